"""Whether a book that is open for long is still the same file, and whole: asked again and again, off the GUI thread."""

from datetime import datetime

from networker.store.book import Book


def look_after(book: Book, *, now: datetime, idle: bool) -> None:
    """Look whether the open book is still the same file and whole, as far as that is due; `idle`: for seconds, too.

    Raises BookError (damaged, replaced), and then nothing more is written to it.
    """
    if not book.writes or book.read_only:
        return
    book.examine()
    book.look_deeper(now) if idle and book.health.whole_due(now) else book.trouble.check()
