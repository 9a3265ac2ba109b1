"""The demo's reviews as domain values: their texts, the facts of their days, decisions and what those changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import fsum
from typing import Any, TypeVar

from pendulum import DateTime

from tui_goals.clock import from_milliseconds
from tui_goals.domain import (
    Bite,
    Decision,
    Entry,
    FocusSession,
    Goal,
    Interruption,
    Measurement,
    Milestone,
    PlanChange,
    Review,
    Segment,
    SegmentKind,
    StatusUpdate,
    Stored,
    Task,
)
from tui_goals.exchange.demo.calendar import MINUTE, Calendar
from tui_goals.exchange.demo.review_texts import Decided, ReviewPlan
from tui_goals.rules import days, periods, progress, snapshots, texts
from tui_goals.rules.outline import key_of
from tui_goals.rules.periods import Period, Schedule
from tui_goals.rules.prompts import PROMPTS
from tui_goals.rules.review_facts import Lived, facts_of
from tui_goals.rules.snapshots import Snapshot

V = TypeVar("V", bound=Stored)
AFTER = 40 * MINUTE
"""How long after it falls due a review is done."""


@dataclass
class Reviews:
    """Makes the reviews of a year whose other values are there already."""

    year: Sequence[Stored]
    plans: Sequence[ReviewPlan]
    calendar: Calendar

    def values(self) -> Iterator[Stored]:
        """Entries, facts, decisions, changes of plan; each kind together."""
        held = [(period, plan) for plan in self.plans if (period := self._period(plan)) is not None]
        held.sort(key=lambda one: self._written(one[0]))
        first = max((entry.id for entry in self._of(Entry)), default=0) + 1
        entries = [self._entry(first + place, *one) for place, one in enumerate(held)]
        yield from entries
        yield from (self._review(place, entry, held[place - 1][0]) for place, entry in enumerate(entries, 1))
        plans = [(entry, one) for entry, (_, plan) in zip(entries, held, strict=True) for one in plan.decided]
        decisions = [self._decision(place, *pair) for place, pair in enumerate(plans, 1)]
        yield from decisions
        moved = [(each, one.later) for each, (_, one) in zip(decisions, plans, strict=True) if one.later]
        yield from (self._change(place, *pair) for place, pair in enumerate(moved, 1))

    @cached_property
    def _begun(self) -> date:
        return min(self._day(goal.created_at) for goal in self._of(Goal))

    @cached_property
    def _by_kind(self) -> dict[type[Stored], list[Any]]:
        found: dict[type[Stored], list[Any]] = {}
        for value in self.year:
            found.setdefault(type(value), []).append(value)
        return found

    def _of(self, kind: type[V]) -> list[V]:
        return self._by_kind.get(kind, [])

    @cached_property
    def _milestones_done(self) -> dict[int, tuple[date, Milestone]]:
        return {each.id: (self._day(each.done_at), each) for each in self._of(Milestone) if each.done_at}

    @cached_property
    def _bites_done(self) -> list[tuple[date, Bite]]:
        return [(self._day(each.done_at), each) for each in self._of(Bite) if each.done_at]

    @cached_property
    def _focus(self) -> dict[int, list[Segment]]:
        found: dict[int, list[Segment]] = {}
        for each in self._of(Segment):
            if each.kind is SegmentKind.FOCUS:
                found.setdefault(each.session_id, []).append(each)
        return found

    @cached_property
    def _estimated(self) -> list[tuple[date, Task, float]]:
        """Finished tasks with an estimate that were sat on: the day, the task, the seconds it took."""
        task_of = {bite.id: bite.task_id for bite in self._of(Bite)}
        took: dict[int, float] = {}
        for session in self._of(FocusSession):
            if session.bite_id in task_of:
                seconds = _seconds(self._focus.get(session.id, ()))
                took[task_of[session.bite_id]] = took.get(task_of[session.bite_id], 0.0) + seconds
        done = [task for task in self._of(Task) if task.done_at and task.estimate and took.get(task.id)]
        return [(self._day(task.done_at), task, took[task.id]) for task in done]

    def _period(self, plan: ReviewPlan) -> Period | None:
        """The period of a review; None where nothing had begun by then."""
        period, schedule = periods.period_of(plan.kind, self.calendar.today), Schedule()
        while periods.due_at(period, schedule, self.calendar.zone, self.calendar.cutoff) > self.calendar.now:
            period = periods.before(period)
        for _ in range(plan.ago):
            period = periods.before(period)
        lived = (period.last_day - self._begun).days + 1
        return period if lived >= periods.LIVED[plan.kind] else None

    def _written(self, period: Period) -> DateTime:
        due = periods.due_at(period, Schedule(), self.calendar.zone, self.calendar.cutoff)
        wanted = int(due.timestamp() * 1000) + AFTER + periods.KINDS.index(period.kind) * MINUTE
        return from_milliseconds(min(wanted, self.calendar.now_milliseconds))

    def _entry(self, id: int, period: Period, plan: ReviewPlan) -> Entry:
        asked = ((prompt.text, plan.answers.get(prompt.topic, "")) for prompt in PROMPTS[plan.kind])
        body = "\n\n".join(f"## {text}\n\n{answer}" for text, answer in asked if answer)
        at = self._written(period)
        return Entry(
            id=id, kind=plan.kind, body=body, mood=plan.mood, energy=plan.energy, tags=texts.tags_in(body),
            period=period.key, written_at=at, zone=self.calendar.zone, local_day=self._day(at),
        )  # fmt: skip

    def _review(self, id: int, entry: Entry, period: Period) -> Review:
        facts = facts_of(self._lived(period))
        snapshot = Snapshot(period.first_day, period.last_day, facts, PROMPTS[period.kind])
        return Review(id=id, entry_id=entry.id, facts=snapshots.as_json(snapshot), computed_at=entry.written_at)

    def _lived(self, period: Period) -> Lived:
        first, last = period.first_day, period.last_day

        def within(day: date | None) -> bool:
            return day is not None and first <= day <= last

        sessions = tuple(each for each in self._of(FocusSession) if within(each.local_day))
        done = self._milestones_done
        due = [each for each in self._of(Milestone) if within(each.due)]
        return Lived(
            first, last, min(self.calendar.today, last + timedelta(days=1)), tuple(self._of(Goal)), sessions,
            tuple(each for own in self._focus.values() for each in own if within(each.local_day)),
            {session.id: _seconds(self._focus.get(session.id, ())) for session in sessions},
            tuple(each for each in self._of(Measurement) if within(each.local_day)),
            {goal.id: self._before(goal, first) for goal in self._of(Goal)},
            bites=tuple(each for each in self._bites_done if within(each[0])),
            worked_on={bite.id: bite for bite in self._of(Bite) if bite.id in {each.bite_id for each in sessions}},
            interruptions=tuple(each for each in self._of(Interruption) if within(each.local_day)),
            milestones=tuple(each for each in done.values() if within(each[0])),
            due=tuple((each, done[each.id][0] if each.id in done else None) for each in due),
            rewards=tuple((day, each.title, each.reward) for day, each in done.values() if each.reward and within(day)),
            entries=tuple(each for each in self._of(Entry) if within(each.local_day)),
            estimated=tuple(each for each in self._estimated if within(each[0])),
            said=tuple(each for each in self._of(StatusUpdate) if within(each.local_day)),
        )  # fmt: skip

    def _before(self, goal: Goal, day: date) -> float:
        earlier = (each for each in self._of(Measurement) if each.goal_id == goal.id)
        return progress.fold((each for each in earlier if each.local_day and each.local_day < day), goal.start_value)

    def _decision(self, id: int, entry: Entry, decided: Decided) -> Decision:
        thing = self._thing(decided.about)
        bite_id = next((bite.id for bite in self._of(Bite) if bite.title == decided.next_bite), None)
        return Decision(
            id=id, entry_id=entry.id, target=key_of(thing)[0], target_id=thing.id, target_title=thing.title,
            kind=decided.kind, reason=decided.reason, bite_id=bite_id, decided_at=entry.written_at,
            zone=entry.zone, local_day=entry.local_day,
        )  # fmt: skip

    def _change(self, id: int, decision: Decision, later: int) -> PlanChange:
        """What a decision moved: the due date that holds now is the new one."""
        due = self._thing(decision.target_title).due or self.calendar.today
        return PlanChange(
            id=id, target=decision.target, target_id=decision.target_id, target_title=decision.target_title,
            field="due", old=(due - timedelta(days=later)).isoformat(), new=due.isoformat(), reason=decision.reason,
            decision_id=decision.id, changed_at=decision.decided_at, zone=decision.zone, local_day=decision.local_day,
        )  # fmt: skip

    def _thing(self, title: str) -> Goal | Milestone:
        things: tuple[Goal | Milestone, ...] = (*self._of(Goal), *self._of(Milestone))
        return next(each for each in things if each.title == title)

    def _day(self, instant: DateTime | None) -> date:
        return days.local_day(instant or self.calendar.now, self.calendar.zone, self.calendar.cutoff)


def _seconds(segments: Sequence[Segment]) -> float:
    """How long those stretches are together."""
    whole = (each for each in segments if each.started_at is not None and each.ended_at is not None)
    return fsum((each.ended_at - each.started_at).total_seconds() for each in whole)  # type: ignore[operator]
