"""Keys, told once: footer, help and palette are read from the bindings that are active."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.screen import Screen

GROUPS = (
    ("entry.", "Writing"),
    ("form.", "Form"),
    ("focus.", "Focus"),
    ("gap.", "Time nobody knows of"),
    ("queue.", "Today's queue"),
    ("board.filter", "Filter"),
    ("board.", "Board"),
    ("journal.", "Journal"),
    ("past.", "Past sessions"),
    ("timeline.", "Timeline"),
    ("shift.", "Moving dates"),
    ("review.", "Review"),
    ("insights.", "Insights"),
    ("search.", "Search"),
    ("celebration.", "Celebration"),
    ("story.", "Story"),
    ("versions.", "Earlier texts"),
    ("trash.", "Trash"),
    ("readers.", "Readers"),
    ("templates.", "Templates"),
    ("preview.", "What a reader gets"),
    ("history.", "Steps"),
    ("pick.", "Choosing"),
    ("page.", "Page"),
    ("welcome.", "Welcome"),
    ("thing.", "The thing under the cursor"),
    ("measure.", "Measure"),
    ("records.", "Records"),
    ("findings.", "To look at"),
    ("goals.", "Goals"),
    ("list.", "Move"),
    ("app.go", "Screens"),
    ("app.", "Everywhere"),
)
"""What a binding's id begins with, and the heading it stands under in the help; the first that fits."""


NO_KEY = "palette:"
"""What the key of a command begins with that no keyboard sends."""


class Key(NamedTuple):
    """One line of the help: what is pressed, what it does, why one would."""

    shown: str
    title: str
    tooltip: str
    action: str
    group: str
    namespace: DOMNode
    """Whose action it is."""


def key(
    keys: str, action: str, title: str, id: str, tooltip: str, show: bool = True, priority: bool = False
) -> Binding:
    """Declare a key: everything that is told of it anywhere comes from here."""
    return Binding(keys, action, title, show=show, id=id, tooltip=tooltip, priority=priority)


def in_palette(action: str, title: str, id: str, tooltip: str) -> Binding:
    """Declare what has no key of its own: it is in the palette, and the settings can give its id a key."""
    return Binding(f"{NO_KEY}{id}", action, title, show=False, id=id, tooltip=tooltip)


def footer(screen: Screen[object]) -> list[tuple[str, str, str]]:
    """The keys that the footer shows: pressed, title, action; `?` last."""
    shown = [each for each in _bindings(screen) if each.binding.show and each.enabled]
    found: dict[str, tuple[str, str, str]] = {}
    for each in shown:
        action = each.binding.action
        found.setdefault(action, (_shown(screen.app, each), each.binding.description, action))
    return sorted(found.values(), key=lambda each: each[0] == "?")


def groups(screen: Screen[object]) -> list[tuple[str, list[Key]]]:
    """Every active key with a title, grouped by purpose."""
    found: dict[str, dict[str, Key]] = {title: {} for _, title in GROUPS}
    for each in _bindings(screen):
        group = next((title for start, title in GROUPS if (each.binding.id or "").startswith(start)), None)
        if group is None:
            continue
        shown = _shown(screen.app, each)
        kept = found[group].get(each.binding.action)
        if kept is None:
            binding = each.binding
            entry = Key(shown, binding.description, binding.tooltip, binding.action, group, each.node)
            found[group][binding.action] = entry
        elif shown not in kept.shown.split(" "):
            found[group][each.binding.action] = kept._replace(shown=f"{kept.shown} {shown}")
    return [(title, list(keys.values())) for title, keys in found.items() if keys]


def _bindings(screen: Screen[object]) -> Iterable[ActiveBinding]:
    return screen.active_bindings.values()


def _shown(app: App[object], active: ActiveBinding) -> str:
    if active.binding.key.startswith(NO_KEY):
        return ""
    return PLAIN.get(active.binding.key, app.get_key_display(active.binding))


PLAIN = {
    "plus": "+",
    "colon": ":",
    "semicolon": ";",
    "question_mark": "?",
    "exclamation_mark": "!",
    "space": "space",
    "enter": "enter",
    "escape": "esc",
    "slash": "/",
    "backslash": "\\",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "backspace": "bksp",
}
"""Keys by names of printable ASCII, which read alike everywhere."""
