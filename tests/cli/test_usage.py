"""What the command line says before it does anything."""

import re
import subprocess
import sys

import pytest

from newsreader.cli import main
from newsreader.cli.parser import build_parser

COMMANDS = (
    "tui serve demo keys config import extract reextract recognise list search show versions "
    "duplicates related entities mentions together timeline tag mark remove undo redo check "
    "reindex stats backup restore"
).split()
NOTE_ACTIONS = ["add", "list", "edit", "remove"]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newsreader", *words], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("command", [[c] for c in COMMANDS] + [["note", a] for a in NOTE_ACTIONS])
def test_help_of_every_command_shows_an_example(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*command, "--help"])
    assert stop.value.code == 0
    assert re.search(r"Examples?:\n +newsreader ", capsys.readouterr().out)


def test_the_list_of_commands_is_complete() -> None:
    shown = build_parser().format_help()
    assert all(re.search(rf"^ +{command}\b", shown, re.M) for command in [*COMMANDS, "note"])


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["show"],
        ["show", "first"],
        ["mark", "1", "purple"],
        ["list", "--unknown"],
        ["import"],
        ["tag", "1"],
        ["tag", "1", "energy"],
        ["entities", "--label", "PLANET"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(words)
    except SystemExit as stop:
        code = int(stop.code or 0)
    said = capsys.readouterr()
    assert code == 2
    assert said.out == ""
    assert said.err.startswith("newsreader: ")
    assert said.err.count("\n") == 1


def test_the_reader_without_a_terminal_names_the_commands_that_work() -> None:
    done = run()
    assert done.returncode == 2
    assert "newsreader list" in done.stderr


@pytest.mark.parametrize("words", [[], ["--library", "folder"], ["--library=folder"], ["tui"]])
def test_every_way_to_open_the_reader_asks_for_a_terminal(words: list[str]) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("newsreader: the reader needs a terminal")


def test_a_library_option_without_a_folder_is_wrong_usage() -> None:
    for words in (["--library"], ["--library", "--version"]):
        done = run(*words)
        assert done.returncode == 2
        assert "--library" in done.stderr


def test_the_plain_start_reads_no_table_of_commands() -> None:
    program = (
        "import sys; from newsreader.cli import main; main([]); print('argparse' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False"]


def test_version_is_printed() -> None:
    assert re.fullmatch(r"newsreader \d+\.\d+\.\d+\n", run("--version").stdout)


HEAVY = {
    "textual",
    "rich",
    "onnxruntime",
    "numpy",
    "trafilatura",
    "lxml",
    "readability",
    "py3langid",
}


@pytest.mark.parametrize(
    "words", [["--version"], ["list"], ["search", "x"], ["keys"], ["stats"], ["note", "list"]]
)
def test_light_commands_load_nothing_heavy(words: list[str], tmp_path: object) -> None:
    program = (
        "import sys, contextlib, io\n"
        "from newsreader.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    main({['--library', str(tmp_path), *words]!r})\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={"NEWSREADER_CACHE": str(tmp_path), "HOME": str(tmp_path), "PATH": ""},
    )
    assert done.stdout.strip().endswith("[]"), done.stdout + done.stderr
