"""A goal of the demo: a race, counted in kilometres that are mostly written down by hand."""

from itertools import cycle

from tui_goals.exchange.demo.plan import DOING, BitePlan, GoalPlan, Lived, MilestonePlan, Recorded, TaskPlan

DONE, OPEN, BY_HAND = Lived.DONE, Lived.OPEN, Lived.BY_HAND


def run(title: str, kilometres: float, lived: Lived = BY_HAND, day: int | None = None) -> BitePlan:
    """A run that one has set oneself."""
    return BitePlan(title, lived, kilometres, "km", day=day)


def easy_runs() -> list[Recorded]:
    """The runs nobody planned: every third day, but for the eleven days of the shin."""
    distances = cycle((8.0, 9.0, 8.5, 12.0, 7.0, 10.0, 9.5))
    notes = {-148: "twice round the lake", -121: "with Mira", -97: "headwind both ways", -70: "fog, nobody about",
             -46: "heron at the weir", -16: "slow, and no pain", -4: "dark, rain, glad afterwards"}  # fmt: skip
    runs = [day for day in range(-148, -3, 3) if not -33 < day < -17]
    return [Recorded(day, next(distances), notes.get(day, "")) for day in runs]


BASE = MilestonePlan(
    "A base to stand on", "Four weeks of 25 km without pain", -150, -105, contributes=200, worked=(-147, -107),
    why="Twice I began too fast and stopped for a year.", reward="Proper running socks", labels=("base",),
    tasks=[
        TaskPlan("Easy weeks", 240, [
            run("First 5 km", 5), run("First 8 km", 8), BitePlan("25 km in one week", BY_HAND),
        ]),
        TaskPlan("Strength at home", 150, [
            BitePlan("Hips and ankles"), BitePlan("Core, gently"), BitePlan("One leg, eyes shut"),
            BitePlan("Hips again", Lived.SECOND_TRY, reason="fell asleep on the mat"), BitePlan("Stairs, ten times"),
            BitePlan("Hips, once more"),
        ]),
    ],
)  # fmt: skip

TEN = MilestonePlan(
    "10 km race", "A number on my chest and an honest finish", -104, -73, contributes=180, worked=(-103, -70),
    why="To learn what a start line does to me.", reward="Pancakes, all of them", labels=("race",),
    needs=("A base to stand on",),
    tasks=[
        TaskPlan("Faster by the canal", 180, [
            run("6 km, last one fast", 6), run("7 km with surges", 7), run("8 km steady", 8),
        ]),
        TaskPlan("Keep the strength", 100, [
            BitePlan("Calves and hips"), BitePlan("Core, less gently"), BitePlan("Stairs, 15 times"),
        ]),
        TaskPlan("Race in the park", 90, [run("Run the 10 km", 10)]),
    ],
)  # fmt: skip

HALF = MilestonePlan(
    "Half marathon", "21.1 km, and able to laugh on the next day", -69, -4, contributes=190, worked=(-66, -2),
    column=DOING, why="If the half is calm, the whole is possible.", priority=1, reward="A massage", labels=("race",),
    needs=("10 km race",),
    tasks=[
        TaskPlan("Longer on Sundays", 360, [run("14 km by the river", 14, day=-40), run("16 km with Mira", 16, day=-7),
            run("18 km, no watch", 18, OPEN),
        ], due=5),
        TaskPlan("Calm the shin", 150, [
            BitePlan("See the physio", BY_HAND, day=-29), BitePlan("Toe walks, day one", day=-28),
            BitePlan("Ice and toe walks", day=-25),
            BitePlan("Calf raises, slow", Lived.SECOND_TRY, reason="it hurt, so I stopped", day=-22),
            BitePlan("Ten calm minutes", day=-10),
            BitePlan("Barefoot on grass", OPEN),
        ]),
        TaskPlan("Run the half", 150, [run("21.1 km", 21.1, OPEN)], due=6),
    ],
)  # fmt: skip

THIRTY = MilestonePlan(
    "30 km long run", "30 km, eating and drinking as on the day", 7, 34, contributes=130,
    why="The last rehearsal: what hurts here will hurt there.", reward="The hot springs", labels=("base",),
    needs=("Half marathon",),
    tasks=[
        TaskPlan("Build up", 480, [
            run("20 km along the dam", 20, OPEN), run("24 km, two hills", 24, OPEN), run("30 km", 30, OPEN),
        ]),
        TaskPlan("Learn to eat on the run", 60),
    ],
)  # fmt: skip

RACE = MilestonePlan(
    "Race day", "42.2 km on the river course", 35, 62, contributes=100, why="Because I said so, out loud.",
    reward="The blue rain jacket", labels=("race",), needs=("30 km long run",),
    tasks=[
        TaskPlan("Book the hostel", 20, due=14), TaskPlan("Two easy weeks", 240),
        TaskPlan("Pack the night before", 30),
    ],
)  # fmt: skip

MARATHON = GoalPlan(
    "Run a marathon", "health", "My legs carry me further than my worries do.", "health, courage",
    "The last bend, the river bright, my sister shouting at the rope.", "I run slowly enough to go far.",
    "The blue rain jacket", -150, 62, [BASE, TEN, HALF, THIRTY, RACE], 17.6, 25,
    ["{bite}, then a hot shower", "On the mat until {until}", "No telephone until {until}"],
    unit="km", target_value=800, recorded=easy_runs(),
)  # fmt: skip
