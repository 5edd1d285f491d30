"""The bytes of one file -> complete articles: read, counted, named, with their provenance.

This is what runs in a worker process for each file. Everything that comes out can be stored
as it is; only the number is given by the store.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from newsreader import __version__, document
from newsreader.cleaning import clean_line, clean_text
from newsreader.errors import UnreadableFileError
from newsreader.importing import archives
from newsreader.importing.alltext import read_all_text
from newsreader.importing.canonical import article_key, canonical_url
from newsreader.importing.detect import detect_format, is_container
from newsreader.importing.extracted import Extracted, ImportedNote
from newsreader.importing.reading import printable_name
from newsreader.model import Article, DroppedBlock, Source
from newsreader.records import record

#: Of a text longer than that, which is a book, the names in its beginning are found.
MOST_CHARACTERS_WITH_NAMES = 500_000

_EXCERPT_CHARACTERS = 240
# Formats that are one page or one text, which can be read without understanding it.
_PAGES = frozenset(("html", "singlefile", "plaintext", "markdown"))
_DENSE_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# Chinese and Japanese write no blanks; their words are 1.6 characters long on average.
_WORDS_FOR_EACH_DENSE_CHARACTER = 0.625
# Begins where a word may begin alone: a long run of marks would else be tried from each of them.
_WORD = re.compile(r"(?<!\S)[^\w\s]*+\w\S*")


@record
class ImportedArticle:
    """An article ready for the store, and the notes another reader exported with it.

    `finished` is what `read_paths` was asked to make of the article besides.
    """

    article: Article
    notes: tuple[ImportedNote, ...] = ()
    finished: Any = None


def articles_from_bytes(data: bytes, name: str, *, entities: bool = True) -> list[ImportedArticle]:
    """The articles in a file, an archive's members all together.

    `name` is what the file is called; no path is opened. Without `entities` no names are
    looked for. Raises UnreadableFileError with the code of the reason.
    """
    found: list[ImportedArticle] = []
    first_error: UnreadableFileError | None = None
    members = [archives.Member(name, data)]
    for member in (
        archives.unpack(data, name, is_container) if is_container(data, name) else members
    ):
        try:
            if member.error:
                raise member.error
            found += _articles(member.data, member.name)
        except UnreadableFileError as error:
            first_error = first_error or error
    if not found:
        raise first_error or UnreadableFileError(
            "no_text", f"{printable_name(name)} holds no files"
        )
    return [with_entities(item) for item in found] if entities else found


def with_entities(item: ImportedArticle) -> ImportedArticle:
    """The article with the people, organisations, places, dates and figures in it found.

    Costs about six seconds of one processor for 100,000 characters. Of a text as long as a
    book the names in its beginning are found, and its warning says so.
    """
    from newsreader.entities import recognise, recogniser_version

    article = item.article
    plain = document.plain_text(article.text)
    mentions = recognise(
        plain[:MOST_CHARACTERS_WITH_NAMES],
        language=article.language,
        title=article.title,
        published=article.published,
        authors=article.authors,
    )
    version = recogniser_version(article.language)
    source = article.source and replace(article.source, entity_model=version)
    found = replace(item, article=replace(article, entities=mentions, source=source))
    if len(plain) <= MOST_CHARACTERS_WITH_NAMES:
        return found
    return with_warning(
        found, f"names were looked for in its first {MOST_CHARACTERS_WITH_NAMES:,} characters"
    )


def with_warning(item: ImportedArticle, warning: str) -> ImportedArticle:
    """The article with one more warning about how it was read."""
    article = item.article
    if article.source is None:
        return item
    said = "; ".join(filter(None, (article.source.warning, warning)))
    return replace(item, article=replace(article, source=replace(article.source, warning=said)))


def word_count(text: str) -> int:
    """The number of words a reader of the language would count, Chinese and Japanese estimated."""
    dense = len(_DENSE_SCRIPT.findall(text))
    if dense:
        text = _DENSE_SCRIPT.sub(" ", text)
    words = len(_WORD.findall(text))
    return words + round(dense * _WORDS_FOR_EACH_DENSE_CHARACTER)


def excerpt(parsed: document.Document, title: str = "") -> str:
    """The first sentences of a text for a list: prose alone, cut at a word, on one line."""
    pieces: list[str] = []
    length = 0
    for block in parsed.blocks:
        piece = clean_line(parsed.text[block.start : block.end], _EXCERPT_CHARACTERS + 2)
        if block.kind != "paragraph" or not piece or piece == title:
            continue
        pieces.append(piece)
        length += len(piece) + 1
        if length > _EXCERPT_CHARACTERS:
            break
    text = " ".join(pieces)
    if len(text) <= _EXCERPT_CHARACTERS:
        return text
    cut = text[:_EXCERPT_CHARACTERS]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > _EXCERPT_CHARACTERS // 2 else cut).rstrip(" ,;:–—-") + "…"


def article_of_all_text(data: bytes, name: str) -> ImportedArticle:
    """The article of a page whose text could not be chosen in time: all of it, without names.

    Raises UnreadableFileError where it holds none or is no text.
    """
    file_format = detect_format(data, name)
    if file_format.name not in _PAGES:
        raise UnreadableFileError("unsupported", f"{printable_name(name)} is not a page")
    return _article(read_all_text(data, name), _source(data, name, file_format.name))


def _articles(data: bytes, name: str) -> list[ImportedArticle]:
    file_format = detect_format(data, name)
    read = file_format.read(data, name)
    if not read:
        raise UnreadableFileError("no_text", f"{printable_name(name)} holds no text")
    source = _source(data, name, file_format.name)
    return [_article(extracted, source) for extracted in read]


def _source(data: bytes, name: str, format_name: str) -> Source:
    return Source(
        path_name=printable_name(name),
        sha256=hashlib.sha256(data).hexdigest(),
        format=format_name,
        importer=f"newsreader {__version__}",
        extracted_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def _article(extracted: Extracted, source: Source) -> ImportedArticle:
    from newsreader.entities.language import detect_language

    text = clean_text(extracted.markdown).strip()
    parsed = document.parse(text)
    plain = parsed.text
    if not plain.strip():
        raise UnreadableFileError("no_text", f"{source.path_name} holds no text")
    title = clean_line(extracted.title) or _first_words(plain)
    url = canonical_url(extracted.url)
    language = extracted.language or detect_language(plain)
    article = Article(
        title=title,
        text=text,
        key=article_key(url, title, plain),
        authors=_lines(extracted.authors),
        publisher=clean_line(extracted.publisher or "") or None,
        url=url,
        published=extracted.published,
        modified=extracted.modified,
        language=language,
        plain_sha256=document.plain_sha256(plain),
        word_count=word_count(plain),
        excerpt=excerpt(parsed, title),
        tags=_lines(extracted.tags),
        read=extracted.read,
        starred=extracted.starred,
        archived=extracted.archived,
        saved=extracted.saved or "",
        source=replace(
            source,
            extractor=extracted.extractor,
            encoding=extracted.encoding,
            kept_ratio=extracted.kept_ratio,
            dropped=tuple(_within(block, len(plain)) for block in extracted.dropped),
            fields=dict(extracted.fields),
            warning=extracted.warning,
        ),
    )
    return ImportedArticle(article, extracted.highlights)


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(clean_line, texts))))


def _within(block: DroppedBlock, length: int) -> DroppedBlock:
    return replace(block, text=clean_text(block.text), before=min(max(block.before, 0), length))


def _first_words(plain: str) -> str:
    return clean_line(plain.split("\n", 1)[0], 120)
