"""Days in other languages, put into English: names and lengths from pendulum's locales, read when first needed."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import product

from tui_goals.rules.day_words import MONTH_NAMES, MONTH_NUMBERS, WEEKDAY_NAMES, WEEKDAY_NUMBERS
from tui_goals.rules.folding import fold

LANGUAGES = ("de", "fr", "es", "it", "pt_br", "nl", "sv", "da", "nb", "pl", "cs", "ru", "uk", "tr")
"""Where two of them mean different days by a word, the first one counts."""
WORDS = {
    "today": "heute aujourd'hui hoy oggi hoje vandaag idag dzisiaj dnes сегодня сьогодні bugün 今日 今天",
    "tomorrow": "morgen demain mañana domani amanhã imorgon jutro zítra завтра yarın 明日 明天",
    "yesterday": "gestern hier ayer ieri ontem gisteren igår wczoraj včera вчера вчора dün 昨日 昨天",
    "overmorrow": "übermorgen après-demain dopodomani overmorgen övermorgon pojutrze pozítří послезавтра післязавтра",
    "day before yesterday": "vorgestern avant-hier anteayer anteontem eergisteren przedwczoraj předevčírem позавчера",
}
ONES = frozenset(("ein", "eine", "einem", "einer", "un", "une", "una", "um", "uma", "een", "en", "ett"))
JOINTS = frozenset(("de", "del", "der", "den", "des", "le", "el", "il", "am", "в", "г", "года", "р", "року", "roku"))
APOSTROPHES = str.maketrans(dict.fromkeys("\u02bb\ua78c\u2032\u02b9\u02bc`\u00b4", "'"))
FAR_EAST = re.compile(r"(?:(\d{4})年 ?)?(\d{1,2})月 ?(\d{1,2})日?", re.ASCII)
ORDINAL = re.compile(r"(\d)(?:er|ste|de|e|o|a)(?![^\W\d_])")
WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*\.?")
NUMBER = re.compile(r"\d{1,4}", re.ASCII)
LEAST_ALONE = 4
"""Letters of a name that means a day without a number beside it; `do` and `so` are words of other kinds."""


def in_english(typed: str) -> str | None:
    """A text as one in English with the day first in digits, None where a word of it is in none of the languages."""
    text = fold(typed.translate(APOSTROPHES))
    if found := FAR_EAST.fullmatch(text):
        year, month, number = found.groups()
        return f"{number}.{month}.{year or ''}"
    names, lengths = _names(), _lengths()
    text = WORD.sub(lambda found: "1" if found[0] in ONES else found[0], text)
    number = NUMBER.search(text)
    if number and (length := lengths.get(NUMBER.sub("{0}", text))):
        return length.replace("{0}", number[0])
    text = ORDINAL.sub(r"\1", text)
    words = [word.rstrip(".") for word in WORD.findall(text)]
    named = [names[word] for word in words if word in names]
    if not named or any(word not in names and word not in JOINTS for word in words):
        return None
    if number is None and named[0] not in WORDS and len(text) < LEAST_ALONE:
        return None
    return " ".join(WORD.sub(lambda found: names.get(found[0].rstrip("."), ""), text).split())


@cache
def _names() -> dict[str, str]:
    """The names of days and months, and the words for a day beside today, with the English ones; those come first."""
    names = {name: name for name in (*MONTH_NUMBERS, *WEEKDAY_NUMBERS)}
    for english, words in WORDS.items():
        names |= dict.fromkeys((fold(word) for word in words.split()), english)
    for translations in _translations():
        for kind, first, english_names in (("months", 1, MONTH_NAMES), ("days", 0, WEEKDAY_NAMES)):
            for (number, english), length in product(enumerate(english_names, first), ("wide", "abbreviated")):
                for name in _spellings(translations[kind][length][number]):
                    names.setdefault(name, english)
    return names


@cache
def _lengths() -> dict[str, str]:
    """Lengths such as `in {0} tagen` and `il y a {0} jours`, with the English ones."""
    lengths: dict[str, str] = {}
    for translations in _translations():
        for unit in ("day", "week", "month", "year"):
            for direction, english in (("future", f"in {{0}} {unit}"), ("past", f"{{0}} {unit} ago")):
                for text in translations["relative"][unit][direction].values():
                    lengths.setdefault(fold(text), english)
    return lengths


@cache
def _translations() -> tuple[dict[str, dict], ...]:  # type: ignore[type-arg]
    return tuple(import_module(f"pendulum.locales.{name}.locale").locale["translations"] for name in LANGUAGES)


def _spellings(name: str) -> Iterator[str]:
    """A name folded, with `ae` for an umlaut, and without the second part of `terça-feira`."""
    name = name.rstrip(".").casefold()
    yield fold(name)
    yield fold(name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"))
    yield fold(name.partition("-")[0])
