"""The reader's corrections of names hold everywhere, and are taken back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.document import plain_sha256
from newsreader.entities.corrections import fingerprint, rules_from
from newsreader.errors import NewsreaderError
from newsreader.library import Library
from newsreader.model import Article, EntityMention

TEXT = "Erdogan met Putin in Astana. Erdoğan left; the Haber Ajansı wrote so."


def article(text: str, *names: tuple[str, str]) -> Article:
    mentions = [
        EntityMention(label, name, text.index(name), text.index(name) + len(name), name)
        for name, label in names
    ]
    return Article(
        title="t",
        text=text,
        plain_sha256=plain_sha256(text),
        saved="2026-01-01T00:00:00Z",
        entities=tuple(sorted(mentions, key=lambda mention: mention.start)),
    )


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setenv("NEWSREADER_CACHE", str(tmp_path / "cache"))
    with Library.open(tmp_path / "library") as opened:
        names = [("Erdogan", "PERSON"), ("Putin", "PERSON"), ("Astana", "LOC")]
        with opened.store.step("test articles") as step:
            opened.store.add(
                step,
                [
                    article(TEXT, *names, ("Erdoğan", "PERSON")),
                    article("Erdoğan spoke to Haber Ajansı.", ("Erdoğan", "PERSON")),
                    article("Nobody is named here.", ("Nobody", "PERSON")),
                ],
            )
        opened.sync()
        yield opened


def shown(library: Library, number: int) -> list[tuple[str, str]]:
    return [(each.canonical, each.label) for each in library.get(number).entities]


def names(library: Library) -> dict[str, int]:
    return {each.canonical: each.mentions for each in library.entities()}


def test_a_merged_name_is_one_thing_in_the_article_the_index_and_the_search(
    library: Library,
) -> None:
    library.correct_entity("merge", "Erdogan", to="Recep Tayyip Erdoğan")
    assert ("Recep Tayyip Erdoğan", "PERSON") in shown(library, 1)
    library.sync()
    assert names(library)["Recep Tayyip Erdoğan"] == 3
    assert len(library.mentions("Recep Tayyip Erdoğan")) == 3
    assert sorted(library.ids('person:"recep tayyip"')) == [1, 2]
    assert [each.canonical for each in library.together("Recep Tayyip Erdoğan")] == [
        *("Astana", "Putin"),
    ]


def test_what_is_ignored_is_named_nowhere(library: Library) -> None:
    library.correct_entity("ignore", "Nobody", label="PERSON")
    library.sync()
    assert shown(library, 3) == []
    assert "Nobody" not in names(library)
    assert library.mentions("Nobody") == []


def test_a_name_can_be_given_another_kind(library: Library) -> None:
    library.correct_entity("relabel", "Putin", label="ORG")
    library.sync()
    assert ("Putin", "ORG") in shown(library, 1)
    assert [each.canonical for each in library.entities(label="ORG")] == ["Putin"]


def test_words_can_be_added_to_what_is_recognised(library: Library) -> None:
    library.correct_entity("add", "Haber Ajansı", label="ORG")
    library.sync()
    assert names(library)["Haber Ajansı"] == 2
    assert {each.article for each in library.mentions("Haber Ajansı")} == {1, 2}


def test_a_correction_is_undone_and_done_again(library: Library) -> None:
    before = names(library)
    library.correct_entity("ignore", "Putin")
    library.sync()
    assert "Putin" not in names(library)
    change = library.undo()
    assert change is not None
    assert "“Putin” is no longer marked" in change.description
    library.sync()
    assert names(library) == before
    assert ("Putin", "PERSON") in shown(library, 1)
    library.redo()
    library.sync()
    assert "Putin" not in names(library)


def test_a_correction_holds_for_articles_that_come_later(library: Library) -> None:
    library.correct_entity("rename", "Putin", to="Vladimir Putin")
    library.sync()
    with library.store.step("another") as step:
        library.store.add(step, [article("Putin flew home.", ("Putin", "PERSON"))])
    assert len(library.mentions("Vladimir Putin")) == 2


def test_the_stored_mentions_stay_as_they_were_found(library: Library) -> None:
    library.correct_entity("ignore", "Putin")
    assert "Putin" in [each.canonical for each in library.store.get(1).entities]


def test_the_same_correction_is_kept_once(library: Library) -> None:
    library.correct_entity("ignore", "Putin")
    library.correct_entity("ignore", "Nobody")
    library.correct_entity("ignore", "Putin")
    assert [rule["name"] for rule in library.entity_rules()] == ["Nobody", "Putin"]


def test_syncing_again_reads_nothing(library: Library) -> None:
    library.correct_entity("ignore", "Putin")
    assert library.sync() == 1
    assert library.sync() == 0


def test_an_incomplete_correction_is_refused(library: Library) -> None:
    with pytest.raises(NewsreaderError, match="cannot be corrected"):
        library.correct_entity("merge", "Putin")
    assert library.entity_rules() == []


def test_a_rule_that_is_not_understood_does_nothing() -> None:
    rules = rules_from([{"action": "sing", "name": "x"}, {"action": "ignore", "name": "y"}, {}])
    assert [rule.name for rule in rules] == ["y"]
    assert fingerprint(()) == 0
    assert fingerprint(rules) != fingerprint(rules_from([{"action": "ignore", "name": "z"}]))


_KILLED = """
import os, sys
from pathlib import Path
from newsreader.library import Library
library = Library.open(Path(sys.argv[1]))
library.correct_entity("rename", "Putin", to="Vladimir Putin")
library.sync(lambda done, total: os._exit(9))
"""


def test_a_correction_goes_on_where_a_killed_process_left_it(
    library: Library, tmp_path: Path
) -> None:
    with library.store.step("more articles") as step:
        many = [article(f"{TEXT} {number}", ("Putin", "PERSON")) for number in range(300)]
        library.store.add(step, many)
    library.sync()
    done = subprocess.run([sys.executable, "-c", _KILLED, tmp_path / "library"], check=False)
    assert done.returncode == 9
    assert library.get(1).entities[1].canonical == "Vladimir Putin"
    library.sync()
    assert names(library)["Vladimir Putin"] == 301
    assert "Putin" not in names(library)
    library.undo()
    library.sync()
    assert names(library)["Putin"] == 301
