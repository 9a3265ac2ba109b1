"""Of the tests of this folder, those at a real terminal depend on the machine's pace, as those of the program do."""

import pytest

from tests.terminal.pty_session import PtySession


def pytest_itemcollected(item: pytest.Item) -> None:
    """Two more tries for each test at a real terminal; the others, which compute, have to hold at once."""
    if PtySession in vars(getattr(item, "module", None) or object).values():
        item.add_marker(pytest.mark.flaky(reruns=2))
