"""One line of prose and what it adds."""

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Bite, Goal, Milestone, Phase, Refused, Target, Task
from tui_goals.rules.outline import Outline
from tui_goals.rules.quick_add import Part, Place, Quick, in_words, nearest, place, understand
from tui_goals.rules.quick_edit import as_prose, changed, edited, read

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
        ("pay €12.50 to bob@x.com, see https://x.org/#a?b=@c", Target.TASK, None),
        ("may", Target.TASK, None),
        ("sat exam, march for peace, sun cream, second draft", Target.TASK, None),
        ("a book by Sun Tzu", Target.TASK, None),
        ("a song by Tom", Target.TASK, None),
        ("sort photos by month and by hand", Target.TASK, None),
        ("write the plan for tomorrow", Target.TASK, None),
        ("read The Day After Tomorrow", Target.TASK, None),
        ("run in 5 minutes on sun", Target.TASK, None),
        ("tomorrow", Target.TASK, None),
        ("🎉 C# 'it''s' issue #42", Target.TASK, None),
    ],
)
def test_p27_kind_and_title(prose: str, kind: Target, title: str | None) -> None:
    found = quick(prose)
    assert (found.kind, found.title) == (kind, prose if title is None else title)
    assert (found.due is None) == (title is None or "fri" not in prose.replace('"by fri"', "")) or "eoy" in prose


@pytest.mark.parametrize(
    ("prose", "title", "due"),
    [
        ("call mum tomorrow at the clinic", "call mum at the clinic", "2026-03-05"),
        ("Today, call mum", "call mum", "2026-03-04"),
        ("next friday: call", "call", "2026-03-13"),
        ("call on Friday", "call", "2026-03-06"),
        ("call on 3 may", "call", "2026-05-03"),
        ("lose 10 pounds in three months +goal", "lose 10 pounds", "2026-06-04"),
        ("due:fri pay", "pay", "2026-03-06"),
        ("party 2026-12-31", "party", "2026-12-31"),
        ("plan tomorrow by fri", "plan tomorrow", "2026-03-06"),
        ("pay $5 by fri, #money", "pay $5", "2026-03-06"),
        ("Brief bis morgen due morgen", "Brief bis morgen", "2026-03-05"),
    ],
)
def test_p27_a_day_in_prose(prose: str, title: str, due: str) -> None:
    found = quick(prose)
    assert (found.title, str(found.due)) == (title, due)


def test_p27_a_time_of_day_is_left_out_and_said_so() -> None:
    found = quick("call by tomorrow 5pm")
    assert (found.title, found.due, found.time) == ("call", date(2026, 3, 5), "5pm")
    assert "the time (5pm) is left out" in in_words(found, Place(), TODAY)


def test_p27_a_long_text_is_a_title_at_once() -> None:
    quick("warm by x")
    for prose in ("by x " * 20_000, "#a " * 33_000, '"' * 100_000, "tomorro " * 12_000, "by 1 by " * 60):
        begin = time.perf_counter()
        assert quick(prose).due is None
        assert time.perf_counter() - begin < 0.2


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


def test_p27_a_thing_is_one_line_and_what_the_line_says_is_the_thing() -> None:
    draft = replace(DRAFT, due=date(2026, 4, 1), labels=("two words", "a"), priority=2)
    assert as_prose(draft, TODAY) == 'First draft by 2026-04-01 #"two words" #a !2'
    chapter = replace(CHAPTER, estimate=50)
    wanted = edited(chapter, read("Chapter three tomorrow #x", chapter, TODAY))
    assert wanted == replace(chapter, title="Chapter three", due=date(2026, 3, 5), labels=("x",), estimate=None)
    assert changed(chapter, wanted) == ("title", "due", "labels", "estimate")
    pages = Bite(1, task_id=1, title="10 pages", amount=10, unit="pages")
    assert edited(pages, read("12 sheets", pages, TODAY)) == replace(pages, title="12 sheets", amount=12, unit="sheets")
    for thing, line, why in (
        (pages, "10 pages by fri", "A bite has no due of its own"),
        (NOVEL, "Novel #x", "A goal has no labels of its own"),
        (CHAPTER, "Chapter 3 @run", "@ does not move a task"),
        (CHAPTER, "by fri #x", "title"),
    ):
        with pytest.raises(Refused, match=why):
            edited(thing, read(line, thing, TODAY))
    with pytest.raises(Refused, match="cannot be said in one line"):
        as_prose(replace(CHAPTER, title="read by friday"), TODAY)


@given(
    st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool),
    st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.none() | st.integers(1, 600),
)
def test_p27_a_line_that_is_shown_changes_nothing(title: str, due: date | None, estimate: int | None) -> None:
    task = replace(CHAPTER, title=title, due=due, estimate=estimate)
    try:
        prose = as_prose(task, TODAY)
    except Refused:
        return
    assert edited(task, read(prose, task, TODAY)) == task
