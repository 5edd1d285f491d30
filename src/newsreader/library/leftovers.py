"""What was left out of an article, put back into its text.

What is furniture and what is article is a judgement, and the reader may judge otherwise. The
piece goes to the place where it stood on the page; the text as it was becomes a version, the
notes go with their words and the names keep their places.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import partial

from newsreader.document import plain_sha256, plain_text
from newsreader.errors import LibraryError
from newsreader.library.versions import with_new_text
from newsreader.model import Article, Change, DroppedBlock
from newsreader.store import Store
from newsreader.store.editing import Shard
from newsreader.store.shards import shard_of
from newsreader.store.undo.patches import Patch

_GAP = "\n\n"


def take_back(store: Store, article_id: int, piece: DroppedBlock) -> Change:
    """Put a piece of `source.dropped` back into the text, as one step of undo.

    Raises ArticleNotFoundError, and LibraryError where the piece is not among those left out.
    """
    article = store.get(article_id)
    description = f"piece taken back into “{article.title}”"
    with store.step(description) as step:
        plan = partial(_with_piece, article_id=article_id, piece=piece)
        store.apply_to_shard(step, shard_of(article_id), plan)
    return Change((article_id,), description)


def with_piece(article: Article, piece: DroppedBlock) -> Article:
    """The article with one of the pieces left out of it in its place, its names moved along.

    Raises LibraryError where the piece is not among those left out.
    """
    from newsreader.importing.article import word_count
    from newsreader.importing.escaping import escape_line

    source = article.source
    if source is None or piece not in source.dropped:
        raise LibraryError("the article has no such piece that was left out")
    markdown = _GAP.join(filter(None, map(escape_line, piece.text.split("\n"))))
    text, at = _inserted(article.text, markdown, piece.before)
    plain = plain_text(text)
    added = len(plain) - len(plain_text(article.text))
    words = word_count(plain)
    return replace(
        article,
        text=text,
        plain_sha256=plain_sha256(plain),
        word_count=words,
        entities=tuple(
            replace(mention, start=mention.start + added, end=mention.end + added)
            if mention.start >= at
            else mention
            for mention in article.entities
        ),
        source=replace(
            source,
            kept_ratio=_ratio(source.kept_ratio, article.word_count, words),
            dropped=tuple(
                _moved(other, added) if other.before > piece.before or other.before >= at else other
                for other in source.dropped
                if other != piece
            ),
        ),
    )


def _with_piece(shard: Shard, article_id: int, piece: DroppedBlock) -> Patch:
    stored = Article.from_json(shard.documents("articles")[article_id])
    return with_new_text(shard, article_id, with_piece(stored, piece))


def _moved(piece: DroppedBlock, by: int) -> DroppedBlock:
    return replace(piece, before=piece.before + by)


def _ratio(kept: float | None, words: int, words_now: int) -> float | None:
    """The share of the visible words that are kept now."""
    return None if kept is None else round(min(1.0, kept * words_now / max(1, words)), 3)


def _inserted(markdown: str, piece: str, before: int) -> tuple[str, int]:
    """The text with the piece in it, and the plain-text offset of what follows it in the old text.

    It goes to the last gap between blocks that is not behind `before`: never into a list, a
    quotation or a code block, where the rest would read differently.
    """
    parts = markdown.split(_GAP)
    old, words = plain_text(markdown), plain_text(piece)
    if len(old) <= before:
        text = f"{markdown}{_GAP}{piece}"
        if plain_text(text) == f"{old}{_GAP}{words}":
            return text, len(old)
    # Heads of the text are longer, the more parts they have: few of them need be rendered.
    nearest = bisect_right(range(1, len(parts)), before, key=partial(_length_of_head, parts))
    for number in range(nearest, 0, -1):
        head = plain_text(_GAP.join(parts[:number]))
        at = len(head) + len(_GAP)
        if at > before or not old.startswith(head + _GAP):
            continue
        text = _GAP.join([*parts[:number], piece, *parts[number:]])
        if plain_text(text) == old[:at] + words + _GAP + old[at:]:
            return text, at
    return f"{piece}{_GAP}{markdown}", 0


def _length_of_head(parts: list[str], number: int) -> int:
    """The plain-text offset of what follows the first so many parts."""
    return len(plain_text(_GAP.join(parts[:number]))) + len(_GAP)
