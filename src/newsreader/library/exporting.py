"""An article with its notes as a file of its own, for another program or another reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsreader.document import parse
from newsreader.errors import NewsreaderError
from newsreader.model import Annotation, Article
from newsreader.store.files import write_atomically

#: The endings of the files that can be written, each with its form.
ENDINGS = (".md", ".txt")


def as_markdown(article: Article, notes: Sequence[Annotation]) -> str:
    """The article under its title and source, with its notes and highlights after it."""
    parts = [f"# {article.title}", _source(article), article.text]
    if notes:
        parts += ["## Notes", *(_note(note, "> ") for note in notes)]
    return "\n\n".join(part for part in parts if part) + "\n"


def as_text(article: Article, notes: Sequence[Annotation]) -> str:
    """The same without any markup."""
    parts = [article.title, _source(article), parse(article.text).text]
    if notes:
        parts += ["Notes", *(_note(note, "  ") for note in notes)]
    return "\n\n".join(part for part in parts if part) + "\n"


def write_articles(
    file: Path, articles: Sequence[tuple[Article, Sequence[Annotation]]], *, replace: bool
) -> None:
    """Write articles with their notes into one file, whole or not at all.

    The ending of the file says how: Markdown for .md, plain text for .txt. Raises
    NewsreaderError for another ending, for a file that is there already unless it is to be
    replaced, and when it cannot be written.
    """
    if file.suffix.casefold() not in ENDINGS:
        raise NewsreaderError(f"{file.name} must end in {' or '.join(ENDINGS)}.")
    form = as_text if file.suffix.casefold() == ".txt" else as_markdown
    rule = "\n\n" if form is as_text else "\n---\n\n"
    data = rule.join(form(article, notes) for article, notes in articles).encode("utf-8")
    try:
        if replace:
            write_atomically(file, data)
        else:
            _write_new(file, data)
    except FileExistsError as error:
        raise NewsreaderError(f"{file} is there already.") from error
    except OSError as error:
        raise NewsreaderError(f"{file} cannot be written: {error.strerror}.") from error


def _write_new(file: Path, data: bytes) -> None:
    """The name is taken first, so that no other program's file is ever written over."""
    file.touch(exist_ok=False)
    try:
        write_atomically(file, data)
    except BaseException:
        file.unlink()
        raise


def _source(article: Article) -> str:
    facts = [
        ", ".join(article.authors),
        article.publisher or "",
        article.published or "",
        article.url or "",
        " ".join(f"#{tag}" for tag in article.tags),
    ]
    return " · ".join(fact for fact in facts if fact)


def _note(note: Annotation, mark: str) -> str:
    quote = ""
    if note.quote:
        quote = "\n".join(f"{mark}{line}" for line in note.quote.exact.splitlines())
    tags = " ".join(f"#{tag}" for tag in note.tags)
    return "\n\n".join(part for part in (quote, note.body, tags) if part)
