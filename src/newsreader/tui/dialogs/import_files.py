"""Bringing files in: a path that completes, what is in the folder, progress, a report."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from newsreader.model import ImportProgress, ImportReport
from newsreader.tui import folders, wording
from newsreader.tui.dialogs.dialog import Dialog, text
from newsreader.tui.reader.cells import cut_to_width
from newsreader.tui.widgets.cursor_list import CursorList
from newsreader.tui.widgets.line_list import Entry, LineList

Importer = Callable[
    [list[Path], Callable[[ImportProgress], None], Callable[[], bool]],
    Awaitable[ImportReport | None],
]

_FAILURES_SHOWN = 8
_BAR_CELLS = 30
_PROGRESS_SECONDS = 0.05
_KEYS_CHOOSING = "Enter import this path   Tab complete   ↓ choose below   Esc close"
_KEYS_LISTING = "Enter open the folder, import the file   ↑ back to the path   Esc close"
_KEYS_WORKING = "Esc stop after this file"
_KEYS_DONE = "Enter to the list   Esc close"


class PathList(LineList):
    """What a folder holds; up from its first row leads back to the path."""

    class LeftAbove(Message):
        """The cursor went up from the first row."""

    def action_move(self, rows: int) -> None:
        if rows < 0 and self.cursor == 0:
            self.post_message(self.LeftAbove())
        else:
            super().action_move(rows)


class ImportDialog(Dialog[ImportReport]):
    """Answers the report of what was imported, None when nothing was begun."""

    DEFAULT_CSS = """
    ImportDialog > #dialog { width: 84; }
    ImportDialog LineList { height: 10; }
    ImportDialog .import--progress, ImportDialog .import--report { display: none; height: auto; }
    ImportDialog.-working .import--progress, ImportDialog.-done .import--report { display: block; }
    ImportDialog.-working .import--choose, ImportDialog.-done .import--choose { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False),
        Binding("down", "to_list", show=False),
        Binding("enter", "finish", show=False),
    ]

    class Progressed(Message):
        """The import came further; a later one takes the place of those still waiting."""

        def __init__(self, progress: ImportProgress) -> None:
            super().__init__()
            self.progress = progress

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ImportDialog.Progressed)

    def __init__(self, importer: Importer, start: str) -> None:
        super().__init__("import files or folders", _KEYS_CHOOSING)
        self._importer = importer
        self._stop = threading.Event()
        self._report: ImportReport | None = None
        self._last_progress = 0.0
        self.field = Input(start, select_on_focus=False, classes="import--choose")
        self.listing = PathList(classes="import--choose")
        self._progress = Static(markup=False, classes="import--progress")
        self._result = Static(markup=False, classes="import--report")

    def content(self) -> Iterable[Widget]:
        yield text(
            "HTML pages, plain text, Markdown, archives and other readers' exports. "
            "A folder is imported with all it holds.",
            "dialog--text import--choose",
        )
        yield self.field
        yield self.listing
        yield self._progress
        yield self._result

    @property
    def report_text(self) -> str:
        """What the report says; empty before there is one."""
        return str(self._result.content)

    def on_mount(self) -> None:
        self.set_focus(self.field)
        self.list_matching(self.field.value)

    # Choosing.

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.list_matching(event.value)

    @work(exclusive=True, group="listing")
    async def list_matching(self, typed: str) -> None:
        """List what the typed path could become."""
        found = await asyncio.to_thread(folders.matching, typed)
        entries = [
            Entry(entry, entry.name + ("/" if entry.is_folder else ""), "") for entry in found
        ]
        self.listing.show(entries)
        self.listing.action_first()

    def action_complete(self) -> None:
        """Complete the path as far as it is certain."""
        self.field.value = folders.completed(self.field.value)
        self.field.action_end()

    def action_to_list(self) -> None:
        """Go down to what the folder holds."""
        if self.field.has_focus and self.listing.row_count:
            self.listing.focus()
            self._say_keys(_KEYS_LISTING)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.begin(event.value.strip())

    @on(CursorList.Chosen)
    def _chosen(self) -> None:
        entry = self.listing.current
        if entry is None or not isinstance(entry.key, folders.PathEntry):
            return
        if entry.key.is_folder:
            self.field.value = entry.key.path
            self.field.action_end()
        else:
            self.begin(entry.key.path)

    @on(PathList.LeftAbove)
    def _to_field(self) -> None:
        self.set_focus(self.field)
        self._say_keys(_KEYS_CHOOSING)

    # Working.

    @work(exclusive=True, group="import")
    async def begin(self, typed: str) -> None:
        """Import what a path names; `done` follows."""
        path = Path(typed).expanduser()
        if not typed or not await asyncio.to_thread(path.exists):
            self._say_keys(f"There is no {typed or 'path'} here. Tab completes what is typed.")
            return
        self._become("-working", _KEYS_WORKING)
        self._progress.update(Content("counting files …"))
        self.focus()
        report = await self._importer([path], self._progressed, self._stop.is_set)
        if report is None:
            self.dismiss(None)
            return
        self._report = report
        self._result.update(report_page(report))
        self._become("-done", _KEYS_DONE)

    def action_cancel(self) -> None:
        if self.has_class("-working"):
            self._stop.set()
            self._say_keys("stopping …")
        else:
            self.dismiss(self._report)

    def action_finish(self) -> None:
        """Close the report."""
        if self._report is not None:
            self.dismiss(self._report)

    def on_import_dialog_progressed(self, message: Progressed) -> None:
        self._progress.update(_progress_line(message.progress))

    def _progressed(self, progress: ImportProgress) -> None:
        # Called in the writing thread, once a file: only some of it is worth drawing.
        now = time.monotonic()
        if now - self._last_progress >= _PROGRESS_SECONDS or progress.done == progress.total:
            self._last_progress = now
            self.post_message(self.Progressed(progress))

    def _become(self, state: str, keys: str) -> None:
        self.remove_class("-working", "-done")
        self.add_class(state)
        self._say_keys(keys)

    def _say_keys(self, keys: str) -> None:
        self.query_one(".dialog--keys", Static).update(Content(keys))


