"""The application: one library, one main screen, the colours, the keys.

`run` is what the command line calls. Importing this module brings Textual, so nothing but the
reader does it; it brings neither the model nor anything that only importing articles needs.
"""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from newsreader.config import KeySettings, Settings, load_settings
from newsreader.errors import NewsreaderError
from newsreader.library import Library
from newsreader.tui.bindings import keymap
from newsreader.tui.commands import BY_ID, check_keys, effective_keys
from newsreader.tui.key_order import KeyOrder
from newsreader.tui.screens.main import MainScreen
from newsreader.tui.themes import CONTRAST, PLAIN, THEMES
from newsreader.tui.widgets.article_row import LETTERS, SYMBOLS, Marks, RowContext

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver


class NewsreaderApp(KeyOrder, App[None], inherit_bindings=False, inherit_css=False):
    """The reader over one library."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", BY_ID["quit"].title, show=False, priority=True, id="quit"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]
    TITLE = "newsreader"
    CSS_PATH = "newsreader.tcss"
    # Without what Textual's own application says of a header, a help panel and widgets that take
    # the whole screen: there are none here, and reading it would take a hundredth of the start.
    DEFAULT_CSS = """
    NewsreaderApp { background: $background; color: $foreground; }
    NewsreaderApp:ansi { background: ansi_default; color: ansi_default; }
    *:disabled:can-focus { opacity: 0.7; }
    """
    #: The theme that the style sheets were parsed for.
    _styled_theme = ""

    def __init__(
        self, library: Library, settings: Settings | None = None, *, today: date | None = None
    ) -> None:
        super().__init__()
        self.library = library
        self.settings = settings or Settings()
        self.animation_level = "none"
        #: What went wrong when there was no screen left to say it.
        self.last_fault: NewsreaderError | None = None
        for theme in THEMES:
            self.register_theme(theme)
        if self.settings.keys != KeySettings():
            self.set_keymap(keymap(effective_keys(self.settings.keys)))
        self._today = today or date.today()
        if self.settings.look.theme in self.available_themes:
            self.theme = self._theme_to_start_with()
        # The colours come with the first parse of the style sheets; see `refresh_css`.
        self._styled_theme = self.theme
        self.stylesheet.set_variables(self.get_css_variables())
        self.main = MainScreen(library, self.settings, self._row_context())

    def get_default_screen(self) -> MainScreen:
        # At once: pushed later it would come after an empty one, composed and painted as well.
        self.main.fit(self.size.width)
        return self.main

    def get_driver_class(self) -> type[Driver]:
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from newsreader.tui.keyboard import Keyboard

        return Keyboard

    def get_css_variables(self) -> dict[str, str]:
        # Textual asks for them before it has been told which theme there will be.
        return super().get_css_variables() if self._styled_theme else {}

    def refresh_css(self, animate: bool = True) -> None:
        # Textual tells of the theme it starts with as of a change, and would parse all again.
        if self.theme != self._styled_theme:
            self._styled_theme = self.theme
            super().refresh_css(animate)

    def on_mount(self) -> None:
        _give_back_the_error_stream()
        self.theme_changed_signal.subscribe(self, lambda _theme: self._marks_changed())
        self.call_after_refresh(self._tell_faults)
        self.call_after_refresh(_collect_garbage_again)

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        # The article that is shown is where the reader goes on next time.
        self.main.stay()
        super().exit(result, return_code, message)

    def on_unmount(self) -> None:
        try:
            self.main.leave()
        except NewsreaderError as error:
            self.last_fault = error

    def action_command_palette(self) -> None:
        """Every command that can be given here, by its name."""
        from newsreader.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing selected: hands that want to quit are told how."""
        self.main.say("Ctrl+Q quits.", "q leads back, and quits at the list")

    def _theme_to_start_with(self) -> str:
        theme = self.settings.look.theme
        # Textual turns colours into greys for NO_COLOR, and the terminal's own colours, whose
        # values nobody knows, all into black.
        is_unseen = self.no_color and self.available_themes[theme].ansi
        return CONTRAST.name if is_unseen else theme

    def _row_context(self) -> RowContext:
        return RowContext(self._marks(), self._today, self.settings.reading.words_per_minute)

    def _marks(self) -> Marks:
        is_plain = self.settings.look.plain_marks or "NO_COLOR" in os.environ
        return LETTERS if is_plain or self.theme in PLAIN else SYMBOLS

    def _marks_changed(self) -> None:
        self.main.articles.context = self._row_context()
        self.main.view.set_note_sign(self._marks().note)
        self.main.articles.redraw()

    def _tell_faults(self) -> None:
        theme = self.settings.look.theme
        problems = check_keys(self.settings)
        if theme not in self.available_themes:
            self.main.complain(f'There is no theme "{theme}". See : and "theme".')
        elif problems:
            self.main.complain(f"{problems[0]} `newsreader keys --check` lists all.")


def _give_back_the_error_stream() -> None:
    """Let helper processes be started while the screen is on.

    multiprocessing passes the file number of sys.stderr on to its first helper; what Textual
    puts in its place says -1, with which no process starts, and no import or re-indexing with it.
    """
    if sys.__stderr__ is not None:
        setattr(sys.stderr, "fileno", sys.__stderr__.fileno)  # noqa: B010 - a method, on purpose


def _collect_garbage_again() -> None:
    # What the start made stays as long as the program: it need not be looked through again.
    gc.freeze()
    gc.enable()


def run(folder: Path | None = None, first_command: str = "") -> int:
    """Open the reader over a library, the default one for None; gives the exit code.

    `first_command` is the id of a command to begin with ("tour").
    Raises NewsreaderError when the settings or the library cannot be used.
    """
    settings = load_settings()
    with Library.open(folder) as library:
        app = NewsreaderApp(library, settings)
        app.main.first_command = first_command
        app.run()
    if app.last_fault is not None:
        raise app.last_fault
    return app.return_code or 0
