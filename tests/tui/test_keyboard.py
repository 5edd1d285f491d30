"""What the terminal sends becomes keys: an Esc at once, and what is torn when it is whole."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest
from textual import constants, events
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from newsreader.tui.app import NewsreaderApp
from newsreader.tui.keyboard import Keyboard


class Typed(Keyboard):
    """A driver that reads from a pipe, as from a terminal, and keeps what it is told."""

    def __init__(self) -> None:
        self.fileno, self._into = os.pipe()
        self._debug = False
        self.exit_event = threading.Event()
        self.keys: list[str] = []
        self._has_key = threading.Semaphore(0)
        self._thread = threading.Thread(target=self.run_input_thread)
        self._thread.start()

    def process_message(self, message: Message) -> None:
        if isinstance(message, events.Key):
            self.keys.append(message.key)
            self._has_key.release()

    def send(self, *pieces: bytes) -> str:
        """Send pieces one after the other; the key that they make."""
        for piece in pieces:
            os.write(self._into, piece)
        self._has_key.acquire()
        return self.keys[-1]

    def end(self) -> None:
        """Read no more."""
        self.exit_event.set()
        self._thread.join()
        os.close(self.fileno)
        os.close(self._into)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Typed]:
    monkeypatch.delenv("ESCDELAY", raising=False)
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.1)
    typed = Typed()
    yield typed
    typed.end()


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        (b"\x1b", "escape"),
        (b"\x1b[A", "up"),
        (b"\x1b[27u", "escape"),
        (b"\x1bx", "alt+x"),
        (b"j", "j"),
        (b"\r", "enter"),
    ],
)
def test_a_key_is_told(typed: Typed, sent: bytes, key: str) -> None:
    assert typed.send(sent) == key
    assert typed.keys == [key]


def test_an_escape_is_told_before_the_key_after_it(typed: Typed) -> None:
    assert typed.send(b"\x1b") == "escape"
    assert typed.send(b"[") == "left_square_bracket"
    assert constants.ESCAPE_DELAY == 0.025


def test_half_a_letter_waits_for_the_other(typed: Typed) -> None:
    first, second = (bytes([half]) for half in "é".encode())
    assert typed.send(first, second) == "é"


def test_what_is_torn_is_put_together_for_as_long_as_the_user_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ESCDELAY", "60000")
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 60.0)
    typed = Typed()
    try:
        assert typed.send(b"\x1b", b"[A") == "up"
        assert constants.ESCAPE_DELAY == 60.0
    finally:
        typed.end()


class Other(Keyboard):
    """A driver of something else than a terminal."""


@pytest.mark.parametrize(("driver", "taken"), [(LinuxDriver, Keyboard), (Other, Other)])
def test_the_reader_has_its_own_driver_in_a_terminal_alone(
    driver: type[Driver], taken: type[Driver], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(App, "get_driver_class", lambda _app: driver)
    assert NewsreaderApp.get_driver_class(NewsreaderApp.__new__(NewsreaderApp)) is taken
