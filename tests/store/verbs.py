"""Every verb that makes a step, on a thing picked by a number, for tests that do anything in any order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from tui_goals.commands import bites, columns, focus, goals, journal, measures, milestones, reviews, tasks
from tui_goals.domain import (
    AmountKind,
    Bite,
    Column,
    DecisionKind,
    Dependency,
    Entry,
    EntryKind,
    FocusSession,
    Goal,
    MeasureKind,
    Measurement,
    Milestone,
    Phase,
    Refused,
    SessionState,
    Stored,
    Target,
    Task,
)
from tui_goals.rules.decisions import Choice
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


def a_goal(number: int) -> Goal:
    """A goal that counts words, or its milestones."""
    counted = {"measure": MeasureKind.NUMBER, "unit": "words", "target_value": 100.0 + number} if number % 2 else {}
    return Goal(title=f"goal {number}", **counted)  # type: ignore[arg-type]


def end(tx: Tx, number: int) -> FocusSession:
    """End the open session in any way."""
    outcome = (SessionState.DONE, SessionState.PARTIAL, SessionState.ABANDONED)[number % 3]
    kind = AmountKind.TOTAL if number % 2 else AmountKind.DELTA
    return focus.end_session(tx, opened(tx).id, outcome, kind, float(number) if number % 5 else None)


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
    "replan": lambda tx, n: focus.replan_session(tx, opened(tx).id, n % 90 or None, n % 7 or None),
    "end": end,
    "link": lambda tx, n: focus.link_session(tx, pick(tx, FocusSession, n).id, pick(tx, Bite, n).id),
    "record": on(
        measures.record_measurement, Goal, lambda n: tuple(AmountKind)[n % 2], float,
        lambda n: date(2026, 3, 4) - timedelta(days=n % 9),
    ),
    "forget measurement": on(measures.delete_measurement, Measurement),
    "write": lambda tx, n: journal.write_entry(tx, Entry(body=f"#tag{n}"), [(Target.GOAL, pick(tx, Goal, n).id)]),
    "rewrite": lambda tx, n: journal.edit_entry(
        tx, (it := pick(tx, Entry, n)), replace(it, body=f"again {n}"), [(Target.GOAL, pick(tx, Goal, n).id)]
    ),
    "delete entry": on(journal.delete_entry, Entry),
    "review": lambda tx, n: reviews.save_review(
        tx, Entry(), Entry(kind=EntryKind.WEEKLY, period=f"2026-W{n % 53 + 1:02}", body=f"{n}"), f'{{"n": {n}}}', [
            Choice(Target.GOAL, pick(tx, Goal, n).id, tuple(DecisionKind)[n % 4], f"{n}", (("due", f"{a_day(n)}"),))
            if n % 3 else
            Choice(Target.MILESTONE, pick(tx, Milestone, n).id, tuple(DecisionKind)[n % 4], new_bite=f"bite {n}")
        ]
    ),
    "add column": lambda tx, n: columns.add_column(tx, Column(title=f"column {n}", finishes=n % 2 == 1)),
    "edit column": retitle(columns.edit_column, Column),
    "move column": on(columns.move_column, Column, places),
    "delete column": on(columns.delete_column, Column),
}  # fmt: skip
