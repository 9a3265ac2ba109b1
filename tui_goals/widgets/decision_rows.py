"""What there is to decide in a review as rows: each goal, its milestones off track, and what was decided about them."""

from collections.abc import Iterable, Mapping
from datetime import date

from tui_goals.domain import Decision, DecisionKind, Goal, Target
from tui_goals.domain.values import frozen
from tui_goals.rules import marks, phrases
from tui_goals.rules.decisions import Choice, Matter, Subject
from tui_goals.rules.outline import key_of
from tui_goals.rules.plan_history import Moves
from tui_goals.rules.shifting import Buffer
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.markdown_lines import BLANK
from tui_goals.widgets.painting import Line, Piece, fitted, spread
from tui_goals.widgets.thing_page import STANDINGS

HEIGHT = 3
SAID = {
    DecisionKind.KEEP: ("keep", "good"),
    DecisionKind.ADJUST: ("adjust", "accent"),
    DecisionKind.PAUSE: ("pause", "warning"),
    DecisionKind.DROP: ("drop", "warning"),
}


@frozen
class DecisionLine:
    """All that a row shows of one thing to decide about."""

    letter: str
    style: str
    title: str
    inner: bool
    end: Piece
    said: Piece
    next: str = ""


def decision_rows(
    matters: Iterable[Matter],
    choices: Mapping[Subject, Choice],
    decided: Iterable[Decision],
    moves: Mapping[Subject, Moves],
    bites: Mapping[int, str],
    today: date,
) -> list[Row]:
    """A row for each goal and milestone; what is not saved yet stands before what was."""
    kept = {(each.target, each.target_id): each for each in decided}
    rows = [
        Row(key_of(matter.thing), _line(matter, choices, kept, moves, bites, today), height=HEIGHT)
        for matter in matters
    ]
    there = {row.key for row in rows}
    gone = (each for subject, each in kept.items() if subject not in there and subject not in choices)
    return [*rows, *(Row((each.target, each.target_id), _gone(each), height=HEIGHT) for each in gone)]


def draw_decision_row(row: Row, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The lines of a row for a width in cells."""
    line = row.data
    if not isinstance(line, DecisionLine):
        return (BLANK,) * row.height
    sign = f"   {glyphs.milestone} " if line.inner else f" {line.letter} "
    indent = " " * len(sign)
    below: list[Line] = [((indent, "plain"), line.said)]
    if line.next:
        below.append(((f"{indent}next: ", "dim"), (line.next, "plain")))
    end, style = line.end
    named = ((sign, line.style), (line.title, "title"))
    head = spread(named, ((f"  {end} ", style),), width, glyphs.ellipsis)
    return tuple([head, *(fitted(each, width, glyphs.ellipsis) for each in below), BLANK][:HEIGHT])


def _line(
    matter: Matter,
    choices: Mapping[Subject, Choice],
    kept: Mapping[Subject, Decision],
    moves: Mapping[Subject, Moves],
    bites: Mapping[int, str],
    today: date,
) -> DecisionLine:
    thing, subject = matter.thing, key_of(matter.thing)
    mark = marks.mark(matter.goal)
    choice = choices.get(subject) or kept.get(subject)
    following = ""
    if choice is not None:
        written = choice.new_bite if isinstance(choice, Choice) else ""
        following = written or bites.get(choice.bite_id or 0, "")
    inner = not isinstance(thing, Goal)
    if choice is None:
        standing = str(matter.standing) if matter.standing else ""
        end, said = (standing, STANDINGS.get(standing, "dim")), _facts(matter, moves.get(subject), today)
    else:
        end, said = SAID[choice.kind], _reason(choice, today)
    return DecisionLine(mark.letter, f"mark{mark.colour}", thing.title, inner, end, said, following)


def _facts(matter: Matter, moved: Moves | None, today: date) -> Piece:
    """What speaks for a decision: why it does not move, how its date has slipped, when it is due."""
    if matter.stuck:
        return matter.stuck, "warning"
    due = matter.thing.due
    when = phrases.due(due, today) if due else "no date"
    if moved is not None and moved.later:
        times = {1: "once", 2: "twice"}.get(moved.later, f"{moved.later} times")
        words = f"{when}, moved {times}, {moved.days:,} d later"
        return words, "warning" if moved.drift == "slipping" else "dim"
    return (when if due is None or due < today else f"due {when}"), "dim"


def _reason(choice: Choice | Decision, today: date) -> Piece:
    changes = choice.changes if isinstance(choice, Choice) else ()
    words = [_change(name, text, today) for name, text in changes]
    if isinstance(choice, Choice) and choice.buffer is not Buffer.LEAVE:
        words.append("with its milestones" if choice.target is Target.GOAL else str(choice.buffer))
    return ", ".join([*words, *([choice.reason] if choice.reason else [])]) or "no reason given", "dim"


def _change(name: str, text: str, today: date) -> str:
    if name in ("due", "start"):
        return f"{name} {phrases.day(date.fromisoformat(text), today)}" if text else f"no {name} date"
    label = {"target_value": "target", "deliverable": "done when"}.get(name, name)
    return f"{label} {text}" if text else f"no {label}"


def _gone(decision: Decision) -> DecisionLine:
    """What was decided about a thing that is no longer there."""
    inner = decision.target is not Target.GOAL
    return DecisionLine(
        marks.letter(decision.target_title), "dim", decision.target_title, inner, SAID[decision.kind],
        (decision.reason or "no reason given", "dim"),
    )  # fmt: skip
