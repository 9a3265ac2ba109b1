"""Filters: what is typed, understood, and what passes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Goal, Milestone, Phase, Target
from tui_goals.rules import filters
from tui_goals.rules.filters import Told, understand

TODAY = date(2026, 3, 4)
THING = Told(
    Target.MILESTONE, "Première ébauche", ("Race", "deep work"), date(2026, 3, 3), "Écrire le roman", "committed", True
)


def passes(text: str, told: Told = THING) -> bool:
    """Whether the thing passes what is typed."""
    return understand(text, TODAY).passes(Told(**{**{f: getattr(told, f) for f in told.__slots__}, "today": TODAY}))


@pytest.mark.parametrize(
    "text",
    [
        "", "premiere", "EBAUCHE", "#race", "label:race", 'label:"deep work"', "due:late", "due:yesterday",
        "due:2026-03-03", "phase:comm", "goal:roman", "@ecrire", "blocked", "is:blocked", "kind:milestone", "is:open",
        "premiere #race due:late blocked -is:done", "-#home", "-due:today", "-roman",
    ],
)  # fmt: skip
def test_p33_what_passes(text: str) -> None:
    assert passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "roman", "#rac", "label:home", "due:today", "due:week", "due:none", "phase:paused", "@marathon", "-blocked",
        "kind:task", "is:done", "premiere -#race", "-ebauche", '"ebauche premiere"',
    ],
)  # fmt: skip
def test_p33_what_does_not_pass(text: str) -> None:
    assert not passes(text)


def test_p33_what_is_no_filter_is_a_word() -> None:
    assert understand("due:someday x:y -", TODAY).said == "“due:someday” · “x:y” · “-”"
    assert understand('"blocked" -late due:late', TODAY).said == "“blocked” · not “late” · late"
    assert not understand("  ", TODAY)


def test_p33_the_week_ends_on_sunday_and_slashes_follow_the_setting() -> None:
    assert passes("due:week", Told(Target.TASK, "x", due=date(2026, 3, 8)))
    assert not passes("due:week", Told(Target.TASK, "x", due=date(2026, 3, 9)))
    assert understand("due:5/12", TODAY, day_first=True).said == "due 5 Dec"
    assert understand("due:5/12", TODAY).said == "due 12 May"


def test_p33_a_thing_in_a_blocked_milestone_is_blocked() -> None:
    goal = Goal(1, title="Novel", phase=Phase.PAUSED)
    milestone = Milestone(2, goal_id=1, title="Draft", labels=("a",))
    told = filters.told(milestone, goal, {2}, (goal,), TODAY)
    assert understand("blocked phase:paused #a @novel", TODAY).passes(told)


@given(st.text(max_size=80), st.text(max_size=20))
def test_p33_no_text_breaks_a_filter(text: str, title: str) -> None:
    found = understand(text, TODAY)
    found.passes(Told(Target.TASK, title))
    assert isinstance(found.said, str)


@given(st.text(alphabet='ab -#@:"', max_size=20))
def test_p33_a_thing_passes_a_term_or_its_negation(text: str) -> None:
    for term in understand(text, TODAY).terms:
        plain, negated = (
            filters.Filter((term,)),
            filters.Filter((filters.Term(term.words, term.test, not term.negated),)),
        )
        assert plain.passes(THING) is not negated.passes(THING)
