"""What can go wrong, in words a person can act on."""


class TuiGoalsError(Exception):
    """Any failure that is told to the person as one plain sentence."""


class Refused(TuiGoalsError):
    """A rule says no; the sentence names the thing, the reason and the way out."""


class NotFound(Refused):
    """The thing asked for is not there (any more)."""


class Conflict(Refused):
    """Somebody else changed the same fields meanwhile: `fields` maps a name to (mine, theirs)."""

    def __init__(self, sentence: str, fields: dict[str, tuple[object, object]] | None = None) -> None:
        super().__init__(sentence)
        self.fields = fields or {}


class StoreFailed(TuiGoalsError):
    """The file could not be read or written; nothing was changed."""


class StoreBusy(StoreFailed):
    """Another process holds the file's lock; trying again is right."""


class StoreTooNew(StoreFailed):
    """The file was written by a newer version of the program; it was left as it is."""
