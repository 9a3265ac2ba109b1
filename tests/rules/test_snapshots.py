"""Facts, decisions and waits as they are kept: what cannot be read is left out, and nothing raises."""

from datetime import date

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import DecisionKind, EntryKind, Goal, Milestone, Refused, Target, ViewSetting
from tui_goals.rules import decisions, periods, snapshots, snoozes
from tui_goals.rules.decisions import Choice
from tui_goals.rules.prompts import PROMPTS
from tui_goals.rules.review_facts import Fact, FactName, FactRow
from tui_goals.rules.snapshots import Snapshot

WEEK = periods.from_key(EntryKind.WEEKLY, "2026-W10")
JUNK = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["facts", "prompts", "x"]), inner),
)
TEXTS = st.text(max_size=5)
ROWS = st.builds(FactRow, st.none() | st.dates(), TEXTS, st.floats(-9, 9), TEXTS)
FACTS = st.builds(Fact, st.sampled_from(FactName), TEXTS, st.floats(-9, 9), st.lists(ROWS, max_size=3).map(tuple))
CHOICES = st.builds(
    Choice,
    st.sampled_from([Target.GOAL, Target.MILESTONE]),
    st.integers(1, 9),
    st.sampled_from(DecisionKind),
    TEXTS,
    st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple),
    st.none() | st.integers(1, 9),
    TEXTS,
)


@given(st.dates(), st.dates(), st.lists(FACTS, max_size=4), st.sampled_from(periods.KINDS))
def test_j10_facts_and_questions_come_back_as_they_were_kept(
    first: date, last: date, facts: list[Fact], kind: EntryKind
) -> None:
    kept = Snapshot(first, last, tuple(facts), PROMPTS[kind])
    assert snapshots.from_json(snapshots.as_json(kept), WEEK) == kept


@given(JUNK.map(str) | JUNK.map(__import__("json").dumps))
def test_j10_what_cannot_be_read_of_them_is_left_out(text: str) -> None:
    found = snapshots.from_json(text, WEEK)
    assert (found.first_day, found.last_day) == (WEEK.first_day, WEEK.last_day)
    assert found.facts == () and found.prompts == PROMPTS[EntryKind.WEEKLY]
    assert decisions.from_json(text) == {}


@given(st.lists(CHOICES, max_size=4, unique_by=lambda each: each.subject))
def test_j11_decisions_not_saved_yet_come_back_from_the_draft(choices: list[Choice]) -> None:
    assert decisions.from_json(decisions.as_json(choices)) == {each.subject: each for each in choices}


def test_j11_only_dates_and_scope_are_adjusted_in_a_review() -> None:
    goal = Goal(id=1, title="Write", due=date(2026, 12, 31), target_value=80_000.0)
    assert decisions.adjusted(goal, [("due", "2027-01-31"), ("target_value", "70000")]) == Goal(
        id=1, title="Write", due=date(2027, 1, 31), target_value=70_000.0
    )
    assert decisions.adjusted(Milestone(id=1, due=date(2026, 1, 1)), [("due", "")]).due is None
    for name, text in (("phase", "dropped"), ("due", "soon"), ("target_value", "many")):
        with pytest.raises(Refused):
            decisions.adjusted(goal, [(name, text)])


def test_j12_a_wait_is_kept_by_kind_and_damage_is_no_wait() -> None:
    until = pendulum.datetime(2026, 3, 9, 16)
    kept = ViewSetting(subject=snoozes.subject_of(EntryKind.WEEKLY), value=snoozes.as_json(until))
    broken = [ViewSetting(subject="snooze:weekly?", value="1"), ViewSetting(subject="snooze:yearly", value="{")]
    assert snoozes.snoozes([kept, *broken, ViewSetting(subject="theme", value='"dark"')]) == {EntryKind.WEEKLY: until}
