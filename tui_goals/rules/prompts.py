"""The questions of a review, as headings in its text; the answers are found again under them.

A review keeps the questions it was asked, so that other ones asked later change nothing of it.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from tui_goals.domain import EntryKind
from tui_goals.rules import texts

HEADING = "## "


class Topic(StrEnum):
    """What a question is for, whatever its words."""

    PROGRESS = "progress"
    CHALLENGES = "challenges"
    SUCCESSES = "successes"
    ADJUST = "adjust"
    COMMITMENTS = "commitments"


class Prompt(NamedTuple):
    """A question, in the words it is asked in."""

    topic: Topic
    text: str


PROMPTS: dict[EntryKind, tuple[Prompt, ...]] = {
    EntryKind.WEEKLY: (
        Prompt(Topic.PROGRESS, "What moved forward?"),
        Prompt(Topic.CHALLENGES, "What was hard?"),
        Prompt(Topic.SUCCESSES, "What went well?"),
        Prompt(Topic.ADJUST, "What do I change?"),
        Prompt(Topic.COMMITMENTS, "What do I promise for next week?"),
    ),
    EntryKind.MONTHLY: (
        Prompt(Topic.PROGRESS, "Which milestones came nearer?"),
        Prompt(Topic.CHALLENGES, "What kept getting in the way?"),
        Prompt(Topic.SUCCESSES, "What worked, and shall stay?"),
        Prompt(Topic.ADJUST, "Which dates or steps no longer fit?"),
        Prompt(Topic.COMMITMENTS, "What is next month for?"),
    ),
    EntryKind.QUARTERLY: (
        Prompt(Topic.PROGRESS, "How far is each goal, honestly?"),
        Prompt(Topic.CHALLENGES, "What did I learn about how I work?"),
        Prompt(Topic.SUCCESSES, "What am I proud of?"),
        Prompt(Topic.ADJUST, "Is each goal still worth it? What changes?"),
        Prompt(Topic.COMMITMENTS, "What matters most in the next quarter?"),
    ),
    EntryKind.YEARLY: (
        Prompt(Topic.PROGRESS, "What did this year come to?"),
        Prompt(Topic.CHALLENGES, "What cost more than it gave?"),
        Prompt(Topic.SUCCESSES, "What do I celebrate?"),
        Prompt(Topic.ADJUST, "What do I leave behind?"),
        Prompt(Topic.COMMITMENTS, "Who do I want to be a year from now?"),
    ),
}


def template(prompts: Sequence[Prompt], body: str = "") -> str:
    """The text to write a review in: `body`, with a heading for every question that it does not answer yet."""
    parts = sections(body)
    following = len(parts)
    for prompt in reversed(prompts):
        places = [place for place, (heading, _) in enumerate(parts) if heading == prompt.text]
        if not places:
            parts.insert(following, (prompt.text, ""))
        following = places[0] if places else following
    return _joined(parts)


def answered(body: str, prompts: Sequence[Prompt]) -> str:
    """The text as it is kept: questions that were skipped are left out, everything else stays as it was typed."""
    asked = {prompt.text for prompt in prompts}
    return _joined([(heading, text) for heading, text in sections(body) if heading not in asked or text.strip()])


def answers(body: str, prompts: Sequence[Prompt]) -> int:
    """How many of the questions are answered."""
    answering = {heading for heading, text in sections(body) if text.strip()}
    return sum(prompt.text in answering for prompt in prompts)


def answer(body: str, prompts: Sequence[Prompt], topic: Topic) -> str:
    """What stands under the questions of a topic; empty where they were skipped."""
    asked = {prompt.text for prompt in prompts if prompt.topic is topic}
    return "\n".join(text.strip() for heading, text in sections(body) if heading in asked and text.strip())


def without_headings(body: str) -> str:
    """What is said in a text, without the questions."""
    return "\n\n".join(text for _, text in sections(body) if text.strip())


def sections(body: str) -> list[tuple[str, str]]:
    """The headings of the second level with the text under each; what stands before the first has an empty one."""
    found: list[tuple[str, list[str]]] = [("", [])]
    lines = body.split("\n")
    code_until = -1
    for place, line in enumerate(lines):
        heading = line.removeprefix(HEADING).strip() if line.startswith(HEADING) else ""
        if heading and place > code_until:
            found.append((heading, []))
            continue
        if place > code_until and (fence := texts.FENCE.match(line)):
            code_until = _closing(lines, place, fence[1])
        found[-1][1].append(line)
    texts_under = [(heading, "\n".join(under).strip("\n")) for heading, under in found]
    return [(heading, text) for heading, text in texts_under if heading or text]


def _closing(lines: Sequence[str], opening: int, sign: str) -> int:
    """The line that closes fenced code; the opening one where none does, so that no question is swallowed."""
    for place in range(opening + 1, len(lines)):
        fence = texts.FENCE.match(lines[place])
        if fence and fence[1].startswith(sign) and not fence[2].strip():
            return place
    return opening


def _joined(parts: Sequence[tuple[str, str]]) -> str:
    pieces = (f"{HEADING}{heading}" if heading else "" for heading, _ in parts)
    return "\n\n".join(part for piece, (_, text) in zip(pieces, parts, strict=True) for part in (piece, text) if part)
