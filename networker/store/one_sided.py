"""Which talks are words of one side alone, for an index and whoever asks by it. Apart from the tables: they cost peewee."""


def one_sided(of: str = "") -> str:
    """Whether a talk, of the table named `of` in the query, was words of one side alone, which may wait for the other's."""
    of = of and f"{of}."
    return (
        f"{of}kind IN ('message', 'mail', 'comment') AND {of}direction IN ('in', 'out')"
        f" AND coalesce({of}depth, '') NOT IN ('exchange', 'conversation')"
    )
