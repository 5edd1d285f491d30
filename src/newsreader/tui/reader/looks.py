"""The styles of a reading view, each worked out once: Textual asks all ancestors for one."""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style

from newsreader.document import Mark
from newsreader.tui.line_view import LineView
from newsreader.tui.reader import palette
from newsreader.tui.reader.drawing import safe_address


class Looks:
    """What kinds of lines and marks look like in a view, as the terminal is sent it."""

    def __init__(self, view: LineView) -> None:
        self._view = view
        self._plain: dict[str, Style] = {}
        self._shown: dict[tuple[str, ...], Style] = {}

    def of(self, kind: str, marks: tuple[Mark, ...] = ()) -> Style:
        """The style of a kind of line, or of what is drawn in a line, under these marks."""
        kinds = (kind, *[mark.kind for mark in marks])
        style = self._shown.get(kinds)
        if style is None:
            style = self._shown[kinds] = self._view.sent(self._under(kinds))
        if "link" in kinds:
            for mark in marks:
                if mark.kind == "link" and (address := safe_address(mark.data)):
                    style += _link(address)
        return style

    def clear(self) -> None:
        """Work them out anew."""
        self._plain.clear()
        self._shown.clear()

    def _under(self, kinds: tuple[str, ...]) -> Style:
        style = self._of_kind(kinds[0])
        for kind in kinds[1:]:
            style += self._of_kind("code-span" if kind == "code" else kind)
        return style

    def _of_kind(self, kind: str) -> Style:
        style = self._plain.get(kind)
        if style is None:
            if kind in palette.MARKS:
                style = self._view.get_component_rich_style(f"reader--{kind}", partial=True)
            elif kind in palette.LINES:
                # Not partial: only so is a translucent colour blended with what is under it.
                style = self._view.get_component_rich_style(f"reader--{kind}")
            else:
                style = self._view.rich_style
            self._plain[kind] = style
        return style


@lru_cache(maxsize=256)
def _link(address: str) -> Style:
    return Style(link=address)
