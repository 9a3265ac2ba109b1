"""What can be typed after `tui-goals`; all but argparse is loaded where it is needed, so that help comes at once."""

from __future__ import annotations

import os
import re
import sys
from argparse import SUPPRESS, Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence

from tui_goals import __version__
from tui_goals.cli.argument_types import a_count, a_number, an_amount, an_id

TYPE_CHECKING = False
"""As in typing, which would cost a tenth of the time that help takes."""
if TYPE_CHECKING:
    from typing import Any, NoReturn

DESCRIPTION = "From a year-end goal down to the next 25 minutes of work. Without a verb it opens the full screen."
EPILOG = """\
examples:
  tui-goals                           open the app
  tui-goals demo                      look round in an example, thrown away after
  tui-goals add goal "Run a marathon" --due "31 oct"
  tui-goals list goals --json | jq -r '.[].title'
  tui-goals VERB --help               more about a verb, with an example

Exit codes: 0 done, 1 refused or failed, 2 bad use. All data is in one file:
--db, else TUI_GOALS_DB, else the platform's data folder; `tui-goals doctor`
says where."""

LISTS = ("goals", "milestones", "tasks", "bites", "sessions", "entries")
MEASURES = ("number", "milestones", "habit", "average")
PERIODS = ("day", "week", "month")
FINISHED = ("milestone", "task", "bite")
STANDARD_OUTPUT = 1
NARROWEST, WIDEST = 40, 110
"""Columns of help."""


class Parser(ArgumentParser):
    """A parser that tells what is wrong in one line, and knows `-20`, `-3d` or `-wed` from an option."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(formatter_class=_formatter, allow_abbrev=False, **arguments)
        self._negative_number_matcher = re.compile(r"-(?:[\d.,]|p\d|(?:mon|tue|wed|thu|fri|sat|sun))", re.IGNORECASE)

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        from tui_goals.terminal.text import clean_line

        self.exit(2, f"tui-goals: {clean_line(message)}. Try: {self.prog} --help\n")


def parse(arguments: Sequence[str] | None) -> Namespace:
    """What was asked for; raises SystemExit after help and after a mistake."""
    typed = [_as_utf8(text) for text in (sys.argv[1:] if arguments is None else arguments)]
    parser = Parser(prog="tui-goals", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"tui-goals {__version__}", help="print the version")
    parser.add_argument("--db", metavar="PATH", help="the database file")
    parser.add_argument("--json", action="store_true", help="print JSON; both are taken after the verb, too")
    parser.set_defaults(run="screen.open_app")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")
    for name, (run, what, example, add_arguments) in VERBS.items():
        verb = make_verb(verbs, name, run, what, example)
        if name in typed:
            add_arguments(verb)
    return parser.parse_args(typed)


def _as_utf8(text: str) -> str:
    """A text whose bytes the locale does not know, read as UTF-8 if it is; files and terminals mostly are."""
    if text.isascii() or not any("\udc80" <= character <= "\udcff" for character in text):
        return text
    return os.fsencode(text).decode("utf-8", "surrogateescape")


def make_verb(verbs: Any, name: str, run: str, what: str, example: str) -> Parser:
    """A verb's own parser; `run` is module and function within this package."""
    plain = f"{what[0].upper()}{what[1:]}."
    parser: Parser = verbs.add_parser(name, help=what, description=plain, epilog=f"example:\n  tui-goals {example}")
    parser.add_argument("--db", metavar="PATH", default=SUPPRESS, help="the database file")
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    parser.set_defaults(run=run)
    return parser


def _nothing(verb: Parser) -> None:
    """For a verb that takes nothing of its own."""


def _status(verb: Parser) -> None:
    verb.add_argument("--format", metavar="TEXT", action=_StatusLine, help="print only what runs, for a prompt or a "
                      "status line: {subject} {state} {elapsed} {remaining} {over} {percent} {units} {goal} {break}; "
                      "nothing when nothing runs")  # fmt: skip


class _StatusLine(Action):
    """Has the line printed by a module of its own, which loads less."""

    def __call__(self, parser: ArgumentParser, options: Namespace, values: Any, name: str | None = None) -> None:
        options.format, options.run = values, "status_line.status_line"


