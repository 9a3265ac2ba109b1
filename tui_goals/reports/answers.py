"""A reader's answer: the block at the end of a report to fill in, and how it is read back.

It begins with `tui-goals answer PERIOD of READER-UID`; then each line is `goal UID (title):: verdict words`. All that
together makes an answer's uid, so that it counts once however often it is imported.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from tui_goals.commands.feedback import Answer
from tui_goals.domain import Goal, Milestone, ReportReader, Target, Verdict
from tui_goals.rules.texts import LINE_LIMIT
from tui_goals.terminal.text import clean_line

HEAD = re.compile(r"[\s>|]*tui-goals answer (?P<batch>[\w.-]{1,40}) of (?P<reader>[0-9a-f]{32})\s*", re.ASCII)
LARGEST_TEXT = 10_000
TITLE = 24
"""Characters of a title: with them a line stays short enough for mail programs to leave it whole."""
LINE = re.compile(r"[\s>|]*(?P<target>goal|milestone) (?P<uid>[0-9a-f]{32}) \(.*?\)::(?P<answer>.*)", re.ASCII)


def answer_lines(reader: ReportReader, things: Iterable[Goal | Milestone], period: str) -> Iterator[str]:
    """The block to fill in."""
    yield f"tui-goals answer {period} of {reader.uid}"
    for thing in things:
        target = Target.GOAL if isinstance(thing, Goal) else Target.MILESTONE
        title = clean_line(thing.title).replace(")::", ") ::")
        yield f"{target} {thing.uid} ({title if len(title) <= TITLE else f'{title[: TITLE - 1]}…'})::"


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


def answers_in_json(found: Any) -> tuple[Answer, ...]:
    """The answers of a JSON object `{"format": "tui-goals answers", "reader": UID, "answers": [...]}`.

    Each has `goal` or `milestone` (a uid), `verdict` and, if wanted, `text` and a `uid` of its own. Raises ValueError.
    """
    reader, listed = _text(found, "reader"), found.get("answers")
    if not isinstance(listed, list):
        raise ValueError("“answers” is no list.")
    return tuple(_from_json(reader, each, number) for number, each in enumerate(listed, 1))


def _from_json(reader: str, found: Any, number: int) -> Answer:
    where = f"answer {number}: "
    if not isinstance(found, dict):
        raise ValueError(f"{where}is no object.")
    targets = [target for target in (Target.GOAL, Target.MILESTONE) if target in found]
    verdict, text = _text(found, "verdict", where), _text(found, "text", where, "")
    if len(targets) != 1:
        raise ValueError(f"{where}names either a goal or a milestone.")
    if verdict not in set(Verdict):
        raise ValueError(f"{where}“{verdict[:20]}” is none of {', '.join(Verdict)}.")
    if len(text) > LINE_LIMIT:
        raise ValueError(f"{where}the text has {len(text):,} characters; {LINE_LIMIT} is the most.")
    thing = _text(found, str(targets[0]), where)
    uid = _text(found, "uid", where, answer_uid("", reader, thing, verdict, text))
    return Answer(uid, reader, targets[0], thing, Verdict(verdict), text)


def _text(found: dict[str, Any], name: str, where: str = "", otherwise: str | None = None) -> str:
    value = found.get(name, otherwise)
    if not isinstance(value, str) or len(value) > LARGEST_TEXT:
        raise ValueError(f"{where}“{name}” is no text.")
    return value
