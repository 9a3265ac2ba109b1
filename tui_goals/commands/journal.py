"""The journal: write, change and delete entries, and say what they are about."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tui_goals.commands.editing import merged, remove_all
from tui_goals.domain import (
    Decision,
    Entry,
    EntryKind,
    EntryLink,
    EntryVersion,
    FocusSession,
    PlanChange,
    Refused,
    Review,
    Shared,
    Sharing,
    Target,
)
from tui_goals.rules import checks, days, texts, versions
from tui_goals.rules.entries import KINDS, About, with_note
from tui_goals.store.tx import Tx


def write_entry(tx: Tx, entry: Entry, about: Iterable[About] = ()) -> Entry:
    """Write journal entry of {it.local_day}.

    Its day is today where it is written. Raises Refused where a field does not hold.
    """
    entry = replace(entry, tags=texts.tags_in(entry.body))
    checks.check_entry(entry)
    if entry.period is not None and tx.find(Entry, kind=entry.kind, period=entry.period):
        raise Refused(f"There is a {entry.kind} review of {entry.period} already. Open that one to go on with it (4).")
    today = days.local_day(tx.now, tx.zone, tx.cutoff)
    kept = tx.add(replace(entry, written_at=tx.now, zone=tx.zone, local_day=today))
    _link(tx, kept, about)
    return kept


def note_session(tx: Tx, session_id: int, note: str) -> Entry:
    """Add a note to the session's entry of {it.local_day}.

    The entry is made with the first note, about the session and its goal; each note has its time. The session goes on
    as it is. Raises Refused for a note that is empty or too long.
    """
    session = tx.get(FocusSession, session_id)
    line = texts.clean_optional_line(note, "note")
    if not line:
        raise Refused("The note is empty; type a few words.")
    found = [each for each in tx.entries_about(Target.SESSION, session.id) if each.kind is EntryKind.SESSION]
    body = with_note(found[-1].body if found else "", line, days.local_time(tx.now, tx.zone))
    if found:
        return _rewrite(tx, found[-1], body=body)
    goal = [(Target.GOAL, session.goal_id)] if session.goal_id is not None else []
    return write_entry(tx, Entry(kind=EntryKind.SESSION, body=body), [(Target.SESSION, session.id), *goal])


def edit_entry(tx: Tx, base: Entry, mine: Entry, about: Iterable[About] | None = None) -> Entry:
    """Edit journal entry of {it.local_day}.

    `about` None leaves its links. What text, mood and energy were is kept as an earlier text. Raises Refused, Conflict
    where another terminal changed the same text.
    """
    kept, changes = merged(tx, base, replace(mine, tags=base.tags))
    wanted = replace(kept, **changes)
    checks.check_entry(wanted)
    if about is not None:
        things = set(about)
        links = tx.find(EntryLink, entry_id=kept.id)
        remove_all(tx, (link for link in links if (link.target, link.target_id) not in things))
        _link(tx, kept, sorted(things - {(link.target, link.target_id) for link in links}))
    return _rewrite(tx, kept, **changes)


def delete_entry(tx: Tx, entry_id: int) -> Entry:
    """Delete journal entry of {it.local_day}.

    Its earlier texts go with it, and the decisions of a review; what they changed of the plan stays.
    """
    entry = tx.get(Entry, entry_id)
    for decision in tx.find(Decision, entry_id=entry_id):
        for change in tx.find(PlanChange, decision_id=decision.id):
            tx.change(change, decision_id=None)
        tx.remove(decision)
    for kind in (EntryLink, EntryVersion, Review):
        remove_all(tx, tx.find(kind, entry_id=entry_id))
    remove_all(tx, tx.find(Sharing, target=Shared.ENTRY, target_id=entry_id))
    tx.remove(entry)
    return entry


def _rewrite(tx: Tx, entry: Entry, **changes: Any) -> Entry:
    """Change an entry; where text, mood or energy are others then, what they were is kept, and the oldest goes."""
    tags = texts.tags_in(changes.get("body", entry.body))
    changed = tx.change(entry, **{**changes, "tags": tags})
    if (changed.body, changed.mood, changed.energy) != (entry.body, entry.mood, entry.energy):
        earlier = EntryVersion(
            entry_id=entry.id, body=entry.body, mood=entry.mood, energy=entry.energy, replaced_at=tx.now
        )
        tx.add(earlier)
        remove_all(tx, versions.no_longer_kept(tx.versions(entry.id), tx.now))
    return changed


def _link(tx: Tx, entry: Entry, about: Iterable[About]) -> None:
    for target, target_id in dict.fromkeys(about):
        thing = tx.get(KINDS[target], target_id)
        title = thing.subject if isinstance(thing, FocusSession) else getattr(thing, "title", "")
        tx.add(EntryLink(entry_id=entry.id, target=target, target_id=target_id, target_title=title))
