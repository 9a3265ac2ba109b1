"""A milestone as a card: its goal's mark and its title, then in few words what is known of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from pendulum import DateTime

from tui_goals.domain import Goal, Milestone
from tui_goals.domain.values import frozen
from tui_goals.rules import hill, marks, phrases
from tui_goals.rules.marks import Mark
from tui_goals.terminal.text import clean_line
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import Line, Piece, join, shorten, spread, width_of, wrap
from tui_goals.widgets.plan_tree import DUE_STYLES

INDENT = 3
"""Cells before the text: a space, the mark, a space."""
TITLE_LINES = 2
APART = 2
"""Cells between two facts."""
FACT_LINES = 2
"""Lines of facts beyond which labels are told by their letters alone."""


@frozen
class Card:
    """All that the drawing of one card depends on."""

    title: str
    mark: Mark
    done: bool = False
    when: str = ""
    """When it is due, or when it was done."""
    due_state: str = "later"
    tasks: str = ""
    """How many of its tasks are done, `2/5`."""
    labels: tuple[str, ...] = ()
    days: str = ""
    """How long it has been in its column, `3 d`."""
    waits_on: tuple[str, ...] = ()
    """The titles of the open milestones that block it."""
    hill: int | None = None
    stuck: str = ""
    """For how long it has been uphill, where that is long."""
    marked: bool = False


Cards = Mapping[int, Sequence[tuple[int, Card]]]
"""For each column's id the ids of its milestones and their cards, from the top down."""


def cards_by_column(
    milestones: Iterable[Milestone],
    goals: Mapping[int, Goal],
    tasks: Mapping[int, tuple[int, int]],
    waiting: Mapping[int, tuple[Milestone, ...]],
    day_of: Callable[[DateTime | None], date | None],
    today: date,
    uphill: Mapping[int, DateTime] = MappingProxyType({}),
) -> Cards:
    """The cards of these goals' milestones; `day_of` tells a local day.

    `tasks`, `waiting` and `uphill` (since when) are by milestone.
    """
    cards: defaultdict[int, list[tuple[int, Card]]] = defaultdict(list)
    for each in sorted(milestones, key=lambda each: (each.board_position, each.id)):
        goal = goals.get(each.goal_id)
        if goal is not None:
            counts, waits_on = tasks.get(each.id, (0, 0)), waiting.get(each.id, ())
            days = day_of(each.moved_at), day_of(each.done_at), today, day_of(uphill.get(each.id))
            card = card_of(each, goal, counts, waits_on, *days)
            cards[each.column_id].append((each.id, card))
    return cards


def card_of(
    milestone: Milestone,
    goal: Goal,
    tasks: tuple[int, int],
    waits_on: tuple[Milestone, ...],
    moved_on: date | None,
    done_on: date | None,
    today: date,
    uphill_on: date | None = None,
) -> Card:
    """The card of a milestone; `tasks` are those done and all of them, the days are local ones."""
    done, total = tasks
    days = (today - moved_on).days if moved_on is not None and done_on is None else 0
    return Card(
        clean_line(milestone.title),
        marks.mark(goal),
        done_on is not None,
        phrases.due(milestone.due, today) if done_on is None else phrases.day(done_on, today),
        phrases.due_state(milestone.due, today),
        f"{done}/{total}" if total else "",
        tuple(clean_line(label) for label in milestone.labels),
        f"{days:,} d" if days > 0 else "",
        tuple(clean_line(each.title) for each in waits_on),
        milestone.hill if done_on is None else None,
        hill.stuck_words(hill.days_uphill(uphill_on, today)),
    )


