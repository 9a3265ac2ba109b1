"""A goal's measure on the Goals screen: its kinds, recording, its records, its chart, what is amiss (P5 - P11, P24)."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.commands.plan import start_novel
from tests.screens.at_focus import USUAL, focus_screen
from tests.screens.reading import line_with
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.goals import add_goal, edit_goal
from tui_goals.commands.measures import record_measurement
from tui_goals.domain import AmountKind, Goal, MeasureKind, Period
from tui_goals.store import Store

WIDE = (120, 36)
HABIT = Goal(
    title="Run", measure=MeasureKind.HABIT, unit="runs", target_value=3.0, period=Period.WEEK, start=date(2026, 1, 5)
)


def newest(store: Store, goal_id: int) -> tuple[AmountKind, float, date | None]:
    """The newest record."""
    kept = store.reader.measurements(goal_id)[0]
    return kept.kind, kept.amount, kept.local_day


async def test_p5_the_form_shows_the_fields_of_the_kind_that_is_chosen(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with focus_screen(database, clock, USUAL, keys=("N",)) as person:
        await person.write("Sit still")
        await person.press("enter", "enter")
        assert "From" in person.sees and "in a " not in person.sees
        await person.press("right")
        assert "milestones" in line_with(person.app, "Counted as")
        assert "Target" not in person.sees and "From" not in person.sees
        await person.press("right")
        assert "Target" in person.sees and "in a " in person.sees and "From" not in person.sees
        await person.press("down", "4", "down", *"mornings", "down", "right")
        assert "month" in line_with(person.app, "in a ")
        await person.press("left", "ctrl+s")
        await person.reads("0 of")
    kept = store.reader.goals()[1]
    assert (kept.measure, kept.target_value, kept.unit, kept.period) == (MeasureKind.HABIT, 4, "mornings", Period.WEEK)


async def test_p7_three_keys_record_and_the_records_are_changed_by_day(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    plan = start_novel(store)
    habit = do(store, add_goal, HABIT).value
    do(store, record_measurement, plan.goal.id, AmountKind.DELTA, 100.0, date(2026, 2, 20))
    async with focus_screen(database, clock, WIDE, keys=("h",)) as person:
        await person.press("plus", "7", "enter")
        assert newest(store, plan.goal.id) == (AmountKind.DELTA, 7, date(2026, 3, 4))
        await person.press("plus", "equals_sign", "9", "down")
        await person.replace("yesterday")
        await person.press("enter")
        assert (AmountKind.TOTAL, 9.0, date(2026, 3, 3)) in [
            (each.kind, each.amount, each.local_day) for each in store.reader.measurements(plan.goal.id)
        ]
        await person.reads("16  ")
        await person.press("R")
        await person.reads("Fri 20 Feb  +100 words")
        assert "= 9 words" in person.sees and "Recorded" not in person.sees.splitlines()[0]
        await person.press("j", "D")
        assert "= 9 words" not in person.sees
        await person.press("j", "e")
        await person.replace("40")
        await person.press("ctrl+s")
        await person.reads("+40 words")
        await person.press("escape")
        await person.reads("47  ")
        await person.press("G", "plus", "enter")
        assert newest(store, habit.id) == (AmountKind.DELTA, 1, date(2026, 3, 4))
        await person.reads("1  ")


async def test_p6_the_chart_is_told_by_its_signs_in_ascii_and_on_a_small_page(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    plan = start_novel(store)
    do(store, edit_goal, plan.goal, replace(plan.goal, start=date(2026, 1, 1)))
    for ago in range(60, 0, -5):
        do(store, record_measurement, plan.goal.id, AmountKind.DELTA, 3000.0, date(2026, 3, 4) - timedelta(days=ago))
    async with focus_screen(database, clock, USUAL, use_ascii=True, keys=("h", "tab")) as person:
        await person.reads("Chart")
        assert person.sees.isascii()
        drawn = [line for line in person.sees.splitlines() if "#" in line or "--" in line]
        assert any("#" in line and "-" in line.split("#")[-1] for line in drawn), person.sees
        assert "80,000 --" not in person.sees and "^ today" in person.sees and "31 Dec" in person.sees


async def test_p10_p11_what_is_amiss_is_listed_and_enter_opens_the_field_that_fixes_it(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with focus_screen(database, clock, WIDE, keys=("h",)) as person:
        await person.reads("adds nothing to the measure")
        assert "has no due date" in person.sees
        await person.press("exclamation_mark")
        await person.reads("can be done without the goal")
        await person.press("enter")
        assert person.app.focused is not None and person.app.focused.id == "field-contributes"
        await person.press(*"80000", "ctrl+s")
        await person.press("exclamation_mark")
        await person.reads("has no due date")
        assert "adds nothing" not in person.sees
        await person.press("enter", *"dec 1", "ctrl+s")
        await person.press("exclamation_mark")
        await person.reads("Nothing to look at")


async def test_p24_said_in_a_sentence_it_stands_on_the_page_and_in_its_history(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with focus_screen(database, clock, WIDE, keys=("h", "equals_sign")) as person:
        await person.reads("By the numbers it is on track")
        await person.press("right", "down")
        await person.write("Two weeks ill")
        await person.press("ctrl+s")
        await person.reads("at risk, 4 Mar: Two weeks ill")
        await person.app.run_action("standings", person.app.screen)
        await person.reads("How it stood: Write the novel")
        await person.press("escape", "u")
        await person.pilot.pause(0.2)
        assert "Two weeks ill" not in "\n".join(person.sees.splitlines()[:20])


async def test_p1_a_goal_whose_day_has_come_asks_once_by_a_notice(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    plan = start_novel(store)
    do(store, edit_goal, plan.goal, replace(plan.goal, start=date(2026, 1, 1), due=date(2026, 3, 3)))
    async with focus_screen(database, clock, WIDE, keys=()) as person:
        await person.reads("Its day has come: space says how it ended.")
        assert person.told("was due yesterday") == 1
        await person.pilot.pause(0.2)
    async with focus_screen(database, clock, WIDE, keys=()) as person:
        await person.reads("Its day has come: space says how it ended.")
        assert person.told("was due yesterday") == 0
