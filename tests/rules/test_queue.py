"""Today's queue, the next bite (T42), and what is due."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Bite, Dependency, Goal, MarkKind, Milestone, Phase, QueueMark, Task
from tui_goals.rules.queue import QueueItem, due_soon, nearness, next_bite_after, todays_queue, urgency

TODAY = date(2026, 10, 20)
AT = pendulum.datetime(2026, 10, 1)
NOVEL = Goal(id=1, title="Novel", position=1.0)
RUN = Goal(id=2, title="Run", position=2.0)
DRAFT = Milestone(id=11, goal_id=1, title="Draft", position=1.0)
READERS = Milestone(id=12, goal_id=1, title="Readers", position=2.0)
RACE = Milestone(id=13, goal_id=2, title="Race", position=1.0)
ONE = Task(id=21, milestone_id=11, title="Chapter 1", position=1.0)
TWO = Task(id=22, milestone_id=11, title="Chapter 2", position=2.0)
LETTER = Task(id=23, milestone_id=12, title="Letter", position=1.0)
TRAIN = Task(id=24, milestone_id=13, title="Train", position=1.0)
BITES = (
    Bite(id=31, task_id=21, position=1.0, done_at=AT),
    Bite(id=32, task_id=21, position=2.0),
    Bite(id=33, task_id=21, position=3.0),
    Bite(id=34, task_id=22, position=1.0),
    Bite(id=35, task_id=23, position=1.0),
    Bite(id=36, task_id=24, position=1.0),
)


def queue(
    *,
    goals: Sequence[Goal] = (NOVEL, RUN),
    milestones: Sequence[Milestone] = (DRAFT, READERS, RACE),
    tasks: Sequence[Task] = (ONE, TWO, LETTER, TRAIN),
    bites: Sequence[Bite] = BITES,
    dependencies: Sequence[Dependency] = (),
    blocked: bool = False,
) -> tuple[QueueItem, ...]:
    return todays_queue(goals, milestones, tasks, bites, dependencies, TODAY, blocked=blocked)


def ids(items: tuple[QueueItem, ...]) -> list[int]:
    return [item.bite.id for item in items]


def test_each_open_task_offers_its_first_open_bite_in_the_persons_order() -> None:
    items = queue()
    assert ids(items) == [32, 34, 35, 36]
    assert items[0] == QueueItem(BITES[1], ONE, DRAFT, NOVEL, None, items[0].urgency)


def test_what_is_done_or_not_cut_is_left_out() -> None:
    assert ids(queue(tasks=(replace(ONE, done_at=AT), TWO, LETTER, TRAIN))) == [34, 35, 36]
    assert ids(queue(milestones=(replace(DRAFT, done_at=AT), READERS, RACE))) == [35, 36]
    assert ids(queue(bites=BITES[:1])) == []


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.COMMITTED])
def test_only_committed_goals_are_in_play(phase: Phase) -> None:
    assert ids(queue(goals=(replace(NOVEL, phase=phase), RUN))) == [36]


def test_blocked_milestones_wait_unless_asked_for() -> None:
    waits = [Dependency(milestone_id=12, needs_id=11)]
    assert ids(queue(dependencies=waits)) == [32, 34, 36]
    assert ids(queue(dependencies=waits, blocked=True)) == [32, 34, 35, 36]
    done = replace(DRAFT, done_at=AT)
    assert ids(queue(dependencies=waits, milestones=(done, READERS, RACE))) == [35, 36]


@pytest.mark.parametrize(
    "changes",
    [
        {"tasks": (ONE, TWO, LETTER, replace(TRAIN, due=TODAY + timedelta(days=3)))},
        {"milestones": (DRAFT, READERS, replace(RACE, due=TODAY - timedelta(days=1)))},
        {"milestones": (DRAFT, READERS, replace(RACE, priority=3))},
        {"goals": (NOVEL, replace(RUN, due=TODAY))},
        {"goals": (NOVEL, replace(RUN, position=0.5))},
    ],
)
def test_due_dates_priority_and_order_bring_a_bite_to_the_front(changes: dict[str, Sequence[object]]) -> None:
    assert ids(queue(**changes))[0] == 36  # type: ignore[arg-type]


def test_the_due_date_shown_is_the_earliest_that_presses() -> None:
    dated = queue(
        tasks=(replace(ONE, due=date(2026, 11, 1)),),
        milestones=(replace(DRAFT, due=date(2026, 10, 25)),),
        goals=(replace(NOVEL, due=date(2026, 12, 31)),),
    )
    assert [item.due for item in dated] == [date(2026, 10, 25)]


def test_urgency_is_the_published_sum() -> None:
    task, goal = replace(TRAIN, due=TODAY + timedelta(days=7)), replace(RUN, due=TODAY + timedelta(days=21))
    milestone = replace(RACE, due=TODAY, priority=2)
    by_terms = 6 * 0.5 + 4 * 1.0 + 2 * 0.25 + 3 * 2 / 3 + 1 / (1 + 1) + 1 / (1 + 3)
    assert urgency(task, milestone, goal, TODAY, goal_rank=1, rank=3) == by_terms
    items = queue(tasks=(ONE, TWO, LETTER, task), milestones=(DRAFT, READERS, milestone), goals=(NOVEL, goal))
    assert items[0].urgency == urgency(task, milestone, goal, TODAY, goal_rank=1, rank=0)
    assert [item.urgency for item in items[1:]] == [2.0, 1.5, 1.5]


@given(st.integers(0, 2**32), st.lists(st.integers(0, 3), min_size=3, max_size=3))
def test_the_queue_does_not_depend_on_the_order_of_the_rows(seed: int, priorities: list[int]) -> None:
    milestones = [
        replace(milestone, priority=priority)
        for milestone, priority in zip((DRAFT, READERS, RACE), priorities, strict=True)
    ]
    shuffled = [[NOVEL, RUN], milestones[:], [ONE, TWO, LETTER, TRAIN], list(BITES)]
    for rows in shuffled:
        Random(seed).shuffle(rows)  # type: ignore[arg-type]
    assert todays_queue(*shuffled, [], TODAY) == queue(milestones=milestones)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "presses"), [(None, 0.0), (0, 1.0), (7, 0.5), (21, 0.25), (-7, 1.5), (-10_000, pytest.approx(2, abs=1e-2))]
)
def test_a_date_presses_the_more_the_nearer_and_the_longer_past(days: int | None, presses: float) -> None:
    assert nearness(None if days is None else TODAY + timedelta(days=days), TODAY) == presses


@given(st.integers(-3000, 3000), st.integers(1, 3000))
def test_nearness_never_falls_as_days_pass(days: int, passed: int) -> None:
    due = TODAY + timedelta(days=days)
    assert nearness(due, TODAY) < nearness(due, TODAY + timedelta(days=passed)) < 2


@pytest.mark.parametrize(("after", "following"), [(31, 32), (32, 33), (33, 34), (34, 32), (35, None), (36, None)])
def test_the_next_bite_is_of_the_same_milestone_and_goes_round(after: int, following: int | None) -> None:
    bite = next(bite for bite in BITES if bite.id == after)
    found = next_bite_after(bite, (TWO, ONE, LETTER, TRAIN), BITES)
    assert (found.id if found else None) == following


def test_the_next_bite_skips_what_is_done_and_knows_when_nothing_is_left() -> None:
    tasks = (replace(ONE, done_at=AT), TWO)
    assert next_bite_after(BITES[0], tasks, BITES) == BITES[3]
    assert next_bite_after(BITES[3], tasks, BITES) is None
    assert next_bite_after(BITES[3], (), BITES) is None


def test_due_soon_is_what_is_open_and_overdue_or_near_earliest_first() -> None:
    late, near, far = (TODAY + timedelta(days=days) for days in (-2, 7, 8))
    draft, readers = replace(DRAFT, due=near), replace(READERS, due=far)
    finished = replace(RACE, due=late, done_at=AT)
    one, two = replace(ONE, due=near), replace(TWO, due=late)
    of_finished = replace(TRAIN, due=late)
    done = replace(LETTER, due=late, done_at=AT)
    found = due_soon((readers, draft, finished), (one, two, of_finished, done), TODAY, 7)
    assert found == (two, draft, one)
    assert due_soon((readers,), (), TODAY, 8) == (readers,)
    assert due_soon((DRAFT,), (ONE,), TODAY, 365) == ()


def mark(bite_id: int, kind: MarkKind, position: float = 0.0, day: date | None = None) -> QueueMark:
    """What was said about a bite in the queue."""
    return QueueMark(bite_id=bite_id, kind=kind, day=day, position=position)


def marked(*marks: QueueMark) -> list[int]:
    """The queue with these marks."""
    return ids(
        todays_queue((NOVEL, RUN), (DRAFT, READERS, RACE), (ONE, TWO, LETTER, TRAIN), BITES, (), TODAY, marks=marks)
    )


def test_pinned_bites_stand_first_in_their_order() -> None:
    assert marked(mark(36, MarkKind.PINNED, 2.0), mark(35, MarkKind.PINNED, 1.0)) == [35, 36, 32, 34]
    assert marked(mark(33, MarkKind.PINNED)) == [33, 34, 35, 36]


def test_what_is_not_for_today_comes_back_with_the_next_day_and_its_task_waits_with_it() -> None:
    assert marked(mark(32, MarkKind.NOT_TODAY, day=TODAY)) == [34, 35, 36]
    assert marked(mark(32, MarkKind.NOT_TODAY, day=TODAY - timedelta(days=1))) == [32, 34, 35, 36]
    assert marked(mark(33, MarkKind.NOT_TODAY, day=TODAY)) == [32, 34, 35, 36]


def test_marks_of_what_is_done_or_gone_say_nothing() -> None:
    assert marked(mark(31, MarkKind.PINNED), mark(99, MarkKind.PINNED)) == [32, 34, 35, 36]
