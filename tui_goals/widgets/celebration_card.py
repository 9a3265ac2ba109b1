"""The card of a celebration: what was reached, the chain of bites that led there, the reward; sparks while it moves."""

from collections.abc import Iterator
from datetime import date
from random import Random

from tui_goals.domain import Goal, Milestone
from tui_goals.rules import marks, phrases
from tui_goals.rules.celebrations import Celebration
from tui_goals.rules.rewards import Standing
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.markdown_lines import BLANK
from tui_goals.widgets.painting import Line, Piece, fitted, join, width_of, wrap

FRAMES = 30
"""Pictures of the animation; the last one stays."""
CHAIN_FRAMES = 18
"""Pictures until the whole chain is lit."""
SKY = 2
"""Rows above the title in which sparks rise."""
SPARKS = 14
SPARK_LIFE = 9
MOST_ROWS = 2
"""Rows of the chain; how many bites there were is told in words, too."""
SPARK_SIGNS = ("·", "+", "*", "+", "·")
LINE_WIDTH = 56
"""Cells of text that is read with ease on a card."""


def card_lines(
    told: Celebration, width: int, today: date, glyphs: Glyphs, frame: int = FRAMES, sky: bool = True, rest: str = ""
) -> list[Line]:
    """The lines of the card for a width in cells; `rest` says how many cards follow, `frame` how far it has moved."""
    thing = told.thing
    heading = "GOAL ACHIEVED" if isinstance(thing, Goal) else "MILESTONE REACHED"
    lines = list(_sky(told, width, frame)) if sky else []
    lines.append(centred(((f"{heading}{f'   {rest}' if rest else ''}", "dim"),), width))
    if sky:
        lines.append(BLANK)
    sign = glyphs.milestone if isinstance(thing, Milestone) else glyphs.done
    titles = wrap(thing.title, min(width - 4, LINE_WIDTH), 2, glyphs.ellipsis)
    lines += [
        centred(((f"{sign}  " if place == 0 else "", "good"), (title, "title")), width)
        for place, title in enumerate(titles)
    ]
    if isinstance(thing, Milestone):
        lines.append(_of_goal(told, width, glyphs))
    lines.append(BLANK)
    lines += _chain(told, width, glyphs, frame, MOST_ROWS if sky else 1)
    lines.append(centred(((_led(told, today, glyphs), "dim"),), width, glyphs.ellipsis))
    if told.reward is not None:
        lines += [BLANK, *_reward(told, told.reward, width, glyphs)]
    return lines


def centred(line: Line, width: int, ellipsis: str = "…") -> Line:
    """A line in the middle of that many cells."""
    kept = fitted(line, width, ellipsis)
    return ((" " * max(0, (width - width_of(kept)) // 2), "plain"), *kept)


def _sky(told: Celebration, width: int, frame: int) -> Iterator[Line]:
    """Sparks that rise and go; the same for the same thing, however often it is drawn."""
    chance = Random(f"{type(told.thing).__name__}{told.thing.id}")
    sparks = [
        (chance.randrange(SKY), chance.randrange(max(1, width)), chance.randrange(FRAMES - SPARK_LIFE))
        for _ in range(SPARKS)
    ]
    for row in range(SKY):
        cells: list[Piece] = [(" ", "plain")] * width
        for of_row, column, born in sparks:
            age = frame - born
            if of_row == row and 0 <= age < SPARK_LIFE:
                sign = SPARK_SIGNS[age * len(SPARK_SIGNS) // SPARK_LIFE]
                cells[column] = (sign, f"mark{column % marks.MARK_COLOURS}")
        yield join(cells)


def _of_goal(told: Celebration, width: int, glyphs: Glyphs) -> Line:
    mark = marks.mark(told.goal)
    far = f"   {phrases.percent(told.fraction)}" if told.fraction is not None else ""
    return centred(
        ((f"{mark.letter}  ", f"mark{mark.colour}"), (f"{told.goal.title}{far}", "dim")), width, glyphs.ellipsis
    )


def _chain(told: Celebration, width: int, glyphs: Glyphs, frame: int, most: int) -> Iterator[Line]:
    """One sign for each finished bite, lit one after the other."""
    colour = f"mark{marks.mark(told.goal).colour}"
    in_row = max(1, min(width - 4, LINE_WIDTH) // 2)
    shown = min(told.led.bites, in_row * most)
    lit = shown * min(frame, CHAIN_FRAMES) // CHAIN_FRAMES
    for first in range(0, shown, in_row):
        cells = [
            (f"{glyphs.done} ", colour) if place < lit else (f"{glyphs.open} ", "dim")
            for place in range(first, min(first + in_row, shown))
        ]
        yield centred(join(cells), width)


def _led(told: Celebration, today: date, glyphs: Glyphs) -> str:
    """What led there, in words."""
    led = told.led
    milestones = phrases.count(led.milestones, "milestone") if isinstance(told.thing, Goal) and led.milestones else ""
    facts = (
        milestones,
        phrases.count(led.bites, "bite") if led.bites else "",
        f"{phrases.duration(led.seconds)} of focus" if led.seconds >= 60 else "",
        f"since {phrases.day(led.since, today)}" if led.since is not None else "",
    )
    return f" {glyphs.dot} ".join(fact for fact in facts if fact) or "Done is done."


def _reward(told: Celebration, standing: Standing, width: int, glyphs: Glyphs) -> Iterator[Line]:
    style = "good" if standing is Standing.TAKEN else "accent"
    yield centred((("Your reward, ", "dim"), (str(standing), style)), width)
    for text in wrap(told.thing.reward, min(width - 4, LINE_WIDTH), 2, glyphs.ellipsis):
        yield centred(((text, "title"),), width)
