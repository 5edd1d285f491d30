"""Lines become the paragraphs they were cut from."""

from __future__ import annotations

import textwrap

import pytest

from newsreader.importing.plaintext.unwrap import to_lines, to_paragraphs, wrap_width
from tests.importing.files import PARAGRAPHS

GERMAN = (
    "Umstritten war bis zuletzt, woher das Wasser kommen soll. Das Werk braucht nach Angaben der "
    "Stadtwerke täglich 18.000 Kubikmeter, so viel wie alle Haushalte der Stadt zusammen.",
    "Die Gegner verweisen auf die trockenen Sommer seit 2018. Der Pegel der Alver lag im August "
    "dreimal unter dem Wert, bei dem die Entnahme verboten ist, und im September noch zweimal.",
)
ARABIC = (
    "تفتح المكتبة الصغيرة على الرصيف أبوابها في السابعة صباحا. في الداخل خرائط قديمة ودفاتر سفن "
    "وقصص كتبت للأطفال. تسجل الأمينة كل كتاب بقلم أخضر ولا تغضب أبدا من المتأخرين عن الموعد.",
)


def paragraphs(text: str) -> list[str]:
    return [paragraph.text for paragraph in to_paragraphs(to_lines(text))]


@pytest.mark.parametrize("width", [50, 66, 72, 78, 100])
@pytest.mark.parametrize("originals", [PARAGRAPHS, GERMAN, ARABIC])
@pytest.mark.parametrize("gap", ["\n\n", "\n   \n"])
def test_hard_wrapped_paragraphs_are_rejoined(
    originals: tuple[str, ...], width: int, gap: str
) -> None:
    text = gap.join("\n".join(textwrap.wrap(p, width, break_on_hyphens=False)) for p in originals)
    assert paragraphs(text) == list(originals)


def test_paragraphs_told_by_indent_alone_are_parted() -> None:
    text = "\n".join(
        "\n".join(textwrap.wrap(p, 66, initial_indent="   ", break_on_hyphens=False))
        for p in PARAGRAPHS
    )
    assert paragraphs(text) == list(PARAGRAPHS)


def test_one_line_for_each_paragraph_stays_so() -> None:
    assert paragraphs("\n".join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_short_sentences_on_lines_of_their_own_are_not_a_wrapped_text() -> None:
    lines = ["He came home late.", "She did not ask him why.", "Nobody slept.", "It rained."]
    assert wrap_width(to_lines("\n".join(lines))) is None
    assert paragraphs("\n".join(lines)) == lines


def test_hyphens_of_the_line_end_go_and_hyphens_of_the_word_stay() -> None:
    text = (
        "The state pays and the city has owned it for years, so the council of the state-\n"
        "owned harbour has asked the govern-\n"
        "ment of the county for a long-term plan, and the answer was that a long-\n"
        "term plan is made by those who owned the quay in the first place, which is what every-\n"
        "body in the town had expected to hear from the beginning of the year until its end.\n"
    )
    joined = " ".join(paragraphs(text))
    assert "state-owned harbour" in joined
    assert "the government of the county" in joined
    assert joined.count("long-term") == 2
    assert "everybody" in joined


def test_a_heading_above_a_wrapped_paragraph_is_not_swallowed() -> None:
    wrapped = "\n".join(textwrap.wrap(" ".join(PARAGRAPHS[:2]), 70))
    assert paragraphs(f"What it will cost\n{wrapped}")[0] == "What it will cost"


def test_verse_keeps_its_lines() -> None:
    found = to_paragraphs(to_lines("The tide comes in,\nthe tide goes out,\nthe ferry waits"))
    assert [p.lines for p in found] == [
        ["The tide comes in,", "the tide goes out,", "the ferry waits"]
    ]
