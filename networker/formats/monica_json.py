"""Monica's own export (version 4, JSON): contacts with all that was written down about them over the years.

Monica is one person's notebook, so what it tells is told by the user: activities, calls, conversations, notes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from networker.domain.vocabulary import Channel, Kind
from networker.formats import json_text, monica_parts, values
from networker.formats.errors import UnreadableFile
from networker.formats.monica_parts import (
    Types,
    collections,
    day_of,
    line,
    listed,
    moment,
    properties,
    truth,
    uuid,
    words,
)
from networker.formats.records import (
    ME,
    FollowUpRecord,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    Recognised,
    SkippedRow,
    TieRecord,
    TurnRecord,
)
from networker.formats.source import Source, quoted

NO_DAY = "no day on which it was"
TOO_EARLY = "a time before 1990"
NOBODY = "nobody of the contacts takes part"
OWN_CARD = "the user's own card"
KEPT_ANYWAY = "a reminder of a birthday, which the birthday itself brings"

_VERSION = re.compile(r'\{(?:[^{}\[\]]{0,2000}?,)?\s*"version"\s*:\s*"1\.0-preview[^"]*"')
_ACCOUNT = re.compile(r'"(?:account|app_version|exported_by)"\s*:')
_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
# The kinds of relationships that Monica knows under two names, one for each of the two.
_MIRRORS = {
    "parent": "child", "grandparent": "grandchild", "uncle": "nephew", "godfather": "godson",
    "stepparent": "stepchild", "boss": "subordinate", "mentor": "protege", "inlovewith": "lovedby",
}  # fmt: skip
_MIRRORS |= {other: kind for kind, other in _MIRRORS.items()}
_SHOWN = {
    "bestfriend": "best friend", "inlovewith": "in love with", "lovedby": "loved by", "stepparent": "step-parent",
    "stepchild": "step-child", "protege": "protégé",
}  # fmt: skip


def recognise(source: Source) -> Recognised | str:
    """The people and talks in a file, or why it is no export of Monica."""
    head = source.head_text[:4096].lstrip("\ufeff \t\r\n")
    if head[:1] != "{" or not _VERSION.match(head) or not _ACCOUNT.search(head):
        return 'no "version" of 1.0-preview with an account'

    def items() -> Iterator[Item]:
        document = json_text.load(source)
        account = document.get("account") if isinstance(document, dict) else None
        if not isinstance(account, dict):
            raise UnreadableFile(
                f"{quoted(source.name)} holds no account of Monica; ask for the export again."
            )
        yield from _Account(account, document.get("exported_by")).items()

    return Recognised("monica-json", "Monica", source.name, items)


class _Account:
    """One account: its contacts, and the names by which they point at each other."""

    def __init__(self, account: dict[str, Any], exported_by: object) -> None:
        parts = collections(account)
        self._types = Types(account.get("instance"))
        self._contacts = [each for each in parts.get("contact", ()) if isinstance(each, dict)]
        self._relationships = parts.get("relationship", [])
        self._activities = parts.get("activity", [])
        self._photos = {uuid(each): each for each in parts.get("photo", ())}
        users = [each for each in parts.get("user", ()) if isinstance(each, dict)]
        by = line(exported_by)
        self._user = next((each for each in users if by and by in (uuid(each), each.get("email"))), None)
        self._user = self._user or (users[0] if users else None)
        self._me = uuid(properties(self._user).get("me_contact"))
        self._told = {uuid(each): properties(each) for each in self._contacts}
        self._rows = {uuid(each): row for row, each in enumerate(self._contacts, 1)}
        self._days = {
            uuid(each): moment(properties(each).get("happened_at"))[:10] for each in self._activities
        }
        self._parties: dict[str, Party] = {}
        self._left_out: dict[str, list[int]] = {}

    def items(self) -> Iterator[Item]:
        """Everything, person by person; what was left out is counted in the end."""
        yield from self._guarded(1, self._owner())
        for row, entry in enumerate(self._contacts, 1):
            yield from self._guarded(row, self._person(row, entry))
        yield from self._ties()
        yield from self._met()
        for row, entry in enumerate(self._contacts, 1):
            yield from self._of_contact(row, entry)
        for why, (row, number) in self._left_out.items():
            yield SkippedRow(row, why, number - 1)

    def _guarded(self, row: int, found: Iterator[Item]) -> Iterator[Item]:
        try:
            yield from found
        except Exception:
            yield SkippedRow(row, values.UNREADABLE)

    def _leave_out(self, why: str, row: int) -> None:
        self._left_out.setdefault(why, [row, 0])[1] += 1

    def _owner(self) -> Iterator[Item]:
        told = properties(self._user)
        name = values.one_line(f"{line(told.get('first_name'))} {line(told.get('last_name'))}")
        mail = values.mail(line(told.get("email")))
        if name or mail or self._me:
            ids = (self._me,) if self._me else ()
            yield OwnerRecord("monica", 1, name, ids, (mail,) if mail else ())

    def _person(self, row: int, entry: dict[str, Any]) -> Iterator[Item]:
        told = properties(entry)
        if self._me and uuid(entry) == self._me:
            yield SkippedRow(row, OWN_CARD)
            return
        through = uuid(told.get("first_met_through"))
        known = through and through in self._told and through != self._me
        introducer = self._name(through) if known else ""
        avatar = properties({"properties": told.get("avatar")})
        photo = monica_parts.photo_of(self._photos.get(uuid(avatar.get("avatar_photo"))))
        found = monica_parts.person(entry, row, self._types, introducer, photo)
        if not _is_somebody(found):
            yield SkippedRow(row, values.NO_PERSON)
            return
        yield found
        if introducer and found.source_id:
            yield TieRecord(
                "monica", row, self._party(found.source_id), self._party(through), "introduced by"
            )

    def _name(self, id_: str) -> str:
        told = self._told.get(id_, {})
        names = (line(told.get(name)) for name in ("first_name", "middle_name", "last_name"))
        return values.one_line(" ".join(names)) or line(told.get("nickname"))

    def _party(self, id_: str) -> Party:
        """The one object that stands for a contact in talks and ties; ME for the user's own card."""
        if self._me and id_ == self._me:
            return ME
        if id_ not in self._parties:
            self._parties[id_] = Party(id_, self._name(id_))
        return self._parties[id_]

    def _ties(self) -> Iterator[Item]:
        """Relationships, each once: Monica writes them from both sides, as (parent, child) and (child, parent)."""
        seen: set[tuple[str, str, str]] = set()
        for entry in self._relationships:
            yield from self._guarded(1, self._tie(entry, seen))

    def _tie(self, entry: object, seen: set[tuple[str, str, str]]) -> Iterator[Item]:
        told = properties(entry)
        kind = line(told.get("type")).lower()
        # On the page of `contact_is`, `of_contact` is listed as what the type says.
        one, other = uuid(told.get("of_contact")), uuid(told.get("contact_is"))
        if not (kind and one and other) or one == other or not {one, other} <= self._told.keys():
            return
        if (other, one, _MIRRORS.get(kind, kind)) in seen or (one, other, kind) in seen:
            return
        seen.add((one, other, kind))
        shown = _SHOWN.get(kind, kind.replace("_", " "))
        yield TieRecord("monica", self._rows[other], self._party(one), self._party(other), shown)

    def _met(self) -> Iterator[Item]:
        """Activities, which stand beside the contacts; who took part is told with each contact."""
        there: dict[str, list[str]] = defaultdict(list)
        for entry in self._contacts:
            for each in collections(entry).get("activity", ()):
                there[uuid(each)].append(uuid(entry))
        for row, entry in enumerate(self._activities, 1):
            yield from self._guarded(row, self._activity(row, entry, there))

    def _activity(self, row: int, entry: object, there: dict[str, list[str]]) -> Iterator[Item]:
        told = properties(entry)
        id_ = uuid(entry)
        present = (self._party(each) for each in there.get(id_, ()) if each and each != self._me)
        people = tuple(dict.fromkeys(present)) if id_ else ()
        if not people:
            self._leave_out(NOBODY, row)
            return
        subject = line(told.get("summary")) or self._types.name("activity_types", told.get("type"))
        yield from self._turn(
            row, f"activity {id_}", told.get("happened_at"), Channel.IN_PERSON, ME, people,
            kind=Kind.MEETING, text=words(told.get("description")), subject=subject, id=id_,
        )  # fmt: skip

    def _of_contact(self, row: int, entry: dict[str, Any]) -> Iterator[Item]:
        """What was written down with one contact, and the day of the last talk where nothing else tells it."""
        id_ = uuid(entry)
        if not id_ or id_ == self._me:
            return
        try:
            parts = collections(entry)
        except Exception:
            yield SkippedRow(row, values.UNREADABLE)
            return
        days = {self._days.get(uuid(each), "") for each in parts.get("activity", ())}
        readers = {
            "call": self._call, "conversation": self._conversation, "note": self._note, "gift": self._gift,
            "debt": self._debt, "reminder": self._reminder, "task": self._task,
        }  # fmt: skip
        for kind, reader in readers.items():
            for each in parts.get(kind, ()):
                for item in self._guarded(row, reader(row, self._party(id_), each)):
                    if isinstance(item, TurnRecord) and item.kind is not Kind.NOTE:
                        days.add(item.at[:10])
                    yield item
        last = moment(self._told[id_].get("last_talked_to"))[:10]
        if last and last not in days:
            yield from self._turn(
                row, id_, last, Channel.OTHER, ME, (self._party(id_),), id=f"last talked to {last}"
            )

    def _turn(
        self,
        row: int,
        thread: str,
        when: object,
        channel: Channel,
        sender: Party,
        to: tuple[Party, ...],
        **more: Any,
    ) -> Iterator[Item]:
        at = moment(when)
        if not at:
            yield SkippedRow(row, NO_DAY)
        elif at < "1990":
            yield SkippedRow(row, TOO_EARLY)
        else:
            yield TurnRecord("monica", thread, row, at, channel, sender, to, **more)

    def _call(self, row: int, party: Party, entry: object) -> Iterator[Item]:
        told = properties(entry)
        sender, to = (party, ME) if truth(told.get("contact_called")) else (ME, party)
        yield from self._turn(
            row, party.source_id, told.get("called_at"), Channel.PHONE, sender, (to,),
            kind=Kind.CALL, text=words(told.get("content")), id=uuid(entry),
        )  # fmt: skip

    def _conversation(self, row: int, party: Party, entry: object) -> Iterator[Item]:
        told = properties(entry)
        day = told.get("happened_at") or told.get("created_at")
        thread = f"conversation {uuid(entry)}" if uuid(entry) else f"{party.source_id} {day_of(day)}"
        channel = self._types.channel(told.get("contact_field_type"))
        messages = [each for each in listed(told.get("messages")) if isinstance(each, dict)]
        if not messages:
            yield from self._turn(row, thread, day, channel, ME, (party,), id=uuid(entry))
        for each in messages:
            said = properties(each)
            sender, to = (ME, party) if truth(said.get("written_by_me")) else (party, ME)
            yield from self._turn(
                row, thread, said.get("written_at") or day, channel, sender, (to,),
                text=words(said.get("content")), id=uuid(each),
            )  # fmt: skip

    def _noted(self, row: int, party: Party, entry: object, when: object, text: str) -> Iterator[Item]:
        yield from self._turn(
            row, party.source_id, when, Channel.OTHER, ME, (party,), kind=Kind.NOTE, text=text, id=uuid(entry)
        )

    def _note(self, row: int, party: Party, entry: object) -> Iterator[Item]:
        told = properties(entry)
        if body := words(told.get("body")):
            yield from self._noted(row, party, entry, told.get("created_at"), body)

    def _gift(self, row: int, party: Party, entry: object) -> Iterator[Item]:
        told = properties(entry)
        what = (line(told.get(name)) for name in ("name", "status", "amount", "comment", "url"))
        text = ", ".join(filter(None, what))
        yield from self._noted(row, party, entry, told.get("date") or told.get("created_at"), f"Gift: {text}")

    def _debt(self, row: int, party: Party, entry: object) -> Iterator[Item]:
        told = properties(entry)
        currency = told.get("currency")
        sign = line(currency.get("iso") if isinstance(currency, dict) else currency)
        whose = "you owe" if truth(told.get("in_debt")) else "they owe"
        settled = "settled" if line(told.get("status")) == "complete" else ""
        sum_ = f"{whose} {line(told.get('amount'))} {sign}".strip()
        text = ", ".join(filter(None, (sum_, line(told.get("reason")), settled)))
        yield from self._noted(row, party, entry, told.get("created_at"), f"Debt: {text}")

    def _reminder(self, row: int, party: Party, entry: object) -> Iterator[Item]:
        told = properties(entry)
        if "delible" in told and not truth(told["delible"]):
            self._leave_out(KEPT_ANYWAY, row)
            return
        number = told.get("frequency_number")
        many = number if isinstance(number, int) and 1 < number < 1000 else 1
        frequency = _FREQUENCIES.get(line(told.get("frequency_type")).lower(), "")
        repeats = f"FREQ={frequency}" + (f";INTERVAL={many}" if many > 1 else "") if frequency else ""
        due = day_of(told.get("initial_date"))
        yield from self._follow_up(
            row, party, entry, due=due, repeats=repeats, done=truth(told.get("inactive"))
        )

    def _task(self, row: int, party: Party, entry: object) -> Iterator[Item]:
        yield from self._follow_up(row, party, entry, done=truth(properties(entry).get("completed")))

    def _follow_up(self, row: int, party: Party, entry: object, **more: Any) -> Iterator[Item]:
        told = properties(entry)
        text = "\n".join(filter(None, (line(told.get("title")), words(told.get("description")))))
        if text:
            yield FollowUpRecord("monica", row, uuid(entry), (party,), text, **more)
        else:
            yield SkippedRow(row, values.EMPTY)


def _is_somebody(found: PersonRecord) -> bool:
    return any((found.given, found.family, found.middle, found.nickname, found.handles))
