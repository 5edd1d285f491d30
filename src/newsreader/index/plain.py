"""Markdown to the words of its plain text, many times as fast as by parsing it.

The index needs the words of `document.plain_text` and nothing of the structure. Most
Markdown marks stand where a blank might stand and part no words that were not parted; the
few constructs that hide words (addresses of links, pictures, list numbers) are taken out by
pattern. A text with anything the patterns do not know for certain is parsed.
"""

from __future__ import annotations

import re
from html import unescape

from newsreader.document import plain_text

# What may mark something inside a line, and at the beginning of one. Patterns here begin with
# one character that is seldom in a text, what follows being looked at from there: two that are
# looked for together take twice as long, anything else ten times.
_MARK = re.compile(r"[*_\[\]<>&\\`#|~]")
_LINE_MARK = re.compile(r"\n *[-+*>\d]")

# Constructs that need a parser: code, reference links, unusual addresses of links, automatic
# links, entities that stand for letters, list numbers within lists and quotations, code lines
# with what would be markup elsewhere, tables.
_PARSED_LINK = re.compile(r"\](?=:|\((?:\s*<|[^)\n]*\())")
_PARSED_ANGLE = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*:|[^\s<>]*@)")
_PARSED_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|nbsp|apos|#39);)(?:#|\w+;)")
_PARSED_NUMBER = re.compile(r"\n *(?:\d{1,9}[.)]|[-+*>])[-+*>.)\d ]*?(?<!\d)\d{1,9}[.)]")
_MAYBE_CODE = re.compile(r"\n[-+*>.)\d ]* {4}")
_UNLIKE_CODE = re.compile(r"[\[&]|\n[-+*>.) ]*\d{1,9}[.)]")
_TABLE_RULE = re.compile(r"\n[ >]*[-:|][-:| ]*(?=\n|$)")

_ESCAPE_OR_ENTITY = re.compile(r"\\[!-/:-@\[-`{-~]|&(?:amp|lt|gt|quot|nbsp|apos|#39);")
_SAFE = r"(?:(?![DFJVdfjv])|(?!(?i:javascript|vbscript|file|data):))"
_TARGET = rf"""\([ ]*{_SAFE}[^\s()<>\[\]]*(?:[ ]+"[^"\n]*")?[ ]*\)"""
_IMAGE = re.compile(r"!(?=\[)\[[^\[\]\n]*\]" + _TARGET)
_LINK = re.compile(r"\[([^\[\]\n]*)\]" + _TARGET)
_EMPHASIS_MARKS = "*_~\x02"
_EDGE_UNDERSCORE = re.compile(r"_*\x02+_|_+\x02")
_PARTS_WORDS = re.compile(r"[\s\x00-\x2f:-@\[-`{-~\ue000-\ue07f]")

_NUMBERED = re.compile(r"\n {0,3}\d{1,9}[.)](?= |\n|$)")
_NUMBER = re.compile(r" {0,3}\d{1,9}[.)](?= |$)")
_NUMBERED_OR_BLANK = re.compile(r" {0,3}(?:\d{1,9}[.)](?: .*)?)?")

# An escaped character stands in the private use area while marks are looked for.
_ASIDE = 0xE000
_BACK = {_ASIDE + code: chr(code) for code in range(0x21, 0x7F)}
# Stands for the edge of a link or for a picture, which part no words.
_EDGE = "\x02"


def indexed_text(markdown: str) -> str:
    """A text with exactly the words of `document.plain_text(markdown)`, in their order."""
    text = "\n" + markdown
    has_line_marks = _LINE_MARK.search(text) is not None
    if not has_line_marks and _MARK.search(text) is None:
        return markdown
    if _needs_parser(text, has_line_marks):
        return plain_text(markdown)
    stripped = _stripped(text)
    return plain_text(markdown) if stripped is None else stripped


def _needs_parser(text: str, has_line_marks: bool) -> bool:
    """Is there anything that the patterns do not know for certain?"""
    return (
        "`" in text
        # One character is found at the speed of memory, several take twenty times as long.
        or ("~" in text and "~~~" in text)
        or ("]" in text and _PARSED_LINK.search(text) is not None)
        or ("<" in text and _PARSED_ANGLE.search(text) is not None)
        or ("&" in text and _PARSED_ENTITY.search(text) is not None)
        or (has_line_marks and _PARSED_NUMBER.search(text) is not None)
        or (_MAYBE_CODE.search(text) is not None and _UNLIKE_CODE.search(text) is not None)
        or ("|" in text and _TABLE_RULE.search(text) is not None)
    )


def _stripped(text: str) -> str | None:
    """The text without what has no words, or None where that needs a parser after all."""
    aside = "\\" in text or "&" in text
    if aside:
        text = _ESCAPE_OR_ENTITY.sub(_set_aside, text)
    linked = "]" in text and "](" in text
    if linked:
        text = _LINK.sub(rf"{_EDGE}\1{_EDGE}", _IMAGE.sub(_EDGE, text))
        if "]" in text and "](" in text:
            return None
    if _joins_words(text):
        return None
    if _NUMBERED.search(text):
        unnumbered = _without_numbers(text)
        if unnumbered is None:
            return None
        text = unnumbered
    text = text.replace(_EDGE, "") if linked else text
    return text.translate(_BACK) if aside else text


def _joins_words(text: str) -> bool:
    """Does any mark stand inside a word, so that without it the two sides are one?"""
    for character in ("*", "~", _EDGE):
        place = text.find(character)
        while place >= 0:
            start = place
            while start > 0 and text[start - 1] in _EMPHASIS_MARKS:
                start -= 1
            end = place + 1
            while end < len(text) and text[end] in _EMPHASIS_MARKS:
                end += 1
            if _joins(text, start, end):
                return True
            place = text.find(character, end)
    return False


def _joins(text: str, start: int, end: int) -> bool:
    """Underscores alone join only at the edge of a link."""
    if start == 0 or end == len(text):
        return False
    if _PARTS_WORDS.match(text, start - 1) or _PARTS_WORDS.match(text, end):
        return False
    marks = text[start:end]
    return "*" in marks or "~" in marks or _EDGE_UNDERSCORE.match(marks) is not None


def _set_aside(match: re.Match[str]) -> str:
    if match.group()[0] == "\\":
        return chr(_ASIDE + ord(match.group()[1]))
    return "\xa0" if match.group() == "&nbsp;" else chr(_ASIDE + ord(unescape(match.group())))


def _without_numbers(text: str) -> str | None:
    """Without list numbers, if each is certainly one: first in its paragraph or its list."""
    lines = text.split("\n")
    previous = ""
    for place, line in enumerate(lines):
        match = _NUMBER.match(line)
        if match:
            if not _NUMBERED_OR_BLANK.fullmatch(previous):
                return None
            lines[place] = line[match.end() :]
        previous = line
    return "\n".join(lines)
