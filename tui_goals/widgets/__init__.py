"""Widgets: domain values in, messages out; none knows the store or the state."""
