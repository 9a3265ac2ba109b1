"""What is said when an entry has been saved."""

from typing import TYPE_CHECKING

from tui_goals.domain import Entry
from tui_goals.rules import phrases
from tui_goals.rules.near_tags import near_tags

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


def tell_saved(app: "TuiGoalsApp", entry: Entry) -> None:
    """Say that it is saved, and where a new tag reads like one in use; that is a hint and changes nothing."""
    app.notify("Saved. u takes it back.", timeout=3)
    if not entry.tags:
        return
    for near in near_tags(entry.tags, app.ask(lambda reader: reader.tags(), {})):
        used = phrases.count(near.entries, "entry")
        app.notify(f"#{near.tag} is new; there is #{near.known} in {used}. e changes it.", timeout=8, markup=False)
