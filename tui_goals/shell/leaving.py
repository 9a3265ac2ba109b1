"""Leaving a session: what was in the way, what would help, and what becomes of its bite."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from tui_goals.commands.bites import move_to_task
from tui_goals.commands.cutting import cut
from tui_goals.commands.queue_marks import put_off
from tui_goals.commands.roadblocks import abandon_session
from tui_goals.domain import Bite, Entry, FocusSession
from tui_goals.rules import cutting, phrases, roadblocks, texts
from tui_goals.rules.gaps import Gap
from tui_goals.rules.outline import key_of
from tui_goals.shell import cutting_forms, focus_forms, pickers
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.shell.plan_forms import line
from tui_goals.state import OpenSession, views
from tui_goals.widgets.fields import Field
from tui_goals.widgets.painting import shorten

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

Ended = Callable[[FocusSession], None]
"""What follows once the session has ended."""
LABEL = 14
SHORT = 20
"""Rows below which a form has no room for a second line of choices."""
WIDEST, EDGES = 86, 10
"""Cells of a form, and those that its edges and a broken line take."""
HALVE, SPLIT, MOVE, LATER, HELPED, LEAVE = "Halve it", "Split it", "Move it", "Not today", "What helped", "Leave it"


class AbandonForm(FormScreen):
    """Shows what helped against the roadblock that stands in its field."""

    def __init__(self, app: "TuiGoalsApp", running: OpenSession, done: Ended, gap: Gap | None) -> None:
        session = running.session
        self._session, self._gap = session, gap
        self._said = f"You said: {session.commitment}" if session.commitment else ""
        reasons = roadblocks.offered(app.ask(lambda reader: reader.reasons(roadblocks.MOST), ()))
        self._choices = f"Left, right: {f' {app.glyphs.dot} '.join(reasons)}"
        fields = [
            Field("reason", "In the way", "", "or nothing", line("reason"), suggestions=reasons),
            Field("helps", "Would help", "", "for the next time, or nothing", line("help")),
            focus_forms.amount_field(app, running, "", "what was done counts"),
        ]
        if session.commitment:
            fields.append(focus_forms.kept_field("not kept"))
        subject = f"abandon:{session.id}"
        super().__init__(
            f"Leave: {session.subject}", fields, self._abandon, subject, done=partial(left, app, done), enter_saves=True
        )

    def lead(self) -> str:
        """What was said at the start, and what helped against the roadblock, else what there is to choose from."""
        entry = what_helped(self.program, self._texts()["reason"])
        helped = f"What helped: {told(self.program, entry)}" if entry is not None else self._shown_choices()
        return "\n".join(filter(None, (self._said, helped)))

    def _shown_choices(self) -> str:
        """As many of the choices as leave room for the fields."""
        width, height = self.app.size
        lines = 1 if height < SHORT else 2
        return shorten(self._choices, lines * (min(width, WIDEST) - EDGES), self.program.glyphs.ellipsis)

    @on(Input.Changed, "#field-reason")
    def _reason_typed(self) -> None:
        self.show_lead()

    def _abandon(self, form: FormScreen, values: Values) -> None:
        kind, amount = values["amount"]
        self.program.do(
            abandon_session, self._session.id, kind, amount, values["reason"], values.get("kept"), values["helps"],
            self._gap, then=form.saved, otherwise=form.refused,
        )  # fmt: skip


def abandon_form(app: "TuiGoalsApp", running: OpenSession, done: Ended, gap: Gap | None = None) -> None:
    """Leave a session, where a `gap` in it begins or now, with what was done and what was in the way."""
    app.push_screen(AbandonForm(app, running, done, gap))


def left(app: "TuiGoalsApp", done: Ended, session: FocusSession) -> None:
    """Say what a session came to, and offer once what may become of its bite."""
    done(session)
    bite = views.outline(app.state).bite(session.bite_id) if session.bite_id is not None else None
    if bite is None or bite.done_at is not None:
        return
    entry = what_helped(app, session.reason)
    choices = _choices(app, bite, entry)

    def picked(choice: object, _: bool) -> None:
        """Do what was picked with the bite."""
        match choice:
            case "Halve it":
                app.do(cut, key_of(bite), _halves(app, bite), instead=True)
            case "Split it":
                cutting_forms.overwhelmed(app, bite, start=False)
            case "Move it":
                _move(app, bite)
            case "Not today":
                app.do(put_off, bite.id)
            case "What helped" if entry is not None:
                app.open_entry(entry)

    title = f"“{bite.title}”   enter picks, esc leaves it as it is"
    app.push_screen(PickScreen(title, lambda: choices, picked, many=False))


def what_helped(app: "TuiGoalsApp", reason: str) -> Entry | None:
    """The latest entry on what helps against a reason."""
    words = reason.strip()
    return app.ask(lambda reader: reader.what_helped(words), None) if words else None


def told(app: "TuiGoalsApp", entry: Entry) -> str:
    """What helped, with the day of the entry it comes from."""
    day = phrases.day(entry.local_day, app.state.today) if entry.local_day is not None else ""
    return f"“{texts.first_line(entry.body)}” ({day})"


def _halves(app: "TuiGoalsApp", bite: Bite) -> tuple[cutting.Piece, ...]:
    whole = cutting_forms.whole_of(app, bite)
    return cutting.halves(bite.title, whole.left, whole.unit, whole.logged)


def _choices(app: "TuiGoalsApp", bite: Bite, entry: Entry | None) -> list[Choice]:
    halves = _halves(app, bite)
    in_words = cutting.told(halves) if bite.amount is not None else "into a first and a second half"
    helped = {HELPED: f"{told(app, entry)}; enter opens it"} if entry is not None else {}
    rows = {
        **({HALVE: in_words} if len(halves) > 1 else {}),
        SPLIT: "into smaller bites of a size of your own",
        MOVE: "to another task",
        LATER: "it comes back tomorrow",
        **helped,
        LEAVE: "as it is",
    }
    return [(name, f"{name:<{LABEL}}{words}", False) for name, words in rows.items()]


def _move(app: "TuiGoalsApp", bite: Bite) -> None:
    tree = views.outline(app.state)

    def choices() -> list[Choice]:
        tasks = (task for task in app.state.tasks if task.done_at is None and task.id != bite.task_id)
        return [(task.id, " < ".join(each.title for each in reversed(tree.path(task))), False) for task in tasks]

    def picked(task_id: object, _: bool) -> None:
        """Move it there."""
        app.do(move_to_task, bite.id, task_id)

    title = f"Move “{bite.title}” to which task?   enter picks, esc closes"
    app.push_screen(pickers.PickScreen(title, choices, picked, many=False))
