"""The undo ledger: what each step did to each row, and the way back and forth. Loaded with the writer."""

import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, inspect
from sqlmodel import Session, col, select

from tui_goals.domain import Conflict, NotFound, StoreFailed
from tui_goals.store.life_tables import ImageRow, StepRow
from tui_goals.store.row import Row
from tui_goals.store.rows import WORDS, Raw
from tui_goals.store.tables import ROWS, make_row

OUTSIDE = frozenset({"step", "image", "terminal", "heartbeat", "alert_claim", "view_setting"})
"""Tables whose rows have no images: the ledger's own, who watches a session, who gives an alert, what is looked at."""

Image = dict[str, Raw]


@dataclass
class Touched:
    """The first and the last image of every row that a transaction changed, by table and id."""

    images: dict[tuple[str, int], tuple[Image | None, Image | None]] = field(default_factory=dict)

    @property
    def tables(self) -> frozenset[str]:
        """The tables with a changed row."""
        return frozenset(table for table, _ in self.images)

    @property
    def recorded(self) -> dict[tuple[str, int], tuple[Image | None, Image | None]]:
        """The images that differ, of the tables that undo knows."""
        return {key: pair for key, pair in self.images.items() if key[0] not in OUTSIDE and pair[0] != pair[1]}

    def note(self, row: Row, before: Image | None, after: Image | None) -> None:
        """Remember a change; what was there before the transaction stays the first image."""
        key = (str(row.__tablename__), int(row.id or 0))
        first = self.images[key][0] if key in self.images else before
        self.images[key] = (first, after)


def watch(session: Session) -> Touched:
    """Collect what every flush of the session changes."""
    touched = Touched()

    @event.listens_for(session, "after_flush")
    def collect(session: Session, context: object) -> None:
        """Note each row of the flush as it was and as it is."""
        for row in session.new:
            if isinstance(row, Row):
                touched.note(row, None, now(row))
        for row in session.dirty:
            if isinstance(row, Row) and session.is_modified(row):
                touched.note(row, before(row), now(row))
        for row in session.deleted:
            if isinstance(row, Row):
                touched.note(row, before(row), None)

    return touched


def now(row: Row) -> Image:
    """The row's columns as they are."""
    return {attribute.key: getattr(row, attribute.key) for attribute in inspect(type(row)).column_attrs}


def before(row: Row) -> Image:
    """The row's columns as they were before the flush."""
    image = now(row)
    for attribute in inspect(row).attrs:
        if attribute.history.deleted:
            image[attribute.key] = attribute.history.deleted[0]
    return image


def record(session: Session, step: StepRow, touched: Touched) -> None:
    """Write a step and the images of what it changed."""
    images = touched.recorded
    step.tables = json.dumps(sorted({table for table, _ in images}))
    session.add(step)
    session.flush()
    step_id = int(step.id or 0)
    for (table, row_id), (first, last) in images.items():
        session.add(ImageRow(step_id=step_id, table_name=table, row_id=row_id, before=_text(first), after=_text(last)))
    session.flush()


def apply(session: Session, step: StepRow, forward: bool) -> None:
    """Put every row of a step back (or forth again); raises Conflict when one has changed since, changing nothing."""
    images = session.exec(select(ImageRow).where(ImageRow.step_id == step.id).order_by(col(ImageRow.id))).all()
    if not images:
        raise NotFound(f"“{step.label}” can no longer be undone: what it changed has been emptied from the trash.")
    changes = [(image, *((image.before, image.after) if forward else (image.after, image.before))) for image in images]
    found = {image.id: session.get(ROWS[image.table_name], image.row_id) for image in images}
    for image, expected, _ in changes:
        row = found[image.id]
        if (now(row) if row else None) != _image(expected):
            word = WORDS[image.table_name]
            verb = "redone" if forward else "undone"
            raise Conflict(f"“{step.label}” cannot be {verb}: its {word} has been changed since. Undo that first.")
    for image, _, wanted in changes:
        if wanted is None:
            session.delete(found[image.id])
    session.flush()
    for image, _, wanted in changes:
        if wanted is not None:
            _put(session, image.table_name, found[image.id], _image(wanted))
    session.flush()


def _put(session: Session, table: str, row: Row | None, image: Image) -> None:
    if row is None:
        session.add(make_row(table, image))
    else:
        for name, value in image.items():
            setattr(row, name, value)


def _text(image: Image | None) -> str | None:
    return None if image is None else json.dumps(image, ensure_ascii=False)


def _image(text: str | None) -> Any:
    try:
        return None if text is None else json.loads(text)
    except ValueError as error:
        raise StoreFailed("What the step changed is damaged in the file; `tui-goals doctor` says more.") from error
