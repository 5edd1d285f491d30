"""Pick one line of several; typing narrows them down."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from newsreader.tui.dialogs.dialog import Dialog
from newsreader.tui.reader.cells import width_cells
from newsreader.tui.widgets.cursor_list import CursorList
from newsreader.tui.widgets.line_list import Entry, LineList

#: Lists shorter than this are looked over faster than they are searched.
_FILTER_FROM = 12
#: As wide as the longest entry, within these; cells.
_NARROWEST, _WIDEST = 72, 110
_CELLS_AROUND = 9  # border, padding, bar, and the blanks round what stands in a line


class ChoiceDialog(Dialog[Hashable]):
    """Entries to choose from; answers the key of one."""

    DEFAULT_CSS = """
    ChoiceDialog LineList { height: auto; max-height: 20; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("q", "cancel", show=False),
    ]

    def __init__(self, title: str, entries: Sequence[Entry], *, chosen: Hashable = None) -> None:
        super().__init__(title, "Enter choose   Esc cancel")
        self._entries = entries
        self.lines = LineList(entries, chosen=chosen)
        self._field = Input(placeholder="type to narrow down")

    def content(self) -> Iterable[Widget]:
        if len(self._entries) >= _FILTER_FROM:
            yield self._field
        yield self.lines

    def on_mount(self) -> None:
        longest = max(
            (width_cells(e.text) + width_cells(e.detail) for e in self._entries), default=0
        )
        wanted = min(_WIDEST, max(_NARROWEST, longest + _CELLS_AROUND))
        self.query_one("#dialog").styles.width = wanted
        self._fit()
        self.set_focus(self._field if self._field.is_attached else self.lines)

    def action_move(self, rows: int) -> None:
        """Move the cursor while the field has the focus."""
        self.lines.action_move(rows)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        wanted = event.value.casefold()
        self.lines.show([entry for entry in self._entries if wanted in entry.text.casefold()])
        self.lines.action_first()
        self._fit()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.lines.action_open()

    @on(CursorList.Chosen)
    def _chosen(self) -> None:
        if self.lines.current is not None:
            self.dismiss(self.lines.current.key)

    def _fit(self) -> None:
        self.lines.styles.height = max(1, min(20, self.lines.row_count))
