"""Second thoughts: articles taken anew from the files they came from.

A better newsreader reads the same file better. The kept original is read again as if it were
imported now; what would change can be looked at first, and taking it is a step of undo. The
text it replaces becomes one of the article's versions, and the notes go with their words.
"""

from __future__ import annotations

import difflib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from newsreader.errors import LibraryError, UnreadableFileError
from newsreader.library.versions import with_new_text
from newsreader.model import Article, Change, Source
from newsreader.records import record
from newsreader.store import Store
from newsreader.store.shards import shard_of
from newsreader.store.undo.changes import Progress

if TYPE_CHECKING:
    from newsreader.importing.workers import Job, Workers


@record
class Reextraction:
    """An article as it is and as its original reads now.

    `after` is None where the original could not be read or holds the article no more;
    `reason` then says why.
    """

    before: Article
    after: Article | None
    reason: str = ""

    @property
    def is_changed(self) -> bool:
        """Would a reader see another title or another text?"""
        before, after = self.before, self.after
        return after is not None and (after.title, after.text) != (before.title, before.text)

    def diff(self) -> list[str]:
        """The lines that go and come, as a unified diff of title and Markdown."""
        if self.after is None:
            return []
        old = [self.before.title, "", *self.before.text.split("\n")]
        new = [self.after.title, "", *self.after.text.split("\n")]
        name = f"article {self.before.id}"
        return list(difflib.unified_diff(old, new, name, f"{name} anew", lineterm="", n=1))


def reextract(
    store: Store, ids: Sequence[int], model: str, progress: Progress | None = None
) -> Iterator[Reextraction]:
    """Read the originals of articles again, in worker processes; changes nothing."""
    from newsreader.importing.workers import Workers, processors

    jobs = max(1, min(processors(), len(ids)))
    with Workers(jobs, model=model) as workers:
        waiting: deque[tuple[Article, Job | str]] = deque()
        articles = iter(store.get_many(ids))
        done = 0
        while True:
            for article in islice(articles, jobs * 2 - len(waiting)):
                waiting.append((article, _submitted(store, workers, article)))
            if not waiting:
                return
            article, job = waiting.popleft()
            yield _reextraction(workers, article, job)
            done += 1
            if progress is not None:
                progress(done, len(ids))


def take(store: Store, taken: Iterable[Reextraction]) -> Change:
    """Give articles the texts their originals have now, as one step of undo."""
    ids: list[int] = []
    wanted = [(each.before, each.after) for each in taken if each.after is not None]
    noun = "article" if len(wanted) == 1 else "articles"
    description = f"new extraction of {len(wanted):,} {noun}"
    with store.step(description) as step:
        for before, after in wanted:
            # An earlier date of change would make it look like an older text of the article.
            is_earlier = (after.modified or "") < (before.modified or "")
            modified = None if is_earlier else after.modified
            article = replace(after, tags=before.tags, modified=modified)
            plan = partial(with_new_text, article_id=before.id, new=article)
            store.apply_to_shard(step, shard_of(before.id), plan)
            ids.append(before.id)
    return Change(tuple(ids), description)


def _submitted(store: Store, workers: Workers, article: Article) -> Job | str:
    source = article.source
    if source is None:
        return "it did not come from a file"
    try:
        data = store.originals.get(source.sha256)
    except LibraryError as error:
        return str(error)
    return workers.submit(data, source.path_name, entities=True)


def _reextraction(workers: Workers, article: Article, job: Job | str) -> Reextraction:
    if isinstance(job, str):
        return Reextraction(article, None, job)
    outcome = workers.answer(job)
    if isinstance(outcome, UnreadableFileError):
        return Reextraction(article, None, str(outcome))
    found = _same_article(article, [item.article for item in outcome])
    if found is None:
        return Reextraction(article, None, "its file now reads as other articles")
    return Reextraction(article, replace(found, source=_with_name(found.source, article.source)))


def _same_article(article: Article, candidates: Sequence[Article]) -> Article | None:
    """Of a file with several articles, the one that this was."""
    if len(candidates) == 1:
        return candidates[0]
    same_key = [each for each in candidates if each.key == article.key]
    same_title = [each for each in candidates if each.title == article.title]
    return next(iter(same_key or same_title), None)


def _with_name(found: Source | None, old: Source | None) -> Source | None:
    return replace(found, path_name=old.path_name) if found and old else found
