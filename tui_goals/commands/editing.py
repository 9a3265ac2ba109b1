"""What every kind of thing shares: edits that merge with other terminals', and places in an order."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any, Protocol, TypeVar

from tui_goals.domain import Conflict, Stored
from tui_goals.rules import order
from tui_goals.rules.merge import merge
from tui_goals.store.rows import TABLES, WORDS
from tui_goals.store.tx import Tx

V = TypeVar("V", bound=Stored)
KEPT = frozenset({"id", "uid", "revision", "created_at"})
"""Fields that no form changes."""


class Placed(Protocol):
    """Anything with a place among its siblings."""

    @property
    def id(self) -> int:
        """Its id."""

    @property
    def position(self) -> float:
        """Its place."""


def contents(value: Stored) -> dict[str, Any]:
    """The fields of a value that a person can change."""
    return {field.name: getattr(value, field.name) for field in fields(value) if field.name not in KEPT}


def merged(tx: Tx, base: V, mine: V) -> tuple[V, dict[str, Any]]:
    """The value as it is kept now, and my changes to it that clash with nobody's.

    `base` is the value as the form first saw it. Raises Conflict with both texts of each field that clashes, NotFound.
    """
    kept = tx.get(type(base), base.id)
    changes, conflicts = merge(contents(base), contents(mine), contents(kept))
    if conflicts:
        word = WORDS[TABLES[type(base)]]
        names = ", ".join(name.replace("_", " ") for name in conflicts)
        raise Conflict(f"Another terminal changed this {word} meanwhile ({names}). Choose which one stays.", conflicts)
    return kept, changes


def last_position(siblings: Sequence[Placed]) -> float:
    """The place behind the last sibling."""
    return order.between(siblings[-1].position if siblings else None, None)


def move(tx: Tx, siblings: Sequence[V], value: V, places: int, field: str = "position") -> V:
    """Move a value up (negative) or down among its siblings, as far as there is room; one row changes, as a rule."""
    ids = [sibling.id for sibling in siblings]
    old = ids.index(value.id)
    new = min(max(old + places, 0), len(ids) - 1)
    if new == old:
        return value
    others = [sibling for sibling in siblings if sibling.id != value.id]
    return place(tx, others, value, new, field)


def place(tx: Tx, others: Sequence[V], value: V, index: int, field: str = "position", **changes: Any) -> V:
    """Put a value at an index among the others; renumbers them where no room is left between two."""
    places = [getattr(other, field) for other in others]
    before = places[index - 1] if index > 0 else None
    after = places[index] if index < len(places) else None
    if not order.needs_renumbering(before, after):
        return tx.change(value, **{field: order.between(before, after)}, **changes)
    line = [*others[:index], value, *others[index:]]
    for member, number in zip(line, order.renumbered(len(line)), strict=True):
        if member.id != value.id:
            tx.change(member, **{field: number})
        else:
            value = tx.change(member, **{field: number}, **changes)
    return value


def remove_all(tx: Tx, values: Iterable[Stored]) -> None:
    """Take values out of the store."""
    for value in values:
        tx.remove(value)
