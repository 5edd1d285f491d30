"""What starting the reader brings into memory, and what it must not wait for."""

from __future__ import annotations

import subprocess
import sys

import pytest

#: Each costs tens of milliseconds or more, and none is needed to read.
HEAVY = (
    "onnxruntime",
    "numpy",
    "trafilatura",
    "lxml",
    "readability",
    "py3langid",
    "pebble",
    "markdown_it",
    "textual.widgets._markdown",
    "textual.widgets._text_area",
)


@pytest.fixture(scope="module")
def modules() -> set[str]:
    """The modules that are loaded once the reader is imported."""
    code = "import sys, newsreader.tui.app; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", HEAVY)
def test_the_reader_starts_without(modules: set[str], module: str) -> None:
    assert module not in modules


@pytest.mark.parametrize("module", ["newsreader.tui.commands", "newsreader.config"])
def test_the_command_table_and_the_settings_know_no_textual(module: str) -> None:
    code = f"import sys, {module}; print('textual' in sys.modules or 'rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
