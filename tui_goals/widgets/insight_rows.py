"""The goals of the Insights screen as rows, and the page behind one: where it stands and leads, and what that is of."""

from collections.abc import Iterator
from datetime import date

from tui_goals.rules import forecast_words, marks, phrases
from tui_goals.rules.baselines import in_days
from tui_goals.rules.forecasts import Forecast, WhatIf
from tui_goals.rules.insight import GoalInsight
from tui_goals.rules.plan_words import said_words
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.painting import Line, Piece, fitted, pad, right, spread, wrap
from tui_goals.widgets.thing_page import STANDINGS, field_lines

TABLE_FROM = 100
"""Columns from which a goal takes one line under the heads of a table; below, it takes two."""
COLUMNS = (
    ("status", 9), ("%", 5), ("pace", 6), ("next milestone", 22), ("slip", 6), ("finish (80 %)", 25), ("review", 6),
)  # fmt: skip
SURE = " (80 %)"
"""What the head of the table says for all of its column."""
NONE = "-"


def insight_row(insight: GoalInsight, today: date, width: int) -> Row:
    """The row of a goal, for a width in cells."""
    return Row(insight.goal.id, (insight, today), height=1 if width >= TABLE_FROM else 2)


def table_head(width: int, ellipsis: str) -> Line:
    """The heads of the table; nothing where there is none."""
    if width < TABLE_FROM:
        return ()
    cells = "".join(f"  {pad(name, cells)}" for name, cells in COLUMNS)
    return ((f"{pad('   goal', _title_cells(width), ellipsis)}{cells}", "dim"),)


def draw_insight_row(row: Row, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The lines of a goal."""
    if not isinstance(row.data, tuple):
        return (((f" {row.data}", "dim"),),)
    insight, today = row.data
    mark = marks.mark(insight.goal)
    head: tuple[Piece, ...] = ((f" {mark.letter}", f"mark{mark.colour}"), (f" {insight.goal.title}", "plain"))
    status, percent, pace, following, slip, finish, reviewed = _cells(insight, today)
    if width >= TABLE_FROM:
        finish = (finish[0].removesuffix(SURE), finish[1])
        title = spread(head, (), _title_cells(width), glyphs.ellipsis)
        cells = zip((status, percent, pace, following, slip, finish, reviewed), COLUMNS, strict=True)
        return ((*title, *((f"  {pad(text, room, glyphs.ellipsis)}", style) for (text, style), (_, room) in cells)),)
    told = [(f"finish {finish[0]}" if insight.forecast.finish else finish[0], finish[1])]
    told += [(f"{name} {text}", style) for name, (text, style) in
             (("pace", pace), ("next", following), ("slip", slip), ("review", reviewed)) if text != NONE]  # fmt: skip
    pieces: list[Piece] = [("   ", "plain")]
    for text, style in told:
        pieces += [(f" {glyphs.dot} ", "dim")] if len(pieces) > 1 else []
        pieces.append((text, style))
    end: tuple[Piece, ...] = ((f"  {status[0]}", status[1]), (f"  {right(percent[0], 5)} ", "title"))
    return spread(head, end, width, glyphs.ellipsis), fitted(pieces, width, glyphs.ellipsis)


def insight_lines(insight: GoalInsight, today: date, width: int) -> list[Line]:
    """The page behind a goal: its forecast with the reason, its milestones, its slip, the weeks the forecast is of."""
    found = insight.forecast
    lines: list[Line] = [((part, "plain"),) for part in wrap(forecast_words.reason(found, today), max(20, width))]
    lines += _standing(insight, today, width)
    if insight.slip is not None:
        lines += [(), *field_lines("Slip", insight.slip.sentence, width)]
    if insight.milestones:
        lines += [(), (("Milestones: P50, P80, P90", "title"),)]
        lines += [line for each, forecast in insight.milestones for line in _milestone(each.title, forecast, today)]
    if found.weeks:
        lines += [(), (("The last weeks, the newest first", "title"),)]
        lines += [
            ((f"  {phrases.count(place, 'week')} ago".ljust(16) if place > 1 else "  last week".ljust(16), "dim"),
             (right(forecast_words.amount(amount, found.unit), 20), "plain"))
            for place, amount in enumerate(reversed(found.weeks), 1)
        ]  # fmt: skip
    return lines


def what_if_words(asked: WhatIf, without: str) -> str:
    """What would be otherwise, as a condition."""
    if asked.without is not None:
        return f"without “{without}”"
    percent = round(abs(asked.pace - 1) * 100)
    return f"{percent} % {'more' if asked.pace > 1 else 'less'} a week"


def what_if_lines(words: str, before: Forecast, after: Forecast, today: date) -> tuple[Line, Line]:
    """The range as it is, and as it would be."""
    moved = ""
    one, other = before.finish, after.finish
    if one is not None and other is not None and one.p80 is not None and other.p80 is not None:
        days = (other.p80 - one.p80).days
        moved = f", {phrases.count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}" if days else ", the same"
    return (
        (("  now      ", "dim"), (forecast_words.short(before, today), "plain")),
        (("  what if  ", "accent"), (f"{forecast_words.short(after, today)}{moved}: {words}", "title")),
    )


def _milestone(title: str, found: Forecast, today: date) -> Iterator[Line]:
    if found.finish is None:
        yield ((f"  {pad(str(found.none), 36)}  ", "dim"), (title, "plain"))
        return
    days = (found.finish.p50, found.finish.p80, found.finish.p90)
    told = "".join(pad(phrases.day(day, today) if day else "later", 12) for day in days)
    yield ((f"  {told}  ", "dim"), (title, "plain"))


def _cells(insight: GoalInsight, today: date) -> tuple[Piece, ...]:
    """What the columns tell, from the status on."""
    pace, following, slip = insight.pace, insight.next, insight.slip
    status = _status(insight)
    days = round(pace.days) if pace is not None else 0
    ahead = f"{days:+} d" if days else ("0 d" if pace is not None else NONE)
    due = f" {phrases.due(following.due, today)}" if following is not None and following.due else ""
    room = COLUMNS[3][1]
    named = (
        f"{pad(following.title, min(len(following.title), room - len(due)))}{due}" if following is not None else NONE
    )
    late = insight.forecast.finish is not None and (insight.forecast.finish.by_due or 1.0) < 0.5
    return (
        (status, STANDINGS.get(status, "dim")),
        (phrases.percent(insight.fraction), "title"),
        (ahead, "warning" if days < 0 else "plain"),
        (named, "plain"),
        (in_days(slip.days) if slip is not None else NONE, "warning" if slip is not None and slip.days > 0 else "dim"),
        (forecast_words.short(insight.forecast, today) or NONE, "warning" if late else "plain"),
        (phrases.day(insight.reviewed, today) if insight.reviewed is not None else NONE, "dim"),
    )


def _status(insight: GoalInsight) -> str:
    """How a goal stands: in the person's own words, else by its pace, else only where it is in its life."""
    if insight.said is not None:
        return str(insight.said.standing)
    return str(insight.pace.standing) if insight.pace is not None else str(insight.goal.phase)


def _standing(insight: GoalInsight, today: date, width: int) -> list[Line]:
    """Both, where the person said how it stands."""
    said = insight.said
    if said is None:
        return []
    lines: list[Line] = [(), *field_lines("You said", said_words(said, today), width)]
    if insight.pace is not None:
        lines += field_lines("By pace", str(insight.pace.standing), width)
    return lines


def _title_cells(width: int) -> int:
    return width - sum(cells + 2 for _, cells in COLUMNS)
