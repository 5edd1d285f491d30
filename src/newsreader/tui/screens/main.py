"""The main screen: its subjects put together, and the place the reader left it at."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType

from newsreader.errors import NewsreaderError
from newsreader.tui.bindings import screen_bindings
from newsreader.tui.commands import BY_ID
from newsreader.tui.key_order import KeyOrder
from newsreader.tui.screens.changing import Changing
from newsreader.tui.screens.jumping import Jumping
from newsreader.tui.screens.naming import Naming
from newsreader.tui.screens.noting import Noting
from newsreader.tui.screens.picturing import Picturing
from newsreader.tui.screens.rereading import Rereading
from newsreader.tui.screens.searching import Searching
from newsreader.tui.screens.touring import Touring
from newsreader.tui.widgets.library_pane import ALL_ARTICLES, VIEWS, Shelf


class MainScreen(
    Searching, Rereading, Changing, Noting, Naming, Jumping, Picturing, Touring, is_whole=True
):
    """The library, the list, the article, its entities and notes."""

    # Here and not in a base: Textual makes all keys anew for each class that inherits some.
    BINDINGS: ClassVar[list[BindingType]] = [*screen_bindings()]
    #: The id of a command to be given as soon as the screen is complete.
    first_command = ""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        if not self.stack_updates:
            # All that the first picture shows has got its styles just now.
            event.refresh_styles = False

    def on_mount(self) -> None:
        session = self._session()
        self._restore_shelf(session)
        self.show_first_page()
        self.articles.focus()
        self.call_after_refresh(self._complete, session)

    async def _complete(self, session: dict[str, Any]) -> None:
        """What need not be there for the first picture."""
        self._restore_view(session)
        await self.mount_other_panes()
        article = session.get("article")
        cursor_on = article if isinstance(article, int) else None
        self.show_shelf(self.shelf, cursor_on=cursor_on)
        self.follow_library()
        if self.library.recovered:
            self.say(f"{'. '.join(self.library.recovered)}.")
        if cursor_on is not None:
            self.preview(cursor_on)
        if self.first_command:
            await self.run_action(BY_ID[self.first_command].action)
        app = self.app
        assert isinstance(app, KeyOrder)
        # By the application itself: what a screen sends does not come back beyond it.
        app.call_later(app.take_keys)

    # The place it was left at.

    def save_place(self) -> None:
        """Keep where the reader is for the next start. Called once all else is written."""
        self.library.save_session(
            {
                "article": self.shown.id if self.shown else None,
                "places": {str(number): at for number, at in self.latest_places().items()},
                "shelf": [self.shelf.kind, self.shelf.name, self.shelf.query],
                "sort": self.sort,
                "entity_marks": self.view.entities_shown,
                "measure": self.view.measure,
                "widened": self.widened,
            }
        )

    def leave(self) -> None:
        """Keep what is not kept yet, and wait until it is on disk. Raises NewsreaderError."""
        self.finish_writing()
        self.save_place()
        if self.shown is not None and self.opened == self.shown.id:
            self.library.set_progress(self.shown.id, self.view.fraction)

    def _session(self) -> dict[str, Any]:
        try:
            return dict(self.library.session())
        except NewsreaderError as error:
            self.complain(str(error))
            return {}

    def _restore_shelf(self, session: dict[str, Any]) -> None:
        shelf = session.get("shelf")
        if isinstance(shelf, list) and len(shelf) == 3:
            self.shelf = Shelf(*map(str, shelf))
        if self.shelf.kind == "view" and VIEWS.get(self.shelf.name) != self.shelf.query:
            self.shelf = ALL_ARTICLES
        self.query_text = self.shelf.query
        self.sort = str(session.get("sort") or "")
        widened = session.get("widened")
        if isinstance(widened, dict):
            self.widened = {str(name): int(cells) for name, cells in widened.items()}
            self.fit(self.app.size.width)
        places = session.get("places")
        if isinstance(places, dict):
            self.places = {int(key): int(at) for key, at in places.items()}

    def _restore_view(self, session: dict[str, Any]) -> None:
        self.view.show_entities(
            bool(session.get("entity_marks", self.settings.reading.entity_marks))
        )
        measure = session.get("measure")
        if isinstance(measure, int):
            self.view.set_measure(measure)
