"""T61: a person's own commands get what happened by environment, without a shell, for five seconds at most."""

import os
import signal
import time
from pathlib import Path

import pytest

from tui_goals import processes
from tui_goals.processes import run_hook


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A program that writes its arguments and its TUI_GOALS_ variables into a file beside it."""
    program = tmp_path / "note it"
    program.write_text(
        '#!/bin/sh\nfor each in "$@"; do echo "<$each>"; done > "$0.out"\nenv | grep ^TUI_GOALS_ | sort >> "$0.out"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


def test_t61_it_is_split_like_a_shell_does_and_run_without_one(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUI_GOALS_DB", raising=False)
    told = {"SUBJECT": "a; $(touch /tmp/x) `id`\nb", "WORDS": "no\0thing"}
    assert run_hook(f"'{note}' 'two words' $HOME ';' *", told) is None
    assert Path(f"{note}.out").read_text(encoding="utf-8").splitlines() == [
        "<two words>", "<$HOME>", "<;>", "<*>", "TUI_GOALS_SUBJECT=a; $(touch /tmp/x) `id`", "TUI_GOALS_WORDS=nothing",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ("no-such-program-anywhere", "no-such-program-anywhere: No such file or directory"),
        ("/", "/: Permission denied"),
        ("false", "false ended with 1"),
        ("true", None),
    ],
)
def test_t61_why_it_failed_is_told(command: str, problem: str | None) -> None:
    assert run_hook(command, {}) == problem


def test_t61_after_its_time_it_is_ended_with_what_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "HOOK_SECONDS", 0.3)
    script = tmp_path / "hang"
    script.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {tmp_path}/child\nwait\n", encoding="utf-8")
    script.chmod(0o755)
    began = time.monotonic()
    problem = run_hook(str(script), {})
    assert problem is not None and "took longer than" in problem
    assert time.monotonic() - began < 5
    child = int((tmp_path / "child").read_text(encoding="ascii"))
    for _ in range(200):
        if not _runs(child):
            break
        time.sleep(0.01)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIG_DFL)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    return state != "Z"
