"""Reads of what was written."""

from collections.abc import Iterable
from datetime import date

from tui_goals.domain import Draft, Entry, EntryLink, EntryVersion, Target
from tui_goals.store.asking import PAGE, Asking
from tui_goals.store.statements import ENTRIES_NEWEST_FIRST


class JournalReader(Asking):
    """Entries, what they are about, drafts."""

    def entries(self, limit: int = PAGE, offset: int = 0) -> tuple[Entry, ...]:
        """A page of journal entries, newest day first."""
        return self.select(Entry, ENTRIES_NEWEST_FIRST, limit, offset)

    def entries_by_day(self, first: date, last: date) -> dict[date, int]:
        """How many entries were written on each local day that has some, from one day to another."""
        statement = "SELECT local_day, count(*) FROM entry WHERE local_day >= ? AND local_day <= ? GROUP BY local_day"
        found = self._ask(statement, first.isoformat(), last.isoformat())
        return {date.fromisoformat(day): number for day, number in found}

    def entries_of_day(self, day: date) -> tuple[Entry, ...]:
        """What was written on a local day, reviews too, newest first."""
        rest = "WHERE local_day = ? ORDER BY written_at DESC, entry.id DESC"
        return self.select(Entry, rest, day.isoformat())

    def links(self, entry_ids: Iterable[int]) -> tuple[EntryLink, ...]:
        """What the given entries are about."""
        found = (self.select(EntryLink, "WHERE entry_id = ? ORDER BY id", id) for id in entry_ids)
        return tuple(link for links in found for link in links)

    def entries_about(self, target: Target, target_id: int, limit: int = PAGE) -> tuple[Entry, ...]:
        """The entries about a thing, newest first."""
        return self.select(
            Entry,
            "JOIN entry_link ON entry_link.entry_id = entry.id WHERE target = ? AND target_id = ? "
            "ORDER BY local_day DESC, written_at DESC, entry.id DESC LIMIT ?",
            target.value,
            target_id,
            limit,
        )

    def tags(self) -> dict[str, int]:
        """The tags in use, and how many entries have each."""
        statement = "SELECT value, count(*) FROM entry, json_each(entry.tags) GROUP BY value ORDER BY value"
        return dict(self._ask(statement))

    def versions(self, entry_id: int) -> tuple[EntryVersion, ...]:
        """The earlier texts of an entry, newest first."""
        return self.select(EntryVersion, "WHERE entry_id = ? ORDER BY id DESC", entry_id)

    def drafts(self) -> tuple[Draft, ...]:
        """What is being typed and not yet saved, oldest first."""
        return self.select(Draft, "ORDER BY id")
