"""Which notifications are to be told now: each promise once at each local due, whatever happens to clock and program.

What is told is claimed in the book before it is shown, and marked when it was: a kill in between repeats it under the
same tag, which replaces the card that may be on the screen already (decision 0022). `now` always holds the offset, or
the zone, of where the user is.
"""

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from networker.domain.changes import Changes
from networker.domain.reminding import Rules, an_hour_on, due_key, may_tell_from, moment
from networker.domain.vocabulary import FollowUpId
from networker.services import follow_ups, reach_out
from networker.services.local_times import named_zone, zone_of
from networker.services.promises import open_promise, still_open
from networker.services.today_views import Promise, Today, TodayCard
from networker.store import notifications as store
from networker.store.book import Book
from networker.store.notifications import Claim

# A claim further ahead of now was made by a clock that was wrong: once its promise is due, it counts for nothing.
_WRONG = timedelta(hours=24)
_AHEAD = timedelta(days=2)  # of which promises the moments are reckoned: no two zones are further apart
_DAY = timedelta(days=1)
_ON_TIME = timedelta(minutes=2)  # by the alarm, which looks each minute at the latest
_CARDS = 3  # for as many promises of one time at most: more would be a wall


class NoticeKind(StrEnum):
    """What a notice tells. The values stand in tags and in the book, so they never change."""

    FOLLOW_UP = "follow_up"  # one promise: its own card, with Done and Later
    SEVERAL = "several"  # promises that came due while nothing could be told, or too many at one time
    DIGEST = "digest"  # in the morning: what came due without a time or unseen, and today's people


@dataclass(frozen=True, slots=True)
class Notice:
    """One card to show. `promises` are open and due, the earliest first; `people` stand on today's list."""

    kind: NoticeKind
    subject: int  # FOLLOW_UP: the id of the follow-up; else 0
    moment: str  # FOLLOW_UP: its local due; SEVERAL: when they were claimed; DIGEST: the local day
    promises: tuple[Promise, ...] = ()
    people: tuple[TodayCard, ...] = ()
    again: bool = False  # it may have been shown before the program ended without a farewell

    @property
    def tag(self) -> str:
        """By which a card is replaced and a press is known."""
        return f"{self.kind}/{self.subject}/{self.moment}"


@dataclass(frozen=True, slots=True)
class Look:
    """Whether something is to be told now, and the moment (UTC) by which to look again at the latest."""

    due: bool
    next: datetime


@dataclass(slots=True)
class _Found:
    day: date  # local
    next: datetime
    again: list[Notice] = field(default_factory=list)
    timed: list[Promise] = field(default_factory=list)
    untimed: list[Promise] = field(default_factory=list)
    digest: bool = False

    @property
    def due(self) -> bool:
        return bool(self.again or self.timed or self.digest)

    @property
    def names_people(self) -> bool:
        return self.digest or any(_is_of(each, self.day) for each in self.again)


def _is_of(notice: Notice, day: date) -> bool:
    return notice.kind is NoticeKind.DIGEST and notice.moment == day.isoformat()


def look(sql: sqlite3.Connection, *, now: datetime, rules: Rules, in_hand: Collection[str] = ()) -> Look:
    """Look whether there is something to tell, without writing. `in_hand`: tags of notices that are being shown."""
    found = _find(sql, now, rules, in_hand)
    return Look(found.due, found.next)


def claim(
    book: Book,
    *,
    now: datetime,
    rules: Rules,
    size: int = 5,
    apart: bool = True,
    in_hand: Collection[str] = (),
) -> tuple[Notice, ...]:
    """What is to be told now, recorded as told before anybody sees it: show all of it, then say so with `shown`.

    A single promise has a card of its own, and so have two or three that have just come due, since *Done* is said of
    one; the digest waits for the next look. More of them, and several that were missed, come together, within the
    digest where that is due. What a kill came between is told again. `size`: of today's list where it is not made yet.
    `apart`: False where cards name nothing, so that nobody could tell two of one time. Raises BookError where the disk
    refuses: then nothing is to be told.
    """
    found = _find(book.reader, now, rules, in_hand)
    if not found.due:
        return ()
    today = reach_out.today(book, now=now, size=size) if found.names_people else None
    with book.bookkeeping() as sql:
        found = _find(sql, now, rules, in_hand)
        told = [_with_people(each, today) for each in found.again]
        for new in _new(found, now, apart=apart):
            new = _claimed(sql, _with_people(new, today), now)
            if new.promises or new.people:
                told.append(new)
            else:  # nothing waits this morning
                store.mark_shown(sql, [new.tag], now=now)
    return tuple(told)


def shown(book: Book, notices: Sequence[Notice], *, now: datetime) -> None:
    """Note that these were shown, and that the people they name were: once a person and local day."""
    with book.bookkeeping() as sql:
        store.mark_shown(sql, [each.tag for each in notices], now=now)
        reach_out.note_showings(sql, [each.person for notice in notices for each in notice.people], now=now)


def named(sql: sqlite3.Connection, number: int, moment: str) -> Promise | None:
    """The promise that a card of this local due speaks of; None where it is kept, dropped or put off since."""
    promise = open_promise(sql, number)
    return promise if promise is not None and _key(promise) == moment else None


def later(book: Book, number: FollowUpId, *, now: datetime) -> Changes:
    """Put a promise off from its card: an hour from now where it has a time, at a full five minutes; else tomorrow."""
    promise = open_promise(book.reader, number)
    if promise is None:
        return Changes()
    if promise.time is None:
        tomorrow = now.astimezone(zone_of(now)).date() + _DAY
        return follow_ups.later(book, number, due=tomorrow, now=now)
    day, at = an_hour_on(now, _zone(promise, zone_of(now)))
    return follow_ups.later(book, number, due=day, at=at, now=now)


