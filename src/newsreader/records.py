"""Frozen records: data classes that are defined in a tenth of the usual time.

`dataclasses` writes and compiles six functions for each frozen class, 0.7 ms of a processor: with
the ninety that a start of the reader meets, a tenth of its whole time. Here one function is
compiled, the initialiser, with the first instance, and the others are shared; and what
`dataclasses` tells of the fields is worked out when it is first asked for. To
`dataclasses.fields` and `replace`, to `match`, `pickle` and to type checkers a record is a data
class like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, field, fields, make_dataclass
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[Kind]) -> type[Kind]:
    """Make a class with annotated fields a frozen data class with slots.

    The same as `dataclass(frozen=True, slots=True)`. An instance is equal to those of the very
    same class with equal fields, and is hashed by them. What needs more (fields that the class
    works out itself or inherits, `__post_init__`) is left to the standard library: TypeError.
    """
    annotations = kind.__annotations__
    inside = dict(kind.__dict__)
    defaults = {name: inside.pop(name) for name in annotations if name in inside}
    if not _is_plain(kind, defaults):
        raise TypeError(f"{kind.__qualname__} is more than its own fields: that is no record")
    names = tuple(annotations)
    values = _values_of(names)

    def initialise_first(self: Any, *arguments: Any, **named: Any) -> None:
        # Compiling takes longer than all the rest, and most that a start meets are not made.
        initialiser = _initialiser(made, names, defaults)
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

    for name in ("__dict__", "__weakref__"):
        inside.pop(name, None)
    inside |= {
        "__slots__": names,
        "__match_args__": names,
        "__qualname__": kind.__qualname__,
        "__dataclass_fields__": _Fields(annotations, defaults),
        "__init__": initialise_first,
        "__eq__": is_equal,
        "__hash__": hashed,
        "__reduce__": reduced,
        "__repr__": _written,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
    }
    # Anew, as `dataclasses` does it: slots cannot be given to a class that is there.
    metaclass: Any = type(kind)
    made: type[Kind] = metaclass(kind.__name__, kind.__bases__, inside)
    return made


class _Fields:
    """What `dataclasses` knows of the fields, worked out when it is first asked for."""

    def __init__(self, annotations: Mapping[str, Any], defaults: Mapping[str, Any]) -> None:
        self._annotations = annotations
        self._defaults = defaults

    def __get__(self, _instance: object, kind: Any) -> dict[str, Field[Any]]:
        described: Any = make_dataclass(
            kind.__name__,
            [
                (name, of, self._defaults[name]) if name in self._defaults else (name, of)
                for name, of in self._annotations.items()
            ],
            init=False,
            repr=False,
            eq=False,
        )
        found: dict[str, Field[Any]] = described.__dataclass_fields__
        kind.__dataclass_fields__ = found
        return found


def _is_plain(kind: type, defaults: Mapping[str, Any]) -> bool:
    if hasattr(kind, "__post_init__") or hasattr(kind, "__dataclass_fields__"):
        return False
    for default in defaults.values():
        # What has no hash can be changed, and all instances would share it.
        if default.init is False if isinstance(default, Field) else default.__hash__ is None:
            return False
    return all("ClassVar" not in str(of) for of in kind.__annotations__.values())


def _values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _initialiser(
    kind: type, names: tuple[str, ...], defaults: Mapping[str, Any]
) -> Callable[..., None]:
    known: dict[str, Any] = {"_MISSING": MISSING}
    parameters, lines = ["self"], []
    for name in names:
        value = name
        # The slot's own setter, which no `__setattr__` stands before.
        known[f"_set_{name}"] = getattr(kind, name).__set__
        default = defaults.get(name, MISSING)
        make = default.default_factory if isinstance(default, Field) else MISSING
        default = default.default if isinstance(default, Field) else default
        if make is not MISSING:
            known[f"_make_{name}"] = make
            parameters.append(f"{name}=_MISSING")
            value = f"_make_{name}() if {name} is _MISSING else {name}"
        elif default is not MISSING:
            known[f"_default_{name}"] = default
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
