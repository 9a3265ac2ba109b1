"""The board: cards in columns, moved by keys; what a card tells; one goal or all of them (P21, P30, P32, P34)."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.commands.plan import add
from tests.screens.reading import at_terminal, line_with, screen_lines, screen_text, until
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.goals import add_goal, edit_goal
from tui_goals.commands.milestones import add_dependency, add_milestone, finish_milestone, move_to_column
from tui_goals.commands.tasks import add_task, finish_task
from tui_goals.domain import Goal, Milestone, Task
from tui_goals.store import Store

TODAY = date(2026, 3, 4)
DAY = 86_400
WIDE = (200, 40)
NARROW = (80, 24)


@pytest.fixture
def novel(store: Store) -> Goal:
    """A novel with three planned milestones; the second one waits on the first."""
    goal = do(store, add_goal, Goal(title="Write the novel")).value
    draft, readers = add(store, goal, "First draft"), add(store, goal, "Beta readers")
    add(store, goal, "Submission")
    do(store, add_dependency, readers.id, draft.id)
    return goal


@pytest.fixture
def marathon(store: Store, novel: Goal) -> Goal:
    """A second goal with one milestone."""
    goal = do(store, add_goal, Goal(title="Run a marathon")).value
    add(store, goal, "Half marathon")
    return goal


def column(store: Store, title: str) -> int:
    return next(each.id for each in store.reader.columns() if each.title == title)


def cards(store: Store, title: str) -> list[str]:
    return [card.title for card in store.reader.cards_of(column(store, title))]


def milestone(store: Store, title: str) -> Milestone:
    return next(each for each in store.reader.milestones_in_play() if each.title == title)


def planned(pilot: Pilot[None]) -> list[str]:
    """The lines of the first of four columns on a terminal of 120 columns."""
    return [line[:30].strip() for line in screen_lines(pilot.app)]


async def to_the_board(pilot: Pilot[None]) -> None:
    await pilot.press("2")
    await until(pilot, "PLANNED")
    while pilot.app.focused is None:
        await pilot.pause()


async def test_p30_a_column_per_stage_with_its_cards_in_order(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    do(store, finish_milestone, milestone(store, "First draft").id)
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        heading = line_with(pilot.app, "PLANNED")
        assert heading.split() == ["PLANNED", "2", "DOING", "0", "WAITING", "0", "DONE", "1"]
        text = screen_text(pilot.app)
        assert text.index("Beta readers") < text.index("Submission")
        assert line_with(pilot.app, "W First draft").index("W First draft") == heading.index("DONE")


async def test_p30_a_card_goes_to_the_next_column_and_back_and_the_cursor_goes_with_it(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("j", "L")
        assert (cards(store, "Planned"), cards(store, "Doing")) == (["First draft", "Submission"], ["Beta readers"])
        await pilot.press("L", "H", "H")
        assert cards(store, "Planned") == ["First draft", "Beta readers", "Submission"], "it is back where it was"
        await pilot.press("H")
        assert len(cards(store, "Planned")) == 3, "there is nothing further left"


async def test_p30_a_card_that_is_moved_sideways_stays_at_its_height(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    for title in ("Outline", "Synopsis", "Title"):
        do(store, move_to_column, add(store, novel, title).id, column(store, "Doing"))
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("j", "L")
        assert cards(store, "Doing") == ["Title", "Beta readers", "Synopsis", "Outline"]
        await pilot.press("L", "L")
        assert cards(store, "Done") == ["Beta readers"]


async def test_p30_what_enters_a_finishing_column_is_done_and_space_brings_it_back(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("space")
        assert milestone(store, "First draft").done_at == clock.now()
        assert "● 4 Mar" in await until(pilot, "DONE  1")
        await pilot.press("space")
        assert milestone(store, "First draft").done_at is None
        await pilot.press("L", "L", "L")
        assert cards(store, "Done") == ["First draft"]
        assert milestone(store, "First draft").done_at is not None


async def test_p30_cards_are_ordered_by_the_person_within_a_column(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("J")
        assert cards(store, "Planned") == ["Beta readers", "First draft", "Submission"]
        await pilot.press("J", "J", "K")
        assert cards(store, "Planned") == ["Beta readers", "First draft", "Submission"]
        text = screen_text(pilot.app)
        assert text.index("W Beta readers") < text.index("W First draft") < text.index("W Submission")


async def test_p30_one_board_over_all_goals_and_one_per_goal(
    database: Path, clock: FrozenClock, store: Store, marathon: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        text = screen_text(pilot.app)
        assert "All goals  4 open" in text
        assert "W Submission" in text and "R Half marathon" in text
        await pilot.press("G", "a")
        text = screen_text(pilot.app)
        assert "R Run a marathon  1 open" in text
        assert "R Half marathon" in text and "Submission" not in text
        await pilot.press("L", "a")
        assert cards(store, "Doing") == ["Half marathon"]
        assert "W Submission" in screen_text(pilot.app)


async def test_p30_order_on_one_goals_board_passes_the_cards_that_are_not_seen(
    database: Path, clock: FrozenClock, store: Store, marathon: Goal
) -> None:
    add(store, marathon, "Marathon")
    doing = column(store, "Doing")
    do(store, move_to_column, milestone(store, "Half marathon").id, doing)
    do(store, move_to_column, milestone(store, "Marathon").id, doing)
    do(store, move_to_column, milestone(store, "Submission").id, doing, milestone(store, "Marathon").id)
    assert cards(store, "Doing") == ["Marathon", "Submission", "Half marathon"]
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("l", "a", "J")
        assert cards(store, "Doing") == ["Submission", "Half marathon", "Marathon"]


async def test_p30_columns_are_added_renamed_ordered_and_removed(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    def titles() -> list[str]:
        return [each.title for each in store.reader.columns()]

    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("C", *"Review", "ctrl+s")
        await until(pilot, "REVIEW  0")
        assert titles() == ["Planned", "Doing", "Waiting", "Done", "Review"]
        await pilot.press("{")
        assert titles() == ["Planned", "Doing", "Waiting", "Review", "Done"]
        heading = await until(pilot, "REVIEW")
        assert heading.index("REVIEW") < heading.index("DONE")
        await pilot.press("R", "s", "ctrl+s")
        await until(pilot, "REVIEWS  0")
        await pilot.press("ctrl+d")
        assert titles() == ["Planned", "Doing", "Waiting", "Done"]
        assert "REVIEWS" not in screen_text(pilot.app)
        assert "u brings it back" in screen_text(pilot.app)
        await pilot.press("u")
        await until(pilot, "REVIEWS")


async def test_p30_a_column_that_holds_cards_asks_where_these_go_first(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("ctrl+d")
        await until(pilot, "“Planned” holds 3 cards. Move them where?")
        await pilot.press("escape")
        assert len(store.reader.columns()) == 4, "esc keeps it"
        await pilot.press("ctrl+d", "j", "enter")
        await until(pilot, "WAITING  3")
        assert cards(store, "Waiting") == ["First draft", "Beta readers", "Submission"]
        await pilot.press("u")
        await until(pilot, "PLANNED  3")


async def test_p30_another_terminal_moves_columns_and_cards_under_the_cursor(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("j")
        do(store, move_to_column, milestone(store, "First draft").id, column(store, "Doing"))
        await until(pilot, "DOING  1")
        await pilot.press("L")
        assert sorted(cards(store, "Doing")) == ["Beta readers", "First draft"]


async def test_p21_a_blocked_card_names_what_it_waits_on_and_one_key_goes_there(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("j")
        assert "■ waits on First draft" in screen_text(pilot.app)
        assert "■ 1 blocked" in screen_text(pilot.app)
        await pilot.press("B", "space")
        assert cards(store, "Done") == ["First draft"]
        assert "waits on" not in screen_text(pilot.app)


async def test_p21_a_blocked_card_may_move_but_it_is_said_that_it_waits(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("j", "L")
        await until(pilot, "“Beta readers” still waits on “First draft”.")
        assert cards(store, "Doing") == ["Beta readers"]
        pilot.app.clear_notifications()
        await pilot.press("H")
        assert "still waits" not in screen_text(pilot.app), "in the first column it may wait"


async def test_p32_a_card_tells_title_mark_due_tasks_labels_and_days(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    due = TODAY + timedelta(days=2)
    race = Milestone(goal_id=novel.id, title="Reading", due=due, labels=("live", "fun"))
    reading = do(store, add_milestone, race).value
    tasks = [do(store, add_task, Task(milestone_id=reading.id, title=f"Step {n}")).value for n in range(3)]
    do(store, finish_task, tasks[0].id)
    clock.forward(DAY)
    async with at_terminal(database, clock, WIDE) as pilot:
        await to_the_board(pilot)
        lines = screen_lines(pilot.app)
        at = next(index for index, line in enumerate(lines) if line.startswith(" W Reading"))
        assert lines[at + 1].split() == ["tomorrow", "1/3", "[live]", "[fun]", "1", "d"]


async def test_p32_due_is_told_in_words_with_the_year_if_it_is_not_this_one(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    goal = do(store, add_goal, Goal(title="Write the novel")).value
    for title, days in (("Late", -2), ("Now", 0), ("Soon", 3), ("Far", 400), ("Open", None)):
        due = None if days is None else TODAY + timedelta(days=days)
        do(store, add_milestone, Milestone(goal_id=goal.id, title=title, due=due))
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        lines = planned(pilot)
        told = {title: lines[lines.index(f"W {title}") + 1] for title in ("Late", "Now", "Soon", "Far", "Open")}
        assert told == {"Late": "2 d late", "Now": "today", "Soon": "Sat", "Far": "8 Apr 2027", "Open": ""}
        assert "1 overdue" in screen_text(pilot.app)


async def test_p32_edits_do_not_reset_the_days_in_a_column_but_a_move_does(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    clock.forward(3 * DAY)
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("e", *" of all", "ctrl+s")
        await until(pilot, "First draft of all")
        assert any(line.endswith("3 d") and "First draft of all" in line for line in planned(pilot))
        await pilot.press("L", "H")
        assert "W First draft of all" in planned(pilot), "it entered the column anew"


async def test_p34_a_long_title_takes_two_lines_and_ends_in_an_ellipsis(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    add(store, novel, "A second draft that takes up all that the readers of the first one said about its middle")
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        lines = screen_lines(pilot.app)
        at = next(index for index, line in enumerate(lines) if "W A second draft" in line)
        assert (lines[at], lines[at + 1]) == (" W A second draft that takes", "   up all that the readers…")
        assert "readers of the first" not in screen_text(pilot.app)


async def test_p34_at_80_columns_every_column_is_reached_and_its_neighbours_peek_in(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock, NARROW) as pilot:
        await to_the_board(pilot)
        assert line_with(pilot.app, "PLANNED").split()[-1] == "WAITING", "the third one peeks in"
        seen = []
        for _ in range(4):
            headings = screen_text(pilot.app)
            seen.append([name for name in ("PLANNED  3", "DOING  0", "WAITING  0", "DONE  0") if name in headings])
            await pilot.press("l")
        assert seen[0][:2] == ["PLANNED  3", "DOING  0"]
        assert seen[2][-2:] == ["DOING  0", "WAITING  0"]
        assert seen[3][-1] == "DONE  0"
        await pilot.press("h", "h", "h", "h")
        assert "PLANNED  3" in screen_text(pilot.app)


async def test_p34_at_200_columns_nothing_is_cut(database: Path, clock: FrozenClock, store: Store, novel: Goal) -> None:
    async with at_terminal(database, clock, WIDE) as pilot:
        await to_the_board(pilot)
        assert line_with(pilot.app, "PLANNED").split()[::2] == ["PLANNED", "DOING", "WAITING", "DONE"]


async def test_p34_a_resized_terminal_wraps_its_cards_anew(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    add(store, novel, "Second draft with the readers' words")
    async with at_terminal(database, clock, WIDE) as pilot:
        await to_the_board(pilot)
        assert "W Second draft with the readers' words" in screen_text(pilot.app)
        await pilot.resize_terminal(60, 15)
        await pilot.press("G")
        text = await until(pilot, "W Second draft")
        assert "W Second draft with the readers' words" not in text
        assert "DOING" in text and "Write the novel" in text, "heading and line of sight stay"


async def test_p34_at_60_by_15_cards_headings_and_line_of_sight_are_there(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock, (60, 15)) as pilot:
        await to_the_board(pilot)
        text = await until(pilot, "First draft  ‹  Write the novel")
        assert "PLANNED  3" in text and "W First draft" in text and "W Beta readers" in text and "? Help" in text


async def test_e5_an_empty_board_says_what_belongs_there_and_which_key_makes_one(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    async with at_terminal(database, clock) as pilot:
        await pilot.press("escape")
        await to_the_board(pilot)
        assert "No goals yet. n writes the" in screen_text(pilot.app)
        await pilot.press("n", *"Write the novel", "ctrl+s")
        await until(pilot, "Nothing planned. n writes a")
        assert "Nothing done yet." in screen_text(pilot.app)
        await pilot.press("n", *"Outline", "ctrl+s")
        await until(pilot, "W Outline")
        await pilot.press("L")
        assert cards(store, "Doing") == ["Outline"]


async def test_a_goal_without_milestones_shows_its_own_empty_board_and_stays_in_focus(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    do(store, add_goal, Goal(title="Run a marathon"))
    async with at_terminal(database, clock) as pilot:
        await pilot.press("G")
        await until(pilot, "R  Run a marathon")
        await to_the_board(pilot)
        text = await until(pilot, "R Run a marathon")
        assert "Nothing planned" in text and "First draft" not in text
        await pilot.press("n", *"10 km", "ctrl+s")
        await until(pilot, "R 10 km")
        assert milestone(store, "10 km").goal_id != novel.id


async def test_the_same_goal_stays_in_focus_over_the_screens(
    database: Path, clock: FrozenClock, store: Store, marathon: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("G")
        await until(pilot, "Half marathon  ‹  Run a marathon")
        await pilot.press("1")
        assert pilot.app.state.goal_in_focus == marathon.id
        await pilot.press("2", "space")
        assert cards(store, "Done") == ["Half marathon"], "the cursor is where it was"


async def test_tab_opens_the_milestone_on_the_goals_screen(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("j", "j", "tab")
        await until(pilot, "◆ Submission")
        await pilot.press("space")
        assert cards(store, "Done") == ["Submission"]


async def test_e35_a_click_selects_and_a_second_one_opens(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    do(store, move_to_column, milestone(store, "Submission").id, column(store, "Waiting"))
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        lines = screen_lines(pilot.app)
        y = next(index for index, line in enumerate(lines) if "W Submission" in line)
        x = lines[y].index("W Submission") + 3
        await pilot.click(offset=(x, y))
        await until(pilot, "Submission  ‹  Write the novel")
        await pilot.press("H")
        assert cards(store, "Doing") == ["Submission"]
        await pilot.click(offset=(x - 30, y), times=2)
        await until(pilot, "no tasks yet")


async def test_undo_brings_the_card_back_and_the_cursor_with_it(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("j", "space", "u")
        assert cards(store, "Planned") == ["First draft", "Beta readers", "Submission"]
        await pilot.press("D")
        await until(pilot, "Delete milestone: Beta readers")
        await pilot.press("enter")
        await until(pilot, "Deleted “Beta readers”.")
        assert cards(store, "Planned") == ["First draft", "Submission"]


async def test_going_sideways_keeps_the_height_over_short_columns(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    for title in ("Outline", "Synopsis", "Title"):
        do(store, move_to_column, add(store, novel, title).id, column(store, "Waiting"))
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("G", "l", "l", "space")
        assert cards(store, "Done") == ["Outline"]


async def test_what_a_person_wrote_is_never_markup(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    add(store, novel, "[red]blood[/] [/x]")
    do(store, edit_goal, novel, replace(novel, title="[b]Write"))
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("G", "a")
        text = await until(pilot, "B [b]Write")
        assert "B [red]blood[/] [/x]" in text


async def test_with_ascii_only_no_sign_of_ours_is_left(
    database: Path, clock: FrozenClock, store: Store, novel: Goal
) -> None:
    add(store, novel, "A second draft that takes up all that the readers of the first one said")
    async with at_terminal(database, clock, use_ascii=True) as pilot:
        await to_the_board(pilot)
        await pilot.press("space")
        text = await until(pilot, "* 4 Mar")
        assert text.isascii(), [sign for sign in text if not sign.isascii()]


async def test_help_tells_the_keys_of_the_board(database: Path, clock: FrozenClock, store: Store, novel: Goal) -> None:
    async with at_terminal(database, clock) as pilot:
        await to_the_board(pilot)
        await pilot.press("question_mark")
        text = await until(pilot, "Delete it; cards go first")
        assert "Move the card to the column at the right" in text
