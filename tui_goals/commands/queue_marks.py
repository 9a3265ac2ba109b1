"""What the person says about today's queue: pin a bite, order the pinned ones, leave one for another day."""

from collections.abc import Sequence
from typing import Any

from tui_goals.commands.editing import last_position, move, remove_all
from tui_goals.domain import Bite, MarkKind, QueueMark, Refused
from tui_goals.rules import days
from tui_goals.store.tx import Tx


def pin_bite(tx: Tx, bite_id: int) -> Bite:
    """Pin “{it.title}” in the queue.

    It stands below those that are pinned already. Raises Refused when it is done.
    """
    bite = _open_bite(tx, bite_id)
    others = [mark for mark in _pinned(tx) if mark.bite_id != bite_id]
    _mark(tx, bite, kind=MarkKind.PINNED, day=None, position=last_position(others))
    return bite


def unpin_bite(tx: Tx, bite_id: int) -> Bite:
    """Unpin “{it.title}” in the queue."""
    remove_all(tx, tx.find(QueueMark, bite_id=bite_id, kind=MarkKind.PINNED))
    return tx.get(Bite, bite_id)


def move_pinned(tx: Tx, bite_id: int, places: int, beside: Sequence[int] = ()) -> Bite:
    """Move “{it.title}” among what is pinned.

    `beside` are the ids of the pinned bites that the person sees. Raises Refused when it is not pinned.
    """
    bite = tx.get(Bite, bite_id)
    seen = [mark for mark in _pinned(tx) if not beside or mark.bite_id in beside]
    mark = next((mark for mark in seen if mark.bite_id == bite_id), None)
    if mark is None:
        raise Refused(f"“{bite.title}” is not pinned. Pin it first (p); the others stand by urgency.")
    move(tx, seen, mark, places)
    return bite


def put_off(tx: Tx, bite_id: int) -> Bite:
    """Leave “{it.title}” for another day.

    It comes back with the next local day. Raises Refused when it is done.
    """
    bite = _open_bite(tx, bite_id)
    today = days.local_day(tx.now, tx.zone, tx.cutoff)
    _mark(tx, bite, kind=MarkKind.NOT_TODAY, day=today, position=0.0)
    return bite


def bring_back(tx: Tx) -> None:
    """Bring back what was not for today."""
    remove_all(tx, tx.find(QueueMark, kind=MarkKind.NOT_TODAY))


def _mark(tx: Tx, bite: Bite, **fields: Any) -> None:
    """A bite has one mark: a new one takes the place of that of a past day, too."""
    found = tx.find(QueueMark, bite_id=bite.id)
    if found:
        tx.change(found[0], **fields)
    else:
        tx.add(QueueMark(bite_id=bite.id, **fields))


def _pinned(tx: Tx) -> list[QueueMark]:
    return [mark for mark in tx.queue_marks() if mark.kind is MarkKind.PINNED]


def _open_bite(tx: Tx, bite_id: int) -> Bite:
    bite = tx.get(Bite, bite_id)
    if bite.done_at is not None:
        raise Refused(f"“{bite.title}” is done, so it is not in the queue. Open it again first (space).")
    return bite
