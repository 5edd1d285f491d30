"""The reader, its demonstration, its keys and settings."""

from __future__ import annotations

from typing import Any

from newsreader.cli.arguments.shared import command, json_output, port

SHELLS = ("bash", "zsh", "fish", "tcsh")


def add(commands: Any) -> None:
    """Add them to the command line."""
    command(commands, "tui", "opening.open_reader", "open the reader", "newsreader tui")
    serve = command(
        commands,
        "serve",
        "serving.serve_reader",
        "open the reader in a browser on this machine",
        "newsreader serve --open\nnewsreader serve --port 8400",
    )
    serve.add_argument("--port", metavar="N", type=port, default=0, help="default: a free one")
    serve.add_argument(
        "--host", metavar="ADDRESS", default="127.0.0.1", help="another address of this machine"
    )
    serve.add_argument("--open", action="store_true", help="open the browser, too")
    demo = command(
        commands,
        "demo",
        "reader.demo",
        "open the reader on sample articles, in a library of its own",
        "newsreader demo\nnewsreader demo --tour",
    )
    demo.add_argument("--folder", metavar="DIR", help="where to keep the demo library")
    demo.add_argument(
        "--tour", action="store_true", help="begin with the tour: the first keys in two minutes"
    )
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
    completions = command(
        commands,
        "completions",
        "completing.completions",
        "print what lets a shell complete commands and options",
        "newsreader completions bash > ~/.local/share/bash-completion/completions/newsreader\n"
        'newsreader completions zsh > "${fpath[1]}/_newsreader"\n'
        "newsreader completions fish > ~/.config/fish/completions/newsreader.fish",
    )
    completions.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
