"""The text in the person's own editor: the terminal is lent to it, and whatever it does no text is lost."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from tui_goals import paths
from tui_goals.domain import Refused, TuiGoalsError
from tui_goals.domain.values import frozen
from tui_goals.rules import texts
from tui_goals.shell import left_texts
from tui_goals.terminal.restore import attributes_of, reset_terminal

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.terminal.signals import TerminalGuard

QUICK_SECONDS = 1.0
"""An editor that comes back sooner with the text unchanged has most likely opened a window of its own."""
KEYBOARD, SCREEN = 0, 2
"""The descriptors we read keys from and draw on; a terminal both, which standard output need not be."""


@frozen
class Ended:
    """How an editor ended: its exit code (minus n after signal n) and after how long, or why it did not begin."""

    code: int = 0
    seconds: float = 0.0
    problem: str = ""


@frozen
class Edited:
    """What came of it: the new text, or None where it stays as it was; what to say; the file that was edited.

    `done` says that the file is of no more use once the text has been committed.
    """

    text: str | None
    said: str = ""
    path: Path | None = None
    done: bool = False


def edit(app: "TuiGoalsApp", subject: str, text: str) -> Edited:
    """Let the person change the text in an editor; returns when the editor has ended."""
    try:
        command = command_of(app.settings.editor, os.environ)
        path = left_texts.write(paths.state_folder() / left_texts.FOLDER, app.opening.terminal, subject, _seed(text))
    except TuiGoalsError as error:
        return Edited(None, f"{error} You can go on writing here.")
    ended = _lend(app, [*command, str(path)])
    edited = judge(path, text, ended, Path(command[0]).name)
    if edited.done and edited.text is None:
        left_texts.remove(path)
    return edited


def command_of(setting: str, environ: Mapping[str, str]) -> list[str]:
    """The editor's command: the setting, else VISUAL, else EDITOR, split as a shell splits it.

    One that is the path of a program as it stands is taken whole, spaces and all. Raises Refused where there is none.
    """
    named = (setting, environ.get("VISUAL", ""), environ.get("EDITOR", ""))
    chosen = next((each.strip() for each in named if each.strip()), "")
    if not chosen:
        raise Refused('No editor is named: set EDITOR, or editor = "vim" in the settings.')
    if shutil.which(chosen, path=environ.get("PATH")):
        return [chosen]
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = []
    if not words or shutil.which(words[0], path=environ.get("PATH")) is None:
        raise Refused(f"The editor “{chosen}” is not there or cannot be run; see EDITOR.")
    return words


def judge(path: Path, text: str, ended: Ended, name: str) -> Edited:
    """What an editor left behind: only a whole, readable, changed text takes the old one's place."""
    if ended.problem:
        return Edited(None, ended.problem, path, done=True)
    if ended.code:
        how = f"with exit code {ended.code}" if ended.code > 0 else f"by signal {-ended.code}"
        return Edited(None, f"“{name}” ended {how}. Your text is as it was; what it left is in {path}.", path)
    try:
        data = path.read_bytes()
    except OSError:
        return Edited(None, f"“{name}” left no file behind. Your text is as it was.", path, done=True)
    if data == _seed(text):
        return _unchanged(path, ended, name)
    try:
        new = texts.clean_body(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Edited(None, f"“{name}” did not save UTF-8. Your text is as it was; its own is in {path}.", path)
    except Refused as refusal:
        return Edited(None, f"{refusal} Your text is as it was; the file is {path}.", path)
    if not new.strip():
        return Edited(None, "The editor left an empty text, so yours is as it was. F9 discards it.", path, done=True)
    return Edited(new if text.endswith("\n") else new.removesuffix("\n"), "", path, done=True)


def _unchanged(path: Path, ended: Ended, name: str) -> Edited:
    """Nothing to take over; the file stays where a window of its own may still be writing it."""
    if ended.seconds >= QUICK_SECONDS:
        return Edited(None, "", path, done=True)
    hint = 'If it opens a window of its own, have it wait, as in EDITOR="code -w".'
    return Edited(None, f"“{name}” came back at once with the text unchanged. {hint}", path)


def _seed(text: str) -> bytes:
    """The text as editors expect it, its last line ended."""
    return (text if text.endswith("\n") or not text else f"{text}\n").encode("utf-8", "replace")


def _lend(app: "TuiGoalsApp", argv: list[str]) -> Ended:
    """Lend the terminal to a program until it ends, and take it back as it was."""
    started = app.clock.boot_seconds()
    try:
        with app.suspend():
            attributes = attributes_of(KEYBOARD)
            code, problem = _run(app.guard, argv)
            reset_terminal(SCREEN, attributes)
    except SuspendNotSupported:
        return Ended(problem="This terminal cannot be lent to an editor. You can go on writing here.")
    return Ended(code, app.clock.boot_seconds() - started, problem)


def _run(guard: "TerminalGuard | None", argv: list[str]) -> tuple[int, str]:
    """Run a program on the terminal: its exit code, or why it could not be started."""
    try:
        process = subprocess.Popen(argv, stdin=KEYBOARD, stdout=SCREEN, stderr=SCREEN)
    except (OSError, ValueError) as error:
        return 0, f"“{argv[0]}” could not be started ({error}). You can go on writing here."
    with guard.lent_to(process.pid) if guard is not None else nullcontext():
        return process.wait(), ""
