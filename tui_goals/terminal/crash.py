"""A report of an error inside the program: where it happened, and nothing of what the person wrote."""

from __future__ import annotations

import errno
import os
import platform
import secrets
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from types import TracebackType

_SPEAKING_OF_CODE = (ImportError, ModuleNotFoundError, NameError, RecursionError)
"""Errors whose message names code only; any other message may quote what a person wrote."""

_REPORTED_PACKAGES = ("tui-goals", "textual", "sqlmodel", "pendulum")


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One written report."""

    name: str
    """A short id to quote."""
    kind: str
    """The type of the error."""
    path: Path | None
    """Where the report is; None if it could not be written."""


def write_report(error: BaseException, folder: Path) -> CrashReport:
    """Write what is known of the error into a new file of the folder, both for the owner's eyes only; never raises."""
    name = secrets.token_hex(3)
    path = folder / f"crash-{name}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(describe(error))
    except OSError:
        return CrashReport(name, type(error).__name__, None)
    return CrashReport(name, type(error).__name__, path)


def line_for_screen(report: CrashReport) -> str:
    """The one line that tells the person."""
    where = f"report {report.name} in {report.path}" if report.path else "and its report could not be written"
    return f"tui-goals stopped: an error inside the program ({report.kind}), {where}. What was saved is safe."


def describe(error: BaseException) -> str:
    """Versions, then for the error and each that led to it: its type and the file, line and function it passed."""
    lines = [f"python {platform.python_version()} on {platform.system()} {platform.machine()}", *_versions(), ""]
    for link in _chain(error):
        lines += [f"{type(link).__module__}.{type(link).__qualname__}{_safe_detail(link)}"]
        lines += [f"  {frame}" for frame in _frames(link.__traceback__)]
    return "\n".join(lines) + "\n"


def _versions() -> Iterator[str]:
    for package in _REPORTED_PACKAGES:
        try:
            yield f"{package} {metadata.version(package)}"
        except metadata.PackageNotFoundError:
            continue


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what it grouped, and what it was raised from, newest first, each once."""
    waiting, seen = [error], set[int]()
    while waiting:
        link = waiting.pop(0)
        if link is None or id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        waiting += link.exceptions if isinstance(link, BaseExceptionGroup) else []
        waiting.append(link.__cause__ or (None if link.__suppress_context__ else link.__context__))


def _safe_detail(error: BaseException) -> str:
    """The message, where it cannot quote the person."""
    if isinstance(error, OSError):
        return f": {errno.errorcode.get(error.errno or 0, 'no errno')}"
    return f": {ascii(str(error))[:200]}" if type(error) in _SPEAKING_OF_CODE else ""


def _frames(traceback: TracebackType | None) -> Iterator[str]:
    """File, line and function of each call, innermost last."""
    while traceback is not None:
        code = traceback.tb_frame.f_code
        yield f"{_short(code.co_filename)}:{traceback.tb_lineno} in {code.co_qualname}"
        traceback = traceback.tb_next


def _short(filename: str) -> str:
    """A file's name as seen from where Python found it, so that no home folder is told."""
    roots = sorted((root for root in sys.path if root and filename.startswith(root + os.sep)), key=len)
    return filename[len(roots[-1]) + 1 :] if roots else Path(filename).name
