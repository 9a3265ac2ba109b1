"""Celebrations: a card for what was reached, in a rest of the keys, that takes none of those that go on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.commands.plan import Plan, add, start_novel
from tests.conftest import OpenStore
from tests.screens.at_focus import Person, focus_screen
from tui_goals.app.app import TuiGoalsApp
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import finish_bite
from tui_goals.commands.goals import edit_goal
from tui_goals.commands.milestones import edit_milestone, finish_milestone
from tui_goals.config import Settings
from tui_goals.domain import EntryKind, Goal, Milestone, RewardTaken, Target
from tui_goals.rules.celebrations import Celebration, LedHere
from tui_goals.rules.entries import entry_drafts
from tui_goals.rules.rewards import Standing
from tui_goals.screens import celebration
from tui_goals.state.opening import Opening
from tui_goals.store import Store
from tui_goals.widgets import glyphs
from tui_goals.widgets.celebration_card import FRAMES, card_lines

CARD = "MILESTONE REACHED"
SOON = 0.05


@pytest.fixture
def plan(store: Store, clock: FrozenClock) -> Plan:
    """A novel with a first draft of one finished bite, for which a day at the sea was promised, and a second draft."""
    plan = start_novel(store)
    do(store, edit_milestone, plan.milestone, replace(plan.milestone, reward="a day at the sea"))
    do(store, finish_bite, plan.bite.id)
    clock.forward(60)
    return plan


@asynccontextmanager
async def seated(
    database: Path, clock: FrozenClock, *keys: str, size: tuple[int, int] = (120, 36), rest: float = SOON
) -> AsyncIterator[Person]:
    """Someone at the keyboard, where a card comes after a rest of so many seconds and is seen at once."""
    async with focus_screen(database, clock, size, keys=()) as person:
        person.app.celebrations.rest_seconds = rest
        await person.press(*keys)
        yield person


def rest(person: Person) -> None:
    """Press nothing for a while."""
    person.app.celebrations.rest_seconds = SOON
    person.app.celebrations.typed_on()


@pytest.fixture(autouse=True)
def seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that comes with the card is an answer to it, unless a test says otherwise."""
    monkeypatch.setattr(celebration, "SEEN_SECONDS", 0.001)


