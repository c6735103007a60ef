"""The journal's triggers come from the file itself, so that what only keeps the books needs no models of tables."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from networker.store import schema, triggers
from networker.store.book import Book
from tests.journeys.steps import NOW

KEEPS_BOOKS = """
import sys
from datetime import datetime
from pathlib import Path
from networker.store.book import Book
book = Book(Path(sys.argv[1]), now=datetime.fromisoformat(sys.argv[2]))
with book.bookkeeping() as sql:
    sql.execute("INSERT INTO meta (key, value) VALUES ('x', 'y')")
book.rest()
book.close()
print("peewee" in sys.modules)
"""


def test_the_journalled_tables_are_those_of_the_schema_and_so_are_their_columns(data_dir: Path) -> None:
    models = {model._meta.table_name: model for model in schema.JOURNALLED}
    assert tuple(models) == triggers.TABLES
    with closing(Book(data_dir, now=NOW)) as book:
        made = dict(
            book.writer.sql.execute(
                "SELECT name, sql FROM sqlite_temp_master WHERE type = 'trigger' AND sql LIKE '%INTO change%'"
            )
        )
    assert len(made) == 3 * len(models)
    for table, model in models.items():
        assert schema.image(model, "old.") in made[f"{table}_deleted"]


def test_books_are_kept_without_the_models(data_dir: Path) -> None:
    Book(data_dir, now=NOW).close()
    command = [sys.executable, "-c", KEEPS_BOOKS, str(data_dir), NOW.isoformat()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("False\n", "")
