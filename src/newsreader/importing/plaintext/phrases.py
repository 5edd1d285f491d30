"""What sites write around their articles: the phrase book, one file for each language.

Each line of a file in `phrasebook/` is a pattern for a whole line of text: the line in lower
case, its ornaments and end marks taken off (`lines.fold_line`), must match from end to end.
So "Share" is a button and "Share prices fell" is not. `[names]` part the kinds; `{some}`
stands for up to twelve words, `{number}` for a count such as 1.2K. Words that make up bars
and menus are listed one by one, since their order is anybody's.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

SITE = "site name"
ADVERTISEMENT = "advertisement"
COOKIES = "cookie notice"
SHARING = "share bar"
COUNTS = "counts"
NEWSLETTER = "newsletter"
PAYWALL = "subscription notice"
COPYRIGHT = "copyright"
FOLLOWING = "follow us"
READ_MORE = "read more"
CREDITS = "picture credit"
COMMENTS = "comments"
RELATED = "related articles"
NAVIGATION = "navigation"
TAGS = "tags"
TEASER = "teaser"
WIRE = "wire note"
CORRECTION = "correction"
RIGHTS = "rights reserved"
BYLINE = "byline"
PUBLISHED = "published"
UPDATED = "updated"
RELATIVE_DATE = "relative date"
WEEK_DAY = "week day"
JOB = "job"
MENU_WORDS = "menu words"
DATE_WORDS = "date word"
SHARE_WORDS = "share words"

_MACROS = {
    "{some}": r"\S+(?: \S+){0,11}",
    "{number}": r"\d[\d.,\u00a0\u202f ]{0,12}(?:k|m|b|bin|mln?|tsd|тыс|млн)?\.?\+?",
}


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """One pattern for all the phrases of a kind, for `fullmatch` on a folded line."""
    return re.compile(_alternatives(kind))


@cache
def opening(kind: str) -> re.Pattern[str]:
    """A pattern for a label of that kind at the beginning of a line, its colon included."""
    return re.compile(
        rf"(?:{_alternatives(kind)})(?:(?<=[:/])|(?![\w’']))\s*[:|–-]?\s*", re.IGNORECASE
    )


@cache
def within(kind: str) -> re.Pattern[str]:
    """A pattern for whole words of that kind anywhere in a line."""
    return re.compile(rf"\b(?:{_alternatives(kind)})\b", re.IGNORECASE)


@cache
def words(kind: str) -> frozenset[str]:
    """The single words of a kind."""
    return frozenset(word for line in _book()[kind] for word in line.split())


def _alternatives(kind: str) -> str:
    # The longest first: "published on" before "published".
    phrases = "|".join(f"(?:{item})" for item in sorted(_book()[kind], key=len, reverse=True))
    for name, meaning in _MACROS.items():
        phrases = phrases.replace(name, meaning)
    return phrases


@cache
def _book() -> dict[str, list[str]]:
    book: dict[str, list[str]] = {}
    folder = files("newsreader.importing.plaintext") / "phrasebook"
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        phrases: list[str] = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("[") and line.endswith("]"):
                phrases = book.setdefault(line[1:-1], [])
            elif line and not line.startswith("# "):
                phrases.append(line)
    return book
