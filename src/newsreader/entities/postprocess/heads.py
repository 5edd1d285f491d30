"""What a name's own words say it is: "… Hospital" is a place, "… World Cup" an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsreader.entities.gazetteer import Gazetteer
from newsreader.entities.postprocess.companies import has_company_end, is_company
from newsreader.entities.spans import RawMention

_ORGANISATION_END = re.compile(
    r"""\b(?:Inc|Corp|Corporation|Ltd|LLC|PLC|plc|Co|Company|Group|Bank|University|College
    |Ministry|Department|Agency|Authority|Commission|Committee|Council|Association|Federation
    |Union|Party|Institute|Foundation|Organi[sz]ation|Court|Parliament|Senate|Congress|Times
    |Post|Herald|News|Airlines|Airways|Police|Army|Force|Forces|Fund|FC|United|Club|League
    |Holdings|Industries|Technologies|Pharmaceuticals|Office|Board|Bureau)\.?$""",
    re.VERBOSE,
)
_ORGANISATION_START = re.compile(
    r"(?:Ministry|Department|University|Bank|Institute|Bureau|Office) of\b"
    r"|National Institute\b|House of Representatives\b|Central Bank\b"
)
#: These end the names of companies, and no person's.
_COMPANY_END = re.compile(
    r"""\s(?:Dredging|Shipping|Holding|Logistics|Motors|Energy|Insurance|Capital|Partners|Systems
    |Mining|Petroleum|Telecom|Electronics|Semiconductor|Software|Media|Entertainment|Enterprises
    |Consulting|Construction|Securities|Ventures|Laboratories|Labs|Solutions|Services)$""",
    re.VERBOSE,
)
#: These end no place's name, as "Bank" and "Court" may.
_BODY_END = re.compile(
    r"\s(?:Forum|Ministry|Association|Federation|Commission|Committee|Corporation|Agency|Institute"
    r"|Foundation|University|Organi[sz]ation)$"
)
#: What a ship's name follows, with nothing between.
_SHIP_BEFORE = re.compile(
    r"""\b(?:vessel|ship|steamship|tanker|ferry|trawler|frigate|destroyer|cruiser|corvette|yacht
    |freighter|dredger|tug|tugboat|boat|submarine|schooner|carrier|icebreaker|barge|liner
    |MV|MT|USS|HMS|HMCS|INS)\s[“"‘']?$""",
    re.VERBOSE,
)
_SHIP_REACH = 16
#: "Turkish Energy and Natural Resources Minister": what a minister is for is no organisation.
_PORTFOLIO = re.compile(r"(?:\s(?:and|[A-Z][a-z]+)){0,5}\sMinister\b")
_MATTERS = re.compile(
    r"""(?:\s?\b(?:and|Natural|Resources|Energy|Finance|Foreign|Affairs|Interior|Defen[cs]e|Health
    |Education|Justice|Agriculture|Trade|Environment|Transport|Industry|Commerce|Economy|Treasury
    |Technology|Culture|Tourism|Youth|Sports?))+""",
    re.VERBOSE,
)
_PLACE_END = re.compile(
    r"""\b(?:Hospital|National\ Park|Airport|Stadium|Mosque|Cathedral|Palace|Bridge|Prison
    |Street|Avenue|Highway|Square|Hotel|Tower|Island|Islands|River|Province|District
    |Municipality|Mountains?|Beach|Temple|Volcano|Medical\ Cent(?:er|re)|Town\ Hall
    |Sports\ Cent(?:er|re)|Trade\ Cent(?:er|re)|Police\ Station|Circuit|Golf\ Club|Country\ Club
    |Hall\ of\ Fame|Power\ Plant|Power\ Station|Border\ Crossing|Terminal\ \d+)$""",
    re.VERBOSE,
)
_GEOGRAPHY_END = re.compile(
    r"""\b(?:Road|Park|Church|Museum|Lake|Sea|Ocean|Valley|Desert|Strait|Gulf|Bay|Peninsula
    |County|Region)$""",
    re.VERBOSE,
)
_EVENT_END = re.compile(
    r"""\b(?:Grand\ Prix|Olympics|Games|Championships?|World\ Cup|Cup|Festival|Awards|War
    |Marathon|Prize|Revolution|Uprising|Referendum|Act|Treaty|Convention|Pandemic|Open
    |Masters)$""",
    re.VERBOSE,
)
_PLACE_FOLLOWS = re.compile(
    r"""\s+(?:nuclear\ )?(?:power\ plant|province|prefecture|district|county|airport|port\ city
    |township|upazila|municipality|neighbou?rhood|peninsula|strait|river|mayor|Ruler)\b""",
    re.VERBOSE,
)
_KINDS_OF_PLACES = frozenset(
    "state district village region province city town embassy government county area rail".split()
)
_KIND_END = re.compile(r"(?:\s[a-z]+){1,2}$")
_OWNER = re.compile(r"([A-Z][\w\-]+(?:\s[A-Z][\w\-]+)?)['’]s\s+(?=[A-Z][\w\-]+\s+\w)")


