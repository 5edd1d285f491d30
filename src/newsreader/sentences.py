"""Sentences and words of a stretch of plain text, for selecting and moving by them.

A sentence ends at a full stop, question or exclamation mark with the closing quotes and
brackets behind it, where a blank and something that can begin a sentence follow. Titles,
initials and the abbreviations of news do not end one.
"""

from __future__ import annotations

import re
from functools import cache

Range = tuple[int, int]

_ENDING = r"""
    (?: [.!?…]+ [)\]}"'’”»]* (?=\s)          # an end in scripts that part words with blanks
      | [。！？]+ [」』）”’]*                   # an ideographic end needs no blank
      | [؟۔।]+ [)\]"'’”»]* (?=\s|$)          # Arabic, Urdu and Devanagari ends
      | \n                                    # a list item, a row, a paragraph
    ) \s*
    """
_ABBREVIATION = r"""(?:^|[\s(\["'“‘])(?:
        [A-ZÀ-Þ]                                                 # an initial
      | (?:[A-Za-z]\.)+[A-Za-z]                                  # U.S, e.g, a.m
      | Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Cpl|Maj|Adm|Rev|Hon|St|Jr|Sr
      | Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec
      | No|Nos|Nr|vs|etc|cf|ca|approx|Inc|Ltd|Corp|Co|Bros|vol|pp|ed|Art|Abs|Av|Doç|Yrd
      | bzw|usw|z\.B|Mme|Mlle|M|Sr|Sra|Dña|Ud|Uds|\d{1,2}        # 3. Juli, 1. Lig
    )$"""
_BEGINNING = re.compile(r"""[("'“‘«„\[¿¡—–-]*\w""")
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]+")


def sentence_ranges(text: str, start: int, end: int) -> list[Range]:
    """The sentences between two offsets, in order, without the blanks between them."""
    ranges: list[Range] = []
    begin = start
    for ending in _verbose(_ENDING).finditer(text, start, end):
        if not _ends_here(text, begin, ending, end):
            continue
        _append(ranges, text, begin, ending.end())
        begin = ending.end()
    _append(ranges, text, begin, end)
    return ranges


def word_ranges(text: str, start: int, end: int) -> list[Range]:
    """The words and the runs of punctuation between two offsets, in order."""
    return [found.span() for found in _WORD.finditer(text, start, end)]


@cache
def _verbose(pattern: str) -> re.Pattern[str]:
    # When it is first used: the two take 2 ms, and no list waits for them.
    return re.compile(pattern, re.VERBOSE)


def _append(ranges: list[Range], text: str, start: int, end: int) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if end > start:
        ranges.append((start, end))


def _ends_here(text: str, begin: int, ending: re.Match[str], end: int) -> bool:
    mark = text[ending.start()]
    if mark in "\n。！？؟۔।":
        return True
    following = _BEGINNING.match(text, ending.end(), end)
    if following is not None and following[0][-1].islower():
        return False
    if ending[0].strip() != ".":
        return True
    before = text[max(begin, ending.start() - 12) : ending.start()]
    return _verbose(_ABBREVIATION).search(before) is None
