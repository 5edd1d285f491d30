"""`watch`: whatever is saved into a folder comes into the library by itself."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newsreader.cli.importing import chosen_model, print_report
from newsreader.cli.output import begin_library
from newsreader.errors import NewsreaderError

#: A file that stays as it is for so long has been written to its end.
_QUIET_MILLISECONDS = 1000
#: What browsers and synchronisers call files that are still on their way.
_UNFINISHED = (".part", ".crdownload", ".download", ".tmp", ".partial")
_Stamp = tuple[int, int]


def watch_folder(arguments: argparse.Namespace) -> int:
    """First what is there, then each file as it comes, until Ctrl+C."""
    folder = Path(arguments.folder).expanduser()
    if not folder.is_dir():
        raise NewsreaderError(f"There is no folder {folder}")
    model = chosen_model(arguments)
    with begin_library(arguments) as library:
        print(f"watching {folder}; Ctrl+C ends it", file=sys.stderr)
        try:
            for files in _batches(folder):
                report = library.import_paths(
                    [str(file) for file in files],
                    tags=tuple(arguments.tag),
                    jobs=arguments.jobs,
                    model=model,
                )
                if report.imported or report.updated or report.failed:
                    print_report(report, would=False)
                    sys.stdout.flush()
        except KeyboardInterrupt:
            print("newsreader: no longer watching", file=sys.stderr)
    return 0


def _batches(folder: Path) -> Iterator[Sequence[Path]]:
    """The folder, then the files that came into it or changed, once they keep still."""
    from watchfiles import Change, watch

    waiting: dict[Path, _Stamp | None] = {}
    # The folder itself comes when the watch is set: what is saved meanwhile is not missed.
    ready = [folder]
    for changes in watch(
        folder,
        debounce=_QUIET_MILLISECONDS,
        rust_timeout=_QUIET_MILLISECONDS,
        yield_on_timeout=True,
    ):
        for change, name in changes:
            if change != Change.deleted and _is_wanted(Path(name)):
                waiting[Path(name)] = None
        ready += [file for file, stamp in waiting.items() if stamp and stamp == _stamp(file)]
        waiting = _stamped(file for file in waiting if file not in ready)
        if ready:
            yield ready
        ready = []


def _is_wanted(file: Path) -> bool:
    name = file.name.casefold()
    return not name.startswith((".", "~")) and not name.endswith(_UNFINISHED)


def _stamped(files: Iterable[Path]) -> dict[Path, _Stamp | None]:
    """Files that are there, with what tells whether they changed."""
    stamps = {file: _stamp(file) for file in files}
    return {file: stamp for file, stamp in stamps.items() if stamp}


def _stamp(file: Path) -> _Stamp | None:
    """Nothing for a folder, for an empty file and for one that went away."""
    if not file.is_file():
        return None
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return (status.st_size, status.st_mtime_ns) if status.st_size else None
