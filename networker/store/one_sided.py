"""Which talks are of one side alone, for an index and whoever asks by it. Apart from the tables: they cost peewee."""


def one_sided(of: str = "") -> str:
    """Whether a talk, of the table named `of` in the query, was of one side alone: words, or a call that nobody answered."""
    of = of and f"{of}."
    return (
        f"{of}direction IN ('in', 'out') AND ({of}kind IN ('message', 'mail', 'comment')"
        f" AND coalesce({of}depth, '') NOT IN ('exchange', 'conversation')"
        f" OR {of}kind IN ('call', 'video') AND {of}depth IS 'hello')"
    )
