"""Whether a goal can be reached, from numbers: the pace it needs, the pace one has, the hours there are."""

from collections.abc import Sequence
from datetime import date, timedelta

from tui_goals.domain import Goal, MeasureKind, Measurement
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases, progress
from tui_goals.rules.coach import Beside, Verdict, said
from tui_goals.rules.coach_reading import Statement
from tui_goals.rules.coach_words import words
from tui_goals.rules.numbers import amount_in
from tui_goals.rules.progress import AT_RISK_RATIO

OWN_DAYS = 28
"""The four weeks that one's own pace is taken from, today among them."""
LEAST_DAYS = 7
"""Days of a goal's life below which there is no pace of one's own yet."""
WEEK = 7


@frozen
class OwnPace:
    """What a day of the last four weeks made on average, in the goal's unit, towards its target positive."""

    per_day: float
    days: int


def own_pace(goal: Goal, measurements: Sequence[Measurement], today: date) -> OwnPace | None:
    """The pace of the last four weeks from a goal's measurements, in any order; None where it is younger than a week.

    Of a goal that began within the four weeks, the days since then.
    """
    if goal.measure is not MeasureKind.NUMBER or goal.start is None or goal.target_value is None:
        return None
    days = min(OWN_DAYS, (today - goal.start).days + 1)
    if days < LEAST_DAYS:
        return None
    dated = sorted(
        (each for each in measurements if each.local_day is not None),
        key=lambda each: (each.local_day, each.measured_at is not None, each.measured_at, each.id),
    )
    since = today - timedelta(days=days)
    before = [each for each in dated if each.local_day is not None and each.local_day <= since]
    made = progress.fold(dated, goal.start_value) - progress.fold(before, goal.start_value)
    down = goal.target_value < goal.start_value
    return OwnPace((-made if down else made) / days, days)


def achievable(goal: Goal, now: float, own: OwnPace | None, today: date, language: str = "en") -> Verdict | None:
    """Whether a goal with a number can be reached at the pace one has, else in the hours there are; None without both.

    Reachable is what needs at most 1.5 times the pace of the last four weeks, the limit of `at risk`.
    """
    needed = _needed(goal, now, today)
    if needed is not None and own is not None:
        rate = f"{phrases.amount(_rounded(needed), goal.unit)} a day"
        if own.per_day <= 0:
            return said(language, False, "A_pace_none", "A_ask_less", needed=rate)
        ok = needed <= own.per_day * AT_RISK_RATIO
        made = phrases.amount(_rounded(own.per_day))
        return said(language, ok, "A_pace", "" if ok else "A_ask_less", needed=rate, own=made)
    weekly = needed * WEEK if needed is not None else None
    if goal.weekly_hours is None and weekly is None:
        return None
    return judge_hours(goal.weekly_hours, weekly, goal.unit, language)


def judge_hours(hours: float | None, weekly: float | None, unit: str, language: str = "en") -> Verdict:
    """Whether so many hours a week can bring so much of a unit a week; either may be unknown."""
    limits = words(language).limits
    most_weekly, most_hourly = limits["weekly"].get(unit.casefold()), limits["hourly"].get(unit.casefold())
    per_week = f"{phrases.amount(_rounded(weekly), unit)} a week" if weekly is not None else ""
    if weekly is not None and most_weekly is not None and weekly > most_weekly:
        most = f"{phrases.amount(most_weekly, unit)} a week"
        return said(language, False, "A_too_fast", "A_ask_less", needed=per_week, most=most)
    if hours is None:
        if weekly is None:
            return said(language, None, "A_unknown", "A_ask")
        return said(language, None, "A_pace_hours", "A_ask", needed=per_week)
    if hours <= 0:
        return said(language, False, "A_no_hours", "A_ask")
    shown = phrases.amount(hours, "hour" if hours == 1 else "hours")
    if hours > limits["hours"]:
        return said(language, False, "A_too_many", "A_ask", hours=shown)
    if weekly is None:
        return said(language, True, "A_free", hours=shown)
    hourly = weekly / hours
    needed = f"{phrases.amount(_rounded(hourly), unit)} an hour"
    if most_hourly is not None and hourly > most_hourly:
        most = f"{phrases.amount(most_hourly, unit)} an hour"
        return said(language, False, "A_too_fast", "A_ask_less", needed=needed, most=most)
    return said(language, True, "A_hours", needed=needed, hours=shown)


def beside_statement(
    text: str, why: str | None = None, measure: str | None = None, hours: float | None = None, language: str = "en"
) -> Beside:
    """What stands beside a statement on its own: the amount of its measure over the days that it gives itself."""
    if hours is None and not measure:
        return Beside(why)
    statement = Statement(text, words(language))
    counted = amount_in(measure) if measure else None
    amount, unit = counted or statement.counted or (None, "")
    weekly = amount / statement.length * WEEK if amount is not None and statement.length else None
    return Beside(why, measure or "", achievable=judge_hours(hours, weekly, unit, language))


def beside_goal(goal: Goal, own: OwnPace | None, now: float, today: date, language: str = "en") -> Beside:
    """What stands beside the title of a goal: its reason, its number, its day, its pace."""
    number = goal.measure is MeasureKind.NUMBER and goal.target_value is not None
    measure = phrases.amount(goal.target_value or 0, goal.unit) if number else ""
    day = phrases.day(goal.due, today) if goal.due is not None else ""
    why = " ".join(filter(None, (goal.why, goal.serves))) or None
    return Beside(why, measure, day, achievable(goal, now, own, today, language))


def _needed(goal: Goal, now: float, today: date) -> float | None:
    """What each day left must bring, today among them, towards the target positive."""
    if goal.measure is not MeasureKind.NUMBER or goal.target_value is None or goal.due is None or today > goal.due:
        return None
    left = (goal.due - max(today, goal.start or today)).days + 1
    rest = goal.target_value - now
    rest = -rest if goal.target_value < goal.start_value else rest
    return rest / left if rest > 0 else None


def _rounded(value: float) -> float:
    """As exact as one would say it: whole from a hundred on, else one or two digits."""
    return round(value) if value >= 100 else round(value, 1) if value >= 1 else round(value, 2)
