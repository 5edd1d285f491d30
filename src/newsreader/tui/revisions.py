"""What was changed between the texts of an article, as a page to look at."""

from __future__ import annotations

from itertools import pairwise

from textual.content import Content

from newsreader.analysis import differences, versions
from newsreader.model import Article
from newsreader.tui import wording

_STYLES = {"-": "$text-error", "+": "$text-success"}


def revisions_page(article: Article) -> Content:
    """The lines that went (-) and came (+) from each text to the next, the newest first."""
    pieces: list[str | tuple[str, str]] = []
    for old, new in reversed(list(pairwise(versions(article)))):
        between = f"{wording.moment(old.saved)} → {wording.moment(new.saved)}\n"
        pieces.append((between, "bold $accent"))
        changed = [line for line in differences(old, new)[2:] if line[:1] in _STYLES]
        pieces += [(f"{line}\n", _STYLES[line[0]]) for line in changed if line[1:].strip()]
        pieces.append("\n")
    return Content.assemble(*pieces).rstrip()
