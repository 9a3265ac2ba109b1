"""`date`: the day that a text means, and how it was understood."""

from argparse import ArgumentParser, Namespace
from datetime import date, datetime

from tui_goals.cli.opening import Here
from tui_goals.cli.output import BadUse, give, say
from tui_goals.rules import phrases
from tui_goals.rules.dates import echo_day, echo_reading, read_day


def arguments(verb: ArgumentParser) -> None:
    """What can be typed after it."""
    verb.add_argument("text", metavar="EXPR", help="fri, next friday, +3d, eom, W51, 31 dec, last friday of march, ...")
    verb.add_argument("--now", metavar="ISO", help="the day it is typed on, instead of today")


def day(options: Namespace) -> int:
    """Print the day in ISO form and how it was understood. Raises Refused for what is no day."""
    here = Here(options)
    today = _today(options.now) or here.today
    understood = read_day(options.text, today, here.settings.day_first)
    if options.json:
        give(
            {
                "typed": options.text,
                "now": today.isoformat(),
                "day": understood.day.isoformat(),
                "understood": echo_day(understood.day, today),
                "weekday": phrases.WEEKDAYS[understood.day.weekday()],
                "days": (understood.day - today).days,
                "time_left_out": understood.time or None,
            }
        )
    else:
        say(f"{understood.day.isoformat()}  {echo_reading(understood, today)}")
    return 0


def _today(typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        found = datetime.fromisoformat(typed)
        return date(found.year, found.month, found.day)
    except ValueError:
        raise BadUse("--now takes a day such as 2026-11-22") from None
