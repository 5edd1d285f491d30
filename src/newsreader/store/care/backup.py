"""A whole library in one file, and back.

A ZIP file of library.json, the shards and the originals: the JSON compressed, the originals
as they are, since they are compressed already. Each shard is whole, because a shard's file
is only ever replaced; an original is written before the article that came from it, so the
shards are read first. Undo and index are left out.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from newsreader.errors import LibraryError
from newsreader.store.files import sync_folder, write_atomically
from newsreader.store.settings import FILE_NAME, LibrarySettings
from newsreader.store.shards import read_tables, shard_name
from newsreader.store.store import Store

_MEMBER = re.compile(
    r"library\.json|articles/[0-9]{4,}\.json"
    r"|originals/[0-9a-f]{2}/[0-9a-f]{64}(?:\.[a-z0-9]{1,12})?\.zst"
)

# Twice as fast as zlib's own choice, for a fourteenth more.
_LEVEL = 3


def back_up(store: Store, file: Path, progress: Callable[[int, int], None] | None = None) -> int:
    """Write the library into a file; returns the number of files in it.

    Other processes may go on writing. `progress` is told the files done and in all. Raises
    LibraryError if the file is there already or cannot be written; then none is left behind.
    """
    import zipfile

    if file.exists():
        raise LibraryError(f"{file} is there already. Choose another name for the backup.")
    temporary = file.with_name(f"{file.name}.part")
    names = list(_names(store))
    try:
        with zipfile.ZipFile(temporary, "w") as archive:
            for done, name in enumerate(names, start=1):
                method = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
                archive.writestr(name, (store.folder / name).read_bytes(), method, _LEVEL)
                if progress is not None:
                    progress(done, len(names))
        temporary.replace(file)
        sync_folder(file.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise LibraryError(f"The backup {file} could not be written: {error.strerror}.") from error
    return len(names)


def restore(file: Path, folder: Path) -> int:
    """Make a library of a backup in a folder that has none; returns the number of shards.

    Raises LibraryError if there is a library already, or if the file is no backup or damaged;
    then the folder is as it was.
    """
    import zipfile
    import zlib

    if folder.exists() and any(folder.iterdir()):
        raise LibraryError(
            f"{folder} is not empty. Restore into another folder, with --library DIR."
        )
    made = folder.with_name(f"{folder.name}.restoring")
    shutil.rmtree(made, ignore_errors=True)
    try:
        shards = _unpack(file, made)
        LibrarySettings(made)
        if folder.exists():
            folder.rmdir()
        made.replace(folder)
        sync_folder(folder.parent)
    except (
        OSError,
        LibraryError,
        # What zipfile raises for damage, encryption and methods it does not know.
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        shutil.rmtree(made, ignore_errors=True)
        raise LibraryError(f"{file} cannot be restored: {error}.") from error
    return shards


def _names(store: Store) -> Iterator[str]:
    yield FILE_NAME
    yield from map(shard_name, store.shard_numbers())
    for _, path in store.originals.all():
        yield path.relative_to(store.folder).as_posix()


def _unpack(file: Path, folder: Path) -> int:
    import zipfile

    shards = 0
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        strange = [name for name in names if not _MEMBER.fullmatch(name)]
        if strange or FILE_NAME not in names:
            raise LibraryError("it is not a backup of a library")
        folder.mkdir(parents=True, mode=0o700)
        for name in names:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, archive.read(name))
            if name.endswith(".json"):
                read_tables(target)
                shards += name != FILE_NAME
    return shards
