"""The days like today, and the questions that entries can begin with."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tui_goals.domain import EntryKind, ViewSetting
from tui_goals.rules import entry_questions, prompts
from tui_goals.rules.on_this_day import days_like


def test_j38_a_day_is_like_those_of_a_week_a_month_a_quarter_a_year_ago() -> None:
    found = dict(days_like(date(2028, 5, 31)))
    assert [str(found[name]) for name in ("A week ago", "A month ago", "A quarter ago", "A year ago")] == [
        "2028-05-24", "2028-04-30", "2028-02-29", "2027-05-31",
    ]  # fmt: skip
    assert str(dict(days_like(date(2028, 2, 29)))["2 years ago"]) == "2026-02-28"


@given(st.dates(date(1980, 1, 1), date(2100, 1, 1)))
@settings(max_examples=50)
def test_j38_each_lies_farther_back_and_falls_on_the_same_day_or_the_last_of_its_month(today: date) -> None:
    found = [day for _, day in days_like(today)]
    assert found == sorted(found, reverse=True) and found[0] == today - timedelta(days=7)
    for day in found[1:]:
        last_of_month = (day + timedelta(days=1)).day == 1
        assert day.day == today.day or (last_of_month and day.day < today.day)


def test_j9_an_entry_asks_by_its_kind_and_the_persons_own_questions_take_their_place() -> None:
    assert set(entry_questions.QUESTIONS) == set(entry_questions.NAMES)
    for kind, asked in entry_questions.QUESTIONS.items():
        body = entry_questions.begun(kind, ())
        assert [head for head, _ in prompts.sections(body)] == list(asked)
        assert prompts.answered(body, entry_questions.asked(kind, ())) == ""
    own = ViewSetting(subject="questions:session", value=entry_questions.as_json(["Who was there? ", "", "#hash [/]"]))
    assert entry_questions.questions_of(EntryKind.SESSION, [own]) == ("Who was there?", "#hash [/]")
    assert entry_questions.questions_of(EntryKind.FREE, [own]) == entry_questions.QUESTIONS[EntryKind.FREE]
    assert entry_questions.questions_of(EntryKind.WEEKLY, [own]) == ()


@given(st.one_of(st.text(), st.just("[]"), st.just("null"), st.just("3")))
@settings(max_examples=50)
def test_j9_whatever_was_kept_as_questions_there_are_some(value: str) -> None:
    kept = ViewSetting(subject="questions:free", value=value)
    assert entry_questions.questions_of(EntryKind.FREE, [kept])
