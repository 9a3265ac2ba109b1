"""The forms of planning: goals, milestones, tasks, micro-milestones, columns, measurements."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tui_goals.commands import bites, columns, milestones, tasks
from tui_goals.domain import (
    Bite,
    Column,
    Conflict,
    Goal,
    Milestone,
    Origin,
    Refused,
    Stored,
    Task,
    TuiGoalsError,
)
from tui_goals.rules import dates, numbers, phrases, texts
from tui_goals.shell import evidence, shift_prompt
from tui_goals.shell.form import FormScreen, Values
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

Done = Callable[[Any], None] | None
BECAUSE = "because"
LIMITS = ("warn", "refuse")
"""What a column does beyond a soft and beyond a hard limit."""


def milestone_form(
    app: "TuiGoalsApp", milestone: Milestone | None, goal: Goal, done: Done = None, at: str = ""
) -> None:
    """Write a new milestone of a goal, or change one; the cursor stands `at` a field, else in the first."""
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
        milestones.add_milestone, milestones.edit_milestone, done, parent=goal.id, at=at,
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
        Field("labels", "Labels", ", ".join(kept.labels), "race, writing", texts.labels_in),
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
    """Name a new column of the board and limit it, or change one."""
    kept = column or Column()
    fields = [
        title_field("column", kept.title, "Review"),
        choice_field(
            "finishes", "Finishes", "yes" if kept.finishes else "no", ("no", "yes"), lambda text: text == "yes"
        ),
        Field("wip_limit", "Limit", shown(kept.wip_limit), "how many cards at most, or nothing", whole_or_none),
        choice_field("wip_hard", "Beyond it", LIMITS[kept.wip_hard], LIMITS, lambda text: text == LIMITS[True]),
    ]
    title = "A new column" if column is None else f"Column: {kept.title}"
    open_form(
        app, title, fields, column, lambda values: replace(kept, **values),
        columns.add_column, columns.edit_column, done,
    )  # fmt: skip


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
    at: str = "",
    make: Callable[..., FormScreen] = FormScreen,
) -> None:
    """Ask for the fields and add or edit with them; after a clash the next save is against what is kept now."""
    seen = [base]

    def save(form: FormScreen, values: Values) -> None:
        """Add or edit with what the fields say."""
        because = {"reason": values.pop(BECAUSE)} if BECAUSE in values else {}
        wanted = value(values)

        def refused(error: TuiGoalsError) -> None:
            if isinstance(error, Conflict) and base is not None:
                seen[0] = app.ask(lambda reader: reader.get(type(base), base.id), base)
            form.refused(error)

        if seen[0] is None:
            app.do(add, wanted, then=form.saved, otherwise=refused)
        else:
            shift_prompt.save_edit(app, edit, seen[0], wanted, because, form.saved, refused)

    kind = add.__name__.removeprefix("add_")
    name = subject or (f"{kind}:{base.id}" if base is not None else f"{kind}:new:{parent}")
    app.push_screen(make(title, fields, save, name, lead, done, at=at))


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
        return parse_day_of(app)(text) if text.strip() else None

    return Field(name, label, value.isoformat() if value else "", "fri, 31 dec, +2w, 2026-12-31", parse, day_echo(app))


def day_echo(app: "TuiGoalsApp") -> Callable[[str], str]:
    """How a typed day is understood."""

    def echo(text: str) -> str:
        today = app.state.today
        return dates.echo_reading(dates.read_day(text, today, app.settings.day_first), today)

    return echo


def parse_day_of(app: "TuiGoalsApp") -> Callable[[str], date]:
    """Understands a typed day as it is meant today and by the settings; raises Refused."""
    return lambda text: dates.parse_day(text, app.state.today, app.settings.day_first)


def choice_field(
    name: str,
    label: str,
    value: str,
    choices: tuple[str, ...],
    make: Callable[[str], Any],
    only_for: tuple[str, frozenset[str]] | None = None,
) -> Field:
    """One of a few words."""

    def parse(text: str) -> Any:
        word = text.strip().casefold()
        found = [choice for choice in choices if choice == word] or [c for c in choices if word and c.startswith(word)]
        if len(found) != 1:
            raise Refused(f"{f'“{word[:40]}”' if word.isprintable() else ascii(word)} is none of {', '.join(choices)}.")
        return make(found[0])

    shown = tuple(str(choice) for choice in choices)
    return Field(name, label, str(value), "", parse, suggestions=shown, only_for=only_for)


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
