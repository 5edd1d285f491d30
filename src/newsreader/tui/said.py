"""Messages that hold something, defined in a seventh of the time of a data class."""

from __future__ import annotations

from typing import Any, dataclass_transform

from textual.message import Message


@dataclass_transform(eq_default=False)
class Said(Message):
    """A message is made with the values of its annotated fields, in their order."""

    def __init__(self, *values: Any) -> None:
        super().__init__()
        for name, value in zip(type(self).__annotations__, values, strict=True):
            setattr(self, name, value)
