"""An export of Networker's as ordinary records, for a book that has people already.

People are told of when all that hangs on them has been read. Each talk stays one talk: its thread is its own.
"""

import base64
import binascii
import hashlib
import json
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import (
    Channel,
    Direction,
    Fact,
    FieldType,
    FollowUpState,
    Introduces,
    Kind,
    Side,
    State,
)
from networker.formats import limits, values
from networker.formats.networker_json import Export, Head, Values
from networker.formats.records import (
    ME,
    FactValue,
    FollowUpRecord,
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    SkippedRow,
    TieRecord,
    TurnRecord,
)

KIND = "networker"
NOBODY = "nobody takes part"
NO_TIME = "no day on which it was"
FORMER_PLACE = "former place"
_EARLIEST = 1990  # an hour before that is nobody's; the day may be
_OUT, _IN = "→", "←"
_OF_PEOPLE = frozenset(
    ("meta", "imports", "people", "sources", "handles", "facts", "groups", "group_members", "photos", "pictures")
)  # fmt: skip


class _Told(NamedTuple):
    """A fact with what decides which of several is the present one."""

    main: bool
    noted: str
    since: str
    number: int
    value: FactValue


def records(export: Export) -> Iterator[Item]:
    """The people, then what passed with them. Raises UnreadableFile."""
    reading: _Reading | None = None
    for each in export.rows():
        if isinstance(each, Head):
            reading = _Reading(each.book)
            continue
        assert reading is not None
        if each.list not in _OF_PEOPLE:
            yield from reading.people()
        take = reading.lists.get(each.list)
        if take is None:
            continue
        if each.values is None:
            yield SkippedRow(each.number, values.UNREADABLE)
            continue
        try:
            yield from take(each.number, each.values)
        except Exception:
            yield SkippedRow(each.number, values.UNREADABLE)
    if reading is not None:
        yield from reading.people()


