"""Baselines: the plan as it was, kept as JSON, and how far the plan has slipped since, and by what.

The content of a baseline is an object with three lists: `goals` and `milestones` (uid, title, goal, start, due, done;
days as ISO texts or null) and `needs` (pairs of uids, the first waits on the second). Slip is the days from the end
then to the end now, where everything ends at the earliest after what it waits on (`plan_dates.earliest_ends`); a goal
ends with its last milestone; where that did not move, or there is none, its own due days are compared. Less than 0 is
earlier.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from tui_goals.domain import Baseline
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.plan_dates import Dated, Plan, earliest_ends, last_end

LISTS = ("goals", "milestones")
DAYS = ("start", "due", "done")
CAUSES_AT_MOST = 20
"""Chains that are looked at for one goal; what holds it up besides is told when these are gone."""
LINKS_TOLD = 3
"""Milestones of a chain that are named one by one."""
MOVED = "its due date was moved"


@frozen
class Slip:
    """How many days later than in the baseline a thing ends, and why, in words.

    `chain` are the uids of what caused it, from what ends late back to where it began.
    """

    uid: str
    title: str
    days: int
    then: date
    now: date
    cause: str = ""
    chain: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """`goal +6 d: C waits on B, which ends 6 d later`; `on the baseline` without a slip."""
        return f"{in_days(self.days)}: {self.cause}" if self.cause else in_days(self.days)


@frozen
class Comparison:
    """The slip of each goal and milestone that is in both plans, by uid; and what is only in one, by title."""

    goals: dict[str, Slip]
    milestones: dict[str, Slip]
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def _kept(thing: Dated) -> dict[str, str | None]:
    days = {name: getattr(thing, name) for name in DAYS}
    texts = {name: day.isoformat() if day else None for name, day in days.items()}
    return {"uid": thing.uid, "title": thing.title, "goal": thing.goal, **texts}


def _read(kept: dict[str, Any]) -> Dated:
    days = (date.fromisoformat(kept[name]) if kept.get(name) else None for name in DAYS)
    return Dated(str(kept["uid"]), str(kept["title"]), str(kept.get("goal", "")), *days)


def in_days(days: int) -> str:
    """A slip as `+6 d`, `-2 d` or `0 d`."""
    return f"{days:+,} d" if days else "0 d"


def content_of(plan: Plan, goal_uid: str | None = None) -> str:
    """A plan as a baseline keeps it; only what belongs to one goal when its uid is given."""
    goals = [each for each in plan.goals if goal_uid in (None, each.uid)]
    milestones = [each for each in plan.milestones if goal_uid in (None, each.goal)]
    names = {each.uid for each in milestones}
    needs = [list(pair) for pair in plan.needs if names.issuperset(pair)]
    content = {"goals": [_kept(each) for each in goals], "milestones": [_kept(each) for each in milestones]}
    return json.dumps({**content, "needs": needs}, ensure_ascii=False)


def plan_in(baseline: Baseline) -> Plan:
    """The plan that a baseline keeps; what cannot be read of it is left out."""
    try:
        content = json.loads(baseline.content)
        goals, milestones = (tuple(_read(each) for each in content.get(name, ())) for name in LISTS)
        return Plan(goals, milestones, tuple((str(one), str(other)) for one, other in content.get("needs", ())))
    except (ValueError, TypeError, AttributeError, KeyError):
        return Plan()


def compare(then: Plan, now: Plan) -> Comparison:
    """How far each goal and milestone has slipped from one plan to the other, with the cause of each slip.

    Raises Refused for a circle.
    """
    then, now = then.dated(), now.dated()
    was = earliest_ends(then)
    delays = Delays(then, now, was)
    milestones = {each.uid: delays.of_milestone(each) for each in now.milestones if each.uid in delays.days}
    held, compared = {each.uid for each in then.milestones}, {goal.uid: goal for goal in then.goals}
    goals = (_goal_slip(goal, compared[goal.uid], then, now, delays) for goal in now.goals if goal.uid in compared)
    there = {each.uid for each in now.milestones}
    added = tuple(each.title for each in now.milestones if each.uid not in held and each.goal in compared)
    gone = tuple(each.title for each in then.milestones if each.uid not in there)
    return Comparison({slip.uid: slip for slip in goals if slip is not None}, milestones, added, gone)


def without(now: Plan, then: Plan, chain: Iterable[str]) -> Plan:
    """What if the cause had not been: the plan with the things of a chain on the dates of then.

    What was not there then is taken out, and so is what they wait on since.
    """
    undone = set(chain)
    before = {each.uid: each for each in (*then.goals, *then.milestones)}

    def as_before(thing: Dated) -> Dated:
        return thing.with_dates_of(before[thing.uid]) if thing.uid in undone else thing

    kept = [each for each in now.milestones if each.uid not in undone or each.uid in before]
    names = {each.uid for each in kept}
    needs = [pair for pair in now.needs if names.issuperset(pair) and (pair[0] not in undone or pair in then.needs)]
    return Plan(tuple(map(as_before, now.goals)), tuple(map(as_before, kept)), tuple(needs))


def end_without(then: Plan, now: Plan, slip: Slip) -> date | None:
    """When a thing would end if what made it slip had not been. Raises Refused for a circle."""
    undone = without(now.dated(), then.dated(), slip.chain)
    ends = earliest_ends(undone)
    goal = next((goal for goal in undone.goals if goal.uid == slip.uid), None)
    if goal is None:
        return ends.get(slip.uid)
    return last_end(undone, goal.uid, ends) or goal.due


class Delays:
    """How late each milestone of a plan is against another plan, and what holds it up; both have dates only."""

    def __init__(self, then: Plan, now: Plan, was: Mapping[str, date]) -> None:
        self.then = {each.uid: each for each in then.milestones}
        self.now = {each.uid: each for each in now.milestones}
        self.was, self.ends = was, earliest_ends(now)
        self.days = {uid: (end - self.was[uid]).days for uid, end in self.ends.items() if uid in self.was}
        self._old_needs = frozenset(then.needs)
        self._needs: dict[str, list[str]] = {}
        for waiting, needed in now.needs:
            self._needs.setdefault(waiting, []).append(needed)

    def of_milestone(self, milestone: Dated) -> Slip:
        """The slip of a milestone that is in both plans."""
        uid, days = milestone.uid, self.days[milestone.uid]
        chain = self.chain(uid) if days > 0 else ()
        return Slip(uid, milestone.title, days, self.was[uid], self.ends[uid], self.words(chain), chain)

    def chain(self, uid: str) -> tuple[str, ...]:
        """What holds a milestone up: itself, the one it waits on that is as late or pushes it, and so on.

        It ends where nothing that is waited on is late: there the slip began.
        """
        chain = [uid]
        while here := self._held_up_by(self.now[chain[-1]], chain):
            chain.append(here)
        return tuple(chain)

    def words(self, chain: tuple[str, ...]) -> str:
        """A chain as `C waits on B, which ends 6 days later`; empty for none."""
        if not chain:
            return ""
        titles = [self.now[uid].title for uid in chain]
        began = self._began(self.now[chain[-1]])
        if len(chain) == 1:
            return f"{titles[0]} {began}"
        links = [f"{titles[0]} waits on {titles[1]}"]
        if len(titles) > LINKS_TOLD:
            return f"{links[0]}, and so on back to {titles[-1]}, which {began}"
        links += [f"{one} on {other}" for one, other in pairwise(titles[1:])]
        return f"{', '.join(links)}, which {began}"

    def _held_up_by(self, milestone: Dated, before: list[str]) -> str | None:
        if milestone.done is not None:
            return None
        own = self.days.get(milestone.uid, 0)
        late = [
            uid
            for uid in self._needs.get(milestone.uid, ())
            if uid not in before and (self.days.get(uid, 0) >= max(own, 1) or self._pushes(uid, milestone))
        ]
        return max(late, key=lambda uid: self.ends[uid], default=None)

    def _pushes(self, uid: str, milestone: Dated) -> bool:
        """Whether a milestone cannot begin on its day for one that is late, or that was not there."""
        late = self.days.get(uid, 1) > 0
        return late and milestone.begins is not None and milestone.begins < self.ends[uid]

    def _began(self, root: Dated) -> str:
        """What became of the milestone that the slip began with."""
        if root.uid not in self.then:
            return "was added"
        days = phrases.count(self.days[root.uid], "day")
        if root.done is not None:
            return f"was done {days} later"
        for needed in self._needs.get(root.uid, ()):
            if (root.uid, needed) not in self._old_needs and root.begins and root.begins < self.ends[needed]:
                return f"waits on {self.now[needed].title} since"
        return f"ends {days} later"


def _goal_slip(goal: Dated, before: Dated, then: Plan, now: Plan, delays: Delays) -> Slip | None:
    """The slip of a goal; None where there is nothing to compare."""
    was, ends = last_end(then, goal.uid, delays.was), last_end(now, goal.uid, delays.ends)
    if goal.due and before.due and (was is None or ends is None or (was == ends and goal.due != before.due)):
        days = (goal.due - before.due).days
        moved = Slip(goal.uid, goal.title, days, before.due, goal.due)
        return replace(moved, cause=MOVED, chain=(goal.uid,)) if days > 0 else moved
    if was is None or ends is None:
        return None
    if ends <= was:
        return Slip(goal.uid, goal.title, (ends - was).days, was, ends)
    now = now.part(goal.uid)
    then = then.part(goal.uid, {each.uid for each in now.milestones})
    causes, chain = _goal_causes(goal.uid, then, now, delays.was)
    cause = f"{causes[0]}, and {phrases.count(len(causes) - 1, 'more cause')}" if causes[1:] else "".join(causes)
    return Slip(goal.uid, goal.title, (ends - was).days, was, ends, cause, chain)


def _goal_causes(goal: str, then: Plan, now: Plan, ended: Mapping[str, date]) -> tuple[list[str], tuple[str, ...]]:
    """What makes a goal's last milestone end later than it did, each cause found with those before it undone."""
    causes: list[str] = []
    chains: dict[str, None] = {}
    was = last_end(then, goal, ended)
    while len(causes) < CAUSES_AT_MOST:
        delays = Delays(then, now, ended)
        end = last_end(now, goal, delays.ends)
        if was is None or end is None or end <= was:
            break
        own = [each.uid for each in now.milestones if each.goal == goal]
        chain = delays.chain(max(own, key=lambda uid: (delays.ends[uid], delays.days.get(uid, 0))))
        causes.append(delays.words(chain))
        chains.update(dict.fromkeys(chain))
        now = without(now, then, chain)
    return causes, tuple(chains)
