"""Dependencies: circles refused by name, blockers, and dates in the wrong order (P21)."""

from collections.abc import Callable
from datetime import date

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Dependency, Milestone, NotFound, Refused
from tui_goals.rules.dependencies import all_blockers, blockers, check_dependency, date_conflicts, find_path

TODAY = date(2026, 10, 20)
DONE_AT = pendulum.datetime(2026, 10, 1)
OUTLINE = Milestone(id=1, title="Outline", due=date(2026, 10, 2), done_at=DONE_AT)
DRAFT = Milestone(id=2, title="First draft", start=date(2026, 9, 1), due=date(2026, 11, 5))
READERS = Milestone(id=3, title="Beta readers", start=date(2026, 11, 1), due=date(2026, 12, 1))
SUBMISSION = Milestone(id=4, title="Submission", due=date(2026, 12, 15))
ALL = (OUTLINE, DRAFT, READERS, SUBMISSION)


def links(*pairs: tuple[int, int]) -> tuple[Dependency, ...]:
    return tuple(Dependency(milestone_id=one, needs_id=other) for one, other in pairs)


def test_a_path_is_the_shortest_way_along_what_waits() -> None:
    chain = links((4, 3), (3, 2), (2, 1), (4, 1))
    assert find_path(chain, 4, 2) == (4, 3, 2)
    assert find_path(chain, 4, 1) == (4, 1)
    assert find_path(chain, 1, 4) == ()
    assert find_path((), 1, 1) == (1,)


@pytest.mark.parametrize(
    ("existing", "milestone_id", "needs_id", "sentence"),
    [
        ([(3, 2)], 2, 3, "First draft > Beta readers > First draft"),
        ([(4, 3), (3, 2)], 2, 4, "First draft > Submission > Beta readers > First draft"),
        ([], 2, 2, '"First draft" cannot wait on itself'),
        ([(3, 2)], 3, 2, '"Beta readers" waits on "First draft" already'),
    ],
)
def test_what_would_not_work_is_refused_by_name(
    existing: list[tuple[int, int]], milestone_id: int, needs_id: int, sentence: str
) -> None:
    with pytest.raises(Refused) as refusal:
        check_dependency(links(*existing), ALL, milestone_id, needs_id)
    assert sentence in str(refusal.value)


def test_a_dependency_that_works_passes_and_a_lost_milestone_is_told() -> None:
    check_dependency(links((3, 2)), ALL, 4, 3)
    check_dependency(links((3, 2), (4, 3)), ALL, 4, 2)
    with pytest.raises(NotFound, match="not there any more"):
        check_dependency((), ALL, 4, 99)


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), max_size=30))
def test_whatever_is_added_there_is_never_a_circle(wanted: list[tuple[int, int]]) -> None:
    milestones = [Milestone(id=number, title=f"M{number}") for number in range(1, 8)]
    accepted: tuple[Dependency, ...] = ()
    for milestone_id, needs_id in wanted:
        try:
            check_dependency(accepted, milestones, milestone_id, needs_id)
        except Refused:
            existing = {(link.milestone_id, link.needs_id) for link in accepted}
            closes = (milestone_id, needs_id) in existing or reaches(existing, needs_id, milestone_id)
            assert closes
        else:
            accepted += links((milestone_id, needs_id))
    pairs = {(link.milestone_id, link.needs_id) for link in accepted}
    assert not any(reaches({*pairs} - {pair}, pair[1], pair[0]) for pair in pairs)


def reaches(pairs: set[tuple[int, int]], start: int, goal: int) -> bool:
    """Whether `goal` can be reached: the closure grown until it grows no more."""
    seen = {start}
    while grown := {needed for waiting, needed in pairs if waiting in seen} - seen:
        seen |= grown
    return goal in seen


def test_blockers_are_the_open_ones_only() -> None:
    waits = links((3, 2), (3, 1), (3, 4), (3, 99), (1, 2))
    assert blockers(READERS, ALL, waits) == (DRAFT, SUBMISSION)
    assert blockers(DRAFT, ALL, waits) == ()
    assert blockers(OUTLINE, ALL, waits) == (), "a done milestone waits on nothing"
    assert all_blockers(ALL, waits) == {3: (DRAFT, SUBMISSION)}


def test_dates_against_the_order_are_told_in_words() -> None:
    assert date_conflicts(ALL, links((3, 2)), TODAY) == (
        '"Beta readers" starts 1 Nov, before "First draft" is due 5 Nov',
    )
    late = Milestone(id=5, title="Print", due=date(2027, 1, 4))
    early = Milestone(id=6, title="Sell", due=date(2026, 12, 24))
    assert date_conflicts((late, early), links((6, 5)), TODAY) == (
        '"Sell" is due 24 Dec, before "Print" is due 4 Jan 2027',
    )


@pytest.mark.parametrize(
    ("start", "due"), [(date(2026, 11, 5), None), (None, date(2026, 11, 5)), (None, None), (date(2026, 12, 1), None)]
)
def test_dates_in_order_or_missing_are_no_conflict(start: date | None, due: date | None) -> None:
    milestone = Milestone(id=5, title="Later", start=start, due=due)
    assert date_conflicts((DRAFT, milestone), links((5, 2)), TODAY) == ()


def test_what_is_done_conflicts_with_nothing() -> None:
    early = Milestone(id=5, title="Early", start=date(2026, 1, 1))
    assert date_conflicts((OUTLINE, early), links((5, 1)), TODAY) == ()
    done = Milestone(id=5, title="Early", start=date(2026, 1, 1), done_at=DONE_AT)
    assert date_conflicts((DRAFT, done), links((5, 2)), TODAY) == ()


def test_thousands_are_looked_at_once_each() -> None:
    """Twice as many milestones in a long chain take about twice the looks, not four times as many."""

    def looks(count: int, ask: Callable[[list["Counted"]], object]) -> int:
        chain = [Counted(milestone_id=number, needs_id=number + 1) for number in range(1, count)]
        Counted.looks = 0
        ask(chain)
        return Counted.looks

    milestones = [Milestone(id=number, title=f"M{number}") for number in range(1, 4001)]
    for ask in (
        lambda chain: find_path(chain, 1, len(chain) + 1),
        lambda chain: check_dependency(chain, milestones, 1, len(chain) + 1),
        lambda chain: all_blockers(milestones, chain),
        lambda chain: date_conflicts(milestones, chain, TODAY),
    ):
        assert looks(4000, ask) <= 2.1 * looks(2000, ask)


class Counted(Dependency):
    """A dependency that counts how often it is looked at."""

    looks = 0

    def __getattribute__(self, name: str) -> object:
        Counted.looks += 1
        return super().__getattribute__(name)
