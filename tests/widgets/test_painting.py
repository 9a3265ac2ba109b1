"""Lines of cells: how a way up is cut."""

import pytest

from tui_goals.widgets.painting import path


@pytest.mark.parametrize(
    ("cells", "told"),
    [(40, "Chapter 10 < Second act < Novel"), (30, "Chapter 10 < Second act"), (12, "Chapter 10"), (6, "Chapt…")],
)
def test_a_way_up_holds_whole_names_and_is_cut_within_the_first_alone(cells: int, told: str) -> None:
    assert path(("Chapter 10", "Second act", "Novel"), "<", cells) == told
