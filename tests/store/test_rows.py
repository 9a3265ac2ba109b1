"""Values lie in rows and come back the same, whatever they hold; what the rules allow, the file keeps."""

import dataclasses
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pendulum
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pendulum import DateTime

from tests.commands.plan import Plan, start_novel
from tui_goals import domain
from tui_goals.clock import from_milliseconds
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import add_goal
from tui_goals.commands.journal import write_entry
from tui_goals.commands.milestones import add_milestone
from tui_goals.commands.tasks import add_task
from tui_goals.domain import Refused, SessionState, Stored
from tui_goals.rules import checks
from tui_goals.rules import focus as focus_rules
from tui_goals.store import Store, rows
from tui_goals.store.tables import METADATA

KINDS = sorted(rows.TABLES, key=lambda kind: kind.__name__)
LINES = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=20)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32)
INSTANTS = st.integers(0, 4_102_444_800_000).map(from_milliseconds)
DAYS = st.dates(date(1970, 1, 1), date(2200, 1, 1))
ENOUGH = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Values for a field with this type."""
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(anything(part) for part in get_args(hint))
    if get_origin(hint) is tuple:
        return st.lists(LINES, max_size=3).map(tuple)
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        type(None): st.none(), bool: st.booleans(), int: st.integers(1, 2**31), float: NUMBERS, str: LINES,
        DateTime: INSTANTS, date: DAYS,
    }  # fmt: skip
    return plain[hint]


def values(kind: type[Stored], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of a kind, with anything in their fields but those that are given."""
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    return st.builds(kind, **{name: given[name] if name in given else anything(hints[name]) for name in names})


@ENOUGH
@given(st.data())
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_value_comes_back_as_it_was(kind: type[Stored], data: st.DataObject) -> None:
    value = data.draw(values(kind))
    raw = rows.encode(value)
    assert rows.decode(kind, list(raw.values())) == value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_has_its_column_and_every_column_its_field(kind: type[Stored]) -> None:
    columns = {column.name for column in METADATA.tables[rows.TABLES[kind]].columns}
    assert columns == {field.name for field in dataclasses.fields(kind)}


def test_every_kind_of_value_has_a_table() -> None:
    kinds = {getattr(domain, name) for name in domain.__all__}
    stored = {kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Stored) and kind is not Stored}
    assert stored == set(rows.TABLES)
    assert {*rows.TABLES.values(), "image", "entry_text"} == set(METADATA.tables)


def test_instants_keep_their_milliseconds_from_1970_to_2100() -> None:
    for instant in (pendulum.datetime(1970, 1, 1), pendulum.datetime(2099, 12, 31, 23, 59, 59, 999_000)):
        assert from_milliseconds(rows.to_milliseconds(instant)) == instant


class Enough(Exception):
    """Takes an example back, so that the next one finds the store as this one did."""


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, under which values are put."""
    return start_novel(store)


FRESH = {"id": st.just(0), "uid": st.just(""), "revision": st.just(1), "column_id": st.just(0)}
CHECKED = [
    (add_goal, domain.Goal, checks.check_goal), (add_task, domain.Task, checks.check_task),
    (add_bite, domain.Bite, checks.check_bite), (write_entry, domain.Entry, checks.check_entry),
]  # fmt: skip


@ENOUGH
@given(st.data())
@pytest.mark.parametrize(("command", "kind", "check"), CHECKED, ids=lambda part: getattr(part, "__name__", ""))
def test_what_the_rules_allow_the_file_keeps(
    store: Store, plan: Plan, command: Any, kind: type[Stored], check: Any, data: st.DataObject
) -> None:
    under = {"milestone_id": plan.milestone.id, "task_id": plan.task.id}
    value = data.draw(values(kind, **FRESH, **{name: st.just(id) for name, id in under.items()}))
    try:
        check(value)
    except Refused:
        return
    with pytest.raises(Enough), store.write() as tx:
        assert tx.get(kind, command(tx, value).id).revision == 1
        raise Enough


@ENOUGH
@given(st.data())
def test_every_milestone_that_the_rules_allow_is_kept(store: Store, plan: Plan, data: st.DataObject) -> None:
    value = data.draw(values(domain.Milestone, **FRESH, goal_id=st.just(plan.goal.id)))
    try:
        checks.check_milestone(value, plan.goal)
    except Refused:
        return
    with pytest.raises(Enough), store.write() as tx:
        assert tx.get(domain.Milestone, add_milestone(tx, value).id).title == value.title
        raise Enough


PLANS = st.none() | st.floats(0, 2000) | st.sampled_from([0.0, -0.0])


@ENOUGH
@given(minutes=PLANS, units=PLANS, outcome=st.sampled_from([SessionState.DONE, SessionState.ABANDONED]))
def test_every_plan_that_the_rules_allow_is_kept(
    store: Store, minutes: float | None, units: float | None, outcome: SessionState
) -> None:
    try:
        focus_rules.check_plan(minutes, units)
    except Refused:
        return
    session = do(store, start_session, None, minutes, units).value
    do(store, end_session, session.id, outcome)
