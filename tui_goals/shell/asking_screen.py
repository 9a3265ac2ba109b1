"""A screen in which a text is written that can be asked questions: those of its kind, put in by one key."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from tui_goals.commands.entry_questions import set_questions
from tui_goals.domain import EntryKind, Target
from tui_goals.rules import entry_questions, prompts
from tui_goals.rules.prompts import ANSWER_BELOW, Prompt
from tui_goals.shell import keys
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.pickers import PickScreen
from tui_goals.shell.plan_forms import line
from tui_goals.shell.state_screen import StateScreen
from tui_goals.widgets.bars import KeyLine
from tui_goals.widgets.entry_text import EntryText
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


class AskingScreen(StateScreen):
    """Its text can have questions as headings; those without an answer are not kept."""

    def kind(self) -> EntryKind:
        """What kind of entry is written."""
        return EntryKind.FREE

    def questions(self) -> tuple[Prompt, ...]:
        """What its kind asks; nothing for a review, whose questions stand in it."""
        return entry_questions.asked(self.kind(), self.data.view_settings)

    def show_keys(self) -> None:
        """Draw the keys that work while letters are typed."""
        shown = keys.footer(cast("Screen[object]", self))
        self.query_one(KeyLine).keys = [each for each in shown if len(each[0]) > 1]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are questions to ask."""
        return bool(self.questions()) if action == "ask" else super().check_action(action, parameters)

    def answered(self, text: str) -> str:
        """The text without the questions that have no answer."""
        asked = self.questions()
        return prompts.answered(text, asked) if any(prompt.text in text for prompt in asked) else text

    def action_ask(self) -> None:
        """Put the questions that are not there yet under what is written, as one edit, and go to the first."""
        text = self.query_one(EntryText)
        text.take_over(prompts.template(self.questions(), text.text))
        self.go_to_first_question()

    def go_to_first_question(self) -> None:
        """Put the cursor where the first question is answered that has no answer, else to the end of the text."""
        text = self.query_one(EntryText)
        place = prompts.next_question(text.text, self.questions(), -1)
        end = text.document.end
        text.move_cursor(end if place is None else (min(place + ANSWER_BELOW, end[0]), 0))

    def _say(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", timeout=8, markup=False)


def write_asked(app: "TuiGoalsApp") -> None:
    """Choose a kind of entry and write one that begins with its questions, about the goal in focus."""

    def picked(kind: object, _: bool) -> None:
        """Begin it."""
        goal = app.state.goal_in_focus
        app.begin_entry(EntryKind(str(kind)), [(Target.GOAL, goal)] if goal is not None else [])

    _pick_kind(app, "Write with questions ...   enter picks, esc closes", picked)


def change_questions(app: "TuiGoalsApp") -> None:
    """Choose a kind of entry and say what it asks."""

    def picked(kind: object, _: bool) -> None:
        """Ask for its questions."""
        questions_form(app, EntryKind(str(kind)))

    _pick_kind(app, "Which questions?   enter picks, esc closes", picked)


def questions_form(app: "TuiGoalsApp", kind: EntryKind) -> None:
    """Write the questions that a kind of entry asks."""

    def save(form: FormScreen, values: Values) -> None:
        """Keep them; what equals the program's own is not kept, so that it follows the program."""
        questions = [each for each in values.values() if each]
        own = () if tuple(questions) == entry_questions.QUESTIONS[kind] else questions
        app.do(set_questions, kind, own, then=form.saved, otherwise=form.refused)

    now = entry_questions.questions_of(kind, app.state.view_settings)
    fields = [
        Field(f"question{place}", f"Question {place + 1}", now[place] if place < len(now) else "", "or nothing",
              line("question"))
        for place in range(entry_questions.MOST)
    ]  # fmt: skip
    lead = "With none at all the questions are the program's own again. What you wrote stays as it is."
    app.push_screen(FormScreen(f"Questions: {entry_questions.NAMES[kind]}", fields, save, f"questions:{kind}", lead))


def _pick_kind(app: "TuiGoalsApp", title: str, picked: Callable[[object, bool], None]) -> None:
    settings = app.state.view_settings
    choices = [
        (str(kind), f"{name:<17}{' '.join(entry_questions.questions_of(kind, settings))}", False)
        for kind, name in entry_questions.NAMES.items()
    ]
    app.push_screen(PickScreen(title, lambda: choices, picked, many=False))
