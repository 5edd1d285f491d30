"""A page of text to look at: the keys of a pane, where an article came from, a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import VisualType
from textual.widget import Widget
from textual.widgets import Static

from newsreader.tui.dialogs.dialog import Answer, Dialog

# Border, title, keys and the lines between them, and a line of the panes above and below.
_LINES_AROUND = 8
_CELLS_AROUND = 5  # border, padding, and the bar
_SHARE_OF_SCREEN = 0.96

#: Makes a page for a width in cells.
Made = Callable[[int], Content]


class Page(VerticalScroll):
    """Scrolls by the keys that scroll everywhere, without animation."""

    DEFAULT_CSS = """
    Page { height: auto; max-height: 100%; scrollbar-size-vertical: 1; background: $surface; }
    """


class ScrolledDialog(Dialog[Answer]):
    """A dialog whose content is text that may be longer than the screen."""

    DEFAULT_CSS = """
    ScrolledDialog > #dialog { max-height: 100%; }
    """
    WIDTH_CELLS: ClassVar[int] = 88
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll_page(1)", show=False),
        Binding("pageup", "scroll_page(-1)", show=False),
        Binding("home,g", "edge(0)", show=False),
        Binding("end,G", "edge(1)", show=False),
    ]

    def __init__(self, title: str, keys: str) -> None:
        super().__init__(title, keys)
        self._text = Static(markup=False, classes="page--text")
        self._page = Page(self._text, can_focus=False)

    def page(self, width: int) -> VisualType:
        """What is shown, for a width in cells."""
        raise NotImplementedError

    def content(self) -> Iterable[Widget]:
        yield self._page

    def on_mount(self) -> None:
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    @property
    def words(self) -> str:
        """The text of the page."""
        shown = self._text.content
        return shown.plain if isinstance(shown, Content) else ""

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._go_to_line(self._page.scroll_offset.y + lines)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by pages."""
        self._go_to_line(self._page.scroll_offset.y + pages * max(1, self._page.size.height - 2))

    def action_edge(self, end: int) -> None:
        """To the beginning (0) or the end (1)."""
        self._go_to_line(self._page.max_scroll_y * end)

    def show_page(self) -> None:
        """Make the page anew, for the width there is."""
        outer = min(self.WIDTH_CELLS, int(self.app.size.width * _SHARE_OF_SCREEN))
        self.query_one("#dialog").styles.width = outer
        self._text.update(self.page(outer - _CELLS_AROUND))

    def _fit(self) -> None:
        self._page.styles.max_height = max(3, self.app.size.height - _LINES_AROUND)
        self.show_page()

    def _go_to_line(self, line: int) -> None:
        self._page.scroll_to(y=line, animate=False, immediate=True)


class ShownDialog(ScrolledDialog[None]):
    """Something to be looked at; Escape, Enter and q close it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,q,left,h,question_mark", "cancel", show=False),
    ]

    def __init__(self, title: str) -> None:
        super().__init__(title, "↑ ↓ scroll   Esc close")


class PageDialog(ShownDialog):
    """A page of text."""

    def __init__(self, title: str, made: Made) -> None:
        super().__init__(title)
        self._made = made

    def page(self, width: int) -> VisualType:
        return self._made(width)
