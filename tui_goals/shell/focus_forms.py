"""The forms of a focus session: how it begins, how its plan changes, how it ends."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from tui_goals.commands.focus import end_session, replan_session, start_session
from tui_goals.domain import AmountKind, Bite, FocusSession, Kept, Refused, SessionState
from tui_goals.rules import commitments, days, focus, numbers, phrases, progress, queue
from tui_goals.rules.cutting import MINUTES
from tui_goals.rules.gaps import NO_GAP_SECONDS, Gap
from tui_goals.rules.outline import Item
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.plan_forms import choice_field, line, shown
from tui_goals.state import AppState, OpenSession, views
from tui_goals.widgets.fields import Field, FieldInput

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

OUTCOMES = (SessionState.DONE, SessionState.PARTIAL)
NOW, NO_GAP = "now", "no gap"


def bite_for(state: AppState, item: Item | None) -> Bite | None:
    """The bite to work on for a thing: itself, or the most urgent open one inside it, or of all."""
    if isinstance(item, Bite):
        return item
    tree = views.outline(state)
    inside = [each.bite for each in views.todays_queue(state) if item is None or item in tree.path(each.bite)]
    return inside[0] if inside else _first_open(state, item)


def start_form(app: "TuiGoalsApp", bite: Bite | None, item: Item | None = None) -> None:
    """Ask for the commitment and the plan; Enter starts at once with what stands there."""
    if not may_start(app, bite, partial(start_form, app, bite, item)):
        return
    if bite is None and item is not None:
        app.notify(f"“{item.title}” has no open bite. n writes one.", severity="warning", markup=False)
        return

    def save(form: FormScreen, values: Values) -> None:
        app.do(
            start_session, bite.id if bite is not None else None, values["minutes"], values["units"],
            values["commitment"], values.get("subject", ""), values.get("begins") == NO_GAP,
            then=form.saved, otherwise=form.refused,
        )  # fmt: skip

    rest = rest_of(app, bite) if bite is not None else None
    minutes = rest if bite is not None and bite.unit == MINUTES and rest else app.settings.session_minutes
    fields = [
        Field("commitment", "I will", "", "in your own words, or nothing", line("commitment")),
        Field("minutes", "Minutes", shown(minutes), "no limit", minutes_or_open, until(app)),
        _units_field(rest, bite.unit if bite is not None else ""),
    ]
    if bite is None:
        fields.insert(0, Field("subject", "On", "", "what it is about, or nothing", line("subject")))
    if _ended_lately(app):
        fields.append(choice_field("begins", "Begins", NOW, (NOW, NO_GAP), str))
    title = f"Focus: {bite.title}" if bite is not None else "Quick focus"
    subject = f"start:{bite.id if bite is not None else 'quick'}"
    from tui_goals.shell.start_form import StartForm

    app.push_screen(StartForm(app, title, fields, save, subject, bite))


def start_at_once(app: "TuiGoalsApp", bite: Bite, minutes: float | None) -> None:
    """Start a session for what is left of a bite, without a question."""
    if may_start(app, bite, partial(start_at_once, app, bite, minutes)):
        app.do(start_session, bite.id, minutes, rest_of(app, bite), then=lambda _: app.action_go("focus"))


def start_again(app: "TuiGoalsApp") -> None:
    """Start the last bite at once as it was planned the last time, or the one that follows it where it is done."""
    if not may_start(app, None, partial(start_again, app)):
        return
    state = app.state
    last = next((each for each in app.ask(lambda reader: reader.sessions(limit=20), ()) if each.bite_id), None)
    if last is None:
        app.notify("There is no session to repeat yet. f starts one.", severity="warning")
        return
    bite = views.outline(state).bite(last.bite_id or 0)
    if bite is not None and bite.done_at is not None:
        bite = queue.next_bite_after(bite, state.tasks, state.bites)
    if bite is None:
        app.notify(f"“{last.subject}” is done. f starts another bite.", severity="warning", markup=False)
    else:
        start_at_once(app, bite, last.plan_minutes)


def plan_form(app: "TuiGoalsApp", running: OpenSession) -> None:
    """Change the plan of an open session."""
    session = running.session

    def save(form: FormScreen, values: Values) -> None:
        app.do(replan_session, session.id, values["minutes"], values["units"], then=form.saved, otherwise=form.refused)

    passed = focus.focus_seconds(running.segments, app.reading())
    fields = [
        Field("minutes", "Minutes", shown(session.plan_minutes), "no limit", minutes_or_open, until(app, passed)),
        _units_field(session.plan_units, session.unit),
    ]
    app.push_screen(FormScreen(f"Plan: {session.subject}", fields, save, f"plan:{session.id}", enter_saves=True))


def extend(app: "TuiGoalsApp", running: OpenSession, minutes: int) -> None:
    """Add minutes to the plan of an open session; once it is used up they count from now, in whole minutes."""
    session = running.session
    if session.plan_minutes is None:
        app.notify("This session has no time limit to extend. e sets one.", severity="warning")
        return
    passed = focus.focus_seconds(running.segments, app.reading()) / 60
    base = session.plan_minutes if passed < session.plan_minutes else float(ceil(passed))
    app.do(replan_session, session.id, base + minutes, session.plan_units)


def end_form(
    app: "TuiGoalsApp", running: OpenSession, done: Callable[[FocusSession], None], gap: Gap | None = None
) -> None:
    """Ask what came of a session; Enter takes what stands there, Esc goes on with no second lost.

    With a `gap` it ends where that begins.
    """
    session = running.session

    def save(form: FormScreen, values: Values) -> None:
        kind, amount = values["amount"]
        app.do(
            end_session, session.id, values["outcome"], kind, amount, gap=gap, kept=values.get("kept"),
            then=form.saved, otherwise=form.refused,
        )  # fmt: skip

    def outcome_for(text: str) -> str:
        kind, amount = amount_or_none(text)
        units = None if amount is None else focus.units_from(kind, amount, total_so_far(app.state, running))
        return str(focus.outcome_default(session, units))

    first = shown(session.plan_units)
    outcome = outcome_for(first)
    fields = [
        amount_field(app, running, first, "250, =3450 in all, or nothing"),
        choice_field("outcome", "Outcome", outcome, OUTCOMES, SessionState),
    ]
    if session.commitment:
        fields.append(kept_field(in_words(commitments.DEFAULTS[SessionState(outcome)])))
    lead = f"You said: {session.commitment}" if session.commitment else ""
    app.push_screen(EndForm(f"End: {session.subject}", fields, save, f"end:{session.id}", lead, outcome_for, done))


def kept_field(value: str) -> Field:
    """How a commitment is closed."""
    words = tuple(in_words(kept) for kept in Kept)
    return choice_field("kept", "Kept", value, words, lambda word: Kept(word.replace(" ", "_")))


def in_words(kept: Kept) -> str:
    """How a commitment was kept, as one says it."""
    return kept.replace("_", " ")


class EndForm(FormScreen):
    """Its outcome follows the amount, and how the commitment was kept the outcome, until the person says otherwise."""

    def __init__(
        self,
        title: str,
        fields: list[Field],
        save: Callable[[FormScreen, Values], None],
        subject: str,
        lead: str,
        outcome_for: Callable[[str], str],
        done: Callable[[FocusSession], None],
    ) -> None:
        super().__init__(title, fields, save, subject, lead, done, enter_saves=True)
        self._outcome_for = outcome_for
        self._suggested = {field.name: field.value for field in fields}

    @on(Input.Changed, "#field-amount")
    def _amount_typed(self, event: Input.Changed) -> None:
        with suppress(Refused):
            self._suggest("outcome", self._outcome_for(event.value))

    @on(Input.Changed, "#field-outcome")
    def _outcome_typed(self, event: Input.Changed) -> None:
        if event.value in OUTCOMES and self.query("#field-kept"):
            self._suggest("kept", in_words(commitments.DEFAULTS[SessionState(event.value)]))

    def _suggest(self, name: str, text: str) -> None:
        field = self.query_one(f"#field-{name}", FieldInput)
        if field.value == self._suggested[name]:
            self._suggested[name] = field.value = text


def rest_of(app: "TuiGoalsApp", bite: Bite) -> float | None:
    """What is left of a bite's amount after the sessions on it; None without an amount or a rest."""
    return progress.rest_of(bite, app.ask(lambda reader: reader.units_logged(bite.id), 0.0))


