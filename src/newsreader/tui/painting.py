"""Widgets that are painted as soon as a key has done what it does.

Textual has a widget send itself a message, then one to the screen, which waits for the next of
its sixty frames a second: a key that changes two widgets one after the other takes two of them,
and as many pictures. Here a widget tells the screen at once, and the application has all that a
key changed painted together when the key is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from rich.segment import Segment
from rich.style import Style
from textual.dom import NoScreen
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from newsreader.tui.compositing import ExactCompositor

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

    Application = App[None]
else:
    # No application itself: Textual looks through all its names for each class made of it.
    Application = object
    # No widget itself: of several, Textual takes the style sheets of the first alone.
    Widget = object


class Painter(Application):
    """An application that says when there is something to paint."""

    #: Is what changes now going to be painted in this very turn of the loop?
    is_about_to_paint = False

    @property
    def is_at_work(self) -> bool:
        """Is a key under way, at the end of which all that it changed will be painted?"""
        return self.is_about_to_paint

    def paint(self) -> None:
        """Paint what has changed, without waiting for a frame."""
        # A key may be done only when the program has been left.
        if self.screen_stack:
            self.screen._on_timer_update()

    def _paint_later(self) -> None:
        self.is_about_to_paint = False
        if self.screen_stack:
            self.screen.check_idle()


class Painted(Widget):
    """Stands before the widget it is mixed into, whose changes the screen hears of at once."""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Have the widget painted, or these regions of it; see `Widget.refresh`."""
        is_more = layout or recompose or not repaint or self._layout_required
        screen = None if is_more else self._exact_screen()
        if screen is None:
            super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
            if layout and self._is_mounted:
                # The screen is to hear of it before it paints what else has changed.
                self._check_refresh()
            return self
        self._layout_cache.clear()
        self._set_dirty(*regions)
        self.clear_cached_dimensions()
        self._rich_style_cache.clear()
        screen._dirty_widgets.add(self)
        app = self.app
        if not (isinstance(app, Painter) and app.is_about_to_paint):
            screen.check_idle()
        return self

    def sent(self, style: Style) -> Style:
        """A style with the colours that a terminal like this one is sent for it."""
        (segment,) = self.sent_strip(Strip([Segment(" ", style)]))
        return segment.style or style

    def sent_strip(self, strip: Strip) -> Strip:
        """A strip with the colours that a terminal like this one is sent for it."""
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        return strip

    def _exact_screen(self) -> Screen[Any] | None:
        """The screen, if it shows the widget, and paints nothing but what has changed.

        What has still to be laid out comes to the screen with its layout, in Textual's own way.
        """
        if not self._is_mounted:
            return None
        try:
            screen = self.screen
        except NoScreen:
            return None
        compositor = screen._compositor
        is_shown = isinstance(compositor, ExactCompositor) and self in compositor.visible_widgets
        return screen if is_shown else None
