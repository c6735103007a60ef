"""Two people side by side: what each has, what is the same, and which of two values would stay unasked.

The row of a value that only one of them can have is a choice ("radio"); of what can be had twice both stay,
unless one is left out ("check").
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any

from networker.domain.agreement import Agreement, agree, fuller
from networker.domain.likeness import Likeness, is_whole_name, likeness
from networker.domain.names import fold
from networker.domain.reachout import ContactDay, refold, rhythm_days
from networker.domain.shown_names import as_shown
from networker.domain.vocabulary import Channel, Circle, PersonId
from networker.services import strips, timeline
from networker.services.errors import CannotDo
from networker.services.merge_rows import prevailing_state
from networker.services.today_views import ContactMark
from networker.store import derive, rhythm
from networker.store import merge as store
from networker.store.book import Book

ENOUGH = 10  # contact days from which a rhythm is known


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose: fields whose value is taken from who goes, and cells that are left out."""

    of_gone: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of one of the two; `text` "" where they have none."""

    key: str
    text: str
    circle: Circle | None = None
    channel: Channel | None = None  # of an address


@dataclass(frozen=True, slots=True)
class Row:
    """One line: `kind` is radio, check or same; `of_gone` says whose value would stay unasked."""

    field: str
    kind: str
    left: Cell | None
    right: Cell | None
    of_gone: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """One of the two, above their column, and what passed with them."""

    id: PersonId
    name: str
    sources: tuple[str, ...]  # kinds of source: "linkedin", "vcard"; none: typed
    since: int | None  # the year in which the book learnt of them
    marks: tuple[ContactMark, ...]  # of the last 364 days
    contact_days: int
    last_contact: date | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a pair shows, and what both would be together."""

    keep: Head
    gone: Head
    rows: tuple[Row, ...]
    contact_days: int
    rhythm_days: float | None  # None under ENOUGH contact days

    @property
    def choices(self) -> Choices:
        """What would be done unasked."""
        return Choices(frozenset(row.field for row in self.rows if row.kind == "radio" and row.of_gone))


def compare(book: Book, keep: int, gone: int, *, today: date) -> Comparison:
    """Two people side by side; raises CannotDo where one of them is not there any more."""
    sql = book.reader
    days = list(derive.contact_days(sql, f"{int(keep)}, {int(gone)}"))
    together = [ContactDay(0, each.day, each.sent, each.received, each.started) for each in days]
    state = refold(together) if together else None
    return Comparison(
        keep=_head(sql, keep, days, today),
        gone=_head(sql, gone, days, today),
        rows=compare_rows(sql, keep, gone),
        contact_days=state.n if state else 0,
        rhythm_days=rhythm_days(state, rhythm.usual(sql)) if state and state.n >= ENOUGH else None,
    )


def _head(sql: sqlite3.Connection, person: int, days: Sequence[ContactDay], today: date) -> Head:
    row, mine = _person(sql, person), [each.day for each in days if each.person == person]
    since = row["created_at"][:4]
    return Head(
        id=PersonId(person),
        name=_shown(row),
        sources=tuple(dict.fromkeys(each[1] for each in store.sources(sql, person))),
        since=int(since) if since.isdigit() else None,
        marks=strips.marks(sql, [person], since=today - timedelta(days=timeline.STRIP_DAYS)).get(person, ()),
        contact_days=len(mine),
        last_contact=max(mine, default=None),
    )


def _person(sql: sqlite3.Connection, person: int) -> dict[str, Any]:
    row = store.person(sql, person)
    if row is None:
        raise CannotDo("One of the two is not in the book any more.")
    return row


def compare_rows(sql: sqlite3.Connection, keep: int, gone: int) -> tuple[Row, ...]:
    """The lines of a comparison; the connection may be that of a step."""
    one, other = _person(sql, keep), _person(sql, gone)
    rows = [_name(one, other)]
    rows += _dated(sql, keep, gone, "work", "job")
    rows += _addresses(sql, keep, gone)
    rows += _dated(sql, keep, gone, "place", "place")
    rows += _dated(sql, keep, gone, "birthday", "birthday")
    rows += _circle(one["circle"], other["circle"])
    if one["state"] != other["state"]:
        stays = prevailing_state(str(one["state"]), str(other["state"]))
        rows.append(_radio("state", str(one["state"]), str(other["state"]), of_gone=stays == other["state"]))
    groups = [", ".join(each[2] for each in store.groups(sql, who)) for who in (keep, gone)]
    rows += _both("groups", *groups)
    rows += _both("notes", str(one["notes"]), str(other["notes"]))
    return tuple(rows)


