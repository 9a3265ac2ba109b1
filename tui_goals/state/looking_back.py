"""What was lived from one local day to another, gathered once for all that tell of it."""

from datetime import date

from pendulum import DateTime

from tui_goals.domain import Bite, FocusSession, Goal, MeasureKind, Phase
from tui_goals.rules import days, periods, stuck
from tui_goals.rules.review_facts import Fact, Lived, facts_of
from tui_goals.rules.stuck import Stuck
from tui_goals.state import forecasting, views
from tui_goals.state.app_state import AppState
from tui_goals.store import Reader


def range_facts(state: AppState, reader: Reader, first: date, last: date) -> tuple[Fact, ...]:
    """The facts of those local days, each with the rows behind it."""
    return facts_of(lived(state, reader, first, last))


def lived(state: AppState, reader: Reader, first: date, last: date) -> Lived:
    """All that was lived on those local days."""
    begin, end = periods.span(first, last, state.zone, state.cutoff)
    ended = reader.sessions_between(first, last)
    segments = reader.focus_between(first, last)
    totals = reader.focus_totals(session.id for session in ended)
    return Lived(
        first_day=first,
        last_day=last,
        today=state.today,
        goals=state.goals,
        sessions=_with_others(reader, ended, {each.session_id for each in segments}),
        segments=segments,
        seconds={session_id: milliseconds / 1000 for session_id, milliseconds in totals.items()},
        measurements=tuple(each for goal in state.goals for each in reader.measurements_between(goal.id, first, last)),
        before={goal.id: reader.measured_before(goal, first) for goal in state.goals},
        bites=tuple((_day(state, each.done_at), each) for each in reader.bites_finished(begin, end)),
        worked_on=_worked_on(reader, ended),
        milestones=tuple((_day(state, each.done_at), each) for each in reader.milestones_finished(begin, end)),
        due=tuple(
            (each, _day(state, each.done_at) if each.done_at else None) for each in reader.milestones_due(first, last)
        ),
        changes=reader.plan_changes(first, last),
        interruptions=reader.interruptions_between(first, last),
        rewards=tuple(
            (_day(state, done) if done else None, each.title, each.reward)
            for each in reader.rewards_due()
            for done in [each.ended_at if isinstance(each, Goal) else each.done_at]
        ),
        entries=reader.entries_between(first, last),
        stuck=stuck_goals(state, reader, first),
        forecasts=_moved(state, reader, first, last),
        estimated=tuple(
            (_day(state, task.done_at), task, milliseconds / 1000)
            for task, milliseconds in reader.tasks_against_estimates(begin, end)
        ),
        said=reader.status_updates_between(first, last),
    )


def stuck_goals(state: AppState, reader: Reader, since: date) -> tuple[Stuck, ...]:
    """The committed goals that have not moved since a local day, or have nothing that could be started."""
    startable = {item.goal.id for item in views.todays_queue(state)}
    committed = [goal for goal in state.goals if goal.phase is Phase.COMMITTED]
    moved = reader.last_session_days()
    for goal in committed:
        if goal.measure in (MeasureKind.HABIT, MeasureKind.AVERAGE) and (last := reader.last_recorded_day(goal.id)):
            moved[goal.id] = max(moved.get(goal.id, last), last)
    return stuck.stuck_goals(committed, startable, moved, since, state.today)


def _moved(state: AppState, reader: Reader, first: date, last: date) -> tuple[tuple[Goal, date, date], ...]:
    """The goals with a forecast on the evening before and on the last one, today's where that lies ahead."""
    if first > state.today:
        return ()
    before = forecasting.forecasts_on(state, reader, first - days.ONE_DAY)
    after = forecasting.forecasts_on(state, reader, min(last, state.today))
    found = []
    for goal in state.goals:
        old, new = before.of_goal(goal).finish, after.of_goal(goal).finish
        if old is not None and new is not None and old.p80 is not None and new.p80 is not None:
            found.append((goal, old.p80, new.p80))
    return tuple(found)


def _with_others(reader: Reader, ended: tuple[FocusSession, ...], session_ids: set[int]) -> tuple[FocusSession, ...]:
    """The sessions that ended, and those with these ids that ended later or are open."""
    known = {session.id for session in ended}
    return (*ended, *(reader.get(FocusSession, each) for each in sorted(session_ids - known)))


def _worked_on(reader: Reader, sessions: tuple[FocusSession, ...]) -> dict[int, Bite]:
    wanted = {each.bite_id for each in sessions if each.bite_id is not None and each.kept is not None}
    return {bite.id: bite for bite_id in sorted(wanted) for bite in reader.find(Bite, id=bite_id)}


def _day(state: AppState, instant: DateTime | None) -> date:
    return days.local_day(instant, state.zone, state.cutoff) if instant is not None else state.today
