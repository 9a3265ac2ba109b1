"""Every read that the screens and the command line share, as frozen values."""

from tui_goals.state.app_state import AppState, OpenSession, load, look_at

__all__ = ["AppState", "OpenSession", "load", "look_at"]
