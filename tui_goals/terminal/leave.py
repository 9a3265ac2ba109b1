"""End the process without the interpreter's own farewell."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from time import monotonic
from typing import NoReturn

PATIENCE = 2.0
"""Seconds that threads with work to finish (those that are not daemons) are waited for."""


def leave(code: int) -> NoReturn:
    """Let working threads finish, flush the standard streams, and end at once with this exit code.

    Call it last, with the terminal restored: `finally` blocks and `atexit` functions no longer run.
    """
    deadline = monotonic() + PATIENCE
    for thread in threading.enumerate():
        if not thread.daemon and thread is not threading.current_thread():
            thread.join(max(0.0, deadline - monotonic()))
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
