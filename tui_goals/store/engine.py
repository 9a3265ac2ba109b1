"""SQLAlchemy on the one connection. Loaded with the writer, or to create and change tables."""

import sqlite3

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine that always uses this connection; call it outside a transaction.

    SQLAlchemy rolls back when it first meets a connection, so it meets it here and not within a transaction of ours.
    """
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    engine.connect().close()
    return engine
