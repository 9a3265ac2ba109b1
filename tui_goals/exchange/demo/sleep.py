"""A goal of the demo that is an average: hours of sleep, written down in the morning."""

from random import Random

from tui_goals.domain import AmountKind, MeasureKind
from tui_goals.exchange.demo.plan import BitePlan, GoalPlan, Lived, MilestonePlan, Recorded, TaskPlan

BY_HAND = Lived.BY_HAND
FIRST, LAST = -84, -1
UNWRITTEN = 9
"""One night of so many nobody wrote down."""
NOTES = {FIRST: "read until two", -61: "the neighbours' party", -30: "the shin would not lie", -9: "window open, deep",
         -2: "asleep before the page turned"}  # fmt: skip


def nights() -> list[Recorded]:
    """The nights: short at first and longer since the telephone sleeps in the hall, by a quarter of an hour."""
    chance = Random("hours of sleep")
    found = []
    for day in range(FIRST, LAST + 1):
        usual = 6.3 + 1.0 * (day - FIRST) / (LAST - FIRST)
        hours = round((usual + chance.uniform(-0.8, 0.8)) * 4) / 4
        if (day - FIRST + 4) % UNWRITTEN or day in NOTES:
            found.append(Recorded(day, hours, NOTES.get(day, ""), AmountKind.TOTAL))
    return found


DARK = MilestonePlan(
    "A dark bedroom", "At noon I cannot see my hand", -86, -60, worked=(-85, -63),
    why="The street lamp is older than I am and will not move.", reward="New linen", labels=("home",),
    tasks=[TaskPlan("Curtains", 90, [BitePlan("Measure the window", BY_HAND), BitePlan("Hang them", BY_HAND)])],
)  # fmt: skip

HALL = MilestonePlan(
    "Screens sleep outside", "Four weeks with the telephone in the hall", -28, 30,
    why="I never once slept better for one more page of news.", reward="An alarm clock with bells", labels=("home",),
    needs=("A dark bedroom",),
    tasks=[TaskPlan("A charger in the hall", 20), TaskPlan("Four weeks", 30)],
)  # fmt: skip

SLEEP = GoalPlan(
    "Sleep seven hours", "rest", "Everything else on this page is easier after a night.", "health, kindness",
    "Awake before the clock, and glad of it.", "The day is over when I say so.", "A weekend without a clock",
    -86, 95, [DARK, HALL], 21.0, 15, ["Lights out by {until}"],
    measure=MeasureKind.AVERAGE, unit="hours", start_value=6.2, target_value=7, recorded=nights(),
)  # fmt: skip
