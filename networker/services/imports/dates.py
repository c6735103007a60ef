"""In which order chats write day and month, where their own dates do not tell: what the book, other chats of the same
drop, the calendar and an earlier answer tell of it, else what the user says. Nothing is guessed.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from networker.domain import dates
from networker.formats.records import DateOrder, DatesRecord, Item, Recognised
from networker.services.imports.planned import DatesUnclear, ImportRefused
from networker.store import past_imports
from networker.store.book import Book
from networker.store.writer import Step


class DateOrders:
    """What the files of one drop tell of their dates; those that tell nothing wait until all were looked at."""

    def __init__(
        self,
        said: DateOrder | None = None,
        *,
        until: str = "",
        of_book: Callable[[Recognised], DateOrder | None] = lambda _file: None,
        remembered: Callable[[str], DateOrder | None] = lambda _layout: None,
    ) -> None:
        """`said`: by the user, for all files that do not tell; `until`: the day after which nothing has passed.

        `of_book`: in which order the book has a file already; `remembered`: what was said of dates that look so.
        """
        self._said, self._until = said, until
        self._of_book, self._remembered = of_book, remembered
        self._told: defaultdict[str, set[DateOrder]] = defaultdict(set)  # by the look of the dates
        self._waiting: list[tuple[Recognised, DatesRecord]] = []
        self.answers: dict[str, DateOrder] = {}  # what was said, by the look of the dates that it was said of

    def must_wait(self, file: Recognised, told: DatesRecord) -> bool:
        """Take in what a file tells; whether its dates cannot be read yet."""
        if not told.example:
            self._told[told.layout].add(told.order)
            return False
        self._waiting.append((file, told))
        return True

    def settled(self) -> Iterator[tuple[Recognised, Iterator[Item]]]:
        """The files that waited, each with all that it holds, before the first of which is read it raises.

        DatesUnclear where nobody tells, ImportRefused where the book has a file with other dates than are said.
        """
        certain = [self._certain(file, told) for file, told in self._waiting]
        likely = [each or self._likely(told) for each, (_, told) in zip(certain, self._waiting, strict=True)]
        # What was said where something had to be asked is the answer for that, and changes no chat that is known.
        answers = None in likely
        orders: list[DateOrder] = []
        for (file, told), sure, order in zip(self._waiting, certain, likely, strict=True):
            if self._said is not None and not (sure and answers):
                if sure not in (None, self._said) and self._of_book(file) is sure:
                    raise _is_there_otherwise(file)
                order = self.answers[told.layout] = self._said
            if order is None:
                raise _unclear(file, told)
            orders.append(order)
        for (file, _), order in zip(self._waiting, orders, strict=True):
            assert file.in_order is not None
            yield file, file.in_order(order)

    def _certain(self, file: Recognised, told: DatesRecord) -> DateOrder | None:
        """What the calendar tells of a file, or the book: of the other order it would not hold the same chat."""
        passed = [
            order
            for order, newest in zip(DateOrder, told.newest, strict=True)
            if not self._until or newest <= self._until
        ]
        return passed[0] if len(passed) == 1 else self._of_book(file)

    def _likely(self, told: DatesRecord) -> DateOrder | None:
        """What other chats with such dates tell: those of the drop, else those of which it was said before."""
        alike = self._told.get(told.layout, set())
        return next(iter(alike)) if len(alike) == 1 else self._remembered(told.layout)


def _unclear(file: Recognised, told: DatesRecord) -> DatesUnclear:
    first, second = (in_words(day) for day in told.days)
    return DatesUnclear(
        f"“{file.file}” does not say whether {told.example} is {first} or {second}. Choose it, or name it on the "
        f"command line with --date-order {DateOrder.DAY_FIRST} or --date-order {DateOrder.MONTH_FIRST}.",
        file.file,
        told,
    )


def _is_there_otherwise(file: Recognised) -> ImportRefused:
    return ImportRefused(
        f"“{file.file}” is in your book already, with day and month the other way round. Take that import back first, "
        "on the page of past imports or with networker undo --import, then bring the file again."
    )


def in_words(day: str) -> str:
    """A day as a sentence names it."""
    return dates.in_words(date.fromisoformat(day))


# ---- the answer, for the next chat with such dates


def remembered(book: Book, layout: str) -> DateOrder | None:
    """What was said of dates that look so; None where nobody said it, or took back the import of which it was said."""
    try:
        said = json.loads(book.meta(_key(layout)))
        order, of_import = DateOrder(said["order"]), int(said["import"])
    except (ValueError, KeyError):  # nothing, or what came back with a book of another hand
        return None
    return order if of_import in past_imports.standing(book.reader) else None


def remember(step: Step, import_id: int, answers: Mapping[str, DateOrder]) -> None:
    """Keep with an import what was said of its dates, by their look: who takes it back is asked again."""
    for layout, order in answers.items():
        step.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (_key(layout), json.dumps({"order": order.value, "import": str(import_id)})),
        )


def _key(layout: str) -> str:
    return "dates " + hashlib.sha256(layout.encode()).hexdigest()[:24]
