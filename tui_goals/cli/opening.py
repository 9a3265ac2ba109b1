"""What every verb begins with: which file, which settings, which zone, and the store, waited for while others write."""

import os
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date

from tui_goals import paths
from tui_goals.cli.output import BadUse, complain
from tui_goals.cli.settings import load_settings
from tui_goals.clock import SystemClock, system_zone
from tui_goals.config import Settings
from tui_goals.domain import NotFound, Refused, Terminal
from tui_goals.rules import days
from tui_goals.rules.focus import Reading
from tui_goals.store import Reader, Store
from tui_goals.store.moment import read_clock

PATIENCE = 5000
"""Milliseconds that a verb waits for another program to finish writing."""


class Here:
    """Where the data is, which clock counts, which settings hold."""

    def __init__(self, options: Namespace) -> None:
        """What is wrong with the settings is told on standard error. Raises StoreFailed where no folder is known."""
        self.db = paths.database(options.db)
        self.settings = find_settings()
        self.zone = self.settings.zone or "UTC"
        self.clock = SystemClock()
        for problem in self.settings.problems:
            complain(f"tui-goals: {problem}")

    @property
    def today(self) -> date:
        """The day it is, by zone and cut-off."""
        return days.local_day(self.clock.now(), self.zone, self.settings.day_cutoff)

    @property
    def clocks(self) -> Reading:
        """What the clocks show now."""
        return read_clock(self.clock)

    def day(self, text: str | None) -> date | None:
        """The day that was typed, or None where none was. Raises BadUse for what is no day."""
        from tui_goals.rules.dates import parse_day

        return self._day(text, parse_day)

    def past_day(self, text: str | None) -> date | None:
        """The same looking back: `mon` is the last Monday. Raises BadUse for what is no day."""
        from tui_goals.rules.typed_times import past_day

        return self._day(text, past_day)

    def _day(self, text: str | None, parse: Callable[[str, date, bool], date]) -> date | None:
        if text is None:
            return None
        try:
            return parse(text, self.today, self.settings.day_first)
        except Refused as reason:
            raise BadUse(str(reason).rstrip(".")) from None

    @contextmanager
    def reading(self, patience: int = PATIENCE) -> Iterator[Reader | None]:
        """Reads that see one moment; None where there is no file yet, which no reading makes. Raises StoreFailed.

        `patience` is how many milliseconds they wait for another program to finish writing.
        """
        if self.db.exists():
            store = Store(self.db, self.clock, self.zone, self.settings.day_cutoff, Terminal(), patience)
            with closing(store), store.reading() as reader:
                yield reader
        else:
            yield None

    @contextmanager
    def changing(self, begin: bool = False) -> Iterator[Store]:
        """The store; where there is no file yet it is made if `begin` says so. Raises NotFound, StoreFailed."""
        if not begin and not self.db.exists():
            raise NotFound(f"There is nothing in {self.db} yet. `tui-goals add goal TITLE` begins it.")
        from tui_goals.state.opening import Opening

        with closing(Opening(self.db, self.clock, self.zone, self.settings).store(patience=PATIENCE)) as store:
            yield store


def find_settings() -> Settings:
    """The settings in force with their zone filled in; a wrong one is named in `problems`, and the default is used."""
    settings = load_settings()
    problems: list[str] = []
    for zone, environ in ((settings.zone, os.environ), (None, os.environ), (None, {})):
        try:
            chosen = days.choose_zone(zone, environ, system_zone)
            break
        except Refused as reason:
            problems.append(str(reason))
    else:
        chosen = "UTC"
    return replace(settings, zone=chosen, problems=(*settings.problems, *dict.fromkeys(problems)))
