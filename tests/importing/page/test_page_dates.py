"""The day of publication: which of a page's many days is its own."""

from __future__ import annotations

import json

import pytest

from newsreader.importing.page.blocks import cut_into_blocks, remove_machinery
from newsreader.importing.page.metadata import Metadata, complete_near_headline, read_metadata
from newsreader.importing.page.tree import parse_page

ARTICLE = "<p>The mill at the weir turned for the first time in forty years on Monday.</p>"


def metadata_of(head: str, body: str) -> Metadata:
    page = f"<html lang='en'><head>{head}</head><body>{body}</body></html>"
    root = parse_page(page)
    found = read_metadata(root, page, None)
    remove_machinery(root)
    complete_near_headline(found, cut_into_blocks(root))
    return found


def stated(day: str, address: str) -> str | None:
    head = f"<link rel='canonical' href='https://a.example{address}'>"
    return metadata_of(f"{head}<meta name='pubdate' content='{day}'>", ARTICLE).published


@pytest.mark.parametrize(
    ("day", "address", "published"),
    [
        ("2025-12-19T02:41:41Z", "/2025/12/18/mill/", "2025-12-18"),
        ("2023-03-10", "/blog/2023/october/03/mill", "2023-10-03"),
        ("2023-03-10", "/2023-10-03-mill", "2023-10-03"),
        ("2023-03-10", "/20231003/mill", "2023-10-03"),
        ("2023-03-10", "/2021/07/05/mill", "2023-03-10"),
        ("2023-03-10", "/2023/12/mill", "2023-03-10"),
        ("2023-03-10", "/mill", "2023-03-10"),
    ],
)
def test_the_address_tells_which_of_two_readings_of_a_day_is_meant(
    day: str, address: str, published: str
) -> None:
    assert stated(day, address) == published


@pytest.mark.parametrize(
    "line",
    [
        "<div class='post__updated-at'><time datetime='2025-10-03'>October 3, 2025</time></div>",
        "<div>Latest updated <time datetime='2025-10-03'>October 3, 2025</time></div>",
        "<div>Last active October 3, 2025</div>",
        "<p>DATE: 2025-12-12 - 2025-12-17</p>",
        "<p>The season for which all of us have waited ends in most towns on April 15, 2025.</p>",
        "<div class='opening-hours__date'>March 14, 2026</div>",
        "".join(f"<div class='date'>March {day}, 2026</div>" for day in range(16, 21)),
    ],
)
def test_a_day_of_something_else_dates_no_page(line: str) -> None:
    assert metadata_of("", f"<h1>The mill</h1>{line}{ARTICLE}").published is None


@pytest.mark.parametrize(
    "line",
    [
        "<div>Ann Lee, Games Editor <time datetime='2025-10-03'>October 3, 2025</time></div>",
        "<div class='date'>October 3, 2025</div>",
        "<div>Posted on October 3, 2025 by Ann Lee</div>",
    ],
)
def test_a_line_below_the_headline_dates_the_page(line: str) -> None:
    assert metadata_of("", f"<h1>The mill</h1>{line}{ARTICLE}").published == "2025-10-03"


def test_a_meta_element_of_a_system_of_its_own_dates_the_page() -> None:
    head = "<meta name='w-published-date' content='2025-05-27T06:03:43Z'>"
    assert metadata_of(head, ARTICLE).published == "2025-05-27T06:03:43Z"


def web_page(**properties: object) -> str:
    described = {"@type": "WebPage", "datePublished": "2019-12-12", **properties}
    return f"<script type='application/ld+json'>{json.dumps(described)}</script>"


def test_a_page_that_is_no_article_and_names_nobody_has_no_day() -> None:
    assert metadata_of(web_page(), "<h1>Prices</h1>").published is None
    assert metadata_of(web_page(author={"name": "Ann Lee"}), "<h1>A</h1>").published == "2019-12-12"


def test_the_front_page_of_a_site_has_no_day() -> None:
    kind = "<meta property='og:type' content='website'><meta name='pubdate' content='2021-05-24'>"
    root, page = (
        "<link rel='canonical' href='https://a.example/'>",
        "<link rel='canonical' href='https://a.example/?p=7'>",
    )
    assert metadata_of(kind + root, ARTICLE).published is None
    assert metadata_of(kind + page, ARTICLE).published == "2021-05-24"


def test_a_day_in_a_sentence_dates_no_page() -> None:
    line = "<ul><li>weir read --since 2020-01-01 reads from a day on.</li></ul>"
    assert metadata_of("", f"<h1>Weir 2.4 released</h1>{line}{ARTICLE}").published is None
