"""A disk so full that readers of a book find no room for the small file that they share."""

import sqlite3


class Full:
    """A connection that could be opened and answers nothing."""

    def execute(self, *_said: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"
        raise error

    def close(self) -> None: ...
