"""Lines that say who wrote an article, when and where, in the languages read as text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.importing.dates import find_date
from newsreader.importing.plaintext import phrases
from newsreader.importing.plaintext.dateline import agency_named
from newsreader.importing.plaintext.lines import fold_line, words_of

_PARTICLES = (
    "de|del|della|dela|di|da|das|dos|do|du|des|van|von|vom|zu|zur|den|der|ten|ter|la|le|el|al"
    "|bin|bint|ibn|ben|abu|af|av|y|e|i|st\\.?"
)
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽŞİĞÇÖÜА-ЯЁΑ-ΩΆ-Ώ][\w'’.\-]*|[dDlLO]['’][A-ZÀ-ÞĀ-Ž]\w+|Mc[A-Z]\w+)"
_NAME = rf"{_NAME_WORD}(?:\s+(?:(?:{_PARTICLES})\s+){{0,2}}{_NAME_WORD}){{1,4}}"
_FULL_NAME = re.compile(_NAME)
_AND = re.compile(r"\s*(?:,|;|&|/|\||·|•|\s(?:and|und|et|y|e|ve|и|with|mit|avec|con|com|ile)\s)\s*")
_WITH = re.compile(r"^(?:with|mit|avec|con|com|ile|и)\s+", re.IGNORECASE)
_LONGEST_PLACE = 3
_LONGEST_JOB = 5
_FROM_WHERE = re.compile(
    rf"\s+(?:at|in|from|aus|bei|à|en|em|desde)\s+(?:the\s+)?{_NAME_WORD}"
    rf"(?:[ ,]+{_NAME_WORD}){{0,3}}$"
)
_PLACE = re.compile(rf"{_NAME_WORD}(?:[ ,]+(?:(?:{_PARTICLES}) )?{_NAME_WORD}){{0,2}}")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?|[ap]\.?m\.?|\d{1,2}h(?:\d\d)?")
_CLOCK_ONLY = re.compile(r"\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?[a-z]{1,4})?")
_TOKEN = re.compile(r"[^\W_]+(?:[:.\-][^\W_]+)*")
_PARTS = re.compile(r"\s*[|•·▪●/]\s*|\s+[-–—]\s+|\s{3,}")
_MOST_BYLINE_WORDS = 22
_LONGEST_BYLINE = 300


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says about its article: any of the fields, all that it says."""

    authors: tuple[str, ...] = ()
    agency: str | None = None
    published: str | None = None
    modified: str | None = None
    is_date: bool = False


def read_byline(line: str, language: str | None = None) -> Byline | None:
    """The authors, agency and dates of a line that says nothing else; None for any other line."""
    if len(line) > _LONGEST_BYLINE or len(words_of(line)) > _MOST_BYLINE_WORDS:
        return None
    whole = _date_part(line, language) or _author_part(line, labelled_only=True)
    if whole:
        return whole
    parts = [part for part in _PARTS.split(line) if part]
    if len(parts) < 2:
        return None
    read = [_part(part, language) for part in parts]
    if not any(part and (part.is_date or part.authors) for part in read):
        return None
    # One part may be the place: "Saltmere - 21 August 2025 - 06:00".
    unknown = [part for part, known in zip(parts, read, strict=True) if not known]
    if len(unknown) > 1 or not all(_PLACE.fullmatch(part.strip()) for part in unknown):
        return None
    known = [part for part in read if part]
    return Byline(
        authors=tuple(name for part in known for name in part.authors),
        agency=next((part.agency for part in known if part.agency), None),
        published=next((part.published for part in known if part.published), None),
        modified=next((part.modified for part in known if part.modified), None),
        is_date=any(part.is_date for part in known),
    )


def names_job(line: str) -> bool:
    """Is this short line what an author does: "Harbour correspondent", "Redaktion"?"""
    return len(words_of(line)) <= _LONGEST_JOB and bool(phrases.within(phrases.JOB).search(line))


