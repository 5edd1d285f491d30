"""Every form of export, read by a program of its kind."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import bibtexparser
import pytest
import rispy
from lxml import etree

from newsreader.errors import NewsreaderError
from newsreader.exporting import FORMS, Entry, form_of
from newsreader.exporting.entries import Person, person
from newsreader.model import Article
from tests.exporting.articles import ENTRIES, HARBOUR


def written(form: str) -> str:
    return b"".join(FORMS[form].pieces(ENTRIES)).decode()


def test_markdown_holds_source_text_and_notes() -> None:
    text = written("markdown")
    assert text.startswith(
        "# Harbour: “50% & rising” in İzmir's north_port?\n\n"
        "Ann Mary Lee, Reuters, Karl von Hohenheim · Quayside Courier · 2026-10 · "
        "https://papers.example/harbour?a=1&b=2 · #mud #in progress\n\nThe *mud* stayed."
    )
    assert "\n\n## Notes\n\n> nobody paid.\n\nAsk *who*.\n\nTwice.\n\n#ask\n" in text
    assert "\n---\n\n# 潮\n" in text


def test_text_holds_no_markup() -> None:
    text = written("text")
    assert "The mud stayed." in text
    assert "](" not in text


def test_json_holds_whole_articles() -> None:
    first, second = json.loads(written("json"))
    assert first["title"] == HARBOUR.title
    assert first["plain"].startswith("The mud stayed.")
    assert first["annotations"][0]["quote"]["exact"] == "nobody paid."
    assert second["authors"] == ["杉原美咲"]
    assert second["publisher"] is None
    assert json.loads(b"".join(FORMS["json"].pieces([]))) == []


def test_csl_parts_people_and_keeps_agencies_whole() -> None:
    first, second = json.loads(written("csl"))
    assert first["type"] == "article-newspaper"
    assert first["author"] == [
        {"given": "Ann Mary", "family": "Lee"},
        {"literal": "Reuters"},
        {"given": "Karl", "family": "von Hohenheim"},
    ]
    assert first["issued"] == {"date-parts": [[2026, 10]]}
    assert first["accessed"] == {"date-parts": [[2026, 11, 24]]}
    assert second["type"] == "webpage"
    assert "issued" not in second


@pytest.mark.parametrize("form", ["biblatex", "bibtex"])
def test_a_bibliography_is_read_by_a_parser(form: str) -> None:
    library = bibtexparser.parse_string(written(form))
    assert not library.failed_blocks
    first, second = library.entries
    assert first.key == "lee2026harbour12"
    assert first["author"] == "Lee, Ann Mary and {Reuters} and von Hohenheim, Karl"
    assert first["title"] == (r"{Harbour}: “50\% \& rising” in {İzmir}'s north\_port?")
    assert first["url"] == "https://papers.example/harbour?a=1&b=2"
    assert second["author"] == "{{杉原美咲}}"[1:-1]


def test_biblatex_has_days_and_bibtex_says_them_in_a_note() -> None:
    article = Article("T", "x", id=1, publisher="P", published="2026-07-03", saved="2026-08-01T")
    entry = Entry(article)
    biblatex = b"".join(FORMS["biblatex"].pieces([entry])).decode()
    bibtex = b"".join(FORMS["bibtex"].pieces([entry])).decode()
    assert "date = {2026-07-03}" in biblatex
    assert "urldate = {2026-08-01}" in biblatex
    assert "year = {2026}" in bibtex
    assert "month = jul," in bibtex
    assert "note = {Published 2026-07-03. Accessed 2026-08-01}" in bibtex


@pytest.mark.parametrize("title", ["100% {sure} \\end{document}", "a^b~c #1 $2_3", "{{{", "\\"])
def test_no_title_breaks_a_bibliography(title: str) -> None:
    entries = [Entry(Article(title, "x", id=1)), Entry(Article("After", "x", id=2))]
    text = b"".join(FORMS["biblatex"].pieces(entries)).decode()
    assert [entry.key[-1] for entry in bibtexparser.parse_string(text).entries] == ["1", "2"]


def test_ris_is_read_by_a_parser() -> None:
    text = written("ris")
    assert text.startswith("TY  - NEWS\n")
    first, second = rispy.loads(text)
    assert first["authors"] == ["Lee, Ann Mary", "Reuters", "von Hohenheim, Karl"]
    assert first["date"] == "2026/10//"
    assert first["urls"] == ["https://papers.example/harbour?a=1&b=2"]
    assert second["type_of_reference"] == "ELEC"


def test_a_page_asks_for_nothing_and_runs_nothing() -> None:
    text = written("html")
    page = etree.fromstring(text.encode(), etree.HTMLParser())
    assert page.xpath("//img | //script | //article//b") == []
    assert "default-src 'none'" in text
    assert "<em>[a dredger]</em>" in text
    assert "&lt;b&gt;nobody&lt;/b&gt;" in text
    assert page.xpath("string(//blockquote)").strip() == "nobody paid."


def test_a_book_is_an_epub_with_a_chapter_each() -> None:
    data = b"".join(FORMS["epub"].pieces(ENTRIES))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.infolist()[0].filename == "mimetype"
        assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                etree.fromstring(book.read(name))
        package = etree.fromstring(book.read("book.opf"))
        names = {"o": "http://www.idpf.org/2007/opf"}
        files = package.xpath("//o:item/@href", namespaces=names)
        assert set(files) | {"mimetype", "META-INF/container.xml", "book.opf"} == set(
            book.namelist()
        )
        assert len(package.xpath("//o:itemref", namespaces=names)) == 2
        assert "潮" in book.read("nav.xhtml").decode()


def test_a_book_is_the_same_book_when_it_is_made_again() -> None:
    first, second = (
        zipfile.ZipFile(io.BytesIO(b"".join(FORMS["epub"].pieces(ENTRIES)))).read("book.opf")
        for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Recep Tayyip Erdoğan", Person("Erdoğan", "Recep Tayyip")),
        ("Ursula von der Leyen", Person("von der Leyen", "Ursula")),
        ("Martin Luther King Jr.", Person("King", "Martin Luther", "Jr.")),
        ("Иван Петров", Person("Петров", "Иван")),
        ("AFP", Person("AFP")),
        ("BBC News", Person("BBC News")),
        ("Our Political Staff", Person("Our Political Staff")),
        ("杉原 美咲", Person("杉原 美咲")),
    ],
)
def test_names_are_parted_only_where_they_are_people(name: str, expected: Person) -> None:
    assert person(name) == expected


def test_a_paper_that_signs_its_article_is_no_person() -> None:
    article = Article("T", "x", authors=("Turkish Minute",), publisher="Turkish Minute")
    assert Entry(article).persons == (Person("Turkish Minute"),)


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", "markdown"), ("a.CSL.JSON", "csl"), ("a.json", "json"), ("a.bib", "biblatex")],
)
def test_the_ending_says_the_form(name: str, form: str) -> None:
    assert form_of(Path(name)).name == form


def test_an_ending_of_no_form_is_refused() -> None:
    with pytest.raises(NewsreaderError, match=r"a\.exe must end in \.md, .* or \.epub"):
        form_of(Path("a.exe"))