def _key(promise: Promise) -> str:
    return due_key(promise.due, promise.time) if promise.due is not None else ""


def _zone(promise: Promise, here: tzinfo) -> tzinfo:
    return named_zone(promise.zone) or here


def _find(sql: sqlite3.Connection, now: datetime, rules: Rules, in_hand: Collection[str]) -> _Found:
    """All there is to be told at `now`."""
    here, at = zone_of(now), now.astimezone(UTC)
    day = now.astimezone(here).date()
    free = may_tell_from(at, rules, here)
    if free is None or free > at:
        return _Found(day, free or at + _DAY)
    trusted = store.stamp(at + _WRONG)
    found = _Found(day, at + _DAY)
    if rules.digest is not None:
        first = moment(day, rules.digest, here)
        is_told = (0, day.isoformat()) in store.told(sql, NoticeKind.DIGEST, [0], trusted=trusted)
        found.digest = first <= at and not is_told
        found.next = min(found.next, first if first > at else moment(day + _DAY, rules.digest, here))
    _find_untold(sql, found, at, here, trusted)
    found.again = _untold_by_a_kill(sql, at, here, trusted, in_hand)
    return found


def _find_untold(sql: sqlite3.Connection, found: _Found, at: datetime, here: tzinfo, trusted: str) -> None:
    """Promises that are due and not claimed, and when the next one will be due."""
    until = (found.day + _AHEAD).isoformat()
    rows = store.untold(sql, until=until, trusted=trusted, without_time=found.digest)
    promises = still_open(sql, rows)
    moved = [each.id for each in promises if each.unless_contact]
    told = store.told(sql, NoticeKind.FOLLOW_UP, moved, trusted=trusted)
    gone = store.of_nobody_here(sql, rows)
    for each in promises:
        if each.due is None or each.id in gone or (each.id, _key(each)) in told:
            continue
        if _is_due(each, at, here, found.day):
            (found.untimed if each.time is None else found.timed).append(each)
        elif each.time is not None:
            found.next = min(found.next, moment(each.due, each.time, _zone(each, here)))


def _untold_by_a_kill(
    sql: sqlite3.Connection, at: datetime, here: tzinfo, trusted: str, in_hand: Collection[str]
) -> list[Notice]:
    """Notices that were claimed and never said to be shown, with what of them is still to be told."""
    waiting = {
        tag: claims for tag, claims in store.unshown(sql, trusted=trusted).items() if tag not in in_hand
    }
    numbers = [
        each.subject for claims in waiting.values() for each in claims if each.kind != NoticeKind.DIGEST
    ]
    promises = {each.id: each for each in still_open(sql, numbers)}
    gone = store.of_nobody_here(sql, numbers)
    day = at.astimezone(here).date()
    found = []
    for tag, claims in waiting.items():
        kind, subject, when = tag.split("/", 2)
        due = tuple(
            promise
            for each in claims
            if (promise := promises.get(each.subject)) is not None
            and each.kind == NoticeKind.FOLLOW_UP
            and promise.id not in gone
            and _key(promise) == each.moment
            and _is_due(promise, at, here, day)
        )
        notice = Notice(NoticeKind(kind), int(subject), when, due, again=True)
        if due or _is_of(notice, day):
            found.append(notice)
    return found


def _is_due(promise: Promise, at: datetime, here: tzinfo, day: date) -> bool:
    if promise.due is None or promise.time is None or promise.due < day - _AHEAD:
        # Of a day long past no computer needs to know the offset, and none knows that of the year 1.
        return promise.due is not None and promise.due <= day
    return moment(promise.due, promise.time, _zone(promise, here)) <= at


def _new(found: _Found, now: datetime, *, apart: bool) -> tuple[Notice, ...]:
    """The notices that tell what nobody was told yet."""
    here, timed = zone_of(now), tuple(found.timed)
    few = apart and len(timed) <= _CARDS and all(_is_on_time(each, now, here) for each in timed)
    if len(timed) == 1 or (timed and few):
        return tuple(Notice(NoticeKind.FOLLOW_UP, each.id, _key(each), (each,)) for each in timed)
    if found.digest:
        return (Notice(NoticeKind.DIGEST, 0, found.day.isoformat(), (*timed, *found.untimed)),)
    return (Notice(NoticeKind.SEVERAL, 0, store.stamp(now), timed),) if timed else ()


def _is_on_time(promise: Promise, now: datetime, here: tzinfo) -> bool:
    """Whether a promise that is due has just come due, so that nothing held it back."""
    at = now.astimezone(UTC)
    if promise.due is None or promise.time is None or promise.due < at.date() - _AHEAD:
        return False  # of the year 1 no moment can be reckoned
    return at - moment(promise.due, promise.time, _zone(promise, here)) <= _ON_TIME


def _with_people(notice: Notice, today: Today | None) -> Notice:
    if today is None or not _is_of(notice, today.day):
        return notice
    return replace(notice, people=today.cards)


def _claimed(sql: sqlite3.Connection, notice: Notice, now: datetime) -> Notice:
    """The notice with what nobody else has claimed."""
    claims = [Claim(NoticeKind.FOLLOW_UP.value, each.id, _key(each)) for each in notice.promises]
    own = [Claim(notice.kind.value, 0, notice.moment)] if notice.kind is NoticeKind.DIGEST else []
    trusted = store.stamp(now + _WRONG)
    got = store.claim(sql, [*own, *claims], tag=notice.tag, now=now, trusted=trusted)
    promises = tuple(each for each, made in zip(notice.promises, claims, strict=True) if made in got)
    return replace(notice, promises=promises, people=notice.people if got.issuperset(own) else ())
