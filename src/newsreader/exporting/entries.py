"""What every form of export starts from: an article, its notes, its people and its dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from newsreader.entities.fold import folded
from newsreader.model import Annotation, Article
from newsreader.records import record

#: Words of a byline that is no person: those are cited as they stand, never turned round.
_NOBODY = re.compile(
    r"\b(?:agenc\w*|agencies|ajans\w*|association|bureau|correspondents?|desk|editors?|"
    r"editorial|newsroom|news|press|redaktion|redacción|rédaction|redazione|reporters?|"
    r"service|staff|team|wire|writers?|reuters|afp|dpa|tass|bloomberg|efe|ansa)\b",
    re.IGNORECASE,
)
_LATIN_OR_CYRILLIC = re.compile(r"[A-Za-zÀ-ɏЀ-ӿ]")
#: Too little to tell an article by.
_SMALL_WORDS = frozenset(
    "a an the der die das ein eine le la les un une el los las il lo i".split()
)


@record
class Person:
    """An author. `family` alone means a name that is not parted: one word, an agency, a desk."""

    family: str
    given: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Entry:
    """An article to be exported, with its notes and, by their addresses, its pictures."""

    article: Article
    notes: tuple[Annotation, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """The authors, parted into given and family names where they are people."""
        publisher = (self.article.publisher or "").casefold()
        return tuple(
            Person(name) if name.casefold() == publisher else person(name)
            for name in self.article.authors
        )

    @property
    def published(self) -> tuple[int, ...]:
        """Year, month and day of publication, as far as they are known."""
        return date_parts(self.article.published)

    @property
    def accessed(self) -> tuple[int, ...]:
        """The day the article was saved: the text is what it said then."""
        return date_parts(self.article.saved)

    @property
    def is_press(self) -> bool:
        """Does a publisher stand for it (a paper, an agency), or is it only a page?"""
        return self.article.publisher is not None

    @property
    def key(self) -> str:
        """A name for the entry in a bibliography, such as "lee2024trabzon12".

        It ends in the article's number: so it is unique in a library and stays what it is
        whatever else is exported with it.
        """
        who = self.persons[0].family if self.persons else self.article.publisher or ""
        year = str(self.published[0]) if self.published else ""
        words = [_letters(word) for word in self.article.title.split()]
        word = next((word for word in words if word and word not in _SMALL_WORDS), "")
        return f"{_letters(who)}{year}{word}{self.article.id}"

    def without_text(self) -> Entry:
        """The same without the article's text, names and versions, which take most memory."""
        return Entry(replace(self.article, text="", entities=(), versions=()))


def person(name: str) -> Person:
    """A name parted into given and family name, or whole where it is not certainly a person's.

    Scripts that write the family name first, agencies and single words are kept whole.
    """
    if " " not in name.strip() or not _LATIN_OR_CYRILLIC.search(name) or _NOBODY.search(name):
        return Person(name.strip())
    from nameparser import HumanName

    parsed = HumanName(name)
    given = " ".join(part for part in (parsed.first, parsed.middle) if part)
    if not given or not parsed.last:
        return Person(name.strip())
    return Person(parsed.last, given, parsed.suffix)


def date_parts(date: str | None) -> tuple[int, ...]:
    """An ISO date or time as year, month and day, as precise as it is; nothing for None."""
    if not date:
        return ()
    return tuple(int(part) for part in date.partition("T")[0].split("-"))


def _letters(text: str) -> str:
    """Lower-case ASCII letters and digits, for names that every program takes."""
    return re.sub(r"[^a-z0-9]", "", folded(text))
