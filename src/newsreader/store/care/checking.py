"""Looking over a library without changing anything in it.

Every file is read and everything that can be verified is: that shards parse, that texts,
quotations and names agree with their fingerprints and offsets, that originals are the bytes
that were imported. Disks flip bits, people edit files, synchronisers leave copies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsreader.document import plain_sha256, plain_text
from newsreader.errors import CorruptShardError, LibraryError
from newsreader.model import Problem
from newsreader.store.shards import ShardContent, read_content, shard_of
from newsreader.store.store import Store

#: "0003.sync-conflict-20261124-093000-ABCDEFG.json" (Syncthing), "0003 (1).json",
#: "0003 (conflicted copy 2026-11-24).json" (Dropbox, Nextcloud).
CONFLICT_COPY = re.compile(
    r"(library|[0-9]{4}|[1-9][0-9]{4,})(?:\.sync-conflict-[\w-]+|[ _]\(.+\)|_conflict-[\w-]+)\.json"
)

_REPAIR = "newsreader check --repair"


def check(store: Store, progress: Callable[[int, int], None] | None = None) -> list[Problem]:
    """Everything that is wrong with the files of a library; nothing is written.

    `progress` is told the shards and originals looked at and how many there are.
    """
    shards = store.shard_numbers()
    originals = list(store.originals.all())
    total = len(shards) + len(originals)
    problems: list[Problem] = []
    wanted: dict[str, int] = {}
    numbers: dict[int, int] = {}
    for done, number in enumerate(shards, start=1):
        try:
            content = read_content(store.shard_path(number), number)
        except CorruptShardError as error:
            problems.append(Problem(str(error), str(store.shard_path(number)), _REPAIR))
        else:
            problems += check_shard(content)
            problems += _doubled(content, numbers)
            wanted.update(_originals_of(content))
        _tell(progress, done, total)
    for done, (sha256, path) in enumerate(originals, start=len(shards) + 1):
        problems += _check_original(store, sha256, path, wanted.get(sha256))
        _tell(progress, done, total)
    kept = {sha256 for sha256, _ in originals}
    problems += [
        Problem(
            f"The original of article {article_id} is missing",
            str(store.originals.folder),
            "import the file again",
        )
        for sha256, article_id in wanted.items()
        if sha256 not in kept
    ]
    return problems + list(_stray_files(store))


def check_shard(content: ShardContent) -> list[Problem]:
    """What is wrong with the documents of one shard."""
    problems = [
        Problem("An article has no text, or no form", f"article {number}", _REPAIR)
        for number in content.damaged_articles
    ]
    problems += [
        Problem("A note has no form", f"note {number}", _REPAIR)
        for number in content.damaged_annotations
    ]
    for number, article in content.articles.items():
        problems += _check_article(content.number, number, article)
    there = content.articles.keys() | content.damaged_articles.keys()
    for number, note in content.annotations.items():
        if note["article"] not in there:
            what = f"The article {note['article']} of a note is not there"
            problems.append(Problem(what, f"note {number}", _REPAIR))
    return problems


def is_in_place(mention: Mapping[str, Any], plain: str) -> bool:
    """Does the text of a mention stand where it says?"""
    start, end = mention.get("start"), mention.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return False
    return plain[start:end] == mention.get("text")


def conflict_copies(folder: Path) -> list[tuple[str, Path]]:
    """What file synchronisers left where two machines had changed the same file.

    Each with the name, without ".json", of the file it is a copy of.
    """
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    matches = ((CONFLICT_COPY.fullmatch(path.name), path) for path in paths)
    return [(match[1], path) for match, path in matches if match]


def _check_article(shard: int, number: int, article: Mapping[str, Any]) -> Iterator[Problem]:
    where = f"article {number}"
    plain = plain_text(article["text"])
    if shard_of(number) != shard or article.get("id") != number:
        yield Problem("An article lies in another's place", where, _REPAIR)
    if article.get("plain_sha256") != plain_sha256(plain):
        yield Problem("The text is not the one that was saved", where, _REPAIR)
    elif not all(is_in_place(item, plain) for item in article.get("entities", ())):
        yield Problem("Names are marked in the wrong places", where, _REPAIR)


def _doubled(content: ShardContent, numbers: dict[int, int]) -> Iterator[Problem]:
    """Notes whose number another shard has given too."""
    for number in content.annotations:
        if numbers.setdefault(number, content.number) != content.number:
            yield Problem("Two notes have the same number", f"note {number}", _REPAIR)


def _originals_of(content: ShardContent) -> dict[str, int]:
    sources = ((article.get("source") or {}, n) for n, article in content.articles.items())
    return {str(source["sha256"]): n for source, n in sources if source.get("sha256")}


def _check_original(
    store: Store, sha256: str, path: Path, article_id: int | None
) -> Iterator[Problem]:
    try:
        store.originals.get(sha256)
    except LibraryError as error:
        owner = f" (article {article_id})" if article_id else ""
        yield Problem(f"{error}{owner}", str(path), "import the file again")


def _stray_files(store: Store) -> Iterator[Problem]:
    for path in store.leftovers():
        yield Problem("A killed process left a temporary file", str(path), _REPAIR)
    for folder in (store.folder, store.folder / "articles"):
        for name, path in conflict_copies(folder):
            yield Problem(f"Two machines changed {name}.json", str(path), _REPAIR)
    for number in store.journal.unfinished():
        yield Problem(f"Change {number} was not finished", str(store.journal.folder), _REPAIR)


def _tell(progress: Callable[[int, int], None] | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)
