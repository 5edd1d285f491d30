"""A message is made with what it says."""

from __future__ import annotations

import pytest
from textual.message import Message

from newsreader.tui.said import Said


class Passed(Said):
    """A place was passed."""

    place: str
    at: int


def test_it_holds_what_it_was_made_with() -> None:
    message = Passed("Izmir", 3)
    assert (message.place, message.at) == ("Izmir", 3)
    assert isinstance(message, Message)
    assert not message.is_forwarded


@pytest.mark.parametrize("values", [(), ("Izmir",), ("Izmir", 3, 4)])
def test_it_takes_a_value_for_each_field(values: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="zip"):
        Passed(*values)  # type: ignore[arg-type]
