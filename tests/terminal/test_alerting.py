"""What an alert writes, by setting, environment and whether the terminal is seen."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tui_goals.terminal import alerting
from tui_goals.terminal.alerting import Alerting, tmux_passes_on
from tui_goals.terminal.sequences import NoticeKind, progress, through_tmux


@dataclass
class Recorder:
    """A terminal that only notes what it is told."""

    told: list[tuple[object, ...]] = field(default_factory=list)

    def write_bell(self) -> None:
        self.told.append(("bell",))

    def write_notice(self, kind: NoticeKind, text: str) -> None:
        self.told.append((kind, text))

    def write_progress(self, percent: int | None) -> None:
        self.told.append(("progress", percent))


@pytest.fixture
def terminal() -> Recorder:
    return Recorder()


def alerting_on(terminal: Recorder, setting: str = "auto", muted: bool = False, **environ: str) -> Alerting:
    return Alerting(lambda: terminal, setting, environ, muted)


@pytest.mark.parametrize(
    ("setting", "environ", "kind"),
    [
        ("auto", {"TERM": "xterm-kitty"}, "99"),
        ("auto", {"TERM_PROGRAM": "WezTerm"}, "9"),
        ("auto", {"TERM": "foot"}, "777"),
        ("auto", {"TERM": "xterm-256color"}, None),
        ("9", {"TERM": "xterm-kitty"}, "9"),
        ("777", {}, "777"),
        ("none", {"TERM": "xterm-kitty"}, None),
    ],
)
def test_t54_the_setting_decides_and_auto_guesses(
    terminal: Recorder, setting: str, environ: dict[str, str], kind: str | None
) -> None:
    alerting_on(terminal, setting, **environ).alert("Time is up", seen=False)
    assert terminal.told == [("bell",), *([(kind, "Time is up")] if kind else [])]


def test_t59_where_the_terminal_is_seen_it_only_rings(terminal: Recorder) -> None:
    alerting_on(terminal, "9").alert("Time is up", seen=True)
    assert terminal.told == [("bell",)]


def test_t60_muted_it_writes_nothing(terminal: Recorder) -> None:
    silent = alerting_on(terminal, "9", muted=True)
    silent.alert("Time is up", seen=False)
    silent.bell()
    silent.test()
    assert terminal.told == []


def test_t54_the_test_shows_the_kind_in_use_or_else_each_with_its_setting(terminal: Recorder) -> None:
    alerting_on(terminal, "777").test()
    assert [kind for kind, *_ in terminal.told] == ["bell", "777"]
    terminal.told.clear()
    alerting_on(terminal).test()
    assert [kind for kind, *_ in terminal.told] == ["bell", "9", "777", "99"]
    assert all(f'alerts = "{kind}"' in str(text) for kind, text in terminal.told[1:])


def test_t55_where_tmux_passes_nothing_on_it_only_rings(terminal: Recorder) -> None:
    inside = alerting_on(terminal, "9", TMUX="/tmp/tmux,1,0")
    assert inside.passes_on is None
    inside.passes_on = False
    inside.alert("Time is up", seen=False)
    inside.show_progress(50, 1.0)
    assert terminal.told == [("bell",)]


def test_t58_progress_is_shown_at_most_every_five_seconds_and_taken_away_at_once(terminal: Recorder) -> None:
    shown = alerting_on(terminal)
    for second in range(100, 112):
        shown.show_progress(second, float(second))
    assert terminal.told == [("progress", 100), ("progress", 105), ("progress", 110)]
    assert shown.parting == progress(None)
    shown.show_progress(None, 111.5)
    shown.show_progress(None, 111.6)
    assert terminal.told[3:] == [("progress", None)]
    assert shown.parting == ""
    shown.show_progress(3, 112.0)
    assert terminal.told[4:] == [], "the pause would show it again too early"


def test_t58_in_tmux_the_parting_word_is_wrapped_too(terminal: Recorder) -> None:
    inside = alerting_on(terminal, TMUX="/tmp/tmux,1,0")
    inside.show_progress(1, 1.0)
    assert inside.parting == through_tmux(progress(None))


@pytest.fixture
def tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tmux that answers with what is written into it."""
    program = tmp_path / "tmux"
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return program


@pytest.mark.parametrize(
    ("script", "passes"),
    [("echo on", True), ("echo all", True), ("echo off", False), ("echo invalid option >&2; exit 1", True)],
)
def test_t55_tmux_says_what_it_passes_on_and_an_old_one_passes_everything(
    tmux: Path, script: str, passes: bool
) -> None:
    tmux.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    tmux.chmod(0o755)
    assert tmux_passes_on() is passes


def test_t55_a_tmux_that_hangs_is_not_waited_for(tmux: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerting, "TMUX_SECONDS", 0.05)
    tmux.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    tmux.chmod(0o755)
    assert tmux_passes_on() is True
