"""A goal of the demo: a book, counted in words."""

from tui_goals.exchange.demo.plan import DOING, WAITING, BitePlan, GoalPlan, Lived, MilestonePlan, TaskPlan

DONE, OPEN, IN_TWO, SECOND_TRY = Lived.DONE, Lived.OPEN, Lived.IN_TWO, Lived.SECOND_TRY


def words(title: str, lived: Lived = DONE, amount: float = 1000, reason: str = "") -> BitePlan:
    """A bite in the goal's unit."""
    return BitePlan(title, lived, amount, "words", reason)


def chapter(title: str, *lived: Lived, reason: str = "", amount: float = 800) -> TaskPlan:
    """A chapter cut into bites of the same size."""
    return TaskPlan(title, 40 * len(lived), [words(f"{amount:.0f} words", how, amount, reason) for how in lived])


KNOW_THE_STORY = MilestonePlan(
    "Know the story", "One page for each chapter, and an ending I believe in", -200, -176, contributes=4000,
    worked=(-199, -178), why="I have begun three books without knowing where they go.", reward="The fountain pen",
    labels=("plan",),
    tasks=[
        TaskPlan("Voices of the harbour", 90, [
            words("The ferryman's voice", DONE, 500), words("Her mother's voice", IN_TWO, 500),
            words("The town as a choir", DONE, 500),
        ]),
        TaskPlan("Chapter cards", 120, [
            words("Cards for act one", DONE, 500), words("Cards for act two", IN_TWO, 500),
            words("Cards for act three", DONE, 500),
        ]),
        TaskPlan("The ending", 60, [
            words("Three bad endings", DONE, 500), words("The ending I believe", DONE, 500),
        ]),
    ],
)  # fmt: skip

FIRST_ACT = MilestonePlan(
    "First act", "Chapters 1 to 6 stand, rough but whole", -175, -96, contributes=24_000, worked=(-174, -94),
    why="A rough chapter can be mended, an empty one cannot.", reward="A day at the harbour museum",
    labels=("draft",),
    tasks=[
        chapter("Chapter 1, the ferry", DONE, IN_TWO, DONE, DONE, DONE),
        chapter("Chapter 2, salt", DONE, DONE, SECOND_TRY, DONE, IN_TWO, reason="the school rang, fever"),
        chapter("Chapter 3, the letter", DONE, IN_TWO, DONE, IN_TWO, DONE),
        TaskPlan("Chapter 4, low tide", 200, [
            words("800 words", DONE, 800), words("The letter is wet", SECOND_TRY, 800, "no idea what she would say"),
            words("800 words", DONE, 800), words("800 words", IN_TWO, 800), words("800 words", DONE, 800),
        ]),
        chapter("Chapter 5, the cannery", DONE, IN_TWO, DONE, IN_TWO, DONE),
        TaskPlan("Chapter 6, the wedding", 200, [
            words("800 words", DONE, 800), words("800 words", IN_TWO, 800), words("800 words", DONE, 800),
            words("The dance", DONE, 800), words("The missing chair", IN_TWO, 800),
        ]),
    ],
)  # fmt: skip

SECOND_ACT = MilestonePlan(
    "Second act", "Chapters 7 to 14 stand, each one ends on a question", -90, 24, contributes=32_000,
    worked=(-82, -1), today=2, column=DOING, why="This is where readers stay or leave.", priority=3,
    reward="Two days off, no laptop", labels=("draft",), needs=("First act",),
    tasks=[
        chapter("Chapter 7, fog", IN_TWO, IN_TWO, DONE, IN_TWO, amount=1000),
        chapter("Chapter 8, the auction", DONE, IN_TWO, SECOND_TRY, DONE, reason="neighbours drilling", amount=1000),
        chapter("Chapter 9, her brother", IN_TWO, DONE, DONE, IN_TWO, amount=1000),
        TaskPlan("Chapter 10, the storm", 160, [
            words("The barometer falls"), words("The boats come in"), words("The storm scene"),
            words("What the sea leaves", OPEN),
        ], due=0),
        TaskPlan("Chapter 11, the search", 160, [
            words("Lanterns", OPEN), words("The empty boat", OPEN), words("Her father's coat", OPEN),
            words("Dawn on the pier", OPEN),
        ], due=10),
        TaskPlan("Chapter 12, the wake", 160, [words("The long table", OPEN), words("An old quarrel", OPEN)]),
        TaskPlan("Chapter 13, the ledger", 160),
        TaskPlan("Chapter 14, the offer", 160),
        TaskPlan("Ask the harbour museum", 30, due=-3),
    ],
)  # fmt: skip

THIRD_ACT = MilestonePlan(
    "Third act", "Chapters 15 to 19 stand, and the last line is earned", 25, 75, contributes=20_000,
    why="He never told me how it ended. I have to.", reward="The good restaurant", labels=("draft",),
    needs=("Second act",),
    tasks=[
        TaskPlan("Chapter 15, the trial", 160), TaskPlan("Chapter 16, ice", 160),
        TaskPlan("Chapter 17, her answer", 160), TaskPlan("Chapter 18, the bridge", 160),
        TaskPlan("Chapter 19, the ferry", 160),
    ],
)  # fmt: skip

BETA_READERS = MilestonePlan(
    "Beta readers", "Three readers have answered my seven questions", 80, 115, column=WAITING,
    why="I no longer see what is missing.", labels=("people",), needs=("Third act",),
    tasks=[
        TaskPlan("Find three readers", 45, [
            BitePlan("Ask my sister", Lived.BY_HAND), BitePlan("Ask the book club", OPEN),
            BitePlan("Ask the ferryman's son", OPEN),
        ]),
        TaskPlan("Write seven questions", 30, [BitePlan("Questions, first try", OPEN)]),
    ],
    worked=(-20, -20),
)  # fmt: skip

SUBMISSION = MilestonePlan(
    "Submission", "Twelve letters are in the post", 120, 160, why="A book in a drawer is not a book.",
    reward="A bottle of the good cider", labels=("people",), needs=("Beta readers",),
    tasks=[
        TaskPlan("List of twelve agents", 60), TaskPlan("Letter on one page", 60), TaskPlan("Synopsis on one page", 90),
    ],
)  # fmt: skip

NOVEL = GoalPlan(
    "Write the novel", "creative", "The story I owe my grandfather.", "honesty, patience",
    "The printed book on the kitchen table, his name in the dedication.",
    "I am someone who writes before the day begins.", "A week by the sea", -200, 168,
    [KNOW_THE_STORY, FIRST_ACT, SECOND_ACT, THIRD_ACT, BETA_READERS, SUBMISSION], 6.6, 40,
    ["I will have the words by {until}", "Nothing but the page until {until}", "{bite}, badly if need be, by {until}"],
    unit="words", target_value=80_000,
)  # fmt: skip
