"""Alignment (P10) and the six pitfalls (P11): what is planted is listed exactly, and a fix clears only its own flag."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pendulum
import pytest

from tui_goals.domain import Goal, MeasureKind, Milestone, Phase, Standing
from tui_goals.rules.alignment import Flag, misalignments
from tui_goals.rules.outline import key_of
from tui_goals.rules.pitfalls import Seen, findings, pitfalls
from tui_goals.rules.progress import Pace

TODAY = date(2026, 10, 14)
NOVEL = Goal(
    id=1, title="Novel", measure=MeasureKind.NUMBER, unit="words", target_value=90.0, start_value=10.0,
    start=date(2026, 1, 1), due=date(2026, 12, 31),
)  # fmt: skip
PLOT = Milestone(
    id=1, goal_id=1, title="Plot", contributes=20.0, due=date(2026, 9, 1), done_at=pendulum.datetime(2026, 9, 20, 12)
)
DRAFT = Milestone(id=2, goal_id=1, title="Draft", contributes=50.0, due=date(2026, 11, 1))
READERS = Milestone(id=3, goal_id=1, title="Readers", contributes=10.0, due=date(2026, 12, 1))
OWN = (PLOT, DRAFT, READERS)
HEALTHY = Seen(
    NOVEL, TODAY, OWN, ((date(2026, 9, 20), PLOT),), pace=Pace(0.5, 0.0, 0.0, 0.2, 0.25, Standing.ON_TRACK),
    last_change=date(2026, 6, 1), last_moved=TODAY - timedelta(days=2), celebrated=True,
)  # fmt: skip


def test_p10_planted_defects_are_listed_exactly_and_fixing_each_clears_only_its_flag() -> None:
    empty = replace(READERS, contributes=None)
    late = replace(DRAFT, due=date(2027, 1, 9))
    planted = (PLOT, late, empty)
    assert [(found.flag, found.about, found.field) for found in misalignments(NOVEL, planted)] == [
        (Flag.ADDS_NOTHING, key_of(empty), "contributes"),
        (Flag.SUM, key_of(NOVEL), "target_value"),
        (Flag.AFTER_GOAL, key_of(late), "due"),
    ]
    told = [found.words for found in misalignments(NOVEL, planted)]
    assert told == [
        "“Readers” adds nothing to the measure",
        "The milestones add up to 70 of 80 words: 10 are in none",
        "“Draft” is due 9 days after its goal",
    ]
    lower = replace(NOVEL, target_value=80.0)
    flags = {found.flag for found in misalignments(lower, planted)}
    assert flags == {Flag.ADDS_NOTHING, Flag.AFTER_GOAL}
    assert {found.flag for found in misalignments(NOVEL, (PLOT, DRAFT, empty))} == {Flag.ADDS_NOTHING, Flag.SUM}
    more = replace(READERS, contributes=5.0)
    assert {found.flag for found in misalignments(NOVEL, (PLOT, late, more))} == {Flag.SUM, Flag.AFTER_GOAL}
    assert misalignments(NOVEL, OWN) == ()


def test_p10_shares_matter_only_where_they_count() -> None:
    bare = tuple(replace(each, contributes=None) for each in OWN)
    by_milestones = replace(NOVEL, measure=MeasureKind.MILESTONES, target_value=None)
    assert misalignments(by_milestones, bare) == ()
    assert [found.flag for found in misalignments(by_milestones, (PLOT, *bare[1:]))] == [Flag.ADDS_NOTHING] * 2
    for kind in (MeasureKind.HABIT, MeasureKind.AVERAGE):
        assert misalignments(replace(NOVEL, measure=kind), bare) == ()
    weight = replace(NOVEL, start_value=90.0, target_value=10.0)
    assert misalignments(weight, OWN) == (), "counting down"


def test_p10_a_task_under_no_milestone_cannot_be(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        [column] = [row for row in connection.execute("PRAGMA table_info(task)") if row[1] == "milestone_id"]
        [key] = [row for row in connection.execute("PRAGMA foreign_key_list(task)") if row[3] == "milestone_id"]
    assert column[3] == 1 and key[2] == "milestone", "never empty, and always a milestone that is there"


TRIPS: dict[Flag, Callable[[Seen], Seen]] = {
    Flag.VAGUE: lambda seen: replace(seen, vague=True),
    Flag.MISALIGNED: lambda seen: replace(seen, milestones=(PLOT, replace(DRAFT, contributes=51.0), READERS)),
    Flag.RIGID: lambda seen: replace(seen, milestones=(PLOT, replace(DRAFT, due=date(2026, 9, 10)), READERS)),
    Flag.UNTRACKED: lambda seen: replace(seen, last_moved=TODAY - timedelta(days=15)),
    Flag.NO_TIME: lambda seen: replace(seen, milestones=(PLOT, DRAFT, replace(READERS, due=None))),
    Flag.UNCELEBRATED: lambda seen: replace(seen, celebrated=False),
}


def test_p11_a_healthy_goal_trips_none() -> None:
    assert pitfalls(HEALTHY) == findings(HEALTHY) == ()


@pytest.mark.parametrize("flag", TRIPS)
def test_p11_each_pitfall_trips_itself_and_no_other(flag: Flag) -> None:
    [found] = pitfalls(TRIPS[flag](HEALTHY))
    assert found.flag is flag and found.words and found.why and found.field


def test_p11_all_six_at_once_and_each_fix_clears_its_own() -> None:
    def tripped(without: Flag | None) -> set[Flag]:
        seen, milestones = HEALTHY, {each.id: each for each in OWN}
        for flag in TRIPS:
            if flag is not without:
                changed = TRIPS[flag](HEALTHY)
                seen = replace(changed, **{
                    name: getattr(seen, name) for name in ("vague", "last_moved", "celebrated")
                    if getattr(changed, name) == getattr(HEALTHY, name)
                })  # fmt: skip
                differing = {each.id: each for each in changed.milestones if each not in OWN}
                for key, each in differing.items():
                    kept, plain = milestones[key], next(one for one in OWN if one.id == key)
                    milestones[key] = replace(
                        kept,
                        due=each.due if each.due != plain.due else kept.due,
                        contributes=each.contributes if each.contributes != plain.contributes else kept.contributes,
                    )
        return {found.flag for found in pitfalls(replace(seen, milestones=tuple(milestones.values())))}

    assert tripped(None) == set(TRIPS)
    for flag in TRIPS:
        assert tripped(flag) == set(TRIPS) - {flag}


def test_p11_unrealistic_is_a_pace_far_beyond_the_one_so_far() -> None:
    fast = replace(HEALTHY, pace=Pace(0.5, -9.0, -9.0, 0.2, 0.5, Standing.OFF_TRACK))
    [found] = pitfalls(fast)
    assert (found.flag, found.words) == (Flag.VAGUE, "It needs 2.5 times the pace so far from today on")
    young = replace(fast, goal=replace(NOVEL, start=TODAY - timedelta(days=20)))
    assert pitfalls(young) == ()


def test_p11_only_a_committed_goal_is_in_pitfalls() -> None:
    for phase in set(Phase) - {Phase.COMMITTED}:
        assert pitfalls(replace(HEALTHY, goal=replace(NOVEL, phase=phase), vague=True)) == ()
