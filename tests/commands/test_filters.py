"""Filters under a name."""

import pytest

from tui_goals.commands import do
from tui_goals.commands.filters import delete_filter, save_filter
from tui_goals.commands.steps import undo
from tui_goals.domain import Refused, SavedFilter
from tui_goals.store import Store


def test_p33_a_filter_is_saved_by_name_replaced_and_deleted(store: Store) -> None:
    kept = do(store, save_filter, " Late ", "due:late").value
    assert (kept.title, kept.text) == ("Late", "due:late")
    again = do(store, save_filter, "Late", "due:late #race").value
    assert (again.id, again.text) == (kept.id, "due:late #race")
    do(store, undo)
    assert store.reader.find(SavedFilter)[0].text == "due:late"
    do(store, delete_filter, kept.id)
    assert store.reader.find(SavedFilter) == ()


@pytest.mark.parametrize(("title", "text", "why"), [("", "x", "needs a title"), ("x", " ", "nothing to save")])
def test_p33_a_filter_needs_a_name_and_a_text(store: Store, title: str, text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        do(store, save_filter, title, text)
