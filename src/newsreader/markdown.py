"""The Markdown that articles are kept in: CommonMark with tables and strikethrough.

markdown-it reads it. What nearly all of an article is made of (lines of prose, text without
marks, plain web addresses) is seen at a glance here, and gives what its rules would give after
trying all the others: half of the time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.rules_block import paragraph
from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

# Text that is nested deeper is dropped by the parser, whose own limit of 20 a list within
# lists reaches at the tenth; its recursion has room for some 200.
_DEEPEST = 100
# Without these no inline rule finds anything to do.
_INLINE_MARKUP = re.compile(r"[\n\\`*_~\[\]!<&]")
# Up to what needs a closer look: escapes, references, brackets that have to match.
_DESTINATION = re.compile(r"[^\x00-\x20\x7f()\\&<][^\x00-\x20\x7f()\\&]*")
_ENDS_DESTINATION = frozenset(" )\n")
_ADDRESS = re.compile(
    r"https?://[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,3}/"
    r"(?:[A-Za-z0-9;/?:@&=+$,_.!~*'()#-]|%[0-9A-Fa-f]{2})*"
)


def markdown_parser(**options: bool) -> MarkdownIt:
    """A parser of the Markdown that articles are kept in; markup of HTML is text to it."""
    known = {"html": False, "maxNesting": _DEEPEST, **options}
    parser = _Parser("commonmark", known).enable(["table", "strikethrough"])
    parser.helpers = _Helpers()  # type: ignore[assignment]
    parser.block.ruler.before("table", "prose", _prose)
    parser.core.ruler.at("inline", _inline)
    return parser


class _Parser(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url if _ADDRESS.fullmatch(url) else super().normalizeLink(url)


@dataclass(slots=True)
class _Destination:
    """Where a link leads and where that ends, as markdown-it's rules ask for it."""

    pos: int
    str: str
    ok: bool = True


class _Helpers:
    """What markdown-it's rules for links call."""

    parseLinkLabel = staticmethod(parseLinkLabel)  # noqa: N815
    parseLinkTitle = staticmethod(parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkDestination(string: str, pos: int, maximum: int) -> object:  # noqa: N802
        plain = _DESTINATION.match(string, pos, maximum)
        if plain is None or string[plain.end() : plain.end() + 1] not in _ENDS_DESTINATION:
            return parseLinkDestination(string, pos, maximum)
        return _Destination(plain.end(), plain[0])


def _prose(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A line by itself that begins with a letter is a paragraph, whatever other rules say."""
    if line + 1 < end and not state.isEmpty(line + 1):
        return False
    if not state.src[state.bMarks[line] + state.tShift[line]].isalpha():
        return False
    return not state.is_code_block(line) and paragraph(state, line, end, silent)


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if _INLINE_MARKUP.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))
