"""Markdown to the words of its plain text, many times as fast as by parsing it.

The index needs the words of `document.plain_text` and nothing of the structure. Most
Markdown marks stand where a blank might stand and part no words that were not parted; the
few constructs that hide words (addresses of links, pictures, list numbers) are taken out by
pattern. A text with anything the patterns do not know for certain is parsed.
"""

from __future__ import annotations

import re
from html import unescape

from newsreader.document import plain_text

# A text without these is its own plain text but for line breaks.
_MARKUP = re.compile(r"[*_\[\]<>&\\`#|~]|^ *(?:[-+]|\d{1,9}[.)])", re.MULTILINE)

# What needs a parser: code, reference links, addresses and titles of unusual forms,
# automatic links, entities that stand for letters, list numbers within lists and quotations.
_NEEDS_PARSER = re.compile(
    r"""
      `
    | ~~~
    | \]:
    | \]\(\s*<
    | \]\([^)\n]*\(
    | <(?:[A-Za-z][A-Za-z0-9+.-]*:|[^\s<>]*@)
    | &(?!(?:amp|lt|gt|quot|nbsp|apos|\#39);)(?:\#|\w+;)
    | ^[ ]*(?:\d{1,9}[.)]|[-+*>])[-+*>.)\d ]*?(?<!\d)\d{1,9}[.)]
    """,
    re.VERBOSE | re.MULTILINE,
)
# Lines that may be code, in which nothing is markup.
_MAYBE_CODE = re.compile(r"^[-+*>.)\d ]* {4}", re.MULTILINE)
_UNLIKE_CODE = re.compile(r"[\[&]|^[-+*>.) ]*\d{1,9}[.)]", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ >]*[-:|][-:| ]*$", re.MULTILINE)

_ESCAPE_OR_ENTITY = re.compile(r"\\[!-/:-@\[-`{-~]|&(?:amp|lt|gt|quot|nbsp|apos|#39);")
_TARGET = r"""\([ ]*(?!(?i:javascript|vbscript|file|data):)[^\s()<>\[\]]*(?:[ ]+"[^"\n]*")?[ ]*\)"""
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]" + _TARGET)
_LINK = re.compile(r"\[([^\[\]\n]*)\]" + _TARGET)
_PARTING = r"\s\x00-\x2f:-@\[-`{-~\ue000-\ue07f"
# Emphasis inside a word joins its two sides; underscores do so only at the edge of a link.
_INSIDE_WORD = re.compile(
    rf"[^{_PARTING}](?=[*_~\x02]*[*~]|_*\x02+_|_+\x02)[*_~\x02]+[^{_PARTING}]"
)

_NUMBERED = re.compile(r"^ {0,3}\d{1,9}[.)](?= |$)", re.MULTILINE)
_NUMBERED_OR_BLANK = re.compile(r" {0,3}(?:\d{1,9}[.)](?: .*)?)?")

# An escaped character stands in the private use area while marks are looked for.
_ASIDE = 0xE000
_BACK = {_ASIDE + code: chr(code) for code in range(0x21, 0x7F)}
# Stands for the edge of a link or for a picture, which part no words.
_EDGE = "\x02"


def indexed_text(markdown: str) -> str:
    """A text with exactly the words of `document.plain_text(markdown)`, in their order."""
    if _MARKUP.search(markdown) is None:
        return markdown
    stripped = _stripped(markdown)
    return plain_text(markdown) if stripped is None else stripped


def _stripped(markdown: str) -> str | None:
    """The text without what has no words, or None where only the parser knows."""
    if _NEEDS_PARSER.search(markdown):
        return None
    if _MAYBE_CODE.search(markdown) and _UNLIKE_CODE.search(markdown):
        return None
    if "|" in markdown and _TABLE_RULE.search(markdown):
        return None
    text = markdown
    if "\\" in text or "&" in text:
        text = _ESCAPE_OR_ENTITY.sub(_set_aside, text)
    if "](" in text:
        text = _LINK.sub(rf"{_EDGE}\1{_EDGE}", _IMAGE.sub(_EDGE, text))
        if "](" in text:
            return None
    if _INSIDE_WORD.search(text):
        return None
    unnumbered = _without_numbers(text) if _NUMBERED.search(text) else text
    return None if unnumbered is None else unnumbered.replace(_EDGE, "").translate(_BACK)


def _set_aside(match: re.Match[str]) -> str:
    if match.group()[0] == "\\":
        return chr(_ASIDE + ord(match.group()[1]))
    return "\xa0" if match.group() == "&nbsp;" else chr(_ASIDE + ord(unescape(match.group())))


def _without_numbers(text: str) -> str | None:
    """Without list numbers, if each is certainly one: first in its paragraph or its list."""
    lines = text.split("\n")
    previous = ""
    for place, line in enumerate(lines):
        match = _NUMBERED.match(line)
        if match:
            if not _NUMBERED_OR_BLANK.fullmatch(previous):
                return None
            lines[place] = line[match.end() :]
        previous = line
    return "\n".join(lines)
