"""What finds the names in a text: the model where it serves, lists and patterns elsewhere."""

from __future__ import annotations

from functools import cache

from newsreader.entities import Recogniser, is_basic
from newsreader.entities.basic import basic_names
from newsreader.entities.postprocess import refine
from newsreader.entities.spans import RawMention
from newsreader.entities.tagger.model import tagger

#: About 25,000 words. A book must not take minutes: by then its names are known.
MOST_CHARACTERS = 150_000


class ModelRecogniser:
    """Our tagger and all that betters its answer; for English."""

    def __init__(self, model: str, threads: int, most_characters: int = MOST_CHARACTERS) -> None:
        self._tagger = tagger(model, threads)
        self._most = most_characters

    def mentions(self, plain: str, language: str | None) -> list[RawMention]:
        """The names; `language` makes no difference.

        The model reads the first `most_characters`; what it found there is found in the rest.
        """
        del language
        end = len(plain)
        if end > self._most:
            end = max(plain.rfind("\n", 0, self._most), self._most // 2)
        return refine(plain, self._tagger.names(plain[:end]))


class ListRecogniser:
    """Known places and bodies, titles and runs of capitals; for every other language."""

    def mentions(self, plain: str, language: str | None) -> list[RawMention]:
        """The names, with the countries and titles of `language`."""
        return basic_names(plain, language or "en")


@cache
def recogniser_for(language: str, model: str, threads: int) -> Recogniser:
    """The best recogniser for a language; made once for a process."""
    return ListRecogniser() if is_basic(language) else ModelRecogniser(model, threads)
