"""Reasons to choose from (T48), how commitments are kept (T70), and what a thing is cut down to (T72)."""

import pendulum

from tui_goals.domain import Bite, Goal, Kept, Milestone, Origin, Task
from tui_goals.rules.commitments import KeptRate, kept_rates
from tui_goals.rules.cutting import thing_to_cut
from tui_goals.rules.outline import Outline
from tui_goals.rules.roadblocks import COMMON, MOST, offered

AT = pendulum.datetime(2026, 3, 1)
NOVEL = Goal(id=1, title="Novel")
OUTLINE, DRAFT = Milestone(id=11, goal_id=1, position=1.0), Milestone(id=12, goal_id=1, position=2.0)
ONE, TWO = Task(id=21, milestone_id=12, position=1.0, done_at=AT), Task(id=22, milestone_id=12, position=2.0)
BITES = (Bite(id=31, task_id=22, position=1.0, done_at=AT), Bite(id=32, task_id=22, position=2.0))


def test_t48_ones_own_reasons_come_first_then_common_ones_each_once() -> None:
    assert offered(()) == COMMON
    found = offered(["the phone", "Tired", "THE PHONE"])
    assert found[:2] == ("the phone", "Tired")
    assert len({reason.casefold() for reason in found}) == len(found) <= MOST
    assert offered(f"reason {n}" for n in range(20)) == tuple(f"reason {n}" for n in range(MOST))


def test_t70_rates_are_told_for_origins_that_have_commitments() -> None:
    rates = kept_rates({(Origin.GIVEN, Kept.KEPT): 1, (Origin.GIVEN, Kept.NOT_KEPT): 3, (Origin.MINE, Kept.KEPT): 2})
    assert rates == {Origin.MINE: KeptRate(kept=2), Origin.GIVEN: KeptRate(kept=1, not_kept=3)}


def test_t72_a_thing_is_cut_where_the_next_open_part_of_it_is() -> None:
    tree = Outline([NOVEL], [OUTLINE, DRAFT], [ONE, TWO], BITES)
    assert thing_to_cut(NOVEL, tree) == OUTLINE
    assert thing_to_cut(NOVEL, tree, blocked={OUTLINE.id}) == BITES[1]
    assert thing_to_cut(DRAFT, tree) == BITES[1]
    assert thing_to_cut(ONE, tree) == ONE
    assert thing_to_cut(NOVEL, Outline([NOVEL], [], [], [])) == NOVEL
