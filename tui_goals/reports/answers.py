"""A reader's answer: the block at the end of a report to fill in, and how it is read back.

It begins with `tui-goals answer PERIOD of READER-UID`; then each line is `goal UID (title):: verdict words`. All that
together makes an answer's uid, so that it counts once however often it is imported.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from tui_goals.domain import Goal, Milestone, ReportReader, Target, Verdict
from tui_goals.domain.values import frozen
from tui_goals.rules.texts import LINE_LIMIT

HEAD = re.compile(r"[\s>|]*tui-goals answer (?P<batch>[\w.-]{1,40}) of (?P<reader>[0-9a-f]{32})\s*", re.ASCII)
LINE = re.compile(r"[\s>|]*(?P<target>goal|milestone) (?P<uid>[0-9a-f]{32}) \(.*?\)::(?P<answer>.*)", re.ASCII)


@frozen
class Answer:
    """What a reader says of a goal or milestone, by their uids."""

    uid: str
    reader_uid: str
    target: Target
    target_uid: str
    verdict: Verdict
    text: str


def answer_lines(reader: ReportReader, things: Iterable[Goal | Milestone], period: str) -> Iterator[str]:
    """The block to fill in."""
    yield f"tui-goals answer {period} of {reader.uid}"
    for thing in things:
        target = Target.GOAL if isinstance(thing, Goal) else Target.MILESTONE
        yield f"{target} {thing.uid} ({thing.title.replace(')::', ') ::')})::"


def answers_in(text: str) -> tuple[Answer, ...]:
    """The answers of filled in blocks; what stands around them is passed over. Raises ValueError with the line."""
    found: list[Answer] = []
    batch = reader = ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := HEAD.fullmatch(line):
            batch, reader = head["batch"], head["reader"]
        elif reader and (filled := LINE.fullmatch(line)) and filled["answer"].strip():
            found.append(_answer(batch, reader, filled, number))
    return tuple(found)


def _answer(batch: str, reader: str, filled: re.Match[str], number: int) -> Answer:
    word, _, rest = filled["answer"].strip().partition(" ")
    word = word.casefold().rstrip(":,.")
    if word not in set(Verdict):
        words = ", ".join(Verdict)
        raise ValueError(f"line {number}: “{word[:20]}” is no answer; it begins with one of {words}.")
    said = rest.strip(" :,-")
    if len(said) > LINE_LIMIT:
        raise ValueError(f"line {number}: the words have {len(said):,} characters; {LINE_LIMIT} is the most.")
    target = Target(filled["target"])
    return Answer(
        answer_uid(batch, reader, filled["uid"], word, said), reader, target, filled["uid"], Verdict(word), said
    )


def answer_uid(*parts: str) -> str:
    """The lasting identity of an answer: the same words to the same question are the same answer."""
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
