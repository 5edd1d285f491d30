"""What belongs to a kept section is kept with it, though nothing in it reads like text."""

from __future__ import annotations

import numpy as np
import pytest

from newsreader.importing.page import sections
from newsreader.importing.page.blocks import Block, cut_into_blocks
from newsreader.importing.page.tree import parse_page
from newsreader.importing.page.wording import Floats, PageWords

FIRST = "The council met on Monday evening and spoke for two hours about the old mill at the weir."
SECOND = (
    "It then decided by nine votes to two that the mill shall be let to the bakers of the town."
)
THIRD = (
    "The bakers want to grind their own flour there from next spring on, as their forebears did."
)


class Page:
    """The blocks of a page of which some are kept."""

    def __init__(self, content: str, *, likely: float = 0.4) -> None:
        self.root = parse_page(f"<html><body><article>{content}</article></body></html>")
        self.blocks: list[Block] = cut_into_blocks(self.root)
        self.words = PageWords(self.blocks)
        self.lists = sections.lists_of(self.blocks)
        self.kept = np.array([block.text in (FIRST, SECOND, THIRD) for block in self.blocks])
        self.chances: Floats = np.where(self.kept, 0.9, likely)

    def keep(self, *texts: str) -> Page:
        self.kept |= np.array([block.text in texts for block in self.blocks])
        return self

    def texts(self, flags: sections.Flags) -> list[str]:
        return [block.text for block, flag in zip(self.blocks, flags, strict=True) if flag]


def test_a_paragraph_between_kept_ones_is_kept() -> None:
    between = (
        "Asked whether the wheel would turn again, the mayor said that this was up to the weir."
    )
    page = Page(f"<p>{FIRST}</p><p>{between}</p><p>{SECOND}</p>")
    assert page.texts(sections.between(page.blocks, page.words, page.chances, page.kept)) == [
        between
    ]


def test_a_line_of_links_between_paragraphs_is_not() -> None:
    link = "The long story of the mill, of its millers and of the three floods that it has seen"
    page = Page(f"<p>{FIRST}</p><p><a href='/mill'>{link}</a></p><p>{SECOND}</p>")
    assert not sections.between(page.blocks, page.words, page.chances, page.kept).any()


def test_a_list_belongs_to_the_line_that_leads_to_it() -> None:
    page = Page(
        f"<p>{FIRST}</p><p>The bakers will grind:</p>"
        "<ul><li><a href='/rye'>rye</a></li><li><a href='/oats'>oats</a></li></ul>"
    ).keep("The bakers will grind:")
    found = sections.led_to(page.blocks, page.words, page.lists, page.chances, page.kept)
    assert page.texts(found) == ["rye", "oats"]


@pytest.mark.parametrize(
    "lead",
    [
        "You may also be interested in the following reports:",
        "Related articles from our archive:",
        "Read more:",
        "Mehr zum Thema:",
    ],
)
def test_a_list_of_other_articles_is_left_out(lead: str) -> None:
    page = Page(
        f"<p>{FIRST}</p><p>{lead}</p>"
        "<ul><li><a href='/1'>Mill burns</a></li><li><a href='/2'>Weir breaks</a></li></ul>"
    ).keep(lead)
    assert not sections.led_to(page.blocks, page.words, page.lists, page.chances, page.kept).any()


def test_a_list_of_names_below_a_heading_amid_the_text_is_kept() -> None:
    page = Page(
        f"<p>{FIRST}</p><h2>Millers</h2><ul><li><a href='http://a.example/'>Ann Lee</a></li>"
        f"<li><a href='http://b.example/'>Bo Berg</a></li></ul><p>{SECOND}</p>"
    )
    found = sections.headed(page.blocks, page.words, page.lists, page.chances, page.kept)
    assert page.texts(found) == ["Millers", "Ann Lee", "Bo Berg"]


@pytest.mark.parametrize("title", ["References", "Quellen:", "Kaynakça", "7. External links"])
def test_references_at_the_foot_are_kept(title: str) -> None:
    page = Page(
        f"<p>{FIRST}</p><h2>{title}</h2><ul><li><a href='http://a.example/'>The Book of Mills</a>"
        "</li></ul><h2>Latest news</h2><ul><li><a href='/2'>Weir breaks</a></li></ul>"
    )
    found = sections.bibliographies(page.blocks, page.words, page.lists, page.kept)
    assert page.texts(found) == [title, "The Book of Mills"]


