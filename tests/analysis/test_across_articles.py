"""Who is named with whom, and what happened when."""

from __future__ import annotations

from newsreader.analysis import timeline, together
from newsreader.model import Article, EntityMention

FIRST = "Ines Okafor met Rustam Karimov in Astana on 3 July. Okafor left on Friday."
SECOND = "Karimov praised Okafor. The fund opens in 2027."


def article(number: int, text: str, *names: tuple[str, str, str, str | None]) -> Article:
    mentions = []
    end = 0
    for words, label, canonical, value in names:
        start = text.index(words, end)
        end = start + len(words)
        mentions.append(EntityMention(label, words, start, end, canonical, value=value))
    return Article(id=number, title=f"Story {number}", text=text, entities=tuple(mentions))


ARTICLES = [
    article(
        1,
        FIRST,
        ("Ines Okafor", "PERSON", "Ines Okafor", None),
        ("Rustam Karimov", "PERSON", "Rustam Karimov", None),
        ("Astana", "LOC", "Astana", None),
        ("3 July", "DATE", "3 July", "2026-07-03"),
        ("Okafor", "PERSON", "Ines Okafor", None),
        ("Friday", "DATE", "Friday", "2026-07-05"),
    ),
    article(
        2,
        SECOND,
        ("Karimov", "PERSON", "Rustam Karimov", None),
        ("Okafor", "PERSON", "Ines Okafor", None),
        ("2027", "DATE", "2027", "2027"),
    ),
]


def test_companions_share_a_sentence_and_lead_to_it() -> None:
    found = together(ARTICLES, lambda mention: mention.canonical == "Ines Okafor")
    assert [(c.canonical, c.label, c.articles, c.sentences) for c in found] == [
        ("Rustam Karimov", "PERSON", 2, 2),
        ("Astana", "LOC", 1, 1),
    ]
    assert found[0].evidence[1].sentence == "Karimov praised Okafor."
    evidence = found[1].evidence[0]
    assert FIRST[evidence.start : evidence.end] == "Astana"


def test_dates_are_not_companions() -> None:
    found = together(ARTICLES, lambda mention: mention.canonical == "Astana")
    assert {each.label for each in found} == {"PERSON"}


def test_the_timeline_is_in_the_order_of_the_dates_told() -> None:
    events = timeline(reversed(ARTICLES))
    assert [(event.date, event.text) for event in events] == [
        ("2026-07-03", "3 July"),
        ("2026-07-05", "Friday"),
        ("2027", "2027"),
    ]
    assert events[1].sentence == "Okafor left on Friday."


def test_copies_of_a_sentence_stand_once() -> None:
    copy = Article(id=9, title="Copy", text=ARTICLES[1].text, entities=ARTICLES[1].entities)
    assert len(timeline([ARTICLES[1], copy])) == 1
