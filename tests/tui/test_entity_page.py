"""The page of a person, an organisation, a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Sparkline, Static

from newsreader.document import plain_sha256, plain_text
from newsreader.library import Library
from newsreader.model import Article, EntityMention, MentionInContext, MergeSuggestion
from newsreader.tui.dossier import companions, dossier
from newsreader.tui.screens.correcting import Refused
from newsreader.tui.screens.entity import EntityScreen
from newsreader.tui.widgets.line_list import LineList

NAMES = [
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdoğan", "PERSON"),
    ("Vladimir Putin", "Vladimir Putin", "PERSON"),
    ("Putin", "Vladimir Putin", "PERSON"),
    ("Vladímir Putin", "Vladímir Putin", "PERSON"),
    ("Astana", "Astana", "LOC"),
    ("Gazprom", "Gazprom", "ORG"),
]
MEETING = "President Recep Tayyip Erdoğan met Vladimir Putin in Astana."
REPLY = "Putin thanked [bold]him[/bold]."


def article(title: str, published: str | None, *sentences: str) -> Article:
    """An article of these sentences, with the names in them already recognised."""
    text = " ".join(sentences)
    plain = plain_text(text)
    mentions = [
        EntityMention(label, form, found.start(), found.end(), canonical)
        for form, canonical, label in NAMES
        for found in re.finditer(re.escape(form), plain)
        if plain[found.start() - 9 : found.start()] != "Vladimir "
    ]
    return Article(
        title=title,
        text=text,
        published=published,
        saved=f"2026-01-0{len(title)}T10:00:00Z",
        plain_sha256=plain_sha256(plain),
        entities=tuple(sorted(mentions, key=lambda mention: mention.start)),
    )


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Three articles that name Vladimir Putin."""
    monkeypatch.setenv("NEWSREADER_CACHE", str(tmp_path / "cache"))
    with Library.open(tmp_path / "library") as opened:
        keep(
            opened,
            article("Old", "2024-01-05", MEETING),
            article("Undated", None, REPLY),
            article("New", "2024-07-03T10:00:00Z", MEETING, REPLY, "Gazprom was silent."),
        )
        yield opened


def keep(library: Library, *articles: Article) -> None:
    with library.store.step("test articles") as step:
        library.store.add(step, articles)
    library.sync()


