"""A text -> the people, organisations, places, dates and figures in it.

In: an article's plain text, and what is known of it. Out: `EntityMention`s, sorted, without
overlaps, with offsets in code points of that text. The steps: `tagger` reads the names,
`postprocess` betters them by the whole document, `values` finds dates and figures,
`canonical` ties the forms of one thing together; `rules` are the reader's own corrections.
Nothing heavy is imported before the first text is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from newsreader.entities.spans import RawMention
from newsreader.model import DEFAULT_ENTITY_MODEL, EntityMention

__all__ = [
    "RawMention",
    "Recogniser",
    "is_basic",
    "is_version_of_lists",
    "recognise",
    "recogniser_version",
    "use_model",
    "use_threads",
]

#: The weights by model, and the rules after them: an article whose names were found by another
#: version may be read again.
_WEIGHTS_OF_LANGUAGES = "e5ml-2026.11"
_WEIGHTS = {
    "fast": "mini3-2026.11",
    "balanced": "mini6-2026.11.2",
    "accurate": _WEIGHTS_OF_LANGUAGES,
}
_LISTS = "lists"
_RULES = 3
#: What the model of many languages was shown and is measured on (benchmarks/names).
_READ_BY_MODEL = frozenset(
    "ar cs de el es fa fr he hu id it ja ko nl pl pt ro ru sv tr uk zh".split()
)
_model = DEFAULT_ENTITY_MODEL
_threads = 2


class Recogniser(Protocol):
    """Something that finds the names in a text."""

    def mentions(self, plain: str, language: str | None) -> list[RawMention]:
        """The names, sorted, without overlaps; offsets in code points of `plain`."""


def recognise(
    plain: str,
    *,
    language: str | None,
    title: str = "",
    published: str | None = None,
    authors: Sequence[str] = (),
) -> tuple[EntityMention, ...]:
    """All mentions in an article's plain text, sorted by start, none overlapping another.

    `language` is a BCP 47 tag; None has it detected. `title` helps with that only: its names are
    not in the text. `published` is the ISO date or time that dates are counted from; `authors`
    are not taken for people of the story where they stand in a byline.
    """
    from newsreader.entities.article import recognise_article
    from newsreader.entities.language import detect_language

    code = _code(language or detect_language(f"{title}\n{plain}"))
    return recognise_article(plain, code, published, authors, _model, _threads)


def recogniser_version(language: str | None = None, model: str | None = None) -> str:
    """The version of what finds names in a language, the rules included; loads nothing.

    `model` is the one in use if it is not given.
    """
    if is_basic(language):
        weights = _LISTS
    elif _code(language) == "en":
        weights = _WEIGHTS[model or _model]
    else:
        weights = _WEIGHTS_OF_LANGUAGES
    return f"{weights}+{_RULES}"


def use_model(name: str) -> None:
    """Which of `model.ENTITY_MODELS` finds names in English in this process from now on."""
    global _model
    _model = name


def use_threads(count: int) -> None:
    """How many threads the model may use in this process; call it before the first text.

    Two are best for one process on its own; worker processes side by side want one each.
    """
    global _threads
    _threads = count


def is_basic(language: str | None) -> bool:
    """Are names in this language found by lists and patterns only, not by a model?"""
    code = _code(language)
    return code != "en" and code not in _READ_BY_MODEL


def is_version_of_lists(version: str) -> bool:
    """Does a `recogniser_version` say that lists and patterns alone found the names?"""
    return version.startswith(_LISTS)


def _code(language: str | None) -> str:
    return (language or "en").split("-")[0].lower()
