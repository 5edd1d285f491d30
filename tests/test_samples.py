"""The sample articles as files, and what the reader makes of each of them."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from newsreader import document
from newsreader.importing.article import ImportedArticle, articles_from_bytes
from newsreader.samples import sample_files

SAMPLES = tomllib.loads((Path(__file__).parent / "samples.toml").read_text("utf-8"))["sample"]
PAGES = [sample for sample in SAMPLES if sample["file"].endswith(".html")]
FILES = {path.name: path for path in sample_files()}
# Shorter lines in a text file are furniture or lists; none of the samples' paragraphs is.
PARAGRAPH_CHARACTERS = 106


def named(sample: dict[str, Any]) -> str:
    """The name of a case: the file's, without what all have."""
    return Path(sample["file"]).stem


def text_of(sample: dict[str, Any]) -> str:
    """The file decoded as what it is, whatever its label says."""
    return FILES[sample["file"]].read_bytes().decode(sample.get("encoding", "utf-8"))


def tree_of(sample: dict[str, Any]) -> html.HtmlElement:
    """The page parsed from its characters, so that no label matters."""
    return html.document_fromstring(text_of(sample))


def letters_of(text: str) -> str:
    """The text without blanks, invisible characters and hyphens, which importing may change."""
    visible = (
        character
        for character in unicodedata.normalize("NFC", text)
        if unicodedata.category(character) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}
    )
    return "".join(visible).replace("-", "")


def paragraphs_of(sample: dict[str, Any]) -> list[str]:
    """The paragraphs that a reader must find in the article, from the file itself."""
    if "paragraphs" in sample:
        return [element.text_content() for element in tree_of(sample).xpath(sample["paragraphs"])]
    text = text_of(sample)
    if sample["file"].endswith(".md"):
        text = document.plain_text(text.split("\n---\n", 1)[1])
    pieces = text.split("\n\n") if "hard-wrapped" in sample["file"] else text.splitlines()
    return [piece for piece in pieces if len(piece) > PARAGRAPH_CHARACTERS]


def standfirst_of(sample: dict[str, Any]) -> str:
    """The lines under the headline of a page, which may come in or not."""
    if sample not in PAGES:
        return ""
    described = "//meta[@name='description' or @property='og:description']/@content"
    return str(next(iter(tree_of(sample).xpath(described)), ""))


# The files as files.


def test_every_sample_is_described_here_and_in_the_documentation() -> None:
    page = Path(__file__).parent.parent / "docs" / "samples.md"
    described = page.read_text("utf-8")
    assert [sample["file"] for sample in SAMPLES] == sorted(FILES)
    assert sorted(re.findall(r"^\| `([^`]+)`", described, re.MULTILINE)) == sorted(FILES)


def test_there_are_enough_samples_of_every_kind() -> None:
    assert len(FILES) >= 26
    assert len(PAGES) >= 12
    assert {sample["language"] for sample in SAMPLES} >= {"en", "tr", "de", "fr", "es", "ar"}


@pytest.mark.parametrize("sample", SAMPLES, ids=named)
def test_a_sample_is_a_whole_article(sample: dict[str, Any]) -> None:
    body = " ".join(paragraphs_of(sample))
    words = len(body) // 2 if sample["language"] == "ja" else len(body.split())
    assert 250 <= words <= (8000 if "long-read" in sample["file"] else 750)


@pytest.mark.parametrize("sample", SAMPLES, ids=named)
def test_the_addresses_in_a_sample_belong_to_nobody(sample: dict[str, Any]) -> None:
    standards = {"schema.org", "ogp.me", "gmpg.org", "www.w3.org", "t.me"}
    hosts = set(re.findall(r"https?://([\w.-]+)", text_of(sample)))
    assert {host for host in hosts - standards if not host.endswith(".example")} == set()


@pytest.mark.parametrize("sample", PAGES, ids=named)
def test_the_structured_data_of_a_page_is_well_formed(sample: dict[str, Any]) -> None:
    for script in tree_of(sample).xpath("//script[@type='application/ld+json']"):
        assert json.loads(script.text)
    for length, address in re.findall(r"saved from url=\((\d{4})\)(\S+)", text_of(sample)):
        assert int(length) == len(address)


@pytest.mark.parametrize("sample", PAGES, ids=named)
def test_a_page_names_its_encoding_truthfully_unless_that_is_the_point(
    sample: dict[str, Any],
) -> None:
    label = re.search(rb"charset=\"?([\w-]+)", FILES[sample["file"]].read_bytes())
    said = label.group(1).decode().lower() if label else None
    odd = {
        "18-mariners-drop-sponsor-no-metadata.html": None,
        "20-trabzon-forumu-windows-1254.html": None,
        "31-quadrant-found-wrong-charset-label.html": "iso-8859-1",
    }
    assert said == odd.get(sample["file"], sample.get("encoding", "utf-8"))


def test_the_hard_wrapped_sample_keeps_to_its_columns() -> None:
    lines = FILES["03-inquiry-hard-wrapped.txt"].read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 72
    assert sum(1 for line, after in pairwise(lines) if re.search(r"[a-z]-$", line) and after) >= 5


