"""Interruptions counted by kind and hour (T34)."""

from collections import Counter

import pendulum
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Interruption, InterruptionKind
from tui_goals.rules import interruptions

WITHIN, OUTSIDE = InterruptionKind
ROWS = st.lists(
    st.builds(
        Interruption,
        kind=st.sampled_from(InterruptionKind),
        happened_at=st.integers(0, 86_400 * 400).map(lambda second: pendulum.datetime(2026, 1, 1).add(seconds=second)),
        zone=st.sampled_from(("UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns")),
    )
)


def at(hour: int, kind: InterruptionKind = WITHIN, zone: str = "UTC") -> Interruption:
    return Interruption(kind=kind, happened_at=pendulum.datetime(2026, 3, 4, hour, 59), zone=zone)


@given(rows=ROWS)
def test_t34_sums_by_kind_and_by_hour_equal_the_rows(rows: list[Interruption]) -> None:
    counts = interruptions.counted(rows)
    assert counts.total() == len(rows)
    for kind in InterruptionKind:
        assert sum(number for (each, _), number in counts.items() if each is kind) == len(
            [row for row in rows if row.kind is kind]
        )
    hours = Counter(row.happened_at.in_timezone(row.zone).hour for row in rows if row.happened_at is not None)
    assert {hour: sum(counts[kind, hour] for kind in InterruptionKind) for hour in hours} == dict(hours)


def test_t34_the_hour_is_the_one_on_the_wall_where_it_happened() -> None:
    assert interruptions.counted([at(9, zone="Europe/Berlin")]) == {(WITHIN, 10): 1}
    assert interruptions.counted([at(9, zone="Asia/Kolkata")]) == {(WITHIN, 15): 1}


def test_t34_a_day_is_told_in_words() -> None:
    assert interruptions.told([]) == ()
    assert interruptions.told([at(9)]) == ("1 from within",)
    rows = [at(9), at(14, OUTSIDE), at(14, OUTSIDE)]
    assert interruptions.told(rows) == ("1 from within, 2 from outside", "most from 14:00 to 15:00")
