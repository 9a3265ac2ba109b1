"""The way in: one verb runs, and whatever goes wrong is told in one line and by the exit code."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

FAILED, BAD_USE = 1, 2
INTERRUPTED, UNREAD = 130, 141
"""What a shell makes of SIGINT and of SIGPIPE."""
OWNER_ALONE = 0o077


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was typed (the program's own arguments unless given) and return the exit code."""
    os.umask(OWNER_ALONE)
    gc.disable()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        code = _run(arguments)
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return UNREAD
    except Exception as error:
        return _tell(error)
    finally:
        gc.enable()
        if arguments is None:
            gc.freeze()


def _run(arguments: Sequence[str] | None) -> int:
    from tui_goals.cli.plainly import screen_wanted

    options = screen_wanted(sys.argv[1:] if arguments is None else arguments)
    if options is None:
        from tui_goals.cli.parser import parse
        from tui_goals.cli.postponing import postpone_dateutil

        try:
            options = parse(arguments)
        except SystemExit as ended:
            return int(ended.code or 0)
        postpone_dateutil()
    from importlib import import_module

    module, verb = options.run.split(".")
    code: int = getattr(import_module(f"tui_goals.cli.{module}"), verb)(options)
    return code


def _tell(error: Exception) -> int:
    """Print one line for the error and return the exit code; an error inside the program leaves a report as well."""
    from tui_goals.cli.output import BadUse, complain
    from tui_goals.domain import TuiGoalsError

    if isinstance(error, BadUse):
        complain(f"tui-goals: {error}.")
        return BAD_USE
    if isinstance(error, TuiGoalsError):
        complain(f"tui-goals: {error}")
    elif isinstance(error, OSError):
        _forget_output()
        complain(f"tui-goals: {error.filename or 'the output'}: {error.strerror or error}.")
    else:
        complain(_reported(error))
    return FAILED


def _reported(error: Exception) -> str:
    from tui_goals import paths
    from tui_goals.domain import TuiGoalsError
    from tui_goals.terminal import crash

    try:
        report = crash.write_report(error, paths.state_folder() / "crashes")
    except TuiGoalsError:
        report = crash.CrashReport("", type(error).__name__, None)
    return crash.line_for_screen(report)


def _forget_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter does not stumble over it at its end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
