"""From the words of the command line to an exit code."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from newsreader.cli import opening
from newsreader.errors import NewsreaderError, QueryError

if TYPE_CHECKING:
    import argparse

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; never raises for what the user did."""
    _use_utf8()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        # Without the parser of all commands, which takes a twentieth of the reader's start.
        code = opening.open_library(*words[1:]) if opening.is_plain(words) else _run(words)
        sys.stdout.flush()
    except QueryError as error:
        return _fail(f"at character {error.position + 1}: {error}", WRONG_USAGE)
    except NewsreaderError as error:
        return _fail(str(error), FAILED)
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough. Python would complain
        # once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _fail("interrupted", INTERRUPTED)
    return code


def _run(words: Sequence[str]) -> int:
    from newsreader.cli.parser import build_parser, shield_minus

    arguments = build_parser().parse_args(shield_minus(words))
    module = importlib.import_module(f"newsreader.cli.{arguments.module}")
    command: Callable[[argparse.Namespace], int] = getattr(module, arguments.function)
    return command(arguments)


def _fail(message: str, code: int) -> int:
    print(f"newsreader: {' '.join(message.split())}", file=sys.stderr)
    return code


def _use_utf8() -> None:
    """Articles are in every script: never fail on a name because the locale is C."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    if hasattr(signal, "SIGPIPE") and not sys.stdout.isatty():
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
