"""A lived-in year to look round in: a person's goals, sessions and journal, with dates counted from today."""

from datetime import time
from pathlib import Path

from pendulum import DateTime

from tui_goals.domain import Stored, StoreFailed
from tui_goals.exchange.demo import baselines, entries, records, surroundings, told
from tui_goals.exchange.demo.calendar import Calendar
from tui_goals.exchange.demo.journal_early import ENTRIES as EARLY
from tui_goals.exchange.demo.journal_late import ENTRIES as LATE
from tui_goals.exchange.demo.language import LANGUAGE
from tui_goals.exchange.demo.launch import LAUNCH
from tui_goals.exchange.demo.marathon import MARATHON
from tui_goals.exchange.demo.music import SONGS
from tui_goals.exchange.demo.novel import NOVEL
from tui_goals.exchange.demo.plan import Quick
from tui_goals.exchange.demo.review_texts import REVIEWS
from tui_goals.exchange.demo.reviews import Reviews
from tui_goals.exchange.demo.savings import SAVINGS
from tui_goals.exchange.demo.sleep import SLEEP
from tui_goals.exchange.demo.stillness import STILLNESS
from tui_goals.exchange.demo.values import Plans
from tui_goals.exchange.demo.weaving import live, number
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.store import Reader, migrate
from tui_goals.store.bulk import change_all, put_all
from tui_goals.store.connection import connect
from tui_goals.store.files import private_folder

__all__ = ["lived_in_year", "make_demo"]

NAME = "demo.db"
GOALS = (NOVEL, MARATHON, LAUNCH, SAVINGS, LANGUAGE, SONGS, STILLNESS, SLEEP)
QUICK = (
    Quick(-310, 16.5, 25, "Letter to the landlord"), Quick(-248, 16.2, 25, "Sort the photographs"),
    Quick(-188, 9.5, 25, "School reports"), Quick(-187, 9.5, 25, "School reports"),
    Quick(-120, 16.0, 15, "Mend the bicycle"), Quick(-57, 16.4, 25, "Plan the open day"),
    Quick(-34, 9.4, 25, "School reports"), Quick(-33, 9.4, 25, "School reports"),
    Quick(-8, 16.1, 15, "Answer the pile of mail"),
)  # fmt: skip


def lived_in_year(now: DateTime, zone: str, cutoff: time = DAY_CUTOFF) -> tuple[Stored, ...]:
    """The values of a year that ends now, parents first; the same for the same now, zone and day cut-off.

    Ids count from 1, uids are left empty, and cards lie in the columns that every new database has.
    """
    calendar = Calendar(now, zone, cutoff)
    numbered = number(GOALS)
    facts = live(numbered, QUICK, calendar)
    plans = Plans(numbered, facts, calendar)
    goals = tuple(plans.goals())
    journal = entries.Journal(plans, (*EARLY, *LATE), calendar)
    milestones = tuple(plans.milestones())
    year = (
        *goals, *milestones, *plans.dependencies(), *plans.tasks(), *plans.bites(),
        *records.sessions(facts, calendar), *records.segments(facts, calendar),
        *surroundings.interruptions(facts, calendar), *surroundings.breaks(facts, calendar),
        *surroundings.days_off(calendar),
        *records.measurements(goals, numbered, facts, calendar), *journal.entries(), *journal.links(),
        *told.said(goals, calendar), *told.marked(milestones, calendar),
    )  # fmt: skip
    return (*year, *Reviews(year, REVIEWS, calendar).values())


def make_demo(folder: Path, now: DateTime, zone: str, cutoff: time = DAY_CUTOFF) -> Path:
    """A new database with the lived-in year in a folder of one's own; it can be thrown away.

    Raises StoreFailed where there is one already, or where it cannot be written.
    """
    path = private_folder(folder) / NAME
    if path.exists():
        raise StoreFailed(f"{path} is there already. Choose an empty folder for the demo.")
    migrate.create(path)
    connection = connect(path)
    try:
        put_all(connection, lived_in_year(now, zone, cutoff))
        change_all(connection, told.COLUMNS)
        put_all(connection, list(baselines.kept(Reader(connection), Calendar(now, zone, cutoff))))
    finally:
        connection.close()
    return path
