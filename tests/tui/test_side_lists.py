"""The entities pane and the notes pane."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.message import Message

from newsreader.model import Annotation, EntityMention, TextPosition, TextQuote
from newsreader.tui.widgets.entities_pane import EntitiesPane
from newsreader.tui.widgets.notes_pane import NotesPane

MENTIONS = [
    EntityMention("LOC", "Astana", 50, 56, "Astana"),
    EntityMention("PERSON", "Erdoğan", 40, 47, "Recep Tayyip Erdoğan"),
    EntityMention("PERSON", "Vladimir Putin", 10, 24, "Vladimir Putin"),
    EntityMention("PERSON", "Putin", 60, 65, "Vladimir Putin"),
    EntityMention("DATE", "Wednesday", 70, 79, "2024-07-03"),
    EntityMention("MONEY", "$100 billion", 80, 92, "$100 billion"),
    EntityMention("SOMETHING", "x", 95, 96, "[bold]x[/]"),
]
NOTES = [
    Annotation(
        5,
        1,
        "commenting",
        "Ask the customs office about this figure, and who said it first.",
        "",
        tags=("energy",),
        quote=TextQuote("to raise\n\nour trade volume"),
        position=TextPosition(30, 55),
    ),
    Annotation(
        2,
        1,
        "highlighting",
        "",
        "",
        quote=TextQuote("[@click=app.quit]the hub[/]"),
        position=TextPosition(5, 20),
        state="moved",
    ),
    Annotation(9, 1, "commenting", "On all of it", ""),
]


class Lists(App[None]):
    """Both lists, and what they said."""

    CSS = "EntitiesPane, NotesPane { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.entities = EntitiesPane()
        self.notes = NotesPane()
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.entities
        yield self.notes

    def on_mount(self) -> None:
        self.entities.show(MENTIONS)
        self.notes.show(NOTES)

    @on(EntitiesPane.Opened)
    @on(EntitiesPane.MentionWanted)
    @on(NotesPane.Opened)
    def keep(self, message: Message) -> None:
        self.said.append(message)


def seen(rows: EntitiesPane | NotesPane) -> list[str]:
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]


def names(pane: EntitiesPane) -> list[str]:
    return [thing.canonical for thing in pane.things]


async def test_things_stand_in_groups_the_most_mentioned_first() -> None:
    app = Lists()
    async with app.run_test(size=(40, 40)) as pilot:
        await pilot.pause()
        assert [row.split() for row in seen(app.entities)[:7]] == [
            ["people", "2"],
            ["Vladimir", "Putin", "━━━━━━━━━", "2"],
            ["Recep", "Tayyip", "Erdoğan", "━━━━╸", "1"],
            ["places", "1"],
            ["Astana", "━━━━╸", "1"],
            ["dates", "1"],
            ["3", "July", "2024", "━━━━╸", "1"],
        ]
        assert "[bold]x[/]" in seen(app.entities)[10]


async def test_the_cursor_skips_headings_and_enter_opens_the_thing() -> None:
    app = Lists()
    async with app.run_test(size=(40, 40)) as pilot:
        app.entities.focus()
        assert app.entities.current is not None
        assert app.entities.current.canonical == "Vladimir Putin"
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        opened = app.said[-1]
        assert isinstance(opened, EntitiesPane.Opened)
        assert opened.thing.canonical == "Astana"


async def test_the_mentions_of_a_thing_are_gone_through_from_the_pane() -> None:
    app = Lists()
    async with app.run_test(size=(40, 40)) as pilot:
        app.entities.focus()
        await pilot.press("]", "]", "]", "[")
        await pilot.pause()
        wanted = [m for m in app.said if isinstance(m, EntitiesPane.MentionWanted)]
        assert [(m.mention.start, m.position) for m in wanted] == [
            (10, 1),
            (60, 2),
            (10, 1),
            (60, 2),
        ]
        await pilot.press("down", "[")
        await pilot.pause()
        last = app.said[-1]
        assert isinstance(last, EntitiesPane.MentionWanted)
        assert (last.thing.canonical, last.position) == ("Recep Tayyip Erdoğan", 1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("erdogan", ["Recep Tayyip Erdoğan"]),
        ("PUTIN", ["Vladimir Putin"]),
        ("july", ["2024-07-03"]),
        ("nobody", []),
        (
            "",
            [
                "Vladimir Putin",
                "Recep Tayyip Erdoğan",
                "Astana",
                "2024-07-03",
                "$100 billion",
                "[bold]x[/]",
            ],
        ),
    ],
)
async def test_the_things_are_filtered_without_accents_or_case(
    words: str, expected: Sequence[str]
) -> None:
    app = Lists()
    async with app.run_test(size=(40, 40)) as pilot:
        app.entities.set_filter(words)
        await pilot.pause()
        assert names(app.entities) == expected


async def test_the_cursor_stays_on_its_thing_when_the_filter_goes() -> None:
    app = Lists()
    async with app.run_test(size=(40, 40)) as pilot:
        app.entities.set_filter("astana")
        app.entities.set_filter("")
        await pilot.pause()
        assert app.entities.current is not None
        assert app.entities.current.canonical == "Astana"
        app.entities.go_to("$100 billion")
        assert app.entities.current.canonical == "$100 billion"


async def test_an_empty_pane_takes_every_key() -> None:
    app = Lists()
    async with app.run_test(size=(40, 40)) as pilot:
        app.entities.show(())
        app.notes.show(())
        for pane in (app.entities, app.notes):
            pane.focus()
            await pilot.press("j", "k", "enter", "g", "G", "pagedown", "]")
        assert app.said == []
        assert app.entities.current is None
        assert app.notes.current is None


async def test_notes_stand_in_the_order_of_the_text() -> None:
    app = Lists()
    async with app.run_test(size=(40, 40)) as pilot:
        await pilot.pause()
        assert [note.number for note in app.notes.notes] == [9, 2, 5]
        assert seen(app.notes)[:13] == [
            " on the whole article",
            " On all of it",
            "",
            " ▌ [@click=app.quit]the hub[/]",
            " ! moved: the text has changed",
            "",
            " ▌ to raise our trade volume",
            " Ask the customs office about this",
            " figure, and who said it first.",
            " #energy",
            "",
            "",
            "",
        ]


async def test_enter_shows_the_note_and_the_cursor_moves_by_notes() -> None:
    app = Lists()
    async with app.run_test(size=(40, 12)) as pilot:
        app.notes.focus()
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        opened = app.said[-1]
        assert isinstance(opened, NotesPane.Opened)
        assert opened.annotation.number == 5
        assert " #energy" in seen(app.notes)


async def test_notes_are_filtered_by_quote_body_and_tag() -> None:
    app = Lists()
    async with app.run_test(size=(40, 40)) as pilot:
        for words, numbers in [("CUSTOMS", [5]), ("hub", [2]), ("#energy", [5]), ("", [9, 2, 5])]:
            app.notes.set_filter(words)
            await pilot.pause()
            assert [note.number for note in app.notes.notes] == numbers


async def test_a_click_on_the_note_under_the_cursor_opens_it() -> None:
    app = Lists()
    async with app.run_test(size=(40, 40)) as pilot:
        await pilot.click(app.notes, offset=(3, 7))
        await pilot.click(app.notes, offset=(3, 8))
        await pilot.pause()
        opened = app.said[-1]
        assert isinstance(opened, NotesPane.Opened)
        assert opened.annotation.number == 5
