"""`scope`: agree on a goal's scope, and see what changed since."""

from argparse import Namespace

from tui_goals.cli.opening import Here
from tui_goals.cli.output import give, say
from tui_goals.cli.reporting import reader_named
from tui_goals.commands import do
from tui_goals.commands.feedback import agree_scope
from tui_goals.domain import Goal, ReportReader
from tui_goals.state.agreements import scopes_of, version_words


def agree(options: Namespace) -> int:
    """Keep a goal's milestones and dates as agreed."""
    with Here(options).changing() as store:
        reader_id = None
        if options.reader is not None:
            with store.reading() as source:
                reader_id = reader_named(source, options.reader).id
        scope = do(store, agree_scope, options.goal, reader_id, options.note).value
        if options.json:
            from tui_goals.exchange.export import as_row

            give(as_row(scope))
        else:
            say(f"Agreed: version {scope.number}.")
    return 0


def list_scopes(options: Namespace) -> int:
    """Print each version, newest first, with what changed since."""
    here = Here(options)
    with here.reading() as source:
        if source is None:
            return 0
        told = scopes_of(source, source.get(Goal, options.goal))
        names = {each.id: each.name for each in source.find(ReportReader)}
    if options.json:
        give([{"number": e.number, "day": str(e.local_day), "note": e.note, "changes": list(c)} for e, c in told])
        return 0
    for each, changes in told:
        whom = f" (with {names[each.reader_id]})" if each.reader_id in names else ""
        say(f"{version_words(each, here.today)}{whom}")
        say(*(f"  {change}" for change in changes or ("nothing changed since",)))
    return 0
