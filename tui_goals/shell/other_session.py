"""What can be done about a session that is open when another is to begin: view it, take it over, end it first."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui_goals.domain import FocusSession
from tui_goals.rules import days
from tui_goals.shell import focus_forms
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.state import OpenSession

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

VIEW, TAKE_OVER, SWITCH = "view", "take over", "switch"


def make_room(app: "TuiGoalsApp", running: OpenSession, again: Callable[[], None]) -> None:
    """Ask what becomes of the open session; once that has ended, `again` goes on with what it was in the way of.

    One of which nobody knows how long it lasted is asked about, one that another terminal watches can be viewed, taken
    over or ended; one's own is shown.
    """
    gap = app.watching.gap()

    def ended(session: FocusSession) -> None:
        app.session_ended(session)
        again()

    if app.watching.elsewhere(running):
        title = f"“{running.session.subject}” is {where(running, app.state.zone)}"
        app.push_screen(PickScreen(title, lambda: CHOICES, partial(_picked, app, ended), many=False))
    elif gap is not None and gap.withheld:
        app.watching.offer(gap, again=True, ended=ended)
    else:
        app.action_go("focus")
        app.notify(f"“{running.session.subject}” is {running.session.state}. End it first: d or a.", markup=False)


def where(running: OpenSession, zone: str) -> str:
    """On which host and terminal the session is watched, and since when it runs."""
    watcher, began = running.watcher, running.session.started_at
    if watcher is None or began is None:
        return ""
    since = f"since {days.local_time(began, zone):%H:%M}"
    place = ", ".join(part for part in (watcher.host, watcher.tty.removeprefix("/dev/"), since) if part)
    return f"{running.session.state} on {place}"


CHOICES: tuple[Choice, ...] = (
    (VIEW, "view it; it goes on there", False),
    (TAKE_OVER, "take it over; this terminal watches it from now on", False),
    (SWITCH, "switch; end it first, then start this one", False),
)


def _picked(app: "TuiGoalsApp", ended: Callable[[FocusSession], None], choice: object, _: bool) -> None:
    running = app.state.running
    if running is None:
        return
    if choice != VIEW:
        app.watching.take_over()
    if choice == SWITCH:
        focus_forms.end_form(app, running, ended)
    else:
        app.action_go("focus")
