"""Mending what `checking` finds. Every file that is touched is copied to backups/ first.

Nothing is invented and nothing thrown away: what cannot be put right is kept aside, and the
answer says where.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from newsreader.document import plain_sha256, plain_text
from newsreader.errors import CorruptShardError, LibraryError
from newsreader.model import Annotation, Problem
from newsreader.store.anchors import reanchored
from newsreader.store.care.checking import (
    check_shard,
    conflict_copies,
    is_in_place,
)
from newsreader.store.care.conflicts import merge, merge_settings
from newsreader.store.care.salvage import salvage
from newsreader.store.files import write_atomically
from newsreader.store.settings import FILE_NAME, LibrarySettings
from newsreader.store.shards import SHARD_SIZE, read_content, shard_of
from newsreader.store.store import Store
from newsreader.store.undo.patches import Patch, always, fields, whole


def repair(store: Store) -> list[Problem]:
    """Mend the library; each answer says what was wrong and what was done about it.

    Raises LibraryLockedError if somebody else writes, LibraryError if the disk is full.
    """
    with store.write_lock():
        backup = _Backup(store.folder)
        mended: list[Problem] = []
        for path in store.leftovers():
            path.unlink(missing_ok=True)
            mended.append(Problem("A temporary file was left", str(path), "it was removed"))
        for number in store.shard_numbers():
            try:
                read_content(store.shard_path(number), number)
            except CorruptShardError as error:
                mended.append(_rebuild(store, number, backup, str(error)))
        # Only now can every shard be read that an unfinished change may be about.
        known = len(store.recovered)
        store.recover()
        for sentence in store.recovered[known:]:
            mended.append(Problem(sentence, str(store.journal.folder), "nothing is left to do"))
        _remember_numbers_in_use(store)
        for name, copy in conflict_copies(store.folder / "articles"):
            path = store.shard_path(int(name))
            mended.append(_join(partial(merge, store, int(name)), path, copy, backup))
        for _, copy in conflict_copies(store.folder):
            path = store.settings.path
            mended.append(_join(partial(merge_settings, store), path, copy, backup))
        for number in store.shard_numbers():
            mended += _mend_documents(store, number, backup)
        mended += _renumber_doubled(store, backup)
        mended += _set_aside_damaged_originals(store, backup)
    return mended


def repair_settings(folder: Path) -> Problem | None:
    """Put a library.json that cannot be read aside and begin a new one.

    For a library that cannot be opened. Its articles and notes are all there; saved
    searches, tag colours and rules are in the copy only. None if there was nothing to do.
    """
    try:
        LibrarySettings(folder)
    except (CorruptShardError, FileNotFoundError) as error:
        path = folder / FILE_NAME
        kept = _Backup(folder).move(path) if path.exists() else None
        Store.open(folder)
        remedy = f"a new one was begun; the old one is in {kept}" if kept else "one was begun"
        return Problem(str(error), str(path), remedy)
    return None


class _Backup:
    """A folder for this repair, made when the first file goes in."""

    def __init__(self, folder: Path) -> None:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        self.folder = folder / "backups" / f"repair-{moment}"

    def copy(self, path: Path) -> Path:
        """Copy a file once."""
        target = self.folder / path.name
        if not target.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(target, path.read_bytes())
            shutil.copystat(path, target)
        return target

    def move(self, path: Path) -> Path:
        """Take a file out of the library."""
        target = self.copy(path)
        path.unlink()
        return target


def _rebuild(store: Store, number: int, backup: _Backup, what: str) -> Problem:
    """Make a shard anew of the documents in it that are whole."""
    path = store.shard_path(number)
    data = path.read_bytes()
    kept = backup.move(path)
    tables = salvage(data)
    patch: Patch = {
        name: {key: whole(document) for key, document in documents.items()}
        for name, documents in tables.items()
    }
    store.apply_to_shard(None, number, always(patch))
    # The numbers of what is lost are not given again: they may be in the undo log, or come
    # back with a good copy of the file.
    store.settings.raise_highest("article", (number + 1) * SHARD_SIZE)
    articles, notes = len(tables["articles"]), len(tables["annotations"])
    return Problem(
        what, str(path), f"{articles} articles and {notes} notes were saved; the rest is in {kept}"
    )


def _remember_numbers_in_use(store: Store) -> None:
    """A synchroniser may have brought a library.json that knows less than the shards."""
    shards = map(store.read_shard, store.shard_numbers())
    highest = max((number for shard in shards for number in shard.annotations), default=0)
    store.settings.raise_highest("annotation", highest)


def _join(merge_in: Callable[[Path], None], path: Path, copy: Path, backup: _Backup) -> Problem:
    what = f"Two machines changed {path.name}"
    if path.exists():
        backup.copy(path)
    try:
        merge_in(copy)
    except CorruptShardError as error:
        kept = backup.move(copy)
        return Problem(what, str(copy), f"it cannot be read ({error}) and is kept in {kept}")
    kept = backup.move(copy)
    return Problem(what, str(copy), f"both were joined; the copy is in {kept}")


def _mend_documents(store: Store, number: int, backup: _Backup) -> list[Problem]:
    content = store.read_shard(number)
    problems = check_shard(content)
    if not problems:
        return []
    kept = backup.copy(store.shard_path(number))
    patch: Patch = {"articles": {}, "annotations": {}}
    elsewhere: list[tuple[int, dict[str, Any]]] = []
    for article_id, article in content.articles.items():
        if shard_of(article_id) == number:
            patch["articles"][str(article_id)] = fields(_mended(article, article_id))
        else:
            patch["articles"][str(article_id)] = None
            elsewhere.append((article_id, article))
    for note_number, note in content.annotations.items():
        owner = content.articles.get(note["article"])
        patch["annotations"][str(note_number)] = (
            fields(_mended_note(note, owner)) if owner else None
        )
    patch["articles"].update(dict.fromkeys(map(str, content.damaged_articles)))
    patch["annotations"].update(dict.fromkeys(map(str, content.damaged_annotations)))
    store.apply_to_shard(None, number, always(patch))
    for article_id, article in elsewhere:
        _place(store, article_id, article)
    return [
        Problem(problem.what, problem.where, f"mended; as it was before: {kept}")
        for problem in problems
    ]


def _mended(article: Mapping[str, Any], article_id: int) -> dict[str, Any]:
    """What of an article has to change to agree with its text, which is taken as it is."""
    plain = plain_text(article["text"])
    names = [name for name in article.get("entities", ()) if is_in_place(name, plain)]
    return {"id": article_id, "plain_sha256": plain_sha256(plain), "entities": names or None}


def _mended_note(note: Mapping[str, Any], article: Mapping[str, Any]) -> dict[str, Any]:
    plain = plain_text(article["text"])
    json = reanchored(Annotation.from_json(note), plain, plain_sha256(plain)).to_json()
    return {name: json.get(name) for name in ("position", "text_sha256", "state")}


def _place(store: Store, article_id: int, article: Mapping[str, Any]) -> None:
    """Put an article that lay in another's shard where it belongs, or at the end."""
    number = shard_of(article_id)
    path = store.shard_path(number)
    if path.exists() and article_id in store.read_shard(number).articles:
        article_id = store.next_article_id()
    patch: Patch = {"articles": {str(article_id): whole({**article, "id": article_id})}}
    store.apply_to_shard(None, shard_of(article_id), always(patch))


def _renumber_doubled(store: Store, backup: _Backup) -> list[Problem]:
    """Give the second of two notes with the same number a new one."""
    seen: set[int] = set()
    mended: list[Problem] = []
    for shard in store.shard_numbers():
        content = store.read_shard(shard)
        doubled = [number for number in content.annotations if number in seen]
        seen.update(content.annotations)
        for number in doubled:
            backup.copy(store.shard_path(shard))
            new = store.new_annotation_numbers(1)[0]
            note = {**content.annotations[number], "number": new}
            patch: Patch = {"annotations": {str(number): None, str(new): whole(note)}}
            store.apply_to_shard(None, shard, always(patch))
            mended.append(
                Problem("Two notes had the same number", f"note {number}", f"one is now {new}")
            )
    return mended


def _set_aside_damaged_originals(store: Store, backup: _Backup) -> list[Problem]:
    mended: list[Problem] = []
    for sha256, path in list(store.originals.all()):
        try:
            store.originals.get(sha256)
        except LibraryError as error:
            kept = backup.move(path)
            remedy = f"it is kept in {kept}; import the file again"
            mended.append(Problem(str(error), str(path), remedy))
    return mended
