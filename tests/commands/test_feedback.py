"""Readers' answers count once; a scope that was agreed is told against what changed since."""

from dataclasses import replace
from datetime import date

import pytest

from tests.commands.plan import Plan, add, start_novel
from tui_goals.commands import do
from tui_goals.commands.feedback import Answer, agree_scope, take_in_answers
from tui_goals.commands.goals import edit_goal
from tui_goals.commands.milestones import delete_milestone, edit_milestone
from tui_goals.commands.readers import add_reader
from tui_goals.commands.steps import undo
from tui_goals.domain import Feedback, Refused, ReportReader, Target, Verdict
from tui_goals.reports.answers import answer_lines, answers_in, answers_in_json
from tui_goals.state.agreements import agreed_words, feedback_on, scopes_of
from tui_goals.store import Store

TODAY = date(2026, 3, 4)


@pytest.fixture
def plan(store: Store) -> Plan:
    return start_novel(store)


@pytest.fixture
def ada(store: Store) -> ReportReader:
    return do(store, add_reader, "Ada").value


def filled_in(plan: Plan, ada: ReportReader, *answers: str) -> str:
    """The block of a report with answers behind its colons, as a mail program quotes it."""
    lines = answer_lines(ada, (plan.goal, plan.milestone), "2026-W10")
    return "Hello!\n" + "\n".join(f"> {line} {said}" for line, said in zip(lines, ("", *answers), strict=True))


def test_j43_a_filled_in_block_is_read_back(plan: Plan, ada: ReportReader) -> None:
    goal, milestone = answers_in(filled_in(plan, ada, "Approve: well done", "reject, too late"))
    assert (goal.target, goal.target_uid, goal.verdict, goal.text) == (
        Target.GOAL, plan.goal.uid, Verdict.APPROVE, "well done"
    )  # fmt: skip
    assert (milestone.target_uid, milestone.verdict, milestone.text) == (plan.milestone.uid, "reject", "too late")
    assert answers_in(filled_in(plan, ada, "", "")) == ()
    with pytest.raises(ValueError, match=r"line 3: “perhaps” is no answer"):
        answers_in(filled_in(plan, ada, "perhaps", ""))


def test_j43_a_hostile_title_does_not_break_its_line(plan: Plan, ada: ReportReader) -> None:
    milestone = replace(plan.milestone, title="x)::approve\nmilestone (y)::")
    lines = list(answer_lines(ada, (milestone,), "2026-W10"))
    (answer,) = answers_in("\n".join([lines[0], f"{lines[1]} comment fine"]))
    assert len(lines) == 2 and (answer.verdict, answer.text) == (Verdict.COMMENT, "fine")
    assert answers_in("\n".join(lines)) == ()


def test_j43_answers_count_once_however_often_they_are_taken_in(store: Store, plan: Plan, ada: ReportReader) -> None:
    answers = answers_in(filled_in(plan, ada, "approve", "comment more light"))
    done = do(store, take_in_answers, answers)
    assert done.step is not None and done.step.label == "Take in 2 answers of readers"
    again = do(store, take_in_answers, answers)
    assert (again.value.count, again.value.there, again.step) == (0, 2, None)
    assert feedback_on(store.reader, plan.milestone, TODAY) == (("4 Mar", "Ada says: more light"),)
    assert feedback_on(store.reader, plan.goal, TODAY) == (("4 Mar", "Ada approves"),)
    do(store, undo)
    assert store.reader.find(Feedback) == ()


def test_j43_an_answer_of_or_on_something_unknown_takes_nothing_in(store: Store, plan: Plan, ada: ReportReader) -> None:
    good = Answer("1", ada.uid, Target.GOAL, plan.goal.uid, Verdict.APPROVE, "")
    for bad in (replace(good, uid="2", reader_uid="0" * 32), replace(good, uid="3", target=Target.MILESTONE)):
        with pytest.raises(Refused, match="Nothing was taken in"):
            do(store, take_in_answers, [good, bad])
    assert store.reader.find(Feedback) == ()


def test_j43_answers_as_json(plan: Plan, ada: ReportReader) -> None:
    said = {"milestone": plan.milestone.uid, "verdict": "approve", "text": "yes"}
    found = {"format": "tui-goals answers", "reader": ada.uid, "answers": [said, {**said, "uid": "mine"}]}
    first, second = answers_in_json(found)
    assert (first.target, first.verdict, first.text, second.uid) == (Target.MILESTONE, Verdict.APPROVE, "yes", "mine")
    assert answers_in_json(found)[0].uid == first.uid
    for wrong in ({**said, "verdict": "maybe"}, {**said, "goal": "x"}, {**said, "text": 5}, [], {**said, "uid": None}):
        with pytest.raises(ValueError, match=r"answer 1: "):
            answers_in_json({**found, "answers": [wrong]})


def test_j43_agreed_scopes_are_numbered_and_tell_what_changed_since(store: Store, plan: Plan) -> None:
    assert agreed_words(store.reader, plan.goal, TODAY) == ""
    second = add(store, plan.goal, "Second draft")
    done = do(store, agree_scope, plan.goal.id, None, "as we said")
    assert done.step is not None and done.step.label == "Agree on the scope of a goal, version 1"
    assert agreed_words(store.reader, plan.goal, TODAY) == "version 1 of 4 Mar, nothing changed since"
    goal = do(store, edit_goal, plan.goal, replace(plan.goal, target_value=60_000.0)).value
    do(store, edit_milestone, second, replace(second, due=date(2026, 6, 1), title="Rewrite"))
    do(store, delete_milestone, plan.milestone.id)
    add(store, goal, "Cover")
    ((scope, changes),) = scopes_of(store.reader, goal)
    assert (scope.number, scope.note) == (1, "as we said")
    assert set(changes) == {
        "Goal: target 80000 is now 60000", "“First draft” was taken out", "“Cover” was added",
        "“Second draft”: title Second draft is now Rewrite", "“Second draft”: due none is now 2026-06-01",
    }  # fmt: skip
    assert do(store, agree_scope, goal.id).value.number == 2
    assert agreed_words(store.reader, goal, TODAY) == "version 2 of 4 Mar, nothing changed since"
