"""Names looked for again: by another model than before, or by a newer version of it.

The stored text is read anew in worker processes and the article's names are put in the place of
the old ones; nothing else of it changes. All of it is one step of undo. It is written a few
articles at a time, so that a run that ends early has kept what it did: what was found by the
wanted version is passed over the next time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from newsreader.entities import recogniser_version
from newsreader.errors import UnreadableFileError
from newsreader.model import Article, Change
from newsreader.store import Store
from newsreader.store.editing import Shard
from newsreader.store.shards import shard_of
from newsreader.store.undo.changes import Progress
from newsreader.store.undo.patches import Patch, fields

if TYPE_CHECKING:
    from newsreader.importing.workers import Job, Workers


_BATCH_ARTICLES = 32


def recognise_again(
    store: Store, ids: Sequence[int], model: str, progress: Progress | None = None
) -> Change:
    """Find the names in articles anew, where another version found those they have.

    `progress` is told how many are done, and of how many. Articles whose names cannot be found
    (they take too long) keep those they have.
    """
    outdated = [each.id for each in store.get_many(ids) if _is_outdated(each, model)]
    if not outdated:
        return Change((), "the names are those this version finds already")
    changed: list[int] = []
    noun = "article" if len(outdated) == 1 else "articles"
    description = f"names found anew in {len(outdated):,} {noun}"
    found = _found(store, outdated, model)
    with store.step(description) as step:
        while batch := list(islice(found, _BATCH_ARTICLES)):
            anew = {article.id: article for article in batch}
            for shard, run in groupby(sorted(anew), key=shard_of):
                articles = [anew[number] for number in run]
                inverse = store.apply_to_shard(step, shard, partial(_patch, articles=articles))
                changed += map(int, inverse.get("articles", ()))
            if progress is not None:
                progress(min(len(changed), len(outdated)), len(outdated))
    return Change(tuple(changed), description)


def _is_outdated(article: Article, model: str) -> bool:
    version = article.source.entity_model if article.source else None
    return version != recogniser_version(article.language, model)


def _found(store: Store, ids: Sequence[int], model: str) -> Iterator[Article]:
    """The articles with their names found anew, in order; those that could not be are left out."""
    from newsreader.importing.article import ImportedArticle
    from newsreader.importing.workers import Workers, processors

    jobs = max(1, min(processors(), len(ids)))
    with Workers(jobs, model=model) as workers:
        waiting: deque[Job] = deque()
        articles = store.get_many(ids)
        while True:
            for article in islice(articles, jobs * 4 - len(waiting)):
                item = ImportedArticle(article)
                waiting.append(workers.submit_entities(item, f"article {article.id}"))
            if not waiting:
                return
            yield from _outcome(workers, waiting.popleft())


def _outcome(workers: Workers, job: Job) -> Iterator[Article]:
    outcome = workers.answer(job)
    if not isinstance(outcome, UnreadableFileError):
        yield from (item.article for item in outcome)


def _patch(shard: Shard, articles: Sequence[Article]) -> Patch:
    """The new names of articles whose text is still the one that was read."""
    documents = shard.documents("articles")
    targets = {}
    for article in articles:
        now: Any = documents.get(article.id, {})
        if now.get("text") == article.text:
            values = article.to_json()
            names = {name: values.get(name) for name in ("entities", "source")}
            targets[str(article.id)] = fields(names)
    return {"articles": targets}