def total_so_far(state: AppState, running: OpenSession) -> float:
    """What a typed total is counted from: the goal's measure where its unit is the session's, else the bite's units."""
    goal = next((goal for goal in state.goals if goal.id == running.session.goal_id), None)
    return focus.counted_from(goal, running.session.unit, state.value_now(goal) if goal else 0.0, running.logged)


def amount_or_none(text: str) -> tuple[AmountKind, float | None]:
    """An amount as delta or total, or none. Raises Refused."""
    return numbers.parse_amount(text) if text.strip() else (AmountKind.DELTA, None)


def minutes_or_open(text: str) -> float | None:
    """Minutes, or None for no limit. Raises Refused."""
    return numbers.parse_minutes(text) if text.strip() else None


def units_or_open(text: str) -> float | None:
    """A planned amount, or None for none. Raises Refused."""
    return numbers.parse_number(text) if text.strip() else None


def until(app: "TuiGoalsApp", passed: float = 0.0) -> Callable[[str], str]:
    """Says at what time of day that many minutes are over, some seconds of which may have passed."""

    def echo(text: str) -> str:
        left = numbers.parse_minutes(text) * 60 - passed
        if left < 0:
            return f"over by {phrases.duration(-left)}"
        ends = days.local_time(app.clock.now() + timedelta(seconds=left), app.state.zone)
        return f"until {ends:%H:%M}"

    return echo


