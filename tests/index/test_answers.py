"""The index answers every query as looking through all articles word by word would."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsreader.document import plain_sha256, plain_text
from newsreader.index import Index
from newsreader.index.query import Query
from newsreader.index.query.nodes import Node
from newsreader.model import Annotation, Article, EntityMention, Source, TextQuote, Version
from newsreader.store.store import Store
from newsreader.store.undo.patches import always, fields, whole

from .evaluator import Evaluator
from .strategies import (
    AUTHORS,
    DAYS,
    FILES,
    LABELS,
    NAMES,
    PUBLISHERS,
    TAGS,
    URLS,
    WORDS,
    nodes,
)

# Each example is a library on disk: making a failing one smaller would take minutes.
OF_LIBRARIES = settings(
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
GAPS = [" ", ", ", "\n\n", "** **", " _", "\n\n1. ", " &amp; ", "-"]


def texts() -> st.SearchStrategy[str]:
    """Markdown of a few words."""
    words = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=6)
    return words.map(lambda pairs: "".join(word + gap for word, gap in pairs))


def mentions() -> st.SearchStrategy[tuple[EntityMention, ...]]:
    mention = st.builds(
        lambda label, text, canonical: EntityMention(label, text, 0, len(text), canonical),
        st.sampled_from(LABELS),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
    )
    return st.lists(mention, max_size=3).map(tuple)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(texts())
    plain = plain_text(text)
    file = draw(st.none() | st.sampled_from(FILES))
    source = Source(file, "ab" * 32, "html", "0.1", "2026-11-24T00:00:00Z") if file else None
    flags = st.booleans()
    return Article(
        title=" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=3))),
        text=text,
        authors=tuple(draw(st.lists(st.sampled_from(AUTHORS), max_size=2, unique=True))),
        publisher=draw(st.none() | st.sampled_from(PUBLISHERS)),
        url=draw(st.none() | st.sampled_from(URLS)),
        published=draw(
            st.none() | st.sampled_from([*DAYS, "2025", "2025-03", "2025-03-14T12:00:00Z"])
        ),
        language=draw(st.none() | st.sampled_from(["en", "en-GB", "de", "tr"])),
        plain_sha256=plain_sha256(plain),
        word_count=len(plain.split()),
        tags=tuple(draw(st.lists(st.sampled_from(TAGS), max_size=2, unique=True))),
        read=draw(flags),
        starred=draw(flags),
        archived=draw(flags),
        progress=draw(st.sampled_from([0.0, 0.5, 1.0])),
        saved=draw(st.sampled_from(DAYS)) + "T08:00:00Z",
        opened=draw(st.none() | st.sampled_from(DAYS).map(lambda day: f"{day}T09:00:00Z")),
        trashed=draw(st.sampled_from([None, None, None, "2026-11-24T00:00:00Z"])),
        entities=draw(mentions()),
        source=source,
        versions=(Version("0", "2025", "t", "x"),) if draw(flags) else (),
    )


@st.composite
def notes(draw: st.DrawFn, article: int) -> Annotation:
    quote = draw(st.none() | st.sampled_from(WORDS).map(TextQuote))
    return Annotation(
        number=0,
        article=article,
        motivation=draw(st.sampled_from(["commenting", "highlighting"])),
        body=draw(st.sampled_from(["", *WORDS])),
        created="2026-11-24T00:00:00Z",
        tags=tuple(draw(st.lists(st.sampled_from(TAGS), max_size=1))),
        quote=quote,
    )


@contextmanager
def library() -> Iterator[tuple[Store, Index]]:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "library")
        index = Index.open(Path(folder) / "cache" / "index.sqlite3")
        try:
            yield store, index
        finally:
            index.close()


def put(store: Store, new: list[Article], annotations: list[Annotation]) -> None:
    """Articles and annotations in one change, the annotations numbered here."""
    with store.step("test") as step:
        store.add(step, new)
        numbers = store.new_annotation_numbers(len(annotations) or 1)
        documents = {
            str(n): whole({**note.to_json(), "number": n})
            for n, note in zip(numbers, annotations, strict=False)
        }
        store.apply_to_shard(step, 0, always({"annotations": documents}))


def evaluator(store: Store) -> Evaluator:
    content = store.read_shard(0)
    return Evaluator(
        [Article.from_json(document) for document in content.articles.values()],
        [Annotation.from_json(document) for document in content.annotations.values()],
    )


def check(store: Store, index: Index, trees: list[Node]) -> None:
    slow = evaluator(store)
    for tree in trees:
        query = Query("", tree)
        expected = slow.found(query)
        found = index.ids(query)
        assert sorted(found) == sorted(expected)
        assert index.count(query) == len(expected)
        assert [row.id for row in index.page(query, limit=100)] == list(found)
        for sort in ("saved", "-published", "title", "publisher", "words", "unread", "relevance"):
            assert sorted(index.ids(query, sort)) == sorted(expected)


@settings(OF_LIBRARIES, max_examples=60)
@given(st.data())
def test_the_index_finds_what_looking_through_everything_finds(data: st.DataObject) -> None:
    new = data.draw(st.lists(articles(), min_size=1, max_size=6))
    numbers = st.integers(1, len(new))
    annotations = data.draw(st.lists(numbers.flatmap(notes), max_size=3))
    trees = data.draw(st.lists(nodes(), min_size=4, max_size=12))
    with library() as (store, index):
        put(store, new, annotations)
        index.sync(store)
        check(store, index, trees)


@settings(OF_LIBRARIES, max_examples=25)
@given(st.data())
def test_the_index_follows_every_change(data: st.DataObject) -> None:
    new = data.draw(st.lists(articles(), min_size=2, max_size=4))
    numbers = st.integers(1, len(new))
    trees = data.draw(st.lists(nodes(), min_size=3, max_size=6))
    with library() as (store, index):
        index.sync(store)
        store.on_written = lambda written: index.shard_written(store, written)
        put(store, new, data.draw(st.lists(numbers.flatmap(notes), max_size=2)))
        for number in data.draw(st.lists(numbers, max_size=3)):
            target = data.draw(
                st.one_of(
                    st.sampled_from(TAGS).map(lambda tag: fields({"tags": [tag]})),
                    st.booleans().map(lambda read: fields({"read": read, "trashed": None})),
                    articles().map(lambda a, n=number: whole({**a.to_json(), "id": n})),
                    st.none(),
                )
            )
            with store.step("test") as step:
                store.apply_to_shard(step, 0, always({"articles": {str(number): target}}))
        assert index.stale(store) == []
        check(store, index, trees)
        index.rebuild(store)
        check(store, index, trees)


@settings(OF_LIBRARIES, max_examples=15)
@given(st.data())
def test_the_first_of_very_many_are_the_first_of_all(data: st.DataObject) -> None:
    new = data.draw(st.lists(articles(), min_size=1, max_size=8))
    trees = data.draw(st.lists(nodes(), min_size=6, max_size=12))
    with library() as (store, index), pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsreader.index.search.MOST_RANKED", 0)
        patch.setattr("newsreader.index.search._FIRST_STRETCH", 2)
        patch.setattr("newsreader.index.search._WALK_TO_JUDGE", 3)
        gathered = data.draw(st.sampled_from([0, 20_000]))
        patch.setattr("newsreader.index.search._MOST_GATHERED", gathered)
        # Nothing is rare then, and sources are asked for before words.
        patch.setattr("newsreader.index.lists._RARE", data.draw(st.sampled_from([0, 2000])))
        put(store, new, [])
        index.sync(store)
        for query in (Query("", tree) for tree in trees):
            for sort in ("", "-saved", "published", "words", "title"):
                found = list(index.ids(query, sort))
                assert index.count(query) == len(found)
                assert [row.id for row in index.page(query, sort, limit=3, offset=1)] == found[1:4]
