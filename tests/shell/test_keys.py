"""Every key that is declared can be pressed in tmux and over SSH, and none is the only way out."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.binding import Binding

import tui_goals
from tui_goals.shell.keys import NO_KEY

RESERVED = {"ctrl+a", "ctrl+b", "ctrl+s", "ctrl+q", "ctrl+circumflex_accent", "ctrl+at", "tilde"}
"""What screen, tmux, flow control, mosh and ssh may keep for themselves."""


def declared() -> Iterator[tuple[str, Binding]]:
    """Every binding of a class of ours, with its class."""
    for module in pkgutil.walk_packages(tui_goals.__path__, "tui_goals."):
        if not module.name.startswith(("tui_goals.app", "tui_goals.screens", "tui_goals.shell", "tui_goals.widgets")):
            continue
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and kind.__module__ == module.name:
                for each in kind.__dict__.get("BINDINGS", ()):
                    if isinstance(each, Binding) and not each.key.startswith(NO_KEY):
                        yield kind.__qualname__, each


ALL = list(declared())


def test_x18_no_action_hangs_on_a_key_that_a_multiplexer_or_the_line_keeps() -> None:
    assert len(ALL) > 150
    assert [(kind, each.key) for kind, each in ALL if set(each.key.split(",")) <= RESERVED] == []


def test_x20_what_escape_does_another_key_does_too() -> None:
    by_escape = [(kind, each) for kind, each in ALL if "escape" in each.key.split(",")]
    assert len(by_escape) > 15
    assert [(kind, each.key) for kind, each in by_escape if each.key == "escape"] == []


@pytest.mark.parametrize("part", ["alt+", "shift+", "super+", "meta+"])
def test_x20_no_key_needs_what_a_terminal_may_not_send(part: str) -> None:
    assert [(kind, each.key) for kind, each in ALL if part in each.key] == []
