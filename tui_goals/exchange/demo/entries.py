"""The demo's journal as domain values, and what each entry is about."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from textwrap import dedent

from tui_goals.clock import from_milliseconds
from tui_goals.domain import Entry, EntryKind, EntryLink, SessionState, Target
from tui_goals.exchange.demo.calendar import MINUTE, Calendar
from tui_goals.exchange.demo.plan import EntryPlan
from tui_goals.exchange.demo.values import Plans
from tui_goals.rules import days, texts

AFTER = 2 * MINUTE
"""How long after a thing its entry is written."""
INSIDE_PARAGRAPH = re.compile(r"(?<!\n)\n(?!\n|- |> |#+ |\d+\. )")
OUTCOMES = {EntryKind.SESSION: SessionState.DONE, EntryKind.ROADBLOCK: SessionState.ABANDONED}

Link = tuple[Target, int, str]


class Journal:
    """Makes the entries; `entries` and `links` agree on the ids."""

    def __init__(self, plans: Plans, written: Sequence[EntryPlan], calendar: Calendar) -> None:
        self.calendar = calendar
        self.links_by_title = _by_title(plans)
        self.plans = plans
        placed = [(*self._placed(plan), plan) for plan in written]
        self.placed = sorted(placed, key=lambda one: one[0])

    def entries(self) -> Iterator[Entry]:
        """The entries, oldest first."""
        for id, (at, _, plan) in enumerate(self.placed, 1):
            written_at = from_milliseconds(at)
            body = _body(plan)
            yield Entry(
                id=id, kind=plan.kind, body=body, mood=plan.mood, energy=plan.energy, tags=texts.tags_in(body),
                written_at=written_at, zone=self.calendar.zone,
                local_day=days.local_day(written_at, self.calendar.zone, self.calendar.cutoff),
            )  # fmt: skip

    def links(self) -> Iterator[EntryLink]:
        """What the entries are about."""
        ids = count(1)
        for entry_id, (_, links, _) in enumerate(self.placed, 1):
            for target, target_id, title in links:
                yield EntryLink(id=next(ids), entry_id=entry_id, target=target, target_id=target_id, target_title=title)

    def _placed(self, plan: EntryPlan) -> tuple[int, list[Link]]:
        """When an entry is written, and what it is about: first what it follows, then what it names."""
        named = [self.links_by_title[title] for title in plan.about]
        if isinstance(plan.when, int):
            return self.calendar.at(plan.when, plan.hour), named
        if plan.kind is EntryKind.CELEBRATION:
            milestone = self.links_by_title[plan.when]
            return self.plans.milestones_done[milestone[1]] + AFTER, [milestone, *named]
        at, links = self._sitting(plan.when, OUTCOMES[plan.kind])
        return at + AFTER, [*links, *named]

    def _sitting(self, title: str, state: SessionState) -> tuple[int, list[Link]]:
        """When the last sitting with that subject and outcome ended, and the links to it and its milestone."""
        found = [
            (id, sitting) for id, sitting in enumerate(self.plans.facts.sittings, 1)
            if sitting.subject == title and sitting.state is state
        ]  # fmt: skip
        session_id, sitting = found[-1]
        task = self.plans.plans.bites[(sitting.bite_id or 0) - 1].parent
        milestone = self.plans.plans.milestones[self.plans.plans.tasks[task - 1].parent - 1]
        return sitting.end, [
            (Target.SESSION, session_id, title), (Target.MILESTONE, milestone.id, milestone.plan.title),
        ]  # fmt: skip


def _body(plan: EntryPlan) -> str:
    """The text as a person types it, a paragraph a line."""
    return INSIDE_PARAGRAPH.sub(" ", dedent(plan.body).strip())


def _by_title(plans: Plans) -> dict[str, Link]:
    numbered = plans.plans
    kinds = ((Target.TASK, numbered.tasks), (Target.MILESTONE, numbered.milestones), (Target.GOAL, numbered.goals))
    return {node.plan.title: (target, node.id, node.plan.title) for target, nodes in kinds for node in nodes}
