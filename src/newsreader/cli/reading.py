"""`list`, `search` and `show`: articles on stdout."""

from __future__ import annotations

import argparse

from newsreader.cli.output import (
    bold,
    nothing_found,
    open_library,
    print_json,
    print_lines,
    row_json,
    row_line,
)
from newsreader.document import Block, Document, parse
from newsreader.exporting.entries import Entry
from newsreader.exporting.json import whole
from newsreader.model import Annotation, Article, SearchHit


def list_articles(arguments: argparse.Namespace) -> int:
    """One line an article."""
    query = " ".join(arguments.query)
    with open_library(arguments) as library:
        rows = library.list(query, sort=arguments.sort, limit=arguments.limit)
        if arguments.json:
            print_json([row_json(row) for row in rows])
        else:
            print_lines(row_line(row) for row in rows)
        if query and not rows:
            return nothing_found(library, query)
    return 0


def search(arguments: argparse.Namespace) -> int:
    """Hits, best first, each with its snippet."""
    query = " ".join(arguments.query)
    with open_library(arguments) as library:
        hits = library.search(query, limit=arguments.limit)
        if arguments.json:
            print_json([{**row_json(h.row), "score": h.score, "snippet": h.snippet} for h in hits])
        else:
            for hit in hits:
                print_lines([row_line(hit.row)])
                if hit.snippet:
                    print(f"           {_snippet(hit)}")
        return 0 if hits else nothing_found(library, query)


def show(arguments: argparse.Namespace) -> int:
    """One article as Markdown, text or JSON."""
    with open_library(arguments) as library:
        article = library.get(arguments.id)
        notes = library.annotations(article.id)
    document = parse(article.text)
    if arguments.format == "json":
        print_json(whole(Entry(article, tuple(notes))))
    elif arguments.plain:
        print(_linear(article, document, notes))
    elif arguments.format == "text":
        print("\n\n".join([_head(article, ""), document.text]))
    else:
        print("\n\n".join([_head(article, "# "), article.text]))
    return 0


def _snippet(hit: SearchHit) -> str:
    pieces, end = [], 0
    for start, stop in hit.hits:
        pieces += [hit.snippet[end:start], bold(hit.snippet[start:stop])]
        end = stop
    return "".join([*pieces, hit.snippet[end:]]).replace("\n", " ")


def _head(article: Article, mark: str) -> str:
    facts = [", ".join(article.authors), article.publisher or "", article.published or ""]
    lines = [
        f"{mark}{article.title}",
        " · ".join(fact for fact in facts if fact),
        article.url or "",
    ]
    return "\n\n".join(line for line in lines if line)


def _linear(article: Article, document: Document, notes: list[Annotation]) -> str:
    """The article in the order it is read aloud, every part announced in words."""
    facts = {
        "Title": article.title,
        "By": ", ".join(article.authors),
        "Publisher": article.publisher,
        "Published": article.published,
        "Address": article.url,
        "Length": f"{article.word_count} words",
        "Tags": ", ".join(article.tags),
    }
    parts = ["\n".join(f"{name}: {value}" for name, value in facts.items() if value)]
    parts += [_spoken(block, document.text) for block in document.blocks]
    for note in notes:
        quote = f' on "{note.quote.exact}"' if note.quote else ""
        parts.append(f"Note {note.number}{quote}: {note.body}".rstrip(": "))
    return "\n\n".join(part for part in parts if part)


def _spoken(block: Block, text: str) -> str:
    words = text[block.start : block.end]
    if block.kind == "image":
        return f"Picture: {block.label}" if block.label else ""
    if block.kind == "heading":
        return f"Heading: {words}"
    if block.kind == "table":
        return f"Table:\n{words}"
    return f"Quote: {words}" if "▌" in block.lead else words