def card_lines(card: Card, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The lines of a card: the title on one or two, its facts, what it waits on, and that it is stuck."""
    room = width - INDENT - 1
    lines = title_lines(card, width, glyphs)
    facts = _fact_lines(card, room, glyphs)
    if facts:
        lines += facts
    elif card.days and width_of(lines[-1]) + APART + len(card.days) < width:
        lines[-1] = spread(lines[-1], ((card.days, "dim"), (" ", "plain")), width)
    elif card.days:
        lines.append(((card.days.rjust(width - 1), "dim"),))
    if card.waits_on:
        lines.append(_sentence(glyphs.blocked, _waits_on(card, room - 1, glyphs)))
    if card.stuck:
        lines.append(_sentence(glyphs.risk, shorten(f" {card.stuck}", room - 1, glyphs.ellipsis)))
    return tuple(lines)


def title_lines(card: Card, width: int, glyphs: Glyphs) -> list[Line]:
    """The mark and the title, cut after the second line."""
    style = "done" if card.done else "plain"
    parts = wrap(card.title, max(1, width - INDENT - 1), TITLE_LINES, glyphs.ellipsis)
    sign: Piece = (glyphs.marked, "accent") if card.marked else (" ", "plain")
    mark: Line = (sign, (card.mark.letter, f"mark{card.mark.colour}"))
    first: Line = (*mark, (f" {parts[0]}", style))
    return [first, *(((" " * INDENT + part, style),) for part in parts[1:])]


def label_style(label: str) -> str:
    """The style of a label: the same text has the same colour on every card and machine."""
    return f"label{marks.label_mark(label).colour}"


def hill_fact(place: int, glyphs: Glyphs) -> str:
    """Where it stands on the hill: the way it goes, and how far it is."""
    return f"{glyphs.uphill if hill.side(place) == 'uphill' else glyphs.downhill}{place}"


def _sentence(sign: str, words: str) -> Line:
    return ((" " * INDENT, "plain"), (sign, "warning"), (words, "dim"))


def _fact_lines(card: Card, room: int, glyphs: Glyphs) -> list[Line]:
    """The facts; where labels by their names take too many lines, by their letters."""
    facts, named = _facts(card, glyphs), [_chip(card, label, label) for label in card.labels]
    if not facts and not named:
        return []
    lines = _flowing([*facts, *named], card.days, room, glyphs)
    if len(lines) <= FACT_LINES or not named:
        return lines
    letters = [_chip(card, label, marks.label_mark(label).letter) for label in card.labels]
    return _flowing([*facts, *letters], card.days, room, glyphs)


def _chip(card: Card, label: str, words: str) -> Piece:
    return f"[{words}]", "dim" if card.done else label_style(label)


def _flowing(facts: Sequence[Piece], days: str, room: int, glyphs: Glyphs) -> list[Line]:
    """The facts over as many lines as they need; the days stand at the right of the first."""
    first = room - (len(days) + APART if days else 0)
    lines: list[list[Piece]] = [[]]
    for text, style in facts:
        fact = (shorten(text, first, glyphs.ellipsis), style)
        here = width_of(lines[-1]) + APART if lines[-1] else 0
        if here and here + width_of([fact]) > (first if len(lines) == 1 else room):
            lines.append([fact])
        else:
            lines[-1] += [(" " * APART, "plain"), fact] if here else [fact]
    if days:
        lines[0].append((days.rjust(room - width_of(lines[0])), "dim"))
    return [join([(" " * INDENT, "plain"), *line]) for line in lines]


def _waits_on(card: Card, room: int, glyphs: Glyphs) -> str:
    more = f" +{len(card.waits_on) - 1}" if len(card.waits_on) > 1 else ""
    return shorten(f" waits on {card.waits_on[0]}", room - len(more), glyphs.ellipsis) + more


def _facts(card: Card, glyphs: Glyphs) -> list[Piece]:
    when_style = "dim" if card.done else DUE_STYLES[card.due_state]
    when = f"{glyphs.done} {card.when}" if card.done else card.when
    place = hill_fact(card.hill, glyphs) if card.hill is not None else ""
    facts = [(when, when_style), (card.tasks, "dim"), (place, "dim")]
    return [fact for fact in facts if fact[0]]


def board_line(goal: Goal | None, cards: Sequence[Card], width: int, glyphs: Glyphs, filtered: str = "") -> Line:
    """Whose cards these are (None: of all goals), what they are filtered by, how they stand, the key for the others."""
    still_open = [card for card in cards if not card.done]
    overdue = sum(card.due_state == "overdue" for card in still_open)
    blocked = sum(bool(card.waits_on) for card in still_open)
    whose: list[Piece] = [(" All goals", "title")]
    if goal is not None:
        mark = marks.mark(goal)
        whose = [(" ", "plain"), (mark.letter, f"mark{mark.colour}"), (f" {goal.title}", "title")]
    facts: list[Piece] = [("  / ", "accent"), (filtered, "plain")] if filtered else []
    facts += [(f"  {len(still_open)} open", "dim")]
    facts += [(f"  {overdue} overdue", "error")] if overdue else []
    facts += [(f"  {glyphs.blocked}", "warning"), (f" {blocked} blocked", "dim")] if blocked else []
    other = "all goals" if goal is not None else "one goal"
    return spread([*whose, *facts], (("  ", "plain"), ("a", "accent"), (f" {other} ", "dim")), width)
