"""The reading view in a running app."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from newsreader.document import parse
from newsreader.model import Annotation, Article, EntityMention, TextPosition
from newsreader.tui.reader.messages import (
    EntityChosen,
    LinkChosen,
    Moved,
    NoteChosen,
    ReachedEnd,
    Told,
)
from newsreader.tui.reader.view import MEASURES, ReadingView

PARAGRAPHS = [
    f"Paragraph {number} opens. Vladimir Putin spoke in Astana about gas. "
    f"Then he left; the [report](https://example.com/{number}) says so."
    for number in range(40)
]
LONG = "\n\n".join(PARAGRAPHS)


class Reader(App[None]):
    """The reading view alone, and what it said."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.markdown = markdown
        self.said: list[Message] = []
        self.view = ReadingView()

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        document = parse(self.markdown)
        words = len(document.text.split())
        self.view.show(Article(title="Summit", text=self.markdown, word_count=words), document)
        self.view.set_entities(mentions(document.text))
        self.view.focus()

    @on(EntityChosen)
    @on(LinkChosen)
    @on(NoteChosen)
    @on(ReachedEnd)
    @on(Told)
    @on(Moved)
    def keep(self, message: Message) -> None:
        self.said.append(message)

    def last(self) -> Message:
        return [message for message in self.said if not isinstance(message, Moved)][-1]

    def told(self) -> list[str]:
        return [message.text for message in self.said if isinstance(message, Told)]


def mentions(text: str) -> list[EntityMention]:
    found = []
    for name, label in (("Vladimir Putin", "PERSON"), ("Astana", "LOC")):
        for match in re.finditer(name, text):
            found.append(EntityMention(label, name, match.start(), match.end(), name))
    return found


@asynccontextmanager
async def reading(
    markdown: str = LONG, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Reader, ReadingView, Pilot[None]]]:
    app = Reader(markdown)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, app.view, pilot


def seen(view: ReadingView) -> str:
    return "\n".join(view.render_line(y).text for y in range(view.size.height))


async def test_the_headline_is_above_the_text() -> None:
    async with reading() as (_, view, _pilot):
        lines = seen(view).splitlines()
        assert lines[0].strip() == "Summit"
        assert "Paragraph 0 opens." in lines[3]
        assert view.text_offset == 0


async def test_keys_scroll_at_once_and_the_end_asks_for_the_next_article() -> None:
    async with reading() as (app, view, pilot):
        await pilot.press("j", "j", "k")
        assert view.scroll_offset.y == 1
        await pilot.press("space")
        assert view.scroll_offset.y == 1 + view.size.height - 2
        await pilot.press("G")
        assert view.fraction == 1.0
        assert view.minutes_left == 0
        await pilot.press("space")
        assert isinstance(app.last(), ReachedEnd)
        await pilot.press("g")
        assert view.scroll_offset.y == 0


async def test_moving_is_told_with_offset_and_fraction() -> None:
    async with reading() as (app, view, pilot):
        await pilot.press("pagedown")
        await pilot.pause()
        moved = next(m for m in reversed(app.said) if isinstance(m, Moved))
        assert moved.offset == view.text_offset > 0
        assert 0 < moved.fraction < 1
        assert moved.minutes_left >= 1


async def test_resizing_keeps_the_words_at_the_top() -> None:
    async with reading() as (_, view, pilot):
        await pilot.press(*["pagedown"] * 3)
        before = view.text_offset
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        line = view.page.lines[view.scroll_offset.y]
        assert line.start <= before < line.end


async def test_an_article_opens_at_the_offset_where_it_was_left() -> None:
    async with reading() as (_, view, pilot):
        offset = view.document.text.index("Paragraph 20")
        assert view.article is not None
        view.show(view.article, view.document, offset=offset)
        await pilot.pause()
        assert view.text_offset == offset
        assert "Paragraph 20" in view.render_line(0).text


async def test_hits_are_gone_through_with_a_count() -> None:
    async with reading() as (app, view, pilot):
        view.set_hits([m.span() for m in re.finditer("Paragraph 1", view.document.text)])
        view.next_hit(1)
        await pilot.pause()
        assert app.told()[-1] == "1/11"
        view.next_hit(1)
        view.next_hit(-1)
        view.next_hit(-1)
        await pilot.pause()
        assert app.told()[-1] == "11/11"
        assert view.current is not None
        assert view.is_in_view(view.current[0])
        assert "Paragraph 19" in seen(view)


