"""`report`: a week, month, quarter or year as Markdown, HTML or text, for oneself or for a reader."""

from argparse import Namespace
from pathlib import Path

from tui_goals.cli.opening import Here
from tui_goals.cli.output import BadUse, give, give_text, say
from tui_goals.domain import EntryKind, Goal, NotFound, Refused, ReportReader
from tui_goals.reports.composing import composed
from tui_goals.reports.document import Format
from tui_goals.reports.gathering import gather
from tui_goals.reports.rendering import rendered
from tui_goals.rules import periods
from tui_goals.state import AppState, load
from tui_goals.store import Reader
from tui_goals.store.files import write_private

SUFFIXES = {".md": Format.MARKDOWN, ".html": Format.HTML, ".htm": Format.HTML, ".txt": Format.TEXT}


def report(options: Namespace) -> int:
    """Print or write a report; nothing is changed by it."""
    here = Here(options)
    period = periods.period_of(EntryKind(options.period), here.past_day(options.on) or here.today)
    form = _format(options)
    with here.reading() as reader:
        if reader is None:
            raise NotFound(f"There is nothing in {here.db} yet. `tui-goals add goal TITLE` begins it.")
        state = load(reader, AppState(), here.clock.now(), here.zone, here.settings.day_cutoff)
        goal = reader.get(Goal, options.of) if options.of is not None else None
        made_for = reader_named(reader, options.reader) if options.reader is not None else None
        document = composed(gather(state, reader, period, goal, made_for, here.settings.rest_days))
    text = rendered(document, form)
    if options.output is None:
        days = {"first_day": period.first_day.isoformat(), "last_day": period.last_day.isoformat()}
        if options.json:
            give({"title": document.title, **days, "format": str(form), "text": text})
        else:
            give_text(text)
        return 0
    _write(here, Path(options.output).absolute(), text.encode(), options)
    return 0


def reader_named(reader: Reader, name: str) -> ReportReader:
    """The reader with that name, in any case. Raises NotFound."""
    found = next((each for each in reader.find(ReportReader) if each.name.casefold() == name.casefold()), None)
    if found is None:
        raise NotFound(f"There is no reader “{name}”. `tui-goals reader list` prints who there is.")
    return found


def _format(options: Namespace) -> Format:
    """The one that was named, else the one the file's name tells, else plain text."""
    if options.format is not None:
        return Format(options.format)
    suffix = Path(options.output or "").suffix.lower()
    if suffix and suffix not in SUFFIXES:
        raise BadUse(f"--format says which form {options.output} shall have: {', '.join(Format)}")
    return SUFFIXES.get(suffix, Format.TEXT)


def _write(here: Here, path: Path, data: bytes, options: Namespace) -> None:
    if path.exists() and here.db.exists() and path.samefile(here.db):
        raise Refused(f"{path} is the database itself. Name another file.")
    write_private(path, data, replace=options.force)
    if options.json:
        give({"file": str(path), "bytes": len(data)})
    else:
        say(f"{path}: {len(data):,} bytes")
