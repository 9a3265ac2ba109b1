"""The tree of goals, milestones, tasks and bites."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Bite, Goal, Milestone, Target, Task
from tui_goals.rules.outline import Item, Outline, key_of

NOVEL, RUN = Goal(id=1, title="Novel", position=2.0), Goal(id=2, title="Run", position=1.0)
DRAFT = Milestone(id=11, goal_id=1, title="Draft", position=1.0)
READERS = Milestone(id=12, goal_id=1, title="Readers", position=2.0)
CHAPTER_1 = Task(id=21, milestone_id=11, title="Chapter 1", position=1.0)
CHAPTER_2 = Task(id=22, milestone_id=11, title="Chapter 2", position=0.5)
WORDS = Bite(id=31, task_id=21, title="1000 words", position=1.0)
MORE_WORDS = Bite(id=32, task_id=21, title="1000 more", position=1.0)
STRAY = Bite(id=33, task_id=99, title="Stray")


def outline() -> Outline:
    return Outline([NOVEL, RUN], [READERS, DRAFT], [CHAPTER_1, CHAPTER_2], [MORE_WORDS, WORDS, STRAY])


def test_children_come_in_position_order_and_ties_by_id() -> None:
    tree = outline()
    assert tree.goals == (RUN, NOVEL)
    assert tree.milestones_of(1) == (DRAFT, READERS)
    assert tree.tasks_of(11) == (CHAPTER_2, CHAPTER_1)
    assert tree.bites_of(21) == (WORDS, MORE_WORDS)
    assert tree.milestones_of(2) == tree.tasks_of(12) == tree.bites_of(22) == ()
    assert tree.children(WORDS) == ()


def test_everything_is_found_by_its_id_and_knows_what_it_belongs_to() -> None:
    tree = outline()
    assert (tree.goal(1), tree.milestone(11), tree.task(21), tree.bite(31)) == (NOVEL, DRAFT, CHAPTER_1, WORDS)
    assert (tree.goal(9), tree.milestone(9), tree.task(9), tree.bite(9)) == (None,) * 4
    assert tree.task_of_bite(WORDS) == CHAPTER_1
    assert tree.milestone_of_bite(WORDS) == tree.milestone_of_task(CHAPTER_1) == DRAFT
    assert tree.goal_of_task(CHAPTER_1) == tree.goal_of_milestone(DRAFT) == NOVEL
    assert tree.path(WORDS) == (NOVEL, DRAFT, CHAPTER_1, WORDS)
    for item in (NOVEL, DRAFT, CHAPTER_1, WORDS):
        assert tree.find(key_of(item)) == item
    assert tree.find((Target.SESSION, 1)) is None


def test_a_stray_bite_belongs_to_nothing_and_stands_in_no_row() -> None:
    tree = outline()
    assert tree.milestone_of_bite(STRAY) is None
    assert tree.path(STRAY) == (STRAY,)
    assert STRAY not in [row.item for row in tree.rows()]


def test_rows_read_like_the_tree_and_fold() -> None:
    tree = outline()
    shown = [(row.item.title, row.depth, row.has_children, row.folded) for row in tree.rows()]
    assert shown == [
        ("Run", 0, False, False),
        ("Novel", 0, True, False),
        ("Draft", 1, True, False),
        ("Chapter 2", 2, False, False),
        ("Chapter 1", 2, True, False),
        ("1000 words", 3, False, False),
        ("1000 more", 3, False, False),
        ("Readers", 1, False, False),
    ]
    folded = tree.rows({key_of(DRAFT), key_of(RUN), (Target.TASK, 12)})
    assert [(row.item.title, row.folded) for row in folded] == [
        ("Run", False), ("Novel", False), ("Draft", True), ("Readers", False),
    ]  # fmt: skip


POSITIONS = st.lists(st.tuples(st.integers(1, 5), st.floats(-5, 5)), max_size=25)


@given(POSITIONS, POSITIONS, POSITIONS)
def test_every_item_with_parents_stands_once_right_under_them(
    milestones: list[tuple[int, float]], tasks: list[tuple[int, float]], bites: list[tuple[int, float]]
) -> None:
    def numbered(make: Callable[[int, int, float], Item], places: list[tuple[int, float]]) -> list[Item]:
        return [make(number, parent, position) for number, (parent, position) in enumerate(places, start=1)]

    tree = Outline(
        [Goal(id=1), Goal(id=2)],
        numbered(lambda i, parent, at: Milestone(id=i, goal_id=parent, position=at), milestones),  # type: ignore[arg-type]
        numbered(lambda i, parent, at: Task(id=i, milestone_id=parent, position=at), tasks),  # type: ignore[arg-type]
        numbered(lambda i, parent, at: Bite(id=i, task_id=parent, position=at), bites),  # type: ignore[arg-type]
    )
    rows = tree.rows()
    assert len({key_of(row.item) for row in rows}) == len(rows)
    ancestors: list[Item] = []
    for row in rows:
        del ancestors[row.depth :]
        assert tree.path(row.item) == (*ancestors, row.item)
        ancestors.append(row.item)
    rooted = [bite for bite in (tree.bite(number) for number in range(1, len(bites) + 1)) if bite is not None]
    assert sum(len(tree.path(bite)) == 4 for bite in rooted) == sum(row.depth == 3 for row in rows)
