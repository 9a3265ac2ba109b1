"""Private files and folders: nobody else reads or plants what is ours, whatever the umask."""

import os
import stat
from pathlib import Path

from tui_goals.domain import StoreFailed
from tui_goals.paths import NAME

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
OTHERS = 0o077
OTHERS_MAY_WRITE = 0o022


def private_folder(folder: Path) -> Path:
    """Make the folder, and what is missing above it, for its owner alone; one of ours that is wider is tightened.

    A folder that a person chose keeps its mode. Raises StoreFailed where it is no folder or another user's.
    """
    try:
        for place in (*reversed(folder.parents), folder):
            if not place.exists():
                place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        found = folder.stat()
        if not stat.S_ISDIR(found.st_mode):
            raise StoreFailed(f"{folder} is not a folder. Choose another place with --db.")
        if found.st_uid != os.getuid():
            raise StoreFailed(f"The folder {folder} belongs to another user. Choose another with --db.")
        if found.st_mode & OTHERS and folder.name == NAME:
            folder.chmod(PRIVATE_FOLDER)
    except OSError as error:
        raise StoreFailed(f"The folder {folder} cannot be used: {error.strerror}. Choose another with --db.") from error
    return folder


def check_folder(folder: Path) -> None:
    """Raise StoreFailed unless the folder exists, is one's own and nobody else may write to it."""
    try:
        found = folder.stat()
    except OSError as error:
        raise StoreFailed(f"The folder {folder} cannot be used: {error.strerror}. Choose another with --db.") from error
    if found.st_uid == os.getuid() and not found.st_mode & OTHERS_MAY_WRITE:
        return
    is_shared = found.st_uid != os.getuid() or found.st_mode & stat.S_ISVTX
    way_out = "Choose one of your own" if is_shared else f"Run: chmod go-w {folder}, or choose another"
    raise StoreFailed(
        f"Others can write to the folder {folder}, so the database is not safe there. {way_out} with --db."
    )


def create_private(path: Path) -> None:
    """Create an empty file for its owner alone; a link or a file already there is refused with StoreFailed."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_RDWR, PRIVATE_FILE))
        path.chmod(PRIVATE_FILE)
    except OSError as error:
        raise StoreFailed(f"{path} cannot be created: {error.strerror}. Choose another with --db.") from error


def check_private(path: Path) -> None:
    """Raise StoreFailed unless the path is a regular file of one's own."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise StoreFailed(f"{path} is not a regular file, so it is not opened. Name another with --db.")
        if found.st_uid != os.getuid():
            raise StoreFailed(f"{path} belongs to another user, so it is not opened. Name another with --db.")
    except OSError as error:
        raise StoreFailed(f"{path} cannot be read: {error.strerror}.") from error


def tighten(path: Path) -> None:
    """Take a file that is known to be ours from others' eyes, where it may be changed at all."""
    if path.stat().st_mode & OTHERS and os.access(path, os.W_OK):
        path.chmod(PRIVATE_FILE)


def write_private(path: Path, data: bytes, replace: bool = False) -> None:
    """Write a whole file for its owner alone, or nothing: a temporary file beside it, synced, then renamed.

    Raises StoreFailed when it exists and `replace` is not set, or when it cannot be written.
    """
    if path.exists() and not replace:
        raise StoreFailed(f"{path} exists already. Name another file, or use --force to replace it.")
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_WRONLY, PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(file.fileno(), PRIVATE_FILE)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise StoreFailed(f"{path} cannot be written: {error.strerror}.") from error


def sync_folder(folder: Path) -> None:
    """Make renames in the folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
