"""The burn-up of a goal, written as an SVG file of the person's own."""

from pathlib import Path
from typing import TYPE_CHECKING

from tui_goals.domain import Goal, StoreFailed
from tui_goals.reports.burn_svg import burn_svg
from tui_goals.rules.burn import Burn
from tui_goals.store.files import write_private

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


def write_burn_up(app: "TuiGoalsApp", goal: Goal, burn: Burn) -> None:
    """Write it into the current folder, else beside the data, and tell where it is."""
    name = f"burn-up-{goal.id}-{app.state.today.isoformat()}.svg"
    data = burn_svg(goal.title, burn).encode()
    problem = ""
    for folder in (Path.cwd(), app.opening.db.absolute().parent):
        try:
            write_private(folder / name, data, replace=True)
        except StoreFailed as error:
            problem = str(error)
        else:
            app.notify(f"{folder / name}: the burn-up of “{goal.title}”.", timeout=8, markup=False)
            return
    app.notify(problem, severity="warning", markup=False)
