"""Putting together what two machines did to the same shard.

File synchronisers keep both files: one under the shard's name, one beside it. Articles of
the two are joined one by one. What both have alike stays; of two values of a field the one
in the file written later wins; tags, versions and notes are united, so that nothing anybody
wrote is lost. Two machines that were apart may have given one number to different articles
or notes: the one in the copy then gets a new number.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsreader.store.settings import FILE_NAME
from newsreader.store.shards import Tables, read_tables, shard_of
from newsreader.store.store import Store
from newsreader.store.undo.patches import Patch, Target, always, whole

_UNITED = ("tags", "versions")


def merge(store: Store, number: int, copy: Path) -> None:
    """Join a conflict copy into its shard; the caller holds the write lock and keeps the copy.

    Raises CorruptShardError if one of the two cannot be read.
    """
    theirs, _ = read_tables(copy)
    path = store.shard_path(number)
    ours: Tables = read_tables(path)[0] if path.exists() else {}
    theirs_is_newer = not path.exists() or copy.stat().st_mtime_ns > path.stat().st_mtime_ns
    articles, strangers = _articles(ours, theirs, theirs_is_newer)
    notes, new_notes = _notes(ours, theirs, set(strangers))
    store.apply_to_shard(None, number, always({"articles": articles, "annotations": notes}))
    renumbered = _add_strangers(store, strangers)
    for note in new_notes:
        owner = str(note.get("article"))
        _add_note(store, {**note, "article": renumbered.get(owner, note.get("article"))})


def merge_settings(store: Store, copy: Path) -> None:
    """Join a conflict copy of library.json; the caller holds the write lock and keeps the copy.

    Numbers count on from the higher; of searches and tag colours of one name ours stay.
    Raises CorruptShardError if the copy cannot be read.
    """
    theirs, _ = read_tables(copy)
    settings = store.settings
    for kind in ("article", "annotation"):
        number = theirs.get("numbers", {}).get("1", {}).get(kind, 0)
        settings.raise_highest(kind, int(number))
    for table in theirs.keys() - {"library", "numbers"}:
        ours = settings.documents(table)
        names = {item.get("name") for item in ours if "name" in item}
        new = [
            item
            for item in theirs[table].values()
            if item not in ours and ("name" not in item or item["name"] not in names)
        ]
        store.apply(None, FILE_NAME, always(settings.replacing(table, [*ours, *new])))


def _articles(
    ours: Tables, theirs: Tables, theirs_is_newer: bool
) -> tuple[dict[str, Target], dict[str, dict[str, Any]]]:
    """The joined articles, and those that only share a number with one of ours."""
    joined: dict[str, Target] = {}
    strangers: dict[str, dict[str, Any]] = {}
    for key, their in theirs.get("articles", {}).items():
        our = ours.get("articles", {}).get(key)
        if our is None:
            joined[key] = whole(their)
        elif our.get("key") != their.get("key"):
            strangers[key] = their
        elif our != their:
            old, new = (our, their) if theirs_is_newer else (their, our)
            joined[key] = whole({**old, **new, **_united(our, their)})
    return joined, strangers


def _united(our: Mapping[str, Any], their: Mapping[str, Any]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in _UNITED:
        both = [*our.get(name, ()), *their.get(name, ())]
        if both:
            out[name] = [item for place, item in enumerate(both) if item not in both[:place]]
    return out


def _notes(
    ours: Tables, theirs: Tables, strangers: set[str]
) -> tuple[dict[str, Target], list[dict[str, Any]]]:
    """The joined notes, and those that need a number of their own."""
    joined: dict[str, Target] = {}
    new: list[dict[str, Any]] = []
    for key, their in theirs.get("annotations", {}).items():
        our = ours.get("annotations", {}).get(key)
        if str(their.get("article")) in strangers:
            new.append(their)
        elif our is None:
            joined[key] = whole(their)
        elif our.get("uuid") != their.get("uuid"):
            new.append(their)
        elif _changed_at(their) > _changed_at(our):
            joined[key] = whole(their)
    return joined, new


def _changed_at(note: Mapping[str, Any]) -> str:
    return str(note.get("modified") or note.get("created") or "")


def _add_strangers(store: Store, strangers: Mapping[str, dict[str, Any]]) -> dict[str, int]:
    renumbered: dict[str, int] = {}
    for key, document in strangers.items():
        number = store.next_article_id()
        patch: Patch = {"articles": {str(number): whole({**document, "id": number})}}
        store.apply_to_shard(None, shard_of(number), always(patch))
        renumbered[key] = number
    return renumbered


def _add_note(store: Store, note: Mapping[str, Any]) -> None:
    number = store.new_annotation_numbers(1)[0]
    patch: Patch = {"annotations": {str(number): whole({**note, "number": number})}}
    store.apply_to_shard(None, shard_of(int(note["article"])), always(patch))
