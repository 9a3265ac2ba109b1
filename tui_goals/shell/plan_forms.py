"""The forms of planning: goals, milestones, tasks, micro-milestones, columns, measurements."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from tui_goals.commands import bites, columns, goals, measures, milestones, tasks
from tui_goals.domain import (
    AmountKind,
    Bite,
    Column,
    Conflict,
    Goal,
    MeasureKind,
    Milestone,
    Origin,
    Phase,
    Refused,
    Stored,
    Task,
    TuiGoalsError,
)
from tui_goals.rules import dates, numbers, phrases, texts
from tui_goals.shell import evidence
from tui_goals.shell.coached_form import CoachedForm
from tui_goals.shell.form import FormScreen, Values
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

Done = Callable[[Any], None] | None
OPEN_PHASES = (Phase.DRAFT, Phase.COMMITTED, Phase.PAUSED)
BECAUSE = "because"
OUTCOMES = (Phase.ACHIEVED, Phase.MISSED, Phase.DROPPED)


def goal_form(app: "TuiGoalsApp", goal: Goal | None, done: Done = None, lead: str = "") -> None:
    """Write a new goal, or change one."""
    kept = goal or Goal(start=app.state.today, due=date(app.state.today.year, 12, 31))
    amount = numbers_or_none
    fields = [
        title_field("goal", kept.title, "Write the novel"),
        day_field(app, "due", "Due", kept.due),
        Field("target_value", "Target", shown(kept.target_value), "80000, empty: milestones done count", amount),
        Field("unit", "of", kept.unit, "words", line("unit")),
        Field("why", "Why", kept.why, "what it is for, in your own words", line("why")),
        Field("weekly_hours", "Hours a week", shown(kept.weekly_hours), "what you have for it, such as 5", amount),
        Field("start_value", "From", shown(kept.start_value), "0", lambda text: amount(text) or 0.0),
        day_field(app, "start", "Start", kept.start),
        Field("area", "Area", kept.area, "career, health, education ...", line("area")),
        Field("vision", "Vision", kept.vision, "the end pictured", line("vision")),
        Field("affirmation", "Affirmation", kept.affirmation, "", line("affirmation")),
        Field("serves", "Serves", kept.serves, "the values behind it", line("serves")),
        Field("reward", "Reward", kept.reward, "what you promise yourself", line("reward")),
    ]
    if goal is not None and goal.phase in OPEN_PHASES:
        fields.append(choice_field("phase", "Phase", goal.phase, OPEN_PHASES, Phase))
    fields += because_field(goal)

    def value(values: Values) -> Goal:
        kind = MeasureKind.MILESTONES if values["target_value"] is None else MeasureKind.NUMBER
        return replace(kept, **values, measure=kind)

    title = "A new goal" if goal is None else f"Goal: {kept.title}"
    make = partial(CoachedForm, app=app, goal=kept, value=value)
    open_form(app, title, fields, goal, value, goals.add_goal, goals.edit_goal, done, lead, make=make)


def ending_form(app: "TuiGoalsApp", goal: Goal) -> None:
    """Say how a goal ended, with a grade and a lesson."""
    fields = [
        choice_field("phase", "Ended as", Phase.ACHIEVED, OUTCOMES, Phase),
        Field("grade", "Grade", shown(goal.grade), "1 to 5, or empty", whole_or_none),
        Field("lesson", "Lesson", goal.lesson, "what you take with you", line("lesson")),
    ]
    open_form(
        app, f"The end of: {goal.title}", fields, goal, lambda values: replace(goal, **values),
        goals.add_goal, goals.edit_goal, None, subject=f"ending:{goal.id}",
    )  # fmt: skip


def milestone_form(app: "TuiGoalsApp", milestone: Milestone | None, goal: Goal, done: Done = None) -> None:
    """Write a new milestone of a goal, or change one."""
    kept = milestone or Milestone(goal_id=goal.id)
    unit = f"how much of the {phrases.amount(goal.target_value or 0, goal.unit)}" if goal.unit else "its weight"
    fields = [
        title_field("milestone", kept.title, "First draft"),
        Field("deliverable", "Done when", kept.deliverable, "what is there then", line("deliverable")),
        day_field(app, "due", "Due", kept.due),
        Field("contributes", "Contributes", shown(kept.contributes), unit, numbers_or_none),
        day_field(app, "start", "Start", kept.start),
        Field("why", "Why", kept.why, "", line("why")),
        Field("priority", "Priority", str(kept.priority), "0 to 3", lambda text: whole_or_none(text) or 0),
        Field("labels", "Labels", ", ".join(kept.labels), "race, writing", texts.labels_in),
        Field("reward", "Reward", kept.reward, "", line("reward")),
        *because_field(milestone),
    ]
    title = f"A new milestone of: {goal.title}" if milestone is None else f"Milestone: {kept.title}"
    open_form(
        app, title, fields, milestone, lambda values: replace(kept, **values),
        milestones.add_milestone, milestones.edit_milestone, done, parent=goal.id,
    )  # fmt: skip


def task_form(app: "TuiGoalsApp", task: Task | None, milestone: Milestone, done: Done = None) -> None:
    """Write a new task of a milestone, or change one."""
    kept = task or Task(milestone_id=milestone.id)
    fields = [
        title_field("task", kept.title, "Chapter 1"),
        Field(
            "estimate", "Estimate", shown(kept.estimate), "90 min, 2h", minutes_or_none,
            lambda text: phrases.duration(numbers.parse_minutes(text) * 60),
        ),
        day_field(app, "due", "Due", kept.due),
        *because_field(task),
    ]  # fmt: skip
    title = f"A new task of: {milestone.title}" if task is None else f"Task: {kept.title}"
    open_form(
        app, title, fields, task, lambda values: replace(kept, **values),
        tasks.add_task, tasks.edit_task, done, parent=milestone.id,
    )  # fmt: skip


def bite_form(app: "TuiGoalsApp", bite: Bite | None, task: Task, unit: str, done: Done = None) -> None:
    """Write a new micro-milestone of a task, or change one."""
    kept = bite or Bite(task_id=task.id)
    fields = [
        title_field("bite", kept.title, "1000 words"),
        Field("amount", "Amount", shown(kept.amount), "read from the title if it begins with one", numbers_or_none),
        Field("unit", "of", kept.unit, unit, line("unit")),
    ]
    if bite is None:
        fields.append(choice_field("origin", "Whose idea", kept.origin, tuple(Origin), Origin))

    def value(values: Values) -> Bite:
        amount, of = numbers.amount_in(values["title"]) or (None, "")
        if values["amount"] is None and amount is not None and not values["unit"]:
            values = {**values, "amount": amount, "unit": of}
        if values["amount"] is not None and not values["unit"]:
            values = {**values, "unit": unit}
        return replace(kept, **values)

    title = f"A new bite of: {task.title}" if bite is None else f"Bite: {kept.title}"
    usual = evidence.size_in(app, kept.unit or unit)
    lead = evidence.told(usual, kept.unit or unit) if usual is not None else ""
    open_form(app, title, fields, bite, value, bites.add_bite, bites.edit_bite, done, lead, parent=task.id)


def column_form(app: "TuiGoalsApp", column: Column | None, done: Done = None) -> None:
    """Name a new column of the board, or rename one."""
    kept = column or Column()
    fields = [
        title_field("column", kept.title, "Review"),
        choice_field(
            "finishes", "Finishes", "yes" if kept.finishes else "no", ("no", "yes"), lambda text: text == "yes"
        ),
    ]
    title = "A new column" if column is None else f"Column: {kept.title}"
    open_form(
        app, title, fields, column, lambda values: replace(kept, **values),
        columns.add_column, columns.edit_column, done,
    )  # fmt: skip


def measurement_form(app: "TuiGoalsApp", goal: Goal) -> None:
    """Record a value of a goal's measure, for today or a past day."""
    if goal.measure is not MeasureKind.NUMBER:
        app.notify(
            f"“{goal.title}” is counted by its milestones. Give it a target number first (e).",
            severity="warning", markup=False,
        )  # fmt: skip
        return
    now = app.state.value_now(goal)

    def echo(text: str) -> str:
        kind, amount = numbers.parse_amount(text)
        total = amount if kind is AmountKind.TOTAL else now + amount
        return f"{goal.title} is then at {phrases.amount(total, goal.unit)}"

    def save(form: FormScreen, values: Values) -> None:
        kind, amount = values["amount"]
        app.do(
            measures.record_measurement, goal.id, kind, amount, values["day"], values["note"],
            then=form.saved, otherwise=form.refused,
        )  # fmt: skip

    fields = [
        Field("amount", f"How many {goal.unit}", "", "250 more, or =3450 in all", numbers.parse_amount, echo),
        Field("day", "Day", "today", "today, yesterday, 12 nov", lambda text: dates.parse_day(text, app.state.today),
              day_echo(app)),
        Field("note", "Note", "", "", line("note")),
    ]  # fmt: skip
    app.push_screen(FormScreen(f"Record: {goal.title}", fields, save, f"measurement:{goal.id}"))


