"""Sequences with text inside: whatever the text, one sequence."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.terminal import sequences

from .strict_parser import Token, tokens

NASTY = st.text(st.sampled_from("\x1b\x07\\\x9c;]9410ab \n\ud800é"), max_size=30) | st.text(
    st.characters(), max_size=30
)


def only_token(sequence: str) -> Token:
    (token,) = tokens(sequence)
    return token


@given(NASTY)
def test_t56_a_text_full_of_escapes_makes_exactly_one_sequence(text: str) -> None:
    for sequence in (sequences.title(text), *(sequences.notice(kind, text) for kind in ("9", "777", "99"))):
        assert only_token(sequence).kind == "OSC"
        sequence.encode("utf-8")


@given(NASTY)
def test_t55_tmux_gets_the_whole_sequence_wrapped(text: str) -> None:
    sequence = sequences.notice("99", text)
    kind, body = only_token(sequences.through_tmux(sequence))
    assert kind == "DCS"
    assert body.removeprefix("tmux;").replace("\x1b\x1b", "\x1b") == sequence


@given(st.from_regex(r"\A\s*[0-9]{1,3};.*", alphabet=st.sampled_from("0123456789; ab")))
def test_t56_a_notice_is_never_taken_for_progress(text: str) -> None:
    body = only_token(sequences.notice("9", text)).body.removeprefix("9;")
    assert not body.partition(";")[0].strip().isdigit() or ";" not in body


def test_t56_a_notice_is_at_most_200_characters() -> None:
    assert len(only_token(sequences.title("long " * 1000)).body) <= 202


def test_t57_notices_of_kitty_share_one_id() -> None:
    assert sequences.notice("99", "first").split(";")[1] == sequences.notice("99", "second").split(";")[1]


def test_a_notice_with_semicolons_has_one_title_and_one_body() -> None:
    assert sequences.notice("777", "a;b;c") == "\x1b]777;notify;tui-goals;a,b,c\x07"


@pytest.mark.parametrize(("percent", "body"), [(50, "9;4;1;50"), (250, "9;4;1;100"), (-3, "9;4;1;0"), (None, "9;4;0;")])
def test_t58_progress(percent: int | None, body: str) -> None:
    assert only_token(sequences.progress(percent)) == ("OSC", body)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=50))
def test_the_clipboard_gets_the_text(text: str) -> None:
    sequence = sequences.clipboard(text)
    assert sequence is not None
    assert base64.b64decode(only_token(sequence).body.removeprefix("52;c;")).decode() == text


def test_a_text_too_large_for_the_clipboard_is_refused() -> None:
    assert sequences.clipboard("x" * 60_000) is None
