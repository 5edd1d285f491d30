"""Who plays: "Thornby Athletic (4-4-2): Hurst; Neale, Cobb, Osei, Fry; Amari (Lowther 71) …"."""

from __future__ import annotations

import re

from newsreader.entities.spans import Cover, RawMention

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PLAYER = (
    rf"(?:{_CAPITAL}\.\s?)?{_CAPITAL}[\w’'-]+(?:\s(?:[a-z]{{2,3}}\s)?{_CAPITAL}[\w’'-]+){{0,2}}"
)
#: In brackets are who came on, when, and cards.
_PLACE = rf"{_PLAYER}(?:\s?\([^()\n]{{1,60}}\))?"
#: A formation tells a team sheet from any other list of names.
_SHEET = re.compile(rf"\(\d(?:-\d){{2,4}}\):\s({_PLACE}(?:[;,]\s{_PLACE}){{6,30}})")
_ONE_PLAYER = re.compile(_PLAYER)


def read_lineups(plain: str, mentions: list[RawMention]) -> list[RawMention]:
    """The mentions with the players of each team sheet as persons."""
    players = [
        RawMention(*player.span(), "PERSON")
        for sheet in _SHEET.finditer(plain)
        for player in _ONE_PLAYER.finditer(plain, *sheet.span(1))
    ]
    if not players:
        return mentions
    cover = Cover(len(plain), players)
    kept = (mention for mention in mentions if cover.free(mention.start, mention.end))
    return sorted([*kept, *players])
