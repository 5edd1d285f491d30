"""Which names are one thing, in an article and in a library."""

from __future__ import annotations

import pytest

from newsreader.entities.canonical import canonical_names, library_names, merge_persons
from newsreader.entities.suggestions import suggested_merges


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Recep Tayyip Erdoğan", "Erdoğan", "Erdogan"], ["Recep Tayyip Erdoğan"] * 3),
        (["Recep Tayyip Erdoğan", "R. T. Erdogan"], ["Recep Tayyip Erdoğan"] * 2),
        (["Bill Clinton", "Hillary Clinton", "Clinton"], None),
        (["Kevin So Kam-wai", "So"], ["Kevin So Kam-wai"] * 2),
        (["Kim Jong Un", "Kim"], ["Kim Jong Un"] * 2),
        (["JOE BIDEN", "Joe Biden", "Biden"], ["Joe Biden"] * 3),
        (["Ludwig van Beethoven", "Beethoven", "van Beethoven"], ["Ludwig van Beethoven"] * 3),
        (["Angela Merkel", "Olaf Scholz"], None),
    ],
)
def test_a_short_name_belongs_to_the_one_person_it_fits(
    names: list[str], expected: list[str] | None
) -> None:
    merged = merge_persons(dict.fromkeys(names, 1))
    assert [merged[name] for name in names] == (expected or names)


def test_an_explained_acronym_is_its_long_form() -> None:
    names = [("ORG", "AKP"), ("ORG", "Justice and Development Party")]
    canonical = canonical_names(names, {"AKP": "Justice and Development Party"})
    assert set(canonical.values()) == {"Justice and Development Party"}


def test_well_known_names_of_one_country_are_one() -> None:
    canonical = canonical_names([("LOC", "US"), ("LOC", "U.S."), ("LOC", "United States")], {})
    assert set(canonical.values()) == {"United States"}


def test_a_company_is_the_same_with_and_without_its_form() -> None:
    canonical = canonical_names([("ORG", "Tesla"), ("ORG", "Tesla Inc")], {})
    assert set(canonical.values()) == {"Tesla Inc"}


def test_a_body_in_short_is_the_only_one_that_begins_so() -> None:
    names = [("ORG", "Thornby"), ("ORG", "Thornby Athletic")]
    assert set(canonical_names(names, {}).values()) == {"Thornby Athletic"}
    apart = canonical_names([*names, ("ORG", "Thornby Council")], {})
    assert apart["ORG", "Thornby"] == "Thornby"


def test_the_same_words_under_two_labels_stay_apart() -> None:
    canonical = canonical_names([("PERSON", "Ford"), ("ORG", "Ford Motor Co")], {})
    assert canonical["PERSON", "Ford"] == "Ford"


def test_across_a_library_the_surname_finds_its_person() -> None:
    names = library_names(
        {
            ("PERSON", "Recep Tayyip Erdoğan"): {"Erdoğan": 5, "Recep Tayyip Erdoğan": 1},
            ("PERSON", "Erdogan"): {"Erdogan": 2},
            ("PERSON", "Recep Tayyip Erdogan"): {"Recep Tayyip Erdogan": 1},
        }
    )
    assert set(names.values()) == {"Recep Tayyip Erdoğan"}


def test_across_a_library_two_clintons_are_two() -> None:
    names = library_names(
        {
            ("PERSON", "Bill Clinton"): {"Bill Clinton": 1},
            ("PERSON", "Hillary Clinton"): {"Hillary Clinton": 1},
            ("PERSON", "Clinton"): {"Clinton": 3},
        }
    )
    assert len(set(names.values())) == 3


def test_across_a_library_an_acronym_is_what_articles_say_it_is() -> None:
    forms = {
        ("ORG", "Justice and Development Party"): {"AKP": 2, "Justice and Development Party": 1},
        ("ORG", "AKP"): {"AKP": 9},
    }
    assert set(library_names(forms).values()) == {"Justice and Development Party"}
    forms["ORG", "Association of Kite Pilots"] = {"AKP": 1}
    assert library_names(forms)["ORG", "AKP"] == "AKP"


def test_merges_are_suggested_with_the_reason() -> None:
    forms = {
        ("PERSON", "Recep Tayyip Erdoğan"): {"Erdoğan": 4},
        ("PERSON", "Erdogan"): {"Erdogan": 1},
        ("LOC", "Ankara"): {"Ankara": 5},
        ("LOC", "ANKARA"): {"ANKARA": 1},
        ("ORG", "Justice and Development Party"): {"AKP": 2},
        ("ORG", "AKP"): {"AKP": 9},
    }
    found = [(each.name, each.to, each.reason) for each in suggested_merges(forms)]
    assert found == [
        ("ANKARA", "Ankara", "written otherwise"),
        ("AKP", "Justice and Development Party", "articles say so"),
        ("Erdogan", "Recep Tayyip Erdoğan", "fits this person alone"),
    ]
