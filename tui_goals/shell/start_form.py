"""The form that a session on a bite begins with."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from tui_goals.domain import Bite, Refused
from tui_goals.rules import cutting
from tui_goals.shell import cutting_forms, evidence, focus_forms
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.keys import key
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


class StartForm(FormScreen):
    """Says quietly which size is usually finished, and offers to cut what looks too large; refusing changes nothing."""

    BINDINGS = [key("ctrl+o", "cut", "Cut", "form.cut", "Cut it into smaller bites and start the first")]

    def __init__(
        self,
        app: "TuiGoalsApp",
        title: str,
        fields: list[Field],
        save: Callable[[FormScreen, Values], None],
        subject: str,
        bite: Bite | None,
    ) -> None:
        super().__init__(title, fields, save, subject, done=lambda _: app.action_go("focus"), enter_saves=True)
        self._bite = bite
        self._evidence = evidence.of_bite(app, bite)

    def lead(self) -> str:
        """What is known of plans like this one, and what is offered instead."""
        texts = self._texts()
        try:
            plan = focus_forms.units_or_open(texts["units"]), focus_forms.minutes_or_open(texts["minutes"])
        except Refused:
            return ""
        return "\n".join(filter(None, (self._evidence.proposal(*plan), self._offer(*plan))))

    @on(Input.Changed, "#field-minutes,#field-units")
    def _plan_typed(self) -> None:
        self.show_lead()

    def action_cut(self) -> None:
        """Cut the bite and start the first piece."""
        if self._bite is not None:
            best, commitment = cutting_forms.best_cut(self.program, self._bite), self._texts()["commitment"]
            cutting_forms.take(self.program, self._bite, best, commitment, self.saved, self.refused)

    def _offer(self, units: float | None, minutes: float | None) -> str:
        why = self._evidence.why_cut(units, minutes)
        if not why or self._bite is None or not self.program.settings.offer_cutting:
            return ""
        best = cutting_forms.best_cut(self.program, self._bite)
        return f"{why} ctrl+o makes {cutting.told(best.pieces)}, and starts."
