"""The one door for text from outside.

Whatever a file says, what gets past here cannot steer a terminal, reorder a line or split
a surrogate pair. It runs before any offset is counted, so that offsets never change later.
"""

from __future__ import annotations

import re
import unicodedata

# Line endings of every convention. NEL and the Unicode separators are line breaks in
# str.splitlines(), and a terminal may act on VT and FF.
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028]")
_PARAGRAPH_BREAK = "\u2029"

# C0 but newline, DEL, C1; soft hyphen; bidirectional controls (Trojan Source,
# CVE-2021-42574); zero-width space, word joiner and byte order mark, which hide inside
# words and break search; surrogates, noncharacters and the tag characters.
# ZWJ and ZWNJ stay: Persian and emoji need them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f]"
)
# A joiner joins what stands before it: with nothing there, or a joiner, it only confuses what
# a terminal and we think of its width.
_STRAY_JOINER = re.compile("(?:(?<=[\\s\u200c\u200d])|^)[\u200c\u200d]+", re.MULTILINE)


def clean_text(text: str) -> str:
    """Text of several lines, made safe: NFC, `\\n` line ends, tabs as four blanks, no controls."""
    # All that is looked for here is not printable, and most texts are nothing else.
    if not text.replace("\n", "").isprintable():
        text = _LINE_BREAK.sub("\n", text).replace(_PARAGRAPH_BREAK, "\n\n").replace("\t", "    ")
        text = _FORBIDDEN.sub("", text)
        # Few texts hold a joiner, and looking for stray ones takes as long as all the rest.
        if "\u200c" in text or "\u200d" in text:
            text = _STRAY_JOINER.sub("", text)
    return unicodedata.normalize("NFC", text)


def clean_line(text: str, limit: int = 1000) -> str:
    """Text of one line (a title, a name, an address): white space runs become one blank.

    Cut to `limit` code points, the last of them an ellipsis.
    """
    line = " ".join(clean_text(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def is_clean(text: str) -> bool:
    """Is there nothing in the text that `clean_text` would take out?"""
    return _FORBIDDEN.search(text) is None and "\r" not in text
