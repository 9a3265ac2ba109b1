"""Files of SQLite's beside the database that do not belong to it: taken for its own, they would overwrite it.

SQLite puts an old `-wal` or `-journal` into any database beside which it lies. Ours has a rollback journal, so a log is
never its own; a journal is only if it began at the state the file is in, or at the one before.
"""

import struct
from pathlib import Path
from time import sleep

from tui_goals.domain import StoreFailed

TRIES, PAUSE = 4, 0.03
"""How often a journal is compared, and seconds in between: one of a write under way changes or goes."""
HEADER = struct.Struct(">8sIIIII")
"""Of a journal: magic, pages in it, salt, pages of the database, bytes of a sector, bytes of a page
(https://www.sqlite.org/fileformat.html#the_rollback_journal)."""
MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
WRITE_VERSION, CHANGES = 18, slice(24, 28)
"""Where in its first page a database says how it keeps its journal, and counts its changes."""
ROLLBACK = 1


def check_sidecars(path: Path) -> None:
    """Raise StoreFailed where a log or journal beside the database is not its own; nothing is changed."""
    log, journal = path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")
    try:
        if _size(log) and _first_page(path)[WRITE_VERSION : WRITE_VERSION + 1] == bytes((ROLLBACK,)):
            raise StoreFailed(_sentence(log, path))
        for _ in range(TRIES):
            if not _size(journal) or _is_own(journal, path):
                return
            sleep(PAUSE)
    except OSError as error:
        raise StoreFailed(f"{error.filename or path} cannot be read: {error.strerror}.") from error
    raise StoreFailed(_sentence(journal, path))


def _sentence(left: Path, path: Path) -> str:
    return (
        f"{left} was left by another copy of {path.name}, and opening would put it into this one. "
        f"Nothing was opened. Move {left.name} elsewhere, then start again."
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _first_page(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _is_own(journal: Path, path: Path) -> bool:
    """Whether the journal began at the state that the database is in or comes from, or cannot be told not to have."""
    try:
        began = _changes_in(journal.read_bytes())
    except FileNotFoundError:
        return True
    now = int.from_bytes(_first_page(path)[CHANGES], "big")
    return began is None or now in (began, (began + 1) % 2**32)


def _changes_in(journal: bytes) -> int | None:
    """The database's count of changes as the journal keeps it, in the page 1 that it saved; None without one."""
    at = 0
    while len(journal) >= at + HEADER.size:
        magic, pages, _, _, sector, page = HEADER.unpack_from(journal, at)
        if magic != MAGIC or not (sector and page):
            return None
        record, at = page + 8, at + sector
        if pages == 2**32 - 1:
            pages = (len(journal) - at) // record
        for start in range(at, min(at + pages * record, len(journal) - record + 1), record):
            if journal[start : start + 4] == b"\0\0\0\1":
                return int.from_bytes(journal[start + 4 :][CHANGES], "big")
        at += pages * record
        at += -at % sector
    return None
