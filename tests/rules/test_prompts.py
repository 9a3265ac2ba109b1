"""The questions of a review and the answers under them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import EntryKind
from tui_goals.rules import prompts
from tui_goals.rules.periods import KINDS
from tui_goals.rules.prompts import PROMPTS, Prompt, Topic

WEEKLY = PROMPTS[EntryKind.WEEKLY]
OTHER = (Prompt(Topic.PROGRESS, "How was it?"), Prompt(Topic.COMMITMENTS, "And now?"))
LINES = st.lists(
    st.sampled_from(["", "text", "## My own", "```", "## ", "# big", "  indented", *(f"## {p.text}" for p in WEEKLY)]),
    max_size=12,
).map("\n".join)


def test_j9_every_kind_has_questions_of_its_own_on_every_topic() -> None:
    for kind in KINDS:
        assert [prompt.topic for prompt in PROMPTS[kind]] == list(Topic)
    texts = [prompt.text for kind in KINDS for prompt in PROMPTS[kind]]
    assert len(set(texts)) == len(texts)


def test_j9_skipped_questions_leave_nothing_behind_and_answers_everything() -> None:
    body = prompts.template(WEEKLY)
    assert body.count("## ") == 5 and prompts.answers(body, WEEKLY) == 0
    assert prompts.answered(body, WEEKLY) == ""
    written = body.replace("What was hard?", "What was hard?\n\nThe shin.\n\n## My own\n\nand this")
    assert prompts.answered(written, WEEKLY) == "## What was hard?\n\nThe shin.\n\n## My own\n\nand this"
    assert prompts.answers(written, WEEKLY) == 1


def test_j9_a_review_written_again_asks_what_was_skipped_in_its_place() -> None:
    kept = "Before.\n\n## What was hard?\n\nThe shin.\n\n## My own\n\nand this"
    again = prompts.template(WEEKLY, kept)
    headings = [heading for heading, _ in prompts.sections(again)]
    assert headings == ["", "What moved forward?", "What was hard?", "My own", *(p.text for p in WEEKLY[2:])]


@given(LINES)
def test_j9_opening_and_saving_loses_and_moves_nothing(body: str) -> None:
    once = prompts.answered(body, WEEKLY)
    assert prompts.answered(prompts.template(WEEKLY, once), WEEKLY) == once
    words = body.split()
    for word in {"text", "indented", "big", "own"}:
        assert once.split().count(word) == words.count(word)


def test_j9_a_changed_template_changes_no_old_review() -> None:
    old = "## How was it?\n\nGood.\n\n## And now?\n\n- rest"
    assert prompts.answered(prompts.template(OTHER, old), OTHER) == old
    assert prompts.answer(old, OTHER, Topic.COMMITMENTS) == "- rest"
    assert prompts.answer(old, WEEKLY, Topic.COMMITMENTS) == ""


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_a_heading_in_code_is_no_heading(fence: str) -> None:
    body = f"## What was hard?\n\n{fence}\n## What went well?\n{fence}\nend"
    assert prompts.answer(body, WEEKLY, Topic.SUCCESSES) == ""
    assert prompts.answer(body, WEEKLY, Topic.CHALLENGES).endswith("end")


def test_what_is_said_without_the_questions() -> None:
    assert prompts.without_headings("## What was hard?\n\nThe shin.\n\n## What went well?\n\n") == "The shin."
