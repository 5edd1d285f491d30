"""Pictures that the files of articles hold go out with them."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from newsreader.exporting import form_of
from newsreader.library import Library
from tests.importing.picture_files import CAPTION, KINDS, png


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The same picture in two articles, one of which has it from a docx."""
    monkeypatch.setenv("NEWSREADER_CACHE", str(tmp_path / "cache"))
    for kind in ("docx", "mhtml"):
        (tmp_path / f"ferry.{kind}").write_bytes(KINDS[kind]())
    library = Library.open(tmp_path / "library")
    library.import_paths([tmp_path / "ferry.docx", tmp_path / "ferry.mhtml"], jobs=1)
    return library


def exported(library: Library, name: str) -> bytes:
    return b"".join(library.exported([1, 2], form_of(Path(name))))


def test_a_page_holds_them_and_still_asks_for_nothing(library: Library) -> None:
    page = etree.fromstring(exported(library, "a.html"), etree.HTMLParser())
    addresses = page.xpath("//img/@src")
    assert len(addresses) == 2
    for address in addresses:
        assert base64.b64decode(address.removeprefix("data:image/png;base64,")) == png()
    assert page.xpath("//img/@alt") == [CAPTION, CAPTION]
    assert CAPTION in page.xpath("string(//article)")
    assert "img-src data:;" in page.xpath("string(//meta[@http-equiv]/@content)")


def test_a_book_has_each_once_and_names_it(library: Library) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(library, "a.epub"))) as book:
        (place,) = [name for name in book.namelist() if name.startswith("pictures/")]
        assert book.read(place) == png()
        assert f'href="{place}" media-type="image/png"' in book.read("book.opf").decode()
        for number in (1, 2):
            page = etree.fromstring(book.read(f"article-{number}.xhtml"))
            assert page.xpath("//*[local-name()='img']/@src") == [place]


def test_a_vault_has_them_as_attachments(library: Library, tmp_path: Path) -> None:
    for _ in range(2):
        library.export_vault([1, 2], tmp_path / "vault")
    (attached,) = (tmp_path / "vault" / "attachments").iterdir()
    assert attached.read_bytes() == png()
    for note in (tmp_path / "vault").glob("*.md"):
        assert f"![{CAPTION}](attachments/{attached.name})" in note.read_text("utf-8")


def test_an_article_whose_file_is_gone_goes_out_with_captions(
    library: Library, tmp_path: Path
) -> None:
    for original in (tmp_path / "library" / "originals").rglob("*.zst"):
        original.unlink()
    text = exported(library, "a.html").decode()
    assert "<img" not in text
    assert text.count(f"<em>[{CAPTION}]</em>") == 2
