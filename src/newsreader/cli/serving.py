"""`serve`: the reader in a browser."""

from __future__ import annotations

import argparse
from pathlib import Path


def serve_reader(arguments: argparse.Namespace) -> int:
    """The reader in a web page that this machine alone can see, until Ctrl+C."""
    from newsreader.tui.web.server import serve

    def opened(address: str) -> None:
        print(
            f"newsreader is at {address}\nWhoever has this address can read. Ctrl+C ends it.",
            flush=True,
        )
        if arguments.open:
            _open_browser(address)

    folder = Path(arguments.library) if arguments.library else None
    serve(folder, arguments.host, arguments.port, opened)
    return 0


def _open_browser(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        print("There is no browser to open here: give one the address.", flush=True)
