"""What is not about one subject: import, copying, addresses, details, help, the samples.

Dialogs are imported when they are first opened: loading them all would take a tenth of the start.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual import on, work
from textual.content import Content

from newsreader.errors import NewsreaderError
from newsreader.model import Article, ImportProgress, ImportReport
from newsreader.samples import sample_files
from newsreader.tui import wording
from newsreader.tui.reader.messages import LinkChosen
from newsreader.tui.screens.opening import Opening
from newsreader.tui.screens.workspace import UNDO_HINT
from newsreader.tui.widgets.article_list import ArticleList
from newsreader.tui.widgets.line_list import Entry


class Program(Opening):
    """Everything leaves the program only when the reader has seen what leaves."""

    # Import.

    async def action_import_files(self) -> None:
        """Bring in files or folders."""
        await self.converse(self._import_files())

    async def _import_files(self) -> None:
        from newsreader.tui.dialogs.import_files import ImportDialog

        folder = self.settings.imports.folder.rstrip("/") + "/"
        report = await self.ask(ImportDialog(self._import, folder))
        if report is not None:
            self._imported(report)

    @work(exit_on_error=False, group="change")
    async def action_import_samples(self) -> None:
        """Bring in the sample articles."""
        try:
            files = sample_files()
        except NewsreaderError as error:
            self.complain(str(error))
            return
        self.say("Bringing in the sample articles …")
        report = await self._import(files, self._post_progress, lambda: False)
        if report is not None:
            self._imported(report)
            if report.imported:
                self.say("The samples are here.", "T takes you round in two minutes, u undoes")

    @on(ArticleList.OpenedEmpty)
    def _opened_empty(self) -> None:
        if self.article_count == 0:
            self.action_import_samples()

    # Out of the program.

    @work(exit_on_error=False, group="change")
    async def action_copy(self) -> None:
        """Copy the selected words, or the address."""
        article = await self._article_meant()
        if article is None:
            return
        words = self._selected_words()
        if words:
            await self._copy(words, "the selected words")
        elif article.url:
            await self._copy(article.url, article.url)
        else:
            self.say("This article has no address.", "v selects words to copy")

    @work(exit_on_error=False, group="change")
    async def action_copy_citation(self) -> None:
        """Copy the selected words and where they are from."""
        article = await self._article_meant()
        if article is None:
            return
        style = self.settings.citing.style
        try:
            source = await self.read(lambda: self.library.cite(article, style))
        except NewsreaderError as error:
            self.complain(f"{error} (the setting citing.style)")
            return
        words = wording.quoted(self._selected_words(), source)
        await self._copy(words, f"the citation ({style})")

    async def action_open_original(self) -> None:
        """Open the address of the article in the browser, after showing it."""
        await self.converse(self._open_original())

    async def _open_original(self) -> None:
        article = await self._article_meant()
        if article is None:
            return
        if not article.url:
            self.say("This article has no address.")
        else:
            await self._open_address(article.url)

    async def action_open_saved(self) -> None:
        """Open the file the article was imported from in the browser, after asking."""
        await self.converse(self._open_saved())

    async def _open_saved(self) -> None:
        article = await self._article_meant()
        if article is None:
            return
        content = await self.read(lambda: self.library.original(article.id))
        name = Path(article.source.path_name).name if article.source else ""
        details = f"{name}\n\nA saved page may load pictures and scripts from the network."
        if not await self._agrees("Open the saved file in the browser?", details):
            return
        folder = Path(await self.read(partial(tempfile.mkdtemp, prefix="newsreader-")))
        # The name on disk is ours: that of the import may say anything.
        file = folder / f"article-{article.id}{Path(name).suffix}"
        await self.read(lambda: file.write_bytes(content))
        await self._show_in_browser(file.as_uri())

    async def action_links(self) -> None:
        """Choose one of the links of the article, and open it."""
        await self.converse(self._links())

    async def _links(self) -> None:
        from newsreader.tui.dialogs.choice import ChoiceDialog
        from newsreader.tui.reader.links import Link

        await self.arrival()
        links = self.view.links
        if not links:
            self.say("There are no links in this article.")
            return
        entries = [Entry(link, link.text, link.address) for link in links]
        chosen = await self.ask(ChoiceDialog("links", entries))
        if isinstance(chosen, Link):
            await self._open_address(chosen.address)

    @on(LinkChosen)
    async def _link_chosen(self, message: LinkChosen) -> None:
        await self.converse(self._open_address(message.address))

    # To look at.

    async def action_details(self) -> None:
        """Where the article came from, and what was left out."""
        await self.converse(self._details())

    async def _details(self) -> None:
        from newsreader.tui.dialogs.page import PageDialog
        from newsreader.tui.provenance import provenance_page

        article = await self._article_meant()
        if article is not None:
            await self.ask(PageDialog("details", partial(provenance_page, article)))

    async def action_help(self) -> None:
        """The keys of this pane."""
        from newsreader.tui.dialogs.page import PageDialog
        from newsreader.tui.help import help_page, live_commands

        page = partial(help_page, live_commands(self.active_bindings))
        await self.app.push_screen(PageDialog(f"keys in the {self.focused_pane} pane", page))

    async def action_change_theme(self) -> None:
        """Choose the colours."""
        await self.converse(self._change_theme())

    async def _change_theme(self) -> None:
        from newsreader.tui.dialogs.choice import ChoiceDialog

        app = self.app
        names = sorted(app.available_themes, key=lambda name: not name.startswith("newsreader"))
        entries = [Entry(name, name) for name in names]
        chosen = await self.ask(ChoiceDialog("colours", entries, chosen=app.theme))
        if chosen is not None:
            app.theme = str(chosen)
            self.say(f"Colours: {chosen}.", f'to keep them: [look] theme = "{chosen}"')

    def action_entity_marks(self) -> None:
        """Show the names in the text, or do not."""
        self.view.show_entities(not self.view.entities_shown)
        if not self.view.entities_shown:
            self.say("Names are not marked.")
            return
        from newsreader.tui.reader.legend import legend

        self.say(Content("Names are marked:  ") + legend(self.app.current_theme))

    async def _import(
        self,
        paths: list[Path],
        progress: Callable[[ImportProgress], None],
        cancelled: Callable[[], bool],
    ) -> ImportReport | None:
        jobs = self.settings.imports.jobs or None
        model = self.settings.entities.model
        return await self.write(
            lambda: self.library.import_paths(
                paths,
                jobs=jobs,
                model=model,
                progress=progress,
                cancelled=lambda: self.is_leaving or cancelled(),
            )
        )

    def _imported(self, report: ImportReport) -> None:
        changed = len(report.imported) + len(report.updated)
        self.say(f"{wording.count(changed, 'article')} imported.", UNDO_HINT if changed else "")
        self.reload()
        self.count_again()

    def _post_progress(self, progress: ImportProgress) -> None:
        of = f" of {progress.total}" if progress.total else ""
        self.say_from_thread(f"Bringing in the sample articles: {progress.done}{of}")

    async def _article_meant(self) -> Article | None:
        await self.arrival()
        numbers = self.targets()
        if not numbers:
            return None
        if self.shown is not None and self.shown.id == numbers[0]:
            return self.shown
        reading = await self._read_article(numbers[0])
        return reading.article if reading else None

    def _selected_words(self) -> str:
        if self.focused_pane == "notes" and self.notes.current and self.notes.current.quote:
            return self.notes.current.quote.exact
        selected = self.view.selected_range() if self.focused_pane == "article" else None
        return self.view.document.text[slice(*selected)] if selected else ""

    async def _copy(self, words: str, what: str) -> None:
        from newsreader.tui.clipboard import clipboard_command, copy_with

        self.app.copy_to_clipboard(words)
        command = clipboard_command()
        way = "the terminal (OSC 52)"
        if command is not None and await asyncio.to_thread(copy_with, command, words):
            way = command[0]
        self.say(f"Copied {what}", f"by {way}")

    async def _open_address(self, address: str) -> None:
        from newsreader.tui.reader.drawing import safe_address

        if safe_address(address) is None:
            self.complain(f"Only http, https and mailto addresses are opened, not {address}")
            return
        if await self._agrees("Open this address in the browser?", address):
            await self._show_in_browser(address)

    async def _agrees(self, question: str, details: str) -> bool:
        from newsreader.tui.dialogs.question import QuestionDialog

        agreed = await self.ask(QuestionDialog(question, "open it", details=details))
        return agreed is True

    async def _show_in_browser(self, address: str) -> None:
        import webbrowser

        if self.app.is_web and not address.startswith("file:"):
            self.app.open_url(address)
            self.say(f"Opened {address}")
            return
        opened = await asyncio.to_thread(webbrowser.open, address)
        if opened:
            self.say(f"Opened {address}")
        else:
            self.say("There is no browser here.", "y copies the address")
