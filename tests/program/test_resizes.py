"""A window that changes its size again and again, over every screen (F22, X19)."""

import random
import time
from pathlib import Path

import pendulum
import pytest

from tests.program.running import program
from tests.terminal.pty_session import PtySession
from tui_goals.exchange.demo import make_demo

SCREENS = {
    "goals": ("1", "n New"),
    "board": ("2", "PLANNED"),
    "focus": ("3", "Focus"),
    "journal": ("4", "n New"),
    "a form": ("n", "ctrl.s save"),
    "writing": ("w", "Save"),
    "help": ("?", "Keys"),
    "history": ("U", "Steps"),
}
STORM = 60
EXTREMES = ((1, 1), (500, 200), (60, 14), (59, 15), (2, 100), (200, 2))


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """The lived-in year."""
    return make_demo(tmp_path / "demo", pendulum.now("UTC"), "Europe/Berlin")


def read_on(terminal: PtySession) -> None:
    """Take what the program writes for a hundredth of a second."""
    until = time.monotonic() + 0.01
    terminal.wait_until(lambda: time.monotonic() > until)


def storm(terminal: PtySession, seed: int) -> None:
    """Many sizes, one soon after the other."""
    dice = random.Random(seed)
    for number in range(STORM):
        extreme = EXTREMES[number // 10 % len(EXTREMES)]
        terminal.resize(*(extreme if number % 10 == 0 else (dice.randint(1, 300), dice.randint(1, 100))))
        read_on(terminal)


@pytest.mark.parametrize("name", SCREENS)
def test_f22_a_storm_of_sizes_over_every_screen(demo: Path, name: str) -> None:
    key, shows = SCREENS[name]
    with program(demo) as terminal:
        terminal.wait_for("n New")
        terminal.send("jj" if name in ("a form", "writing") else "")
        terminal.send(key)
        terminal.wait_for(shows)
        if name in ("a form", "writing"):
            terminal.send("typed before the storm")
            terminal.wait_for("typed before the storm")
        storm(terminal, seed=len(name))
        terminal.resize(120, 36)
        terminal.wait_for("typed before the storm" if name in ("a form", "writing") else shows)
        terminal.resize(59, 14)
        if name in ("goals", "board", "focus", "journal", "writing"):
            terminal.wait_for("too small")
        terminal.resize(80, 24)
        terminal.wait_for("typed before the storm" if name in ("a form", "writing") else shows)
        reports = [path.read_text() for path in demo.parent.glob("state/**/crash-*")]
        assert reports == []
        assert terminal.exit_code is None


def settled(terminal: PtySession) -> str:
    """The screen once nothing is written any more."""
    terminal.wait_until(lambda: not terminal._read_for(0.5), "silence")
    return terminal.screen()


def test_f22_a_window_that_is_back_at_its_size_before_the_size_between_was_taken_is_drawn_anew(demo: Path) -> None:
    with program(demo) as terminal:
        terminal.wait_for("n New")
        terminal.resize(119, 36)
        wanted = settled(terminal)
        assert "n New" in wanted
        terminal.resize(120, 36)
        settled(terminal)
        for size in ((119, 36), (70, 20), (119, 36)):
            terminal.resize(*size)
            read_on(terminal)
        terminal.wait_until(lambda: terminal.screen() == wanted, "the screen as it was before the smaller size")


def test_x19_a_storm_costs_a_few_screens_and_not_one_a_size(demo: Path) -> None:
    with program(demo) as terminal:
        terminal.wait_for("n New")
        before, began = len(terminal.raw), time.monotonic()
        for number in range(100):
            terminal.resize(100 + number % 2, 30)
            read_on(terminal)
        terminal.resize(120, 36)
        terminal.wait_for("n New")
        screens = 4 * (time.monotonic() - began) + 3
        assert len(terminal.raw) - before < screens * 2 * before, "a screen anew costs at most two of the first"


@pytest.mark.parametrize(("columns", "rows", "ceiling"), [(120, 40, 10_000), (80, 24, 5_000)])
def test_v4_the_start_sends_no_screen_twice(demo: Path, columns: int, rows: int, ceiling: int) -> None:
    with program(demo, columns=columns, rows=rows) as terminal:
        terminal.wait_for("n New")
        for _ in range(100):
            read_on(terminal)
        assert 1_000 < len(terminal.raw) < ceiling
