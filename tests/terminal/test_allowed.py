"""What of a write reaches the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.terminal.allowed import allowed

from .hostile import INJECTIONS, hostile_texts
from .strict_parser import is_expected, tokens, unexpected

PIECES = st.sampled_from(
    [
        *INJECTIONS,
        "\x1b[1;2H",
        "\x1b[38;2;1;2;3m",
        "\x1b[0m",
        "words",
        "\x1b[?1000h",
        "\x1b]22;text\x07",
        "\x07",
        "\r\n",
    ]
)
MODE_SWITCHES = ("CSI", "OSC")


@pytest.mark.parametrize(
    "data",
    [
        "\x1b[1;1H\x1b[38;2;224;224;224;48;2;18;18;18mwords ─ 言葉\x1b[0m\n\r",
        "\x1b[?1049h",
        "\x1b[?1000h\x1b[?1003h",
        "\x1b[?2026$p",
        "\x1b[>25u",
        "\x1b[<u",
        "\x1b[0 q",
        "\x1b]22;pointer\x07",
        "",
    ],
)
def test_what_textual_writes_passes(data: str) -> None:
    assert allowed(data) is data


@pytest.mark.parametrize(
    ("data", "passed"),
    [
        ("a\x1b]52;c;ZXZpbA==\x07b", "ab"),
        ("a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),
        ("a\x1b[2Jb\x1b[6nc", "abc"),
        ("a\x1bP+q544e\x1b\\b\x1b_x\x1b\\", "ab"),
        ("a\x9b31mb\x07\x00\x7f", "a31mb"),
        ("\x1b[1;1Hdata \x1b[?1049l\x1b[0m", "\x1b[1;1Hdata \x1b[0m"),
        ("words \x1b]0;no end", "words "),
        ("\x1b]0;no end\x1b[0m then", "\x1b[0m then"),
        ("\x07", ""),
        ("\x1b[?5h", ""),
        ("\x1b[?1049h\x1b[2J", ""),
        ("\x1b]52;c;ZXZpbA==\x07", ""),
    ],
)
def test_everything_else_is_dropped(data: str, passed: str) -> None:
    assert allowed(data) == passed


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.lists(PIECES, max_size=12).map("".join))
def test_a_terminal_meets_nothing_unexpected(data: str) -> None:
    assert unexpected(allowed(data)) == []
    assert allowed(allowed(data)) == allowed(data)


@given(st.lists(PIECES, min_size=1, max_size=8).map("".join))
def test_no_text_within_a_frame_switches_a_mode(data: str) -> None:
    frame = f"\x1b[1;1H{data}\x1b[0m"
    assert {token.body[-1] for token in tokens(allowed(frame)) if token.kind in MODE_SWITCHES} <= {"m", "H"}


def test_hostile_corpora_leak_nothing() -> None:
    for text in hostile_texts("escapes", "blns", "unicode"):
        frame = allowed(f"\x1b[1;1H{text}\x1b[0m")
        assert all(is_expected(token) for token in tokens(frame)), text
