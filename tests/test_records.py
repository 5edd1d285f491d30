"""A record does whatever a frozen data class of the standard library does."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.records import record


@record
class Place:
    """A place."""

    name: str
    people: int = 0
    tags: dict[str, str] = field(default_factory=dict)


@record
class Word:
    text: str


@record
class Nothing:
    """No field at all."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The same as `Place`, by the standard library."""

    name: str
    people: int = 0
    tags: tuple[str, ...] = ()


@record
class Ours:
    """The same as `Usual`."""

    name: str
    people: int = 0
    tags: tuple[str, ...] = ()


_FIELDS = st.tuples(st.text(max_size=3), st.integers(0, 3), st.tuples(st.text(max_size=2)))


@given(_FIELDS, _FIELDS)
def test_it_is_equal_hashed_and_written_as_a_data_class(
    one: tuple[str, int, tuple[str]], other: tuple[str, int, tuple[str]]
) -> None:
    assert (Ours(*one) == Ours(*other)) is (Usual(*one) == Usual(*other))
    assert hash(Ours(*one)) == hash(Usual(*one))
    assert repr(Ours(*one)) == repr(Usual(*one)).replace("Usual", "Ours")
    assert asdict(Ours(*one)) == asdict(Usual(*one))


@pytest.mark.parametrize("thing", [Place("Izmir", 3, {"a": "b"}), Word("sea"), Nothing()])
def test_it_is_pickled_and_copied(thing: object) -> None:
    assert pickle.loads(pickle.dumps(thing)) == thing
    assert copy.copy(thing) == thing
    assert copy.deepcopy(thing) == thing


def test_it_cannot_be_changed() -> None:
    place = Place("Izmir")
    with pytest.raises(FrozenInstanceError):
        place.name = "Ankara"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del place.name
    with pytest.raises((AttributeError, TypeError)):
        place.unknown = 1  # type: ignore[attr-defined]
    assert place == Place("Izmir")


def test_each_has_a_default_of_its_own() -> None:
    assert Place("Izmir").tags is not Place("Izmir").tags


def test_a_changed_copy_leaves_the_first_alone() -> None:
    place = Place("Izmir", 3)
    assert replace(place, people=4) == Place("Izmir", 4)
    assert place.people == 3


def test_it_is_no_equal_of_another_class() -> None:
    others: list[object] = [Usual("a"), Word("a"), ("a", 0, ())]
    assert Ours("a") not in others


def test_its_fields_can_be_listed_and_matched() -> None:
    assert [part.name for part in fields(Place)] == ["name", "people", "tags"]
    match Place("Izmir", 3):
        case Place(name, 3):
            assert name == "Izmir"
        case _:
            pytest.fail("it was not matched")


@pytest.mark.parametrize("arguments", [(), ("a", 1, {}, 2)])
def test_it_takes_its_fields_and_no_more(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Place(*arguments)  # type: ignore[arg-type]


def test_its_fields_are_as_the_standard_library_tells_them() -> None:
    for ours, usual in zip(fields(Ours), fields(Usual), strict=True):
        assert (ours.name, ours.type, ours.default) == (usual.name, usual.type, usual.default)
    assert fields(Ours("a"))[0] is fields(Ours)[0]


def test_fields_that_are_worked_out_are_refused() -> None:
    with pytest.raises(TypeError, match="no record"):

        @record
        class Counted:
            """A word and its length."""

            word: str
            length: int = field(init=False)


def test_a_default_that_could_be_changed_is_refused() -> None:
    with pytest.raises(TypeError, match="no record"):

        @record
        class Shared:
            """A list that all would share."""

            words: list[str] = []  # noqa: RUF012


def test_inherited_fields_are_refused() -> None:
    with pytest.raises(TypeError, match="no record"):

        @record
        class City(Place):
            """A place with a mayor."""

            mayor: str = ""


def test_what_belongs_to_the_class_is_refused() -> None:
    with pytest.raises(TypeError, match="no record"):

        @record
        class Counting:
            """A number, and how many there are."""

            number: int
            count: ClassVar[int] = 0
