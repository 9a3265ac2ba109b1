"""Insights (7): where every goal leads, drawn with its forecast; what was lived in a week, month, quarter or year."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from tui_goals import paths
from tui_goals.domain import EntryKind
from tui_goals.rules import forecast_words, periods, phrases
from tui_goals.rules.fact_words import fact_words
from tui_goals.rules.forecasts import WhatIf
from tui_goals.rules.insight import GoalInsight
from tui_goals.rules.review_facts import Fact
from tui_goals.shell import insight_facts, past_facts
from tui_goals.shell.keys import in_palette, key
from tui_goals.shell.page_screen import PageScreen
from tui_goals.shell.state_screen import StateScreen
from tui_goals.state import AppState, insights
from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.burn_up import burn_lines
from tui_goals.widgets.fact_rows import behind_lines, draw_fact_row
from tui_goals.widgets.heat_panel import HeatPanel
from tui_goals.widgets.heatmap import weeks_shown
from tui_goals.widgets.insight_rows import (
    draw_insight_row,
    insight_lines,
    insight_row,
    table_head,
    what_if_lines,
    what_if_words,
)
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.page import Page
from tui_goals.widgets.painting import Line, bar, fitted, right, spread, wrap

LOW = 24
"""Rows below which the heatmap waits for its key."""
ROWS_OF_LIST = 0.45
"""The share of the screen that the goals take at most."""
MOST_REASON_LINES = 2
EMPTY = "No goals yet. Here stands where each one leads: 1 goes to the goals, n writes the first."


class InsightsScreen(StateScreen):
    """Two faces: the goals with their burn-up, and the numbers of a period."""

    MODE = "insights"
    CSS_PATH = paths.styles() / "insights.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "turn", "Goals / numbers", "insights.turn", "Go from the goals to what was lived, or back"),
        key(
            "i",
            "what_if",
            "What if",
            "insights.what_if",
            "See the forecast with more or less a week, or a milestone less",
        ),
        key("z", "zoom", "Week / month", "insights.zoom", "Look at a week, a month, a quarter or a year"),
        key("left_square_bracket", "page(-1)", "Before", "insights.before", "Look at the period before"),
        key("right_square_bracket", "page(1)", "After", "insights.after", "Look at the period after"),
        key("t", "today", "Today", "insights.today", "Look at the present period", show=False),
        key("m", "heat", "Map", "insights.map", "Show another thing in the heatmap: focus, units, entries"),
        key("escape,backspace", "back", "Back", "insights.back", "Let go of what if, or back to the goals", show=False),
        in_palette("write_svg", "Burn-up as SVG", "insights.svg", "Write the goal's burn-up as a picture file"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._insights: tuple[GoalInsight, ...] = ()
        self._what_if: WhatIf | None = None
        self._kind, self._pages_back = EntryKind.WEEKLY, 0

    def compose_body(self) -> Iterable[Widget]:
        """Both faces."""
        glyphs = self.program.glyphs
        with Vertical(id="insights-goals"):
            yield OneLine(id="insights-heading")
            yield OneLine(id="insights-head")
            yield LineList(lambda row, width: draw_insight_row(row, width, glyphs), id="insights")
            yield Page(id="burn")
        with Vertical(id="insights-numbers"):
            yield HeatPanel("INSIGHTS", glyphs)
            yield OneLine(id="period")
            yield LineList(self._draw_number, id="numbers")

    def show_state(self, state: AppState) -> None:
        """Show the face that is seen."""
        if self.has_class("-numbers"):
            self._show_numbers(state)
        else:
            self._show_goals(state)

    def on_screen_resume(self) -> None:
        """Go to the goal that another screen put in focus."""
        if self.data.goal_in_focus is not None:
            self.query_one("#insights", LineList).go_to(self.data.goal_in_focus)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the face that is seen."""
        numbers = self.has_class("-numbers")
        if action in ("zoom", "page", "today", "heat"):
            return numbers
        if action in ("what_if", "write_svg"):
            return not numbers and bool(self._insights)
        return super().check_action(action, parameters)

    def action_turn(self) -> None:
        """Show the other face."""
        self.toggle_class("-numbers")
        self.show_state(self.data)
        self.query_one("#numbers" if self.has_class("-numbers") else "#insights").focus()
        self.show_keys()

    def action_back(self) -> None:
        """Let go of what if, or back to the goals."""
        if self.has_class("-numbers"):
            self.action_turn()
        elif self._what_if is not None:
            self._what_if = None
            self._show_burn()

    def action_what_if(self) -> None:
        """Choose another way to go on, and see the range before and after."""
        insight = self._insight()
        if insight is not None:
            insight_facts.pick_what_if(self.program, insight, self._asked)

    def action_zoom(self) -> None:
        """Look at the next longer period, or at a week again."""
        place = periods.KINDS.index(self._kind) + 1
        self._kind, self._pages_back = periods.KINDS[place % len(periods.KINDS)], 0
        self._show_numbers(self.data)

    def action_page(self, pages: int) -> None:
        """Look at the period before (-1) or after (1)."""
        self._pages_back = max(0, self._pages_back - pages)
        self._show_numbers(self.data)

    def action_today(self) -> None:
        """Look at the present period."""
        self._pages_back = 0
        self._show_numbers(self.data)

    def action_heat(self) -> None:
        """Show the next thing in the heatmap; where the screen is low, the map first."""
        if self.has_class("-low") and not self.has_class("-heat"):
            self.add_class("-heat")
        elif not self.query_one(HeatPanel).next():
            self.remove_class("-heat")

    def action_write_svg(self) -> None:
        """Write the burn-up of the goal under the cursor as a picture."""
        insight = self._insight()
        burn = insight_facts.burn_of(self.program, insight.goal, None) if insight is not None else None
        if insight is None or burn is None:
            self.notify("Nothing of this goal is measured yet, so there is nothing to draw.")
            return
        from tui_goals.screens.burn_file import write_burn_up

        write_burn_up(self.program, insight.goal, burn)

    def on_resize(self) -> None:
        """Fit another size."""
        self.set_class(self.size.height < LOW, "-low")
        self.call_after_refresh(self._lay_out)

    @on(LineList.Moved, "#insights")
    def _moved(self) -> None:
        insight = self._insight()
        if insight is None:
            return
        if self._what_if is not None and self._what_if.goal_id != insight.goal.id:
            self._what_if = None
        self.program.look_at(insight.goal.id)
        self.after_rest(self._show_burn)

    @on(LineList.Opened, "#insights")
    def _opened(self) -> None:
        """Show what a goal's row is made of."""
        insight, today = self._insight(), self.data.today
        if insight is not None:
            title = f"{insight.goal.title}   esc closes"
            self.app.push_screen(PageScreen(title, lambda width: insight_lines(insight, today, width)))

    @on(LineList.Opened, "#numbers")
    def _number_opened(self, event: LineList.Opened) -> None:
        """Show the rows behind a number."""
        row = self.query_one("#numbers", LineList).row
        today, glyphs = self.data.today, self.program.glyphs
        if row is not None and isinstance(row.data, Fact):
            fact = row.data
            label, value = fact_words(fact)
            page = PageScreen(f"{label}   {value}   esc closes", lambda width: behind_lines(fact, width, today, glyphs))
            self.app.push_screen(page)
        elif row is not None and isinstance(row.data, tuple):
            title = f"{str(row.key).capitalize()}: the last days   esc closes"
            self.app.push_screen(PageScreen(title, partial(insight_facts.meter_lines, self.program)))

    def _lay_out(self) -> None:
        listed = self.query_one("#insights", LineList)
        listed.set_rows(self._rows())
        room = sum(row.height for row in listed.rows)
        listed.styles.height = max(2, min(room, round(self.size.height * ROWS_OF_LIST)))
        self.query_one("#insights-head").display = bool(self._table_head())
        self.query_one("#insights-head", OneLine).set_line(self._table_head())
        self.call_after_refresh(self.show_state, self.data)

    def _table_head(self) -> Line:
        return table_head(self.size.width, self.program.glyphs.ellipsis)

    def _rows(self) -> list[Row]:
        today, width = self.data.today, self.size.width
        return [insight_row(each, today, width) for each in self._insights] or [Row("none", EMPTY, selectable=False)]

    def _insight(self) -> GoalInsight | None:
        """The goal under the cursor."""
        row = self.query_one("#insights", LineList).row
        return next((each for each in self._insights if row is not None and each.goal.id == row.key), None)

    def _show_goals(self, state: AppState) -> None:
        found = self.program.ask(
            lambda reader: insights.goal_insights(state, reader, self.program.settings.rest_days), None
        )
        if found is not None and found != self._insights:
            self._insights = found
            self._lay_out()
        when = f"{phrases.WEEKDAYS[state.today.weekday()]} {phrases.day(state.today, state.today)}"
        heading = ((" INSIGHTS", "title"), ("  where every goal leads", "dim"))
        self.query_one("#insights-heading", OneLine).set_line(spread(heading, ((f"{when} ", "dim"),), self.size.width))
        self._show_burn()

    def _asked(self, asked: WhatIf) -> None:
        self._what_if = asked
        self._show_burn()

    def _show_burn(self) -> None:
        """The reason of the forecast, what would be otherwise, and the picture."""
        page, insight = self.query_one("#burn", Page), self._insight()
        size, today, glyphs = page.size, self.data.today, self.program.glyphs
        if insight is None or not size.width:
            page.set_lines(())
            return
        reason = forecast_words.reason(insight.forecast, today)
        head: list[Line] = [
            ((f"  {part}", "plain"),) for part in wrap(reason, size.width - 4, MOST_REASON_LINES, glyphs.ellipsis)
        ]
        head += [fitted(line, size.width, glyphs.ellipsis) for line in self._otherwise(insight)]
        burn = insight_facts.burn_of(self.program, insight.goal, self._what_if)
        drawn = burn_lines(burn, size.width - 2, size.height - len(head) - 1, glyphs) if burn is not None else ()
        page.set_lines((*head, (), *drawn))

    def _otherwise(self, insight: GoalInsight) -> tuple[Line, ...]:
        asked, state = self._what_if, self.data
        if asked is None:
            return ()
        found = self.program.ask(lambda reader: insights.what_if(state, reader, asked), None)
        if found is None:
            return ()
        words = what_if_words(asked, insight_facts.title_of(insight, asked))
        return what_if_lines(words, insight.forecast, found.of_goal(insight.goal), state.today)

    def _show_numbers(self, state: AppState) -> None:
        period = periods.period_of(self._kind, state.today)
        for _ in range(self._pages_back):
            period = periods.before(period)
        when = periods.range_name(period.first_day, period.last_day, state.today)
        title = ((f" {periods.name(period, state.today)}", "title"), (f"  {when}", "dim"))
        self.query_one("#period", OneLine).set_line(title)
        self.query_one("#numbers", LineList).set_rows(insight_facts.rows_of_numbers(self.program, period))
        weeks, first = weeks_shown(self.size.width), self.program.settings.week_start
        read = partial(past_facts.heats_of, today=state.today, weeks=weeks, first_weekday=first)
        self.query_one(HeatPanel).show(self.program.ask(read, ()), state.today, state.zone, first)

    def _draw_number(self, row: Row, width: int) -> tuple[Line, ...]:
        glyphs = self.program.glyphs
        if isinstance(row.data, tuple) and row.data:
            name, value = row.data
            drawn = bar(value / 100, 20, glyphs, style="good")
            return (spread(((f" {name}", "dim"),), (*drawn, (f"{right(f'{value:.0f}', 5)} ", "title")), width),)
        return draw_fact_row(row, width, glyphs)
