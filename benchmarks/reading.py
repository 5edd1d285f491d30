"""How fast an article of any length is opened, scrolled, searched and laid out anew.

    python benchmarks/reading.py [--words 1000 10000 100000] [--without-markdown]

Times are from the call to the finished picture at 160 x 50, in a terminal that is not there;
CPU is that of the process. Beside it Textual's own Markdown widget with the same article, but
for the longest, which it takes half a minute to open.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import re
import statistics
import sys
import time
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import MarkdownViewer

from newsreader.document import parse
from newsreader.model import Article, EntityMention
from newsreader.tui.reader.view import ReadingView

_SIZE = (160, 50)
_TIMES = 20
_LONGEST_FOR_MARKDOWN = 20_000
_WORDS = (
    "the of to and a in that it was for on with as at by from after over said would could "
    "minister parliament president company agreement negotiations government spokesperson "
    "harbour treaty river election budget committee "
    "“quoted” well-known Vladimir Putin Recep Tayyip Erdoğan in Astana and Ankara"
).split()
_NAMES = {"PERSON": "Putin|Erdoğan", "LOC": "Astana|Ankara"}

Row = tuple[str, float, float]


def article(words: int) -> str:
    """An article of so many words, always the same."""
    source = random.Random(words)
    written, paragraphs = 0, []
    while written < words:
        count = min(source.randint(30, 90), words - written)
        written += count
        paragraphs.append(" ".join(source.choices(_WORDS, k=count)) + ".")
        if source.random() < 0.1:
            paragraphs.append("## " + " ".join(source.choices(_WORDS, k=4)))
    return "\n\n".join(paragraphs)


class Host(App[None]):
    """One widget that fills the screen."""

    animation_level = "none"

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


async def timed(app: App[None], name: str, act: Callable[[], Awaitable[object]], times: int) -> Row:
    """The median milliseconds from an act to the picture, and its CPU milliseconds."""
    walls, processor = [], time.process_time()
    for _ in range(times):
        painted = asyncio.Event()
        begun = time.perf_counter()
        await act()
        app.screen.call_after_refresh(painted.set)
        await painted.wait()
        walls.append((time.perf_counter() - begun) * 1000)
    cpu = (time.process_time() - processor) * 1000 / times
    return name, statistics.median(walls), cpu


async def reading_view(markdown: str) -> list[Row]:
    """The reading view of newsreader, with every name marked."""
    view = ReadingView()
    app = Host(view)
    async with app.run_test(size=_SIZE) as pilot:
        await pilot.pause()
        view.focus()
        opened = parse(markdown)
        mentions = [
            EntityMention(label, found[0], found.start(), found.end(), found[0])
            for label, pattern in _NAMES.items()
            for found in re.finditer(pattern, opened.text)
        ]
        hits = [found.span() for found in re.finditer("treaty", opened.text)]
        shown = Article(title="A title", text=markdown, word_count=len(markdown.split()))

        async def open_it() -> None:
            view.show(shown, parse(markdown))
            view.set_entities(mentions)

        async def search() -> None:
            view.set_hits(hits)

        return [
            await timed(app, "open", open_it, 5),
            await timed(app, "line down", calling(view.action_move, 1), _TIMES),
            await timed(app, "page down", calling(view.action_page, 1), _TIMES),
            await timed(app, "end and begin", in_turn(view.action_last, view.action_first), 10),
            await timed(app, "next name", calling(view.action_next_entity, 1), _TIMES),
            await timed(app, "mark hits", search, 5),
            await timed(app, "next hit", calling(view.next_hit, 1), _TIMES),
            await timed(app, "resize", resizing(pilot), 6),
        ]


async def markdown_widget(markdown: str) -> list[Row]:
    """Textual's own Markdown viewer."""
    viewer = MarkdownViewer("", show_table_of_contents=False)
    app = Host(viewer)
    async with app.run_test(size=_SIZE) as pilot:
        await pilot.pause()

        async def open_it() -> None:
            await viewer.document.update(markdown)

        def scroll(lines: int) -> Callable[[], Awaitable[None]]:
            return calling(lambda: viewer.scroll_relative(y=lines, animate=False))

        def end() -> None:
            viewer.scroll_end(animate=False)

        def home() -> None:
            viewer.scroll_home(animate=False)

        return [
            await timed(app, "open", open_it, 1),
            await timed(app, "line down", scroll(1), _TIMES),
            await timed(app, "page down", scroll(48), _TIMES),
            await timed(app, "end and begin", in_turn(end, home), 10),
            await timed(app, "resize", resizing(pilot), 6),
        ]


def calling(function: Callable[..., object], *arguments: object) -> Callable[[], Awaitable[None]]:
    """A call as something to wait for."""

    async def call() -> None:
        function(*arguments)

    return call


def in_turn(*functions: Callable[[], object]) -> Callable[[], Awaitable[None]]:
    """Calls of these functions, one after another, round and round."""
    waiting = itertools.cycle(functions)

    async def call() -> None:
        next(waiting)()

    return call


def resizing(pilot: Pilot[None]) -> Callable[[], Awaitable[None]]:
    """To 100 columns and back, by turns."""
    widths = itertools.cycle([100, _SIZE[0]])

    async def resize() -> None:
        await pilot.resize_terminal(next(widths), _SIZE[1])

    return resize


def main() -> int:
    """Print a table for each length."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--words", nargs="+", type=int, default=[1000, 10_000, 100_000])
    parser.add_argument("--without-markdown", action="store_true")
    options = parser.parse_args()
    for words in options.words:
        markdown = article(words)
        ours = asyncio.run(reading_view(markdown))
        with_markdown = not options.without_markdown and words <= _LONGEST_FOR_MARKDOWN
        theirs = {
            name: (wall, cpu)
            for name, wall, cpu in (asyncio.run(markdown_widget(markdown)) if with_markdown else [])
        }
        print(f"\n{words:,} words{'ms':>16} {'CPU ms':>9}   Markdown widget, ms and CPU ms")
        for name, wall, cpu in ours:
            other = theirs.get(name)
            beside = f"{other[0]:>12.1f} {other[1]:>9.1f}" if other else ""
            print(f"{name:<18} {wall:>9.1f} {cpu:>9.1f}   {beside}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
