"""A file from outside, read with care: size and depth are bounded before it is parsed, and what is wrong is named."""

import json
import re
import stat
from pathlib import Path
from typing import Any, NoReturn

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes: ten lived-in years are a tenth of it."""
DEEPEST = 16
"""Objects and lists in each other; ours are four deep."""
LONGEST_NUMBER = 400
"""Characters of a number; a float in full has 330 at most."""
TOKENS = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}\n]|[-+.\w]{400,}', re.DOTALL)


class Malformed(Exception):
    """The file is not what it should be: line, where it is known, and reason."""


def read_text(path: Path) -> str:
    """The text of a file in UTF-8. Raises Malformed, OSError."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise Malformed("it is no regular file")
    if found.st_size > LARGEST_FILE:
        raise Malformed(f"it has {found.st_size:,} bytes; {LARGEST_FILE:,} is the most")
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Malformed(f"line {line}: it is no UTF-8 text") from None


def parsed(text: str) -> dict[str, Any]:
    """The JSON object in a text: no name twice in an object, no NaN, nothing too deep. Raises Malformed."""
    _check_depth(text)
    try:
        found = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise Malformed(f"line {error.lineno}: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise Malformed(str(error)) from None
    if not isinstance(found, dict):
        raise Malformed("it holds no object")
    return found


def _check_depth(text: str) -> None:
    depth, line = 0, 1
    for found in TOKENS.finditer(text):
        token = found[0]
        if token == "\n":
            line += 1
        elif token in "[{":
            depth += 1
            if depth > DEEPEST:
                raise Malformed(f"line {line}: it is nested more than {DEEPEST} deep")
        elif token in "]}":
            depth -= 1
        elif token[0] != '"':
            raise Malformed(f"line {line}: a number of more than {LONGEST_NUMBER} characters")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice[:40]}” stands twice in one object")
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")
