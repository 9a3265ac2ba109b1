"""What was lived and written on the days that today is compared with."""

from datetime import date

from tui_goals.rules import days, phrases
from tui_goals.rules.on_this_day import PastDay, days_like
from tui_goals.state.app_state import AppState
from tui_goals.store import Reader

ALWAYS = 4
"""So many of the days are told of even where nothing was written: a week, a month, a quarter, a year ago."""


def past_days(state: AppState, reader: Reader) -> tuple[PastDay, ...]:
    """The days like today, the nearest first; of earlier years those with something to tell."""
    found = [
        PastDay(name, day, _done(state, reader, day), reader.entries_of_day(day))
        for name, day in days_like(state.today)
    ]
    return tuple(each for place, each in enumerate(found) if place < ALWAYS or each.entries or each.done)


def _done(state: AppState, reader: Reader, day: date) -> str:
    """What was done on a day: its focus, its finished bites, the milestones that were reached."""
    begin = days.day_start(day, state.zone, state.cutoff)
    end = days.day_start(day + days.ONE_DAY, state.zone, state.cutoff)
    focus = reader.focus_of_day(day) / 1000
    bites = len(reader.bites_finished(begin, end))
    reached = (f"reached {each.title}" for each in reader.milestones_finished(begin, end))
    facts = (f"{phrases.duration(focus)} of focus" if focus else "", phrases.count(bites, "bite") if bites else "")
    return ", ".join(filter(None, (*facts, *reached)))
