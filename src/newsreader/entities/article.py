"""The whole way from an article's plain text to its mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newsreader.entities.canonical import canonical_names
from newsreader.entities.fold import folded
from newsreader.entities.postprocess.acronyms import read_acronyms
from newsreader.entities.recognisers import recogniser_for
from newsreader.entities.spans import RawMention
from newsreader.entities.values import FoundValue, find_values
from newsreader.model import EntityMention

#: A byline stands within so many characters of the start.
_BYLINE_REACH = 600
_BYLINE = re.compile(r"^(?:by|from|reporting by|words by)\b", re.IGNORECASE)


def recognise_article(
    plain: str,
    language: str,
    published: str | None,
    authors: Sequence[str],
    model: str,
    threads: int,
) -> tuple[EntityMention, ...]:
    """The mentions of a text in a language (two letters), sorted, without overlaps."""
    names = recogniser_for(language, model, threads).mentions(plain, language)
    names, acronyms, _ = read_acronyms(plain, names)
    explained = {pair.short: plain[pair.long_start : pair.long_end] for pair in acronyms}
    names = _without_bylines(plain, names, authors)
    values = find_values(plain, language, published)
    names, values = _apart(names, values)
    canonical = canonical_names(((name.label, name.text(plain)) for name in names), explained)
    mentions = [
        EntityMention(
            label=name.label,
            text=name.text(plain),
            start=name.start,
            end=name.end,
            canonical=canonical[name.label, name.text(plain)],
            score=name.score,
        )
        for name in names
    ]
    mentions += (_value_mention(plain, value) for value in values)
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _value_mention(plain: str, value: FoundValue) -> EntityMention:
    text = plain[value.start : value.end]
    dated = value.value if value.label == "DATE" else None
    return EntityMention(
        label=value.label,
        text=text,
        start=value.start,
        end=value.end,
        canonical=dated or text,
        value=value.value,
    )


def _apart(
    names: list[RawMention], values: list[FoundValue]
) -> tuple[list[RawMention], list[FoundValue]]:
    """Where a name and a value overlap the longer one stays, the value if they are equal."""
    kept_names: list[RawMention] = []
    beaten: set[FoundValue] = set()
    starts = [value.start for value in values]
    ends = [value.end for value in values]
    for name in names:
        rivals = values[bisect_right(ends, name.start) : bisect_left(starts, name.end)]
        if any(value.end - value.start >= name.end - name.start for value in rivals):
            continue
        kept_names.append(name)
        beaten.update(rivals)
    return kept_names, [value for value in values if value not in beaten]


def _without_bylines(
    plain: str, names: list[RawMention], authors: Sequence[str]
) -> list[RawMention]:
    known = {folded(author) for author in authors}
    return [name for name in names if not _in_byline(plain, name, known)]


def _in_byline(plain: str, name: RawMention, authors: set[str]) -> bool:
    if name.start > _BYLINE_REACH or folded(name.text(plain)) not in authors:
        return False
    line_start = plain.rfind("\n", 0, name.start) + 1
    before = plain[line_start : name.start]
    return not before.strip() or _BYLINE.match(before) is not None
