"""Files made to break a reader: each becomes an article or one clear line."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader import document
from newsreader.cleaning import is_clean
from newsreader.errors import UnreadableFileError
from newsreader.importing.article import article_of_all_text, articles_from_bytes
from newsreader.model import Article
from tests.importing.files import PARAGRAPHS, epub, zipped

PROSE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
SECRET = "root:x:0"
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "lol"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
)


def hostile(inside: str, title: str = "Harbour notes") -> bytes:
    html = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    return f"{html}{PROSE}{inside}{PROSE}</article></body></html>".encode("utf-8", "surrogatepass")


PAGES = {
    "deep": hostile("<div>" * 3000 + "deep words" + "</div>" * 3000),
    "wide": hostile("<p>x" * 2000),
    "unfinished tags": hostile("") + b"<a" * 3000,
    "open quotes": hostile("") + b"<a b='" * 1000,
    "numeric references": hostile("<p>a&#0;b&#x1b;[31mc&#xD800;d&#x110000;e&#x80;f&#xFFFE;</p>"),
    "nul": hostile("<p>before\x00after</p>"),
    "surrogates": hostile("<p>\ud83d lone</p>"),
    "escapes": hostile("<p>\x1b]0;title\x07\x9b31m</p>", title="\x1b]0;PWN\x07 notes"),
    "bidi": hostile("<p>abc \u202egnp.exe</p>", title="A \u2066title"),
    "json-ld": hostile("").replace(
        b"<head>", b'<head><script type="application/ld+json">' + b"[" * 5000 + b"</script>"
    ),
    "bad addresses": hostile('<a href="http://[::1">x</a><img src="//[">').replace(
        b"<head>", b'<head><link rel="canonical" href="http://[bad">'
    ),
    "script links": hostile('<a href="javascript:alert(1)">here is a link</a>'),
    "wrong label": hostile("").replace(b"<head>", b'<head><meta charset="unicode_escape">'),
    "markup": hostile("<p>" + "[*_`" * 500 + "</p>"),
    "long title": hostile("", title="T" * 100_000),
}


def read(data: bytes, name: str = "file.html") -> list[Article]:
    return [item.article for item in articles_from_bytes(data, name, entities=False)]


def check(article: Article) -> None:
    plain = document.plain_text(article.text)
    for text in (article.title, article.text, article.excerpt, plain, *article.authors):
        assert is_clean(text)
        text.encode()
    assert "\n" not in article.title and len(article.title) <= 1000
    assert article.plain_sha256 == document.plain_sha256(plain)
    assert article.url is None or article.url.startswith(("http://", "https://"))
    assert article.source is not None
    for block in article.source.dropped:
        assert is_clean(block.text)
        assert 0 <= block.before <= len(plain)


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_keeps_its_prose_and_nothing_that_steers(name: str) -> None:
    (article,) = read(PAGES[name])
    check(article)
    plain = document.plain_text(article.text)
    assert all(paragraph in plain for paragraph in PARAGRAPHS)
    assert SECRET not in plain


@pytest.mark.parametrize("name", PAGES)
def test_all_text_can_be_had_of_any_page(name: str) -> None:
    article = article_of_all_text(PAGES[name], "file.html").article
    check(article)
    assert PARAGRAPHS[0] in document.plain_text(article.text)
    assert article.source is not None and article.source.warning


FILES = {
    "feed.xml": ENTITIES.encode() + b"<rss><channel><title>&a;&x;</title></channel></rss>",
    "nul.epub": epub().replace(b"container.xml", b"c\x00ntainer.xml"),
    "evil.epub": zipped(
        {"META-INF/container.xml": f"{ENTITIES}<container>&x;</container>".encode()}
    ),
    "evil.docx": zipped({"word/document.xml": f"{ENTITIES}<w>&x;</w>".encode()}),
    "parts.mhtml": b"MIME-Version: 1.0\r\n"
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 200,
    "subject.eml": b"From: a\r\nMessage-ID: <1>\r\nSubject: "
    + b"=?utf-8?q?a?= " * 5000
    + b"\r\n\r\n",
    "nested.mhtml": b"Content-Type: message/rfc822\r\nMIME-Version: 1.0\r\n\r\n" * 300,
    "four.gz": gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"words")))),
    "deep.rtf": b"{\\rtf1" + b"{" * 3000,
    "loop.pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>",
    "torn.webarchive": b"bplist00" + b"\xff" * 100 + b"WebMainResource",
    "aliases.md": b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\ntitle: *b\n---\n"
    + PARAGRAPHS[0].encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_of_another_kind_is_read_or_refused(name: str) -> None:
    try:
        articles = read(FILES[name], name)
    except UnreadableFileError as error:
        assert "\n" not in str(error)
        return
    for article in articles:
        check(article)
        assert SECRET not in article.text


SOUP = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "<div>", "</div>", "<table><tr><td>", "<li>", "<a href='x'>", "<b", "'>",
            "&#27;", "&#xD800;", "&amp;", "<!--", "-->", "<script>", "</script>", "\x1b[2J", "\x9b",
            "\u202e", "\ud800", "\x00", "[x](y)", "**", "`", "# ", "> ", "1. ", "| a | b |", "\n\n",
            "words of an article that goes on for a while. ", "By Ann Lee", "Related", "\f",
            "---\n", "title: x\n", "From: a@b\n", "Content-Type: text/html\n",
        ]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.one_of(SOUP.map("".join), st.text(max_size=200)),
    st.sampled_from(["a.txt", "a.html", "a.md"]),
)
def test_any_text_under_any_name_is_read_or_refused(text: str, name: str) -> None:
    try:
        articles = read(text.encode("utf-8", "surrogatepass"), name)
    except UnreadableFileError:
        return
    for article in articles:
        check(article)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-", b"PK\x03\x04", b"{\\rtf1 ", b"\x1f\x8b\x08"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, head: bytes) -> None:
    try:
        articles = read(head + data, "thing")
    except UnreadableFileError:
        return
    for article in articles:
        check(article)


@pytest.mark.parametrize(
    "run", ["&amp;" * 100_000, "1." * 50_000], ids=["ampersands", "numbers with full stops"]
)
def test_a_long_run_of_marks_is_read_in_the_time_a_page_has(run: str) -> None:
    (article,) = read(hostile(f"<p>{run}</p>"))
    check(article)
    assert all(paragraph in document.plain_text(article.text) for paragraph in PARAGRAPHS)


def test_a_line_as_long_as_a_book_does_not_hold_up_the_lines_after_it() -> None:
    wrapped = [f"the clerk counted crate number {number} and wrote it" for number in range(2000)]
    (article,) = read("\n".join([*wrapped, "x" * 500_000 + " and", *wrapped]).encode(), "file.txt")
    check(article)
    assert "crate number 1999 and wrote it" in article.text
