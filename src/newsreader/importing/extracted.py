"""What reading a file gives, before an article has entities, a key or a number.

Every format and the two readers of free-form sources (`html`, `plaintext`) answer with these,
so that what follows does not know where an article came from.
"""

from __future__ import annotations

from dataclasses import field

from newsreader.model import DroppedBlock
from newsreader.records import record


@record
class ImportedNote:
    """A highlight or a note that another reader exported with the article.

    `quote` is the passage as that reader kept it, empty for a note on the whole article;
    `body` is the reader's own words, Markdown, empty for a bare highlight; `created` is an
    ISO 8601 time or None where the export does not say.
    """

    quote: str
    body: str = ""
    tags: tuple[str, ...] = ()
    created: str | None = None


@record
class Extracted:
    """One article out of a file. Every string has been through `cleaning`.

    `published` and `modified` keep the precision that is known ("2024-07", "2024-07-03", or a
    full time in UTC). `extractor` names what chose the text. `kept_ratio` is the share of the
    visible words that were kept, 0 to 1. `dropped` is what was left out, in page order, with
    offsets in the plain text of `markdown`. `fields` tells where each piece of metadata was
    found. `encoding` is what the bytes were read in. `warning` says what the file looks like
    when it does not look like an article, or what of it could not be read.
    What other readers' exports know beyond that: `tags`, `saved` (ISO 8601), the three
    flags and `highlights`.
    """

    title: str
    markdown: str
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    extractor: str | None = None
    kept_ratio: float | None = None
    dropped: tuple[DroppedBlock, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    encoding: str | None = None
    warning: str | None = None
    tags: tuple[str, ...] = ()
    saved: str | None = None
    read: bool = False
    starred: bool = False
    archived: bool = False
    highlights: tuple[ImportedNote, ...] = ()
