"""Notes and highlights: made, edited, taken away, each a step of undo."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from newsreader.cleaning import clean_line, clean_text
from newsreader.document import plain_sha256, plain_text
from newsreader.errors import ArticleNotFoundError, NewsreaderError
from newsreader.library.clock import now
from newsreader.model import Annotation, Change, TextPosition, TextQuote
from newsreader.records import record
from newsreader.store import Store
from newsreader.store.anchors import find_quote, quote_at
from newsreader.store.editing import Shard
from newsreader.store.shards import shard_of
from newsreader.store.undo.patches import Patch, fields, whole

if TYPE_CHECKING:
    from newsreader.importing import ImportedNote

_SHOWN_WORDS = 60

#: Gives so many numbers for notes, never given before, to whoever holds the write lock.
NewNumbers = Callable[[int], range]


@record
class Passage:
    """What a note is on: a range of the plain text, a quotation, or (neither) the article."""

    start: int | None = None
    end: int | None = None
    quote: str | None = None

    def find(self, plain: str, article_id: int) -> tuple[int, int] | None:
        """The range in a text. Raises NewsreaderError if it is not in it."""
        if self.quote is not None:
            place = find_quote(plain, clean_text(self.quote))
            if place is None:
                shown = clean_line(self.quote, _SHOWN_WORDS)
                raise NewsreaderError(
                    f"The words “{shown}” are not in article {article_id}. "
                    "Copy them as they stand in the text."
                )
            return place
        if self.start is None or self.end is None:
            return None
        if not 0 <= self.start < self.end <= len(plain):
            raise NewsreaderError(
                f"Article {article_id} has {len(plain)} characters; "
                f"there is no passage from {self.start} to {self.end}."
            )
        return self.start, self.end


def add_note(
    store: Store,
    article_id: int,
    body: str,
    passage: Passage,
    *,
    new_numbers: NewNumbers,
    tags: Sequence[str] = (),
    motivation: str = "commenting",
) -> Annotation:
    """Make a note. Raises ArticleNotFoundError, NewsreaderError if the passage is not there."""
    text = store.get(article_id).text
    plain_before = plain_text(text)
    passage.find(plain_before, article_id)
    made: list[Annotation] = []

    def plan(shard: Shard, number: int) -> Patch:
        article = shard.documents("articles").get(article_id)
        if article is None:
            raise ArticleNotFoundError(f"There is no article {article_id}.")
        # Rendering is a fifth of what a note costs, and the text hardly ever changes meanwhile.
        plain = plain_before if article["text"] == text else plain_text(article["text"])
        place = passage.find(plain, article_id)
        # A synchroniser may have brought notes that neither library.json nor the index knows.
        taken = shard.documents("annotations")
        note = Annotation(
            number=number if number not in taken else new_numbers(max(taken))[-1],
            article=article_id,
            motivation=motivation,
            body=clean_text(body).strip(),
            created=now(),
            tags=_clean_tags(tags),
            quote=quote_at(plain, *place) if place else None,
            position=TextPosition(*place) if place else None,
            text_sha256=plain_sha256(plain),
            uuid=str(uuid.uuid4()),
        )
        made.append(note)
        return {"annotations": {str(note.number): whole(note.to_json())}}

    with store.write_lock():
        (number,) = new_numbers(1)
        store.change_shard(
            f"note {number} made", shard_of(article_id), partial(plan, number=number)
        )
    return made[-1]


def edit_note(
    store: Store,
    article_id: int,
    number: int,
    *,
    body: str | None = None,
    tags: Sequence[str] | None = None,
) -> Annotation:
    """Change a note's words or tags. Raises ArticleNotFoundError if it is gone."""
    values: dict[str, Any] = {"modified": now()}
    if body is not None:
        values["body"] = clean_text(body).strip()
    if tags is not None:
        values["tags"] = list(_clean_tags(tags)) or None

    def plan(shard: Shard) -> Patch:
        _require(shard, number)
        return {"annotations": {str(number): fields(values)}}

    store.change_shard(f"note {number} changed", shard_of(article_id), plan)
    return next(note for note in store.annotations(article_id) if note.number == number)


def remove_note(store: Store, article_id: int, number: int) -> Change:
    """Take a note away. Raises ArticleNotFoundError if it is gone."""
    description = f"note {number} removed"

    def plan(shard: Shard) -> Patch:
        _require(shard, number)
        return {"annotations": {str(number): None}}

    store.change_shard(description, shard_of(article_id), plan)
    return Change((article_id,), description)


def imported_notes(
    notes: Sequence[ImportedNote], plain: str, new_numbers: NewNumbers
) -> list[Annotation]:
    """The notes another reader exported, numbered and anchored; the store names the article.

    One whose words are not in the text is kept as lost, with its quotation.
    """
    numbers = new_numbers(len(notes))
    return [_imported(note, number, plain) for note, number in zip(notes, numbers, strict=True)]


def _imported(note: ImportedNote, number: int, plain: str) -> Annotation:
    place = find_quote(plain, note.quote) if note.quote.strip() else None
    quote = quote_at(plain, *place) if place else None
    if quote is None and note.quote.strip():
        quote = TextQuote(clean_text(note.quote))
    return Annotation(
        number=number,
        article=0,
        motivation="commenting" if note.body.strip() else "highlighting",
        body=clean_text(note.body).strip(),
        created=note.created or now(),
        tags=_clean_tags(note.tags),
        quote=quote,
        position=TextPosition(*place) if place else None,
        text_sha256=plain_sha256(plain),
        state="lost" if quote is not None and place is None else "exact",
        uuid=str(uuid.uuid4()),
    )


def _require(shard: Shard, number: int) -> None:
    if number not in shard.documents("annotations"):
        raise ArticleNotFoundError(f"There is no note {number}.")


def _clean_tags(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(clean_line, tags))))
