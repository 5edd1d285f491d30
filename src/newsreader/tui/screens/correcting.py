"""Correcting what is taken for a name: from the mention itself, its list or its page.

A correction holds in all articles, is kept at once, and is one step of undo. What shows an
article follows at once; lists and searches follow as their index is brought up to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual import work

from newsreader.errors import NewsreaderError
from newsreader.model import GROUP_OF_LABEL, Change, MergeSuggestion
from newsreader.records import record
from newsreader.tui.reader.messages import NamesFollowed
from newsreader.tui.screens.opening import Opening
from newsreader.tui.screens.workspace import UNDO_HINT
from newsreader.tui.widgets.line_list import Entry

#: What a name can be made, by the label it then has.
_KINDS = {
    "PERSON": "a person",
    "ORG": "an organisation",
    "LOC": "a place",
    "NORP": "a people, a party, a faith",
    "EVENT": "an event",
    "OTHER": "something else",
}
_LONGEST_NAME = 80
_MOST_NAMES = 2000


@record
class Named:
    """What is to be corrected: a thing with the form it was met in, or words not marked yet."""

    canonical: str
    label: str
    form: str


@record
class Refused:
    """That the two names of a suggestion are different things."""

    suggestion: MergeSuggestion


class Correcting(Opening):
    """Asks what is wrong with a name, and sets it right."""

    async def action_correct(self) -> None:
        """Correct the name under the cursor, or mark the selected words as one."""
        await self.converse(self._correct())

    async def action_merge_names(self) -> None:
        """Go through the names of the library that may be one thing."""
        await self.converse(self._merge_names())

    async def accept_merge(self, suggestion: MergeSuggestion) -> bool:
        """Have two names be one thing from now on; whether that was kept."""
        return await self._corrected(self._settling("merge", suggestion))

    async def refuse_merge(self, suggestion: MergeSuggestion) -> None:
        """Have two names never suggested to be one again."""
        change = await self.write(self._settling("different", suggestion))
        if change is not None:
            self.say(change.description, UNDO_HINT)

    def _settling(self, action: str, suggestion: MergeSuggestion) -> Callable[[], Change]:
        """The correction that settles whether two names are one thing."""
        return partial(
            self.library.correct_entity,
            action,
            suggestion.name,
            to=suggestion.to,
            label=suggestion.label,
        )

    async def _merge_names(self) -> None:
        from newsreader.tui.dialogs.choice import ChoiceDialog

        suggestions = await self.read(self.library.suggested_merges)
        while suggestions:
            entries = [Entry(each, f"{each.name} = {each.to}", each.reason) for each in suggestions]
            chosen = await self.ask(ChoiceDialog("names that may be one", entries))
            if not isinstance(chosen, MergeSuggestion) or not await self.accept_merge(chosen):
                return
            suggestions.remove(chosen)
        self.say("No other two names look like one.")

    async def _correct(self) -> None:
        words = self._selected_name()
        if words:
            await self._add(words)
            return
        named = self._named_here()
        if named is None:
            self.say("There is no name here.", "] goes to one; v selects words to mark as one")
            return
        await self.correct(named)

    async def correct(self, named: Named) -> str | None:
        """Ask what is wrong with a name and correct it; the name it then has, None if it has
        none or nothing was done.
        """
        from newsreader.tui.dialogs.choice import ChoiceDialog

        title = f"correct “{named.canonical}”"
        chosen = await self.ask(ChoiceDialog(title, list(_remedies(named))))
        match chosen:
            case "rename":
                return await self._rename(named)
            case "merge":
                return await self._merge(named)
            case "split":
                call = partial(self.library.correct_entity, "split", named.form, to=named.form)
                return named.form if await self._corrected(call) else None
            case "ignore":
                call = partial(
                    self.library.correct_entity, "ignore", named.canonical, label=named.label
                )
                await self._corrected(call)
            case str(label) if label in _KINDS:
                call = partial(
                    self.library.correct_entity,
                    "relabel",
                    named.canonical,
                    label=label,
                    from_label=named.label,
                )
                return named.canonical if await self._corrected(call) else None
        return None

    async def _rename(self, named: Named) -> str | None:
        from newsreader.tui.dialogs.line import LineDialog

        name = await self.ask(LineDialog("the name it should have", value=named.canonical))
        if not name or name == named.canonical:
            return None
        call = partial(
            self.library.correct_entity, "rename", named.canonical, to=name, label=named.label
        )
        return name if await self._corrected(call) else None

    async def _merge(self, named: Named) -> str | None:
        from newsreader.tui.dialogs.choice import ChoiceDialog

        entries = await self.read(lambda: list(self._other_names(named)))
        if not entries:
            self.say("There is no other name of this kind.")
            return None
        title = f"“{named.canonical}” is the same as"
        other = await self.ask(ChoiceDialog(title, entries))
        if not isinstance(other, str):
            return None
        call = partial(
            self.library.correct_entity, "merge", named.canonical, to=other, label=named.label
        )
        return other if await self._corrected(call) else None

    async def _add(self, words: str) -> None:
        from newsreader.tui.dialogs.choice import ChoiceDialog

        entries = [Entry(label, kind) for label, kind in _KINDS.items()]
        label = await self.ask(ChoiceDialog(f"mark “{words}” as", entries))
        if isinstance(label, str):
            call = partial(self.library.correct_entity, "add", words, label=label)
            await self._corrected(call)

    async def _corrected(self, call: Callable[[], Change]) -> bool:
        """Keep a correction, and let everything that is shown follow."""
        change = await self.write(call)
        if change is None:
            return False
        self.say(change.description, UNDO_HINT)
        self.view.stop_selecting()
        self.show_again()
        self.follow_corrections()
        return True

    @work(exit_on_error=False, exclusive=True, group="corrections")
    async def follow_corrections(self) -> None:
        """Bring lists and searches up to the corrections."""
        try:
            await self.read(lambda: self.library.sync(progress=self._tell_followed))
        except NewsreaderError as error:
            self.complain(str(error))
            return
        self.reload()
        self.count_again()
        # The page of a name that was opened meanwhile may have found none of it yet.
        self.app.screen.post_message(NamesFollowed())

    def _tell_followed(self, done: int, total: int) -> None:
        # In a thread: only a message may leave it. Small libraries are done before it is read.
        if total > 8:
            told = f"Correcting names in lists and searches: {done * 100 // total} %"
            self.app.call_from_thread(self.say, told, UNDO_HINT)

    def _other_names(self, named: Named) -> Iterator[Entry]:
        """The names it may be the same as: of its group, those of this article first."""
        group = GROUP_OF_LABEL.get(named.label, "other")
        here = self.library.entities(self.shown.id) if self.shown is not None else []
        everywhere = self.library.entities()[:_MOST_NAMES]
        seen = {named.canonical}
        for summary in (*here, *everywhere):
            if GROUP_OF_LABEL.get(summary.label, "other") == group:
                if summary.canonical not in seen:
                    yield Entry(summary.canonical, summary.canonical, f"{summary.mentions}")
                seen.add(summary.canonical)

    def _selected_name(self) -> str:
        """The selected words when they can be a name."""
        selected = self.view.selected_range() if self.focused_pane == "article" else None
        words = self.view.document.text[slice(*selected)].strip() if selected else ""
        return words if len(words) <= _LONGEST_NAME and "\n" not in words else ""

    def _named_here(self) -> Named | None:
        if self.focused_pane == "entities":
            thing = self.entities.current
            return Named(thing.canonical, thing.label, thing.canonical) if thing else None
        place = self.view.current
        mention = self.view.mention_at(place[0]) if place else None
        return Named(mention.canonical, mention.label, mention.text) if mention else None


def _remedies(named: Named) -> Iterator[Entry]:
    yield Entry("rename", "call it …", "another name")
    yield Entry("merge", "it is the same as …", "one thing, two names")
    if named.form != named.canonical:
        yield Entry("split", f"“{named.form}” is not {named.canonical}", "it stands for itself")
    for label, kind in _KINDS.items():
        if label != named.label:
            yield Entry(label, f"it is {kind}")
    yield Entry("ignore", "do not mark it", "in no article")
