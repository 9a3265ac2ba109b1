"""How values are made, and what every stored one has in common."""

import os
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """Make a class what `@dataclass(frozen=True, slots=True)` makes it, in a fifth of the time.

    A dataclass has six methods written out and compiled, which for all of ours was a tenth of the start of the
    program; here five are shared, and `__init__` is compiled when the first value is made.
    """
    made = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    names = tuple(each.name for each in fields(made))  # type: ignore[arg-type]
    read = attrgetter(*names) if len(names) > 1 else lambda one: (getattr(one, names[0]),)

    def initialise(self: Any, *arguments: Any, **named: Any) -> None:
        compiled = _initialiser(made)
        made.__init__ = compiled  # type: ignore[method-assign]
        compiled(self, *arguments, **named)

    def equal(self: Any, other: object) -> bool:
        return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

    methods: dict[str, Callable[..., Any]] = {
        "__init__": initialise,
        "__eq__": equal,
        "__hash__": lambda self: hash(read(self)),
        "__repr__": lambda self: f"{made.__qualname__}({', '.join(map(_shown, names, read(self)))})",
        "__reduce__": lambda self: (made, read(self)),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    for name, method in methods.items():
        setattr(made, name, method)
    return made


def _initialiser(kind: type) -> Callable[..., None]:
    """The `__init__` of a value class, compiled."""
    known: dict[str, Any] = {"MISSING": MISSING}
    parameters, body = ["self"], []
    for each in fields(kind):
        name = each.name
        known[f"set_{name}"] = getattr(kind, name).__set__
        known[f"make_{name}"] = each.default_factory
        known[f"default_{name}"] = each.default
        made = each.default_factory is not MISSING
        required = each.default is MISSING and not made
        parameters.append(name if required else f"{name}=default_{name}")
        body.append(f"set_{name}(self, {f'make_{name}() if {name} is MISSING else {name}' if made else name})")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body), known)
    initialise: Callable[..., None] = known["__init__"]
    return initialise


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} cannot change")


def _shown(name: str, held: object) -> str:
    return f"{name}={held!r}"


def new_uid() -> str:
    """A random identity that a value keeps through export and import."""
    return os.urandom(16).hex()


@frozen
class Stored:
    """A value with a place in the store: `id` is 0 until it has one, `revision` counts its changes."""

    id: int = 0
    uid: str = ""
    revision: int = 1
