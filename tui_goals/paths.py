"""Where things lie: data, settings, logs and style sheets."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

NAME = "tui-goals"
ON_LINUX = {
    "XDG_DATA_HOME": "~/.local/share",
    "XDG_STATE_HOME": "~/.local/state",
    "XDG_CONFIG_HOME": "~/.config",
}
"""The folders of the XDG base directory standard; `platformdirs`, which knows all systems, takes longer to load than
the database to be read."""


def database(option: str | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The database file: `--db`, else TUI_GOALS_DB, else in the platform's data folder. Raises StoreFailed."""
    named = option or environ.get("TUI_GOALS_DB")
    if named:
        return _at_home(lambda: Path(named).expanduser().absolute())
    return data_folder(environ) / "goals.db"


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The platform's folder for data; a relative XDG_DATA_HOME is ignored, as the standard asks. Raises StoreFailed."""
    return _folder("XDG_DATA_HOME", "user_data_path", environ)


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The platform's folder for logs, crash reports and texts open in an editor. Raises StoreFailed."""
    return _folder("XDG_STATE_HOME", "user_state_path", environ)


def config_file(environ: Mapping[str, str] = os.environ) -> Path:
    """The settings file, there or not. Raises StoreFailed."""
    return _folder("XDG_CONFIG_HOME", "user_config_path", environ) / "config.toml"


def styles() -> Path:
    """The style sheets: in the installed package, else beside the checkout's pyproject. Raises FileNotFoundError."""
    package = Path(__file__).parent
    checkout = package.parent
    if (package / "styles").is_dir():
        return package / "styles"
    if (checkout / "pyproject.toml").is_file() and (checkout / "styles").is_dir():
        return checkout / "styles"
    raise FileNotFoundError("the style sheets of tui-goals are not installed")


def _folder(variable: str, name: str, environ: Mapping[str, str]) -> Path:
    named = environ.get(variable, "")
    if named.startswith("/"):
        return Path(named) / NAME
    if sys.platform == "linux" and "ANDROID_ROOT" not in environ:
        return _at_home(lambda: Path(ON_LINUX[variable]).expanduser() / NAME)
    import platformdirs

    return _at_home(lambda: Path(getattr(platformdirs, name)(NAME, appauthor=False)))


def _at_home(find: Callable[[], Path]) -> Path:
    """A path that may depend on the home folder: never one that would come to lie in the current folder."""
    from tui_goals.domain import StoreFailed

    try:
        found = find()
    except RuntimeError:
        found = Path()
    if not found.is_absolute():
        raise StoreFailed("There is no home folder to keep anything in. Set HOME, or name a database with --db.")
    return found
