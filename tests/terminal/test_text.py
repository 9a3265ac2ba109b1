"""What text from outside looks like once it may be shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.terminal.text import PLACEHOLDER, clean, clean_line, is_drawable

from .hostile import INJECTIONS, hostile_texts
from .strict_parser import tokens

ANY_TEXT = st.text(st.characters(), max_size=60)
CONTROLS = st.text(
    st.sampled_from("\x00\x07\x08\t\n\v\f\r\x1b[]mHJ0;\\\x7f\x85\x9b\x9d\u2028\u202e\u200bA"), max_size=40
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("Wörter, 言葉, كلمات, שלום", "Wörter, 言葉, كلمات, שלום"),
        ("\x1b[31mred", f"{PLACEHOLDER}[31mred"),
        ("a\tb", "a    b"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("evil\u202etxt.exe", f"evil{PLACEHOLDER}txt.exe"),
        ("in\u200bvisible\ufeff", f"in{PLACEHOLDER}visible{PLACEHOLDER}"),
        ("half \ud83d", f"half {PLACEHOLDER}"),
        ("nul\x00 del\x7f c1\x9b", f"nul{PLACEHOLDER} del{PLACEHOLDER} c1{PLACEHOLDER}"),
        ("soft\u00adhyphen", "softhyphen"),
        ("smuggled \U000e0041\U000e007f", f"smuggled {PLACEHOLDER}{PLACEHOLDER}"),
    ],
)
def test_text_is_shown_without_what_a_terminal_would_act_on(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻 family 👨\u200d👩\u200d👧 ❤\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f Alba",
        "e\u0301 and ZWNJ: می\u200cخواهم",
        "नमस्ते",
        "[/] [b]not markup[/b]",
    ],
)
def test_emoji_accents_and_joiners_stay(text: str) -> None:
    assert clean(text) == clean_line(text) == text


def test_clean_text_is_returned_as_it_is() -> None:
    text = "a goal in plain words " * 20
    assert clean(text) is text
    assert clean_line(text) is text


def test_one_line_has_one_space_for_each_run_of_breaks() -> None:
    assert clean_line("one\r\n\t two\n\nthree") == "one  two three"


@given(ANY_TEXT | CONTROLS)
def test_nothing_but_text_and_newlines_is_left(text: str) -> None:
    shown = clean(text)
    assert all(token.kind == "text" or token.body == "\n" for token in tokens(shown))
    assert not any(unicodedata.category(character) == "Cs" for character in shown)
    assert "\n" not in clean_line(text)
    assert is_drawable(clean_line(text))


@given(ANY_TEXT | CONTROLS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


def test_s9_no_direction_control_is_left_in_any_character() -> None:
    directions = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    every = (chr(point) for point in range(0x110000))
    assert all(clean(one) == PLACEHOLDER for one in every if unicodedata.bidirectional(one) in directions)


def test_hostile_corpora_become_text() -> None:
    for text in INJECTIONS + hostile_texts("escapes", "blns", "unicode", "markup", "sql_fts"):
        assert all(token.kind == "text" for token in tokens(clean_line(text)))
