"""Which run of the program this is, and whether another still lives."""

import os
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from tui_goals.clock import Clock
from tui_goals.domain import Terminal, new_uid

HOOK_SECONDS = 5.0
"""How long a hook may take."""


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


def run_hook(command_line: str, told: Mapping[str, str]) -> str | None:
    """Run a command of the person's own and wait for it; why it failed, or None.

    It is split like a shell does, run without one, and told what happened by variables named TUI_GOALS_...; it has no
    terminal. After `HOOK_SECONDS` it is ended, with whatever it started.
    """
    import shlex
    import subprocess

    words = shlex.split(command_line)
    variables = {f"TUI_GOALS_{name}": text.replace("\0", "") for name, text in told.items()}
    try:
        process = subprocess.Popen(
            words, env={**os.environ, **variables}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except (OSError, ValueError) as error:
        return f"{words[0]}: {getattr(error, 'strerror', None) or error}"
    try:
        code = process.wait(HOOK_SECONDS)
    except subprocess.TimeoutExpired:
        _end_group(process.pid)
        process.wait()
        return f"{words[0]} took longer than {HOOK_SECONDS:.0f} s"
    return f"{words[0]} ended with {code}" if code else None


def _end_group(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except (OSError, AttributeError):
        os.kill(pid, signal.SIGTERM)


def _tty() -> str:
    for stream in (sys.stdin, sys.stderr):
        try:
            return os.ttyname(stream.fileno())
        except (OSError, ValueError, AttributeError):
            continue
    return ""
