"""The arguments of `focus` and its moves."""

from tui_goals.cli.argument_types import a_minutes, a_number, an_amount, an_id
from tui_goals.cli.parser import Parser, make_verb


def focus(verb: Parser) -> None:
    """Of `focus`."""
    moves = verb.add_subparsers(title="moves", metavar="MOVE", required=True, dest="move")

    def move(name: str, what: str, example: str = "") -> Parser:
        return make_verb(moves, name, f"focusing.{name}", what, f"focus {name} {example}".rstrip())

    start = move("start", "start a session, which runs on by itself", '12 --minutes 25 --commit "the storm scene"')
    start.add_argument(
        "bite", nargs="?", type=an_id, metavar="BITE", help="its id; left out, the head of today's queue"
    )
    start.add_argument("--quick", metavar="TEXT", help="without a bite: what it is about")
    limit = start.add_mutually_exclusive_group()
    limit.add_argument("--minutes", type=a_minutes, metavar="N", help="the planned time: 25, 1h30, ...")
    limit.add_argument("--no-limit", action="store_true", help="no planned time")
    start.add_argument("--units", type=a_number, metavar="N", help="the planned amount (what is left of the bite's)")
    start.add_argument("--commit", metavar="TEXT", help="what you will do, in your own words")
    move("pause", "stop the clock; what is paused is not focus")
    move("resume", "let the clock run again")
    done = move("done", "end the session, and with it the bite", "950")
    done.add_argument("--partial", action="store_true", help="done in part: the bite stays open")
    abandon = move("abandon", "leave the session; its minutes and units are kept", '120 --reason "too tired"')
    abandon.add_argument("--reason", metavar="TEXT", help="what was in the way")
    for end, left_out in ((done, "what was planned"), (abandon, "nothing")):
        end.add_argument("amount", nargs="?", type=an_amount, metavar="AMOUNT", help="what was done: 250; '=3450' is "
                         f"a new total; left out, {left_out}")  # fmt: skip
        end.add_argument("--total", action="store_true", help="the amount is a new total, as with = (zsh eats it)")
    move("status", "print the open session", "--json")
