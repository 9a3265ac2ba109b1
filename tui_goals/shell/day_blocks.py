"""The day in blocks, gathered from the queue, the person's own pace and the hours of the settings; and as lines."""

from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from tui_goals.domain import Bite
from tui_goals.rules import day_plan, days, focus, marks, phrases, progress
from tui_goals.rules.day_plan import Block, DayPlan, Stretch
from tui_goals.rules.queue import QueueItem
from tui_goals.shell import days_off, focus_facts
from tui_goals.shell.page_screen import PageScreen
from tui_goals.state import AppState, views
from tui_goals.store import Reader
from tui_goals.widgets.painting import Line, right, spread, wrap

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

MIDNIGHT = time(0)
MOST = 40
"""Bites of the queue that are looked at: more do not fit in a day."""
NOTE = "Planned: pinned, due or late. p pins a bite, t leaves one for another day. esc closes"


def plan_of_today(app: "TuiGoalsApp") -> DayPlan:
    """The blocks of what is left of today."""
    state, settings = app.state, app.settings
    queue, lengths = views.todays_queue(state)[:MOST], app.rests.lengths
    usual = settings.session_minutes
    minutes = app.ask(partial(_minutes, state, queue, usual), {item.bite.id: usual for item in queue})
    return day_plan.plan_day(queue, minutes, _hours(app), state.today, lengths, usual)


def show_blocks(app: "TuiGoalsApp") -> None:
    """Show the blocks over the screen."""
    plan = plan_of_today(app)
    told = day_plan.told(plan) or "nothing planned"
    today = phrases.day_heading(app.state.today, app.state.today)
    app.push_screen(PageScreen(f"{today}: {told}", lambda width: _lines(app, plan, width)))


def _lines(app: "TuiGoalsApp", plan: DayPlan, width: int) -> list[Line]:
    lengths = [phrases.duration(block.minutes * 60) for block in plan.blocks]
    room = max(map(len, lengths), default=0)
    blocks = [_block(app, block, right(text, room), width) for block, text in zip(plan.blocks, lengths, strict=True)]
    return [
        *(blocks or [(("No bite is open. 1 goes to the goals, n writes one.", "dim"),)]),
        (),
        *(((text, "dim"),) for text in wrap(NOTE, width)),
    ]


def _block(app: "TuiGoalsApp", block: Block, length: str, width: int) -> Line:
    """From when until when, also past midnight, what, and how long of it is work."""
    zone, glyphs, item = app.state.zone, app.glyphs, block.item
    start, end = (days.local_time(each, zone) for each in (block.start, block.end))
    mark = marks.mark(item.goal)
    sign = glyphs.risk if block.beyond else glyphs.pinned if item.pinned else glyphs.milestone if block.planned else " "
    style = "warning" if block.beyond else "plain" if block.planned else "dim"
    left = ((f"{start:%H:%M}-{end:%H:%M} ", style), (f"{sign} ", style), (mark.letter, f"mark{mark.colour}"),
            (f" {item.bite.title}", style), (f"  {item.task.title}", "dim"))  # fmt: skip
    words = "after your hours" if block.beyond else phrases.due(item.due, app.state.today) if block.planned else ""
    if days.local_day(block.start, zone, MIDNIGHT) > days.local_day(app.clock.now(), zone, MIDNIGHT):
        words = f"tomorrow, {words}" if words else "tomorrow"
    return spread(left, ((f"  {words}  {length}", style),), width, glyphs.ellipsis)


def _hours(app: "TuiGoalsApp") -> tuple[Stretch, ...]:
    """What is left of today's hours, from now or the planned end of the open session on; at least an empty stretch."""
    state, settings, now = app.state, app.settings, app.clock.now()
    running = state.running
    if running is not None:
        known = app.known_focus(running, app.reading())
        now += timedelta(seconds=max(0.0, focus.remaining_seconds(running.session, known) or 0.0))
    nothing: tuple[Stretch, ...] = ((now, now),)
    if days_off.off_today(state, settings.rest_days):
        return nothing
    found: list[Stretch] = []
    for begin, end in settings.day_hours:
        first, last = (
            days.day_start(state.today + timedelta(days=each < state.cutoff), state.zone, each) for each in (begin, end)
        )
        if last < first:
            last = days.day_start(state.today + timedelta(days=1), state.zone, end)
        if max(first, now) < last:
            found.append((max(first, now), last))
    return tuple(sorted(found)) or nothing


def _minutes(state: AppState, queue: tuple[QueueItem, ...], usual: float, reader: Reader) -> dict[int, float]:
    """How long each bite will take, by its id."""
    tree = views.outline(state)
    paces: dict[tuple[int, str], float | None] = {}

    def pace(item: QueueItem, bite: Bite) -> float | None:
        key = item.goal.id, bite.unit
        if bite.unit and key not in paces:
            paces[key] = focus_facts.pace_in(item.goal.id, bite.unit, reader)
        return paces.get(key)

    def rest(bite: Bite) -> Bite:
        left = progress.rest_of(bite, reader.units_logged(bite.id))
        return replace(bite, amount=left or bite.amount)

    return {
        item.bite.id: day_plan.minutes_of(
            rest(item.bite), len(tree.bites_of(item.task.id)), item.task.estimate, pace(item, item.bite), usual
        )
        for item in queue
    }
