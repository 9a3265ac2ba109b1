"""The list draws only what changed, and its cursor stays on its row."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line, cells_until_alike

Drawn = list[tuple[int, int, int]]
"""Spans of cells drawn: line, first cell, the cell behind the last."""


class ListApp(App[None]):
    """Two lists beside each other, and a record of what is drawn."""

    CSS = "Screen { layout: horizontal; } LineList { width: 20; height: 10; scrollbar-size: 0 0; }"

    def __init__(self, ansi_color: bool = False) -> None:
        super().__init__(ansi_color=ansi_color)
        self.drawn: Drawn = []

    def compose(self) -> ComposeResult:
        yield LineList(draw, id="left")
        yield LineList(draw, id="right")

    def _display(self, screen: object, renderable: object) -> None:
        self.drawn += getattr(renderable, "spans", [(-1, 0, 0)] if renderable is not None else [])
        super()._display(screen, renderable)  # type: ignore[arg-type]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"quiet": "#808080", "rule": "#303030", "cursor-row": "#203040"} | {
            f"mark-{colour}": "#7aa2c8" for colour in range(8)
        }


def draw(row: Row, width: int) -> Sequence[Line]:
    return [((f"{row.data} {line}", "plain"),) for line in range(row.height)]


def rows(*names: str, height: int = 1, head: int | None = None) -> list[Row]:
    return [Row(name, name, height, head=head) for name in names]


async def drawn_by(pilot: Pilot[None], *keys: str) -> Drawn:
    app = pilot.app
    assert isinstance(app, ListApp)
    app.drawn.clear()
    await pilot.press(*keys)
    await pilot.pause()
    return app.drawn


async def drawn_with(pilot: Pilot[None], listed: Sequence[Row]) -> Drawn:
    app = pilot.app
    assert isinstance(app, ListApp)
    await pilot.pause()
    app.drawn.clear()
    app.query_one("#left", LineList).set_rows(listed)
    await pilot.pause()
    return app.drawn


async def test_v4_a_cursor_move_draws_the_two_rows_and_no_more() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        pilot.app.query_one("#left", LineList).set_rows(rows(*"abcdefgh"))
        await pilot.pause()
        assert await drawn_by(pilot, "down") == [(0, 0, 20), (1, 0, 20)]


async def test_v4_of_tall_rows_the_cursor_colours_their_heads_only() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        pilot.app.query_one("#left", LineList).set_rows(rows("a", "b", height=4, head=1))
        await pilot.pause()
        assert await drawn_by(pilot, "down") == [(0, 0, 20), (4, 0, 20)]


async def test_v4_a_row_put_in_draws_from_there_on_and_no_further_than_the_text() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        pilot.app.query_one("#left", LineList).set_rows(rows("a", "b", "c"))
        await pilot.pause()
        assert await drawn_with(pilot, rows("a", "b", "new", "c")) == [(2, 0, 5), (3, 0, 3)]


async def test_v4_a_row_that_grows_pushes_the_rest_down_and_leaves_what_is_above() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        pilot.app.query_one("#left", LineList).set_rows(rows("a", "b", "c"))
        assert await drawn_with(pilot, [*rows("a"), *rows("b", height=2), *rows("c")]) == [(2, 0, 3), (3, 0, 3)]


async def test_v4_the_same_rows_draw_nothing() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        pilot.app.query_one("#left", LineList).set_rows(rows("a", "b"))
        assert await drawn_with(pilot, rows("a", "b")) == []


async def test_without_colours_the_cursor_is_seen_all_the_same() -> None:
    async with ListApp(ansi_color=True).run_test(size=(40, 10)) as pilot:
        left = pilot.app.query_one("#left", LineList)
        left.set_rows(rows("a", "b"))
        await pilot.press("down")
        drawn = [next(iter(left.render_line(line))).style for line in range(2)]
        assert [style.reverse for style in drawn if style is not None] == [None, True]


async def test_another_theme_draws_every_line_anew() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        left = pilot.app.query_one("#left", LineList)
        left.set_rows(rows("a", "b"))
        await pilot.pause()
        before = [next(iter(left.render_line(line))).style for line in range(3)]
        pilot.app.theme = "textual-light"
        for _ in range(5):
            await pilot.pause()
        after = [next(iter(strip)).style for strip in pilot.app.screen._compositor.render_strips()[:3]]
        assert all(old != new for old, new in zip(before, after, strict=True))


async def test_the_cursor_stays_on_its_row_and_in_sight_when_the_rows_change() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        left = pilot.app.query_one("#left", LineList)
        left.set_rows(rows(*"abc"))
        await pilot.press("down")
        left.set_rows([*rows(*(f"new {number}" for number in range(20))), *rows(*"abc")])
        await pilot.pause()
        assert left.row is not None and left.row.key == "b"
        assert 0 <= left.cursor_line < 10
        left.set_rows(rows("a", "c"))
        assert left.row is not None and left.row.key == "c", "the next one, when its own has gone"


async def test_a_line_of_what_is_seen_leads_to_its_row() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        left = pilot.app.query_one("#left", LineList)
        left.set_rows([*rows("a", height=3), Row("gap", selectable=False), *rows("b", height=3)])
        await pilot.pause()
        for line, key in ((0, "a"), (2, "a"), (3, "b"), (6, "b"), (9, "b")):
            left.go_to_line(line)
            assert left.row is not None and left.row.key == key


def test_v4_the_cells_to_draw_end_where_both_lines_go_on_alike() -> None:
    quiet, loud = Style(color="blue", bgcolor="black"), Style(color="red", bgcolor="black")
    marked = Style(color="blue", bgcolor="white")

    def strip(*pieces: tuple[str, Style]) -> Strip:
        return Strip([Segment(text, style) for text, style in pieces])

    before = strip(("due today", quiet), ("   2/5", loud))
    assert cells_until_alike(None, before) == 15
    assert cells_until_alike(before, before) == 0
    assert cells_until_alike(before, strip(("due later", quiet), ("   2/5", loud))) == 9
    assert cells_until_alike(strip(("abcd    ", quiet)), strip(("ab      ", loud))) == 4
    assert cells_until_alike(strip(("abcd    ", quiet)), strip(("abcd    ", marked))) == 8


async def test_f22_a_row_that_was_made_for_another_width_is_drawn_at_its_height() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        left = pilot.app.query_one("#left", LineList)
        left._draw = lambda row, width: [((f"{row.data}", "plain"),)] * (1 if row.data == "short" else 3)
        left.set_rows(rows("short", "long", "last", height=2))
        await pilot.press("j", "j")
        await pilot.pause()
        assert [left.render_line(y).text.strip() for y in range(6)] == ["short", "", "long", "long", "last", "last"]
