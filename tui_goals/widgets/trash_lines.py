"""What a deletion took away, to be read before it is brought back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tui_goals.domain import Bite, Draft, Entry, FocusSession, Goal, Milestone, Stored, Task
from tui_goals.rules import phrases
from tui_goals.rules.entries import entry_drafts
from tui_goals.rules.outline import Item, Outline
from tui_goals.rules.versions import differences
from tui_goals.widgets.difference_lines import difference_lines
from tui_goals.widgets.markdown_lines import BLANK, typed_lines
from tui_goals.widgets.painting import Line, wrap

NOUNS: dict[type[Stored], str] = {
    Goal: "goal", Milestone: "milestone", Task: "task", Bite: "bite", FocusSession: "focus session",
    Entry: "journal entry", Draft: "draft",
}  # fmt: skip
"""The kinds that are told one by one; of all others the number."""


def trash_lines(
    removed: Sequence[Stored], changed: Sequence[str], present: Entry | None, because: str, today: date, width: int
) -> tuple[Line, ...]:
    """The lines for what was removed and why; `changed` names what keeps it away, `present` is a draft's entry."""
    things = sorted(removed, key=_place)
    lines: list[Line] = [((_counted(things), "title"),)]
    lines += [((line, "dim"),) for line in wrap(f"Because: {because}", width)] if because else []
    if changed:
        sentence = f"It cannot come back now: its {' and its '.join(changed)} has been changed since."
        lines += [((line, "warning"),) for line in wrap(sentence, width)]
    lines.append(BLANK)
    lines += _plan(things)
    for value in things:
        match value:
            case FocusSession():
                day = phrases.day(value.local_day, today) if value.local_day else ""
                lines.append(((f"{day}  ", "dim"), (value.subject, "plain")))
            case Entry():
                lines += typed_lines(value.body, width)
            case Draft():
                lines += _draft(value, present, width)
    return tuple(lines)


def _plan(removed: Sequence[Stored]) -> Iterator[Line]:
    """The goals, milestones, tasks and bites, each under what it belonged to."""
    items = [value for value in removed if isinstance(value, Goal | Milestone | Task | Bite)]
    goals, milestones = [v for v in items if isinstance(v, Goal)], [v for v in items if isinstance(v, Milestone)]
    tasks, bites = [v for v in items if isinstance(v, Task)], [v for v in items if isinstance(v, Bite)]
    tree = Outline(goals, milestones, tasks, bites)

    def under(some: Iterable[Item], depth: int) -> Iterator[Line]:
        for item in some:
            yield ((f"{'  ' * depth}{item.title}", "plain"),)
            yield from under(tree.children(item), depth + 1)

    return under((item for item in items if len(tree.path(item)) == 1), 0)


def _counted(removed: Sequence[Stored]) -> str:
    numbers = Counter(NOUNS.get(type(value), "") for value in removed)
    told = [phrases.count(number, noun) for noun, number in numbers.items() if noun]
    if numbers[""]:
        told.append(f"{numbers['']} that {'hangs' if numbers[''] == 1 else 'hang'} on it")
    return ", ".join(told)


def _place(value: Stored) -> tuple[int, int]:
    """Goals first, then what they are cut into, as it was made."""
    return (list(NOUNS).index(type(value)) if type(value) in NOUNS else len(NOUNS)), value.id


def _draft(draft: Draft, present: Entry | None, width: int) -> Sequence[Line]:
    """The text of a draft, or how it differs from that of its entry."""
    read = entry_drafts([draft])
    if not read:
        return typed_lines(draft.fields, width)
    if present is None:
        return typed_lines(read[0].body, width)
    heading: Line = (("- the draft had, + the entry has", "dim"),)
    return [heading, *difference_lines(differences(read[0].body, present.body), width)]
