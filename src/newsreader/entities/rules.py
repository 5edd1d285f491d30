"""The reader's own corrections of names: rename, merge, split, relabel, ignore, add, different.

Rules are kept with the library and are applied, in their order, to what the recogniser found:
to articles of the past and to those to come. They change no stored mention, so taking a rule
back brings the old state back. Everything here is a pure function of text, mentions and rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsreader.entities.fold import folded
from newsreader.entities.spans import Cover
from newsreader.model import GROUP_OF_LABEL, EntityMention

#: What a rule can do.
ACTIONS = ("rename", "merge", "split", "relabel", "ignore", "add", "different")


@dataclass(frozen=True, slots=True)
class EntityRule:
    """One correction.

    `name` is the canonical name it is about, or, for split and add, the words as written;
    `to` the new name (rename), the entity it belongs to (merge), its own name (split, add) or the
    one it is not (different: it changes no mention, but such a merge is suggested no more);
    `label` restricts which entities are meant, and for relabel and add is the new label.
    For relabel `from_label` restricts. Names are compared without case and accents.
    """

    action: str
    name: str
    to: str | None = None
    label: str | None = None
    from_label: str | None = None
    article: int | None = None

    def __post_init__(self) -> None:
        if self.action not in ACTIONS:
            known = ", ".join(ACTIONS)
            raise ValueError(f"unknown action {self.action!r}; known are {known}")
        if not self.name.strip():
            raise ValueError("a rule needs the name it is about")
        if self.action in ("rename", "merge", "different") and not self.to:
            raise ValueError(f"a rule of the kind {self.action} needs another name")
        if self.action in ("relabel", "add") and self.label not in GROUP_OF_LABEL:
            raise ValueError(f"a rule to {self.action} needs a label, not {self.label!r}")

    def to_json(self) -> dict[str, Any]:
        """The rule as a JSON object; what is not set is left out."""
        fields = ("action", "name", "to", "label", "from_label", "article")
        values = {field: getattr(self, field) for field in fields}
        return {field: value for field, value in values.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> EntityRule:
        """The rule of a JSON object; raises ValueError if it is not one."""
        known = ("action", "name", "to", "label", "from_label", "article")
        return cls(**{field: data[field] for field in known if field in data})


def apply_rules(
    plain: str,
    mentions: Iterable[EntityMention],
    rules: Sequence[EntityRule],
    article: int | None = None,
) -> tuple[EntityMention, ...]:
    """The mentions of one article after all rules, sorted, without overlaps.

    `plain` is the article's plain text, needed to find the words of "add" rules; `article` its
    number: rules bound to another article do nothing.
    """
    current = list(mentions)
    for rule in acting(rules):
        if rule.article is None or rule.article == article:
            current = _applied(plain, current, rule)
    return tuple(sorted(current, key=lambda mention: mention.start))


def acting(rules: Iterable[EntityRule]) -> list[EntityRule]:
    """The rules that change mentions."""
    return [rule for rule in rules if rule.action != "different"]


def refused(rules: Iterable[EntityRule]) -> frozenset[frozenset[str]]:
    """The pairs of names, folded, that the reader called different."""
    pairs = (rule for rule in rules if rule.action == "different")
    return frozenset(frozenset((folded(rule.name), folded(rule.to or ""))) for rule in pairs)


def _applied(plain: str, mentions: list[EntityMention], rule: EntityRule) -> list[EntityMention]:
    if rule.action == "ignore":
        return [mention for mention in mentions if not _means(rule, mention)]
    if rule.action == "add":
        return _added(plain, mentions, rule)
    return [_changed(mention, rule) if _means(rule, mention) else mention for mention in mentions]


def _means(rule: EntityRule, mention: EntityMention) -> bool:
    wanted = rule.from_label if rule.action == "relabel" else rule.label
    if wanted is not None and mention.label != wanted:
        return False
    name = folded(rule.name)
    if rule.action == "split":
        return folded(mention.text) == name
    if rule.action == "add":
        return False
    return name in (folded(mention.canonical), folded(mention.text))


def _changed(mention: EntityMention, rule: EntityRule) -> EntityMention:
    match rule.action:
        case "relabel":
            return replace(mention, label=rule.label or mention.label, score=None)
        case "split":
            return replace(mention, canonical=rule.to or mention.text)
        case _:
            return replace(mention, canonical=rule.to or mention.canonical)


def _added(plain: str, mentions: list[EntityMention], rule: EntityRule) -> list[EntityMention]:
    """Every place with the words, whatever was there; in capitals too if all are small letters."""
    flags = re.IGNORECASE if rule.name.islower() else 0
    pattern = re.compile(rf"(?<![\w\-’'@#]){re.escape(rule.name)}(?![\w@]|-[a-z]?[A-Z])", flags)
    found = [match.span() for match in pattern.finditer(plain)]
    if not found:
        return mentions
    cover = Cover(len(plain))
    for start, end in found:
        cover.take(start, end)
    kept = [mention for mention in mentions if cover.free(mention.start, mention.end)]
    label = rule.label or "OTHER"
    kept += [
        EntityMention(label, plain[start:end], start, end, rule.to or rule.name)
        for start, end in found
    ]
    return kept
