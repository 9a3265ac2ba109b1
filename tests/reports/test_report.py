"""What a report tells: achieved, to come, changed and why, and the numbers that a review has."""

from dataclasses import replace
from datetime import date

import pytest

from tests.commands.plan import add, start_novel, state_of
from tests.reports.story import MONDAY, live, report_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.goals import set_phase
from tui_goals.commands.milestones import finish_milestone
from tui_goals.commands.reviews import save_review
from tui_goals.domain import DecisionKind, Entry, EntryKind, Phase, Target
from tui_goals.reports.document import Figures, Format, Report
from tui_goals.reports.rendering import rendered
from tui_goals.rules import periods
from tui_goals.rules.decisions import Choice
from tui_goals.rules.fact_words import fact_words
from tui_goals.state import looking_back
from tui_goals.store import Store


def section(report: Report, title: str) -> str:
    """The words of a section."""
    (found,) = [each for each in report.sections if each.title == title]
    return rendered(replace(report, sections=(found,)), Format.TEXT)


def figures(report: Report) -> tuple[tuple[str, str], ...]:
    return next(part.rows for each in report.sections for part in each.parts if isinstance(part, Figures))


def test_j41_it_tells_what_was_achieved_what_is_to_come_and_what_changed_and_why(
    store: Store, clock: FrozenClock
) -> None:
    live(store, clock)
    report = report_of(store)
    assert report.title == "Week 10"
    assert report.subtitle == "2 - 8 Mar 2026, as of 4 Mar"
    achieved = section(report, "Achieved")
    assert "4 Mar        Outline\n" in achieved and "Write the novel" in achieved
    ahead = section(report, "Still to come")
    assert "950 of 80,000 words (1 %), due 31 Dec" in ahead
    assert ahead.index("1 Jul        Second draft (0 %)") < ahead.index("no date      First draft (")
    assert "Outline" not in ahead
    changed = section(report, "What changed, and why")
    assert "Second draft: due date from 1 Jun to 1 Jul" in changed and "Why: the flu" in changed


@pytest.mark.parametrize("kind", periods.KINDS)
def test_j41_its_numbers_are_those_of_a_review_of_the_same_days(
    store: Store, clock: FrozenClock, kind: EntryKind
) -> None:
    live(store, clock)
    period, state = periods.period_of(kind, MONDAY), state_of(store)
    with store.reading() as reader:
        facts = looking_back.range_facts(state, reader, period.first_day, period.last_day)
    assert figures(report_of(store, kind)) == tuple(map(fact_words, facts))
    assert ("Focus", "25 min") in figures(report_of(store, kind))


def test_j41_of_one_goal_it_tells_of_nothing_else(store: Store, clock: FrozenClock) -> None:
    plan = live(store, clock)
    other = start_novel(store, "Run a marathon")
    do(store, finish_milestone, add(store, other.goal, "Half marathon").id)
    whole = rendered(report_of(store), Format.TEXT)
    assert "Run a marathon" in whole and "Half marathon" in whole
    alone = report_of(store, goal=plan.goal)
    assert alone.title == "Write the novel: Week 10"
    words = rendered(alone, Format.TEXT)
    assert "marathon" not in words and "Outline" in words
    assert dict(figures(alone))["Milestones done"] == "1"
    assert dict(figures(report_of(store, goal=other.goal)))["Milestones done"] == "1"
    assert "Focus" not in dict(figures(report_of(store, goal=other.goal)))


def test_j41_the_review_of_the_period_and_its_decisions_are_in_it(store: Store, clock: FrozenClock) -> None:
    plan = live(store, clock)
    review = Entry(kind=EntryKind.WEEKLY, period="2026-W10", body="Slow,\nbut *steady*.")
    choice = Choice(Target.GOAL, plan.goal.id, DecisionKind.KEEP, "it matters")
    do(store, save_review, Entry(), review, "{}", [choice])
    report = report_of(store)
    assert "  | Slow,\n  | but *steady*.\n" in section(report, "In words")
    decided = section(report, "What changed, and why")
    assert "Write the novel: keep" in decided and "it matters" in decided
    assert "steady" not in rendered(report_of(store, EntryKind.MONTHLY), Format.TEXT)


def test_j41_a_goal_that_ended_is_told_with_its_outcome(store: Store, clock: FrozenClock) -> None:
    plan = live(store, clock)
    do(store, set_phase, plan.goal.id, Phase.ACHIEVED)
    report = report_of(store)
    assert "Write the novel\n               achieved" in section(report, "Achieved")
    assert "Still to come" not in [each.title for each in report.sections]


def test_j41_an_empty_week_says_so(store: Store) -> None:
    report = report_of(store)
    assert "nothing was recorded" in section(report, "Nothing yet")
    assert date(2026, 3, 2) == MONDAY
