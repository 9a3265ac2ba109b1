"""What the demo's person said on the way: how goals stand, and how far over the hill milestones are."""

from collections.abc import Iterable, Iterator

from tui_goals.clock import from_milliseconds
from tui_goals.domain import Column, Goal, HillMark, Milestone, Standing, StatusUpdate
from tui_goals.exchange.demo.calendar import Calendar
from tui_goals.exchange.demo.plan import DOING
from tui_goals.rules import days

ON_TRACK, AT_RISK, OFF_TRACK = Standing
COLUMNS = (Column(DOING, "column-doing", 1, "Doing", 2.0, wip_limit=3),)
"""The columns that are not as in every new database: never more than three things at once, she said."""
SAYING_HOUR, MARKING_HOUR = 20.5, 20.75
SAID = (
    (-168, "Write the novel", ON_TRACK, "I know how it ends. Now it has to be written."),
    (-96, "Write the novel", AT_RISK, "Two weeks of school reports, four pages."),
    (-38, "Write the novel", ON_TRACK, "Back at the desk before seven, and it shows."),
    (-6, "Write the novel", ON_TRACK, "The storm is the hardest chapter, and half of it stands."),
    (-72, "Run a marathon", ON_TRACK, "The ten kilometres were easy at the end."),
    (-29, "Run a marathon", AT_RISK, "The shin says no. The physio says three weeks."),
    (-5, "Run a marathon", AT_RISK, "Running again, slowly. The half comes later than planned."),
    (-110, "Launch the garden app", ON_TRACK, "Five people found their way through without a word from me."),
    (-44, "Launch the garden app", AT_RISK, "Payments take longer than the whole prototype did."),
    (-4, "Launch the garden app", OFF_TRACK, "The beta is not full, and the terms nobody has read."),
    (-26, "Save for the move", ON_TRACK, "Even with the washing machine."),
)
"""Day, goal, how it stands, and a sentence."""
MARKED = (
    (-103, "Private beta", 10), (-80, "Private beta", 30), (-52, "Private beta", 55), (-15, "Private beta", 80),
    (-39, "Payments and terms", 15), (-24, "Payments and terms", 30),
    (-60, "Second act", 35), (-31, "Second act", 55), (-10, "Second act", 65),
    (-60, "Half marathon", 40), (-28, "Half marathon", 25), (-9, "Half marathon", 60),
)  # fmt: skip
"""Day, milestone, and where it stood: from 50 on it goes downhill."""
HILLS = {title: hill for _, title, hill in MARKED}
ARCHIVED = {"Cut the fixed costs": -240}
"""Milestones that were put away, and when."""


def said(goals: Iterable[Goal], calendar: Calendar) -> Iterator[StatusUpdate]:
    """How the goals stood in her words, oldest first."""
    ids = {goal.title: goal.id for goal in goals}
    for place, (day, title, standing, text) in enumerate(sorted(SAID), 1):
        at = from_milliseconds(calendar.at(day, SAYING_HOUR))
        yield StatusUpdate(
            id=place, goal_id=ids[title], standing=standing, text=text, written_at=at, zone=calendar.zone,
            local_day=days.local_day(at, calendar.zone, calendar.cutoff),
        )  # fmt: skip


def marked(milestones: Iterable[Milestone], calendar: Calendar) -> Iterator[HillMark]:
    """Where the milestones stood on the hill, oldest first."""
    ids = {milestone.title: milestone.id for milestone in milestones}
    for place, (day, title, hill) in enumerate(sorted(MARKED), 1):
        at = from_milliseconds(calendar.at(day, MARKING_HOUR))
        yield HillMark(
            id=place, milestone_id=ids[title], hill=hill, marked_at=at, zone=calendar.zone,
            local_day=days.local_day(at, calendar.zone, calendar.cutoff),
        )  # fmt: skip
