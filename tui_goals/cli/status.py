"""`status`: the running session, what is next, and how much there is."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from tui_goals.cli.known_time import known_time
from tui_goals.cli.opening import Here
from tui_goals.cli.output import give, say, table
from tui_goals.cli.plan import Plan
from tui_goals.domain import Bite, Entry, FocusSession, Goal, Milestone, Task
from tui_goals.rules import focus, phrases
from tui_goals.rules.outline import Item
from tui_goals.rules.queue import QueueItem
from tui_goals.rules.sight import sight
from tui_goals.store import Reader

NEXT = 10
"""How many bites of the queue a person reads at once."""

COUNTED = {
    "goals": Goal,
    "milestones": Milestone,
    "tasks": Task,
    "bites": Bite,
    "sessions": FocusSession,
    "entries": Entry,
}
"""The kinds that `list` knows."""

Picture = dict[str, Any]
"""What is told, in the shape it has as JSON."""


def status(options: Namespace) -> int:
    """Print the running session, today's queue and counts."""
    here = Here(options)
    with here.reading() as reader:
        picture = _look(reader, here) if reader else _nothing(here)
    if options.json:
        give(picture)
    else:
        if picture["session"] is not None:
            say(*session_lines(picture["session"]), "")
        _say_queue(picture["queue"], here.today)
        _say_counts(picture["counts"]["open"])
    return 0


def _look(reader: Reader, here: Here) -> Picture:
    plan, session = Plan(reader, here.today), reader.open_session()
    still_open = {
        "goals": len(plan.goals),
        "milestones": sum(milestone.done_at is None for milestone in plan.milestones),
        "tasks": sum(task.done_at is None for task in plan.tasks),
        "bites": reader.open_bites(),
    }
    return {
        "session": session_as_json(session, plan, here) if session else None,
        "queue": [_queued(item) for item in plan.queue(here.today)],
        "counts": {name: reader.count(kind) for name, kind in COUNTED.items()} | {"open": still_open},
        "today": here.today.isoformat(),
    }


def _nothing(here: Here) -> Picture:
    nothing_open = dict.fromkeys(("goals", "milestones", "tasks", "bites"), 0)
    counts: dict[str, Any] = dict.fromkeys(COUNTED, 0)
    return {"session": None, "queue": [], "counts": counts | {"open": nothing_open}, "today": here.today.isoformat()}


def session_as_json(session: FocusSession, plan: Plan, here: Here) -> Picture:
    """A session's fields and what the clock says of it."""
    from tui_goals.exchange.export import as_row

    known = known_time(session, plan.reader, here)
    elapsed = known.seconds
    remaining = focus.remaining_seconds(session, elapsed)
    heartbeat = plan.reader.heartbeat(session.id)
    return as_row(session) | {
        "elapsed_seconds": round(elapsed, 3),
        "remaining_seconds": None if remaining is None else round(remaining, 3),
        "overrun_seconds": round(focus.overrun_seconds(session, elapsed), 3),
        "unresolved_seconds": round(known.unresolved, 3),
        "detached": bool(heartbeat and heartbeat.detached),
        "sight": _sight(session, plan),
    }


def _sight(session: FocusSession, plan: Plan) -> tuple[str, ...]:
    """The line of sight from the session's bite up to its goal."""
    bite = plan.outline.bite(session.bite_id) if session.bite_id is not None else None
    match plan.outline.path(bite) if bite else ():
        case (Goal() as goal, Milestone() as milestone, Task() as task, Bite() as leaf):
            done, total = plan.reader.task_counts().get(milestone.id, (0, 0))
            reached = plan.progress.goals.get(goal.id)
            return sight(goal, milestone, task, leaf, tasks_done=done, tasks_total=total, goal_fraction=reached)
    return (session.subject,)


def _queued(item: QueueItem) -> Picture:
    above: dict[str, Item] = {"task": item.task, "milestone": item.milestone, "goal": item.goal}
    return {
        "id": item.bite.id,
        "title": item.bite.title,
        "amount": item.bite.amount,
        "unit": item.bite.unit,
        "due": item.due.isoformat() if item.due else None,
        "urgency": item.urgency,
    } | {kind: {"id": thing.id, "title": thing.title} for kind, thing in above.items()}


def session_lines(session: Picture) -> tuple[str, str]:
    """What a session has come to, and its line of sight."""
    minutes, units = session["plan_minutes"], session["plan_units"]
    planned = [
        *([] if minutes is None else [phrases.duration(minutes * 60)]),
        *([] if units is None else [phrases.amount(units, session["unit"])]),
    ]
    plan = f" of {phrases.join_words(planned)}" if planned else ""
    elapsed = phrases.duration(session["elapsed_seconds"])
    unresolved = phrases.duration(session["unresolved_seconds"])
    open_question = f"; {unresolved} are unresolved, the Focus screen (3) asks" if session["unresolved_seconds"] else ""
    first = f"“{session['subject']}” is {session['state']}: {elapsed}{plan}{open_question}"
    return first, f"  {' < '.join(session['sight'])}"


def _say_queue(queue: Sequence[Picture], today: date) -> None:
    if not queue:
        return
    lines = (
        (
            item["id"],
            phrases.due(date.fromisoformat(item["due"]), today) if item["due"] else "",
            " < ".join((item["title"], item["task"]["title"], item["goal"]["title"])),
        )
        for item in queue[:NEXT]
    )
    table(("BITE", "DUE", "NEXT"), lines)
    say(*([f"... and {len(queue) - NEXT:,} more"] if len(queue) > NEXT else []), "")


def _say_counts(counts: dict[str, int]) -> None:
    if not counts["goals"]:
        say("No goals are open. Begin with: tui-goals add goal TITLE --due DATE")
        return
    open_ones = (phrases.count(number, kind.removesuffix("s")) for kind, number in counts.items())
    say(f"Open: {phrases.join_words(list(open_ones))}.")
