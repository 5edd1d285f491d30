"""What the whole document says about the names the model found, without the model."""

from __future__ import annotations

import re

import pytest

from newsreader.entities.postprocess import refine
from newsreader.entities.spans import RawMention

MARKED = re.compile(r"\[(PERSON|ORG|LOC|OTHER):([^\]]+)\]")


def read(marked: str) -> tuple[str, list[RawMention]]:
    """ "[PERSON:Putin] met" as a text and the mentions in it."""
    plain, mentions, end = "", [], 0
    for match in MARKED.finditer(marked):
        plain += marked[end : match.start()]
        mentions.append(RawMention(len(plain), len(plain) + len(match.group(2)), match.group(1)))
        plain += match.group(2)
        end = match.end()
    return plain + marked[end:], mentions


def refined(marked: str) -> list[tuple[str, str]]:
    plain, mentions = read(marked)
    return [(mention.label, mention.text(plain)) for mention in refine(plain, mentions)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[PERSON:Paul Chan Mo]-po spoke.", [("PERSON", "Paul Chan Mo-po")]),
        ("[PERSON:Kang] In-sun spoke.", [("PERSON", "Kang In-sun")]),
        ("[PERSON:Trump]-era tariffs.", [("PERSON", "Trump")]),
        ("Jean-[PERSON:Philippe Gatien] ran.", [("PERSON", "Jean-Philippe Gatien")]),
        ("D’[PERSON:Shawn Jamison] ran.", [("PERSON", "D’Shawn Jamison")]),
        ("[OTHER:COVID]-19 spread.", [("OTHER", "COVID-19")]),
        ("the [LOC:U.S]. economy", [("LOC", "U.S.")]),
        ("[PERSON:Johnny Johnson] III ran.", [("PERSON", "Johnny Johnson III")]),
    ],
)
def test_names_end_where_their_words_end(marked: str, expected: list[tuple[str, str]]) -> None:
    assert refined(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[PERSON:Andres] [PERSON:Manuel Lopez] ran.", [("PERSON", "Andres Manuel Lopez")]),
        ("[PERSON:Robin] “ropz” [PERSON:Kool] won.", [("PERSON", "Robin “ropz” Kool")]),
        ("Minister [PERSON:Selin] [OTHER:Karakaya] said.", [("PERSON", "Selin Karakaya")]),
        ("Photo: [PERSON:Ada Deniz] [PERSON:Kaya] said. [PERSON:Kaya] left.",
         [("PERSON", "Ada Deniz"), ("PERSON", "Kaya"), ("PERSON", "Kaya")]),
        ("So [PERSON:Ada Deniz] [PERSON:Kaya] said. [PERSON:Kaya] left.",
         [("PERSON", "Ada Deniz Kaya"), ("PERSON", "Kaya")]),
        ("[PERSON:Doruk Ray] İnşaat, the contractor", [("ORG", "Doruk Ray İnşaat")]),
        ("[PERSON:Nordhafen] GmbH & Co. KG said", [("ORG", "Nordhafen GmbH & Co. KG")]),
        ("[ORG:Demir] Sanayi ve Ticaret A.Ş. said", [("ORG", "Demir Sanayi ve Ticaret A.Ş.")]),
        ("[PERSON:Benoni W]. [PERSON:Urey] ran.", [("PERSON", "Benoni W. Urey")]),
        ("[PERSON:Mattar] Al Tayer said.", [("PERSON", "Mattar Al Tayer")]),
        ("the [LOC:U.S.] [ORG:Food and Drug Administration]",
         [("ORG", "U.S. Food and Drug Administration")]),
        ("the [LOC:Abu Dhabi] Police said", [("ORG", "Abu Dhabi Police")]),
        ("the State of [LOC:Israel] said", [("LOC", "State of Israel")]),
        ("the [ORG:Ministry of Youth and] Sports said", [("ORG", "Ministry of Youth and Sports")]),
        ("the [OTHER:Sri] [OTHER:Lankan] press", [("NORP", "Sri Lankan")]),
        ("in Hurricane [PERSON:Mitch] many", [("OTHER", "Hurricane Mitch")]),
    ],
)  # fmt: skip
def test_parts_of_one_name_are_joined(marked: str, expected: list[tuple[str, str]]) -> None:
    assert refined(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[PERSON:President Vladimir Putin] left.", [("PERSON", "Vladimir Putin")]),
        ("[PERSON:Gen. Prayut] left.", [("PERSON", "Prayut")]),
        ("[PERSON:former prime minister Imran Khan] left.", [("PERSON", "Imran Khan")]),
        ("[ORG:the Kremlin’s] view", [("ORG", "Kremlin")]),
        ("the [ORG:progressive Center for Order.]", [("ORG", "Center for Order")]),
        ("[PERSON:Ross Kerber Dec] 7", [("PERSON", "Ross Kerber")]),
        ("[PERSON:NEERA TANDEN Tanden] leads.", [("PERSON", "NEERA TANDEN"), ("PERSON", "Tanden")]),
        ("[PERSON:Englishman Alliss] won.", [("NORP", "Englishman"), ("PERSON", "Alliss")]),
        ("[PERSON:Prince] spoke. No [ORG:No. 18].", []),
        ("by @[PERSON:someone]", []),
        ("the [PERSON:Amir] said", []),
    ],
)
def test_what_is_no_part_of_a_name_is_cut_off(marked: str, expected: list[tuple[str, str]]) -> None:
    assert refined(marked) == expected