class Host(App[None]):
    """Keeps what the page answered."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.page = EntityScreen(library, "Vladimir Putin", "PERSON")

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


def test_the_newest_article_comes_first_and_its_sentences_in_order(library: Library) -> None:
    found = dossier(library, "Vladimir Putin", "PERSON")
    assert [(s.title, s.sentence) for s in found.sentences] == [
        ("New", MEETING),
        ("New", REPLY),
        ("Old", MEETING),
        ("Undated", REPLY),
    ]
    assert (found.mentions, found.articles) == (4, 3)
    assert set(found.forms) == {"Vladimir Putin", "Putin"}


def test_the_page_counts_what_a_search_for_the_name_finds(library: Library) -> None:
    keep(library, article("Accent", "2024-02-01", "Vladímir Putin went home."))
    found = dossier(library, "Vladimir Putin", "PERSON")
    assert found.articles == library.count('person:"vladimir putin"') == 4
    assert found.forms == ("Putin", "Vladimir Putin", "Vladímir Putin")
    assert found.label == "PERSON"


def test_companions_are_those_named_in_the_same_sentence(library: Library) -> None:
    found = companions(library, "Vladimir Putin")
    assert [(each.canonical, each.sentences) for each in found] == [
        ("Astana", 2),
        ("Recep Tayyip Erdoğan", 2),
    ]


def test_a_long_time_is_counted_by_month(library: Library) -> None:
    found = dossier(library, "Vladimir Putin", "PERSON")
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
    dates: list[str | None],
    timeline: tuple[int, ...],
    first: str,
    last: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEWSREADER_CACHE", str(tmp_path / "cache"))
    with Library.open(tmp_path / "library") as library:
        keep(library, *(article("T", published, REPLY) for published in dates))
        found = dossier(library, "Vladimir Putin", "PERSON")
    assert (found.timeline, found.first, found.last) == (timeline, first, last)


def test_what_is_named_nowhere_has_an_empty_page(library: Library) -> None:
    found = dossier(library, "Nobody", "PERSON")
    assert found.sentences == ()
    assert found.forms == ("Nobody",)


async def test_the_page_tells_who_how_often_and_with_whom(library: Library) -> None:
    app = Host(library)
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


async def test_enter_answers_the_sentence_under_the_cursor(library: Library) -> None:
    app = Host(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await gathered(pilot)
        await pilot.press("j", "enter")
        await pilot.pause()
        (answer,) = app.answers
        assert answer is not None
        assert (answer.title, answer.sentence) == ("New", REPLY)


async def test_escape_goes_back_without_an_answer(library: Library) -> None:
    app = Host(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await gathered(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert app.answers == [None]


async def test_the_last_line_names_the_keys_as_they_are_set(library: Library) -> None:
    app = Host(library)
    app.set_keymap({"correct": "x"})
    async with app.run_test(size=(100, 30)) as pilot:
        await gathered(pilot)
        assert words(app.page, "#keys").split("  ") == [
            *("Enter go there", "w with whom", "x correct", "Esc back", ""),
        ]


async def test_the_page_of_a_companion_is_one_key_away(library: Library) -> None:
    app = Host(library)
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


async def test_long_sentences_are_wrapped_and_cut_after_four_lines(library: Library) -> None:
    app = Host(library)
    async with app.run_test(size=(30, 40)) as pilot:
        await gathered(pilot)
        rows = app.page.sentences
        rows.show([MentionInContext(1, "T", None, "word " * 90, 0, 4)], ["word"], "people")
        await pilot.pause()
        assert rows.virtual_size.height == 5
        await pilot.press("j", "G", "g", "pagedown")


async def test_what_may_be_the_same_is_accepted_with_a_key(library: Library) -> None:
    keep(library, alone("Putin"))
    app = Host(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await gathered(pilot)
        told = words(app.page, "#same")
        assert told.startswith("may be the same as Putin: fits this person alone")
        assert "= the same" in words(app.page, "#keys")
        await pilot.press("=")
        (answer,) = app.answers
        assert isinstance(answer, MergeSuggestion)
        assert (answer.name, answer.to) == ("Putin", "Vladimir Putin")


async def test_what_is_not_the_same_is_refused_with_a_key(library: Library) -> None:
    keep(library, alone("Putin"))
    app = Host(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await gathered(pilot)
        assert "! not the same" in words(app.page, "#keys")
        await pilot.press("!")
        (answer,) = app.answers
        assert isinstance(answer, Refused)
        assert (answer.suggestion.name, answer.suggestion.to) == ("Putin", "Vladimir Putin")


async def test_what_was_refused_is_suggested_no_more_until_it_is_undone(library: Library) -> None:
    keep(library, alone("Putin"))
    library.correct_entity("different", "Putin", to="Vladimir Putin")
    assert library.suggested_merges() == []
    assert library.sync() == 0, "no mention changes, so that no list has to follow"
    app = Host(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await gathered(pilot)
        assert words(app.page, "#same") == ""
        await pilot.press("=", "!")
        assert app.answers == []
    library.undo()
    assert [each.name for each in library.suggested_merges()] == ["Putin"]


def test_the_page_suggests_what_the_whole_library_suggests(library: Library) -> None:
    keep(
        library,
        alone("Putin"),
        alone("V. Putin"),
        alone("Lyudmila Ocheretnaya"),
        alone("Ocheretnaya"),
        alone("GAZPROM", "ORG"),
        alone("Recep Erdogan"),
    )
    suggested = library.suggested_merges()
    assert len(suggested) >= 4
    for thing in library.entities():
        mine = [
            each
            for each in suggested
            if each.label == thing.label and thing.canonical in (each.name, each.to)
        ]
        found = library.suggested_merge(thing.canonical, thing.label)
        assert found == (mine[0] if mine else None)


def alone(name: str, label: str = "PERSON") -> Article:
    """An article that names one thing by one name."""
    text = f"{name} spoke."
    return Article(
        title=f"Of {name}",
        text=text,
        plain_sha256=plain_sha256(text),
        entities=(EntityMention(label, name, 0, len(name), name),),
    )
