"""The pictures of every screen, from the demo at one published instant. `python -m tests.pictures` makes them anew."""

import asyncio
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pendulum

from tests.settling import at_rest
from tui_goals.app.app import TuiGoalsApp
from tui_goals.clock import FrozenClock
from tui_goals.config import Settings
from tui_goals.exchange.demo import make_demo
from tui_goals.state.opening import Opening

INSTANT = pendulum.datetime(2026, 10, 14, 8, 30)
ZONE = "Europe/Berlin"
SIZES, SMALLEST = ((120, 36), (80, 24)), (60, 15)
FOLDER = Path(__file__).parent.parent / "screenshots"
REST = 0.25
"""Seconds without anything that is due, after which a screen stands: twice a cursor's rest."""
NEVER = 3600.0
"""Seconds that no picture waits: only some are of what was reached."""
FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Names a font on a remote host, which a picture must not ask for."""


@dataclass(frozen=True)
class Picture:
    """One screen: its name and the keys that lead to it; `wait` lets that many seconds pass on its clock.

    With `rest` what was reached is celebrated. Through `sleep` seconds the machine is suspended; `after` are keys for
    when the time has passed. `small` takes it in the smallest window, too.
    """

    name: str
    keys: tuple[str, ...] = ()
    wait: float = 0
    sleep: float = 0
    empty: bool = False
    small: bool = False
    after: tuple[str, ...] = ()
    rest: bool = False


SITTING = ("3", "f", *"I will have the storm scene by 11", "enter")
PICTURES = (
    Picture("welcome", empty=True),
    Picture("goals"),
    Picture("form", ("n",)),
    Picture("coach", ("N", *"Improve sales")),
    Picture("templates", ("T", "down", "enter")),
    Picture("habit", ("h", "G", "k")),
    Picture("records", ("h", "G", "R")),
    Picture("to-look-at", ("exclamation_mark",)),
    Picture("board", ("2",), small=True),
    Picture("checklist", ("2", "l", "enter", "j", "space")),
    Picture("hill", ("2", "l", "tab")),
    Picture("today", ("3",), small=True),
    Picture("blocks", ("3", "S")),
    Picture("overwhelmed", ("3", "o")),
    Picture("session", (*SITTING, "i", "enter"), wait=760, small=True),
    Picture("ending", SITTING, wait=1520, after=("d",)),
    Picture("leaving", SITTING, wait=400, after=("a",)),
    Picture("gap", SITTING, wait=600, sleep=5400),
    Picture("break", SITTING, wait=1520, after=("d", "enter", "b")),
    Picture("past", ("3", "P")),
    Picture("journal", ("4",)),
    Picture("writing", ("4", "n", *"The storm came easily today.")),
    Picture("on-this-day", ("4", "H")),
    Picture("story", ("S",)),
    Picture("celebration", ("2", "space"), rest=True, small=True),
    Picture("asking", (*SITTING,), wait=1520, after=("d", "enter")),
    Picture("timeline", ("5",), small=True),
    Picture("timeline-week", ("5", "z", "z", "z")),
    Picture("timeline-day", ("5", "z", "z")),
    Picture("timeline-shift", ("5", "j", "j", "j", "greater_than_sign")),
    Picture("timeline-baseline", ("5", "b", "enter", "j", "j", "j", "greater_than_sign", "j", "enter")),
    Picture("line-up", ("5", "L")),
    Picture("review", ("6", "escape")),
    Picture("reviewing", ("6",)),
    Picture("insights", ("7",), small=True),
    Picture("numbers", ("7", "tab")),
    Picture("search", ("4", "s", *"storm")),
    Picture("trash", ("j", "j", "D", *"The editor wants it shorter", "enter", "4", "T")),
    Picture("quick", ("colon", *"1000 words of chapter 3 by fri @novel #writing ~50m")),
    Picture("marked", ("j", "v", "v", "v")),
    Picture("help", ("question_mark",)),
    Picture("history", ("j", "space", "U")),
)


def pictures() -> Iterator[tuple[str, tuple[int, int], Picture]]:
    """File name, size and picture of each."""
    for picture in PICTURES:
        for width, height in (*SIZES, *([SMALLEST] if picture.small else [])):
            yield f"{picture.name}-{width}x{height}.svg", (width, height), picture


async def taken(picture: Picture, size: tuple[int, int], folder: Path) -> str:
    """The screen as SVG."""
    clock = FrozenClock(INSTANT)
    database = folder / "nothing.db" if picture.empty else make_demo(folder, clock.now(), ZONE)
    opening = Opening(database, clock, ZONE, Settings())
    store, state = opening.read()
    app = TuiGoalsApp(opening, store, state, use_ascii=False)
    app.animation_level = "none"
    app.celebrations.rest_seconds = 0.1 if picture.rest else NEVER
    if store is not None:
        store.open_writer()
    async with app.run_test(size=size) as pilot:
        await pilot.press(*picture.keys)
        await at_rest(REST)
        if picture.wait:
            clock.forward(picture.wait)
            app.show_clock()
            await at_rest(REST)
        if picture.sleep:
            clock.suspend(picture.sleep)
            app.show_clock()
            await at_rest(REST)
        await pilot.press(*picture.after)
        await at_rest(REST)
        app.clear_notifications()
        app.drafts.finish()
        app.reload()
        await at_rest(REST)
        return FONT_FACE.sub("", app.export_screenshot(title="tui-goals"))


def take_all() -> None:
    """Write every picture as SVG and PNG."""
    import resvg_py

    FOLDER.mkdir(exist_ok=True)
    wanted = sys.argv[1:]
    for name, size, picture in pictures():
        if wanted and picture.name not in wanted:
            continue
        with TemporaryDirectory() as folder:
            svg = asyncio.run(taken(picture, size, Path(folder)))
        (FOLDER / name).write_text(svg, encoding="utf-8")
        png = resvg_py.svg_to_bytes(svg_string=svg, font_family="Fira Code", monospace_family="Fira Code")
        (FOLDER / name).with_suffix(".png").write_bytes(bytes(png))
        print(name)


if __name__ == "__main__":
    take_all()