def open_form(
    app: "TuiGoalsApp",
    title: str,
    fields: list[Field],
    base: Stored | None,
    value: Callable[[Values], Any],
    add: Callable[..., Any],
    edit: Callable[..., Any],
    done: Done,
    lead: str = "",
    parent: int = 0,
    subject: str = "",
    make: Callable[..., FormScreen] = FormScreen,
) -> None:
    """Ask for the fields and add or edit with them; after a clash the next save is against what is kept now."""
    seen = [base]

    def save(form: FormScreen, values: Values) -> None:
        because = {"reason": values.pop(BECAUSE)} if BECAUSE in values else {}
        wanted = value(values)

        def refused(error: TuiGoalsError) -> None:
            if isinstance(error, Conflict) and base is not None:
                seen[0] = app.ask(lambda reader: reader.get(type(base), base.id), base)
            form.refused(error)

        if seen[0] is None:
            app.do(add, wanted, then=form.saved, otherwise=refused)
        else:
            app.do(edit, seen[0], wanted, **because, then=form.saved, otherwise=refused)

    kind = add.__name__.removeprefix("add_")
    name = subject or (f"{kind}:{base.id}" if base is not None else f"{kind}:new:{parent}")
    app.push_screen(make(title, fields, save, name, lead, done))


def title_field(kind: str, value: str, hint: str) -> Field:
    """The field every thing begins with."""
    return Field("title", "Title", value, hint, lambda text: texts.clean_line(text, kind))


