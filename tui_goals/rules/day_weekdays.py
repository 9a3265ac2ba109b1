"""Days told by the name of a weekday."""

import re
from datetime import date, timedelta

from tui_goals.domain import Refused
from tui_goals.rules import day_periods
from tui_goals.rules.day_lengths import add_length, monday, number_of
from tui_goals.rules.day_words import WEEKDAY_NAMES, WEEKDAY_NUMBERS
from tui_goals.rules.phrases import MONTHS

SATURDAY = 5
BACKWARDS = ("-", "ago", "before")


def coming(weekday: int, today: date) -> date:
    """The next such weekday, never today."""
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)


def latest(weekday: int, today: date) -> date:
    """The last such weekday, never today."""
    return today - timedelta((today.weekday() - weekday - 1) % 7 + 1)


def named_weekday(found: re.Match[str], today: date) -> date:
    """`fri`, `next friday`, `this friday`, `last friday`."""
    weekday = WEEKDAY_NUMBERS[found["weekday"]]
    match found["which"]:
        case "next":
            return monday(today) + timedelta(7 + weekday)
        case "last" | "previous" | "past":
            return latest(weekday, today)
        case "this":
            return today + timedelta((weekday - today.weekday()) % 7)
    return coming(weekday, today)


def several_weekdays(found: re.Match[str], today: date) -> date:
    """`+2fri` and `in 2 fridays` are the second Friday after today, `-1fri` and `1 friday ago` the last before it."""
    weekday, times = WEEKDAY_NUMBERS[found["weekday"]], int(number_of(found["times"] or "1"))
    if found.groupdict().get("way") in BACKWARDS:
        return latest(weekday, today) - timedelta(weeks=times - 1)
    return coming(weekday, today) + timedelta(weeks=times - 1)


def weekday_of_week(found: re.Match[str], today: date) -> date:
    """`monday next week`, `next week friday`."""
    shift = day_periods.SHIFTS.get(found["which"], 0)
    return monday(today) + timedelta(WEEKDAY_NUMBERS[found["weekday"]], weeks=shift)


def weekday_after_length(found: re.Match[str], today: date) -> date:
    """`friday in 2 weeks`: the Friday of the week that lies so far on."""
    return monday(add_length(today, found["length"])) + timedelta(WEEKDAY_NUMBERS[found["weekday"]])


def work_week_edge(found: re.Match[str], today: date) -> date:
    """Monday or Friday of the work week; on a Sunday that is the coming one."""
    shift = {"n": 1, "p": -1}.get(found[2], 0)
    return monday(today + timedelta(1)) + timedelta(4 if found[1] == "e" else 0, weeks=shift)


def weekend(found: re.Match[str], today: date) -> date:
    """Saturday; within the weekend, this one is today."""
    saturday = monday(today) + timedelta(SATURDAY, weeks=day_periods.SHIFTS.get(found["which"] or "", 0))
    return today if found["which"] in (None, "this") and today > saturday else saturday


def on_weekday(weekday: str | None, day: date) -> date:
    """The day, if it is on that weekday. Raises Refused with the one it is on."""
    if weekday and WEEKDAY_NUMBERS[weekday] != day.weekday():
        named = WEEKDAY_NAMES[day.weekday()].capitalize()
        raise Refused(f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {named}.")
    return day
