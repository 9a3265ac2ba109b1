"""A goal of the demo that was achieved: ten songs on the guitar."""

from tui_goals.domain import Phase
from tui_goals.exchange.demo.plan import BitePlan, GoalPlan, Lived, MilestonePlan, TaskPlan

DONE, IN_TWO, SECOND_TRY = Lived.DONE, Lived.IN_TWO, Lived.SECOND_TRY


def song(title: str, *bites: BitePlan) -> TaskPlan:
    """A song, counted when it is played without the sheet."""
    return TaskPlan(title, 25 * len(bites) + 10, [*bites, BitePlan("By heart", Lived.BY_HAND, 1, "songs")])


FIRST_THREE = MilestonePlan(
    "Three simple ones", "Three songs without looking at the sheet", -355, -300, contributes=3, worked=(-353, -304),
    why="Three is a repertoire for one friend.", reward="New strings", labels=("play",),
    tasks=[
        song("The three-chord song", BitePlan("Chords, very slowly"), BitePlan("Change without a gap", IN_TWO)),
        song("The lullaby", BitePlan("The picking hand", IN_TWO), BitePlan("Sing on top")),
        song(
            "The sailors' song", BitePlan("With the metronome", SECOND_TRY, reason="a string broke"),
            BitePlan("Louder"),
        ),
    ],
)  # fmt: skip

FINGERS = MilestonePlan(
    "Two with fingers", "Both run through three times without a stop", -299, -240, contributes=2, worked=(-297, -244),
    why="It is the sound I fell in love with.", reward="A lesson with the teacher next door", labels=("play",),
    tasks=[
        song("The slow waltz", BitePlan("Thumb alone"), BitePlan("Thumb and melody", IN_TWO)),
        song(
            "The rain song", BitePlan("First eight bars"), BitePlan("The next eight"),
            BitePlan("The hard bar, 40 times"),
        ),
    ],
)  # fmt: skip

FIRE = MilestonePlan(
    "Four for the campfire", "Four that others can sing along to", -239, -170, contributes=4, worked=(-236, -173),
    why="Nobody ever asked for a waltz at a fire.", reward="A strap that does not itch", labels=("people",),
    tasks=[
        song("The train song", BitePlan("Find the right key"), BitePlan("Shout and play")),
        song("The round", BitePlan("Teach it to two people")),
        song("The old hymn", BitePlan("Four verses", IN_TWO)), song("The silly one", BitePlan("Keep a straight face")),
    ],
)  # fmt: skip

CONCERT = MilestonePlan(
    "Kitchen concert", "Ten songs, six chairs, one evening", -169, -130, contributes=1, worked=(-166, -136),
    why="A song nobody hears is practice.", reward="Soup for everyone", labels=("people",),
    needs=("Four for the campfire",),
    tasks=[
        TaskPlan("Run through all", 75, [BitePlan("All ten, with stops", IN_TWO), BitePlan("All ten, no stops")]),
        song("The encore", BitePlan("Something short")),
    ],
)  # fmt: skip

SONGS = GoalPlan(
    "Ten songs by heart", "music", "To bring something to a fire other than wood.", "joy, friends",
    "Six chairs in the kitchen, and somebody humming on the stairs.", "I play for people, not for the metronome.",
    "An evening with soup and six chairs", -355, -130, [FIRST_THREE, FINGERS, FIRE, CONCERT], 18.2, 25,
    ["The slow bar until {until}", "{bite}, until {until}, then stop"], unit="songs", target_value=10,
    phase=Phase.ACHIEVED, ended=-134, grade=4,
    lesson="Fifteen minutes every evening beat every long Sunday. Play for people much earlier.",
)  # fmt: skip
