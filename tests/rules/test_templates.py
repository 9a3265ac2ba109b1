"""Templates (P12): whole goals whose dates and contributions follow the day and the number that they are given."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_goals.domain import GoalTemplate, MeasureKind, Refused
from tui_goals.rules import checks, templates
from tui_goals.rules.coach import Letter, judge
from tui_goals.rules.coach_pace import beside_goal
from tui_goals.rules.templates import Template

TODAY = date(2026, 3, 4)
BUILT_IN = templates.built_in()


@pytest.mark.parametrize("template", BUILT_IN, ids=lambda each: each.name)
def test_p12_each_template_is_a_whole_goal_that_the_coach_has_nothing_against(template: Template) -> None:
    made = templates.plan(template, TODAY)
    goal = made.goal
    checks.check_goal(goal)
    assert all((goal.why, goal.vision, goal.affirmation, goal.reward, goal.area, goal.weekly_hours))
    assert len(made.milestones) >= 4
    titles = [each.milestone.title for each in made.milestones]
    assert len(set(titles)) == len(titles)
    for place, each in enumerate(made.milestones):
        checks.check_milestone(each.milestone, goal)
        assert each.milestone.deliverable and each.milestone.labels and each.tasks
        assert set(each.needs) <= set(titles[:place])
    assert any(each.needs for each in made.milestones)
    assert made.milestones[0].tasks[0].bites, "nothing to begin with"
    if goal.measure is MeasureKind.NUMBER:
        total = sum(each.milestone.contributes or 0 for each in made.milestones)
        assert total == pytest.approx((goal.target_value or 0) - goal.start_value, rel=0.01)
    verdicts = judge(goal.title, beside_goal(goal, None, goal.start_value, TODAY)).letters
    if goal.measure is MeasureKind.NUMBER:
        assert [letter for letter in Letter if verdicts[letter].ok is not True] == []


def test_p12_there_are_eight_and_more_of_real_use() -> None:
    assert {"book", "marathon", "launch", "thesis", "language", "savings", "job", "house"} <= {e.name for e in BUILT_IN}


@given(st.sampled_from(BUILT_IN), st.integers(1, 3_000), st.floats(1, 1e6))
@settings(max_examples=50, deadline=None)
def test_p12_dates_keep_their_order_within_the_goal_and_shares_their_proportion(
    template: Template, days: int, target: float
) -> None:
    due = TODAY + timedelta(days=days)
    made, usual = templates.plan(template, TODAY, due, target), templates.plan(template, TODAY)
    ends = [each.milestone.due or due for each in made.milestones]
    assert max(ends) == due
    assert all(
        TODAY <= (each.milestone.start or TODAY) <= (each.milestone.due or due) <= due for each in made.milestones
    )
    if made.goal.measure is MeasureKind.NUMBER:
        share = target / (usual.goal.target_value or 1)
        for scaled, plain in zip(made.milestones, usual.milestones, strict=True):
            wanted = (plain.milestone.contributes or 0) * share
            assert scaled.milestone.contributes == pytest.approx(wanted, abs=0.01)


def test_p12_a_day_that_leaves_no_time_and_a_name_that_is_none_are_refused_in_words() -> None:
    with pytest.raises(Refused, match="give it a day after that"):
        templates.plan(BUILT_IN[0], TODAY, TODAY)
    with pytest.raises(Refused, match=r"There are book"):
        templates.named("novel", BUILT_IN)
    assert templates.named(" MARATHON ", BUILT_IN).title == "Run a marathon"


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{", "null", '{"days": "x", "goal": [], "milestones": {"a": 1}}', "[" * 100_000,
        '{"days": 1e400, "goal": {"title": 7, "measure": "soup", "target_value": true}, "milestones": [1, null]}',
        '{"goal": {"title": "a\\u001b[2Jb"}, "milestones": [{"title": "x\\ny", "labels": "no", "due": 1e300}]}',
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_p12_what_an_import_brought_is_cleaned_or_let_be(content: str) -> None:
    [template] = templates.own([GoalTemplate(id=3, title="Mine", content=content)])
    made = templates.plan(template, TODAY)
    assert made.goal.title
    assert all(title.isprintable() for _, title, _ in templates.outline_lines(made))
