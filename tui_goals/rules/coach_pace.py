"""Whether a goal can be reached, from numbers: the pace it needs, the pace one has, the hours there are."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tui_goals.domain import Goal, MeasureKind, Measurement
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases, progress
from tui_goals.rules.coach import Beside, Verdict, said
from tui_goals.rules.coach_reading import Counted, read
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
        rate = _rate(needed, goal.unit, "day")
        if own.per_day <= 0:
            return said(language, False, "A_pace_none", "A_ask_less", needed=rate)
        ok = needed <= own.per_day * AT_RISK_RATIO
        made = phrases.amount(_rounded(own.per_day))
        return said(language, ok, "A_pace", "" if ok else "A_ask_less", needed=rate, own=made)
    weekly = needed * WEEK if needed is not None else None
    if goal.weekly_hours is None and weekly is None:
        return None
    of_weight = _is_of_weight(read(goal.title, language).tokens, language)
    return judge_hours(goal.weekly_hours, weekly, goal.unit, language, of_weight)


def judge_hours(
    hours: float | None, weekly: float | None, unit: str, language: str = "en", of_weight: bool = True
) -> Verdict:
    """Whether so many hours a week can bring so much of a unit a week; either may be unknown.

    A weekly limit holds for a unit of one's own weight only, as a pound may be money.
    """
    limits = words(language).limits
    name = unit.casefold()
    most_weekly = limits["weekly"].get(name) if of_weight else None
    if weekly is not None and most_weekly is not None and weekly > most_weekly:
        return _too_fast(language, weekly, most_weekly, unit, "week")
    if hours is None:
        if weekly is None:
            return said(language, None, "A_unknown", "A_ask")
        return said(language, None, "A_pace_hours", "A_ask", needed=_rate(weekly, unit, "week"))
    if hours <= 0:
        return said(language, False, "A_no_hours", "A_ask_fewer")
    shown = _hours(hours)
    if hours > limits["hours"]:
        return said(language, False, "A_too_many", "A_ask_fewer", hours=shown)
    if weekly is None:
        return said(language, True, "A_free", hours=shown)
    if name in limits["times"]:
        needed = weekly * limits["times"][name]
        ok = needed <= hours
        rate = f"{_hours(needed)} a week"
        return said(language, ok, "A_time", "" if ok else "A_ask_less", needed=rate, hours=shown)
    most_hourly = limits["hourly"].get(name)
    if most_hourly is not None and weekly / hours > most_hourly:
        return _too_fast(language, weekly / hours, most_hourly, unit, "hour")
    return said(language, True, "A_hours", needed=_rate(weekly / hours, unit, "hour"), hours=shown)


def _too_fast(language: str, needed: float, most: float, unit: str, period: str) -> Verdict:
    rates = {"needed": _rate(needed, unit, period), "most": _rate(most, unit, period)}
    return said(language, False, "A_too_fast", "A_ask_less", **rates)


def _rate(value: float, unit: str, period: str) -> str:
    article = "an" if period == "hour" else "a"
    return f"{phrases.amount(_rounded(value), unit)} {article} {period}"


def _hours(value: float) -> str:
    return phrases.amount(_rounded(value), "hour" if value == 1 else "hours")


def beside_statement(
    text: str, why: str | None = None, measure: str | None = None, hours: float | None = None, language: str = "en"
) -> Beside:
    """What stands beside a statement on its own: the amount of its measure over the days that it gives itself.

    Without hours or a measure the statement alone is judged only where it asks for more than anybody could do.
    """
    statement = read(text, language)
    named = amount_in(measure) if measure else None
    counted = Counted(*named) if named else statement.counted
    if counted is not None and named and statement.counted and statement.counted.unit == counted.unit:
        counted = Counted(counted.amount, counted.unit, statement.counted.days)
    days = (counted.days or statement.length) if counted is not None else None
    weekly = counted.amount / days * WEEK if counted is not None and days else None
    of_weight = _is_of_weight(statement.tokens, language)
    verdict = judge_hours(hours, weekly, counted.unit if counted is not None else "", language, of_weight)
    told = hours is not None or bool(measure) or verdict.ok is False
    return Beside(why, measure or "", achievable=verdict if told else None)


def _is_of_weight(tokens: Iterable[str], language: str) -> bool:
    return not set(words(language).limits["of_weight"].split()).isdisjoint(tokens)


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
