"""What screens and command line derive from the state; kept until the slices it is made of change."""

from collections.abc import Callable, Collection, Hashable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from pendulum import DateTime

from tui_goals.domain import Bite, Goal, MeasureKind, Milestone, Origin, Target, Task
from tui_goals.rules import commitments, days, dependencies, periods, progress, queue, snoozes
from tui_goals.rules import meters as rules_meters
from tui_goals.rules import sight as rules_sight
from tui_goals.rules.commitments import KeptRate
from tui_goals.rules.entries import KINDS, About
from tui_goals.rules.meters import Meters
from tui_goals.rules.outline import Item, Outline
from tui_goals.rules.periods import Due, Schedule
from tui_goals.rules.progress import Pace, Progress
from tui_goals.rules.queue import QueueItem
from tui_goals.state.app_state import AppState
from tui_goals.store import Reader

if TYPE_CHECKING:
    from tui_goals.rules.measures import Measured

T = TypeVar("T")
_kept: dict[str, tuple[tuple[Any, ...], Any]] = {}


def _once(name: str, make: Callable[[], T], *slices: Hashable | object) -> T:
    """The last result, as long as every slice is the same object."""
    found = _kept.get(name)
    if found is not None and all(a is b for a, b in zip(found[0], slices, strict=True)):
        return found[1]  # type: ignore[no-any-return]
    value = make()
    _kept[name] = (slices, value)
    return value


def outline(state: AppState) -> Outline:
    """The tree of everything in play."""
    slices = (state.goals, state.milestones, state.tasks, state.bites)
    return _once("outline", lambda: Outline(*slices), *slices)


def all_progress(state: AppState) -> Progress:
    """The progress of every milestone and goal; what is archived counts."""
    slices = (state.goals, state.milestones, state.archived, state.tasks, state.bites, state.measured)
    return _once("progress", lambda: progress.all_progress(_with_archived(state), state.measured), *slices)


def _with_archived(state: AppState) -> Outline:
    if not state.archived:
        return outline(state)
    return Outline(state.goals, (*state.milestones, *state.archived), state.tasks, state.bites)


def blockers(state: AppState) -> dict[int, tuple[Milestone, ...]]:
    """For each blocked milestone's id the open ones it waits on."""
    slices = (state.milestones, state.dependencies)
    return _once("blockers", lambda: dependencies.all_blockers(*slices), *slices)


def todays_queue(state: AppState) -> tuple[QueueItem, ...]:
    """The next bites over all goals, those pinned first, then the most urgent."""
    slices = (state.goals, state.milestones, state.tasks, state.bites, state.dependencies)
    marks = state.queue_marks
    return _once("queue", lambda: queue.todays_queue(*slices, state.today, marks=marks), *slices, state.today, marks)


def meters(state: AppState, reader: Reader, rest_days: Collection[int]) -> Meters:
    """Momentum and consistency today; `rest_days` are weekdays, Monday is 0."""
    off = rules_meters.days_off(rest_days, state.planned_pauses)
    first = rules_meters.first_day(state.today, off)
    finished = reader.finished_since(days.day_start(first, state.zone, state.cutoff))
    focused = {day: total / 1000 for day, total in reader.focus_by_day(first, state.today).items()}
    lived = rules_meters.lived_by_day(finished, focused, state.zone, state.cutoff)
    return rules_meters.meters(lived, state.today, off)


def kept_rates(reader: Reader, first: date, last: date) -> dict[Origin, KeptRate]:
    """How the commitments of a period were kept, by whose idea the bites were."""
    return commitments.kept_rates(reader.kept_by_origin(first, last))


def pace(state: AppState, goal: Goal, reader: Reader | None = None, rest_days: Sequence[int] = ()) -> Pace | None:
    """How the goal stands, whatever it is counted by; habits and averages need the reader for what was recorded."""
    if goal.measure in (MeasureKind.NUMBER, MeasureKind.MILESTONES):
        return progress.pace(goal, _now(state, goal), state.today)
    if reader is None:
        return None
    from tui_goals.rules import measures

    return measures.pace(goal, state.value_now(goal), state.today, measured(state, reader, goal, rest_days))


