"""Articles with their notes as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.errors import NewsreaderError
from newsreader.library.exporting import as_markdown, as_text, write_articles
from newsreader.model import Annotation, Article, TextQuote

ARTICLE = Article(
    "Harbour",
    "The *mud* stayed.\n\nNobody paid.",
    authors=("Tom Ferris",),
    publisher="Quayside Courier",
    published="2026-10-05",
    url="https://papers.example/harbour",
    tags=("mud",),
)
NOTE = Annotation(
    1,
    1,
    "commenting",
    "Ask who.",
    "2026-10-06T08:00:00Z",
    tags=("ask",),
    quote=TextQuote("Nobody paid.", "stayed. ", ""),
)


def test_markdown_holds_source_text_and_notes() -> None:
    assert as_markdown(ARTICLE, [NOTE]) == (
        "# Harbour\n\n"
        "Tom Ferris · Quayside Courier · 2026-10-05 · https://papers.example/harbour · #mud\n\n"
        "The *mud* stayed.\n\nNobody paid.\n\n"
        "## Notes\n\n> Nobody paid.\n\nAsk who.\n\n#ask\n"
    )


def test_text_holds_no_markup() -> None:
    assert "The mud stayed." in as_text(ARTICLE, [])
    assert "#" not in as_text(Article("T", "# Head\n\n*x*"), [])


def test_several_articles_stand_under_one_another(tmp_path: Path) -> None:
    write_articles(tmp_path / "a.md", [(ARTICLE, []), (Article("Tide", "x"), [])], replace=False)
    assert "\n---\n\n# Tide" in (tmp_path / "a.md").read_text("utf-8")


def test_a_file_that_is_there_is_only_written_over_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("mine", "utf-8")
    with pytest.raises(NewsreaderError, match="there already"):
        write_articles(file, [(ARTICLE, [])], replace=False)
    assert file.read_text("utf-8") == "mine"
    write_articles(file, [(ARTICLE, [])], replace=True)
    assert file.read_text("utf-8").startswith("Harbour")
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("name", ["a.exe", "a", "missing/a.md"])
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(NewsreaderError, match=r"must end in|cannot be written"):
        write_articles(tmp_path / name, [(ARTICLE, [])], replace=False)
    assert list(tmp_path.iterdir()) == []
