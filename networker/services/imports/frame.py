"""What every part of one application of a plan needs: where it writes, under which numbers, and when."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from networker.domain.vocabulary import ImportId
from networker.services.imports.planned import Plan
from networker.store import imports as store
from networker.store.writer import Step


@dataclass(slots=True)
class Frame:
    """One application of one plan. `people`: what each entry has become (entry → person)."""

    plan: Plan
    step: Step
    import_id: ImportId
    now: datetime
    numbers: dict[str, Iterator[int]]  # the next ids, by table
    people: dict[int, int] = field(default_factory=dict)
    sources: dict[int, int | None] = field(
        default_factory=dict
    )  # by which record it is kept (entry → source)
    gatherings: dict[int, str] = field(default_factory=dict)  # those a calendar told of → when it was written
    told_gatherings: set[int] = field(default_factory=set)  # of others, that are told again
    told_seats: set[int] = field(default_factory=set)  # rows of those who are at these

    @property
    def noted(self) -> str:
        """The local day on which the book learns of it."""
        return self.now.date().isoformat()

    def number(self, table: str) -> int:
        """The next id of a table."""
        return next(self.numbers[table])

    def person_of(self, n: int) -> int:
        """The person that an entry is or has become; 0 for nobody."""
        entry = self.plan.entries[n]
        found = self.people.get(n) or entry.person
        if found or entry.of_entry < 0:
            return found
        return self.people.get(entry.of_entry) or self.plan.entries[entry.of_entry].person

    def source_of(self, n: int) -> int | None:
        """The record of the book by which an entry is who it is; None where it only came by.

        Called when all people are written: an entry that added nothing has the row of an earlier one.
        """
        if n not in self.sources:
            entry = self.plan.entries[n]
            self.sources[n] = entry.source or store.record_of(
                self.step.connection,
                self.person_of(n),
                entry.record.source_kind,
                entry.source_key,
                entry.keys,
            )
        return self.sources[n]
