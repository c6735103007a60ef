"""Facts of which most people have none, for indexes and whoever asks by them. Apart from the tables: they cost peewee.

SQLite takes an index over a part of the rows only where the question holds its condition word for word.
"""

FEW = "('birthday', 'followed', 'bounced')"


def few(of: str = "") -> str:
    """Whether a fact, of the table named `of` in the query, is of these fields; one of them is to be named beside it."""
    return f"{of and of + '.'}field IN {FEW}"
