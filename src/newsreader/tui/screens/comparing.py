"""From one article to others: related ones, copies of it, its earlier texts; and out to a file.

Dialogs are imported when they are first opened: loading them all would take a tenth of the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from newsreader.model import ArticleRow
from newsreader.tui import wording
from newsreader.tui.reader.cells import cut_to_width
from newsreader.tui.screens.program import Program
from newsreader.tui.widgets.line_list import Entry

_REASON_CELLS = 22


class Comparing(Program):
    """Each key asks about the article that is meant, and leads on from it."""

    async def action_related(self) -> None:
        """The articles that belong with this one."""
        await self.converse(self._related())

    async def _related(self) -> None:
        article = await self._article_meant()
        if article is None:
            return
        found = await self.read(lambda: self.library.related(article.id))
        rows = await self.read(lambda: self.library.rows([each.article for each in found]))
        why = {each.article: _in_short(each.why) for each in found}
        if not rows:
            self.say("No article shares its names or words.")
            return
        await self._go_to_one("related", rows, [why[row.id] for row in rows])

    async def action_duplicates(self) -> None:
        """The copies of this article under other addresses."""
        await self.converse(self._duplicates())

    async def _duplicates(self) -> None:
        article = await self._article_meant()
        if article is None:
            return
        groups = await self.read(self.library.duplicates)
        copies = [number for group in groups if article.id in group for number in group]
        others = [number for number in copies if number != article.id]
        if not others:
            self.say("There is no copy of this article.", "R finds related ones")
            return
        rows = await self.read(lambda: self.library.rows(others))
        await self._go_to_one("the same text", rows, [row.url or "" for row in rows])

    async def action_versions(self) -> None:
        """What the paper changed in the article since it first came in."""
        await self.converse(self._versions())

    async def _versions(self) -> None:
        from newsreader.tui.dialogs.page import PageDialog
        from newsreader.tui.revisions import revisions_page

        article = await self._article_meant()
        if article is None:
            return
        if not article.versions:
            self.say("This article came in once: it has no earlier text.")
            return
        title = f"{len(article.versions) + 1} texts of {article.title}"
        await self.ask(PageDialog(title, partial(revisions_page, article)))

    async def action_figures(self) -> None:
        """The library in figures and pictures."""
        from newsreader.tui.dialogs.figures import FiguresDialog

        await self.app.push_screen(FiguresDialog(self.library))

    async def action_export(self) -> None:
        """Write the article, or all that are selected, with the notes into a file."""
        await self.converse(self._export())

    async def _export(self) -> None:
        from newsreader.exporting import ENDINGS
        from newsreader.tui.dialogs.line import LineDialog
        from newsreader.tui.dialogs.question import QuestionDialog

        await self.arrival()
        numbers = self.targets()
        if not numbers:
            return
        rows = await self.read(lambda: self.library.rows(numbers))
        subject = rows[0].title if len(rows) == 1 else wording.count(len(rows), "article")
        line = await self.ask(
            LineDialog(
                f"export {subject}",
                value=f"~/{wording.file_name(rows[0].title)}.md",
                explanation=f"The file to write, with the notes: {', '.join(ENDINGS)}.",
                verb="write it",
            )
        )
        if not line:
            return
        file = Path(line).expanduser().absolute()
        is_there = await self.read(file.exists)
        if is_there and not await self.ask(
            QuestionDialog("Write over this file?", "write over it", details=str(file))
        ):
            self.say("Nothing was written.")
            return
        written = await self.write(lambda: self.library.export(numbers, file, replace=is_there))
        if written is not None:
            self.say(f"{wording.count(written, 'article')} written to {file}")

    async def _go_to_one(
        self, title: str, rows: Sequence[ArticleRow], details: Sequence[str]
    ) -> None:
        from newsreader.tui.dialogs.choice import ChoiceDialog

        entries = [
            Entry(row.id, row.title, detail) for row, detail in zip(rows, details, strict=True)
        ]
        chosen = await self.ask(ChoiceDialog(title, entries))
        if isinstance(chosen, int):
            self.open_article(chosen)


def _in_short(names: Sequence[str]) -> str:
    """The name that tells most, short enough to leave room for the title."""
    return cut_to_width(names[0], _REASON_CELLS) if names else "the same words"
