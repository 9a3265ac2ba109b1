"""What is done with a card as such: room in a column, its place on the hill, out of sight and back."""

from tui_goals.domain import Column, HillMark, Milestone
from tui_goals.rules import days, hill, limits
from tui_goals.store.tx import Tx


def check_room(tx: Tx, column: Column, milestone: Milestone) -> None:
    """Raises Refused where the other cards fill the column and its limit is hard; what it does not count may enter."""
    if column.wip_hard and column.wip_limit is not None:
        goals = tx.goals()
        if limits.counted((milestone,), goals):
            others = (card for card in tx.cards_of(column.id) if card.id != milestone.id)
            limits.check_room(column, limits.counted(others, goals))


def move_on_hill(tx: Tx, milestone_id: int, steps: int) -> Milestone:
    """Move milestone “{it.title}” on the hill."""
    milestone = tx.get(Milestone, milestone_id)
    place = hill.moved(milestone.hill, steps)
    if place == milestone.hill:
        return milestone
    day = days.local_day(tx.now, tx.zone, tx.cutoff)
    tx.add(HillMark(milestone_id=milestone.id, hill=place, marked_at=tx.now, zone=tx.zone, local_day=day))
    return tx.change(milestone, hill=place)


def archive_milestone(tx: Tx, milestone_id: int) -> Milestone:
    """Archive milestone “{it.title}”.

    It leaves board, tree and queue, and still counts for its goal's measure.
    """
    milestone = tx.get(Milestone, milestone_id)
    return milestone if milestone.archived_at else tx.change(milestone, archived_at=tx.now)


def restore_milestone(tx: Tx, milestone_id: int) -> Milestone:
    """Restore milestone “{it.title}” from the archive.

    It comes back to its column. Raises Refused where that is full by now.
    """
    milestone = tx.get(Milestone, milestone_id)
    if milestone.archived_at is None:
        return milestone
    restored = tx.change(milestone, archived_at=None)
    check_room(tx, tx.get(Column, restored.column_id), restored)
    return restored
