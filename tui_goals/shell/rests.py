"""The breaks of this terminal: which one is offered, and what follows when its time is up."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tui_goals.domain import Break, FocusSession
from tui_goals.domain.values import frozen
from tui_goals.rules import breaks, focus, phrases
from tui_goals.rules.alerts import Alert
from tui_goals.rules.breaks import Lengths, Suggestion
from tui_goals.rules.focus import Reading
from tui_goals.shell.lazily import lazily
from tui_goals.store import Reader

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.commands import breaks as verbs
    from tui_goals.shell import rest_facts
else:
    verbs, rest_facts = lazily("tui_goals.commands.breaks"), lazily("tui_goals.shell.rest_facts")

OFFERED_SECONDS = 30 * 60
"""How long a break is offered; who has not taken it by then is at something else."""
SNOOZE_SECONDS = 5 * 60
EXTENSION = 5
"""Minutes that one key adds to a break."""
AUTO_START_SECONDS = 60
"""How late after the end of a break the next session may start by itself: not when a lid is opened hours later."""


@frozen
class Offer:
    """A break that is suggested after a session, from a moment of the boot clock on."""

    suggestion: Suggestion
    session_id: int | None
    boot_seconds: float
    put_off: bool = False

    def waits(self, reading: Reading) -> float:
        """In how many seconds it is offered, when it was put off; 0 or less since it is."""
        return self.boot_seconds - reading.boot_seconds

    def lapsed(self, reading: Reading) -> bool:
        """Whether it has been offered for so long that nobody will take it."""
        return self.waits(reading) <= -OFFERED_SECONDS

    def stands(self, reading: Reading) -> bool:
        """Whether it is offered at a reading."""
        return self.waits(reading) <= 0 and not self.lapsed(reading)


class Rests:
    """Offers a break after a session, now or later, and lets the next session follow it where that is set."""

    def __init__(self, app: "TuiGoalsApp") -> None:
        self._app = app
        self._offer: Offer | None = None

    @property
    def lengths(self) -> Lengths:
        """How long breaks are, as it is set."""
        settings = self._app.settings
        return Lengths(settings.break_minutes, settings.long_break_minutes, settings.long_break_after)

    def offered(self, reading: Reading) -> Suggestion | None:
        """The break that is offered at a reading; none while a session or a break is open."""
        state, offer = self._app.state, self._offer
        if offer is None or state.running is not None or state.resting is not None:
            return None
        return offer.suggestion if offer.stands(reading) else None

    def after(self, session: FocusSession) -> None:
        """Offer a break after a session, unless none is wanted."""
        suggestion, none_wanted = self._app.ask(lambda reader: self._suggest(reader, session), (Suggestion(0), False))
        if suggestion.minutes > 0 and not none_wanted:
            self._offer = Offer(suggestion, session.id, self._app.reading().boot_seconds)
            self._app.show_clock()

    def begin(self, session: FocusSession | None = None) -> None:
        """Start the break after a session, the one that is offered, or one of the usual length."""
        reading, offer = self._app.reading(), self._offer
        if session is not None or offer is None or offer.lapsed(reading):
            session = session or self._app.ask(lambda reader: _just_ended(reader, reading), None)
            suggestion, _ = self._app.ask(lambda reader: self._suggest(reader, session), (Suggestion(0), False))
            offer = Offer(suggestion, session.id if session is not None else None, reading.boot_seconds)
        wanted = offer.suggestion
        if wanted.minutes <= 0:
            self._app.notify("Breaks have no length: break_minutes is 0 in the settings.", severity="warning")
        else:
            self._app.do(verbs.start_break, wanted.minutes, wanted.long, offer.session_id, then=self._begun)

    def skip(self) -> None:
        """Offer the break no more; nothing is kept of it."""
        self._offer = None
        self._app.show_clock()

    def snooze(self) -> None:
        """Offer the break again in five minutes; one that is running ends, and is offered again."""
        offer, reading, rest = self._offer, self._app.reading(), self._app.state.resting
        later = reading.boot_seconds + SNOOZE_SECONDS
        if rest is not None:
            self._app.do(verbs.end_break, rest.id)
            offer = Offer(Suggestion(rest.planned_minutes, rest.long), rest.session_id, later, put_off=True)
        if offer is not None:
            self._offer = replace(offer, boot_seconds=later, put_off=True)
            self._app.notify("The break comes back in 5 min.", timeout=3)
            self._app.show_clock()

    def look(self, reading: Reading) -> None:
        """Offer anew what was put off, once, and offer no more what nobody took."""
        offer = self._offer
        if offer is None:
            return
        if offer.put_off and offer.stands(reading):
            self._offer = offer = replace(offer, put_off=False)
            minutes = phrases.duration(offer.suggestion.minutes * 60)
            name = f"offer:{offer.session_id}:{offer.boot_seconds:.0f}"
            self._app.tell(Alert(name, f"Time for a break of {minutes}. b takes it (3).", 0.0))
        if offer.lapsed(reading) or (self._app.state.running is not None and offer.stands(reading)):
            self._offer = None

    def break_over(self) -> None:
        """This terminal has told that a break is over: the next session starts by itself where that is set."""
        rest = self._app.state.resting
        if rest is not None and self._app.settings.auto_start:
            self._start_next(rest, self._app.reading())

    def next_look(self, reading: Reading) -> float | None:
        """In how many seconds something changes that is shown or told; None while nothing does."""
        state, offer = self._app.state, self._offer
        if state.running is not None and state.running.session.state == "running":
            return 1.0 - focus.focus_seconds(state.running.segments, reading) % 1.0
        if state.resting is not None:
            return 1.0 - breaks.passed_seconds(state.resting, reading) % 1.0
        if offer is None:
            return None
        waits = offer.waits(reading)
        return waits if waits > 0 else waits + OFFERED_SECONDS

    def _begun(self, _: Break) -> None:
        """Let it be quiet: what was told of the session has been read."""
        self._app.call_later(self._app.clear_notifications)
        self.skip()

    def _suggest(self, reader: Reader, session: FocusSession | None) -> tuple[Suggestion, bool]:
        """The break after a session, and whether none are wanted today."""
        today = self._app.state.today
        of_today = reader.breaks_of_day(today)
        done = breaks.done_since_long(reader.sessions_of_day(today), of_today)
        seconds = reader.focus_totals([session.id]).get(session.id, 0) / 1000 if session is not None else 0.0
        return breaks.suggested(session, seconds, done, self.lengths), breaks.none_wanted(of_today)

    def _start_next(self, rest: Break, reading: Reading) -> None:
        """Start what comes next by itself, where that is set and somebody is likely to be there."""
        usual = self._app.settings.session_minutes
        following = self._app.ask(lambda reader: rest_facts.following(self._app.state, rest, usual, reader), None)
        if following is not None and breaks.over_seconds(rest, reading) < AUTO_START_SECONDS:
            rest_facts.start_by_itself(self._app, following)


def _just_ended(reader: Reader, reading: Reading) -> FocusSession | None:
    """The session that ended lately, unless there was a break since."""
    last, rest = reader.last_session(), reader.last_break()
    if last is None or last.ended_at is None:
        return None
    if rest is not None and rest.started_at is not None and rest.started_at >= last.ended_at:
        return None
    return last if 0 <= (reading.now - last.ended_at).total_seconds() < OFFERED_SECONDS else None