class _Reading:
    """What one pass over an export has gathered so far."""

    def __init__(self, book: str) -> None:
        self._book = book
        self._people: dict[int, tuple[int, Values]] = {}
        self._handles: dict[int, list[HandleValue]] = defaultdict(list)
        self._facts: dict[int, list[_Told]] = defaultdict(list)
        self._groups: dict[int, str] = {}
        self._member_of: dict[int, list[str]] = defaultdict(list)
        self._photos: dict[int, str] = {}  # person → hash
        self._pictures: dict[str, bytes] = {}
        self._parties: dict[int, Party] = {}
        self._talks, self._takers = array("q"), array("q")  # of interaction_people, by interaction
        self._sorted = True
        self._promised: dict[int, list[int]] = defaultdict(list)
        self._told = False
        self.lists: dict[str, Callable[[int, Values], Iterator[Item]]] = {
            "people": self._person, "handles": self._handle, "facts": self._fact, "groups": self._group,
            "group_members": self._member, "photos": self._photo, "pictures": self._picture, "ties": self._tie,
            "interaction_people": self._taker, "interactions": self._interaction,
            "follow_up_people": self._promised_to, "follow_ups": self._follow_up,
        }  # fmt: skip

    # ---- people

    def _person(self, row: int, told: Values) -> Iterator[Item]:
        self._people.setdefault(_id(told, "id"), (row, told))
        yield from ()

    def _handle(self, row: int, told: Values) -> Iterator[Item]:
        text = _text(told, "text").strip()
        if text:
            self._handles[_id(told, "person_id")].append(
                HandleValue(Channel(told["channel"]), text, _line(told, "label"), told.get("first") is True)
            )
        yield from ()

    def _fact(self, row: int, told: Values) -> Iterator[Item]:
        since, until = _date(told, "since"), _date(told, "until")
        field = Fact(told["field"])
        holds = str(FieldType(told["type"])) if told.get("type") else ""
        value = FactValue(field, _text(told, "value"), _line(told, "detail"), since, until, holds)
        main = told.get("aside") is not True
        self._facts[_id(told, "person_id")].append(
            _Told(main, _text(told, "noted"), since, _id(told, "id"), value)
        )
        yield from ()

    def _group(self, row: int, told: Values) -> Iterator[Item]:
        self._groups[_id(told, "id")] = _line(told, "name")
        yield from ()

    def _member(self, row: int, told: Values) -> Iterator[Item]:
        name = self._groups.get(_id(told, "group_id"), "")
        if name and not told.get("until"):
            self._member_of[_id(told, "person_id")].append(name)
        yield from ()

    def _photo(self, row: int, told: Values) -> Iterator[Item]:
        self._photos[_id(told, "person_id")] = _text(told, "sha256")
        yield from ()

    def _picture(self, row: int, told: Values) -> Iterator[Item]:
        content = picture_of(told)
        if content is None:
            yield SkippedRow(row, "a picture that cannot be read")
        else:
            self._pictures[_text(told, "sha256")] = content

    def people(self) -> Iterator[Item]:
        """Everybody, once, and what is said of the user."""
        if self._told:
            return
        self._told = True
        mine: list[str] = []
        name, own = "", []
        for number, (row, told) in self._people.items():
            if told.get("me") is True:
                mine.append(self._source_id(number))
                name = name or _line(told, "name")
                own += self._handles.pop(number, [])
                self._parties[number] = ME
                continue
            try:
                record = self._record(number, row, told)
            except Exception:
                yield SkippedRow(row, values.UNREADABLE)
                continue
            shown = record.given or record.family or record.middle or record.full_name or record.nickname
            if not shown and not record.handles:
                yield SkippedRow(row, values.NO_PERSON)
                continue
            self._parties[number] = Party(record.source_id, _line(told, "name"))
            yield record
        # Yielded even where it says nothing: what the file tells, it tells of the user.
        yield OwnerRecord(KIND, 1, name, tuple(mine), tuple(own))
        for held in (self._people, self._handles, self._facts, self._member_of, self._pictures):
            held.clear()

    def _source_id(self, person: int) -> str:
        return f"{self._book} {person}"

    def _record(self, number: int, row: int, told: Values) -> PersonRecord:
        given, family = _line(told, "given"), _line(told, "family")
        name = _line(told, "name")
        shown = "" if name == values.one_line(f"{given} {family}") else name
        if shown:
            given = family = ""
        company, title, facts = _facts_of(self._facts.pop(number, []))
        sha256 = self._photos.get(number, "")
        wish = told.get("wish_days")
        record = values.within_limits(
            PersonRecord(
                KIND,
                self._source_id(number),
                row,
                given=given,
                family=family,
                middle=_line(told, "middle"),
                prefix=_line(told, "prefix"),
                suffix=_line(told, "suffix"),
                nickname=_line(told, "nickname"),
                full_name=shown,
                company=company,
                title=title,
                handles=tuple(self._handles.pop(number, ())),
                facts=facts,
                groups=tuple(self._member_of.pop(number, ())),
                notes=_text(told, "notes").strip(),
                deceased=told.get("state") == State.DECEASED.value,
                photo=self._pictures.get(sha256, b""),
                wish_days=wish if isinstance(wish, int) and 0 < wish < 100_000 else 0,
            )
        )
        return record._replace(raw=_raw(_text(told, "created_at"), sha256, record))

    # ---- what passed with them

    def _party(self, person: int) -> Party | None:
        return self._parties.get(person)

    def _tie(self, row: int, told: Values) -> Iterator[Item]:
        one, other = self._party(_id(told, "person_id")), self._party(_id(told, "other_id"))
        kind = _line(told, "kind")
        if one is None or other is None or not kind:
            yield SkippedRow(row, NOBODY)
        elif one is not ME and other is not ME:
            yield TieRecord(KIND, row, one, other, kind, _line(told, "inverse"))

    def _taker(self, row: int, told: Values) -> Iterator[Item]:
        talk, person = _id(told, "interaction_id"), _id(told, "person_id")
        self._sorted = self._sorted and (not self._talks or self._talks[-1] <= talk)
        self._talks.append(talk)
        self._takers.append(person)
        yield from ()

    def _who(self, talk: int) -> tuple[Party, ...]:
        if not self._sorted:
            pairs = sorted(zip(self._talks, self._takers, strict=True))
            self._talks, self._takers = array("q", (p[0] for p in pairs)), array("q", (p[1] for p in pairs))
            self._sorted = True
        found = []
        at = bisect_left(self._talks, talk)
        while at < len(self._talks) and self._talks[at] == talk:
            party = self._party(self._takers[at])
            if party is not None and party is not ME:
                found.append(party)
            at += 1
        return tuple(found)

    def _interaction(self, row: int, told: Values) -> Iterator[Item]:
        number = _id(told, "id")
        who, at = self._who(number), _moment(told)
        if not who or not at:
            yield SkippedRow(row, NOBODY if not who else NO_TIME)
            return
        kind = Kind(told["kind"])
        minutes = told.get("minutes")
        whole = TurnRecord(
            KIND, f"{self._book} {number}", row, at, Channel(told.get("channel") or Channel.OTHER.value), ME, who,
            kind, _text(told, "text")[: limits.TALK_CHARACTERS], _line(told, "subject"), str(number), _line(told, "place"),
            minutes if isinstance(minutes, int) and 0 < minutes < 1_000_000 else 0,
        )  # fmt: skip
        parts = _parts(whole.text, told.get("turns"))
        for n, (mine, said) in enumerate(parts, 1):
            id_ = f"{number}.{n}"
            if mine:
                yield whole._replace(text=said, id=id_)
            else:
                sender, said = _speaker(who, said)
                yield whole._replace(text=said, id=id_, sender=sender, to=_but(who, sender))
        if not parts:
            theirs = told.get("direction") == Direction.IN.value
            yield whole._replace(sender=who[0], to=_but(who, who[0])) if theirs else whole

    def _promised_to(self, row: int, told: Values) -> Iterator[Item]:
        self._promised[_id(told, "follow_up_id")].append(_id(told, "person_id"))
        yield from ()

    def _follow_up(self, row: int, told: Values) -> Iterator[Item]:
        number = _id(told, "id")
        found = (self._party(each) for each in self._promised.get(number, ()))
        who = tuple(party for party in found if party is not None and party is not ME)
        text = _line(told, "text")
        if not who or not text:
            yield SkippedRow(row, NOBODY if not who else values.EMPTY)
            return
        due = _text(told, "due")
        yield FollowUpRecord(
            KIND, row, str(number), who, text, date.fromisoformat(due).isoformat() if due else "",
            _line(told, "repeats"), Side(told.get("side") or Side.ME.value),
            told.get("state") not in (None, FollowUpState.OPEN.value), _clock(_text(told, "time")),
            told.get("unless_contact") is True, _line(told, "zone"), Introduces(told.get("introduces") or ""),
        )  # fmt: skip


