"""`export`: everything as JSON, to a file of one's own or to standard output."""

from argparse import Namespace
from pathlib import Path

from tui_goals.cli.opening import Here
from tui_goals.cli.output import give, give_json, say
from tui_goals.domain import Refused
from tui_goals.exchange.export import document
from tui_goals.store.files import write_private

STANDARD_OUTPUT = "-"


def export(options: Namespace) -> int:
    """Write everything; nothing is held while it is written."""
    here = Here(options)
    with here.reading() as reader:
        text = document(reader, history=not options.without_history)
    if options.file == STANDARD_OUTPUT:
        give_json(text)
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
