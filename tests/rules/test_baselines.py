"""Baselines: kept as JSON, compared with the plan now, with the cause of each slip, which undone removes it (P44)."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_goals.domain import Baseline, Dependency, Goal, Milestone
from tui_goals.rules.baselines import compare, content_of, plan_in, without
from tui_goals.rules.network import schedule
from tui_goals.rules.plan_dates import Dated, Plan, earliest_ends, network_of, plan_of, rooms

FIRST = date(2026, 11, 2)
DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "formulas.md"


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def thing(uid: str, start: int | None, due: int | None, done: int | None = None, goal: str = "goal") -> Dated:
    start_day, due_day, done_day = (day(number) if number is not None else None for number in (start, due, done))
    return Dated(uid, uid, goal, start_day, due_day, done_day)


GOAL = Dated("goal", "Goal", "", day(0), day(30))
THEN = Plan((GOAL,), (thing("A", 0, 4), thing("B", 4, 9), thing("C", 9, 12)), (("B", "A"), ("C", "B")))


def changed(plan: Plan, *things: Dated) -> Plan:
    """The plan with other dates of some milestones."""
    by_uid = {each.uid: each for each in things}
    return Plan(plan.goals, tuple(by_uid.get(each.uid, each) for each in plan.milestones), plan.needs)


def test_p44_a_plan_comes_back_from_its_baseline_as_it_was() -> None:
    kept = Baseline(title="Start", content=content_of(THEN))
    assert plan_in(kept) == THEN
    other = Plan((*THEN.goals, Dated("other", "Other")), (*THEN.milestones, thing("X", 1, 2, goal="other")), THEN.needs)
    assert plan_in(Baseline(content=content_of(other, "goal"))) == THEN
    assert plan_in(Baseline(content="[1]")) == Plan() == plan_in(Baseline(content="nonsense"))
    assert plan_in(Baseline(content='{"goals": [{}]}')) == Plan()


@pytest.mark.parametrize(
    ("now", "days", "cause"),
    [
        (changed(THEN, thing("B", 4, 15)), 6, "C waits on B, which ends 6 days later"),
        (changed(THEN, thing("B", 10, 15), thing("C", 15, 18)), 6, "C waits on B, which ends 6 days later"),
        (changed(THEN, thing("A", 0, 10)), 6, "C waits on B, B on A, which ends 6 days later"),
        (changed(THEN, thing("C", 9, 14)), 2, "C ends 2 days later"),
        (changed(THEN, thing("B", 4, 9, done=11)), 2, "C waits on B, which was done 2 days later"),
        (changed(THEN, thing("C", 9, 10)), -2, ""),
        (THEN, 0, ""),
    ],
)
def test_p44_slip_in_days_with_its_cause(now: Plan, days: int, cause: str) -> None:
    slip = compare(THEN, now).goals["goal"]
    assert (slip.days, slip.cause) == (days, cause)
    assert slip.then == day(12)
    assert compare(THEN, without(now, THEN, slip.chain)).goals["goal"].days <= 0


def test_p44_what_came_and_went_is_told() -> None:
    late = thing("D", 12, 20)
    now = Plan(THEN.goals, (*THEN.milestones[1:], late), (*THEN.needs[1:], ("D", "C")))
    found = compare(THEN, now)
    assert (found.added, found.gone) == (("D",), ("A",))
    assert found.goals["goal"].sentence == "+8 d: D was added"
    link = replace_needs(changed(THEN, thing("A", 0, 4)), ("A", "X"), thing("X", 0, 6, goal="else"))
    assert compare(replace_needs(THEN, None, thing("X", 0, 6, goal="else")), link).goals["goal"].sentence == (
        "+6 d: C waits on B, B on A, which waits on X since"
    )


def replace_needs(plan: Plan, pair: tuple[str, str] | None, *more: Dated) -> Plan:
    """The plan with more milestones and one more dependency."""
    return Plan(plan.goals, (*plan.milestones, *more), (*plan.needs, *((pair,) if pair else ())))


def test_p44_a_goal_without_milestones_slips_with_its_due_date() -> None:
    bare, moved = Plan((GOAL,)), Plan((replace(GOAL, due=day(33)),))
    slip = compare(bare, moved).goals["goal"]
    assert slip.sentence == "+3 d: its due date was moved"
    assert compare(bare, without(moved, bare, slip.chain)).goals["goal"].days == 0


def test_undated_milestones_pass_on_what_they_wait_on() -> None:
    then = Plan((GOAL,), (thing("A", 0, 4), thing("U", None, None), thing("C", 4, 6)), (("U", "A"), ("C", "U")))
    now = changed(then, thing("A", 0, 7))
    assert earliest_ends(now) == {"A": day(7), "C": day(9)}
    assert compare(then, now).goals["goal"].cause == "C waits on A, which ends 3 days later"


def test_p41_slack_is_counted_to_the_end_of_the_own_goal() -> None:
    beside = Plan(
        (GOAL,),
        (*THEN.milestones, thing("side", 1, 3), thing("done", 0, 1, done=2), thing("far", 0, 90, goal="else")),
        (*THEN.needs, ("C", "side"), ("A", "done")),
    )
    found = rooms(beside)
    assert {uid: (room.slack, room.critical) for uid, room in found.items()} == {
        "A": (0, True), "B": (0, True), "C": (0, True), "side": (6, False), "far": (0, True),
    }  # fmt: skip
    pushed = rooms(changed(THEN, thing("B", 2, 7)))
    assert (pushed["B"].begins, pushed["B"].ends) == (day(4), day(9)), "a blocker that ends later pushes"
    working = rooms(Plan((GOAL,), (thing("A", 0, 4), thing("B", 4, 14), thing("C", 0, 7)), ()), frozenset(range(5)))
    assert working["C"].slack == 5, "the weekend is no slack where it is no working day"


def test_a_plan_is_made_of_what_the_store_keeps() -> None:
    at = pendulum.datetime(2026, 11, 5, 12)
    goal = Goal(id=7, uid="g", title="Novel", due=day(30))
    milestones = (
        Milestone(id=1, uid="a", goal_id=7, title="A", due=day(3), done_at=at),
        Milestone(id=2, uid="b", goal_id=7, title="B", archived_at=at),
        Milestone(id=3, uid="c", goal_id=7, title="C", start=day(4)),
    )
    links = (Dependency(milestone_id=3, needs_id=1), Dependency(milestone_id=3, needs_id=2))
    plan = plan_of((goal,), milestones, links, lambda instant: instant.date())
    assert plan.milestones == (Dated("a", "A", "g", None, day(3), at.date()), Dated("c", "C", "g", day(4)))
    assert plan.needs == (("c", "a"),)


@st.composite
def two_plans(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """A plan, and what became of it: dates moved, milestones and dependencies added and taken out."""

    def plan() -> Plan:
        names = draw(st.lists(st.sampled_from("ABCDEF"), min_size=1, max_size=6, unique=True).map(sorted))
        spans = [(draw(st.integers(0, 20)), draw(st.integers(0, 6))) for _ in names]
        made = [thing(name, begin, begin + takes) for name, (begin, takes) in zip(names, spans, strict=True)]
        pairs = [(one, other) for one in names for other in names if other < one]
        return Plan((GOAL,), tuple(made), tuple(pair for pair in pairs if draw(st.booleans())))

    return plan(), plan()


@settings(max_examples=50)
@given(two_plans())
def test_p44_undoing_the_named_causes_removes_the_slip(plans: tuple[Plan, Plan]) -> None:
    then, now = plans
    slip = compare(then, now).goals["goal"]
    assert slip.days == (max(earliest_ends(now).values()) - max(earliest_ends(then).values())).days
    assert bool(slip.cause) == (slip.days > 0)
    after = compare(then, without(now, then, slip.chain)).goals["goal"]
    assert after.days <= max(0, slip.days if slip.days < 0 else 0)


def test_p41_the_published_example_of_slack_comes_out() -> None:
    table = DOCUMENT.read_text(encoding="utf-8").split("<!-- slack -->")[1].split("<!-- end -->")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()[2:]]
    made = tuple(
        Dated(title, title, "goal", date.fromisoformat(start), date.fromisoformat(due))
        for title, start, due, *_ in rows
    )
    plan = Plan((GOAL,), made, tuple((row[0], row[3]) for row in rows if row[3]))
    steps, _ = network_of(plan)
    found = schedule(steps)
    for title, _, _, _, *figures in rows:
        times = found[title]
        assert [times.es, times.ef, times.ls, times.lf, times.slack] == [int(figure) for figure in figures]
        assert rooms(plan)[title].slack == int(figures[-1])
