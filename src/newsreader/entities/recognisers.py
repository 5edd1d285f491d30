"""What finds the names in a text: the models where they serve, lists and patterns elsewhere."""

from __future__ import annotations

from functools import cache

from newsreader.entities import Recogniser, is_basic
from newsreader.entities.basic import basic_names
from newsreader.entities.postprocess import refine
from newsreader.entities.postprocess.languages import refine_other
from newsreader.entities.spans import RawMention
from newsreader.entities.tagger.model import OTHER_LANGUAGES, tagger

#: About 25,000 words. A book must not take minutes: by then its names are known.
MOST_CHARACTERS = 150_000


class ModelRecogniser:
    """A tagger and all that betters its answer; for English."""

    def __init__(self, model: str, threads: int, most_characters: int = MOST_CHARACTERS) -> None:
        self._tagger = tagger(model, threads)
        self._most = most_characters

    def mentions(self, plain: str, language: str | None) -> list[RawMention]:
        """The names; `language` makes no difference.

        The model reads the first `most_characters`; what it found there is found in the rest.
        """
        del language
        return refine(plain, self._tagger.names(plain[: _read_to(plain, self._most)]))


class OtherLanguageRecogniser:
    """The tagger of many languages, bettered by what holds in all of them."""

    def __init__(self, threads: int, most_characters: int = MOST_CHARACTERS) -> None:
        self._tagger = tagger(OTHER_LANGUAGES, threads)
        self._most = most_characters

    def mentions(self, plain: str, language: str | None) -> list[RawMention]:
        """The names, with the countries of `language`; long texts as `ModelRecogniser` does."""
        found = self._tagger.names(plain[: _read_to(plain, self._most)])
        return refine_other(plain, found, language or "en")


class ListRecogniser:
    """Known places and bodies, titles and runs of capitals; for languages no model reads."""

    def mentions(self, plain: str, language: str | None) -> list[RawMention]:
        """The names, with the countries and titles of `language`."""
        return basic_names(plain, language or "en")


@cache
def recogniser_for(language: str, model: str, threads: int) -> Recogniser:
    """The best recogniser for a language; made once for a process."""
    if language == "en":
        return ModelRecogniser(model, threads)
    return ListRecogniser() if is_basic(language) else OtherLanguageRecogniser(threads)


def _read_to(plain: str, most: int) -> int:
    if len(plain) <= most:
        return len(plain)
    return max(plain.rfind("\n", 0, most), most // 2)
