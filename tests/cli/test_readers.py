"""Readers on the command line: add, share, what they would get, remove."""

from tests.cli.conftest import Run
from tests.commands.plan import Plan


def test_j43_a_report_for_a_reader_holds_what_is_shared_with_them(run: Run, novel: Plan) -> None:
    assert run("reader", "add", "Ada", "--kind", "mentor").out == "1\n"
    nothing = run("report", "--reader", "ada")
    assert nothing.code == 0 and "Nothing is shared" in nothing.out and "novel" not in nothing.out
    assert run("reader", "share", "Ada", "goal", 1).out == "Shared with Ada: “Write the novel”.\n"
    seen = run("report", "--reader", "Ada").out
    assert "for Ada" in seen and "Write the novel" in seen and "First draft" not in seen
    run("reader", "share", "Ada", "goal", 1, "--milestones")
    assert "First draft" in run("report", "--reader", "Ada").out
    assert "Chapter 1" not in run("report", "--reader", "Ada").out
    run("reader", "unshare", "Ada", "milestone", 1)
    assert "First draft" not in run("report", "--reader", "Ada").out


def test_j43_readers_are_listed_and_removed(run: Run, novel: Plan) -> None:
    assert run("reader", "list").out == "" and run("reader", "list", "--json").json == []
    added = run("reader", "add", "Ada", "--json").json
    assert (added["name"], added["kind"], added["shared"]) == ("Ada", "peer", [])
    shared = run("reader", "share", "ADA", "goal", 1, "--json").json
    assert shared["shared"] == [{"kind": "goal", "id": 1}]
    assert run("reader", "list", "--json").json == [shared]
    assert run("reader", "list").lines[1].split() == ["1", "Ada", "peer", "goal", "1"]
    assert run("reader", "add", "ada").code == 1
    assert run("reader", "share", "Bob", "goal", 1).code == 1
    assert run("reader", "share", "Ada", "goal", 99).code == 1
    assert run("reader", "share", "Ada", "task", 1).code == 2
    assert run("reader", "remove", "Ada").code == 0
    assert run("reader", "list", "--json").json == []
    run("undo")
    assert run("reader", "list", "--json").json[0]["shared"] == [{"kind": "goal", "id": 1}]
