"""The time of day that stands beside a day; a plan has days only, so it is taken off and told."""

import re

from tui_goals.domain import Refused

ZONE = r"(?: ?(?:z|utc|gmt|[a-z]{1,3}[ds]t|[+-]\d{2}(?::?\d{2})?))?"
MERIDIEM = r"(?: ?[ap]\.?(?:m\.?)?)"
CLOCK = (
    rf"(?:\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d{{1,9}})?)?{MERIDIEM}?{ZONE}"
    r"|\d{1,2} ?[ap]\.?m\.?|\d{1,2}(?:[ap]|h\d{2}))"
)
TO = " ?(?:--?|to|until) ?"
RANGE = rf"(?:{CLOCK}(?:{TO}{CLOCK}|\+\d{{1,2}}:\d{{2}})?|\d{{1,2}}{TO}{CLOCK})"
PART_OF_DAY = r"(?:(?:in the )?(?:morning|afternoon|evening)|(?:at )?night)"
BESIDE = r"(?:at|before|after|by|from|until)"
TIME = rf"(?:(?:{BESIDE} |@ ?)?(?:{RANGE}|noon|midday|midnight)(?: {PART_OF_DAY})?|{PART_OF_DAY})"
END_OF_DAY = "cob|eod|end of (?:the )?day|close of business|first thing"
PLACES = (
    rf"^\d{{1,2}} (?:{PART_OF_DAY}$|(?=tonight$|this ))",
    rf"(?<=\d)t(?:{CLOCK}|\d{{2}}(?:\d{{2}}){{0,2}}{ZONE})$",
    rf"(?:^|(?<!this)(?<!last) ){TIME}$",
    rf"(?<=\S) {BESIDE} \d{{1,2}}(?: ?o'?clock)?$",
    r"(?<=\d{4}) \d\d?\.\d\d$",
    rf"^(?:{TIME}|{END_OF_DAY}) (?:on )?(?=\S)",
    rf"(?<= ){CLOCK}(?: [a-z]{{3,4}})? (?=\d{{4}}$)",
)
"""Where it can stand: for the whole, behind the day, before it, within it."""
HOURS = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
LEFT_OVER = re.compile(r"^(?:t(?=\d)|at |on )| on$", re.ASCII)


def without_time(typed: str) -> tuple[str, str]:
    """A folded text and the time of day in it; a time alone is today's. Raises Refused for a time that is none."""
    found = next((hit for place in PLACES if (hit := re.search(place, typed, re.ASCII))), None)
    if found is None:
        return typed, ""
    time = found[0].strip()
    for hour, minute in HOURS.findall(time):
        if int(hour) > 24 or int(minute) > 59:
            raise Refused(f"there is no time {hour}:{minute}.")
    rest = (typed[: found.start()] + typed[found.end() :]).strip()
    return rest or "today", LEFT_OVER.sub("", time)
