"""From bytes to keys, whatever bytes they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from tui_goals.terminal import keyboard
from tui_goals.terminal.keyboard import Keyboard

FRAGMENTS = st.sampled_from(
    [
        b"\x1b[200~",
        b"\x1b[201~",
        b"\x1b[",
        b"\x1b",
        b"\x1b[<0;1;1M",
        b"\x1b[M\xff\xfe\xfd",
        b"\x1b[99999999999u",
        b"\xff",
    ]
)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time as the keyboard and Textual's parser see it; change its only item to let time pass."""
    time = [100.0]
    monkeypatch.setattr(keyboard, "monotonic", lambda: time[0])
    monkeypatch.setattr("textual._parser.get_time", lambda: time[0])
    return time


def typed(messages: list[Message]) -> str:
    return "".join(message.character or "" for message in messages if isinstance(message, events.Key))


def test_x6_a_byte_that_is_not_utf8_is_one_odd_character() -> None:
    assert typed(Keyboard().feed(b"a\xffb\xe9c")) == "a\ufffdb\ufffdc"


def test_a_character_in_two_pieces_is_whole() -> None:
    keys = Keyboard()
    assert keys.feed("é".encode()[:1]) == []
    assert typed(keys.feed("é".encode()[1:])) == "é"


def test_a_lone_escape_is_a_key_once_nothing_follows(now: list[float]) -> None:
    keys = Keyboard()
    assert keys.feed(b"\x1b") == []
    assert keys.timeout is not None
    now[0] += 0.11
    (message,) = keys.tick()
    assert isinstance(message, events.Key)
    assert message.key == "escape"


def test_an_idle_keyboard_waits_without_waking(now: list[float]) -> None:
    keys = Keyboard()
    keys.feed(b"a")
    now[0] += 1.0
    assert keys.timeout is None


def test_f24_a_paste_without_end_does_not_swallow_later_keys(now: list[float]) -> None:
    keys = Keyboard()
    keys.feed(b"\x1b[20")
    keys.feed(b"0~pasted words")
    now[0] += 3.0
    assert keys.tick() == []
    assert keys.timeout is not None
    now[0] += 1.5
    (message,) = keys.tick()
    assert isinstance(message, events.Paste)
    assert message.text == "pasted words"
    assert typed(keys.feed(b"q")) == "q"


def test_a_whole_paste_is_one_message(now: list[float]) -> None:
    keys = Keyboard()
    messages = keys.feed(b"\x1b[200~two\nlines\x1b[201~")
    assert [message.text for message in messages if isinstance(message, events.Paste)] == ["two\nlines"]
    now[0] += 1.0
    assert keys.timeout is None


def test_f24_a_sequence_that_breaks_the_parser_is_lost_alone() -> None:
    keys = Keyboard()
    assert typed(keys.feed(b"a\x1b[99999999999ub")) == "ab"
    assert typed(keys.feed(b"\x1b[1;1;9999")) == ""
    assert typed(keys.feed(b"9999uc")) == "c"


@given(st.lists(st.binary(max_size=40) | FRAGMENTS, max_size=12))
def test_f24_no_bytes_break_the_keyboard(pieces: list[bytes]) -> None:
    time = 0.0
    keys = Keyboard()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyboard, "monotonic", lambda: time)
        patch.setattr("textual._parser.get_time", lambda: time)
        for piece in pieces:
            keys.feed(piece)
        for _ in range(3):
            time += 5.0
            keys.tick()
        assert "q" in typed(keys.feed(b"q"))
