"""Times of a sitting as people type them: `10:15-11:05`, `yesterday 22:40 25m`, `25 oct 02:30-03:15`, or only `25m`.

A length alone ended now. Without a day the times are of today, or of the evening before while that day is not over; a
weekday or date without a year is the last such day. An end that is not after its start lies on the next day. `m` is
always minutes. Of a time that the clock showed twice the first counts, unless its offset stands behind it, as in
`02:30 (+01:00)`; a time that it never showed is `Refused`.
"""

import re
from datetime import date, datetime, time, timedelta

from pendulum import DateTime

from tui_goals.domain import Refused
from tui_goals.domain.values import frozen
from tui_goals.rules import days, phrases
from tui_goals.rules.dates import parse_day
from tui_goals.rules.days import DAY_CUTOFF, ONE_DAY
from tui_goals.rules.numbers import parse_minutes

TEXT_LIMIT = 80
"""Characters in typed times; more is something pasted by mistake."""
SECONDS_UNDER = 120
"""Seconds of a sitting below which its times are shown with seconds, since minutes would say too little."""
LOOK_BACK = (7, 31, 62, 365)
"""How many days back a day without its year is looked for when it would lie ahead."""

DASHES = str.maketrans("\u2012\u2013\u2014\u2212", "----")
TIME = r"(?:\d{1,2}:\d{2}(?::\d{2})?(?![\d:])(?: ?[ap]m)?|\d{1,2} ?[ap]m)"
OFFSET = r"(?: ?\(([+-]\d{2}:\d{2})\))?"
UNTIL = r" ?(?:-|to|until|till) ?"
SPAN = re.compile(
    rf"(?:(?P<day>.+?),? )??(?P<start>{TIME}|\d{{1,2}}(?={UNTIL}))(?P<start_offset>{OFFSET})"
    rf"(?:{UNTIL}(?:(?P<end_day>.+?),? )??(?P<end>now|{TIME}|\d{{1,2}})(?P<end_offset>{OFFSET})"
    r"|,? ?(?:\+|for )? ?(?P<length>[^-\s].*))?"
)
WALL = re.compile(r"(\d{1,2})(?::(\d{2}))?(?::(\d{2}))? ?([ap]m)?")
NOW = "now"


@frozen
class Span:
    """From one instant to another; `flipped` is what to type for the other reading where a time came twice."""

    start: DateTime
    end: DateTime
    flipped: str = ""


def parse_span(text: str, now: DateTime, zone: str, cutoff: time = DAY_CUTOFF) -> Span:
    """The span that a text means in a zone, seen from now, to come or not. Raises Refused in words."""
    typed = _plain(text)
    found = SPAN.fullmatch(typed)
    if found is None:
        return Span(now - _length(text), now)
    if not (found["end"] or found["length"]):
        raise Refused(f"{_quoted(text)} says only when it began; type the end as well: 10:15-11:05, or 10:15 25m.")
    starts = _on_day(found["day"], found["start"], now, zone, cutoff)
    readings = [(start, end) for start in starts for end in _ends(found, start, now, zone)]
    if not readings:
        raise Refused("This ends no later than it starts; type another end, or swap the two times.")
    wanted = [
        (start, end)
        for start, end in readings
        if _has(start, found["start_offset"], zone) and _has(end, found["end_offset"], zone)
    ]
    if not wanted:
        known = " or ".join(clock_span(*each, zone) for each in readings)
        raise Refused(f"The clock did not have that offset then; it could be {known}.")
    at = readings.index(wanted[0])
    other = shown_span(*readings[(at + 1) % len(readings)], zone) if len(readings) > 1 else ""
    return Span(*wanted[0], other)


def parse_cut(text: str, start: DateTime, end: DateTime, zone: str) -> DateTime:
    """The instant inside a span that `10:40` means, or `25m` after its start. Raises Refused where there is none."""
    found = re.fullmatch(f"({TIME}){OFFSET}", _plain(text))
    if found is None:
        instants = [start + _length(text)]
    else:
        clock, first, last = _clock_time(found[1]), *(days.local_time(each, zone).date() for each in (start, end))
        dates = [first + timedelta(number) for number in range((last - first).days + 1)]
        instants = [each for day in dates for each in _shown(day, clock, zone) if _has(each, found[2] or "", zone)]
    inside = [each for each in instants if start < each < end]
    if not inside:
        raise Refused(f"{_quoted(text)} does not lie inside {clock_span(start, end, zone)}.")
    return inside[0]


def past_day(text: str, today: date, day_first: bool = False) -> date:
    """The day that a text means looking back: a weekday or a date without its year is the last such. Raises Refused."""
    day = parse_day(text, today, day_first)
    counted_from_today = day - today == parse_day(text, today - ONE_DAY, day_first) - (today - ONE_DAY)
    if day <= today or counted_from_today:
        return day
    earlier = (parse_day(text, today - timedelta(back), day_first) for back in LOOK_BACK)
    return next((each for each in earlier if each <= today), day)


def shown_span(start: DateTime, end: DateTime, zone: str) -> str:
    """A span as it stands in a field to be changed; typed like that it means the same again, to the minute."""
    begin, last = days.local_time(start, zone), days.local_time(end, zone)
    first, second = _clocks(start, end, zone)
    expected = begin.date() + (ONE_DAY if last.time() < begin.time() and last.date() > begin.date() else timedelta())
    until = "-" if last.date() == expected else f" - {last:%Y-%m-%d} "
    return f"{begin:%Y-%m-%d} {first}{until}{second}"


