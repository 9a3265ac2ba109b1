"""What a review is held with: its facts, the last one's promises, the shorter reviews inside it, what was decided."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tui_goals.domain import Bite, Decision, Entry, EntryKind, PlanChange
from tui_goals.domain.values import frozen
from tui_goals.rules import decisions, periods, plan_history, prompts, snapshots
from tui_goals.rules.decisions import Choice, Matter, Subject
from tui_goals.rules.fact_words import fact_words
from tui_goals.rules.outline import key_of
from tui_goals.rules.periods import Period
from tui_goals.rules.prompts import Topic
from tui_goals.rules.review_facts import Fact, FactName
from tui_goals.rules.snapshots import Snapshot
from tui_goals.shell import rewarding
from tui_goals.shell.page_screen import PageScreen
from tui_goals.state import AppState, looking_back, views
from tui_goals.store import Reader
from tui_goals.widgets.decision_rows import decision_rows
from tui_goals.widgets.entry_list import first_line
from tui_goals.widgets.fact_rows import Inside, Text, behind_lines, fact_rows, inside_rows, promise_rows
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.markdown_lines import markdown_lines
from tui_goals.widgets.review_page import inside_title

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.shell.state_app import StateApp


@frozen
class Promised:
    """A micro-milestone that was to come next, and whether it is done."""

    title: str
    done: bool


@frozen
class Held:
    """A review with all that belongs to it; `entry` has the id 0 while it is not saved yet."""

    period: Period
    entry: Entry
    snapshot: Snapshot
    last: tuple[Period, Entry] | None = None
    """The last review of its kind."""
    promises: str = ""
    """What that one promised."""
    promised: tuple[Promised, ...] = ()
    inside: tuple[tuple[Period, Entry], ...] = ()
    decided: tuple[Decision, ...] = ()

    @property
    def before(self) -> Period | None:
        """The period of the last review of its kind."""
        return self.last[0] if self.last is not None else None


def hold(app: "StateApp", period: Period) -> Held | None:
    """The review of a period as it was kept, or one to begin: with the facts of now; None while the file is locked."""
    empty = Held(period, Entry(kind=period.kind, period=period.key), _snapshot_of(period))
    return app.ask(lambda reader: _held(app.state, reader, period), empty if app.store is None else None)


def look_again(app: "TuiGoalsApp", snapshot: Snapshot) -> Snapshot:
    """The same days with the facts of now."""
    first, last = snapshot.first_day, snapshot.last_day
    facts = app.ask(lambda reader: looking_back.range_facts(app.state, reader, first, last), snapshot.facts)
    return replace(snapshot, facts=facts)


def rewards_again(app: "TuiGoalsApp", snapshot: Snapshot) -> Snapshot:
    """The same facts with the rewards that are due now."""
    due = [each for each in look_again(app, snapshot).facts if each.name is FactName.REWARDS]
    names = list(FactName)
    others = (each for each in snapshot.facts if each.name is not FactName.REWARDS)
    return replace(snapshot, facts=tuple(sorted((*others, *due), key=lambda each: names.index(each.name))))


def matters(app: "TuiGoalsApp", held: Held, chosen: set[decisions.Subject]) -> tuple[Matter, ...]:
    """What there is to decide about, with what was decided already."""
    state, since = app.state, held.snapshot.first_day
    stuck = app.ask(lambda reader: looking_back.stuck_goals(state, reader, since), ())
    rest = app.settings.rest_days
    paces = app.ask(lambda reader: {goal.id: views.pace(state, goal, reader, rest) for goal in state.goals}, {})
    decided = chosen | {(each.target, each.target_id) for each in held.decided}
    return decisions.matters(views.outline(state), views.all_progress(state), paces, stuck, state.today, decided)


def rows_of_facts(held: Held, snapshot: Snapshot, width: int, today: date) -> list[Row]:
    """The left part: the last promises, the numbers, the shorter reviews inside."""
    before = periods.name(held.before, today) if held.before is not None else ""
    promised = [(each.title, each.done) for each in held.promised]
    inside = [
        Inside(period.key, periods.name(period, today), first_line(prompts.without_headings(entry.body)))
        for period, entry in held.inside
    ]
    return [
        *promise_rows(before, held.promises, promised, width),
        *fact_rows(snapshot.facts),
        *(inside_rows(inside_title(held.period.kind), inside) if inside else ()),
    ]


def rows_of_decisions(
    app: "TuiGoalsApp", held: Held, matters: tuple[Matter, ...], choices: Mapping[Subject, Choice]
) -> list[Row]:
    """The right part: what there is to decide about, and what was decided."""
    subjects = {key_of(each.thing): each.thing for each in matters}
    found: Mapping[Subject, tuple[PlanChange, ...]] = app.ask(
        lambda reader: {subject: reader.changes_of(*subject) for subject in subjects}, {}
    )
    moves = {subject: plan_history.moves(subjects[subject].start, changes) for subject, changes in found.items()}
    made: tuple[Choice | Decision, ...] = (*choices.values(), *held.decided)
    wanted = {each.bite_id for each in made if each.bite_id is not None}
    bites = app.ask(lambda reader: {bite.id: bite.title for each in wanted for bite in reader.find(Bite, id=each)}, {})
    return decision_rows(matters, choices, held.decided, moves, bites, app.state.today) or [
        Row("nothing", Text(("There is no goal to decide about.",), "dim"), selectable=False)
    ]


def open_row(app: "TuiGoalsApp", held: Held, row: Row, reward_taken: Callable[[], None]) -> None:
    """Show what is behind a row of the left part: the rows of a number, a shorter review, the last one.

    Rewards that still wait can be taken there; `reward_taken` follows each.
    """
    today, signs = app.state.today, app.glyphs
    is_due = isinstance(row.data, Fact) and row.data.name is FactName.REWARDS
    if is_due and app.ask(lambda reader: reader.rewards_due(), ()):
        rewarding.rewards_list(app, reward_taken)
        return
    if isinstance(row.data, Fact):
        fact = row.data
        label, value = fact_words(fact)
        title = f"{label}   {value}   esc closes"
        app.push_screen(PageScreen(title, lambda width: behind_lines(fact, width, today, signs)))
        return
    inside = {period.key: (period, entry) for period, entry in held.inside}
    shown = inside.get(row.data.key) if isinstance(row.data, Inside) else held.last
    if shown is not None:
        period, entry = shown
        title = f"{periods.name(period, today)}   esc closes"
        app.push_screen(PageScreen(title, lambda width: markdown_lines(entry.body, width, signs)))


def _held(state: AppState, reader: Reader, period: Period) -> Held:
    entry = reader.review(period.kind, period.key)
    previous = reader.review_before(period.kind, period.key)
    held = Held(
        period,
        entry or Entry(kind=period.kind, period=period.key),
        _kept(reader, entry, period) or _fresh(state, reader, period, previous),
        inside=tuple((each, found) for each in periods.inside(period) if (found := reader.review(each.kind, each.key))),
        decided=reader.decisions(entry.id) if entry is not None else (),
    )
    if previous is None or previous.period is None:
        return held
    before = periods.from_key(EntryKind(previous.kind), previous.period)
    asked = (_kept(reader, previous, before) or _snapshot_of(before)).prompts
    return replace(
        held,
        last=(before, previous),
        promises=prompts.answer(previous.body, asked, Topic.COMMITMENTS),
        promised=tuple(
            Promised(bite.title, bite.done_at is not None)
            for each in reader.decisions(previous.id)
            if each.bite_id is not None
            for bite in reader.find(Bite, id=each.bite_id)
        ),
    )


def _kept(reader: Reader, entry: Entry | None, period: Period) -> Snapshot | None:
    found = reader.review_facts(entry.id) if entry is not None else None
    return snapshots.from_json(found.facts, period) if found is not None else None


def _fresh(state: AppState, reader: Reader, period: Period, previous: Entry | None) -> Snapshot:
    first = periods.facts_from(period, previous.period if previous else None, views.begun(state))
    facts = looking_back.range_facts(state, reader, first, period.last_day)
    return replace(_snapshot_of(period), first_day=first, facts=facts)


def _snapshot_of(period: Period) -> Snapshot:
    return Snapshot(period.first_day, period.last_day, (), snapshots.asked_of(period.kind))
