"""Work done in processes of its own, forked from this one where everything is imported already."""

import os
import pickle
import signal
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from traceback import format_exc
from typing import Any, TypeVar

import alembic.command
import alembic.config  # noqa: F401

from tui_goals import processes
from tui_goals.clock import SystemClock
from tui_goals.commands import Done, do
from tui_goals.domain import StoreBusy
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.store import Store, writer  # noqa: F401

R = TypeVar("R")
FORK = get_context("fork")


def fresh(path: Path) -> Store:
    """The database opened by this process, on the machine's clock."""
    clock = SystemClock()
    return patiently(lambda: Store(path, clock, "Europe/Berlin", DAY_CUTOFF, processes.this_terminal(clock)))


def in_child(work: Callable[[], R]) -> R:
    """What the work comes to in a process of its own; what it raises is raised here."""
    return in_children([work])[0]


def in_children(works: list[Callable[[], R]]) -> list[R]:
    """What each work comes to, all of them at the same time."""
    ends = []
    for work in works:
        ours, theirs = FORK.Pipe(duplex=False)
        process = FORK.Process(target=_answer, args=(work, theirs))
        process.start()
        theirs.close()
        ends.append((process, ours))
    answers = [_receive(ours) for _, ours in ends]
    for process, _ in ends:
        process.join()
    for good, answer in answers:
        if not good:
            raise answer
    return [answer for _, answer in answers]


def killed_in_child(work: Callable[[], object]) -> bool:
    """Whether the work, done in a process of its own, ended in a kill -9 (which it may give itself)."""
    process = FORK.Process(target=work)
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


def kill_me() -> None:
    """End this process as kill -9 does."""
    os.kill(os.getpid(), signal.SIGKILL)


def do_patiently(store: Store, command: Callable[..., R], *args: Any) -> Done[R]:
    """Have a command done, again and again while others hold the lock."""
    return patiently(lambda: do(store, command, *args))


def patiently(work: Callable[[], R]) -> R:
    """What the work comes to, tried again and again while others hold the lock."""
    while True:
        try:
            return work()
        except StoreBusy:
            continue


def _answer(work: Callable[[], object], end: Any) -> None:
    try:
        answer: tuple[bool, object] = (True, work())
    except BaseException as error:
        error.add_note(format_exc())
        answer = (False, error)
    try:
        end.send_bytes(pickle.dumps(answer))
    except Exception:
        end.send_bytes(pickle.dumps((False, RuntimeError(repr(answer)))))


def _receive(end: Any) -> tuple[bool, Any]:
    found: tuple[bool, Any] = pickle.loads(end.recv_bytes())
    return found
