"""The database: SQLModel tables, a plain reader, transactions, the undo ledger, migrations."""

from tui_goals.store.reader import Reader
from tui_goals.store.store import Store

__all__ = ["Reader", "Store"]
