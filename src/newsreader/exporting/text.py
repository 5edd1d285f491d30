"""An article with its notes as Markdown and as text without any markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsreader.document import parse
from newsreader.exporting.entries import Entry
from newsreader.importing.escaping import escape_heading
from newsreader.model import Annotation


def as_markdown(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Each article under its title and source, with its notes and highlights after it."""
    return _parted((_markdown(entry) for entry in entries), "\n---\n\n")


def as_text(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The same without any markup."""
    return _parted((_text(entry) for entry in entries), "\n\n")


def quote_and_note(note: Annotation, mark: str) -> str:
    """A note under the passage it is on, whose lines begin with `mark`."""
    quote = ""
    if note.quote:
        quote = "\n".join(f"{mark}{line}" for line in note.quote.exact.splitlines())
    tags = " ".join(f"#{tag}" for tag in note.tags)
    return "\n\n".join(part for part in (quote, note.body, tags) if part)


def source_line(entry: Entry) -> str:
    """Who, where, when, the address and the tags, as far as they are known."""
    article = entry.article
    facts = [
        ", ".join(article.authors),
        article.publisher or "",
        article.published or "",
        article.url or "",
        " ".join(f"#{tag}" for tag in article.tags),
    ]
    return " · ".join(fact for fact in facts if fact)


def _markdown(entry: Entry) -> str:
    parts = [escape_heading(entry.article.title, 1), source_line(entry), entry.article.text]
    if entry.notes:
        parts += ["## Notes", *(quote_and_note(note, "> ") for note in entry.notes)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _text(entry: Entry) -> str:
    parts = [entry.article.title, source_line(entry), parse(entry.article.text).text]
    if entry.notes:
        parts += ["Notes", *(quote_and_note(note, "  ") for note in entry.notes)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _parted(texts: Iterable[str], rule: str) -> Iterator[bytes]:
    for number, text in enumerate(texts):
        yield (rule + text if number else text).encode()
