"""Searching by any words in any script: typed text never raises, and hits are marked in the text as it stands."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_goals.domain import EntryKind
from tui_goals.rules import searching
from tui_goals.rules.folding import fold, places
from tui_goals.rules.searching import Query, marked, query, snippet, words

TODAY = date(2026, 3, 4)
ANYTHING = st.text(st.characters(codec=None), max_size=40)
SIGNS = "abzß日İ\"':#-*%_() \n\x00\ud800"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("cafe", "Café"), ("CAFÉ", "cafe"), ("ß", "STRASSE"), ("ss", "Straße"), ("日本", "日本語"), ("本", "日本語"),
        ("привет", "ПРИВЕТ"), ("ελλας", "Ελλάς"), ("istanbul", "İstanbul"), ("fi", "ﬁnal"),
        ("co-op", "co\u00adop-co-op"),
        ("two words", "two\nwords"), ("c++", "in C++, mostly"), ("don't", "I DON'T"),
    ],
)  # fmt: skip
def test_j35_case_and_accents_fold_in_any_script(typed: str, text: str) -> None:
    assert searching.holds(text, words(f'"{typed}"'))


def test_j35_other_words_are_not_found() -> None:
    assert not searching.holds("Café", ["tea"])
    assert not searching.holds("one two", words('"two one"'))
    assert searching.holds("one two", words("two one"))


@settings(max_examples=500)
@given(ANYTHING)
def test_j35_folding_is_done_once_and_a_place_in_it_is_found_again(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert len(places(text)) == len(folded) + 1


def test_j35_filters_combine_with_words_and_phrases() -> None:
    found = query(
        'kind:free tag:#Slept goal:"half marathon" mood:2-4 after:2026-01-01 before:today Knee "in the RAIN"', TODAY
    )
    assert found == Query(
        ("knee", "in the rain"), (EntryKind.FREE,), ("slept",), ("half marathon",), (2, 3, 4), date(2026, 1, 1), TODAY
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["kind:", "kind:x", "mood:9", "mood:", "after:soon", "before:", "x:y", "http://a", "tag:#"]
)
def test_j35_what_is_no_filter_yet_is_a_word(typed: str) -> None:
    assert query(typed, TODAY) == Query(words=(fold(typed),))


@pytest.mark.parametrize(
    "typed", ["C++", "don't", '"abc', "AND", "goal:x", "%", "_", '"', '""', ":", "a:b:c", "\x00", "\ud800"]
)
def test_j34_typed_text_never_raises(typed: str) -> None:
    assert isinstance(query(typed, TODAY), Query)


def understood(typed: str) -> bool:
    """Whether words come of a text that are as they are compared."""
    found = query(f"goal:{typed} mood:{typed} after:{typed} {typed}", TODAY)
    return all(fold(word) == word and word for word in found.words)


@settings(max_examples=200)
@given(st.text(st.sampled_from(SIGNS) | st.characters(codec=None), max_size=24))
def test_j34_any_text_is_understood(typed: str) -> None:
    assert understood(typed)


def test_j34_ten_thousand_texts_are_understood() -> None:
    """Dice throw them, at a tenth of what it costs to have each sought out."""
    dice = random.Random(34)
    for _ in range(10_000):
        any_sign = (chr(dice.randrange(0x110000)) for _ in range(3))
        typed = "".join(dice.choices([*SIGNS, *any_sign], k=dice.randrange(25)))
        assert understood(typed), repr(typed)


def test_j35_a_snippet_is_the_line_round_the_first_hit_as_it_was_written() -> None:
    body = "# Monday\n\nNothing of note.\n" + "long before it " * 5 + "we met in the Café by the Straße.\nLater."
    found = snippet(body, ["cafe", "ss"])
    assert [text for text, hit in found if hit] == ["Café", "ß"]
    text = "".join(text for text, _ in found)
    assert text in body and "\n" not in text and text.endswith("Straße.")
    assert snippet("# A title\n\nx", ["y"]) == (("A title", False),)


@settings(max_examples=500)
@given(ANYTHING, st.lists(ANYTHING, max_size=3))
def test_j35_marking_hits_changes_no_text(line: str, typed: list[str]) -> None:
    found = marked(line, [fold(word) for word in typed])
    assert "".join(text for text, _ in found) == line
    assert all(fold(text) or not hit for text, hit in found)
