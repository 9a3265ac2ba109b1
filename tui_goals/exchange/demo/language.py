"""A goal of the demo that rests: a language, counted in lessons."""

from tui_goals.domain import Phase
from tui_goals.exchange.demo.plan import WAITING, BitePlan, GoalPlan, Lived, MilestonePlan, TaskPlan

DONE, OPEN, IN_TWO = Lived.DONE, Lived.OPEN, Lived.IN_TWO


def lesson(title: str, lived: Lived = DONE) -> BitePlan:
    """One lesson."""
    return BitePlan(title, lived, 1, "lessons")


GREETINGS = MilestonePlan(
    "Sounds and greetings", "My sister understands me on the telephone", -320, -250, contributes=12,
    worked=(-317, -252), why="Her children laugh, kindly.", reward="Custard tarts", labels=("study",),
    tasks=[
        TaskPlan("Sounds", 100, [
            lesson("Nasal vowels"), lesson("The soft s"), lesson("Stress"), lesson("Listening, slow"),
        ]),
        TaskPlan("Greetings", 100, [
            lesson("Good morning"), lesson("How are you"), lesson("Names and ages"), lesson("Saying goodbye"),
        ]),
        TaskPlan("Numbers", 100, [lesson("To twenty"), lesson("Prices"), lesson("The clock"), lesson("Dates")]),
    ],
)  # fmt: skip

MARKET = MilestonePlan(
    "Market and kitchen", "I buy a whole lunch without pointing", -249, 40, contributes=18, worked=(-246, -185),
    column=WAITING, why="Everything good there happens at a table.", reward="A cataplana pan", labels=("study",),
    needs=("Sounds and greetings",),
    tasks=[
        TaskPlan("At the market", 150, [
            lesson("Fruit"), lesson("Fish"), lesson("How much, how many"), lesson("Too expensive"),
            lesson("Weights", OPEN), lesson("Asking again", OPEN),
        ]),
        TaskPlan("In the kitchen", 150, [
            lesson("Pots and knives"), lesson("A recipe, read"), lesson("A recipe, told", OPEN),
        ]),
    ],
)  # fmt: skip

SMALL_TALK = MilestonePlan(
    "Small talk", "Ten minutes with the neighbour, weather included", 41, 90, contributes=18,
    why="Neighbours are half of a home.", labels=("study",), needs=("Market and kitchen",),
    tasks=[TaskPlan("Weather and work", 150), TaskPlan("Telling a story", 150)],
)  # fmt: skip

WHOLE_DAY = MilestonePlan(
    "A day without English", "One whole visit, from breakfast to good night", 91, 120, contributes=12,
    why="Her youngest asked for it.", reward="A week at my sister's", labels=("people",), needs=("Small talk",),
    tasks=[TaskPlan("Games with the children", 100), TaskPlan("The day itself", 600)],
)  # fmt: skip

LANGUAGE = GoalPlan(
    "Portuguese for Lisbon", "education", "My sister's children answer me in Portuguese.", "family, curiosity",
    "Lunch at her long table, and I get the joke.", "Wrong and spoken beats right and silent.",
    "A week at my sister's", -320, 120, [GREETINGS, MARKET, SMALL_TALK, WHOLE_DAY], 12.6, 25,
    ["One lesson, out loud", "{bite} before the coffee is cold"], unit="lessons", target_value=60, phase=Phase.PAUSED,
)  # fmt: skip
