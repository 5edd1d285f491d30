"""Changes to articles and to the library as a whole, with the names undo shows for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from newsreader.cleaning import clean_line
from newsreader.entities.rules import EntityRule
from newsreader.errors import ArticleNotFoundError
from newsreader.library.clock import now
from newsreader.model import Change
from newsreader.records import record
from newsreader.store import Store
from newsreader.store.editing import Shard
from newsreader.store.settings import FILE_NAME
from newsreader.store.shards import shard_of
from newsreader.store.undo import changes
from newsreader.store.undo.changes import Progress
from newsreader.store.undo.patches import Operation, Patch, article_ids

#: Asked between two shards whether to stop.
Cancelled = Callable[[], bool]

_CORRECTED = {
    "rename": "is now called “{to}”",
    "merge": "is the same as “{to}”",
    "split": "stands for itself",
    "relabel": "is now of the kind {label}",
    "ignore": "is no longer marked",
    "add": "is marked from now on",
    "different": "is not “{to}”",
}
_OFF = {"read": "unread", "starred": "unstarred", "archived": "unarchived"}


@record
class Named:
    """An operation and the words for what it did: "tagged #ferry" makes "3 articles …"."""

    operation: Operation
    words: str


def marking(flags: Mapping[str, bool]) -> Named:
    """Setting flags."""
    words = " and ".join(name if on else _OFF[name] for name, on in flags.items())
    return Named(Operation(dict(flags)), f"marked {words}")


def tagging(add: Iterable[str], remove: Iterable[str]) -> Named:
    """Adding tags and taking tags off."""
    more, less = _clean_tags(add), _clean_tags(remove)
    words = []
    if more:
        words.append("tagged " + " ".join(f"#{tag}" for tag in more))
    if less:
        words.append("rid of " + " ".join(f"#{tag}" for tag in less))
    return Named(Operation(add=more, remove=less), " and ".join(words) or "not changed")


def removing() -> Named:
    """Putting into the trash."""
    return Named(Operation({"trashed": now()}), "put into the trash")


def restoring() -> Named:
    """Taking out of the trash."""
    return Named(Operation({"trashed": None}), "taken out of the trash")


def operate(
    store: Store,
    ids: Sequence[int],
    named: Named,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> Change:
    """Carry an operation out. Raises ArticleNotFoundError if none of the articles exists."""
    description = f"{_articles(len(set(ids)))} {named.words}"
    changed = changes.operate(
        store, ids, named.operation, description, progress=progress, cancelled=cancelled
    )
    if not changed:
        if ids and next(store.get_many(ids), None) is None:
            raise ArticleNotFoundError(f"There is no article {ids[0]}.")
        return Change((), "nothing changed: it was so already")
    return Change(changed, f"{_articles(len(changed))} {named.words}")


def empty_trash(
    store: Store, ids: Sequence[int], progress: Progress | None, cancelled: Cancelled | None
) -> Change:
    """Take articles out of the library, if they are in its trash.

    Undo has them for as long as it remembers.
    """
    gone: list[int] = []
    done = 0
    with store.step("trash emptied") as step:
        for number, run in groupby(sorted(ids), key=shard_of):
            if cancelled is not None and cancelled():
                break
            part = tuple(run)
            inverse = store.apply_to_shard(step, number, partial(_without_trash, ids=part))
            gone += article_ids(inverse)
            done += len(part)
            if progress is not None:
                progress(done, len(ids))
    return Change(tuple(gone), f"{_articles(len(gone))} taken out of the library")


def undo(store: Store, progress: Progress | None, cancelled: Cancelled | None) -> Change | None:
    """Take the last change back."""
    return _told(changes.undo(store, progress, cancelled), "undone", "undoing")


def redo(store: Store, progress: Progress | None, cancelled: Cancelled | None) -> Change | None:
    """Make the change undone last again."""
    return _told(changes.redo(store, progress, cancelled), "done again", "doing again")


def saved_searches(store: Store) -> list[tuple[str, str]]:
    """Names and queries, in the order they were saved."""
    found = store.settings.documents("saved_searches")
    return [(str(item.get("name", "")), str(item.get("query", ""))) for item in found]


def save_search(store: Store, name: str, query: str) -> Change:
    """Keep a query under a name."""
    name, query = clean_line(name), clean_line(query)
    searches = dict(saved_searches(store)) | {name: query}
    documents = [{"name": name, "query": query} for name, query in searches.items()]
    return _set(store, "saved_searches", documents, f"search “{name}” saved")


def delete_search(store: Store, name: str) -> Change:
    """Forget the query of a name."""
    documents = [
        {"name": kept, "query": query} for kept, query in saved_searches(store) if kept != name
    ]
    return _set(store, "saved_searches", documents, f"search “{name}” deleted")


def add_rule(store: Store, rule: EntityRule) -> Change:
    """Correct a name from now on, after all earlier corrections."""
    added = rule.to_json()
    description = f"“{rule.name}” {_CORRECTED[rule.action].format(to=rule.to, label=rule.label)}"

    def plan(_: Shard) -> Patch:
        rules = [each for each in store.settings.documents("entity_rules") if each != added]
        return store.settings.replacing("entity_rules", [*rules, added])

    with store.step(description) as step:
        store.apply(step, FILE_NAME, plan)
    return Change((), description)


def _set(
    store: Store, table: str, documents: Sequence[Mapping[str, Any]], description: str
) -> Change:
    with store.step(description) as step:
        store.apply(step, FILE_NAME, lambda _: store.settings.replacing(table, documents))
    return Change((), description)


def _without_trash(shard: Shard, ids: Sequence[int]) -> Patch:
    documents = shard.documents("articles")
    trashed = [number for number in ids if documents.get(number, {}).get("trashed")]
    return {"articles": {str(number): None for number in trashed}}


def _told(change: Change | None, done: str, doing: str) -> Change | None:
    if change is None:
        return None
    words = f"{doing} stopped, all is as before" if change.stopped else done
    return replace(change, description=f"{words}: {change.description}")


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"


def _clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (clean_line(tag).lstrip("#") for tag in tags))))
