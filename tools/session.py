"""Records a session with the running reader as one animated SVG.

    python tools/session.py

A reader finds an article by a name without its accents, reads, follows a person, writes a
note, opens the page of the person and takes a change back. Each step is a picture of the real
screen; words that stand in several pictures are kept once and shown while they stand.
The file holds no script, no font and no link; it shows its first picture where animations are
not played.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pictures import PICTURES, TODAY, portrait, press, rest, settings, stage

from newsreader.library import Library
from newsreader.tui.app import NewsreaderApp

_SIZE = (120, 34)
_MARGIN = 10
_SVG = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_CLASS = re.compile(r"\.[\w-]+-r(\d+) \{ (.*?) \}")
_CELLS = re.compile(r'<g transform="translate\(([\d.]+), ([\d.]+)\)" clip-path.*?</g>\s*</g>', re.S)
_RECT = re.compile(
    r'<rect fill="(#\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="[\d.]+"'
)
_TEXT = re.compile(
    r'<text class="[\w-]+-r(\d+)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"[^>]*>(.*?)</text>'
)
_LINE_HEIGHT = 24.4
_CELL_WIDTH = 12.2
_GROUND = "#15171b"
_FONT = "'DejaVu Sans Mono',Menlo,Consolas,monospace"


@dataclass(frozen=True, slots=True)
class Step:
    """Keys, and how long the picture after each and after the last of them stands, in seconds."""

    keys: Sequence[str]
    each: float
    last: float


STEPS = (
    Step((), 0, 1.6),
    Step(("down", "down", "down", "down"), 0.35, 1.2),
    Step(("slash", *"person:arikoglu"), 0.12, 1.8),
    Step(("enter", "enter"), 0.6, 1.6),
    Step(("n", "n"), 0.8, 1.0),
    Step(("]", "]"), 0.7, 1.0),
    Step(("v", "a"), 0.9, 1.0),
    Step(tuple("Ask about the date."), 0.07, 0.9),
    Step(("ctrl+s",), 0, 1.8),
    Step(("3", "slash", *"arik"), 0.2, 0.9),
    Step(("enter", "enter"), 0.6, 3.5),
    Step(("escape", "escape", "escape", "u"), 0.6, 2.5),
)


@dataclass(slots=True)
class Film:
    """Pictures one after another: each different piece of one once, with its pictures."""

    width: float = 0
    height: float = 0
    times: list[float] = field(default_factory=list)
    pieces: dict[str, list[int]] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)

    def add(self, svg: str, seconds: float) -> None:
        """Add a picture that stands so long."""
        number = len(self.times)
        size = _SVG.search(svg)
        cells = _CELLS.search(svg)
        if size is None or cells is None:
            raise ValueError("this is not a picture of a screen as Textual writes it")
        self.width = float(size[1])
        self.height = _SIZE[1] * _LINE_HEIGHT + 2 * _MARGIN
        names = {local: self._style(rules) for local, rules in _CLASS.findall(svg)}
        for piece in _pieces(cells[0], names):
            self.pieces.setdefault(piece, []).append(number)
        self.times.append(seconds)

    def svg(self) -> str:
        """The film as SVG."""
        spans = {tuple(pictures) for pictures in self.pieces.values()}
        whole = tuple(range(len(self.times)))
        names = {span: f"s{index}" for index, span in enumerate(sorted(spans - {whole}))}
        total = sum(self.times)
        rules = [f".m{{font-family:{_FONT};font-size:20px;white-space:pre}}"]
        rules += [f".{name}{{{style}}}" for style, name in self.styles.items()]
        for span, name in names.items():
            first = "visible" if 0 in span else "hidden"
            rules.append(
                f".{name}{{visibility:{first};animation:{name} {total:.2f}s step-end infinite}}"
            )
            rules.append(f"@keyframes {name}{{{''.join(self._keyframes(span, total))}}}")
        # Grounds are drawn before words, so that no ground covers a word of another picture.
        drawn = [
            piece.replace('class="', f'class="{names[tuple(pictures)]} ')
            if tuple(pictures) != whole
            else piece
            for piece, pictures in sorted(self.pieces.items(), key=_is_text)
        ]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" '
            f'viewBox="0 0 {self.width:.0f} {self.height:.0f}">'
            f"<title>A session with newsreader</title><style>{''.join(rules)}</style>"
            f'<rect width="100%" height="100%" rx="8" fill="{_GROUND}"/>'
            f'<g class="m" transform="translate({_MARGIN},{_MARGIN})">{"".join(drawn)}</g></svg>'
        )

    def _style(self, rules: str) -> str:
        plain = ";".join(
            filter(None, (rule.strip().replace(": ", ":") for rule in rules.split(";")))
        )
        return self.styles.setdefault(plain, f"c{len(self.styles)}")

    def _keyframes(self, span: tuple[int, ...], total: float) -> Iterator[str]:
        """Where the line appears and where it goes, in percent of the film."""
        begun, shown = 0.0, None
        for number, seconds in enumerate(self.times):
            if (number in span) != shown:
                shown = number in span
                state = "visible" if shown else "hidden"
                yield f"{begun * 100 / total:.2f}%{{visibility:{state}}}"
            begun += seconds


def _pieces(cells: str, names: dict[str, str]) -> Iterator[str]:
    """What is drawn on a screen: grounds other than the screen's own, and words."""
    grounds = [
        (fill, float(x), float(y), float(width)) for fill, x, y, width in _RECT.findall(cells)
    ]
    for fill, x, y, width in _joined(grounds):
        if fill != _GROUND:
            place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="24.7"'
            yield f'<rect class="" fill="{fill}" {place}/>'
    for local, x, y, length, words in _TEXT.findall(cells):
        shown = words.replace("&#160;", "\u00a0")
        blanks = len(shown) - len(shown.lstrip("\u00a0"))
        cell = float(length) / max(1, len(shown))
        if blanks and float(length) == round(len(shown) * _CELL_WIDTH, 1):
            x, length = f"{float(x) + blanks * cell:.1f}", f"{float(length) - blanks * cell:.1f}"
            shown = shown[blanks:]
        if shown.strip("\u00a0"):
            place = f'x="{x}" y="{y}" textLength="{length}"'
            yield f'<text class="{names[local]}" {place}>{shown}</text>'


