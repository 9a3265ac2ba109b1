"""The board's columns: add, rename, order, remove."""

from dataclasses import replace

from tui_goals.commands.editing import last_position, merged, move
from tui_goals.domain import Column, Refused
from tui_goals.rules import checks, phrases
from tui_goals.store.tx import Tx


def add_column(tx: Tx, column: Column) -> Column:
    """Add column “{it.title}”."""
    checks.check_column(column)
    return tx.add(replace(column, position=last_position(tx.columns())))


def edit_column(tx: Tx, base: Column, mine: Column) -> Column:
    """Edit column “{it.title}”.

    Raises Refused where a field does not hold, and for another sort where a deletion would be refused too.
    """
    kept, changes = merged(tx, base, mine)
    checks.check_column(replace(kept, **changes))
    if "finishes" in changes:
        _check_free(tx, kept)
    return tx.change(kept, **changes)


def move_column(tx: Tx, column_id: int, places: int) -> Column:
    """Move column “{it.title}”."""
    return move(tx, tx.columns(), tx.get(Column, column_id), places)


def delete_column(tx: Tx, column_id: int) -> Column:
    """Delete column “{it.title}”.

    Raises Refused while it holds cards, and for the last one of its sort.
    """
    column = tx.get(Column, column_id)
    _check_free(tx, column)
    tx.remove(column)
    return column


def _check_free(tx: Tx, column: Column) -> None:
    cards = tx.cards_of(column.id)
    if cards:
        raise Refused(f"“{column.title}” still holds {phrases.count(len(cards), 'card')}. Move them first (H, L).")
    if not any(other.finishes is column.finishes for other in tx.columns() if other.id != column.id):
        sort = "finishes milestones" if column.finishes else "takes open milestones"
        raise Refused(f"“{column.title}” is the only column that {sort}. Add another first.")
