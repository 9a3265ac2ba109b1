"""Every write: one function a verb. They check rules, change rows and return; the door commits them as one step."""

from tui_goals.commands.door import Done, do

__all__ = ["Done", "do"]
