"""Citations as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.errors import NewsreaderError
from newsreader.exporting import CITATION_STYLES, Entry, cite
from newsreader.model import Article
from tests.exporting.articles import HARBOUR, TIDE

URL = "https://papers.example/harbour?a=1&b=2"
TITLE = "Harbour: ‘50% & rising’ in İzmir's north_port?"


@pytest.mark.parametrize(
    ("style", "line"),
    [
        (
            "newsroom",
            f"Quayside Courier, 2026-10, “{TITLE}”, Ann Mary Lee, Reuters, Karl von Hohenheim, "
            f"{URL}",
        ),
        (
            "apa",
            "Lee, A. M., Reuters, & von Hohenheim, K. (2026, October). "
            f"{HARBOUR.title} Quayside Courier. {URL}",
        ),
        (
            "chicago",
            f"Lee, Ann Mary, Reuters, and Karl von Hohenheim. “{TITLE}” Quayside Courier, "
            f"October 2026. {URL}.",
        ),
        (
            "mla",
            f"Lee, Ann Mary, et al. “{TITLE}” Quayside Courier, Oct. 2026, {URL}. "
            "Accessed 24 Nov. 2026.",
        ),
    ],
)
def test_a_style_puts_everything_in_its_place(style: str, line: str) -> None:
    assert cite(Entry(HARBOUR), style) == line


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("newsroom", "“潮”, 杉原美咲"),
        ("apa", "杉原美咲. (n.d.). 潮."),
        ("chicago", "杉原美咲. “潮.” Accessed November 25, 2026."),
        ("mla", "杉原美咲. “潮.” Accessed 25 Nov. 2026."),
    ],
)
def test_what_is_not_known_is_not_made_up(style: str, line: str) -> None:
    assert cite(Entry(TIDE), style) == line


def test_without_an_author_chicago_begins_with_the_paper() -> None:
    article = Article("Tide", "x", id=1, publisher="Dock News", published="2026-07-03")
    assert cite(Entry(article), "chicago") == "Dock News. “Tide.” July 3, 2026."
    assert cite(Entry(article), "apa") == "Tide. (2026, July 3). Dock News."


@pytest.mark.parametrize("style", CITATION_STYLES)
def test_markup_in_a_title_is_words(style: str) -> None:
    assert "<i>Tide</i> [b]" in cite(Entry(Article("<i>Tide</i> [b]", "x", id=1)), style)


def test_a_style_file_of_the_users_is_followed(tmp_path: Path) -> None:
    file = tmp_path / "own.csl"
    file.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">'
        "<info><title>Own</title><id>own</id><updated>2026-01-01T00:00:00Z</updated></info>"
        '<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout><text variable="title" prefix="* "/></layout></bibliography>'
        "</style>",
        "utf-8",
    )
    assert cite(Entry(TIDE), str(file)) == "* 潮"


def test_what_is_no_style_is_said(tmp_path: Path) -> None:
    (tmp_path / "broken.csl").write_text("<style", "utf-8")
    with pytest.raises(NewsreaderError, match="no citation style 'harvard'"):
        cite(Entry(TIDE), "harvard")
    with pytest.raises(NewsreaderError, match="There is no file"):
        cite(Entry(TIDE), str(tmp_path / "missing.csl"))
    with pytest.raises(NewsreaderError, match="cannot be used"):
        cite(Entry(TIDE), str(tmp_path / "broken.csl"))
