"""The search: journal entries by a query, and everything else by the words of its texts."""

import json
from typing import TYPE_CHECKING, TypeVar

from tui_goals.domain import Bite, Entry, FocusSession, Goal, Milestone, Stored, Task
from tui_goals.store.asking import PAGE, Asking
from tui_goals.store.statements import (
    ENTRIES_BEFORE,
    ENTRIES_FOUND,
    ENTRIES_NEWEST_FIRST,
    ENTRY_ABOUT_GOAL,
    ENTRY_HAS_TAG,
    ENTRY_HOLDS,
)

if TYPE_CHECKING:
    from tui_goals.rules.searching import Query

V = TypeVar("V", bound=Stored)

HOLDING: dict[type[Stored], str] = {
    Goal: "AND instr(fold(title), ?)",
    Milestone: "AND instr(fold(title), ?)",
    Task: "AND instr(fold(title), ?)",
    Bite: "AND instr(fold(title), ?)",
    FocusSession: "AND instr(fold(subject || ' ' || commitment || ' ' || reason), ?)",
}
"""How a word is looked for in each kind of thing."""


class SearchReader(Asking):
    """Finds what a person looks for. Whatever was typed, it is compared and never becomes a statement."""

    def search(self, query: "Query", limit: int = PAGE, offset: int = 0) -> tuple[Entry, ...]:
        """A page of the journal entries that a query finds, newest day first."""
        self._know_folding()
        holding = [ENTRY_HOLDS] * len(query.words)
        where = " ".join([*holding, *[ENTRY_HAS_TAG] * len(query.tags), *[ENTRY_ABOUT_GOAL] * len(query.goals)])
        return self.select(
            Entry,
            f"{ENTRIES_FOUND} {where} {ENTRIES_NEWEST_FIRST}",
            *_any_of([str(kind) for kind in query.kinds]),
            *_any_of(query.moods),
            query.after.isoformat() if query.after else "",
            query.before.isoformat() if query.before else "~",
            *query.words,
            *query.tags,
            *query.goals,
            limit,
            offset,
        )

    def place_of_entry(self, entry: Entry) -> int:
        """How many entries stand before this one, newest first."""
        found = self._ask(ENTRIES_BEFORE, entry.id)
        return int(next(found)[0])

    def find_words(self, kind: type[V], words: tuple[str, ...], limit: int = PAGE) -> tuple[V, ...]:
        """The things of a kind whose texts hold all the folded words, newest first."""
        self._know_folding()
        matching = " ".join([HOLDING[kind]] * len(words))
        return self.select(kind, f"WHERE true {matching} ORDER BY id DESC LIMIT ?", *words, limit)

    def _know_folding(self) -> None:
        """Let statements fold texts, by the one function that folds."""
        from tui_goals.rules.folding import fold

        self.connection.create_function("fold", 1, fold, deterministic=True)


def _any_of(values: object) -> tuple[str, str]:
    """A list for a statement, twice: where it is empty, anything will do."""
    text = json.dumps(values)
    return text, text