def report_page(report: ImportReport) -> Content:
    """What an import did, with the reason for every file that could not be read."""
    facts = [wording.count(len(report.imported), "article") + " imported"]
    if report.no_articles:
        verb = "looks" if len(report.no_articles) == 1 else "look"
        facts.append(f"{len(report.no_articles):,} of them {verb} like no article")
    if report.updated:
        facts.append(f"{len(report.updated):,} updated")
    if report.duplicates:
        facts.append(f"{len(report.duplicates):,} already here")
    if report.failed:
        facts.append(f"{len(report.failed):,} not readable")
    stopped = "stopped: " if report.cancelled else ""
    pieces: list[str | tuple[str, str]] = [
        (f"{stopped}{', '.join(facts)}", "bold"),
        (f"   in {wording.seconds(report.seconds)}\n", "$foreground-muted"),
    ]
    for path, reason, _code in report.failed[:_FAILURES_SHOWN]:
        name = Path(path).name
        pieces += [(f"\n{name}  ", "$error"), reason.removeprefix(name).strip()]
    more = len(report.failed) - _FAILURES_SHOWN
    if more > 0:
        pieces.append((f"\nand {more:,} more", "$foreground-muted"))
    for path, warning in report.warnings[:_FAILURES_SHOWN]:
        pieces += [(f"\n{Path(path).name}  ", "$warning"), warning]
    return Content.assemble(*pieces)


def _progress_line(progress: ImportProgress) -> Content:
    share = progress.done / progress.total if progress.total else 0.0
    full = round(share * _BAR_CELLS)
    count = f"  {progress.done:,} of {progress.total:,}" if progress.total else "  counting files …"
    failed = f"  {progress.failed:,} not readable" if progress.failed else ""
    name = cut_to_width(Path(progress.path).name, 60)
    return Content.assemble(
        ("━" * full, "$accent"),
        ("━" * (_BAR_CELLS - full), "$border"),
        count,
        (failed, "$error"),
        (f"\n{name}", "$foreground-muted"),
    )
