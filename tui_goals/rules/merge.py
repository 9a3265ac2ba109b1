"""Two terminals changed the same row: what can be kept of both, and what a person has to choose."""

from collections.abc import Mapping


def merge(
    base: Mapping[str, object], mine: Mapping[str, object], theirs: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, tuple[object, object]]]:
    """A three-way merge by field: my changes to lay over theirs, and the conflicts as (mine, theirs).

    `base` is what I began from. A field that either side leaves out is one it did not change. The same change on both
    sides is no conflict and needs no writing.
    """
    changes: dict[str, object] = {}
    conflicts: dict[str, tuple[object, object]] = {}
    for field, wanted in mine.items():
        if field in base and wanted == base[field]:
            continue
        if field not in theirs or (field in base and theirs[field] == base[field]):
            changes[field] = wanted
        elif theirs[field] != wanted:
            conflicts[field] = (wanted, theirs[field])
    return changes, conflicts
