"""Ten years of somebody's goals, made up from a seed: what the data sets are filled with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, pairwise
from random import Random

from pendulum import DateTime

from tui_goals.clock import from_milliseconds
from tui_goals.domain import (
    Bite,
    Dependency,
    Entry,
    EntryKind,
    EntryLink,
    FocusSession,
    Goal,
    MeasureKind,
    Measurement,
    Milestone,
    Phase,
    Segment,
    SegmentKind,
    SessionState,
    Stored,
    Target,
    Task,
)
from tui_goals.rules import days

ZONE = "Europe/Berlin"
YEARS = 10
IN_PLAY = (
    "Write the novel", "Run a marathon", "Portuguese for Lisbon", "Launch the garden app", "Save for the move",
    "Sail to the islands",
)  # fmt: skip
"""The goals that have not ended, in the person's order; one of them is always on the screen."""
PLANNED, DOING, DONE = 1, 2, 4
DAY = 86_400_000
MINUTE = 60_000
UNITS = ("words", "km", "pages", "lessons")
VERBS = ("Write", "Plan", "Read", "Sketch", "Sort", "Draft", "Check", "Call about", "Repair", "Practise")
THINGS = (
    "the opening", "the second part", "the long hill", "chapter notes", "the budget", "the workshop", "twelve letters",
    "the garden wall", "the slow movement", "old photographs", "the north room", "a first version", "the interviews",
)  # fmt: skip
PROSE = (
    "today the page was slow but it moved and after the second cup the scene found its weather; I kept the phone in "
    "the hall and that helped more than any plan, tomorrow the same hour again #focus #morning"
)


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows of each kind a data set has."""

    goals: int
    milestones: int
    tasks: int
    bites: int
    sessions: int
    entries: int
    steps: int

    def times(self, factor: int) -> "Size":
        """The same life, that many times as full."""
        return Size(*(getattr(self, name) * factor for name in Size.__slots__))


@dataclass(frozen=True, slots=True)
class Sitting:
    """A focus session before it has an id: when it began, how long it took, and how it ended."""

    start: int
    minutes: int
    bite: int
    state: SessionState


class Life:
    """The values of a data set, kind by kind in the order of their ids; children lie evenly under their parents."""

    def __init__(self, size: Size, now: DateTime, seed: int = 1) -> None:
        self.size = size
        self.now = int(now.timestamp() * 1000) // DAY * DAY
        self.random = Random(seed)
        self.words = PROSE.split()
        self.spans = [self._span(goal) for goal in range(size.goals)]
        self.bite_done = [self._done(bite) for bite in range(size.bites)]
        self.task_done = self._all_done(self.bite_done, size.tasks)
        self.milestone_done = self._all_done(self.task_done, size.milestones)
        self.sittings = self._sittings()

    def values(self) -> Iterator[Stored]:
        """Everything but the ledger."""
        parts = (
            self.goals, self.milestones, self.dependencies, self.tasks, self.bites, self.sessions, self.entries,
        )  # fmt: skip
        for part in parts:
            yield from part()

    def goals(self) -> Iterator[Goal]:
        """The goals: those in play first in the person's order."""
        for goal, (start, end, _) in enumerate(self.spans):
            live = self._in_play(goal)
            unit = UNITS[goal % len(UNITS)]
            place = self.size.goals - 1 - goal
            phases = (Phase.COMMITTED, Phase.COMMITTED, Phase.PAUSED) if live else (Phase.ACHIEVED, Phase.MISSED)
            yield Goal(
                id=goal + 1, uid=self._uid(), title=IN_PLAY[place] if live else self._title(),
                area=("career", "health", "education", "home")[goal % 4], why=self._prose(12), vision=self._prose(20),
                measure=MeasureKind.MILESTONES if goal % 4 == 3 else MeasureKind.NUMBER, unit=unit,
                target_value=float(250 * self.size.bites // self.size.goals), start=self._day(start),
                due=self._day(end), reward=self._prose(5), phase=phases[place % len(phases)],
                grade=None if live else 3, lesson="" if live else self._prose(15), position=float(place),
                created_at=from_milliseconds(start), ended_at=None if live else from_milliseconds(end),
            )  # fmt: skip

    def milestones(self) -> Iterator[Milestone]:
        """The milestones, each due where its share of the goal's time ends."""
        for milestone, done in enumerate(self.milestone_done):
            goal = self._parent(milestone, self.size.milestones, self.size.goals)
            start, end, _ = self.spans[goal]
            first, last = (self._share(milestone + more, self.size.milestones, goal) for more in (0, 1))
            column = DONE if done else DOING if milestone % 3 == 0 else PLANNED
            yield Milestone(
                id=milestone + 1, uid=self._uid(), goal_id=goal + 1, column_id=column, title=self._title(),
                deliverable=self._prose(8), why=self._prose(8), start=self._day(int(start + first * (end - start))),
                due=self._day(int(start + last * (end - start))), priority=milestone % 4, labels=("deep",),
                contributes=round(250.0 * self.size.bites / self.size.milestones, 2), position=float(milestone),
                board_position=float(milestone), created_at=from_milliseconds(start),
                moved_at=from_milliseconds(done or start), done_at=_instant(done),
            )  # fmt: skip

    def dependencies(self) -> Iterator[Dependency]:
        """Every third milestone waits on the one before it."""
        for milestone in range(2, self.size.milestones, 3):
            yield Dependency(id=milestone, uid=self._uid(), milestone_id=milestone + 1, needs_id=milestone)

    def tasks(self) -> Iterator[Task]:
        """The tasks."""
        for task, done in enumerate(self.task_done):
            milestone = self._parent(task, self.size.tasks, self.size.milestones)
            start, end, _ = self.spans[self._parent(milestone, self.size.milestones, self.size.goals)]
            yield Task(
                id=task + 1, uid=self._uid(), milestone_id=milestone + 1, title=self._title(), estimate=60,
                due=self._day((start + end) // 2) if task % 5 == 0 else None, position=float(task),
                created_at=from_milliseconds(start), done_at=_instant(done),
            )  # fmt: skip

    def bites(self) -> Iterator[Bite]:
        """The micro-milestones; a finished one has been changed once."""
        for bite, done in enumerate(self.bite_done):
            goal = self.goal_of(bite)
            yield Bite(
                id=bite + 1, uid=self._uid(), revision=2 if done else 1,
                task_id=self._parent(bite, self.size.bites, self.size.tasks) + 1, title=self._title(), amount=250.0,
                unit=UNITS[goal % len(UNITS)], position=float(bite),
                created_at=from_milliseconds(self.spans[goal][0]), done_at=_instant(done),
            )  # fmt: skip

    def sessions(self) -> Iterator[Stored]:
        """The focus sessions, oldest first, then their segments, then what they added to the measures."""
        sessions = [self._session(index, sitting) for index, sitting in enumerate(self.sittings)]
        yield from sessions
        yield from self._segments()
        for session in sessions:
            if session.units and (session.goal_id or 0) % 4 != 0:
                yield Measurement(
                    id=session.id, uid=self._uid(), goal_id=session.goal_id or 0, amount=session.units,
                    measured_at=session.ended_at, zone=ZONE, local_day=session.local_day, bite_id=session.bite_id,
                    session_id=session.id,
                )  # fmt: skip

    def _segments(self) -> Iterator[Segment]:
        """One of focus for each sitting; every third is cut by a pause."""
        place = count(1)
        for session, sitting in enumerate(self.sittings, 1):
            cuts = (0, 12, 15, sitting.minutes) if session % 3 == 0 else (0, sitting.minutes)
            for part, (first, last) in enumerate(pairwise(cuts)):
                started_at = from_milliseconds(sitting.start + first * MINUTE)
                yield Segment(
                    id=next(place), uid=self._uid(), session_id=session,
                    kind=SegmentKind.PAUSE if part == 1 else SegmentKind.FOCUS, started_at=started_at,
                    ended_at=from_milliseconds(sitting.start + last * MINUTE),
                    local_day=days.local_day(started_at, ZONE), boot_id="made-up",
                    started_boot=float(sitting.start // 1000),
                )  # fmt: skip

    def entries(self) -> Iterator[Stored]:
        """The journal over the years, then what each entry is about: a goal and, mostly, a session."""
        step = YEARS * 365 * DAY // (self.size.entries + 1)
        for entry in range(self.size.entries):
            at = from_milliseconds(self.now - YEARS * 365 * DAY + entry * step + 7 * MINUTE)
            yield Entry(
                id=entry + 1, uid=self._uid(), kind=EntryKind.SESSION if entry % 2 else EntryKind.FREE,
                body=self._prose(self.random.randint(20, 160)), mood=entry % 5 + 1, energy=entry % 3 + 1,
                tags=("focus",), written_at=at, zone=ZONE, local_day=days.local_day(at, ZONE),
            )  # fmt: skip
        for entry in range(self.size.entries):
            yield EntryLink(
                id=2 * entry + 1, uid=self._uid(), entry_id=entry + 1, target_id=entry % self.size.goals + 1,
                target_title=IN_PLAY[0],
            )  # fmt: skip
            yield EntryLink(
                id=2 * entry + 2, uid=self._uid(), entry_id=entry + 1, target=Target.SESSION,
                target_id=entry % self.size.sessions + 1, target_title=IN_PLAY[0],
            )  # fmt: skip

    def goal_of(self, bite: int) -> int:
        """The index of the goal that a micro-milestone leads to."""
        task = self._parent(bite, self.size.bites, self.size.tasks)
        milestone = self._parent(task, self.size.tasks, self.size.milestones)
        return self._parent(milestone, self.size.milestones, self.size.goals)

    def _session(self, index: int, sitting: Sitting) -> FocusSession:
        start = from_milliseconds(sitting.start)
        end = from_milliseconds(sitting.start + sitting.minutes * MINUTE)
        units = {SessionState.DONE: 250.0, SessionState.PARTIAL: 120.0}.get(sitting.state)
        goal = self.goal_of(sitting.bite)
        return FocusSession(
            id=index + 1, uid=self._uid(), revision=2, bite_id=sitting.bite + 1, goal_id=goal + 1,
            subject=self._title(), commitment=self._prose(6), state=sitting.state, plan_minutes=25.0, plan_units=250.0,
            unit=UNITS[goal % len(UNITS)], units=units, started_at=start, ended_at=end, zone=ZONE,
            utc_offset=days.utc_offset(start, ZONE), local_day=days.local_day(end, ZONE),
            reason="the telephone" if sitting.state is SessionState.ABANDONED else "",
        )  # fmt: skip

    def _sittings(self) -> list[Sitting]:
        """One that finished each bite done, and before some of them one that did not."""
        done = [
            Sitting(at - minutes * MINUTE, minutes, bite, SessionState.DONE)
            for bite, at in enumerate(self.bite_done)
            if at and (minutes := self.random.randint(16, 50))
        ][: self.size.sessions]
        others = self.random.choices(done, k=self.size.sessions - len(done))
        states = (SessionState.PARTIAL, SessionState.ABANDONED)
        tries = [Sitting(one.start - DAY, one.minutes, one.bite, self.random.choice(states)) for one in others]
        return sorted((*done, *tries), key=lambda sitting: sitting.start)

    def _span(self, goal: int) -> tuple[int, int, float]:
        """When a goal starts and is due, and how much of it is done."""
        if self._in_play(goal):
            start = self.now - self.random.randint(60, 250) * DAY
            end = self.now + self.random.randint(60, 250) * DAY
            return start, end, (self.now - DAY - start) / (end - start)
        start = self.now - YEARS * 365 * DAY + goal * (YEARS * 365 - 200) * DAY // self.size.goals
        end = start + self.random.randint(90, 180) * DAY
        return start, end, 1.0 if goal % 2 == 0 else self.random.uniform(0.6, 1.0)

    def _done(self, bite: int) -> int:
        """The millisecond at which a micro-milestone was finished; 0 when it is open."""
        goal = self.goal_of(bite)
        start, end, reached = self.spans[goal]
        share = self._share(bite, self.size.bites, goal)
        hour = 6 * 60 + bite % 24 * 35
        return int(start + share * (end - start)) // DAY * DAY + hour * MINUTE if share < reached else 0

    def _all_done(self, children: list[int], parents: int) -> list[int]:
        """When the last child of each parent was done; 0 where one is open."""
        done = [1] * parents
        for child, at in enumerate(children):
            parent = self._parent(child, len(children), parents)
            done[parent] = max(done[parent], at) if at and done[parent] else 0
        return done

    def _share(self, child: int, children: int, goal: int) -> float:
        """How far along its goal a child lies, from 0 to 1."""
        return child * self.size.goals / children - goal

    def _in_play(self, goal: int) -> bool:
        return goal >= self.size.goals - len(IN_PLAY)

    def _parent(self, child: int, children: int, parents: int) -> int:
        return child * parents // children

    def _day(self, at: int) -> date:
        return from_milliseconds(at).date()

    def _title(self) -> str:
        return f"{self.random.choice(VERBS)} {self.random.choice(THINGS)}"

    def _prose(self, count: int) -> str:
        return " ".join(self.random.choices(self.words, k=count))

    def _uid(self) -> str:
        return f"{self.random.getrandbits(128):032x}"


def _instant(at: int) -> DateTime | None:
    return from_milliseconds(at) if at else None
