"""The figures of a library as pictures of characters, each with its number beside it.

Drawn by Rich's bars and Textual's sparkline, for the screen and for `newsreader stats` alike;
the height and the length say everything, so that colour need not.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.bar import Bar
from rich.color import Color
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.renderables.sparkline import Sparkline

from newsreader.library.overview import Overview
from newsreader.tui import wording

#: Seen on light ground and on dark.
GREY = "#808080"
_NAME_CELLS = 24
_BAR_CELLS = 24
_LONG_CELLS = 48


def charts(found: Overview, ink: str = GREY, ground: str = "default") -> Group:
    """The pictures, one under the other, for a place of 72 cells or more.

    `ink` is the colour of what is drawn, `ground` that behind a bar.
    """
    parts: list[tuple[RenderableType, ...]] = []
    if found.articles:
        read = _bars([("read", found.read)], found.articles, ink, ground)
        parts.append((_heading("how far read"), read))
    if any(count for _month, count in found.months):
        first, last = found.months[0][0], found.months[-1][0]
        most = max(found.months, key=lambda each: each[1])
        said = f"most in {most[0]}: {wording.count(most[1], 'article')}"
        line = _sparkline([count for _month, count in found.months], _LONG_CELLS, ink)
        parts.append((_heading("published"), _row(first, line, last), Text(said, style="dim")))
    if found.publishers:
        most_of_one = found.publishers[0][1]
        bars = _bars(found.publishers, most_of_one, ink, ground)
        parts.append((_heading("publishers"), bars))
    if found.names:
        parts.append((_heading("named most"), _names(found, ink)))
    with_gaps = [piece for part in parts for piece in (Text(), *part)]
    return Group(*with_gaps[1:])


def print_charts(found: Overview) -> None:
    """Draw on the terminal."""
    Console(highlight=False).print(charts(found))


def _heading(words: str) -> Text:
    return Text(words, style="bold")


def _bars(rows: Sequence[tuple[str, int]], whole: int, ink: str, ground: str) -> Table:
    table = _grid()
    for name, count in rows:
        bar = Bar(size=whole, begin=0, end=count, width=_BAR_CELLS, color=ink, bgcolor=ground)
        number = f"{count:,} of {whole:,}" if name == "read" else f"{count:,}"
        table.add_row(Text(name), bar, Text(number))
    return table


def _names(found: Overview, ink: str) -> Table:
    table = _grid()
    for each in found.names:
        line: RenderableType = Text("")
        if any(each.months):
            line = _sparkline(list(each.months), _BAR_CELLS, ink)
        table.add_row(Text(each.name), line, Text(f"{each.articles:,}"))
    return table


def _row(left: str, line: RenderableType, right: str) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column()
    table.add_column(width=_LONG_CELLS)
    table.add_row(Text(left), line, Text(right))
    return table


def _sparkline(counts: list[int], width: int, ink: str) -> RenderableType:
    colour = Color.parse(ink)
    return Sparkline[int](
        counts, width=width, min_color=colour, max_color=colour, summary_function=sum
    )


def _grid() -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=_NAME_CELLS, no_wrap=True, overflow="ellipsis")
    table.add_column(width=_BAR_CELLS)
    table.add_column(justify="left", no_wrap=True)
    return table
