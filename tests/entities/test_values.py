"""Dates and figures by themselves."""

from __future__ import annotations

import pytest

from newsreader.entities.values import find_values


def values(text: str, published: str | None = "2024-07-03", language: str = "en") -> list[tuple]:
    found = find_values(text, language, published)
    return [(text[v.start : v.end], v.label, v.value) for v in found]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on 3 July 2024 it", "3 July 2024", "2024-07-03"),
        ("on Wednesday, July 3, 2024, it", "Wednesday, July 3, 2024", "2024-07-03"),
        ("on July 22nd, 2022 it", "July 22nd, 2022", "2022-07-22"),
        ("It came on June 18.", "June 18", "2024-06-18"),
        ("on Aug. 28 it", "Aug. 28", "2024-08-28"),
        ("on Dec. 12 it", "Dec. 12", "2023-12-12"),
        ("in June 2022 it", "June 2022", "2022-06"),
        ("in September it", "September", "2024-09"),
        ("in May it", "May", "2024-05"),
        ("since 1995 it", "1995", "1995"),
        ("the 2024-02-30 file", "2024-02-30", None),
        ("between July 10 to 17 it", "July 10 to 17", None),
        ("on Friday it rained", "Friday", "2024-06-28"),
        ("it will open on Friday", "Friday", "2024-07-05"),
        ("it opened last Wednesday", "Wednesday", "2024-06-26"),
        ("he said Wednesday that", "Wednesday", "2024-07-03"),
        ("it came yesterday and", "yesterday", "2024-07-02"),
        ("it came last month and", "last month", "2024-06"),
        ("by next year it", "next year", "2025"),
        ("in the 1980s it", "1980s", None),
        ("on 13/7/2024 it", "13/7/2024", "2024-07-13"),
        ("on 3/7/2024 it", "3/7/2024", None),
    ],
)
def test_a_date_is_found_and_dated(text: str, words: str, value: str | None) -> None:
    assert values(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    "text",
    ["They may come.", "May God help us.", "2000 people came", "in his 70s", "the U.S. march"],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert all(label != "DATE" for _, label, _ in values(text))


def test_relative_words_are_no_date_without_a_day_of_publication() -> None:
    assert values("It came yesterday.", published=None) == []
    assert values("It came on Friday.", published=None) == [("Friday", "DATE", None)]
    assert values("It came on Friday.", published="2024-07") == [("Friday", "DATE", None)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("of $100 billion by", "$100 billion", "100000000000 USD"),
        ("of US$5,270 a", "US$5,270", "5270 USD"),
        ("of HK$1.6 billion a", "HK$1.6 billion", "1600000000 HKD"),
        ("of £2.5bn a", "£2.5bn", "2500000000 GBP"),
        ("of $77.4m a", "$77.4m", "77400000 USD"),
        ("of N7.2 billion a", "N7.2 billion", "7200000000 NGN"),
        ("of Dh2,000 a", "Dh2,000", "2000 AED"),
        ("of KD 150 million a", "KD 150 million", "150000000 KWD"),
        ("of 1.3 trillion won a", "1.3 trillion won", "1300000000000 KRW"),
        ("of 61 million Hong Kong dollars a", "61 million Hong Kong dollars", "61000000 HKD"),
        ("of 200 shillings a", "200 shillings", "200 shilling"),
        ("of Rs 5 crore a", "Rs 5 crore", None),
        ("of two million euros a", "two million euros", "2000000 EUR"),
        ("of $3.18-$3.81 a", "$3.18-$3.81", None),
        ("tens of millions of dollars a", "tens of millions of dollars", None),
    ],
)
def test_money_has_amount_and_currency(text: str, words: str, value: str | None) -> None:
    assert values(text) == [(words, "MONEY", value)]


@pytest.mark.parametrize("text", ["He won 5 won games", "weighs 20 pounds", "the N7 road", "COP28"])
def test_what_only_looks_like_money_is_none(text: str) -> None:
    assert all(label != "MONEY" for _, label, _ in values(text))


@pytest.mark.parametrize(
    ("text", "words", "label", "value"),
    [
        ("by 42.5 percent a", "42.5 percent", "PERCENT", "42.5%"),
        ("by five per cent a", "five per cent", "PERCENT", "5%"),
        ("by 3-4% a", "3-4%", "PERCENT", None),
        ("of 37.52 million hectares a", "37.52 million hectares", "QUANTITY", "37520000 ha"),
        ("at 120 km/h a", "120 km/h", "QUANTITY", "120 km/h"),
        ("at 7:30 p.m. it", "7:30 p.m.", "TIME", "19:30"),
        ("at 10:30 GMT it", "10:30 GMT", "TIME", "10:30"),
        ("at noon it", "noon", "TIME", "12:00"),
        ("it took 34 minutes.", "34 minutes", "TIME", "34 min"),
        ("after two hours it", "two hours", "TIME", "2 h"),
        ("some 12,50,000 voters", "12,50,000", "CARDINAL", "1250000"),
        ("some twenty-five voters", "twenty-five", "CARDINAL", "25"),
        ("some 6.7 million voters", "6.7 million", "CARDINAL", "6700000"),
    ],
)
def test_figures_have_their_value(text: str, words: str, label: str, value: str | None) -> None:
    assert values(text) == [(words, label, value)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "am 3. Juli", ("3. Juli", "DATE", "2024-07-03")),
        ("de", "1.234 Menschen", ("1.234", "CARDINAL", "1234")),
        ("fr", "le 1er septembre 2023", ("1er septembre 2023", "DATE", "2023-09-01")),
        ("tr", "yüzde 12,5 arttı", ("yüzde 12,5", "PERCENT", "12.5%")),
        ("tr", "3 milyar lira", ("3 milyar lira", "MONEY", "3000000000 TRY")),
        ("ru", "5 млн рублей", ("5 млн рублей", "MONEY", "5000000 RUB")),
        ("ja", "2024年7月3日に", ("2024年7月3日", "DATE", "2024-07-03")),
    ],
)
def test_other_languages_have_their_own_words(
    language: str, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in values(text, language=language)
