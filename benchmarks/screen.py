"""From a key to the picture, for newsreader and for what else reads texts in a terminal.

    python benchmarks/screen.py [--articles 100 10000] [--frogmouth PATH] [--folder FOLDER]

Every program shows the same article of 10,000 words in a pseudo-terminal of 160 x 50, one
after another in one run: newsreader and newsboat with so many articles in the list, less and
frogmouth with the article alone. A bare Textual application is started in turn with newsreader.
A program that is not installed is left out. The figures are milliseconds, median and worst of
the wall, and CPU milliseconds for one key: until the last byte of its burst of output, and in
all, with what follows when the cursor rests (the article beside the list). A key is pressed when
what the one before it set going has come to rest, a held one thirty times a second. With both
sizes it takes some eight minutes; libraries in FOLDER are kept and used again.
"""

from __future__ import annotations

import argparse
import html
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import generate
import reading
from terminal import Terminal, Timed

from newsreader.library import Library

_WORDS = 10_000
_TITLE = "The measured article"
_STARTS = 7
_MOVES, _HELD, _OPENINGS, _JUMPS = 40, 90, 10, 30
_LEAFING = ["page down", "page down", "page up", "page up"] * 8
_SEARCHED = "minister treaty"
#: No key may cost more CPU than this, in milliseconds.
_BUDGET = 8.0
_BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self): yield Static("bare application")
Bare().run()
"""
_NEWSBOAT_CONFIG = (
    "auto-reload no\nrefresh-on-startup no\nmax-items 0\narticle-sort-order guid-asc\n"
    "text-width 80\n"
)


@dataclass(frozen=True, slots=True)
class Program:
    """What is started, and the words of its first picture."""

    command: Sequence[str]
    environment: dict[str, str]
    words: str
    row: str = "start to the first picture"


_BARE_APPLICATION = Program(
    [sys.executable, "-c", _BARE], {}, "bare application", "the same of a bare Textual app"
)


class Table:
    """Prints a row for each measurement; tells where a key of ours is over the budget."""

    def __init__(self, *, is_ours: bool) -> None:
        self._is_ours = is_ours

    def head(self, title: str) -> None:
        print(f"\n{title:<34} {'median':>9} {'worst':>9} {'CPU':>8} {'in all':>8}", flush=True)

    def row(self, name: str, timed: Timed) -> None:
        walls = timed.walls
        over = "  over the budget" if timed.cpu > _BUDGET and self._is_ours else ""
        median = statistics.median(walls)
        cpu = f"{timed.cpu:>8.1f} {timed.cpu_in_all:>8.1f}"
        print(f"  {name:<32} {median:>9.1f} {max(walls):>9.1f} {cpu}{over}", flush=True)


def newsreader(folder: Path, articles: int, markdown: str) -> None:
    """The reader over a library of that many articles, the measured one the newest."""
    home = folder / f"newsreader-{articles}"
    environment = {"NEWSREADER_CACHE": str(home / "cache"), "NEWSREADER_LIBRARY": str(home / "l")}
    os.environ.update(environment)
    if not home.exists():
        print(f"\nmaking a library of {articles:,} articles …", flush=True)
        generate.generate(home / "l", articles)
    page = home / "article.md"
    page.write_text(f"# {_TITLE}\n\n{markdown}\n", "utf-8")
    with Library.open(home / "l") as library:
        library.sync()
        library.import_paths([page])
    command = [sys.executable, "-m", "newsreader"]
    table = Table(is_ours=True)
    table.head(f"newsreader, {articles:,} articles")
    _starts(Program(command, environment, _TITLE), _BARE_APPLICATION)
    with Terminal(command, environment) as terminal:
        terminal.until(_TITLE)
        terminal.settle()
        table.row("list, a row down", terminal.press(["down"] * _MOVES))
        terminal.press(["home"])
        terminal.settle()
        table.row("list, down held", terminal.hold("down", _HELD))
        terminal.press(["home"])
        terminal.settle()
        table.row("list, a page", terminal.press(_LEAFING))
        terminal.press(["home"])
        terminal.settle()
        table.row("open", terminal.press(["enter"] * _OPENINGS, between=["escape", "down"]))
        terminal.press(["home"])
        terminal.settle()
        terminal.press(["enter"])
        terminal.settle()
        table.row("article, a line down", terminal.press(["down"] * _MOVES))
        table.row("article, a page", terminal.press(_LEAFING))
        terminal.press(["home"])
        terminal.settle()
        table.row("article, to the next name", terminal.press(["]"] * _JUMPS))
        terminal.press(["escape", "/"])
        terminal.settle()
        table.row("search, a letter", terminal.press(list(_SEARCHED)))
        print(f"  memory {terminal.memory():.0f} MB")


def newsboat(folder: Path, articles: int, page: str) -> None:
    """newsboat over its own cache of that many articles, filled from a feed on the disk."""
    home = folder / f"newsboat-{articles}"
    home.mkdir(exist_ok=True)
    (home / "feed.xml").write_text(_feed(articles, page), "utf-8")
    (home / "urls").write_text(f"file://{home / 'feed.xml'}\n")
    (home / "config").write_text(_NEWSBOAT_CONFIG)
    command = [
        *("newsboat", "-u", str(home / "urls"), "-c", str(home / "cache.db")),
        *("-C", str(home / "config")),
    ]
    environment = {"HOME": str(home)}
    subprocess.run(
        [*command, "-x", "reload"], env={**os.environ, **environment}, check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    table = Table(is_ours=False)
    table.head(f"newsboat, {articles:,} articles")
    _starts(Program(command, environment, "The feed"))
    with Terminal(command, environment) as terminal:
        terminal.until("The feed")
        terminal.settle()
        table.row("the list of the feed", terminal.press(["enter"]))
        terminal.settle()
        table.row("list, a row down", terminal.press(["down"] * _MOVES))
        terminal.press(["home"])
        terminal.settle()
        table.row("list, down held", terminal.hold("down", _HELD))
        terminal.press(["home"])
        terminal.settle()
        table.row("list, a page", terminal.press(_LEAFING))
        terminal.press(["home"])
        table.row("open", terminal.press(["enter"] * _OPENINGS, between=["q", "down"]))
        terminal.press(["home", "enter"])
        terminal.settle()
        table.row("article, a page", terminal.press(_LEAFING))
        print(f"  memory {terminal.memory():.0f} MB")


def pager(name: str, command: Sequence[str]) -> None:
    """A program that shows one file."""
    table = Table(is_ours=False)
    table.head(f"{name}, the article alone")
    environment = {"TEXTUAL_ANIMATIONS": "none"}
    _starts(Program(command, environment, _TITLE))
    with Terminal(command, environment) as terminal:
        terminal.until(_TITLE)
        terminal.settle()
        table.row("article, a line down", terminal.press(["down"] * _MOVES))
        table.row("article, a page", terminal.press(_LEAFING))
        print(f"  memory {terminal.memory():.0f} MB")


def _starts(*programs: Program) -> None:
    """Start these in turn, so that whatever else the machine does slows all of them."""
    walls: list[list[float]] = [[] for _ in programs]
    cpus: list[list[float]] = [[] for _ in programs]
    # The first round, which fills the caches, is not counted.
    for number in range(1 + _STARTS):
        for place, program in enumerate(programs):
            with Terminal(program.command, program.environment) as terminal:
                wall, cpu = terminal.until(program.words), terminal.cpu()
                terminal.settle()
            if number:
                walls[place].append(wall)
                cpus[place].append(cpu)
    for program, wall, cpu in zip(programs, walls, cpus, strict=True):
        # What starting costs is no key, and has no budget here.
        median = statistics.median(cpu)
        Table(is_ours=False).row(program.row, Timed(tuple(wall), median, median))


def _feed(articles: int, page: str) -> str:
    short = html.escape("<p>A short text about rivers and railways.</p>" * 10)
    items = "".join(
        f"<item><title>{_TITLE if number == 0 else f'Item {number} on rivers'}</title>"
        f"<guid>{number}</guid><link>https://papers.example/{number}</link>"
        f"<pubDate>Mon, 0{9 if number == 0 else 1 + number % 8} Jun 2025 10:00:00 GMT</pubDate>"
        f"<description>{html.escape(page) if number == 0 else short}</description></item>"
        for number in range(articles)
    )
    return (
        "<rss version='2.0'><channel><title>The feed</title><link>https://papers.example</link>"
        f"<description>d</description>{items}</channel></rss>"
    )


@contextmanager
def _scratch(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="newsreader-screen-") as folder:
        yield Path(folder)


def main() -> int:
    """Measure whatever is here."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", nargs="*", type=int, default=[100, 10_000])
    parser.add_argument("--frogmouth", default="frogmouth", help="its program, if not on the path")
    parser.add_argument("--folder", type=Path, help="keep the libraries here and use them again")
    options = parser.parse_args()
    markdown = reading.article(_WORDS)
    paragraphs = markdown.split("\n\n")
    page = "".join(
        f"<h2>{html.escape(each[3:])}</h2>" if each.startswith("## ") else f"<p>{each}</p>"
        for each in paragraphs
    )
    with _scratch(options.folder) as folder:
        for articles in options.articles:
            newsreader(folder, articles, markdown)
            if shutil.which("newsboat"):
                newsboat(folder, articles, page)
        text = folder / "article.md"
        text.write_text(f"# {_TITLE}\n\n{markdown}\n", "utf-8")
        if shutil.which("less"):
            pager("less", ["less", str(text)])
        if shutil.which(options.frogmouth):
            pager("frogmouth", [options.frogmouth, str(text)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
