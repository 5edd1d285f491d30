"""How this terminal can show a picture, found out when the first one is opened.

textual-image asks the terminal while it is imported, and reads the answer where the reader
itself listens for keys: for that moment the reader has to let go of the terminal. To ask at
every start would cost everybody what few need.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from textual.app import App, SuspendNotSupported

if TYPE_CHECKING:
    from textual_image.widget import AutoImage, HalfcellImage, SixelImage

    Drawn = AutoImage | SixelImage | HalfcellImage

_MODULE = "textual_image.widget"
# Without it the shell would be seen for a moment.
_ALTERNATE_SCREEN = "\x1b[?1049h\x1b[2J"


def image_widget(app: App[object]) -> type[Drawn]:
    """The widget for this terminal: kitty's protocol, sixels, or half blocks where there is none.

    The first call takes up to a third of a second for the terminal's answers.
    """
    load(app)
    from textual_image import renderable
    from textual_image.widget import HalfcellImage, Image

    is_drawn = renderable.Image in (renderable.SixelImage, renderable.TGPImage)
    return Image if is_drawn else HalfcellImage


def load(app: App[object]) -> None:
    """Import textual-image, once, with the terminal left alone for it to ask."""
    if _MODULE in sys.modules:
        return
    try:
        with app.suspend():
            if sys.__stdout__ is not None:
                sys.__stdout__.write(_ALTERNATE_SCREEN)
                sys.__stdout__.flush()
            import_module(_MODULE)
    except SuspendNotSupported:
        # In a browser, and in tests: there is no terminal to be asked.
        import_module(_MODULE)
