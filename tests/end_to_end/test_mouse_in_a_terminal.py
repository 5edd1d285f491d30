"""The mouse, by the sequences that a terminal sends for it (SGR, mode 1006)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.end_to_end.terminal import NEWSREADER, Terminal, bring_in, environment

WIDE, HIGH = 120, 40
THUMB, MARK = "┃", "■"


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A library with an article of two hundred paragraphs and a short one; what names it."""
    folder = tmp_path_factory.mktemp("mouse")
    env = environment(folder)
    lines = [f"Entry {number} of the ledger names a barge and its load." for number in range(200)]
    (folder / "long.md").write_text("# The long ledger\n\n" + "\n\n".join(lines), "utf-8")
    (folder / "short.md").write_text("# A short note\n\nThe barge came home in the rain.", "utf-8")
    for name in ("short.md", "long.md"):
        bring_in(env, folder / name)
    return env


@pytest.fixture
def terminal(env: dict[str, str]) -> Iterator[Terminal]:
    """The reader, once the long article stands beside the list."""
    with Terminal(NEWSREADER, [], env, WIDE, HIGH) as running:
        running.wait_for(r"Entry 3 of the ledger")
        running.wait_for(THUMB)
        yield running


def test_the_wheel_scrolls_what_is_under_the_pointer(terminal: Terminal) -> None:
    column, line = place_of(terminal, "Entry 3 of")
    terminal.press(*[mouse(65, column, line)] * 5)
    terminal.wait_until_gone(r"Entry 0 of")
    terminal.press(*[mouse(64, column, line)] * 5)
    terminal.wait_for(r"Entry 0 of")


def test_a_click_chooses_a_row_and_another_opens_it(terminal: Terminal) -> None:
    column, line = place_of(terminal, "A short note")
    click(terminal, column, line)
    terminal.wait_for("came home in the rain")
    terminal.wait_for("Enter open")
    click(terminal, column, line)
    terminal.wait_for("Space read on")


def test_the_track_goes_by_pages_and_the_thumb_goes_along(terminal: Terminal) -> None:
    column, top = place_of(terminal, THUMB)
    click(terminal, column, HIGH - 4)
    terminal.wait_until_gone(r"Entry 0 of")
    click(terminal, column, top)
    terminal.wait_for(r"Entry 0 of")
    drag(terminal, (column, top), (column, HIGH - 2))
    terminal.wait_for(r"Entry 199 of")
    drag(terminal, (column, thumb_in(terminal, column)), (column, 1))
    terminal.wait_for(r"Entry 0 of")


def test_the_thumb_is_dragged_past_the_marks_of_a_search(terminal: Terminal) -> None:
    column, top = place_of(terminal, THUMB)
    terminal.press("2", "/", *"150", "enter")
    terminal.wait_for(MARK)
    terminal.wait_for(r"Entry 150 of")
    assert MARK in column_of(terminal, column)
    drag(terminal, (column, thumb_in(terminal, column)), (column, top - 1))
    terminal.wait_for(r"Entry 0 of")


def mouse(button: int, column: int, line: int, *, end: str = "M") -> str:
    """What a terminal sends; columns and lines count from 0."""
    return f"\x1b[<{button};{column + 1};{line + 1}{end}"


def click(terminal: Terminal, column: int, line: int) -> None:
    """Press and let go."""
    terminal.press(mouse(0, column, line), mouse(0, column, line, end="m"))


def drag(terminal: Terminal, start: tuple[int, int], stop: tuple[int, int]) -> None:
    """Press, move line by line, let go."""
    (column, first), (_, last) = start, stop
    step = 1 if last > first else -1
    terminal.press(mouse(0, column, first))
    terminal.press(*(mouse(32, column, line) for line in range(first + step, last + step, step)))
    terminal.press(mouse(0, column, last, end="m"))


def place_of(terminal: Terminal, words: str) -> tuple[int, int]:
    """The column and the line where words begin, the first from above."""
    for line, shown in enumerate(terminal.screen.display):
        if (found := re.search(re.escape(words), shown)) is not None:
            return found.start(), line
    raise AssertionError(f"{words!r} is not on the screen:\n{terminal.text}")


def column_of(terminal: Terminal, column: int) -> str:
    """The characters that stand in a column, from above."""
    return "".join(terminal.screen.buffer[line][column].data for line in range(HIGH))


def thumb_in(terminal: Terminal, column: int) -> int:
    """The line where the thumb of a bar begins."""
    return column_of(terminal, column).index(THUMB)
