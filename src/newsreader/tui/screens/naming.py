"""Who and what is named: from the text to the list beside it, to the page of a thing, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from newsreader.model import MentionInContext, MergeSuggestion
from newsreader.tui.reader.messages import EntityChosen, EntityReached
from newsreader.tui.screens.correcting import Correcting, Named, Refused

if TYPE_CHECKING:
    from newsreader.tui.widgets.entities_pane import EntitiesPane


class Naming(Correcting):
    """The text and the entities pane follow each other; either leads to the evidence."""

    def on_entities_pane_mention_wanted(self, message: EntitiesPane.MentionWanted) -> None:
        self.view.jump_to((message.mention.start, message.mention.end))
        count = len(message.thing.mentions)
        self.say(f"{message.thing.name}: {message.position} of {count}")

    @on(EntityReached)
    def _entity_reached(self, message: EntityReached) -> None:
        self.entities.go_to(message.mention.canonical)

    @on(EntityChosen)
    async def _entity_chosen(self, message: EntityChosen) -> None:
        await self.open_entity(message.mention.canonical, message.mention.label)

    async def on_entities_pane_opened(self, message: EntitiesPane.Opened) -> None:
        await self.open_entity(message.thing.canonical, message.thing.label)

    async def open_entity(self, canonical: str, label: str) -> None:
        """Show the page of a thing; go to the sentence that is chosen there, or correct the
        thing and come back to its page.
        """
        await self.converse(self._open_entity(canonical, label))

    async def _open_entity(self, canonical: str, label: str) -> None:
        from newsreader.tui.screens.entity import EntityScreen

        name: str | None = canonical
        while name is not None:
            page = EntityScreen(self.library, name, label)
            wanted = await self.ask(page)
            if isinstance(wanted, MentionInContext):
                self.open_article(wanted.article, at=(wanted.start, wanted.end))
            if isinstance(wanted, MergeSuggestion):
                name = wanted.to if await self.accept_merge(wanted) else name
                continue
            if isinstance(wanted, Refused):
                await self.refuse_merge(wanted.suggestion)
                continue
            if not isinstance(wanted, Named):
                return
            label = wanted.label
            name = await self.correct(wanted)
