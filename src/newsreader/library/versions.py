"""One address, several texts: the newest is the article, the others are its versions."""

from __future__ import annotations

from typing import Any

from newsreader.document import plain_text
from newsreader.model import Annotation, Article, Version
from newsreader.store.anchors import reanchored
from newsreader.store.editing import Shard
from newsreader.store.undo.patches import Patch, Target, fields

# What a new text brings along. What it does not know leaves the old value.
_RENEWED = (
    "title", "text", "authors", "publisher", "published", "modified", "language",
    "plain_sha256", "word_count", "excerpt", "tags", "source", "trashed",
)  # fmt: skip


def with_new_text(shard: Shard, article_id: int, new: Article) -> Patch:
    """The patch that gives a stored article another text.

    The newer one, as far as the texts say when they were changed, becomes the article, and
    the other is kept among its versions. The notes are anchored in the newer one.
    """
    stored = shard.documents("articles")[article_id]
    old = Article.from_json(stored)
    if _is_older(new, old):
        version = _version(new)
        values: dict[str, Any] = {
            "versions": [*stored.get("versions", ()), version.to_json()],
            "tags": list(new.tags) or None,
            "trashed": None,
        }
        return {"articles": {str(article_id): fields(values)}}
    document = new.to_json()
    values = {name: document[name] for name in _RENEWED if name in document}
    values["entities"] = document.get("entities")
    values["trashed"] = None
    values["versions"] = [*stored.get("versions", ()), _version(old).to_json()]
    return {
        "articles": {str(article_id): fields(values)},
        "annotations": _moved_notes(shard, article_id, new),
    }


def _moved_notes(shard: Shard, article_id: int, new: Article) -> dict[str, Target]:
    plain = plain_text(new.text)
    moved: dict[str, Target] = {}
    for number, document in shard.documents("annotations").items():
        if document.get("article") != article_id:
            continue
        note = reanchored(Annotation.from_json(document), plain, new.plain_sha256)
        json = note.to_json()
        moved[str(number)] = fields(
            {name: json.get(name) for name in ("position", "text_sha256", "state")}
        )
    return moved


def _version(article: Article) -> Version:
    saved = article.source.extracted_at if article.source else article.saved
    return Version(article.plain_sha256, saved, article.title, article.text)


def _is_older(new: Article, old: Article) -> bool:
    """Do both say when they were last changed, and the new one earlier?"""
    if not new.modified or not old.modified:
        return False
    length = min(len(new.modified), len(old.modified))
    return new.modified[:length] < old.modified[:length]
