"""A goal of the demo: money put aside, written down as totals."""

from tui_goals.domain import AmountKind
from tui_goals.exchange.demo.plan import DOING, BitePlan, GoalPlan, Lived, MilestonePlan, Recorded, TaskPlan

OPEN, BY_HAND = Lived.OPEN, Lived.BY_HAND
BALANCE = AmountKind.TOTAL

COSTS = MilestonePlan(
    "Cut the fixed costs", "100 euros a month less leave the account", -328, -290, contributes=1500,
    worked=(-326, -294), why="What does not leave need not be earned.", reward="A good knife", labels=("paper",),
    tasks=[
        TaskPlan("Through all contracts", 120, [
            BitePlan("Insurance, 3 offers"), BitePlan("Cheaper telephone"), BitePlan("Cancel two streams", BY_HAND),
        ]),
        TaskPlan("Standing order", 20, [BitePlan("Set up at the bank", BY_HAND)]),
    ],
)  # fmt: skip

SELL = MilestonePlan(
    "Sell what stays here", "The cellar is empty but for the bicycle", -285, -215, contributes=1500,
    worked=(-280, -222), why="I will not carry it up four floors.", reward="Breakfast at the market", labels=("home",),
    tasks=[
        TaskPlan("Twelve adverts", 150, [
            BitePlan("Photographs of twelve"), BitePlan("Six adverts"), BitePlan("Six more adverts", Lived.IN_TWO),
        ]),
        TaskPlan("The piano finds a school", 60, [
            BitePlan("Call three schools"), BitePlan("Say goodbye to it", BY_HAND, day=-230),
        ]),
    ],
)  # fmt: skip

RESERVE = MilestonePlan(
    "Three months reserve", "Rent and food for three months lie untouched", -210, 30, contributes=3500,
    worked=(-150, -25), column=DOING, why="To be able to say no.", priority=1,
    reward="A night in a hotel in the new town", labels=("money",),
    tasks=[
        TaskPlan("Two evening courses", 200, [BitePlan("Plan course one"), BitePlan("Plan course two", Lived.IN_TWO)]),
        TaskPlan("Invoice both courses", 30, [BitePlan("Course one", BY_HAND), BitePlan("Course two", OPEN)], due=6),
        TaskPlan("Tax return", 120, [BitePlan("Find the receipts"), BitePlan("Fill in and send", OPEN)], due=20),
    ],
)  # fmt: skip

DEPOSIT = MilestonePlan(
    "Deposit for the flat", "Three rents are ready to be paid in one day", 31, 150, contributes=3000,
    why="The good ones go to those who are ready.", reward="The good bed", labels=("money", "home"),
    needs=("Three months reserve",),
    tasks=[
        TaskPlan("Papers for landlords", 60), TaskPlan("Walk the streets there", 300),
        TaskPlan("Ask who knows someone", 30),
    ],
)  # fmt: skip

SAVINGS = GoalPlan(
    "Save for the move", "home", "Ten minutes to the water, and a balcony for the tomatoes.", "freedom, family",
    "My own key, an empty room, the windows open.", "Enough is a number, and I know mine.", "The good bed",
    -330, 150, [COSTS, SELL, RESERVE, DEPOSIT], 10.5, 30, ["The dull part is over by {until}", "{bite}, then coffee"],
    unit="euros", start_value=2500, target_value=12_000,
    recorded=[
        Recorded(-300, 3050, "first month with fewer contracts", BALANCE), Recorded(-270, 3640, "", BALANCE),
        Recorded(-239, 4420, "the bicycle trailer is sold", BALANCE), Recorded(-209, 5180, "", BALANCE),
        Recorded(-178, 5830, "", BALANCE), Recorded(-148, 6400, "", BALANCE),
        Recorded(-117, 6290, "the washing machine died", BALANCE), Recorded(-87, 7360, "course one is paid", BALANCE),
        Recorded(-56, 8010, "", BALANCE), Recorded(-26, 8790, "", BALANCE),
        Recorded(-12, 85, "the desk lamp and the rug"), Recorded(-5, 400, "standing order"),
    ],
)  # fmt: skip
