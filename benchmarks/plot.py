"""Draws results/scale.json as small SVG plots: each figure against the number of articles.

    python benchmarks/plot.py          prints the table of README.md, too

Both axes are logarithmic: what costs the same at any size is a level line.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from scale import RESULTS, Figures

PLOTS = Path(__file__).parent / "plots"

_WIDTH, _HEIGHT = 460, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 16, 40, 44
_COLOURS = ("#1b6ca8", "#c0392b", "#2e8b57", "#8e6c1b")


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture of some of the figures, ours first."""

    name: str
    title: str
    figures: tuple[str, ...]


ALL = (
    Plot(
        "open",
        "Open a library: first page, milliseconds",
        ("open and first page of the list, ms", "stock TinyDB: open and read one, ms"),
    ),
    Plot(
        "search",
        "One key in the search bar, milliseconds of CPU",
        (
            "key to first page with snippets, CPU ms (median)",
            "key to first page with snippets, CPU ms (99 %)",
            "plain FTS5, ranked, CPU ms (99 %)",
            "ripgrep, one word, ms (median)",
        ),
    ),
    Plot(
        "change",
        "Mark one article, milliseconds until it is on disk",
        ("mark one article, ms (median)", "stock TinyDB: mark one, ms"),
    ),
    Plot(
        "list",
        "The list, milliseconds",
        ("any page of the list, ms (median)", "all ids in order, ms"),
    ),
)

Point = tuple[float, float]


def main() -> int:
    """Draw every plot of which there are figures."""
    results: dict[str, Figures] = json.loads(RESULTS.read_text())
    PLOTS.mkdir(exist_ok=True)
    for plot in ALL:
        lines = [(name, _points(results, name)) for name in plot.figures]
        drawn = [(name, points) for name, points in lines if points]
        if drawn:
            (PLOTS / f"{plot.name}.svg").write_text(_svg(plot.title, drawn), encoding="utf-8")
    print(_table(results))
    return 0


def _table(results: dict[str, Figures]) -> str:
    """All figures as Markdown, a column for each number of articles."""
    sizes = sorted(results, key=int)
    names = dict.fromkeys(name for size in sizes for name in results[size])
    lines = [
        "| | " + " | ".join(f"{int(size):,}" for size in sizes) + " |",
        "| --- |" + " ---: |" * len(sizes),
    ]
    for name in names:
        values = (results[size].get(name) for size in sizes)
        cells = ("–" if value is None else _short(value) for value in values)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _points(results: dict[str, Figures], name: str) -> list[Point]:
    found = ((int(size), figures.get(name)) for size, figures in results.items())
    return sorted((size, value) for size, value in found if value)


def _svg(title: str, lines: Sequence[tuple[str, list[Point]]]) -> str:
    sizes = [size for _, points in lines for size, _ in points]
    values = [value for _, points in lines for _, value in points]
    horizontal = _Axis(min(sizes), max(sizes), _LEFT, _WIDTH - _RIGHT)
    vertical = _Axis(min(values), max(values), _HEIGHT - _BOTTOM - 16 * len(lines), _TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        'font-family="sans-serif" font-size="11">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="20" font-size="13" fill="#222">{escape(title)}</text>',
    ]
    for value in vertical.marks():
        y = vertical.place(value)
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" '
            f'stroke="#dddddd"/><text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" '
            f'fill="#555">{value:g}</text>'
        )
    for size in horizontal.marks():
        parts.append(
            f'<text x="{horizontal.place(size):.1f}" y="{vertical.low + 16:.1f}" '
            f'text-anchor="middle" fill="#555">{size:,.0f}</text>'
        )
    for number, (name, points) in enumerate(lines):
        colour = _COLOURS[number % len(_COLOURS)]
        places = [(horizontal.place(size), vertical.place(value)) for size, value in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        y = vertical.low + 36 + 16 * number
        parts.append(
            f'<rect x="{_LEFT}" y="{y - 8:.1f}" width="12" height="4" fill="{colour}"/>'
            f'<text x="{_LEFT + 18}" y="{y:.1f}" fill="#222">{escape(name)}</text>'
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


class _Axis:
    """A logarithmic axis from whole powers of ten to whole powers of ten."""

    def __init__(self, least: float, most: float, low: float, high: float) -> None:
        self.first = math.floor(math.log10(least))
        self.last = max(self.first + 1, math.ceil(math.log10(most)))
        self.low, self.high = low, high

    def place(self, value: float) -> float:
        share = (math.log10(value) - self.first) / (self.last - self.first)
        return self.low + (self.high - self.low) * share

    def marks(self) -> list[float]:
        return [10.0**power for power in range(self.first, self.last + 1)]


if __name__ == "__main__":
    sys.exit(main())
