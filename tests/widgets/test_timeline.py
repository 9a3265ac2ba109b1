"""The timeline as it is drawn: bars, diamonds, arrows, today, heads of dates, in ASCII too (P40, P41, P42, P45)."""

from datetime import date, timedelta

import pendulum
import pytest
from textual.app import App, ComposeResult

from tui_goals.domain import Dependency, Goal, Milestone
from tui_goals.rules.plan_dates import Dated, Room
from tui_goals.widgets import timeline_cells
from tui_goals.widgets.glyphs import ASCII, UNICODE, Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.painting import Line
from tui_goals.widgets.time_axis import Axis, Zoom, axis_at, head
from tui_goals.widgets.timeline_rows import Bar, Facts, links_of, timeline_rows
from tui_goals.widgets.timeline_view import TimelineList

TODAY = date(2026, 11, 12)
GOAL = Goal(id=1, uid="g", title="Novel", start=date(2026, 11, 2), due=date(2026, 11, 30))
DRAFT = Milestone(id=1, uid="a", goal_id=1, title="Draft", start=date(2026, 11, 3), due=date(2026, 11, 9))
READERS = Milestone(id=2, uid="b", goal_id=1, title="Readers", start=date(2026, 11, 16), due=date(2026, 11, 20))
PRINT = Milestone(id=3, uid="c", goal_id=1, title="Print", due=date(2026, 11, 25))
IDEA = Milestone(id=4, uid="d", goal_id=1, title="Idea")
GONE = Milestone(id=5, uid="e", goal_id=1, title="Gone", due=TODAY, archived_at=pendulum.datetime(2026, 11, 1))
LINKS = (Dependency(milestone_id=2, needs_id=1), Dependency(milestone_id=3, needs_id=2))


def facts(milestones: tuple[Milestone, ...] = (DRAFT, READERS, PRINT, IDEA, GONE), **more: object) -> Facts:
    known = {
        "goals": (GOAL,), "milestones_of": lambda goal_id: milestones, "dependencies": LINKS, "folded": (),
        "blocked": (), "conflicts": (), "done": {}, "then": {}, "slips": {}, **more,
    }  # fmt: skip
    return Facts(**known)  # type: ignore[arg-type]


def text(line: Line) -> str:
    return "".join(piece for piece, _ in line)


def charts(
    rows: tuple[Row, ...], axis: Axis, critical: frozenset[str] = frozenset(), signs: Glyphs = UNICODE
) -> list[str]:
    """Every row's chart as text."""
    links = links_of(rows, LINKS).get(1, ())
    strokes = timeline_cells.ASCII if signs is ASCII else timeline_cells.UNICODE
    drawn = (
        timeline_cells.now_line(row.data, row.data.item.title in critical, axis, TODAY, links, place, signs, strokes)
        for place, row in enumerate(rows)
        if isinstance(row.data, Bar)
    )
    return [text(line).rstrip() for line in drawn]


WEEK = axis_at(Zoom.WEEK, date(2026, 11, 2), 30, TODAY)


def test_p40_bars_diamonds_today_and_arrows() -> None:
    assert charts(timeline_rows(facts()), WEEK, frozenset({"Readers"})) == [
        "════════════════════════════┤",
        " ──────◆  ┊",
        "       ╰─────▸━━━━◆",
        "          ┊       ╰───▸◆",
        " no date  ┊",
    ]


def test_p40_ascii_says_the_same() -> None:
    drawn = charts(timeline_rows(facts()), WEEK, frozenset({"Readers"}), ASCII)
    assert drawn[1:4] == [" ------#  :", "       `----->====#", "          :       `--->#"]
    assert all(line.isascii() for line in drawn)


def test_p41_the_critical_path_has_a_stroke_of_its_own() -> None:
    heavy = charts(timeline_rows(facts()), WEEK, frozenset({"Draft"}))[1]
    light = charts(timeline_rows(facts()), WEEK)[1]
    assert (heavy, light) == (" ━━━━━━◆  ┊", " ──────◆  ┊")


def test_p40_what_is_out_of_sight_is_pointed_at_and_a_folded_goal_keeps_its_diamonds() -> None:
    later = axis_at(Zoom.DAY, date(2026, 11, 22), 15, TODAY)
    assert charts(timeline_rows(facts()), later)[1:4] == ["◂", "◂", "────────▸◆"]
    assert charts(timeline_rows(facts()), axis_at(Zoom.DAY, date(2026, 10, 1), 15, TODAY))[1] == " " * 14 + "▸"
    folded = timeline_rows(facts(folded={1}))
    assert charts(folded, WEEK) == ["═══════◆══════════◆════◆════┤"]


