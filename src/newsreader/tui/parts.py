"""Component classes that are worked out when something is drawn with them.

Textual works out all component classes of a widget whenever one of its classes or the focus
changes: forty times what the widget itself takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.css.styles import RenderStyles
from textual.dom import DOMNode

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    # No widget itself: of several, Textual takes the style sheets of the first alone.
    Widget = object


class Parts(Widget):
    """Stands before the widget it is mixed into, whose component classes need not be listed."""

    #: Rules for component classes, each beginning with the name of the class they stand in. They
    #: are parsed when a line is first drawn with one: that of the article and of its names takes
    #: a twentieth of the time to the first list, which needs neither.
    PART_CSS: ClassVar[str] = ""

    def get_component_styles(self, *names: str) -> RenderStyles:
        for name in names:
            if name not in self._component_styles:
                self._add_part_css()
                part = DOMNode(classes=name)
                part._attach(self)
                self.app.stylesheet.apply(part, animate=False)
                self._component_styles[name] = part.styles
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._component_styles.clear()

    def _add_part_css(self) -> None:
        stylesheet = self.app.stylesheet
        for kind in type(self).__mro__:
            css = kind.__dict__.get("PART_CSS")
            place = kind.__module__, f"{kind.__name__}.PART_CSS"
            if css and not stylesheet.has_source(*place):
                stylesheet.add_source(css, place, is_default_css=True, scope=kind.__name__)
