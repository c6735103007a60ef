"""The quick line's grammar: one sentence about what happened, read without guessing.

Pure: it knows nobody, but asks a `Directory` for people by a word, and it knows no clock, but is given `now`.
What fits two people, or two dates, is unclear and has to be asked.
"""

from networker.domain.quick_line.people import Directory, Known, answering, word_variants
from networker.domain.quick_line.read import understand
from networker.domain.quick_line.understood import Promise, Unclear, Understood

__all__ = [
    "Directory",
    "Known",
    "Promise",
    "Unclear",
    "Understood",
    "answering",
    "understand",
    "word_variants",
]
