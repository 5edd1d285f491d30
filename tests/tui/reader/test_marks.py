"""Layers of marks over the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.document import Mark
from newsreader.model import Annotation, EntityMention, TextPosition
from newsreader.tui.reader.marks import Layer, entity_marks, following, note_marks, runs

RANGES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda r: (r[0], r[0] + r[1])),
    max_size=12,
)


def layer(ranges: list[tuple[int, int]], kind: str = "hit") -> Layer:
    return Layer(tuple(Mark(start, end, kind) for start, end in ranges))


@given(RANGES, st.integers(0, 80), st.integers(1, 20))
def test_a_layer_finds_exactly_the_marks_that_overlap(
    ranges: list[tuple[int, int]], start: int, length: int
) -> None:
    end = start + length
    expected = sorted((a, b) for a, b in ranges if a < end and b > start)
    assert [(m.start, m.end) for m in layer(ranges).within(start, end)] == expected


@given(RANGES, RANGES)
def test_runs_cover_the_line_and_carry_the_marks_over_them(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    layers = [layer(one, "people"), layer(other, "hit")]
    found = list(runs(layers, 10, 50))
    assert [run.start for run in found] == [10, *(run.end for run in found[:-1])]
    assert found[-1].end == 50
    for run in found:
        for offset in range(run.start, run.end):
            over = [m for each in layers for m in each.marks if m.start <= offset < m.end]
            assert list(run.marks) == over


def test_a_higher_layer_comes_last() -> None:
    (run,) = runs([layer([(0, 9)], "people"), layer([(0, 9)], "hit")], 0, 9)
    assert [mark.kind for mark in run.marks] == ["people", "hit"]


def test_empty_marks_are_not_kept() -> None:
    assert layer([(3, 3)]).marks == ()


def test_the_next_range_goes_round_the_ends() -> None:
    ranges = [(2, 4), (10, 12), (20, 22)]
    assert following(ranges, (0, 0), 1) == 0
    assert following(ranges, (2, 4), 1) == 1
    assert following(ranges, (20, 22), 1) == 0
    assert following(ranges, (2, 4), -1) == 2
    assert following(ranges, (15, 15), -1) == 1
    assert following([], (0, 0), 1) == -1


def test_entities_are_marked_by_their_group() -> None:
    labels = ["PERSON", "GPE", "MONEY", "UNHEARD_OF"]
    mentions = [EntityMention(label, "x", 0, 1, "x") for label in labels]
    assert [mark.kind for mark in entity_marks(mentions)] == [
        *("people", "places", "figures", "other"),
    ]


def test_a_note_and_a_highlight_are_marked_differently_and_a_lost_one_not_at_all() -> None:
    notes = [
        Annotation(1, 1, "commenting", "body", "", position=TextPosition(0, 4)),
        Annotation(2, 1, "highlighting", "", "", position=TextPosition(5, 9)),
        Annotation(3, 1, "commenting", "lost", ""),
    ]
    assert [mark.kind for mark in note_marks(notes)] == ["note", "highlight"]
