"""The forms of past sessions: add one, put one right, split one, and the choice that merging two may need."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pendulum import DateTime
from textual import on
from textual.widgets import Input

from tui_goals.commands.past_sessions import add_past_session, edit_session, merge_sessions, split_session
from tui_goals.domain import Bite, Conflict, FocusSession, Kept, Refused, SessionState, TuiGoalsError
from tui_goals.rules import numbers, phrases, sittings, typed_times
from tui_goals.rules.sittings import Overlap
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.keys import key
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.shell.plan_forms import choice_field, line, numbers_or_none, shown
from tui_goals.state import views
from tui_goals.widgets.fields import Field, FieldInput

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

Done = Callable[[FocusSession], None]
OUTCOMES = (SessionState.DONE, SessionState.PARTIAL, SessionState.ABANDONED)
NOT_SAID = "unsaid"
KEPT_WORDS = {NOT_SAID: None, "kept": Kept.KEPT, "partly": Kept.PARTLY, "not kept": Kept.NOT_KEPT}
WHEN_HINT = "10:15-11:05, yesterday 22:40 25m, 25m"
NO_BITE = 0


class PastForm(FormScreen):
    """Says at once what is wrong with typed times; flips a time that came twice, and lets neighbours give way."""

    BINDINGS = [
        key("f6", "flip", "Other offset", "form.flip", "Take the other reading of a time that came twice"),
        key("f8", "adjust", "Adjust neighbours", "form.adjust", "Save, and let sessions in the way give way"),
    ]

    def __init__(self, *arguments: Any, read: Callable[[str], typed_times.Span], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._read = read
        self._in_the_way = False
        self.adjusts = False

    @on(Input.Changed, "#field-when")
    def _when_typed(self, event: Input.Changed) -> None:
        self._in_the_way = self.adjusts = False
        said, problem = "", False
        if event.value.strip():
            try:
                flipped = self._read(event.value).flipped
                said = f"The clock showed that time twice. F6 takes the other one: {flipped}." if flipped else ""
            except Refused as refusal:
                said, problem = str(refusal), True
        if event.value != self._first["when"] or said:
            self._say(said, problem)

    def action_flip(self) -> None:
        """Take the other reading of the times."""
        box = self.query_one("#field-when", FieldInput)
        try:
            flipped = self._read(box.value).flipped
        except Refused:
            flipped = ""
        if flipped:
            box.value = flipped
            box.cursor_position = len(flipped)
        else:
            self._say("The clock showed these times only once.", problem=False)

    def action_adjust(self) -> None:
        """Save, with sessions that are in the way shortened."""
        if not self._in_the_way:
            self._say("No other session is known to be in the way. ctrl+s saves.", problem=False)
            return
        self.adjusts = True
        self.action_save()

    def refused(self, error: TuiGoalsError) -> None:
        """Say what is wrong, and which key lets a neighbour give way."""
        super().refused(error)
        self.adjusts = False
        self._in_the_way = isinstance(error, Overlap) and bool(error.way_out)
        if isinstance(error, Overlap) and error.way_out:
            self._say(f"{error} F8 saves this and {error.way_out}.")


def add_form(app: "TuiGoalsApp", done: Done) -> None:
    """Ask which bite it was on, then when it was and what came of it."""
    quick: Choice = (NO_BITE, "Something else, on no bite", False)
    title = "A past session: what was it on?   enter picks, G for something else, esc closes"
    _pick_bite(app, title, (quick,), lambda bite: _add_form(app, bite, done))


def link(app: "TuiGoalsApp", session: FocusSession, done: Done) -> None:
    """Ask which bite a past session was for; what it came to counts there from then on."""

    def picked(bite: Bite | None) -> None:
        """Say that it was for that bite."""
        if bite is not None:
            app.do(edit_session, session, replace(session, bite_id=bite.id), then=done)

    _pick_bite(app, f"Which bite was “{session.subject}” for?   enter picks, esc closes", (), picked)


def _pick_bite(app: "TuiGoalsApp", title: str, more: tuple[Choice, ...], picked: Callable[[Bite | None], None]) -> None:
    """Pick one of the bites in play, those of today's queue first, or something more at the end."""
    tree, first = views.outline(app.state), [item.bite for item in views.todays_queue(app.state)]
    bites = {bite.id: bite for bite in (*first, *app.state.bites)}

    def choices() -> list[Choice]:
        named = ((bite, tree.task_of_bite(bite)) for bite in bites.values())
        return [*((bite.id, f"{bite.title}   {task.title if task else ''}", False) for bite, task in named), *more]

    app.push_screen(PickScreen(title, choices, lambda id, _: picked(bites.get(int(str(id)))), many=False))


def _add_form(app: "TuiGoalsApp", bite: Bite | None, done: Done) -> None:
    def save(form: FormScreen, values: Values) -> None:
        """Add the session."""
        span = values.pop("when")
        session = FocusSession(bite_id=bite.id if bite else None, started_at=span[0], ended_at=span[1], **values)
        app.do(add_past_session, session, _adjusts(form), then=form.saved, otherwise=form.refused)

    outcome = SessionState.PARTIAL if bite is not None and bite.amount and not bite.done_at else SessionState.DONE
    fields = [
        _when_field(app, app.state.zone, ""),
        _amount_field("units", "Amount", None, bite.unit if bite else ""),
        choice_field("state", "Outcome", outcome, OUTCOMES, SessionState),
        Field("reason", "In the way", "", "a word on it, or nothing", line("reason")),
    ]
    if bite is None:
        fields.insert(0, Field("subject", "On", "", "what it was about, or nothing", line("subject")))
    title = f"Past session: {bite.title}" if bite is not None else "Past session"
    _open(app, app.state.zone, title, fields, save, f"past:new:{bite.id if bite else ''}", done)


