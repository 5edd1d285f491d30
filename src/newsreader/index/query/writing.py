"""A condition written as one would type it, and queries with one of them left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

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


def without_each(query: Query) -> Iterator[tuple[str, Query]]:
    """For each condition of a query, how it is written and the query without it.

    Nothing where there is only one condition.
    """
    if not isinstance(query.root, And) or len(query.root.nodes) < 2:
        return
    nodes = query.root.nodes
    for place, node in enumerate(nodes):
        rest = nodes[:place] + nodes[place + 1 :]
        root = rest[0] if len(rest) == 1 else And(rest)
        text = " ".join(written(part) for part in rest)
        yield written(node), replace(query, root=root, text=text)


def written(node: Node) -> str:
    """The query text that means this."""
    match node:
        case Not():
            return f"-{_grouped(node.node)}"
        case And(nodes=()):
            return "in:all"
        case And():
            return " ".join(
                _grouped(part) if _is_or(part) else written(part) for part in node.nodes
            )
        case Or():
            return " OR ".join(_grouped(part) for part in node.nodes)
    return _leaf(node)


def _is_or(node: Node) -> bool:
    return isinstance(node, Or)


def _grouped(node: Node) -> str:
    compound = isinstance(node, Or) or (isinstance(node, And) and len(node.nodes) > 0)
    return f"({written(node)})" if compound else written(node)


def _leaf(node: Leaf) -> str:
    match node:
        case Words():
            field = f"{node.field}:" if node.field else ""
            return field + _value(node.text, node.prefix, quoted=node.quoted)
        case Source() | Entity():
            return f"{node.field}:{_value(node.text, node.prefix)}"
        case Tag():
            return f"tag:{_value(node.name, node.prefix)}"
        case Language():
            return f"lang:{node.code}"
        case Is():
            return f"is:{node.state}"
        case Has():
            return f"has:{node.thing}"
        case Dates():
            field = node.field
            if field == "date":
                field = "before" if node.first is None else "after"
            return f"{field}:{node.text}"
        case WordCount():
            return f"words:{_bound(node.least)}..{_bound(node.most)}"


def _bound(number: int | None) -> str:
    return "*" if number is None else str(number)


def _value(text: str, prefix: bool, *, quoted: bool = False) -> str:
    plain = not quoted and text and not set(text) & set(' \t\n\u00a0()",') and text[0] not in "-#"
    value = text if plain else f'"{text}"'
    return value + ("*" if prefix else "")
