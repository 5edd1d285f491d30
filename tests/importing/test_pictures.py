"""Pictures that the file of an article holds itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.document import parse
from newsreader.importing.article import articles_from_bytes
from newsreader.importing.pictures import SCHEME, find, name_of, with_names
from newsreader.library import Library
from tests.importing import files
from tests.importing.picture_files import CAPTION, KINDS, png


@pytest.mark.parametrize("kind", KINDS)
def test_the_article_names_the_picture_and_the_file_gives_it(kind: str) -> None:
    data = KINDS[kind]()
    article = articles_from_bytes(data, f"ferry.{kind}", entities=False)[0].article
    assert article.source is not None
    assert article.source.format == kind
    (block,) = [block for block in parse(article.text).blocks if block.kind == "image"]
    assert block.label == CAPTION
    assert "base64" not in article.text
    assert find(data, "ferry", [block.data]) == {block.data: png()}


def test_the_library_gives_the_picture_out_of_the_kept_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSREADER_CACHE", str(tmp_path / "cache"))
    (tmp_path / "ferry.docx").write_bytes(KINDS["docx"]())
    with Library.open(tmp_path / "library") as library:
        library.import_paths([tmp_path / "ferry.docx"], jobs=1)
        article = library.get(1)
        (block,) = library.pictures(article)
        held = library.picture_files(article, [block.data, SCHEME + "A" * 22])
        assert held == {block.data: png()}


def test_a_picture_elsewhere_is_not_said_to_be_held() -> None:
    page = files.page().replace(
        "</article>",
        '<figure><img src="/img/a.jpg" alt="x"></figure><p>The end of it.</p></article>',
    )
    article = articles_from_bytes(page.encode(), "page.html", entities=False)[0].article
    assert Library.pictures(article) == []


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(200), b"<svg>" + bytes(9000), b"BM" + bytes(9000)],
    ids=["a spacer", "a drawing", "a bitmap"],
)
def test_what_is_no_picture_to_be_shown_has_no_name(data: bytes) -> None:
    assert name_of(data) is None


def test_addresses_that_hold_no_picture_are_taken_out_of_a_page() -> None:
    damaged = "data:image/png;base64," + "A" * 401
    scripted = "data:text/html," + "x" * 300
    assert with_names(f'<img src="{damaged}"><a href="{scripted}">') == (
        '<img src="data:,"><a href="data:,">'
    )
