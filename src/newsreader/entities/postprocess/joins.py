"""Names the model found in pieces, and words beside a name that belong to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from newsreader.entities.gazetteer import Gazetteer
from newsreader.entities.postprocess.companies import company_end
from newsreader.entities.postprocess.compounds import JOINED_WORDS
from newsreader.entities.postprocess.titles import titled_names
from newsreader.entities.spans import RawMention

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
#: Between two parts of one person's name: a blank, an initial's full stop, a nickname.
_WITHIN_PERSON = re.compile(r"\s|\.\s|\s[“\"‘'(][\w .-]{1,20}[”\"’')]\s")
#: Arab, Jewish and Malay names go on: "Bashayer Al Yamahi", "Mohammed bin Rashid".
_NICKNAMED = re.compile(
    rf"(?<![\w’'-])({_CAPITAL}[\w’'-]{{1,30}})\s[“\"‘'][\w .-]{{1,20}}[”\"’']\s"
    rf"({_CAPITAL}[\w’'-]{{1,30}})"
)
_STORM_BEFORE = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|Tropical Storm|Storm) $")
_PERSON_GOES_ON = re.compile(
    rf"(?:\s(?:bin|bint|ibn|ben|al|el|Al|El|Bin|binti|Abu|Abdul|Abdel|van|von|de|da|dos|del)"
    rf"[\s-]{_CAPITAL}[\w’'-]+)+"
)
_KOREAN_GIVEN_NAME = re.compile(r"\s[A-Z][a-z]{1,6}-([a-z]{1,7})(?![\w-])")
_HEAD_AFTER = re.compile(
    r"(?:\s(?:Group|Holdings|Inc|Corp|Ltd|Limited|Plc|PLC|Bank|Sons|Esports|Research|Foundation"
    r"|Industries|Technologies|Motors|Airlines|Energy|Capital|Partners|Office|Department|Division"
    r"|University|Institute|College|Association|Club|FC|Studios|Pictures"
    r"|Media|TV|Television|Radio|News|Tbk|Co|LLP|LLC|Administration|Authority|Agency|Commission"
    r"|Committee|Council|Board|Bureau|Command|Government|Secretariat|Union|Federation|Party))+(?!\w)"
)
#: "the Biden Administration" is named after a person and no body of its own.
_GOVERNMENT_OF = re.compile(r"\s(?:Administration|Government|Command|Party|News|Radio)\b")
_AND_MORE = re.compile(rf"\s{_CAPITAL}[\w’'-]+(?:\s(?:of\s)?{_CAPITAL}[\w’'-]+)*")
_STATE_BEFORE = re.compile(
    r"\b(?:State|Republic|Kingdom|Islamic Republic|Emirate|Islamic Emirate|Sultanate|Province) of "
    r"(?:the )?$"
)
_DIRECTION_BEFORE = re.compile(
    r"(?<![\w-])(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Upper|Lower"
    r"|Northeast|Northwest|Southeast|Southwest|North-East|North-West|South-East|South-West) $"
)
_BODY_AFTER = re.compile(
    r"(?:'s|’s)? (?:Metropolitan |State |City |National )?"
    r"(?:Police(?: Command| Force| Department)?|Municipality|City Council|Civil Defen[cs]e"
    r"|Customs|Electoral Commission|Cabinet|Government|Treasury|Parliament|Senate"
    r"|Magistrates['’] Courts?|Chamber of Commerce|Stock Exchange|Health Authority)"
    r"(?!\w| Station)"
)
_OF = ("de ", "du ", "des ", "del ", "della ", "di ", "do ", "da ")
_AMERICAN = frozenset({"U.S", "U.S.", "US", "UK", "U.K.", "U.K"})
_AMERICAN_BODY = re.compile(
    r"\.? (?:Congress|Senate|Treasury(?: Department)?|Federal Reserve|Supreme Court"
    r"|State Department|House of Representatives|Justice Department|Central Command|Cabinet"
    r"|Government|Army|Navy"
    r"|Air Force|Marine Corps|Coast Guard|Border Patrol|Parliament)(?!\w)"
)
_GOVERNMENT = re.compile(
    r"\b(?:Administration|Army|Navy|Air Force|Marine Corps|Coast Guard|Senate|Congress|Treasury"
    r"|Department|Agency|Commission|Court|Reserve|Command|Embassy|Bureau|Service|Board|Office"
    r"|House of Representatives|House|Centers? for|Chamber of Commerce|Justice|State Department)\b"
)
_CREDIT_BEFORE = re.compile(r"(?:[/|:]|\b(?:REUTERS|Reuters|AFP|AP|EPA|Images|by))\s*$")
_LOOK_BACK = 24


def join_parts(plain: str, mentions: list[RawMention], known: Gazetteer) -> list[RawMention]:
    """The mentions with those joined that are one name, sorted."""
    joined = _with_nicknames(plain, [_grown(plain, mention, known) for mention in mentions])
    names = Counter(mention.text(plain) for mention in joined)

    def one_person(plain: str, first: RawMention, second: RawMention) -> str | None:
        if first.label == "PERSON" != second.label:
            return _after_title(plain, first, second, known)
        # The next sentence's subject after a picture credit: "Leah Millis Biden will name".
        whole = " " in first.text(plain) and not first.text(plain).endswith(".")
        credited = _CREDIT_BEFORE.search(plain, max(0, first.start - _LOOK_BACK), first.start)
        alone = whole and credited is not None and names[second.text(plain)] > 1
        return None if alone else _one_person(plain, first, second)

    for rule in (one_person, _american_body, _body_of_place):
        joined = _merge(plain, joined, rule)
    return joined


def _with_nicknames(plain: str, mentions: list[RawMention]) -> list[RawMention]:
    """ "Robin “ropz” Kool" is one name if one of its ends was taken for a person's."""
    found = mentions
    for match in _NICKNAMED.finditer(plain):
        inside = [mention for mention in found if mention.overlaps(*match.span())]
        if any(mention.label == "PERSON" for mention in inside):
            start = min(match.start(), *(mention.start for mention in inside))
            end = max(match.end(), *(mention.end for mention in inside))
            found = [mention for mention in found if mention not in inside]
            found = sorted([*found, RawMention(start, end, "PERSON")])
    return found


