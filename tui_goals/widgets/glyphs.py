"""The signs of the interface, none of double width, each with one for terminals that know only ASCII."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs; every state has its own sign beside its colour."""

    open: str = "○"
    doing: str = "◐"
    done: str = "●"
    milestone: str = "◆"
    folded: str = "▸"
    unfolded: str = "▾"
    risk: str = "▲"
    blocked: str = "■"
    pinned: str = "▴"
    full: str = "━"
    rest: str = "─"
    pace: str = "╷"
    less: str = "‹"
    dot: str = "·"
    ellipsis: str = "…"
    rule: str = "│"


UNICODE = Glyphs()
ASCII = Glyphs(
    open="o", doing="~", done="*", milestone="#", folded=">", unfolded="v", risk="!", blocked="x", pinned="^",
    full="=", rest="-", pace="|", less="<", dot="-", ellipsis="~", rule="|",
)  # fmt: skip
