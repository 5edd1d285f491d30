"""What the words beside a name say it is: "chip maker Snam", "Linde CEO Steve Angel".

Companies named after people or after nothing are taken for persons more than anything else.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from newsreader.entities.spans import RawMention

_COMPANY_BEFORE = re.compile(
    r"""\b(?:maker|company|firm|group|giant|carrier|automaker|carmaker|retailer|chain|bank|lender
    |airline|startup|start-up|subsidiary|manufacturer|producer|developer|operator|supplier|insurer
    |miner|brand|brewer|drugmaker|chipmaker|publisher|broadcaster|network|newspaper|daily|agency
    |outlet|website|platform|utility|conglomerate|investor|fund|think\ tank|regulator|watchdog
    |side|club|franchise|party|rivals?|competitor)\s$""",
    re.VERBOSE,
)
_COMPANY_AFTER = re.compile(
    r"""(?:['’]s)?\s(?:CEO|CFO|COO|Chief\ Executive|chief\ executive|chief\ financial|shares|stock
    |shareholders|stake|customers|subsidiary|executives|bondholders|stores?|quarterly)\b""",
    re.VERBOSE,
)
#: Enough for a single word; a full name may do as much as a person.
_COMPANY_AFTER_WORD = re.compile(
    r"""(?:['’]s)?\s(?:employees|workers|staff|plant|factory|board|unit|offer|bid|spokesman
    |spokeswoman|spokesperson)\b|,\ which\b|['’]s\s\d+(?:\.\d+)?%|\ said\ it\b""",
    re.VERBOSE,
)
_OFFICE_BEFORE = re.compile(
    r"\b(?:[Mm]inisters? (?:of|for)|[Uu]nder[- ][Ss]ecretary for) (?:the )?$"
)
_BODY_WORD = re.compile(
    r"\b(?:Ministry|Department|Office|Agency|Authority|Commission|Council|Committee|Bank|Service"
    r"|Police|Army|Board|Bureau|Institute|Center|Centre|University|Association|Court)\b"
)
_LOOK_BACK = 40


def read_cues(plain: str, mentions: list[RawMention], persons: Collection[str]) -> list[RawMention]:
    """The mentions: persons that are companies as such, and without ministers' portfolios.

    `persons` are short forms of persons named in full: their bare names stay persons.
    """
    # "Thornby" of "Thornby Athletic" is the club in short.
    first_words = {
        mention.text(plain).split()[0]
        for mention in mentions
        if mention.label == "ORG" and " " in mention.text(plain)
    }
    companies = {
        mention.text(plain)
        for mention in mentions
        if mention.label == "PERSON"
        and mention.text(plain) not in persons
        and (mention.text(plain) in first_words or _is_company(plain, mention))
    }
    out = []
    for mention in mentions:
        if mention.label == "PERSON" and mention.text(plain) in companies:
            out.append(mention.labelled("ORG"))
        elif not (mention.label == "ORG" and _is_portfolio(plain, mention)):
            out.append(mention)
    return out


def _is_company(plain: str, mention: RawMention) -> bool:
    if _COMPANY_AFTER.match(plain, mention.end):
        return True
    if " " in mention.text(plain):
        return False
    before = plain[max(0, mention.start - _LOOK_BACK) : mention.start]
    return bool(_COMPANY_BEFORE.search(before) or _COMPANY_AFTER_WORD.match(plain, mention.end))


def _is_portfolio(plain: str, mention: RawMention) -> bool:
    name = mention.text(plain)
    if _BODY_WORD.search(name) or name.isupper():
        return False
    before = plain[max(0, mention.start - _LOOK_BACK) : mention.start]
    return _OFFICE_BEFORE.search(before) is not None
