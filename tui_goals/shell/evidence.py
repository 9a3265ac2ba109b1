"""What past sessions say about a bite before it is written, started or cut: quiet proposals, never more."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui_goals.domain import Bite
from tui_goals.domain.values import frozen
from tui_goals.rules import bite_size, phrases
from tui_goals.rules.bite_size import ABANDONS, Tried
from tui_goals.rules.cutting import MINUTES

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


@frozen
class Evidence:
    """How sessions in a bite's unit and sessions by time went, and how often the bite was left."""

    unit: str = ""
    units: tuple[Tried, ...] = ()
    minutes: tuple[Tried, ...] = ()
    abandons: int = 0

    def proposal(self, units: float | None, minutes: float | None) -> str:
        """The size that is usually finished, where the plan is larger; empty where there is nothing to say."""
        for plan, tried, unit in ((units, self.units, self.unit), (minutes, self.minutes, MINUTES)):
            found = bite_size.proposed(tried)
            if found is not None and plan is not None and plan > found.size:
                return told(found, unit)
        return ""

    def why_cut(self, units: float | None, minutes: float | None) -> str:
        """Why cutting is offered for a plan; empty where it is not."""
        if self.abandons >= ABANDONS:
            return f"You left it {'twice' if self.abandons == ABANDONS else f'{self.abandons} times'} so far."
        for plan, tried, unit in ((units, self.units, self.unit), (minutes, self.minutes, MINUTES)):
            usual = bite_size.usual(tried)
            if usual is not None and bite_size.is_too_large(plan, tried):
                return f"The plan is over twice what you usually finish, {phrases.amount(usual, unit)}."
        return ""


def of_bite(app: "TuiGoalsApp", bite: Bite | None) -> Evidence:
    """What is known for a session on a bite, or on none."""
    unit = bite.unit if bite is not None else ""
    return app.ask(
        lambda reader: Evidence(
            unit,
            reader.sizes_tried(unit) if unit else (),
            reader.minutes_tried(),
            reader.abandons(bite.id) if bite is not None else 0,
        ),
        Evidence(),
    )


def size_in(app: "TuiGoalsApp", unit: str) -> Tried | None:
    """The size in a unit that is usually finished; in minutes that of a time box."""
    nothing: Sequence[Tried] = ()
    tried = app.ask(
        lambda reader: reader.minutes_tried() if unit == MINUTES else reader.sizes_tried(unit) if unit else (), nothing
    )
    return bite_size.proposed(tried)


def told(found: Tried, unit: str) -> str:
    """A size that is usually finished, in words with what backs it."""
    return f"{phrases.amount(found.size, unit)} is what you finish: {found.finished} of {found.sessions} sessions."
