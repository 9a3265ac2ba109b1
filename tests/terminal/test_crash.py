"""The report of an error inside the program."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tui_goals.terminal import crash

SECRET = "I am afraid of the exam"


def failure(kind: type[Exception] = ValueError) -> Exception:
    """An error as it is caught: raised from another, with a secret in messages and locals."""
    journal = SECRET
    try:
        try:
            raise KeyError(journal)
        except KeyError as reason:
            raise kind(f"cannot save {journal}") from reason
    except Exception as error:
        return error


@pytest.mark.parametrize("kind", [ValueError, RuntimeError, AttributeError, OSError, UnicodeError])
def test_s16_nothing_the_person_wrote_is_in_the_report(kind: type[Exception], tmp_path: Path) -> None:
    report = crash.write_report(failure(kind), tmp_path / "crashes")
    assert report.path is not None
    text = report.path.read_text(encoding="utf-8") + crash.line_for_screen(report)
    assert SECRET not in text
    assert "afraid" not in text
    assert kind.__name__ in text
    assert "KeyError" in text
    assert "test_crash.py:" in text
    assert "in failure" in text


def test_a_group_tells_all_its_errors() -> None:
    described = crash.describe(ExceptionGroup(SECRET, [failure(), failure(TypeError)]))
    assert "builtins.ExceptionGroup" in described
    assert "builtins.TypeError" in described
    assert "builtins.ValueError" in described
    assert SECRET not in described


def test_what_an_import_missed_is_told() -> None:
    assert "No module named 'nowhere'" in crash.describe(ModuleNotFoundError("No module named 'nowhere'"))


def test_an_errno_is_told_by_name() -> None:
    described = crash.describe(OSError(28, "No space left", f"/home/me/{SECRET}"))
    assert "ENOSPC" in described
    assert SECRET not in described


def test_x9_e6_only_the_owner_can_read_it(tmp_path: Path) -> None:
    report = crash.write_report(failure(), tmp_path / "state" / "crashes")
    assert report.path is not None
    assert stat.S_IMODE(report.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.path.parent.stat().st_mode) == 0o700


def test_a_report_that_cannot_be_written_raises_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    report = crash.write_report(failure(), tmp_path / "file")
    assert report.path is None
    assert "could not be written" in crash.line_for_screen(report)
    assert "\n" not in crash.line_for_screen(report)


def test_two_reports_never_share_a_file(tmp_path: Path) -> None:
    assert crash.write_report(failure(), tmp_path).path != crash.write_report(failure(), tmp_path).path
