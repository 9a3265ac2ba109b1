"""Waiting until an app has done all there is to do, told by its event loop and not by the processor's load.

Textual's own tests sleep 20 ms after each key, and again for as long as the process is using the processor, which on a
busy machine is both slow and at times too short. Here it is settled once the loop has nothing ready to run and no timer
that is due within two frames.
"""

import asyncio
from typing import Any

import textual.app
import textual.pilot

FRAMES_SECONDS = 0.04
"""Somewhat more than the two frames that Textual waits, at most, before it draws what has changed."""
PATIENCE_SECONDS = 5.0
"""After which an app that never comes to rest is taken as it is."""


async def settle(*_: object, **__: object) -> None:
    """Wait until nothing is ready to run or about to be; it takes the place of Textual's `wait_for_idle`."""
    await at_rest(FRAMES_SECONDS)


async def at_rest(ahead: float) -> None:
    """Wait until nothing is ready to run and no timer is due within so many seconds."""
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + PATIENCE_SECONDS
    while loop.time() < end:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        soonest = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=end)
        if soonest - loop.time() > ahead:
            return
        await asyncio.sleep(max(soonest - loop.time(), 0))


async def settle_screen(*_: object, **__: object) -> bool:
    """Settle; it takes the place of the pilot's `_wait_for_screen`, which sends every widget a message."""
    await settle()
    return True


def take_the_place_of_idling() -> None:
    """From now on every pilot of Textual settles."""
    textual.app.wait_for_idle = settle
    textual.pilot.wait_for_idle = settle
    textual.pilot.Pilot._wait_for_screen = settle_screen
