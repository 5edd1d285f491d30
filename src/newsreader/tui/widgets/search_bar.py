"""A line to type a search into, and under it the search in words, its count, or its fault."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widgets import Input, Static
from textual.worker import Worker

from newsreader.tui.widgets.fitted_text import FittedText
from newsreader.tui.widgets.search_messages import SearchEntered, SearchLeft, SearchTyped


class SearchField(Input):
    """The field of a search bar: Tab takes what is suggested, down leads to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "submit", "to what was found"),
        Binding("tab", "take_suggestion", "complete"),
    ]

    # What is typed changes no size: Textual would lay out the whole screen for each letter.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def post_message(self, message: Message) -> bool:
        # Nobody asks how far the worker is that looks for a suggestion.
        return isinstance(message, Worker.StateChanged) or super().post_message(message)

    def action_take_suggestion(self) -> None:
        """Take the suggestion; without one, Tab means what it means elsewhere."""
        if not self._suggestion or not self.cursor_at_end:
            raise SkipAction
        self.value = self._suggestion
        self.action_end()


class SearchBar(Vertical):
    """Hidden until it is opened; stays in view as long as its search is in force."""

    DEFAULT_CSS = """
    SearchBar { height: auto; padding: 0 1; background: $surface; }
    SearchBar > Horizontal { height: 1; }
    SearchBar .search--prompt { width: 2; color: $accent; }
    SearchBar Input { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    SearchBar Input:focus { border: none; }
    SearchBar > .search--reading {
        height: auto;
        max-height: 3;
        padding-left: 2;
        color: $foreground-muted;
    }
    SearchBar > .search--reading.-error { color: $error; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "give up"),
    ]

    def __init__(
        self,
        placeholder: str,
        *,
        id: str,  # noqa: A002 - Textual's own name
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__(id=id)
        self.field = SearchField(
            placeholder=placeholder, compact=True, select_on_focus=False, suggester=suggester
        )
        self.display = False
        self._reading = FittedText(classes="search--reading")

    @property
    def is_open(self) -> bool:
        """Is the bar in view?"""
        return self.display

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.value

    @property
    def reading(self) -> str:
        """What the line under it says."""
        return self._reading.words

    async def open(self) -> None:
        """Bring the bar into view and put the cursor into it, with its text selected."""
        if not self.field.is_attached:
            # Only now: the fields of all panes would take a sixth of the start.
            prompt = Static("/", markup=False, classes="search--prompt")
            await self.mount(Horizontal(prompt, self.field), self._reading)
        self.display = True
        # At once: `focus()` would come only after the keys that are typed already.
        self.screen.set_focus(self.field)
        self.field.action_select_all()

    def put(self, text: str) -> None:
        """Put a text into the field without saying that it was typed."""
        with self.field.prevent(Input.Changed):
            self.field.value = text

    def close(self) -> None:
        """Take the bar away and empty it."""
        self.put("")
        self.say("")
        self.display = False

    def say(self, reading: str) -> None:
        """Say what the search means and what it found."""
        self._reading.remove_class("-error")
        self._reading.show(Content(reading))

    def complain(self, message: str, position: int) -> None:
        """Say what is wrong, with a caret under the character where it is."""
        caret = " " * (position - round(self.field.scroll_offset.x)) + "▲ "
        self._reading.add_class("-error")
        self._reading.show(Content(f"{caret if position else ''}{message}"))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(SearchTyped(self, event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(SearchEntered(self))

    def action_leave(self) -> None:
        """Give the search up."""
        self.post_message(SearchLeft(self))