async def test_brackets_go_from_name_to_name_and_count_its_mentions() -> None:
    async with reading() as (app, view, pilot):
        await pilot.press("]", "]", "]")
        await pilot.pause()
        assert app.told()[-1] == "Vladimir Putin: 2 of 40"
        await pilot.press("[")
        await pilot.pause()
        assert app.told()[-1] == "Astana: 1 of 40"
        await pilot.press("enter")
        await pilot.pause()
        chosen = app.last()
        assert isinstance(chosen, EntityChosen)
        assert chosen.mention.text == "Astana"
        assert view.current == (chosen.mention.start, chosen.mention.end)


async def test_braces_go_from_note_to_note() -> None:
    async with reading() as (app, view, pilot):
        start = view.document.text.index("Paragraph 30")
        view.set_notes(
            [
                Annotation(7, 1, "commenting", "ask again", "", position=TextPosition(0, 9)),
                Annotation(8, 1, "highlighting", "", "", position=TextPosition(start, start + 12)),
            ]
        )
        await pilot.press("}", "}")
        await pilot.pause()
        assert app.told()[-1] == "highlight 2 of 2"
        assert "Paragraph 30" in seen(view)
        await pilot.press("}")
        await pilot.pause()
        assert app.told()[-1] == "note 1 of 2: ask again"
        await pilot.press("enter")
        await pilot.pause()
        chosen = app.last()
        assert isinstance(chosen, NoteChosen)
        assert chosen.number == 7
        assert "✎" in seen(view)


async def test_a_mark_that_is_not_shown_is_not_drawn() -> None:
    async with reading() as (_, view, _pilot):
        shown = [segment.style for segment in view.render_line(3)]
        view.show_entities(False)
        assert [segment.style for segment in view.render_line(3)] != shown
        view.show_entities(True)
        assert [segment.style for segment in view.render_line(3)] == shown


async def test_a_link_reaches_the_terminal_only_with_a_safe_address() -> None:
    links = "[good](https://example.com) [**bold**](https://example.org) [bad](ftp://example.com)"
    async with reading(links) as (_, view, _pilot):
        number = view.page.line_of(0)
        drawn = {part.text: part.style for part in view.render_line(number) if part.style}
        assert drawn["good"].link == "https://example.com"
        assert drawn["bold"].link == "https://example.org"
        assert drawn["bad"].link is None
        assert drawn["bold"].bold
        assert not drawn["good"].bold


async def test_sentences_are_selected_by_keyboard() -> None:
    async with reading() as (_, view, pilot):
        text = view.document.text

        def words() -> str:
            selected = view.selected_range()
            return text[slice(*selected)] if selected else ""

        await pilot.press("v")
        assert words() == "Paragraph 0 opens."
        await pilot.press("down")
        assert words().endswith("about gas.")
        await pilot.press("w", "up")
        assert words().endswith("about gas")
        await pilot.press("right")
        assert words() == "."
        await pilot.press("escape")
        assert view.selected_range() is None
        await pilot.press("down")
        assert view.scroll_offset.y == 1


async def test_selecting_begins_at_what_was_jumped_to() -> None:
    async with reading() as (_, view, pilot):
        view.jump_to(view.document.text.index("Then he left; the report says so.\n\nParagraph 12"))
        await pilot.press("v")
        selected = view.selected_range()
        assert selected is not None
        assert view.document.text[slice(*selected)] == "Paragraph 11 opens."


async def test_the_selection_can_be_copied_by_textual_too() -> None:
    async with reading() as (app, _view, pilot):
        await pilot.press("v")
        assert app.screen.get_selected_text() == "Paragraph 0 opens."


async def test_dragging_selects_what_is_under_the_pointer() -> None:
    async with reading() as (_, view, pilot):
        left = view.text_left
        await pilot.mouse_down(view, offset=(left, 3))
        await pilot.hover(view, offset=(left + 8, 3))
        await pilot.mouse_up(view, offset=(left + 8, 3))
        await pilot.pause()
        assert view.selected_range() == (0, 9)