def edit_form(app: "TuiGoalsApp", session: FocusSession, done: Done) -> None:
    """Put right when a past session was and what came of it; times are those of the zone it was lived in."""
    seen = [session]

    def save(form: FormScreen, values: Values) -> None:
        """Change it, against what is kept now after a clash."""
        span = values.pop("when")
        mine = replace(seen[0], started_at=span[0], ended_at=span[1], **values)

        def refused(error: TuiGoalsError) -> None:
            if isinstance(error, Conflict):
                seen[0] = app.ask(lambda reader: reader.get(FocusSession, session.id), seen[0])
            form.refused(error)

        app.do(edit_session, seen[0], mine, _adjusts(form), then=form.saved, otherwise=refused)

    if session.started_at is None or session.ended_at is None:
        return
    kept = next(word for word, value in KEPT_WORDS.items() if value is session.kept)
    fields = [
        _when_field(
            app, session.zone, typed_times.shown_span(session.started_at, session.ended_at, session.zone),
            (session.started_at, session.ended_at),
        ),
        _amount_field("units", "Amount", session.units, session.unit),
        choice_field("state", "Outcome", session.state, OUTCOMES, SessionState),
        Field("commitment", "I will", session.commitment, "in your own words, or nothing", line("commitment")),
        choice_field("kept", "Kept", kept, tuple(KEPT_WORDS), KEPT_WORDS.__getitem__),
        Field("reason", "In the way", session.reason, "a word on it, or nothing", line("reason")),
    ]  # fmt: skip
    if session.bite_id is None:
        fields.insert(0, Field("subject", "On", session.subject, "what it was about", line("subject")))
    _open(app, session.zone, f"Past session: {session.subject}", fields, save, f"past:{session.id}", done)


def split_form(app: "TuiGoalsApp", session: FocusSession, done: Done) -> None:
    """Ask where to split a session, and how much of its amount belongs to the first part."""
    start, end = session.started_at, session.ended_at
    if start is None or end is None:
        return

    def cut(text: str) -> DateTime:
        return typed_times.parse_cut(text, start, end, session.zone)

    def echo(text: str) -> str:
        at = cut(text)
        first, second = (phrases.duration(stretch.seconds) for stretch in (_between(start, at), _between(at, end)))
        return f"{first}, then {second}"

    def save(form: FormScreen, values: Values) -> None:
        """Split it there."""
        app.do(
            split_session, session.id, values["at"], values.get("units"), then=form.saved, otherwise=form.refused
        )  # fmt: skip

    fields = [Field("at", "At", "", f"a time in {typed_times.clock_span(start, end, session.zone)}, or 25m", cut, echo)]
    if session.units is not None:
        fields.append(_amount_field("units", "Amount before", None, session.unit))
    app.push_screen(
        FormScreen(f"Split: {session.subject}", fields, save, f"split:{session.id}", done=done, enter_saves=True)
    )


def merge(app: "TuiGoalsApp", session: FocusSession, other: FocusSession, done: Done) -> None:
    """Merge two sessions; where they are on different bites, ask which of the two it was."""

    def on(bite_of: int | None) -> None:
        app.do(merge_sessions, session.id, other.id, bite_of, then=done)

    if (session.bite_id, session.subject) == (other.bite_id, other.subject):
        on(None)
        return
    title = "Both as one session: what was it on?   enter picks, esc closes"
    choices: list[Choice] = [(each.id, each.subject, False) for each in (session, other)]
    app.push_screen(PickScreen(title, lambda: choices, lambda picked, _: on(int(str(picked))), many=False))


def _open(
    app: "TuiGoalsApp", zone: str, title: str, fields: list[Field], save: Callable[[FormScreen, Values], None],
    subject: str, done: Done,
) -> None:  # fmt: skip
    lead = f"Times of {zone}, where it was lived." if zone != app.state.zone else ""
    app.push_screen(
        PastForm(title, fields, save, subject, lead, done, read=lambda text: _span(app, zone, text), enter_saves=False)
    )


def _adjusts(form: FormScreen) -> bool:
    return isinstance(form, PastForm) and form.adjusts


def _between(start: DateTime, end: DateTime) -> sittings.Stretch:
    return sittings.Stretch(start, end)


def _span(app: "TuiGoalsApp", zone: str, text: str) -> typed_times.Span:
    """Typed times, checked. Raises Refused."""
    now = app.clock.now()
    span = typed_times.parse_span(text, now, zone, app.state.cutoff)
    sittings.check_times(span.start, span.end, now, zone)
    return span


def _when_field(app: "TuiGoalsApp", zone: str, value: str, before: tuple[DateTime, DateTime] | None = None) -> Field:
    """From when to when; a time left as it was shown is the instant it was, to the millisecond."""

    def parse(text: str) -> tuple[DateTime, DateTime]:
        if before is not None and text.strip() == value:
            return before
        span = _span(app, zone, text)
        if before is None:
            return span.start, span.end
        return typed_times.as_it_was(span.start, before[0]), typed_times.as_it_was(span.end, before[1])

    def echo(text: str) -> str:
        try:
            start, end = parse(text)
        except Refused:
            return ""
        return typed_times.told_span(start, end, zone, app.state.today)

    return Field("when", "When", value, WHEN_HINT, parse, echo)


def _amount_field(name: str, label: str, value: float | None, unit: str) -> Field:
    def echo(text: str) -> str:
        return phrases.amount(numbers.parse_number(text), unit)

    return Field(name, label, shown(value), f"{unit}, or nothing" if unit else "or nothing", numbers_or_none, echo)
