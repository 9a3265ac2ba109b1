"""`tui-goals template` (P12)."""

import json
from pathlib import Path

import pytest

from tui_goals.cli.main import main


def test_p12_templates_are_listed_shown_used_kept_and_deleted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "data" / "goals.db"

    def run(*typed: str) -> str:
        assert main(["--db", str(place), *typed]) == 0
        return capsys.readouterr().out

    listed = json.loads(run("template", "list", "--json"))
    assert {"name", "title", "summary", "days", "target", "own"} == set(listed[0])
    assert "Know the story" in run("template", "show", "book", "--due", "+6m")
    assert not place.exists()
    made = json.loads(run("template", "use", "book", "--due", "+6m", "--amount", "40000", "--json"))
    assert made["milestones"] == 6
    run("template", "save", str(made["id"]), "My novels")
    assert "your own" in run("template", "list")
    assert run("template", "use", "my novels", "--title", "The second one").strip().isdigit()
    run("template", "delete", "My novels")
    assert "your own" not in run("template", "list")
    assert main(["--db", str(place), "template", "show", "soup"]) == 1
    assert "There is no template" in capsys.readouterr().err
