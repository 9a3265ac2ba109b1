"""Writing an entry: the whole screen for the text, one line under it, and no way to lose what was typed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget

from tui_goals import paths
from tui_goals.commands.drafts import discard_draft, forget_draft, keep_draft
from tui_goals.commands.journal import edit_entry, write_entry
from tui_goals.domain import Conflict, Entry, EntryKind, NotFound, Refused, TuiGoalsError
from tui_goals.rules import texts
from tui_goals.rules.entries import KINDS, About, EntryDraft, name_of
from tui_goals.shell import editor, left_texts, pickers, saved
from tui_goals.shell.asking_screen import AskingScreen
from tui_goals.shell.entry_beginning import Beginning, after_save, after_theirs, begin
from tui_goals.shell.keys import key
from tui_goals.state import views
from tui_goals.widgets.bars import TabBar
from tui_goals.widgets.entry_facts import EntryFacts
from tui_goals.widgets.entry_page import ENERGIES, MOODS, next_of
from tui_goals.widgets.entry_text import EntryText
from tui_goals.widgets.painting import Piece

LOOK_SECONDS = 0.25
"""Words are counted and the draft is looked after at most so often while keys come."""
THEIRS = "\n\n---- what another terminal saved meanwhile ----\n\n"


class WritingScreen(AskingScreen):
    """Writes a new entry, or goes on with an entry or a draft; an `entry` with id 0 is a template for a new one.

    None of its keys has priority: they come behind the letters that were typed before them, however fast.
    """

    CSS_PATH = [paths.styles() / "journal.tcss"]
    AUTO_FOCUS = "EntryText"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s,f10", "save", "Save", "entry.save", "Save the entry and close"),
        key("escape,ctrl+g", "close", "Close", "entry.close", "Close; the text is kept as a draft"),
        key("f2", "mood", "Mood", "entry.mood", "Set the mood: 1 to 5, then none"),
        key("f3", "energy", "Energy", "entry.energy", "Set the energy: 1 to 3, then none"),
        key("f4", "links", "Links", "entry.links", "Say which goals, milestones, sessions it is about"),
        key("ctrl+o", "editor", "Editor", "entry.editor", "Go on in your own editor"),
        key("f9", "discard", "Discard", "entry.discard", "Throw the draft away; u brings it back"),
        key("f5", "ask", "Questions", "entry.questions", "Put questions to answer into the text"),
        key("f1", "app.help", "Help", "entry.help", "Show the keys"),
    ]

    def __init__(
        self, entry: Entry | None = None, about: Sequence[About] = (), draft: EntryDraft | None = None
    ) -> None:
        super().__init__()
        self._asked = (entry or Entry(), about, draft)
        self._titles: dict[About, str] = {}
        self._sent: EntryDraft | None = None
        self._look: Timer | None = None

    def compose_body(self) -> Iterable[Widget]:
        """The text and the line under it."""
        self._begin(begin(self.program, *self._asked))
        with Vertical(id="writing"):
            yield EntryText(self._now.body, id="text")
            yield EntryFacts(id="facts")

    def _begin(self, begun: Beginning) -> None:
        self._entry, self._untouched, self._now = begun.entry, begun.untouched, begun.now
        self._theirs = begun.theirs
        self._has_draft = begun.now is not begun.untouched

    def on_mount(self) -> None:
        """Put the cursor where writing goes on."""
        if self.program.store is not None:
            self.program.drafts.prepare()
        self.go_to_first_question()
        if self._theirs:
            self._show_theirs(self._theirs)
        elif self._now.content != self._untouched.content:
            self.notify("As you left it, not saved yet. F9 throws it away.", timeout=3)
        self._show_facts()

    @property
    def _text(self) -> EntryText:
        return self.query_one("#text", EntryText)

    def sight(self) -> tuple[str, ...]:
        """From what it is about up to the goal."""
        find = views.outline(self.data).find
        return views.sight(self.data, next((found for each in self._now.about if (found := find(each))), None))

    @on(TabBar.Chosen)
    def _gone_elsewhere(self) -> None:
        self.action_close()

    @on(EntryText.Changed)
    def hand_over(self) -> None:
        """Give what is written to the keeper of drafts."""
        self._keep()

    def action_save(self) -> None:
        """Save the entry, then let its draft go and close."""
        if self._sent is not None or not self._worth_saving():
            return
        try:
            body = texts.clean_body(self.to_keep())
        except Refused as refusal:
            self._say(str(refusal))
            return
        self._sent = now = self._now
        mine = replace(self._entry, body=body, mood=now.mood, energy=now.energy)
        about = now.about if now.about != self._untouched.about else None
        self.send(mine, about)

    def to_keep(self) -> str:
        """What is kept of the text: not the questions without an answer."""
        return self.answered(self._now.body)

    def kind(self) -> EntryKind:
        """What kind of entry is written."""
        return self._entry.kind

    def send(self, mine: Entry, about: Sequence[About] | None) -> None:
        """Have it saved; `about` None leaves the links of an entry that was saved before."""
        if self._entry.id:
            self.program.do(edit_entry, self._entry, mine, about, then=self._saved, otherwise=self._refused)
        else:
            self.program.do(write_entry, mine, self._now.about, then=self._saved, otherwise=self._refused)

    def action_close(self) -> None:
        """Close; what was typed stays a draft."""
        self._keep(writer="")
        if self._now.content not in (self._untouched.content, self._sent and self._sent.content):
            self._leave_as_draft()
            self.notify("Kept as a draft, on top of the journal (4).", timeout=3)
        self.leave()

    def action_mood(self) -> None:
        """Go to the next mood."""
        self._keep(mood=next_of(self._now.mood, MOODS))

    def action_energy(self) -> None:
        """Go to the next energy."""
        self._keep(energy=next_of(self._now.energy, ENERGIES))

    def action_links(self) -> None:
        """Choose what it is about."""
        pickers.pick_links(self.program, lambda: self._now.about, self._title, self._toggle)

    def action_editor(self) -> None:
        """Go on in the person's own editor, and take the text back as one edit; the draft is safe before and after."""
        self._keep()
        self.program.drafts.finish()
        edited = editor.edit(self.program, self._now.subject, self._now.body)
        self.program.show_clock()
        if edited.text is not None and edited.path is not None:
            self._text.take_over(edited.text)
            self._keep()
            self.program.drafts.finish()
            if self.program.drafts.is_kept(self._now.subject):
                left_texts.remove(edited.path)
        if edited.said:
            self._say(edited.said)

    def action_discard(self) -> None:
        """Throw the draft away, into the steps, so that u brings it back."""
        self._keep(writer="")
        self.program.drafts.let_go(self._now.subject)
        if self._now.content == self._untouched.content:
            self._forget()
            self.leave()
            return
        self._leave_as_draft()
        self.program.do(discard_draft, self._now.subject, then=self._discarded)

    def _leave_as_draft(self) -> None:
        """Have it kept as a draft behind all that is being saved."""
        self.program.do(keep_draft, self._now.subject, self._now.fields())

    def _worth_saving(self) -> bool:
        """Whether there is a text to save; an untouched template is none."""
        self._keep()
        if self.to_keep().strip() and (self._entry.id or self._now.body.strip() != self._untouched.body.strip()):
            return True
        if self._entry.id:
            self._say("The text is empty. Esc leaves the entry as it was; D in the journal deletes it.")
            return False
        self._forget()
        self.notify("Nothing was written, so nothing was saved.", timeout=3)
        self.leave()
        return False

    def _saved(self, entry: Entry) -> None:
        assert self._sent is not None
        self._entry = entry
        self._untouched, now = after_save(entry, self._sent, self._now)
        self._sent, self._now = None, now
        saved.tell_saved(self.program, entry)
        if now.content == self._untouched.content:
            self._forget()
            self.leave()
            return
        self.program.drafts.keep(now.subject, now.fields())
        self.notify("Saved as it was at ctrl+s. What was typed since is a draft (4).", timeout=6)

    def _refused(self, error: TuiGoalsError) -> None:
        """Say why it was not saved; everything typed stays, and the next ctrl+s does what is possible then."""
        self._sent = None
        if not self.is_attached:
            self.program.drafts.keep(self._now.subject, self._now.fields())
            self.notify(str(error), severity="warning", markup=False)
        elif isinstance(error, Conflict):
            self._begin_anew(error)
        elif isinstance(error, NotFound):
            self._leave_out_what_has_gone()
        else:
            self._say(str(error))

    def _begin_anew(self, error: Conflict) -> None:
        """Another terminal saved this entry meanwhile: go on from what it saved, with both texts on the screen."""
        found = self.program.ask(lambda reader: reader.find(Entry, id=self._entry.id), ())
        if found:
            self._entry = found[0]
            self._untouched, self._now = after_theirs(found[0], self._untouched, self._now)
        if "body" in error.fields:
            self._show_theirs(str(error.fields["body"][1]))
        else:
            self._keep(base=self._untouched.base)
            self._say("Another terminal changed this entry meanwhile. ctrl+s again keeps yours.")

    def _show_theirs(self, theirs: str) -> None:
        """Put the other text under mine, as one edit; what is seen then is what is saved."""
        end = self._text.document.end
        self._text.replace(THEIRS + theirs, end, end)
        self._keep(base=self._untouched.base)
        self._say("Another terminal saved this entry meanwhile; its text stands under yours. ctrl+s saves all you see.")

    def _leave_out_what_has_gone(self) -> None:
        """The entry, or something it was about, was deleted meanwhile: go on without."""
        ask = self.program.ask
        if self._entry.id and not ask(lambda reader: reader.find(Entry, id=self._entry.id), (self._entry,)):
            self._entry = replace(self._entry, id=0, uid="", revision=1)
            self._say("This entry was deleted meanwhile. ctrl+s saves your text as a new one.")
        else:
            self._say("Something it was about has been deleted meanwhile. ctrl+s saves it without.")
        about = self._now.about
        there = ask(lambda reader: tuple(each for each in about if reader.find(KINDS[each[0]], id=each[1])), ())
        self._keep(about=there, entry_id=self._entry.id)

    def _discarded(self, _: object) -> None:
        self.notify("Draft discarded. u brings it back.", timeout=4)
        self.leave()

    def _toggle(self, about: About) -> None:
        kept = self._now.about
        self._keep(about=tuple(each for each in kept if each != about) if about in kept else (*kept, about))
        self.show_sight()

    def _keep(self, **changes: Any) -> None:
        """Hand over what is written now, with changes, or let go of a draft in which nothing is left to keep."""
        before = self._now
        written = {"body": self._text.text, "writer": name_of(self.program.opening.terminal)}
        self._now = replace(before, **{**written, **changes})
        if self._now.content == self._untouched.content:
            self._forget()
        elif self._now != before:
            self._has_draft = True
            self.program.drafts.keep(self._now.subject, self._now.fields())
        if self._look is None:
            self._look = self.set_timer(LOOK_SECONDS, self._looked)

    def _forget(self) -> None:
        """Let the draft go, if there is one: at once, and in the keeper after what it may be saving now."""
        if self._has_draft:
            self._has_draft = False
            self.program.drafts.forget(self._now.subject)
            self.program.do(forget_draft, self._now.subject)

    def _looked(self) -> None:
        self._look = None
        self._show_facts()
        if not self.program.drafts.is_kept(self._now.subject):
            self._look = self.set_timer(LOOK_SECONDS, self._looked)

    def _show_facts(self) -> None:
        now, drafts = self._now, self.program.drafts
        kept = drafts.told(now.subject) if now.content != self._untouched.content else ""
        state: Piece = (drafts.problem, "warning") if drafts.problem else (kept, "dim")
        about = [self._title(each) for each in now.about]
        self.query_one(EntryFacts).show(replace(now, body=self.to_keep()), about, state, self.program.glyphs)

    def _title(self, about: About) -> str:
        """The title of what it is about, looked up once."""
        if about not in self._titles:
            self._titles[about] = pickers.title_of(self.program, about)
        return self._titles[about]
