"""What a person writes is in the database and in what they exported, for their eyes only, and nowhere else."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.screens.reading import ZONE
from tui_goals import processes
from tui_goals.clock import SystemClock
from tui_goals.commands import do
from tui_goals.commands.drafts import keep_draft
from tui_goals.commands.journal import write_entry
from tui_goals.domain import Entry
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.store import Store

CANARY = "The canary sang of Zanzibar at 03:17"
EXPORTS = {
    "all.json": ("export", "{file}"),
    "journal.md": ("export", "{file}", "--journal"),
    "goal.md": ("export", "{file}", "--goal", "1"),
    "sessions.csv": ("export", "{file}", "--sessions"),
    "week.html": ("report", "--output", "{file}"),
    "week.md": ("report", "--output", "{file}"),
}


@pytest.fixture
def mask() -> Iterator[None]:
    """Give the mask back that a test sets."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def run(home: Path, mask: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, at home, under a mask."""
    wanted = {"HOME": str(home), "TZ": ZONE, "TMPDIR": str(home / "tmp"), "PATH": os.environ["PATH"]}
    return subprocess.run(
        [sys.executable, "-m", "tui_goals", *arguments], env=wanted, capture_output=True, text=True, umask=mask,
        cwd=Path(__file__).parents[2], check=False,
    )  # fmt: skip


def made_in(home: Path, given: set[Path]) -> list[Path]:
    """Everything that was made at home."""
    return [path for path in home.rglob("*") if path not in given]


@pytest.mark.usefixtures("mask")
@pytest.mark.parametrize("mask_of_shell", [0o000, 0o022, 0o077, 0o027], ids=oct)
def test_j42_all_that_is_written_is_for_its_owner_alone_and_a_sentence_is_nowhere_else(
    tmp_path: Path, mask_of_shell: int
) -> None:
    home = tmp_path / "home"
    given = {home, home / "tmp", home / "out"}
    for folder in sorted(given):
        folder.mkdir(mode=0o755)
    assert run(home, mask_of_shell, "add", "goal", "Write the novel").returncode == 0
    database = home / ".local/share/tui-goals/goals.db"
    os.umask(mask_of_shell)
    clock = SystemClock()
    store = Store(database, clock, ZONE, DAY_CUTOFF, processes.this_terminal(clock))
    do(store, write_entry, Entry(body=CANARY))
    do(store, keep_draft, "entry", {"body": CANARY})
    store.close()
    printed = []
    for name, arguments in EXPORTS.items():
        told = run(home, mask_of_shell, *(each.format(file=home / "out" / name) for each in arguments))
        assert told.returncode == 0, told.stderr
        printed.append(told)
    broken = home / "out" / "broken.json"
    broken.write_text(f'{{"format": "tui-goals export", "goals": ["{CANARY}"', encoding="utf-8")
    broken.chmod(0o600)
    printed += [run(home, mask_of_shell, *each) for each in (["import", str(broken)], ["doctor"], ["status", "--json"])]
    for path in made_in(home, given):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), f"{path} has {mode:o}"
    holding = {path.name for path in made_in(home, given) if path.is_file() and CANARY.encode() in path.read_bytes()}
    assert holding == {"goals.db", "all.json", "journal.md", "broken.json"}
    assert not [told for told in printed if CANARY in told.stdout + told.stderr]
