"""The note editor: the passage, a field of several lines under it, and one for tags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from newsreader.tui.dialogs.dialog import Dialog, text
from newsreader.tui.dialogs.tags import TagSuggester, tags_of

_LONGEST_QUOTE = 280
_KEYS = "Ctrl+S or F2 save   Tab tags   Esc cancel"
_KEYS_ASKING = "Not saved. Esc again throws it away   Ctrl+S or F2 saves it"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the words of a note and its tags."""

    body: str
    tags: tuple[str, ...] = ()


class NoteDialog(Dialog[Written]):
    """Answers the words and the tags of the note. Escape asks once more when they were changed."""

    DEFAULT_CSS = """
    NoteDialog TextArea { height: 8; border: none; padding: 0; }
    NoteDialog TextArea:focus { border: none; }
    NoteDialog .note--quote {
        color: $foreground-muted;
        border-left: thick $border;
        padding-left: 1;
        margin-bottom: 1;
        max-height: 5;
    }
    """
    # A terminal without flow control sends Ctrl+S; F2 is for those that stop at it.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2,ctrl+enter", "save", "save", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        *,
        quote: str = "",
        body: str = "",
        tags: Sequence[str] = (),
        known: Sequence[str] = (),
    ) -> None:
        super().__init__(title, _KEYS)
        self._quote = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE] + "…"
        self._before = Written(body.strip(), tuple(tags))
        self._is_asking = False
        self.field = TextArea(body, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.tags = Input(
            ", ".join(tags),
            placeholder="tags, parted by commas",
            suggester=TagSuggester(known),
            select_on_focus=False,
        )

    def content(self) -> Iterable[Widget]:
        if self._quote:
            yield text(self._quote, "note--quote")
        yield self.field
        yield self.tags

    def on_mount(self) -> None:
        self.set_focus(self.field)
        self.field.move_cursor(self.field.document.end)

    @property
    def _written(self) -> Written:
        return Written(self.field.text.strip(), tuple(tags_of(self.tags.value)))

    def on_input_changed(self) -> None:
        self._ask(False)

    def on_text_area_changed(self) -> None:
        self._ask(False)

    def action_save(self) -> None:
        """Answer the note as it is now."""
        self.dismiss(self._written)

    def action_cancel(self) -> None:
        if self._written == self._before or self._is_asking:
            self.dismiss(None)
        else:
            self._ask(True)

    def _ask(self, asking: bool) -> None:
        self._is_asking = asking
        keys = self.query_one(".dialog--keys", Static)
        keys.update(Content(_KEYS_ASKING if asking else _KEYS))
