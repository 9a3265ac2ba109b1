"""The timeline from the keyboard: zoom, pan, shift with its question, baselines, blockers (P21, P22, P40-P45)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.screens.reading import at_terminal, line_with, screen_text, until
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.goals import add_goal
from tui_goals.commands.milestones import add_dependency, add_milestone, edit_milestone
from tui_goals.config import Settings
from tui_goals.domain import Baseline, Goal, Milestone, PlanChange
from tui_goals.store import Store


@pytest.fixture
def goal(store: Store) -> Goal:
    """A novel: a draft, readers who wait on it, a cover beside them."""
    goal = do(store, add_goal, Goal(title="Novel", due=date(2026, 4, 30))).value
    plans = (("Draft", date(2026, 3, 2), date(2026, 3, 20)), ("Readers", date(2026, 3, 25), date(2026, 4, 20)))
    found = [do(store, add_milestone, Milestone(goal_id=goal.id, title=t, start=s, due=d)).value for t, s, d in plans]
    do(store, add_milestone, Milestone(goal_id=goal.id, title="Cover", start=date(2026, 3, 2), due=date(2026, 3, 30)))
    do(store, add_dependency, found[1].id, found[0].id)
    return goal


def due(store: Store, title: str) -> date | None:
    return next(each.due for each in store.reader.milestones_in_play() if each.title == title)


async def test_p40_p41_p45_the_plan_in_pictures(database: Path, store: Store, goal: Goal, clock: FrozenClock) -> None:
    async with at_terminal(database, clock) as pilot:
        await pilot.press("5")
        text = await until(pilot, "critical")
        assert "today" in text and "2026" in text and "month" in text
        assert line_with(pilot.app, "◆ Readers").endswith("■    critical"), "it is critical, and waits"
        assert line_with(pilot.app, "◆ Draft").endswith("slack 5 d")
        assert line_with(pilot.app, "◆ Cover").endswith("slack 21 d")
        await pilot.press("z", "z")
        assert "day" in screen_text(pilot.app) and "Mar 2026" in screen_text(pilot.app)
        await pilot.press("d", *"12 may", "enter")
        await until(pilot, "May 2026")
        assert line_with(pilot.app, "◆ Draft").split()[2] == "◂", "it lies before what is seen"
        await pilot.press("t", "enter")
        assert "Draft" not in screen_text(pilot.app), "enter folds a goal"
        await pilot.press("enter", "L")
        text = screen_text(pilot.app)
        assert "line-up" in text and "Draft" not in text
        assert line_with(pilot.app, "N Novel").count("◆") == 2, "the third diamond is eight weeks away"
        await pilot.press("L")
        assert "Draft" in screen_text(pilot.app)


async def test_p43_p22_a_shift_asks_previews_and_is_one_step(
    database: Path, store: Store, goal: Goal, clock: FrozenClock
) -> None:
    async with at_terminal(database, clock) as pilot:
        await pilot.press("5", "z", "z", "z", "j")
        await pilot.press("greater_than_sign")
        text = await until(pilot, "What becomes of what waits on it?")
        assert "keep buffer" in text and "use buffer" in text and "leave" in text
        assert "Draft: due 20 Mar -> 27 Mar, 7 days later" in text
        assert "Readers: due 20 Apr -> 27 Apr, 7 days later" in text
        await pilot.press("j")
        assert "Readers: start 25 Mar -> 27 Mar, 2 days later" in screen_text(pilot.app)
        await pilot.press("j")
        assert '"Readers" starts 25 Mar, before "Draft" is due 27 Mar' in " ".join(screen_text(pilot.app).split())
        await pilot.press("k", "tab", *"ill", "enter")
        await until(pilot, "27 Mar")
        assert (due(store, "Draft"), due(store, "Readers")) == (date(2026, 3, 27), date(2026, 4, 22))
        assert {each.reason for each in store.reader.find(PlanChange)} == {"ill"}
        await pilot.press("u")
        assert (due(store, "Draft"), due(store, "Readers")) == (date(2026, 3, 20), date(2026, 4, 20))
        await pilot.press("j", "less_than_sign")
        assert due(store, "Readers") == date(2026, 4, 13), "nothing waits on it, so nothing is asked"
        await until(pilot, "7 days earlier")
        assert '"Readers" starts 18 Mar, before "Draft" is due 20 Mar' in " ".join(screen_text(pilot.app).split())
        await pilot.press("B")
        await pilot.pause(0.2)
        assert "Draft   2 Mar - 20 Mar" in screen_text(pilot.app), "P21: one key to the blocker"


async def test_p43_slack_is_told_in_working_days_too_where_days_are_off(
    database: Path, store: Store, goal: Goal, clock: FrozenClock
) -> None:
    settings = Settings(rest_days=(5, 6))
    async with at_terminal(database, clock, settings=settings) as pilot:
        await pilot.press("5", "j")
        await until(pilot, "5 days of slack, 3 of them working days, before the end of the goal moves")


async def test_p43_a_goal_moves_with_its_milestones_or_alone_and_what_has_no_date_does_not(
    database: Path, store: Store, goal: Goal, clock: FrozenClock
) -> None:
    do(store, add_milestone, Milestone(goal_id=goal.id, title="Idea"))
    async with at_terminal(database, clock) as pilot:
        await pilot.press("5", "greater_than_sign")
        text = await until(pilot, "What becomes of its milestones?")
        assert "Novel: due 30 Apr -> 30 May, 30 days later" in text and "Cover: due 30 Mar -> 29 Apr" in text
        await pilot.press("j", "enter")
        await pilot.pause()
        assert (store.reader.get(Goal, goal.id).due, due(store, "Cover")) == (date(2026, 5, 30), date(2026, 3, 30))
        await pilot.press("u", "G", "greater_than_sign")
        await until(pilot, "“Idea” has no date to move. e gives it one.")
        assert "no date" in line_with(pilot.app, "◆ Idea")


async def test_p22_the_form_asks_the_same(database: Path, store: Store, goal: Goal, clock: FrozenClock) -> None:
    async with at_terminal(database, clock) as pilot:
        await pilot.press("5", "j", "e")
        await until(pilot, "Milestone: Draft")
        await pilot.press("enter", "enter", *"27 mar", "ctrl+s")
        await until(pilot, "What becomes of what waits on it?")
        await pilot.press("escape")
        assert due(store, "Draft") == date(2026, 3, 20), "esc moves nothing, and the form is still there"
        await pilot.press("ctrl+s", "enter")
        await until(pilot, "◆ Draft")
        assert (due(store, "Draft"), due(store, "Readers")) == (date(2026, 3, 27), date(2026, 4, 27))


async def test_p44_the_baseline_is_drawn_under_now_with_slip_and_cause(
    database: Path, store: Store, goal: Goal, clock: FrozenClock
) -> None:
    async with at_terminal(database, clock) as pilot:
        await pilot.press("5", "b", "enter")
        await until(pilot, "was: Plan of 4 Mar 2026")
        draft = next(each for each in store.reader.milestones_in_play() if each.title == "Draft")
        do(store, edit_milestone, draft, replace(draft, due=date(2026, 4, 1)))
        text = await until(pilot, "+7 d: Readers waits on Draft, which ends 12 days later; without that 20 Apr")
        assert "goal +7 d" in text and "┄" in text
        assert len(store.reader.find(Baseline)) == 1


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (200, 60)])
async def test_p40_every_size_and_ascii(
    database: Path, store: Store, goal: Goal, clock: FrozenClock, size: tuple[int, int]
) -> None:
    async with at_terminal(database, clock, size, use_ascii=True) as pilot:
        await pilot.press("5")
        text = await until(pilot, "crit")
        assert text.isascii()
        assert "Novel" in text and "today" in text
        assert "#" in line_with(pilot.app, "Readers") or size == (60, 15)
        assert ("slack" in text) is (size != (60, 15))
