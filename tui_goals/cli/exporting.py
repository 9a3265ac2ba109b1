"""`export`: everything as JSON, texts as Markdown, records as CSV, to a file of one's own or to standard output."""

from argparse import Namespace
from pathlib import Path

from tui_goals.cli.opening import Here
from tui_goals.cli.output import BadUse, give, give_bare, give_json, give_text, say
from tui_goals.domain import Goal, NotFound, Refused
from tui_goals.store import Reader
from tui_goals.store.files import write_private

STANDARD_OUTPUT = "-"


def export(options: Namespace) -> int:
    """Write what was asked for; nothing is held while it is written."""
    here = Here(options)
    if options.raw and options.what not in ("sessions", "measurements"):
        raise BadUse("--raw goes with --sessions or --measurements")
    with here.reading() as reader:
        text = _everything(reader, options) if options.what is None else _part(reader, options, here)
    if options.file == STANDARD_OUTPUT:
        show = give_json if options.what is None else give_bare if options.raw else give_text
        show(text)
        return 0
    path = Path(options.file).absolute()
    if path.exists() and here.db.exists() and path.samefile(here.db):
        raise Refused(f"{path} is the database itself. Name another file.")
    data = text.encode()
    write_private(path, data, replace=options.force)
    if options.json:
        give({"file": str(path), "bytes": len(data)})
    else:
        say(f"{path}: {len(data):,} bytes")
    return 0


def _everything(reader: Reader | None, options: Namespace) -> str:
    from tui_goals.exchange.export import document

    return document(reader, history=not options.without_history)


def _part(reader: Reader | None, options: Namespace, here: Here) -> str:
    """The journal or a goal as Markdown, or records as CSV."""
    from tui_goals.reports import cells, pages

    if reader is None:
        raise NotFound(f"There is nothing in {here.db} yet. `tui-goals add goal TITLE` begins it.")
    match options.what:
        case "sessions":
            return cells.sessions_csv(reader, options.raw)
        case "measurements":
            return cells.measurements_csv(reader, options.raw)
        case "journal":
            return pages.journal_page(reader, here.today)
    return pages.goal_page(reader, reader.get(Goal, options.what), here.today)
