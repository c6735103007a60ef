"""Which talks went deeper than hello, for an index and whoever asks by it. Apart from the tables: they cost peewee."""


def deeper(of: str = "") -> str:
    """Whether a talk, of the table named `of` in the query, was more than a greeting; notes are no talk.

    Whoever told of a call or a meeting need not have said how deep it was.
    """
    of = of and f"{of}."
    return (
        f"{of}kind <> 'note' AND coalesce({of}depth, CASE WHEN {of}kind IN ('call', 'video', 'meeting')"
        " THEN 'together' ELSE 'hello' END) IN ('exchange', 'conversation', 'together')"
    )
