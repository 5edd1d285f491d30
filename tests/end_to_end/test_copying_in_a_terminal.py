"""What is copied, as it reaches the terminal, and tmux where the reader runs in it."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.end_to_end.terminal import NEWSREADER, Terminal, bring_in, environment

# Longer than a line of the screen: what is copied has no line breaks but those of the text.
SENTENCE = (
    "The harbour master of Larnhaven said on Monday that the channel would be dredged again in "
    "spring, and that nobody would be paid before the sand had been weighed twice."
)
TITLE = "Sand is to be weighed"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    text = f"{TITLE}\n\nBy Ann Lee\n\n{SENTENCE}\n\nThe council meets again on 3 May 2026.\n"
    (tmp_path / "sand.txt").write_text(text, "utf-8")
    env = environment(tmp_path)
    bring_in(env, tmp_path / "sand.txt")
    return env


def copied_by_terminal(terminal: Terminal) -> str:
    """What the last OSC 52 sequence hands to the clipboard."""
    payload = terminal.written.rpartition(b"\x1b]52;c;")[2].partition(b"\a")[0]
    return base64.b64decode(payload).decode()


def test_a_quote_is_copied_as_it_stands_in_the_text_with_its_source(env: dict[str, str]) -> None:
    with Terminal(NEWSREADER, [], env, 80, 24) as terminal:
        terminal.wait_for(TITLE)
        terminal.press("enter")
        terminal.wait_for("harbour master")
        terminal.press("v")
        terminal.wait_for("selecting by sentences")
        terminal.press("y")
        terminal.wait_for(r"Copied the selected words  by the terminal \(OSC 52\)")
        assert copied_by_terminal(terminal).strip() == SENTENCE
        terminal.press("Y")
        terminal.wait_for("Copied the citation")
        quoted = copied_by_terminal(terminal)
        assert f"“{SENTENCE}”" in quoted
        assert TITLE in quoted.partition("”")[2]


def test_inside_tmux_its_own_buffer_takes_what_is_copied(
    env: dict[str, str], tmp_path: Path
) -> None:
    programs, taken = tmp_path / "programs", tmp_path / "taken"
    programs.mkdir()
    stand_in = programs / "tmux"
    stand_in.write_text(f'#!/bin/sh\necho "$@" > {taken}.arguments\ncat > {taken}\n', "utf-8")
    stand_in.chmod(0o755)
    inside = {**env, "PATH": f"{programs}:{env['PATH']}", "TMUX": "/tmp/tmux-0/default,1,0"}
    with Terminal(NEWSREADER, [], inside, 80, 24) as terminal:
        terminal.wait_for(TITLE)
        terminal.press("enter")
        terminal.wait_for("harbour master")
        terminal.press("v", "y")
        terminal.wait_for("Copied the selected words  by tmux")
    assert taken.read_text("utf-8").strip() == SENTENCE
    assert (tmp_path / "taken.arguments").read_text().split() == ["load-buffer", "-w", "-"]
