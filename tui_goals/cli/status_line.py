"""`status --format`: what runs, in the words and the order that a prompt or a status line wants."""

from argparse import Namespace
from collections.abc import Mapping
from math import ceil
from string import Formatter

from tui_goals.cli.known_time import known_time
from tui_goals.cli.opening import Here
from tui_goals.cli.output import BadUse, say
from tui_goals.domain import Break, FocusSession, Goal, SessionState
from tui_goals.rules import breaks, focus, phrases
from tui_goals.store import Reader

FIELDS = ("subject", "state", "elapsed", "remaining", "over", "percent", "units", "goal", "break")
"""What may stand between braces; a field that says nothing at the moment is empty.

`state` is running, paused, over, unresolved or break; `remaining` counts down and `over` up from the plan's end, so
only one of them is there; `percent` is the share of the planned time; `units` the planned amount; `break` what is left
of a break.
"""

PATIENCE = 300
"""Milliseconds that a prompt waits for another program to finish writing."""


def status_line(options: Namespace) -> int:
    """Print the line, or nothing when nothing runs; the database is only read. Raises BadUse for unknown fields."""
    if options.json:
        raise BadUse("--format goes without --json, which has every field")
    pattern = options.format
    used = _fields(pattern)
    here = Here(options)
    with here.reading(PATIENCE) as reader:
        values = _values(reader, here) if reader is not None else {}
    if values and (not used or any(values[name] for name in used)):
        say(pattern.format_map(values).strip())
    return 0


def _fields(pattern: str) -> set[str]:
    try:
        parts = list(Formatter().parse(pattern))
        used = {name for _, name, _, _ in parts if name is not None}
        unknown = used.difference(FIELDS)
        if not unknown and not any(conversion or "{" in (spec or "") for _, _, spec, conversion in parts):
            pattern.format_map(dict.fromkeys(FIELDS, ""))
            return used
    except ValueError:
        unknown = set()
    known = ", ".join(f"{{{name}}}" for name in FIELDS)
    wrong = ", ".join(f"{{{name}}}" for name in sorted(unknown)) or pattern
    raise BadUse(f"--format does not know {wrong}; its fields are {known}")


def _values(reader: Reader, here: Here) -> Mapping[str, str]:
    session, resting = reader.open_session(), reader.open_break()
    values = dict.fromkeys(FIELDS, "")
    if resting is not None:
        values |= _of_break(resting, here)
    if session is not None:
        values |= _of_session(session, reader, here)
    return values if session is not None or resting is not None else {}


def _of_break(resting: Break, here: Here) -> dict[str, str]:
    left = breaks.remaining_seconds(resting, here.clocks) - breaks.over_seconds(resting, here.clocks)
    return {"state": "break", "break": _countdown(left)}


def _of_session(session: FocusSession, reader: Reader, here: Here) -> dict[str, str]:
    known = known_time(session, reader, here)
    elapsed = known.seconds
    over = focus.in_overrun(session, elapsed)
    remaining, running = focus.remaining_seconds(session, elapsed), session.state is SessionState.RUNNING
    return {
        "subject": session.subject,
        "state": "unresolved" if known.unresolved else "over" if over and running else str(session.state),
        "elapsed": phrases.clock_face(elapsed),
        "remaining": "" if over or remaining is None else _countdown(remaining),
        "over": f"+{phrases.clock_face(focus.overrun_seconds(session, elapsed))}" if over else "",
        "percent": "" if remaining is None else phrases.percent(focus.fraction(session, elapsed, None)),
        "units": "" if session.plan_units is None else phrases.amount(session.plan_units, session.unit),
        "goal": "" if session.goal_id is None else reader.get(Goal, session.goal_id).title,
    }


def _countdown(seconds: float) -> str:
    """What is left, where a begun second counts whole; with a plus what has passed since."""
    return f"+{phrases.clock_face(-seconds)}" if seconds <= 0 else phrases.clock_face(ceil(round(seconds, 3)))
