"""Days and lines of prose on the command line."""

from tests.cli.conftest import Run
from tests.commands.plan import Plan


def test_p28_a_day_is_printed_with_how_it_was_understood(anywhere: Run) -> None:
    answer = anywhere("date", "last friday of march", "--now", "2026-11-22")
    assert answer.out == "2027-03-26  Fri 26 Mar 2027, in 124 days\n"
    told = anywhere("date", "fri 17:00", "--now", "2026-11-22", "--json").json
    assert (told["day"], told["days"], told["time_left_out"]) == ("2026-11-27", 5, "17:00")
    assert "2026-11-27" in anywhere("date", "fri 17:00", "--now", "2026-11-22T10:00:00").out


def test_p28_what_is_no_day_is_refused_with_the_reason(anywhere: Run) -> None:
    answer = anywhere("date", "31 jun", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "has 30 days" in answer.err
    assert anywhere("date", "fri", "--now", "tomorrow").code == 2
    assert "did you mean tomorrow?" in anywhere("date", "tomorow").err


def test_p28_a_sign_before_a_day_is_no_option_and_now_is_a_day_in_its_own_zone(anywhere: Run) -> None:
    for typed, day in (("-3d", "2026-11-19"), ("-wed", "2026-11-18"), ("-P1W", "2026-11-15"), ("+2fri", "2026-12-04")):
        assert anywhere("date", typed, "--now", "2026-11-22", "--json").json["day"] == day
    for now in ("2026-11-22T23:59:59+14:00", "2026-11-22T00:00:00-12:00", "2026-11-22T10:00Z", "20261122"):
        assert anywhere("date", "tomorrow", "--now", now).out.startswith("2026-11-23")


def test_p27_a_line_of_prose_is_added_as_one_step(run: Run, novel: Plan) -> None:
    prose = "500 words of chapter 9 by 2026-12-01 @novel #deep ~50m"
    dry = run("quick", prose, "--dry-run")
    assert dry.out.startswith("a task with a bite, “500 words of chapter 9”, 500 words, due Tue 1 Dec 2026")
    assert len(run("list", "tasks", "--json").json) == 1
    added = run("quick", prose, "--json").json
    assert (added["kind"], added["goal"], added["milestone"]) == ("bite", "Write the novel", "First draft")
    tasks = run("list", "tasks", "--json").json
    assert [task["title"] for task in tasks] == ["Chapter 1", "chapter 9"]
    run("undo")
    assert len(run("list", "tasks", "--json").json) == 1
    refused = run("quick", "x @nothing")
    assert (refused.code, refused.err) == (1, "tui-goals: There is no open goal like “nothing”.\n")


def test_p27_a_first_goal_makes_the_file(run: Run) -> None:
    assert run("quick", "80000 words +goal by 2026-12-31").out == "1\n"
