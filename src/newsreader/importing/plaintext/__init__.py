"""Text copied from a page -> the article in it.

In: decoded text, with whatever stood around the article. Out: headline, authors, dates,
publisher and the article's own words as Markdown; everything left out is kept with its
reason and its place. `databases` parts several articles, `pages` finds running heads, `unwrap`
rejoins lines, `furniture` tells the site from the article, `headline`, `byline` and `publisher`
read what stands above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsreader import document
from newsreader.cleaning import clean_line, clean_text
from newsreader.errors import UnreadableFileError
from newsreader.importing.dates import iso_date
from newsreader.importing.escaping import escape_heading, escape_line, escape_lines
from newsreader.importing.extracted import Extracted
from newsreader.importing.plaintext import phrases
from newsreader.importing.plaintext.byline import (
    names_affiliation,
    names_job,
    read_byline,
    read_name,
)
from newsreader.importing.plaintext.core import Core, find_core, mark_around
from newsreader.importing.plaintext.databases import separate
from newsreader.importing.plaintext.databases.raw import RawArticle
from newsreader.importing.plaintext.dateline import read_dateline
from newsreader.importing.plaintext.furniture import Piece, known_phrase, mark_by_place, pieces_of
from newsreader.importing.plaintext.headline import find_headline, headline_text
from newsreader.importing.plaintext.lines import (
    bullet_item,
    ends_sentence,
    fold_line,
    squeeze,
    starts_lower,
    words_of,
)
from newsreader.importing.plaintext.pages import (
    PAGE_HEADER,
    running_lines,
    split_pages,
    without_lines,
)
from newsreader.importing.plaintext.publisher import publisher_above, stated_publisher
from newsreader.importing.plaintext.unwrap import Line, to_paragraphs, wrap_width
from newsreader.importing.reading import printable_name
from newsreader.model import DroppedBlock

EXTRACTOR = "plaintext"

_URL_LINE = re.compile(r"<?((?:https?://|www\.)[^\s<>]{4,500})>?")
_SOURCE_URL = re.compile(
    r"(?:source|url|link|kaynak|quelle|original|fuente|fonte|источник)\s*:?\s*(https?://\S+)",
    re.IGNORECASE,
)
_SLASH_DATE = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")
_HEADING_WORDS = 12
_TITLE_CHARACTERS = 120
_SHARE_OF_WIDTH = 0.6
_LINES_ABOVE = 4
_LINES_BELOW = 6
_PAGE_FEED = re.compile(r"\f")


def extract_plain(text: str, *, name: str = "") -> list[Extracted]:
    """The articles of a plain text; most hold one.

    `name` is the file's, which may repeat the headline. Raises
    UnreadableFileError("no_text") where there is nothing but white space or an address.
    """
    # Form feeds part pages and would be cleaned away with the other control characters.
    pages = [clean_text(page) for page in _PAGE_FEED.split(text)]
    found = [
        _Reader(raw, name).extracted()
        for raw in separate("\f".join(pages))
        if any(char.isalnum() for char in raw.text)
    ]
    if not found or (len(found) == 1 and _URL_LINE.fullmatch(text.strip())):
        raise UnreadableFileError("no_text", f"{printable_name(name) or 'the text'} holds no text")
    return found


@dataclass(slots=True)
class _Reader:
    """Reads one article; the fields are what has been found so far."""

    raw: RawArticle
    name: str
    pieces: list[Piece] = field(default_factory=list)
    headline: int = -1
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    agency: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    warning: str | None = None
    found: dict[str, str] = field(default_factory=dict)

    def extracted(self) -> Extracted:
        self._take_labels()
        running = self._read_pieces()
        if not self.raw.title:
            self._read_head()
        self._keep_something()
        markdown, kept = self._markdown()
        dropped = self._dropped(markdown, kept, running)
        all_words = len(words_of(self.raw.text)) or 1
        kept_words = sum(len(words_of(piece.text)) for piece in self.pieces if not piece.reason)
        kept_words += len(words_of(self.pieces[self.headline].text)) if self.headline >= 0 else 0
        return Extracted(
            title=clean_line(self.title or self._first_words()),
            markdown=markdown,
            authors=self.authors,
            publisher=self.publisher or self.agency,
            url=self.url,
            published=self.published,
            modified=self.modified,
            language=self.raw.language,
            extractor=EXTRACTOR,
            kept_ratio=round(min(1.0, kept_words / all_words), 3),
            dropped=dropped,
            fields=self.found,
            warning=self.warning,
        )

    def _take_labels(self) -> None:
        raw = self.raw
        for label in ("title", "authors", "publisher", "published", "url"):
            value = getattr(raw, label)
            if value:
                setattr(self, label, value)
                self.found[label] = raw.database or "text"

    def _read_pieces(self) -> list[tuple[int, str]]:
        """Fill `pieces`; the running lines of pages as (index of the piece that follows, text)."""
        pages = split_pages(self.raw.text)
        running = running_lines(pages)
        lines = without_lines(pages, running)
        if not lines:  # every line repeats: then none of them is a running head
            running, lines = [], without_lines(pages, [])
        _mark_alone(lines)
        self.pieces = pieces_of(to_paragraphs(lines))
        return running

    def _read_head(self) -> None:
        pieces = self.pieces
        self.publisher = stated_publisher(pieces)
        core = find_core(pieces)
        self.headline, is_sure = find_headline(pieces, core, self.name, self.publisher)
        self._read_metadata(core)
        mark_by_place(pieces, self.headline, core.first, core.last)
        self.publisher = publisher_above(pieces, self.headline, self.publisher)
        if self.headline >= 0:
            known = frozenset(fold_line(self.publisher or "").split())
            self.title, site = headline_text(pieces[self.headline].text, known)
            self.publisher = self.publisher or site
            pieces[self.headline].reason = "headline"
            self.found["title"] = "headline"
        if self.publisher:
            self.found["publisher"] = "text"
        mark_around(pieces, self.headline, core, is_sure)
        self._drop_repeated_headline()
        if core:
            self._read_dateline(pieces[core.first].text)

    def _read_metadata(self, core: Core) -> None:
        """Bylines, dates and addresses: below the headline first, above it, at the foot."""
        language = self._language_for_dates()
        head = range(self.headline + 1, core.first)
        above = range(max(0, self.headline - _LINES_ABOVE), max(0, self.headline))
        foot = range(core.last + 1, min(core.last + 1 + _LINES_BELOW, len(self.pieces)))
        for index in [*head, *above, *foot]:
            piece = self.pieces[index]
            if phrases.WIRE in (piece.reason, piece.edge_reason):
                self._set("published", iso_date(piece.text))
            if piece.reason:
                continue
            if address := _URL_LINE.fullmatch(piece.text) or _SOURCE_URL.fullmatch(piece.text):
                piece.reason = "address"
                self._set("url", address[1])
                continue
            byline = read_byline(piece.text, language)
            if byline is None:
                continue
            piece.reason = "date" if byline.is_date and not byline.authors else "byline"
            self._set("authors", byline.authors)
            self._set("published", byline.published)
            self._set("modified", byline.modified)
            self.agency = self.agency or byline.agency
        if not self.authors:
            self._read_lone_name(head)
        self._drop_affiliation(head)

    def _read_lone_name(self, head: range) -> None:
        """A line with a name and nothing else, beside the date."""
        for index in head:
            piece = self.pieces[index]
            if piece.reason:
                continue
            beside = (self.pieces[i].reason for i in (index - 1, index + 1) if i in head)
            if "date" in beside and (names := read_name(piece.text)):
                piece.reason = "byline"
                self._set("authors", names)
                return

    def _drop_affiliation(self, head: range) -> None:
        """What the author does, or for whom, on a line of its own beside the byline."""
        for index in head:
            piece = self.pieces[index]
            above, below = (self._reason(i) if i in head else None for i in (index - 1, index + 1))
            if piece.reason or "byline" not in (above, below):
                continue
            if names_job(piece.text):
                piece.reason = "byline"
            elif above == "byline" and names_affiliation(piece.text):
                piece.reason = "byline"
                self.agency = self.agency or piece.text

    def _reason(self, index: int) -> str | None:
        return self.pieces[index].reason

    def _set(self, label: str, value: object) -> None:
        if value and not getattr(self, label):
            setattr(self, label, value)
            self.found[label] = "text"

    def _language_for_dates(self) -> str | None:
        if not _SLASH_DATE.search(self.raw.text):
            return None
        from newsreader.entities.language import detect_language

        return detect_language(self.raw.text[:5000])

    def _drop_repeated_headline(self) -> None:
        folded = fold_line(self.title)
        for piece in self.pieces:
            if not piece.reason and folded and fold_line(piece.text) == folded:
                piece.reason = "headline"

    def _read_dateline(self, paragraph: str) -> None:
        agency, day = read_dateline(paragraph)
        self.agency = self.agency or agency
        self._set("published", day)
        if self.agency and not self.publisher:
            self.found["publisher"] = "dateline"

    def _keep_something(self) -> None:
        """A text that is all furniture, or a headline alone, is kept as it is."""
        if any(not piece.reason for piece in self.pieces):
            return
        if self.headline < 0 or self.pieces[self.headline].edge_reason:
            self.warning = "it looks like the menu of a site rather than an article"
            for piece in self.pieces:
                piece.reason = None
        else:
            self.pieces[self.headline].reason = None

    def _first_words(self) -> str:
        text = next(piece.text for piece in self.pieces if not piece.reason)
        sentence = re.split(r"(?<=[.!?…。])\s", text, maxsplit=1)[0]
        return clean_line(sentence, _TITLE_CHARACTERS)

    def _markdown(self) -> tuple[str, list[int]]:
        """The Markdown, and the index of the piece that each of its blocks comes from."""
        kept = [index for index, piece in enumerate(self.pieces) if not piece.reason]
        blocks: list[str] = []
        previous_is_item = False
        for place, index in enumerate(kept):
            block, is_item = self._block(kept, place, index)
            glue = "\n" if is_item and previous_is_item else "\n\n"
            blocks.append((glue if blocks else "") + block)
            previous_is_item = is_item
        return "".join(blocks), kept

    def _block(self, kept: list[int], place: int, index: int) -> tuple[str, bool]:
        piece = self.pieces[index]
        lines = piece.paragraph.lines
        if len(lines) > 1:
            return escape_lines(lines), False
        item = bullet_item(piece.text)
        if item and any(self._is_item(kept, place + step) for step in (-1, 1)):
            return f"- {escape_line(item)}", True
        if self._is_heading(kept, place):
            return escape_heading(piece.text, 2), False
        return escape_line(piece.text), False

    def _is_item(self, kept: list[int], place: int) -> bool:
        return 0 <= place < len(kept) and bullet_item(self.pieces[kept[place]].text) is not None

    def _is_heading(self, kept: list[int], place: int) -> bool:
        """A short line without an end, between two paragraphs of prose."""
        if not 0 < place < len(kept) - 1:
            return False
        text = self.pieces[kept[place]].text
        if ends_sentence(text) or starts_lower(text) or text.endswith((",", ";", ":")):
            return False
        before, after = self.pieces[kept[place - 1]], self.pieces[kept[place + 1]]
        is_sized = 1 <= len(words_of(text)) <= _HEADING_WORDS and any(map(str.isalpha, text))
        return is_sized and before.is_prose and after.is_prose

    def _dropped(
        self, markdown: str, kept: list[int], running: list[tuple[int, str]]
    ) -> tuple[DroppedBlock, ...]:
        parsed = document.parse(markdown)
        starts = dict(zip(kept, (block.start for block in parsed.blocks), strict=True))
        dropped = [DroppedBlock(label, "database label") for label in self.raw.labels]
        dropped += [DroppedBlock(text, PAGE_HEADER) for _, text in running]
        before = len(parsed.text)
        left_out: list[DroppedBlock] = []
        for index in range(len(self.pieces) - 1, -1, -1):
            piece = self.pieces[index]
            if piece.reason:
                left_out.append(
                    DroppedBlock("\n".join(piece.paragraph.lines), piece.reason, before)
                )
            else:
                before = starts[index]
        return (*dropped, *reversed(left_out))


def _mark_alone(lines: list[Line]) -> None:
    """Mark the lines that say by themselves that they belong to the site."""
    width = wrap_width(lines)
    for place, line in enumerate(lines):
        starts = place == 0 or line.after_gap or _is_closed(lines[place - 1])
        ends = place + 1 == len(lines) or lines[place + 1].after_gap
        # A line as wide as the text goes on in the next one: half a sentence is no phrase.
        is_whole = ends or width is None or len(line.text) < _SHARE_OF_WIDTH * width
        line.alone = starts and is_whole and known_phrase(line.text) is not None


def _is_closed(line: Line) -> bool:
    return ends_sentence(line.text) or line.alone or len(squeeze(line.text)) < 40