def _list(verb: Parser) -> None:
    verb.add_argument("kind", choices=LISTS, metavar="KIND", help=", ".join(LISTS))
    verb.add_argument("--of", type=an_id, metavar="ID", help="only those of this parent (of a bite: its sessions; of a "
                      "goal: its milestones and entries)")  # fmt: skip
    which = verb.add_mutually_exclusive_group()
    which.add_argument("--open", action="store_true", help="leave out what is done")
    which.add_argument("--all", action="store_true", help="also what is no longer in play: of goals that have ended "
                       "and, for tasks and bites, of milestones that are done")  # fmt: skip
    verb.add_argument("--find", metavar="QUERY", help="only those with these words, whatever their case and accents; "
                      "of entries also \"a phrase\", kind: tag: goal: mood: after: before:")  # fmt: skip
    verb.add_argument("--limit", type=a_count, metavar="N", help="at most so many; sessions and entries: the newest")
    verb.add_argument("--on", metavar="DATE", help="sessions of this day: today, yesterday, mon, 2026-03-01, ...")
    verb.add_argument("--since", metavar="DATE", help="sessions from this day on")
    verb.add_argument("--until", metavar="DATE", help="sessions up to this day, included")


def _add(verb: Parser) -> None:
    kinds = verb.add_subparsers(title="kinds", metavar="KIND", required=True, dest="kind")
    goal = _kind(kinds, "goal", "", 'goal "Write the novel" --due "31 dec" --amount 80000 --unit words')
    goal.add_argument("--amount", type=a_number, metavar="N", help="the number to reach, with its --unit")
    goal.add_argument("--unit", metavar="U", help="what is counted: words, km, ...")
    goal.add_argument("--kind", dest="measure", choices=MEASURES, metavar="KIND", help="number, milestones, habit or "
                      "average; without it a number if it has an --amount")  # fmt: skip
    goal.add_argument("--per", choices=PERIODS, metavar="PERIOD", help="a habit: --amount times a day, week or month")
    goal.add_argument("--from", type=a_number, dest="start", metavar="N", help="the number to begin at (0)")
    goal.add_argument("--area", metavar="TEXT", help="the part of life it belongs to")
    milestone = _kind(kinds, "milestone", "goal", 'milestone "First draft" --of 1 --due +6w --amount 60000')
    milestone.add_argument("--amount", type=a_number, metavar="N", help="what it contributes to the goal's number")
    milestone.add_argument("--unit", metavar="U", help="the goal's unit, to be sure")
    task = _kind(kinds, "task", "milestone", 'task "Chapter 1" --of 2 --due fri')
    bite = _kind(kinds, "bite", "task", 'bite "1000 words" --of 3 --amount 1000 --unit words')
    bite.add_argument("--amount", type=a_number, metavar="N", help="how much it is, with its --unit")
    bite.add_argument("--unit", metavar="U", help="what is counted: words, pages, ...")
    for reasoned in (goal, milestone):
        reasoned.add_argument("--why", metavar="TEXT", help="why it matters")
    for dated in (goal, milestone, task):
        dated.add_argument("--due", metavar="DATE", help="2026-12-31, fri, +3d, 31 dec, eom, ...")


def _kind(kinds: Any, name: str, parent: str, example: str) -> Parser:
    parser = make_verb(kinds, name, "adding.add", f"add a {name} and print its id", f"add {example}")
    parser.add_argument("title", metavar="TITLE", help="what it is called")
    if parent:
        parser.add_argument("--of", type=an_id, required=True, metavar="ID", help=f"the {parent} it belongs to")
    return parser


def _done(verb: Parser) -> None:
    verb.add_argument("kind", choices=FINISHED, metavar="KIND", help=", ".join(FINISHED))
    verb.add_argument("id", type=an_id, metavar="ID", help="as `list` prints it")


def _log(verb: Parser) -> None:
    verb.add_argument("goal", type=an_id, metavar="GOAL", help="its id")
    verb.add_argument("amount", type=an_amount, metavar="AMOUNT", help="1200 or -20 is added; '=43760' is a new total, "
                      "of a habit what that day came to")  # fmt: skip
    verb.add_argument("--total", action="store_true", help="the amount is a new total, as with = (zsh eats it)")
    verb.add_argument("--on", metavar="DATE", help="the day it was done: yesterday, mon, -3d, 2026-03-01, ...")
    verb.add_argument("--note", metavar="TEXT", default="", help="a line about it")


def _undo(verb: Parser) -> None:
    which = verb.add_mutually_exclusive_group()
    which.add_argument("--list", action="store_true", help="print the newest steps and change nothing")
    which.add_argument("--step", type=an_id, metavar="ID", help="undo this step")