async def test_a_double_click_selects_the_word_and_a_triple_click_the_paragraph() -> None:
    async with reading() as (_, view, pilot):
        at = (view.text_left + 2, 3)
        await pilot.click(view, offset=at, times=2)
        await pilot.pause()
        assert view.selected_range() == (0, len("Paragraph"))
        await pilot.click(view, offset=at, times=3)
        await pilot.pause()
        assert view.selected_range() == view.paragraphs.at(0)


async def test_clicking_a_name_or_a_link_opens_it() -> None:
    async with reading() as (app, view, pilot):
        number = view.page.line_of(view.document.text.index("Putin"))
        column = view.page.column_of(number, view.document.text.index("Putin"))
        await pilot.click(view, offset=(view.text_left + column, number))
        await pilot.pause()
        assert "Vladimir Putin: 1 of 40" in app.told()
        assert view.current is not None
        await pilot.press("enter")
        await pilot.pause()
        chosen = app.last()
        assert isinstance(chosen, EntityChosen)
        assert chosen.mention.canonical == "Vladimir Putin"
        place = view.document.text.index("report")
        number = view.page.line_of(place)
        column = view.page.column_of(number, place)
        await pilot.click(view, offset=(view.text_left + column, number))
        await pilot.pause()
        chosen = app.last()
        assert isinstance(chosen, LinkChosen)
        assert chosen.address == "https://example.com/0"


async def test_clicking_beside_the_text_makes_a_paragraph_the_current_one() -> None:
    async with reading() as (_, view, pilot):
        assert view.current_paragraph() == view.paragraphs.at(0)
        number = view.page.line_of(view.document.text.index("Paragraph 2"))
        await pilot.click(view, offset=(0, number))
        await pilot.pause()
        start, end = view.current_paragraph()
        assert view.document.text[start:end].startswith("Paragraph 2 ")
        await pilot.press("G")
        assert view.current_paragraph()[0] > end


async def test_the_current_paragraph_has_a_bar_beside_it() -> None:
    async with reading() as (_, view, _pilot):
        assert "▎" in view.render_line(3).text
        assert "▎" not in view.render_line(0).text


async def test_the_bar_moves_with_what_is_jumped_to() -> None:
    async with reading() as (_, view, pilot):
        await pilot.press("]", "]", "]")
        bars = [y for y in range(view.size.height) if "▎" in view.render_line(y).text]
        start, end = view.paragraphs.at(view.document.text.index("Paragraph 1 "))
        assert bars == [
            n for n in view.page.lines_of(start, end) if view.page.lines[n].kind != "gap"
        ]
        assert len(bars) == 2


async def test_the_measure_goes_round() -> None:
    async with reading(size=(120, 24)) as (app, view, pilot):
        assert view.page.width == 76
        await pilot.press("w")
        assert view.page.width == 84
        await pilot.press("w", "w")
        await pilot.pause()
        assert view.measure == MEASURES[0]
        assert app.told()[-1] == "lines of 60 characters"


async def test_a_jump_before_the_first_picture_is_kept() -> None:
    app = Reader(LONG)
    offset = parse(LONG).text.index("Paragraph 33")
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.jump_to((offset, offset + 12))
        await pilot.pause()
        assert "Paragraph 33" in seen(app.view)


async def test_hostile_text_is_drawn_as_text() -> None:
    hostile = "[bold]x[/] [@click=app.quit]y[/] [link=file:///etc]z[/nope]"
    async with reading(hostile) as (_, view, _pilot):
        assert "[@click=app.quit]y[/]" in seen(view)


async def test_nothing_is_shown_after_clearing() -> None:
    async with reading() as (_, view, pilot):
        await pilot.press("pagedown", "v")
        view.clear()
        await pilot.pause()
        assert seen(view).strip() == ""
        assert view.current_paragraph() == (0, 0)
        assert view.selected_range() is None
        await pilot.press("j", "]", "}", "v", "space", "enter")


@pytest.mark.parametrize("size", [(1, 1), (8, 3), (20, 5), (250, 80)])
async def test_any_size_of_terminal_is_drawn(size: tuple[int, int]) -> None:
    markdown = LONG + "\n\n| a | b |\n| --- | --- |\n| one two | three |\n\n> > quote"
    async with reading(markdown, size) as (_, view, pilot):
        await pilot.press("G", "pageup", "]", "v")
        assert all(len(row) <= size[0] for row in seen(view).splitlines())
