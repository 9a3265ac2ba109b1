"""Taking rewards: of the thing under the cursor, or of a list of all that are earned and not taken."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui_goals.commands.rewards import take_reward
from tui_goals.domain import Goal, Milestone
from tui_goals.rules import days, phrases
from tui_goals.rules.outline import Item, key_of
from tui_goals.rules.rewards import Rewarded
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.state import AppState

if TYPE_CHECKING:
    from tui_goals.shell.state_app import StateApp

REWARD = 34
"""Cells of a reward in the list, before what it is for."""


def take(app: "StateApp", item: Item | None, then: Callable[[], None] = lambda: None) -> None:
    """Take the reward of a thing, or say why it cannot be."""
    if not isinstance(item, Goal | Milestone):
        app.notify("Goals and milestones have rewards. Go to one first.", severity="warning")
        return

    def taken(thing: Rewarded) -> None:
        """Say so."""
        app.notify(f"Taken: {thing.reward}. Enjoy it. u takes it back.", timeout=4, markup=False)
        then()

    app.do(take_reward, *key_of(item), then=taken)


def rewards_list(app: "StateApp", then: Callable[[], None] = lambda: None) -> None:
    """List what was earned and not taken; `then` follows each that is taken."""

    def due() -> tuple[Rewarded, ...]:
        """The things whose rewards wait."""
        return app.ask(lambda reader: reader.rewards_due(), ())

    def choices() -> list[Choice]:
        """A line for each."""
        return [(each, told(each, app.state), False) for each in due()]

    def picked(thing: object, _: bool) -> None:
        """Take one."""
        if isinstance(thing, Goal | Milestone):
            take(app, thing, then)

    if due():
        app.push_screen(PickScreen("Rewards you have earned   space takes one, esc closes", choices, picked, many=True))
    else:
        app.notify("No reward waits to be taken. They are promised in goals and milestones (e).", timeout=5)


def told(thing: Rewarded, state: AppState) -> str:
    """A reward in one line: what it is, what it is for, since when it waits."""
    done = thing.ended_at if isinstance(thing, Goal) else thing.done_at
    since = phrases.day(days.local_day(done, state.zone, state.cutoff), state.today) if done is not None else ""
    return f"{thing.reward:<{REWARD}}  {thing.title}, {since}"