def _declared_in(module: str, name: str) -> Callable[[Parser], None]:
    """The arguments of a verb that are declared in a module of their own."""

    def add_arguments(verb: Parser) -> None:
        from importlib import import_module

        getattr(import_module(f"tui_goals.cli.{module}"), name)(verb)

    return add_arguments


def _formatter(prog: str) -> RawDescriptionHelpFormatter:
    """Help as wide as the terminal, found without `shutil`, which argparse would load for it."""
    try:
        width = int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size(STANDARD_OUTPUT).columns
    except (ValueError, OSError):
        width = 80
    return RawDescriptionHelpFormatter(prog, width=min(max(width, NARROWEST), WIDEST) - 2, max_help_position=26)


VERBS: dict[str, tuple[str, str, str, Callable[[Parser], None]]] = {
    "demo": ("screen.open_demo", "open the app on an example that is thrown away afterwards", "demo", _nothing),
    "status": ("status.status", "print the focus session, today's queue and counts", "status --json", _status),
    "list": (
        "listing.list_kind",
        "print what there is, with the ids that other verbs take",
        "list tasks --of 3 --open",
        _list,
    ),
    "add": ("adding.add", "add something new and print its id", 'add task "Chapter 1" --of 2 --due fri', _add),
    "done": ("changing.done", "finish a milestone, a task or a bite", "done bite 12", _done),
    "log": ("changing.log", "record an amount for a goal that counts a number", "log 1 1200 --on yesterday", _log),
    "quick": (
        "quick.quick",
        "add what one line of prose says, as `:` does in the app",
        'quick "1000 words of chapter 3 by fri @novel #writing ~50m" --dry-run',
        _declared_in("quick", "arguments"),
    ),
    "date": (
        "dating.day",
        "print the day that a text means, and how it was understood",
        'date "last friday of march" --now 2026-11-22',
        _declared_in("dating", "arguments"),
    ),
    "focus": (
        "focusing.status",
        "run a focus session without the full screen",
        "focus start",
        _declared_in("focus_arguments", "focus"),
    ),
    "undo": ("undoing.undo", "undo the newest step, of whatever terminal", "undo --step 41", _undo),
    "redo": ("undoing.redo", "do again what was undone last", "redo", _nothing),
    "export": (
        "exporting.export",
        "write everything as JSON, to a file for your eyes only or to standard output",
        "export backup.json --force",
        _declared_in("file_arguments", "export"),
    ),
    "report": (
        "reporting.report",
        "tell of a week, month, quarter or year: achieved, to come, changed, the numbers",
        "report --month --format html --output march.html",
        _declared_in("file_arguments", "report"),
    ),
    "reader": (
        "readers.list_readers",
        "say who reports are made for and what they may see",
        "reader share Ada goal 1 --milestones",
        _declared_in("file_arguments", "reader"),
    ),
    "scope": (
        "scopes.list_scopes",
        "agree on a goal's milestones and dates, and see what changed since",
        'scope agree 1 --reader Ada --note "as we said on Monday"',
        _declared_in("file_arguments", "scope"),
    ),
    "reward": (
        "rewarding.list_rewards",
        "see the rewards you have earned, and take them",
        "reward take milestone 3",
        _declared_in("file_arguments", "reward"),
    ),
    "baseline": (
        "baselines.list_baselines",
        "keep the plan under a name, and see how far it has slipped since",
        "baseline take Start --of 1",
        _declared_in("file_arguments", "baseline"),
    ),
    "import": (
        "importing.take_in",
        "take in an export of ours, or a reader's answers; nothing doubles",
        "import answer.txt --dry-run",
        _declared_in("file_arguments", "take_in"),
    ),
    "forecast": (
        "forecasting.forecast",
        "print by when a goal and its milestones will be finished",
        "forecast 1 --json",
        _declared_in("file_arguments", "forecast"),
    ),
    "coach": (
        "coach.coach",
        "say how specific, measurable, achievable, relevant and time-bound a goal is",
        'coach "Run a marathon in October" --hours 5',
        _declared_in("goal_arguments", "coach"),
    ),
    "template": (
        "templates.list_templates",
        "make a whole goal from a template: milestones, tasks and first bites",
        'template use marathon --due "31 oct"',
        _declared_in("goal_arguments", "template"),
    ),
    "doctor": ("doctor.doctor", "look at the database and its surroundings; changes nothing", "doctor", _nothing),
    "reset-terminal": (
        "screen.reset",
        "bring a terminal back that a killed program left in a bad state",
        "reset-terminal",
        _nothing,
    ),
}
"""For each verb what runs it, what it does, an example, and its arguments, declared only where the verb was typed."""
