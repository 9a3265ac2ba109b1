"""The settings file, found and read; light, since the app shows itself right after it."""

from tui_goals import config, paths
from tui_goals.config import Settings


def load_settings() -> Settings:
    """The settings as they are written for this host; the defaults where no folder is known that could hold them."""
    try:
        settings = config.load(paths.config_file())
        if not settings.hosts:
            return settings
        import socket

        return settings.on_host(socket.gethostname())
    except _no_folder():
        return Settings()


def _no_folder() -> type[Exception]:
    """What is raised without a home folder; asked for, and loaded, only then."""
    from tui_goals.domain import StoreFailed

    return StoreFailed
