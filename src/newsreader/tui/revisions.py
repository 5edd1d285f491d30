"""What was changed between the texts of an article, as a page to look at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from textual.content import Content

from newsreader.analysis import differences, versions
from newsreader.model import Article
from newsreader.tui import wording

_STYLES = {"-": "$text-error", "+": "$text-success", "@": "$foreground-muted"}
# The names of the two texts, of which a title speaks already.
_HEADER_LINES = 2


def revisions_page(article: Article) -> Content:
    """The lines that went (-) and came (+) from each text to the next, the newest first."""
    pieces: list[str | tuple[str, str]] = []
    for old, new in reversed(list(pairwise(versions(article)))):
        between = f"{wording.moment(old.saved)} → {wording.moment(new.saved)}\n"
        pieces.append((between, "bold $accent"))
        changed = diff_pieces(differences(old, new))
        pieces += [piece for piece in changed if piece[0][:1] in "+-" and piece[0][1:].strip()]
        pieces.append("\n")
    return Content.assemble(*pieces).rstrip()


def diff_pieces(diff: Sequence[str]) -> list[tuple[str, str]]:
    """The lines of a unified diff in their colours, without the names of the two texts."""
    return [(f"{line}\n", _STYLES.get(line[:1], "")) for line in diff[_HEADER_LINES:]]
