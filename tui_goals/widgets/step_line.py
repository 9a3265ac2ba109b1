"""A step of the ledger as one line."""

from datetime import date

from tui_goals.domain import Step
from tui_goals.rules import days, phrases
from tui_goals.widgets.painting import Line

WHEN_CELLS = 20
"""How many cells say when it was made."""


def step_line(step: object, today: date) -> Line:
    """When the step was made, by the clock there, and its words; what stands in a list without one as it is."""
    if not isinstance(step, Step) or step.made_at is None:
        return ((str(step), "dim"),)
    local = days.local_time(step.made_at, step.zone)
    when = f"{phrases.day(local.date(), today):>12} {local:%H:%M}  "
    undone = step.undone_at is not None
    words = f"{step.label}  (undone)" if undone else step.label
    return ((when, "dim"), (words, "dim" if undone else "plain"))