def _radio(field: str, left: str, right: str, *, of_gone: bool) -> Row:
    cells = Cell(f"{field}:keep", left), Cell(f"{field}:gone", right)
    if left == right:
        return Row(field, "same", cells[0], cells[1])
    return Row(field, "radio", cells[0], cells[1], bool(right) and (of_gone or not left))


def _shown(row: dict[str, Any]) -> str:
    return as_shown(row["name"], row["given"], row["family"], row["suffix"])


def _name(one: dict[str, Any], other: dict[str, Any]) -> Row:
    """Whose name stays unasked: of two whole ones that differ, that of who stays.

    Of two that may be one person's (Ana Ruiz, Ana Ode) the one that the user typed, of two spellings the fuller.
    """

    def typed(row: dict[str, Any]) -> bool:
        return row["source_id"] is None and bool(row["name"])

    def fullness(row: dict[str, Any]) -> tuple[int, int, int]:
        name = str(row["name"])
        return len(name.replace("-", " ").split()), sum(not ch.isascii() for ch in name), len(name)

    mine, theirs = str(one["name"]), str(other["name"])
    told_apart = typed(one) != typed(other)
    of_gone = typed(other) if told_apart else fullness(other) > fullness(one)
    if is_whole_name(fold(mine)) and is_whole_name(fold(theirs)):
        how = likeness(mine, theirs)
        of_gone &= how is not Likeness.DIFFER and (told_apart or how is not Likeness.MARRIED)
    return _radio("name", _shown(one), _shown(other), of_gone=of_gone)


def _dated(sql: sqlite3.Connection, keep: int, gone: int, field: str, fact: str) -> list[Row]:
    """A job, place or birthday: the one that says more stays unasked, of two that differ the newer one."""
    one, other = store.present(sql, keep, fact), store.present(sql, gone, fact)
    if one is None and other is None:
        return []
    left, right = (tuple(each[1:3]) if each else ("", "") for each in (one, other))
    if agree(field, left, right) is Agreement.DIFFER:
        of_gone = (
            fact != "birthday"
            and one is not None
            and other is not None
            and (other[4], other[3] or "") > (one[4], one[3] or "")
        )
    else:
        of_gone = fuller(left, right)
    texts = [", ".join(part for part in each if part) for each in (left, right)]
    return [_radio(field, *texts, of_gone=of_gone)]


def _circle(one: object, other: object) -> list[Row]:
    """The nearer circle stays unasked."""
    left, right = (Circle(each) if isinstance(each, int) else None for each in (one, other))
    if left is None and right is None:
        return []
    cells = [
        Cell(f"circle:{side}", circle.word if circle else "", circle)
        for side, circle in (("keep", left), ("gone", right))
    ]
    nearer = right is not None and (left is None or right < left)
    return [Row("circle", "same" if left is right else "radio", cells[0], cells[1], nearer)]


def field_of(channel: str) -> str:
    """In which line an address stands."""
    return {Channel.PHONE.value: "phone", Channel.MAIL.value: "mail"}.get(channel, "profiles")


def _addresses(sql: sqlite3.Connection, keep: int, gone: int) -> list[Row]:
    """Phones, mails, profiles: those of both first, then the others side by side."""
    lines: dict[str, list[Row]] = {"phone": [], "mail": [], "profiles": []}
    theirs = {(row[1], row[3] or fold(row[2])): row for row in store.handles(sql, gone)}
    left: dict[str, list[Cell]] = {name: [] for name in lines}
    for number, channel, text, key, *_ in store.handles(sql, keep):
        field, twin = field_of(channel), theirs.pop((channel, key or fold(text)), None)
        cell = Cell(f"handle:{number}", text, channel=Channel(channel))
        if twin is None:
            left[field].append(cell)
        else:
            lines[field].append(
                Row(field, "same", cell, Cell(f"handle:{twin[0]}", twin[2], channel=Channel(channel)))
            )
    right: dict[str, list[Cell]] = {name: [] for name in lines}
    for number, channel, text, *_ in theirs.values():
        right[field_of(channel)].append(Cell(f"handle:{number}", text, channel=Channel(channel)))
    return [
        row
        for field, same in lines.items()
        for row in (*same, *(Row(field, "check", *two) for two in zip_longest(left[field], right[field])))
    ]


def _both(field: str, left: str, right: str) -> list[Row]:
    if not left and not right:
        return []
    cells = [
        Cell(f"{field}:{side}", text) if text else None for side, text in (("keep", left), ("gone", right))
    ]
    return [Row(field, "same" if left == right else "check", cells[0], cells[1])]
