"""The page of a person, an organisation, a place."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Sparkline, Static

from newsreader.model import EntitySummary, MentionInContext
from newsreader.tui.dossier import dossier
from newsreader.tui.screens.entity import EntityScreen
from newsreader.tui.widgets.line_list import LineList

MEETING = "President Recep Tayyip Erdoğan met Vladimir Putin in Astana."
REPLY = "Putin thanked [bold]him[/bold]."


class Shelf:
    """Three articles that name Vladimir Putin, as a library's index gives them."""

    def mentions(self, name: str) -> list[MentionInContext]:
        if name != "Vladimir Putin":
            return []
        return [
            MentionInContext(1, "Old", "2024-01-05", MEETING, 35, 49),
            MentionInContext(3, "New", "2024-07-03T10:00:00Z", REPLY, 80, 85),
            MentionInContext(3, "New", "2024-07-03T10:00:00Z", MEETING, 35, 49),
            MentionInContext(2, "Undated", None, REPLY, 0, 5),
        ]

    def entities(
        self, target: int | str | None = None, label: str | None = None
    ) -> list[EntitySummary]:
        assert target == 'entity:"Vladimir Putin"'
        assert label is None
        return [
            EntitySummary("Vladimir Putin", "PERSON", 4, 3, ("Vladimir Putin", "Putin")),
            EntitySummary("Astana", "LOC", 9, 3, ("Astana",)),
            EntitySummary("Recep Tayyip Erdoğan", "PERSON", 2, 2, ("Erdoğan",)),
            EntitySummary("Gazprom", "ORG", 2, 2, ("Gazprom",)),
        ]


class Host(App[None]):
    """Keeps what the page answered."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[MentionInContext | None] = []
        self.page = EntityScreen(Shelf(), "Vladimir Putin", "PERSON")

    def on_mount(self) -> None:
        self.push_screen(self.page, self.answers.append)


async def gathered(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def words(page: EntityScreen, selector: str) -> str:
    return str(page.query_one(selector, Static).render())


def seen(page: EntityScreen) -> list[str]:
    rows = page.sentences
    return [rows.render_line(y).text.strip() for y in range(rows.scrollable_content_region.height)]


def test_the_newest_article_comes_first_and_its_sentences_in_order() -> None:
    found = dossier(Shelf(), "Vladimir Putin", "PERSON")
    assert [(s.article, s.start) for s in found.sentences] == [(3, 35), (3, 80), (1, 35), (2, 0)]
    assert (found.mentions, found.articles) == (4, 3)
    assert found.forms == ("Vladimir Putin", "Putin")


def test_companions_are_those_named_in_the_same_sentence() -> None:
    found = dossier(Shelf(), "Vladimir Putin", "PERSON")
    assert found.companions == (("Astana", 2), ("Recep Tayyip Erdoğan", 2))


def test_a_long_time_is_counted_by_month() -> None:
    found = dossier(Shelf(), "Vladimir Putin", "PERSON")
    assert (found.first, found.last) == ("2024-01", "2024-07")
    assert found.timeline == (1, 0, 0, 0, 0, 0, 1)


@pytest.mark.parametrize(
    ("dates", "timeline", "first", "last"),
    [
        (["2024-07-03", "2024-07-05", "2024-07-05"], (1, 0, 2), "2024-07-03", "2024-07-05"),
        (["2024-07", "2024-08-01"], (1, 1), "2024-07", "2024-08"),
        (["2023-12-01", "2024-02-03"], (1, 0, 1), "2023-12", "2024-02"),
        (["2024", None, "soon"], (), "", ""),
    ],
)
def test_a_time_line_has_the_step_that_the_dates_allow(
    dates: list[str | None], timeline: tuple[int, ...], first: str, last: str
) -> None:
    class Dated(Shelf):
        def mentions(self, name: str) -> list[MentionInContext]:  # noqa: ARG002
            return [
                MentionInContext(number, "T", published, REPLY, 0, 5)
                for number, published in enumerate(dates)
            ]

    found = dossier(Dated(), "Vladimir Putin", "PERSON")
    assert (found.timeline, found.first, found.last) == (timeline, first, last)


def test_what_is_named_nowhere_has_an_empty_page() -> None:
    found = dossier(Shelf(), "Nobody", "PERSON")
    assert found.sentences == ()
    assert found.forms == ("Nobody",)


async def test_the_page_tells_who_how_often_and_with_whom() -> None:
    app = Host()
    async with app.run_test(size=(100, 30)) as pilot:
        await gathered(pilot)
        page = app.page
        assert words(page, "#name") == "Vladimir Putin"
        assert words(page, "#facts") == "person · 4 mentions · 3 articles"
        assert words(page, "#forms") == "also Putin"
        assert words(page, "#with") == "with Astana 2 · Recep Tayyip Erdoğan 2"
        assert words(page, "#first") == "January 2024"
        assert page.query_one(Sparkline).data == [1, 0, 0, 0, 0, 0, 1]
        assert seen(page)[:7] == [
            "New  3 July 2024",
            MEETING,
            REPLY,
            "",
            "Old  5 January 2024",
            MEETING,
            "",
        ]


async def test_enter_answers_the_sentence_under_the_cursor() -> None:
    app = Host()
    async with app.run_test(size=(100, 30)) as pilot:
        await gathered(pilot)
        await pilot.press("j", "enter")
        await pilot.pause()
        assert app.answers == [Shelf().mentions("Vladimir Putin")[1]]


async def test_escape_goes_back_without_an_answer() -> None:
    app = Host()
    async with app.run_test(size=(100, 30)) as pilot:
        await gathered(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert app.answers == [None]


async def test_the_page_of_a_companion_is_one_key_away() -> None:
    app = Host()
    async with app.run_test(size=(100, 30)) as pilot:
        await gathered(pilot)
        await pilot.press("w")
        await pilot.pause()
        assert app.screen.query_one(LineList).row_count == 2
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, EntityScreen)
        assert words(app.screen, "#name") == "Recep Tayyip Erdoğan"
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.page


async def test_long_sentences_are_wrapped_and_cut_after_four_lines() -> None:
    app = Host()
    async with app.run_test(size=(30, 40)) as pilot:
        await gathered(pilot)
        rows = app.page.sentences
        rows.show([MentionInContext(1, "T", None, "word " * 90, 0, 4)], ["word"], "people")
        await pilot.pause()
        assert rows.virtual_size.height == 5
        await pilot.press("j", "G", "g", "pagedown")
