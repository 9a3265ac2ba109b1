"""Widgets at work in small apps under a pilot: each test of it has more tries."""

from tests.retries import pytest_itemcollected

__all__ = ["pytest_itemcollected"]
