"""Keys, clicks, pastes and sizes in no order at all: it lives, the file stays sound, and undo takes all of it back."""

import os
import random
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pendulum
import pytest

from tests.program.running import program
from tests.store.tables import contents, is_sound
from tests.terminal.pty_session import PtySession
from tui_goals import processes
from tui_goals.cli.main import main
from tui_goals.clock import SystemClock
from tui_goals.commands import do
from tui_goals.commands.steps import undo
from tui_goals.exchange.demo import make_demo
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.store import Store

SEEDS = [int(seed) for seed in os.environ.get("TUI_GOALS_WALKS", "1").split(",")]
SECONDS = float(os.environ.get("TUI_GOALS_WALK_SECONDS", "5"))
PAUSE = 0.03
"""Seconds between two handfuls of keys."""
OFTEN = [*"1234567jjjkkhl", "\r", "\r", " ", "\x1b", "\x1b", "\x1b", "\t", "u", "?", "f", "n", "e", "/", "\x13"]
ARROWS = ["\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x7f", "\x1b[Z"]
FUNCTION = ["\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[20~", "\x1b[21~"]
CONTROL = [chr(code) for code in range(1, 27) if chr(code) not in "\x11\x1a"]
"""All but ctrl+q, which leaves, and ctrl+z, which goes to a shell."""
TEXTS = [
    "ordinary words", "#tag @goal due:tomorrow", "\u202eright to left\u202c", "e\u0301\u0302\u0303\u0304" * 9,
    "日本語のテキスト",
    "👩‍👩‍👧‍👦🏳️‍🌈", "[red]x[/red] [@click=app.bell]y[/]",
    "x" * 10_000, "a\nb\tc\r\nd", "99999999999999999999", "-1", "=0", "1e308",
    "2026-02-30", "9999-12-31", "10m", "\x9b31m\x90\x07", "'; DROP TABLE goal; --", "\u0000\u200b\ufeff", "",
]  # fmt: skip


def a_handful(dice: random.Random) -> str:
    """Some input: mostly keys, at times a click, a wheel, a drag, or a paste."""
    kind = dice.random()
    if kind < 0.55:
        return "".join(dice.choice(OFTEN) for _ in range(dice.randint(1, 6)))
    if kind < 0.75:
        return "".join(chr(dice.randint(33, 126)) for _ in range(dice.randint(1, 3))).replace("q", "")
    if kind < 0.85:
        return dice.choice(ARROWS + FUNCTION + CONTROL)
    if kind < 0.94:
        column, row = dice.randint(1, 120), dice.randint(1, 36)
        button = dice.choice((0, 0, 0, 2, 32, 64, 65))
        return f"\x1b[<{button};{column};{row}M\x1b[<{button};{dice.randint(1, 120)};{row}m"
    text = dice.choice(TEXTS)
    return f"\x1b[200~{text}\x1b[201~" if kind < 0.98 else text[:50]


def read_on(terminal: PtySession, seconds: float) -> None:
    """Take what the program writes for so long."""
    until = time.monotonic() + seconds
    terminal.wait_until(lambda: time.monotonic() > until)


def wander(terminal: PtySession, dice: random.Random, until: float) -> None:
    """Type for some time, or until it was left."""
    while time.monotonic() < until and terminal.exit_code is None:
        terminal.send(a_handful(dice))
        if dice.random() < 0.01:
            terminal.resize(dice.randint(1, 200), dice.randint(1, 60))
        read_on(terminal, PAUSE)
    terminal.resize(120, 36)


def newest_step(database: Path) -> int:
    """The id of the newest step."""
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()[0])


def undo_all(database: Path, after: int) -> list[str]:
    """Take back every step after one; what could not be taken back."""
    clock = SystemClock()
    store = Store(database, clock, "Europe/Berlin", DAY_CUTOFF, processes.this_terminal(clock))
    refused = []
    with closing(store):
        for step in [each for each in store.reader.steps(limit=100_000) if each.id > after and each.undone_at is None]:
            try:
                do(store, undo, (), step.id)
            except Exception as error:
                refused.append(f"{step.command} “{step.label}”: {type(error).__name__} {error}")
    return refused


@pytest.mark.parametrize("seed", SEEDS)
def test_f24_any_keys_leave_it_alive_and_are_taken_back_by_undo(tmp_path: Path, seed: int) -> None:
    database = make_demo(tmp_path / "demo", pendulum.now("UTC"), "Europe/Berlin")
    before, step = contents(database), newest_step(database)
    dice, until = random.Random(seed), time.monotonic() + SECONDS
    while time.monotonic() < until:
        with program(database, EDITOR="true") as terminal:
            terminal.wait_for("n New|too small|What of|Keys")
            wander(terminal, dice, until)
            assert terminal.exit_code in (None, 0), terminal.screen()
            assert [path.read_text() for path in tmp_path.glob("**/crash-*")] == []
            if terminal.exit_code is None:
                terminal.kill()
                assert terminal.wait_exit() == 143
            assert b"Traceback" not in terminal.raw
    assert is_sound(database) and main(["--db", str(database), "doctor"]) == 0
    shutil.copy(database, tmp_path / "walked.db")
    assert undo_all(database, step) == []
    after = contents(database)
    for name in before:
        assert after[name] == before[name], name
