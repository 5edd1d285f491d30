"""A terminal for tests: runs a program in a pseudo-terminal and keeps what its screen shows."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

import pexpect
import pyte

NEWSREADER = str(Path(sys.executable).parent / "newsreader")
_PATIENCE_SECONDS = 60


def environment(folder: Path) -> dict[str, str]:
    """What a program is told of its user: all that it keeps is in the folder."""
    return {
        "HOME": str(folder),
        "PATH": "/usr/bin:/bin",
        "NEWSREADER_LIBRARY": str(folder / "library"),
        "NEWSREADER_CACHE": str(folder / "cache"),
    }


def bring_in(env: dict[str, str], path: Path) -> None:
    """Import a file or a folder."""
    subprocess.run([NEWSREADER, "import", str(path)], env=env, check=True, capture_output=True)


class Terminal:
    """A program on a screen of `columns` x `lines` cells.

    `answers` are what the terminal says to what it is asked: by the pattern of a question, an
    answer in which %s stands for what the pattern's group found.
    """

    def __init__(
        self,
        command: str,
        arguments: Sequence[str],
        env: dict[str, str],
        columns: int,
        lines: int,
        *,
        answers: Mapping[bytes, bytes] = MappingProxyType({}),
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self._answers = answers
        self._child = pexpect.spawn(
            command,
            list(arguments),
            env={"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **env},
            dimensions=(lines, columns),
            timeout=_PATIENCE_SECONDS,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._child.close(force=True)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def press(self, *keys: str) -> None:
        """Keys as bytes a terminal sends: letters, or names like enter, escape, down."""
        names = {"enter": "\r", "escape": "\x1b", "down": "\x1b[B", "up": "\x1b[A", "tab": "\t"}
        for key in keys:
            self._child.send(names.get(key, key))

    def wait_for(self, pattern: str) -> str:
        """The screen once it shows the pattern; fails with the screen if it never does."""
        return self._wait(pattern, shown=True)

    def wait_until_gone(self, pattern: str) -> str:
        return self._wait(pattern, shown=False)

    def wait_for_end(self) -> int:
        """The exit code, once the program has ended."""
        self._child.expect(pexpect.EOF)
        self._child.close()
        return int(self._child.exitstatus if self._child.exitstatus is not None else -1)

    def wait_for_written(self, pattern: bytes) -> None:
        """Until the program has sent bytes that match, such as a picture."""
        self._read_until(lambda: re.search(pattern, self.written) is not None, repr(pattern))

    def _wait(self, pattern: str, *, shown: bool) -> str:
        self._read_until(
            lambda: (re.search(pattern, self.text) is not None) is shown,
            f"{pattern!r} {'shown' if shown else 'gone'}",
        )
        return self.text

    def _read_until(self, holds: Callable[[], bool], wanted: str) -> None:
        limit = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < limit:
            if holds():
                return
            try:
                data = self._child.read_nonblocking(65536, timeout=0.2)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
            self.written += data
            for question, answer in self._answers.items():
                for asked in re.finditer(question, data):
                    self._child.send(answer % asked.groups())
            self._stream.feed(data)
        raise AssertionError(f"never came: {wanted}; the screen:\n{self.text}")
