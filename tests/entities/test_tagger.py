"""The model's words, windows and names, apart from its weights."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.entities.spans import NameFinder
from newsreader.entities.tagger.decode import TAG_COUNT, best_tags, names
from newsreader.entities.tagger.model import NAME_REACH, WINDOW_PIECES, near_names, windows
from newsreader.entities.tagger.unigram import UnigramPieces
from newsreader.entities.tagger.wordpiece import WordPieces
from newsreader.entities.tagger.words import SHAPES, shape

PIECES = WordPieces(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "er", "##do", "##gan", "met", "put", "##in"]
)
#: Numbered from 1: "<s>" is 1, "▁Er" is 5.
LIKELY_PIECES = UnigramPieces(
    ["<s>\t0", "<pad>\t0", "</s>\t0", "<unk>\t0", "▁Er\t-3", "do\t-2", "ğan\t-2", "▁Erd\t-3",
     "oğan\t-5", "e\t-6", "r\t-6", "do\t-2", "Er\t-4"]
)  # fmt: skip
OUTSIDE, PERSON, IN_PERSON, ORG, IN_ORG = range(5)


def test_words_are_cut_into_the_longest_pieces_without_case_and_accents() -> None:
    word = PIECES.words("Erdoğan")[0]
    assert word.pieces == (4, 5, 6)
    assert (word.start, word.end) == (0, 7)


def test_a_word_of_unknown_letters_or_endless_length_is_one_unknown_piece() -> None:
    assert PIECES.pieces("犬") == (1,)
    assert PIECES.pieces("er" * 100_000) == (1,)


def test_words_are_cut_into_the_likeliest_pieces_with_case_and_accents() -> None:
    first, second = LIKELY_PIECES.words("Erdoğan\n(erğan")[0::2]
    assert first.pieces == (5, 12, 7)
    assert (first.start, first.end) == (0, 7)
    assert second.pieces == (10, 11, 7)


def test_a_letter_that_no_piece_has_is_unknown_and_the_rest_is_read() -> None:
    assert LIKELY_PIECES.pieces("do犬do") == (12, 4, 12)
    assert LIKELY_PIECES.pieces("do" * 100_000) == (4,)


@pytest.mark.parametrize(
    ("word", "name"),
    [("met", "lower"), ("Putin", "title"), ("NATO", "upper"), ("A", "letter"), ("McKay", "mixed"),
     ("2024", "digit"), ("—", "mark"), ("犬", "other"), ("G20", "upper"), ("b2b", "mixed"),
     ("أنقرة", "other"), ("中国", "other"), ("رَجَب", "other")],
)  # fmt: skip
def test_a_word_has_a_shape(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


def test_a_script_without_blanks_has_a_word_for_each_piece() -> None:
    pieces = UnigramPieces(
        ["<s>\t0", "<pad>\t0", "</s>\t0", "<unk>\t0", "▁\t-3", "▁中国\t-2", "和\t-3", "日本\t-2"]
    )
    text = "中国和日本, 日本"
    assert [(text[w.start : w.end], w.pieces) for w in pieces.words(text) if w.shape != 7] == [
        ("中国", (6,)),
        ("和", (7,)),
        ("日本", (8,)),
        ("日本", (5, 8)),
    ]


def test_only_words_near_a_capital_are_asked_about() -> None:
    text = "it was said on the day that Erdogan met them and then it was said again"
    words = PIECES.words(text)
    place = text.split().index("Erdogan")
    assert near_names(words) == list(range(place - NAME_REACH, place + NAME_REACH + 1))
    assert near_names(PIECES.words("nothing here")) == []
    assert near_names(PIECES.words("Er Do met")) == [0, 1, 2]


def scores(*tags: int) -> np.ndarray:
    rows = np.zeros((len(tags), TAG_COUNT), np.float32)
    rows[np.arange(len(tags)), tags] = 5
    return rows


def found(text: str, *tags: int) -> list[tuple[str, str]]:
    mentions = names(text, PIECES.words(text), scores(*tags))
    return [(mention.label, mention.text(text)) for mention in mentions]


def test_words_inside_a_name_follow_its_beginning() -> None:
    assert found("Er Do met Put", PERSON, IN_PERSON, OUTSIDE, ORG) == [
        ("PERSON", "Er Do"),
        ("ORG", "Put"),
    ]


def test_two_names_can_stand_side_by_side() -> None:
    assert found("Er Put", PERSON, PERSON) == [("PERSON", "Er"), ("PERSON", "Put")]


def test_a_name_never_begins_with_a_word_inside_it() -> None:
    assert found("met", IN_PERSON) == []


def test_a_line_break_ends_a_name() -> None:
    assert ("PERSON", "Er\nPut") not in found("Er\nPut", PERSON, IN_PERSON)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), length=st.integers(1, 3))
def test_the_best_legal_tags_are_found(data: st.DataObject, length: int) -> None:
    numbers = st.lists(st.integers(-9, 9), min_size=TAG_COUNT, max_size=TAG_COUNT)
    rows = np.array([data.draw(numbers) for _ in range(length)], np.float32)
    text = " ".join(["Er"] * length)
    tags = best_tags(text, PIECES.words(text), rows)
    assert is_legal(tuple(tags))
    legal = filter(is_legal, itertools.product(range(TAG_COUNT), repeat=length))
    assert total(rows, tags) == max(total(rows, each) for each in legal)


def total(rows: np.ndarray, tags: Sequence[int]) -> float:
    return float(sum(row[tag] for row, tag in zip(rows, tags, strict=True)))


def is_legal(tags: tuple[int, ...]) -> bool:
    """Does "inside" follow nothing but its own kind?"""
    before = (0, *tags)
    return all(
        tag == 0 or tag % 2 or last in (tag - 1, tag)
        for last, tag in zip(before, tags, strict=False)
    )


@pytest.mark.parametrize("sentences", [0, 1, 5, 60, 300])
def test_every_word_is_in_one_window_and_no_window_is_too_long(sentences: int) -> None:
    text = "Erdogan met Putin. " * sentences
    words = PIECES.words(text)
    found_windows = windows(text, words)
    covered = [index for first, end in found_windows for index in range(first, end)]
    assert covered == list(range(len(words)))
    for first, end in found_windows:
        assert sum(len(word.pieces) for word in words[first:end]) <= WINDOW_PIECES - 2
        assert text[words[end - 1].start] == "."


def test_a_sentence_without_end_is_cut() -> None:
    text = "met " * 1000
    found_windows = windows(text, PIECES.words(text))
    assert max(end - first for first, end in found_windows) <= WINDOW_PIECES - 2
    assert found_windows[-1][1] == 1000


def test_the_longest_of_many_names_is_found_as_whole_words() -> None:
    finder = NameFinder(["Korea", "South Korea", "Turkey", "Al"])
    text = "South Korea and Turkey-based Al-Assad, @Turkey, Koreans."
    assert [text[start:end] for start, end, _ in finder.find(text)] == ["South Korea", "Turkey"]
