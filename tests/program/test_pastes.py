"""A paste without brackets, through a real terminal."""

from pathlib import Path

import pendulum
import pytest

from tests.program.running import program
from tui_goals.exchange.demo import make_demo

WORDS = "word " * 4_000
LONGEST = 10.0
"""Seconds, on a machine that does much else; key by key it took 40."""


@pytest.mark.parametrize(("key", "comes"), [("w", "4,000 words"), ("n", "not taken")], ids=["a text", "one line"])
def test_x13_twenty_kilobytes_are_soon_there(tmp_path: Path, key: str, comes: str) -> None:
    with program(make_demo(tmp_path / "demo", pendulum.now("UTC"), "Europe/Berlin")) as terminal:
        terminal.wait_for("n New")
        terminal.send(key)
        terminal.wait_for("Save|ctrl.s save")
        terminal.send(WORDS)
        terminal.wait_for(comes, LONGEST)
