"""Figures by turns, and the table with their ratios."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import isnan, nan
from statistics import median

Figures = dict[str, float]
"""What one turn of one program came to, by the name of the figure."""

NAMES, WIDTH = 26, 11
"""Cells for the names of the figures, and at least so many for each column."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: a figure, named with its unit, and the ceiling that the design sets for it."""

    name: str
    ceiling: str = ""


@dataclass
class Turns:
    """The figures of programs that took turns."""

    of: dict[str, list[Figures]] = field(default_factory=lambda: defaultdict(list))

    def add(self, program: str, figures: Figures) -> None:
        """Keep what a program's turn came to."""
        self.of[program].append(figures)

    def middle(self, program: str, name: str) -> float:
        """The median of a figure; not a number where there is none."""
        found = [turn[name] for turn in self.of[program] if name in turn]
        return median(found) if found else nan

    def ratio(self, above: str, below: str, name: str) -> float:
        """The median over the turns of one program's figure to another's."""
        pairs = zip(self.of[above], self.of[below], strict=False)
        found = [first[name] / second[name] for first, second in pairs if first.get(name) and second.get(name)]
        return median(found) if found else nan


def table(turns: Turns, programs: Sequence[str], ratios: Sequence[tuple[str, str]], lines: Iterable[Line]) -> str:
    """The figures of each program, then the ratios of one program's to another's."""
    heads = [*programs, *(f"{above}/{below}" for above, below in ratios)]
    widths = [max(WIDTH, len(head) + 2) for head in heads]
    rows = [NAMES * " " + "".join(head.rjust(width) for head, width in zip(heads, widths, strict=True)) + "   ceiling"]
    for line in lines:
        figures = [_figure(turns.middle(program, line.name)) for program in programs]
        shares = [_ratio(turns.ratio(above, below, line.name)) for above, below in ratios]
        cells = "".join(cell.rjust(width) for cell, width in zip((*figures, *shares), widths, strict=True))
        rows.append(f"{line.name:<{NAMES}}{cells}   {line.ceiling}".rstrip())
    return "\n".join(rows)


def _figure(value: float) -> str:
    if isnan(value):
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}"


def _ratio(value: float) -> str:
    return "-" if isnan(value) else f"{value:.2f} x"
