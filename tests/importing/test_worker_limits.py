"""What a worker process may not do."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

GUARD = "from newsreader.importing.workers import forbid_network; forbid_network(); "


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_the_network_and_other_programs_are_out_of_reach(attempt: str) -> None:
    done = run(GUARD + attempt)
    assert done.returncode == 1
    assert "reading a file may not use" in done.stderr


def test_a_worker_that_wants_too_much_memory_gets_an_error_and_not_the_machine() -> None:
    code = (
        "from newsreader.importing import workers as w; w._limit_memory()\n"
        "try:\n    bytearray(w.LIMIT_MEMORY_BYTES + 2**28)\n"
        "except MemoryError:\n    print('refused')"
    )
    assert run(code).stdout == "refused\n"


def test_importing_pulls_in_nothing_heavy() -> None:
    code = (
        "import sys, newsreader.importing\n"
        "heavy = {'lxml', 'trafilatura', 'onnxruntime', 'numpy', 'mammoth', 'pypdfium2', 'pebble',"
        " 'py3langid', 'readability', 'textual', 'rich', 'yaml'}\n"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))"
    )
    assert run(code).stdout == "[]\n"


def test_a_worker_that_computes_without_end_is_ended_by_the_kernel() -> None:
    code = (
        "from newsreader.importing import workers as w\n"
        "def spin():\n    while True:\n        pass\n"
        "w._within(0.1, None, spin)"
    )
    assert run(code).returncode == -signal.SIGXCPU
