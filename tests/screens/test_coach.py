"""The coach in the goal form (P2), and what a goal's page says of its pace (P3)."""

from datetime import date
from pathlib import Path

from tests.conftest import OpenStore
from tests.screens.at_focus import USUAL, WIDE, focus_screen
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.goals import add_goal
from tui_goals.commands.measures import record_measurement
from tui_goals.domain import AmountKind, Goal, MeasureKind


async def test_p2_while_a_goal_is_typed_the_coach_says_what_it_misses_and_never_blocks(
    database: Path, clock: FrozenClock
) -> None:
    async with focus_screen(database, clock, USUAL, keys=("enter",)) as person:
        await person.reads("What will be true at the end of the year?")
        assert "S specific   M measurable" in person.sees
        await person.write("Improve sales")
        assert "S ○ missing   M ○ missing   A · not judged   R · not judged   T ● ok" in person.sees
        assert "“Improve” without an amount can mean anything." in person.sees
        assert "from what to what?" in person.sees
        await person.replace("Increase sales by 10%")
        assert "S ● ok   M ● ok   A · not judged   R · not judged   T ● ok" in person.sees
        await person.press(*["down"] * 5)
        await person.write("the shop feeds us")
        await person.press("down")
        await person.write("100")
        assert "A ○ missing   R ● ok" in person.sees
        assert "leave no room for sleep" in person.sees
        await person.press("ctrl+s")
        await person.reads("A new milestone of: Increase sales by 10%")
        assert person.app.state.goals[0].weekly_hours == 100


async def test_p2_a_narrow_window_and_plain_letters_keep_a_word_for_each(database: Path, clock: FrozenClock) -> None:
    async with focus_screen(database, clock, use_ascii=True, keys=("enter",)) as person:
        await person.write("Improve sales")
        assert "* ok T   o missing S M   - not judged A R" in person.sees
        assert "esc close" in person.sees


async def test_p3_the_page_of_a_goal_sets_the_pace_it_needs_beside_ones_own(
    database: Path, clock: FrozenClock, open_store: OpenStore
) -> None:
    goal = Goal(
        title="Write the novel", measure=MeasureKind.NUMBER, unit="words", target_value=80_000,
        start=date(2026, 1, 1), due=date(2026, 4, 12),
    )  # fmt: skip
    store = open_store(database)
    written = do(store, add_goal, goal).value
    do(store, record_measurement, written.id, AmountKind.DELTA, 4_000, date(2026, 1, 20))
    async with focus_screen(database, clock, WIDE, keys=()) as person:
        await person.reads("Needs 1,900 words a day")
        assert "made nothing yet" in person.sees
