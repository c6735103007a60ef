"""Wins: something good that came of a tie, noted with its day, its people and its channel, set right and taken out.

Each is one undoable step. What a win came of (a talk, a question, an introduction) may go; the win stays.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from networker.domain.changes import Changes
from networker.domain.fruit import LONGEST, WinId
from networker.domain.names import fold
from networker.domain.vocabulary import Channel, PersonId
from networker.services import introductions
from networker.services.errors import CannotDo
from networker.services.fruit_views import CameOf, Counted, Root, WinView
from networker.services.today_views import Named
from networker.store import introductions as introductions_store
from networker.store import wins as store
from networker.store.book import Book
from networker.store.writer import Step

ROOTS = 4  # of each kind that are offered
IN_A_LABEL = 60  # characters
_TABLES = {"talk": "interaction", "ask": "ask", "introduction": "introduction"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WinSaid:
    """All that can be said of a win. `day` is local; `of`: what it came of."""

    text: str
    day: date
    people: tuple[PersonId, ...]
    channel: Channel | None = None
    of: CameOf | None = None

    @classmethod
    def as_it_is(cls, view: WinView) -> "WinSaid":
        """A win as it stands."""
        people = tuple(each.id for each in view.people)
        of = view.root.of if view.root else None
        return cls(text=view.text, day=view.day, people=people, channel=view.channel, of=of)


@dataclass(frozen=True, slots=True)
class Offered:
    """What the card of a win offers: the channel by what is known, and what it may have come of, the newest first."""

    channel: Channel | None
    roots: tuple[Root, ...]


# ---- writing


def add(book: Book, said: WinSaid, *, now: datetime) -> tuple[WinId, Changes]:
    """Note a win. Raises CannotDo where it says nothing, names nobody, or lies ahead."""
    text = _checked(said, now.date())
    with book.step("win", _label("Win", text), now=now) as step:
        number = insert(step, said, text)
    return number, step.changes


def insert(step: Step, said: WinSaid, text: str) -> WinId:
    """Write a win within the caller's step, its words checked."""
    number = step.insert("win", text=text, **_columns(step.connection, said))
    _tell_roots(step, said.of)
    for person in dict.fromkeys(said.people):
        step.insert("win_person", win=number, person=person)
    return WinId(number)


def change(book: Book, win: WinId, said: WinSaid, *, now: datetime) -> Changes:
    """Make a win say what it should. Raises CannotDo as `add`, and where it is not there any more."""
    view = _win(book, win)
    text = _checked(said, now.date(), was=view.day)
    with book.step("change win", _label("Win", text), now=now) as step:
        step.update("win", win, text=text, **_columns(step.connection, said))
        _tell_roots(step, said.of, view.root.of if view.root else None)
        links = store.links(step.connection, win)
        for person in set(links) - set(said.people):
            step.delete("win_person", links[person])
        for person in dict.fromkeys(said.people):
            if person not in links:
                step.insert("win_person", win=win, person=person)
    return step.changes


def delete(book: Book, win: WinId, *, now: datetime) -> Changes:
    """Take a win out of the book. Raises CannotDo where it is not there any more."""
    view = _win(book, win)
    with book.step("delete win", _label("Deleted", view.text), now=now) as step:
        for link in store.links(step.connection, win).values():
            step.delete("win_person", link)
        step.delete("win", win)
        _tell_roots(step, view.root.of if view.root else None)
    return step.changes


def _tell_roots(step: Step, *roots: CameOf | None) -> None:
    for of in {each for each in roots if each is not None and each.what == "introduction"}:
        introductions.tie_as_won(step, of.id)


def label(text: str) -> str:
    """What the step is called that notes a win of these words."""
    return _label("Win", text)


def _label(what: str, text: str) -> str:
    short = text if len(text) <= IN_A_LABEL else f"{text[:IN_A_LABEL].rstrip()}…"
    return f"Win: {short}" if what == "Win" else f"Deleted: {short}"


def _checked(said: WinSaid, today: date, *, was: date | None = None) -> str:
    text = " ".join(said.text.split())
    if not text:
        raise CannotDo("Say in a few words what came of it.")
    if len(text) > LONGEST:
        raise CannotDo(f"A win has {LONGEST} letters at most: the rest is a note.")
    if not said.people:
        raise CannotDo("Say through whom it came.")
    if said.day > max(today, was or today):
        raise CannotDo("This day lies ahead. What is still to come is no win yet.")
    return text


def _columns(sql: sqlite3.Connection, said: WinSaid) -> dict[str, object]:
    of = dict.fromkeys(f"{table}_id" for table in _TABLES.values())
    if said.of is not None:
        table = _TABLES[said.of.what]
        if sql.execute(f"SELECT 1 FROM {table} WHERE id = ?", (said.of.id,)).fetchone():
            of[f"{table}_id"] = said.of.id
    return {"day": said.day.isoformat(), "channel": said.channel.value if said.channel else None, **of}


