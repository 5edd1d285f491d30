"""Title, authors, dates, address and language: as pages write them, and nothing more."""

from __future__ import annotations

import json

import pytest

from newsreader.importing.page.authors import people
from newsreader.importing.page.blocks import cut_into_blocks, remove_machinery
from newsreader.importing.page.metadata import Metadata, complete_near_headline, read_metadata
from newsreader.importing.page.times import stated_time
from newsreader.importing.page.tree import parse_page


def metadata_of(head: str, body: str = "", url: str | None = None) -> Metadata:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    root = parse_page(page)
    found = read_metadata(root, page, url)
    remove_machinery(root)
    complete_near_headline(found, cut_into_blocks(root))
    return found


def json_ld(**properties: object) -> str:
    said = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **properties})
    return f'<script type="application/ld+json">{said}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Long walk to the lake | The Paper</title>",
            "<h1>Long walk to the lake</h1>",
            None,
        ),
        (
            '<meta property="og:site_name" content="The Paper">'
            '<meta property="og:title" content="Long walk to the lake - The Paper">',
            "",
            None,
        ),
        (
            '<meta property="og:site_name" content="The Paper">'
            "<title>The Paper: news | Long walk to the lake</title>",
            "<h1>The Paper</h1><h1>Long walk to the lake</h1>",
            None,
        ),
        (json_ld(headline="Long walk to the lake"), "", None),
        (
            '<meta property="og:title" content="Anna Karenina - a life in letters">',
            "",
            "Anna Karenina - a life in letters",
        ),
    ],
)
def test_the_title_has_no_site_name(head: str, body: str, title: str | None) -> None:
    assert metadata_of(head, body).title == (title or "Long walk to the lake")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("By ANN LEE and OMAR DIAZ", ("Ann Lee", "Omar Diaz")),
        ("By Ann Lee, Science Correspondent", ("Ann Lee",)),
        ("Von Jörg Müller und Eva Kern", ("Jörg Müller", "Eva Kern")),
        ("Par Zoé Petit", ("Zoé Petit",)),
        ("Por José Ruiz y Ana Gil", ("José Ruiz", "Ana Gil")),
        ("ByAnn Lee", ("Ann Lee",)),
        ("Ann Lee | Updated 3 May 2024, 10:15", ("Ann Lee",)),
        ("Ann Lee (AFP)", ("Ann Lee",)),
        ("Lee, Ann", ("Ann Lee",)),
        ("admin", ()),
        ("https://www.facebook.com/paper", ()),
        ("3 May 2024", ()),
        ("The Paper", ()),
        ("Editorial Team", ()),
    ],
)
def test_an_author_line_gives_people(line: str, names: tuple[str, ...]) -> None:
    assert people([line], "The Paper") == names


def test_a_byline_near_the_headline_names_the_author() -> None:
    found = metadata_of("", "<h1>A headline here</h1><div>By Ann Lee</div><p>Text.</p>")
    assert found.authors == ("Ann Lee",)
    assert found.fields["authors"] == "byline"


def test_a_team_is_named_only_where_nobody_is() -> None:
    team = {"@type": "Organization", "name": "Climate Desk Seven"}
    person = {"@type": "Person", "name": "Ann Lee"}
    assert metadata_of(json_ld(author=[team])).authors == ("Climate Desk Seven",)
    assert metadata_of(json_ld(author=[team, person])).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2024-07-03T10:15:00+02:00", "2024-07-03T08:15:00Z"),
        ("2024-07-03T23:30:00-05:00", "2024-07-03"),
        ("2024-07-03", "2024-07-03"),
        ("20240703", "2024-07-03"),
        ("2024-07", "2024-07"),
        ("1720000000", "2024-07-03T09:46:40Z"),
        ("July 3, 2024", "2024-07-03"),
        ("0001-01-01T00:00:00Z", None),
        ("soon", None),
    ],
)
def test_a_time_keeps_its_precision_and_its_day(value: str, time: str | None) -> None:
    assert stated_time(value, "en") == time


@pytest.mark.parametrize(
    ("head", "body", "where"),
    [
        (json_ld(datePublished="2024-07-03"), "", "json-ld"),
        ('<meta property="article:published_time" content="2024-07-03">', "", "meta"),
        ("", "<h1>H</h1><time datetime='2024-07-03'>3 July</time>", "byline"),
        ("", "<h1>H</h1><div>Wednesday, July 3, 2024</div>", "byline"),
        ("", "<h1>H</h1><span>July 3, 2024</span><span>Ann Lee</span>", "byline"),
    ],
)
def test_the_date_is_found_where_it_is_stated(head: str, body: str, where: str) -> None:
    found = metadata_of(head, body)
    assert (found.published, found.fields["published"]) == ("2024-07-03", where)


@pytest.mark.parametrize(
    "name", ["Center for Drug Evaluation and Research", "Organization for Transformative Works"]
)
def test_the_name_of_an_organisation_stays_whole(name: str) -> None:
    assert metadata_of(f'<meta name="author" content="{name}">').authors == (name,)


_FAR_BELOW = "<h1>A walk</h1>" + 40 * "<p>Words.</p>"


def test_the_day_may_stand_in_a_line_of_its_own_at_the_foot() -> None:
    found = metadata_of("", f"{_FAR_BELOW}<p>Published on: 15 August 2025</p>")

    assert (found.published, found.fields["published"]) == ("2025-08-15", "byline")