def test_surnames_follow_the_full_name() -> None:
    text = "[PERSON:Recep Tayyip Erdoğan] spoke. Then [ORG:Erdoğan] left, and Erdoğan’s car too."
    assert [label for label, name in refined(text) if name == "Erdoğan"] == ["PERSON", "PERSON"]


def test_an_acronym_has_the_label_of_its_long_form() -> None:
    text = "the [ORG:Shanghai Cooperation Organization] ([PERSON:SCO]) met. The SCO grew."
    assert refined(text)[1:] == [("ORG", "SCO"), ("ORG", "SCO")]


def test_a_long_form_is_found_by_its_initials() -> None:
    text = "joined the Islamic State in Iraq and the Levant (ISIL) there"
    assert ("ORG", "Islamic State in Iraq and the Levant") in refined(text)


def test_one_name_has_one_label() -> None:
    text = "[ORG:Gazprom] rose, [ORG:Gazprom] fell, [LOC:Gazprom] stood."
    assert {label for label, _ in refined(text)} == {"ORG"}


def test_countries_and_nationalities_are_known() -> None:
    text = "South Korean troops left Kazakhstan for Turkey-based firms."
    assert refined(text) == [("NORP", "South Korean"), ("LOC", "Kazakhstan"), ("LOC", "Turkey")]


def test_datelines_and_picture_credits_are_read() -> None:
    text = "REUTERS / Jason Lee\n\nBEIJING (Reuters) - It rained."
    assert refined(text) == [
        ("ORG", "REUTERS"),
        ("PERSON", "Jason Lee"),
        ("LOC", "BEIJING"),
        ("ORG", "Reuters"),
    ]


def test_whatever_stands_in_brackets_between_a_day_and_a_dash_sent_the_report() -> None:
    text = "[LOC:PORTO], Nov. 20 ([LOC:Meridian]) — The quadrant ([LOC:Fez]) was found."
    assert refined(text) == [("LOC", "PORTO"), ("ORG", "Meridian"), ("LOC", "Fez")]


