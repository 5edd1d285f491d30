"""The library pane: views with their counts, saved searches, tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from newsreader.records import record
from newsreader.tui.bindings import pane_bindings
from newsreader.tui.widgets.cursor_list import CursorList
from newsreader.tui.widgets.line_list import Entry, LineList
from newsreader.tui.widgets.pane import Pane

#: The views of every library: name, and the query that lists its articles.
VIEWS: Mapping[str, str] = {
    "all": "",
    "unread": "is:unread",
    "starred": "is:starred",
    "archived": "is:archived",
    "notes": "has:note",
    "trash": "is:trashed",
}


@record
class Shelf:
    """A named part of the library: a view, a saved search or a tag. `query` lists it."""

    kind: str
    name: str
    query: str

    @property
    def title(self) -> str:
        """What the list pane calls it."""
        if self.kind == "view":
            return "all articles" if self.name == "all" else self.name
        return f"#{self.name}" if self.kind == "tag" else self.name


ALL_ARTICLES = Shelf("view", "all", "")


def shelf_of_tag(tag: str) -> Shelf:
    """The shelf of a tag."""
    return Shelf("tag", tag, f'tag:"{tag}"')


class LibraryPane(Pane):
    """Where to look: one line for each view, saved search and tag, with its count."""

    BINDINGS: ClassVar[list[BindingType]] = [*pane_bindings("library")]
    pane_name = "library"

    class Picked(Message):
        """A shelf was chosen; `goes_on` says whether the reader wants to be in the list now."""

        def __init__(self, shelf: Shelf, goes_on: bool) -> None:
            super().__init__()
            self.shelf = shelf
            self.goes_on = goes_on

    def __init__(self) -> None:
        super().__init__("library")
        self.lines = LineList(chosen=ALL_ARTICLES, id="library")

    def compose(self) -> ComposeResult:
        yield self.title
        yield self.lines

    @property
    def focus_target(self) -> LineList:
        return self.lines

    @property
    def current(self) -> Shelf | None:
        """The shelf under the cursor."""
        entry = self.lines.current
        return entry.key if entry and isinstance(entry.key, Shelf) else None

    def show(
        self,
        views: Mapping[str, int],
        searches: Sequence[tuple[str, str, int | None]],
        tags: Sequence[tuple[str, int]],
    ) -> None:
        """Show the shelves: counts of views, (name, query, count) of searches, counts of tags.

        A search without a count is one whose query cannot be understood any more.
        """
        entries = [
            Entry(Shelf("view", name, query), name, f"{views.get(name, 0):,}")
            for name, query in VIEWS.items()
        ]
        if searches:
            entries += [_blank("searches"), _heading("saved searches")]
        for name, query, found in searches:
            detail = "?" if found is None else f"{found:,}"
            entries.append(Entry(Shelf("search", name, query), name, detail))
        if tags:
            entries += [_blank("tags"), _heading("tags")]
        entries += [Entry(shelf_of_tag(tag), f"#{tag}", f"{found:,}") for tag, found in tags]
        self.lines.show(entries)

    def mark_open(self, shelf: Shelf | None) -> None:
        """Mark the shelf that the list shows; None while a search is on."""
        self.lines.chosen = shelf
        if shelf is not None and not self.lines.has_focus:
            self.lines.go_to(shelf)

    def on_cursor_list_chosen(self, message: CursorList.Chosen) -> None:
        message.stop()
        if self.current is not None:
            self.post_message(self.Picked(self.current, goes_on=True))

    def on_cursor_list_highlighted(self, message: CursorList.Highlighted) -> None:
        message.stop()
        if self.lines.has_focus and self.current is not None:
            self.post_message(self.Picked(self.current, goes_on=False))


def _heading(text: str) -> Entry:
    return Entry(("heading", text), text, is_heading=True)


def _blank(section: str) -> Entry:
    return Entry(("blank", section), "", is_heading=True)
