"""More tries for tests whose event loop runs against a real clock.

A frame, a cursor's rest or a thread that comes late on a busy machine fails such a test although nothing is wrong, so
each has two more tries. What is wrong fails three times.
"""

import inspect

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Two more tries for each test of a folder that runs in an event loop; the others have to hold at once."""
    if inspect.iscoroutinefunction(getattr(item, "function", None)):
        item.add_marker(pytest.mark.flaky(reruns=2))
