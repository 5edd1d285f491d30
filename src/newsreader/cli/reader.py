"""`demo`, `keys` and `config`: what belongs to the reader."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys
from pathlib import Path

from newsreader import paths
from newsreader.cli.output import file_progress, print_json, print_lines, table
from newsreader.errors import NewsreaderError

_DEMO_MARK = "this-is-a-demo-library"


def demo(arguments: argparse.Namespace) -> int:
    """The samples in a library of their own, made anew each time; never the user's library."""
    from newsreader.library import Library
    from newsreader.samples import sample_files

    folder = Path(arguments.folder) if arguments.folder else paths.cache_folder() / "demo"
    _empty_demo_folder(folder)
    os.environ["NEWSREADER_CACHE"] = str(folder / "cache")
    with Library.open(folder / "library") as library:
        report = library.import_paths(sample_files(), progress=file_progress("importing samples"))
    if sys.stdin.isatty() and sys.stdout.isatty():
        from newsreader.tui.app import run

        return run(folder / "library", "tour" if arguments.tour else "")
    program = _as_called()
    place = f" --folder {shlex.quote(arguments.folder)}" if arguments.folder else ""
    library_place = shlex.quote(str(folder / "library"))
    print(f"{len(report.imported)} articles imported into {folder / 'library'}")
    print(f"Next, in a terminal: {program} demo{place}")
    print(f"Or without one:      {program} --library {library_place} list")
    return 1 if report.failed else 0


def keys(arguments: argparse.Namespace) -> int:
    """Every key, or what is wrong with the user's own."""
    from newsreader.config import load_settings
    from newsreader.tui.commands import check_keys, key_table

    settings = load_settings()
    if arguments.check:
        clashes = check_keys(settings)
        for clash in clashes:
            print(f"newsreader: {clash}", file=sys.stderr)
        if not clashes:
            print("no clashing keys")
        return 1 if clashes else 0
    rows = key_table(settings)
    if arguments.json:
        print_json(
            [{"keys": k, "does": does, "where": where, "id": name} for k, does, where, name in rows]
        )
    else:
        print_lines(table([(k, does, where) for k, does, where, _name in rows], (22, 44, 1)))
    return 0


def config(_arguments: argparse.Namespace) -> int:
    """Every setting with its default, as a settings.toml to begin from."""
    from newsreader.config import describe

    print(f"# The settings of newsreader. They belong in {paths.settings_file()}")
    section = ""
    for setting in describe():
        if setting.section != section:
            section = setting.section
            print(f"\n[{section}]")
        print(f"# {setting.help}")
        if setting.choices:
            print(f"# One of: {', '.join(setting.choices)}")
        print(f"{setting.key} = {setting.default}")
    return 0


def _as_called() -> str:
    """The name this program was called by, so that what is printed can be typed."""
    called = Path(sys.argv[0])
    is_on_path = shutil.which(called.name) == str(called.absolute())
    if called.name != "newsreader" or is_on_path:
        return "newsreader"
    return shlex.quote(sys.argv[0])


def _empty_demo_folder(folder: Path) -> None:
    mark = folder / _DEMO_MARK
    if folder.exists() and any(folder.iterdir()):
        if not mark.exists():
            raise NewsreaderError(
                f"{folder} holds something that is not a demo library. Name another --folder."
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    mark.touch()