def told_span(start: DateTime, end: DateTime, zone: str, today: date) -> str:
    """A span in words: `Wed 4 Mar 10:15-11:05, 50 min`, with the offset of a time that came twice."""
    day = days.local_time(start, zone).date()
    named = f"{phrases.WEEKDAYS[day.weekday()]} {phrases.day(day, today)}"
    return f"{named} {clock_span(start, end, zone)}, {phrases.duration(_seconds(start, end))}"


def clock_span(start: DateTime, end: DateTime, zone: str) -> str:
    """The times of day of a span: `10:15-11:05`, with the offset of a time that came twice."""
    return "-".join(_clocks(start, end, zone))


def as_it_was(typed: DateTime, before: DateTime) -> DateTime:
    """The instant before where what was typed shows the same minute, or second; else what was typed."""
    return before if 0 <= _seconds(typed, before) < (1 if typed.second else 60) else typed


def _on_day(day: str | None, clock: str, now: DateTime, zone: str, cutoff: time) -> tuple[DateTime, ...]:
    """The instants of a time on the day typed with it, else of today; Refused where the clock never showed it."""
    moment, local = _clock_time(clock), days.local_time(now, zone)
    today = days.local_day(now, zone, cutoff)
    if day:
        return _known(past_day(day, today), moment, zone)
    evening = today < local.date() and moment > local.time()
    return _known(today if evening else local.date(), moment, zone)


def _ends(found: re.Match[str], start: DateTime, now: DateTime, zone: str) -> tuple[DateTime, ...]:
    """The instants after the start at which the span can end."""
    if found["length"]:
        return (start + _length(found["length"]),)
    if found["end"] == NOW:
        return (now,) if now > start else ()
    clock, begin = _clock_time(found["end"]), days.local_time(start, zone)
    if found["end_day"]:
        candidates = _known(past_day(found["end_day"], days.local_time(now, zone).date()), clock, zone)
    else:
        candidates = _shown(begin.date(), clock, zone)
        if not any(each > start for each in candidates) and clock != begin.time():
            candidates = _known(begin.date() + (ONE_DAY if clock < begin.time() else timedelta()), clock, zone)
    return tuple(each for each in candidates if each > start)


def _shown(day: date, clock: time, zone: str) -> tuple[DateTime, ...]:
    """The instants at which a zone's clocks showed a time on a day: none, one or two."""
    return tuple(each.add(seconds=clock.second) for each in days.at_local(day, clock.hour, clock.minute, zone))


def _known(day: date, clock: time, zone: str) -> tuple[DateTime, ...]:
    """The same, or Refused with the reason and what would be right."""
    found = _shown(day, clock, zone)
    if not found:
        gone, come = days.skipped(day, clock.hour, clock.minute, zone)
        meant = datetime.combine(day, clock) + (come - gone)
        form = "%H:%M" if meant.date() == day else "%Y-%m-%d %H:%M"
        named = f"{day.day} {phrases.MONTHS[day.month - 1]} {day.year}"
        raise Refused(
            f"{clock:%H:%M} did not exist on {named} in {zone}: the clocks went from {gone:{form}} to {come:{form}}. "
            f"What would have been {clock:%H:%M} was {meant:{form}}."
        )
    return found


def _clock_time(text: str) -> time:
    found = WALL.fullmatch(text)
    if found is None:
        raise Refused(f"{_quoted(text)} is not a time of day.")
    hour, minute, second = (int(number or 0) for number in found.groups()[:3])
    if found[4] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[4] == "pm" else 0)
    elif found[4]:
        hour = 99
    if hour > 23 or minute > 59 or second > 59:
        raise Refused(f"{_quoted(text)} is not a time of day; the clock goes from 00:00 to 23:59.")
    return time(hour, minute, second)


def _clocks(start: DateTime, end: DateTime, zone: str) -> tuple[str, str]:
    form = "%H:%M:%S" if _seconds(start, end) < SECONDS_UNDER else "%H:%M"
    shown = []
    for instant in (start, end):
        local = days.local_time(instant, zone)
        twice = len(days.at_local(local.date(), local.hour, local.minute, zone)) > 1
        shown.append(f"{local:{form}} ({_offset(instant, zone)})" if twice else f"{local:{form}}")
    return shown[0], shown[1]


def _has(instant: DateTime, offset: str, zone: str) -> bool:
    """Whether a zone's clocks had that offset at an instant; an empty one is any."""
    return not offset or offset.strip(" ()") == _offset(instant, zone)


def _offset(instant: DateTime, zone: str) -> str:
    minutes = days.utc_offset(instant, zone)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _length(text: str) -> timedelta:
    """A length in whole milliseconds; Refused with the ways out of all typed times where it is none."""
    try:
        return timedelta(milliseconds=round(parse_minutes(text) * 60_000))
    except Refused:
        pass
    way_out = "type it like 10:15-11:05, yesterday 22:40 25m, or 25m for what ended now."
    raise Refused(f"{_quoted(text)} is not understood; {way_out}")


def _seconds(start: DateTime, end: DateTime) -> float:
    return end.timestamp() - start.timestamp()


def _plain(text: str) -> str:
    typed = " ".join(text.casefold().translate(DASHES).split())
    if len(typed) > TEXT_LIMIT:
        raise Refused(f"{_quoted(text)} is too long for times; type them like 10:15-11:05.")
    return typed


def _quoted(text: str) -> str:
    if not text.strip():
        return "An empty field"
    return f'"{text.strip()[:40]}"' if text.isprintable() else ascii(text[:40])