def test_p21_an_arrow_back_in_time_ends_before_what_it_contradicts() -> None:
    early = Milestone(id=2, uid="b", goal_id=1, title="Readers", start=date(2026, 11, 6), due=date(2026, 11, 20))
    drawn = charts(timeline_rows(facts((DRAFT, early))), WEEK)
    assert drawn[2] == "   ╰──────────────◆"


def test_p44_the_baseline_stands_under_the_plan() -> None:
    then = {"a": Dated("a", "Draft", "g", date(2026, 11, 3), date(2026, 11, 6))}
    rows = timeline_rows(facts(then=then, slips={"a": "+3 d"}))
    assert {row.height for row in rows} == {2}
    links = links_of(rows, LINKS)[1]
    lines = [
        text(timeline_cells.then_line(row.data, WEEK, TODAY, links, place, timeline_cells.UNICODE)).rstrip()
        for place, row in enumerate(rows)
        if isinstance(row.data, Bar)
    ]
    assert lines[1:3] == [" ┄┄┄◇  │  ┊", "          ┊       │"]


@pytest.mark.parametrize(
    ("zoom", "coarse", "fine"),
    [
        (Zoom.DAY, "Nov 2026                      today", " 2  3  4  5  6  7  8  9 10 11 12 13 14"),
        (Zoom.WEEK, "Nov 2026  today              Dec 2026", "2      9  |   16     23     30"),
        (Zoom.MONTH, "2026today           2027", "   |     Dec        Jan       Feb"),
        (Zoom.QUARTER, "2026   2027", " |    Q1"),
    ],
)
def test_p40_the_head_tells_the_dates_at_every_zoom(zoom: Zoom, coarse: str, fine: str) -> None:
    lines = [text(line).rstrip() for line in head(axis_at(zoom, date(2026, 11, 2), 39, TODAY), TODAY)]
    assert lines[1].startswith(fine)
    assert lines[0].split()[0] == coarse.split()[0].removesuffix("today")


def test_p45_the_line_up_is_six_weeks_back_and_six_ahead_with_a_row_for_each_goal() -> None:
    axis = axis_at(Zoom.LINE_UP, date(2020, 1, 1), 66, TODAY)
    monday = TODAY - timedelta(days=TODAY.weekday())
    assert (axis.first, axis.day_at(13 * axis.cells)) == (monday - timedelta(weeks=6), monday + timedelta(weeks=7))
    other = Goal(id=2, uid="h", title="Other")
    rows = timeline_rows(facts(goals=(GOAL, other), goals_only=True))
    assert [row.data.item.title for row in rows if isinstance(row.data, Bar)] == ["Novel", "Other"]


def test_archived_milestones_do_not_show() -> None:
    rows = timeline_rows(facts())
    assert "Gone" not in [row.data.item.title for row in rows if isinstance(row.data, Bar)]


class Shown(App[None]):
    """A timeline alone."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []

    def compose(self) -> ComposeResult:
        """The list."""
        yield TimelineList(UNICODE, id="bars")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The tokens that our themes have and others have not."""
        names = ("quiet", "rule", "cursor-row", *(f"mark-{number}" for number in range(8)))
        return dict.fromkeys(names, "#808080")

    def room(self, milestone: Milestone) -> Room | None:
        """Count what is asked for."""
        self.asked.append(milestone.id)
        return None


@pytest.mark.parametrize("count", [100, 1000])
async def test_p42_only_the_rows_that_are_seen_are_drawn(count: int) -> None:
    many = tuple(
        Milestone(id=number, uid=f"{number}", goal_id=1, title=f"M{number}", due=TODAY + timedelta(days=number % 90))
        for number in range(1, count)
    )
    links = tuple(Dependency(milestone_id=number + 1, needs_id=number) for number in range(1, count - 1))
    rows = timeline_rows(facts(many, dependencies=links))
    assert len(rows) == count
    app = Shown()
    async with app.run_test(size=(100, 30)) as pilot:
        bars = app.query_one(TimelineList)
        axis = axis_at(Zoom.MONTH, TODAY, 50, TODAY)
        before = bars.drawn_rows
        bars.show(rows, axis, TODAY, links_of(rows, links), app.room)
        await pilot.pause()
        assert bars.drawn_rows - before <= 30
        before = bars.drawn_rows
        bars.action_move(1)
        await pilot.pause()
        assert bars.drawn_rows - before <= 2, "a move of the cursor draws two rows"
        bars.action_edge(1)
        await pilot.pause()
        assert bars.drawn_rows <= 100
        assert len(set(app.asked)) <= 60, "slack is asked only for what is drawn"
