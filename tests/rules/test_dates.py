"""Days as people type them, and the world's own examples."""

import contextlib
import json
import re
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_goals.domain import Refused
from tui_goals.rules.dates import MONTH_NAMES, YEARS, echo_day, parse_day

TODAY = date(2026, 11, 22)
"""A Sunday in ISO week 47."""
EXAMPLES = Path(__file__).parents[2].parent / "shared" / "data" / "dates.json"
FLOORS = {
    "taskwarrior": 1.0, "org": 1.0, "topydo": 1.0, "dateparser": 1.0, "chrono": 0.95, "convention": 0.81,
    "languages": 0.7,
}  # fmt: skip
"""The least share met of each family's examples; those that follow a tool's own rule are a family apart (missed there
are `later` as the year 9999 and a month of 30 days), and those in other languages than English are another."""
OWN = Path(__file__).with_name("days.txt")
SCRAPS = (
    "end of", "the", "next", "last", "monday", "after", "before", "in", "2", "w", "1d", "+", "-", "p1d", "12:00", "at",
    "first", "3rd", "dec", "half a", "and a half", "week", "year", "morgen", "de", "年", ",", ".", "'",
)  # fmt: skip
"""Of which texts are made that nearly mean a day."""
plan_days = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("today", "2026-11-22"), ("Tomorrow", "2026-11-23"), ("YESTERDAY", "2026-11-21"), (".", "2026-11-22"),
        ("fri", "2026-11-27"), ("sunday", "2026-11-29"), ("sun", "2026-11-29"), ("this sun", "2026-11-22"),
        ("next friday", "2026-11-27"), ("next sunday", "2026-11-29"), ("last fri", "2026-11-20"),
        ("last sun", "2026-11-15"), ("+2fri", "2026-12-04"), ("-1fri", "2026-11-20"), ("-1sun", "2026-11-15"),
        ("+3d", "2026-11-25"), ("+3", "2026-11-25"), ("2w", "2026-12-06"), ("in 3 days", "2026-11-25"),
        ("-2d", "2026-11-20"), ("1m", "2026-12-22"), ("+1mo", "2026-12-22"), ("1y", "2027-11-22"), ("3b", "2026-11-25"),
        ("1 year 2 months", "2028-01-22"), ("1y and 2 days", "2027-11-24"), ("3 weeks ago", "2026-11-01"),
        ("in a couple of days", "2026-11-24"), ("next week", "2026-11-29"), ("last month", "2026-10-22"),
        ("eow", "2026-11-22"), ("eom", "2026-11-30"), ("eoq", "2026-12-31"), ("eoy", "2026-12-31"),
        ("sow", "2026-11-16"), ("som", "2026-11-01"), ("soq", "2026-10-01"), ("soy", "2026-01-01"),
        ("eonm", "2026-12-31"), ("sonq", "2027-01-01"), ("eopq", "2026-09-30"), ("sonw", "2026-11-23"),
        ("31 dec", "2026-12-31"), ("dec 31", "2026-12-31"), ("Dec. 31st", "2026-12-31"), ("22 nov", "2026-11-22"),
        ("21 nov", "2027-11-21"), ("dec 31 2027", "2027-12-31"), ("thu 31 dec", "2026-12-31"), ("31dec", "2026-12-31"),
        ("1st of May", "2027-05-01"), ("3 Aug 96", "1996-08-03"),
        ("3 Aug 68", "2068-08-03"), ("3 Aug 69", "1969-08-03"), ("29 feb 28", "2028-02-29"),
        ("8/Oct/2027", "2027-10-08"),
        ("3rd", "2026-12-03"), ("22nd", "2026-12-22"), ("31", "2026-12-31"), ("the 25th", "2026-11-25"),
        ("december", "2026-12-01"), ("nov", "2027-11-01"), ("dec 2027", "2027-12-01"), ("2027-03", "2027-03-01"),
        ("W51", "2026-12-14"), ("w47", "2026-11-16"), ("w46", "2027-11-15"), ("w53", "2026-12-28"),
        ("week 51", "2026-12-14"),
        ("2027-w01-5", "2027-01-08"), ("2027 w1 fri", "2027-01-08"),
        ("2026-12-31", "2026-12-31"), ("2027-1-5", "2027-01-05"), ("2027/01/05", "2027-01-05"),
        ("12/31", "2026-12-31"), ("12/31/27", "2027-12-31"), ("31/12", "2026-12-31"), ("31.12.", "2026-12-31"),
        ("5.1.2027", "2027-01-05"), ("12-25", "2026-12-25"), ("P3D", "2026-11-25"), ("P1Y2M", "2028-01-22"),
        ("eom-1d", "2026-11-29"), ("tomorrow + 1 week", "2026-11-30"), ("day after tomorrow", "2026-11-24"),
        ("a week after 1 dec", "2026-12-08"), ("2 days before eoy", "2026-12-29"), ("  In  2   Weeks ", "2026-12-06"),
    ],
)  # fmt: skip
def test_days(typed: str, expected: str) -> None:
    assert parse_day(typed, TODAY).isoformat() == expected


