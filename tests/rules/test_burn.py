"""Burn-ups (P50): values by day, the pace line, the cone of the forecast; drawn in cells and as SVG."""

from datetime import date, timedelta
from xml.etree import ElementTree

from tui_goals.domain import Goal, MeasureKind, Milestone
from tui_goals.reports.burn_svg import burn_svg
from tui_goals.rules.burn import Burn, burn_of
from tui_goals.rules.forecast import Finish
from tui_goals.rules.forecasts import Effort
from tui_goals.rules.work import Part, Work
from tui_goals.widgets.burn_up import burn_lines
from tui_goals.widgets.glyphs import ASCII, UNICODE

TODAY = date(2026, 3, 4)
FINISH = Finish(*(TODAY + timedelta(days) for days in (20, 40, 60, 80)), 0.7)


def day(number: int) -> date:
    """A day counted from today."""
    return TODAY + timedelta(number)


def novel() -> Burn:
    """400 of 1,000 words in 40 days."""
    goal = Goal(target_value=1000, measure=MeasureKind.NUMBER, unit="words", start=day(-40), due=day(60))
    found = burn_of(Effort(goal, value=400, measured_on={day(-30): 100, day(-10): 300}), FINISH, TODAY)
    assert found is not None
    return found


def test_p50_a_burn_up_knows_what_was_done_planned_and_foreseen() -> None:
    burn = novel()
    assert [burn.value_on(day(n)) for n in (-40, -30, -11, -10, 0, 1)] == [0, 100, 100, 400, 400, None]
    assert [burn.planned_on(day(n)) for n in (-41, -40, 10, 60, 61)] == [None, 0, 500, 1000, None]
    assert burn.cone_on(TODAY) is None
    assert burn.cone_on(day(20)) == (400 + 600 / 4, 400 + 600 / 2, 1000)
    assert burn.cone_on(day(80)) == (1000, 1000, 1000) and burn.last == day(80)


def test_p50_a_burn_up_counts_down_and_in_hundredths_of_work() -> None:
    slim = Goal(target_value=70, start_value=80, measure=MeasureKind.NUMBER, unit="kg", start=day(-40))
    down = burn_of(Effort(slim, value=77, measured_on={day(-20): 2, day(-5): 1}), None, TODAY)
    assert down is not None and [value for _, value in down.actual] == [80, 78, 77]
    work = Work((Part(Milestone(), 3, 3),), {day(-9): 1.0}, whole=4)
    launch = burn_of(Effort(Goal(), work), None, TODAY)
    assert launch is not None and (launch.now, launch.unit) == (25, "%")
    assert burn_of(Effort(Goal(measure=MeasureKind.HABIT)), None, TODAY) is None
    assert burn_of(Effort(slim, value=80), None, TODAY) is None


def test_p50_the_drawing_tells_apart_without_colour_also_in_ascii() -> None:
    for glyphs in (UNICODE, ASCII):
        lines = ["".join(text for text, _ in line) for line in burn_lines(novel(), 70, 14, glyphs)]
        assert len(lines) == 14 and all(len(line) <= 70 for line in lines)
        drawn = "\n".join(lines[:12])
        assert all(sign in drawn for sign in (glyphs.done, glyphs.open, glyphs.cone, glyphs.dot, glyphs.rest))
        assert lines[0].startswith(" 1,000 ") and "today" in lines[12] and "forecast (80 %)" in lines[13]
    assert all(ord(sign) < 128 for sign in "".join(lines))
    assert burn_lines(novel(), 20, 14, UNICODE) == () == burn_lines(novel(), 70, 4, UNICODE)


def test_p50_the_picture_is_well_formed_whatever_the_title() -> None:
    text = burn_svg('<script>"&\x1b[31m', novel())
    root = ElementTree.fromstring(text)
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert title is not None and title.text is not None and title.text.startswith('<script>"&')
    assert "<script" not in text and "\x1b" not in text and "href" not in text
    assert len(root.findall("{http://www.w3.org/2000/svg}polygon")) == 1
    assert "forecast, finish 24 Mar - 23 May (80 %)" in text
