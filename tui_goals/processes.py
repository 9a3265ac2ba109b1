"""Which run of the program this is, and whether another still lives."""

import os
import socket
import sys
from pathlib import Path

from tui_goals.clock import Clock
from tui_goals.domain import Terminal, new_uid


def this_terminal(clock: Clock) -> Terminal:
    """This run of the program: its host, terminal and process."""
    return Terminal(
        uid=new_uid(),
        host=socket.gethostname(),
        tty=_tty(),
        pid=os.getpid(),
        boot_id=clock.boot_id(),
        process_start=process_start(os.getpid()),
        started_at=clock.now(),
    )


def lives(terminal: Terminal, here: Terminal) -> bool:
    """Whether the other run may still be open: on this host its process is looked up, of another host nobody knows.

    A process is told from a later one with the same number by when it started.
    """
    if terminal.host != here.host:
        return True
    if terminal.boot_id != here.boot_id:
        return False
    return process_start(terminal.pid) == terminal.process_start != ""


def process_start(pid: int) -> str:
    """When a process started, as its kernel tells it; empty when there is no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        pass
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except OSError:
        pass
    return "running"


def _tty() -> str:
    for stream in (sys.stdin, sys.stderr):
        try:
            return os.ttyname(stream.fileno())
        except (OSError, ValueError, AttributeError):
            continue
    return ""
