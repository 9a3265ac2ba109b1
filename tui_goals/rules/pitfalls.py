"""The six pitfalls of goals and milestones as live checks, each with why it matters and where it is fixed.

    vague or unrealistic   nothing says when it is reached, or the pace needed is `UNREALISTIC` times the one so far
    misaligned             its milestones do not lead to it (`rules.alignment`)
    rigid                  something has been late for `RIGID_DAYS` and neither dates nor scope were changed since
    untracked              nothing was recorded, sat on or finished for `UNTRACKED_DAYS`
    no time management     the goal, or an open milestone, has no due date
    never celebrated       milestones were reached, `CELEBRATED_DAYS` have passed, and none was celebrated or rewarded

Only a committed goal has them.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tui_goals.domain import Goal, MeasureKind, Milestone, Phase
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.alignment import Finding, Flag, misalignments
from tui_goals.rules.outline import key_of
from tui_goals.rules.progress import Pace

UNREALISTIC = 2.5
LEAST_DAYS = 28
"""Days since the start before a pace so far says anything."""
RIGID_DAYS = 14
UNTRACKED_DAYS = 14
CELEBRATED_DAYS = 7
RECORD, CELEBRATE = "record", "celebrate"
"""Fields that no form has: the fix is to record something, or to write of it."""


@frozen
class Seen:
    """All that the checks look at; days are local ones."""

    goal: Goal
    today: date
    milestones: tuple[Milestone, ...] = ()
    done: tuple[tuple[date, Milestone], ...] = ()
    """Those that are done, with their days."""
    vague: bool = False
    """Whether its words do not say when it is reached."""
    pace: Pace | None = None
    last_change: date | None = None
    """When dates or scope of the goal, its milestones or tasks were changed last."""
    last_moved: date | None = None
    """When something was recorded, sat on or finished last."""
    celebrated: bool = False
    """Whether anything of it was celebrated, or a reward taken."""


def pitfalls(seen: Seen) -> tuple[Finding, ...]:
    """The pitfalls that a goal is in, in the order of the six."""
    if seen.goal.phase is not Phase.COMMITTED:
        return ()
    checks: tuple[Callable[[Seen], Iterator[Finding]], ...] = (
        _vague, _misaligned, _rigid, _untracked, _without_time, _uncelebrated,
    )  # fmt: skip
    return tuple(found for check in checks if (found := next(check(seen), None)) is not None)


def findings(seen: Seen) -> tuple[Finding, ...]:
    """Everything to look at: each misalignment by itself, then the other pitfalls."""
    found = pitfalls(seen)
    if not any(each.flag is Flag.MISALIGNED for each in found):
        return found
    single = misalignments(seen.goal, seen.milestones)
    return (*single, *(each for each in found if each.flag is not Flag.MISALIGNED))


def _vague(seen: Seen) -> Iterator[Finding]:
    goal, pace = seen.goal, seen.pace
    if seen.vague:
        why = "Without a measure nobody can say whether it is reached."
        yield Finding(Flag.VAGUE, "Nothing says when this goal is reached", why, key_of(goal), "title")
    begun = goal.start is not None and (seen.today - goal.start).days >= LEAST_DAYS
    by_date = goal.measure in (MeasureKind.NUMBER, MeasureKind.MILESTONES)
    if not (begun and by_date) or pace is None or pace.needed_per_day is None or not pace.per_day:
        return
    times = pace.needed_per_day / pace.per_day
    if times >= UNREALISTIC:
        needed = f"{times:.1f} times the pace so far"
        why = "Out of reach takes the will to begin; less, or later, is a plan again."
        yield Finding(Flag.VAGUE, f"It needs {needed} from today on", why, key_of(goal), "due")


def _misaligned(seen: Seen) -> Iterator[Finding]:
    found = misalignments(seen.goal, seen.milestones)
    if found:
        words = f"Not all of its milestones lead to it: {found[0].words}"
        yield Finding(Flag.MISALIGNED, words, found[0].why, found[0].about, found[0].field)


def _rigid(seen: Seen) -> Iterator[Finding]:
    late = [each for each in seen.milestones if each.done_at is None and each.due is not None]
    for each in sorted(late, key=lambda one: one.due or date.max):
        long = seen.today - timedelta(days=RIGID_DAYS)
        if each.due is not None and each.due < long and (seen.last_change is None or seen.last_change < each.due):
            words = f"“{each.title}” is {phrases.due(each.due, seen.today)}, and the plan is as it was"
            why = "A plan that is not adjusted stops telling what comes next."
            yield Finding(Flag.RIGID, words, why, key_of(each), "due")


def _untracked(seen: Seen) -> Iterator[Finding]:
    long = seen.today - timedelta(days=UNTRACKED_DAYS)
    begun = seen.goal.start is None or seen.goal.start < long
    if begun and (seen.last_moved is None or seen.last_moved < long):
        since = f"since {phrases.day(seen.last_moved, seen.today)}" if seen.last_moved is not None else "yet"
        why = "What is not looked at does not move, and one learns of it too late."
        yield Finding(Flag.UNTRACKED, f"Nothing was recorded or done {since}", why, key_of(seen.goal), RECORD)


def _without_time(seen: Seen) -> Iterator[Finding]:
    why = "Without a day things drag on, and what waits on them does too."
    if seen.goal.due is None:
        yield Finding(Flag.NO_TIME, "The goal has no due date", why, key_of(seen.goal), "due")
    for each in seen.milestones:
        if each.done_at is None and each.due is None:
            yield Finding(Flag.NO_TIME, f"“{each.title}” has no due date", why, key_of(each), "due")


def _uncelebrated(seen: Seen) -> Iterator[Finding]:
    reached = [pair for pair in seen.done if (seen.today - pair[0]).days >= CELEBRATED_DAYS]
    if reached and not seen.celebrated:
        _, newest = max(reached, key=lambda pair: (pair[0], pair[1].id))
        why = "What is never marked wears one out. A line and a small reward are enough."
        yield Finding(
            Flag.UNCELEBRATED, f"“{newest.title}” was reached and never celebrated", why, key_of(newest), CELEBRATE
        )
