"""Plain words -> Markdown that says exactly these words.

Plain text becomes Markdown, since that is what an article is kept in. A star, a bracket or a
number at the start of a line would turn into markup there and be lost from the text.
"""

from __future__ import annotations

import re

# A backslash counts before any ASCII punctuation; the others wherever they could open markup.
# "_" between letters and "&" before a blank mean nothing in CommonMark.
_INLINE = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w])|\|")
_ORDINAL = re.compile(r"^(\d{1,9})([.)])")
# Number signs that end a heading close it and are no words.
_CLOSING = re.compile(r"(?<!\\)#+$")
_BLANKS = re.compile(r"\s+")


def escape_line(text: str) -> str:
    """One line of a paragraph, heading or list item, so that its plain text is the line again.

    White space runs become one blank, as in any paragraph.
    """
    line = _BLANKS.sub(" ", text).strip()
    line = _INLINE.sub(lambda match: "\\" + match[0], line)
    if line[:1] in "#>+=-":
        return "\\" + line if line else line
    return _ORDINAL.sub(r"\1\\\2", line)


def escape_heading(text: str, level: int) -> str:
    """A heading of that level; number signs in it stay words."""
    line = _CLOSING.sub(lambda match: r"\#" * len(match[0]), escape_line(text))
    return f"{'#' * level} {line}"


def escape_lines(lines: list[str]) -> str:
    """Lines of one paragraph (verse, an address) that stay lines, by hard breaks."""
    return "\\\n".join(filter(None, map(escape_line, lines)))
