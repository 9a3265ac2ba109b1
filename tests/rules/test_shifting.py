"""Moving a date with what waits on it: keep, use or leave the buffer, every change told beforehand (P22, P43)."""

from dataclasses import replace
from datetime import date, timedelta

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_goals.domain import Dependency, Goal, Milestone, Refused
from tui_goals.rules.dependencies import date_conflicts
from tui_goals.rules.shifting import (
    Buffer,
    change_words,
    date_changes,
    dependants,
    moved,
    shift_day,
    shifted,
    warnings,
    with_goal,
)

TODAY = date(2026, 11, 2)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


A = Milestone(id=1, goal_id=1, title="A", start=day(0), due=day(4))
B = Milestone(id=2, goal_id=1, title="B", start=day(7), due=day(9))
C = Milestone(id=3, goal_id=1, title="C", due=day(10))
OPEN_END = Milestone(id=4, goal_id=1, title="No date")
DONE = Milestone(id=5, goal_id=1, title="Done", due=day(1), done_at=pendulum.datetime(2026, 11, 1))
ALL = (C, A, OPEN_END, B, DONE)
LINKS = tuple(Dependency(milestone_id=one, needs_id=two) for one, two in ((2, 1), (3, 2), (3, 4), (4, 1), (5, 1)))
GOAL = Goal(id=1, title="Goal", start=day(0), due=day(12))


def after(buffer: Buffer, days: int) -> dict[str, date | None]:
    """The due days of what moves when A moves by some days."""
    return {each.title: each.due for each in shifted(A, moved(A, days), ALL, LINKS, buffer).values()}


def test_p22_what_waits_is_found_in_order_and_without_what_is_done() -> None:
    assert [each.title for each in dependants(1, ALL, LINKS)][-1] == "C"
    assert {each.title for each in dependants(1, ALL, LINKS)} == {"B", "C", "No date"}
    assert dependants(3, ALL, LINKS) == ()


@pytest.mark.parametrize(
    ("buffer", "days", "moves"),
    [
        (Buffer.KEEP, 5, {"B": day(14), "C": day(15)}),
        (Buffer.KEEP, -2, {"B": day(7), "C": day(8)}),
        (Buffer.USE, 3, {}),
        (Buffer.USE, 4, {"B": day(10)}),
        (Buffer.USE, 6, {"B": day(12), "C": day(12)}),
        (Buffer.USE, -3, {}),
        (Buffer.LEAVE, 9, {}),
        (Buffer.KEEP, 0, {}),
    ],
)
def test_p22_keep_use_or_leave_the_buffer(buffer: Buffer, days: int, moves: dict[str, date]) -> None:
    assert after(buffer, days) == moves


def test_p22_the_preview_names_every_date_that_changes_and_what_does_not_fit() -> None:
    new = moved(A, 6)
    behind = shifted(A, new, ALL, LINKS, Buffer.USE)
    changes = date_changes([(A, new), *((each, behind[each.id]) for each in (B, C))])
    assert [f"{each.title}: {change_words(each, TODAY)}" for each in changes] == [
        "A: start 2 Nov -> 8 Nov, 6 days later",
        "A: due 6 Nov -> 12 Nov, 6 days later",
        "B: start 9 Nov -> 12 Nov, 3 days later",
        "B: due 11 Nov -> 14 Nov, 3 days later",
        "C: due 12 Nov -> 14 Nov, 2 days later",
    ]
    assert warnings(ALL, {1: new, **behind}, [GOAL], LINKS, TODAY) == ()
    far = moved(A, 13)
    assert warnings(ALL, {1: far}, [GOAL], LINKS, TODAY) == (
        '"B" starts 9 Nov, before "A" is due 19 Nov',
        '"A" is then due 19 Nov, after its goal is (14 Nov)',
    )
    assert change_words(date_changes([(OPEN_END, replace(OPEN_END, due=day(1)))])[0], TODAY) == "due no date -> 3 Nov"


def test_p43_a_goal_moves_with_its_open_milestones() -> None:
    later = replace(GOAL, due=day(15))
    assert {each.title: each.due for each in with_goal(GOAL, later, ALL).values()} == {
        "C": day(13),
        "A": day(7),
        "B": day(12),
    }


@pytest.mark.parametrize(
    ("unit", "steps", "there"),
    [("day", 1, "2027-02-01"), ("week", -1, "2027-01-24"), ("month", 1, "2027-02-28"), ("quarter", 1, "2027-04-30")],
)
def test_p43_a_date_moves_by_the_unit_of_the_zoom(unit: str, steps: int, there: str) -> None:
    assert shift_day(date(2027, 1, 31), unit, steps) == date.fromisoformat(there)


def test_p43_no_date_moves_out_of_the_calendar() -> None:
    with pytest.raises(Refused, match="9999"):
        shift_day(date(9999, 12, 1), "quarter", 1)


@st.composite
def chains(draw: st.DrawFn) -> tuple[tuple[Milestone, ...], tuple[Dependency, ...], int]:
    """Milestones without conflicts of date, and by how much the first one moves."""
    milestones: list[Milestone] = []
    links: list[Dependency] = []
    for number in range(1, draw(st.integers(2, 6)) + 1):
        needed = [each for each in milestones if draw(st.booleans())]
        begins = max((each.due for each in needed if each.due), default=TODAY) + timedelta(days=draw(st.integers(0, 5)))
        due = begins + timedelta(days=draw(st.integers(0, 5)))
        milestones.append(Milestone(id=number, title=f"{number}", start=begins, due=due))
        links += [Dependency(milestone_id=number, needs_id=each.id) for each in needed]
    return tuple(milestones), tuple(links), draw(st.integers(-9, 9))


@settings(max_examples=50)
@given(chains())
def test_p22_using_the_buffer_leaves_no_conflict_and_moves_nothing_it_need_not(
    plan: tuple[tuple[Milestone, ...], tuple[Dependency, ...], int],
) -> None:
    milestones, links, days = plan
    first = milestones[0]
    found = shifted(first, moved(first, days), milestones, links, Buffer.USE)
    then = [{**found, first.id: moved(first, days)}.get(each.id, each) for each in milestones]
    assert date_conflicts(then, links, TODAY) == ()
    for milestone_id in found:
        back = [moved(each, -1) if each.id == milestone_id else each for each in then]
        assert date_conflicts(back, links, TODAY) != (), "it moved no further than it had to"