def test_a_slash_is_read_as_the_setting_says_unless_that_cannot_be() -> None:
    assert parse_day("3/12", TODAY) == date(2027, 3, 12)
    assert parse_day("3/12", TODAY, day_first=True) == date(2026, 12, 3)
    assert parse_day("12/31", TODAY, day_first=True) == date(2026, 12, 31)
    assert parse_day("3/12/2028", TODAY, day_first=True) == date(2028, 12, 3)


def test_months_end_where_the_day_does_not_exist() -> None:
    assert parse_day("1m", date(2027, 1, 31)) == date(2027, 2, 28)
    assert parse_day("+1y", date(2028, 2, 29)) == date(2029, 2, 28)
    assert parse_day("31st", date(2027, 1, 31)) == date(2027, 3, 31)
    assert parse_day("-1m", date(2027, 3, 31)) == date(2027, 2, 28)


def test_work_days_leave_out_the_weekend() -> None:
    assert parse_day("1b", date(2026, 11, 27)) == date(2026, 11, 30)
    assert parse_day("-1b", date(2026, 11, 30)) == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 feb", "February 2027 has 28 days."),
        ("feb 30 2028", "February 2028 has 29 days."),
        ("2027-02-29", "February 2027 has 28 days."),
        ("31.4.", "April 2027 has 30 days."),
        ("0 dec", "December 2026 has 31 days."),
        ("2027-13-01", "there is no month 13; a year has 12."),
        ("13/13", "there is no month 13; a year has 12."),
        ("fri 31 dec", "31 Dec 2026 is a Thursday."),
        ("2027-w53", "2027 has 52 weeks."),
        ("w0", "2027 has 52 weeks."),
        ("32", "a month has 31 days at most."),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_the_reason(typed: str, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse_day(typed, TODAY)
    assert str(refusal.value) == f'"{typed}" is not a day: {sentence}'


@pytest.mark.parametrize(
    "typed", ["", " ", "banana", "d", "w", "in", "weak", "0dd", "٣ dec", "20226-1-1", "+", "x" * 9999, "\x1b"]
)
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refused, match="is not a day; type one such as fri"):
        parse_day(typed, TODAY)


@pytest.mark.parametrize(
    "typed", ["9999-12-30", "0001-01-01", "9999y", "-9999y", "+99999", "9999 decades ago", "p9999y"]
)
def test_a_day_out_of_reach_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="too far away; a plan goes from 1900 to 2199"):
        parse_day(typed, TODAY)


def test_the_echo() -> None:
    assert echo_day(date(2026, 11, 27), TODAY) == "Fri 27 Nov 2026, in 5 days"
    assert echo_day(TODAY, TODAY) == "Sun 22 Nov 2026, today"
    assert echo_day(date(2026, 11, 21), TODAY) == "Sat 21 Nov 2026, yesterday"


@given(plan_days, plan_days)
def test_every_full_way_to_write_a_day_means_it(day: date, today: date) -> None:
    name = MONTH_NAMES[day.month - 1]
    year, week, weekday = day.isocalendar()
    for typed in (
        day.isoformat(), f"{day.day} {name} {day.year}", f"{name[:3]} {day.day}, {day.year}", f"{day:%d.%m.%Y}",
        f"{day:%m/%d/%Y}", f"{year}-W{week:02}-{weekday}", echo_day(day, today).partition(",")[0],
    ):  # fmt: skip
        assert parse_day(typed, today) == day


@given(st.sampled_from(["mon", "friday", "su", "1st", "15", "28th", "march", "dec", "31"]), plan_days)
def test_a_bare_name_or_number_is_the_next_one_never_today(typed: str, today: date) -> None:
    day = parse_day(typed, today)
    assert today < day
    assert (day - today).days <= 366
    assert parse_day(typed, day) > day


@given(st.text(max_size=20) | st.text("0123456789 -+/.dwmyaeonsth", max_size=12), plan_days)
def test_any_text_is_a_day_or_refused_in_words(text: str, today: date) -> None:
    try:
        day = parse_day(text, today)
    except Refused as refusal:
        assert str(refusal).endswith((".", "?"))
        assert str(refusal).isprintable()
    else:
        assert day.year in YEARS
        assert type(day) is date


def test_p28_the_table_in_the_readme_is_what_the_code_does() -> None:
    readme = Path(__file__).parents[2] / "README.md"
    rows = re.findall(r"\| `([^`]+)` is (\d{4}-\d\d-\d\d) \|", readme.read_text(encoding="utf-8"))
    assert len(rows) == 26
    for typed, expected in rows:
        assert parse_day(typed, TODAY).isoformat() == expected
    for forms in re.findall(
        r"^\| (`.*?) \|.* is \d{4}-\d\d-\d\d \|$", readme.read_text(encoding="utf-8"), re.MULTILINE
    ):
        for typed in (each for form in re.findall("`([^`]+)`", forms) for each in _alternatives(form)):
            parse_day(typed, TODAY)


