"""What is read from JSON."""

from __future__ import annotations

from typing import Any

import pytest

from newsreader.model import EntityMention

MENTION = {"label": "ORG", "text": "NATO", "start": 4, "end": 8, "canonical": "NATO"}


@pytest.mark.parametrize(
    ("more", "score", "value"),
    [
        ({}, None, None),
        ({"score": 0.5}, 0.5, None),
        ({"value": "2024-07-03"}, None, "2024-07-03"),
        ({"score": 1, "value": "4 USD", "found by a later version": [1]}, 1, "4 USD"),
    ],
    ids=["bare", "score", "value", "more than is known"],
)
def test_a_mention_is_read_from_its_json(more: dict[str, Any], score: float, value: str) -> None:
    mention = EntityMention.from_json({**MENTION, **more})
    assert mention == EntityMention("ORG", "NATO", 4, 8, "NATO", score, value)
    assert EntityMention.from_json(mention.to_json()) == mention


@pytest.mark.parametrize("missing", list(MENTION))
def test_a_mention_without_what_it_needs_is_refused(missing: str) -> None:
    with pytest.raises(TypeError, match=missing):
        EntityMention.from_json({key: value for key, value in MENTION.items() if key != missing})


@pytest.mark.parametrize("field", ["label", "canonical", "value"])
def test_a_damaged_mention_can_still_be_looked_up(field: str) -> None:
    assert hash(EntityMention.from_json({**MENTION, field: ["NATO", ["OTAN"]]}))
