"""The panes over one library, and what every subject of the main screen shares."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import Reactive
from textual.widget import Widget

from newsreader.config import Settings
from newsreader.errors import NewsreaderError
from newsreader.library import Library
from newsreader.model import Article, ArticleRow
from newsreader.tui.compositing import ExactCompositor
from newsreader.tui.layout import BEFORE, pane_beside, pane_widths, visible_panes, widened
from newsreader.tui.painting import Painter
from newsreader.tui.screens.working import Working
from newsreader.tui.suggesting import QuerySuggester
from newsreader.tui.widgets.article_list import ArticleList
from newsreader.tui.widgets.article_row import RowContext
from newsreader.tui.widgets.key_bar import KeyBar, KeyHint, live_hints
from newsreader.tui.widgets.library_pane import LibraryPane
from newsreader.tui.widgets.list_pane import ListPane
from newsreader.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from newsreader.tui.reader.view import ReadingView
    from newsreader.tui.widgets.article_pane import ArticlePane
    from newsreader.tui.widgets.entities_pane import EntitiesPane
    from newsreader.tui.widgets.notes_pane import NotesPane
    from newsreader.tui.widgets.reading_panes import ReadingPanes
    from newsreader.tui.widgets.side_panes import EntitiesSide, NotesSide, SidePane

UNDO_HINT = "u undoes"


class Workspace(Working):
    """Panes and focus; the subjects of the main screen build on it."""

    AUTO_FOCUS = "#articles"
    # Textual would paint the whole screen again whenever the focus goes elsewhere.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, library: Library, settings: Settings, context: RowContext) -> None:
        super().__init__()
        self._compositor = ExactCompositor()
        self.library = library
        self.settings = settings
        self.context = context
        self.articles = ArticleList(self._rows, context, id="articles")
        self.shelves = LibraryPane()
        self.list_pane = ListPane(self.articles, QuerySuggester(library))
        self.keys = KeyBar()
        self._hints: dict[tuple[str, Widget | None], list[KeyHint]] = {}
        self.focused_pane = "list"
        #: The panes on the screen.
        self.panes_in_view: tuple[str, ...] = ("list",)
        self.is_zoomed = False
        #: Is there no article in the library, not even in the trash?
        self.has_no_articles = False
        #: The article that was opened to be read, if it was not only looked at in passing.
        self.opened: int | None = None
        self._panes: dict[str, Pane] = {"library": self.shelves, "list": self.list_pane}
        self._width = 0
        #: Cells that the reader gave to the library, the list and the side panes, or took away.
        self.widened: dict[str, int] = {}

    async def _on_idle(self, event: events.Idle) -> None:
        # A frame that is spent on half of what a key changes would have the rest wait for another.
        if isinstance(self.app, Painter) and self.app.is_at_work:
            event.prevent_default()

    def compose(self) -> ComposeResult:
        # The list and what stands before it; a quarter of the time to the first list would go
        # to the other panes, which have nothing to show yet.
        first = [self.shelves, self.list_pane] if self.shelves.display else [self.list_pane]
        yield Horizontal(*first, id="panes")
        yield self.status
        yield self.keys

    async def mount_other_panes(self) -> None:
        """Mount the panes that the first picture did without."""
        self._panes |= self.reading.by_name
        self._arrange(self.focused_pane)
        panes = self.query_one("#panes", Horizontal)
        if not self.shelves.is_attached:
            await panes.mount(self.shelves, before=self.list_pane)
        await self.list_pane.mount_search()
        await panes.mount(self.article_pane, self.reading.side)

    @cached_property
    def reading(self) -> ReadingPanes:
        """The panes of the article."""
        # What they import takes a twentieth of the time to the first list.
        from newsreader.tui.widgets.reading_panes import ReadingPanes

        return ReadingPanes(self.settings.reading, self.context.marks.note)

    @property
    def view(self) -> ReadingView:
        """The text of the article."""
        return self.reading.view

    @property
    def article_pane(self) -> ArticlePane:
        """The text of the article with its title and its search."""
        return self.reading.article

    @property
    def sides(self) -> dict[str, SidePane]:
        """The side panes by name."""
        return self.reading.sides

    @property
    def entities_side(self) -> EntitiesSide:
        """The pane of what is named in the article."""
        return self.reading.entities

    @property
    def entities(self) -> EntitiesPane:
        """What is named in the article."""
        return self.reading.entities.entities

    @property
    def notes_side(self) -> NotesSide:
        """The pane of the notes on the article."""
        return self.reading.notes

    @property
    def notes(self) -> NotesPane:
        """The notes on the article."""
        return self.reading.notes.notes

    @property
    def shown(self) -> Article | None:
        """The article in the article pane."""
        return self.view.article

    def targets(self) -> list[int]:
        """The articles a change is meant for: those selected, that under the cursor, or the
        one that is shown, by the pane the reader is in.
        """
        if self.focused_pane in ("library", "list"):
            if self.articles.selected:
                return [number for number in self.articles.ids if number in self.articles.selected]
            current = self.articles.current_id
            return [] if current is None else [current]
        if self.opened is not None:
            return [self.opened]
        return [] if self.shown is None else [self.shown.id]

    def _rows(self, numbers: Sequence[int]) -> Sequence[ArticleRow]:
        try:
            return self.library.rows(numbers)
        except NewsreaderError as error:
            self.complain(str(error))
            return ()

    # Panes.

    def pane(self, name: str) -> Pane:
        """The pane of that name."""
        return self._panes[name]

    def action_focus_pane(self, name: str) -> None:
        """Go to a pane, bringing it into view."""
        self._arrange(name)
        # At once: `focus()` would come only after the keys that are typed already.
        # Nothing is scrolled to be seen: what is laid out is in view.
        self.set_focus(self._panes[name].focus_target, scroll_visible=False)
        self._show_keys_if_known()

    def action_next_pane(self, steps: int) -> None:
        """Go to the next pane in their order, round the ends."""
        self.action_focus_pane(pane_beside(self.focused_pane, steps))

    def action_zoom(self) -> None:
        """Give the pane the whole screen, or give it back."""
        self.is_zoomed = not self.is_zoomed
        self._arrange(self.focused_pane)

    def action_widen(self, cells: int) -> None:
        """Give this pane more cells, or fewer; the article takes what the others leave."""
        name = {"library": "library", "list": "list", "article": "list"}.get(
            self.focused_pane, "side"
        )
        given = -cells if self.focused_pane == "article" else cells
        usual = pane_widths(self._width)
        changed = {**self.widened, name: self.widened.get(name, 0) + given}
        # `widened` answers the usual widths where there is no room for the change.
        if widened(usual, changed, self._width) in (
            usual if any(changed.values()) else None,
            widened(usual, self.widened, self._width),
        ):
            self.say("No wider." if cells > 0 else "No narrower.")
            return
        self.widened = changed
        self._arrange(self.focused_pane)

    def action_back(self) -> None:
        """One level back: out of the zoom, the search, the selection, the pane."""
        if self.is_zoomed:
            self.action_zoom()
        elif not self.step_back() and BEFORE[self.focused_pane]:
            self.action_focus_pane(BEFORE[self.focused_pane])

    def action_leave(self) -> None:
        """One level back; at the list, quit."""
        if self.is_zoomed:
            self.action_zoom()
        elif self.focused_pane == "library":
            self.action_focus_pane("list")
        elif not self.step_back():
            if self.focused_pane == "list":
                self.app.exit()
            else:
                self.action_focus_pane(BEFORE[self.focused_pane])

    def step_back(self) -> bool:
        """Give up what is on in this pane (a search, a selection). Was there anything?"""
        if self.focused_pane == "list" and self.articles.selected:
            self.articles.select_none()
            return True
        return False

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        name = _pane_of(event.widget)
        if name is not None and name != self.focused_pane:
            self._arrange(name)
        if not self._show_keys_if_known():
            self.call_after_refresh(self.show_keys)

    def on_resize(self) -> None:
        self.fit(self.size.width)

    def fit(self, width: int) -> None:
        """Share a screen of so many cells out among the panes."""
        self._width = width
        self._arrange(self.focused_pane)

    def on_key_bar_clicked(self, message: KeyBar.Clicked) -> None:
        for active in self.active_bindings.values():
            if message.command in (active.binding.id, active.binding.action):
                self.app.call_later(self.app.run_action, active.binding.action, active.node)
                return

    def show_keys(self) -> None:
        """Name in the last line what the keys mean here."""
        place = pane, _ = self._place_of_keys()
        hints = self._hints.get(place)
        if hints is None:
            # Kept: Textual asks for every key whether it does something now, which takes 6 ms.
            hints = self._hints[place] = live_hints(self, pane)
        self.keys.show(hints)

    def _show_keys_if_known(self) -> bool:
        """Name the keys at once where they were named before. Were they?"""
        is_known = self._place_of_keys() in self._hints
        if is_known:
            self.show_keys()
        return is_known

    def _place_of_keys(self) -> tuple[str, Widget | None]:
        is_empty = self.focused_pane == "list" and not len(self.articles.ids)
        return "nothing" if is_empty else self.focused_pane, self.focused

    def _arrange(self, focused: str) -> None:
        """Show the panes that belong on the screen when this one has the focus."""
        self.focused_pane = focused
        # A library without articles has the list alone, which says how to begin.
        is_only_list = self.has_no_articles and focused == "list"
        visible = visible_panes(self._width, focused, zoomed=self.is_zoomed or is_only_list)
        self.panes_in_view = visible
        is_alone = len(visible) == 1
        widths = widened(pane_widths(self._width), self.widened, self._width)
        # Inline styles: a class on the screen would have every widget styled again, which
        # would take a tenth of the start.
        self.shelves.styles.width = "1fr" if is_alone else widths.library
        self.list_pane.styles.width = "1fr" if is_alone else widths.list
        for name, pane in self._panes.items():
            pane.display = name in visible
            pane.set_class(is_alone, "-alone")
            pane.title.point_out(name == focused)
        self.list_pane.set_class("library" in visible and "list" in visible, "-beside")
        if "article" in self._panes:
            side = self.reading.side
            side.styles.width = "1fr" if is_alone else widths.side
            side.display = "entities" in visible or "notes" in visible
            side.set_class(is_alone, "-alone")


def _pane_of(widget: Widget) -> str | None:
    return next((node.pane_name for node in widget.ancestors if isinstance(node, Pane)), None)
