"""The journal or a goal as Markdown, sessions and measurements as CSV."""

import csv
import io
import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.cli.conftest import Run
from tests.commands.plan import Plan
from tests.conftest import OpenStore
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.journal import write_entry
from tui_goals.domain import AmountKind, Entry, SessionState, Target

BODY = "---\ntitle: evil\n---\n# Heading\n```\nnever closed <script>x</script>\n\x1b[31m"


@pytest.fixture
def written(novel: Plan, open_store: OpenStore, database: Path, clock: FrozenClock) -> None:
    """A session with words that look like formulas, and entries that look like structure."""
    store = open_store(database)
    session = do(store, start_session, novel.bite.id, 25, 1000, commitment="=HYPERLINK(1)").value
    clock.forward(600)
    do(store, end_session, session.id, SessionState.ABANDONED, AmountKind.DELTA, 300, "@SUM(A1)")
    do(store, write_entry, Entry(body=BODY, mood=4), [(Target.GOAL, novel.goal.id)])
    do(store, write_entry, Entry(body="The second."))
    store.close()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.usefixtures("written")
def test_j40_s10_sessions_are_csv_and_no_cell_is_a_formula(run: Run) -> None:
    (row,) = rows(run("export", "--sessions").out)
    assert (row["commitment"], row["reason"]) == ("'=HYPERLINK(1)", "'@SUM(A1)")
    assert (row["day"], row["focus_minutes"], row["units"], row["unit"]) == ("2026-03-04", "10.0", "300.0", "words")
    assert (row["goal"], row["state"]) == ("Write the novel", "abandoned")
    (bare,) = rows(run("export", "--sessions", "--raw").out)
    assert (bare["commitment"], bare["reason"]) == ("=HYPERLINK(1)", "@SUM(A1)")


@pytest.mark.usefixtures("written")
def test_j40_s10_measurements_are_csv(run: Run, tmp_path: Path) -> None:
    run("log", 1, "-20", "--note", "-1+1")
    text = run("export", "--measurements").out
    assert [(row["amount"], row["unit"], row["note"]) for row in rows(text)][-1] == ("-20.0", "words", "'-1+1")
    path = tmp_path / "m.csv"
    run("export", path, "--measurements")
    assert rows(path.read_text(encoding="utf-8")) == rows(text)
    assert path.stat().st_mode & 0o777 == 0o600
    assert run("export", "--raw").code == 2


@pytest.mark.usefixtures("written")
def test_j40_the_journal_is_markdown_whose_structure_is_ours(run: Run) -> None:
    text = run("export", "--journal").out
    front, _, page = text.removeprefix("---\n").partition("---\n")
    assert front == 'title: "Journal"\nentries: 2\nmade_on: "2026-03-04"\n'
    tokens = MarkdownIt("commonmark").parse(page)
    headings = [
        tokens[place + 1].content for place, each in enumerate(tokens) if each.type == "heading_open" and not each.level
    ]
    assert headings == ["Journal", "2026-03-04, free", "2026-03-04, free"]
    assert "Mood: 4 of 5; About: Write the novel" in text and "> The second." in text
    assert "\x1b" not in text


@pytest.mark.usefixtures("written")
def test_j40_a_goal_is_a_document_with_front_matter(run: Run, novel: Plan) -> None:
    text = run("export", "--goal", 1).out
    front = dict(line.split(": ", 1) for line in text.split("---\n")[1].splitlines())
    assert {name: json.loads(value) for name, value in front.items()}["uid"] == novel.goal.uid
    assert json.loads(front["value"]) == 300.0 and json.loads(front["due"]) == "2026-12-31"
    assert "# Write the novel\n" in text and "### First draft (open)\n" in text
    assert "- [ ] Chapter 1\n  - [ ] 1000 words (1,000 words)\n" in text
    assert "### 2026-03-04, free\n" in text
    assert run("export", "--goal", 9).code == 1
