"""A gathering out of a calendar file: its events listed, one of them looked at, and noted with those who were asked.

Who an attendee is follows the rules of an import: by their address, as far as the names agree; never by a name alone.
Who is doubtful is asked about, and who is not in the book is offered as somebody new.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from networker.domain.changes import Changes
from networker.domain.handles import mail_key
from networker.domain.names import fold, sort_key
from networker.domain.vocabulary import Channel, GatheringId, PersonId, Role
from networker.formats import UnknownFormat, UnreadableFile
from networker.formats.records import GatheringRecord, Invited, PersonRecord, SkippedRow, Standing
from networker.services import gatherings
from networker.services.errors import CannotDo
from networker.services.people import insert_named, named
from networker.services.today_views import Named
from networker.store import gatherings as store
from networker.store import imports as imports_store
from networker.store.book import Book
from networker.store.writer import Step

NEW = 0  # in the answers: somebody who is to be made
ASKED = 5  # people who may be meant by one name
WRITTEN = 30  # names of those left out that the notes hold


@dataclass(frozen=True, slots=True)
class Events:
    """The events of one file, the newest first, and what of it is left out."""

    file: str
    events: tuple[GatheringRecord, ...]
    skipped: tuple[SkippedRow, ...] = ()

    def found(self, text: str) -> tuple[int, ...]:
        """Which of them have all words of a search in their title or place."""
        words = fold(text).split()
        if not words:
            return tuple(range(len(self.events)))
        return tuple(
            n
            for n, each in enumerate(self.events)
            if all(word in fold(f"{each.name} {each.place}") for word in words)
        )


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is asked to the event: `person` where the rules say who, else who it may be."""

    name: str
    mail: str
    role: Role
    person: Named | None = None
    maybe: tuple[Named, ...] = ()

    @property
    def called(self) -> str:
        """What they are called, else their address."""
        return (self.person.name if self.person else "") or self.name or self.mail


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event as a gathering: `there` is the one that came out of it before."""

    event: GatheringRecord
    attendees: tuple[Attendee, ...]
    there: GatheringId | None = None
    # By the place of an attendee the person they are, or NEW; who has none is left out.
    answers: Mapping[int, int] = field(default_factory=dict)


def read(path: Path) -> Events:
    """The events of a calendar file. Raises CannotDo where it is none, or cannot be read."""
    from networker.formats.icalendar_gatherings import events
    from networker.formats.source import name_of, of, quoted

    try:
        answer = events(of(path))
        if isinstance(answer, str):
            raise CannotDo(f"{quoted(name_of(path))} is no calendar file (.ics): a gathering needs one.")
        told = list(answer)
    except (UnreadableFile, UnknownFormat) as error:
        raise CannotDo(str(error)) from error
    found = [each for each in told if isinstance(each, GatheringRecord)]
    skipped = sorted(each for each in told if isinstance(each, SkippedRow))
    if not found:
        why = f": line {skipped[0].row:,}, {said(skipped[0])}" if skipped else ""
        raise CannotDo(f"There is no event in {quoted(name_of(path))} that could be a gathering{why}.")
    found.sort(key=lambda each: (each.day, each.row), reverse=True)
    return Events(name_of(path), tuple(found), tuple(skipped))


def said(row: SkippedRow) -> str:
    """Why something is left out, and how many others like it."""
    return f"{row.why}, and {row.more:,} more like it" if row.more else row.why


def propose(book: Book, event: GatheringRecord) -> Proposal:
    """Who of those asked to an event is whom. Nothing is written."""
    sql = book.reader
    mine = imports_store.me(sql).keys
    invited = [
        each for each in event.invited if not any((Channel.MAIL.value, key) in mine for key in _keys(each))
    ]
    persons, doubts = _by_address(book, event, invited)
    names = {int(each.id): each for each in named(book, [*persons.values(), *doubts.values()])}
    attendees = []
    for n, each in enumerate(invited):
        mail = each.party.handles[0].text if each.party.handles else ""
        person = names.get(persons.get(n, 0))
        maybe = [names[doubts[n]]] if person is None and n in doubts and doubts[n] in names else []
        if person is None and each.party.name:
            maybe += [
                Named(PersonId(number), name)
                for number, name in store.called(sql, sort_key(each.party.name), limit=ASKED)
                if number != doubts.get(n)
            ]
        attendees.append(Attendee(each.party.name, mail, each.role, person, tuple(maybe[:ASKED])))
    there = store.of_origin(sql, event.source_kind, [event.id]).get(event.id)
    answers = {n: int(each.person.id) for n, each in enumerate(attendees) if each.person is not None}
    return Proposal(event, tuple(attendees), GatheringId(there) if there is not None else None, answers)


def _keys(invited: Invited) -> list[str]:
    return [key for handle in invited.party.handles if (key := mail_key(handle.text))]


def _by_address(
    book: Book, event: GatheringRecord, invited: Sequence[Invited]
) -> tuple[dict[int, int], dict[int, int]]:
    """By the place in the list whom an address means by an import's rules, and whom it may mean."""
    from networker.services.imports.by_address import ByAddress, shared
    from networker.services.imports.everybody import Everybody
    from networker.services.imports.planned import Entry

    entries = []
    for each in invited:
        party = each.party
        record = PersonRecord(
            event.source_kind, party.source_id, 0, full_name=party.name, handles=party.handles,
            standing=Standing.PARTNER,
        )  # fmt: skip
        entries.append(Entry(record, "", keys=tuple((Channel.MAIL.value, key) for key in _keys(each))))
    everybody = Everybody(book.reader, [], {}, {})
    everybody.book.look_for_people(entries)
    matching = ByAddress(everybody)
    persons, doubts = {}, {}
    for n, entry in enumerate(entries):
        who = matching.find(entry, shared(entry))
        if who is not None:
            persons[n] = who
        elif entry.doubt is not None and entry.doubt.maybe:
            doubts[n] = entry.doubt.maybe
    return persons, doubts


