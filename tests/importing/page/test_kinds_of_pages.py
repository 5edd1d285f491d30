"""Pages of the kinds that people save, and the Markdown that they become, whole.

Each `NAME.html` in the folder has its Markdown beside it in `NAME.md`, read over by eye:
nothing of the article is lost, nothing of the site is left, nothing is escaped that need not be.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.importing.html import extract_html

PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "html" / "kinds").glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_becomes_the_article_in_it(page: Path) -> None:
    markdown = extract_html(page.read_text(encoding="utf-8")).markdown
    assert markdown + "\n" == page.with_suffix(".md").read_text(encoding="utf-8")


def test_there_is_a_page_of_each_kind() -> None:
    assert {page.stem for page in PAGES} == {
        "arabic", "data-story", "footnotes", "forum", "gallery", "interview", "liveblog",
        "newsletter", "op-ed", "paywalled", "recipe", "release-notes", "ruling", "spec-sheet",
        "turkish",
    }  # fmt: skip
