"""Which colour and mark a group of names has, in one line drawn as the text draws them."""

from __future__ import annotations

from textual.content import Content
from textual.theme import Theme

from newsreader.model import ENTITY_GROUPS
from newsreader.tui.reader.palette import ENTITY_HUES


def legend(theme: Theme) -> Content:
    """The groups of names, each in its look on the ground of a theme."""
    pieces: list[str | tuple[str, str]] = []
    for group in ENTITY_GROUPS:
        hue = ENTITY_HUES[group]
        colour = hue.sixteen if theme.ansi else hue.dark if theme.dark else hue.light
        mark = "" if hue.mark == "none" else hue.mark
        pieces += [(group, f"{colour} {mark}".rstrip()), "  "]
    return Content.assemble(*pieces).rstrip()
