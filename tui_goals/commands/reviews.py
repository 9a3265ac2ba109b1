"""Reviews: text, facts and decisions are saved in one step, and what is decided changes the plan there and then."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pendulum import DateTime

from tui_goals.commands.bites import add_bite
from tui_goals.commands.door import unrecorded
from tui_goals.commands.goals import set_phase
from tui_goals.commands.journal import edit_entry, write_entry
from tui_goals.commands.milestones import delete_milestone, edit_milestone, move_to_column
from tui_goals.commands.shifting import shift_goal, shift_milestone
from tui_goals.commands.tasks import add_task
from tui_goals.commands.view_settings import keep_view
from tui_goals.domain import (
    Bite,
    Decision,
    DecisionKind,
    Dependency,
    Entry,
    EntryKind,
    Goal,
    Milestone,
    Phase,
    Refused,
    Review,
    Target,
    Task,
    ViewSetting,
)
from tui_goals.rules import days, dependencies, snoozes
from tui_goals.rules.decisions import Choice, adjusted
from tui_goals.rules.entries import About
from tui_goals.rules.shifting import Buffer
from tui_goals.store.tx import Tx

PHASES = {DecisionKind.PAUSE: Phase.PAUSED, DecisionKind.DROP: Phase.DROPPED}


def save_review(
    tx: Tx,
    base: Entry,
    mine: Entry,
    facts: str,
    choices: Iterable[Choice] = (),
    about: Iterable[About] | None = None,
) -> Entry:
    """Save {it.kind} review of {it.period}.

    `base` is the entry as the screen first saw it (id 0: not written yet), `facts` its snapshot as JSON. The choices
    are done, each with its reason in the change ledger; those that move others come first, so that a date decided on
    itself stands. Raises Refused, Conflict and NotFound, with nothing saved.
    """
    entry = edit_entry(tx, base, mine, about) if base.id else write_entry(tx, mine, about or ())
    found = tx.find(Review, entry_id=entry.id)
    if not found:
        tx.add(Review(entry_id=entry.id, facts=facts, computed_at=tx.now))
    elif found[0].facts != facts:
        tx.change(found[0], facts=facts, computed_at=tx.now)
    for choice in sorted(choices, key=lambda each: each.buffer is Buffer.LEAVE):
        _decide(tx, entry, choice)
    return entry


@unrecorded
def snooze_review(tx: Tx, kind: EntryKind, until: DateTime) -> ViewSetting:
    """Let the reviews of a kind wait until an instant."""
    return keep_view(tx, snoozes.subject_of(kind), snoozes.as_json(until))


def _decide(tx: Tx, entry: Entry, choice: Choice) -> None:
    """Keep a decision, and do what it says."""
    kind: type[Goal | Milestone] = Goal if choice.target is Target.GOAL else Milestone
    thing = tx.get(kind, choice.target_id)
    decision = _keep(tx, entry, thing, choice)
    match thing, choice.kind:
        case Goal(), DecisionKind.ADJUST:
            with_milestones = choice.buffer is Buffer.KEEP
            shift_goal(tx, thing, adjusted(thing, choice.changes), with_milestones, choice.reason, decision.id)
        case Goal(), DecisionKind.PAUSE | DecisionKind.DROP:
            set_phase(tx, thing.id, PHASES[choice.kind], choice.reason, decision.id)
        case Milestone(), DecisionKind.ADJUST:
            shift_milestone(tx, thing, adjusted(thing, choice.changes), choice.buffer, choice.reason, decision.id)
        case Milestone(), DecisionKind.PAUSE:
            _let_rest(tx, thing, choice.reason, decision.id)
        case Milestone(), DecisionKind.DROP:
            delete_milestone(tx, thing.id, choice.reason, decision.id)


def _keep(tx: Tx, entry: Entry, thing: Goal | Milestone, choice: Choice) -> Decision:
    """Keep a decision with its next micro-milestone; a second one on the same thing takes the first one's place."""
    decided: dict[str, Any] = {
        "target_title": thing.title,
        "kind": choice.kind,
        "reason": choice.reason,
        "bite_id": _next_bite(tx, thing, choice),
        "decided_at": tx.now,
        "zone": tx.zone,
        "local_day": days.local_day(tx.now, tx.zone, tx.cutoff),
    }
    found = tx.find(Decision, entry_id=entry.id, target=choice.target, target_id=choice.target_id)
    if found:
        return tx.change(found[0], **decided)
    return tx.add(replace(Decision(entry_id=entry.id, target=choice.target, target_id=choice.target_id), **decided))


def _let_rest(tx: Tx, milestone: Milestone, reason: str, decision_id: int) -> None:
    """A milestone that rests has no date, and its card is back in the first column."""
    resting = edit_milestone(tx, milestone, replace(milestone, due=None), reason, decision_id)
    first = next((column for column in tx.columns() if not column.finishes), None)
    if first is not None:
        move_to_column(tx, resting.id, first.id)


def _next_bite(tx: Tx, thing: Goal | Milestone, choice: Choice) -> int | None:
    """The id of the micro-milestone that comes next: the chosen one, or the one that is written now."""
    if choice.bite_id is not None:
        return tx.get(Bite, choice.bite_id).id
    if not choice.new_bite:
        return None
    milestone = thing if isinstance(thing, Milestone) else _first_open(tx, thing)
    task = next((task for task in tx.tasks_of(milestone.id) if task.done_at is None), None)
    if task is None:
        task = add_task(tx, Task(milestone_id=milestone.id, title=choice.new_bite))
    return add_bite(tx, Bite(task_id=task.id, title=choice.new_bite)).id


def _first_open(tx: Tx, goal: Goal) -> Milestone:
    """The goal's first open milestone, one that waits on no other where there is one."""
    milestones = [each for each in tx.milestones_of(goal.id) if each.done_at is None]
    if not milestones:
        raise Refused(f"“{goal.title}” has no open milestone that a bite could be for. Add one first (1, then n).")
    blocked = dependencies.all_blockers(milestones, tx.find(Dependency))
    return next((each for each in milestones if each.id not in blocked), milestones[0])
