"""Readers: who a report is made for, and what they may see; everything is private unless it is marked."""

from collections.abc import Iterable

from tui_goals.commands.editing import merged, remove_all
from tui_goals.domain import (
    AgreedScope,
    Entry,
    Feedback,
    Goal,
    Milestone,
    ReaderKind,
    Refused,
    ReportReader,
    Shared,
    Sharing,
)
from tui_goals.domain.values import frozen
from tui_goals.rules import texts
from tui_goals.store.tx import Tx

KINDS: dict[Shared, type[Goal | Milestone | Entry]] = {
    Shared.GOAL: Goal,
    Shared.MILESTONE: Milestone,
    Shared.ENTRY: Entry,
}


@frozen
class View:
    """What was marked for a reader, or no longer is."""

    title: str
    reader: str


def add_reader(tx: Tx, name: str, kind: ReaderKind = ReaderKind.PEER) -> ReportReader:
    """Add reader {it.name}.

    Nothing is shared with them yet. Raises Refused where the name does not hold or is taken.
    """
    return tx.add(ReportReader(name=_name(tx, name), kind=kind))


def edit_reader(tx: Tx, base: ReportReader, mine: ReportReader) -> ReportReader:
    """Edit reader {it.name}.

    Raises Refused where the name does not hold or is taken, Conflict where another terminal changed it.
    """
    kept, changes = merged(tx, base, mine)
    if "name" in changes:
        changes["name"] = _name(tx, changes["name"], kept.id)
    return tx.change(kept, **changes)


def remove_reader(tx: Tx, reader_id: int) -> ReportReader:
    """Remove reader {it.name}.

    What was shared with them no longer is, and their answers go; scopes agreed with them stay.
    """
    reader = tx.get(ReportReader, reader_id)
    for kind in (Sharing, Feedback):
        remove_all(tx, tx.find(kind, reader_id=reader_id))
    for scope in tx.find(AgreedScope, reader_id=reader_id):
        tx.change(scope, reader_id=None)
    tx.remove(reader)
    return reader


def share(tx: Tx, reader_id: int, things: Iterable[tuple[Shared, int]]) -> View:
    """Share {it.title} with {it.reader}.

    What is shared already stays so. Raises NotFound.
    """
    return _mark(tx, reader_id, things, wanted=True)


def unshare(tx: Tx, reader_id: int, things: Iterable[tuple[Shared, int]]) -> View:
    """Share {it.title} no longer with {it.reader}."""
    return _mark(tx, reader_id, things, wanted=False)


def _mark(tx: Tx, reader_id: int, things: Iterable[tuple[Shared, int]], wanted: bool) -> View:
    reader = tx.get(ReportReader, reader_id)
    titles = []
    for target, target_id in things:
        thing = tx.get(KINDS[target], target_id)
        titles.append(f"the entry of {thing.local_day}" if isinstance(thing, Entry) else f"“{thing.title}”")
        found = tx.find(Sharing, reader_id=reader_id, target=target, target_id=target_id)
        if wanted and not found:
            tx.add(Sharing(reader_id=reader_id, target=target, target_id=target_id))
        elif not wanted:
            remove_all(tx, found)
    more = f" and {len(titles) - 1} more" if len(titles) > 1 else ""
    return View(f"{titles[0]}{more}" if titles else "nothing", reader.name)


def _name(tx: Tx, name: str, own_id: int = 0) -> str:
    cleaned = texts.clean_line(name, "reader", texts.LABEL_LIMIT)
    taken = (each for each in tx.find(ReportReader) if each.id != own_id)
    if any(each.name.casefold() == cleaned.casefold() for each in taken):
        raise Refused(f"There is a reader “{cleaned}” already. Choose another name.")
    return cleaned
