"""One reader for one tab of the browser: `python -m newsreader.tui.web.session [FOLDER]`.

The server starts it with the driver of the terminal library that speaks to a socket, not to a
terminal. What it prints on stderr is told to whoever started the server.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from newsreader.errors import NewsreaderError
from newsreader.tui.app import run


def main(words: Sequence[str]) -> int:
    """Open the reader over the library in a folder, the default one for none."""
    try:
        return run(Path(words[0]) if words else None)
    except NewsreaderError as error:
        print(f"newsreader: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
