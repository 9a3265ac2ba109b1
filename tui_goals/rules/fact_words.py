"""What the facts of a stretch of days are called, and their numbers in words."""

from tui_goals.rules import phrases
from tui_goals.rules.review_facts import Fact, FactName

NAMES = {
    FactName.FOCUS: "Focus",
    FactName.OVERRUN: "Over the plan",
    FactName.ESTIMATES: "Against estimates",
    FactName.SESSIONS: "Sessions",
    FactName.UNITS: "Counted",
    FactName.AVERAGE: "Average",
    FactName.BITES: "Bites done",
    FactName.MILESTONES: "Milestones done",
    FactName.SLIPPED: "Slipped",
    FactName.FORECAST: "Forecast",
    FactName.SAID: "Status updates",
    FactName.STUCK: "Stuck goals",
    FactName.KEPT: "Promises kept",
    FactName.INTERRUPTIONS: "Interrupted",
    FactName.LEFT: "Left",
    FactName.REWARDS: "Rewards due",
    FactName.ENTRIES: "Entries",
    FactName.MOOD: "Mood",
    FactName.ENERGY: "Energy",
}
OF = {FactName.MOOD: 5, FactName.ENERGY: 3}
LENGTHS = frozenset({FactName.FOCUS, FactName.OVERRUN, FactName.ESTIMATES})
WITH_UNITS = frozenset({FactName.UNITS, FactName.AVERAGE})


def fact_words(fact: Fact) -> tuple[str, str]:
    """What a fact is called, and its number in words."""
    name = NAMES[fact.name]
    label = f"{name} {fact.label}" if fact.name is FactName.INTERRUPTIONS else name
    match fact.name:
        case FactName.LEFT if fact.label:
            label = f"{name}: {fact.label}"
        case FactName.KEPT if fact.label != "mine":
            label = f"{name}, {fact.label}"
    if fact.name is FactName.FORECAST:
        days = phrases.count(round(abs(fact.value)), "day")
        return f"{label}: {fact.label}", f"{days} {'later' if fact.value > 0 else 'earlier'}"
    if fact.name in WITH_UNITS:
        return f"{label} {fact.label}".rstrip(), phrases.amount(fact.value)
    if fact.name is FactName.ESTIMATES:
        more = "over" if fact.value >= 0 else "under"
        return label, f"{phrases.duration(abs(fact.value))} {more}"
    if fact.name in LENGTHS:
        return label, phrases.duration(fact.value)
    if fact.name in OF:
        return label, f"{fact.value:.1f} of {OF[fact.name]}"
    if fact.name is FactName.KEPT:
        return label, f"{phrases.amount(fact.value)} of {len(fact.rows)}"
    return label, phrases.amount(fact.value)
