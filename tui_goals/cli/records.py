"""`list sessions` and `list entries`: what was lived, newest first."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Any

from tui_goals.cli.known_time import known_time
from tui_goals.cli.opening import Here
from tui_goals.cli.output import BadUse
from tui_goals.domain import Bite, Entry, EntryLink, FocusSession, Goal, Target
from tui_goals.rules import focus, phrases, searching
from tui_goals.store import Reader

NO_LIMIT = -1
PREVIEW = 72
"""Characters of an entry in its line."""

Found = tuple[Sequence[str], Sequence[Any]]


def sessions(reader: Reader, options: Namespace, here: Here) -> Found:
    """Focus sessions, of all bites or of one, of all days or of some. Raises BadUse for what is no day."""
    since, until = _days(options, here)
    found: Sequence[FocusSession]
    if options.of is not None:
        reader.get(Bite, options.of)
        of_bite = reader.find(FocusSession, bite_id=options.of)
        within = (each for each in of_bite if each.local_day is None or _lies(each.local_day, since, until))
        found = sorted(within, key=_in_time, reverse=True)
    elif options.open:
        running = reader.open_session()
        found = (running,) if running else ()
    else:
        found = reader.sessions(NO_LIMIT if options.limit is None or options.find else options.limit, since, until)
    words = searching.words(options.find or "")
    wanted = (each for each in found if (each.open or not options.open) and searching.holds(each.words, words))
    chosen = tuple(islice(wanted, options.limit))
    seconds = _focus_seconds(reader, chosen, here)
    if options.json:
        from tui_goals.exchange.export import as_row

        return (), [as_row(session) | _figures(session, seconds[session.id]) for session in chosen]
    today = here.today
    heads = ("ID", "DAY", "STATE", "FOCUS", "OVER", "UNITS", "BITE", "SUBJECT")
    return heads, [
        (
            session.id,
            _day(session.local_day, today),
            session.state,
            *_planned_and_over(session, seconds[session.id]),
            "" if session.units is None else phrases.amount(session.units, session.unit),
            session.bite_id or "",
            session.subject,
        )
        for session in chosen
    ]


def _figures(session: FocusSession, seconds: float) -> dict[str, float]:
    """All seconds of focus, and those of them beyond the plan."""
    return {"focus_seconds": seconds, "overrun_seconds": round(focus.overrun_seconds(session, seconds), 3)}


def _planned_and_over(session: FocusSession, seconds: float) -> tuple[str, str]:
    """The focus within the plan, and that beyond it; the two are the whole."""
    over = focus.overrun_seconds(session, seconds)
    return phrases.duration(seconds - over), phrases.duration(over) if over >= 1 else ""


def _days(options: Namespace, here: Here) -> tuple[date | None, date | None]:
    """The first and the last day that was asked for."""
    day, since, until = (here.past_day(text) for text in (options.on, options.since, options.until))
    if day is not None and (since or until):
        raise BadUse("--on is one day; leave out --since and --until, or use them alone")
    return (day, day) if day is not None else (since, until)


def _in_time(session: FocusSession) -> tuple[float, int]:
    return (session.started_at.timestamp() if session.started_at is not None else 0.0, session.id)


def _lies(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def entries(reader: Reader, options: Namespace, here: Here) -> Found:
    """Journal entries: all, those about one goal, those that a query finds."""
    limit = NO_LIMIT if options.limit is None else options.limit
    found: Sequence[Entry]
    if options.of is not None:
        reader.get(Goal, options.of)
        found = reader.entries_about(Target.GOAL, options.of, limit if options.find is None else NO_LIMIT)
    if options.find is not None:
        about = None if options.of is None else {entry.id for entry in found}
        asked = searching.query(options.find, here.today)
        hits = reader.search(asked, limit if about is None else NO_LIMIT)
        found = tuple(islice((each for each in hits if about is None or each.id in about), options.limit))
    elif options.of is None:
        found = reader.entries(limit)
    if options.json:
        return (), [_entry_as_json(reader, entry) for entry in found]
    today = here.today
    return ("ID", "DAY", "KIND", "MOOD", "TEXT"), [
        (entry.id, _day(entry.local_day, today), entry.kind, entry.mood or "", _preview(entry)) for entry in found
    ]


def _focus_seconds(reader: Reader, found: Sequence[FocusSession], here: Here) -> dict[int, float]:
    """The seconds of focus of each session; of the open one up to now."""
    closed = reader.focus_totals(session.id for session in found)
    seconds = {session.id: closed.get(session.id, 0) / 1000 for session in found}
    for session in found:
        if session.open:
            seconds[session.id] = round(known_time(session, reader, here).seconds, 3)
    return seconds


def _entry_as_json(reader: Reader, entry: Entry) -> dict[str, Any]:
    from tui_goals.exchange.export import as_row

    return as_row(entry) | {"about": [_link_as_json(link) for link in reader.links([entry.id])]}


def _link_as_json(link: EntryLink) -> dict[str, Any]:
    return {"kind": str(link.target), "id": link.target_id, "title": link.target_title}


def _day(day: date | None, today: date) -> str:
    return "" if day is None else phrases.day(day, today)


def _preview(entry: Entry) -> str:
    """The first line that says something."""
    first = next((line.lstrip("# ") for line in entry.body.splitlines() if line.strip("# ")), "")
    return first if len(first) <= PREVIEW else f"{first[: PREVIEW - 1]}…"
