"""Whether a goal's milestones lead to it: what adds nothing, sums that miss the target, dates beyond the goal's.

A task without a milestone cannot be: the file does not take one.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from math import fsum, isclose

from tui_goals.domain import Goal, MeasureKind, Milestone
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.outline import Key, key_of

CLOSE = 1e-6


class Flag(StrEnum):
    """What was found: the first three are of alignment, the others the six pitfalls."""

    ADDS_NOTHING = "adds nothing"
    SUM = "sum misses the target"
    AFTER_GOAL = "due after its goal"
    VAGUE = "vague or unrealistic"
    MISALIGNED = "misaligned"
    RIGID = "rigid"
    UNTRACKED = "untracked"
    NO_TIME = "no time management"
    UNCELEBRATED = "never celebrated"


@frozen
class Finding:
    """One thing to look at: in words, why it matters, and the thing and field that a form opens at to fix it."""

    flag: Flag
    words: str
    why: str
    about: Key
    field: str = ""


ADDS = "It can be done without the goal coming any nearer."
SUMS = "All milestones done should reach the goal: no more, no less."
LATE = "What is due after the goal cannot help to reach it in time."


def misalignments(goal: Goal, milestones: Iterable[Milestone]) -> tuple[Finding, ...]:
    """What of a goal's milestones does not lead to it, in their order."""
    own = tuple(milestones)
    return (*_adding_nothing(goal, own), *_sums(goal, own), *_late(goal, own))


def _counted(goal: Goal, own: tuple[Milestone, ...]) -> bool:
    """Whether shares matter: where milestones count, only if any of them has one."""
    some = any(each.contributes for each in own)
    return goal.measure is MeasureKind.NUMBER or (goal.measure is MeasureKind.MILESTONES and some)


def _adding_nothing(goal: Goal, own: tuple[Milestone, ...]) -> Iterator[Finding]:
    if not _counted(goal, own):
        return
    for each in own:
        if not each.contributes:
            yield Finding(
                Flag.ADDS_NOTHING, f"“{each.title}” adds nothing to the measure", ADDS, key_of(each), "contributes"
            )


def _sums(goal: Goal, own: tuple[Milestone, ...]) -> Iterator[Finding]:
    shares = [abs(each.contributes) for each in own if each.contributes]
    if goal.measure is not MeasureKind.NUMBER or goal.target_value is None or not shares:
        return
    total, whole = fsum(shares), abs(goal.target_value - goal.start_value)
    if isclose(total, whole, rel_tol=CLOSE):
        return
    missing = f"{phrases.amount(abs(whole - total))} {'are in none' if total < whole else 'too much'}"
    words = f"The milestones add up to {phrases.amount(total)} of {phrases.amount(whole, goal.unit)}: {missing}"
    yield Finding(Flag.SUM, words, SUMS, key_of(goal), "target_value")


def _late(goal: Goal, own: tuple[Milestone, ...]) -> Iterator[Finding]:
    for each in own:
        if goal.due is not None and each.due is not None and each.due > goal.due and each.done_at is None:
            words = f"“{each.title}” is due {phrases.count((each.due - goal.due).days, 'day')} after its goal"
            yield Finding(Flag.AFTER_GOAL, words, LATE, key_of(each), "due")
