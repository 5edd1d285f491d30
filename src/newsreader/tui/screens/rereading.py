"""Second thoughts about how an article was read: pieces taken back, the original read anew.

Dialogs are imported when they are first opened: loading them all would take a tenth of the start.
"""

from __future__ import annotations

from functools import partial

from newsreader.model import Article, DroppedBlock
from newsreader.tui.screens.changing import Changing
from newsreader.tui.screens.program import Program
from newsreader.tui.screens.workspace import UNDO_HINT
from newsreader.tui.widgets.line_list import Entry

_LONGEST_PIECE = 200


class Rereading(Changing, Program):
    """Each key asks about the article that is meant, shows what would change, and takes it."""

    async def action_take_back(self) -> None:
        """Choose one of the pieces that were left out, and put it back into the text."""
        await self.converse(self._take_back())

    async def _take_back(self) -> None:
        from newsreader.tui.dialogs.choice import ChoiceDialog

        article = await self._article_meant()
        if article is None:
            return
        pieces = article.source.dropped if article.source is not None else ()
        if not pieces:
            self.say("Nothing was left out of this article.")
            return
        entries = [Entry(piece, _on_one_line(piece.text), piece.reason) for piece in pieces]
        chosen = await self.ask(ChoiceDialog(_title(article), entries))
        if not isinstance(chosen, DroppedBlock):
            return
        change = await self.write(partial(self.library.take_back, article.id, chosen))
        if change is not None:
            self.say(change.description, UNDO_HINT)
            self.follow(change.ids)

    async def action_read_again(self) -> None:
        """Read the kept original of the article again, and show what would change."""
        await self.converse(self._read_again())

    async def _read_again(self) -> None:
        from newsreader.tui.dialogs.diff import DiffDialog

        article = await self._article_meant()
        if article is None:
            return
        self.say("Reading the original again …")
        model = self.settings.entities.model
        (again,) = await self.read(lambda: list(self.library.reextract([article.id], model=model)))
        if again.after is None:
            self.say(f"The original cannot be read again: {again.reason}.")
            return
        if not again.is_changed:
            self.say("The original reads as before.")
            return
        if await self.ask(DiffDialog("the original, read again", again.diff())) is not True:
            self.say("The article stays as it is.")
            return
        change = await self.write(partial(self.library.take_reextracted, [again]))
        if change is not None:
            self.say(change.description, UNDO_HINT)
            self.follow(change.ids)


def _title(article: Article) -> str:
    kept = article.source.kept_ratio if article.source is not None else None
    share = "" if kept is None else f" ({kept:.0%} of the words were kept)"
    return f"take back what was left out{share}"


def _on_one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_PIECE else f"{line[: _LONGEST_PIECE - 1]}…"
