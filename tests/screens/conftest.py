"""Screens run on an event loop with real timers and threads, so that a busy machine may draw one late."""

from inspect import iscoroutinefunction

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Two more tries for each test of this folder that runs an app."""
    if iscoroutinefunction(getattr(item, "function", None)):
        item.add_marker(pytest.mark.flaky(reruns=2))
