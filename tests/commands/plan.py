"""A small plan to tell stories with: a novel of 80,000 words, its first draft, a chapter, a thousand words."""

from dataclasses import dataclass
from datetime import date

from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.goals import add_goal
from tui_goals.commands.milestones import add_milestone
from tui_goals.commands.tasks import add_task
from tui_goals.domain import Bite, Goal, MeasureKind, Milestone, Task
from tui_goals.rules.days import local_day
from tui_goals.state import AppState, load
from tui_goals.store import Store


@dataclass(frozen=True)
class Plan:
    """One of each kind, from the goal down to the bite."""

    goal: Goal
    milestone: Milestone
    task: Task
    bite: Bite


def start_novel(store: Store, title: str = "Write the novel") -> Plan:
    """Write the plan down."""
    due = date(2026, 12, 31)
    goal = do(
        store, add_goal, Goal(title=title, measure=MeasureKind.NUMBER, unit="words", target_value=80_000, due=due)
    ).value
    milestone = add(store, goal, "First draft")
    task = do(store, add_task, Task(milestone_id=milestone.id, title="Chapter 1")).value
    bite = do(store, add_bite, Bite(task_id=task.id, title="1000 words", amount=1000, unit="words")).value
    return Plan(goal, milestone, task, bite)


def add(store: Store, goal: Goal, title: str) -> Milestone:
    """One more milestone of a goal."""
    return do(store, add_milestone, Milestone(goal_id=goal.id, title=title)).value


def state_of(store: Store) -> AppState:
    """What a screen would show."""
    with store.reading() as reader:
        return load(reader, AppState(), store.clock.now(), store.zone, store.cutoff)


def words_written(store: Store, goal: Goal) -> float:
    """What the goal's measure comes to."""
    with store.reading() as reader:
        return reader.measured(local_day(store.clock.now(), store.zone)).get(goal.id, goal.start_value)
