"""Tables of how the book is kept: saved searches, imports, steps and the changes they made, settings of the file, migrations."""

import peewee as pw
from playhouse.sqlite_ext import AutoIncrementField

from networker.store.tables.base import Base, Journalled


class SavedSearch(Journalled):
    """A search that the user keeps under a name, listed with the groups."""

    name = pw.TextField()
    folded = pw.TextField()
    query = pw.TextField()  # in the English words of the search language

    class Meta:
        table_name = "saved_search"
        indexes = ((("folded",), True),)


# Not journalled: records of what the program did, and what can be derived again.
class Import(Base):
    """One drop: its files, its report row by row. Whether it is undone is said by its steps."""

    id = AutoIncrementField()
    at = pw.TextField()
    files = pw.TextField()  # JSON list of names
    formats = pw.TextField(default="[]")
    report = pw.TextField(default="{}")  # JSON: counts, doubtful, skipped

    class Meta:
        table_name = "import"


class Step(Base):
    """One undoable transaction. `undoes` names the step that this one took back."""

    id = AutoIncrementField()
    verb = pw.TextField()
    label = pw.TextField()
    at = pw.TextField()
    undone = pw.BooleanField(default=False)
    undoes = pw.IntegerField(null=True)
    import_id = pw.IntegerField(null=True)  # rows inserted by it carry this id
    reverts_import = pw.IntegerField(null=True)  # an old import taken back by its id

    class Meta:
        table_name = "step"


class Change(Base):
    """One row as it was before a step touched it; null before: the step inserted it."""

    step_id = pw.IntegerField()  # NOT NULL: a change outside a step cannot be written
    tbl = pw.TextField()
    row_id = pw.IntegerField()
    before = pw.TextField(null=True)

    class Meta:
        table_name = "change"
        indexes = ((("step_id",), False), (("tbl", "row_id"), False))


class Open(Base):
    """The step that is open now: one row, null between steps. The journal's triggers read it."""

    step_id = pw.IntegerField(null=True)
    import_id = pw.IntegerField(null=True)  # the import it is, or brings back: its rows need no journal

    class Meta:
        table_name = "open_step"


class BookMeta(Base):
    """Small facts about the book itself: its id, the user's name."""

    key = pw.TextField(primary_key=True)
    value = pw.TextField()

    class Meta:
        table_name = "meta"


class Migration(Base):
    """Which changes of the schema this file has been through."""

    version = pw.IntegerField(primary_key=True)
    name = pw.TextField()
    at = pw.TextField()

    class Meta:
        table_name = "migration"
