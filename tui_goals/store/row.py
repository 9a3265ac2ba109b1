"""What every table has, and how constraints are named."""

from typing import Any

from sqlalchemy import MetaData
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata = MetaData(naming_convention=NAMING)

KEEP_IDS: dict[str, Any] = {"sqlite_autoincrement": True}
"""An id is never given out twice, so that an undone deletion finds its place free."""


class Row(SQLModel):
    """What every table has: an id, an identity for export, a count of changes."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True)
    revision: int = 1
