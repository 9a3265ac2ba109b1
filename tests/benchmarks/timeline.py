"""What drawing the timeline costs, from the state to the cells: `python -m tests.benchmarks.timeline`.

One screenful of 100 and of 1,000 rows, with every bar, arrow and slack that is seen, beside the least that a Textual
app costs to show itself once in the same run. Nothing here passes or fails; P42 asks for 100 and 300 ms.
"""

import asyncio
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from statistics import median
from time import perf_counter

from tests.benchmarks.hello import Hello
from tests.widgets.test_timeline import Shown
from tui_goals.domain import Dependency, Goal, Milestone
from tui_goals.rules.dependencies import all_blockers, conflicting
from tui_goals.state import AppState, views
from tui_goals.state.timeline import PlanInPictures
from tui_goals.widgets.time_axis import Zoom, axis_at
from tui_goals.widgets.timeline_rows import Facts, links_of, timeline_rows
from tui_goals.widgets.timeline_view import TimelineList

TODAY = date(2026, 11, 24)
TURNS = 7
A_GOAL_HAS = 24


def state_of(count: int, a_goal_has: int = A_GOAL_HAS) -> AppState:
    """A plan of so many rows: goals of so many milestones, each of which waits on one or two before it."""
    chance = Random(count)
    goals, milestones, links = [], [], []
    for place in range(count):
        number, within = divmod(place, a_goal_has + 1)
        if not within:
            goals.append(Goal(id=number + 1, uid=f"g{number}", title=f"Goal {number}", start=TODAY, due=TODAY))
            continue
        start = TODAY + timedelta(days=chance.randrange(-60, 200))
        due = start + timedelta(days=chance.randrange(40))
        milestones.append(
            Milestone(id=place, uid=f"{place}", goal_id=number + 1, title=f"{place}", start=start, due=due)
        )
        links += [Dependency(milestone_id=place, needs_id=place - back) for back in (1, 3) if back < within]
    return AppState(today=TODAY, goals=tuple(goals), milestones=tuple(milestones), dependencies=tuple(links))


async def drawn(count: int, a_goal_has: int = A_GOAL_HAS) -> float:
    """Seconds from a state to a screenful of cells, in a terminal of 120x36."""
    state, app = state_of(count, a_goal_has), Shown()
    async with app.run_test(size=(120, 36)) as pilot:
        bars = app.query_one(TimelineList)
        await pilot.pause()
        began = perf_counter()
        picture, tree = PlanInPictures(state), views.outline(state)
        conflicts = conflicting(state.milestones, state.dependencies)
        blocked = all_blockers(state.milestones, state.dependencies)
        rows = timeline_rows(
            Facts(state.goals, tree.milestones_of, state.dependencies, (), blocked, conflicts, picture.done, {}, {})
        )
        bars.show(rows, axis_at(Zoom.MONTH, TODAY, 66, TODAY), TODAY, links_of(rows, state.dependencies), picture.room)
        for line in range(36):
            bars.render_line(line)
        return perf_counter() - began


async def hello() -> float:
    """Seconds that the floor takes to show itself."""
    began = perf_counter()
    async with Hello().run_test(size=(120, 36)):
        return perf_counter() - began


def seconds(work: Callable[[], object]) -> float:
    """How long a coroutine's own measure says it took."""
    return float(asyncio.run(work()))  # type: ignore[arg-type]


def main() -> None:
    """Take turns, and print medians and ratios."""
    works = {
        "hello": hello,
        "100 rows": lambda: drawn(100),
        "1,000 rows": lambda: drawn(1000),
        "1,000, 1 goal": lambda: drawn(1000, 1000),
    }
    turns = [{name: seconds(work) for name, work in works.items()} for _ in range(TURNS)]
    for name in works:
        ratio = median(turn[name] / turn["hello"] for turn in turns)
        print(f"{name:<14}{median(turn[name] for turn in turns) * 1000:8.1f} ms   {ratio:5.2f} x hello")


if __name__ == "__main__":
    main()
