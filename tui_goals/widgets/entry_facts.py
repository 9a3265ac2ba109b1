"""The line under the text one writes: words, mood, energy, what it is about, and whether the draft is on the disk."""

from collections.abc import Sequence

from tui_goals.rules import phrases, prompts
from tui_goals.rules.entries import EntryDraft
from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.entry_page import energy_words, mood_words
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import Piece, spread


class EntryFacts(OneLine):
    """Facts at the left, the draft's state at the right."""

    _facts: tuple[Piece, Piece] = (("", "dim"), ("", "dim"))

    def show(self, now: EntryDraft, about: Sequence[str], state: Piece, glyphs: Glyphs) -> None:
        """Show other facts; `about` are titles."""
        own = prompts.without_headings(now.body) if now.period else now.body
        facts = (
            phrases.count(len(own.split()), "word"),
            mood_words(now.mood),
            energy_words(now.energy),
            f"about {', '.join(about)}" if about else "",
        )
        shown = f"  {glyphs.dot}  ".join(fact for fact in facts if fact)
        self._facts = (shown, "dim"), (f"  {state[0]}" if state[0] else "", state[1])
        self.on_resize()

    def on_resize(self) -> None:
        """Fit another width."""
        left, end = self._facts
        self.set_line(spread((left,), (end,), self.size.width))
