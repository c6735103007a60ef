"""A canonical picture of a book, to compare it before and after, and all that is derived made anew."""

from networker.store import schema
from networker.store.book import Book
from networker.store.derive import RHYTHM_COLUMNS, Touched


def dump(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """Every journalled row with its cached values, and everything derived; not the journal itself."""
    found = {}
    for model in schema.JOURNALLED:
        names = ", ".join(schema.columns(model, cached=True))
        found[model._meta.table_name] = book.read(f"SELECT {names} FROM {model._meta.table_name} ORDER BY id")
    found["rhythm"] = book.read(f"SELECT {', '.join(RHYTHM_COLUMNS)} FROM rhythm ORDER BY person_id")
    for table in ("contact_day", "contact_channel", "contact_tally", "contact_wait", "tie_turn"):
        found[table] = book.read(f"SELECT * FROM {table} ORDER BY 1, 2, 3")
    found["text"] = book.read("SELECT rowid, * FROM person_text ORDER BY rowid")
    return found


def refold_everybody(book: Book) -> None:
    """Derive all cached values, full text and rhythms anew: what was stale is otherwise then."""
    with book._transaction() as writer:  # no step, since nothing that is journalled changes
        everybody = Touched(writer.sql)
        everybody.add([row[0] for row in writer.sql.execute("SELECT id FROM person")])
        everybody.refresh()
