"""Words of a query as FTS5 expressions.

What was typed gets into one only as folded words between quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.index.fold import Phrase, has_beginnings, phrases
from newsreader.index.query.nodes import And, Node, Not, Or, Words


def match_expression(found: Iterable[Phrase]) -> str:
    """The FTS5 expression for any one of some phrases."""
    return " OR ".join(
        f'"{" ".join(phrase.words)}"{" *" if phrase.prefix else ""}' for phrase in found
    )


def match_of(node: Node, *, short: bool = False) -> str | None:
    """The FTS5 expression on `words` of a tree that is only about words of the article.

    None for any other, and for one with beginnings of two or three letters unless `short`.
    """
    match node:
        case Words(field="note"):
            return None
        case Words():
            return None if is_beginning(node) and not short else _words(node)
        case Or():
            parts = [match_of(part, short=short) for part in node.nodes]
            found = [part for part in parts if part is not None]
            return None if len(found) < len(parts) else " OR ".join(f"({p})" for p in found)
        case And():
            return _match_of_all(node, short=short)
    return None


def is_beginning(node: Words) -> bool:
    """Are they first letters of words, which `beginnings` has?"""
    if node.field == "note":
        return False
    found = phrases(node.text, prefix=node.prefix)
    return all(map(has_beginnings, found))


def beginning_of(node: Words) -> str:
    """The FTS5 expression on `beginnings` of first letters."""
    expression = " OR ".join(
        f'"{phrase.words[0]}"' for phrase in phrases(node.text, prefix=node.prefix)
    )
    return f"{node.field} : ({expression})" if node.field else expression


def all_of(matches: list[str]) -> str:
    """The expression that all of these must hold."""
    return matches[0] if len(matches) == 1 else " AND ".join(f"({match})" for match in matches)


def _match_of_all(node: And, *, short: bool) -> str | None:
    """FTS5 knows "this but not that", so something must be wanted."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for part in node.nodes:
        inner = part.node if isinstance(part, Not) else part
        match = match_of(inner, short=short)
        if match is None:
            return None
        (unwanted if isinstance(part, Not) else wanted).append(match)
    if not wanted:
        return None
    expression = all_of(wanted)
    for match in unwanted:
        expression = f"({expression}) NOT ({match})"
    return expression


def _words(node: Words) -> str:
    expression = match_expression(phrases(node.text, prefix=node.prefix))
    return f"{node.field} : ({expression})" if node.field else expression
