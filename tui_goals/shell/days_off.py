"""Days off: plan a pause, or cancel one."""

from datetime import date
from typing import TYPE_CHECKING

from tui_goals.commands.pauses import cancel_pause, plan_pause
from tui_goals.rules import meters, phrases
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.shell.plan_forms import day_echo, line, parse_day_of
from tui_goals.state import AppState
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.domain import PlannedPause


def pause_form(app: "TuiGoalsApp") -> None:
    """Ask for the first and the last day off."""

    def save(form: FormScreen, values: Values) -> None:
        app.do(
            plan_pause, values["first"], values["last"], values["note"], then=form.saved, otherwise=form.refused
        )  # fmt: skip

    def day(name: str, label: str, value: str, hint: str) -> Field:
        return Field(name, label, value, hint, parse_day_of(app), day_echo(app))

    fields = [
        day("first", "First day off", "tomorrow", "today, fri, 12 dec"),
        day("last", "Last day off", "", "sun, +1w, 2 jan"),
        Field("note", "Note", "", "what for, or nothing", line("note")),
    ]
    lead = "Days off cost neither momentum nor consistency."
    app.push_screen(FormScreen("Plan days off", fields, save, "pause", lead))


def cancel_form(app: "TuiGoalsApp") -> None:
    """Pick the planned days off that are not."""

    def choices() -> list[Choice]:
        ahead = [each for each in app.state.planned_pauses if each.last_day and each.last_day >= app.state.today]
        return [(each.id, _told(each, app.state), False) for each in ahead]

    def picked(pause_id: object, _: bool) -> None:
        app.do(cancel_pause, pause_id)

    app.push_screen(PickScreen("Cancel which days off?   enter picks, esc closes", choices, picked, many=False))


def off_today(state: AppState, rest_days: tuple[int, ...]) -> str:
    """Why today is off, in words; empty where it is not."""
    pause = meters.pause_on(state.today, state.planned_pauses)
    if pause is not None and pause.last_day is not None:
        note = f", {pause.note}" if pause.note else ""
        return f"day off until {_day(pause.last_day, state)}{note}"
    return "rest day" if state.today.weekday() in rest_days else ""


def _told(pause: "PlannedPause", state: AppState) -> str:
    days = " to ".join(_day(day, state) for day in (pause.first_day, pause.last_day) if day is not None)
    return f"{days}   {pause.note}".rstrip()


def _day(day: date, state: AppState) -> str:
    return f"{phrases.WEEKDAYS[day.weekday()]} {phrases.day(day, state.today)}"