CONTENTS = (
    "<ul><li><a href='#vote'>The vote</a></li><li><a href='#mill'>The mill</a></li>"
    "<li><a href='#flour'>The flour</a></li></ul>"
)
TEXT = f"<p id='vote'>{FIRST}</p><p id='mill'>{SECOND}</p><p id='flour'>{THIRD}</p>"


def test_a_table_of_contents_is_kept_once_and_whole() -> None:
    page = Page(f"<h2>Contents</h2>{CONTENTS}<div>{CONTENTS}</div>{TEXT}")
    found, again = sections.contents(page.blocks, page.lists, page.kept)
    assert page.texts(found) == ["Contents", "The vote", "The mill", "The flour"]
    assert page.texts(again) == ["The vote", "The mill", "The flour"]


def test_links_to_parts_of_the_site_are_no_contents() -> None:
    page = Page(f"{CONTENTS}<p id='vote'>A</p><p id='mill'>B</p><p id='flour'>C</p><p>{FIRST}</p>")
    found, again = sections.contents(page.blocks, page.lists, page.kept)
    assert not found.any()
    assert not again.any()


def test_a_heading_belongs_to_what_stands_below_it() -> None:
    page = Page(f"<p>{FIRST}</p><h3>Flour</h3><p>{SECOND}</p><h3>Most read</h3><p>Weir</p>")
    assert page.texts(sections.headings_of(page.blocks, page.chances, page.kept)) == ["Flour"]


@pytest.mark.parametrize(
    "between", ["", "<figure><img src='a.jpg'><figcaption>A</figcaption></figure>"]
)
def test_a_heading_and_the_paragraph_below_it_are_kept_together(between: str) -> None:
    below = (
        "There are two stones, of which the upper one was cut in 1804 by a mason from the coast."
    )
    section = f"<h2>Stones</h2>{between}<p>{below}</p>"
    page = Page(f"<p>{FIRST}</p><p>{SECOND}</p>{section}<aside>{section}</aside>", likely=0.5)
    found = sections.headed_paragraphs(page.blocks, page.words, page.chances, page.kept)
    assert page.texts(found) == ["Stones", below]


def test_an_unlikely_heading_asks_for_nothing() -> None:
    page = Page(f"<p>{FIRST}</p><h2>About us</h2><p>{SECOND.upper()}</p>", likely=0.4)
    assert not sections.headed_paragraphs(page.blocks, page.words, page.chances, page.kept).any()


def test_a_list_below_a_kept_heading_is_kept_and_a_list_of_links_is_not() -> None:
    items = "<ul><li>The weir was mended in 1961.</li><li>Eels pass it at night.</li></ul>"
    links = "<ul><li><a href='/1'>Mill burns</a></li><li><a href='/2'>Weir breaks</a></li></ul>"
    page = Page(f"<p>{FIRST}</p><h2>Things to know</h2>{items}<h2>Elsewhere</h2>{links}")
    page.keep("Things to know", "Elsewhere")
    found = sections.led_to(page.blocks, page.words, page.lists, page.chances, page.kept)
    assert page.texts(found) == ["The weir was mended in 1961.", "Eels pass it at night."]


def test_a_footnote_is_kept_that_the_text_calls() -> None:
    page = Page(
        f"<p>{FIRST}</p><p>It is old.<a href='#note-1'>1</a></p><p>{SECOND}</p>"
        "<div><a id='note-1' href='#call-1'>1</a><div><p>Of 1712, at least.</p></div></div>"
        "<p id='note-2'>Nobody calls this one.</p>"
    ).keep("It is old.1")
    assert page.texts(sections.notes(page.blocks, page.kept)) == ["1", "Of 1712, at least."]


def test_a_post_in_a_row_of_kept_posts_is_kept() -> None:
    def post(text: str) -> str:
        return f"<div class='post'><div class='body'><p>{text}</p></div></div>"

    page = Page(post(FIRST) + post(SECOND) + post("Thank you.") + "<aside><p>Log in.</p></aside>")
    found = sections.alike(page.blocks, page.words, page.chances, page.kept)
    assert page.texts(found) == ["Thank you."]


def test_a_short_paragraph_below_a_kept_heading_is_kept() -> None:
    page = Page(f"<p>{FIRST}</p><h3>Notes</h3><p>Two are not.</p>", likely=0.5).keep("Notes")
    nobody = np.zeros(len(page.blocks), dtype=bool)
    found = sections.below_headings(page.blocks, page.words, page.chances, page.kept, nobody)
    assert page.texts(found) == ["Two are not."]
