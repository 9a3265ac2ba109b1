"""The escape sequences that a drawn frame or a change of mode may carry to the terminal; all others are dropped."""

from __future__ import annotations

import re

_FRAME = re.compile(
    "(?:"
    "[^\x00-\x1f\x7f-\x9f]++"  # text
    "|\x1b\\[[0-9;:]*+m"  # colour and weight (SGR)
    "|\x1b\\[[0-9;]*+H"  # cursor to a cell (CUP)
    "|[\r\n]"
    ")*+"
)
"""All that Textual writes to draw."""

_MODES = re.compile(
    "(?:"
    "\x1b\\[\\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"  # on and off
    "|\x1b\\[\\?(?:2026|2048)\\$p"  # is this mode known?
    "|\x1b\\[>[0-9]{1,2}u|\x1b\\[<[0-9]?u"  # kitty's keyboard: push, pop
    "|\x1b\\[[0-6]? q"  # shape of the cursor
    "|\x1b\\]22;[a-z-]{0,20}(?:\x07|\x1b\\\\)"  # shape of the mouse pointer
    ")+"
)
"""What switches the terminal; good only as a write of its own, so that no text within a frame can do it."""

_IN_A_FRAME = re.compile(
    "(?P<keep>\x1b\\[[0-9;:]*+m|\x1b\\[[0-9;]*+H|[\r\n])"
    "|\x1b\\[[0-?]*[ -/]*[@-~]"  # any other CSI
    "|\x1b[\\]PX^_k][^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\\\|\x9c)?"  # a string: OSC, DCS, SOS, PM, APC
    "|\x1b[ -/]*[0-~]?"  # any other escape
    "|[\x00-\x1f\x7f-\x9f]"
)


def allowed(data: str) -> str:
    """What of one write may pass: a whole change of mode, or else text, SGR, CUP, CR and LF; the rest is dropped."""
    if _FRAME.fullmatch(data) or _MODES.fullmatch(data):
        return data
    return _IN_A_FRAME.sub(lambda match: match["keep"] or "", data)