def _joined(
    grounds: list[tuple[str, float, float, float]],
) -> Iterator[tuple[str, float, float, float]]:
    """Grounds of one colour side by side as one."""
    pending: tuple[str, float, float, float] | None = None
    for fill, x, y, width in grounds:
        if pending is not None:
            last_fill, last_x, last_y, last_width = pending
            if (last_fill, last_y) == (fill, y) and abs(last_x + last_width - x) < 0.1:
                pending = fill, last_x, y, x + width - last_x
                continue
            yield pending
        pending = fill, x, y, width
    if pending is not None:
        yield pending


def _is_text(piece: tuple[str, list[int]]) -> bool:
    return piece[0].startswith("<text")


async def record(library: Library) -> Film:
    """Drive the reader through the steps and take a picture of each."""
    film = Film()
    app = NewsreaderApp(library, settings(), today=TODAY)
    async with app.run_test(size=_SIZE) as pilot:
        await rest(pilot)
        for step in STEPS:
            if not step.keys:
                film.add(portrait(app), step.last)
            for number, key in enumerate(step.keys, start=1):
                await press(pilot, key)
                film.add(portrait(app), step.last if number == len(step.keys) else step.each)
    return film


def main() -> int:
    """Record the session."""
    with stage() as library:
        film = asyncio.run(record(library))
    svg = film.svg()
    (PICTURES / "session.svg").write_text(svg, "utf-8")
    print(f"session.svg  {len(svg.encode()) / 1000:.0f} kB, {sum(film.times):.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
