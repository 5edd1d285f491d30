"""The article list: a sequence of ids, and the rows of those that are in view.

It knows ids and asks for the rows of a window of them, so that a library of 100,000 articles
opens as fast as one of a hundred and takes no more memory than its ids.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.cache import LRUCache
from textual.message import Message
from textual.strip import Strip

from newsreader.model import ArticleRow
from newsreader.tui.bindings import widget_bindings
from newsreader.tui.widgets.article_row import (
    RowContext,
    RowStyles,
    Snippet,
    draw_row,
    draw_snippet,
)
from newsreader.tui.widgets.cursor_list import CursorList

FetchRows = Callable[[Sequence[int]], Sequence[ArticleRow]]

_WINDOW = 64
_KEPT = 2048
_PARTS = ("title", "unread", "meta", "mark", "tag", "snippet", "hit")


class ArticleList(CursorList):
    """Articles, two lines each; three while a search shows what it found."""

    DEFAULT_CSS = """
    ArticleList > .row--title { color: $foreground 85%; }
    ArticleList > .row--unread { color: $foreground; text-style: bold; }
    ArticleList > .row--meta { color: $foreground-muted; }
    ArticleList > .row--mark { color: $accent; }
    ArticleList > .row--tag { color: $secondary; }
    ArticleList > .row--snippet { color: $foreground 75%; }
    ArticleList > .row--hit { color: $accent; text-style: bold underline; }
    ArticleList > .row--cursor { background: $panel; }
    ArticleList > .row--cursor-in-use { background: $block-cursor-background; }
    ArticleList:ansi > .row--cursor { text-style: underline; }
    ArticleList:ansi > .row--cursor-in-use { background: ansi_blue; color: ansi_bright_white; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*widget_bindings("list")]
    row_height = 2
    cursor_class = "row--cursor"

    class InView(Message):
        """Other rows came into view while a search is on."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ArticleList.InView)

    class OpenedEmpty(Message):
        """Enter where there is nothing."""

    def __init__(
        self,
        fetch: FetchRows,
        context: RowContext,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self.selected: set[int] = set()
        self.context = context
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._rows: LRUCache[int, ArticleRow] = LRUCache(_KEPT)
        self._snippets: dict[int, Snippet] = {}
        self._row_styles: dict[tuple[bool, bool], RowStyles] = {}

    @property
    def row_count(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Sequence[int]:
        """The ids of the articles shown, in their order."""
        return self._ids

    @property
    def current_id(self) -> int | None:
        """The article under the cursor."""
        return self._ids[self.cursor] if self._ids else None

    def row_at(self, index: int) -> ArticleRow | None:
        """The row at a place of the list; read together with its neighbours when first seen."""
        identity = self._ids[index]
        row = self._rows.get(identity)
        if row is None:
            first = index // _WINDOW * _WINDOW
            self.take(self._fetch(self._ids[first : first + _WINDOW]))
            row = self._rows.get(identity)
        return row

    def take(self, rows: Iterable[ArticleRow]) -> None:
        """Take what is known of articles that are shown, so that it is not asked for again."""
        for row in rows:
            self._rows[row.id] = row

    def show(self, ids: Sequence[int], *, cursor_on: int | None = None) -> None:
        """Show these articles. The row under the cursor stays where it is on the screen.

        `cursor_on` puts the cursor on an article instead; one that is not among them leaves it
        at the place it has.
        """
        on_screen = self.cursor * self.row_height - self.scroll_offset.y
        wanted = cursor_on if cursor_on is not None else self.current_id
        before = self.current_id
        self._ids = ids
        self._rows.clear()
        self.selected &= set(ids) if self.selected else set()
        place = self.cursor if wanted is None else _index(ids, wanted, self.cursor)
        self.set_reactive(CursorList.cursor, max(0, min(place, len(ids) - 1)))
        self.rows_changed()
        self.scroll_to(
            y=max(0, self.cursor * self.row_height - on_screen),
            animate=False,
            immediate=True,
            force=True,
        )
        self.scroll_to_cursor()
        if ids and self.current_id != before:
            self.highlighted(self.cursor)

    def highlighted(self, index: int) -> None:
        self.tell(self.Highlighted(self, index))

    def go_to(self, index: int) -> None:
        """Put the cursor on a place of the list."""
        self.cursor = index

    def reread(self, ids: Iterable[int]) -> None:
        """These articles have changed: draw them again from the library."""
        for identity in ids:
            self._rows.discard(identity)
        self.redraw()

    def show_snippets(self, has_snippets: bool) -> None:
        """Give each row a third line for the words found, or take it away."""
        height = 3 if has_snippets else 2
        self._snippets.clear()
        if height != self.row_height:
            self.row_height = height
            self.rows_changed()
            self.scroll_to_cursor()

    def add_snippets(self, snippets: Mapping[int, Snippet]) -> None:
        """Fill in the words that were found."""
        self._snippets.update(snippets)
        self.redraw()

    def ids_in_view(self) -> list[int]:
        """The articles on the screen now, and a page below."""
        first = self.scroll_offset.y // self.row_height
        rows = self.container_size.height // self.row_height + 1
        return list(self._ids[first : first + 2 * rows])

    def ids_without_snippet(self) -> list[int]:
        """Those of `ids_in_view` whose words are not filled in yet."""
        return [identity for identity in self.ids_in_view() if identity not in self._snippets]

    def toggle_selected(self) -> None:
        """Select the article under the cursor, or take it out of the selection; then go down."""
        identity = self.current_id
        if identity is None:
            return
        self.selected ^= {identity}
        self.redraw()
        self.action_move(1)

    def select_all(self) -> None:
        """Select everything shown, or nothing when everything is."""
        self.selected = set() if len(self.selected) == len(self._ids) else set(self._ids)
        self.redraw()

    def select_none(self) -> None:
        """Let the selection go."""
        self.selected = set()
        self.redraw()

    def action_open(self) -> None:
        if self._ids:
            self.tell(self.Chosen(self, self.cursor))
        else:
            self.post_message(self.OpenedEmpty())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self.row_height == 3:
            self.post_message(self.InView())

    def row_key(self, index: int) -> Hashable:
        identity = self._ids[index]
        return identity, identity in self.selected

    def draw(self, index: int, width: int) -> list[Strip]:
        styles = self._styles_of_row(index == self.cursor)
        row = self.row_at(index)
        if row is None:
            return [Strip.blank(width, styles.base)] * self.row_height
        strips = draw_row(
            row,
            width=width,
            styles=styles,
            context=self.context,
            is_selected=row.id in self.selected,
        )
        if self.row_height == 3:
            snippet = self._snippets.get(row.id)
            strips.append(draw_snippet(snippet, width=width, styles=styles))
        return strips

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._row_styles.clear()

    def _styles_of_row(self, at_cursor: bool) -> RowStyles:
        key = (at_cursor, at_cursor and self.has_focus)
        styles = self._row_styles.get(key)
        if styles is None:
            styles = self._row_styles[key] = RowStyles(
                base=self.ground(at_cursor=at_cursor),
                **{name: self.part(f"row--{name}", at_cursor=at_cursor) for name in _PARTS},
            )
        return styles


def _index(ids: Sequence[int], identity: int, otherwise: int) -> int:
    try:
        return ids.index(identity)
    except ValueError:
        return otherwise
