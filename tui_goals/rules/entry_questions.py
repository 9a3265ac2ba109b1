"""The questions that an entry can begin with, by its kind: those of the program, or the person's own in their place."""

import json
from collections.abc import Iterable

from tui_goals.domain import EntryKind, ViewSetting
from tui_goals.rules.prompts import Prompt, Topic, template

QUESTIONS: dict[EntryKind, tuple[str, ...]] = {
    EntryKind.FREE: ("What happened?", "What do I take from it?"),
    EntryKind.SESSION: ("What went well?", "What was hard?", "What comes next?"),
    EntryKind.ROADBLOCK: ("What was in the way?", "Why just then?", "What would help the next time?"),
    EntryKind.CELEBRATION: ("What did I do?", "What made it possible?", "How do I celebrate it?"),
}
NAMES = {
    EntryKind.FREE: "An entry",
    EntryKind.SESSION: "After a session",
    EntryKind.ROADBLOCK: "A roadblock",
    EntryKind.CELEBRATION: "A celebration",
}
MOST = 5
"""Questions that a kind of entry can have."""


def subject_of(kind: EntryKind) -> str:
    """The name under which the person's own questions for a kind are kept."""
    return f"questions:{kind}"


def as_json(questions: Iterable[str]) -> str:
    """The questions as they are kept; empty ones are none."""
    return json.dumps([each.strip() for each in questions if each.strip()], ensure_ascii=False)


def questions_of(kind: EntryKind, settings: Iterable[ViewSetting]) -> tuple[str, ...]:
    """What a kind of entry asks: the person's own questions, else those of the program; a review asks none here."""
    found = next((each.value for each in settings if each.subject == subject_of(kind)), "")
    try:
        own = [str(each) for each in json.loads(found)] if found else []
    except (ValueError, TypeError):
        own = []
    return tuple(own) or QUESTIONS.get(kind, ())


def asked(kind: EntryKind, settings: Iterable[ViewSetting]) -> tuple[Prompt, ...]:
    """The same as the questions of a text; nothing is looked up by their topic, which is what moved, for all."""
    return tuple(Prompt(Topic.PROGRESS, question) for question in questions_of(kind, settings))


def begun(kind: EntryKind, settings: Iterable[ViewSetting]) -> str:
    """The text of an entry that nobody has written in yet."""
    return template(asked(kind, settings))
