"""What people type finds what papers print, in any script, and hits are put where they are."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.index import bulkfold
from newsreader.index.fold import WORD, FoldedText, beginnings, fold, fold_name, phrases, words

TYPED_AND_PRINTED = [
    ("Erdogan", "Erdoğan konuştu"),
    ("ERDOĞAN", "Erdoğan konuştu"),
    ("istanbul", "İSTANBUL büyük"),
    ("istanbul", "Istanbul is big"),
    ("İstanbul", "istanbul haber"),
    ("ISTANBUL", "ıstanbul yanlış"),
    ("ıstanbul", "İstanbul"),
    ("İSTANBUL", "Istanbul"),
    ("diyarbakir", "Diyarbakır merkez"),
    ("Diyarbakır", "Diyarbakir center"),
    ("Kadıköy", "KADIKÖY ilçesi"),
    ("cok guzel", "Çok güzel bir gün"),
    ("Muller", "Thomas Müller traf"),
    ("Müller", "MULLER scored"),
    ("strasse", "Die Straße ist"),
    ("Straße", "STRASSE"),
    ("straße", "strasse"),
    ("Weiss", "Weiß"),
    ("kobenhavn", "København"),
    ("Soren", "Søren"),
    ("Lodz", "Łódź w Polsce"),
    ("lukasz", "ŁUKASZ"),
    ("Djokovic", "Đoković"),
    ("Dokovic", "Đoković"),
    ("Đoković", "Djokovic"),
    ("reykjavik", "Reykjavík"),
    ("Thor", "Þór"),
    ("oeuvre", "œuvre complète"),
    ("aegir", "Ægir"),
    ("francois", "François"),
    ("elysee", "l’Élysée"),
    ("Elysée", "L'ELYSÉE"),
    ("Nguyen", "Nguyễn Văn"),
    ("Dvorak", "Dvořák"),
    ("Angstrom", "Ångström"),
    ("ceausescu", "Ceaușescu"),
    ("Ceauşescu", "Ceaușescu"),
    ("ναι", "Ναί και όχι"),
    ("αθηνα", "ΑΘΗΝΑ Αθήνα"),
    ("σοφος", "ΣΟΦΟΣ σοφός"),
    ("елка", "Ёлка"),
    ("киев", "КИЕВ"),
    ("北京", "记者在北京大学报道"),
    ("大学", "记者在北京大学报道"),
    ("東京", "私は東京都に住む"),
    ("京都", "京都タワー"),
    ("トヨタ", "トヨタ自動車の"),
    ("ﾄﾖﾀ", "トヨタ自動車"),
    ("ﾎﾞｰﾙ", "サッカーボール"),
    ("서울", "서울에서 열린"),
    ("محمد", "مُحَمَّد في المدينة"),
    ("القاهره", "القاهرة اليوم"),
    ("الي", "إلى الي"),
    ("می‌خواهم", "او گفت میخواهم"),
    ("ישראל", "בישראל היום ישראל"),
    ("שלום", "שָׁלוֹם עליכם"),
    ("file", "ﬁle system"),
    ("2nd", "2ⁿᵈ"),
    ("ABC", "ＡＢＣ全角"),
    ("cafe", "cafe\u0301 noir"),
    ("naive", "NAÏVE"),
    ("हिन्दी", "यह हिन्दी है"),
]

NOT_THE_SAME = [
    ("北京", "背景"),
    ("京都", "東京の都"),
    ("kop", "köper"),
    ("DJ", "the letter D"),
    ("new york", "york new"),
    ("の", "ノート"),
    ("हिन", "हीन"),
]


def is_found(typed: str, printed: str) -> bool:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE text USING fts5(words, tokenize='ascii')")
    database.execute("INSERT INTO text VALUES (?)", (fold(printed),))
    match = " OR ".join(
        f'"{" ".join(phrase.words)}"{"*" if phrase.prefix else ""}' for phrase in phrases(typed)
    )
    return (
        database.execute("SELECT 1 FROM text WHERE text MATCH ?", (match,)).fetchone() is not None
    )


@pytest.mark.parametrize(("typed", "printed"), TYPED_AND_PRINTED)
def test_what_is_typed_finds_what_is_printed(typed: str, printed: str) -> None:
    assert is_found(typed, printed)


@pytest.mark.parametrize(("typed", "printed"), NOT_THE_SAME)
def test_different_words_stay_different(typed: str, printed: str) -> None:
    assert not is_found(typed, printed)


def test_runs_without_blanks_become_pairs_and_a_last_one() -> None:
    assert words("记者在北京, iPhone手机!") == [
        *("记者", "者在", "在北", "北京", "京"),
        *("iphone", "手机", "机"),
    ]


def test_a_phrase_may_end_inside_a_run_but_not_begin_a_new_one_there() -> None:
    assert [phrase.words for phrase in phrases("手机 北京")] == [("手机", "机", "北京")]
    assert phrases("京")[0].prefix


def test_one_letter_is_a_word_and_not_every_word_that_begins_with_it() -> None:
    assert not phrases("a", prefix=True)[0].prefix
    assert phrases("ab", prefix=True)[0].prefix


@pytest.mark.parametrize("typed", ["", " ", "...", "—", "🎉", "\ue000"])
def test_what_has_no_letter_or_digit_looks_for_nothing(typed: str) -> None:
    assert phrases(typed) == ()


def test_names_keep_their_punctuation() -> None:
    assert fold_name("  C++  für  Anfänger ") == "c++ fur anfanger"
    assert fold_name("İzmir") == fold_name("izmir") == "izmir"


MIXED = st.text(
    st.one_of(
        st.sampled_from("aZ9 .-İıßĐŁﬁ½…’e\u0301\u200c京都トヨﾄﾞサ한글ΣςЁمُّשָׁहिन्\n"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=60,
)


@given(MIXED)
def test_the_folded_text_with_places_is_the_folded_text(text: str) -> None:
    assert FoldedText(text).text.split() == fold(text).split()


@given(MIXED)
def test_every_character_of_a_folded_text_outside_ascii_belongs_to_a_word(text: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE text USING fts5(words, tokenize='ascii')")
    database.execute("CREATE VIRTUAL TABLE word USING fts5vocab(text, 'instance')")
    database.execute("INSERT INTO text VALUES (?)", (fold(text).replace("\0", " "),))
    indexed = [row[0] for row in database.execute("SELECT term FROM word ORDER BY offset")]
    assert indexed == words(text)


@given(MIXED)
def test_places_lead_back_to_the_word_that_was_folded(text: str) -> None:
    folded = FoldedText(text)
    for match in re.finditer(WORD + "+", folded.text):
        start, end = folded.original_range(*match.span())
        assert 0 <= start < end <= len(text)
        assert match.group() in words(text[start:end])


@given(MIXED)
def test_folding_twice_changes_no_word(text: str) -> None:
    pieces = [word for word in words(text) if len(word) > 2]
    assert [words(word) for word in pieces] == [[word] for word in pieces]


@given(MIXED)
def test_beginnings_are_the_first_letters_of_all_longer_words(text: str) -> None:
    longer = [word for word in words(text) if len(word) > 1 and word[0] < "\u3005"]
    expected = {word[:2] for word in longer} | {word[:3] for word in longer}
    assert set(beginnings(fold(text)).split()) == expected


@given(MIXED)
def test_a_letter_outside_ascii_folds_alike_in_a_text_with_few_and_with_many(text: str) -> None:
    english = "The ferry left the harbour. " * (2 * len(text) + 1)
    assert fold(english + text) == english.lower() + fold(text)


def test_bytes_that_were_no_text_fold_to_a_blank() -> None:
    assert words("harb\udcff our") == ["harb", "our"]


LONG = st.tuples(
    MIXED, st.sampled_from(["the ferry ", "паром ", "北京大学", "Straße ", "a\u0301 "])
).map(lambda parts: (parts[0] + parts[1]) * (1 + 500 // len(parts[0] + parts[1])))


@given(LONG)
def test_a_long_text_is_folded_by_tables_as_without(text: str) -> None:
    assert bulkfold.fold(text) == fold(text)


@given(LONG)
def test_the_beginnings_of_a_long_text_are_found_by_tables_as_without(text: str) -> None:
    folded = fold(text)
    assert set(bulkfold.beginnings(folded).split()) == set(beginnings(folded).split())
