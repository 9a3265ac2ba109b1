"""Templates (P12): made in one step, kept from a goal, deleted, and back by undo."""

from datetime import date

from tests.commands.plan import start_novel, state_of
from tui_goals.commands import do
from tui_goals.commands.milestones import add_dependency
from tui_goals.commands.steps import undo
from tui_goals.commands.templates import delete_template, save_template, use_template
from tui_goals.domain import GoalTemplate
from tui_goals.rules import templates
from tui_goals.store import Store

TODAY, DUE = date(2026, 3, 4), date(2026, 9, 4)


def test_p12_a_template_makes_a_whole_goal_in_one_step_that_one_undo_takes_back(store: Store) -> None:
    made = templates.plan(templates.named("book", templates.built_in()), TODAY, DUE)
    before = len(store.reader.steps(50))
    goal = do(store, use_template, made).value
    state = state_of(store)
    assert (goal.title, goal.due) == ("Write the book", DUE)
    assert [each.title for each in state.milestones] == [each.milestone.title for each in made.milestones]
    assert len(state.dependencies) == sum(len(each.needs) for each in made.milestones)
    assert len(state.tasks) == sum(len(each.tasks) for each in made.milestones)
    assert len(state.bites) == sum(len(task.bites) for each in made.milestones for task in each.tasks)
    assert len(store.reader.steps(50)) == before + 1
    do(store, undo)
    assert state_of(store).goals == ()
    assert state_of(store).bites == ()


def test_p12_a_goal_kept_as_a_template_makes_its_like(store: Store) -> None:
    novel = start_novel(store)
    first = do(store, use_template, templates.plan(templates.built_in()[0], TODAY, DUE)).value
    milestones = store.reader.milestones_of(first.id)
    do(store, add_dependency, milestones[-1].id, milestones[0].id)
    kept = do(store, save_template, first.id, "My novels").value
    assert kept.summary == first.why
    [mine] = templates.own(store.reader.find(GoalTemplate))
    again = templates.plan(mine, TODAY, DUE)
    assert (
        templates.outline_lines(again)[1:4]
        == templates.outline_lines(templates.plan(templates.built_in()[0], TODAY, DUE))[1:4]
    )
    assert again.goal.target_value == first.target_value
    assert milestones[0].title in again.milestones[-1].needs
    do(store, delete_template, kept.id)
    assert store.reader.find(GoalTemplate) == ()
    do(store, undo)
    assert store.reader.find(GoalTemplate)[0].title == "My novels"
    assert novel.goal.title == "Write the novel"
