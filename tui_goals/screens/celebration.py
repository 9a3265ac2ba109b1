"""A celebration: one card in the middle for what was reached; Enter goes on, and a key that is meant for the screen
below goes there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Label

from tui_goals.commands.drafts import forget_draft, keep_draft
from tui_goals.commands.journal import write_entry
from tui_goals.commands.rewards import take_reward
from tui_goals.domain import Entry, EntryKind, Milestone, Target, TuiGoalsError, new_uid
from tui_goals.rules.celebrations import Celebration
from tui_goals.rules.entries import SUBJECT, About, EntryDraft, name_of
from tui_goals.rules.outline import key_of
from tui_goals.rules.rewards import Standing
from tui_goals.shell.dialog import Dialog
from tui_goals.shell.keys import key
from tui_goals.widgets.celebration_card import FRAMES, card_lines
from tui_goals.widgets.fields import LineInput
from tui_goals.widgets.page import Page

FRAME_SECONDS = 0.08
SEEN_SECONDS = 0.4
"""Nobody answers a card that has been there for less: such a key was meant for the screen below."""
SKY_FROM, AIR_FROM = 22, 19
"""Rows of the terminal from which there is room for sparks, and for empty lines."""
WORDS_FROM = 66
"""Cells of the card in which the keys stand in whole words."""
OWN = "celebration."


class CelebrationScreen(Dialog[None]):
    """One card after the other for all that was reached."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "go_on", "Go on", "celebration.go_on", "Go on; what was typed is kept as a journal entry"),
        key("w", "write", "A line", "celebration.write", "Keep a line of it in the journal"),
        key("r", "take", "Take the reward", "celebration.take", "Take the reward that was promised for it"),
        key("escape,ctrl+g,q", "skip", "Skip", "celebration.skip", "Close all cards; a begun line stays a draft"),
    ]

    def __init__(self, told: Sequence[Celebration]) -> None:
        super().__init__()
        self._told = list(told)
        self._place = 0
        self._frame = FRAMES if self.app.animation_level == "none" else 0
        self._moving: Timer | None = None
        self._seen = False
        self._subject = ""

    def compose(self) -> ComposeResult:
        """The card, the line for the journal, and the keys."""
        with Vertical(id="celebration"):
            yield Page(id="celebration-card")
            yield LineInput(placeholder="a line for the journal", compact=True, id="celebration-line")
            yield Label("", markup=False, id="celebration-keys")

    def on_mount(self) -> None:
        """Ring, and let it move where that is wanted."""
        self._line.cursor_blink = False
        self.set_timer(SEEN_SECONDS, self._be_seen)
        if self._frame < FRAMES:
            self._moving = self.set_interval(FRAME_SECONDS, self._move)
        self.app.bell()
        self.call_after_refresh(self.show)

    def on_resize(self) -> None:
        """Fit another size."""
        self.set_class(self.size.height < AIR_FROM, "-short")
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Draw the card at hand."""
        page, many = self.query_one(Page), len(self._told) > 1
        if not page.size.width:
            return
        rest = f"{self._place + 1} of {len(self._told)}" if many else ""
        sky = self.size.height >= SKY_FROM
        today, signs = self.program.state.today, self.program.glyphs
        lines = card_lines(self._now, page.size.width, today, signs, self._frame, sky, rest)
        if self.has_class("-short"):
            lines = [line for line in lines if line]
        page.styles.height = len(lines)
        page.set_lines(lines)
        earned = self._now.reward is Standing.EARNED
        takes = "r takes the reward" if page.size.width >= WORDS_FROM else "r takes it"
        keys = ("enter goes on", "w keeps a line", takes if earned else "", "esc skips")
        typing = ("enter keeps it", "esc leaves it as a draft")
        shown = "   ".join(filter(None, typing if self._line.has_focus else keys))
        self.query_one("#celebration-keys", Label).update(Content(shown))

    def on_key(self, event: events.Key) -> None:
        """A key that is none of the card's, or came with it, closes it and goes to the screen below."""
        if self._line.has_focus:
            return
        found = self.active_bindings.get(event.key)
        own = found is not None and (found.binding.id or "").startswith(OWN)
        if own and self._seen:
            return
        event.stop()
        event.prevent_default()
        self.dismiss()
        if not self._seen:
            self.program.celebrations.reached(each.thing for each in self._told[self._place :])
        self.program.take_again(event)

    def on_descendant_focus(self) -> None:
        """The line is typed in now."""
        self.show()

    def action_write(self) -> None:
        """Go to the line for the journal."""
        self._subject = self._subject or f"{SUBJECT}new:{new_uid()[:12]}"
        self._line.focus()

    def action_take(self) -> None:
        """Take the reward."""
        if self._now.reward is Standing.EARNED:
            self.program.do(take_reward, *key_of(self._now.thing), then=self._taken)

    def action_go_on(self) -> None:
        """Go to the next card, or close."""
        if self._place + 1 == len(self._told):
            self.dismiss()
            return
        self._place += 1
        self._frame = self._frame if self._moving is None else 0
        self.show()

    def action_skip(self) -> None:
        """Close; a line that was begun stays a draft on top of the journal."""
        if self._line.value.strip() and self._line.has_focus:
            self.program.drafts.let_go(self._subject)
            self.program.do(keep_draft, self._subject, replace(self._draft(), writer="").fields())
            self.notify("Kept as a draft, on top of the journal (4).", timeout=3)
        self.dismiss()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._line.value.strip():
            self.program.drafts.keep(self._subject, self._draft().fields())
        elif self._subject:
            self._forget()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        body = event.value.strip()
        if not body:
            self._written(None)
            return
        entry = Entry(kind=EntryKind.CELEBRATION, body=body)
        self.program.do(write_entry, entry, self._about(), then=self._written, otherwise=self._not_written)

    def _written(self, entry: Entry | None) -> None:
        """The line is in the journal: on with the next card."""
        self._forget()
        self._subject = ""
        with self.prevent(Input.Changed):
            self._line.value = ""
        self.set_focus(None)
        if entry is not None:
            self.notify("Kept in the journal (4).", timeout=3)
        self.action_go_on()

    def _not_written(self, error: TuiGoalsError) -> None:
        self.notify(str(error), severity="warning", markup=False)

    def _taken(self, _: object) -> None:
        self._told[self._place] = replace(self._now, reward=Standing.TAKEN)
        self.show()

    def _forget(self) -> None:
        self.program.drafts.forget(self._subject)
        self.program.do(forget_draft, self._subject)

    def _draft(self) -> EntryDraft:
        return EntryDraft(
            self._subject, self._line.value, kind=EntryKind.CELEBRATION, about=tuple(self._about()),
            writer=name_of(self.program.opening.terminal),
        )  # fmt: skip

    def _about(self) -> list[About]:
        """What an entry on it is about."""
        thing = self._now.thing
        goal = [(Target.GOAL, thing.goal_id)] if isinstance(thing, Milestone) else []
        return [key_of(thing), *goal]

    def _move(self) -> None:
        self._frame += 1
        if self._frame >= FRAMES and self._moving is not None and self._place + 1 == len(self._told):
            self._moving.stop()
        self._frame = min(self._frame, FRAMES)
        self.show()

    def _be_seen(self) -> None:
        self._seen = True

    @property
    def _now(self) -> Celebration:
        return self._told[self._place]

    @property
    def _line(self) -> LineInput:
        return self.query_one(LineInput)
