"""A goal of the demo that is a habit: mornings of sitting still, counted by the week."""

from tui_goals.domain import MeasureKind, Period
from tui_goals.exchange.demo.plan import BitePlan, GoalPlan, Lived, MilestonePlan, Recorded, TaskPlan

BY_HAND = Lived.BY_HAND
WEEKS = (
    (0, 2), (0, 2, 4), (0, 1, 3), (0, 1, 3, 4), (0, 2, 3, 5), (0, 1, 2, 4, 6), (0, 1, 3, 4), (), (1, 3), (0, 1, 3, 5),
    (0, 1, 2, 3, 5), (0, 2, 3, 4, 6), (0, 1, 2, 4), (0, 1, 3, 4, 6), (1, 2, 3, 4, 5), (0, 1, 2, 3, 5), (0, 4),
    (0, 1, 3, 4), (0, 1, 2, 3, 4, 6), (0, 2, 3, 4, 5), (0, 1, 2, 4, 5), (0, 1, 3, 4, 6),
)  # fmt: skip
"""On which days of each week, counted from its first, she sat; the eighth was a holiday, the seventeenth a cold."""
FIRST = -154
NOTES = {FIRST: "three minutes, and I counted the tiles", -92: "a blackbird, the whole time", -42: "only half awake",
         -12: "ten minutes without the clock", -3: "rain on the skylight"}  # fmt: skip


def mornings() -> list[Recorded]:
    """Every morning of the weeks."""
    found = [FIRST + 7 * week + day for week, own in enumerate(WEEKS) for day in own]
    return [Recorded(day, 1, NOTES.get(day, "")) for day in found]


CORNER = MilestonePlan(
    "A corner to sit in", "A cushion and a blanket where nothing else ever stands", -156, -140, worked=(-155, -143),
    why="If I must first tidy, I do not begin.", reward="A cushion that is not from the sofa", labels=("home",),
    tasks=[TaskPlan("Make room", 60, [BitePlan("Shelf to the hall", BY_HAND), BitePlan("Hang the lamp", BY_HAND)])],
)  # fmt: skip

ALONE = MilestonePlan(
    "Without the voice", "A whole week without the recorded voice", -20, 45, why="It should need nothing but me.",
    reward="A day by the lake, telephone off", labels=("home",), needs=("A corner to sit in",),
    tasks=[TaskPlan("Every second day alone", 70), TaskPlan("A week alone", 70)],
)  # fmt: skip

STILLNESS = GoalPlan(
    "Sit still before work", "mind", "The day is kinder when I begin it before it begins.", "patience",
    "Ten quiet minutes, and the kettle after.", "I sit down, that is all.", "A day by the lake, telephone off",
    -156, 60, [CORNER, ALONE], 6.2, 10, ["Until the bell, whatever comes"],
    measure=MeasureKind.HABIT, unit="mornings", target_value=4, period=Period.WEEK, recorded=mornings(),
)  # fmt: skip
