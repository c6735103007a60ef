"""In which order chats write day and month, where their own dates do not tell: what other chats of the same drop
and the calendar tell of it, else what the user says. Nothing is guessed.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from networker.formats.records import DateOrder, DatesRecord, Item, Recognised
from networker.services.imports.planned import DatesUnclear


class DateOrders:
    """What the files of one drop tell of their dates; those that tell nothing wait until all were looked at."""

    def __init__(self, said: DateOrder | None = None, *, until: str = "") -> None:
        """`said`: by the user, for all files that do not tell; `until`: the day after which nothing has passed."""
        self._said, self._until = said, until
        self._told: defaultdict[str, set[DateOrder]] = defaultdict(set)  # by the look of the dates
        self._waiting: list[tuple[Recognised, DatesRecord]] = []

    def must_wait(self, file: Recognised, told: DatesRecord) -> bool:
        """Take in what a file tells; whether its dates cannot be read yet."""
        if not told.example:
            self._told[told.layout].add(told.order)
            return False
        self._waiting.append((file, told))
        return True

    def settled(self) -> Iterator[tuple[Recognised, Iterator[Item]]]:
        """The files that waited, each with all that it holds. Raises DatesUnclear before the first is read."""
        orders = [self._order(file, told) for file, told in self._waiting]
        for (file, _), order in zip(self._waiting, orders, strict=True):
            assert file.in_order is not None
            yield file, file.in_order(order)

    def _order(self, file: Recognised, told: DatesRecord) -> DateOrder:
        if self._said is not None:
            return self._said
        passed = [
            order
            for order, newest in zip(DateOrder, told.newest, strict=True)
            if not self._until or newest <= self._until
        ]
        alike = self._told.get(told.layout, set())
        for certain in (passed, list(alike)):
            if len(certain) == 1:
                return certain[0]
        first, second = (_in_words(day) for day in told.days)
        raise DatesUnclear(
            f"“{file.file}” does not say whether {told.example} is {first} or {second}. Choose it, or name it on the "
            f"command line with --date-order {DateOrder.DAY_FIRST} or --date-order {DateOrder.MONTH_FIRST}.",
            file.file,
            told,
        )


def _in_words(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.day} {found:%B %Y}"
