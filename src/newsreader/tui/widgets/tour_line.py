"""The steps of the tour, and the line that names the key of each."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from newsreader.records import record
from newsreader.tui.keys import key_label


@record
class Step:
    """A command to try, and what is said of it; its key is that of the reader's settings."""

    command: str
    words: str


STEPS = (
    Step("down", "goes down the list. Each row is an article; a dot says that it is unread."),
    Step("open", "opens it. Arrows, Enter, Esc and Tab are enough for everything."),
    Step("next_entity", "goes from name to name. Who, where, when and how much is marked."),
    Step("highlight", "highlights the paragraph, or the words you selected with v."),
    Step("undo", "takes it back, as it does every change."),
    Step("pane_list", "goes back to the list; 0 to 4 are the panes."),
    Step("star", "stars the article; e archives it, t tags it, d throws it away."),
    Step("figures", "shows the library in figures. Close the page with Enter."),
    Step(
        "help", "shows every key of the pane you are in. That is the tour: Enter closes the page."
    ),
)


class TourLine(Static):
    """The line that names the next key."""

    DEFAULT_CSS = """
    TourLine {
        height: auto; padding: 0 1; background: $panel; border-bottom: hkey $border;
    }
    """

    def __init__(self, keys: dict[str, tuple[str, ...]]) -> None:
        # A command without a key cannot be tried by one.
        self._steps = [step for step in STEPS if keys[step.command]]
        self._keys = keys
        self._at = 0
        super().__init__(self._words(), markup=False)

    def pressed(self, key: str) -> None:
        """Go on when it is the key that is named; Escape ends the tour."""
        if not self.is_attached:
            return
        if key == "escape":
            self.remove()
        elif key in self._keys[self._steps[self._at].command]:
            self._at += 1
            if self._at == len(self._steps):
                self.remove()
            else:
                self.update(self._words())

    def _words(self) -> Content:
        step = self._steps[self._at]
        return Content.assemble(
            (f"{self._at + 1}/{len(self._steps)}  ", "$foreground-muted"),
            (key_label(self._keys[step.command][0]), "bold $accent"),
            f" {step.words}",
            ("  Esc ends the tour", "$foreground-muted"),
        )
