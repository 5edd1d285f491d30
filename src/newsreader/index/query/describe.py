"""A query read back in words, so that one sees what will be looked for.

`title:harbour OR title:pier is:unread -tag:done` is "title has harbour or pier · unread ·
not tagged done".
"""

from __future__ import annotations

from datetime import date, timedelta

from newsreader.index.query.nodes import (
    And,
    Dates,
    Entity,
    Has,
    Is,
    Language,
    Leaf,
    Node,
    Not,
    Or,
    Query,
    Source,
    Tag,
    WordCount,
    Words,
)

EVERYTHING = "all articles"
_SEPARATOR = " · "

_STATES = {
    "unread": "unread",
    "read": "read",
    "reading": "begun",
    "starred": "starred",
    "archived": "archived",
    "trashed": "in the trash",
    "duplicate": "with copies",
    "linkonly": "without text",
}
_PROPERTIES = {
    "note": "with a note",
    "highlight": "with a highlight",
    "tag": "tagged",
    "entity": "with names",
    "date": "with a date",
    "author": "with an author",
    "versions": "with earlier versions",
    "original": "with its file",
}
_HAS = {
    "title": "title has ",
    "body": "text has ",
    "note": "note has ",
    "author": "by ",
    "site": "from ",
    "url": "address has ",
    "file": "file name has ",
    "tag": "tagged ",
    "person": "person ",
    "org": "organisation ",
    "place": "place ",
    "entity": "names ",
    "lang": "in ",
}
_WHEN = {
    "date": "published or saved",
    "published": "published",
    "saved": "saved",
    "read": "last opened",
}
_SORTS = {
    "saved": ("last saved first", "first saved first"),
    "published": ("newest first", "oldest first"),
    "title": ("by title", "by title, Z to A"),
    "publisher": ("by publisher", "by publisher, Z to A"),
    "words": ("longest first", "shortest first"),
    "unread": ("unread first", "read first"),
    "relevance": ("best match first", "worst match first"),
}
LANGUAGES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "ku": "Kurdish",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def describe(query: Query) -> str:
    """What a query asks for, in words, conditions parted by " · "."""
    root = query.root
    parts = root.nodes if isinstance(root, And) else (root,) if root is not None else ()
    said = [text for part in parts if (text := _said(part, within=False))]
    if not said:
        said = [EVERYTHING]
    if query.sort is not None:
        said.append(describe_sort(query.sort))
    return _SEPARATOR.join(said)


def describe_sort(sort: str) -> str:
    """A sort key ("key" or "-key") in words."""
    return _SORTS[sort.removeprefix("-")][sort.startswith("-")]


def _said(node: Node, *, within: bool) -> str:
    """`within`: inside another condition, where what has parts needs brackets."""
    match node:
        case Not():
            return f"not {_said(node.node, within=True)}"
        case And(nodes=()):
            return ""
        case And():
            return _bracketed(" and ".join(_said(part, within=True) for part in node.nodes))
        case Or():
            text = _alternatives(node)
            return _bracketed(text) if within else text
    return _leaf(node)


def _alternatives(node: Or) -> str:
    """Alternatives of one field name it once."""
    kinds = {_HAS.get(_field(part)) for part in node.nodes}
    if len(kinds) == 1 and (kind := kinds.pop()) is not None:
        values = [_said(part, within=True).removeprefix(kind) for part in node.nodes]
        return kind + " or ".join(values)
    return " or ".join(_said(part, within=True) for part in node.nodes)


def _field(node: Node) -> str:
    match node:
        case Words() | Source() | Entity():
            return node.field or ""
        case Tag():
            return "tag"
        case Language():
            return "lang"
    return ""


def _leaf(node: Leaf) -> str:
    match node:
        case Words() | Source() | Entity():
            quoted = isinstance(node, Words) and node.quoted
            return _HAS.get(node.field or "", "") + _value(node.text, node.prefix, quoted)
        case Tag():
            return _HAS["tag"] + _value(node.name, node.prefix, " " in node.name)
        case Language():
            return _HAS["lang"] + LANGUAGES.get(node.code, node.code)
        case Is():
            return _STATES[node.state]
        case Has():
            return _PROPERTIES[node.thing]
        case Dates():
            return _dates(node)
        case WordCount():
            return _word_count(node)


def _value(text: str, prefix: bool, quoted: bool) -> str:
    value = f"{text}…" if prefix else text
    return f"“{value}”" if quoted else value


def _dates(node: Dates) -> str:
    when = _WHEN[node.field]
    if node.first is None and node.end is None:
        return f"{when} at a known date"
    if node.first is None:
        return f"{when} before {node.end}"
    if node.end is None:
        return f"{when} since {node.first}"
    last = (date.fromisoformat(node.end) - timedelta(days=1)).isoformat()
    return f"{when} on {last}" if last == node.first else f"{when} from {node.first} to {last}"


def _word_count(node: WordCount) -> str:
    if node.least is None:
        return "of any length" if node.most is None else f"at most {node.most:,} words"
    if node.most is None:
        return f"at least {node.least:,} words"
    if node.least == node.most:
        return f"exactly {node.least:,} words"
    return f"{node.least:,} to {node.most:,} words"


def _bracketed(text: str) -> str:
    return f"({text})"
