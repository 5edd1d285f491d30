"""Corrections by the reader."""

from __future__ import annotations

import pytest

from newsreader.entities.rules import EntityRule, apply_rules
from newsreader.model import EntityMention

TEXT = "Erdogan met Clinton in Ankara. Clinton left. The barley board paid Erdogan."


def mention(label: str, words: str, canonical: str | None = None, after: int = 0) -> EntityMention:
    start = TEXT.index(words, after)
    return EntityMention(label, words, start, start + len(words), canonical or words, 0.9)


MENTIONS = (
    mention("PERSON", "Erdogan", "Recep Tayyip Erdoğan"),
    mention("PERSON", "Clinton"),
    mention("LOC", "Ankara"),
    mention("PERSON", "Clinton", after=20),
    mention("PERSON", "Erdogan", "Recep Tayyip Erdoğan", after=40),
)


def canonical(rules: list[EntityRule]) -> list[str]:
    return [m.canonical for m in apply_rules(TEXT, MENTIONS, rules, article=1)]


def test_a_name_is_renamed_without_minding_accents() -> None:
    rule = EntityRule("rename", "Recep Tayyip Erdogan", to="Erdoğan")
    assert canonical([rule])[0] == "Erdoğan"


def test_one_entity_is_merged_into_another() -> None:
    rule = EntityRule("merge", "Clinton", to="Hillary Clinton", label="PERSON")
    assert canonical([rule]).count("Hillary Clinton") == 2


def test_a_form_is_split_off_into_its_own_entity() -> None:
    assert canonical([EntityRule("split", "Erdogan")]).count("Erdogan") == 2


def test_a_rule_can_be_bound_to_one_article() -> None:
    assert "Bill Clinton" not in canonical(
        [EntityRule("merge", "Clinton", to="Bill Clinton", article=2)]
    )


def test_a_wrong_label_is_put_right() -> None:
    rule = EntityRule("relabel", "Ankara", label="ORG", from_label="LOC")
    labels = {m.text: m.label for m in apply_rules(TEXT, MENTIONS, [rule])}
    assert labels["Ankara"] == "ORG"


def test_what_is_ignored_is_gone() -> None:
    assert "Ankara" not in canonical([EntityRule("ignore", "ankara")])


def test_a_watched_name_is_found_everywhere() -> None:
    rule = EntityRule("add", "barley board", to="Barley Board", label="ORG")
    added = [m for m in apply_rules(TEXT, MENTIONS, [rule]) if m.canonical == "Barley Board"]
    assert [(m.text, TEXT[m.start : m.end]) for m in added] == [("barley board", "barley board")]


def test_a_watched_name_takes_the_place_of_what_was_there() -> None:
    rule = EntityRule("add", "Clinton in Ankara", label="EVENT")
    found = apply_rules(TEXT, MENTIONS, [rule])
    assert [m.text for m in found if m.start < 30] == ["Erdogan", "Clinton in Ankara"]


def test_rules_are_applied_in_their_order() -> None:
    rules = [
        EntityRule("rename", "Clinton", to="Hillary Clinton"),
        EntityRule("ignore", "Hillary Clinton"),
    ]
    assert "Clinton" not in "".join(canonical(rules))


def test_a_rule_survives_json() -> None:
    rule = EntityRule("merge", "AKP", to="Justice and Development Party", label="ORG", article=7)
    assert EntityRule.from_json(rule.to_json()) == rule


@pytest.mark.parametrize(
    "data",
    [
        {"action": "forget", "name": "x"},
        {"action": "rename", "name": "x"},
        {"action": "add", "name": "x", "label": "NOTHING"},
        {"action": "ignore", "name": " "},
    ],
)
def test_a_rule_that_says_nothing_is_refused(data: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"rule|action"):
        EntityRule.from_json(data)
