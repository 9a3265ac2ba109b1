"""The person's own commands, run after what began, ended and was alerted: once over all terminals, in no one's way."""

import threading
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from tui_goals import processes
from tui_goals.domain import AlertClaim, Break, FocusSession
from tui_goals.shell.lazily import lazily
from tui_goals.shell.state_app import StateApp
from tui_goals.state import AppState

if TYPE_CHECKING:
    from tui_goals.commands import alerts as claims
    from tui_goals.rules import hooks
    from tui_goals.rules.hooks import Occasion
else:
    claims, hooks = lazily("tui_goals.commands.alerts"), lazily("tui_goals.rules.hooks")


class HookingApp(StateApp):
    """An app that has the person's hooks run."""

    def follow_hooks(self, old: AppState, new: AppState) -> None:
        """Have the hooks run for what began and ended, by whichever terminal comes first."""
        if not self.settings.hooks:
            return
        for occasion in self._occasions(old, new):
            if occasion.name in self.settings.hooks:
                self.do(claims.claim_alert, occasion.subject, then=partial(self.run_hook, occasion))

    def run_hook(self, occasion: "Occasion", claim: AlertClaim | None) -> None:
        """Run the hook of an occasion in a thread of its own, unless another terminal does."""
        command_line = self.settings.hooks.get(occasion.name)
        if claim is None or command_line is None:
            return
        told = {**occasion.told, "DB": str(self.opening.db)}
        threading.Thread(target=self._run, args=(occasion.name, command_line, told), name="hook").start()

    def _occasions(self, old: AppState, new: AppState) -> "Iterator[Occasion]":
        """What began and ended between two states; what was undone did neither."""
        before, after = (state.running.session if state.running else None for state in (old, new))
        if before is not None and (after is None or after.id != before.id):
            for ended in self.ask(lambda reader: reader.find(FocusSession, id=before.id, uid=before.uid), ()):
                if not ended.open:
                    total = self.ask(lambda reader: reader.focus_totals([before.id]), {}).get(before.id, 0)
                    yield hooks.session_ended(ended, total / 1000, self._goal_of(ended))
        if after is not None and (before is None or before.id != after.id):
            yield hooks.session_started(after, self._goal_of(after))
        if old.resting is not None and (new.resting is None or new.resting.id != old.resting.id):
            rest_id = old.resting.id
            for rest in self.ask(lambda reader: reader.find(Break, id=rest_id), ()):
                if rest.ended_at is not None:
                    yield hooks.break_ended(rest)
        if new.resting is not None and (old.resting is None or new.resting.id != old.resting.id):
            yield hooks.break_started(new.resting)

    def _goal_of(self, session: FocusSession) -> str:
        return next((goal.title for goal in self.state.goals if goal.id == session.goal_id), "")

    def _run(self, name: str, command_line: str, told: dict[str, str]) -> None:
        problem = processes.run_hook(command_line, told)
        if problem is not None:
            self._from_thread(partial(self.notify, severity="warning", markup=False), f"The hook {name}: {problem}.")
