"""What is found in an article, by the shipped model and everything after it."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.entities import is_basic, is_version_of_lists, recognise, recogniser_version
from newsreader.entities.recognisers import ModelRecogniser
from newsreader.model import GROUP_OF_LABEL, EntityMention


def canonical_of(mentions: tuple[EntityMention, ...], label: str) -> set[str]:
    return {mention.canonical for mention in mentions if mention.label == label}


def test_offsets_are_exact_sorted_and_without_overlaps(
    article: str, mentions: tuple[EntityMention, ...]
) -> None:
    assert all(article[m.start : m.end] == m.text for m in mentions)
    assert all(first.end <= second.start for first, second in itertools.pairwise(mentions))


def test_every_label_is_one_the_reader_can_show(mentions: tuple[EntityMention, ...]) -> None:
    assert {mention.label for mention in mentions} <= set(GROUP_OF_LABEL)


def test_the_people_of_the_story_are_found_and_nobody_else(
    mentions: tuple[EntityMention, ...],
) -> None:
    assert canonical_of(mentions, "PERSON") == {
        "Recep Tayyip Erdoğan",
        "Kassym-Jomart Tokayev",
        "Hakan Fidan",
        "Sergei Lavrov",
    }


def test_the_places_are_found(mentions: tuple[EntityMention, ...]) -> None:
    places = canonical_of(mentions, "LOC")
    assert {"ANKARA", "Bishkek", "Kyrgyzstan", "Kazakhstan", "Turkey", "Istanbul"} <= places
    assert {"Damascus", "Akkuyu", "Adana"} <= places


def test_acronyms_stand_for_their_long_form(mentions: tuple[EntityMention, ...]) -> None:
    canonical = {mention.text: mention.canonical for mention in mentions}
    assert canonical["OTS"] == "Organization of Turkic States"
    assert canonical["AKP"] == "Justice and Development Party"
    assert canonical["CHP"] == "Republican People’s Party"


def test_titles_are_no_part_of_a_name(mentions: tuple[EntityMention, ...]) -> None:
    people = {mention.text for mention in mentions if mention.label == "PERSON"}
    assert "Lavrov" in people
    assert not any(name.startswith(("Mr", "President", "Foreign")) for name in people)


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("Friday", "DATE", "2024-07-05"),
        ("Wednesday", "DATE", "2024-07-03"),
        ("September", "DATE", "2024-09"),
        ("last year", "DATE", "2023"),
        ("$15 billion", "MONEY", "15000000000 USD"),
        ("6.5 billion euros", "MONEY", "6500000000 EUR"),
        ("62%", "PERCENT", "62%"),
        ("1,200", "CARDINAL", "1200"),
        ("140 km", "QUANTITY", "140 km"),
        ("two million barrels", "QUANTITY", "2000000 bbl"),
        ("7:30 p.m", "TIME", "19:30"),
    ],
)
def test_dates_and_figures_have_their_value(
    mentions: tuple[EntityMention, ...], text: str, label: str, value: str
) -> None:
    found = {mention.text.rstrip("."): mention for mention in mentions}[text]
    assert (found.label, found.value) == (label, value)


def test_a_name_does_not_run_across_a_line_break() -> None:
    text = "Turkish Minute\n\nErdoğan spoke in Ankara on Monday, his office said."
    assert all("\n" not in mention.text for mention in recognise(text, language="en"))


def test_an_author_in_a_byline_is_not_in_the_story() -> None:
    text = "By Maria Keller\n\nThe mayor of Vienna, Michael Ludwig, opened the bridge on Monday."
    people = canonical_of(recognise(text, language="en", authors=("Maria Keller",)), "PERSON")
    assert people == {"Michael Ludwig"}


def test_letters_without_end_are_no_name() -> None:
    assert recognise("ABC" * 5000, language="en") == ()


def test_nothing_is_found_in_nothing() -> None:
    assert recognise("", language=None) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=200))
def test_any_text_gives_exact_mentions(text: str) -> None:
    mentions = recognise(text, language="en", published="2024-07-03")
    assert all(text[m.start : m.end] == m.text and m.text for m in mentions)
    assert all(first.end <= second.start for first, second in itertools.pairwise(mentions))


def test_the_version_is_known_without_loading_a_model() -> None:
    code = (
        "import sys; from newsreader.entities import recogniser_version, is_basic; "
        "print(recogniser_version()); "
        "sys.exit(any(m in sys.modules for m in ('onnxruntime', 'numpy', 'py3langid', 'babel')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.strip() == recogniser_version()


def test_other_languages_say_that_recognition_is_basic() -> None:
    assert is_basic("sw-KE")
    assert not is_basic("en-GB")
    assert not is_basic("tr-TR")


def test_each_model_has_a_version_of_its_own() -> None:
    versions = {
        recogniser_version("en", "fast"),
        recogniser_version("en", "balanced"),
        recogniser_version("en", "accurate"),
        recogniser_version("sw", "fast"),
    }
    assert len(versions) == 4
    assert [is_version_of_lists(each) for each in sorted(versions)].count(True) == 1
    assert is_version_of_lists(recogniser_version("sw", "fast"))
    assert recogniser_version("tr", "fast") == recogniser_version("en", "accurate")


def test_a_name_does_not_run_across_the_cells_of_a_table() -> None:
    text = "Candidate | City\nAngela Merkel | Berlin\nEmmanuel Macron | Paris"
    assert all(" | " not in mention.text for mention in recognise(text, language="en"))


def test_a_book_is_read_in_part_and_its_names_are_found_to_the_end() -> None:
    start = "Captain Ahab and Hannah Arendt sailed from New Bedford. Hannah Arendt smiled.\n\n"
    text = start + "the sea was calm and grey\n" * 20 + "Then Hannah Arendt sang."
    mentions = ModelRecogniser("fast", threads=1, most_characters=200).mentions(text, "en")
    assert text[mentions[-1].start :] == "Hannah Arendt sang."
