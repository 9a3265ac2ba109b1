"""Escape sequences with text inside: title, notification, clipboard, progress. Whatever the text, one sequence each."""

from __future__ import annotations

import base64
import re
from typing import Literal

NoticeKind = Literal["9", "777", "99"]
"""Which OSC shows a desktop notification: 9 (iTerm2, WezTerm, Ghostty), 777 (urxvt, foot), 99 (kitty)."""

BELL = "\x07"

LONGEST_TEXT = 200
"""Characters of a title or notification."""

LARGEST_CLIPBOARD = 74_994
"""Bytes of base64 that terminals accept at once (the smallest limit in use)."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_PROGRESS_LIKE = re.compile(r"^\s*(?=\d+;)")
_TIED_TO = "tui-goals"


def title(text: str) -> str:
    """Name the window."""
    return f"\x1b]2;{_plain(text)}\x07"


def notice(kind: NoticeKind, text: str) -> str:
    """Show a desktop notification; with kind 99 each replaces the one before."""
    words = _plain(text)
    if kind == "99":
        return f"\x1b]99;i={_TIED_TO};{words}\x1b\\"
    if kind == "777":
        return f"\x1b]777;notify;{_TIED_TO};{words.replace(';', ',')}\x07"
    return f"\x1b]9;{_PROGRESS_LIKE.sub('- ', words)}\x07"


def clipboard(text: str) -> str | None:
    """Put the text on the clipboard of the terminal's side; None when it is more than terminals take."""
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return None if len(encoded) > LARGEST_CLIPBOARD else f"\x1b]52;c;{encoded}\x07"


def progress(percent: int | None) -> str:
    """Show progress from 0 to 100 on the tab or taskbar (OSC 9;4); None takes it away."""
    return "\x1b]9;4;0;\x07" if percent is None else f"\x1b]9;4;1;{min(100, max(0, percent))}\x07"


def through_tmux(sequence: str) -> str:
    """The sequence wrapped so that tmux, with `allow-passthrough on`, hands it to the terminal outside."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def _plain(text: str) -> str:
    """The text without control characters, cut to `LONGEST_TEXT`."""
    return " ".join(_CONTROL.sub(" ", text).split())[:LONGEST_TEXT]
