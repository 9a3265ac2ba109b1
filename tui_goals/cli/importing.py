"""`import`: an export of ours or a reader's answers, taken in whole or not at all, once however often it is given."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tui_goals.cli.opening import Here
from tui_goals.cli.output import BadUse, give, say
from tui_goals.commands import do
from tui_goals.commands.feedback import Answer, take_in_answers
from tui_goals.commands.uniting import unite
from tui_goals.domain import Refused, Stored, Target
from tui_goals.exchange.reading import Malformed, parsed, read_text
from tui_goals.exchange.reading_rows import values_in
from tui_goals.reports.answers import answers_in, answers_in_json
from tui_goals.rules import phrases
from tui_goals.store import Store
from tui_goals.store.tx import Tx

WORDS = {"approve": "approves", "reject": "rejects", "comment": "comments on"}


class _Tried(Exception):
    """Ends a transaction of which nothing is kept, with what it came to."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self.value = value


def take_in(options: Namespace) -> int:
    """Take a file in, or say what that would be. Raises Refused with line and reason, and nothing has changed."""
    path = Path(options.file)
    try:
        text = read_text(path)
        found = parsed(text) if text.lstrip().startswith("{") else None
        if found is None or found.get("format") == "tui-goals answers":
            answers = answers_in(text) if found is None else answers_in_json(found)
            return _answers(options, answers)
        if found.get("format") == "tui-goals export":
            return _rows(options, values_in(found, text))
    except (Malformed, ValueError) as reason:
        raise Refused(f"{path}: {str(reason).rstrip('.')}. Nothing was taken in.") from None
    raise Refused(f"{path}: this is no file of ours (no “format” that is known). Nothing was taken in.")


def _answers(options: Namespace, answers: Sequence[Answer]) -> int:
    if not answers:
        raise BadUse(f"{options.file} holds no answer that is filled in")
    with Here(options).changing() as store:
        done = run(store, options.dry_run, take_in_answers, answers)
        titles = {(target, id): title for target, id, title in _titles(store)}
    lines = [f"{WORDS[each.verdict]} {titles.get((each.target, each.target_id), each.target)}" for each in done.new]
    if options.json:
        give({"new": done.count, "there": done.there, "dry_run": options.dry_run})
    else:
        word = "would be taken in" if options.dry_run else "taken in"
        there = f", {done.there} known already" if done.there else ""
        say(f"{phrases.count(done.count, 'answer')} {word}{there}.", *(f"  {line}" for line in lines))
    return 0


def _rows(options: Namespace, values: Sequence[Stored]) -> int:
    with Here(options).changing(begin=not options.dry_run) as store:
        united = run(store, options.dry_run, unite, values)
    if options.json:
        give({"added": dict(united.added), "there": united.there, "dry_run": options.dry_run})
        return 0
    word = "would be added" if options.dry_run else "added"
    there = f", {united.there:,} known already" if united.there else ""
    say(f"{phrases.count(united.count, 'row')} {word}{there}.")
    say(*(f"  {phrases.count(number, name)}" for name, number in united.added))
    return 0


def run(store: Store, dry_run: bool, command: Callable[..., Any], *arguments: Any) -> Any:
    """What a command came to; in a dry run nothing of it is kept."""
    if not dry_run:
        return do(store, command, *arguments).value

    def tried(tx: Tx) -> Any:
        raise _Tried(command(tx, *arguments))

    try:
        do(store, tried)
    except _Tried as told:
        return told.value
    raise AssertionError("a dry run always ends early")


def _titles(store: Store) -> list[tuple[Target, int, str]]:
    from tui_goals.domain import Milestone

    with store.reading() as source:
        goals = [(Target.GOAL, each.id, f"“{each.title}”") for each in source.goals()]
        return goals + [(Target.MILESTONE, each.id, f"“{each.title}”") for each in source.find(Milestone)]
