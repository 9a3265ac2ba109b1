"""A frame that was made shorter looks the same on a terminal."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.terminal import cells
from tui_goals.terminal.colours import change
from tui_goals.terminal.sparing import Sparing

STYLES = (
    *("", "1", "9;33", "3", "7", "1;4", "31", "92", "38;5;200", "38;2;1;2;3", "48;2;9;9;9", "1;44"),
    *("38;2;1;2;3;48;2;9;9;9", "1;2", "4;38;2;1;2;3", "2", "39", "5;44"),
)
WIDTH, HEIGHT = 20, 6

SIGNS = ("a", "b", " ", "  ", "○", "é", "言", "e\u0301", "👍\ufe0f")
texts = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join)
pieces = st.lists(st.tuples(st.sampled_from(STYLES), texts), min_size=1, max_size=4)
lines = st.tuples(st.integers(1, HEIGHT), st.integers(1, 5), pieces)
frames = st.lists(lines, min_size=1, max_size=8)


def drawn(line: tuple[int, int, list[tuple[str, str]]]) -> str:
    row, column, parts = line
    styled = (f"\x1b[{style}m{text}\x1b[0m" if style else text for style, text in parts)
    return f"\x1b[{row};{column}H" + "".join(styled)


class Screen:
    def __init__(self) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self.screen.reset_mode(7, private=True)
        self.stream = pyte.Stream(self.screen)

    def look(self) -> list[list[object]]:
        return [[seen(self.screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def seen(cell: pyte.screens.Char) -> object:
    """The cell as it looks: the colour of a letter that is not there is not seen."""
    shows = cell.underscore or cell.reverse or cell.strikethrough
    return cell if cell.data != " " or shows else (" ", cell.bg)


@given(st.lists(frames, min_size=1, max_size=5))
def test_the_screen_looks_the_same(drawings: list[list[tuple[int, int, list[tuple[str, str]]]]]) -> None:
    plain, spared, sparing = Screen(), Screen(), Sparing()
    for drawing in drawings:
        frame = "\n".join(map(drawn, drawing)) + "\x1b[1;1H"
        plain.stream.feed(frame.replace("\n", ""))
        spared.stream.feed(sparing.spare(frame).replace("\n", ""))
        assert spared.look() == plain.look()


@given(frames)
def test_it_is_never_longer_and_the_second_time_says_nothing(
    drawing: list[tuple[int, int, list[tuple[str, str]]]],
) -> None:
    sparing = Sparing()
    one_per_row = list({line[0]: line for line in drawing}.values())
    frame = "".join(map(drawn, one_per_row))
    assert len(sparing.spare(frame)) <= len(frame)
    assert sparing.spare(frame) == ""


def test_what_was_forgotten_is_drawn_again() -> None:
    sparing = Sparing()
    frame = drawn((1, 1, [("1", "ab")]))
    first = sparing.spare(frame)
    sparing.forget()
    assert sparing.spare(frame) == first != ""


def test_only_the_colour_that_differs_is_said() -> None:
    assert change("38;2;1;2;3;48;2;9;9;9", "38;2;4;5;6;48;2;9;9;9") == "\x1b[38;2;4;5;6m"
    assert change("1;38;5;3", "38;5;3") == "\x1b[22m"
    assert change("1;2;31", "1;31") == "\x1b[22;1m"
    assert change("1;31", "") == "\x1b[m"
    assert change("31;44", "31") == "\x1b[49m"
    assert change("31", "31") == ""


def test_what_is_no_frame_passes_as_it_is() -> None:
    sparing = Sparing()
    assert sparing.spare("\x1b[?1049h") == "\x1b[?1049h"
    assert sparing.spare("plain") == "plain"


def test_what_is_forgotten_in_the_middle_of_a_frame_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sparing = Sparing()
    frame = drawn((1, 1, [("1", "ab")])) + drawn((1, 5, [("1", "cd")])) + drawn((2, 1, [("", "e")]))
    first = sparing.spare(frame)
    parse = cells.cells_of

    def interrupted(line: str) -> list[cells.Cell]:
        sparing.forget()
        return parse(line)

    monkeypatch.setattr("tui_goals.terminal.sparing.cells_of", interrupted)
    sparing.spare(frame)
    monkeypatch.undo()
    assert sparing.spare(frame) == first
