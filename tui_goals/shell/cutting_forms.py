"""Overwhelmed (`o`): cut a thing into bites and start the first, in at most three keys."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on
from textual.widgets import Input

from tui_goals.commands.cutting import cut, cut_and_start
from tui_goals.domain import Bite, Goal, MeasureKind, Milestone, Origin, Refused, Task
from tui_goals.domain.values import frozen
from tui_goals.rules import cutting, numbers, phrases
from tui_goals.rules.cutting import FIRST_BOX, MINUTES, First, Piece
from tui_goals.rules.outline import Item, key_of
from tui_goals.shell import evidence, focus_forms
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.plan_forms import line
from tui_goals.state import views
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


@frozen
class Whole:
    """What is to be cut: the thing, how much of it is left in which unit, and what sessions logged of it already."""

    thing: Item
    unit: str = ""
    left: float | None = None
    logged: float = 0.0

    @property
    def fixed(self) -> bool:
        """Whether how much there is has been said, so that the pieces must sum to it."""
        return isinstance(self.thing, Bite) and self.left is not None


@frozen
class Cut:
    """The pieces of a thing, and whether they take its place."""

    pieces: tuple[Piece, ...]
    instead: bool

    @property
    def minutes(self) -> float | None:
        """How long the first one takes where it is a time box."""
        first = self.pieces[0]
        return first.amount if first.unit == MINUTES else None


def overwhelmed(app: "TuiGoalsApp", item: Item | None, start: bool = True) -> None:
    """Ask how to cut a thing, or the next one inside it; Enter takes the best way and starts the first bite."""
    if item is None:
        app.notify("There is nothing to cut here. n writes a goal, a milestone, a task or a bite.", severity="warning")
        return
    bite = item if isinstance(item, Bite) else None
    if start and not focus_forms.may_start(app, bite, partial(overwhelmed, app, item)):
        return
    blocked = frozenset(views.blockers(app.state))
    whole = whole_of(app, cutting.thing_to_cut(item, views.outline(app.state), blocked))
    app.push_screen(CutForm(app, whole, start))


def whole_of(app: "TuiGoalsApp", thing: Item) -> Whole:
    """How much there is to cut: what is left of a bite's amount, else what title, estimate or measure say."""
    tree = views.outline(app.state)
    if isinstance(thing, Bite):
        if thing.amount is None:
            return Whole(thing)
        logged = app.ask(lambda reader: reader.units_logged(thing.id), 0.0)
        left = focus_forms.rest_of(app, thing)
        return Whole(thing, thing.unit, left, logged) if left is not None else Whole(thing, thing.unit)
    if (found := numbers.amount_in(thing.title)) is not None and not isinstance(thing, Goal):
        return Whole(thing, found[1], found[0])
    if isinstance(thing, Task):
        goal = tree.goal_of_task(thing)
        if thing.estimate is not None:
            return Whole(thing, MINUTES, float(thing.estimate))
        return Whole(thing, goal.unit if goal is not None else "")
    goal = thing if isinstance(thing, Goal) else tree.goal_of_milestone(thing)
    if goal is None or goal.measure is not MeasureKind.NUMBER:
        return Whole(thing)
    if isinstance(thing, Milestone):
        return Whole(thing, goal.unit, thing.contributes if (thing.contributes or 0) > 0 else None)
    left = abs((goal.target_value or 0.0) - app.state.value_now(goal))
    return Whole(thing, goal.unit, left or None)


def ways(app: "TuiGoalsApp", whole: Whole) -> tuple[str, ...]:
    """The first bites that are proposed, the best one first: by what is usually finished, else a round part."""
    found = []
    if whole.left is not None and (whole.left > 1 or whole.unit == MINUTES):
        proposed = evidence.size_in(app, whole.unit)
        fits = proposed is not None and proposed.size < whole.left
        size = proposed.size if proposed is not None and fits else cutting.round_size(whole.left)
        found.append(phrases.amount(size, whole.unit))
    box = evidence.size_in(app, MINUTES)
    found.append(phrases.amount(box.size if box is not None else FIRST_BOX, MINUTES))
    return tuple(dict.fromkeys(found))


