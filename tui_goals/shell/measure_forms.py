"""The forms of what is recorded of a goal: its measurements, and how the person says that it stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui_goals.commands import measures
from tui_goals.commands.standings import say_standing
from tui_goals.domain import AmountKind, Goal, MeasureKind, Measurement, Standing
from tui_goals.rules import measure_words, numbers, phrases
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.plan_forms import choice_field, day_echo, line, open_form, parse_day_of
from tui_goals.state import views
from tui_goals.widgets.fields import LABEL, Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

HINTS = {
    MeasureKind.NUMBER: "250 more, or =3450 in all",
    MeasureKind.HABIT: "1 more, or =2 on that day in all",
    MeasureKind.AVERAGE: "7.5",
}


def measurement_form(app: "TuiGoalsApp", goal: Goal, day: date | None = None) -> None:
    """Record a value of a goal's measure, for today or a past day: the amount, and Enter."""
    if goal.measure is MeasureKind.MILESTONES:
        app.notify(
            f"“{goal.title}” is counted by its milestones. Give it a target number first (e).",
            severity="warning", markup=False,
        )  # fmt: skip
        return

    def save(form: FormScreen, values: Values) -> None:
        kind, amount = values["amount"]
        app.do(
            measures.record_measurement, goal.id, kind, amount, values["day"], values["note"],
            then=form.saved, otherwise=form.refused,
        )  # fmt: skip

    usual = "1" if goal.measure is MeasureKind.HABIT else ""
    fields = [
        Field("amount", _how_many(goal), usual, HINTS[goal.measure], numbers.parse_amount, _echo(app, goal)),
        _day(app, day.isoformat() if day is not None and day != app.state.today else "today"),
        Field("note", "Note", "", "", line("note")),
    ]
    name = f"measurement:{goal.id}{f':{day}' if day is not None else ''}"
    app.push_screen(FormScreen(f"Record: {goal.title}", fields, save, name, enter_saves=True))


def edit_form(app: "TuiGoalsApp", goal: Goal, kept: Measurement) -> None:
    """Change a measurement: its amount, whether it is a total, its day, its note."""
    sign = "=" if kept.kind is AmountKind.TOTAL and goal.measure is not MeasureKind.AVERAGE else ""
    fields = [
        Field(
            "amount", _how_many(goal), f"{sign}{kept.amount:.15g}", HINTS.get(goal.measure, ""), numbers.parse_amount
        ),
        _day(app, f"{kept.local_day}"),
        Field("note", "Note", kept.note, "", line("note")),
    ]

    def value(values: Values) -> Measurement:
        kind, amount = values["amount"]
        kind = kept.kind if goal.measure is MeasureKind.AVERAGE else kind
        return replace(kept, kind=kind, amount=amount, local_day=values["day"], note=values["note"])

    open_form(
        app, f"A record of: {goal.title}", fields, kept, value, measures.record_measurement, measures.edit_measurement,
        None,
    )  # fmt: skip


def standing_form(app: "TuiGoalsApp", goal: Goal) -> None:
    """Say how a goal stands, with a sentence; what the numbers say is proposed."""
    rest_days = app.settings.rest_days
    pace = app.ask(lambda reader: views.pace(app.state, goal, reader, rest_days), None)
    said = app.ask(lambda reader: reader.status_updates(goal.id, 1), ())
    lead = f"By the numbers it is {measure_words.standing_words(pace)}." if pace is not None else ""
    if said:
        when = phrases.day(said[0].local_day or app.state.today, app.state.today)
        lead = f"{lead}\n{when} you said: {said[0].standing}. {said[0].text}".strip()
    proposed = pace.standing if pace is not None else Standing.ON_TRACK
    fields = [
        choice_field("standing", "It is", proposed, tuple(Standing), Standing),
        Field("text", "Because", "", "a sentence: what makes it so, what comes next", line("sentence")),
    ]

    def save(form: FormScreen, values: Values) -> None:
        app.do(say_standing, goal.id, values["standing"], values["text"], then=form.saved, otherwise=form.refused)

    app.push_screen(FormScreen(f"How it stands: {goal.title}", fields, save, f"standing:{goal.id}", lead))


def _how_many(goal: Goal) -> str:
    """What is asked for, as far as it fits beside the field."""
    label = f"How many {goal.unit or 'times'}"
    return label if cell_len(label) < LABEL else "How many"


def _day(app: "TuiGoalsApp", value: str) -> Field:
    hint = "today, yesterday, 12 nov"
    return Field("day", "Day", value, hint, parse_day_of(app), day_echo(app))


def _echo(app: "TuiGoalsApp", goal: Goal) -> Callable[[str], str]:
    """What the goal comes to with what is typed."""
    now = app.state.value_now(goal)
    known = app.ask(lambda reader: len(reader.recorded(goal.id)), 0) if goal.measure is MeasureKind.AVERAGE else 0

    def echo(text: str) -> str:
        """What it comes to with the amount that is typed."""
        kind, amount = numbers.parse_amount(text)
        match goal.measure:
            case MeasureKind.HABIT:
                return f"in all on that day: {phrases.amount(amount)}" if kind is AmountKind.TOTAL else "more that day"
            case MeasureKind.AVERAGE:
                total = (now * known + amount) / (known + 1)
                return f"on average then {phrases.amount(total, goal.unit)}"
        total = amount if kind is AmountKind.TOTAL else now + amount
        return f"{goal.title} is then at {phrases.amount(total, goal.unit)}"

    return echo
