"""A saved page becomes its article: all of it, nothing else, with its structure."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.document import parse, plain_text
from newsreader.errors import UnreadableFileError
from newsreader.importing.extracted import Extracted
from newsreader.importing.html import extract_html

NEWS = (Path(__file__).parents[2] / "fixtures" / "html" / "news.html").read_text(encoding="utf-8")

FIRST = "The tidal barrier at the mouth of the River Arle held on Tuesday night"
LAST = "It was 1978, not 1987."


@pytest.fixture(scope="module")
def article() -> Extracted:
    return extract_html(NEWS)


class TestTheTextOfANewsPage:
    """What is kept of a page with everything round it that news sites have."""

    @pytest.mark.parametrize(
        "passage",
        [
            FIRST,
            "schools that opened as shelters, and began to return on Wednesday morning.",
            "A night of waiting",
            "nobody sleeps on such a night",
            "the new gates closed in eleven minutes instead of thirty,",
            "1978 | 3.2 | 1,150",
            "built in 1980 and leaked in two places",
            LAST,
        ],
    )
    def test_keeps_every_part_of_the_article(self, article: Extracted, passage: str) -> None:
        assert passage in plain_text(article.markdown)

    @pytest.mark.parametrize(
        "furniture",
        [
            "cookies",
            "Weather",
            "Share on Facebook",
            "How the barrier was built in the rain",
            "morning newsletter",
            "Great work by the crew",
            "All rights reserved",
        ],
    )
    def test_leaves_out_what_belongs_to_the_site(self, article: Extracted, furniture: str) -> None:
        assert furniture not in plain_text(article.markdown)
        assert any(furniture in block.text for block in article.dropped)

    def test_does_not_repeat_the_headline(self, article: Extracted) -> None:
        assert "River barrier holds" not in article.markdown

    def test_says_where_each_dropped_block_stood(self, article: Extracted) -> None:
        plain = plain_text(article.markdown)
        related = next(block for block in article.dropped if "built in the rain" in block.text)
        assert plain[related.before :].startswith("A night of waiting")
        offsets = [block.before for block in article.dropped]
        assert offsets == sorted(offsets)
        assert article.dropped[-1].before == len(plain)

    def test_says_why_a_block_was_dropped(self, article: Extracted) -> None:
        reasons = {block.reason for block in article.dropped}
        assert {"notice", "share bar", "related", "comments"} <= reasons

    def test_the_links_of_a_dropped_menu_are_words_of_their_own(self) -> None:
        menu = "<div><a href='/w'>World</a><a href='/m'>Markets</a><a href='/l'>Law</a></div>"
        page = extract_html(
            f"<html><body>{menu}<p>{FIRST * 3}.</p><p>{LAST * 12}</p></body></html>"
        )
        assert [block.text for block in page.dropped] == ["World Markets Law"]

    def test_tells_how_much_of_the_page_was_kept(self, article: Extracted) -> None:
        assert article.kept_ratio is not None
        assert 0.5 < article.kept_ratio < 0.95

    def test_has_nothing_to_warn_of(self, article: Extracted) -> None:
        assert article.warning is None


class TestTheStructureOfANewsPage:
    """Headings, links, lists, quotes, tables and pictures survive."""

    def test_keeps_headings_quotes_lists_and_tables(self, article: Extracted) -> None:
        document = parse(article.markdown)
        kinds = {block.kind for block in document.blocks}
        assert {"heading", "table", "image", "paragraph"} <= kinds
        assert "> “We had rehearsed" in article.markdown
        assert "- the wind turned north" in article.markdown
        assert "| Year | Surge (m) | Homes flooded |" in article.markdown

    def test_makes_links_absolute(self, article: Extracted) -> None:
        address = "https://www.harbourgazette.example/2024/03/11/schools-open"
        assert f"[schools that opened as shelters]({address})" in article.markdown

    def test_puts_the_caption_into_the_label_of_the_picture(self, article: Extracted) -> None:
        picture = next(b for b in parse(article.markdown).blocks if b.kind == "image")
        assert picture.data == "https://www.harbourgazette.example/img/barrier.jpg"
        assert "Engineers watched the gates" in picture.label
        assert "Engineers watched" not in plain_text(article.markdown)


class TestTheMetadataOfANewsPage:
    """Who, when, where: as the page states it, with where it does."""

    def test_reads_what_the_page_states(self, article: Extracted) -> None:
        assert article.title == "River barrier holds as storm passes"
        assert article.authors == ("Ann Lee", "Omar Diaz")
        assert article.publisher == "The Harbour Gazette"
        assert article.language == "en-GB"
        assert article.url == "https://www.harbourgazette.example/2024/03/12/river-barrier-holds"
        assert article.modified == "2024-03-13T08:05:00Z"

    def test_dates_the_article_with_the_day_it_is_dated(self, article: Extracted) -> None:
        assert article.published == "2024-03-12"

    def test_says_where_each_value_was_found(self, article: Extracted) -> None:
        assert article.fields["authors"] == "json-ld"
        assert article.fields["url"] == "link"
        assert article.fields["language"] == "markup"

    def test_invents_nothing(self) -> None:
        bare = extract_html(f"<html><body><p>{FIRST * 3}.</p><p>{LAST * 12}</p></body></html>")
        assert (bare.published, bare.publisher, bare.url, bare.language) == (None,) * 4
        assert bare.authors == ()


class TestAwkwardPages:
    """Whatever the page is like, its text comes out, and nothing else is raised."""

    def test_windows_line_ends_make_no_difference(self, article: Extracted) -> None:
        assert extract_html(NEWS.replace("\n", "\r\n")).markdown == article.markdown

    @pytest.mark.parametrize("depth", [200, 3000, 60_000])
    def test_deep_nesting_loses_no_text(self, depth: int) -> None:
        page = f"{'<div>' * depth}<p>{FIRST} and more.</p>{'</div>' * depth}<p>{LAST * 9}</p>"
        plain = plain_text(extract_html(page).markdown)
        assert FIRST in plain
        assert LAST in plain

    def test_control_references_do_not_cost_the_article(self) -> None:
        page = NEWS.replace("The tidal barrier", "The &#27;[31mtidal &#x0;&#8238;barrier&#xD800;")
        markdown = extract_html(page).markdown
        assert "tidal barrier at the mouth" in markdown
        assert "\x1b" not in markdown
        assert "\u202e" not in markdown

    def test_pictures_inside_the_page_are_left_out(self) -> None:
        data = "data:image/png;base64," + "QUJD" * 500
        page = NEWS.replace('src="/img/barrier.jpg"', f'src="{data}"')
        assert "base64" not in extract_html(page).markdown

    @pytest.mark.parametrize(
        ("standin", "picture"),
        [
            ('src="/img/preloader-big.jpg" data-src="/img/gates.jpg"', "/img/gates.jpg"),
            ('src="/grey.gif" data-src="/img/gates.jpg"', "/img/gates.jpg"),
            ('src="/1x1.trans.gif" srcset="/img/gates.jpg 650w"', "/img/gates.jpg"),
            ('src="/img/wave.gif" srcset="/img/wave-2.gif 2x"', "/img/wave.gif"),
            ('src="/img/gates.jpg" data-src="/img/other.jpg"', "/img/gates.jpg"),
            ('src="/d_transparent.gif/gates.jpg"', "/d_transparent.gif/gates.jpg"),
        ],
    )
    def test_what_stands_in_the_place_of_a_picture_is_not_it(
        self, standin: str, picture: str
    ) -> None:
        page = NEWS.replace('src="/img/barrier.jpg"', standin)
        assert f"(https://www.harbourgazette.example{picture})" in extract_html(page).markdown

    def test_a_picture_is_shown_again_where_other_words_stand_to_it(self) -> None:
        again = '<img src="/img/barrier.jpg" alt="The gates, seen from the quay">'
        for_scripts = '<img src="/img/barrier.jpg">'
        page = NEWS.replace("<blockquote", f"{for_scripts}{again}{again}<blockquote", 1)
        markdown = extract_html(page).markdown
        assert markdown.count("/img/barrier.jpg") == 2
        assert "![The gates, seen from the quay]" in markdown

    def test_markup_in_a_title_is_text(self) -> None:
        page = NEWS.replace("River barrier holds", "[b]River[/b] &lt;i&gt; barrier")
        assert extract_html(page).title == "[b]River[/b] <i> barrier as storm passes"

    def test_an_article_held_twice_is_read_once(self) -> None:
        body = NEWS.split('<div class="article-body">')[1].split("</article>")[0]
        doubled = NEWS.replace("</main>", f'</main><div class="print-view">{body}</div>')
        assert extract_html(doubled).markdown.count(FIRST) == 1

    def test_an_unclosed_button_does_not_swallow_the_page(self) -> None:
        page = NEWS.replace("<header", "<button class='menu'><header")
        assert FIRST in extract_html(page).markdown

    @pytest.mark.parametrize("page", ["", "   ", "<html></html>", "<script>var a = 1</script>"])
    def test_a_page_without_text_is_refused(self, page: str) -> None:
        with pytest.raises(UnreadableFileError) as refusal:
            extract_html(page)
        assert refusal.value.code == "no_text"

    @pytest.mark.parametrize("address", ["http://[::1", "https://a.b:port/", "http://[x]y/"])
    def test_addresses_that_are_none_are_passed_over(self, address: str) -> None:
        page = NEWS.replace("https://www.harbourgazette.example/2024/03/12", address)
        page = page.replace('href="/2024/03/11/schools-open"', f'href="{address}"')
        article = extract_html(page.replace("<head>", f"<head><base href='{address}'>"))
        assert "schools that opened as shelters" in article.markdown

    def test_characters_that_no_text_may_hold_are_gone(self) -> None:
        page = NEWS.replace("The tidal barrier", "The\ufffe tidal\uffff \U00100041barrier\x0b")
        assert "The tidal barrier at the mouth" in extract_html(page).markdown

    def test_an_embedded_post_is_a_quote(self) -> None:
        post = (
            '<blockquote class="twitter-tweet"><p>The gates are shut and the town is dry tonight,'
            ' thank you all.</p>— Ruth Okafor (@rokafor) <a href="https://t.co/x">March 12</a>'
            "</blockquote>"
        )
        page = NEWS.replace("<p>Three things helped", f"{post}<p>Three things helped")
        assert "> The gates are shut and the town is dry tonight" in extract_html(page).markdown

    def test_a_logo_is_no_picture_of_the_article(self) -> None:
        logo = '<img src="/logo-wide.png" alt="The Harbour Gazette" width="320" height="60">'
        page = NEWS.replace("<h1>", f"{logo}<h1>")
        assert "logo-wide" not in extract_html(page).markdown

    def test_lines_round_the_headline_are_not_in_the_text(self) -> None:
        page = "<table><tr><td>Clubs<br><a href='/a'>Calder Vale</a></td><td>"
        page += "<h2>The council builds a bridge</h2><p>Ann Lee, 4 July 2026</p>"
        body = NEWS.split('<div class="article-body">')[1].split("<aside")[0]
        page = f"<title>The council builds a bridge</title>{page}{body}</td></tr></table>"
        assert plain_text(extract_html(page).markdown).startswith(FIRST)
