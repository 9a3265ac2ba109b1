"""The parts of the documents that are made from the code. `python -m tests.documents` writes them anew."""

import re
from importlib import import_module
from pathlib import Path

from textual.binding import Binding

from tui_goals.app.app import TuiGoalsApp
from tui_goals.screens.names import SCREENS
from tui_goals.screens.past import PastScreen
from tui_goals.shell.card_screen import CardScreen
from tui_goals.shell.column_screen import ColumnScreen
from tui_goals.shell.filter_line import FilterScreen, NamedFilterScreen
from tui_goals.shell.keys import NO_KEY, PLAIN
from tui_goals.shell.marking import MarkingScreen
from tui_goals.shell.measure_screen import MeasureScreen
from tui_goals.shell.milestone_screen import MilestoneScreen
from tui_goals.shell.thing_screen import ThingScreen

README = Path(__file__).parent.parent / "README.md"
KEYS = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- end -->)", re.DOTALL)
FORMS = {"ctrl+": "Ctrl+", "pageup": "PgUp", "pagedown": "PgDn"}


def keys_table() -> str:
    """Every key as it is declared, screen by screen."""
    lists = import_module("tui_goals.widgets.line_list").LineList
    parts = [("Everywhere", TuiGoalsApp), ("In a list", lists), ("The thing under the cursor", ThingScreen)]
    parts += [("A milestone, on Goals and the board", MilestoneScreen)]
    parts += [("Marks, on Goals and the board", MarkingScreen), ("Filters, on Goals and the board", FilterScreen)]
    parts += [("Filters under a name, wherever there is a filter", NamedFilterScreen)]
    for name in SCREENS:
        screen = getattr(import_module(f"tui_goals.screens.{name.mode}"), name.class_name)
        parts.append((f"{name.title} (`{name.key}`)", screen))
        if name.mode == "goals":
            parts.append(("A goal's measure (on Goals)", MeasureScreen))
        if name.mode == "board":
            parts += [("Cards (on the board)", CardScreen), ("Columns (on the board)", ColumnScreen)]
        if name.mode == "focus":
            parts.append(("Past sessions (`P` on Focus)", PastScreen))
    return "\n".join(f"**{title}**\n\n{_rows(kind)}" for title, kind in parts)


def _rows(kind: type) -> str:
    """A line for each key that the class declares, less those that every thing has."""
    shared = set() if kind is ThingScreen else {id(each) for each in ThingScreen.BINDINGS}
    bindings = [each for each in kind.__dict__["BINDINGS"] if isinstance(each, Binding) and id(each) not in shared]
    rows = "".join(f"| {_shown(each.key)} | {each.description} | {each.tooltip} |\n" for each in bindings)
    return f"| key | does | |\n|---|---|---|\n{rows}"


def _shown(keys: str) -> str:
    if keys.startswith(NO_KEY):
        return "palette"
    return " ".join(f"`{FORMS.get(key, PLAIN.get(key, key)).replace('ctrl+', 'Ctrl+')}`" for key in keys.split(","))


def with_keys(readme: str) -> str:
    """The README with its table of keys as the code has it."""
    table = keys_table()
    return KEYS.sub(lambda _: f"\n{table}\n", readme)


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
