"""Any program in a pseudo-terminal, timed from outside.

What the program writes is drawn on a pyte screen, so that "ready" means words a person would
see. A key is timed from the write of its bytes to the last byte of the burst that answers it;
a burst ends when nothing comes for a while. Nothing in the program is instrumented, so a C
program and a Textual one are measured alike. CPU time is the process's own clock, memory is
read from /proc, so this is for Linux.
"""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyte

KEYS = {
    "down": "\x1b[B", "page up": "\x1b[5~", "page down": "\x1b[6~", "enter": "\r", "escape": "\x1b",
    "end": "\x1b[F", "home": "\x1b[H",
}  # fmt: skip
_SIZE = (50, 160)  # rows, columns
_QUIET_SECONDS = 0.06
_REST_SECONDS = 0.25
_HELD_SECONDS = 1 / 30
_ANSWER_SECONDS = 2.0
_READY_SECONDS = 120.0
# A process's CPU clock is named by its number and this (CPUCLOCK_SCHED of the Linux kernel): it
# counts nanoseconds, where /proc counts hundredths of a second.
_SCHEDULED_CPU = 2
# What a terminal answers to the questions that Textual and ncurses ask it at the start.
_REPLIES = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[c"), b"\x1b[?62;22c"),
)
# Sequences that pyte does not know and would print.
_UNKNOWN_TO_PYTE = re.compile(
    r"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$[a-z]"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[_P][^\x1b]*\x1b\\"
)


class _Screen(pyte.Screen):
    """pyte without its faults at private variants of sequences."""

    def set_margins(self, *arguments: Any, **named: Any) -> None:
        if not named.get("private"):
            super().set_margins(*arguments)

    def report_device_status(self, *arguments: Any, **named: Any) -> None:
        """Answered by `_REPLIES`."""

    def select_graphic_rendition(self, *arguments: Any, **named: Any) -> None:
        if not named.get("private"):
            super().select_graphic_rendition(*arguments)


@dataclass(frozen=True, slots=True)
class Timed:
    """The milliseconds of each press of a key, and the CPU milliseconds of one on average: until
    its burst has ended, and until nothing that follows it is under way any more.
    """

    walls: tuple[float, ...]
    cpu: float
    cpu_in_all: float


class Terminal:
    """A running program. Use as a context manager: leaving ends it."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._screen = _Screen(_SIZE[1], _SIZE[0])
        self._stream = pyte.Stream(self._screen)
        self._undrawn: list[bytes] = []
        self._read_at = 0.0
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._began = time.perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            inherited = {k: v for k, v in os.environ.items() if k != _COMPILES_EACH_TIME}
            os.execvpe(command[0], list(command), {**inherited, **_TERMINAL, **environment})
        size = struct.pack("HHHH", *_SIZE, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_error: object) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            os.kill(self._pid, number)
            for _ in range(40):
                if os.waitpid(self._pid, os.WNOHANG)[0]:
                    os.close(self._terminal)
                    return
                self._drain()

    @property
    def text(self) -> str:
        """What the screen shows."""
        # Drawn only when it is looked at: pyte takes longer for a picture than what is measured.
        data, self._undrawn = b"".join(self._undrawn), []
        self._stream.feed(_UNKNOWN_TO_PYTE.sub("", self._decode(data)))
        return "\n".join(self._screen.display)

    def until(self, words: str) -> float:
        """Wait until words are on the screen; the milliseconds since the program was started.

        Raises TimeoutError with the screen when they do not come.
        """
        end = time.perf_counter() + _READY_SECONDS
        while time.perf_counter() < end:
            if self._read(0.2) and words in self.text:
                return (time.perf_counter() - self._began) * 1000
        raise TimeoutError(f"{words!r} never came:\n{self.text}")

    def settle(self) -> None:
        """Wait until the program is at rest."""
        while self._read(0.5):
            pass

    def press(self, keys: Sequence[str], *, between: Sequence[str] = ()) -> Timed:
        """Press keys one after another and time each; those `between` follow each untimed."""
        walls, spent, spent_in_all = [], 0.0, 0.0
        for key in keys:
            before = self.cpu()
            wall, cpu = self._press(key)
            walls.append(wall)
            spent += cpu
            while self._read(_REST_SECONDS):
                pass
            spent_in_all += self.cpu() - before
            for other in between:
                self._press(other)
                self.settle()
        return Timed(tuple(walls), spent / len(keys), spent_in_all / len(keys))

    def hold(self, key: str, times: int) -> Timed:
        """Hold a key down; the time from each press to the first bytes that follow it."""
        walls, before = [], self.cpu()
        for _ in range(times):
            pressed = time.perf_counter()
            os.write(self._terminal, KEYS.get(key, key).encode())
            if self._read(_HELD_SECONDS):
                walls.append((self._read_at - pressed) * 1000)
            while (left := pressed + _HELD_SECONDS - time.perf_counter()) > 0:
                self._read(left)
        self.settle()
        spent = (self.cpu() - before) / times
        return Timed(tuple(walls), spent, spent)

    def cpu(self) -> float:
        """The CPU milliseconds of the program so far, all its threads together."""
        return time.clock_gettime(~self._pid << 3 | _SCHEDULED_CPU) * 1000

    def memory(self) -> float:
        """The megabytes the program holds in memory."""
        pages = int(Path(f"/proc/{self._pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def _press(self, key: str) -> tuple[float, float]:
        """The milliseconds on the clock and of CPU until the last byte of the burst."""
        before = self.cpu()
        pressed = last = time.perf_counter()
        spent = None
        os.write(self._terminal, KEYS.get(key, key).encode())
        patience = _ANSWER_SECONDS
        while self._read(patience):
            last, spent = self._read_at, self.cpu() - before
            patience = _QUIET_SECONDS
        return (last - pressed) * 1000, self.cpu() - before if spent is None else spent

    def _drain(self) -> None:
        # A program on its way out waits until its last words are read.
        try:
            self._read(0.05)
        except EOFError:
            time.sleep(0.05)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._terminal, 1 << 18)
        except OSError as error:
            raise EOFError(f"the program ended:\n{self.text}") from error
        self._read_at = time.perf_counter()
        for question, reply in _REPLIES:
            if question.search(data):
                os.write(self._terminal, reply)
        self._undrawn.append(data)
        return True


# What is installed is compiled; a start that compiles first is another thing.
_COMPILES_EACH_TIME = "PYTHONDONTWRITEBYTECODE"
_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
