"""Whom a record means of whom a service tells but the name, or the name and the day of the tie."""

from collections.abc import Mapping, Sequence

from networker.domain.names import fold
from networker.services.imports.alike import NAMED_BY_PEOPLE, is_bare, is_listed, own_date
from networker.services.imports.everybody import Everybody, doubt
from networker.services.imports.in_book import Key, name_there
from networker.services.imports.in_drop import Who
from networker.services.imports.planned import Entry, Renamed


class ByName:
    """Looks for the only one of that name there.

    So somebody is known again whose profile got another address, or in whose row it stands only since.
    """

    def __init__(self, everybody: Everybody, renamed: Mapping[Key, Renamed]) -> None:
        self._everybody, self._renamed = everybody, renamed

    def is_renamed(self, entry: Entry) -> bool:
        """Whether the chat of whom a record was found to be goes by its name now."""
        chat = self._renamed.get(name_there(entry.record))
        return chat is not None and chat.surely and chat.person == entry.person

    def find(self, n: int) -> Who | None:
        """The only one whom that kind of source calls so, by name and day or by nothing else."""
        record = self._everybody.entries[n].record
        bare, day = is_bare(record), own_date(record)
        if record.source_id and record.source_kind in NAMED_BY_PEOPLE and not is_listed(record):
            if talking := self._everybody.drop.named(name_there(record)):  # see namesake_talks.py
                doubt(
                    self._everybody.entries[n],
                    max(talking),
                    "the same name, and another talk at the same time",
                )
            return None
        if not bare and not day:
            return None
        mark = name_there(record)
        chat = self._renamed.get(mark) if bare else None
        book, drop = self._everybody.book, self._everybody.drop
        if day and is_listed(record):
            tied: set[Who] = {*book.tied(record, day), *drop.tied(mark, day)}
            rows = drop.rows_of_day(n, mark, day) if tied else []
            if len(tied) > 1 or len(rows) > 1:  # they are two
                tied = self._by_firm(n, rows, tied)
            if len(tied) == 1:
                return tied.pop()
        if not bare:
            return None
        of_book = book.named(record)
        people: set[Who] = {*of_book, *drop.named(mark)}
        if chat is not None and not people:
            doubt(self._everybody.entries[n], chat.person, "the same chat, under another name")
        if len(people) > 1 and not is_listed(record):
            doubt(self._everybody.entries[n], max(people), "several of this name there")
        if len(people) != 1:
            return None
        [who] = people
        if not is_listed(record):
            return who
        return who if drop.bare_rows(mark) == 1 and of_book.get(who) is False else None

    def _by_firm(self, n: int, rows: Sequence[int], tied: set[Who]) -> set[Who]:
        """Which of several of one name who came on one day a record means, by where they worked; notes a doubt else.

        `rows`: those of its file of this name and day.
        """
        entries = self._everybody.entries
        firm = fold(entries[n].record.company)
        if firm and all(other == n or fold(entries[other].record.company) != firm for other in rows):
            found = {
                who
                for who in tied
                if any(
                    fold(company) == firm for _, company in self._everybody.known(who).told["job"].values()
                )
            }
            if len(found) == 1:
                return found
        there = {self._everybody.drop.who(other) for other in rows if other < n}
        if left := sorted(who for who in tied - there if who > 0):
            alike = self._everybody.alike(entries[n].record, left[0])
            doubt(entries[n], left[0], f"{alike}, connected on the same day")
        return set()
