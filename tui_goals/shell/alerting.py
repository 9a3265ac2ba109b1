"""Telling that time is up: looked for once a second while something runs, told once over all terminals."""

import os
import threading
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from tui_goals.domain import AlertClaim
from tui_goals.rules import alerts, focus
from tui_goals.rules.alerts import Alert
from tui_goals.rules.focus import Reading
from tui_goals.shell.hooking import HookingApp
from tui_goals.shell.lazily import lazily
from tui_goals.state import OpenSession
from tui_goals.terminal.alerting import Alerting, tmux_passes_on
from tui_goals.terminal.driver import driver_of
from tui_goals.terminal.signals import TerminalGuard

if TYPE_CHECKING:
    from tui_goals.commands import alerts as claims
    from tui_goals.rules import hooks
else:
    claims, hooks = lazily("tui_goals.commands.alerts"), lazily("tui_goals.rules.hooks")

TOAST_SECONDS = 15
TMUX_HINT = "hint:tmux passthrough"
TMUX_KEEPS = (
    "tmux keeps notifications to itself, so alerts only ring. `set -g allow-passthrough on` in its settings lets them "
    "through."
)


class AlertingApp(HookingApp):
    """An app that tells when the time of a session or a break is up."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.guard: TerminalGuard | None = None
        self.alerting = Alerting(lambda: driver_of(self), self.settings.alerts, os.environ, self.settings.mute)
        self._settled: set[str] = set()
        self._focus_is_told = False

    def begin_alerting(self) -> None:
        """Begin to look: call it once, after the first paint. What was due long before is shown without a noise."""
        self._settled.update(alert.subject for alert in self._due(self.reading()) if alert.late > alerts.LATE_SECONDS)
        if self.alerting.in_tmux:
            threading.Thread(target=self._ask_tmux, name="tmux", daemon=True).start()

    def look_for_alerts(self, reading: Reading) -> None:
        """Give the alerts that are due, each once, by whichever terminal comes first; show progress."""
        for alert in self._due(reading):
            if alert.subject not in self._settled:
                self._settled.add(alert.subject)
                self.tell(alert)
        if self.settings.progress:
            self._show_progress(reading)

    def tell(self, alert: Alert) -> None:
        """Give an alert, unless another terminal has given it."""
        given = partial(self._give, alert)
        self.do(claims.claim_alert, alert.subject, then=given, otherwise=partial(self._give_unclaimed, alert))

    def alert_given(self, alert: Alert) -> None:
        """An alert was given by this terminal, and so by no other one."""

    def known_focus(self, running: OpenSession, reading: Reading) -> float:
        """An open session's seconds of focus that an alert may count."""
        return focus.focus_seconds(running.segments, reading)

    def bell(self) -> None:
        """Ring the terminal's bell, unless muted."""
        self.alerting.bell()

    def on_app_focus(self) -> None:
        """The terminal tells that the person looks at it."""
        self._focus_is_told = True

    def on_app_blur(self) -> None:
        """The terminal tells that the person looks elsewhere."""
        self._focus_is_told = True

    def action_test_alert(self) -> None:
        """Ring and notify, and say with what."""
        kind = self.alerting.kind
        if self.alerting.muted:
            self.notify("Alerts are muted. The palette sounds them again.", timeout=6)
            return
        self.alerting.test()
        if self.alerting.passes_on is False:
            self._hint_at_tmux(AlertClaim())
        elif kind is None:
            self.notify("The bell, and a notification of each kind. If one shows, it names its setting.", timeout=10)
        else:
            self.notify(f"The bell, and a notification of kind {kind}.", timeout=6)

    def action_mute(self) -> None:
        """Mute alerts for this run, or let them sound again."""
        self.alerting.muted = not self.alerting.muted
        said = "Alerts are muted until you leave." if self.alerting.muted else "Alerts sound again."
        self.notify(said, timeout=4)

    def _due(self, reading: Reading) -> Iterator[Alert]:
        running, resting, remind = self.state.running, self.state.resting, self.settings.remind_minutes
        if running is not None:
            seconds = self.known_focus(running, reading)
            alert = alerts.session_alert(running.session, seconds, remind)
            if alert is not None:
                yield alert
        if resting is not None and (alert := alerts.break_alert(resting, reading, remind)) is not None:
            yield alert

    def _give(self, alert: Alert, claim: AlertClaim | None) -> None:
        """Tell it, unless another terminal does."""
        if claim is None:
            return
        self.notify(alert.words, title="Time is up", timeout=TOAST_SECONDS, markup=False)
        seen = self._focus_is_told and self.app_focus
        self.alerting.alert(alert.words, seen)
        if self.alerting.passes_on is False and self.alerting.kind is not None and not (seen or self.alerting.muted):
            self.do(claims.claim_alert, TMUX_HINT, then=self._hint_at_tmux)
        self.run_hook(hooks.alerted(alert), claim)
        self.alert_given(alert)

    def _give_unclaimed(self, alert: Alert, _: Exception) -> None:
        """Better told twice than never: the claim could not be saved."""
        self._give(alert, AlertClaim())

    def _show_progress(self, reading: Reading) -> None:
        running = self.state.running
        share = None
        if running is not None and running.session.plan_minutes is not None and running.session.state == "running":
            share = focus.fraction(running.session, self.known_focus(running, reading), None)
        self.alerting.show_progress(None if share is None else int(share * 100), reading.boot_seconds)
        if self.guard is not None:
            self.guard.parting = self.alerting.parting

    def _ask_tmux(self) -> None:
        self.alerting.passes_on = tmux_passes_on()

    def _hint_at_tmux(self, claim: AlertClaim | None) -> None:
        if claim is not None:
            self.notify(TMUX_KEEPS, timeout=TOAST_SECONDS, markup=False)
