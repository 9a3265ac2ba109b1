"""The arguments of the verbs that write or read files and of those a report is made for."""

from tui_goals.cli.argument_types import an_id
from tui_goals.cli.parser import Parser, make_verb

PERIODS = (("week", "weekly"), ("month", "monthly"), ("quarter", "quarterly"), ("year", "yearly"))


def export(verb: Parser) -> None:
    """Of `export`."""
    verb.add_argument("file", nargs="?", default="-", metavar="FILE", help="standard output if left out or -")
    verb.add_argument("--force", action="store_true", help="replace the file if there is one")
    verb.add_argument("--without-history", action="store_true", help="leave out the undo steps, which hold what was "
                      "deleted lately")  # fmt: skip
    what = verb.add_mutually_exclusive_group()
    what.add_argument("--journal", action="store_const", const="journal", dest="what", help="the journal as Markdown")
    what.add_argument("--goal", type=an_id, dest="what", metavar="ID", help="one goal as a Markdown document")
    what.add_argument("--sessions", action="store_const", const="sessions", dest="what", help="focus sessions as CSV")
    what.add_argument("--measurements", action="store_const", const="measurements", dest="what", help="values as CSV")
    verb.add_argument("--raw", action="store_true", help="CSV: texts as they were typed, also what a spreadsheet would "
                      "take for a formula")  # fmt: skip


def report(verb: Parser) -> None:
    """Of `report`."""
    which = verb.add_mutually_exclusive_group()
    for name, kind in PERIODS:
        usual = " (if none is named)" if name == "week" else ""
        which.add_argument(
            f"--{name}", action="store_const", const=kind, dest="period", default="weekly", help=f"a {name}{usual}"
        )
    verb.add_argument("--on", metavar="DATE", help="a day in it: today if left out, last fri, -7d, 2026-03-01, ...")
    verb.add_argument("--of", type=an_id, metavar="GOAL", help="only of this goal")
    verb.add_argument("--reader", metavar="NAME", help="for this reader: only what is shared with them")
    verb.add_argument("--format", choices=("md", "html", "text"), help="what the file's name says, else text")
    verb.add_argument("--output", metavar="FILE", help="write a file for your eyes only instead of printing")
    verb.add_argument("--force", action="store_true", help="replace the file if there is one")


def reader(verb: Parser) -> None:
    """Of `reader`."""
    moves = verb.add_subparsers(title="moves", metavar="MOVE", required=True, dest="move")
    add = make_verb(moves, "add", "readers.add", "add a reader; nothing is shared with them yet", "reader add Ada")
    add.add_argument("--kind", choices=("peer", "mentor", "group", "client"), default="peer", help="what they are")
    make_verb(moves, "list", "readers.list_readers", "print who there is and what they may see", "reader list")
    remove = make_verb(moves, "remove", "readers.remove", "remove a reader and their answers", "reader remove Ada")
    share = make_verb(moves, "share", "readers.mark", "let a reader see something", "reader share Ada goal 1")
    unshare = make_verb(moves, "unshare", "readers.mark", "make it private again", "reader unshare Ada goal 1")
    for move in (add, remove, share, unshare):
        move.add_argument("name", metavar="NAME", help="what the reader is called")
    for move in (share, unshare):
        move.add_argument("kind", choices=("goal", "milestone", "entry"), metavar="KIND", help="goal, milestone, entry")
        move.add_argument("id", type=an_id, metavar="ID", help="as `list` prints it")
        move.add_argument("--milestones", action="store_true", help="of a goal: its milestones, too")


def scope(verb: Parser) -> None:
    """Of `scope`."""
    moves = verb.add_subparsers(title="moves", metavar="MOVE", required=True, dest="move")
    agree = make_verb(moves, "agree", "scopes.agree", "keep milestones and dates as agreed", "scope agree 1")
    agree.add_argument("--reader", metavar="NAME", help="with whom")
    agree.add_argument("--note", metavar="TEXT", default="", help="a line about it")
    listed = make_verb(moves, "list", "scopes.list_scopes", "print each version and what changed since", "scope list 1")
    for move in (agree, listed):
        move.add_argument("goal", type=an_id, metavar="GOAL", help="its id")


def reward(verb: Parser) -> None:
    """Of `reward`."""
    moves = verb.add_subparsers(title="moves", metavar="MOVE", required=True, dest="move")
    make_verb(moves, "list", "rewarding.list_rewards", "print what was earned and not taken", "reward list")
    take = make_verb(moves, "take", "rewarding.take", "take what was promised for it", "reward take milestone 3")
    take.add_argument("kind", choices=("goal", "milestone"), metavar="KIND", help="goal, milestone")
    take.add_argument("id", type=an_id, metavar="ID", help="as `reward list` prints it")


def baseline(verb: Parser) -> None:
    """Of `baseline`."""
    moves = verb.add_subparsers(title="moves", metavar="MOVE", required=True, dest="move")
    take = make_verb(moves, "take", "baselines.take", "keep the plan as it is under a name", "baseline take Start")
    take.add_argument("name", metavar="NAME", help="what it is called")
    take.add_argument("--of", type=an_id, metavar="GOAL", help="only of this goal")
    make_verb(moves, "list", "baselines.list_baselines", "print each, and the slip since", "baseline list")


def take_in(verb: Parser) -> None:
    """Of `import`."""
    verb.add_argument("file", metavar="FILE", help="an export as JSON, or a report whose answers are filled in")
    verb.add_argument("--dry-run", action="store_true", help="say what would be taken in, and change nothing")


def forecast(verb: Parser) -> None:
    """Of which goal."""
    verb.add_argument("id", type=an_id, metavar="GOAL", help="its id, as `list goals` prints it")
