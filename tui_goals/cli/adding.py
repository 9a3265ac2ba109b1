"""`add`: a new goal, milestone, task or bite."""

from argparse import Namespace
from dataclasses import replace
from datetime import date

from tui_goals.cli.opening import Here
from tui_goals.cli.output import BadUse, give, say
from tui_goals.cli.plan import Plan
from tui_goals.commands import bites, do, goals, milestones, tasks
from tui_goals.domain import Bite, Goal, MeasureKind, Milestone, Period, Refused, Task
from tui_goals.rules import checks, texts
from tui_goals.rules.outline import Item
from tui_goals.store import Store


def add(options: Namespace) -> int:
    """Add one thing and print its id."""
    _check_amount(options)
    here = Here(options)
    title = texts.clean_line(options.title, options.kind)
    due = here.day(getattr(options, "due", None))
    with here.changing(begin=options.kind == "goal") as store:
        added = _added(store, options, title, due)
        if options.json:
            with store.reading() as reader:
                row = Plan(reader, here.today, everything=True).as_json(added)
            give(row)
        else:
            say(str(added.id))
    return 0


def _check_amount(options: Namespace) -> None:
    if options.kind == "goal" and (options.measure == "habit" or options.per):
        _check_habit(options)
    elif options.kind in ("goal", "bite") and (options.amount is None) is not (options.unit is None):
        raise BadUse("--amount and --unit go together")
    if options.kind == "goal" and options.start is not None and options.amount is None:
        raise BadUse("--from goes with --amount and --unit")
    if options.kind == "goal" and options.measure in ("number", "average") and options.amount is None:
        raise BadUse(f"--kind {options.measure} needs --amount and --unit")
    if options.kind == "goal" and options.measure == "milestones" and options.amount is not None:
        raise BadUse("--kind milestones needs no --amount")


def _check_habit(options: Namespace) -> None:
    if options.measure not in (None, "habit"):
        raise BadUse("--per goes with --kind habit")
    if options.per is None or options.amount is None:
        raise BadUse("a habit needs --amount and --per, for instance --amount 3 --per week")
    if options.start is not None:
        raise BadUse("--from goes with numbers and averages, not with a habit")


def _added(store: Store, options: Namespace, title: str, due: date | None) -> Item:
    match options.kind:
        case "goal":
            return do(store, goals.add_goal, _goal(options, title, due)).value
        case "milestone":
            _check_unit(store, options)
            why = texts.clean_optional_line(options.why, "why")
            milestone = Milestone(goal_id=options.of, title=title, why=why, due=due, contributes=options.amount)
            return do(store, milestones.add_milestone, milestone).value
        case "task":
            return do(store, tasks.add_task, Task(milestone_id=options.of, title=title, due=due)).value
    unit = texts.clean_optional_line(options.unit, "unit")
    return do(store, bites.add_bite, Bite(task_id=options.of, title=title, amount=options.amount, unit=unit)).value


def _goal(options: Namespace, title: str, due: date | None) -> Goal:
    why, area = texts.clean_optional_line(options.why, "why"), texts.clean_optional_line(options.area, "area")
    goal = Goal(title=title, why=why, area=area, due=due)
    if options.amount is None:
        return goal
    unit = texts.clean_optional_line(options.unit, "unit")
    kind = MeasureKind.HABIT if options.per else MeasureKind(options.measure or MeasureKind.NUMBER)
    period = Period(options.per) if options.per else None
    start = options.start or 0.0
    return replace(goal, measure=kind, unit=unit, start_value=start, target_value=options.amount, period=period)


def _check_unit(store: Store, options: Namespace) -> None:
    """What a milestone contributes is in the goal's unit; raises Refused where another one is named."""
    if options.unit is None:
        return
    with store.reading() as reader:
        goal = reader.get(Goal, options.of)
    if not checks.counts_for(goal, options.unit):
        counted = goal.unit if goal.measure is not MeasureKind.MILESTONES else "milestones"
        raise Refused(f"“{goal.title}” is counted in {counted}, not in {options.unit}. Leave --unit out.")
