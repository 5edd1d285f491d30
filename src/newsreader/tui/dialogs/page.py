"""A page of text to look at: the keys of a pane, where an article came from, a report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from newsreader.tui.dialogs.dialog import Answer, Dialog, text

# Border, title, keys and the lines between them, and a line of the panes above and below.
_LINES_AROUND = 8


class Page(VerticalScroll):
    """Scrolls by the keys that scroll everywhere, without animation."""

    DEFAULT_CSS = """
    Page { height: auto; max-height: 100%; scrollbar-size-vertical: 1; background: $surface; }
    """


class ScrolledDialog(Dialog[Answer]):
    """A dialog whose content is text that may be longer than the screen."""

    DEFAULT_CSS = """
    ScrolledDialog > #dialog { width: 88; max-height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll_page(1)", show=False),
        Binding("pageup", "scroll_page(-1)", show=False),
        Binding("home,g", "edge(0)", show=False),
        Binding("end,G", "edge(1)", show=False),
    ]

    def __init__(self, title: str, content: Content, keys: str) -> None:
        super().__init__(title, keys)
        self._content = content
        self._page = Page(text(content, "page--text"), can_focus=False)

    def content(self) -> Iterable[Widget]:
        yield self._page

    def on_mount(self) -> None:
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    @property
    def words(self) -> str:
        """The text of the page."""
        return self._content.plain

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._go_to_line(self._page.scroll_offset.y + lines)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by pages."""
        self._go_to_line(self._page.scroll_offset.y + pages * max(1, self._page.size.height - 2))

    def action_edge(self, end: int) -> None:
        """To the beginning (0) or the end (1)."""
        self._go_to_line(self._page.max_scroll_y * end)

    def _fit(self) -> None:
        self._page.styles.max_height = max(3, self.size.height - _LINES_AROUND)

    def _go_to_line(self, line: int) -> None:
        self._page.scroll_to(y=line, animate=False, immediate=True)


class PageDialog(ScrolledDialog[None]):
    """Text that can be scrolled; Escape, Enter and q close it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,q,left,h,question_mark", "cancel", show=False),
    ]

    def __init__(self, title: str, content: Content) -> None:
        super().__init__(title, content, "↑ ↓ scroll   Esc close")
