"""SQLAlchemy on the one connection. Loaded with the writer, or to create and change tables."""

import sqlite3
from functools import cache

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine that always uses this connection; call it outside a transaction.

    SQLAlchemy rolls back when it first meets a connection, so it meets it here and not within a transaction of ours.
    All engines share what was worked out about SQLite and our statements once.
    """
    first = _first_engine()
    pool = StaticPool(lambda: connection, dialect=first.dialect)  # type: ignore[arg-type]
    engine = Engine(pool, first.dialect, first.url)
    engine._compiled_cache = first._compiled_cache
    engine.connect().close()
    return engine


@cache
def _first_engine() -> Engine:
    """An engine on nothing; its first connection teaches it what this SQLite can."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    engine.connect().close()
    return engine
