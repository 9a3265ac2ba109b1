"""`reader`: who reports are made for, and what is shared with them."""

from argparse import Namespace
from typing import Any

from tui_goals.cli.opening import Here
from tui_goals.cli.output import give, say, table
from tui_goals.cli.reporting import reader_named
from tui_goals.commands import do
from tui_goals.commands.readers import add_reader, remove_reader, share, unshare
from tui_goals.domain import ReaderKind, ReportReader, Shared, Sharing
from tui_goals.store import Reader, Store


def add(options: Namespace) -> int:
    """Add a reader; nothing is shared with them yet."""
    with Here(options).changing() as store:
        reader = do(store, add_reader, options.name, ReaderKind(options.kind)).value
        return _tell(options, store, reader, str(reader.id))


def list_readers(options: Namespace) -> int:
    """Print who there is, and what is shared with each."""
    with Here(options).reading() as source:
        readers = source.find(ReportReader) if source is not None else ()
        if options.json:
            give([_as_json(source, each) for each in readers] if source is not None else [])
        elif source is not None:
            rows = [(each.id, each.name, each.kind, ", ".join(_shared(source, each))) for each in readers]
            table(("ID", "NAME", "KIND", "SHARED"), rows)
    return 0


def remove(options: Namespace) -> int:
    """Remove a reader with what was shared with them and what they answered."""
    with Here(options).changing() as store:
        reader = do(store, remove_reader, _named(store, options.name).id).value
        if options.json:
            give({"id": reader.id, "name": reader.name})
        else:
            say(f"Removed {reader.name}. `tui-goals undo` brings them back.")
    return 0


def mark(options: Namespace) -> int:
    """Share a goal, a milestone or an entry with a reader, or no longer."""
    with Here(options).changing() as store:
        reader, target = _named(store, options.name), Shared(options.kind)
        things = [(target, options.id)]
        if target is Shared.GOAL and options.milestones:
            things += [(Shared.MILESTONE, each.id) for each in store.reader.milestones_of(options.id)]
        done = do(store, share if options.move == "share" else unshare, reader.id, things).value
        word = "Shared" if options.move == "share" else "No longer shared"
        return _tell(options, store, reader, f"{word} with {done.reader}: {done.title}.")


def _named(store: Store, name: str) -> ReportReader:
    with store.reading() as source:
        return reader_named(source, name)


def _tell(options: Namespace, store: Store, reader: ReportReader, words: str) -> int:
    if options.json:
        with store.reading() as source:
            give(_as_json(source, reader))
    else:
        say(words)
    return 0


def _as_json(source: Reader, reader: ReportReader) -> dict[str, Any]:
    from tui_goals.exchange.export import as_row

    sharings = source.find(Sharing, reader_id=reader.id)
    return as_row(reader) | {"shared": [{"kind": str(each.target), "id": each.target_id} for each in sharings]}


def _shared(source: Reader, reader: ReportReader) -> list[str]:
    return [f"{each.target} {each.target_id}" for each in source.find(Sharing, reader_id=reader.id)]