def names_affiliation(line: str) -> bool:
    """Can this line below a byline be whom the author writes for: "Meridian Wire"?"""
    return _PLACE.fullmatch(line) is not None


def read_name(line: str) -> tuple[str, ...]:
    """The people named by a line that holds names alone, "Ann Lee and Bo Ek"; else nothing."""
    found = _author_part(_FROM_WHERE.sub("", line), labelled_only=False)
    return found.authors if found else ()


def _part(part: str, language: str | None) -> Byline | None:
    agency = agency_named(part)
    if agency:
        return Byline(agency=agency)
    if phrases.within(phrases.JOB).search(part) and len(words_of(part)) <= 6:
        return Byline()
    if _CLOCK_ONLY.fullmatch(part.strip().lower()) or _is_small_print(part):
        return Byline()
    return _date_part(part, language) or _author_part(part, labelled_only=False)


def _is_small_print(part: str) -> bool:
    from newsreader.importing.plaintext.furniture import known_phrase

    return known_phrase(part) in ("counts", "share bar")


def _date_part(part: str, language: str | None) -> Byline | None:
    text = part.strip(" ,.;:|–—-")
    modified = published = False
    if label := phrases.opening(phrases.UPDATED).match(text):
        text, modified = text[label.end() :], True
    elif label := phrases.opening(phrases.PUBLISHED).match(text):
        text, published = text[label.end() :], True
    folded = fold_line(text)
    if phrases.pattern(phrases.RELATIVE_DATE).fullmatch(folded):
        return Byline(is_date=True)
    found = find_date(text, language)
    if found is None:
        return (
            Byline(is_date=True)
            if (modified or published) and _CLOCK_ONLY.fullmatch(folded)
            else None
        )
    rest = f"{text[: found.start]} {text[found.end :]}"
    second = None
    if phrases.opening(phrases.UPDATED).match(rest.strip(" ,.;:|–—-()")):
        second = _date_part(rest.strip(" ,.;:|–—-()"), language)
        rest = ""
    if not _is_date_dressing(rest):
        return None
    return Byline(
        published=None if modified else found.value,
        modified=found.value if modified else (second.modified if second else None),
        is_date=True,
    )


def _is_date_dressing(rest: str) -> bool:
    """Is what stands round a date its week-day, its time, a zone?"""
    tokens = _TOKEN.findall(fold_line(rest))
    days, words = phrases.pattern(phrases.WEEK_DAY), phrases.words(phrases.DATE_WORDS)
    return all(
        token in words or days.fullmatch(token) or _CLOCK.fullmatch(token) for token in tokens
    )


def _author_part(part: str, *, labelled_only: bool) -> Byline | None:
    text = part.strip(" ,.;|–—-")
    label = phrases.opening(phrases.BYLINE).match(text)
    if label and not label[0].strip():
        label = None
    if label is None and labelled_only:
        return None
    rest = text[label.end() :] if label else text
    if not rest:
        return None
    names: list[str] = []
    agency = None
    published = None
    for piece in (_WITH.sub("", item.strip(" .()@")) for item in _AND.split(rest)):
        if not piece:
            continue
        if (found := agency_named(piece)) and (names or label):
            agency = found
        elif phrases.within(phrases.JOB).search(piece) and not _FULL_NAME.fullmatch(
            phrases.within(phrases.JOB).sub("", piece).strip()
        ):
            continue
        elif _FULL_NAME.fullmatch(piece) and len(piece) <= 60:
            names.append(_tidy(piece))
        elif dated := _date_part(piece, None):
            published = published or dated.published
        elif names and len(words_of(piece)) <= _LONGEST_PLACE:
            continue  # a place: "in Berlin", "ANKARA"
        else:
            return None
    if not names and not (agency and label):
        return None
    return Byline(tuple(names), agency, published, None, published is not None)


def _tidy(name: str) -> str:
    """A name written in capitals in its usual case."""
    if not name.isupper():
        return name
    return " ".join(word.capitalize() if len(word) > 2 else word for word in name.split())