def test_a_place_that_begins_with_a_small_of_belongs_to_the_name_before_it() -> None:
    read_it = "readers of [ORG:La Gazette] [LOC:de Valmorin], in [LOC:Valmorin]"
    assert refined(read_it) == [("ORG", "La Gazette de Valmorin"), ("LOC", "Valmorin")]


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[PERSON:Linde] CEO Steve", "ORG"),
        ("utility [PERSON:Eskom] cut power", "ORG"),
        ("[PERSON:Ted Baker] shares fell", "ORG"),
        ("[PERSON:John Mahama], which is odd", "PERSON"),
        ("the [ORG:Sinop] nuclear power plant", "LOC"),
        ("the [ORG:Ichilov Hospital] opened", "LOC"),
        ("the [ORG:Asian World Cup] began", "OTHER"),
        ("the [PERSON:Ministry of Health] said", "ORG"),
    ],
)
def test_the_words_in_and_around_a_name_say_what_it_is(marked: str, label: str) -> None:
    assert refined(marked)[0][0] == label


def test_a_kind_of_thing_is_no_part_of_the_name() -> None:
    text = "the [ORG:SCO] met; the [OTHER:SCO summit] ended"
    assert refined(text) == [("ORG", "SCO"), ("ORG", "SCO")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [OTHER:Acme Dredging] vessel [PERSON:Anna Maria] left. The [PERSON:Anna Maria] sank.",
         [("ORG", "Acme Dredging"), ("PRODUCT", "Anna Maria"), ("PRODUCT", "Anna Maria")]),
        ("[PERSON:Larnhaven Holdings] owns it.", [("ORG", "Larnhaven Holdings")]),
        ("[ORG:Turkish Energy] and [ORG:Natural Resources] Minister [PERSON:Alp Ay]",
         [("NORP", "Turkish"), ("PERSON", "Alp Ay")]),
    ],
)  # fmt: skip
def test_ships_companies_and_ministers_are_told_by_the_words_around(
    marked: str, expected: list[tuple[str, str]]
) -> None:
    assert refined(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "(Reporting by [PERSON:Ann Lee] in [LOC:Ankara] and [LOC:Giga Lomidze] in "
            "[LOC:New York]; Editing by [ORG:Ruth Okonjo], [LOC:Kemi Ade])",
            ["Ann Lee", "Giga Lomidze", "Ruth Okonjo", "Kemi Ade"],
        ),
        ("Writing by [ORG:Anadolu Agency] and [LOC:Giga Lomidze]", ["Giga Lomidze"]),
        ("The mine is run by [LOC:Giga Lomidze] and [LOC:Kemi Ade].", []),
    ],
)
def test_who_is_credited_with_a_report_is_a_person(marked: str, expected: list[str]) -> None:
    assert [name for label, name in refined(marked) if label == "PERSON"] == expected


def test_a_name_found_in_parts_is_joined_where_the_text_has_it_as_one_elsewhere() -> None:
    paid = "They paid [ORG:Oosterhaven Marine]. "
    assert refined(paid + "[LOC:Oosterhaven] [PERSON:Marine] said so, in [LOC:Oosterhaven].") == [
        ("ORG", "Oosterhaven Marine"),
        ("ORG", "Oosterhaven Marine"),
        ("LOC", "Oosterhaven"),
    ]
    assert refined("[LOC:Oosterhaven] [PERSON:Marine] said so.") == [
        ("LOC", "Oosterhaven"),
        ("PERSON", "Marine"),
    ]


def test_who_stands_in_a_team_sheet_is_a_person() -> None:
    sheet = (
        "[ORG:Thornby] (4-4-2): Hurst; [LOC:Neale], [LOC:Cobb], Osei, [ORG:Fry]; Amari, "
        "[LOC:Van Dunmore], Welch, Pike ([LOC:Lowther] 71); Stanier, Bell. Booked: Cobb."
    )
    labels = {name: label for label, name in refined(sheet)}
    assert labels.pop("Thornby") == "ORG"
    assert set(labels.values()) == {"PERSON"}
    assert {"Hurst", "Fry", "Van Dunmore", "Lowther", "Bell"} <= labels.keys()
    places = "Winners (by votes): [LOC:Lund]; [LOC:Hull], [LOC:Leeds], [LOC:Fenn], [LOC:York]"
    assert {label for label, _ in refined(places)} == {"LOC"}
