"""Writing what records change about people who are there: one by one, through the journal.

Nothing that was typed is overwritten; what a source told before and tells otherwise now is dated.
"""

from networker.domain.vocabulary import Fact
from networker.formats.records import FactValue, PersonRecord
from networker.services.handles import shared_by_now
from networker.services.imports.alike import shown_name
from networker.services.imports.frame import Frame
from networker.services.imports.known import (
    ONE_ONLY,
    OWN_WORDS,
    Difference,
    is_name,
)
from networker.services.imports.newcomers import SOURCE, Newcomers
from networker.services.imports.planned import Entry, Held
from networker.services.imports.raw import notes_of

_HELD_BACK = (Held.FILE, Held.OLDER)  # by another import's file, as long as that stands


class Changing:
    """Writes differences. `rows` is asked for what newcomers need too: groups, pictures, rows of sources."""

    def __init__(self, frame: Frame, rows: Newcomers) -> None:
        self._frame = frame
        self._rows = rows

    def write(self, n: int, entry: Entry) -> int:
        """Write what a record adds to somebody who is there; the person's id."""
        person = self._frame.person_of(n)
        former = self._followed(entry, person)
        source = self._frame.sources[n] = self._follow_source(entry, person)
        for each in entry.changes:
            if is_name(each) or each.what == "job":
                continue  # which are told anew, in the order of the files
            if each.what == "notes":
                gone = set() if entry.held in _HELD_BACK else notes_of(former) - notes_of(entry.record.raw)
                self._write_notes(person, each.new, gone)
            else:
                self._write_change(person, source, each, entry.record)
            # What a source tells of somebody for the first time is no news of theirs.
            if each.what == "handle" and entry.person and entry.source and entry.held not in _HELD_BACK:
                self._note_address(person, source, each)
        self._frame.people[n] = person
        return person

    def _followed(self, entry: Entry, person: int) -> str:
        """The raw values of the record that one follows: in its place, or, where the place is but a name, by a new name."""
        record, which = entry.record, entry.source
        if not (which or record.source_id) and any(each.what == "name" for each in entry.changes):
            [(which,)] = self._frame.step.rows("SELECT source_id FROM person WHERE id = ?", (person,))
        found = self._frame.step.rows(
            "SELECT raw FROM source WHERE id = ? AND kind = ?", (which, record.source_kind)
        )
        return str(found[0][0]) if found else ""

    def keep(self, n: int, entry: Entry) -> None:
        """Keep the raw values of a record that changes nothing else: by them it, or its file, is known later."""
        self._frame.sources[n] = self._follow_source(entry, self._frame.person_of(n))

    def _write_notes(self, person: int, new: str, gone: set[str]) -> None:
        """Add notes, in the place of those that the same source told before and tells no more."""
        kept = str(self._frame.step.rows("SELECT notes FROM person WHERE id = ?", (person,))[0][0])
        for note in filter(None, gone):  # which may have several paragraphs
            kept = f"\n\n{kept.strip()}\n\n".replace(f"\n\n{note}\n\n", "\n\n")
        self._frame.step.update("person", person, notes=f"{kept.strip()}\n\n{new}".strip())

    def _note_address(self, person: int, source: int, change: Difference) -> None:
        """That an address appeared is news of somebody who was there."""
        assert change.handle is not None
        self._frame.step.insert(
            "fact", person=person, field=Fact.ADDRESS.value, value=change.handle.text,
            detail=change.handle.channel.value, since=self._frame.noted, noted=self._frame.noted, source_id=source,
        )  # fmt: skip

    def _follow_source(self, entry: Entry, person: int) -> int:
        """The source row of a record: the earlier one with its new raw values, or a new one."""
        record = entry.record
        if entry.source and entry.held in _HELD_BACK:
            return entry.source  # it has the words of the newer one; those of this one stand in the report
        if entry.source:
            # What an older list of this drop says of the job is no word of the record's.
            job = {} if entry.held else {"title": record.title, "company": record.company}
            self._frame.step.update(
                "source", entry.source, raw=record.raw, file=entry.file, row=record.row, name=shown_name(record), **job,
            )  # fmt: skip
            return entry.source
        source = self._frame.number("source")
        self._frame.step.insert_many(
            "source", SOURCE, [self._rows.source_row(entry, person, source)], same=self._rows.alike("source")
        )
        return source

    def _write_change(self, person: int, source: int, change: Difference, record: PersonRecord) -> None:
        if change.handle is not None:
            self.add_handle(person, source, change)
        elif change.fact is not None:
            f = change.fact
            if f.field in (*ONE_ONLY, "place") and self._was_told(person, f):
                return  # which of them is so is told anew, in the order of the files
            self._frame.step.insert(
                "fact", person=person, field=f.field, value=f.value, detail=f.detail, since=f.since or None,
                until=f.until or (self._frame.noted if change.former else None), noted=self._frame.noted, source_id=source,
                aside=change.aside, type=f.holds,
            )  # fmt: skip
        elif change.what == "group":
            self._rows.join_group(person, change.new, source)
        elif change.what == "photo":
            self._rows.add_photo(person, record.photo, source)
        elif change.what == "deceased":
            self._frame.step.update("person", person, state="deceased")
        elif change.what == "wish":
            self._frame.step.update("person", person, wish_days=record.wish_days)
        elif change.what in OWN_WORDS:
            self._frame.step.update("person", person, **{change.what: change.new})

    def _was_told(self, person: int, fact: FactValue) -> bool:
        """Whether a file told a fact before, though it may be no longer so."""
        same = "person_id = ? AND field = ? AND value = ? AND detail = ? AND coalesce(since, '') = ?"
        values = (person, fact.field, fact.value, fact.detail, fact.since)
        query = f"SELECT 1 FROM fact WHERE source_id NOT NULL AND {same}"
        return bool(self._frame.step.rows(query, values))

    def add_handle(self, person: int, source: int | None, change: Difference) -> None:
        assert change.handle is not None
        channel, key = change.handle.channel.value, change.key
        mine = "SELECT 1 FROM handle WHERE person_id = ? AND channel = ? AND key = ?"
        if key and self._frame.step.rows(mine, (person, channel, key)):
            return
        self._frame.step.insert(
            "handle", person=person, channel=channel, text=change.handle.text, key=key,
            label=change.handle.label, first=change.handle.primary, shared=not key or shared_by_now(self._frame.step, person, channel, key),
            source_id=source,
        )  # fmt: skip