def because_field(changed: Stored | None) -> list[Field]:
    """Why dates or scope change, for the change ledger; asked only where there is something to change."""
    if changed is None:
        return []
    return [Field(BECAUSE, "Because", "", "why dates or scope change, or nothing", line("reason"))]


def line(name: str) -> Callable[[str], str]:
    """A line that may be empty."""
    return lambda text: texts.clean_optional_line(text, name)


def day_field(app: "TuiGoalsApp", name: str, label: str, value: date | None) -> Field:
    """A day as people type it, or none."""

    def parse(text: str) -> date | None:
        return dates.parse_day(text, app.state.today) if text.strip() else None

    return Field(name, label, value.isoformat() if value else "", "fri, 31 dec, +2w, 2026-12-31", parse, day_echo(app))


def day_echo(app: "TuiGoalsApp") -> Callable[[str], str]:
    """How a typed day is understood."""
    return lambda text: dates.echo_day(dates.parse_day(text, app.state.today), app.state.today)


def choice_field(name: str, label: str, value: str, choices: tuple[str, ...], make: Callable[[str], Any]) -> Field:
    """One of a few words."""

    def parse(text: str) -> Any:
        word = text.strip().casefold()
        found = [choice for choice in choices if choice == word] or [c for c in choices if word and c.startswith(word)]
        if len(found) != 1:
            raise Refused(f"“{text.strip()}” is none of {', '.join(choices)}.")
        return make(found[0])

    return Field(name, label, str(value), "", parse, suggestions=tuple(str(choice) for choice in choices))


def numbers_or_none(text: str) -> float | None:
    """A number, or None for an empty text. Raises Refused."""
    return numbers.parse_number(text) if text.strip() else None


def whole_or_none(text: str) -> int | None:
    """A whole number, or None for an empty text. Raises Refused."""
    number = numbers_or_none(text)
    if number is not None and number != int(number):
        raise Refused(f"“{text.strip()}” is not a whole number.")
    return None if number is None else int(number)


def minutes_or_none(text: str) -> int | None:
    """Whole minutes, or None for an empty text. Raises Refused."""
    return round(numbers.parse_minutes(text)) if text.strip() else None


def shown(number: float | None) -> str:
    """A number as it stands in a field."""
    return "" if number is None else f"{number:.15g}"
