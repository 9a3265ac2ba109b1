"""The critical path against textbook networks, against another implementation, and at its edges (P41)."""

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_goals.domain import Refused
from tui_goals.rules.network import PATHS_AT_MOST, schedule
from tui_goals.rules.weekdays import EVERY_DAY, WORKING_DAYS, day_at, days_from

NETWORKS = json.loads((Path(__file__).parent / "networks.json").read_text(encoding="utf-8"))["networks"]


class Step(NamedTuple):
    """Something to schedule."""

    id: Any
    duration: Any
    predecessors: Any = ()


@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: str(network["id"]))
def test_p41_textbook_networks_come_out_as_published(network: dict[str, Any]) -> None:
    result = schedule([Step(**activity) for activity in network["activities"]])
    for answers in (network["published"], network["computed"]):
        known = {name: answer for name, answer in answers.items() if answer is not None}
        assert result.duration == known["duration"]
        assert set(result.critical) == set(known.get("critical_activities", result.critical))
        if "critical_paths" in known:
            assert sorted(map(list, result.critical_paths)) == sorted(known["critical_paths"])
        for name, times in known.get("times", {}).items():
            for field in times.keys() - {"free_float"}:
                assert getattr(result[name], field) == times[field], (name, field)


@st.composite
def plans(draw: st.DrawFn) -> list[Step]:
    """Plans without circles, of several parts, given in any order."""
    durations = draw(st.lists(st.integers(0, 4), min_size=1, max_size=9))
    pairs = draw(st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=16))
    steps = [
        Step(place, duration, [first for first, second in pairs if second == place and first < place])
        for place, duration in enumerate(durations)
    ]
    return draw(st.permutations(steps))


@settings(max_examples=50)
@given(plans())
def test_p41_networkx_finds_the_same_longest_ways(steps: list[Step]) -> None:
    result = schedule(steps)
    graph = networkx.DiGraph()
    for step in steps:
        graph.add_edge((step.id, "begins"), (step.id, "ends"), weight=step.duration)
        graph.add_edge("start", (step.id, "begins"), weight=0)
        graph.add_edge((step.id, "ends"), "end", weight=0)
        graph.add_edges_from([((need, "ends"), (step.id, "begins"), {"weight": 0}) for need in step.predecessors])

    def longest(start: Any, end: Any) -> int:
        within = {start, *networkx.descendants(graph, start)} & {end, *networkx.ancestors(graph, end)}
        return int(networkx.dag_longest_path_length(graph.subgraph(within)))

    assert result.duration == longest("start", "end")
    for step in steps:
        times = result[step.id]
        assert times.es == longest("start", (step.id, "begins"))
        assert times.lf == result.duration - longest((step.id, "ends"), "end")
        assert (times.ef - times.es, times.lf - times.ls) == (step.duration, step.duration)
        assert (times.slack, times.critical) == (times.ls - times.es, times.ls == times.es)
    order = networkx.DiGraph([(need, step.id) for step in steps for need in step.predecessors])
    order.add_nodes_from(step.id for step in steps)
    lengths = {step.id: step.duration for step in steps}
    ways = {
        tuple(way)
        for start in order if not order.in_degree(start)
        for end in order if not order.out_degree(end)
        for way in ([[start]] if start == end else networkx.all_simple_paths(order, start, end))
        if sum(lengths[each] for each in way) == result.duration
    }  # fmt: skip
    assert set(result.critical_paths[:PATHS_AT_MOST]) <= ways
    assert result.critical_path_count == len(ways)
    assert len(result.critical_paths) == min(len(ways), PATHS_AT_MOST)
    assert set(result.critical) == {each for way in ways for each in way}


def test_p41_several_beginnings_ends_and_parts_are_one_plan() -> None:
    result = schedule([Step("A", 2), Step("B", 5), Step("C", 1, ["A"]), Step("alone", 5)])
    assert list(result) == ["A", "B", "C", "alone"]
    assert result.duration == 5
    assert result.critical_paths == (("B",), ("alone",))
    assert (result["C"].es, result["C"].ls, result["C"].slack, result["A"].slack) == (2, 4, 2, 2)


def test_p41_nothing_and_points_in_time() -> None:
    nothing = schedule([])
    assert (nothing.duration, nothing.critical_paths, len(nothing), nothing.critical_path_count) == (0, (), 0, 0)
    points = schedule([Step("begin", 0), Step("work", 3, ["begin"]), Step("end", 0, ["work"]), Step("aside", 0)])
    assert points.critical_paths == (("begin", "work", "end"),)
    assert points["aside"].slack == 3


