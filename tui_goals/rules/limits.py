"""How many cards a column should hold: counted is what is in play, a soft limit warns and a hard one refuses."""

from collections.abc import Iterable
from typing import Literal

from tui_goals.domain import Column, Goal, Milestone, Phase, Refused
from tui_goals.rules import phrases

COUNTED = frozenset({Phase.DRAFT, Phase.COMMITTED})
"""Cards of goals that are paused or have ended leave the limits (and the queue)."""

Fill = Literal["", "full", "over"]


def counted(cards: Iterable[Milestone], goals: Iterable[Goal]) -> int:
    """How many of a column's cards its limit counts."""
    in_play = {goal.id for goal in goals if goal.phase in COUNTED}
    return sum(card.archived_at is None and card.goal_id in in_play for card in cards)


def fill(column: Column, count: int) -> Fill:
    """Whether that many cards fill a column, or are more than it should hold."""
    if column.wip_limit is None or count < column.wip_limit:
        return ""
    return "full" if count == column.wip_limit else "over"


def warning(column: Column, count: int) -> str:
    """What to say of a column that holds more than it should; empty while it does not."""
    if column.wip_limit is None or fill(column, count) != "over":
        return ""
    return f"“{column.title}” now holds {phrases.count(count, 'card')}, {count - column.wip_limit} over its limit."


def check_room(column: Column, count: int) -> None:
    """Raises Refused where one more card would pass a hard limit; `count` are those that it counts now."""
    if column.wip_hard and fill(column, count):
        raise Refused(
            f"“{column.title}” is full: it holds {count} of {phrases.count(column.wip_limit or 0, 'card')} at most. "
            "Finish one or move it out first, or change the limit (R on the board)."
        )
