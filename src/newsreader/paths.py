"""Where things live. Nothing here makes a folder or a file."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import appdirs

from newsreader.errors import LibraryError

APPLICATION = "newsreader"


def library_folder() -> Path:
    """The default library: NEWSREADER_LIBRARY, or the platform's user data folder."""
    chosen = os.environ.get("NEWSREADER_LIBRARY")
    if chosen:
        return Path(chosen).absolute()
    return _user_folder(appdirs.user_data_dir(APPLICATION))


def cache_folder() -> Path:
    """Folder of derived files, deletable at any moment: NEWSREADER_CACHE or the platform's."""
    chosen = os.environ.get("NEWSREADER_CACHE")
    if chosen:
        return Path(chosen).absolute()
    return _user_folder(appdirs.user_cache_dir(APPLICATION))


def index_file(library_id: str, library: Path) -> Path:
    """The index of a library.

    Two copies of one library have the same id, so the folder is part of the name too.
    """
    place = hashlib.sha256(os.fsencode(library.absolute())).hexdigest()[:8]
    return cache_folder() / f"index-{library_id}-{place}.sqlite3"


def session_file(library_id: str, library: Path) -> Path:
    """Where the reader was in a library: of this machine, and nothing is lost without it."""
    return index_file(library_id, library).with_suffix(".session.json")


def settings_file() -> Path:
    """The user's settings: NEWSREADER_SETTINGS, or settings.toml in the config folder."""
    chosen = os.environ.get("NEWSREADER_SETTINGS")
    if chosen:
        return Path(chosen).absolute()
    return _user_folder(appdirs.user_config_dir(APPLICATION)) / "settings.toml"


def _user_folder(name: str) -> Path:
    # Without HOME and without an entry in the user database, "~" stays in the name:
    # a folder called "~" in the working directory is never what the user meant.
    if name.startswith("~") or not Path(name).is_absolute():
        raise LibraryError(
            "Your home folder is not known (HOME is not set). "
            "Name the library with --library DIR or NEWSREADER_LIBRARY."
        )
    return Path(name)
