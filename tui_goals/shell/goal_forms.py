"""The forms of a goal: what it is, and how it ended."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tui_goals.commands import goals
from tui_goals.domain import Goal, MeasureKind, Period, Phase
from tui_goals.shell.coached_form import CoachedForm
from tui_goals.shell.form import Values
from tui_goals.shell.plan_forms import (
    Done,
    because_field,
    choice_field,
    day_field,
    line,
    numbers_or_none,
    open_form,
    shown,
    title_field,
    whole_or_none,
)
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

OPEN_PHASES = (Phase.DRAFT, Phase.COMMITTED, Phase.PAUSED)
KINDS = tuple(MeasureKind)
COUNTED = ("measure", frozenset({MeasureKind.NUMBER, MeasureKind.HABIT, MeasureKind.AVERAGE}))
A_HABIT = ("measure", frozenset({MeasureKind.HABIT}))
A_WAY = ("measure", frozenset({MeasureKind.NUMBER, MeasureKind.AVERAGE}))
"""For which kinds of measure a field is shown."""
OUTCOMES = (Phase.ACHIEVED, Phase.MISSED, Phase.DROPPED)


def goal_form(app: "TuiGoalsApp", goal: Goal | None, done: Done = None, lead: str = "", at: str = "") -> None:
    """Write a new goal, or change one; the cursor stands `at` a field, else in the first."""
    kept = goal or Goal(start=app.state.today, due=date(app.state.today.year, 12, 31))
    amount = numbers_or_none
    fields = [
        title_field("goal", kept.title, "Write the novel"),
        day_field(app, "due", "Due", kept.due),
        choice_field("measure", "Counted as", kept.measure if goal else MeasureKind.NUMBER, KINDS, MeasureKind),
        Field("target_value", "Target", shown(kept.target_value), "80000, empty: milestones done count", amount,
              only_for=COUNTED),
        Field("unit", "of", kept.unit, "words", line("unit"), only_for=COUNTED),
        choice_field("period", "in a", kept.period or Period.WEEK, tuple(Period), Period, only_for=A_HABIT),
        Field("why", "Why", kept.why, "what it is for, in your own words", line("why")),
        Field("weekly_hours", "Hours a week", shown(kept.weekly_hours), "what you have for it, such as 5", amount),
        Field("start_value", "From", shown(kept.start_value), "0", lambda text: amount(text) or 0.0, only_for=A_WAY),
        day_field(app, "start", "Start", kept.start),
        Field("area", "Area", kept.area, "career, health, education ...", line("area")),
        Field("vision", "Vision", kept.vision, "the end pictured", line("vision")),
        Field("affirmation", "Affirmation", kept.affirmation, "", line("affirmation")),
        Field("serves", "Serves", kept.serves, "the values behind it", line("serves")),
        Field("reward", "Reward", kept.reward, "what you promise yourself", line("reward")),
    ]  # fmt: skip
    if goal is not None and goal.phase in OPEN_PHASES:
        fields.append(choice_field("phase", "Phase", goal.phase, OPEN_PHASES, Phase))
    fields += because_field(goal)

    title = "A new goal" if goal is None else f"Goal: {kept.title}"

    def value(values: Values) -> Goal:
        return replace(kept, **_measured(kept, values))

    make = partial(CoachedForm, app=app, goal=kept, value=value)
    open_form(app, title, fields, goal, value, goals.add_goal, goals.edit_goal, done, lead, at=at, make=make)


def _measured(kept: Goal, values: Values) -> Values:
    """The values with what the kind of measure asks for, and nothing that belongs to another kind."""
    kind = values["measure"]
    if kind is MeasureKind.NUMBER and values["target_value"] is None:
        kind = MeasureKind.MILESTONES
    counted = kind is not MeasureKind.MILESTONES
    return {
        **values,
        "measure": kind,
        "target_value": values["target_value"] if counted else None,
        "unit": values["unit"] if values["unit"] is not None else kept.unit,
        "start_value": values["start_value"] or 0.0,
        "period": values["period"] if kind is MeasureKind.HABIT else None,
    }


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