def take(book: Book, proposal: Proposal, *, now: datetime) -> tuple[GatheringId, Changes]:
    """Note the event as a gathering with these people, in one step.

    Whoever has no answer is left out, and named in the notes. The same event again adds to its gathering whoever is missing. Talks that an import brought of it are at it.
    """
    event = proposal.event
    with book.step("add gathering", f"Gathering: {event.name}", now=now) as step:
        number = store.of_origin(step.connection, event.source_kind, [event.id]).get(event.id)
        if number is None:
            day, until = (
                date.fromisoformat(event.day),
                date.fromisoformat(event.until) if event.until else None,
            )
            number = gatherings.insert(
                step, name=event.name, place=event.place, day=day, until=until,
                notes=_left_out(proposal), origin=event.source_kind, origin_key=event.id,
            )  # fmt: skip
        _seat(step, number, proposal, now)
        _bring_talks(step, number, event)
    return GatheringId(number), step.changes


def _seat(step: Step, number: int, proposal: Proposal, now: datetime) -> None:
    there = set(store.links(step.connection, number))
    for n, person in proposal.answers.items():
        attendee = proposal.attendees[n]
        who = person if person != NEW else _make(step, attendee, now)
        if who not in there:
            gatherings.seat(step, number, [who], attendee.role)
            there.add(who)


def _make(step: Step, attendee: Attendee, now: datetime) -> int:
    from networker.services.handles import key_of, shared_by_now

    person = insert_named(step, attendee.name or _name_in(attendee.mail), now=now)
    if attendee.mail:
        key = key_of(Channel.MAIL, attendee.mail)
        shared = shared_by_now(step, person, Channel.MAIL.value, key) or not key
        step.insert(
            "handle", person=person, channel=Channel.MAIL.value, text=attendee.mail, key=key, shared=shared
        )
    return person


def _name_in(mail: str) -> str:
    """The name that an address spells: "jo.poe@x.example" is Jo Poe; "" where it spells none."""
    words = [word for word in re.split(r"[._-]+", mail.partition("@")[0]) if word.isalpha()]
    return " ".join(word.capitalize() for word in words) if len(words) > 1 else ""


def _left_out(proposal: Proposal) -> str:
    names = [each.called for n, each in enumerate(proposal.attendees) if n not in proposal.answers]
    if not names:
        return ""
    more = f" and {len(names) - WRITTEN} more" if len(names) > WRITTEN else ""
    return f"Also asked: {', '.join(names[:WRITTEN])}{more}"


def _bring_talks(step: Step, number: int, event: GatheringRecord) -> None:
    first, last = date.fromisoformat(event.day), date.fromisoformat(event.until or event.day)
    talks = store.imported_talks(
        step.connection, event.source_kind, event.thread, since=(first - timedelta(days=1)).isoformat(),
        until=(last + timedelta(days=1)).isoformat(),
    )  # fmt: skip
    for talk in talks:
        step.update("interaction", talk, gathering_id=number)


def answered(proposal: Proposal, n: int, person: int | None) -> Proposal:
    """The proposal with one attendee answered: a person, NEW, or None for left out."""
    answers = {each: who for each, who in proposal.answers.items() if each != n}
    if person is not None:
        answers[n] = person
    return replace(proposal, answers=answers)
