"""When two spellings are one name: case, accents and punctuation do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Letters that Unicode does not take apart, as romanisation writes them.
_LETTERS = str.maketrans(
    {"ı": "i", "İ": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss",
     "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ð": "d", "þ": "th", "’": "'", "ʼ": "'",
     "‘": "'", "`": "'"}
)  # fmt: skip
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded: "Recep Tayyip ERDOĞAN" -> ("recep", "tayyip", "erdogan")."""
    plain = unicodedata.normalize("NFD", name.translate(_LETTERS))
    plain = "".join(c for c in plain if unicodedata.category(c) != "Mn").casefold()
    return tuple(_WORD.findall(plain.replace(".", "").replace("'", "")))


def folded(name: str) -> str:
    """A name folded to one string, for comparing."""
    return " ".join(name_words(name))
