"""What every table of the book has.

The models are bound to no database: every query names the one it runs on, so two books can be open at once.
"""

import peewee as pw


class Base(pw.Model):
    """A table of the book. `import_id` says which import inserted the row; null: typed by hand."""

    class Meta:
        legacy_table_names = False


class Journalled(Base):
    """A table whose every change can be undone."""

    import_id = pw.IntegerField(null=True)