def test_p41_fractions_are_exact_and_ids_may_be_anything() -> None:
    steps = [Step((1, "a"), 0.1), Step(None, 0.2, [(1, "a")]), Step("c", Decimal("0.3")), Step("d", Fraction(3, 10))]
    result = schedule([*steps, Step(5, 0, [None, None, "c"])])
    assert result.duration == 0.3
    assert result.critical_paths == (((1, "a"), None, 5), ("c", 5), ("d",))
    assert schedule([Step("a", 2.0)]).duration == 2


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([Step("A", 1, ["C"]), Step("B", 1, ["A"]), Step("C", 1, ["B"]), Step("D", 1, ["A"])], '"A" > "C" > "B" > "A"'),
        ([Step("A", 1, ["A"])], '"A" > "A"'),
        ([Step("A", 1, ["Z"])], '"A" waits on "Z", which is not there'),
        ([Step("A", 1), Step("A", 2)], '"A" is there twice'),
        ([Step("A", -1)], 'The duration of "A" is less than 0'),
        ([Step("A", float("nan"))], 'The duration of "A" is no number'),
        ([Step("A", None)], 'The duration of "A" is no number'),
        ([Step("A", "3")], 'The duration of "A" is no number'),
        ([Step("A", float("inf"))], 'The duration of "A" is no number'),
        ([Step("A", Decimal("sNaN"))], 'The duration of "A" is no number'),
        ([Step("A", timedelta(days=1))], 'The duration of "A" is no number'),
        ([Step(["A"], 1)], "cannot be ids"),
        ([Step("A", 1), Step("B", 1, [["A"]])], "cannot be ids"),
        ([Step("A", 1, 7)], "cannot be ids"),
        ([Step(1, 1), Step(2, 1, ["1"])], '"2" waits on "1", which is not there'),
        ([{"id": "A"}], "needs an id, a duration"),
        (["A"], "needs an id, a duration"),
    ],
)
def test_p41_what_is_no_plan_is_refused_by_name(steps: list[Any], sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        schedule(steps)
    assert sentence in str(refusal.value)


def test_p41_activities_may_be_mappings_and_one_predecessor_a_text() -> None:
    found = schedule(
        [
            {"id": "dig", "duration": 2},
            {"id": "pour", "duration": 1.5, "predecessors": "dig"},
            {"id": 3, "duration": True, "predecessors": None},
            {"id": "end", "duration": 0, "predecessors": iter(["pour", 3, 3])},
        ]
    )
    assert found.critical_paths == (("dig", "pour", "end"),)
    assert (found.duration, found[3].ef, found[3].slack) == (3.5, 1, 2.5)
    assert type(found[3].ef) is int


def test_p41_five_thousand_activities_with_many_ways_are_scheduled_at_once() -> None:
    steps = [Step(n, 1 + n % 3 / 2, range(max(0, n - 9 - n % 2), n)) for n in range(5000)]
    started = perf_counter()
    found = schedule(steps)
    assert perf_counter() - started < 5
    assert found.duration == sum(step.duration for step in steps) and len(found.critical) == 5000
    apart = schedule([Step(n, 1) for n in range(5000)])
    assert (apart.critical_path_count, len(apart.critical_paths)) == (5000, PATHS_AT_MOST)


def test_p41_of_very_many_critical_paths_some_are_listed_and_all_are_counted() -> None:
    doors = [
        Step((place, side), 1, [(place - 1, other) for other in "ab"] if place else [])
        for place in range(40)
        for side in "ab"
    ]
    result = schedule(doors)
    assert len(set(result.critical_paths)) == PATHS_AT_MOST
    assert result.critical_path_count == 2**40
    chain = schedule([Step(place, 1, [place - 1] if place else []) for place in range(5000)])
    assert chain.critical_paths == (tuple(range(5000)),)


def test_days_are_counted_by_the_calendar_or_by_working_days() -> None:
    friday = date(2026, 11, 27)
    assert day_at(friday, 3) == date(2026, 11, 30)
    assert day_at(friday, 3, WORKING_DAYS) == date(2026, 12, 2)
    assert day_at(friday + timedelta(days=1), 0, WORKING_DAYS) == date(2026, 11, 30)
    assert days_from(friday, date(2026, 12, 2), WORKING_DAYS) == 3
    assert days_from(date(2026, 12, 2), friday, WORKING_DAYS) == -3
    with pytest.raises(Refused, match="working day"):
        day_at(friday, 1, frozenset())


@settings(max_examples=50)
@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-400, 400), st.sets(st.integers(0, 6), min_size=1))
def test_days_go_there_and_back(first: date, days: int, weekdays: set[int]) -> None:
    there = day_at(first, days, frozenset(weekdays))
    assert there.weekday() in weekdays
    assert days_from(first, there, frozenset(weekdays)) == days
    assert days_from(first, first + timedelta(days=days), EVERY_DAY) == days
