"""Every verb that makes a step, on a thing picked by a number, for tests that do anything in any order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from tui_goals.commands import (
    baselines,
    bites,
    breaks,
    cards,
    carrying,
    columns,
    cutting,
    feedback,
    filters,
    focus,
    gaps,
    goals,
    interruptions,
    journal,
    many,
    measures,
    milestones,
    moving,
    past_sessions,
    pauses,
    queue_marks,
    quick_add,
    readers,
    reviews,
    rewards,
    roadblocks,
    shifting,
    standings,
    tasks,
    templates,
    uniting,
    unwatched,
)
from tui_goals.domain import (
    AmountKind,
    Baseline,
    Bite,
    Break,
    Column,
    DecisionKind,
    Dependency,
    Entry,
    EntryKind,
    EntryLink,
    FocusSession,
    Goal,
    GoalTemplate,
    Interruption,
    InterruptionKind,
    Kept,
    MeasureKind,
    Measurement,
    Milestone,
    Period,
    Phase,
    PlannedPause,
    ReaderKind,
    Refused,
    ReportReader,
    SavedFilter,
    SessionState,
    Shared,
    Standing,
    StatusUpdate,
    Stored,
    Target,
    Task,
    Verdict,
)
from tui_goals.rules import gaps as gap_rules
from tui_goals.rules import quick_add as quick_rules
from tui_goals.rules.cutting import First, pieces
from tui_goals.rules.decisions import Choice as Decided
from tui_goals.rules.outline import Key, key_of
from tui_goals.rules.shifting import Buffer, moved
from tui_goals.rules.templates import built_in, plan
from tui_goals.store.tx import Tx

V = TypeVar("V", bound=Stored)
Verb = Callable[[Tx, int], Any]


def pick(tx: Tx, kind: type[V], number: int) -> V:
    """One of all values of a kind."""
    found = tx.find(kind)
    if not found:
        raise Refused(f"There is no {kind.__name__} yet.")
    return found[number % len(found)]


def opened(tx: Tx) -> FocusSession:
    """The open session."""
    session = tx.open_session()
    if session is None:
        raise Refused("No session is open.")
    return session


def resting(tx: Tx) -> Break:
    """The open break."""
    rest = tx.open_break()
    if rest is None:
        raise Refused("Nobody is resting.")
    return rest


def a_goal(number: int) -> Goal:
    """A goal that counts words, by a date or over and over, or its milestones."""
    counted = {"measure": MeasureKind.NUMBER, "unit": "words", "target_value": 100.0 + number} if number % 2 else {}
    if number % 5 == 3:
        counted |= {"measure": MeasureKind.HABIT, "period": tuple(Period)[number % 3]}
    return Goal(title=f"goal {number}", **counted)  # type: ignore[arg-type]


def a_thing(tx: Tx, number: int) -> Goal | Milestone | Task | Bite:
    """One of all things that can be cut."""
    return pick(tx, (Goal, Milestone, Task, Bite)[number % 4], number)  # type: ignore[return-value]


def end(tx: Tx, number: int) -> FocusSession:
    """End the open session in any way."""
    kind = AmountKind.TOTAL if number % 2 else AmountKind.DELTA
    return focus.end_session(tx, opened(tx).id, outcome(number), kind, float(number) if number % 5 else None)


def ended(tx: Tx, number: int) -> FocusSession:
    """One of the sessions that have ended."""
    found = [each for each in tx.find(FocusSession) if not each.open]
    if not found:
        raise Refused("No session has ended yet.")
    return found[number % len(found)]


def add_past(tx: Tx, number: int) -> FocusSession:
    """A session some hours ago, on a bite or on none."""
    start = tx.now.subtract(hours=number % 50 + 2, minutes=number % 7)
    session = FocusSession(
        bite_id=pick(tx, Bite, number).id if number % 3 else None, state=outcome(number), started_at=start,
        ended_at=start.add(minutes=number % 90 + 1), units=float(number) if number % 2 else None,
    )  # fmt: skip
    return past_sessions.add_past_session(tx, session, number % 5 > 0)


def edit_past(tx: Tx, number: int) -> FocusSession:
    """Another time, outcome and amount of an ended session."""
    base = ended(tx, number)
    start, end = (at.add(minutes=number % length - 10) for at, length in ((base.started_at, 23), (base.ended_at, 19)))  # type: ignore[union-attr]
    mine = replace(base, state=outcome(number), units=float(number), started_at=start, ended_at=end)
    return past_sessions.edit_session(tx, base, mine, number % 5 > 0)


def split(tx: Tx, number: int) -> FocusSession:
    """Split an ended session in its middle."""
    session = ended(tx, number)
    middle = session.started_at + (session.ended_at - session.started_at) / 2  # type: ignore[operator]
    return past_sessions.split_session(tx, session.id, middle, float(number) if session.units else None)


def merge(tx: Tx, number: int) -> FocusSession:
    """Merge two ended sessions on whatever bites."""
    one, other = ended(tx, number), ended(tx, number + 1)
    return past_sessions.merge_sessions(tx, one.id, other.id, one.id)


def outcome(number: int) -> SessionState:
    """A way to end."""
    return (SessionState.DONE, SessionState.PARTIAL, SessionState.ABANDONED)[number % 3]


def resolve(tx: Tx, number: int) -> FocusSession:
    """Make anything of the gap or the long pause of the open session, seen by somebody who was not there."""
    session = opened(tx)
    segments = tx.segments(session.id)
    gap = gap_rules.gap_in(session, segments, tx.heartbeat(session.id), tx.reading)
    gap = gap or gap_rules.long_pause(session, segments, tx.reading)
    if gap is None:
        raise Refused("There is no gap.")
    return gaps.resolve_session(
        tx, session.id, gap, tuple(gap_rules.Choice)[number % len(gap_rules.Choice)], gap.seconds * number / 1000
    )


def retitle(edit: Callable[..., Any], kind: type[V]) -> Verb:
    """Edit a thing's title."""
    return lambda tx, number: edit(tx, (it := pick(tx, kind, number)), replace(it, title=f"{number}"))  # type: ignore[call-arg]


