"""Earlier texts: which are kept, and how one differs from the present one."""

import pendulum
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import EntryVersion
from tui_goals.rules.versions import Difference, differences, no_longer_kept

NOW = pendulum.datetime(2026, 3, 4)


def versions(*days_ago: int) -> list[EntryVersion]:
    """Earlier texts, so many days old."""
    return [EntryVersion(id=n, replaced_at=NOW.subtract(days=days)) for n, days in enumerate(days_ago)]


def test_j21_the_last_20_or_30_days_whichever_keeps_more() -> None:
    assert no_longer_kept(versions(*range(40, 60)), NOW) == ()
    assert no_longer_kept(versions(*[1] * 50), NOW) == ()
    assert no_longer_kept(versions(*[1] * 25, 30, 31, 90), NOW) == tuple(versions(*[1] * 25, 30, 31, 90)[26:])
    assert [each.id for each in no_longer_kept(versions(*range(100, 125)), NOW)] == [20, 21, 22, 23, 24]


def test_j21_what_differs_is_told_by_lines_and_within_them_by_words() -> None:
    same = [f"line {n}" for n in range(9)]
    found = differences("\n".join([*same, "It was good."]), "\n".join([*same, "It was not good.", "More."]))
    assert found[0].parts == (("(7 lines alike)", False),)
    assert [each.sign for each in found] == [" ", " ", " ", "-", "+", "+"]
    assert differences("It was good.", "It was bad.") == (
        Difference("-", (("It was ", False), ("good", True), (".", False))),
        Difference("+", (("It was ", False), ("bad", True), (".", False))),
    )


TEXTS = st.text(st.sampled_from("ab \n.é"), max_size=30)


@given(TEXTS, TEXTS)
def test_j21_a_comparison_holds_all_that_differs_of_both(earlier: str, present: str) -> None:
    found = differences(earlier, present)
    old, new = earlier.split("\n"), present.split("\n")
    for sign, lines in (("-", old), ("+", new)):
        shown = ["".join(text for text, _ in each.parts) for each in found if each.sign == sign]
        assert [line for line in shown if line not in lines] == []
    if earlier != present:
        assert any(each.sign != " " for each in found)
