"""The signs of the interface, none of double width, each with one for terminals that know only ASCII."""

from tui_goals.domain.values import frozen


@frozen
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
    marked: str = "√"
    full: str = "━"
    rest: str = "─"
    pace: str = "╷"
    less: str = "‹"
    uphill: str = "↗"
    downhill: str = "↘"
    dot: str = "·"
    ellipsis: str = "…"
    rule: str = "│"
    cone: str = "░"
    dash: str = "╌"
    blocks: str = "▁▂▃▄▅▆▇█"
    """The heights of a chart's column."""
    heat: str = "·░▒▓█"
    """Nothing, and the levels of a heatmap."""


UNICODE = Glyphs()
ASCII = Glyphs(
    open="o", doing="~", done="*", milestone="#", folded=">", unfolded="v", risk="!", blocked="x", pinned="^",
    marked="+", full="=", rest="-", pace="|", less="<", uphill="/", downhill="\\", dot="-", ellipsis="~", rule="|",
    cone=":", dash="-", blocks="..::==##", heat=".1234",
)  # fmt: skip
PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "…": "~", "·": "-", "‹": "<"})
"""What stands for the signs in our sentences where only ASCII is drawn."""
