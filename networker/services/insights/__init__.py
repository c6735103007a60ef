"""Insights: what the book tells of a network as a whole, in numbers, ids and keys. The sentences are the interface's.

Each module answers one question by `read(book, *, today, since)`: `today` is the last local day that counts, `since` the
first one, None for the beginning. Its answer is frozen, says by `sample` from how much it is told, and names
the people behind each figure by a `Shown`. Nothing here writes.
"""

ENOUGH = 10  # of whatever is counted: under it, nothing is told but that
