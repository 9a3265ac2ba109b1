"""Sees in this terminal when the time that was planned is up, each end once."""

from collections.abc import Iterator

from tui_goals.rules import ends, focus
from tui_goals.rules.ends import End
from tui_goals.rules.focus import Reading
from tui_goals.state import AppState


class Ends:
    """Knows how often each end has been told by now; what had ended before the first look is not news."""

    def __init__(self) -> None:
        self._told: dict[str, int] = {}

    def news(self, state: AppState, reading: Reading, remind_minutes: float) -> list[End]:
        """What has come to its end since the last look, or is due to be said again."""
        found = {end.name: end for end in _ends(state, reading, remind_minutes)}
        news = [end for name, end in found.items() if end.told > self._told.get(name, end.told)]
        self._told = {name: end.told for name, end in found.items()}
        return news


def _ends(state: AppState, reading: Reading, remind_minutes: float) -> Iterator[End]:
    running, rest = state.running, state.resting
    if running is not None:
        seconds = focus.focus_seconds(running.segments, reading)
        if end := ends.of_session(running.session, seconds, remind_minutes):
            yield end
    if rest is not None:
        yield ends.of_break(rest, reading, remind_minutes)
