"""`doctor`: whose database this is, where it lies, and whether all is well with it."""

from argparse import Namespace
from typing import Any

from tui_goals import paths
from tui_goals.cli import examination
from tui_goals.cli.opening import find_settings
from tui_goals.cli.output import give, say
from tui_goals.domain import TuiGoalsError

MARGIN = 12
"""Cells before what is told."""
SOUND = {"integrity": "integrity", "foreign_keys": "foreign keys", "readable": "rows", "as_left": "last changes"}
"""What each check is called."""


def doctor(options: Namespace) -> int:
    """Look at everything, change nothing; exit code 1 when something is wrong."""
    problems: list[str] = []
    path = paths.database(options.db)
    found: dict[str, Any] = {
        "machine": examination.machine(),
        "versions": examination.versions(),
        "database": examination.database(path, problems.append),
        "beside": examination.beside(path, problems.append),
        "settings": _settings(problems),
        "crash_reports": _crash_reports(),
        "problems": problems,
    }
    if options.json:
        give(found)
    else:
        _say(found)
    return 1 if problems else 0


def _settings(problems: list[str]) -> dict[str, Any]:
    settings = find_settings()
    problems += settings.problems
    try:
        path = paths.config_file()
    except TuiGoalsError:
        return {"path": None, "zone": settings.zone}
    return {"path": str(path), "exists": path.exists(), "zone": settings.zone}


def _crash_reports() -> list[str]:
    try:
        return examination.crash_reports(paths.state_folder() / "crashes")
    except TuiGoalsError:
        return []


def _say(found: dict[str, Any]) -> None:
    machine, versions, settings = found["machine"], found["versions"], found["settings"]
    remote = ", over SSH" if machine["over_ssh"] else ""
    _line("Machine", f"{machine['host']}, user {machine['user']}{remote} ({machine['system']})")
    _line("Versions", ", ".join(f"{name} {version}" for name, version in versions.items()))
    _say_database(found["database"])
    _line("Beside it", ", ".join(found["beside"]) or "nothing")
    there = "" if settings.get("exists") else " (not there; the defaults are used)"
    _line("Settings", f"{settings['path']}{there}, zone {settings['zone']}")
    _line("Crashes", ", ".join(found["crash_reports"]) or "no reports")
    say("")
    say(*(f"! {problem}" for problem in found["problems"]) if found["problems"] else ("Nothing is wrong.",))


def _say_database(database: dict[str, Any]) -> None:
    _line("Database", database["path"])
    if not database["exists"]:
        _line("", "not there yet; the first goal begins it")
    if "bytes" in database:
        size = f"{database['bytes']:,} bytes, mode {database['mode']}"
        _line("", f"{size}, in a folder of mode {database['folder_mode']}")
    if "counts" in database:
        words = {
            "integrity": "integrity",
            "foreign_keys": "foreign keys",
            "readable": "rows",
            "as_left": "last changes",
        }
        sound = ", ".join(f"{word} {'ok' if database[name] == 'ok' else 'BAD'}" for name, word in words.items())
        _line("", f"schema {database['schema']}, {sound}")
        _line("Rows", ", ".join(f"{name} {count:,}" for name, count in database["counts"].items()))


def _line(name: str, text: str) -> None:
    say(f"{name:<{MARGIN}}{text}")
