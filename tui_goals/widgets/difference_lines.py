"""Two texts compared: each line with its sign, and what differs in it standing out."""

from collections.abc import Iterable

from tui_goals.rules.versions import Difference
from tui_goals.terminal.text import clean_line
from tui_goals.widgets.markdown_lines import wrap_pieces
from tui_goals.widgets.painting import Line

STYLES = {"-": ("warning", "picked"), "+": ("good", "chip"), " ": ("dim", "dim")}
"""For each sign the style of its line, and of what differs in the line where the rest of it does not."""
INDENT = 2


def difference_lines(found: Iterable[Difference], width: int) -> tuple[Line, ...]:
    """The lines of a comparison for a width in cells."""
    lines: list[Line] = []
    for difference in found:
        style, stands_out = STYLES[difference.sign]
        partly = len({differs for _, differs in difference.parts}) > 1
        pieces = [(clean_line(text), stands_out if differs and partly else style) for text, differs in difference.parts]
        for index, line in enumerate(wrap_pieces(pieces, width - INDENT)):
            lines.append(((f"{difference.sign if index == 0 else ' '} ", style), *line))
    return tuple(lines)
