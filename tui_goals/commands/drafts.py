"""Drafts of what is being typed: kept at every pause of the fingers, gone only after a save or by choice."""

import json

from tui_goals.commands.door import unrecorded
from tui_goals.domain import Draft, NotFound
from tui_goals.store.tx import Tx


@unrecorded
def keep_draft(tx: Tx, subject: str, fields: dict[str, str]) -> Draft:
    """Keep what is being typed.

    It is kept as typed, whatever it holds: texts are cleaned or refused when they are saved.
    """
    text = json.dumps(fields)
    found = tx.find(Draft, subject=subject)
    if found:
        return tx.change(found[0], fields=text, updated_at=tx.now)
    return tx.add(Draft(subject=subject, fields=text, updated_at=tx.now))


@unrecorded
def forget_draft(tx: Tx, subject: str) -> None:
    """Let a draft go whose text has been saved."""
    for draft in tx.find(Draft, subject=subject):
        tx.remove(draft)


def discard_draft(tx: Tx, subject: str) -> Draft:
    """Discard a draft."""
    found = tx.find(Draft, subject=subject)
    if not found:
        raise NotFound("There is no draft to discard.")
    tx.remove(found[0])
    return found[0]
