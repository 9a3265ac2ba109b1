"""From the bytes of the keyboard to Textual's messages, whatever bytes they are."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from time import monotonic

from textual import constants
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

TICK = 0.05
"""Seconds to wait for more input while what has come may still be incomplete."""

LONGEST_PASTE_PAUSE = 4.0
"""Seconds without input after which a paste whose end never came is taken as it is."""

_FROM_EACH_ESCAPE = re.compile("\x1b?[^\x1b]+|\x1b")
_SEQUENCE = re.compile("(?:\x1b?\\[)?[0-?]*[@-~]?")


class Keyboard:
    """Textual's key parser behind a decoder that survives any byte; an unfinished paste does not swallow later keys."""

    def __init__(self, debug: bool = False) -> None:
        self._debug = debug
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser(debug)
        self._last_input = monotonic()
        self._last_characters = ""
        self._pasting = False

    @property
    def timeout(self) -> float | None:
        """Seconds until `tick` should be called if no input comes; None when nothing is incomplete."""
        quiet = monotonic() - self._last_input
        return TICK if self._pasting or quiet < constants.ESCAPE_DELAY + 2 * TICK else None

    def feed(self, data: bytes) -> list[Message]:
        """The messages that these bytes complete; a byte that is not UTF-8 counts as U+FFFD."""
        self._last_input = monotonic()
        text = self._decode(data)
        if not text:  # to the parser, an empty text is the end of all input
            return []
        self._follow_paste(text)
        return [message for piece in _FROM_EACH_ESCAPE.findall(text) for message in self._feed(piece)]

    def tick(self) -> list[Message]:
        """The messages that are complete because nothing more has come, such as a lone Escape."""
        if self._pasting and monotonic() - self._last_input > LONGEST_PASTE_PAUSE:
            self._pasting = False
            return self._feed(BRACKETED_PASTE_END)
        return list(self._parser.tick())

    def _follow_paste(self, text: str) -> None:
        """Notice whether a bracketed paste is open after this text, also if a marker came in two pieces."""
        seen = self._last_characters + text
        start, end = seen.rfind(BRACKETED_PASTE_START), seen.rfind(BRACKETED_PASTE_END)
        if start != end:
            self._pasting = start > end
        self._last_characters = seen[1 - len(BRACKETED_PASTE_START) :]

    def _feed(self, piece: str) -> list[Message]:
        """The messages of a text with an escape only at its start; a sequence that breaks the parser is skipped."""
        collected: list[Message] = []
        try:
            collected.extend(self._parser.feed(piece))
        except Exception:
            self._parser = XTermParser(self._debug)
            if rest := _SEQUENCE.sub("", piece, count=1):
                collected.extend(self._parser.feed(rest))
        return collected
