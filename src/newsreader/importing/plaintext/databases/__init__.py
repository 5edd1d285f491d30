"""Texts delivered by press databases: several articles in a file, with labelled lines.

In: a whole text. Out: its articles, each with what its labels say. Only a separator that is
known is acted on; each database has a file of its own. Any other text is one article.
"""

from __future__ import annotations

from newsreader.importing.plaintext.databases.factiva import factiva
from newsreader.importing.plaintext.databases.nexis import ended, nexis
from newsreader.importing.plaintext.databases.proquest import proquest
from newsreader.importing.plaintext.databases.raw import RawArticle


def separate(text: str) -> list[RawArticle]:
    """The articles of a text; one, unchanged, where no known separator parts it."""
    for split in (nexis, proquest, factiva, ended):
        found = split(text)
        if found:
            return found
    return [RawArticle(text)]
