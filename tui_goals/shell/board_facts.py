"""What a board shows of the state: cards, opened checklists, how full a column is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from functools import lru_cache, partial

from pendulum import DateTime

from tui_goals.domain import Column, Goal, Milestone, Target, Task
from tui_goals.rules import days, limits
from tui_goals.rules.filters import Filter, told
from tui_goals.rules.outline import Key
from tui_goals.state import AppState, views
from tui_goals.store import Reader
from tui_goals.widgets.board_column import Head
from tui_goals.widgets.card import Cards, cards_by_column
from tui_goals.widgets.checklist import checklist_rows
from tui_goals.widgets.line_list import Row


def cards_of(
    state: AppState, milestones: Iterable[Milestone], uphill: Mapping[int, DateTime], marked: Collection[Key] = ()
) -> Cards:
    """The cards of these milestones by column; `uphill` tells since when one climbs."""
    goals = {goal.id: goal for goal in state.goals}
    counts, waiting = state.task_counts, views.blockers(state)
    cards = cards_by_column(milestones, goals, counts, waiting, partial(_day, state), state.today, uphill)
    if not marked:
        return cards
    return {
        column_id: [(each, replace(card, marked=(Target.MILESTONE, each) in marked)) for each, card in found]
        for column_id, found in cards.items()
    }


def tasks_of(
    state: AppState, opened: Collection[int], marked: Collection[Key], reader: Reader
) -> dict[int, tuple[Row, ...]]:
    """The rows of the tasks of the milestones that are opened, by milestone."""
    inside = views.children(state, reader)
    found = (views.outline(state).milestone(each) for each in opened)
    shown = (each for each in found if each is not None)
    return {each.id: checklist_rows(each.id, inside(each), inside, state.today, marked) for each in shown}


def task_of(state: AppState, reader: Reader, task_id: int) -> Task | None:
    """A task, in play or not; None where it has gone."""
    return views.outline(state).task(task_id) or next(iter(reader.find(Task, id=task_id)), None)


def counted(state: AppState, column_id: int) -> int:
    """How many cards the limit of a column counts."""
    return limits.counted((each for each in state.milestones if each.column_id == column_id), state.goals)


def warning(state: AppState, column_id: int) -> str:
    """What to say of a column after a card entered it; empty while it keeps its limit."""
    column = next((each for each in state.columns if each.id == column_id), None)
    return limits.warning(column, counted(state, column_id)) if column is not None else ""


def head_of(state: AppState, column: Column, cards: int) -> Head:
    """The heading of a column; a limit counts the cards of all goals, whatever is shown."""
    if column.wip_limit is None:
        return Head(column.title, f"{cards}")
    count = counted(state, column.id)
    return Head(column.title, f"{count}/{column.wip_limit}", limits.fill(column, count))


def passing(state: AppState, milestones: Iterable[Milestone], wanted: Filter) -> list[Milestone]:
    """The milestones that a filter lets pass."""
    if not wanted:
        return list(milestones)
    tree, blocked = views.outline(state), views.blockers(state).keys()
    return [each for each in milestones if wanted.passes(told(each, tree.goal(each.goal_id), blocked, (), state.today))]


def hint_of(state: AppState, column: Column, goal: Goal | None, all_goals: bool, filtered: bool) -> str:
    """What belongs into an empty column, and which key brings it there."""
    if filtered:
        return "Nothing here passes the filter. esc shows all."
    if column.finishes:
        return "Nothing done yet. space on a card finishes it."
    if column != state.columns[0]:
        return "Nothing here. L on a card at the left moves it here."
    if goal is None:
        return "No goals yet. n writes the first one."
    if goal.ended and not all_goals:
        return f"“{goal.title}” has ended. a shows the goals in play."
    return "Nothing planned. n writes a milestone."


@lru_cache(4096)
def _local_day(instant: DateTime, zone: str, cutoff: time) -> date:
    return days.local_day(instant, zone, cutoff)


def _day(state: AppState, instant: DateTime | None) -> date | None:
    return None if instant is None else _local_day(instant, state.zone, state.cutoff)


def shown_milestones(state: AppState, of_all_goals: bool) -> list[Milestone]:
    """The milestones whose cards are shown: of all goals, or of the one in focus."""
    goals = {goal.id for goal in state.goals if of_all_goals or goal.id == state.goal_in_focus}
    return [each for each in state.milestones if each.goal_id in goals]
