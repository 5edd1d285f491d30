"""Everything a library says about one person, organisation, place, date or figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsreader.library import Library
from newsreader.model import MentionInContext

_COMPANIONS = 40
_DAYS_AT_MOST = 62


@dataclass(frozen=True, slots=True)
class Dossier:
    """One thing in the library.

    `sentences` are those that name it, of the newest article first and in the order of its
    text; `timeline` the number of articles in each of the steps (days or months) from
    `first` to `last`, ISO dates, empty when no article is dated.
    """

    canonical: str
    label: str
    mentions: int
    articles: int
    forms: tuple[str, ...]
    sentences: tuple[MentionInContext, ...]
    timeline: tuple[int, ...]
    first: str
    last: str


def dossier(library: Library, canonical: str, label: str) -> Dossier:
    """Gather what a library says about a thing. Takes up to a second in a large library."""
    sentences = _newest_first(library.mentions(canonical))
    words = canonical.replace('"', " ")
    summaries = library.entities(f'entity:"{words}"') if sentences else []
    # As the sentences are: a name and the same name without its accents are one.
    same = [each for each in summaries if library.is_same_name(each.canonical, canonical)]
    itself = sorted(same, key=lambda each: each.canonical != canonical)
    forms = tuple(dict.fromkeys(form for each in itself for form in each.forms)) or (canonical,)
    timeline, first, last = _timeline(sentences)
    return Dossier(
        canonical=canonical,
        label=itself[0].label if itself else label,
        mentions=len(sentences),
        articles=len({sentence.article for sentence in sentences}),
        forms=forms,
        sentences=sentences,
        timeline=timeline,
        first=first,
        last=last,
    )


@dataclass(frozen=True, slots=True)
class Companion:
    """A thing that is named in the same sentences, and how many these are."""

    canonical: str
    label: str
    sentences: int


def companions(library: Library, canonical: str) -> list[Companion]:
    """What shares most sentences with a thing. Reads every article that names it."""
    found = [
        Companion(each.canonical, each.label, each.sentences)
        for each in library.together(canonical)
    ]
    return sorted(found, key=_by_sentences)[:_COMPANIONS]


def _by_sentences(companion: Companion) -> tuple[int, str]:
    return -companion.sentences, companion.canonical


def _newest_first(sentences: Iterable[MentionInContext]) -> tuple[MentionInContext, ...]:
    in_order = sorted(sentences, key=_place)
    return tuple(sorted(in_order, key=_newness, reverse=True))


def _place(sentence: MentionInContext) -> int:
    return sentence.start


def _newness(sentence: MentionInContext) -> tuple[str, int]:
    return sentence.published or "", sentence.article


def _timeline(sentences: Sequence[MentionInContext]) -> tuple[tuple[int, ...], str, str]:
    """Articles by day where that is at most two months, else by month."""
    published = {each.article: each.published[:10] for each in sentences if each.published}
    days = [found for found in map(_day, published.values()) if found is not None]
    if days and len(days) == len(published) and (max(days) - min(days)).days <= _DAYS_AT_MOST:
        counts = Counter(days)
        span = range((max(days) - min(days)).days + 1)
        steps = [counts[min(days) + timedelta(days=step)] for step in span]
        return tuple(steps), min(days).isoformat(), max(days).isoformat()
    months = Counter(date[:7] for date in published.values() if _is_month(date[:7]))
    if not months:
        return (), "", ""
    first, last = min(months), max(months)
    return tuple(months[month] for month in _months(first, last)), first, last


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        return None


def _is_month(text: str) -> bool:
    year, dash, month = text.partition("-")
    return dash == "-" and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12


def _months(first: str, last: str) -> Iterable[str]:
    year, month = map(int, first.split("-"))
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
