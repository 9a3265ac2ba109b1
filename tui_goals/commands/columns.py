"""The board's columns: add, rename, order, remove."""

from dataclasses import replace

from tui_goals.commands.cards import check_room
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


def delete_column(tx: Tx, column_id: int, to: int | None = None) -> Column:
    """Delete column “{it.title}”.

    Its cards go to the end of the column `to` first. Raises Refused while it holds cards and there is no such column,
    where that has no room for them, and for the last one of its sort.
    """
    column = tx.get(Column, column_id)
    if to is not None:
        _move_cards(tx, column, tx.get(Column, to))
    _check_free(tx, column)
    tx.remove(column)
    return column


def _move_cards(tx: Tx, column: Column, to: Column) -> None:
    if to.id == column.id or to.finishes is not column.finishes:
        sort = "another column that finishes" if column.finishes else "another column of open cards"
        raise Refused(f"The cards of “{column.title}” cannot go to “{to.title}”. Choose {sort}.")
    for card in tx.cards_of(column.id):
        check_room(tx, to, card)
        last = tx.cards_of(to.id)[-1:]
        position = last[0].board_position + 1 if last else 1.0
        tx.change(card, column_id=to.id, board_position=position, moved_at=tx.now)


def _check_free(tx: Tx, column: Column) -> None:
    cards = tx.cards_of(column.id)
    if cards:
        raise Refused(f"“{column.title}” still holds {phrases.count(len(cards), 'card')}. Move them first (H, L).")
    if not any(other.finishes is column.finishes for other in tx.columns() if other.id != column.id):
        sort = "finishes milestones" if column.finishes else "takes open milestones"
        raise Refused(f"“{column.title}” is the only column that {sort}. Add another first.")