def on(command: Callable[..., Any], kind: type[Stored], *more: Callable[[int], Any]) -> Verb:
    """A command on the id of a thing, with further arguments made of the number."""
    return lambda tx, number: command(tx, pick(tx, kind, number).id, *(make(number) for make in more))


def places(number: int) -> int:
    """How far to move."""
    return number % 7 - 3


def a_day(number: int) -> date:
    """A day to come."""
    return date(2027, 1, 1) + timedelta(days=number)


def an_answer(tx: Tx, number: int) -> feedback.Answer:
    """What a reader says of a milestone."""
    reader, milestone = pick(tx, ReportReader, number), pick(tx, Milestone, number)
    verdict = tuple(Verdict)[number % 3]
    return feedback.Answer(f"answer {number}", reader.uid, Target.MILESTONE, milestone.uid, verdict, f"{number}")


def a_shared_thing(tx: Tx, number: int) -> list[tuple[Shared, int]]:
    """Something that can be shared with a reader."""
    target = tuple(Shared)[number % 3]
    return [(target, pick(tx, readers.KINDS[target], number // 3).id)]


def some_things(tx: Tx, number: int) -> list[Key]:
    """Two different things."""
    return list(dict.fromkeys(key_of(a_thing(tx, each)) for each in (number, number // 2)))


def phase(number: int) -> Phase:
    """A phase to go to."""
    return tuple(Phase)[number % len(Phase)]


VERBS: dict[str, Verb] = {
    "add goal": lambda tx, n: goals.add_goal(tx, a_goal(n)),
    "edit goal": retitle(goals.edit_goal, Goal),
    "plan goal anew": lambda tx, n: goals.edit_goal(tx, (it := pick(tx, Goal, n)), replace(it, due=a_day(n)), f"{n}"),
    "move goal": on(goals.move_goal, Goal, places),
    "set phase": on(goals.set_phase, Goal, phase),
    "delete goal": on(goals.delete_goal, Goal),
    "add milestone": lambda tx, n: milestones.add_milestone(tx, Milestone(goal_id=pick(tx, Goal, n).id, title=f"{n}")),
    "edit milestone": retitle(milestones.edit_milestone, Milestone),
    "plan milestone anew": lambda tx, n: milestones.edit_milestone(
        tx, (it := pick(tx, Milestone, n)), replace(it, due=a_day(n), contributes=float(n)), f"{n}"
    ),
    "move milestone": on(milestones.move_milestone, Milestone, places),
    "move card": on(milestones.move_card, Milestone, places),
    "to column": lambda tx, n: milestones.move_to_column(tx, pick(tx, Milestone, n).id, pick(tx, Column, n // 3).id),
    "finish milestone": on(milestones.finish_milestone, Milestone),
    "reopen milestone": on(milestones.reopen_milestone, Milestone),
    "wait": lambda tx, n: milestones.add_dependency(tx, pick(tx, Milestone, n).id, pick(tx, Milestone, n // 5).id),
    "wait no more": lambda tx, n: (
        milestones.remove_dependency(tx, (it := pick(tx, Dependency, n)).milestone_id, it.needs_id)
    ),
    "delete milestone": on(milestones.delete_milestone, Milestone),
    "add task": lambda tx, n: tasks.add_task(tx, Task(milestone_id=pick(tx, Milestone, n).id, title=f"task {n}")),
    "edit task": retitle(tasks.edit_task, Task),
    "plan task anew": lambda tx, n: tasks.edit_task(tx, (it := pick(tx, Task, n)), replace(it, due=a_day(n)), f"{n}"),
    "move task": on(tasks.move_task, Task, places),
    "finish task": on(tasks.finish_task, Task),
    "reopen task": on(tasks.reopen_task, Task),
    "delete task": on(tasks.delete_task, Task),
    "add bite": lambda tx, n: bites.add_bite(
        tx, Bite(task_id=pick(tx, Task, n).id, title=f"bite {n}", amount=1.0 + n, unit="words")
    ),
    "edit bite": retitle(bites.edit_bite, Bite),
    "move bite": on(bites.move_bite, Bite, places),
    "finish bite": on(bites.finish_bite, Bite),
    "reopen bite": on(bites.reopen_bite, Bite),
    "delete bite": on(bites.delete_bite, Bite),
    "start": on(focus.start_session, Bite, lambda n: n % 60),
    "pause": lambda tx, n: focus.pause_session(tx, opened(tx).id),
    "resume": lambda tx, n: focus.resume_session(tx, opened(tx).id),
    "start unwatched": on(unwatched.start_unwatched, Bite, lambda n: n % 60),
    "pause unwatched": lambda tx, n: unwatched.pause_unwatched(tx, opened(tx).id),
    "resume unwatched": lambda tx, n: unwatched.resume_unwatched(tx, opened(tx).id),
    "replan": lambda tx, n: focus.replan_session(tx, opened(tx).id, n % 90 or None, n % 7 or None),
    "end": end,
    "drop": lambda tx, n: focus.drop_session(tx, opened(tx).id),
    "resolve": resolve,
    "link": lambda tx, n: focus.link_session(tx, pick(tx, FocusSession, n).id, pick(tx, Bite, n).id),
    "interrupt": lambda tx, n: interruptions.interrupt(tx, opened(tx).id, tuple(InterruptionKind)[n % 2], f"call {n}"),
    "note interruption": lambda tx, n: interruptions.note_interruption(tx, pick(tx, Interruption, n).uid, f"note {n}"),
    "delete interruption": lambda tx, n: interruptions.delete_interruption(tx, pick(tx, Interruption, n).uid),
    "make task": lambda tx, n: interruptions.make_task(
        tx, pick(tx, Interruption, n).uid, pick(tx, Milestone, n).id if n % 2 else None
    ),
    "start break": lambda tx, n: breaks.start_break(tx, n % 30, n % 4 == 0, pick(tx, FocusSession, n).id),
    "extend break": lambda tx, n: breaks.extend_break(tx, resting(tx).id, n % 9 + 1),
    "end break": lambda tx, n: breaks.end_break(tx, resting(tx).id),
    "no breaks": lambda tx, n: breaks.have_no_breaks(tx),
    "breaks again": lambda tx, n: breaks.have_breaks_again(tx),
    "count anew": lambda tx, n: breaks.count_anew(tx),
    "note session": lambda tx, n: journal.note_session(tx, pick(tx, FocusSession, n).id, f"note {n} #tag{n}"),
    "add past session": add_past,
    "edit past session": edit_past,
    "split session": split,
    "merge sessions": merge,
    "delete session": lambda tx, n: past_sessions.delete_session(tx, ended(tx, n).id),
    "record": on(
        measures.record_measurement, Goal, lambda n: tuple(AmountKind)[n % 2], float,
        lambda n: date(2026, 3, 4) - timedelta(days=n % 9),
    ),
    "edit measurement": lambda tx, n: measures.edit_measurement(
        tx, (it := pick(tx, Measurement, n)), replace(it, amount=float(n), note=f"note {n}")
    ),
    "forget measurement": on(measures.delete_measurement, Measurement),
    "say standing": on(standings.say_standing, Goal, lambda n: tuple(Standing)[n % 3], lambda n: f"said {n}"),
    "take back standing": on(standings.take_back_standing, StatusUpdate),
    "carry over": on(carrying.carry_over, Goal),
    "write": lambda tx, n: journal.write_entry(tx, Entry(body=f"#tag{n}"), [(Target.GOAL, pick(tx, Goal, n).id)]),
    "rewrite": lambda tx, n: journal.edit_entry(
        tx, (it := pick(tx, Entry, n)), replace(it, body=f"again {n}"), [(Target.GOAL, pick(tx, Goal, n).id)]
    ),
    "delete entry": on(journal.delete_entry, Entry),
    "review": lambda tx, n: reviews.save_review(
        tx, Entry(), Entry(kind=EntryKind.WEEKLY, period=f"2026-W{n % 53 + 1:02}", body=f"{n}"), f'{{"n": {n}}}', [
            Decided(Target.GOAL, pick(tx, Goal, n).id, tuple(DecisionKind)[n % 4], f"{n}", (("due", f"{a_day(n)}"),))
            if n % 3 else
            Decided(Target.MILESTONE, pick(tx, Milestone, n).id, tuple(DecisionKind)[n % 4], new_bite=f"bite {n}")
        ]
    ),
    "add column": lambda tx, n: columns.add_column(tx, Column(title=f"column {n}", finishes=n % 2 == 1)),
    "edit column": retitle(columns.edit_column, Column),
    "move column": on(columns.move_column, Column, places),
    "delete column": on(columns.delete_column, Column),
    "delete column with its cards": lambda tx, n: columns.delete_column(
        tx, pick(tx, Column, n).id, pick(tx, Column, n // 5).id
    ),
    "limit column": lambda tx, n: columns.edit_column(
        tx, (it := pick(tx, Column, n)), replace(it, wip_limit=n % 50 or None, wip_hard=n % 2 == 1)
    ),
    "move on hill": on(cards.move_on_hill, Milestone, places),
    "archive": on(cards.archive_milestone, Milestone),
    "restore": on(cards.restore_milestone, Milestone),
    "move to task": lambda tx, n: bites.move_to_task(tx, pick(tx, Bite, n).id, pick(tx, Task, n // 3).id),
    "pin": on(queue_marks.pin_bite, Bite),
    "unpin": on(queue_marks.unpin_bite, Bite),
    "move pinned": on(queue_marks.move_pinned, Bite, places),
    "put off": on(queue_marks.put_off, Bite),
    "bring back": lambda tx, n: queue_marks.bring_back(tx),
    "plan pause": lambda tx, n: pauses.plan_pause(
        tx, date(2026, 3, 4) + timedelta(days=n % 9), date(2026, 3, 6) + timedelta(days=n % 7)
    ),
    "cancel pause": on(pauses.cancel_pause, PlannedPause),
    "cut": lambda tx, n: cutting.cut(
        tx, key_of(a_thing(tx, n)), pieces(f"thing {n}", First(1.0 + n % 5, "words"), 1.0 + n), instead=n % 2 == 1
    ),
    "cut and start": lambda tx, n: cutting.cut_and_start(
        tx, key_of(a_thing(tx, n)), pieces(f"thing {n}", First(10, "min"), 1.0 + n), float(n % 50)
    ),
    "add reader": lambda tx, n: readers.add_reader(tx, f"reader {n}", tuple(ReaderKind)[n % 4]),
    "edit reader": lambda tx, n: readers.edit_reader(
        tx, (it := pick(tx, ReportReader, n)), replace(it, name=f"reader {n} again")
    ),
    "remove reader": on(readers.remove_reader, ReportReader),
    "share": lambda tx, n: readers.share(tx, pick(tx, ReportReader, n).id, a_shared_thing(tx, n)),
    "share no more": lambda tx, n: readers.unshare(tx, pick(tx, ReportReader, n).id, a_shared_thing(tx, n)),
    "answer": lambda tx, n: feedback.take_in_answers(tx, [an_answer(tx, n), an_answer(tx, n + 1)]),
    "agree scope": lambda tx, n: feedback.agree_scope(
        tx, pick(tx, Goal, n).id, pick(tx, ReportReader, n).id if n % 2 else None, f"{n}"
    ),
    "unite": lambda tx, n: uniting.unite(
        tx, [Goal(1, f"goal {n % 7}", title=f"{n}"), Goal(2, f"goal {n}", title=f"{n}"), Entry(1, f"{n}", body="x",
             written_at=tx.now, local_day=a_day(n)), EntryLink(1, f"link {n}", 1, 1, Target.GOAL, 2, "it")]
    ),
    "promise": lambda tx, n: milestones.edit_milestone(
        tx, (it := pick(tx, Milestone, n)), replace(it, reward=f"reward {n}")
    ),
    "take reward": lambda tx, n: rewards.take_reward(
        tx, *(Target.GOAL, pick(tx, Goal, n).id) if n % 3 == 0 else (Target.MILESTONE, pick(tx, Milestone, n).id)
    ),
    "quick add": lambda tx, n: quick_add.add_quickly(
        tx,
        quick_rules.understand(f"{n} words of part {n % 3} " + "~50m #deep " * (n % 2), date(2026, 3, 4)),
        quick_rules.Place(milestone=pick(tx, Milestone, n)),
    ),
    "move to milestone": on(moving.move_to_milestone, Task, lambda n: n % 3 + 1),
    "move to goal": on(moving.move_to_goal, Milestone, lambda n: n % 3 + 1),
    "make milestone": on(moving.make_milestone, Task),
    "finish many": lambda tx, n: many.finish_many(tx, some_things(tx, n)),
    "reopen many": lambda tx, n: many.reopen_many(tx, some_things(tx, n)),
    "delete many": lambda tx, n: many.delete_many(tx, some_things(tx, n)),
    "plan many": lambda tx, n: many.plan_many(tx, some_things(tx, n), a_day(n), add_labels=("x",), reason=f"{n}"),
    "move cards": lambda tx, n: many.move_cards(
        tx, [key_of(pick(tx, Milestone, n)), key_of(pick(tx, Milestone, n // 2))], pick(tx, Column, n // 3).id
    ),
    "move many": lambda tx, n: many.move_many(tx, [key_of(pick(tx, Task, n))], key_of(pick(tx, Milestone, n // 3))),
    "save filter": lambda tx, n: filters.save_filter(tx, f"filter {n % 3}", f"text {n}"),
    "delete filter": on(filters.delete_filter, SavedFilter),
    "save template": on(templates.save_template, Goal),
    "delete template": on(templates.delete_template, GoalTemplate),
    "use template": lambda tx, n: templates.use_template(
        tx, plan((found := built_in())[n % len(found)], date(2026, 3, 4), a_day(n), 10.0 + n if n % 2 else None)
    ),
    "abandon": lambda tx, n: roadblocks.abandon_session(
        tx, opened(tx).id, amount=float(n), reason=f"reason {n % 3}", kept=tuple(Kept)[n % 3], helps=f"{n}" * (n % 2)
    ),
    "shift milestone": lambda tx, n: shifting.shift_milestone(
        tx, (it := pick(tx, Milestone, n)), moved(it, n % 40 - 20), tuple(Buffer)[n % 3], f"{n}"
    ),
    "shift goal": lambda tx, n: shifting.shift_goal(
        tx, (it := pick(tx, Goal, n)), replace(it, start=a_day(n), due=a_day(n + 90)), n % 2 == 1
    ),
    "take baseline": lambda tx, n: baselines.take_baseline(tx, f"plan {n}", pick(tx, Goal, n).id if n % 3 else None),
    "delete baseline": on(baselines.delete_baseline, Baseline),
}  # fmt: skip
