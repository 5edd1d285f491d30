"""`newsreader watch`, as a program beside a folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from newsreader.library import Library

STORY = (
    "{place} closes its harbour\n\nBy Ann Lee\n\nThe harbour of {place} was closed on Tuesday "
    "after a dredger sank in the fairway, the port authority said.\n\nNobody was hurt, and the "
    "wreck of the {place} dredger will be lifted within a week, said Mayor Ines Okafor.\n"
)


def _heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_what_is_saved_into_a_folder_comes_in_by_itself(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "first.txt").write_text(STORY.format(place="Larnhaven"), "utf-8")
    command = [sys.executable, "-m", "newsreader", "watch", str(folder), "--jobs", "1"]
    environment = os.environ | {
        "NEWSREADER_LIBRARY": str(tmp_path / "library"),
        "NEWSREADER_CACHE": str(tmp_path / "cache"),
        "PYTHONUNBUFFERED": "1",
    }
    with subprocess.Popen(
        [*command, "--tag", "inbox"],
        # Tests run in the background ignore Ctrl+C, and what they start would do so, too.
        preexec_fn=_heed_interrupts,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as program:
        assert program.stdout is not None
        assert "Larnhaven closes" in program.stdout.readline()
        (folder / "unfinished.txt.part").write_text(STORY.format(place="Norwick"), "utf-8")
        (folder / "deep" / "second.txt").write_text(STORY.format(place="Saltmere"), "utf-8")
        assert "Saltmere closes" in program.stdout.readline()
        program.send_signal(signal.SIGINT)
        _, said = program.communicate()
    assert program.returncode == 0
    assert "no longer watching" in said
    assert "Traceback" not in said
    with Library.open(tmp_path / "library", create=False) as library:
        library.sync()
        assert [row.tags for row in library.list()] == [("inbox",), ("inbox",)]
