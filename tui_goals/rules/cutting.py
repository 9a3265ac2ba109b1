"""How a thing that overwhelms is cut into bites: by amount, by time box, or by the first physical step."""

from collections.abc import Collection, Sequence
from decimal import ROUND_CEILING, Decimal
from math import isfinite

from tui_goals.domain import Milestone, Origin, Refused
from tui_goals.domain.values import frozen
from tui_goals.rules import numbers, phrases, texts
from tui_goals.rules.outline import Item, Outline

MOST_BITES = 20
"""More pieces would overwhelm by themselves; what does not fit is the last one, to be cut when one gets there."""
PIECES = 5
"""Into how many pieces of a round size a whole is cut when nothing is known of the person."""
SMALL_REST = Decimal("0.25")
"""A rest below this share of a piece joins the piece before it."""
ROUND_SIZES = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MINUTES = "min"
"""The unit of a time box."""
FIRST_BOX = 10.0
"""Minutes of the first time box of a thing whose length is not known."""


@frozen
class Piece:
    """A bite to be: its title, its amount and unit, and whose idea its size was."""

    title: str
    amount: float | None = None
    unit: str = ""
    origin: Origin = Origin.SUGGESTED


@frozen
class First:
    """What the first bite is to be: an amount in a unit, or else a step in one's own words."""

    amount: float | None = None
    unit: str = ""
    step: str = ""


def thing_to_cut(item: Item, outline: Outline, blocked: Collection[int] = ()) -> Item:
    """The smallest open thing that comes next inside an item, itself where it is not cut; `blocked` milestones wait."""
    for child in outline.children(item):
        if getattr(child, "done_at", None) is None and not (isinstance(child, Milestone) and child.id in blocked):
            return thing_to_cut(child, outline, blocked)
    return item


def sizes(whole: float, size: float) -> tuple[float, ...]:
    """The pieces of a whole, in decimal arithmetic, so that they sum to it exactly; none is 0, at most `MOST_BITES`.

    Raises Refused where one of both is no amount above 0.
    """
    if not (isfinite(whole) and isfinite(size) and whole > 0 and size > 0):
        raise Refused("Only an amount above 0 can be cut into pieces above 0; type both like 5000 and 1000.")
    total, piece = Decimal(repr(float(whole))), Decimal(repr(float(size)))
    if piece >= total:
        return (float(total),)
    count = min(int(total // piece), MOST_BITES - 1)
    rest = total - count * piece
    if rest < piece * SMALL_REST:
        return (*[float(piece)] * (count - 1), float(piece + rest))
    return (*[float(piece)] * count, float(rest))


def half(whole: float) -> float:
    """Half of a whole; of whole units the larger half."""
    exact = Decimal(repr(float(whole))) / 2
    return float(exact.to_integral_value(ROUND_CEILING)) if float(whole).is_integer() and whole > 1 else float(exact)


def round_size(whole: float) -> float:
    """A round size (1, 2, 2.5, 5 times a power of ten), of which a whole has about `PIECES`; whole units stay whole."""
    share = Decimal(repr(float(whole))) / PIECES
    power = Decimal(10) ** share.adjusted()
    found = float(min((each * power for each in ROUND_SIZES), key=lambda size: abs(size - share)))
    return max(1.0, found) if float(whole).is_integer() and whole > 1 else found


def first_of(text: str, unit: str) -> First:
    """What a typed first bite means: an amount, in `unit` where none is typed; minutes; else a step in own words.

    Raises Refused for nothing and for an amount of 0 or less.
    """
    typed = " ".join(text.split())
    words = typed.split(" ")
    amount = _number(words[0])
    if amount is None or len(words) > 2:
        return _step_or_minutes(typed)
    if amount <= 0:
        raise Refused("The first bite has to be more than 0.")
    of = words[1] if len(words) > 1 else unit or MINUTES
    if of.casefold() == unit.casefold():
        return First(amount, unit)
    return _step_or_minutes(typed) if of in numbers.TIME_UNITS else First(amount, of)


def pieces(
    title: str, first: First, whole: float | None, origin: Origin = Origin.SUGGESTED, logged: float = 0.0
) -> tuple[Piece, ...]:
    """The bites that a thing called `title` is cut into; without a `whole` to cut, the first is the only one.

    What was `logged` already is kept in the first one, beside its own amount. Raises Refused for what cannot be cut.
    """
    if first.amount is None:
        step = texts.clean_line(first.step, "first step")
        amount, unit = numbers.amount_in(step) or (None, "")
        return (Piece(step, amount, unit, Origin.MINE),)
    amounts = list(sizes(whole, first.amount)) if whole is not None else [first.amount]
    amounts[0] = float(Decimal(repr(amounts[0])) + Decimal(repr(float(logged))))
    return tuple(Piece(title_of(title, amount, first.unit), amount, first.unit, origin) for amount in amounts)


def halves(title: str, whole: float | None, unit: str, logged: float = 0.0) -> tuple[Piece, ...]:
    """Both halves of what is left of a bite; without an amount they are told apart by their titles only."""
    if whole is None:
        return tuple(Piece(_shortened(title, f", {which} half")) for which in ("first", "second"))
    return pieces(title, First(half(whole), unit), whole, logged=logged)


def title_of(title: str, amount: float, unit: str) -> str:
    """The title of a piece: where the whole's title begins with its amount, the piece's stands there instead."""
    told = phrases.amount(amount, unit)
    found = numbers.amount_in(title)
    if found is not None and found[1].casefold() == unit.casefold():
        return " ".join((told, *title.split()[2:]))
    return _shortened(title, f": {told}")


def told(cut: Sequence[Piece]) -> str:
    """What a thing is cut into, in words: `5 bites of 1,000 words`, `4 bites of 25 min and one of 20 min`."""
    if len(cut) < 2 or cut[0].amount is None:
        return f"“{cut[0].title}” as the first bite"
    first, last = cut[0], cut[-1]
    alike = sum(piece.amount == first.amount for piece in cut)
    size = phrases.amount(first.amount or 0.0, first.unit)
    if alike == len(cut):
        return f"{phrases.count(alike, 'bite')} of {size}"
    return f"{phrases.count(alike, 'bite')} of {size} and one of {phrases.amount(last.amount or 0.0, last.unit)}"


def _number(text: str) -> float | None:
    try:
        return numbers.parse_number(text)
    except Refused:
        return None


def _step_or_minutes(typed: str) -> First:
    try:
        return First(numbers.parse_minutes(typed), MINUTES)
    except Refused:
        return First(step=typed)


def _shortened(title: str, end: str) -> str:
    room = texts.TITLE_LIMIT - len(end)
    return f"{title if len(title) <= room else title[: room - 1].rstrip() + '…'}{end}"
