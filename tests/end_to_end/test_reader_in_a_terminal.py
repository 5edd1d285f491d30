"""The installed command, in a real terminal, as a person uses it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import HARBOUR, SUMMIT
from tests.end_to_end.terminal import NEWSREADER, Terminal, bring_in, environment

HOSTILE = """<html><head>
<title>[/nope] [@click=app.quit]Gone[/] &#27;]0;owned&#7; title</title></head>
<body><article><h1>[/nope] [@click=app.quit]Gone[/]</h1><p>The harbour office opens its doors at
seven, and by nine the quay is full of crates &#27;[2J &#155;31m that nobody counts twice.</p>
<p>A clerk with a green pencil writes the sum in a ledger that nobody but her successor is going
to read, and the tide does the rest of the work before the evening bell.</p></article></body></html>
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path)


@pytest.fixture
def library(tmp_path: Path, env: dict[str, str]) -> dict[str, str]:
    """A library that holds the harbour and the summit; gives the environment that names it."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "summit.html").write_text(SUMMIT, encoding="utf-8")
    (folder / "hostile.html").write_text(HOSTILE, encoding="utf-8")
    bring_in(env, folder)
    return env


@contextmanager
def reader(env: dict[str, str], columns: int = 180, lines: int = 50) -> Iterator[Terminal]:
    with Terminal(NEWSREADER, [], env, columns, lines) as terminal:
        yield terminal


def test_search_open_note_and_find_the_note_after_a_restart(library: dict[str, str]) -> None:
    with reader(library) as terminal:
        terminal.wait_for("Dredging of Larnhaven")
        terminal.press("/")
        terminal.press(*"okafor acme")
        terminal.wait_until_gone("Leaders meet in Astana")
        terminal.press("enter", "enter")
        terminal.wait_for("Ines Okafor")
        terminal.press("a")
        terminal.press(*"Ask the auditors")
        terminal.press("\x13")
        terminal.wait_for("Ask the auditors")
        terminal.press("q", "q", "q")
        assert terminal.wait_for_end() == 0
    with reader(library) as terminal:
        terminal.wait_for("Ask the auditors")
    notes = subprocess.run(
        [NEWSREADER, "note", "list"], env=library, capture_output=True, text=True, check=True
    )
    assert "Ask the auditors" in notes.stdout


def test_entities_of_the_open_article_are_listed(library: dict[str, str]) -> None:
    with reader(library) as terminal:
        terminal.wait_for("Leaders meet in Astana")
        terminal.press("/")
        terminal.press(*"syr darya")
        terminal.press("enter", "enter")
        screen = terminal.wait_for("Rustam Karimov")
        assert "Kazakhstan" in screen


def test_a_hostile_page_neither_steers_the_terminal_nor_ends_the_reader(
    library: dict[str, str],
) -> None:
    with reader(library, 80, 24) as terminal:
        terminal.wait_for(r"\[/nope\]")
        terminal.press("/")
        terminal.press(*"pencil")
        terminal.press("enter", "enter")
        terminal.wait_for("harbour office opens")
        assert b"\x1b]0;" not in terminal.written
        assert b"\x1b]52" not in terminal.written
        assert b"\x9b31m" not in terminal.written


def test_the_first_start_shows_how_to_import(env: dict[str, str]) -> None:
    with reader(env, 80, 24) as terminal:
        screen = terminal.wait_for("(?i)sample")
        assert "import" in screen.lower()
