"""The page of a person, an organisation, a place, a date or a figure: its evidence.

What forms its name takes, how often and when it is named, with whom, and every sentence that
names it, the newest first. Enter goes to the sentence in its article.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Sparkline, Static

from newsreader.errors import NewsreaderError
from newsreader.library import Library
from newsreader.model import GROUP_OF_LABEL, MentionInContext, MergeSuggestion
from newsreader.tui import wording
from newsreader.tui.bindings import command_bindings
from newsreader.tui.dialogs.choice import ChoiceDialog
from newsreader.tui.dossier import Companion, Dossier, companions, dossier
from newsreader.tui.keys import key_label
from newsreader.tui.reader.header import date_in_words, in_words
from newsreader.tui.reader.messages import NamesFollowed
from newsreader.tui.screens.correcting import Named, Refused
from newsreader.tui.widgets.line_list import Entry
from newsreader.tui.widgets.sentence_list import SentenceList

#: What one thing of a label is called.
KINDS = {
    "PERSON": "person", "ORG": "organisation", "LOC": "place", "GPE": "place", "FAC": "place",
    "NORP": "people or party", "EVENT": "event", "LAW": "law", "WORK_OF_ART": "work",
    "PRODUCT": "product", "DATE": "date", "TIME": "time", "MONEY": "sum of money",
    "PERCENT": "percentage", "QUANTITY": "quantity", "CARDINAL": "number",
}  # fmt: skip
_HINTS = (
    ("open", "go there"),
    ("companions", "with whom"),
    ("correct", "correct"),
    ("same", "the same"),
    ("different", "not the same"),
    ("back", "back"),
)
_COMPANIONS = 8  # named at the head of the page; all are in a list
_BARS = 48  # cells, at most


class EntityScreen(Screen[MentionInContext | MergeSuggestion | Refused | Named | None]):
    """Answers the mention to go to, the name to be corrected, two names to be one or to be
    different, or None.
    """

    DEFAULT_CSS = """
    EntityScreen { background: $background; }
    EntityScreen > #who { height: auto; padding: 1 1 0 1; }
    EntityScreen #name { text-style: bold; }
    EntityScreen .dossier { height: auto; color: $foreground-muted; }
    EntityScreen #same { display: none; color: $accent; }
    EntityScreen #time { height: 1; margin-top: 1; display: none; }
    EntityScreen #time.-known { display: block; }
    EntityScreen Sparkline { width: auto; height: 1; margin: 0 1; }
    EntityScreen Sparkline > .sparkline--min-color { color: $foreground-muted; }
    EntityScreen Sparkline > .sparkline--max-color { color: $accent; }
    EntityScreen #time > Static { width: auto; color: $foreground-muted; }
    EntityScreen SentenceList { height: 1fr; margin-top: 1; border-top: hkey $border; }
    EntityScreen #keys {
        height: 1; padding: 0 1; color: $foreground-muted; background: $surface;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *command_bindings("back", "leave", "correct"),
        Binding("w", "companions", "with whom"),
        Binding("equals_sign", "same", "the same"),
        Binding("exclamation_mark", "different", "not the same"),
    ]
    AUTO_FOCUS = "SentenceList"

    def __init__(self, library: Library, canonical: str, label: str) -> None:
        super().__init__()
        self._library = library
        self._canonical = canonical
        self._label = label
        self.dossier: Dossier | None = None
        self.companions: list[Companion] = []
        self.suggestion: MergeSuggestion | None = None
        self.sentences = SentenceList()

    def compose(self) -> ComposeResult:
        with Vertical(id="who"):
            yield Static(Content(in_words(self._canonical, self._label)), markup=False, id="name")
            yield Static("", markup=False, id="facts", classes="dossier")
            yield Static("", markup=False, id="forms", classes="dossier")
            yield Static("", markup=False, id="same", classes="dossier")
            yield Static("with …", markup=False, id="with", classes="dossier")
            with Horizontal(id="time"):
                yield Static("", markup=False, id="first")
                yield Sparkline([0], summary_function=sum)
                yield Static("", markup=False, id="last")
        yield self.sentences
        yield Static("", markup=False, id="keys")

    def on_mount(self) -> None:
        self._gather()
        self.call_after_refresh(self._show_keys)

    def action_back(self) -> None:
        """Back to where the reader was."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back to where the reader was."""
        self.dismiss(None)

    def action_correct(self) -> None:
        """Have this name corrected."""
        self.dismiss(Named(self._canonical, self._label, self._canonical))

    def action_same(self) -> None:
        """Accept that this and the thing named on the page are one."""
        if self.suggestion is not None:
            self.dismiss(self.suggestion)

    def action_different(self) -> None:
        """Say that this and the thing named on the page are not one."""
        if self.suggestion is not None:
            self.dismiss(Refused(self.suggestion))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to accept or refuse where nothing is suggested."""
        del parameters
        return action not in ("same", "different") or self.suggestion is not None

    @work
    async def action_companions(self) -> None:
        """Go on to the page of a thing that is named in the same sentences."""
        if not self.companions:
            return
        entries = [
            Entry(each, each.canonical, wording.count(each.sentences, "sentence"))
            for each in self.companions
        ]
        chosen = await self.app.push_screen_wait(ChoiceDialog("named together", entries))
        if not isinstance(chosen, Companion):
            return
        page = EntityScreen(self._library, chosen.canonical, chosen.label)
        wanted = await self.app.push_screen_wait(page)
        if wanted is not None:
            self.dismiss(wanted)

    @on(NamesFollowed)
    def _names_followed(self) -> None:
        self._gather()

    @on(SentenceList.Opened)
    def _opened(self, message: SentenceList.Opened) -> None:
        self.dismiss(message.sentence)

    @work(exclusive=True, group="gather")
    async def _gather(self) -> None:
        try:
            found = await asyncio.to_thread(dossier, self._library, self._canonical, self._label)
            self._show(found)
            self.companions = await asyncio.to_thread(companions, self._library, self._canonical)
            merge = await asyncio.to_thread(
                self._library.suggested_merge, self._canonical, self._label
            )
        except NewsreaderError as error:
            self._say("#facts", str(error))
            return
        together = [f"{each.canonical} {each.sentences}" for each in self.companions[:_COMPANIONS]]
        self.query_one("#with", Static).update(
            Content("with " + " · ".join(together) if together else "with nobody else")
        )
        self._suggest(merge)

    def _suggest(self, merge: MergeSuggestion | None) -> None:
        if merge == self.suggestion:
            return
        self.suggestion = merge
        said = ""
        if self.suggestion is not None:
            found = self.suggestion
            other = found.name if found.to == self._canonical else found.to
            said = f"may be the same as {other}: {found.reason}"
        self._say("#same", said)
        self.refresh_bindings()
        self._show_keys()

    def _show(self, found: Dossier) -> None:
        self.dossier = found
        self._label = found.label
        group = GROUP_OF_LABEL.get(found.label, "other")
        facts = [
            KINDS.get(found.label, "name"),
            wording.count(found.mentions, "mention"),
            wording.count(found.articles, "article"),
        ]
        self._say("#facts", " · ".join(facts))
        others = [form for form in found.forms if form != found.canonical]
        self._say("#forms", "also " + ", ".join(others) if others else "")
        if len(found.timeline) > 1:
            self._say("#first", date_in_words(found.first))
            self._say("#last", date_in_words(found.last))
            steps = len(found.timeline)
            bars = self.query_one(Sparkline)
            bars.styles.width = max(1, _BARS // steps) * steps if steps < _BARS else _BARS
            bars.data = list(found.timeline)
            self.query_one("#time").add_class("-known")
        self.sentences.show(found.sentences, (found.canonical, *found.forms), group)

    def _show_keys(self) -> None:
        """Name the keys as they are now: they can be set by the reader."""
        keys: dict[str, str] = {}
        for key, active in self.active_bindings.items():
            keys.setdefault(active.binding.id or active.binding.action, key_label(key))
        named = [(keys[name], title) for name, title in _HINTS if name in keys]
        parts = [((key, "$accent"), f" {title}  ") for key, title in named]
        self.query_one("#keys", Static).update(
            Content.assemble(*(part for pair in parts for part in pair))
        )

    def _say(self, selector: str, words: str) -> None:
        line = self.query_one(selector, Static)
        line.update(Content(words))
        line.display = bool(words)
