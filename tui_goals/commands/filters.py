"""Filters under a name: keep, delete."""

from tui_goals.commands.editing import last_position
from tui_goals.domain import Refused, SavedFilter
from tui_goals.rules import texts
from tui_goals.store.tx import Tx


def save_filter(tx: Tx, title: str, text: str) -> SavedFilter:
    """Save filter “{it.title}”.

    One of the same name is replaced. Raises Refused without a name or a text.
    """
    title = texts.clean_line(title, "filter")
    text = texts.clean_optional_line(text, "filter")
    if not text:
        raise Refused("There is nothing to save yet; type what to filter by first.")
    kept = tx.find(SavedFilter, title=title)
    if kept:
        return tx.change(kept[0], text=text)
    known = sorted(tx.find(SavedFilter), key=lambda each: each.position)
    return tx.add(SavedFilter(title=title, text=text, position=last_position(known)))


def delete_filter(tx: Tx, filter_id: int) -> SavedFilter:
    """Delete filter “{it.title}”."""
    kept = tx.get(SavedFilter, filter_id)
    tx.remove(kept)
    return kept
