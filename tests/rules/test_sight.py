"""The line of sight."""

from tui_goals.domain import Bite, Goal, Milestone, Task
from tui_goals.rules.sight import sight

GOAL = Goal(id=1, title="Write the novel")
MILESTONE = Milestone(id=1, title="First draft")
TASK = Task(id=1, title="Chapter 2")
BITE = Bite(id=1, title="1000 words")


def test_the_line_leads_from_the_bite_up_to_the_goal() -> None:
    line = sight(GOAL, MILESTONE, TASK, BITE, tasks_done=4, tasks_total=9, goal_fraction=0.52)
    assert [part.replace("\u00a0", " ") for part in line] == [
        "1000 words", "Chapter 2", "First draft 4/9", "Write the novel 52 %",
    ]  # fmt: skip


def test_what_is_not_known_is_left_out() -> None:
    assert sight(GOAL) == ("Write the novel",)
    assert sight(GOAL, MILESTONE) == ("First draft", "Write the novel")
    assert sight(None, None, None, BITE) == ("1000 words",)
    assert sight(None) == ()
