"""Scheduling the day (P46): bites as blocks in the hours there are, breaks included, and what is too much in words."""

from collections.abc import Sequence
from datetime import date, timedelta

import pendulum
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_goals.domain import Bite, Goal, Milestone, Task
from tui_goals.rules.breaks import Lengths
from tui_goals.rules.day_plan import DayPlan, Stretch, minutes_of, plan_day, told
from tui_goals.rules.queue import QueueItem

TODAY = date(2026, 3, 4)
NINE = pendulum.datetime(2026, 3, 4, 9)
LENGTHS = Lengths(5, 15, 4)


def hours(*stretches: tuple[float, float]) -> list[Stretch]:
    """Stretches of the day, in hours after nine."""
    return [(NINE + timedelta(hours=begin), NINE + timedelta(hours=end)) for begin, end in stretches]


def item(key: int, due: date | None = None, pinned: bool = False) -> QueueItem:
    """A bite of the queue."""
    return QueueItem(Bite(id=key, title=f"B{key}"), Task(), Milestone(), Goal(), due, 0.0, pinned)


def laid(plan: DayPlan) -> list[tuple[int, str, str, bool]]:
    """Each block's bite, begin and end, and whether it is beyond the hours."""
    return [(b.item.bite.id, f"{b.start:%H:%M}", f"{b.end:%H:%M}", b.beyond) for b in plan.blocks]


def plan(queue: Sequence[QueueItem], minutes: Sequence[float], *stretches: tuple[float, float]) -> DayPlan:
    """The plan of bites that take so many minutes each."""
    lengths = {each.bite.id: length for each, length in zip(queue, minutes, strict=True)}
    return plan_day(queue, lengths, hours(*stretches), TODAY, LENGTHS, 25)


def test_p46_a_bite_takes_its_amount_at_ones_own_pace_else_the_estimate_else_a_session() -> None:
    words = Bite(amount=1000, unit="words")
    assert minutes_of(words, 4, 120, 500, 25) == 120
    assert minutes_of(words, 4, 120, None, 25) == 30
    assert minutes_of(words, 4, None, None, 25) == 25
    assert minutes_of(Bite(amount=40, unit="min"), 4, 120, 9, 25) == 40
    assert minutes_of(Bite(amount=1, unit="words"), 1, None, 5000, 25) == 5


def test_p46_blocks_follow_one_another_with_breaks_over_the_gap_at_noon() -> None:
    found = plan([item(1, TODAY), item(2), item(3, pinned=True), item(4)], [25, 50, 20, 240], (0, 1.5), (4, 6))
    assert laid(found) == [
        (1, "09:00", "09:25", False), (3, "09:30", "09:50", False), (2, "09:55", "13:20", False),
    ]  # fmt: skip
    assert [block.planned for block in found.blocks] == [True, True, False]
    assert (found.planned, found.there) == (50, 210)
    assert told(found) == "50 min planned of 3 h 30 left"


def test_p46_a_long_break_comes_after_four_sessions_also_within_a_bite() -> None:
    found = plan([item(1, TODAY), item(2)], [100, 25], (0, 8))
    assert laid(found) == [(1, "09:00", "10:55", False), (2, "11:10", "11:35", False)]


def test_p46_too_much_is_said_and_laid_out_after_the_hours() -> None:
    late = TODAY - timedelta(2)
    found = plan([item(1, late), item(2, TODAY), item(3)], [50, 60, 25], (0, 1))
    assert laid(found) == [(1, "09:00", "09:55", False), (2, "10:00", "11:20", True)]
    assert told(found) == "2 h 20 planned, 1 h left: 1 h 20 too much"
    over = plan([item(1, late)], [50], (0, 0))
    assert told(over) == "55 min planned, no hours left today" and laid(over)[0][3]
    assert told(plan([item(3)], [25], (0, 1))) == "nothing planned of 1 h left"
    assert told(plan([item(3)], [25], (0, 0))) == "" and not plan([item(3)], [25], (0, 0)).blocks


@given(st.lists(st.tuples(st.floats(5, 200), st.booleans()), max_size=12), st.floats(0, 10))
@settings(max_examples=40)
def test_p46_blocks_never_overlap_and_all_that_is_planned_has_one(bites: list[tuple[float, bool]], end: float) -> None:
    queue = [item(key, TODAY if due else None) for key, (_, due) in enumerate(bites)]
    found = plan(queue, [length for length, _ in bites], (0, end))
    assert all(one.end <= other.start for one, other in zip(found.blocks, found.blocks[1:], strict=False))
    assert {b.item.bite.id for b in found.blocks} >= {each.bite.id for each in queue if each.due}
    assert all(block.planned for block in found.blocks if block.beyond)
