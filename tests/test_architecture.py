"""The code is where the documentation says, and loads what it should."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

ARCHITECTURE = Path(__file__).parent.parent / "docs" / "architecture.md"
NAMES = sorted(
    set(re.findall(r"`([a-z_]+(?:\.[A-Za-z_]+)+)`", ARCHITECTURE.read_text(encoding="utf-8")))
)
HEAVY = [
    "lxml",
    "numpy",
    "onnxruntime",
    "py3langid",
    "readability",
    "rich",
    "textual",
    "trafilatura",
]


def resolve(name: str) -> object:
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(["newsreader", *parts[:length]]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part)
        return found
    raise AssertionError(f"nothing is called {name}")


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith((".md", ".html"))])
def test_every_name_in_the_architecture_exists(name: str) -> None:
    assert resolve(name) is not None


def loaded_by(module: str) -> list[str]:
    program = f"import sys, {module}; print(*sorted({HEAVY!r} & sys.modules.keys()))".replace(
        repr(HEAVY), f"set({HEAVY!r})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    "module", ["newsreader.library", "newsreader.cli", "newsreader.tui.commands"]
)
def test_the_heart_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(module) == []


def test_the_reader_loads_textual_and_no_engine() -> None:
    assert loaded_by("newsreader.tui.app") == ["rich", "textual"]
