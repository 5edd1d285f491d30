"""Which articles belong with one."""

from __future__ import annotations

from newsreader.analysis.related import Related, names_of, related, words_of
from newsreader.model import Article, EntityMention


def test_a_rare_name_in_common_counts_more_than_a_frequent_one() -> None:
    naming = {"Turkey": [1, 2, 3, 4], "Akçataş": [1, 5]}
    found = related(1, naming, [], total=100)
    assert [each.article for each in found] == [5, 2, 3, 4]
    assert found[0].why == ("Akçataş",)


def test_names_that_are_shared_come_the_rarest_first() -> None:
    naming = {"Turkey": [1, 2, 3, 4], "Akçataş": [1, 2]}
    assert related(1, naming, [], total=100)[0].why == ("Akçataş", "Turkey")


def test_a_name_that_half_the_library_holds_relates_nothing() -> None:
    assert related(1, {"Reuters": list(range(1, 60))}, [], total=100) == []


def test_words_in_common_relate_articles_without_names() -> None:
    found = related(1, {}, [1, 7, 8], total=100)
    assert [(each.article, each.why) for each in found] == [(7, ()), (8, ())]
    assert found[0].score > found[1].score


def test_an_article_is_not_related_to_itself() -> None:
    assert related(1, {"Akçataş": [1]}, [1], total=3) == []
    assert related(1, {"Akçataş": [1, 2]}, [], total=3) == [Related(2, 0.916, ("Akçataş",))]


def test_only_people_organisations_and_places_relate() -> None:
    mentions = [("Ines Okafor", "PERSON"), ("Tuesday", "DATE"), ("Larnhaven", "LOC")]
    entities = tuple(EntityMention(label, name, 0, 1, name) for name, label in mentions)
    assert names_of(Article("T", "x", entities=entities)) == ["Ines Okafor", "Larnhaven"]


def test_the_words_of_an_article_are_long_ones_of_its_title_and_text() -> None:
    text = "The dredgers left. The dredgers came back with pilots; one pilot stayed."
    assert words_of("Harbour of mud", text) == ["harbour", "dredgers"]
