"""A call that waits until nothing has asked for it for a while.

It is a timer of the event loop: a worker of Textual's that sleeps, and is cancelled and begun
again for each key of a held one, takes a fifth of what the key costs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Delay:
    """Puts a call off for some seconds, anew each time; the last one asked for is made."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._timer: asyncio.TimerHandle | None = None

    @property
    def is_running(self) -> bool:
        """Is a call put off, and not made yet?"""
        return self._timer is not None

    def start(self, call: Callable[[], object]) -> None:
        """Make this call after the delay, and none that was put off before."""
        self.cancel()
        self._timer = asyncio.get_running_loop().call_later(self._seconds, self._make, call)

    def cancel(self) -> None:
        """Make no call."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _make(self, call: Callable[[], object]) -> None:
        self._timer = None
        call()
