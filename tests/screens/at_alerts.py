"""A terminal that notes what an alert writes to it."""

from tui_goals.app.app import TuiGoalsApp
from tui_goals.terminal.sequences import NoticeKind


class Recorder:
    """Stands for the driver of an app, and keeps what alerts wrote in `told`."""

    def __init__(self, app: TuiGoalsApp) -> None:
        self.told: list[object] = []
        app.alerting.signals = lambda: self

    def write_bell(self) -> None:
        """Note the bell."""
        self.told.append("bell")

    def write_notice(self, kind: NoticeKind, text: str) -> None:
        """Note a notification."""
        self.told.append((kind, text))

    def write_progress(self, percent: int | None) -> None:
        """Note progress."""
        self.told.append(percent)
