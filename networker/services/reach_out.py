"""Today's list: made once a local day, stored, and answered unchanged until midnight.

A list with free places is filled up when somebody can take them by now (an import, the first talks): who stands on
it stays at their place, and a full list never changes, nor does one on which everybody is done. Whom the places could
go to is asked after a change of the book alone. A list without anybody is not kept.

The rules are the domain's; this gathers what they need and keeps what they answer. Entries leave by an
action or a contact, and come back at their place when that is undone.
"""

import contextlib
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from networker.domain.changes import Changes
from networker.domain.handles import address_on
from networker.domain.priors import NO_CIRCLE_DAYS, prior
from networker.domain.sentences import Sentences, number_of
from networker.domain.turned_names import called
from networker.domain.vocabulary import Channel, Circle, PersonId, State
from networker.services import birthdays, reached, sentences, strips
from networker.services.errors import CannotDo
from networker.services.promises import open_promises
from networker.services.reach_entries import Entries, entries_now
from networker.services.somebody import name_of, refuse_the_dead
from networker.services.today_views import DayEnd, DoneRow, Path, Today, TodayCard
from networker.store import people as people_store
from networker.store import reach as store
from networker.store import rhythm
from networker.store import timeline as timeline_store
from networker.store import triage as triage_store
from networker.store.book import Book
from networker.store.errors import BookError

CARD_DAYS = 182


class Unkept(NamedTuple):
    """Entries of a day's list that are not stored yet."""

    rows: Sequence[store.Entry]
    day: date
    size: int  # how many people a day
    behind: int  # how many stand before them
    looked: str  # at which state of the book


def today(book: Book, *, now: datetime, size: int = 5) -> Today:
    """The Reach out pane of the local day of `now`; made and stored at its first asking.

    Where the book cannot be written the list is computed and not stored.
    """
    told, unkept = tell(book, now=now, size=size)
    if unkept is not None:
        keep(book, unkept)
    return told


def tell(book: Book, *, now: datetime, size: int = 5) -> tuple[Today, Unkept | None]:
    """The same, and what of it is to be stored, by `keep`: who waits to see the list need not wait for the disk."""
    day = now.date()
    unkept = None
    rows = store.made(book.reader, day.isoformat()) or []
    size = store.size_made(book.reader, day.isoformat()) or size
    said = sentences.chosen(book)
    found = entries_now(book.reader, rows, day, said)
    looked = f"{day.isoformat()} {store.last_step(book.reader)}"
    if len(rows) < size and not found.over and book.meta(store.LOOKED) != looked:
        from networker.services.reach_making import make_entries

        more = make_entries(book, day, said, size=size, before=rows)
        unkept = Unkept(more, day, size=size, behind=len(rows), looked=looked)
        if more:
            rows = [*rows, *more]
            found = entries_now(book.reader, rows, day, said)
    return _view(book, found, len(rows), day, said), unkept


def keep(book: Book, made: Unkept) -> None:
    """Store what was made of a list. On a full or read-only disk it is as good unstored."""
    if not book.writes:
        return
    with contextlib.suppress(BookError), book.bookkeeping() as sql:
        sql.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (store.LOOKED, made.looked))
        if not made.rows:
            return
        day = made.day.isoformat()
        sql.execute("INSERT OR IGNORE INTO today_made (day, size) VALUES (?, ?)", (day, made.size))
        sql.executemany(
            f"INSERT OR IGNORE INTO today_entry (day, place, {', '.join(store.Entry._fields)})"
            f" VALUES (?, ?{', ?' * len(store.Entry._fields)})",
            [(day, place, *row) for place, row in enumerate(made.rows, made.behind)],
        )


def _view(book: Book, found: Entries, places: int, day: date, said: Sentences) -> Today:
    """The list as it stands; `places`: how many were on it when it was made."""
    sql = book.reader
    preview: tuple[TodayCard, ...] = ()
    size = len(found.still) + len(found.left)
    talks = 0 if size else timeline_store.talk_count(sql)  # a million are not counted for nothing
    if found.over:
        preview = _tomorrow(book, day, places, said)
    return Today(
        day=day,
        size=size,
        cards=_cards(book, found.still, found.people, day, said),
        done=tuple(
            DoneRow(PersonId(each), found.people[each].shown, what) for each, what in found.left.items()
        ),
        promises=open_promises(sql, until=day),
        birthdays=birthdays.birthdays(sql, day),
        tomorrow=preview,
        people=people_store.count(sql),
        talks=talks,
        to_sort=0 if size or talks else triage_store.to_go(sql),
        questions=reached.questions(sql, day) if book.writes else (),
        ended=_ended(sql, day, found) if found.over else None,
    )


def _ended(sql: sqlite3.Connection, day: date, found: Entries) -> DayEnd:
    from networker.services import day_end

    return day_end.ended(sql, day, list(found.left))


def _path(book: Book, person: PersonId, day: date) -> Path | None:
    """The way to somebody whom the user wants to know."""
    from networker.services import paths

    return paths.path(book, person, day=day)


