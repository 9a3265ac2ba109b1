"""The strings that broke other programs, where the folder with them is present beside the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "hostile"

INJECTIONS = [
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b[2J\x1b[31m",
    "\x9b31m\x9d0;evil\x9c",
    "\x1bP+q544e\x1b\\",
    "nul\x00del\x7fbell\x07",
    "right\u202eleft\u2066isolate",
    "\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[?1049l\x1b[?1000h",
    "half \ud83d of a pair",
    "[/] [@click=app.quit]x[/] [red]",
    "line\nbreak\r\nand\ttab",
    "\x1bc\x1b(0\x1b#8",
    "\x1b]0;unterminated",
    "\x1b",
    "\x1b[",
]
"""One of each kind, always present."""


def hostile_texts(*names: str) -> list[str]:
    """All texts of the named corpora, such as "escapes"; skips the test, saying so, where they are absent."""
    if not FOLDER.is_dir():
        pytest.skip(f"no corpus of hostile strings at {FOLDER}")
    corpora = [json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in names]
    return [item["text"] for corpus in corpora for item in corpus["items"]]
