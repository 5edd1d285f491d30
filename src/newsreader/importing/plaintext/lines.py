"""What a line of copied text looks like: prose, a heading, something to press."""

from __future__ import annotations

import re

_ORNAMENTS = " \t·•|*»«>›‹→←↑↓▸►▶◀■□▪●○★☆✓✔–—_~=+#…:;-\u00a0"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "İ": "i"})
_WORD = re.compile(r"\w+(?:['’.,\-]\w+)*")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# A sentence's end with the quotes, brackets and note numbers that may follow it.
_SENTENCE_END = re.compile(r"[.!?…。!?؟।][\"'”’»«)\]›）」』]*(?:\[?\d{1,3}\]?)?$")
_SPACES = re.compile(r"\s+")
_BULLET = re.compile(r"^(?:[•▪◦●‣·■□*]|[-–—](?= [^\W\d_]))\s+")

_FEWEST_WORDS_OF_PROSE = 8
_PROSE_WITHOUT_END = 25
_FEWEST_DENSE_OF_PROSE = 16
# A period that ends a line of so many words is a sentence's; in shorter ones it would be
# part of a phrase, and buttons have none.
_SENTENCE_WORDS = 4


def fold_line(line: str) -> str:
    """A line as the phrase tables know it: lower case, ornaments and end marks taken off."""
    text = _SPACES.sub(" ", line.translate(_QUOTES).casefold()).strip(_ORNAMENTS)
    if text.endswith(("!", ".")) and (text[-1] == "!" or text.count(" ") + 1 >= _SENTENCE_WORDS):
        text = text[:-1].rstrip(_ORNAMENTS)
    return text


def squeeze(line: str) -> str:
    """The line with each run of white space as one blank."""
    return _SPACES.sub(" ", line).strip()


def words_of(text: str) -> list[str]:
    """The words of a text, numbers among them; one for each Chinese or Japanese character."""
    if _DENSE.search(text):
        text = _DENSE.sub(lambda match: f" {match[0]} ", text)
    return _WORD.findall(text)


def ends_sentence(line: str) -> bool:
    """Does the line end as a sentence does?"""
    return _SENTENCE_END.search(line.rstrip()) is not None


def is_prose(line: str) -> bool:
    """Is this running text, not a headline, a menu or a caption without an end?"""
    count = len(words_of(line))
    dense = len(_DENSE.findall(line))
    fewest = _FEWEST_DENSE_OF_PROSE if dense * 2 > count else _FEWEST_WORDS_OF_PROSE
    return (count >= fewest and ends_sentence(line)) or count >= max(_PROSE_WITHOUT_END, 2 * fewest)


def is_short(line: str, most_words: int) -> bool:
    """A line of at most so many words that does not end as a sentence does."""
    return len(words_of(line)) <= most_words and not ends_sentence(line)


def bullet_item(line: str) -> str | None:
    """The text of a list item, its bullet taken off; None for any other line."""
    match = _BULLET.match(line)
    return line[match.end() :] if match else None


def starts_lower(line: str) -> bool:
    """Does the line begin inside a sentence, as far as its first letter tells?"""
    first = next((char for char in line.lstrip("\"'“”„«»‘’([ ") if char.isalnum()), "")
    return first.islower()
