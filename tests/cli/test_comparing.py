"""A story in several texts, and a text in several places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Command = Callable[..., Any]


def test_what_a_paper_changed_is_shown(filled: Command, articles: Path) -> None:
    page = articles / "summit.html"
    changed = page.read_text(encoding="utf-8").replace("five countries", "six countries")
    page.write_text(changed, encoding="utf-8")
    assert len(filled("import", str(page), "--json").json["updated"]) == 1
    shown = filled("versions", "2")
    removed, added = (
        next(line for line in shown.out.splitlines() if line.startswith(sign + "Presidents"))
        for sign in "-+"
    )
    assert "of five countries" in removed
    assert "of six countries" in added
    texts = filled("versions", "2", "--json").json
    assert [text["current"] for text in texts] == [False, True]
    assert "five countries" in texts[0]["text"]


def test_an_article_with_one_text_has_nothing_to_compare(filled: Command) -> None:
    shown = filled("versions", "1")
    assert (shown.code, shown.out) == (0, "")
    assert "1 text" in shown.err


def test_the_same_text_under_two_addresses_is_listed_together(
    filled: Command, articles: Path
) -> None:
    assert filled("duplicates", "--json").json == []
    page = articles / "summit.html"
    copied = page.read_text(encoding="utf-8").replace("steppe-herald.example", "wire.example")
    page.write_text(copied, encoding="utf-8")
    filled("import", str(page))
    (group,) = filled("duplicates", "--json").json
    assert [row["id"] for row in group] == [2, 3]
    assert filled("duplicates").out.count("Leaders meet in Astana") == 2


def test_related_articles_share_names_or_words(filled: Command, articles: Path) -> None:
    other = articles / "other.txt"
    other.write_text(
        "Astana waits for rain\n\nIn Astana, Rustam Karimov measured the water again on Friday, "
        "and farmers below the reservoir asked for more of it.\n",
        "utf-8",
    )
    filled("import", str(other))
    (found,) = filled("related", "2", "--json").json[:1]
    assert set(found) == {"id", "title", "publisher", "published", "score", "why"}
    assert found["title"] == "Astana waits for rain"
    assert "Rustam Karimov" in found["why"]
    assert "Rustam Karimov" in filled("related", "2").out
    filled("remove", str(found["id"]))
    assert found["id"] not in [each["id"] for each in filled("related", "2", "--json").json]
