"""The reader's rules over what is kept: an article, or its JSON, with its names corrected.

Stored mentions stay as the recogniser found them. Everything that shows, counts or indexes
names goes through here, so that a rule holds at once and everywhere, and so does its undoing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from newsreader.document import plain_text
from newsreader.entities.rules import EntityRule, acting, apply_rules
from newsreader.model import Article, EntityMention


def rules_from(documents: Iterable[Mapping[str, Any]]) -> tuple[EntityRule, ...]:
    """The rules of a library, in their order.

    One that is not understood, written by a newer newsreader or by hand, does nothing.
    """
    rules = []
    for document in documents:
        try:
            rules.append(EntityRule.from_json(document))
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
    return tuple(rules)


def fingerprint(rules: Sequence[EntityRule]) -> int:
    """A number that differs between rules that change mentions differently; 0 for none."""
    effective = acting(rules)
    if not effective:
        return 0
    written = json.dumps([rule.to_json() for rule in effective], sort_keys=True)
    digest = hashlib.blake2b(written.encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big") or 1


def corrected(article: Article, rules: Sequence[EntityRule]) -> Article:
    """An article with its mentions as the rules have them."""
    if not rules:
        return article
    plain = plain_text(article.text) if _needs_text(rules) else ""
    mentions = apply_rules(plain, article.entities, rules, article.id)
    return article if mentions == article.entities else replace(article, entities=mentions)


def corrected_document(
    number: int, document: dict[str, Any], rules: Sequence[EntityRule]
) -> dict[str, Any]:
    """An article's JSON with its mentions as the rules have them."""
    if not rules:
        return document
    found = tuple(EntityMention.from_json(item) for item in document.get("entities") or ())
    plain = plain_text(str(document.get("text") or "")) if _needs_text(rules) else ""
    mentions = apply_rules(plain, found, rules, number)
    if mentions == found:
        return document
    return {**document, "entities": [mention.to_json() for mention in mentions]}


def _needs_text(rules: Sequence[EntityRule]) -> bool:
    return any(rule.action == "add" for rule in rules)
