"""Frozen records: data classes that are defined in a quarter of the usual time.

`dataclasses` writes and compiles six functions for each frozen class, 0.7 ms of a processor: with
the ninety that a start of the reader meets, a tenth of its whole time. Here one function is
compiled, the initialiser, with the first instance, and the others are shared. To
`dataclasses.fields` and `replace`, to `match`, `pickle` and to type checkers a record is a data
class like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Kind = TypeVar("Kind")

_define = dataclass(init=False, repr=False, eq=False, slots=True)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[Kind]) -> type[Kind]:
    """Make a class with annotated fields a frozen data class with slots.

    The same as `dataclass(frozen=True, slots=True)`. An instance is equal to those of the very
    same class with equal fields, and is hashed by them. Fields that the class works out itself
    (`init=False`, `__post_init__`) are left to the standard library: TypeError.
    """
    # Without a docstring `dataclass` would make one, at a third of the cost of all.
    kind.__doc__ = kind.__doc__ or kind.__name__
    made = _define(kind)
    parts = fields(made)  # type: ignore[arg-type]
    if hasattr(made, "__post_init__") or not all(part.init for part in parts):
        raise TypeError(f"{kind.__qualname__} works out fields itself: that is no record")
    values = _values_of([part.name for part in parts])

    def initialise_first(self: Any, *arguments: Any, **named: Any) -> None:
        # Compiling takes half of the time of a record, and most that a start meets are not made.
        initialiser = _initialiser(made, parts)
        setattr(made, "__init__", initialiser)  # noqa: B010 - a method, on purpose
        initialiser(self, *arguments, **named)

    def is_equal(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: Any) -> int:
        return hash(values(self))

    def reduced(self: Any) -> tuple[type, tuple[Any, ...]]:
        return self.__class__, values(self)

    for name, method in {
        "__init__": initialise_first,
        "__eq__": is_equal,
        "__hash__": hashed,
        "__reduce__": reduced,
        "__repr__": _written,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
    }.items():
        setattr(made, name, method)
    return made


def _values_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _initialiser(kind: type, parts: tuple[Field[Any], ...]) -> Callable[..., None]:
    known: dict[str, Any] = {"_MISSING": MISSING}
    parameters, lines = ["self"], []
    for part in parts:
        name = part.name
        value = name
        # The slot's own setter, which no `__setattr__` stands before.
        known[f"_set_{name}"] = getattr(kind, name).__set__
        if part.default_factory is not MISSING:
            known[f"_make_{name}"] = part.default_factory
            parameters.append(f"{name}=_MISSING")
            value = f"_make_{name}() if {name} is _MISSING else {name}"
        elif part.default is not MISSING:
            known[f"_default_{name}"] = part.default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        lines.append(f" _set_{name}(self, {value})\n")
    # The names are those of the class's own annotations, as in `dataclasses`.
    exec(f"def __init__({', '.join(parameters)}):\n{''.join(lines) or ' pass'}", known)
    initialiser: Callable[..., None] = known["__init__"]
    initialiser.__qualname__ = f"{kind.__qualname__}.__init__"
    return initialiser


def _written(self: Any) -> str:
    written = ", ".join(f"{part.name}={getattr(self, part.name)!r}" for part in fields(self))
    return f"{self.__class__.__qualname__}({written})"


def _refuse_to_set(_self: Any, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
