"""Which language a text is written in.

py3langid (Lui and Baldwin 2012) knows 97 languages and now and then takes English for a rare
one; only languages that news is published in are considered.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = (
    "en", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fa",
    "fi", "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "ko", "ku",
    "lt", "lv", "mk", "ms", "nl", "no", "pl", "ps", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv",
    "sw", "ta", "te", "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
#: Fewer letters than this are no evidence.
_FEWEST_LETTERS = 20
_SAMPLE_CHARACTERS = 4000
_LEAST_PROBABILITY = 0.5
_LETTER = re.compile(r"[^\W\d_]")


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None if there is too little text to tell."""
    sample = text[:_SAMPLE_CHARACTERS]
    # Chinese and Japanese say in one character what others say in three.
    weight = sum(1 if letter < "\u2e80" else 3 for letter in _LETTER.findall(sample))
    if weight < _FEWEST_LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _LEAST_PROBABILITY else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