def _grown(plain: str, mention: RawMention, known: Gazetteer) -> RawMention:
    start, end = mention.start, mention.end
    name = mention.text(plain)
    storm = _STORM_BEFORE.search(plain[max(0, start - _LOOK_BACK) : start])
    if storm is not None:
        return RawMention(start - len(storm.group()), end, "OTHER")
    company = company_end(plain, end)
    if company is not None and "," not in name:
        return RawMention(start, company, "ORG", mention.score)
    head = _HEAD_AFTER.match(plain, end)
    if head is not None and mention.label in ("PERSON", "ORG") and "," not in name:
        if mention.label == "PERSON" and _GOVERNMENT_OF.match(head.group()):
            return mention
        return RawMention(start, head.end(), "ORG", mention.score)
    if mention.label == "PERSON" and name not in known.places and not known.is_city(name):
        more = _PERSON_GOES_ON.match(plain, end)
        if more is None and " " not in name:
            more = _KOREAN_GIVEN_NAME.match(plain, end)
            more = None if more is None or more.group(1) in JOINED_WORDS else more
        return mention.moved(start, more.end()) if more else mention
    if mention.label == "ORG" and name.endswith(" and"):
        more = _AND_MORE.match(plain, end)
        return mention.moved(start, more.end() if more else end - len(" and"))
    if mention.label == "LOC":
        before = plain[max(0, start - _LOOK_BACK) : start]
        word = _STATE_BEFORE.search(before) or _DIRECTION_BEFORE.search(before)
        if word is not None:
            return mention.moved(start - len(word.group()), end)
        body = (_AMERICAN_BODY if name in _AMERICAN else _BODY_AFTER).match(plain, end)
        if body is not None:
            return RawMention(start, body.end(), "ORG")
    return mention


def _merge(
    plain: str,
    mentions: list[RawMention],
    rule: Callable[[str, RawMention, RawMention], str | None],
) -> list[RawMention]:
    """Neighbours that a rule gives a common label become one mention."""
    out: list[RawMention] = []
    for mention in mentions:
        if out and mention.start < out[-1].end:
            if mention.end > out[-1].end:
                out[-1] = out[-1].moved(out[-1].start, mention.end)
            continue
        label = rule(plain, out[-1], mention) if out else None
        if label is None:
            out.append(mention)
        else:
            out[-1] = RawMention(out[-1].start, mention.end, label, out[-1].score)
    return out


def _one_person(plain: str, first: RawMention, second: RawMention) -> str | None:
    if first.label != "PERSON" or second.label != "PERSON":
        return None
    gap = _WITHIN_PERSON.fullmatch(plain, first.end, second.start)
    if gap is None or "\n" in gap.group():
        return None
    if gap.group().startswith(".") and not re.search(r"\b\w$", first.text(plain)):
        return None
    before = {word.lower() for word in first.text(plain).split()}
    repeated = any(word.lower() in before for word in second.text(plain).split())
    shouted = first.text(plain).isupper() != second.text(plain).isupper()
    return None if repeated or shouted else "PERSON"


def _after_title(plain: str, first: RawMention, second: RawMention, known: Gazetteer) -> str | None:
    """ "Energy Minister Selin Karakaya": what follows a given name after a title is a surname."""
    surname = second.text(plain)
    if plain[first.end : second.start] != " " or second.label not in ("ORG", "OTHER"):
        return None
    if " " in first.text(plain) or " " in surname or known.label(surname) is not None:
        return None
    if not (surname[0].isupper() and surname[1:].islower()):
        return None
    begin = max(0, first.start - _LOOK_BACK)
    titled = (first.start - begin, second.end - begin)
    return "PERSON" if titled in titled_names(plain[begin : second.end]) else None


def _american_body(plain: str, first: RawMention, second: RawMention) -> str | None:
    """ "U.S. Food and Drug Administration" is the body's name."""
    if first.label != "LOC" or second.label != "ORG" or first.text(plain) not in _AMERICAN:
        return None
    if plain[first.end : second.start] not in (" ", ". "):
        return None
    return "ORG" if _GOVERNMENT.search(second.text(plain)) else None


def _body_of_place(plain: str, first: RawMention, second: RawMention) -> str | None:
    """ "La Gazette de Valmorin": a place's name does not begin with a small "de"."""
    if first.label != "ORG" or second.label != "LOC":
        return None
    if plain[first.end : second.start] != " ":
        return None
    return "ORG" if second.text(plain).startswith(_OF) else None
