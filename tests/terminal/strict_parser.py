"""What a terminal makes of a stream of characters, told token by token: the judge of what may reach one.

A state machine after ECMA-48, written without regard to the code it judges. Eight-bit controls count as what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_STRINGS = {"]": "OSC", "P": "DCS", "X": "SOS", "^": "PM", "_": "APC"}
_EIGHT_BIT_STRINGS = {"\x9d": "OSC", "\x90": "DCS", "\x98": "SOS", "\x9e": "PM", "\x9f": "APC"}

MODES = {"7", "25", "1000", "1002", "1003", "1004", "1005", "1006", "1015", "1016", "1049", "2004", "2026", "2048"}


class Token(NamedTuple):
    """One thing a terminal does: `kind` is text, C0, C1, ESC, CSI, or the name of a string such as OSC."""

    kind: str
    body: str


def tokens(stream: str) -> Iterator[Token]:
    """The stream as tokens; what is unfinished at its end has a kind that starts with "unfinished"."""
    position, length = 0, len(stream)
    while position < length:
        character = stream[position]
        position += 1
        if character == "\x1b" or character == "\x9b" or character in _EIGHT_BIT_STRINGS:
            token, position = _sequence(stream, position, character)
            yield token
        elif character < " " or character == "\x7f":
            yield Token("C0", character)
        elif "\x80" <= character <= "\x9f":
            yield Token("C1", character)
        else:
            yield Token("text", character)


def _sequence(stream: str, position: int, lead: str) -> tuple[Token, int]:
    """The token that begins with the lead, and where it ends."""
    if lead in _EIGHT_BIT_STRINGS:
        return _string(stream, position, _EIGHT_BIT_STRINGS[lead])
    if lead == "\x9b":
        return _csi(stream, position)
    following = stream[position : position + 1]
    if following == "[":
        return _csi(stream, position + 1)
    if following in _STRINGS and following:
        return _string(stream, position + 1, _STRINGS[following])
    end = position
    while end < len(stream) and " " <= stream[end] <= "/":
        end += 1
    if end < len(stream) and "0" <= stream[end] <= "~":
        return Token("ESC", stream[position : end + 1]), end + 1
    return Token("unfinished ESC", stream[position:end]), end


def _csi(stream: str, position: int) -> tuple[Token, int]:
    end = position
    while end < len(stream) and " " <= stream[end] <= "?":
        end += 1
    if end < len(stream) and "@" <= stream[end] <= "~":
        return Token("CSI", stream[position : end + 1]), end + 1
    return Token("unfinished CSI", stream[position:end]), end


def _string(stream: str, position: int, kind: str) -> tuple[Token, int]:
    end = position
    while end < len(stream):
        if stream[end] == "\x07" or stream[end] == "\x9c":
            return Token(kind, stream[position:end]), end + 1
        if stream[end] == "\x1b":
            if kind == "DCS" and stream[end : end + 2] == "\x1b\x1b":  # doubled inside tmux's wrapper
                end += 2
                continue
            closed = stream[end : end + 2] == "\x1b\\"
            return Token(kind if closed else f"unfinished {kind}", stream[position:end]), end + 2 * closed
        end += 1
    return Token(f"unfinished {kind}", stream[position:end]), end


def is_expected(token: Token) -> bool:
    """Whether Textual itself may have written this: text, colours, a move of the cursor, or a mode it uses."""
    kind, body = token
    if kind == "C0":
        return body in "\r\n"
    if kind == "CSI":
        parameters, final = body[:-1], body[-1]
        if final in "mHC":
            return all(character in "0123456789;:" for character in parameters)
        if parameters.startswith("?") and final in "hl":
            return parameters[1:] in MODES
        return body in {"?2026$p", "?2048$p", "<u", ">25u", "0 q"}
    return kind == "text" or (kind == "OSC" and body.startswith("22;") and body[3:].replace("-", "").isalpha())


def unexpected(stream: str) -> list[Token]:
    """The tokens of a stream that Textual had no reason to write."""
    return [token for token in tokens(stream) if not is_expected(token)]