def cut_of(whole: Whole, first: First, left: First | None, origin: Origin) -> Cut:
    """A thing cut so that `first` is the first bite and the pieces sum to `left`. Raises Refused."""
    if whole.fixed:
        left = First(whole.left, whole.unit)
    fits = left is not None and left.amount is not None and left.unit.casefold() == first.unit.casefold()
    amount = left.amount if left is not None and fits and first.amount is not None else None
    logged = whole.logged if amount is not None and whole.fixed else 0.0
    pieces = cutting.pieces(whole.thing.title, first, amount, origin, logged)
    return Cut(pieces, isinstance(whole.thing, Bite) and amount is not None)


def best_cut(app: "TuiGoalsApp", bite: Bite) -> Cut:
    """What one key does with a bite that is too large."""
    whole = whole_of(app, bite)
    return cut_of(whole, cutting.first_of(ways(app, whole)[0], whole.unit), None, Origin.SUGGESTED)


def take(
    app: "TuiGoalsApp", thing: Item, found: Cut, commitment: str = "", then: Callable[[Any], None] | None = None,
    otherwise: Callable[[Any], None] | None = None,
) -> None:  # fmt: skip
    """Cut and start the first bite."""
    minutes = found.minutes or app.settings.session_minutes
    done = then or (lambda _: app.action_go("focus"))
    app.do(
        cut_and_start, key_of(thing), found.pieces, minutes, commitment, found.instead, then=done, otherwise=otherwise
    )


class CutForm(FormScreen):
    """Says what would be made of what is typed, before it is made."""

    def __init__(self, app: "TuiGoalsApp", whole: Whole, start: bool) -> None:
        self._whole = whole
        self._start = start
        self._ways = ways(app, whole)
        thing = whole.thing
        fields = [
            Field("first", "First bite", self._ways[0], "1000 words, 25 min, or a step in your own words",
                  partial(cutting.first_of, unit=whole.unit), suggestions=self._ways),
        ]  # fmt: skip
        if not whole.fixed:
            told = phrases.amount(whole.left, whole.unit) if whole.left is not None else ""
            fields.append(Field("left", "In all", told, "how much there is of it, or nothing", self._left_or_none))
        if start:
            fields.append(Field("commitment", "I will", "", "in your own words, or nothing", line("commitment")))
        kind, thing_id = key_of(thing)
        subject = f"cut:{kind}:{thing_id}"
        then = (lambda _: app.action_go("focus")) if start else None
        super().__init__(f"Cut: {thing.title}", fields, self._cut, subject, "", then, enter_saves=True)

    def lead(self) -> str:
        """What Enter makes of what is typed."""
        typed, left = self._texts()["first"], self._texts().get("left", "")
        try:
            found = self._found(cutting.first_of(typed, self._whole.unit), self._left_or_none(left), typed)
        except Refused as refusal:
            return str(refusal)
        then = "the first one starts now" if len(found.pieces) > 1 else "it starts now"
        made = f"Makes {cutting.told(found.pieces)}{f'; {then}.' if self._start else '.'}"
        return "\n".join(filter(None, (made, self._between())))

    @on(Input.Changed)
    def _changed(self) -> None:
        self.show_lead()

    def _between(self) -> str:
        """What is missing between the thing and its bites, and is made with them."""
        match self._whole.thing:
            case Goal():
                return "A milestone and a task with the goal's title are made in between."
            case Milestone():
                return "A task with the milestone's title is made in between."
        return ""

    def _found(self, first: First, left: First | None, typed: str) -> Cut:
        origin = Origin.SUGGESTED if typed.strip() in self._ways else Origin.MINE
        return cut_of(self._whole, first, left, origin)

    def _left_or_none(self, text: str) -> First | None:
        if not text.strip():
            return None
        left = cutting.first_of(text, self._whole.unit)
        if left.amount is None:
            raise Refused("How much there is of it is an amount, like 5000 words or 2 h. It can be left empty.")
        return left

    def _cut(self, form: FormScreen, values: Values) -> None:
        typed = self._texts()["first"]
        try:
            found = self._found(values["first"], values.get("left"), typed)
        except Refused as refusal:
            form.refused(refusal)
            return
        thing = self._whole.thing
        if self._start:
            take(self.program, thing, found, values["commitment"], form.saved, form.refused)
        else:
            self.program.do(cut, key_of(thing), found.pieces, found.instead, then=form.saved, otherwise=form.refused)
