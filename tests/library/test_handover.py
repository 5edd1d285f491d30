"""A worker makes for the index what it needs of an article, and only that very article."""

from __future__ import annotations

from dataclasses import replace

from newsreader.importing import FileResult, ImportedArticle
from newsreader.index.content import FullText, ready
from newsreader.library import Library
from newsreader.library.imports import take_in
from newsreader.model import Article, EntityMention, Source

ARTICLE = Article(
    title="The ferry line closes",
    text="Mayor **Aylin Demir** closed the [line](https://example.org/a).\n\n> Nobody asked.",
    key="u:ferry",
    url="https://Example.org:8080/ferry",
    authors=("Ann Lee",),
    entities=(EntityMention("PERSON", "Aylin Demir", 6, 17, "Aylin Demir"),),
    source=Source("ferry.html", "ab" * 32, "html", "newsreader", "2026"),
)


def take(library: Library, finished: tuple[int, FullText]) -> None:
    item = ImportedArticle(ARTICLE, finished=finished)
    result = FileResult("ferry.html", b"<html>", "ab" * 32, ".html", (item,))
    take_in(library.store, library._upkeep, [result], ("kept",), "import")


def planted() -> tuple[int, FullText]:
    """What a worker would hand over, with a word that is not in the article."""
    fingerprint, text = ready(ARTICLE)
    title, lead, body, names = text.words
    return fingerprint, replace(text, words=(title, lead, f"{body} zeppelin", names))


def test_what_the_worker_made_is_put_into_the_index(library: Library) -> None:
    take(library, planted())
    assert library.count("zeppelin") == 1
    assert library.count("demir #kept") == 1


def test_it_is_made_anew_where_the_reader_has_corrected_a_name(library: Library) -> None:
    library.correct_entity("rename", "Aylin Demir", to="Aylin Demir Kaya")
    take(library, planted())
    assert library.count("zeppelin") == 0
    assert library.count("person:kaya") == 1


def test_it_is_what_the_index_makes_of_the_same_article(library: Library) -> None:
    take(library, ready(ARTICLE))
    queries = ('"nobody asked"', "title:ferry", "author:lee", "url:example", "file:ferry", "nob")
    found = [library.count(library.as_typed(query)) for query in queries]
    library.reindex()
    assert found == [library.count(library.as_typed(query)) for query in queries] == [1] * 6
