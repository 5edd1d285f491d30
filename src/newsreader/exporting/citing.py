"""Citations as text, by CSL styles: our own four, or any style file of the user's.

citeproc-py does the work. What it leaves undone is mended here: American styles put full stops
and commas inside closing quotation marks, and quotation marks within a quoted title are single.
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from newsreader.errors import NewsreaderError
from newsreader.exporting.csl import csl_item
from newsreader.exporting.entries import Entry

#: The styles that are shipped, the default first.
CITATION_STYLES = ("newsroom", "apa", "chicago", "mla")
#: Those that write the marks the American way.
_AMERICAN = ("chicago", "mla")
_QUOTED = (*_AMERICAN, "newsroom")

_AFTER_QUOTE = re.compile(r"([.?!…]?)([”’]*)”([.,])")
_TWICE = re.compile(r"([?!…])\.(?=\s|$)")


def cite(entry: Entry, style: str = CITATION_STYLES[0]) -> str:
    """The article in a bibliography, as one line of text.

    `style` is one of `CITATION_STYLES` or the path of a CSL file. Raises NewsreaderError if it
    is neither, or a file that is not such a style.
    """
    if style in CITATION_STYLES:
        with as_file(files("newsreader") / "data" / "styles" / f"{style}.csl") as file:
            return _cited(entry, file, style)
    if not style.casefold().endswith(".csl"):
        raise NewsreaderError(
            f"There is no citation style {style!r}. Take {', '.join(CITATION_STYLES)}, "
            "or the path of a .csl file"
        )
    file = Path(style).expanduser()
    if not file.is_file():
        raise NewsreaderError(f"There is no file {file}")
    return _cited(entry, file, "")


def _cited(entry: Entry, file: Path, style: str) -> str:
    from citeproc import (  # type: ignore[import-untyped]
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
    from lxml.etree import LxmlError

    if style in _QUOTED:
        entry = replace(entry, article=replace(entry.article, title=_single(entry.article.title)))
    item = csl_item(entry)
    try:
        rules = CitationStylesStyle(str(file), validate=False)
        bibliography = CitationStylesBibliography(rules, CiteProcJSON([item]), formatter.plain)
        bibliography.register(Citation([CitationItem(item["id"])]))
        (line,) = bibliography.bibliography()
    except (OSError, LxmlError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise NewsreaderError(f"{file} cannot be used as a citation style: {error}") from error
    text = _TWICE.sub(r"\1", " ".join(str(line).split()))
    return _AFTER_QUOTE.sub(_inside, text) if style in _AMERICAN else text


def _inside(found: re.Match[str]) -> str:
    ending, inner, mark = found.groups()
    if ending and mark == ".":
        return f"{ending}{inner}”"
    return f"{ending}{mark}{inner}”" if not ending else f"{ending}{inner}”{mark}"


def _single(title: str) -> str:
    return title.replace("“", "‘").replace("”", "’")
