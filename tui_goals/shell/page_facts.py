"""What the page of a thing tells beyond its fields: what the state knows, and what is read when the page is shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.geometry import Size

from tui_goals.domain import Goal, Milestone, ReportReader, Shared, Sharing, Task
from tui_goals.rules import dependencies, progress
from tui_goals.rules.outline import Item
from tui_goals.shell.lazily import lazily
from tui_goals.state import AppState, agreements, celebrations, views
from tui_goals.store import Reader
from tui_goals.widgets.thing_page import About

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.shell import goal_records
    from tui_goals.state import climbing
else:
    climbing, goal_records = lazily("tui_goals.state.climbing"), lazily("tui_goals.shell.goal_records")


def known_facts(state: AppState, item: Item, entries: tuple[tuple[str, str], ...]) -> About:
    """The page's facts as far as the state knows them."""
    tree = views.outline(state)
    parents = tuple(each.title for each in reversed(tree.path(item)[:-1]))
    match item:
        case Goal():
            return About(
                state.today, views.all_progress(state).goals.get(item.id), state.value_now(item),
                progress.expected_fraction(item, state.today), views.pace(state, item), entries=entries,
            )  # fmt: skip
        case Milestone():
            waits = views.blockers(state).get(item.id, ())
            fraction = views.all_progress(state).milestones.get(item.id, 1.0 if item.done_at else 0.0)
            own = [each for each in state.dependencies if each.milestone_id == item.id]
            conflicts = dependencies.date_conflicts((item, *waits), own, state.today)
            column = next((each.title for each in state.columns if each.id == item.column_id), "")
            return About(
                state.today, fraction, parents=parents, waits_on=waits, conflicts=conflicts, entries=entries,
                column=column, place=_place(tree.milestones_of(item.goal_id), item),
            )  # fmt: skip
        case Task():
            bites = tree.bites_of(item.id)
            done = sum(bite.done_at is not None for bite in bites)
            return About(state.today, parents=parents, bites_done=done, bites_total=len(bites), entries=entries)
    return About(state.today, parents=parents, entries=entries)


def read_facts(app: "TuiGoalsApp", reader: Reader, item: Item, bare: About, size: Size | None) -> About:
    """The page's facts with what readers said and agreed to, and for a size those of a goal's records too."""
    state = app.state
    if isinstance(item, Goal):
        bare = replace(bare, pace=views.pace(state, item, reader, app.settings.rest_days))
        if size is not None:
            bare = goal_records.with_records(app, reader, item, bare, size.width - 1, size.height)
    if isinstance(item, Milestone):
        sharings = reader.find(Sharing, target=Shared.MILESTONE, target_id=item.id)
        names = [reader.get(ReportReader, each.reader_id).name for each in sharings]
        bare = replace(bare, seen_by=tuple(sorted(names)))
    if isinstance(item, Milestone) and item.hill is not None:
        past, uphill = climbing.way_of(state, reader, item)
        bare = replace(bare, hill_past=past, days_uphill=uphill)
    return replace(
        bare,
        feedback=agreements.feedback_on(reader, item, state.today),
        agreed=agreements.agreed_words(reader, item, state.today),
        reward=celebrations.reward_words(reader, item, state.today),
    )


def _place(milestones: Sequence[Milestone], item: Milestone) -> str:
    """Where a milestone stands among those of its goal."""
    ids = [each.id for each in milestones]
    return f"{ids.index(item.id) + 1} of {len(ids)}" if item.id in ids else ""
