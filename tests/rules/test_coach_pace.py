"""Achievable is judged from numbers (P3): the pace needed, the pace of the last four weeks, the hours there are."""

from datetime import date, timedelta

import pytest

from tui_goals.domain import AmountKind, Goal, MeasureKind, Measurement
from tui_goals.rules.coach import Letter, judge
from tui_goals.rules.coach_pace import OwnPace, achievable, beside_goal, beside_statement, judge_hours, own_pace

TODAY = date(2026, 3, 4)
NOVEL = Goal(
    title="Write the novel", measure=MeasureKind.NUMBER, unit="words", target_value=80_000,
    start=date(2026, 1, 1), due=TODAY + timedelta(days=39), why="the story I owe my grandfather",
)  # fmt: skip


def written(days_ago: int, amount: float, kind: AmountKind = AmountKind.DELTA) -> Measurement:
    return Measurement(id=100 - days_ago, kind=kind, amount=amount, local_day=TODAY - timedelta(days=days_ago))


def test_p3_needed_pace_stands_beside_that_of_the_last_four_weeks() -> None:
    own = own_pace(NOVEL, [written(1, 5_000), written(20, 7_600), written(40, 1_000)], TODAY)
    assert own == OwnPace(450.0, 28)
    verdict = achievable(NOVEL, 4_000, own, TODAY)
    assert verdict is not None
    assert verdict.ok is False
    assert verdict.why == "Needs 1,900 words a day, your last four weeks made 450."
    assert verdict.ask


def test_p3_a_pace_within_reach_is_achievable_up_to_the_limit_of_at_risk() -> None:
    for per_day, ok in ((1_900.0, True), (1_300.0, True), (1_200.0, False), (0.0, False)):
        verdict = achievable(NOVEL, 4_000, OwnPace(per_day, 28), TODAY)
        assert verdict is not None
        assert verdict.ok is ok


def test_p3_a_total_in_between_counts_from_what_it_was_before_and_counting_down_counts_as_made() -> None:
    assert own_pace(NOVEL, [written(40, 3_000), written(2, 5_800, AmountKind.TOTAL)], TODAY) == OwnPace(100.0, 28)
    weight = Goal(measure=MeasureKind.NUMBER, unit="kg", start_value=90, target_value=80, start=date(2026, 1, 1))
    assert own_pace(weight, [written(3, 87.2, AmountKind.TOTAL)], TODAY) == OwnPace(pytest.approx(0.1), 28)  # type: ignore[arg-type]


def test_p3_a_young_goal_has_no_pace_of_its_own_and_is_judged_by_its_hours() -> None:
    young = Goal(
        measure=MeasureKind.NUMBER, unit="words", target_value=80_000, start=TODAY, due=TODAY + timedelta(days=69),
        weekly_hours=8,
    )  # fmt: skip
    assert own_pace(young, [written(0, 500)], TODAY) is None
    verdict = achievable(young, 0, None, TODAY)
    assert verdict is not None
    assert verdict.ok is True
    assert verdict.why == "Needs 1,000 words an hour in 8 hours a week."


@pytest.mark.parametrize(
    ("hours", "weekly", "unit", "ok"),
    [
        (0, None, "", False),
        (100, None, "", False),
        (5, None, "", True),
        (5, 20_000, "words", False),
        (None, 12, "pounds", False),
        (None, 300, "words", None),
        (None, None, "", None),
    ],
)
def test_p3_hours_are_weighed_against_what_an_hour_or_a_week_can_bring(
    hours: float | None, weekly: float | None, unit: str, ok: bool | None
) -> None:
    verdict = judge_hours(hours, weekly, unit)
    assert verdict.ok is ok
    assert verdict.why


def test_p3_a_statement_brings_its_own_amount_and_period() -> None:
    assert beside_statement("Lose 50 pounds").achievable is None
    for text, ok in (("Lose 50 pounds in a month", False), ("Lose 10 pounds in three months", True)):
        assert judge(text, beside_statement(text, hours=5)).letters[Letter.ACHIEVABLE].ok is ok


def test_p3_a_goal_whose_fields_say_all_passes_all_five() -> None:
    judgement = judge(NOVEL.title, beside_goal(NOVEL, OwnPace(2_000.0, 28), 4_000, TODAY))
    assert all(verdict.ok for verdict in judgement.letters.values())
    assert judgement.first_gap is None
