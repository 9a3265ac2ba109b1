"""Templates: a whole goal to begin from, its days counted from its start and scaled to the day it is due.

Those that come with the program are files in `templates/`; one's own are kept as JSON of the same form.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tui_goals.domain import Bite, Dependency, Goal, GoalTemplate, MeasureKind, Milestone, Period, Refused, Task
from tui_goals.domain.values import frozen
from tui_goals.rules import texts
from tui_goals.rules.folding import fold
from tui_goals.rules.outline import Outline

FOLDER = Path(__file__).with_name("templates")
SHORTEST, LONGEST = 1, 36_500
"""Days that a goal of a template can take."""
MOST = 500
"""Milestones, and tasks and bites of each, that a template can hold."""
GOAL_LINES = ("area", "why", "serves", "vision", "affirmation", "reward", "unit")


@frozen
class TaskPlan:
    """A task of a template with its bites; neither has a place in the store yet."""

    task: Task
    bites: tuple[Bite, ...]


@frozen
class MilestonePlan:
    """A milestone of a template, the titles of those it waits on, and its tasks."""

    milestone: Milestone
    needs: tuple[str, ...]
    tasks: tuple[TaskPlan, ...]


@frozen
class GoalPlan:
    """All that a template makes."""

    goal: Goal
    milestones: tuple[MilestonePlan, ...]


@lru_cache(64)
def read(content: str) -> Mapping[str, Any]:
    """The JSON of a template; what is no object is an empty one."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


@frozen
class Template:
    """What a goal can begin from; `own_id` is 0 for those that come with the program."""

    name: str
    title: str
    summary: str
    content: str
    """JSON: `days`, `goal` and `milestones`."""
    own_id: int = 0

    @property
    def days(self) -> int:
        """How many days it takes unless it is scaled."""
        days = read(self.content).get("days", 0)
        return min(LONGEST, max(SHORTEST, days if isinstance(days, int) else 0))

    @property
    def target(self) -> float | None:
        """The number to reach unless another is given; None where milestones are counted."""
        return _number(_part(read(self.content), "goal").get("target_value"))


@cache
def built_in() -> tuple[Template, ...]:
    """The templates that come with the program, by name."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found.append(
            Template(path.stem, str(data["title"]), str(data["summary"]), json.dumps(data, ensure_ascii=False))
        )
    return tuple(found)


def own(kept: Iterable[GoalTemplate]) -> tuple[Template, ...]:
    """The templates that a person saved; one that cannot be read makes an empty goal."""
    return tuple(Template(each.title, each.title, each.summary, each.content, each.id) for each in kept)


def named(name: str, templates: Iterable[Template]) -> Template:
    """The template of that name or title, whatever its case. Raises Refused in words."""
    wanted = fold(name.strip())
    known = tuple(templates)
    found = next((each for each in known if wanted in (fold(each.name), fold(each.title))), None)
    if found is None:
        raise Refused(f"There is no template “{name[:40]}”. There are {', '.join(each.name for each in known)}.")
    return found


def plan(template: Template, start: date, due: date | None = None, target: float | None = None, title: str = "") -> (
    GoalPlan
):  # fmt: skip
    """What a template makes from a day on: dates scaled to `due`, contributions to `target`. Raises Refused."""
    due = due or start + timedelta(days=template.days)
    if due <= start:
        raise Refused(f"It begins on {start.isoformat()}; give it a day after that to be due.")
    scale = (due - start).days / template.days
    goal = _goal(template, start, due, target, title)
    share = _share(template, goal)
    milestones = [_milestone(each, start, due, scale, share) for each in _parts(read(template.content), "milestones")]
    return GoalPlan(goal, tuple(milestones))


def content_of(goal: Goal, tree: Outline, dependencies: Sequence[Dependency], today: date) -> str:
    """A goal as the JSON of a template: all it is cut into, nothing of what was done."""
    start = goal.start or today
    titles = {each.id: each.title for each in tree.milestones_of(goal.id)}
    kept = {name: getattr(goal, name) for name in ("title", *GOAL_LINES, "weekly_hours", "target_value")}
    kept |= {"start_value": goal.start_value, "measure": str(goal.measure), "period": goal.period and str(goal.period)}
    milestones = [
        {
            "title": each.title, "deliverable": each.deliverable, "why": each.why, "contributes": each.contributes,
            "start": _offset(each.start, start), "due": _offset(each.due, start), "priority": each.priority,
            "labels": each.labels, "reward": each.reward,
            "needs": [titles[link.needs_id] for link in dependencies
                      if link.milestone_id == each.id and link.needs_id in titles],
            "tasks": [_task_content(task, tree, start) for task in tree.tasks_of(each.id)],
        }
        for each in tree.milestones_of(goal.id)
    ]  # fmt: skip
    days = max(SHORTEST, ((goal.due or start) - start).days)
    return json.dumps({"days": days, "goal": kept, "milestones": milestones}, ensure_ascii=False)


def outline_lines(made: GoalPlan) -> list[tuple[int, str, date | None]]:
    """What would be made, from the goal down: how deep, its title, and the day it is due."""
    lines: list[tuple[int, str, date | None]] = [(0, made.goal.title, made.goal.due)]
    for each in made.milestones:
        waits = f"   waits on {', '.join(each.needs)}" if each.needs else ""
        lines.append((1, f"{each.milestone.title}{waits}", each.milestone.due))
        for task in each.tasks:
            lines.append((2, task.task.title, task.task.due))
            lines += [(3, bite.title, None) for bite in task.bites]
    return lines


def _task_content(task: Task, tree: Outline, start: date) -> dict[str, Any]:
    bites = [{"title": bite.title, "amount": bite.amount, "unit": bite.unit} for bite in tree.bites_of(task.id)]
    due = _offset(task.due, start)
    return {"title": task.title, "estimate": task.estimate, "labels": task.labels, "due": due, "bites": bites}


def _offset(day: date | None, start: date) -> int | None:
    return (day - start).days if day is not None else None


def _goal(template: Template, start: date, due: date, target: float | None, title: str) -> Goal:
    kept = _part(read(template.content), "goal")
    kind = kept.get("measure")
    measure = MeasureKind(kind) if kind in tuple(MeasureKind) else MeasureKind.MILESTONES
    number = target if target is not None and measure is not MeasureKind.MILESTONES else template.target
    period = kept.get("period")
    return Goal(
        title=texts.clean_line(title or _text(kept, "title") or template.title, "goal"), measure=measure,
        target_value=number, start_value=_number(kept.get("start_value")) or 0.0, start=start, due=due,
        weekly_hours=_number(kept.get("weekly_hours")) or None,
        period=Period(period) if period in tuple(Period) else None,
        **_lines(kept, GOAL_LINES),
    )  # fmt: skip


def _share(template: Template, goal: Goal) -> float:
    """How much larger the number to reach is than the template's."""
    whole = (template.target or 0.0) - goal.start_value
    return ((goal.target_value or 0.0) - goal.start_value) / whole if whole else 1.0


