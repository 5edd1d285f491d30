"""The query language: from what was typed to a tree, or to an error that says how to mend it.

query  = term*                      blank means AND; the word AND may be written
term   = unary ("OR" unary)*        OR joins its two neighbours, as in web search
unary  = ("-" | "NOT ") unary | atom
atom   = "(" query ")" | "#"name | field ":" value | '"' phrase '"' | word | word"*"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from newsreader.errors import QueryError
from newsreader.index.fold import phrases
from newsreader.index.query import dates
from newsreader.index.query.fields import FIELDS, OTHER_NAMES, SORTS, VALUES
from newsreader.index.query.lexer import Lexer, Token, Value
from newsreader.index.query.nodes import (
    ENTITY_FIELDS,
    SOURCE_FIELDS,
    TEXT_FIELDS,
    And,
    Dates,
    Entity,
    Has,
    Is,
    Language,
    Node,
    Not,
    Or,
    Query,
    Source,
    Tag,
    WordCount,
    Words,
)

_MOST_CHARACTERS = 4000
_MOST_CONDITIONS = 200
_DEEPEST = 40

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WORD_COUNT = re.compile(
    r"(?:(?P<how>[<>]=?)?(?P<number>\d{1,9})|(?P<least>\d{1,9}|\*)?\.\.(?P<most>\d{1,9}|\*)?)"
)


def parse(text: str, today: date | None = None) -> Query:
    """The meaning of a typed query. `today` is what relative dates count from.

    Raises QueryError with the place and the remedy if it cannot be understood.
    """
    if len(text) > _MOST_CHARACTERS:
        raise QueryError(
            f"The query is too long. {_MOST_CHARACTERS} characters are the most.",
            _MOST_CHARACTERS,
        )
    return _Parser(text, today or date.today()).query()


def normal_sort(key: str, position: int = 0) -> str:
    """A sort key as typed ("saved", "-saved", "saved:asc", "saved-desc") as "key" or "-key".

    "-" turns the key's own order round. Raises QueryError if there is no such key.
    """
    match = re.fullmatch(r"(-?)([A-Za-z]+)(?:[:-](asc|desc))?", key.strip())
    name = match[2].lower() if match else key
    if match is None or name not in SORTS:
        raise QueryError(_unknown_value("sort", key.lstrip("-")), position)
    ascending_first = name in ("title", "publisher")
    turned = bool(match[1])
    if match[3]:
        turned ^= (match[3] == "asc") != ascending_first
    return f"-{name}" if turned else name


class _Parser:
    """Recursive descent over the tokens. A term that says nothing ("&") becomes None."""

    def __init__(self, text: str, today: date) -> None:
        self._text = text
        self._today = today
        self._lexer = Lexer(text)
        self._sort: str | None = None
        self._hint: str | None = None
        self._conditions = 0
        self._depth = 0
        self._negated = 0

    def query(self) -> Query:
        root = self._terms()
        if (token := self._lexer.peek()).kind == "close":
            raise QueryError("This closing bracket has no opening bracket.", token.position)
        return Query(self._text, root, self._sort, self._hint)

    def _terms(self) -> Node | None:
        token = self._lexer.peek()
        if token.is_word("AND"):
            raise QueryError("AND needs something before it.", token.position)
        position = token.position
        nodes: list[Node] = []
        while (token := self._lexer.peek()).kind not in ("end", "close"):
            if token.is_word("AND"):
                self._lexer.take()
                self._something_after("AND", token)
                continue
            self._look_for_small_operators(token, first=not nodes)
            node = self._alternatives()
            if node is not None:
                nodes.append(node)
        return _joined(nodes, And, position)

    def _alternatives(self) -> Node | None:
        token = self._lexer.peek()
        if token.is_word("OR"):
            raise QueryError("OR needs something before it.", token.position)
        nodes = [self._unary()]
        while (operator := self._lexer.peek()).is_word("OR"):
            self._lexer.take()
            self._something_after("OR", operator)
            nodes.append(self._unary())
        # Either of two, one of which says nothing, is the other.
        return _joined([node for node in nodes if node is not None], Or, token.position)

    def _unary(self) -> Node | None:
        token = self._lexer.peek()
        if token.kind != "minus" and not token.is_word("NOT"):
            return self._atom()
        self._lexer.take()
        self._something_after("NOT" if token.kind == "word" else "-", token)
        self._negated += 1
        node = self._deeper(self._unary, token)
        self._negated -= 1
        return None if node is None else Not(node, token.position)

    def _atom(self) -> Node | None:
        self._conditions += 1
        token = self._lexer.take()
        if self._conditions > _MOST_CONDITIONS:
            raise QueryError(
                f"These are too many conditions. {_MOST_CONDITIONS} are the most.", token.position
            )
        match token.kind:
            case "open":
                return self._group(token)
            case "close":
                raise QueryError("This closing bracket has no opening bracket.", token.position)
            case "hash":
                return _any_of(self._tags(self._lexer.take_values(token), token), token)
            case "field":
                return self._field(token)
        quoted = token.kind == "phrase"
        if not phrases(token.text):
            return None
        return Words(token.text, None, token.prefix, quoted, token.position)

    def _group(self, opening: Token) -> Node | None:
        if self._lexer.peek().kind == "close":
            raise QueryError("There is nothing to search for here.", self._lexer.peek().position)
        node = self._deeper(self._terms, opening)
        if self._lexer.take().kind != "close":
            raise QueryError("This bracket is never closed.", opening.position)
        return node

    def _deeper(self, part: Callable[[], Node | None], token: Token) -> Node | None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError("The brackets are nested too deep.", token.position)
        node = part()
        self._depth -= 1
        return node

    def _something_after(self, operator: str, token: Token) -> None:
        if self._lexer.peek().kind in ("end", "close"):
            raise QueryError(f"{operator} needs something after it.", token.position)

    def _look_for_small_operators(self, token: Token, *, first: bool) -> None:
        if first or token.kind != "word" or token.text not in ("or", "not"):
            return
        rest = self._lexer.text[token.end :].strip()
        if rest and not rest.startswith(")"):
            meant = token.text.upper()
            self._hint = f'"{token.text}" is looked for as a word. Write {meant} in capitals.'

    def _field(self, token: Token) -> Node | None:
        name = token.text.lower()
        field = OTHER_NAMES.get(name, name)
        if field not in FIELDS:
            raise QueryError(_unknown_field(token.text), token.position)
        values = self._lexer.take_values(token)
        if not values or not (values[0].text or field in TEXT_FIELDS):
            raise QueryError(
                f'"{token.text}:" needs a value, for example {token.text}:{FIELDS[field]}.',
                token.position,
            )
        if field == "sort":
            if self._negated:
                raise QueryError("Write sort:-saved to turn the order round.", token.position)
            self._sort = normal_sort(values[0].text, values[0].position)
            return None
        if field == "tag":
            return _any_of(self._tags(values, token), token)
        if field == "lang":
            return _any_of([_language(value) for value in values], token)
        if field == "site":
            return _any_of([self._source(field, value) for value in values], token)
        return self._single(field, _rejoined(values))

    def _single(self, field: str, value: Value) -> Node:
        if field in TEXT_FIELDS:
            self._needs_letters(field, value)
            return Words(value.text, field, value.prefix, value.quoted, value.position)
        if field in SOURCE_FIELDS:
            return self._source(field, value)
        if field in ENTITY_FIELDS:
            self._needs_letters(field, value)
            return Entity(field, value.text, value.prefix, value.position)
        if field in VALUES:
            return _state(field, value)
        # An asterisk at the end of a range leaves it open.
        value = replace(value, text=value.text + "*") if value.prefix else value
        return _word_count(value) if field == "words" else self._dates(field, value)

    def _tags(self, values: Iterable[Value], token: Token) -> list[Node]:
        nodes: list[Node] = [Tag(v.text, v.prefix, v.position) for v in values if v.text.strip()]
        if not nodes:
            raise QueryError('"tag:" needs a value, for example tag:economy.', token.position)
        return nodes

    def _source(self, field: str, value: Value) -> Source:
        self._needs_letters(field, value)
        return Source(field, value.text, value.prefix, value.position)

    def _needs_letters(self, field: str, value: Value) -> None:
        if not phrases(value.text):
            raise QueryError(
                f'"{field}:{value.text}" has no letter or digit to look for. '
                f"Write, for example, {field}:{FIELDS[field]}.",
                value.position,
            )

    def _dates(self, field: str, value: Value) -> Node:
        if field in ("before", "after"):
            period = dates.period(value.text, self._today)
            if period is not None:
                day = period.first.isoformat()
                first, end = (None, day) if field == "before" else (day, None)
                return Dates("date", first, end, value.text, value.position)
        else:
            found = dates.date_range(value.text, self._today)
            if found is not None:
                return Dates(field, *found, value.text, value.position)
        raise QueryError(f'"{value.text}" is not a date. {dates.EXPLANATION}', value.position)


def _joined(nodes: list[Node], kind: type[And] | type[Or], position: int) -> Node | None:
    if len(nodes) > 1:
        return kind(tuple(nodes), position)
    return nodes[0] if nodes else None


def _any_of(nodes: list[Node], token: Token) -> Node | None:
    return _joined(nodes, Or, token.position)


def _rejoined(values: list[Value]) -> Value:
    """Fields that take one value take a comma as part of it."""
    first, last = values[0], values[-1]
    text = ",".join(value.text for value in values)
    return Value(text, last.prefix, first.quoted, first.position)


def _language(value: Value) -> Node:
    if not _LANGUAGE.fullmatch(value.text):
        raise QueryError(
            f'"{value.text}" is not a language. Write its code, for example en, de or tr.',
            value.position,
        )
    return Language(value.text.replace("_", "-").lower(), value.position)


def _state(field: str, value: Value) -> Node:
    known = value.text.lower()
    if known not in VALUES[field]:
        raise QueryError(_unknown_value(field, value.text), value.position)
    if field == "has":
        return Has(known, value.position)
    if field == "is":
        return Is(known, value.position)
    match known:
        case "inbox":
            return Not(Is("archived", value.position), value.position)
        case "archive":
            return Is("archived", value.position)
        case "trash":
            return Is("trashed", value.position)
    return And((), value.position)


def _word_count(value: Value) -> Node:
    match = _WORD_COUNT.fullmatch(value.text)
    if match is None or value.text == "..":
        raise QueryError(
            f'"{value.text}" is not a number of words. Write >500, <1000 or 500..1000.',
            value.position,
        )
    if match["number"] is None:
        least, most = (
            None if bound in (None, "*") else int(bound) for bound in match.group("least", "most")
        )
        return WordCount(least, most, value.position)
    number = int(match["number"])
    match match["how"]:
        case ">":
            return WordCount(number + 1, None, value.position)
        case ">=":
            return WordCount(number, None, value.position)
        case "<":
            return WordCount(None, number - 1, value.position)
        case "<=":
            return WordCount(None, number, value.position)
    return WordCount(number, number, value.position)


def _unknown_field(name: str) -> str:
    nearest = _nearest(name.lower(), [*FIELDS, *OTHER_NAMES])
    remedy = f'Did you mean "{nearest}:"?' if nearest else "Press F1 for the list."
    return (
        f'There is no field "{name}:". {remedy} '
        f'To look for the text itself, write "{name}:…" in quotation marks.'
    )


def _unknown_value(field: str, text: str) -> str:
    known = list(VALUES[field])
    nearest = _nearest(text.lower(), known)
    suggestion = f" Did you mean {field}:{nearest}?" if nearest else ""
    return f'"{field}:{text}" is not known. Use one of: {", ".join(known)}.{suggestion}'


def _nearest(word: str, known: list[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, 1)), None)
