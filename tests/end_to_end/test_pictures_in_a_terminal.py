"""A picture that an article's file holds, in terminals that can draw and one that cannot."""

from __future__ import annotations

import pytest

from tests.end_to_end.terminal import NEWSREADER, Terminal, bring_in, environment
from tests.importing.picture_files import CAPTION, singlefile

ATTRIBUTES = rb"\x1b\[c"  # DA1: "4" among the answers stands for sixel
CELL_PIXELS = rb"\x1b\[16t"
KITTY_QUESTION = rb"\x1b_Gi=(\d+),s=1,v=1,a=q[^\x1b]*\x1b\\"
TERMINALS = {
    "sixel": ({ATTRIBUTES: b"\x1b[?62;4c", CELL_PIXELS: b"\x1b[6;20;10t"}, rb"\x1bP[\d;]*q"),
    "kitty": (
        {
            ATTRIBUTES: b"\x1b[?62c",
            CELL_PIXELS: b"\x1b[6;20;10t",
            KITTY_QUESTION: b"\x1b_Gi=%s;OK\x1b\\",
        },
        rb"\x1b_Gi=\d+,m=\d,f=100",
    ),
    "none": ({}, rb"48;2;[\d;]+m" + "▀".encode()),
}


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "ferry.html").write_bytes(singlefile())
    env = environment(folder)
    bring_in(env, folder / "ferry.html")
    return env


@pytest.mark.parametrize("kind", TERMINALS)
def test_a_picture_is_drawn_as_the_terminal_can(env: dict[str, str], kind: str) -> None:
    answers, drawn = TERMINALS[kind]
    with Terminal(NEWSREADER, [], env, 80, 24, answers=answers) as terminal:
        terminal.wait_for("Saltmere keeps")
        terminal.press("enter")
        terminal.wait_for("picture: " + CAPTION)
        terminal.press("P")
        terminal.wait_for("picture 1 of 1")
        terminal.wait_for_written(drawn)
        terminal.press("escape")
        terminal.wait_for("Residents of the harbour")
        terminal.press("q", "q")
        assert terminal.wait_for_end() == 0


def test_a_kitty_draws_the_picture_between_the_lines(env: dict[str, str]) -> None:
    answers, drawn = TERMINALS["kitty"]
    named = {**env, "TERM": "xterm-kitty"}
    with Terminal(NEWSREADER, [], named, 80, 40, answers=answers) as terminal:
        terminal.wait_for("Saltmere keeps")
        terminal.press("enter")
        terminal.wait_for_written(drawn)
        terminal.wait_for_written("\U0010eeee".encode())
        terminal.press("q", "q")
        assert terminal.wait_for_end() == 0
