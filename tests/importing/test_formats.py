"""Every kind of file, from its bytes to the article."""

from __future__ import annotations

import gzip

import pytest

from newsreader import document
from newsreader.errors import UnreadableFileError
from newsreader.importing.article import articles_from_bytes
from newsreader.importing.detect import detect
from newsreader.importing.formats import formats
from newsreader.model import Article
from tests.importing import files

KINDS = {
    "html": files.page().encode(),
    "singlefile": files.singlefile(),
    "factiva": files.factiva(),
    "mhtml": files.mhtml(),
    "webarchive": files.webarchive(),
    "eml": files.eml(),
    "mbox": files.mbox(),
    "epub": files.epub(),
    "docx": files.docx(),
    "odt": files.odt(),
    "rtf": files.rtf(),
    "pdf": files.pdf(),
    "markdown": files.markdown(),
    "plaintext": files.text(),
}


def read(data: bytes, name: str = "file") -> list[Article]:
    return [item.article for item in articles_from_bytes(data, name, entities=False)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_known_by_its_content_whatever_its_name(kind: str) -> None:
    name = "note.md" if kind == "markdown" else "export.bin"
    assert detect(KINDS[kind], name) == kind


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_gives_the_whole_article(kind: str) -> None:
    article = read(KINDS[kind], f"file.{kind}")[0]
    plain = document.plain_text(article.text)
    assert article.title == files.TITLE
    assert [block for block in files.PARAGRAPHS if block not in plain] == []
    assert article.source is not None
    assert article.source.format == kind
    assert article.plain_sha256 == document.plain_sha256(plain)


def test_each_format_has_a_test() -> None:
    assert {item.name for item in formats()} == set(KINDS)


@pytest.mark.parametrize("kind", ["html", "singlefile", "mhtml", "webarchive", "markdown", "epub"])
def test_the_address_comes_without_tracking(kind: str) -> None:
    assert read(KINDS[kind], f"file.{kind}")[0].url == files.URL


@pytest.mark.parametrize(
    "kind", ["html", "epub", "docx", "odt", "rtf", "markdown", "plaintext", "singlefile"]
)
def test_the_author_is_found(kind: str) -> None:
    assert read(KINDS[kind], f"file.{kind}")[0].authors == (files.AUTHOR,)


def test_a_singlefile_page_says_when_it_was_saved_and_loses_its_pictures() -> None:
    article = read(KINDS["singlefile"])[0]
    assert article.saved == "2025-03-04T10:22:33Z"
    assert "QUFB" not in article.text


def test_a_factiva_delivery_gives_each_article_with_its_paper_and_day() -> None:
    first, second = read(KINDS["factiva"])
    assert (first.publisher, first.published) == ("The Saltmere Courier", "2025-03-01")
    assert (first.authors, second.title) == ((files.AUTHOR,), f"{files.TITLE} (2)")


def test_a_mail_is_dated_by_its_header_and_published_by_its_sender() -> None:
    article = read(KINDS["eml"])[0]
    assert article.published == "2025-03-04T07:00:00Z"
    assert article.publisher == "The Saltmere Courier"


def test_a_mail_without_html_is_read_as_text() -> None:
    head = f"From: A <a@b.example>\nSubject: {files.TITLE}\nMessage-ID: <1@b>\n\n"
    article = read(head.encode() + "\n\n".join(files.PARAGRAPHS).encode())[0]
    assert article.title == files.TITLE
    assert files.PARAGRAPHS[2] in document.plain_text(article.text)


def test_a_mailbox_gives_each_mail() -> None:
    assert [a.title for a in read(KINDS["mbox"])] == [files.TITLE, "The ferry, a year later"]


def test_a_book_gives_each_chapter_without_cover_and_contents() -> None:
    articles = read(files.epub(chapters=3))
    assert [a.title for a in articles] == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert {a.publisher for a in articles} == {files.TITLE}


def test_a_scan_says_that_it_has_no_text() -> None:
    with pytest.raises(UnreadableFileError, match="no text layer") as raised:
        read(files.pdf([[]]))
    assert raised.value.code == "no_text"


def test_pdf_lines_are_rejoined_hyphens_healed_and_running_heads_dropped() -> None:
    first = [
        "The Saltmere Courier    4 March 2025",
        "Ferry stays",
        "",
        "Residents of the harbour town voted on Sunday to keep the night ferry to the is-",
        "land, although it lost more than a million pounds last year, the town clerk told the",
        "council on Monday in a session that was open to all. The result surprised the govern-",
        "ment of the county, which had offered to pay for a bridge that would have cost more",
        "2",
    ]
    second = [
        "The Saltmere Courier    4 March 2025",
        "than two hundred million pounds and taken nine years to build across the sound.",
        "3",
    ]
    article = read(files.pdf([first, second]))[0]
    assert document.plain_text(article.text) == (
        "Residents of the harbour town voted on Sunday to keep the night ferry to the island, "
        "although it lost more than a million pounds last year, the town clerk told the council "
        "on Monday in a session that was open to all. The result surprised the government of the "
        "county, which had offered to pay for a bridge that would have cost more than two hundred "
        "million pounds and taken nine years to build across the sound."
    )


def test_front_matter_gives_tags_dates_and_marked_passages() -> None:
    item = articles_from_bytes(KINDS["markdown"], "clip.md", entities=False)[0]
    assert item.article.tags == ("clippings",)
    assert item.article.published == "2025-03-04"
    assert [note.quote for note in item.notes] == ["Turnout was 61 percent"]
    assert "==" not in item.article.text


def test_a_rule_at_the_head_of_a_note_is_not_front_matter() -> None:
    text = "---\nA line that is no field at all.\n---\n\n" + files.PARAGRAPHS[0]
    assert "A line that is no field" in document.plain_text(read(text.encode(), "a.md")[0].text)


def test_gzip_is_opened_before_the_kind_is_asked() -> None:
    article = read(gzip.compress(files.page().encode()), "saved.html.gz")[0]
    assert article.title == files.TITLE


def test_a_zip_of_files_gives_their_articles() -> None:
    data = files.zipped({"a.html": files.page().encode(), "b/c.txt": files.text()})
    assert [a.title for a in read(data, "two.zip")] == [files.TITLE, files.TITLE]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no_text"),
        (b" \n\t\r\n", "no_text"),
        (b"\xef\xbb\xbf", "no_text"),
        (b" \n\t\r\n\xef", "no_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200), "binary"),
        (b"\x7fELF" + bytes(200), "binary"),
        (b"<html><head><title>x</title></head><body></body></html>", "no_text"),
        (b"<?xml version='1.0'?><data><row>1</row></data>", "unsupported"),
        (b"%PDF-1.4 and nothing more", "bad_archive"),
        (b"PK\x03\x04 and nothing more", "bad_archive"),
        (b"\x1f\x8b\x08 and nothing more", "bad_archive"),
        (b"bplist00WebMainResource", "bad_archive"),
        (b"PK\x05\x06" + bytes(18), "no_text"),
    ],
)
def test_what_holds_no_article_is_refused_with_a_code_and_one_line(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        read(data, "thing\x1b[31m.bin")
    assert raised.value.code == code
    assert "\x1b" not in str(raised.value) and "\n" not in str(raised.value)
