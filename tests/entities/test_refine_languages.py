"""What betters the names that the model of many languages found, without the model."""

from __future__ import annotations

import re

import pytest

from newsreader.entities.postprocess.languages import refine_other
from newsreader.entities.spans import RawMention

MARKED = re.compile(r"\[(PERSON|ORG|LOC|OTHER):([^\]]+)\]")


def refined(marked: str, language: str) -> list[tuple[str, str]]:
    plain, mentions, end = "", [], 0
    for match in MARKED.finditer(marked):
        plain += marked[end : match.start()]
        mentions.append(RawMention(len(plain), len(plain) + len(match.group(2)), match.group(1)))
        plain += match.group(2)
        end = match.end()
    plain += marked[end:]
    return [(each.label, each.text(plain)) for each in refine_other(plain, mentions, language)]


@pytest.mark.parametrize(
    ("language", "marked", "expected"),
    [
        ("de", "[PERSON:Katrin Voss] kam. Voss ging.",
         [("PERSON", "Katrin Voss"), ("PERSON", "Voss")]),
        ("de", "Die [PERSON:Nordhafen] GmbH wächst.", [("ORG", "Nordhafen GmbH")]),
        ("fr", "En [PERSON:Allemagne] et en Norvège.", [("LOC", "Allemagne"), ("LOC", "Norvège")]),
        ("es", "La [ORG:Unión de Regantes] (UR) y la UR.",
         [("ORG", "Unión de Regantes"), ("ORG", "UR"), ("ORG", "UR")]),
        ("ru", "[PERSON:Олег Тарасов] вышел. Тарасов молчал.",
         [("PERSON", "Олег Тарасов"), ("PERSON", "Тарасов")]),
        ("ar", "في [LOC:المغرب] [LOC:والبرتغال].", [("LOC", "المغرب"), ("LOC", "البرتغال")]),
        ("ar", "في لشبونة وليتوانيا.", [("LOC", "ليتوانيا")]),
        ("he", "[ORG:לרשות הנמלים] [ORG:ברשות הנמלים].",
         [("ORG", "רשות הנמלים"), ("ORG", "רשות הנמלים")]),
        ("he", "[LOC:ברלין] גדולה.", [("LOC", "ברלין")]),
        ("tr", "[PERSON:Cumhurbaşkanı] [PERSON:Bakan Selin Kaya] ile.", [("PERSON", "Selin Kaya")]),
        ("ja", "[PERSON:カトリン・][LOC:フォス]氏は", [("PERSON", "カトリン・フォス")]),
        ("de", "Die [ORG:Initiative „]Klar“", [("ORG", "Initiative")]),
        ("nl", "[OTHER:“Zon en Zee”] heet het.", [("OTHER", "Zon en Zee")]),
        ("sv", "[ORG:—] och [ORG:2024]", []),
    ],
)  # fmt: skip
def test_names_in_other_languages_are_bettered(
    language: str, marked: str, expected: list[tuple[str, str]]
) -> None:
    assert refined(marked, language) == expected