def _alternatives(form: str) -> list[str]:
    """`eow eom` are two days, `next friday` is one."""
    return form.split() if re.fullmatch(r"(?:[es]o[wmqy] ?)+", form) else [form]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("last friday of march", "2027-03-26"), ("first monday in june", "2027-06-07"), ("mid-march", "2027-03-15"),
        ("end of the quarter", "2026-12-31"), ("end of next week", "2026-11-29"), ("beginning of dec", "2026-12-01"),
        ("eom+3d", "2026-12-03"), ("3 weeks from friday", "2026-12-18"), ("a fortnight", "2026-12-06"),
        ("the day before yesterday", "2026-11-20"), ("Q3", "2027-07-01"), ("q1 2027", "2027-01-01"),
        ("2026-321", "2026-11-17"), ("20261231", "2026-12-31"), ("20261231T100000Z", "2026-12-31"),
        ("dec '26", "2026-12-01"), ("christmas", "2026-12-25"), ("easter", "2027-03-28"), ("31-12-2026", "2026-12-31"),
        ("second tuesday of next month", "2026-12-08"), ("last workday of the year", "2026-12-31"),
        ("the 15th of next month", "2026-12-15"), ("friday week", "2026-12-04"), ("week after next", "2026-12-06"),
        ("friday in 2 weeks", "2026-12-04"), ("monday next week", "2026-11-23"), ("this weekend", "2026-11-22"),
        ("twenty-fourth of May", "2027-05-24"), ("sat the 28th", "2026-11-28"), ("in half a year", "2027-05-22"),
        ("12/2026", "2026-12-01"), ("3-2-5", "2003-02-05"), ("weekly", "2026-11-29"), ("eoww", "2026-11-27"),
        ("2026-12-31T10:00:00+01:00", "2026-12-31"), ("tomorrow at 5pm", "2026-11-23"), ("noon", "2026-11-22"),
        ("by the end of the month", "2026-11-30"), ("2 days before easter", "2027-03-26"), ("36h", "2026-11-23"),
    ],
)  # fmt: skip
def test_p28_days_told_by_their_place(typed: str, expected: str) -> None:
    assert parse_day(typed, TODAY).isoformat() == expected


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Q5", "4 quarters"), ("W54", "53 weeks"), ("2027-366", "365 days"), ("31 jun", "30 days"),
        ("25:61", "no time"),
        ("fifth friday of february", "no 5th friday"), ("someday", "Leave the field empty"), ("sat 27", "is a Friday"),
    ],
)  # fmt: skip
def test_p28_what_does_not_exist_is_refused_in_words(typed: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        parse_day(typed, TODAY)


def test_the_worlds_examples() -> None:
    if not EXAMPLES.is_file():
        pytest.skip(f"no examples at {EXAMPLES}")
    met: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for case in json.loads(EXAMPLES.read_text(encoding="utf-8"))["cases"]:
        family = "languages" if "lang" in case else "convention" if "convention" in case else case["family"]
        asked[family] += 1
        try:
            understood = parse_day(case["input"], date.fromisoformat(case["now"])).isoformat()
        except Refused:
            understood = None
        met[family] += understood == case["expected"]
    score = {family: met[family] / asked[family] for family in asked}
    report = "; ".join(f"{family} {met[family]} of {asked[family]}" for family in sorted(asked))
    print(report)
    assert all(score[family] >= floor for family, floor in FLOORS.items()), report


def own_cases() -> dict[str, list[tuple[str, str]]]:
    """Our own cases by whose ways they follow and the day they are typed on."""
    sections: dict[str, list[tuple[str, str]]] = {}
    for line in OWN.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and " on " in line:
            rows = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("# "):
            typed, _, day = line.rpartition(" =")
            rows.append((typed, day.strip()))
    return sections


@pytest.mark.parametrize("section", own_cases())
def test_p28_days_in_the_ways_of_each_program(section: str) -> None:
    today = date.fromisoformat(section.rpartition(" ")[2])
    missed = []
    for typed, expected in own_cases()[section]:
        try:
            understood = parse_day(typed, today).isoformat()
        except Refused:
            understood = ""
        if understood != expected:
            missed.append(f"{typed}: {understood or 'refused'}, not {expected or 'refused'}")
    assert not missed, "; ".join(missed)


def test_p28_a_slip_is_told_by_the_word_that_was_meant() -> None:
    for typed, meant in (("tomorow", "tomorrow"), ("wednesay", "wednesday"), ("Febuary", "february")):
        with pytest.raises(Refused, match=f'"{typed}" is not a day; did you mean {meant}'):
            parse_day(typed, TODAY)


@given(st.lists(st.sampled_from(SCRAPS), min_size=4, max_size=20), plan_days)
@settings(max_examples=50, deadline=None)
def test_p28_no_text_takes_long(scraps: list[str], today: date) -> None:
    with contextlib.suppress(Refused):
        parse_day("warm", today)
    for text in (" ".join(scraps), "".join(scraps), " ".join(scraps) * 2000):
        begin = time.perf_counter()
        with contextlib.suppress(Refused):
            parse_day(text, today)
        assert time.perf_counter() - begin < 0.2
