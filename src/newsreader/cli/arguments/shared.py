"""What the arguments of several commands have in common."""

from __future__ import annotations

import argparse
from typing import Any

from newsreader.model import ENTITY_MODELS

QUERY_HELP = "what to look for, in the words of the search bar (see docs/search.md)"


def word(text: str) -> str:
    """A word of the command line as it was typed."""
    return text[1:] if text.startswith(" -") else text


def positive(text: str) -> int:
    """A number from 1 up. Raises ArgumentTypeError for anything else."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text.strip()!r} is not a number from 1 up")
    return int(text)


def port(text: str) -> int:
    """A number of a port. Raises ArgumentTypeError for anything else."""
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text.strip()!r} is not a port: 1 to 65535, 0 any free")
    return int(text)


def command(
    commands: Any, name: str, target: str, summary: str, example: str
) -> argparse.ArgumentParser:
    """Add a command, its help and an example; `target` is "module.function" of this package."""
    module, function = target.split(".")
    examples = example.strip().replace("\n", "\n  ")
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"Examples:\n  {examples}" if "\n" in examples else f"Example:\n  {examples}",
    )
    parser.set_defaults(module=module, function=function)
    return parser


def json_output(parser: argparse.ArgumentParser) -> None:
    """Let the output be JSON."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def json_or_csv(parser: argparse.ArgumentParser) -> None:
    """Let the output be JSON or CSV."""
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="print one JSON document")
    output.add_argument("--csv", action="store_true", help="print CSV with a head line")


def model(parser: argparse.ArgumentParser) -> None:
    """Let the model that finds names be chosen."""
    parser.add_argument(
        "--model",
        choices=ENTITY_MODELS,
        help="what finds the names (default: the setting entities.model, which is fast)",
    )


def query(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """Let a query be given, as several words or one."""
    parser.add_argument(
        "query", metavar="QUERY", type=word, nargs="+" if required else "*", help=QUERY_HELP
    )


def article_ids(parser: argparse.ArgumentParser) -> None:
    """Let numbers of articles be given."""
    parser.add_argument("ids", metavar="ID", type=positive, nargs="+", help="article numbers")
