"""What every stored value has in common."""

import os
from dataclasses import dataclass


def new_uid() -> str:
    """A random identity that a value keeps through export and import."""
    return os.urandom(16).hex()


@dataclass(frozen=True, slots=True)
class Stored:
    """A value with a place in the store: `id` is 0 until it has one, `revision` counts its changes."""

    id: int = 0
    uid: str = ""
    revision: int = 1
