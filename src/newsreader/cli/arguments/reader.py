"""The reader, its demonstration, its keys and settings."""

from __future__ import annotations

from typing import Any

from newsreader.cli.arguments.shared import command, json_output


def add(commands: Any) -> None:
    """Add them to the command line."""
    command(commands, "tui", "reader.open_reader", "open the reader", "newsreader tui")
    demo = command(
        commands,
        "demo",
        "reader.demo",
        "open the reader on sample articles, in a library of its own",
        "newsreader demo",
    )
    demo.add_argument("--folder", metavar="DIR", help="where to keep the demo library")
    keys = command(
        commands,
        "keys",
        "reader.keys",
        "list the keys of the reader, or check your own",
        "newsreader keys\nnewsreader keys --check",
    )
    command(
        commands,
        "config",
        "reader.config",
        "say where settings.toml belongs, and print every setting",
        "newsreader config\nnewsreader config > ~/.config/newsreader/settings.toml",
    )
    keys.add_argument("--check", action="store_true", help="check settings.toml for clashing keys")
    json_output(keys)
