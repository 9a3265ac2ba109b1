"""The story of a goal on the screen, and rewards where one meets them."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.plan import Plan, start_novel
from tests.screens.at_focus import Person, focus_screen
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.journal import write_entry
from tui_goals.commands.measures import record_measurement
from tui_goals.commands.milestones import edit_milestone, finish_milestone
from tui_goals.commands.reviews import save_review
from tui_goals.domain import AmountKind, DecisionKind, Entry, EntryKind, RewardTaken, SessionState, Target
from tui_goals.rules.decisions import Choice
from tui_goals.store import Store
from tui_goals.widgets.line_list import LineList
from tui_goals.widgets.review_body import FACTS


@pytest.fixture
def plan(store: Store, clock: FrozenClock) -> Plan:
    """A novel that was worked on, written about, counted, reviewed; its first draft is worth a day at the sea."""
    plan = start_novel(store)
    do(store, edit_milestone, plan.milestone, replace(plan.milestone, reward="a day at the sea"), "it rained")
    session = do(store, start_session, plan.bite.id, 25).value
    clock.forward(1500)
    do(store, end_session, session.id, SessionState.PARTIAL, AmountKind.DELTA, 400)
    do(store, write_entry, Entry(body="Of the storm."), [(Target.GOAL, plan.goal.id)])
    clock.forward(60)
    do(store, record_measurement, plan.goal.id, AmountKind.TOTAL, 1200, None, "all of March")
    clock.forward(60)
    choice = Choice(Target.GOAL, plan.goal.id, DecisionKind.KEEP, "it moves")
    do(store, save_review, Entry(), Entry(kind=EntryKind.WEEKLY, period="2026-W10", body="A week."), "{}", [choice])
    return plan


async def opened(person: Person, line: str, words: str, *back: str) -> None:
    """Open the line of the story under the cursor, see the words, and come back to the story."""
    assert line in person.sees
    await person.press("enter")
    await person.reads(words)
    await person.press(*back)
    await person.reads("Story  Write the novel")


async def test_j6_the_story_of_a_goal_opens_what_it_tells_of(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, (80, 24), keys=("S",)) as person:
        await person.reads("Story  Write the novel")
        assert "decided" in person.sees and "keep Write the novel  it moves" in person.sees
        assert "= 1,200 words" in person.sees and "400 words · 25 min" in person.sees
        await opened(person, "keep Write the novel", "1 of 1 decided", "escape")
        await person.press("j")
        await opened(person, "all of March", "Total        1,200", "escape")
        await person.press("j")
        await opened(person, "Of the storm.", "about Write the novel", "escape")
        await person.press("j")
        await opened(person, "session", "10:00-10:25", "1")
        await person.press("w")
        await person.reads("about Write the novel")
        await person.press("escape", "escape")
        await person.reads("First draft")
        assert "Story  Write" not in person.sees


async def test_j16_a_reward_is_taken_from_the_page_the_palette_and_the_review(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, (120, 36), keys=("l", "j")) as person:
        await person.reads("a day at the sea (promised)")
        await person.press("r")
        await person.reads("is promised for “First draft”")
        do(store, finish_milestone, plan.milestone.id)
        person.app.reload()
        await person.reads("a day at the sea (earned; r takes it)")
        await person.press("r")
        await person.reads("Taken: a day at the sea")
        await person.reads("a day at the sea (taken 4 Mar)")
        await person.press("u")
        await person.reads("(earned; r takes it)")
        await person.press("6", "n", "enter")
        await person.reads("Rewards due")
        person.app.screen.query_one(f"#{FACTS}", LineList).go_to(("rewards", ""))
        await person.press("enter")
        await person.reads("Rewards you have earned")
        assert "a day at the sea" in person.sees and "First draft, 4 Mar" in person.sees
        await person.press("space")
        await person.reads("There is nothing to pick")
        await person.press("escape")
        assert "Rewards due" not in person.sees
    (taken,) = store.reader.find(RewardTaken)
    assert (taken.target, taken.target_id) == (Target.MILESTONE, plan.milestone.id)
