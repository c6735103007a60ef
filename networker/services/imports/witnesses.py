"""Files that tell what the book has already, and are kept for it: another import may be taken back.

The same file twice is one witness: a file is known again by all rows that it holds, whatever its name. A chat is known
by what was said, so that one of another phone or zone is none.
"""

from networker.services.imports.alike import is_listed
from networker.services.imports.planned import Plan
from networker.store import past_imports
from networker.store.book import Book

REMARK = (
    "Everything in it is in your book already. It is kept as one more source, so that what it says stays if you take "
    "another import back."
)


def find(book: Book, plan: Plan) -> None:
    """Note in a plan which of its files are witnesses, with a sentence where nothing else is to be said of it."""
    plan.witnesses = set()
    nothing = plan.changes_nothing
    known = past_imports.marks(book.reader) if plan.marks else set()
    fresh = {file for file, mark in plan.marks.items() if mark not in known}
    told = {
        entry.file
        for entry in plan.entries
        # What this book wrote itself tells nothing of its own.
        if entry.person and is_listed(entry.record) and entry.record.source_id not in plan.own
    }
    plan.witnesses = fresh & told
    if nothing and plan.witnesses and not any(entry.newer for entry in plan.entries):
        plan.remarks.append(REMARK)
