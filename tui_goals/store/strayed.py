"""Rows that are not as the last step left them: what a flipped bit in a text does, which SQLite itself does not see."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from tui_goals.store import rows

WITHOUT_IMAGES = frozenset({"draft", "step", "terminal", "heartbeat"})
"""Tables that change without a step."""
IMAGES = """
SELECT image.row_id, step.undone_at IS NULL, image.before, image.after
FROM image JOIN step ON step.id = image.step_id WHERE image.table_name = ? ORDER BY image.id
"""


def strayed_rows(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each row that differs from its newest image in the ledger; a row without one is not judged.

    Fields that the image does not know, such as those of a later schema, are not compared. Texts are to be read as
    bytes, so that one damaged text hides no other row.
    """
    for mapping in rows.MAPPINGS.values():
        if mapping.table in WITHOUT_IMAGES:
            continue
        word = rows.WORDS.get(mapping.table, mapping.table)
        wanted = _newest_images(connection, mapping.table)
        for raw in connection.execute(mapping.select):
            if raw[0] in wanted and not _agrees(dict(zip(mapping.columns, raw, strict=True)), wanted.pop(raw[0])):
                yield f"The {word} {raw[0]} is not as the last step left it: one of the two was damaged."
        for row_id in (each for each, image in wanted.items() if image is not None):
            yield f"The {word} {row_id} is gone, although no step deleted it."


def _newest_images(connection: sqlite3.Connection, table: str) -> dict[int, bytes | None]:
    """How each row must be: as its newest step in force left it, else as its first one found it."""
    wanted: dict[int, bytes | None] = {}
    for row_id, in_force, before, after in connection.execute(IMAGES, (table,)):
        if in_force:
            wanted[row_id] = after
        else:
            wanted.setdefault(row_id, before)
    return wanted


def _agrees(row: dict[str, Any], image: bytes | None) -> bool:
    """Whether the row is the image's, in every field that both have."""
    try:
        kept = None if image is None else json.loads(image)
    except ValueError:
        return False
    if not isinstance(kept, dict):
        return False
    return all(_text(value) == kept[name] for name, value in row.items() if name in kept)


def _text(value: Any) -> Any:
    return value.decode(errors="replace") if isinstance(value, bytes) else value
