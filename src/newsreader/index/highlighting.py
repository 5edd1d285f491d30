"""Where in a text a query's words stand, by the same fold that found them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsreader.index.fold import WORD, FoldedText, Phrase, is_unspaced, phrases
from newsreader.index.query.nodes import Entity, Query, Words

Range = tuple[int, int]


def hits(plain: str, query: Query) -> list[Range]:
    """The ranges of the plain text to light up: whole words and phrases, sorted, apart.

    Words under a "not" or of other fields (site, note, …) light up nothing; names asked for
    with person:, org:, place: and entity: do.
    """
    return ranges(plain, wanted_phrases(query, "body"))


def wanted_phrases(query: Query, field: str) -> tuple[Phrase, ...]:
    """What a query looks for in a field ("title" or "body") of the article."""
    found: dict[Phrase, None] = {}
    for leaf in query.wanted_leaves():
        if isinstance(leaf, Entity) or (isinstance(leaf, Words) and leaf.field in (None, field)):
            found.update(dict.fromkeys(phrases(leaf.text, prefix=leaf.prefix)))
    return tuple(found)


def ranges(text: str, wanted: Sequence[Phrase]) -> list[Range]:
    """The ranges of a text in which phrases stand; those that overlap become one."""
    if not wanted:
        return []
    folded = FoldedText(text)
    found = sorted(
        folded.original_range(start, end)
        for phrase in wanted
        for start, end in places(folded.text, phrase)
    )
    return list(_apart(found))


def places(folded: str, phrase: Phrase) -> Iterator[Range]:
    """The ranges of a folded text in which a phrase stands."""
    # Looking for plain letters is many times as fast as letting a pattern look behind at
    # every place whether a word begins there.
    first = phrase.words[0]
    match_at = _pattern(phrase).match
    start = folded.find(first)
    while start >= 0:
        if start == 0 or not _is_in_word(folded[start - 1]):
            match = match_at(folded, start)
            if match is not None:
                yield match.span()
        start = folded.find(first, start + 1)


def _is_in_word(character: str) -> bool:
    return character >= "\x80" or character.isalnum()


@lru_cache(maxsize=256)
def _pattern(phrase: Phrase) -> re.Pattern[str]:
    gap = "[^0-9a-z\u0080-\U0010ffff]+"
    body = gap.join(map(re.escape, phrase.words))
    if not phrase.prefix:
        ending = f"(?!{WORD})"
    elif is_unspaced(phrase.words[-1]):
        # What follows in a run without blanks is another word.
        ending = ""
    else:
        ending = f"{WORD}*"
    return re.compile(body + ending)


def _apart(found: list[Range]) -> Iterator[Range]:
    if not found:
        return
    start, end = found[0]
    for next_start, next_end in found[1:]:
        if next_start < end:
            end = max(end, next_end)
        else:
            yield start, end
            start, end = next_start, next_end
    yield start, end
