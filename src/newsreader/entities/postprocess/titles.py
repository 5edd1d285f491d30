"""Titles and offices that stand before a person's name and are no part of it."""

from __future__ import annotations

import re

#: Before a name these are always a title, even alone ("Gen Prayut").
_TITLES = (
    "President|Vice President|Prime Minister|Deputy Prime Minister|Premier|Chancellor|"
    "Vice Chancellor|Minister|State Minister|Foreign Minister|Defen[cs]e Minister|"
    "Interior Minister|Finance Minister|Health Minister|Education Minister|Energy Minister|"
    "Justice Minister|Chief Minister|Home Minister|Secretary|Foreign Secretary|Senator|"
    "Representative|Congressman|Congresswoman|Governor|Lt Governor|Deputy Governor|Mayor|"
    "Deputy Mayor|Councillor|Cllr|Alderman|Judge|Chief Justice|Justice|Magistrate|King|Queen|"
    "Prince|Princess|Crown Prince|Emir|Sultan|Pope|Sheikh|Shaikh|Sheikha|Shaikha|Emperor|"
    "Empress|Duke|Duchess|Baroness|Baron|Count|Countess|General|Lieutenant General|"
    "Major General|Brigadier General|Brigadier|Colonel|Lieutenant Colonel|Lieutenant|Captain|"
    "Major|Sergeant|Corporal|Private|Admiral|Rear Admiral|Vice Admiral|Commander|Marshal|"
    "Field Marshal|Inspector|Chief Inspector|Superintendent|Constable|Detective|Doctor|Mister|"
    "Miss|Madam|Madame|Sir|Dame|Lord|Lady|Professor|Chairman|Chairwoman|Chairperson|Chair|"
    "Spokesman|Spokeswoman|Spokesperson|Ambassador|Commissioner|Director|Director General|"
    "Secretary General|Secretary-General|Attorney General|Reverend|Father|Bishop|Archbishop|"
    "Cardinal|Pastor|Imam|Ayatollah|Grand Ayatollah|Mullah|Maulana|Rabbi|Coach|Manager|Skipper|"
    "Democrat|Republican|Speaker|Comrade|Chief|Nana|Oba|Alhaji|Hajia|Otunba|Datuk Seri|"
    "Datuk Sri|Datuk|Dato’|Dato'|Datin|Tan Sri|Tun|Tuan|Khun|Engineer|Barrister|Advocate|"
    "Chief Executive|CEO|MP|MEP|MK|PM|DPP|HE|HRH|Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Lt|Lt Gen|Lt Col|"
    "Maj|Maj Gen|Sgt|Capt|Cpl|Hon|Sen|Rep|Gov|Rev|Adm|Brig|Brig Gen|Engr|Eng|Arch|Barr|Insp|"
    "Supt|Pol|Pol Gen|Pol Col|Fr|St|Cde|Adv|Amb|Shri|Smt"
)
_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Lt\. Gen|Lt\. Col|Maj|Maj\. Gen|Sgt|Capt|Cpl|Hon|Sen|Rep|"
    r"Gov|Rev|Adm|Brig|Brig\. Gen|Engr|Eng|Insp|Supt|Pol|Fr|Msgr|H\.E|H\.R\.H)\."
)
_LOWER = (
    "president|prime minister|premier|chancellor|minister|secretary|senator|governor|mayor|"
    "judge|king|queen|prince|princess|general|captain|coach|manager|spokesman|spokeswoman|"
    "spokesperson|ambassador|commissioner|director|chairman|chairwoman|professor|analyst|"
    "economist|lawyer|attorney|striker|midfielder|defender|goalkeeper|winger|quarterback|"
    "skipper|pastor|founder|editor"
)
#: Words that stand before a title and belong to it.
_QUALIFIERS = "former|then|acting|deputy|vice|late|ex|outgoing|incoming|interim|caretaker"

_LEADING = re.compile(
    rf"(?:(?:{_QUALIFIERS})[ -])*(?:{_ABBREVIATED}|(?:{_TITLES}|{_LOWER})(?=\s))\s*(?=\S)"
)
#: What is left of a name when its title is gone must still look like one.
_NAME_START = re.compile(r"[^\W\d_a-zß-öø-ÿ]|(?:al|el|de|da|van|von|bin|ibn)[ -]")

_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w’'\-]*"
_BEFORE_NAME = re.compile(
    rf"\b(?:{_ABBREVIATED}|(?:{_TITLES}|{_LOWER}))\s+"
    rf"({_CAPITALISED}(?:\s+(?:al-|bin |de |van |von |el-)?{_CAPITALISED}){{0,2}})"
)


def title_length(name: str) -> int:
    """How many characters of titles a name begins with; 0 if it is nothing but a title."""
    length = 0
    while match := _LEADING.match(name, length):
        if not _NAME_START.match(name, match.end()):
            break
        length = match.end()
    return length


def titled_names(text: str) -> list[tuple[int, int]]:
    """Where a title is followed by capitalised words: the ranges of those words."""
    return [match.span(1) for match in _BEFORE_NAME.finditer(text)]
