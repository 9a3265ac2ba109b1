"""The transaction's type for those who must not load SQLModel to name it."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from tui_goals.store.writer import WriteTx

Tx: TypeAlias = "WriteTx"
"""What a command may do with the store, in domain values."""
