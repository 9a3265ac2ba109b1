"""What a card holds and how it is handled: limits, hill, checklist, filter, archive, mouse (P25, P31-P33, P35)."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.commands.plan import add
from tests.screens.reading import at_terminal, line_with, screen_lines, screen_text, until
from tests.screens.test_board import WIDE, cards, column, milestone, to_the_board
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.columns import edit_column
from tui_goals.commands.goals import add_goal
from tui_goals.commands.milestones import add_milestone, edit_milestone, move_to_column
from tui_goals.commands.tasks import add_task
from tui_goals.domain import Column, Goal, Milestone, Task
from tui_goals.store import Store

DAY = 86_400


@pytest.fixture
def novel(store: Store) -> Goal:
    """A novel with three planned milestones, the first of which has two tasks."""
    goal = do(store, add_goal, Goal(title="Write the novel")).value
    draft = add(store, goal, "First draft")
    for title in ("Chapter 1", "Chapter 2"):
        do(store, add_task, Task(milestone_id=draft.id, title=title))
    do(store, add_milestone, Milestone(goal_id=goal.id, title="Beta readers", labels=("people",)))
    add(store, goal, "Submission")
    return goal


def limit(store: Store, title: str, number: int, hard: bool = False) -> None:
    kept = store.reader.get(Column, column(store, title))
    do(store, edit_column, kept, replace(kept, wip_limit=number, wip_hard=hard))


def place_of(pilot: Pilot[None], words: str) -> tuple[int, int]:
    lines = screen_lines(pilot.app)
    y = next(index for index, line in enumerate(lines) if words in line)
    return lines[y].index(words) + 3, y


async def test_p31_the_form_sets_a_limit_that_warns_and_one_that_refuses(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("L", "R", "enter", "enter", "1", "ctrl+s")
        await until(pilot, "DOING  1/1 full")
        await pilot.press("h", "L")
        text = await until(pilot, "DOING  2/1 ▲ over")
        assert "“Doing” now holds 2 cards, 1 over its limit." in " ".join(text.split())
        await pilot.press("R", "enter", "enter", "enter", *"refuse", "ctrl+s")
        await pilot.press("h", "L")
        text = " ".join((await until(pilot, "is full")).split())
        assert "“Doing” is full: it holds 2 of 1 card at most." in text
        assert cards(store, "Planned") == ["Submission"], "it stayed where it was"


async def test_p31_another_terminal_fills_the_column_while_the_screen_still_shows_room(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    limit(store, "Doing", 1, hard=True)
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        assert "DOING  0/1" in screen_text(pilot.app)
        do(store, move_to_column, milestone(store, "Submission").id, column(store, "Doing"))
        await pilot.press("L")
        await until(pilot, "is full")
        assert cards(store, "Doing") == ["Submission"]


async def test_p25_the_brackets_move_a_card_over_the_hill_and_the_page_draws_it(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("right_square_bracket")
        assert "↗0" in await until(pilot, "uphill 0: finding out")
        clock.forward(20 * DAY)
        await pilot.press("right_square_bracket", "right_square_bracket")
        await until(pilot, "↗20")
        await until(pilot, "▲ uphill for 20 days")
        await pilot.press("tab")
        text = await until(pilot, "now uphill 20: finding out")
        assert "downhill: doing" in text and "4 Mar 0, 24 Mar 20" in text
        await pilot.press("2", *["right_square_bracket"] * 4)
        text = await until(pilot, "↘60")
        assert "uphill for" not in text
        await pilot.press("u")
        await until(pilot, "↘50")


async def test_p26_a_card_opened_in_place_lists_its_tasks_ticks_them_and_offers_the_milestone(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("enter")
        text = await until(pilot, "○ Chapter 1")
        assert text.index("First draft") < text.index("○ Chapter 2") < text.index("Beta readers")
        await pilot.press("j", "space")
        await until(pilot, "● Chapter 1")
        assert "1/2" in line_with(pilot.app, "1/2"), "the card counts"
        await pilot.press("J")
        await until(pilot, "○ Chapter 2")
        draft = milestone(store, "First draft")
        assert [each.title for each in store.reader.tasks_of(draft.id)] == ["Chapter 2", "Chapter 1"]
        await pilot.press("k", "space")
        await until(pilot, "M finishes")
        await pilot.press("n", *"Chapter 3", "ctrl+s")
        await until(pilot, "○ Chapter 3")
        assert milestone(store, "First draft").done_at is None, "the offer took no key"
        await pilot.press("space", "M")
        assert cards(store, "Done") == ["First draft"]
        await until(pilot, "● Chapter 3")
        await pilot.press("enter")
        assert "Chapter 3" not in screen_text(pilot.app), "it is folded"


async def test_p33_cards_are_filtered_by_what_is_combined_and_the_filter_is_kept_by_name(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    draft = milestone(store, "First draft")
    do(store, edit_milestone, draft, replace(draft, labels=("people",), due=clock.now().date().subtract(days=2)))
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("slash", *"#people")
        text = await until(pilot, "label people  2 of 3")
        assert "Submission" not in text and "Beta readers" in text
        await pilot.press(*" due:late", "enter")
        text = await until(pilot, "1 of 3")
        assert "First draft" in text and "Beta readers" not in text
        await pilot.press("backslash", "enter", *"Late people", "ctrl+s", "escape")
        await until(pilot, "W Submission")
        await pilot.press("backslash")
        await until(pilot, "Late people   #people due:late")
        await pilot.press("enter")
        await until(pilot, "1 of 3")


async def test_p35_an_archived_card_is_out_of_sight_and_comes_back_from_the_list(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("j", "A")
        await until(pilot, "PLANNED  2")
        await pilot.press("j", "u")
        await until(pilot, "PLANNED  3")
        await pilot.press("A")
        await until(pilot, "Archived “Beta readers”")
        pilot.app.clear_notifications()
        await pilot.press("s", *"readers")
        await until(pilot, "archived")
        await pilot.press("enter")
        await until(pilot, "Beta readers   open, Write the novel")
        await pilot.press("enter")
        await until(pilot, "“Beta readers” is back.")
        assert cards(store, "Planned") == ["First draft", "Beta readers", "Submission"]


async def test_p30_whose_cards_are_shown_is_remembered(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    for head in ("All goals", "W Write the novel"):
        async with at_terminal(database, clock) as pilot:
            await to_the_board(pilot)
            assert head in line_with(pilot.app, "3 open")
            await pilot.press("a")
            await pilot.pause()


async def test_e35_a_mouse_drags_a_card_to_another_column_and_to_another_place(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock, WIDE) as pilot:
        await to_the_board(pilot)
        doing = place_of(pilot, "DOING")
        await pilot.mouse_down(offset=place_of(pilot, "W Submission"))
        await pilot.hover(offset=(doing[0], 10))
        assert "here" in line_with(pilot.app, "DOING")
        await pilot.mouse_up(offset=(doing[0], 10))
        await until(pilot, "DOING  1")
        assert cards(store, "Doing") == ["Submission"]
        assert "here" not in line_with(pilot.app, "DOING")
        await pilot.mouse_down(offset=place_of(pilot, "W Beta readers"))
        x, y = place_of(pilot, "W First draft")
        await pilot.hover(offset=(x, y))
        await pilot.mouse_up(offset=(x, y))
        await pilot.pause()
        assert cards(store, "Planned") == ["Beta readers", "First draft"]