async def test_j16_a_card_moved_to_done_is_celebrated_rewarded_and_kept_in_the_journal(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    columns = len(store.reader.columns())
    async with seated(database, clock, "2", *["L"] * (columns - 1), size=(60, 15)) as person:
        await person.reads(CARD)
        assert "◆  First draft" in person.sees and "W  Write the novel" in person.sees
        assert "●" in person.sees and "1 bite" in person.sees
        assert "Your reward, earned" in person.sees and "a day at the sea" in person.sees
        await person.press("r")
        await person.reads("Your reward, taken")
        await person.press("w")
        await person.write("What a day, and what a storm")
        await person.reads("What a day, and what a storm")
        await person.press("enter")
        await person.reads("Kept in the journal")
        assert CARD not in person.sees
        await person.press("u")
        await person.reads("Undone")
        await person.press("ctrl+r")
        await person.reads("Done again")
    (entry,) = store.reader.entries()
    assert (entry.kind, entry.body) == (EntryKind.CELEBRATION, "What a day, and what a storm")
    links = {(link.target, link.target_id) for link in store.reader.links([entry.id])}
    assert links == {(Target.MILESTONE, plan.milestone.id), (Target.GOAL, plan.goal.id)}
    assert [each.target_id for each in store.reader.find(RewardTaken)] == [plan.milestone.id]
    assert store.reader.drafts() == ()


async def test_j16_a_card_waits_for_a_rest_and_takes_no_key_of_somebody_who_goes_on(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three milestones in a row, a form and undo in between: every key does what it would have done."""
    for title in ("Second draft", "Third draft"):
        add(store, plan.goal, title)
    async with seated(database, clock, "2", "space", "h", "h", "h", "space", rest=3600) as person:
        assert [each.title for each in store.reader.find(Milestone) if each.done_at] == ["First draft", "Second draft"]
        person.app.celebrations.rest_seconds = SOON
        await person.press("n")
        await person.write("Outline")
        await person.pilot.pause(0.15)
        assert CARD not in person.sees and "Outline" in person.sees
        person.app.celebrations.rest_seconds = 3600
        await person.press("escape", "u")
        await person.reads("Undone: Finish")
        monkeypatch.setattr(celebration, "SEEN_SECONDS", 3600.0)
        rest(person)
        await person.reads(CARD)
        assert "First draft" in person.sees and "of 2" not in person.sees
        person.app.celebrations.rest_seconds = 3600
        await person.press("w")
        await person.reads("0 words  ·  about Second draft")
        assert CARD not in person.sees
        monkeypatch.setattr(celebration, "SEEN_SECONDS", 0.001)
        await person.press("escape")
        rest(person)
        await person.reads(CARD)
        await person.press("4")
        await person.reads("Nothing written yet")
        await person.pilot.pause(0.15)
        assert CARD not in person.sees


async def test_j16_several_at_once_are_one_after_the_other_and_a_goal_is_the_last(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    do(store, edit_goal, plan.goal, replace(plan.goal, reward="a week in the north"))
    async with seated(database, clock, "j", "l", "j", "space", "k", "space", "ctrl+s", rest=0.3) as person:
        await person.reads("1 of 2")
        await person.press("enter")
        await person.reads("GOAL ACHIEVED")
        assert "a week in the north" in person.sees and "1 milestone · 1 bite" in person.sees
        await person.press("w")
        await person.write("It is done")
        await person.press("escape")
        await person.reads("Kept as a draft")
    (draft,) = entry_drafts(store.reader.drafts())
    assert (draft.kind, draft.body, draft.about) == (
        EntryKind.CELEBRATION, "It is done", ((Target.GOAL, plan.goal.id),),
    )  # fmt: skip
    assert [each.reward for each in store.reader.rewards_due()] == ["a day at the sea", "a week in the north"]


async def test_j16_what_another_terminal_finished_or_was_opened_again_brings_no_card(
    database: Path, clock: FrozenClock, open_store: OpenStore, store: Store, plan: Plan
) -> None:
    async with seated(database, clock, "2", "space", rest=0.2) as person:
        await person.press("u")
        await person.reads("Undone")
        await person.pilot.pause(0.3)
        assert CARD not in person.sees
        do(open_store(database), finish_milestone, plan.milestone.id)
        person.app.reload()
        await person.pilot.pause(0.3)
        assert "● 4 Mar" in person.sees and CARD not in person.sees


def told(bites: int = 3) -> Celebration:
    """A milestone that was reached."""
    draft = Milestone(id=7, title="First draft", reward="a day at the sea")
    return Celebration(draft, Goal(id=1, title="Write the novel"), 0.5, LedHere(bites, 0, 3720.0), Standing.EARNED)


@pytest.mark.parametrize("signs", [glyphs.UNICODE, glyphs.ASCII])
def test_j16_the_chain_lights_up_and_the_last_picture_is_still(signs: glyphs.Glyphs) -> None:
    def shown(frame: int, bites: int = 3) -> str:
        lines = card_lines(told(bites), 60, date(2026, 3, 4), signs, frame)
        assert all(sum(len(text) for text, _ in line) <= 60 for line in lines)
        return "\n".join("".join(text for text, _ in line) for line in lines)

    dark, lit = f"{signs.open} " * 3, f"{signs.done} " * 3
    assert dark in shown(0) and lit not in shown(0)
    assert lit in shown(FRAMES) and f"{signs.open} " not in shown(FRAMES).split("3 bites")[0]
    assert "3 bites" in shown(FRAMES) and "1 h 02 of focus" in shown(FRAMES)
    assert shown(FRAMES, 4000).count(signs.done) == 56 and "4,000 bites" in shown(FRAMES, 4000)
    assert not {"+", "*"} & set(shown(FRAMES).split("MILESTONE")[0])


@pytest.mark.parametrize(("motion", "moves"), [(True, True), (False, False), (None, False)])
def test_j16_motion_is_a_setting_and_off_over_ssh(
    database: Path, clock: FrozenClock, motion: bool | None, moves: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over SSH the animations of the whole program are off before it is loaded, unless the setting says otherwise."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    opening = Opening(database, clock, "UTC", Settings(motion=motion, mute=True))
    app = TuiGoalsApp(opening, *opening.read(), use_ascii=False)
    assert (app.animation_level != "none") == moves
    assert app.alerting.muted
