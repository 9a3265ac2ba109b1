"""What the documents say is what the code does."""

import re
from pathlib import Path

import pytest

from tests.documents import README, with_keys

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def test_the_readme_has_the_keys_as_they_are_declared() -> None:
    readme = README.read_text(encoding="utf-8")
    assert "| `f` |" in readme
    assert readme == with_keys(readme), "run: python -m tests.documents"


def test_every_picture_that_the_readme_shows_is_there() -> None:
    shown = re.findall(r"\]\((screenshots/[^)]+)\)", README.read_text(encoding="utf-8"))
    assert shown
    assert [name for name in shown if not (ROOT / name).is_file()] == []


def test_every_practice_has_a_home_or_is_marked_open() -> None:
    rows = re.findall(
        r"^\| (\d{3}-\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| (here|partly|open) \|$",
        (ROOT / "docs" / "practices.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert len(rows) == len({number for number, *_ in rows}) == 117
    assert [number for number, _, where, _, state in rows if (where.strip() == "-") != (state == "open")] == []


def test_the_list_of_practices_is_the_whole_list() -> None:
    source = SHARED / "practices.md"
    if not source.is_file():
        pytest.skip("the list of practices is not beside the project")
    wanted = re.findall(r"^(\d{3}-\d+) ", source.read_text(encoding="utf-8"), re.MULTILINE)
    found = re.findall(
        r"^\| (\d{3}-\d+) \|", (ROOT / "docs" / "practices.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert found == wanted
