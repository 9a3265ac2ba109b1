"""What an alert writes to the terminal: the bell and one desktop notification, or nothing at all; and progress."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, cast, get_args

from tui_goals.terminal import sequences
from tui_goals.terminal.environment import in_tmux, notice_kind
from tui_goals.terminal.sequences import NoticeKind

PROGRESS_SECONDS = 5.0
"""Progress is shown again after so long at the earliest."""
TMUX_SECONDS = 1.0
"""How long tmux may take to say what it passes on."""
ASK_TMUX = ("tmux", "show", "-Apv", "allow-passthrough")
"""The option as it holds for this pane, wherever it was set."""


class Signals(Protocol):
    """The terminal as far as alerts need it; `SafeDriver` is one."""

    def write_bell(self) -> None:
        """Ring the bell."""

    def write_notice(self, kind: NoticeKind, text: str) -> None:
        """Show a desktop notification."""

    def write_progress(self, percent: int | None) -> None:
        """Show progress from 0 to 100, or take it away."""


class Alerting:
    """How this terminal is told that time is up; silent while `muted`.

    `setting` is auto, none or a kind of notification, of which auto takes the one that the environment speaks for.
    `passes_on` is whether tmux hands notifications on to the terminal outside: None before anybody asked.
    """

    def __init__(
        self, signals: Callable[[], Signals | None], setting: str, environ: Mapping[str, str], muted: bool
    ) -> None:
        self.signals = signals
        self.kind = notice_kind(environ) if setting == "auto" else None
        if setting in get_args(NoticeKind):
            self.kind = cast("NoticeKind", setting)
        self.muted = muted
        self.in_tmux = in_tmux(environ)
        self.passes_on: bool | None = None if self.in_tmux else True
        self._shown: int | None = None
        self._shown_at = 0.0

    def bell(self) -> None:
        """Ring, unless muted."""
        signals = self.signals()
        if signals is not None and not self.muted:
            signals.write_bell()

    def alert(self, words: str, seen: bool) -> None:
        """Ring; where the person does not see this terminal, show a notification outside of it, too."""
        self.bell()
        if not seen and self.kind is not None:
            self._notify(self.kind, words)

    def test(self) -> None:
        """Ring and show the notification in use; where none is, every kind, each naming its setting."""
        self.bell()
        for kind in (self.kind,) if self.kind is not None else get_args(NoticeKind):
            self._notify(kind, f'This terminal shows notifications with alerts = "{kind}".')

    def show_progress(self, percent: int | None, now: float) -> None:
        """Show progress, not more often than every few seconds; None takes it away at once. `now` is in seconds."""
        if percent == self._shown or (percent is not None and self._is_early(now)) or self.passes_on is False:
            return
        signals = self.signals()
        if signals is not None:
            signals.write_progress(percent)
            self._shown = percent
            self._shown_at = now if percent is not None else self._shown_at

    @property
    def parting(self) -> str:
        """What the terminal is owed when the program ends without leaving in order."""
        if self._shown is None:
            return ""
        sequence = sequences.progress(None)
        return sequences.through_tmux(sequence) if self.in_tmux else sequence

    def _is_early(self, now: float) -> bool:
        return self._shown_at > 0 and now - self._shown_at < PROGRESS_SECONDS

    def _notify(self, kind: NoticeKind, words: str) -> None:
        signals = self.signals()
        if signals is not None and not self.muted and self.passes_on is not False:
            signals.write_notice(kind, words)


def tmux_passes_on() -> bool:
    """Whether tmux hands on what is wrapped for the terminal outside; one too old to be asked does."""
    import subprocess

    try:
        answer = subprocess.run(ASK_TMUX, capture_output=True, timeout=TMUX_SECONDS, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return True
    return answer.stdout.strip() != b"off"
