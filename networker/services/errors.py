"""Which failures are expected, and the one sentence each of them says to people."""

from networker.store.errors import DAMAGED, BookError, FailingDisk, explain
from networker.store.trouble import HOLDING

__all__ = ["DAMAGED", "BookError", "CannotDo", "FailingDisk", "NeedsAnswer", "sentence_of", "trouble_of"]


class CannotDo(Exception):
    """A verb that cannot be done as asked; `str()` is one sentence, and nothing was changed."""


class NeedsAnswer(Exception):
    """A verb that needs an answer first (which Ana?); `str()` is one sentence, and nothing was changed."""


def sentence_of(error: Exception) -> str | None:
    """The sentence for people where a failure was expected, else None: then it is a mistake of ours."""
    from networker.domain.going_on import Cancelled
    from networker.services.imports.planned import ImportRefused

    if isinstance(error, CannotDo | NeedsAnswer | ImportRefused | BookError):
        return str(error)
    if isinstance(error, Cancelled):
        return "Stopped; nothing was changed."
    known = explain(error)
    return str(known) if known is not None else None


def trouble_of(error: Exception) -> BookError | None:
    """What the whole program has to answer: the book is damaged, another file, or on a disk that fails. Else None."""
    known = explain(error)
    return known if isinstance(known, HOLDING) else None
