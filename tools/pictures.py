"""Takes the pictures of the documentation from the running reader.

    python tools/pictures.py

The sample articles are imported into a library that is thrown away, a few of them read,
starred, tagged and annotated as a reader would have left them, and the reader is driven with
keys to what each picture shows. The day is always the same. Pictures go to docs/pictures; they
hold no font and fetch nothing.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from newsreader.config import ListSettings, LookSettings, Settings
from newsreader.library import Library
from newsreader.samples import sample_files
from newsreader.tui.app import NewsreaderApp

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
TODAY = date(2026, 12, 1)
_FONT = '"DejaVu Sans Mono", Menlo, Consolas, monospace'
_LEAST_PAUSES, _MOST_PAUSES = 10, 500
# Work that goes on for as long as something is open.
_WAITING = ("dialog", "entity")
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Picture:
    """A file, the size of the screen in cells, the colours, and the keys that lead there."""

    name: str
    size: tuple[int, int]
    keys: Callable[[Library], Iterable[str]]
    theme: str = "newsreader-dark"


def _to_the_engineer(library: Library) -> Iterator[str]:
    """Open the article on the first train, and go to the engineer in it who had walked."""
    for number in library.ids("", "published"):
        article = library.get(number)
        if article.title.startswith("First train crosses"):
            break
        yield "down"
    yield "enter"
    for mention in article.entities:
        yield "]"
        if mention.text == "Zeynep Karaosman":
            return


def _to_what_was_found(_library: Library) -> Iterable[str]:
    """Search for a person and a word."""
    return ("slash", *"person:marsh silt", "enter")


PICTURES_TO_TAKE = (
    Picture("reader-80x24", (80, 24), _to_the_engineer),
    Picture("reader-120x40", (120, 40), _to_the_engineer),
    Picture("reader-180x50", (180, 50), _to_the_engineer),
    Picture("reader-120x40-light", (120, 40), _to_what_was_found, "newsreader-light"),
)


@contextmanager
def stage() -> Iterator[Library]:
    """A library of the samples in which somebody has been reading."""
    with tempfile.TemporaryDirectory(prefix="newsreader-pictures-") as folder:
        os.environ["NEWSREADER_CACHE"] = str(Path(folder) / "cache")
        with Library.open(Path(folder) / "library") as library:
            library.import_paths(sample_files())
            library.sync()
            _read_in(library)
            yield library


async def take(library: Library, picture: Picture) -> str:
    """The reader as SVG after the keys of a picture."""
    app = NewsreaderApp(library, settings(picture.theme), today=TODAY)
    async with app.run_test(size=picture.size) as pilot:
        await rest(pilot)
        for key in picture.keys(library):
            await press(pilot, key)
        svg = portrait(app)
    # The next picture begins at the list, not where this one ended.
    library.save_session({})
    return svg


def settings(theme: str = "newsreader-dark") -> Settings:
    """The settings pictures are taken with: the newest article first."""
    return Settings(look=LookSettings(theme=theme), list=ListSettings(sort="published"))


async def press(pilot: Pilot[None], key: str) -> None:
    """Press a key, a blank as "space", and wait until the reader is at rest."""
    await pilot.press("space" if key == " " else key)
    await rest(pilot)


async def rest(pilot: Pilot[None]) -> None:
    """Wait until what was set going has come to an end."""
    for pauses in range(_MOST_PAUSES):
        await pilot.pause(0.02)
        busy = [w for w in pilot.app.workers if not w.is_finished and w.group not in _WAITING]
        if pauses >= _LEAST_PAUSES and not busy:
            break
    for field in pilot.app.screen.query("Input, TextArea"):
        field.cursor_blink = False  # type: ignore[attr-defined]


def portrait(app: NewsreaderApp) -> str:
    """What the screen shows as SVG: with the fonts that are there, and blanks kept."""
    svg = _FONT_FACE.sub("", app.export_screenshot(title="newsreader"))
    svg = svg.replace("Fira Code, monospace", _FONT)
    return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


def _read_in(library: Library) -> None:
    ids = {library.get(number).title: number for number in library.ids()}

    def numbered(beginning: str) -> int:
        return next(number for title, number in ids.items() if title.startswith(beginning))

    tunnel, audit = numbered("First train crosses"), numbered("Auditors cannot find")
    treaty, mud = numbered("Spain and Portugal sign"), numbered("The Missing Mud")
    breakthrough = numbered("Akçataş tunnel crews")
    library.tag([tunnel, breakthrough], add=["railways"])
    library.tag([audit, mud, numbered("What Saltmere paid")], add=["harbour"])
    library.tag([treaty, numbered("After the drought")], add=["rivers"])
    library.mark([tunnel, mud], starred=True)
    library.mark(
        [audit, treaty, breakthrough, numbered("Stadtrat stimmt"), numbered("Norovirus vaccine")],
        read=True,
    )
    library.annotate(
        tunnel,
        "She said the same in June, when the halves met. Ask for the longer story.",
        quote="“I walked it once in nine hours,” said Zeynep Karaosman",
        tags=["to ask"],
    )
    library.annotate(
        tunnel,
        "",
        quote="The cost has reached 49 billion lira of a budget of 61 billion",
        motivation="highlighting",
    )
    library.annotate(audit, "Compare with the table of invoices.", quote="£18.2 million")
    library.save_search("harbour inquiry", "#harbour OR place:saltmere")
    library.save_search("unread, long", "is:unread words:>400")


def main() -> int:
    """Take all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with stage() as library:
        for picture in PICTURES_TO_TAKE:
            svg = asyncio.run(take(library, picture))
            (PICTURES / f"{picture.name}.svg").write_text(svg, "utf-8")
            print(f"{picture.name}.svg  {len(svg.encode()) / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
