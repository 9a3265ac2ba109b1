"""Who gives an alert: the first of the open terminals to say so."""

from tui_goals.commands.door import unrecorded
from tui_goals.domain import AlertClaim
from tui_goals.store.tx import Tx

KEPT_DAYS = 30
"""After that no other terminal is still about to give the same alert."""


@unrecorded
def claim_alert(tx: Tx, subject: str) -> AlertClaim | None:
    """Take an alert upon this terminal; None where that has been done for its subject."""
    if tx.find(AlertClaim, subject=subject):
        return None
    for old in tx.alert_claims(before=tx.now.subtract(days=KEPT_DAYS)):
        tx.remove(old)
    return tx.add(AlertClaim(subject=subject, terminal_id=tx.terminal_id(), claimed_at=tx.now))
