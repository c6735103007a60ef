"""What the quick line asks of its service: to understand a sentence, and to write it. Imported with the first sentence."""

from datetime import date
from typing import Any, Protocol

from networker.services.views import LogChip


class Read(Protocol):
    """What the line needs to know of an interpretation."""

    @property
    def chips(self) -> tuple[LogChip, ...]: ...
    @property
    def unclear(self) -> bool: ...
    @property
    def empty(self) -> bool: ...


class QuickLog(Protocol):
    """The two verbs of the service, as `services/quick_log.py` has them."""

    def interpret(self, book: Any, sentence: str, **how: Any) -> Read: ...
    def write(self, book: Any, sentence: str, **how: Any) -> Any: ...


def interpret(services: QuickLog | None, book: object, sentence: str, **how: Any) -> Read:
    """Runs on the read lane; the service is imported with the first sentence, not with the window."""
    if services is None:
        from networker.services import quick_log

        return quick_log.interpret(book, sentence, **how)  # type: ignore[arg-type]
    return services.interpret(book, sentence, **how)


def trip_in(book: Any, sentence: str, *, today: date) -> str:
    """The trip that a sentence says, in words; "" where it says none. For the read lane."""
    from networker.ui.offers.said import said_trip, trip_words

    found = said_trip(book, sentence, today=today, whole=True)
    return trip_words(found) if found else ""


def write(services: QuickLog | None, book: object, sentence: str, **how: Any) -> Any:
    if services is None:
        from networker.services import quick_log

        return quick_log.write(book, sentence, **how)  # type: ignore[arg-type]
    return services.write(book, sentence, **how)
