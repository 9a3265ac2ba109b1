"""The story of a goal or milestone, read by the page: each thing of it with its day and what its line needs beside."""

from datetime import date

from pendulum import DateTime

from tui_goals.domain import FocusSession, Goal, Measurement, Milestone, RewardTaken, Stored, Target
from tui_goals.domain.values import frozen
from tui_goals.rules import days
from tui_goals.rules.outline import key_of
from tui_goals.rules.rewards import Rewarded
from tui_goals.state.app_state import AppState
from tui_goals.store import Reader


@frozen
class Told:
    """One thing of a story; `of` is the thing whose reward was taken or whose measure was counted."""

    value: Stored
    day: date | None
    seconds: float = 0.0
    """Focus of a session."""
    of: Rewarded | None = None


def story(state: AppState, reader: Reader, thing: Rewarded, limit: int, offset: int = 0) -> tuple[Told, ...]:
    """A page of all that was lived, written, decided and changed for a thing, newest first."""
    found = reader.story(*key_of(thing), limit, offset)
    seconds = reader.focus_totals(each.id for each in found if isinstance(each, FocusSession))
    return tuple(_told(state, reader, each, seconds) for each in found)


def _told(state: AppState, reader: Reader, value: Stored, milliseconds: dict[int, int]) -> Told:
    match value:
        case FocusSession():
            return Told(value, value.local_day, milliseconds.get(value.id, 0) / 1000)
        case Milestone():
            return Told(value, _day(state, value.done_at), of=value)
        case Measurement():
            return Told(value, value.local_day, of=reader.get(Goal, value.goal_id))
        case RewardTaken():
            kind: type[Rewarded] = Goal if value.target is Target.GOAL else Milestone
            return Told(value, value.local_day, of=reader.get(kind, value.target_id))
    return Told(value, getattr(value, "local_day", None))


def _day(state: AppState, instant: DateTime | None) -> date | None:
    return days.local_day(instant, state.zone, state.cutoff) if instant is not None else None