def test_the_two_papers_carry_the_same_wire_story() -> None:
    ledger, observer = (sample for sample in SAMPLES if "chip-plant-wire" in sample["file"])
    assert paragraphs_of(ledger) == paragraphs_of(observer)
    assert ledger["title"] != observer["title"]


def test_the_two_versions_have_one_address_and_two_texts() -> None:
    first, second = (sample for sample in SAMPLES if "vaccine-trial" in sample["file"])
    address = "//link[@rel='canonical']/@href"
    assert tree_of(first).xpath(address) == tree_of(second).xpath(address)
    kept = set(paragraphs_of(first)) & set(paragraphs_of(second))
    assert 5 < len(kept) < len(paragraphs_of(first)) < len(paragraphs_of(second))


# What the reader makes of them.


@pytest.fixture(scope="module")
def imported() -> dict[str, list[ImportedArticle]]:
    """Every sample, imported once, without looking for names."""
    return {
        name: articles_from_bytes(path.read_bytes(), name, entities=False)
        for name, path in FILES.items()
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=named)
def test_a_sample_is_one_article_with_its_title_byline_date_and_publisher(
    sample: dict[str, Any], imported: dict[str, list[ImportedArticle]]
) -> None:
    (only,) = imported[sample["file"]]
    article = only.article
    assert article.title == sample["title"]
    assert list(article.authors) == sample.get("authors", [])
    assert article.publisher == sample.get("publisher", article.publisher)
    assert (article.published or "")[:10] == sample.get("published", "")
    assert (article.language or "").split("-")[0] == sample["language"]


@pytest.mark.parametrize("sample", SAMPLES, ids=named)
def test_every_paragraph_of_a_sample_comes_in(
    sample: dict[str, Any], imported: dict[str, list[ImportedArticle]]
) -> None:
    plain = letters_of(document.plain_text(imported[sample["file"]][0].article.text))
    expected = paragraphs_of(sample)
    assert [text for text in expected if letters_of(text) not in plain] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=named)
def test_the_furniture_around_a_sample_stays_out(
    sample: dict[str, Any], imported: dict[str, list[ImportedArticle]]
) -> None:
    plain = document.plain_text(imported[sample["file"]][0].article.text)
    assert [words for words in sample["furniture"] if words in plain] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=named)
def test_a_sample_begins_and_ends_where_its_article_does(
    sample: dict[str, Any], imported: dict[str, list[ImportedArticle]]
) -> None:
    plain = letters_of(document.plain_text(imported[sample["file"]][0].article.text))
    expected = [letters_of(paragraph) for paragraph in paragraphs_of(sample)]
    before, _, rest = plain.partition(expected[0])
    assert before in {"", letters_of(standfirst_of(sample))}
    assert rest.rpartition(expected[-1])[2] in {"", letters_of(sample.get("tail", ""))}


@pytest.mark.parametrize("sample", SAMPLES, ids=named)
def test_nothing_of_the_workings_is_left_in_a_sample(
    sample: dict[str, Any], imported: dict[str, list[ImportedArticle]]
) -> None:
    article = imported[sample["file"]][0].article
    plain = document.plain_text(article.text)
    hidden = {character for character in plain if unicodedata.category(character) in {"Cc", "Co"}}
    assert hidden <= {"\n"}
    assert not plain.startswith(article.title)


@pytest.mark.parametrize(
    ("file", "kind", "lead", "count"),
    [
        ("05-akcatas-breakthrough-clipping.md", "heading", "", 3),
        ("05-akcatas-breakthrough-clipping.md", "paragraph", "• ", 4),
        ("07-dredging-figures-table.html", "table", "", 1),
        ("07-dredging-figures-table.html", "heading", "", 1),
        ("08-the-missing-mud-long-read.html", "table", "", 1),
        ("08-the-missing-mud-long-read.html", "paragraph", "▌ ", 8),
        ("10-speech-block-quotes.html", "paragraph", "▌ ", 6),
        ("11-water-treaty-lists.html", "paragraph", "• ", 5),
        ("11-water-treaty-lists.html", "paragraph", "4. ", 1),
        ("13-astrolabe-many-pictures.html", "image", "", 5),
        ("13-astrolabe-many-pictures.html", "heading", "", 2),
        ("29-harbour-settlement-newsletter.txt", "paragraph", "• ", 4),
    ],
)
def test_the_structure_of_a_sample_is_kept(
    file: str, kind: str, lead: str, count: int, imported: dict[str, list[ImportedArticle]]
) -> None:
    blocks = document.parse(imported[file][0].article.text).blocks
    assert [(block.kind, block.lead) for block in blocks].count((kind, lead)) == count


def test_the_table_of_a_sample_keeps_every_figure(
    imported: dict[str, list[ImportedArticle]],
) -> None:
    parsed = document.parse(imported["07-dredging-figures-table.html"][0].article.text)
    (table,) = (block for block in parsed.blocks if block.kind == "table")
    rows = [[parsed.text[start:end] for start, end in row] for row in table.cells]
    assert [len(row) for row in rows] == [5] * 5
    assert rows[2] == ["2023", "1,120,000", "610,000", "510,000", "£17.02m"]
    assert rows[-1][-1] == "£47.12m"
