"""Achievable and relevant (P3), measured on goals with their other fields, and what the coach makes of other languages.

`coach_fields.tsv` holds goals of our own, each with its half (the rules were written looking at `read`), whether it can
be achieved and whether a reason is given (+ yes, - no, ? nothing to judge it by), the statement, the reason, the hours
a week and the measure. `python -m tests.rules.test_coach_fields` prints the figures of both halves.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_goals.rules.coach import Letter, judge
from tui_goals.rules.coach_pace import beside_statement

FIELDS = Path(__file__).with_name("coach_fields.tsv")
SIGNS = {"+": True, "-": False, "?": None}
FLOOR = 0.9
"""The least precision and recall of a yes and of a no."""


def judged(half: str) -> Iterator[tuple[Letter, bool | None, bool | None, str]]:
    """Each letter of each goal of a half with what it should be and what the coach says."""
    for line in FIELDS.read_text(encoding="utf-8").splitlines():
        kept, reachable, relevant, text, why, hours, measure = line.split("\t")
        if kept != half:
            continue
        beside = beside_statement(text, why or None, measure or None, float(hours) if hours else None)
        letters = judge(text, beside).letters
        yield Letter.ACHIEVABLE, SIGNS[reachable], letters[Letter.ACHIEVABLE].ok, line
        yield Letter.RELEVANT, SIGNS[relevant], letters[Letter.RELEVANT].ok, line


def rates(half: str) -> dict[tuple[Letter, bool], tuple[float, float]]:
    """Precision and recall of a yes and of a no, by letter."""
    counted = Counter((letter, wanted, said) for letter, wanted, said, _ in judged(half))
    found = {}
    for letter in (Letter.ACHIEVABLE, Letter.RELEVANT):
        for answer in (True, False):
            right = counted[letter, answer, answer]
            said = sum(counted[letter, wanted, answer] for wanted in SIGNS.values())
            wanted = sum(counted[letter, answer, other] for other in SIGNS.values())
            found[letter, answer] = right / said, right / wanted
    return found


@pytest.mark.parametrize("half", ["read", "held"])
def test_p3_achievable_and_relevant_are_judged_from_the_fields_and_left_open_without(half: str) -> None:
    assert len(FIELDS.read_text(encoding="utf-8").splitlines()) >= 40
    for (letter, answer), (precision, recall) in rates(half).items():
        assert precision >= FLOOR, f"{letter} {answer} is said where it is not so"
        assert recall >= FLOOR, f"{letter} {answer} is missed"
    unjudged = [line for _, wanted, said, line in judged(half) if wanted is None and said is not None]
    assert not unjudged


@pytest.mark.parametrize(
    ("text", "hours", "why"),
    [
        ("Study 3 hours a day", 10, "Needs 21 hours a week; there are 10 hours a week for it."),
        ("Write 5,000 words a day", 1, "Needs 35,000 words an hour; more than 2,500 words an hour is seldom possible."),
        (
            "Lose 50 pounds in a month",
            None,
            "Needs 11.7 pounds a week; more than 2.2 pounds a week is seldom possible.",
        ),
    ],
)
def test_p3_the_reason_names_both_numbers(text: str, hours: float | None, why: str) -> None:
    verdict = judge(text, beside_statement(text, hours=hours)).letters[Letter.ACHIEVABLE]
    assert (verdict.ok, verdict.why) == (False, why)
    assert verdict.ask


def test_p3_a_pound_is_money_where_no_weight_is_lost() -> None:
    text = "Save 5,000 pounds in a year"
    assert judge(text, beside_statement(text, hours=2)).letters[Letter.ACHIEVABLE].ok is True


@pytest.mark.parametrize(
    "text", ["Abnehmen bis Juni und mehr Sport", "Похудеть к лету", "每天跑步", "Aprender a cocinar con mi abuela"]
)
def test_p2_what_it_cannot_read_it_says_so_and_does_not_call_it_vague(text: str) -> None:
    judgement = judge(text)
    assert not judgement.vague
    assert judgement.letters[Letter.SPECIFIC].ok is None
    assert "English" in judgement.letters[Letter.SPECIFIC].why
    assert judge("Visit Los Angeles, La Paz and El Paso by June").letters[Letter.SPECIFIC].ok is True


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300), st.none() | st.text(max_size=40), st.none() | st.floats(0, 200))
def test_p2_whatever_is_typed_gets_five_verdicts_with_a_reason_and_a_question_for_each_gap(
    text: str, why: str | None, hours: float | None
) -> None:
    judgement = judge(text, beside_statement(text, why, None, hours))
    assert list(judgement.letters) == list(Letter)
    assert all(verdict.why and (verdict.ok or verdict.ask) for verdict in judgement.letters.values())
    assert judge(text, beside_statement(text, why, None, hours)) == judgement


if __name__ == "__main__":
    for half in ("read", "held"):
        for (each, yes), (found, kept) in rates(half).items():
            print(f"{half} {each} {'yes' if yes else 'no'} precision {found:.2f} recall {kept:.2f}")
        for each, should, does, goal in judged(half):
            if should is not does:
                print(each, should, does, goal)
