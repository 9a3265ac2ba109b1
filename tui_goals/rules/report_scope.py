"""What of all that was lived a report may tell of: of one goal, or of what is shared with its reader."""

from collections.abc import Iterable
from dataclasses import replace

from tui_goals.domain import Goal, Milestone, PlanChange, Shared, Sharing, Target
from tui_goals.domain.values import frozen
from tui_goals.rules.review_facts import Fact, FactName, Lived

TOLD_TO_READERS = frozenset(
    {FactName.FOCUS, FactName.SESSIONS, FactName.UNITS, FactName.AVERAGE, FactName.MILESTONES, FactName.SLIPPED}
)
"""The facts that hold no words but a shared goal's unit."""
FIELDS_FOR_READERS = frozenset({"start", "due", "target_value", "contributes", "phase", "reopened"})
"""Changes of these hold days and numbers; of a title or a deliverable the old words were never shared."""


@frozen
class Scope:
    """The ids of what a report tells of; None: everything there is."""

    goals: frozenset[int]
    milestones: frozenset[int]
    tasks: frozenset[int] = frozenset()
    entries: frozenset[int] = frozenset()
    for_reader: bool = False


def shared_scope(sharings: Iterable[Sharing]) -> Scope:
    """What a reader may see: exactly the goals, milestones and entries that were marked."""
    ids: dict[Shared, set[int]] = {kind: set() for kind in Shared}
    for each in sharings:
        ids[each.target].add(each.target_id)
    goals, milestones, entries = (frozenset(ids[kind]) for kind in (Shared.GOAL, Shared.MILESTONE, Shared.ENTRY))
    return Scope(goals, milestones, entries=entries, for_reader=True)


def narrowed(scope: Scope, goal: Goal, milestones: Iterable[Milestone]) -> Scope:
    """The same, of one goal only; entries stay, since each was marked by itself."""
    own = frozenset(each.id for each in milestones)
    return replace(scope, goals=scope.goals & {goal.id}, milestones=scope.milestones & own)


def tells_of(scope: Scope | None, change: PlanChange) -> bool:
    """Whether a report tells of a change of plan."""
    if scope is None:
        return True
    ids = {Target.GOAL: scope.goals, Target.MILESTONE: scope.milestones, Target.TASK: scope.tasks}
    told = change.target_id in ids.get(change.target, frozenset())
    return told and not (scope.for_reader and change.field not in FIELDS_FOR_READERS)


def lived_within(lived: Lived, scope: Scope) -> Lived:
    """Only what belongs to the scope; rewards belong to the person alone."""
    kept = {each.goal_id for _, each in lived.milestones if each.id in scope.milestones}
    kept |= {each.goal_id for each, _ in lived.due if each.id in scope.milestones}
    sessions = tuple(each for each in lived.sessions if each.goal_id in scope.goals)
    session_ids = {each.id for each in sessions}
    return replace(
        lived,
        goals=tuple(each for each in lived.goals if each.id in scope.goals | kept),
        sessions=tuple(replace(each, units=None) for each in sessions) if scope.for_reader else sessions,
        segments=tuple(each for each in lived.segments if each.session_id in session_ids),
        measurements=tuple(each for each in lived.measurements if each.goal_id in scope.goals),
        bites=tuple((day, each) for day, each in lived.bites if each.task_id in scope.tasks),
        milestones=tuple((day, each) for day, each in lived.milestones if each.id in scope.milestones),
        due=tuple((each, done) for each, done in lived.due if each.id in scope.milestones),
        changes=tuple(each for each in lived.changes if tells_of(scope, each)),
        interruptions=tuple(each for each in lived.interruptions if each.session_id in session_ids),
        rewards=(),
        entries=tuple(each for each in lived.entries if each.id in scope.entries),
        said=() if scope.for_reader else tuple(each for each in lived.said if each.goal_id in scope.goals),
        stuck=tuple(each for each in lived.stuck if each.goal.id in scope.goals),
        forecasts=tuple(each for each in lived.forecasts if each[0].id in scope.goals),
        estimated=tuple(each for each in lived.estimated if each[1].id in scope.tasks),
    )


def facts_told(facts: Iterable[Fact], scope: Scope | None) -> tuple[Fact, ...]:
    """The facts that a report holds; a reader is told only those that hold no words."""
    return tuple(fact for fact in facts if scope is None or not scope.for_reader or fact.name in TOLD_TO_READERS)