def measured(state: AppState, reader: Reader, goal: Goal, rest_days: Sequence[int]) -> "Measured":
    """Everything recorded of a goal, with what it asked for on each day; `rest_days` are weekdays, Monday is 0."""
    from tui_goals.rules import measures, terms

    changes = reader.changes_of(Target.GOAL, goal.id)
    off = rules_meters.days_off(rest_days, state.planned_pauses)
    then = terms.terms_of(goal, changes, state.zone, state.cutoff)
    return measures.Measured(reader.recorded(goal.id), then, off, tuple(rest_days))


def sight(state: AppState, item: Item | None) -> tuple[str, ...]:
    """The line of sight from a thing, or from the running bite where there is none, up to its goal."""
    tree = outline(state)
    if item is None and state.running is not None and state.running.session.bite_id is not None:
        item = tree.bite(state.running.session.bite_id)
    path = tree.path(item) if item is not None else ()
    found = {type(each): each for each in path}
    goal, milestone = found.get(Goal), found.get(Milestone)
    if not isinstance(goal, Goal):
        return ()
    done, total = state.task_counts.get(milestone.id, (0, 0)) if isinstance(milestone, Milestone) else (0, 0)
    return rules_sight.sight(
        goal,
        milestone if isinstance(milestone, Milestone) else None,
        *(found.get(kind) for kind in (Task, Bite)),  # type: ignore[arg-type]
        tasks_done=done,
        tasks_total=total,
        goal_fraction=all_progress(state).goals.get(goal.id),
    )


def children(state: AppState, reader: Reader | None) -> Callable[[Item], tuple[Item, ...]]:
    """What a thing is cut into; what is out of play is asked of the store, so only unfolded parts cost."""
    tree = outline(state)

    def of(item: Item) -> tuple[Item, ...]:
        """What one thing is cut into."""
        match item:
            case Goal(ended=True) if reader is not None:
                return tuple(each for each in reader.milestones_of(item.id) if each.archived_at is None)
            case Milestone() if reader is not None and (item.done_at or tree.milestone(item.id) is None):
                return reader.tasks_of(item.id)
            case Task() if reader is not None and (item.done_at or tree.task(item.id) is None):
                return reader.bites_of(item.id)
        return tree.children(item)

    return of


def path(state: AppState, reader: Reader, item: Item) -> tuple[Item, ...]:
    """The item and what it belongs to, from the goal down; what is out of play is asked of the store."""
    match item:
        case Milestone():
            parent: Item = outline(state).goal(item.goal_id) or reader.get(Goal, item.goal_id)
        case Task():
            parent = outline(state).milestone(item.milestone_id) or reader.get(Milestone, item.milestone_id)
        case Bite():
            parent = outline(state).task(item.task_id) or reader.get(Task, item.task_id)
        case _:
            return (item,)
    return (*path(state, reader, parent), item)


def is_there(state: AppState, reader: Reader, about: About) -> bool:
    """Whether a thing that an entry is about still is; only what is out of play is asked of the store."""
    target, target_id = about
    return outline(state).find(about) is not None or bool(reader.find(KINDS[target], id=target_id))


def begun(state: AppState) -> date | None:
    """The local day of the first goal; None before there is one."""
    created = [goal.created_at for goal in state.goals if goal.created_at is not None]
    return days.local_day(min(created), state.zone, state.cutoff) if created else None


def due_reviews(state: AppState, now: DateTime, schedule: Schedule) -> tuple[Due, ...]:
    """The reviews to hold now, the shortest period first."""
    waiting = _once("snoozes", lambda: snoozes.snoozes(state.view_settings), state.view_settings)
    first = _once("begun", lambda: begun(state), state.goals, state.zone, state.cutoff)
    return periods.due_reviews(now, state.zone, schedule, state.reviewed, first, waiting, state.cutoff)


def _now(state: AppState, goal: Goal) -> float | None:
    return state.value_now(goal) if goal.measure is MeasureKind.NUMBER else all_progress(state).goals.get(goal.id)
