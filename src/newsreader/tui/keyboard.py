"""The keys of the terminal, and an Esc that does not wait for a tenth of a second.

A terminal sends for Esc alone what everything that an arrow or Alt sends begins with. Textual waits
for 100 ms whether more comes, and looks at the clock ten times a second. What belongs together
comes in one piece, over a network too: 25 ms are enough for the rare one that is torn, and
ESCDELAY says otherwise, as it does to programs of curses. A terminal that tells Esc apart, by
kitty's protocol, has nothing waited for.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_ESCAPE = "\x1b"
_ESCAPE_SECONDS = 0.025
# So long the end of the program may wait for the next look.
_LOOK_SECONDS = 0.1
_BYTES = 4096


class Keyboard(LinuxDriver):
    """Textual's driver of a terminal, which looks again as soon as an Esc has stood alone."""

    def run_input_thread(self) -> None:
        """Tell of what comes from the terminal until the program, or its part of it, is over."""
        if "ESCDELAY" not in os.environ:
            setattr(constants, "ESCAPE_DELAY", _ESCAPE_SECONDS)  # noqa: B010 - it is `Final`
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        seconds = _LOOK_SECONDS
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                is_there = bool(selector.select(seconds))
                seconds = _LOOK_SECONDS
                # Half a letter decodes to nothing, which would be the end to the parser.
                if is_there and (text := decode(os.read(self.fileno, _BYTES))):
                    for event in parser.feed(text):
                        self.process_message(event)
                    if text.endswith(_ESCAPE):
                        seconds = constants.ESCAPE_DELAY
                for event in parser.tick():
                    self.process_message(event)
