"""The Review screen as a person uses it: what is due opens, facts, words and decisions, saved in one step."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.commands.plan import Plan, add, start_novel
from tests.conftest import OpenStore
from tests.screens.at_focus import Person
from tests.screens.reading import at_terminal, line_with
from tui_goals.app.app import TuiGoalsApp
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import edit_goal
from tui_goals.commands.journal import write_entry
from tui_goals.commands.milestones import edit_milestone
from tui_goals.commands.reviews import save_review
from tui_goals.domain import Decision, Entry, EntryKind, Goal, Milestone, Phase, PlanChange, SessionState
from tui_goals.rules.entries import entry_drafts
from tui_goals.screens.review import ReviewScreen
from tui_goals.screens.reviewing import ReviewingScreen
from tui_goals.store import Store

WIDE, USUAL, SMALL = (120, 36), (80, 24), (60, 15)
SUNDAY_EVENING = 4 * 86_400 + 8 * 3600
DAY = 86_400
PROMISE = "## What do I promise for next week?\n\nTwo thousand words."


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Editors' files lie in a folder of the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def plan(store: Store, clock: FrozenClock) -> Plan:
    """A novel whose first draft is late, with one sitting, on the evening of a Sunday."""
    plan = start_novel(store)
    late = do(store, edit_milestone, plan.milestone, replace(plan.milestone, due=date(2026, 3, 6))).value
    session = do(store, start_session, plan.bite.id, 25).value
    clock.forward(1500)
    do(store, end_session, session.id, SessionState.PARTIAL, amount=400.0)
    clock.forward(SUNDAY_EVENING - 1500)
    return replace(plan, milestone=late)


def last_week(store: Store, body: str = PROMISE, period: str = "2026-W09") -> Entry:
    """The review of the week before."""
    entry = Entry(kind=EntryKind.WEEKLY, period=period, body=body)
    return do(store, save_review, Entry(), entry, "{}").value


@asynccontextmanager
async def review(
    database: Path, clock: FrozenClock, size: tuple[int, int] = WIDE, use_ascii: bool = False
) -> AsyncIterator[Person]:
    """The app on its Review screen."""
    async with at_terminal(database, clock, size, use_ascii) as pilot:
        assert isinstance(pilot.app, TuiGoalsApp)
        person = Person(pilot.app, pilot, clock)
        await person.press("6")
        await pilot.pause()
        yield person


async def test_j12_a_badge_counts_what_is_due_and_no_modal_asks(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with at_terminal(database, clock) as pilot:
        assert "6 Review ·1" in line_with(pilot.app, "Goals")
        assert "Write the novel" in line_with(pilot.app, "W ") and len(pilot.app.screen_stack) == 1


async def test_j12_the_badge_comes_with_the_hour_though_nothing_else_happens(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    clock.forward(4 * DAY + 6 * 3600 + 3599)
    async with at_terminal(database, clock) as pilot:
        assert "6 Review ·" not in line_with(pilot.app, "Goals")
        clock.forward(1)
        pilot.app.tell_reviews_due()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "6 Review ·1" in line_with(pilot.app, "Goals")


async def test_p23_the_form_of_a_thing_that_is_there_asks_why_its_dates_change(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with at_terminal(database, clock) as pilot:
        person = Person(pilot.app, pilot, clock)  # type: ignore[arg-type]
        await person.press("n")
        await person.reads("A new milestone of")
        assert "Because" not in person.sees
        await person.press("escape", "e")
        await person.reads("Goal: Write the novel")
        await person.press("down")
        await person.replace("2027-03-31")
        await person.press(*["down"] * 14)
        await person.write("the course")
        await person.press("ctrl+s")
        await person.reads("What becomes of its milestones?")
        assert "the course" in person.sees
        await person.press("j", "enter")
        await person.reads("31 Mar 2027")
    change = store.reader.find(PlanChange)[-1]
    assert (change.field, change.new, change.reason) == ("due", "2027-03-31", "the course")


async def test_j12_the_review_that_is_due_opens_with_its_facts_and_questions(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with review(database, clock) as person:
        await person.reads("Week 10")
        assert re.search(r"Focus +25 min", person.sees) and "400" in line_with(person.app, "Counted words")
        assert "## What moved forward?" in person.sees and "0 of 5 answered, 0 of 2 decided" in person.sees
        assert "off track" in line_with(person.app, "First draft") and "2 d late" in person.sees


async def test_j10_every_number_opens_its_rows(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with review(database, clock) as person:
        await person.reads("Counted")
        await person.press("enter")
        await person.reads("Focus   25 min")
        assert "4 Mar  1000 words" in person.sees
        await person.press("escape", "j", "j", "enter")
        await person.reads("Counted words   400")
        assert "400 words" in line_with(person.app, "4 Mar")


async def test_j11_text_and_decisions_are_saved_together_and_undone_together(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with review(database, clock) as person:
        await person.reads("Week 10")
        await person.press("tab")
        await person.write("The draft moved")
        await person.press("escape", "y", "enter")
        await person.reads("keep")
        await person.press("c")
        await person.reads("Adjust: First draft")
        await person.replace("20 mar")
        await person.press("down", "down", "down")
        await person.write("slower than thought")
        await person.press("ctrl+s")
        await person.reads("due 20 Mar, slower than thought")
        assert "1 of 5 answered, 2 of 2 decided" in person.sees
        assert store.reader.get(Milestone, plan.milestone.id).due == date(2026, 3, 6)
        await person.press("ctrl+s")
        await person.reads("Saved.")
        assert isinstance(person.app.screen, ReviewScreen)
        entry = store.reader.review(EntryKind.WEEKLY, "2026-W10")
        assert entry is not None and entry.body == "## What moved forward?\n\nThe draft moved"
        assert store.reader.get(Milestone, plan.milestone.id).due == date(2026, 3, 20)
        change = store.reader.find(PlanChange)[-1]
        assert (change.field, change.reason) == ("due", "slower than thought")
        assert "6 Review   " in f"{line_with(person.app, 'Goals')}   " and store.reader.drafts() == ()
        await person.press("u")
        await person.pilot.pause()
        assert store.reader.review(EntryKind.WEEKLY, "2026-W10") is None and store.reader.find(Decision) == ()
        assert store.reader.get(Milestone, plan.milestone.id).due == date(2026, 3, 6)


async def test_j11_pause_and_drop_ask_for_a_line_and_change_the_plan(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with review(database, clock) as person:
        await person.reads("Week 10")
        await person.press("tab", "escape", "p")
        await person.reads("its milestones and bites leave the queue")
        await person.write("too much")
        await person.press("enter", "X")
        await person.reads("Drop: First draft")
        await person.write("serves nothing")
        await person.press("enter", "ctrl+s")
        await person.reads("Saved.")
    assert store.reader.get(Goal, plan.goal.id).phase is Phase.PAUSED
    assert store.reader.find(Milestone) == ()
    assert {each.reason for each in store.reader.find(Decision)} == {"too much", "serves nothing"}


async def test_j11_the_next_bite_is_chosen_or_written(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with review(database, clock) as person:
        await person.reads("Week 10")
        await person.press("tab", "escape", "n")
        await person.reads("What comes next for")
        await person.press("enter")
        await person.reads("next: 1000 words")
        await person.press("n", "G", "enter")
        await person.reads("Next for: First draft")
        await person.write("Sharpen pencils")
        await person.press("enter")
        await person.reads("next: Sharpen pencils")
        await person.press("ctrl+s")
        await person.reads("Saved.")
    assert [bite.title for bite in store.reader.bites_of(plan.task.id)] == ["1000 words", "Sharpen pencils"]


async def test_j9_j12_a_review_is_held_with_nothing_but_a_key(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with review(database, clock) as person:
        await person.reads("Week 10")
        await person.press("ctrl+s")
        await person.reads("No words, only the numbers.")
    entry = store.reader.review(EntryKind.WEEKLY, "2026-W10")
    assert entry is not None and entry.body == "" and store.reader.review_facts(entry.id) is not None


async def test_j13_the_last_promises_stand_first_and_stuck_goals_are_listed(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    last_week(store, period="2026-W10")
    do(store, edit_goal, plan.goal, replace(store.reader.get(Goal, plan.goal.id), start=date(2026, 1, 1)))
    clock.forward(7 * DAY)
    async with review(database, clock) as person:
        await person.reads("Week 11")
        assert "Promised in Week 10" in person.sees and "Two thousand words." in person.sees
        assert person.sees.index("Promised in Week 10") < person.sees.index("Stuck goals")
        assert "1" in line_with(person.app, "Stuck goals")
        assert "no session since 4 Mar" in person.sees


async def test_j10_the_facts_are_those_of_the_opening_until_they_are_refreshed(
    database: Path, clock: FrozenClock, store: Store, open_store: OpenStore, plan: Plan
) -> None:
    async with review(database, clock) as person:
        await person.reads("Week 10")
        await person.press("ctrl+s")
        await person.reads("Saved.")
        do(open_store(database), write_entry, Entry(body="Late thought."))
        person.app.reload()
        await person.press("e")
        await person.reads("In your words")
        assert "Entries" not in person.sees
        await person.press("r")
        await person.reads("Entries")
        await person.press("ctrl+s")
        await person.reads("Saved.")
    entry = store.reader.review(EntryKind.WEEKLY, "2026-W10")
    kept = store.reader.review_facts(entry.id) if entry else None
    assert kept is not None and '"entries"' in kept.facts


async def test_j17_j19_leaving_keeps_words_and_decisions_as_a_draft(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with review(database, clock) as person:
        await person.reads("Week 10")
        await person.press("tab")
        await person.write("Half a")
        await person.press("escape", "y")
        await person.write("it moves")
        await person.press("enter", "escape")
        await person.reads("begun")
        person.app.drafts.finish()
        [draft] = entry_drafts(store.reader.drafts())
        assert "Half a" in draft.body and draft.period == "2026-W10"
    async with review(database, clock) as person:
        await person.reads("Half a")
        assert "it moves" in person.sees and "1 of 5 answered, 1 of 2 decided" in person.sees
        await person.press("4")
        await person.reads("Half a")
        await person.press("e")
        await person.reads("it moves")
        assert isinstance(person.app.screen, ReviewingScreen)


async def test_j12_a_review_that_was_put_off_comes_back_tomorrow(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with review(database, clock) as person:
        await person.reads("Week 10")
        await person.press("z")
        await person.reads("No review yet")
        assert "6 Review ·" not in person.sees
        clock.forward(DAY)
        person.app.reload()
        await person.reads("6 Review ·1")


async def test_a_review_reads_with_its_decisions_and_numbers_and_e_changes_its_text(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with review(database, clock) as person:
        await person.reads("Week 10")
        await person.press("tab")
        await person.write("Much")
        await person.press("escape", "y")
        await person.write("it moves")
        await person.press("enter", "ctrl+s")
        await person.reads("Decided")
        assert "keep     Write the novel" in person.sees and "it moves" in person.sees and "Facts" in person.sees
        await person.press("e")
        await person.reads("What was hard?")
        await person.press("tab", "tab")
        await person.write("Little")
        await person.press("ctrl+s")
        await person.reads("Saved.")
    entry = store.reader.review(EntryKind.WEEKLY, "2026-W10")
    assert entry is not None and "Much" in entry.body and "Little" in entry.body
    assert entry.body.count("## ") == 2


async def test_j15_a_month_shows_its_weeks_and_opens_them(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    for week in ("2026-W10", "2026-W11", "2026-W12", "2026-W13"):
        body = f"## What was hard?\n\nThe storm of {week}."
        do(store, save_review, Entry(), Entry(kind=EntryKind.WEEKLY, period=week, body=body), "{}")
    clock.forward(24 * DAY)
    async with review(database, clock) as person:
        await person.reads("March")
        assert "The storm of 2026-W10." in line_with(person.app, "Week 10")
        await person.press("G", "enter")
        await person.reads("Week 13   esc closes")
        assert "What was hard?" in person.sees
        await person.press("escape", "ctrl+s")
        await person.reads("Saved.")
        await person.reads("◆ Week 10")


async def test_j1_a_year_closes_goals_with_a_grade_and_a_lesson(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    for kind, period in (
        (EntryKind.WEEKLY, "2026-W53"), (EntryKind.MONTHLY, "2026-12"), (EntryKind.QUARTERLY, "2026-Q4"),
    ):  # fmt: skip
        do(store, save_review, Entry(), Entry(kind=kind, period=period, body="x"), "{}")
    clock.forward(300 * DAY)
    async with review(database, clock) as person:
        await person.reads("What did this year come to?")
        assert " 2026" in line_with(person.app, "decided")
        await person.press("tab", "escape", "space")
        await person.reads("The end of: Write the novel")
        await person.press("down")
        await person.write("4")
        await person.press("ctrl+s")
        await person.pilot.pause()
    ended = store.reader.get(Goal, plan.goal.id)
    assert (ended.phase, ended.grade) == (Phase.ACHIEVED, 4)


async def test_j20_two_terminals_hold_the_same_review_and_keep_both_texts(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with review(database, clock) as person:
        await person.reads("Week 10")
        await person.press("tab")
        await person.write("mine")
        theirs = Entry(kind=EntryKind.WEEKLY, period="2026-W10", body="theirs")
        do(store, save_review, Entry(), theirs, "{}")
        await person.press("ctrl+s")
        await person.reads("Another terminal saved this entry meanwhile")
        await person.press("ctrl+s")
        await person.reads("Saved.")
    [entry] = store.reader.reviews()
    assert "mine" in entry.body and "theirs" in entry.body


async def test_the_journal_lists_a_review_by_its_period_and_opens_it(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    last_week(store)
    async with at_terminal(database, clock) as pilot:
        person = Person(pilot.app, pilot, clock)  # type: ignore[arg-type]
        await person.press("4")
        await person.reads("Week 9: Two thousand words.")
        await person.press("e")
        await person.reads("In your words")
        assert isinstance(person.app.screen, ReviewingScreen)


async def test_an_empty_review_says_what_belongs_here(database: Path, clock: FrozenClock, store: Store) -> None:
    start_novel(store)
    for size in (WIDE, USUAL, SMALL):
        async with review(database, clock, size) as person:
            assert "No review yet." in person.sees and "n New" in person.sees
    async with review(database, clock) as person:
        await person.press("n")
        await person.reads("Week 10")
        await person.press("enter")
        await person.reads("What moved forward?")


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_on_a_narrow_screen_one_part_is_open_and_tab_goes_on(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, size: tuple[int, int]
) -> None:
    add(store, plan.goal, "Beta readers")
    async with review(database, clock, size) as person:
        await person.reads("Week 10")
        assert "25 min" in person.sees and "In your words" in person.sees and "What was hard?" not in person.sees
        await person.press("tab")
        await person.reads("What moved forward?")
        assert "25 min" not in person.sees
        await person.press("escape")
        await person.reads("First draft")
        assert "What moved forward?" not in person.sees and "Decisions" in person.sees
        await person.press("y", "enter")
        await person.reads("keep")


async def test_hostile_words_are_drawn_as_they_are(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    body = "## What do I promise for next week?\n\n[/red] {it} \x1b]0;x\x07 {0}"
    last_week(store, body)
    do(store, edit_goal, plan.goal, replace(store.reader.get(Goal, plan.goal.id), title="[b]{it.x}[/oops]"))
    async with review(database, clock, use_ascii=True) as person:
        await person.reads("[/red] {it}")
        assert "[b]{it.x}[/oops]" in person.sees
        await person.press("tab", "escape", "c", "escape", "X")
        await person.reads("Drop: [b]{it.x}[/oops]")
        await person.write("[x]")
        await person.press("enter", "ctrl+s")
        await person.reads("Saved.")
