"""What finds the names in a text: the model where it serves, lists and patterns elsewhere."""

from __future__ import annotations

from functools import cache

from newsreader.entities import Recogniser, is_basic, recogniser_version
from newsreader.entities.basic import basic_names
from newsreader.entities.postprocess import refine
from newsreader.entities.spans import RawMention
from newsreader.entities.tagger.model import tagger


class ModelRecogniser:
    """Our tagger and all that betters its answer; for English."""

    def __init__(self, threads: int) -> None:
        self.version = recogniser_version()
        self._tagger = tagger(threads)

    def mentions(self, plain: str, language: str | None) -> list[RawMention]:
        """The names; `language` makes no difference."""
        del language
        return refine(plain, self._tagger.names(plain))


class ListRecogniser:
    """Known places and bodies, titles and runs of capitals; for every other language."""

    def __init__(self) -> None:
        self.version = f"{recogniser_version()}-basic"

    def mentions(self, plain: str, language: str | None) -> list[RawMention]:
        """The names, with the countries and titles of `language`."""
        return basic_names(plain, language or "en")


@cache
def recogniser_for(language: str, threads: int) -> Recogniser:
    """The best recogniser for a language; made once for a process."""
    return ListRecogniser() if is_basic(language) else ModelRecogniser(threads)
