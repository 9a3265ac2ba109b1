"""What a report tells of, read from the state and the file."""

from collections.abc import Iterator, Sequence
from datetime import date

from tui_goals.domain import (
    Decision,
    Entry,
    Goal,
    Milestone,
    PlanChange,
    ReportReader,
    Sharing,
    Target,
    Task,
)
from tui_goals.domain.values import frozen
from tui_goals.rules import days
from tui_goals.rules.periods import Period
from tui_goals.rules.progress import Pace
from tui_goals.rules.report_scope import Scope, facts_told, lived_within, narrowed, shared_scope
from tui_goals.rules.review_facts import Fact, Lived, facts_of
from tui_goals.state import AppState, looking_back, views
from tui_goals.store import Reader


@frozen
class Ahead:
    """A goal on its way with its open milestones; `goal` None: milestones whose goal is not told of."""

    goal: Goal | None
    fraction: float | None = None
    value: float = 0.0
    pace: Pace | None = None
    milestones: tuple[tuple[Milestone, float], ...] = ()


@frozen
class Told:
    """All that a report of a period is made of."""

    period: Period
    today: date
    reader: ReportReader | None = None
    goal: Goal | None = None
    """Of which alone it is."""
    facts: tuple[Fact, ...] = ()
    ended: tuple[tuple[date, Goal], ...] = ()
    milestones: tuple[tuple[date, Milestone], ...] = ()
    bites: tuple[tuple[date, str], ...] = ()
    goal_titles: tuple[tuple[int, str], ...] = ()
    """Of the goals that may be named."""
    ahead: tuple[Ahead, ...] = ()
    changes: tuple[tuple[str, PlanChange], ...] = ()
    """Each with what the thing is called now."""
    decisions: tuple[Decision, ...] = ()
    entries: tuple[Entry, ...] = ()
    answerable: tuple[Goal | Milestone, ...] = ()


def gather(
    state: AppState,
    source: Reader,
    period: Period,
    goal: Goal | None = None,
    reader: ReportReader | None = None,
    rest_days: Sequence[int] = (),
) -> Told:
    """What happened in the period and what is still to come: all, of one goal, or what is shared with a reader.

    `rest_days` are the weekdays that ask nothing of a habit, Monday is 0.
    """
    scope = _scope(source, goal, reader)
    lived = looking_back.lived(state, source, period.first_day, period.last_day)
    if scope is not None:
        lived = lived_within(lived, scope)
    goals = [each for each in state.goals if scope is None or each.id in scope.goals]
    return Told(
        period=period,
        today=state.today,
        reader=reader,
        goal=goal if goal in goals else None,
        facts=facts_told(facts_of(lived), scope),
        ended=tuple(_ended(state, goals, period)),
        milestones=lived.milestones,
        bites=tuple((day, bite.title) for day, bite in lived.bites),
        goal_titles=tuple((each.id, each.title) for each in goals),
        ahead=tuple(_ahead(state, source, goals, scope, rest_days)),
        changes=tuple(_changes(source, lived, scope)),
        decisions=tuple(_decisions(source, period, scope)),
        entries=_entries(source, lived, period, goal, scope),
        answerable=tuple(_answerable(source, goals, scope)) if reader is not None else (),
    )


def _scope(source: Reader, goal: Goal | None, reader: ReportReader | None) -> Scope | None:
    milestones = source.milestones_of(goal.id) if goal is not None else ()
    if reader is not None:
        scope = shared_scope(source.find(Sharing, reader_id=reader.id))
        return scope if goal is None else narrowed(scope, goal, milestones)
    if goal is None:
        return None
    tasks = frozenset(task.id for each in milestones for task in source.tasks_of(each.id))
    about = frozenset(entry.id for entry in source.entries_about(Target.GOAL, goal.id, -1))
    return Scope(frozenset({goal.id}), frozenset(each.id for each in milestones), tasks, about)


def _ended(state: AppState, goals: list[Goal], period: Period) -> Iterator[tuple[date, Goal]]:
    for goal in goals:
        if goal.ended and goal.ended_at is not None:
            day = days.local_day(goal.ended_at, state.zone, state.cutoff)
            if period.first_day <= day <= period.last_day:
                yield day, goal


def _ahead(
    state: AppState, source: Reader, goals: list[Goal], scope: Scope | None, rest_days: Sequence[int]
) -> Iterator[Ahead]:
    """Goals that have not ended with their open milestones, and open milestones whose goal is not told of."""
    known = views.all_progress(state)
    open_ones = [
        (each, known.milestones.get(each.id, 0.0))
        for each in state.milestones
        if each.done_at is None and (scope is None or each.id in scope.milestones)
    ]
    open_ones.sort(key=lambda pair: (pair[0].due or date.max, pair[0].id))
    for goal in goals:
        if not goal.ended:
            own = tuple(pair for pair in open_ones if pair[0].goal_id == goal.id)
            fraction = known.goals.get(goal.id)
            yield Ahead(goal, fraction, state.value_now(goal), views.pace(state, goal, source, rest_days), own)
    told = {goal.id for goal in goals}
    alone = tuple(pair for pair in open_ones if pair[0].goal_id not in told)
    if alone:
        yield Ahead(None, milestones=alone)


def _changes(source: Reader, lived: Lived, scope: Scope | None) -> Iterator[tuple[str, PlanChange]]:
    kinds: dict[Target, type[Goal] | type[Milestone] | type[Task]] = {
        Target.GOAL: Goal, Target.MILESTONE: Milestone, Target.TASK: Task,
    }  # fmt: skip
    for change in lived.changes:
        found = source.find(kinds[change.target], id=change.target_id)
        if found or scope is None or not scope.for_reader:
            yield (found[0].title if found else change.target_title), change


def _decisions(source: Reader, period: Period, scope: Scope | None) -> Iterator[Decision]:
    """What was decided; a reader learns of it by what it changed."""
    if scope is not None and scope.for_reader:
        return
    for each in source.decisions_between(period.first_day, period.last_day):
        ids = {Target.GOAL: scope.goals, Target.MILESTONE: scope.milestones} if scope is not None else {}
        if scope is None or each.target_id in ids.get(each.target, frozenset()):
            yield each


def _entries(source: Reader, lived: Lived, period: Period, goal: Goal | None, scope: Scope | None) -> tuple[Entry, ...]:
    """For a reader the entries that are shared and were written in the period; for oneself the period's review."""
    if scope is not None and scope.for_reader:
        reviews = (each for each in source.reviews_between(period.first_day, period.last_day))
        return *lived.entries, *(each for each in reviews if each.id in scope.entries)
    review = source.review(period.kind, period.key) if goal is None else None
    return (review,) if review is not None else ()


def _answerable(source: Reader, goals: list[Goal], scope: Scope | None) -> Iterator[Goal | Milestone]:
    yield from (each for each in goals if not each.ended)
    for each in sorted(scope.milestones if scope is not None else ()):
        yield from source.find(Milestone, id=each)