def _cards(
    book: Book,
    rows: Sequence[store.Entry],
    people: Mapping[int, store.Person],
    day: date,
    said: Sentences,
) -> tuple[TodayCard, ...]:
    ids, sql = [row.person_id for row in rows], book.reader
    marks = strips.marks(sql, ids, since=day - timedelta(days=CARD_DAYS))
    handles, usual = store.handles(sql, ids), rhythm.usual(sql)
    cards = []
    for row in rows:
        person, each = row.person_id, people[row.person_id]
        reason, number = number_of(row.reason)
        days, own_rhythm = rhythm.rhythm_days(sql, person, mean=usual)
        cards.append(
            TodayCard(
                person=PersonId(person),
                name=each.name,
                shown=each.shown,
                given=called(each.given, each.name),
                company=each.company,
                title=each.title,
                circle=Circle(each.circle) if each.circle else None,
                kind=row.kind,
                reason=reason,
                number=number,
                channel=Channel(row.channel),
                advice=row.advice,
                opener=row.opener,
                score=row.score,
                marks=marks.get(person, ()),
                contact_days=days,
                rhythm_days=own_rhythm if days >= 10 else None,
                last_contact=date.fromisoformat(each.last_contact) if each.last_contact else None,
                handle=address_on(handles.get(person, ()), row.channel),
                promises=open_promises(sql, person=person),
                ways=tuple((Channel(where), text) for where, text in handles.get(person, ())),
                path=_path(book, PersonId(person), day) if row.kind == "want" else None,
            )
        )
    return tuple(cards)


def _tomorrow(book: Book, day: date, size: int, said: Sentences) -> tuple[TodayCard, ...]:
    """Who may be on tomorrow's list, as it looks now: nothing is stored."""
    following = day + timedelta(days=1)
    from networker.services.reach_making import make_entries

    rows = make_entries(book, following, said, size=size)[:3]
    return _cards(book, rows, store.people(book.reader, [row.person_id for row in rows]), following, said)


ACTIONS = ("done", "later", "not now", "less often", "let go")


def act(
    book: Book,
    person: PersonId,
    action: str,
    *,
    now: datetime,
    until: date | None = None,
    channel: Channel | None = None,
) -> Changes:
    """What the user does with a suggestion; one undoable step.

    *done* logs the contact on `channel`, else on the one that the list advised; *later* needs the day until which the
    person rests; *not now* rests half a rhythm, at least 7 days; *less often* makes their rhythm half as
    long again, and rests half of that. Raises CannotDo for an action that is none, *later* without a day, and the dead.
    """
    if action not in ACTIONS:
        raise CannotDo(f"Nobody can {action!r} a suggestion.")
    if action == "later" and until is None:
        raise CannotDo("Later needs a day.")
    refuse_the_dead(book.reader, person)
    name, day = name_of(book, person), now.date()
    if action == "done" and _is_done(book, person, day):
        raise CannotDo(f"{name} is done for today already.")
    wish = 0
    if action in ("not now", "less often"):
        rest, wish = _rest(book, person, action, day)
        until = day + timedelta(days=rest)
    labels = {
        "done": f"Reached {name}", "later": f"{name}: later", "not now": f"{name}: not now",
        "less often": f"{name}: less often", "let go": f"{name} was let go",
    }  # fmt: skip
    with book.step(f"reach out: {action}", labels[action], now=now) as step:
        step.insert(
            "reach_action",
            person=person,
            day=day.isoformat(),
            action=action,
            until=until.isoformat() if until else None,
        )
        if action == "less often":
            step.update("person", person, wish_days=wish)
        elif action == "let go":
            step.update("person", person, state=State.LET_GO.value)
        elif action == "done":
            where = channel or _listed_channel(book, person, day)
            reached.log_contact(step, person, where, day=day, now=now)
    return replace(step.changes, today=True)


def _is_done(book: Book, person: PersonId, day: date) -> bool:
    """Whether somebody was said to be done on a day, or of its list, was reached since it was made."""
    found = store.actions(book.reader, [person]).get(person, ())
    said = any(each[:2] == (day.isoformat(), "done") for each in found)
    return said or person in _listed(book, day).reached


def _rest(book: Book, person: PersonId, action: str, day: date) -> tuple[int, int]:
    """(days of rest, wished days from now on) of *not now*, which wishes nothing (0), or *less often*."""
    from networker.domain import reach_rests
    from networker.services.reach_candidates import ranked_of

    ranked = ranked_of(book.reader, person, day)
    usual = ranked.rhythm_days if ranked else NO_CIRCLE_DAYS
    if action == "not now":
        return reach_rests.not_now_days(usual), 0
    circle, suggested = _standing(book, person)
    wish = reach_rests.less_often_days(usual, suggested)
    return reach_rests.less_often_rest(wish, circle, usual), wish


def _standing(book: Book, person: int) -> tuple[Circle | None, float | None]:
    """The circle, and how often the wish, else the circle, suggests to talk; None where neither does."""
    row = people_store.person(book.reader, person)
    found = prior(row.circle, row.wish_days) if row else None
    return Circle(row.circle) if row and row.circle else None, found.days if found else None


def _listed_channel(book: Book, person: PersonId, day: date) -> Channel:
    """Where the list of a day advised to reach somebody."""
    listed = _listed(book, day).still
    return Channel(next((row.channel for row in listed if row.person_id == person), Channel.OTHER.value))


def _listed(book: Book, day: date) -> Entries:
    made = store.made(book.reader, day.isoformat()) or []
    return entries_now(book.reader, made, day, sentences.chosen(book))


def shown(book: Book, people: Sequence[int], *, now: datetime) -> None:
    """Note that the window painted these suggestions, or a notification named them: once a person and day."""
    with book.bookkeeping() as sql:
        note_showings(sql, people, now=now)


def note_showings(sql: sqlite3.Connection, people: Sequence[int], *, now: datetime) -> None:
    """As `shown`, within a transaction of the caller's."""
    sql.executemany(
        "INSERT OR IGNORE INTO showing (day, person_id) VALUES (?, ?)",
        [(now.date().isoformat(), person) for person in people],
    )
