"""A large calm clock: hours and minutes drawn in lines, the seconds small beside them, so that each costs one cell."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.page import Page
from tui_goals.widgets.painting import width_of

LARGE, MEDIUM, PLAIN = 5, 3, 1
"""How many rows the clock takes."""
COLUMNS = {LARGE: 5, MEDIUM: 3}

STROKES = {
    "0": ("top", "high left", "high right", "low left", "low right", "bottom"),
    "1": ("high right", "low right"),
    "2": ("top", "high right", "middle", "low left", "bottom"),
    "3": ("top", "high right", "middle", "low right", "bottom"),
    "4": ("high left", "high right", "middle", "low right"),
    "5": ("top", "high left", "middle", "low right", "bottom"),
    "6": ("top", "high left", "middle", "low left", "low right", "bottom"),
    "7": ("top", "high right", "low right"),
    "8": ("top", "high left", "high right", "middle", "low left", "low right", "bottom"),
    "9": ("top", "high left", "high right", "middle", "low right", "bottom"),
}
"""The strokes of each digit, of the seven there are."""

UP, RIGHT, DOWN, LEFT = 1, 2, 4, 8
LINES = " ╹╺┗╻┃┏┣╸┛━┻┓┫┳╋"
ASCII_LINES = " |-+||++-+-+++++"
"""The sign for each set of arms that meet in a cell, at the sum of their numbers."""


def digit_rows(digit: str, rows: int, lines: str = LINES) -> list[str]:
    """A digit drawn in that many rows, an odd number from 3 on."""
    columns = COLUMNS[rows]
    last, edge = rows - 1, columns - 1
    across = {"top": 0, "middle": last // 2, "bottom": last}
    down = {"high": (0, last // 2), "low": (last // 2, last)}
    arms = [[0] * columns for _ in range(rows)]
    for stroke in STROKES[digit]:
        if stroke in across:
            for column in range(edge):
                arms[across[stroke]][column] |= RIGHT
                arms[across[stroke]][column + 1] |= LEFT
            continue
        half, _, side = stroke.partition(" ")
        column = 0 if side == "left" else edge
        for row in range(*down[half]):
            arms[row][column] |= DOWN
            arms[row + 1][column] |= UP
    return ["".join(lines[cell] for cell in row) for row in arms]


def face_rows(face: str, rows: int, lines: str = LINES) -> list[str]:
    """A clock face such as `12` or `1:02` drawn in that many rows."""
    colon = [":" if row == rows // 2 else " " for row in range(rows)]
    signs = (colon if sign == ":" else digit_rows(sign, rows, lines) for sign in face)
    return [" ".join(parts) for parts in zip(*signs, strict=True)]


class BigClock(Horizontal):
    """Hours and minutes large, seconds small; or all of it in one plain row where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._face = Page(id="clock-face")
        self._seconds = OneLine(id="clock-seconds")
        self._shape: tuple[int, int, int] = (0, 0, 0)

    def compose(self) -> ComposeResult:
        """The two parts, each redrawn on its own."""
        yield self._face
        yield self._seconds

    def show(self, face: str, rows: int, style: str, glyphs: Glyphs) -> None:
        """Show a time such as `12:40` or `1:02:40` in that many rows."""
        if rows == PLAIN:
            large, small = [], ((face, style),)
        else:
            minutes, _, seconds = face.rpartition(":")
            large = face_rows(minutes, rows, ASCII_LINES if glyphs.full.isascii() else LINES)
            small = ((f":{seconds}", "dim" if style == "title" else style),)
        self._fit(len(large[0]) if large else 0, width_of(small), rows)
        self._face.set_lines([((row, style),) for row in large])
        self._seconds.set_line(small)

    def _fit(self, large: int, small: int, rows: int) -> None:
        """Give both parts their cells, only when they need others: a change of layout draws everything."""
        if self._shape == (large, small, rows):
            return
        self._shape = (large, small, rows)
        self.styles.height = rows
        self._face.display = large > 0
        self._face.styles.width, self._face.styles.height = large, rows
        self._seconds.styles.width = small
        self._seconds.styles.margin = (rows - 1, 0, 0, 1 if large else 0)
