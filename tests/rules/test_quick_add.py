"""One line of prose and what it adds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Bite, Goal, Milestone, Phase, Refused, Target, Task
from tui_goals.rules.outline import Outline
from tui_goals.rules.quick_add import Part, Quick, in_words, nearest, place, understand

TODAY = date(2026, 3, 4)
NOVEL, RUN = Goal(1, title="Écrire the novel"), Goal(2, title="Run a marathon")
OVER = Goal(3, title="Novel of old", phase=Phase.DROPPED)
DRAFT, BETA = (
    Milestone(1, goal_id=1, title="First draft", position=1.0),
    Milestone(2, goal_id=1, title="Beta readers", position=2.0),
)
CHAPTER = Task(1, milestone_id=1, title="Chapter 3")
PLAN = Outline((OVER, NOVEL, RUN), (DRAFT, BETA), (CHAPTER,), (Bite(1, task_id=1, title="x"),))


def quick(prose: str) -> Quick:
    """What is understood."""
    return understand(prose, TODAY)


def test_p27_the_line_of_the_specification() -> None:
    found = quick("1000 words of chapter 3 by fri @novel #writing ~50m")
    assert (found.kind, found.title, found.amount, found.unit) == (
        Target.BITE,
        "1000 words of chapter 3",
        1000,
        "words",
    )
    assert (found.due, found.goal, found.labels, found.estimate) == (date(2026, 3, 6), "novel", ("writing",), 50)
    assert found.with_task
    assert found.whole == "chapter 3"
    assert [(token.text, token.part) for token in found.tokens if token.part not in (Part.TITLE,)] == [
        ("1000", Part.AMOUNT), ("words", Part.AMOUNT), ("by fri", Part.DUE), ("@novel", Part.PLACE),
        ("#writing", Part.LABEL), ("~50m", Part.ESTIMATE),
    ]  # fmt: skip
    assert in_words(found, place(found, PLAN, (), RUN), TODAY) == (
        "a task with a bite", "“1000 words of chapter 3”", "1,000 words", "due Fri 6 Mar 2026, in 2 days",
        "estimate 50 min", "labels writing", "in Écrire the novel / First draft",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("prose", "kind", "title"),
    [
        ("buy paper", Target.TASK, "buy paper"),
        ("20 pages", Target.BITE, "20 pages"),
        ("Learn Finnish +goal by eoy", Target.GOAL, "Learn Finnish"),
        ("Cover art +milestone !2", Target.MILESTONE, "Cover art"),
        ("20 pages +task", Target.TASK, "20 pages"),
        ("read by someone by fri", Target.TASK, "read by someone"),
        ("a survey by 3 authors #3 !2 ~soon @ +x", Target.TASK, "a survey by 3 authors #3 !2 ~soon @ +x"),
        ('call "by fri" mum', Target.TASK, 'call "by fri" mum'),
    ],
)
def test_p27_kind_and_title(prose: str, kind: Target, title: str) -> None:
    found = quick(prose)
    assert (found.kind, found.title) == (kind, title)


def test_p27_days_of_several_words_and_a_place_in_quotes() -> None:
    found = quick('Post it by last friday of march @"run a"/"first long" #a #b')
    assert (found.due, found.goal, found.milestone, found.labels) == (
        date(2026, 3, 27),
        "run a",
        "first long",
        ("a", "b"),
    )
    assert quick("x until 31 dec @n").due == date(2026, 12, 31)


def test_p27_where_it_goes() -> None:
    assert place(quick("x @ecr/beta"), PLAN, (), RUN).milestone is BETA
    assert place(quick("x"), PLAN, (NOVEL, BETA), RUN).milestone is BETA
    assert place(quick("5 pages"), PLAN, (NOVEL, DRAFT, CHAPTER), None).task is CHAPTER
    assert place(quick("5 pages of chapter 3"), PLAN, (NOVEL,), None).task is CHAPTER
    assert place(quick("x +milestone"), PLAN, (), RUN).goal is RUN
    assert nearest("mrth", (NOVEL, RUN)) is RUN
    for prose, why in (
        ("x @zzz", "no open goal like"),
        ("x", "no open milestone yet"),
        ("x @ecr/zz", "milestone like"),
    ):
        with pytest.raises(Refused, match=why):
            place(quick(prose), PLAN, (), RUN)
    with pytest.raises(Refused, match="needs an open goal"):
        place(quick("x"), Outline((), (), (), ()), (), None)


@given(st.text(max_size=60) | st.text('@#~!+"/ by fri15m\t\n', max_size=40))
def test_p27_any_prose_is_understood_and_none_of_it_is_lost(prose: str) -> None:
    found = quick(prose)
    assert "".join(token.text for token in found.tokens) == prose
    kept = " ".join("".join(t.text for t in found.tokens if t.part in (Part.TITLE, Part.AMOUNT)).split())
    assert found.title == kept
    in_words(
        found,
        place(found, PLAN, (), NOVEL) if not (found.goal or found.milestone) else place(Quick(), PLAN, (), NOVEL),
        TODAY,
    )
