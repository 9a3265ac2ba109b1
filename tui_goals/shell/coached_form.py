"""A goal's form with the coach reading along: what of the five letters is there, and one question; it never blocks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.widgets import Input

from tui_goals.domain import Goal, Refused
from tui_goals.rules.coach import Judgement, Letter, judge
from tui_goals.rules.coach_pace import beside_goal
from tui_goals.shell.form import FormScreen, Values
from tui_goals.state import reaching
from tui_goals.widgets.fields import Field, FieldRow
from tui_goals.widgets.glyphs import Glyphs

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

NAMES = {
    Letter.SPECIFIC: "specific",
    Letter.MEASURABLE: "measurable",
    Letter.ACHIEVABLE: "achievable",
    Letter.RELEVANT: "relevant",
    Letter.TIME_BOUND: "time-bound",
}
WORDS: dict[bool | None, str] = {True: "ok", False: "missing", None: "not judged"}
NARROW = 76
"""Columns below which the coach says less."""
SILENCE = "\N{NO-BREAK SPACE}"
"""A line that says nothing and keeps its room, so that nothing moves under the hands."""


class CoachedForm(FormScreen):
    """Says under the title what the goal still misses, from every field as it is typed."""

    def __init__(
        self,
        title: str,
        fields: list[Field],
        save: Callable[[FormScreen, Values], None],
        subject: str,
        lead: str,
        done: Callable[[Any], None] | None,
        app: "TuiGoalsApp",
        goal: Goal,
        value: Callable[[Values], Goal],
        at: str = "",
    ) -> None:
        super().__init__(title, fields, save, subject, lead, done, at=at)
        self._goal = goal
        self._value = value
        self._own = app.ask(lambda reader: reaching.own_pace(app.state, reader, goal), None) if goal.id else None

    def lead(self) -> str:
        """What leads in, the five letters, why the first of them is missing, and a question for it."""
        narrow = self.app.size.width < NARROW
        said = coach_lines(self._judged(), self.program.glyphs, narrow)
        return "\n".join(filter(None, ("" if narrow else self._lead, *said)))

    @on(Input.Changed)
    def _typed(self) -> None:
        self.show_lead()

    def _judged(self) -> Judgement | None:
        """What the coach says of the fields as they are; nothing while there is no title."""
        values: Values = {}
        for row in self.query(FieldRow):
            name = row.field.name
            if not hasattr(self._goal, name):
                continue
            try:
                values[name] = row.field.parse(row.input.value)
            except Refused:
                values[name] = row.field.parse(self._first[name]) if name != "title" else ""
        if not values["title"]:
            return None
        goal = self._value(values)
        state = self.program.state
        return judge(goal.title, beside_goal(goal, self._own, state.value_now(goal), state.today))


def coach_lines(judgement: Judgement | None, glyphs: Glyphs, narrow: bool = False) -> tuple[str, ...]:
    """Three lines: each letter with a sign and a word, the reason for the first gap, a question; two where narrow."""
    if judgement is None:
        names = "   ".join(NAMES if narrow else (f"{letter} {name}" for letter, name in NAMES.items()))
        return (names, SILENCE) if narrow else (names, SILENCE, SILENCE)
    gap = judgement.first_gap
    verdict = judgement.letters[gap] if gap is not None else None
    ask = (verdict.ask if verdict is not None else "") or SILENCE
    if narrow:
        return _by_word(judgement, glyphs), ask
    signs = {ok: f"{glyphs_of(glyphs, ok)} {word}" for ok, word in WORDS.items()}
    letters = "   ".join(f"{letter} {signs[each.ok]}" for letter, each in judgement.letters.items())
    if gap is None or verdict is None:
        return letters, "All five are there.", SILENCE
    return letters, f"{NAMES[gap].capitalize()}: {verdict.why}", ask


def glyphs_of(glyphs: Glyphs, ok: bool | None) -> str:
    """The sign of a verdict."""
    return {True: glyphs.done, False: glyphs.open, None: glyphs.dot}[ok]


def _by_word(judgement: Judgement, glyphs: Glyphs) -> str:
    """The letters put together by their word, which takes less room."""
    parts = []
    for ok, word in WORDS.items():
        letters = [str(letter) for letter, verdict in judgement.letters.items() if verdict.ok is ok]
        if letters:
            parts.append(f"{glyphs_of(glyphs, ok)} {word} {' '.join(letters)}")
    return "   ".join(parts)
