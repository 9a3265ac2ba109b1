"""Who writes, the steps that can be undone, and what a person chose to see."""

from pendulum import DateTime

from tui_goals.domain.values import Stored, frozen


@frozen
class Terminal(Stored):
    """One run of the program: where it is, so that another one can tell whether it still lives."""

    host: str = ""
    tty: str = ""
    pid: int = 0
    boot_id: str = ""
    process_start: str = ""
    started_at: DateTime | None = None


@frozen
class Step(Stored):
    """One user action as the undo ledger knows it, with its label in plain words.

    `undone_after` is the newest step there was when it was undone; with one made since it cannot be done again.
    """

    terminal_id: int = 0
    label: str = ""
    command: str = ""
    tables: tuple[str, ...] = ()
    made_at: DateTime | None = None
    zone: str = "UTC"
    undone_at: DateTime | None = None
    undone_after: int | None = None


@frozen
class ViewSetting(Stored):
    """Something chosen on a screen that outlives it, under a name of its own, as JSON."""

    subject: str = ""
    value: str = "null"
    updated_at: DateTime | None = None


@frozen
class SavedFilter(Stored):
    """A filter under a name, as it is typed; every screen that filters offers it."""

    title: str = ""
    text: str = ""
    position: float = 0.0
