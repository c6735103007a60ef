"""Noise: how much of what I say promotes, month by month, and whether I ask for more than I do.

What promotes is the rule of `domain/promotion.py`. Counted are contact days on which I spoke, each with one person: what
thirty people were told at once counts thirty times, since thirty had to listen.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from networker.services.book import Book
from networker.store.insights import noise as store


@dataclass(frozen=True, slots=True)
class Month:
    """A month: contact days on which I spoke, of which promotion; what I asked of others, and did for them."""

    year: int
    month: int
    spoken: int
    promotion: int
    asked: int
    done: int


@dataclass(frozen=True, slots=True)
class Noise:
    """`alike`: of the promotion, what went to many in the same words."""

    months: tuple[Month, ...]  # each of the span, from the first in which anything was
    alike: int

    @property
    def spoken(self) -> int:
        """Contact days on which I spoke."""
        return sum(each.spoken for each in self.months)

    @property
    def promotion(self) -> int:
        """Of these, those on which what I said promotes."""
        return sum(each.promotion for each in self.months)

    @property
    def asked(self) -> int:
        """How often I asked something of somebody."""
        return sum(each.asked for each in self.months)

    @property
    def done(self) -> int:
        """How often I did something for others: promises kept, introductions made, recommendations written."""
        return sum(each.done for each in self.months)

    @property
    def sample(self) -> int:
        """Contact days on which I spoke."""
        return self.spoken


def read(book: Book, *, today: date, since: date | None) -> Noise:
    """Sum up each month from `since` (None: the beginning) to `today`, both local days."""
    sql = book.reader
    spoken: defaultdict[int, int] = defaultdict(int)
    promotion: defaultdict[int, int] = defaultdict(int)
    alike = 0
    for day, said, promotes in store.spoken(sql, since=since, today=today):
        spoken[_month(day)] += said
        promotion[_month(day)] += promotes
    for day, many, more in store.to_many(sql, since=since, today=today):
        alike += many
        promotion[_month(day)] += more
    asked, done = (
        {_of_text(text): n for text, n in store.favours(sql, which, since=since, today=today).items()}
        for which in ("asked", "done")
    )
    used = [*spoken, *asked, *done]
    months = range(min(used), today.year * 12 + today.month) if used else range(0)
    return Noise(
        tuple(
            Month(n // 12, n % 12 + 1, spoken[n], promotion[n], asked.get(n, 0), done.get(n, 0))
            for n in months
        ),
        alike,
    )


def people(book: Book, figure: str, *, today: date, since: date | None) -> tuple[int, ...]:
    """The ids of those behind a figure: talk, promotion, alike, asked or done."""
    sql = book.reader
    if figure in store.FAVOURS:
        return store.who_favours(sql, figure, since=since, today=today)
    return store.who(sql, figure, since=since, today=today)


def _month(day: int) -> int:
    """Months since year nought, from an ordinal."""
    found = date.fromordinal(day)
    return found.year * 12 + found.month - 1


def _of_text(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1
