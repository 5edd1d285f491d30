"""A tour of two minutes on the real screen: a line names a key, and goes on when it is pressed."""

from __future__ import annotations

from newsreader.tui.commands import effective_keys
from newsreader.tui.key_order import KeyOrder
from newsreader.tui.screens.comparing import Comparing


class Touring(Comparing):
    """Leads a new reader through the first keys."""

    def action_tour(self) -> None:
        """Begin the tour, or begin it again."""
        from newsreader.tui.widgets.tour_line import TourLine

        app = self.app
        assert isinstance(app, KeyOrder)
        for line in self.query(TourLine):
            line.remove()
        if not self.articles.ids:
            self.say("The tour needs an article.", "Enter brings the samples in, I your own files")
            return
        self.action_focus_pane("list")
        line = TourLine(effective_keys(self.settings.keys))
        self.mount(line, before=0)
        app.key_watcher = line.pressed
