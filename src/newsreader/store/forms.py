"""What a document must look like for the rest of the program to read it.

Shards may be edited by hand, by other programs, or by a failing disk. A document with a
field of another kind is set apart when its shard is read, so that it harms no other one;
`care` names it. Fields that are not known are nobody's business and stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType
from typing import Any

_TEXT = (str,)
# Other programs write null for what is not known.
_MAYBE_TEXT = (str, NoneType)
_MAYBE_OBJECT = (dict, NoneType)
_NUMBER = (int, float)
_LIST = (list,)

_ARTICLE: dict[str, tuple[type, ...]] = {
    "id": (int,), "key": _TEXT, "title": _TEXT, "text": _TEXT, "publisher": _MAYBE_TEXT,
    "url": _MAYBE_TEXT, "published": _MAYBE_TEXT, "modified": _MAYBE_TEXT,
    "language": _MAYBE_TEXT, "plain_sha256": _TEXT, "word_count": (int,), "excerpt": _TEXT,
    "read": (int,), "starred": (int,), "archived": (int,), "progress": _NUMBER, "saved": _TEXT,
    "opened": _MAYBE_TEXT, "trashed": _MAYBE_TEXT, "authors": _LIST, "tags": _LIST,
    "entities": _LIST, "versions": _LIST, "source": _MAYBE_OBJECT,
}  # fmt: skip
_NOTE: dict[str, tuple[type, ...]] = {
    "number": (int,), "article": (int,), "motivation": _TEXT, "body": _TEXT, "created": _TEXT,
    "modified": _MAYBE_TEXT, "text_sha256": _TEXT, "state": _TEXT, "uuid": _TEXT, "tags": _LIST,
    "quote": _MAYBE_OBJECT, "position": _MAYBE_OBJECT,
}  # fmt: skip
_ITEMS: dict[str, type] = {"authors": str, "tags": str, "entities": dict, "versions": dict}


def is_article(document: Mapping[str, Any]) -> bool:
    """Can the document be read as an article?"""
    return "title" in document and "text" in document and _has_form(document, _ARTICLE)


def is_note(document: Mapping[str, Any]) -> bool:
    """Can the document be read as an annotation?"""
    required = ("number", "article", "motivation", "body", "created")
    return all(name in document for name in required) and _has_form(document, _NOTE)


def _has_form(document: Mapping[str, Any], form: Mapping[str, tuple[type, ...]]) -> bool:
    for name, value in document.items():
        kinds = form.get(name)
        if kinds is not None and not isinstance(value, kinds):
            return False
        kind = _ITEMS.get(name)
        # JSON has no classes of its own, and comparing types is much faster than asking each.
        if kind is not None and not {kind}.issuperset(map(type, value)):
            return False
    return True
