"""The forms of the timeline: a name for a baseline, which one is drawn, a day to go to."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui_goals.commands.baselines import delete_baseline, take_baseline
from tui_goals.domain import Baseline, Goal
from tui_goals.rules import phrases, texts
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.shell.plan_forms import choice_field, day_echo, parse_day_of
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

OF_ALL, OF_ONE = "all goals", "this goal"
LEAD = "The plan as it is now, kept under a name. It never changes; the timeline draws it under the plan."


def baseline_form(app: "TuiGoalsApp", goal: Goal | None, done: Callable[[Baseline], None]) -> None:
    """Take a baseline of all goals, or of the one at hand."""

    def save(form: FormScreen, values: Values) -> None:
        goal_id = goal.id if goal is not None and values["of"] == OF_ONE else None
        app.do(take_baseline, values["title"], goal_id, then=form.saved, otherwise=form.refused)

    today = app.state.today
    fields = [
        Field(
            "title",
            "Name",
            f"Plan of {phrases.day(today, today)} {today.year}",
            "",
            lambda text: texts.clean_line(text, "baseline"),
        ),
        choice_field("of", "Of", OF_ALL, (OF_ALL, OF_ONE) if goal is not None else (OF_ALL,), str),
    ]
    app.push_screen(FormScreen("A baseline", fields, save, "baseline", LEAD, done, enter_saves=True))


def pick_baseline(app: "TuiGoalsApp", shown: int | None, picked: Callable[[int | None], None]) -> None:
    """Choose which baseline is drawn, or none."""

    def choose(value: object, _: bool) -> None:
        picked(value if isinstance(value, int) else None)

    if not _baselines(app):
        app.notify("There is no baseline yet. b keeps the plan as it is.", severity="warning")
        return
    none: Choice = ("none", "None, only the plan as it is", shown is None)
    choices = [none, *((each.id, _named(app, each), each.id == shown) for each in _baselines(app))]
    app.push_screen(PickScreen("Compare with ...   enter picks, esc closes", lambda: choices, choose, many=False))


def pick_to_delete(app: "TuiGoalsApp") -> None:
    """Choose a baseline to delete; undo brings it back."""

    def choose(value: object, _: bool) -> None:
        app.do(delete_baseline, value, then=lambda _: app.notify("Baseline deleted. u brings it back.", timeout=4))

    choices = [(each.id, _named(app, each), False) for each in _baselines(app)]
    app.push_screen(PickScreen("Delete ...   enter deletes, esc closes", lambda: choices, choose, many=False))


def day_form(app: "TuiGoalsApp", done: Callable[[date], None]) -> None:
    """Ask for a day."""
    fields = [Field("day", "Day", "", "31 dec, +6w, fri", parse_day_of(app), day_echo(app))]

    def save(form: FormScreen, values: Values) -> None:
        form.saved(values["day"])

    app.push_screen(FormScreen("Go to a day", fields, save, "timeline:day", done=done, enter_saves=True))


def _baselines(app: "TuiGoalsApp") -> Sequence[Baseline]:
    found = app.ask(lambda reader: reader.find(Baseline), ())
    return sorted(found, key=lambda each: -each.id)


def _named(app: "TuiGoalsApp", baseline: Baseline) -> str:
    goal = next((goal.title for goal in app.state.goals if goal.id == baseline.goal_id), "all goals")
    when = phrases.day(baseline.local_day, app.state.today) if baseline.local_day else ""
    return f"{baseline.title}   {goal}, {when}"
