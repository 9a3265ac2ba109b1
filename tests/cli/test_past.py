"""`list sessions` of some days, and the zone that says which day it is (T15)."""

from pathlib import Path

import pendulum
import pytest

from tests.cli.conftest import Run
from tests.commands.plan import Plan
from tests.conftest import OpenStore
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.past_sessions import add_past_session
from tui_goals.domain import FocusSession, SessionState


@pytest.fixture
def lived(database: Path, novel: Plan, open_store: OpenStore) -> None:
    """A session on each of the last ten days, the newest added first; today is Wednesday, 4 March."""
    store = open_store(database)
    for days in range(10):
        start = pendulum.datetime(2026, 3, 4, 7).subtract(days=days)
        session = FocusSession(
            bite_id=novel.bite.id if days % 2 else None, state=SessionState.DONE, started_at=start,
            ended_at=start.add(minutes=25), subject=f"{days} days ago",
        )  # fmt: skip
        do(store, add_past_session, session)
    store.close()


def days_of(run: Run, *options: object) -> list[int]:
    return [int(each["local_day"][-2:]) for each in run("list", "sessions", "--json", *options).json]


def test_sessions_of_a_day_or_of_some_days_newest_first(run: Run, lived: None) -> None:
    assert days_of(run) == [4, 3, 2, 1, 28, 27, 26, 25, 24, 23]
    assert days_of(run, "--on", "yesterday") == [3]
    assert days_of(run, "--on", "sat") == [28]
    assert days_of(run, "--since", "mon") == [4, 3, 2]
    assert days_of(run, "--since", "-5d", "--until", "sun") == [1, 28, 27]
    assert days_of(run, "--until", "sun", "--limit", 2) == [1, 28]
    assert days_of(run, "--of", 1, "--since", "1 mar") == [3, 1]


def test_days_go_with_sessions_and_one_with_itself(run: Run, lived: None) -> None:
    for options, words in (
        (("goals", "--on", "today"), "go with sessions, not with goals"),
        (("sessions", "--on", "today", "--since", "mon"), "--on is one day"),
        (("sessions", "--since", "someday"), "is not a day"),
    ):
        answer = run("list", *options)
        assert (answer.code, answer.out) == (2, "")
        assert words in answer.err


def test_a_day_that_was_done_is_the_last_of_its_name(run: Run, novel: Plan) -> None:
    assert run("log", 1, 500, "--on", "mon", "--json").json["local_day"] == "2026-03-02"


def test_t15_days_are_those_of_the_setting_whatever_tz_says_and_it_is_shown(
    run: Run, novel: Plan, home: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = home / ".config" / "tui-goals" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('zone = "Asia/Kolkata"\n', encoding="utf-8")
    monkeypatch.setenv("TZ", "UTC")
    for instant, day in ((pendulum.datetime(2026, 5, 1, 22, 29), "2026-05-01"), (None, "2026-05-02")):
        clock.instant = instant or pendulum.datetime(2026, 5, 1, 22, 30)
        assert run("log", 1, 10, "--json").json["local_day"] == day
        assert run("log", 1, 10, "--json").json["zone"] == "Asia/Kolkata"
    assert "zone Asia/Kolkata" in run("doctor").out


def test_t15_without_a_setting_it_is_tz_and_an_unknown_one_is_told(
    run: Run, novel: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    assert "zone America/New_York" in run("doctor").out
    monkeypatch.setenv("TZ", "Mars/Base")
    answer = run("log", 1, 10)
    assert "There is no time zone called 'Mars/Base'" in answer.err