def _clock(text: str) -> str:
    """A local time as HH:MM; "" where there is none."""
    return time.fromisoformat(text).isoformat("minutes") if text else ""


def _raw(created_at: str, sha256: str, record: PersonRecord) -> str:
    """The values as JSON, the moment first at which the person came into their book."""
    # What a field holds is told where it is said alone: so a record that says it nowhere is known from before.
    plain = record._replace(facts=tuple(each if each.holds else each[:5] for each in record.facts))  # type: ignore[misc]
    raw = json.dumps([created_at, sha256, *plain[3:17]], ensure_ascii=False, separators=(",", ":"))
    if len(raw) <= limits.RAW_CHARACTERS:
        return raw
    return json.dumps([created_at, hashlib.sha256(raw.encode()).hexdigest()])


def created_at(record: PersonRecord) -> str:
    """The moment at which a person of this format came into the book that was exported."""
    return str(json.loads(record.raw)[0])


def picture_of(told: Values) -> bytes | None:
    """The bytes of a picture; None where they cannot be read."""
    content = told.get("bytes")
    if not isinstance(content, str) or not content or len(content) > limits.PHOTO * 2:
        return None
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        return None


def _id(told: Values, key: str) -> int:
    """An id. Raises ValueError where it is none."""
    found = told.get(key)
    if not isinstance(found, int) or isinstance(found, bool) or found <= 0:
        raise ValueError(key)
    return found


def _text(told: Values, key: str) -> str:
    found = told.get(key)
    return found if isinstance(found, str) else ""


def _line(told: Values, key: str) -> str:
    return values.one_line(_text(told, key))


def _date(told: Values, key: str) -> str:
    """A date, or a part of one; "" where there is none. Raises ValueError."""
    found = _text(told, key)
    return PartialDate.parse(found).iso if found else ""


def _facts_of(told: list[_Told]) -> tuple[str, str, tuple[FactValue, ...]]:
    """Company and title of the present job, and the other facts: the present place before other places."""
    told.sort(key=lambda each: each[:4], reverse=True)
    jobs = [each for each in told if each.value.field == Fact.JOB and not each.value.until]
    places = [each.value for each in told if each.value.field == Fact.PLACE and not each.value.until]
    found = list(places)
    for each in reversed(told):
        value = each.value
        if value.field == Fact.PLACE:
            if value.until:
                found.append(FactValue(Fact.CUSTOM, value.value, FORMER_PLACE, value.since, value.until))
        elif each is not (jobs[0] if jobs else None):
            found.append(value)
    main = jobs[0].value if jobs else FactValue(Fact.JOB, "")
    found.sort(key=lambda value: value.field)  # as the book has them at hand
    return values.one_line(main.detail), values.one_line(main.value), tuple(found)


def _moment(told: Values) -> str:
    """When it was: the instant where it is known, else the day; "" where neither can be read."""
    try:
        at = datetime.fromisoformat(_text(told, "at"))
        if _EARLIEST <= at.year < 9999:
            return at.isoformat()
    except ValueError:
        pass
    try:
        day = date.fromisoformat(_text(told, "day"))
    except ValueError:
        return ""
    return day.isoformat() if day.year < 9999 else ""


def _parts(text: str, turns: object) -> list[tuple[bool, str]]:
    """The turns that were folded into a talk, each with whether it is the user's; [] where it is one."""
    if not isinstance(turns, int) or not 1 < turns <= limits.TALK_CHARACTERS:
        return []
    parts: list[tuple[bool, list[str]]] = []
    for line in text.split("\n"):
        if line[:1] in (_OUT, _IN):
            parts.append((line[0] == _OUT, [line[1:].strip()]))
        elif parts:
            parts[-1][1].append(line)
        else:
            return []
    return [(mine, "\n".join(lines)) for mine, lines in parts] if len(parts) == turns else []


def _speaker(who: tuple[Party, ...], said: str) -> tuple[Party, str]:
    """Whose turn it is and what was said: where several talk, a name stands before it."""
    if len(who) > 1:
        for party in who:
            if party.name and said.startswith(party.name + ":"):
                return party, said[len(party.name) + 1 :].strip()
    return who[0], said


def _but(who: tuple[Party, ...], sender: Party) -> tuple[Party, ...]:
    return (ME, *(party for party in who if party is not sender))
