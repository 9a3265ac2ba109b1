"""A goal of the demo: a small product, counted by its milestones and behind its plan."""

from tui_goals.domain import MeasureKind, Origin
from tui_goals.exchange.demo.plan import DOING, WAITING, BitePlan, GoalPlan, Lived, MilestonePlan, TaskPlan

OPEN, IN_TWO, SECOND_TRY = Lived.OPEN, Lived.IN_TWO, Lived.SECOND_TRY


def talks(title: str, lived: Lived = Lived.DONE) -> BitePlan:
    """Three talks at a time."""
    return BitePlan(title, lived, 3, "talks")


TALKS = MilestonePlan(
    "Talk to gardeners", "Twelve talks written down, three problems chosen", -200, -165, contributes=15,
    worked=(-198, -167), why="I know my own beds, not theirs.", reward="A new watering can", labels=("people",),
    tasks=[
        TaskPlan("Twelve talks", 240, [
            talks("Talks at the gate"), talks("Talks in the rain"), talks("Three by telephone", IN_TWO),
            talks("Three sceptics"),
        ]),
        TaskPlan("Sort what they said", 90, [BitePlan("Cards on the wall"), BitePlan("Three problems", IN_TWO)]),
    ],
)  # fmt: skip

PROTOTYPE = MilestonePlan(
    "Clickable prototype", "Five screens that five people found their way through", -164, -112, contributes=30,
    worked=(-162, -108), why="Paper forgives more than code.", reward="The folding saw", labels=("design",),
    needs=("Talk to gardeners",),
    tasks=[
        TaskPlan("Sketch five screens", 250, [
            BitePlan("The bed from above"), BitePlan("Sowing calendar", IN_TWO), BitePlan("Frost warning"),
            BitePlan("Shared notes", SECOND_TRY, reason="too tired to draw"), BitePlan("The first minute"),
        ]),
        TaskPlan("Make it click", 150, [
            BitePlan("Link the screens", IN_TWO), BitePlan("Real plant names", IN_TWO), BitePlan("On an old telephone"),
        ]),
        TaskPlan("Watch five people", 150, [
            BitePlan("Two in the kitchen"), BitePlan("Three at the shed"), BitePlan("What to throw out"),
        ]),
    ],
)  # fmt: skip

BETA = MilestonePlan(
    "Private beta", "Twenty gardeners use it for two weeks", -107, 4, contributes=25, worked=(-104, -2), column=DOING,
    why="A spring can only be tested in spring, a sowing plan now.", priority=2, reward="An evening at the cinema",
    labels=("build",), needs=("Clickable prototype",),
    tasks=[
        TaskPlan("Dates for every bed", 300, [
            BitePlan("Zones by postcode", IN_TWO), BitePlan("Last frost table", IN_TWO),
            BitePlan("Dates for 40 crops", IN_TWO), BitePlan("Leap years"),
            BitePlan("Undo a sowing", SECOND_TRY, reason="the test server was down"),
        ]),
        TaskPlan("Sign in without tears", 150, [
            BitePlan("A link by mail", IN_TWO), BitePlan("Forget me, at once"), BitePlan("Take my garden out", IN_TWO),
        ]),
        TaskPlan("Invite twenty testers", 90, [
            BitePlan("Write the invitation"), BitePlan("Ten from the club", Lived.DONE, 10, "people"),
            BitePlan("Ten from the forum", OPEN, 10, "people"),
        ], due=1, labels=("people",)),
        TaskPlan("Fix what they find", 150, [
            BitePlan("Crash on an empty bed"), BitePlan("Slow first picture", Lived.BEGUN),
            BitePlan("Two kinds of beans", OPEN, origin=Origin.GIVEN), BitePlan("Spelling in the help", OPEN),
        ], due=4, labels=("build",)),
    ],
)  # fmt: skip

PAYMENTS = MilestonePlan(
    "Payments and terms", "A stranger can pay, and knows what for", -45, 18, contributes=15, worked=(-40, -12),
    column=WAITING, why="It has to carry its own server.", labels=("paper",),
    tasks=[
        TaskPlan("Account for payments", 120, [
            BitePlan("Fill in the forms"), BitePlan("Send the papers"), BitePlan("Answer questions", OPEN),
        ]),
        TaskPlan("Terms in plain words", 120, [
            BitePlan("First version", IN_TWO), BitePlan("Have it read", OPEN),
        ], due=-2, labels=("paper",)),
    ],
)  # fmt: skip

LAUNCH_WEEK = MilestonePlan(
    "Launch week", "It is open, and I have told everyone I know", 30, 40, contributes=15,
    why="Finished means that others can have it.", reward="Dinner with everyone who tested", labels=("people",),
    needs=("Private beta", "Payments and terms"),
    tasks=[
        TaskPlan("Announcement", 90), TaskPlan("Seed packets as thanks", 60), TaskPlan("Help page", 120),
        TaskPlan("Breakfast at the shed", 60),
    ],
)  # fmt: skip

LAUNCH = GoalPlan(
    "Launch the garden app", "business", "Nobody should lose a summer to a missed sowing date.", "usefulness",
    "Strangers in other towns planting by it in April.", "Small, useful, finished.",
    "Dinner with everyone who tested", -200, 40, [TALKS, PROTOTYPE, BETA, PAYMENTS, LAUNCH_WEEK], 20.2, 50,
    ["{bite}, and nothing else tonight", "It works by {until}, ugly is fine", "Done or dropped by {until}"],
    measure=MeasureKind.MILESTONES,
)  # fmt: skip
