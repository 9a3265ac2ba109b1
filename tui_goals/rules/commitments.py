"""How commitments are closed, and how they were kept by whose idea the bite was."""

from collections.abc import Mapping

from tui_goals.domain import Kept, Origin, SessionState
from tui_goals.domain.values import frozen

DEFAULTS = {
    SessionState.DONE: Kept.KEPT,
    SessionState.PARTIAL: Kept.PARTLY,
    SessionState.ABANDONED: Kept.NOT_KEPT,
}
"""How a commitment is closed by each outcome unless the person says otherwise."""


@frozen
class KeptRate:
    """How many commitments were kept, kept in part, and not kept."""

    kept: int = 0
    partly: int = 0
    not_kept: int = 0


def kept_rates(counts: Mapping[tuple[Origin, Kept], int]) -> dict[Origin, KeptRate]:
    """How each origin's commitments were kept, where it has any."""
    origins = [origin for origin in Origin if any(origin is found for found, _ in counts)]
    return {origin: KeptRate(**{str(kept): counts.get((origin, kept), 0) for kept in Kept}) for origin in origins}
