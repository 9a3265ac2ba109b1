"""`coach`: what a goal's statement has of the five letters of SMART, why, and what to ask for the rest."""

from argparse import Namespace

from tui_goals.cli.output import give, say
from tui_goals.rules.coach import judge
from tui_goals.rules.coach_pace import beside_statement

SIGNS = {True: "ok", False: "missing", None: "not judged"}


def coach(options: Namespace) -> int:
    """Print the verdicts; nothing is read or written."""
    judgement = judge(options.text, beside_statement(options.text, options.why, options.measure, options.hours))
    if options.json:
        letters = {
            str(letter): {"ok": verdict.ok, "why": verdict.why, "ask": verdict.ask}
            for letter, verdict in judgement.letters.items()
        }
        give({"letters": letters, "vague": judgement.vague})
        return 0
    for letter, verdict in judgement.letters.items():
        say(f"{letter}  {SIGNS[verdict.ok]:<10}  {' '.join(filter(None, (verdict.why, verdict.ask)))}")
    if not judgement.is_read:
        say("Not judged: the coach reads English only.")
    else:
        say("Vague: nobody could tell when it is reached." if judgement.vague else "Clear.")
    return 0
