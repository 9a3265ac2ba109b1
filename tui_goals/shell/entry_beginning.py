"""Where writing begins: with a blank page, an entry, or the draft that was left of either."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_goals import processes
from tui_goals.domain import Entry, new_uid
from tui_goals.domain.values import frozen
from tui_goals.rules.entries import SUBJECT, About, EntryDraft, entry_drafts, mark_of, writer_of

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


@frozen
class Beginning:
    """What is being written: the entry as it is saved (id 0: not yet), how it reads untouched, how it reads now."""

    entry: Entry
    untouched: EntryDraft
    now: EntryDraft

    @property
    def theirs(self) -> str:
        """The saved text where another terminal changed it after the draft was begun; empty where nobody did."""
        changed = bool(self.entry.id) and self.now.base != self.untouched.base and self.now.body != self.entry.body
        return self.entry.body if changed else ""


def begin(app: "TuiGoalsApp", entry: Entry, about: Sequence[About], draft: EntryDraft | None) -> Beginning:
    """Go on with the draft, else with one that was left of the same, else begin.

    A draft that another terminal has open stays its own: the given one is copied, one only found is passed over.
    """
    about = tuple(about)
    if draft is None:
        drafts = entry_drafts(app.state.drafts)
        draft = next((each for each in drafts if _continues(each, entry, about) and not is_taken(app, each)), None)
    elif is_taken(app, draft):
        draft = replace(draft, subject=_fresh(draft.entry_id))
    if draft is not None and draft.entry_id:
        found = app.ask(lambda reader: reader.find(Entry, id=draft.entry_id), ())
        entry = found[0] if found else Entry(kind=draft.kind, period=draft.period or None)
    elif draft is not None:
        entry = replace(entry, kind=draft.kind, period=draft.period or None)
    if entry.id:
        links = app.ask(lambda reader: reader.links([entry.id]), ())
        about = tuple((link.target, link.target_id) for link in links)
    untouched = EntryDraft(
        draft.subject if draft is not None else _fresh(entry.id),
        entry.body, entry.mood, entry.energy, entry.kind, about, entry.id, mark_of(entry.body),
        period=entry.period or "",
    )  # fmt: skip
    return Beginning(entry, untouched, replace(draft, entry_id=entry.id) if draft is not None else untouched)


def after_save(entry: Entry, sent: EntryDraft, now: EntryDraft) -> tuple[EntryDraft, EntryDraft]:
    """How the entry reads untouched once what was sent has been saved as it, and how what was typed since goes on."""
    decided = now.decided if now.decided != sent.decided else ""
    untouched = replace(sent, entry_id=entry.id, base=mark_of(entry.body), decided="")
    return untouched, replace(now, entry_id=entry.id, base=untouched.base, decided=decided)


def after_theirs(theirs: Entry, untouched: EntryDraft, now: EntryDraft) -> tuple[EntryDraft, EntryDraft]:
    """How the entry reads untouched now that another terminal has saved it, and mine with what I left as it was."""
    found = {name: getattr(theirs, name) for name in ("mood", "energy")}
    unchanged = {name for name in found if getattr(now, name) == getattr(untouched, name)}
    mine = replace(now, **{name: found[name] for name in unchanged})
    return replace(untouched, **found, base=mark_of(theirs.body)), mine


def is_taken(app: "TuiGoalsApp", draft: EntryDraft) -> bool:
    """Whether another terminal that lives has the draft open."""
    here, writer = app.opening.terminal, writer_of(draft)
    if writer is None or (writer.host, writer.pid, writer.process_start) == (here.host, here.pid, here.process_start):
        return False
    return processes.lives(writer, here)


def _continues(draft: EntryDraft, entry: Entry, about: tuple[About, ...]) -> bool:
    if entry.id or draft.entry_id:
        return draft.entry_id == entry.id
    if draft.kind is not entry.kind or draft.period != (entry.period or ""):
        return False
    return set(about) <= set(draft.about) and bool(about) == bool(draft.about)


def _fresh(entry_id: int) -> str:
    return f"{SUBJECT}{entry_id or 'new'}:{new_uid()[:12]}"
