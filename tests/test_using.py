"""docs/using.md is true: each errand has its test, and each command runs as it is written."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.cli import main
from newsreader.samples import samples_folder

_ROOT = Path(__file__).parent.parent
_ERRANDS = _ROOT / "tests" / "tui" / "errands"
_USING = (_ROOT / "docs" / "using.md").read_text("utf-8")
_READER, _COMMAND_LINE = _USING.split("\n## On the command line\n")
#: What the commands of the page are about, by what it calls them.
_FILES = {
    "a.txt": "01-trabzon-forum-mobile-copy.txt",
    "b.txt": "02-harbour-audit-copied-page.txt",
    "page.html": "07-dredging-figures-table.html",
}


def _told() -> list[str]:
    return re.findall(r"^### (.+)$", _READER, re.MULTILINE)


def _tested() -> Iterator[str]:
    for file in sorted(_ERRANDS.glob("test_*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.AsyncFunctionDef) and node.name.startswith("test_"):
                yield (ast.get_docstring(node) or node.name).rstrip(".")


def test_forty_four_errands_are_told_and_each_is_tested() -> None:
    told = _told()
    assert len(told) == len(set(told)) == 44
    assert sorted(told) == sorted(_tested())


def test_every_command_of_the_page_does_what_it_is_there_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NEWSREADER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "library"))
    articles = tmp_path / "Downloads" / "articles"
    articles.mkdir(parents=True)
    for name, sample in _FILES.items():
        shutil.copy(samples_folder() / sample, articles / name)
    blocks = re.findall(r"^```console\n(.*?)^```", _COMMAND_LINE, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) > 20
    for line in lines:
        program, *words = shlex.split(line.split(" | ")[0])
        assert program == "newsreader", line
        code = main([str(Path(word).expanduser()) for word in words if word])
        shown = capsys.readouterr()
        assert (code, shown.err.count("newsreader:")) == (0, 0), f"{line}\n{shown.err}"
        assert (shown.out + shown.err).strip(), line