def is_organisation_name(name: str) -> bool:
    """Do the words of a name say that it is an organisation?"""
    return " " in name and bool(_ORGANISATION_END.search(name) or _ORGANISATION_START.match(name))


def relabel_by_head(
    plain: str, mentions: Iterable[RawMention], known: Gazetteer
) -> list[RawMention]:
    """Mentions under the label their own words, or the word after them, give."""
    found = [mention.labelled(_label(plain, mention, known)) for mention in mentions]
    ships = {mention.text(plain) for mention in found if mention.label == "PRODUCT"}
    return [each.labelled("PRODUCT") if each.text(plain) in ships else each for each in found]


def without_kinds(plain: str, mentions: list[RawMention], known: Gazetteer) -> list[RawMention]:
    """ "SCO summit" as "SCO", if that is a name of the text by itself or known to everybody."""
    labels = {mention.text(plain): mention.label for mention in mentions}
    out: list[RawMention] = []
    for mention in mentions:
        kind = _KIND_END.search(plain, mention.start, mention.end)
        if kind is not None and mention.label != "PERSON":
            name = plain[mention.start : kind.start()]
            label = known.label(name) or labels.get(name)
            if mention.label == "LOC" and kind.group().strip() in _KINDS_OF_PLACES:
                label = label or "LOC"
            if label is not None:
                mention = RawMention(mention.start, kind.start(), label)
        out.append(mention)
    return out


def part_owners(plain: str, mentions: list[RawMention], known: Gazetteer) -> list[RawMention]:
    """ "Erdoğan's Justice and Development Party" as the two names it is."""
    mentions = [part for whole in mentions for part in _people_and_person(plain, whole, known)]
    surnames = {
        mention.text(plain).split()[-1] for mention in mentions if mention.label == "PERSON"
    }
    return [part for whole in mentions for part in _owner_and_owned(plain, whole, surnames, known)]


def _people_and_person(plain: str, mention: RawMention, known: Gazetteer) -> Iterator[RawMention]:
    """ "Englishman Alliss": a people and a person, unless the people is a given name too.

    Of "Turkish Energy" before "Minister" the people alone is named.
    """
    word, _, rest = mention.text(plain).partition(" ")
    if mention.label == "ORG" and _PORTFOLIO.match(plain, mention.end) is not None:
        if word in known.nationalities:
            yield RawMention(mention.start, mention.start + len(word), "NORP")
            return
        if _MATTERS.fullmatch(mention.text(plain)):
            return
    given_names = ("Christian", "German", "Roma", "Dane", "Finn", "Scot", "Roman")
    if mention.label != "PERSON" or word in given_names or not rest[:1].isupper():
        yield mention
    elif word in known.nationalities:
        yield RawMention(mention.start, mention.start + len(word), "NORP")
        yield mention.moved(mention.end - len(rest), mention.end)
    else:
        yield mention


def _label(plain: str, mention: RawMention, known: Gazetteer) -> str:
    name = mention.text(plain)
    several_words = " " in name
    if mention.label != "LOC" and _SHIP_BEFORE.search(
        plain, max(0, mention.start - _SHIP_REACH), mention.start
    ):
        return "PRODUCT"
    if several_words and mention.label != "LOC" and _PLACE_END.search(name):
        return "LOC"
    if several_words and mention.label != "OTHER" and _EVENT_END.search(name):
        return "OTHER"
    if mention.label != "LOC" and not name.isupper() and _PLACE_FOLLOWS.match(plain, mention.end):
        return "LOC"
    if known.label(name) is not None:
        return mention.label
    if mention.label in ("PERSON", "OTHER") and is_organisation_name(name):
        return "ORG"
    if mention.label == "LOC" and (has_company_end(name) or _BODY_END.search(name)):
        return "ORG"
    if mention.label in ("PERSON", "OTHER") and _COMPANY_END.search(name):
        return "ORG"
    if mention.label in ("PERSON", "OTHER") and is_company(plain, mention.start, mention.end):
        return "ORG"
    if mention.label == "PERSON" and several_words and _GEOGRAPHY_END.search(name):
        return "LOC"
    return mention.label


def _owner_and_owned(
    plain: str, mention: RawMention, surnames: set[str], known: Gazetteer
) -> Iterator[RawMention]:
    owner = _OWNER.match(plain, mention.start, mention.end)
    if owner is None or mention.label != "ORG":
        yield mention
        return
    name = owner.group(1)
    if known.label(name) is None and not _ORGANISATION_END.search(mention.text(plain)):
        yield mention
        return
    label = "PERSON" if name.split()[-1] in surnames else "ORG"
    yield RawMention(owner.start(1), owner.end(1), known.label(name) or label)
    yield mention.moved(owner.end(), mention.end)
