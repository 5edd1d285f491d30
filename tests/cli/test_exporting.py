"""Export, citations and completions, as a user or a program calls them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsreader.cli.arguments.exporting import FORMS as NAMED_FORMS
from newsreader.cli.arguments.exporting import STYLES
from newsreader.cli.arguments.reader import SHELLS
from newsreader.exporting import CITATION_STYLES, FORMS

Command = Callable[..., Any]


def test_the_command_line_names_every_form_and_style() -> None:
    assert set(NAMED_FORMS) == {*FORMS, "obsidian"}
    assert STYLES == CITATION_STYLES


@pytest.mark.parametrize("form", sorted(FORMS))
def test_each_form_is_written_into_a_file(filled: Command, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"out{FORMS[form].ending}"
    run = filled("export", "--format", form, "--output", str(file))
    assert (run.code, run.out) == (0, "")
    assert "2 articles written" in run.err
    assert file.stat().st_size


def test_a_query_chooses_and_notes_come_along(filled: Command, tmp_path: Path) -> None:
    filled("note", "add", "2", "--quote", "Nobody owns a river", "ask Karimov")
    file = tmp_path / "out.json"
    assert filled("export", "astana", "--format", "json", "--output", str(file)).code == 0
    (article,) = json.loads(file.read_text("utf-8"))
    assert article["id"] == 2
    assert article["annotations"][0]["body"] == "ask Karimov"


def test_an_export_is_the_document_that_show_gives(filled: Command, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    filled("export", "astana", "--format", "json", "--output", str(file))
    assert json.loads(file.read_text("utf-8")) == [filled("show", "2", "--format", "json").json]


def test_a_vault_is_a_folder(filled: Command, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    assert filled("export", "--format", "obsidian", "--output", str(vault)).code == 0
    assert len(list(vault.glob("*.md"))) == 2
    assert filled("export", "--format", "obsidian").code == 2


def test_nothing_is_written_over_by_accident(filled: Command, tmp_path: Path) -> None:
    file = tmp_path / "out.bib"
    file.write_text("mine", "utf-8")
    words = ("export", "--format", "biblatex", "--output", str(file))
    run = filled(*words)
    assert run.code == 2
    assert "--replace" in run.err
    assert file.read_text("utf-8") == "mine"
    assert filled(*words, "--replace").code == 0
    assert "@article" in file.read_text("utf-8")
    assert filled("export", "--format", "ris", "--output", str(tmp_path)).code == 2


def test_what_is_not_found_is_said(filled: Command) -> None:
    run = filled("export", "zyzzyva", "--format", "csl")
    assert (run.code, run.out) == (1, "")
    assert "nothing found" in run.err


def test_citations_come_a_line_an_article(filled: Command) -> None:
    run = filled("cite", "2", "1", "--style", "apa")
    first, second = run.out.splitlines()
    assert first.startswith("Lee, A. (2026, July 3). Leaders meet in Astana on water. ")
    assert first.endswith("https://steppe-herald.example/world/astana-water")
    assert second.startswith("Dredging of Larnhaven harbour")
    assert filled("cite", "9").code == 1
    assert "newsroom, apa, chicago, mla" in filled("cite", "2", "--style", "harvard").err


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_is_told_commands_and_options(filled: Command, shell: str) -> None:
    run = filled("completions", shell)
    assert run.code == 0
    for word in ("export", "biblatex", "watch"):
        assert word in run.out


def test_bash_completes_a_command(filled: Command, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    script = tmp_path / "completions.bash"
    script.write_text(filled("completions", "bash").out, "utf-8")
    lines = (
        f"source {script}; COMP_WORDS=(newsreader export --format bibl); COMP_CWORD=3; "
        "_shtab_newsreader; echo ${COMPREPLY[@]}"
    )
    answer = subprocess.run([bash, "-c", lines], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["biblatex"]
