"""Which imports stand: their step is not undone, and no step that stands takes them back. Said here once, in SQL.

A step that takes an import back counts only as long as it is not undone itself.
"""

# The imports that are taken back.
TAKEN_BACK = "SELECT reverts_import FROM step WHERE reverts_import NOT NULL AND undone = 0"
# The test of the step `s` that made an import, where it made one.
STANDS = f"s.undone = 0 AND (s.import_id IS NULL OR s.import_id NOT IN ({TAKEN_BACK}))"
