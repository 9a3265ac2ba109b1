"""The hill as a picture: where a milestone stands, and where it stood before."""

from collections.abc import Sequence
from datetime import date
from math import pi, sin

from tui_goals.rules import hill, phrases
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import Line, Piece, join, shorten, spread

HEIGHT = 5
WIDEST = 48
SHOWN = 4
"""How many earlier places are told in words."""


def hill_lines(
    place: int, past: Sequence[tuple[date, int | None]], days_uphill: int, today: date, width: int, glyphs: Glyphs
) -> list[Line]:
    """The hill with a mark where it stands and faint ones where it stood, what each side means, and the way so far."""
    width = max(20, min(WIDEST, width))
    marks: dict[tuple[int, int], Piece] = {
        _spot(each, width): (glyphs.open, "dim") for _, each in past if each is not None
    }
    marks[_spot(place, width)] = (glyphs.done, "accent")
    slope = {_spot(x * hill.END / (width - 1), width): (glyphs.dot, "rule") for x in range(width)}
    drawn = slope | marks
    lines: list[Line] = [join(drawn.get((x, y), (" ", "plain")) for x in range(width)) for y in reversed(range(HEIGHT))]
    sides = [f"{side}: {means}" for side, means in hill.MEANS.items()]
    lines.append(spread(((sides[0], "dim"),), ((sides[1], "dim"),), width, glyphs.ellipsis))
    stuck = hill.stuck_words(days_uphill)
    where = f"now {hill.in_words(place)}"
    lines.append(((where, "title"), *(((f"  {glyphs.risk} ", "warning"), (stuck, "plain")) if stuck else ())))
    way = [f"{phrases.day(day, today)} {'off' if each is None else each}" for day, each in past[-SHOWN:]]
    return [*lines, ((shorten(", ".join(way), width, glyphs.ellipsis), "dim"),)] if len(past) > 1 else lines


def _spot(place: float, width: int) -> tuple[int, int]:
    """The cell of a place, from the left and from the ground up."""
    return round(place * (width - 1) / hill.END), round((HEIGHT - 1) * sin(pi * place / hill.END) ** 2)
