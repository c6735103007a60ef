"""`python -m networker.sample FOLDER` fills a new folder with invented people, on machines without a screen.

It refuses a folder that holds a book already: invented people never mix with real ones.
"""

import contextlib
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from networker.services import sample_book
from networker.store.book import NAME, Book
from networker.store.errors import BookError


def main(words: Sequence[str]) -> int:
    """Fill the folder named; 0 done, 1 could not be done, 2 wrong usage."""
    if len(words) != 1:
        print("usage: python -m networker.sample FOLDER", file=sys.stderr)  # noqa: T201
        return 2
    folder, now = Path(words[0]), datetime.now().astimezone()
    if (folder / NAME).exists():
        print(f"networker: {folder} holds a book already; it is left as it is.", file=sys.stderr)  # noqa: T201
        return 1
    try:
        with contextlib.closing(Book(folder, now=now)) as book:
            sample_book.fill(book, now=now)
    except BookError as error:
        print(f"networker: {error}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
