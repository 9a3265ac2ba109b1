"""What a forecast is told in: dates, ranges, and one sentence with the reason."""

from datetime import date

from tui_goals.rules import phrases
from tui_goals.rules.forecast import ENOUGH_WEEKS, Finish
from tui_goals.rules.forecasts import MINUTES, TASKS, Forecast, NoDate

LATER = "more than ten years"
MIDDLE = 0.1
"""The share of the weeks left out at either end where most of them are told."""
WHY = {
    NoDate.DONE: "It is done.",
    NoDate.NOT_COMMITTED: "There is a date for what you are committed to only.",
    NoDate.HABIT: "A habit is kept and never finished, so it has no date.",
    NoDate.AVERAGE: "An average is held and never finished, so it has no date.",
    NoDate.NO_MILESTONE: "It has no milestone yet, so nobody knows how much is left.",
    NoDate.TOO_LITTLE: f"Too little data: a forecast needs {ENOUGH_WEEKS} whole weeks since the first thing done.",
}


def day(when: date | None, today: date) -> str:
    """A day of a forecast."""
    return phrases.day(when, today) if when is not None else LATER


def span(finish: Finish, today: date) -> str:
    """From when until when it will be finished, with how sure that is: `19 Dec - 8 Jan (80 %)`."""
    if finish.p10 is None:
        return f"in {LATER}"
    if finish.p90 is None:
        return f"{day(finish.p10, today)} or later (90 %)"
    first, last = day(finish.p10, today), day(finish.p90, today)
    return f"{first} (80 %)" if first == last else f"{first} - {last} (80 %)"


def short(found: Forecast, today: date) -> str:
    """The range, or in a few words why there is none."""
    return span(found.finish, today) if found.finish is not None else str(found.none or "")


def amount(value: float, unit: str) -> str:
    """An amount of a measure, or of work."""
    if unit == MINUTES:
        return f"{phrases.duration(value * 60)} of tasks"
    if unit == TASKS:
        return f"{phrases.amount(round(value, 1))} {'task' if round(value, 1) == 1 else 'tasks'}"
    return phrases.amount(_rounded(value), unit)


def reason(found: Forecast, today: date) -> str:
    """One sentence: how sure by when, what is left, what the last weeks came to; or why there is no date."""
    if found.finish is None:
        return _why(found)
    by = found.finish.p80
    sure = f"80 % sure by {day(by, today)}" if by is not None else f"It may take {LATER}"
    chance = found.finish.by_due
    on_time = f" {phrases.percent(chance)} that it is in time." if chance is not None else ""
    return f"{sure}: {amount(found.left, found.unit)} left, your last {_made(found)}.{on_time}"


def _made(found: Forecast) -> str:
    weeks = sorted(found.weeks)
    out = round(MIDDLE * (len(weeks) - 1))
    least, most = (_bare(value, found.unit) for value in (weeks[out], weeks[len(weeks) - 1 - out]))
    made = least if least == most else f"{least} to {most}"
    return f"{phrases.count(len(weeks), 'week')} made {made} a week"


def _bare(value: float, unit: str) -> str:
    if unit == MINUTES:
        return phrases.duration(value * 60) if value else "nothing"
    return phrases.amount(round(value, 1) if unit == TASKS else _rounded(value))


def _rounded(value: float) -> float:
    return round(value) if abs(value) >= 10 else round(value, 1)


def _why(found: Forecast) -> str:
    if found.none is NoDate.WAITS:
        return f"No date: it waits on “{found.waits_on}”, which has none."
    if found.none is NoDate.STANDSTILL:
        left = amount(found.left, found.unit)
        return f"No date: {left} left, and your last {phrases.count(len(found.weeks), 'week')} made nothing."
    return WHY[found.none] if found.none is not None else ""