def amount_field(app: "TuiGoalsApp", running: OpenSession, value: str, hint: str) -> Field:
    """What a session came to, as more or as a new total."""
    unit = running.session.unit

    def echo(text: str) -> str:
        kind, amount = numbers.parse_amount(text)
        before = total_so_far(app.state, running)
        units = focus.units_from(kind, amount, before)
        fewer = " fewer" if units < 0 else ""
        return f"{phrases.amount(abs(units), unit)}{fewer}, {phrases.amount(before + units)} in all"

    return Field("amount", "Amount", value, f"{unit}: {hint}" if unit else hint, amount_or_none, echo)


def _units_field(value: float | None, unit: str) -> Field:
    def echo(text: str) -> str:
        return phrases.amount(numbers.parse_number(text), unit)

    return Field("units", "Amount", shown(value), "no amount", units_or_open, echo)


def may_start(app: "TuiGoalsApp", bite: Bite | None, again: Callable[[], None]) -> bool:
    """Whether a session can begin on it; else what can be done first, after which it is tried `again`."""
    running = app.state.running
    if running is not None:
        from tui_goals.shell.other_session import make_room

        make_room(app, running, again)
    elif bite is not None and bite.done_at is not None:
        app.notify(f"“{bite.title}” is done. space opens it again.", severity="warning", markup=False)
        return False
    return running is None


def _first_open(state: AppState, item: Item | None) -> Bite | None:
    """The first open bite inside a thing, in the person's order."""
    if item is None or isinstance(item, Bite):
        return item if item is not None and item.done_at is None else None
    inside = (_first_open(state, child) for child in views.outline(state).children(item))
    return next((bite for bite in inside if bite is not None), None)


def _ended_lately(app: "TuiGoalsApp") -> bool:
    last = app.ask(lambda reader: reader.last_session(), None)
    if last is None or last.ended_at is None:
        return False
    return 0 <= (app.clock.now() - last.ended_at).total_seconds() <= NO_GAP_SECONDS
