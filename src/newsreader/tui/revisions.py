"""What was changed between the texts of an article, as a page to look at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from textual.content import Content

from newsreader.analysis import differences, versions
from newsreader.model import Article
from newsreader.tui import wording
from newsreader.tui.hanging import beside

_STYLES = {"-": "$text-error", "+": "$text-success", "@": "$foreground-muted"}
# The names of the two texts, of which a title speaks already.
_HEADER_LINES = 2
_SIGN_CELLS = 2


def revisions_page(article: Article, width: int) -> Content:
    """The lines that went (-) and came (+) from each text to the next, the newest first.

    `width` is that of the page, in cells.
    """
    pieces: list[str | tuple[str, str]] = []
    for old, new in reversed(list(pairwise(versions(article)))):
        between = f"{wording.moment(old.saved)} → {wording.moment(new.saved)}\n"
        pieces.append((between, "bold $accent"))
        changed = diff_pieces(differences(old, new), width)
        pieces += [piece for piece in changed if piece[0][:1] in "+-" and piece[0][1:].strip()]
        pieces.append("\n")
    return Content.assemble(*pieces).rstrip()


def diff_pieces(diff: Sequence[str], width: int) -> list[tuple[str, str]]:
    """The lines of a unified diff in their colours, without the names of the two texts.

    What is left out between two places is a "⋯". `width` is that of the page, in cells.
    """
    pieces: list[tuple[str, str]] = []
    for line in diff[_HEADER_LINES:]:
        sign, words = line[:1], line[1:]
        if sign == "@":
            pieces += [("⋯\n", _STYLES["@"])] if pieces else []
            continue
        shown = "".join(beside(sign, words, _SIGN_CELLS, width))
        pieces.append((f"{shown}\n", _STYLES.get(sign, "")))
    return pieces
