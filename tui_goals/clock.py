"""The one source of now: wall time in UTC, and a clock that counts through suspend."""

import os
import time
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol

import pendulum
from pendulum import DateTime

EPOCH = date(1970, 1, 1).toordinal()
LOCAL_TIME, TIME_ZONE = "/etc/localtime", "/etc/timezone"
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def from_milliseconds(milliseconds: int) -> DateTime:
    """The UTC instant that many milliseconds after the epoch."""
    days, rest = divmod(milliseconds, 86_400_000)
    day = date.fromordinal(EPOCH + days)
    seconds, rest = divmod(rest, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return DateTime(day.year, day.month, day.day, hour, minute, second, rest * 1000, pendulum.UTC)


class Clock(Protocol):
    """What the rest of the program asks for the time."""

    def now(self) -> DateTime:
        """The present instant in UTC, in whole milliseconds."""

    def boot_seconds(self) -> float:
        """Seconds since the machine started, suspend included; never steps."""

    def awake_seconds(self) -> float:
        """Seconds like `boot_seconds`, but standing still while the machine is suspended."""

    def boot_id(self) -> str:
        """A name for this run of the machine's kernel; another name means `boot_seconds` began anew."""


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> DateTime:
        """The present instant in UTC, in whole milliseconds."""
        return from_milliseconds(time.time_ns() // 1_000_000)

    def boot_seconds(self) -> float:
        """Seconds since the machine started: CLOCK_BOOTTIME where there is one, else the monotonic clock."""
        boottime = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic() if boottime is None else time.clock_gettime(boottime)

    def awake_seconds(self) -> float:
        """Seconds that the machine was awake, by the monotonic clock."""
        return time.monotonic()

    def boot_id(self) -> str:
        """The kernel's boot id, or the hour the machine started where the kernel has none."""
        return _boot_id()


def system_zone() -> str:
    """The machine's own zone by name: where its local time leads to, or what it wrote down; UTC where neither says."""
    try:
        name = os.readlink(LOCAL_TIME).rpartition("zoneinfo/")[2]
    except OSError:
        name = ""
    try:
        return name or Path(TIME_ZONE).read_text(encoding="ascii").strip() or "UTC"
    except (OSError, UnicodeDecodeError):
        return "UTC"


@cache
def _boot_id() -> str:
    try:
        return BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return f"boot-{int((time.time() - time.monotonic()) // 3600)}"


class FrozenClock:
    """A clock that stands still until it is moved: for tests, the demo and the screenshots."""

    def __init__(
        self, instant: DateTime, boot: float = 1000.0, boot_name: str = "frozen", awake: float = 1000.0
    ) -> None:
        self.instant, self.boot, self.boot_name, self.awake = instant, boot, boot_name, awake

    def now(self) -> DateTime:
        """The instant it stands at."""
        return self.instant

    def boot_seconds(self) -> float:
        """The boot clock it was given."""
        return self.boot

    def awake_seconds(self) -> float:
        """The seconds awake it was given."""
        return self.awake

    def boot_id(self) -> str:
        """The name of its kernel run."""
        return self.boot_name

    def forward(self, seconds: float) -> None:
        """Let time pass: every clock alike."""
        self.suspend(seconds)
        self.awake += seconds

    def suspend(self, seconds: float) -> None:
        """Let time pass while the machine sleeps: wall and boot clock go on."""
        self.step_wall(seconds)
        self.boot += seconds

    def start_anew(self, seconds: float, boot_name: str = "another") -> None:
        """Let time pass in which the machine is switched off and on: another boot, its clocks near 0."""
        self.step_wall(seconds)
        self.boot = self.awake = 10.0
        self.boot_name = boot_name

    def step_wall(self, seconds: float) -> None:
        """Set the wall clock by that much, as an administrator would; the boot clock knows nothing of it."""
        self.instant = self.instant.add(microseconds=round(seconds * 1_000_000))
