"""What the environment says about the terminal: pure functions over a mapping of its variables."""

from __future__ import annotations

from collections.abc import Mapping

TYPE_CHECKING = False
"""As in typing, which takes longer to load than the skeleton takes to be drawn."""
if TYPE_CHECKING:
    from tui_goals.terminal.sequences import NoticeKind

Environ = Mapping[str, str]

_NO_SCREEN = {"": "TERM is not set", "dumb": "TERM is dumb", "unknown": "TERM is unknown"}

_REMOTE_SETTINGS = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_FPS": "20", "TEXTUAL_DISABLE_KITTY_KEY": "1"}
_MULTIPLEXER_SETTINGS = {"TEXTUAL_DISABLE_KITTY_KEY": "1"}

_C_LOCALES = {"C", "POSIX"}
_COERCED = {"C.UTF-8", "C.utf8", "UTF-8"}
"""What Python itself puts into LC_CTYPE when it starts in the C locale."""

_NOTICE_BY_PROGRAM: Mapping[str, NoticeKind] = {
    "iTerm.app": "9",
    "iTerm2": "9",
    "WezTerm": "9",
    "ghostty": "9",
    "rio": "777",
}
_NOTICE_BY_TERM: Mapping[str, NoticeKind] = {"xterm-kitty": "99", "foot": "777", "rxvt-unicode-256color": "777"}


def over_ssh(environ: Environ) -> bool:
    """Whether the terminal is at the other end of an SSH (or mosh) session."""
    return any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))


def in_tmux(environ: Environ) -> bool:
    """Whether we are inside tmux."""
    return bool(environ.get("TMUX"))


def in_multiplexer(environ: Environ) -> bool:
    """Whether tmux or screen stands between us and the terminal."""
    term = environ.get("TERM", "")
    return in_tmux(environ) or bool(environ.get("STY")) or term.startswith(("screen", "tmux"))


def in_browser(environ: Environ) -> bool:
    """Whether textual's web driver draws into a browser instead of a terminal."""
    return "web_driver" in environ.get("TEXTUAL_DRIVER", "")


def refusal(input_is_terminal: bool, error_is_terminal: bool, environ: Environ) -> str | None:
    """One line saying why no full screen can start here and what works instead; None if one can."""
    if in_browser(environ):
        return None
    if not input_is_terminal:
        reason = "standard input is not a terminal"
    elif not error_is_terminal:
        reason = "standard error, where the screen is drawn, is not a terminal"
    else:
        term = environ.get("TERM", "")
        if term not in _NO_SCREEN or environ.get("OS") == "Windows_NT":
            return None
        reason = _NO_SCREEN[term]
    return f"tui-goals: {reason}, so no screen can be shown. Without one, try: tui-goals status (or --help)"


def ascii_only(environ: Environ, encoding: str | None) -> bool:
    """Whether the screen should keep to ASCII: its stream is not UTF-8, or the locale is plainly C."""
    if (encoding or "").lower().replace("-", "").replace("_", "") != "utf8":
        return True
    language = environ.get("LANG", "")
    character_type = environ.get("LC_CTYPE", "")
    if character_type in _COERCED and language in _C_LOCALES:
        character_type = language
    return (environ.get("LC_ALL") or character_type or language) in _C_LOCALES


def no_colour(environ: Environ) -> bool:
    """Whether colour is unwanted (https://no-color.org)."""
    return bool(environ.get("NO_COLOR"))


def mouse_wanted(environ: Environ) -> bool:
    """Whether the mouse is on unless a setting says otherwise: yes, but not over SSH."""
    return not over_ssh(environ)


def settings_for(environ: Environ) -> dict[str, str]:
    """Variables to set before textual is imported; what the person has set stays as it is."""
    settings = _MULTIPLEXER_SETTINGS if in_multiplexer(environ) else {}
    if over_ssh(environ):
        settings = _REMOTE_SETTINGS
    return {name: value for name, value in settings.items() if name not in environ}


def notice_kind(environ: Environ) -> NoticeKind | None:
    """Which desktop notification the terminal most likely shows; None when nothing says so (often, over SSH)."""
    if environ.get("KITTY_WINDOW_ID"):
        return "99"
    by_program = _NOTICE_BY_PROGRAM.get(environ.get("LC_TERMINAL") or environ.get("TERM_PROGRAM", ""))
    return by_program or _NOTICE_BY_TERM.get(environ.get("TERM", ""))
