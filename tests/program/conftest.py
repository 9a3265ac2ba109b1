"""The whole program in a real terminal, under tmux and sshd: what the machine does at its own pace takes part.

A machine that is too busy for a moment fails such a test although nothing is wrong, so each has two more tries.
"""

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Two more tries for each test of this folder."""
    item.add_marker(pytest.mark.flaky(reruns=2))