def _win(book: Book, win: WinId) -> WinView:
    found = views(book.reader, [win]).get(win)
    if found is None:
        raise CannotDo("This win is not in the book any more.")
    return found


# ---- reading


def one(book: Book, win: WinId) -> WinView | None:
    """A win by its id; None where it is not there."""
    return views(book.reader, [win]).get(win)


def views(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, WinView]:
    """Wins by id."""
    rows, who = store.wins(sql, wanted), store.people_of(sql, wanted)
    roots = _roots(sql, rows)
    return {
        number: WinView(
            id=WinId(number),
            day=date.fromisoformat(day),
            text=text,
            channel=Channel(channel) if channel else None,
            people=tuple(Named(PersonId(each), name) for each, name in who.get(number, ())),
            root=next((roots[each] for each in _came_of(of) if each in roots), None),
        )
        for number, day, text, channel, *of in rows
    }


def _came_of(ids: Iterable[int | None]) -> list[CameOf]:
    return [CameOf(what, number) for what, number in zip(_TABLES, ids, strict=True) if number is not None]


def _roots(sql: sqlite3.Connection, rows: Sequence[store.Row]) -> dict[CameOf, Root]:
    wanted: dict[str, set[int]] = {what: set() for what in _TABLES}
    for *_, talk, ask, introduction in rows:
        for of in _came_of((talk, ask, introduction)):
            wanted[of.what].add(of.id)
    found = [
        *map(_talk, store.talks(sql, wanted["talk"])),
        *map(_ask, store.asks(sql, wanted["ask"])),
        *map(_introduction, introductions_store.introductions(sql, wanted["introduction"])),
    ]
    return {root.of: root for root in found}


def _talk(row: store.Row) -> Root:
    number, day, text, channel, kind = row
    said = text.strip() or kind
    return Root(CameOf("talk", number), date.fromisoformat(day), said, Channel(channel) if channel else None)


def _ask(row: store.Row) -> Root:
    number, day, question = row
    return Root(CameOf("ask", number), date.fromisoformat(day), question)


def _introduction(row: store.Row) -> Root:
    number, day, _side, words, _came, person, name, other, other_name = row
    two = (Named(PersonId(person), name), Named(PersonId(other), other_name))
    return Root(CameOf("introduction", number), date.fromisoformat(day), words, people=two)


def offer(book: Book, people: Sequence[PersonId], *, day: date, of: CameOf | None = None) -> Offered:
    """What may be said of a win through these people until a local day; `of`: what it is known to have come of.

    The channel is that of the talk it came of; else the one by which the tie to the first of them came.
    """
    sql, until = book.reader, day.isoformat()
    roots = [_talk(row) for row in store.talks_with(sql, people, until=until, limit=ROOTS)]
    roots += [_ask(row) for row in store.asks_of(sql, people, until=until, limit=ROOTS)]
    ids = introductions_store.with_these(sql, people, until=until, limit=ROOTS)
    roots += [_introduction(row) for row in introductions_store.introductions(sql, ids)]
    if of is not None and all(each.of != of for each in roots):
        roots += _root_of(sql, of)
    known = next((each.channel for each in roots if each.of == of and each.channel), None)
    channel = known or next(filter(None, (came_by(sql, each) for each in people)), None)
    return Offered(channel, tuple(sorted(roots, key=lambda each: each.day, reverse=True)))


def _root_of(sql: sqlite3.Connection, of: CameOf) -> list[Root]:
    if of.what == "talk":
        return [_talk(row) for row in store.talks(sql, [of.id])]
    if of.what == "ask":
        return [_ask(row) for row in store.asks(sql, [of.id])]
    return [_introduction(row) for row in introductions_store.introductions(sql, [of.id])]


def came_by(sql: sqlite3.Connection, person: int) -> Channel | None:
    """The channel through which a tie came: of the first talk, or of the network on which it was made before that."""
    talk, tie = store.first_talk(sql, person), store.first_tie(sql, person)
    if tie is not None and (talk is None or tie[0] < talk[0]):
        return _network(tie[1], tie[2]) or (Channel.LINKEDIN if tie[3] == "connected" else None)
    return Channel(talk[1]) if talk is not None and talk[1] in list(Channel) else None


def _network(*said: str) -> Channel | None:
    return next((each for word in said for each in Channel if fold(word) == each.value), None)


# ---- how many


def by_person(book: Book, *, limit: int = -1) -> list[tuple[Named, int]]:
    """Through whom wins came, the most first."""
    from networker.store import people as people_store

    found = store.by_person(book.reader, limit=limit)
    names = people_store.names(book.reader, [person for person, _ in found])
    return [(Named(PersonId(person), names.get(person, "")), wins) for person, wins in found]


def by_channel(book: Book) -> list[Counted]:
    """How many wins came through each channel, the most first; "" for those of which it is not said."""
    return [Counted(channel, wins) for channel, wins in store.by_channel(book.reader)]


def by_year(book: Book) -> list[Counted]:
    """How many wins each year had, the newest first."""
    return [Counted(str(year), wins) for year, wins in store.by_year(book.reader)]
