"""A patch: what some documents of a file shall be. Applying one gives the patch that undoes it.

Everything that changes the library is a patch, so that undo, redo and recovery are one
operation. As JSON: table -> document id -> target, where a target is null (no such
document), {"whole": document}, or {"fields": {name: value}}, null meaning the field is
absent. Fields are merged into the stored document: what a newer version of the program, or
another one, has put beside them stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from newsreader.records import record

if TYPE_CHECKING:
    from newsreader.store.editing import Shard

Target = dict[str, Any] | None
Patch = dict[str, dict[str, Target]]
#: Given a file as it is now, what shall become of it.
Plan = Callable[["Shard"], Patch]


def whole(document: Mapping[str, Any]) -> Target:
    """The target of a document that shall be exactly this."""
    return {"whole": dict(document)}


def fields(values: Mapping[str, Any]) -> Target:
    """The target of a document some of whose fields shall be these; None takes a field away."""
    return {"fields": dict(values)}


def always(patch: Patch) -> Plan:
    """The plan that does not look at the file."""
    return lambda _shard: patch


def apply(shard: Shard, patch: Patch) -> Patch:
    """Make the documents what the patch says (not yet on disk) and return the inverse.

    The inverse names only what really changed; it is empty if all was so already. Fields of
    a document that is no longer there are passed over. An article that goes takes the
    annotations on it along.
    """
    inverse: Patch = {}
    for table, targets in _with_annotations(shard, patch).items():
        documents = shard.documents(table)
        put: dict[int, Mapping[str, Any]] = {}
        removed: list[int] = []
        undo: dict[str, Target] = {}
        for key, target in targets.items():
            current = documents.get(int(key))
            wanted = _wanted(current, target)
            if wanted == current:
                continue
            undo[key] = _back(current, target)
            if wanted is None:
                removed.append(int(key))
            else:
                put[int(key)] = wanted
        if undo:
            shard.remove(table, removed)
            shard.put(table, put)
            inverse[table] = undo
    return inverse


def kept(part: Patch, names: Patch) -> Patch:
    """The part of a patch that is about the documents named by another."""
    out: Patch = {}
    for table, targets in part.items():
        both = {key: target for key, target in targets.items() if key in names.get(table, {})}
        if both:
            out[table] = both
    return out


def article_ids(patch: Patch) -> tuple[int, ...]:
    """The articles a patch is about, those of its annotations not counted."""
    return tuple(map(int, patch.get("articles", ())))


@record
class Operation:
    """The same change to many articles, said in a few words so that it can be finished later.

    `values` are fields to set; `add` and `remove` are tags.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def patch(self, shard: Shard, ids: Iterable[int]) -> Patch:
        """The patch for those of the articles that are in this shard."""
        documents = shard.documents("articles")
        targets: dict[str, Target] = {}
        for number in ids:
            if number in documents:
                targets[str(number)] = fields(self._fields(documents[number]))
        return {"articles": targets}

    def to_json(self) -> dict[str, Any]:
        """As it is kept in the journal."""
        return {"values": self.values, "add": self.add, "remove": self.remove}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Operation:
        """From the journal."""
        return cls(data["values"], tuple(data["add"]), tuple(data["remove"]))

    def _fields(self, document: Mapping[str, Any]) -> dict[str, Any]:
        if not self.add and not self.remove:
            return dict(self.values)
        old = document.get("tags") or []
        tags = [tag for tag in old if tag not in self.remove]
        tags += [tag for tag in self.add if tag not in tags]
        return {**self.values, "tags": tags or None}


def _wanted(current: dict[str, Any] | None, target: Target) -> dict[str, Any] | None:
    if target is None:
        return None
    if "whole" in target:
        return dict(target["whole"])
    if current is None:
        return None
    merged = {**current, **target["fields"]}
    return {name: value for name, value in merged.items() if value is not None}


def _back(current: dict[str, Any] | None, target: Target) -> Target:
    if current is None:
        return None
    if target is None or "whole" in target:
        return whole(current)
    return fields({name: current.get(name) for name in target["fields"]})


def _with_annotations(shard: Shard, patch: Patch) -> Patch:
    gone = {int(key) for key, target in patch.get("articles", {}).items() if target is None}
    if not gone:
        return patch
    notes = {
        str(number): None
        for number, note in shard.documents("annotations").items()
        if note.get("article") in gone
    }
    return {**patch, "annotations": {**notes, **patch.get("annotations", {})}}
