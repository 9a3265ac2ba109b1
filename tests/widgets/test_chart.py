"""The chart of a measure (P6): what there was and where it should be, told apart by signs, as wide as it may be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tui_goals.domain import AmountKind, Goal, MeasureKind, Period, Recorded
from tui_goals.rules.chart import Chart, chart_of
from tui_goals.rules.measures import Measured
from tui_goals.rules.meters import days_off
from tui_goals.rules.terms import terms_now
from tui_goals.widgets.chart import LABEL, chart_lines
from tui_goals.widgets.glyphs import ASCII, UNICODE, Glyphs
from tui_goals.widgets.painting import width_of

TODAY = date(2026, 3, 4)
NOVEL = Goal(
    id=1, title="Novel", measure=MeasureKind.NUMBER, unit="words", target_value=100.0, start=date(2026, 1, 1),
    due=date(2026, 4, 10),
)  # fmt: skip
HABIT = replace(NOVEL, measure=MeasureKind.HABIT, target_value=3.0, period=Period.WEEK)
AVERAGE = replace(NOVEL, measure=MeasureKind.AVERAGE, target_value=8.0, start_value=5.0)


def chart(goal: Goal, amount: float = 1.0, every: int = 1) -> Chart:
    """So much on every so manieth day."""
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(0, 62, every)]
    recorded = [Recorded(day, AmountKind.DELTA, amount) for day in days]
    return chart_of(goal, Measured(recorded, lambda day: terms_now(goal), days_off((), ())), TODAY)


def drawn(chart: Chart, glyphs: Glyphs = ASCII, width: int = 59, rows: int = 5) -> list[str]:
    """The lines as text."""
    lines = chart_lines(chart, width, rows, glyphs)
    assert all(width_of(line) <= width for line in lines)
    return ["".join(text for text, _ in line) for line in lines]


def test_p6_behind_the_line_the_dashes_run_over_the_blocks_and_ahead_through_them() -> None:
    behind = drawn(chart(NOVEL, 0.5))
    today = LABEL + 31
    top_to_bottom = [line[today] for line in behind[1:6]]
    assert top_to_bottom.index("-") < top_to_bottom.index("#")
    ahead = [line[today] for line in drawn(chart(NOVEL, 1.5))[1:6]]
    line = ahead.index("-")
    assert ahead[line - 1] in ".:=#" and ahead[line + 1] == "#"
    assert behind[1].split()[0] == "100" and behind[5].split()[0] == "0"
    assert behind[6].split() == ["1", "Jan", "^", "today", "10", "Apr"]


def test_p6_a_habit_shows_its_weeks_against_what_they_asked_for_and_its_strength() -> None:
    lines = drawn(chart(HABIT, 1.0, 2))
    assert "# done  - asked" in lines[0] and lines[-2].split()[-1] == "now"
    assert lines[-1].startswith("Strength ") and lines[-1].endswith(" %")
    assert all(part in ("##", "--", "==", "..", "::") for line in lines[2:5] for part in line.split() if part.isascii())


def test_p6_an_average_shows_its_days_against_the_target() -> None:
    lines = drawn(chart(AVERAGE, 7.0))
    assert "# words  - asked" in lines[0] and "-" in lines[1] and "#" not in lines[1]
    assert "today" in lines[-1]


@pytest.mark.parametrize("goal", [NOVEL, HABIT, AVERAGE])
@pytest.mark.parametrize("width", [20, 40, 59, 78, 200])
@pytest.mark.parametrize("glyphs", [ASCII, UNICODE])
def test_p6_it_fits_any_width_also_with_nothing_recorded(goal: Goal, width: int, glyphs: Glyphs) -> None:
    for some in (chart(goal), chart_of(goal, Measured((), lambda day: terms_now(goal), days_off((), ())), TODAY)):
        assert len(drawn(some, glyphs, width, 4)) in (6, 7)


def test_p8_the_line_of_the_past_is_the_one_that_was_planned_then() -> None:
    lower = replace(NOVEL, target_value=50.0)

    def terms(day: date):  # type: ignore[no-untyped-def]
        return terms_now(lower if day < date(2026, 2, 1) else NOVEL)

    shown = chart_of(NOVEL, Measured((), terms, days_off((), ())), TODAY)
    middle = date(2026, 1, 31)
    assert shown.line(middle) == pytest.approx(50 * 30 / 99)
    assert shown.line(date(2026, 2, 1)) == pytest.approx(100 * 31 / 99)
