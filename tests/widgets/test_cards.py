"""A card in lines of plain text, and how wide the columns of a board are (P32, P34)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui_goals.domain import Goal, Milestone
from tui_goals.rules.marks import mark
from tui_goals.widgets import glyphs
from tui_goals.widgets.board_view import NARROWEST, PEEK, WIDEST, column_width
from tui_goals.widgets.card import Card, board_line, card_lines, card_of, label_style
from tui_goals.widgets.painting import Line, width_of, wrap

NOVEL = Goal(id=1, title="Write the novel")
TODAY = date(2026, 3, 4)


def words(line: Line) -> str:
    return "".join(text for text, _ in line).rstrip()


def lines(card: Card, width: int = 29) -> list[str]:
    return [words(line) for line in card_lines(card, width, glyphs.UNICODE)]


def card(title: str, **facts: object) -> Card:
    return Card(title, mark(NOVEL), **facts)  # type: ignore[arg-type]


def test_p32_a_card_with_nothing_but_a_title_is_one_line() -> None:
    assert lines(card("Submission")) == [" W Submission"]


def test_p32_due_tasks_and_labels_stand_below_the_title_and_the_days_at_the_right() -> None:
    assert lines(card("15 km run", when="today", tasks="2/5", labels=("race",), days="1 d")) == [
        " W 15 km run",
        "   today  2/5  [race]    1 d",
    ]


def test_p32_labels_that_do_not_fit_flow_to_further_lines() -> None:
    labels = ("money", "car", "spring")
    assert lines(card("Sell the car", when="9 d late", tasks="1/3", labels=labels, days="12 d")) == [
        " W Sell the car",
        "   9 d late  1/3        12 d",
        "   [money]  [car]  [spring]",
    ]


def test_p32_without_other_facts_the_days_stand_beside_the_title_if_there_is_room() -> None:
    assert lines(card("Cover", days="8 d")) == [" W Cover                 8 d"]
    assert lines(card("A cover and a blurb, all", days="8 d")) == [
        " W A cover and a blurb, all",
        "                         8 d",
    ]


@given(st.integers(-9, 12), st.text("ab 言", max_size=12), st.booleans())
def test_f22_a_card_is_drawn_in_any_width(width: int, title: str, has_facts: bool) -> None:
    facts = {"when": "today", "tasks": "2/5", "labels": ("race",), "waits_on": ("Outline",)} if has_facts else {}
    assert card_lines(card(title, days="189 d", **facts), width, glyphs.UNICODE)
    assert all(cell_len(part) <= max(2, width) for part in wrap(title, width))


def test_p32_a_blocked_card_names_the_first_milestone_and_counts_the_others() -> None:
    assert lines(card("Submission", waits_on=("Beta readers",)))[-1] == "   ■ waits on Beta readers"
    assert lines(card("Submission", waits_on=("Beta readers", "Cover")))[-1] == "   ■ waits on Beta reade… +1"


def test_p32_the_days_count_from_the_last_move_and_end_when_it_is_done() -> None:
    milestone = Milestone(id=1, goal_id=1, title="First draft", due=TODAY + timedelta(days=1))
    moved = TODAY - timedelta(days=3)
    assert card_of(milestone, NOVEL, (1, 2), (), moved, None, TODAY) == card(
        "First draft", when="tomorrow", due_state="soon", tasks="1/2", days="3 d"
    )
    done = card_of(milestone, NOVEL, (2, 2), (), moved, TODAY, TODAY)
    assert lines(done) == [" W First draft", "   ● 4 Mar  2/2"]


def test_p32_a_label_has_one_colour_wherever_it_stands() -> None:
    assert label_style("race") == label_style("Race") == "label7"


def test_p34_a_title_takes_two_lines_at_most() -> None:
    title = "Second draft with everything that the beta readers of the first one said"
    assert lines(card(title)) == [" W Second draft with", "   everything that the beta…"]
    assert lines(card("x" * 100)) == [f" W {'x' * 25}", f"   {'x' * 24}…"]


@given(st.text(max_size=90), st.integers(26, 60), st.lists(st.text(max_size=30), max_size=4))
def test_p34_no_line_of_a_card_is_wider_than_its_column(title: str, width: int, labels: list[str]) -> None:
    milestone = Milestone(title=title, labels=tuple(labels), due=date(2031, 12, 31))
    moved = date(2001, 1, 1)
    made = card_of(milestone, NOVEL, (10, 120), (milestone, milestone), moved, None, TODAY)
    for line in card_lines(made, width, glyphs.UNICODE):
        assert width_of(line) <= width


@pytest.mark.parametrize(
    ("columns", "width", "each"), [(4, 120, 30), (4, 200, 44), (4, 80, 36), (4, 60, 26), (3, 80, 26), (7, 200, 28)]
)
def test_p34_columns_share_the_width_or_let_their_neighbours_peek_in(columns: int, width: int, each: int) -> None:
    assert column_width(columns, width) == each


@given(st.integers(1, 12), st.integers(60, 300))
def test_p34_columns_fit_or_leave_room_to_peek(columns: int, width: int) -> None:
    each = column_width(columns, width)
    assert NARROWEST <= each <= WIDEST
    fitting = width // each
    assert fitting >= columns or width - fitting * each >= PEEK or each + 2 * PEEK <= width


def test_the_line_above_the_board_tells_whose_cards_these_are_and_how_they_stand() -> None:
    cards = [card("Late", due_state="overdue"), card("Blocked", waits_on=("Late",)), card("Done", done=True)]
    assert words(board_line(None, cards, 60, glyphs.UNICODE)) == (
        " All goals  2 open  1 overdue  ■ 1 blocked       a one goal"
    )
    assert words(board_line(NOVEL, [], 60, glyphs.UNICODE)).startswith(" W Write the novel  0 open ")
