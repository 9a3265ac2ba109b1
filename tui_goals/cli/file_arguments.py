"""The arguments of the verbs that write or read files and of those a report is made for."""

from tui_goals.cli.parser import Parser, an_id

PERIODS = (("week", "weekly"), ("month", "monthly"), ("quarter", "quarterly"), ("year", "yearly"))


def export(verb: Parser) -> None:
    """Of `export`."""
    verb.add_argument("file", nargs="?", default="-", metavar="FILE", help="standard output if left out or -")
    verb.add_argument("--force", action="store_true", help="replace the file if there is one")
    verb.add_argument("--without-history", action="store_true", help="leave out the undo steps, which hold what was "
                      "deleted lately")  # fmt: skip


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
