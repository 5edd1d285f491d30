"""Where the sample articles are: packaged with the program, or beside a checkout of it."""

from __future__ import annotations

from pathlib import Path

from newsreader.errors import NewsreaderError

_FOLDER = "sample_articles"


def samples_folder() -> Path:
    """The folder of the sample articles.

    Raises NewsreaderError when this installation has none.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / _FOLDER, package.parent.parent / _FOLDER):
        if folder.is_dir():
            return folder
    raise NewsreaderError("The sample articles are not part of this installation.")


def sample_files() -> list[Path]:
    """The sample articles in order.

    Raises NewsreaderError when this installation has none.
    """
    return sorted(samples_folder().iterdir())