def _milestone(kept: Mapping[str, Any], start: date, due: date, scale: float, share: float) -> MilestonePlan:
    contributes = _number(kept.get("contributes"))
    first, last = (_day(kept.get(name), start, due, scale) for name in ("start", "due"))
    priority = kept.get("priority")
    milestone = Milestone(
        title=texts.clean_line(_text(kept, "title"), "milestone"),
        contributes=round(contributes * share, 2) if contributes is not None else None,
        start=min(first, last) if first and last else first, due=last, labels=_labels(kept),
        priority=priority if isinstance(priority, int) and priority in range(4) else 0,
        **_lines(kept, ("deliverable", "why", "reward")),
    )  # fmt: skip
    needs = kept.get("needs")
    tasks = tuple(_task(each, start, due, scale) for each in _parts(kept, "tasks"))
    return MilestonePlan(milestone, tuple(map(str, needs)) if isinstance(needs, list) else (), tasks)


def _task(kept: Mapping[str, Any], start: date, due: date, scale: float) -> TaskPlan:
    minutes = _number(kept.get("estimate"))
    task = Task(
        title=texts.clean_line(_text(kept, "title"), "task"), estimate=round(minutes) if minutes else None,
        due=_day(kept.get("due"), start, due, scale), labels=_labels(kept),
    )  # fmt: skip
    return TaskPlan(task, tuple(_bite(each) for each in _parts(kept, "bites")))


def _bite(kept: Mapping[str, Any]) -> Bite:
    unit = texts.clean_optional_line(_text(kept, "unit"), "unit")
    amount = _number(kept.get("amount"))
    title = texts.clean_line(_text(kept, "title"), "bite")
    return Bite(title=title, amount=amount if unit else None, unit=unit if amount is not None else "")


def _day(offset: object, start: date, due: date, scale: float) -> date | None:
    number = _number(offset)
    if number is None or abs(number) > LONGEST:
        return None
    return min(due, start + timedelta(days=max(0, round(number * scale))))


def _labels(kept: Mapping[str, Any]) -> tuple[str, ...]:
    labels = kept.get("labels")
    return texts.labels_in(",".join(map(str, labels))) if isinstance(labels, list) else ()


def _part(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = content.get(name)
    return found if isinstance(found, dict) else {}


def _parts(content: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = content.get(name)
    parts: list[Mapping[str, Any]] = found if isinstance(found, list) else []
    return [each for each in parts[:MOST] if isinstance(each, Mapping)]


def _lines(kept: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: texts.clean_optional_line(_text(kept, name), name) for name in names}


def _text(kept: Mapping[str, Any], name: str) -> str:
    found = kept.get(name)
    return found if isinstance(found, str) else ""


def _number(value: object) -> float | None:
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if known else None  # type: ignore[arg-type]
