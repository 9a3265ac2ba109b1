"""Holding a review: the facts at the left, the questions in the middle, the decisions at the right; saved in one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar, cast

from textual import on
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from tui_goals import paths
from tui_goals.commands.reviews import save_review, snooze_review
from tui_goals.domain import Conflict, DecisionKind, Entry, EntryKind, Goal, TuiGoalsError
from tui_goals.rules import decisions, periods, prompts, snapshots
from tui_goals.rules.decisions import Choice, Matter, Subject
from tui_goals.rules.entries import KINDS, About, EntryDraft
from tui_goals.rules.outline import key_of
from tui_goals.screens.writing import WritingScreen
from tui_goals.shell import goal_forms, keys, review_forms, reviewing
from tui_goals.shell.entry_beginning import begin
from tui_goals.shell.keys import key
from tui_goals.shell.reviewing import Held
from tui_goals.state import AppState
from tui_goals.widgets.bars import KeyLine, OneLine
from tui_goals.widgets.decision_rows import draw_decision_row
from tui_goals.widgets.entry_facts import EntryFacts
from tui_goals.widgets.fact_rows import draw_fact_row
from tui_goals.widgets.line_list import LineList
from tui_goals.widgets.painting import bar, spread
from tui_goals.widgets.review_body import DECISIONS, FACTS, ReviewBody

BAR = 20
SHORT_BELOW = 20
FACTS_AT, DECISIONS_AT = 0, 2
FUNCTION_KEY = re.compile(r"f\d+$|\^o")
"""Keys of writing that also work beside the text, but are told only in it."""
ON_MATTERS = frozenset({"decide", "undecide", "next_bite", "end_goal"})


class ReviewingScreen(WritingScreen):
    """A review as it is written: everything typed and decided is a draft until it is saved in one step."""

    CSS_PATH = [paths.styles() / "journal.tcss", paths.styles() / "review.tcss"]
    AUTO_FOCUS = f"#{FACTS}"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "decide('keep')", "Keep", "review.keep", "Keep it as it is"),
        key("c", "decide('adjust')", "Adjust", "review.adjust", "Give it other dates or another scope"),
        key("p", "decide('pause')", "Pause", "review.pause", "Let it rest"),
        key("X", "decide('drop')", "Drop", "review.drop", "Let it go, with the reason"),
        key("n", "next_bite", "Next bite", "review.next_bite", "Say which bite comes next for it"),
        key("space", "end_goal", "End", "review.end", "End the goal: how it ended, a grade and a lesson"),
        key("D", "undecide", "Undecide", "review.undecide", "Take back what is not saved yet", show=False),
        key("tab", "pane", "Go on", "review.pane", "Go to the next question, the decisions, the facts"),
        key("r", "look_again", "Refresh", "review.refresh", "Count the facts anew", show=False),
        key("z", "snooze", "Later", "review.snooze", "Let it wait until tomorrow", show=False),
    ]

    def __init__(self, held: Held, draft: EntryDraft | None = None) -> None:
        super().__init__(draft=draft)
        self._held = held
        self._period = held.period
        self._snapshot = held.snapshot
        self._matters: tuple[Matter, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """How far one is, the three parts, and the line under them."""
        template = partial(prompts.template, self._snapshot.prompts)
        entry = self._held.entry
        entry = entry if entry.id else replace(entry, body=template())
        begun = begin(self.program, entry, (), self._asked[2])
        untouched = replace(begun.untouched, body=template(begun.untouched.body))
        self._begin(replace(begun, untouched=untouched, now=untouched if begun.now is begun.untouched else begun.now))
        signs = self.program.glyphs
        yield OneLine(id="review-bar")
        yield ReviewBody(
            self._now.body,
            lambda row, width: draw_fact_row(row, width, signs),
            lambda row, width: draw_decision_row(row, width, signs),
        )
        yield EntryFacts(id="facts")

    def on_mount(self) -> None:
        """Put the cursor under the first question that has no answer."""
        self.call_after_refresh(self._go_to_question, -1)

    def on_resize(self) -> None:
        """Fit another size."""
        self.set_class(self.size.height < SHORT_BELOW, "-short")
        self.call_after_refresh(self.show_state, self.data)

    def show_state(self, state: AppState) -> None:
        """List the facts and what there is to decide, and say how far one is."""
        if not self.is_attached:
            return
        self._matters = reviewing.matters(self.program, self._held, set(self._choices))
        facts, listed = self._body.facts, self._body.decisions
        facts.set_rows(reviewing.rows_of_facts(self._held, self._snapshot, facts.size.width, state.today))
        listed.set_rows(reviewing.rows_of_decisions(self.program, self._held, self._matters, self._choices))
        self._show_bar()

    def show_keys(self) -> None:
        """Draw the keys of the part at hand: those of decisions first."""
        if self._text.has_focus:
            super().show_keys()
            return
        shown = (each for each in keys.footer(cast("Screen[object]", self)) if not FUNCTION_KEY.match(each[0]))
        self.query_one(KeyLine).keys = sorted(shown, key=lambda each: each[2].split("(")[0] not in ON_MATTERS)

    def on_descendant_focus(self) -> None:
        """The keys of another part work now."""
        self.call_after_refresh(self.show_keys)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Decisions are made on what is under the cursor of their list."""
        if action not in ON_MATTERS:
            return super().check_action(action, parameters)
        matter = self._matter() if self._body.decisions.has_focus else None
        if action == "undecide":
            return matter is not None and key_of(matter.thing) in self._choices
        if action == "end_goal":
            return matter is not None and self._may_end(matter)
        return matter is not None

    def action_pane(self) -> None:
        """Go to the next question, and from part to part."""
        if not (self._text.has_focus and self._go_to_question(self._text.cursor_location[0])):
            self._body.step(1)

    def action_close(self) -> None:
        """Out of the text first, then back; what was typed and decided stays a draft."""
        if self._text.has_focus:
            self._body.open(DECISIONS_AT)
        else:
            super().action_close()

    def action_decide(self, kind: str) -> None:
        """Decide about what is under the cursor."""
        if matter := self._matter():
            before = self._choices.get(key_of(matter.thing))
            review_forms.decision_form(self.program, matter, before, DecisionKind(kind), self._choose)

    def action_undecide(self) -> None:
        """Take back a decision that is not saved yet."""
        if matter := self._matter():
            kept = {subject: each for subject, each in self._choices.items() if subject != key_of(matter.thing)}
            self._set_choices(kept)

    def action_next_bite(self) -> None:
        """Say which bite comes next."""
        if matter := self._matter():
            choice = self._choices.get(key_of(matter.thing)) or Choice(*key_of(matter.thing))
            review_forms.next_bite_form(self.program, matter, choice, self._choose)

    def action_end_goal(self) -> None:
        """Say how a goal ended; a step of its own."""
        if (matter := self._matter()) and isinstance(matter.thing, Goal):
            goal_forms.ending_form(self.program, matter.thing)

    def action_look_again(self) -> None:
        """Count the facts anew; they are kept when the review is saved."""
        self._snapshot = reviewing.look_again(self.program, self._snapshot)
        self.show_state(self.data)
        self.notify("The facts are those of now.", timeout=2)

    def action_snooze(self) -> None:
        """Let the review wait until tomorrow; what was typed stays a draft."""
        until = periods.tomorrow_at(self.program.clock.now(), self.data.zone, self.program.schedule, self.data.cutoff)
        self.program.do(snooze_review, self._period.kind, until)
        super().action_close()

    def to_keep(self) -> str:
        """The text without the questions that were skipped."""
        return prompts.answered(self._now.body, self._snapshot.prompts)

    def send(self, mine: Entry, about: Sequence[About] | None) -> None:
        """Have text, facts and decisions saved in one step."""
        links = about if self._entry.id else self._now.about
        base = self._entry if self._entry.id else Entry()
        facts = snapshots.as_json(self._snapshot)
        self.program.do(
            save_review, base, mine, facts, tuple(self._choices.values()), links,
            then=self._saved, otherwise=self._refused,
        )  # fmt: skip

    @on(LineList.Opened, f"#{FACTS}")
    def _fact_opened(self, event: LineList.Opened) -> None:
        if event.row is not None:
            reviewing.open_row(self.program, self._held, event.row, self._reward_taken)

    def _reward_taken(self) -> None:
        self._snapshot = reviewing.rewards_again(self.program, self._snapshot)
        self.show_state(self.data)

    @on(LineList.Opened, f"#{DECISIONS}")
    def _matter_opened(self) -> None:
        if matter := self._matter():
            choice = self._choices.get(key_of(matter.thing))
            self.action_decide(choice.kind if choice is not None else DecisionKind.ADJUST)

    @on(LineList.Moved, f"#{DECISIONS}")
    def _other_matter(self) -> None:
        self.refresh_bindings()
        self.after_rest(self.show_keys)

    @on(ReviewBody.Wanted)
    def _part_clicked(self, event: ReviewBody.Wanted) -> None:
        self.query_one(f"#{event.part}").focus()

    @property
    def _body(self) -> ReviewBody:
        return self.query_one(ReviewBody)

    @property
    def _choices(self) -> dict[Subject, Choice]:
        """What was decided and is not saved yet."""
        return decisions.from_json(self._now.decided)

    def _matter(self) -> Matter | None:
        row = self._body.decisions.row
        return next((each for each in self._matters if row is not None and key_of(each.thing) == row.key), None)

    def _may_end(self, matter: Matter) -> bool:
        goal = matter.thing
        if not isinstance(goal, Goal) or goal.ended:
            return False
        due = goal.due is not None and goal.due <= max(self.data.today, self._period.last_day)
        return due or self._period.kind is EntryKind.YEARLY

    def _choose(self, choice: Choice) -> None:
        self._set_choices({**self._choices, choice.subject: choice})
        self._body.decisions.action_move(1)

    def _set_choices(self, choices: dict[Subject, Choice]) -> None:
        self._keep(decided=decisions.as_json(choices.values()))
        self.show_state(self.data)
        self.show_keys()

    def _worth_saving(self) -> bool:
        """A review is worth saving as soon as somebody says so: every question can be skipped."""
        self._keep()
        return True

    def _refused(self, error: TuiGoalsError) -> None:
        """Where another terminal held this review meanwhile, go on from what it saved."""
        found = None if self._entry.id else self.program.ask(
            lambda reader: reader.review(self._period.kind, self._period.key), None
        )  # fmt: skip
        if found is not None:
            self._entry = found
            error = Conflict(str(error), {"body": (self._now.body, found.body)})
        super()._refused(error)

    def _leave_out_what_has_gone(self) -> None:
        """What was to be decided about has been deleted meanwhile: go on without."""
        there = self.program.ask(
            lambda reader: {each for each in self._choices if reader.find(KINDS[each[0]], id=each[1])}, set()
        )
        self._keep(decided=decisions.as_json(each for each in self._choices.values() if each.subject in there))
        super()._leave_out_what_has_gone()
        self.show_state(self.data)

    def _go_to_question(self, below: int) -> bool:
        """Put the cursor under the next question after a line, from the top the first without an answer."""
        line = prompts.next_question(self._text.text, self._snapshot.prompts, below)
        if line is not None:
            self._text.move_cursor((min(line + prompts.ANSWER_BELOW, self._text.document.line_count - 1), 0))
        return line is not None

    def _show_facts(self) -> None:
        super()._show_facts()
        self._show_bar()

    def _show_bar(self) -> None:
        today, signs = self.data.today, self.program.glyphs
        asked = self._snapshot.prompts
        answered, decided = prompts.answers(self._now.body, asked), self._decided()
        first, last = self._snapshot.first_day, self._snapshot.last_day
        when = periods.range_name(first, last, today)
        since = "all since the last review" if self._held.last else "your first review of this kind"
        caught = f"  {since}" if first < self._period.first_day else ""
        share = (answered + decided) / max(1, len(asked) + len(self._matters))
        words = f"{answered} of {len(asked)} answered, {decided} of {len(self._matters)} decided"
        left = ((f" {periods.name(self._period, today)}", "title"), (caught, "dim"))
        end = (*bar(share, BAR if self.size.width >= 100 else BAR // 2, signs), (f"  {words} ", "dim"))
        self.query_one("#review-bar", OneLine).set_line(spread(left, end, self.size.width, signs.ellipsis))
        self._body.say(FACTS_AT, when)
        self._body.say(DECISIONS_AT, f"{decided} of {len(self._matters)}")

    def _decided(self) -> int:
        """How many of the matters are decided, saved or not."""
        done = {(each.target, each.target_id) for each in self._held.decided} | set(self._choices)
        return sum(key_of(each.thing) in done for each in self._matters)
