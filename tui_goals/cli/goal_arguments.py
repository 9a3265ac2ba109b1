"""The arguments of the verbs that help to write a goal."""

from tui_goals.cli.parser import Parser, a_number


def coach(verb: Parser) -> None:
    """Of `coach`."""
    verb.add_argument("text", metavar="TEXT", help="the goal in a sentence")
    verb.add_argument("--why", metavar="TEXT", help="what it is for")
    verb.add_argument("--hours", type=a_number, metavar="H", help="the hours a week there are for it")
    verb.add_argument("--measure", metavar="TEXT", help='how it is counted: "80000 words"')
