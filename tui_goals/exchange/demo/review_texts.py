"""The demo's reviews in the person's words, counted back from the newest period that is over."""

from collections.abc import Sequence

from tui_goals.domain import DecisionKind, EntryKind
from tui_goals.domain.values import frozen
from tui_goals.rules.prompts import Topic

KEEP, ADJUST = DecisionKind.KEEP, DecisionKind.ADJUST
PROGRESS, HARD, WELL, CHANGE, PROMISE = Topic


@frozen
class Decided:
    """What was decided about a goal or milestone, by its title; `later` days is how far its due date was moved.

    `next_bite` names the micro-milestone that was to come next.
    """

    about: str
    kind: DecisionKind
    reason: str
    later: int = 0
    next_bite: str = ""


@frozen
class ReviewPlan:
    """A review, so many periods before the newest one that is over; its answers by what they are about."""

    kind: EntryKind
    ago: int
    answers: dict[Topic, str]
    mood: int | None = None
    energy: int | None = None
    decided: Sequence[Decided] = ()


REVIEWS = (
    ReviewPlan(EntryKind.YEARLY, 0, {
        PROGRESS: "A year of beginnings. Nothing was finished, but I know now what I want to finish.",
        PROMISE: "One book, one race, one small useful thing. And strings on the guitar.",
    }, 3, 2),
    ReviewPlan(EntryKind.QUARTERLY, 0, {
        PROGRESS: "The book stands at its first act, the prototype clicks, the legs carry ten kilometres.",
        HARD: "I plan evenings as if I were somebody who is awake then. I work in the morning, or not at all.",
        WELL: "Six chapters. **Six.**",
        CHANGE: "The app gets two evenings and no more. The language rests until there is room for it.",
        PROMISE: "Half of the book, and twenty gardeners in the beta.",
    }, 4, 2, (
        Decided("Write the novel", KEEP, "the mornings work"),
        Decided("Launch the garden app", KEEP, "slower, but it is wanted"),
    )),
    ReviewPlan(EntryKind.MONTHLY, 1, {
        PROGRESS: "Second act begun, the account for payments nearly there.",
        HARD: "Other people's calendars.",
        WELL: "Saying no to the second workshop.",
        PROMISE: "Chapter 9, and no running on a shin that says no.",
    }, 3, 2),
    ReviewPlan(EntryKind.MONTHLY, 0, {
        PROGRESS: "Chapters 8 and 9. The beta has ten people in it, which is ten more than before.",
        HARD: "The shin took three weeks. I did not take it well.",
        WELL: "Writing did not stop once, not even in the week of reports.",
        CHANGE: "Races are dates of other people. Mine can move.",
        PROMISE: "The storm. Everything of this month is for the storm.",
    }, 4, 2, (Decided("Save for the move", KEEP, "it saves itself, nearly"),)),
    ReviewPlan(EntryKind.WEEKLY, 7, {
        PROGRESS: "The fog chapter is through, a little thick in places.",
        HARD: "Two evenings a week for the app are two, not five. I had counted on five.",
        CHANGE: "The beta moves by two weeks. Saturdays stay free.",
        PROMISE: "- leap years, at last\n- four mornings",
    }, 2, 1, (Decided("Private beta", ADJUST, "two evenings a week, not five", 14),)),
    ReviewPlan(EntryKind.WEEKLY, 6, {
        PROGRESS: "Four mornings of four.",
        WELL: "The test server was down and I went to bed instead.",
        PROMISE: "Sign in by mail, and the auction.",
    }, 4, 3),
    ReviewPlan(EntryKind.WEEKLY, 5, {
        PROGRESS: "The auction has a good first page and a bad last one.",
        HARD: "Forms that ask for the number of another form.",
        PROMISE: "Send the papers. Just send them.",
    }, 3, 2, (Decided("Launch the garden app", KEEP, "the forms are the last dull thing", 0, "Send the papers"),)),
    ReviewPlan(EntryKind.WEEKLY, 4, {
        PROGRESS: "Papers sent. The last frost table is true for forty towns.",
        HARD: "The neighbours and their drill.",
        WELL: "Ten kilometres, slow, with a heron in them.",
        PROMISE: "Her brother's first scene.",
    }, 3, 2),
    ReviewPlan(EntryKind.WEEKLY, 3, {
        PROGRESS: "Her brother talks more than I thought.",
        HARD: "The shin, at every step.",
        CHANGE: "I stop running until it is quiet. Calf raises, slow.",
        PROMISE: "Walk instead. Write on the telephone while walking.",
    }, 2, 1, (Decided("Run a marathon", KEEP, "the shin decides about the week, not about the year"),)),
    ReviewPlan(EntryKind.WEEKLY, 2, {
        PROGRESS: "Two thousand words, most of them on foot.",
        HARD: "Eleven days without running. I am no good at it.",
        WELL: "The photograph of grandfather, *in the coat*.",
        PROMISE: "One run, if the shin allows it.",
    }, 3, 2),
    ReviewPlan(EntryKind.WEEKLY, 1, {
        PROGRESS: "Her brother's chapter stands. One run, 8 minutes a kilometre, no pain.",
        HARD: "The payment people have one more question. Always one more.",
        WELL: "Mornings.",
        PROMISE: "- the storm, three bites of it\n- ten testers from the forum\n- write to the harbour museum",
    }, 4, 2, (
        Decided("Write the novel", KEEP, "it moves, nearly by itself", 0, "The storm scene"),
        Decided("Launch the garden app", KEEP, "ten testers are half of them", 0, "Ten from the forum"),
        Decided("Half marathon", KEEP, "we will see at the start line"),
    )),
)  # fmt: skip
