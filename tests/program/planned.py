"""A plan to focus on, and settings, for a program in a terminal."""

from pathlib import Path

from tui_goals.cli.main import main

RUNNING = r"◐ running|◐ \d\d:\d\d"


def plan_novel(folder: Path, settings: str = "") -> Path:
    """A database in the folder with a goal cut down to one bite of 1000 words; the settings lie in the same home."""
    database = folder / "goals.db"
    for words in (
        ["goal", "Write the novel", "--amount", "80000", "--unit", "words"],
        ["milestone", "First draft", "--of", "1"],
        ["task", "Chapter 1", "--of", "1"],
        ["bite", "1000 words", "--of", "1", "--amount", "1000", "--unit", "words"],
    ):
        assert main(["--db", str(database), "add", *words]) == 0
    if settings:
        place = folder / ".config" / "tui-goals"
        place.mkdir(parents=True)
        (place / "config.toml").write_text(settings, encoding="utf-8")
    return database


def focus(database: Path, *arguments: str) -> None:
    """Do something to the session from the command line."""
    assert main(["--db", str(database), "focus", *arguments]) == 0
