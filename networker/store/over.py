"""peewee over a connection that is open already, for who writes rows by their models."""

import sqlite3

import peewee as pw


class _Over(pw.SqliteDatabase):
    """Its connection is whoever made it who closes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(":memory:", thread_safe=False, autoconnect=False)
        self._given = connection

    def _connect(self) -> sqlite3.Connection:
        return self._given


def over(connection: sqlite3.Connection) -> pw.SqliteDatabase:
    """The connection as peewee's models take it. Transactions are none of its business: see `store.writer.Writer`."""
    found = _Over(connection)
    found.connect()
    return found
