"""The one door to a write: one command, one transaction, one undo step."""

from collections.abc import Callable
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from tui_goals.domain import Step
from tui_goals.domain.values import frozen
from tui_goals.store import Store
from tui_goals.store.tx import Tx

P = ParamSpec("P")
R = TypeVar("R")

UNRECORDED = "unrecorded"


@frozen
class Done(Generic[R]):
    """What a command came to: its value, the step it made (None when nothing changed), the tables it touched."""

    value: R
    step: Step | None
    touched: frozenset[str]


def unrecorded(command: Callable[Concatenate[Tx, P], R]) -> Callable[Concatenate[Tx, P], R]:
    """Mark a command that is committed but is no step: drafts and the like."""
    setattr(command, UNRECORDED, True)
    return command


def do(store: Store, command: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> Done[R]:
    """Run a command in one transaction, committed when this returns.

    The step's label is the first line of the command's docstring, with `{it}` as what the command returned.
    Raises Refused when a rule says no and StoreFailed when it could not be saved; nothing has changed then.
    """
    with store.write() as tx:
        value = command(tx, *args, **kwargs)
        step = None if hasattr(command, UNRECORDED) else tx.record(label(command, value), command.__name__)
        return Done(value, step, tx.touched.tables)


def label(command: Callable[..., Any], value: object) -> str:
    """What a step is called, in plain words."""
    pattern = (command.__doc__ or command.__name__).splitlines()[0].rstrip(".")
    return pattern.format(it=value)
