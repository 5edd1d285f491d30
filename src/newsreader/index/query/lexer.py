"""A typed query cut into tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsreader.errors import QueryError
from newsreader.records import record

# Quotation marks that keyboards and phones put in, and the minus sign; one character for one,
# so that positions stay.
_SAME = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "＂": '"', "−": "-", "\u00a0": " "})

_TOKEN = re.compile(
    r"""
      (?P<open>\()
    | (?P<close>\))
    | (?P<minus>-(?=[^\s)]))
    | (?P<hash>\#(?=[^\s()"\#]|"))
    | (?P<address>https?:[^\s()"]+)
    | (?P<field>[A-Za-z_]+):
    | "(?P<phrase>[^"]*)"(?P<star>\*?)
    | (?P<unclosed>")
    | (?P<word>[^\s()"]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPACE = re.compile(r"\s*")
# The value of a field that takes several: bare or quoted pieces with commas between.
_PIECE = re.compile(r'\s*(?:"(?P<phrase>[^"]*)"(?P<star>\*?)|(?P<word>[^\s()",]+))')


@record
class Token:
    """kind: open, close, minus, tag, field, phrase or word; `end` is the offset after it."""

    kind: str
    text: str
    position: int
    end: int
    prefix: bool = False

    def is_word(self, text: str) -> bool:
        """Is this the bare word `text`, such as the operator OR?"""
        return self.kind == "word" and self.text == text


@record
class Value:
    """One of the values of a field."""

    text: str
    prefix: bool
    quoted: bool
    position: int


class Lexer:
    """Hands out the tokens of a query one by one, with one of lookahead."""

    def __init__(self, text: str) -> None:
        self.text = text.translate(_SAME)
        self._next = self._read(0)

    def peek(self) -> Token:
        """The next token; its kind is "end" where there is none."""
        return self._next

    def take(self) -> Token:
        """The next token, which is passed."""
        token = self._next
        self._next = self._read(token.end)
        return token

    def take_values(self, field: Token) -> list[Value]:
        """The comma-separated values after a field token that was just taken."""
        values = list(self._values(field.end))
        if values and values[0].text not in _OPERATORS:
            return values
        return []

    def _values(self, place: int) -> Iterator[Value]:
        while match := _PIECE.match(self.text, place):
            quoted = match["phrase"] is not None
            name = "phrase" if quoted else "word"
            text, prefix = match[name], bool(match["star"])
            if not quoted and len(text) > 1 and text.endswith("*"):
                text, prefix = text[:-1], True
            yield Value(text, prefix, quoted, match.start(name))
            place = match.end()
            if not self.text.startswith(",", place):
                break
            place += 1
            if place >= len(self.text) or self.text[place] in " \t\n)":
                break
        self._next = self._read(place)

    def _read(self, place: int) -> Token:
        start = _end(_SPACE, self.text, place)
        match = _TOKEN.match(self.text, start)
        if match is None:
            return Token("end", "", start, start)
        kind = str(match.lastgroup)
        if kind == "unclosed":
            raise QueryError(
                'The quotation mark is never closed. Add " at the end, or leave it out.', start
            )
        if match["phrase"] is not None:
            return Token("phrase", match["phrase"], start, match.end(), bool(match["star"]))
        text = match[kind]
        if kind == "word" and len(text) > 1 and text.endswith("*"):
            return Token("word", text.rstrip("*") or text, start, match.end(), prefix=True)
        return Token("word" if kind == "address" else kind, text, start, match.end())


_OPERATORS = ("AND", "OR", "NOT")


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place
