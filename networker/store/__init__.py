"""Where the book is kept: tables, migrations, full text and the journal. The only importer of peewee."""