@pytest.mark.parametrize(
    "line", ["July 3, 2024", "News | July 03, 2024", "3 July 2024 by Ann Lee",
             "July 3, 2024. Updated: August 9, 2024"],
)  # fmt: skip
def test_a_line_that_is_but_a_date_may_stand_far_from_the_headline(line: str) -> None:
    assert metadata_of("", f"{_FAR_BELOW}<p>{line}</p>").published == "2024-07-03"


def test_a_page_that_tells_its_last_change_alone_has_no_day_of_publication() -> None:
    found = metadata_of("", "<h1>A walk</h1><div>Last updated on July 3, 2024</div>")

    assert (found.published, found.modified) == (None, "2024-07-03")


def test_an_address_dates_nothing() -> None:
    canonical = "<link rel='canonical' href='https://a.b/2024/07/03/x'>"

    assert metadata_of(canonical, "<h1>A walk</h1>").published is None


@pytest.mark.parametrize(
    "box",
    [
        "<h3>Written by Ann Lee</h3>",
        '<p><a href="/?author=3">View all posts by Ann Lee</a></p>',
        '<p><a href="/blog/author/ann-lee">Ann Lee</a></p>',
    ],
)
def test_the_box_at_the_foot_names_the_author(box: str) -> None:
    assert metadata_of("", _FAR_BELOW + box).authors == ("Ann Lee",)


def test_the_profile_of_a_network_names_no_author() -> None:
    link = '<a href="https://bsky.app/profile/the-strait">Blue Sky</a>'

    assert metadata_of("", _FAR_BELOW + link).authors == ()


def test_boxes_of_several_authors_name_none() -> None:
    boxes = "<p>Written by Ann Lee</p><p>Written by Bo Iversen</p>"

    assert metadata_of("", _FAR_BELOW + boxes).authors == ()


def test_a_byline_may_share_its_line_with_the_date() -> None:
    found = metadata_of("", "<h1>A walk</h1><p class='author'>Ann Lee<br>July 3, 2024</p>")

    assert found.authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ayşe Yılmaz 8 Mart 2026", ("Ayşe Yılmaz",)),
        ("Ayşe Yılmaz - 8 Mart 2026, 10:30", ("Ayşe Yılmaz",)),
        ("Ann Lee 8 March 2026", ("Ann Lee",)),
        ("İstanbul 8 Mart 2026", ()),
        ("Sourdough Sides March 8, 2026", ()),
        ("Ann Lee 8 March 2026 in Politics", ()),
    ],
)
def test_a_name_may_stand_before_the_day_without_a_word_between(
    line: str, names: tuple[str, ...]
) -> None:
    found = metadata_of("", f"<h1>A walk</h1><p>{line}</p>")

    assert (found.authors, found.published) == (names, "2026-03-08")


def test_a_paper_that_calls_itself_a_person_is_no_author() -> None:
    head = json_ld(author={"@type": "Person", "name": ", THE STRAIT"})
    head += '<meta property="og:site_name" content="The Strait">'
    found = metadata_of(head, "<h1>A walk</h1><p class='byline'>Ann Lee</p>")

    assert found.authors == ("Ann Lee",)


def test_lines_of_several_articles_date_none() -> None:
    teasers = "<p>Published on: 15 August 2025</p><p>Published on: 9 May 2024</p>"

    assert metadata_of("", _FAR_BELOW + teasers).published is None


def test_an_undated_page_has_no_date() -> None:
    found = metadata_of(
        "<title>About us</title>",
        "<h1>About us</h1><p>The paper was founded in 1891.</p><footer>© 2024</footer>"
        "<aside><time datetime='2024-07-03'>today</time></aside>",
    )
    assert found.published is None


@pytest.mark.parametrize(
    ("head", "url", "address"),
    [
        ("<link rel='canonical' href='https://a.b/x?utm_source=y#z'>", None, "https://a.b/x"),
        ("<meta property='og:url' content='/x'>", "https://a.b/q?r=1", "https://a.b/x"),
        ("<link rel='canonical' href='https://a.b/'>", "https://a.b/x", "https://a.b/x"),
        ("<!-- saved from url=(0017)https://a.b/x -->", None, "https://a.b/x"),
        ("<link rel='canonical' href='javascript:x'>", None, None),
    ],
)
def test_the_address_is_the_one_the_page_gives(
    head: str, url: str | None, address: str | None
) -> None:
    assert metadata_of(head, url=url).url == address


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ('<html lang="en_us">', "en-US"),
        ('<html lang="zh-hans-CN">', "zh-Hans-CN"),
        ('<meta http-equiv="content-language" content="tr">', "tr"),
        ('<meta property="og:locale" content="de_DE">', "de-DE"),
        ("<p>no language said</p>", None),
    ],
)
def test_the_language_is_the_one_stated(page: str, language: str | None) -> None:
    assert read_metadata(parse_page(page + "<p>text</p>"), page, None).language == language


@pytest.mark.parametrize(
    "script",
    [
        "{not json",
        "[[[[",
        '{"@type": 5, "author": {"name": {"name": []}}, "datePublished": ["x"]}',
        '{"@graph": [null, 3, "x", {"@type": ["NewsArticle", 7], "author": [1, null]}]}',
        "[" * 5000,
    ],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    found = metadata_of(f'<script type="application/ld+json">{script}</script><title>T</title>')
    assert found.title == "T"
    assert found.published is None
