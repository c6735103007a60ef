"""What passed between people, as the timeline shows it, and the head above it."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from networker.domain import ladder
from networker.domain.circles import ENOUGH_DAYS
from networker.domain.dates import PartialDate
from networker.domain.depth import shallow
from networker.domain.sought import first_place, sought_words
from networker.domain.turned_names import called
from networker.domain.vocabulary import (
    SHALLOW_DAYS,
    Channel,
    Circle,
    Depth,
    Direction,
    GatheringId,
    Kind,
    PersonId,
    State,
)
from networker.services import asked_before, people, strips
from networker.services.circles import drift_of
from networker.services.promises import open_promises
from networker.services.ties import ties_of
from networker.services.today_views import Named, Path
from networker.services.views import (
    FactView,
    HandleView,
    Mark,
    MeetingAhead,
    Offer,
    Offers,
    PersonHead,
    ShallowTie,
    Stretch,
    TalkView,
    TimelineRow,
    Wanted,
)
from networker.store import meetings
from networker.store import people as people_store
from networker.store import timeline as store
from networker.store.book import Book
from networker.store.rhythm import rhythm_days

STRIP_DAYS = 364
STRETCH = 3_000  # rows listed at once
WALKED = 5_000  # talks of everybody's that are looked at for what is wanted, at once
AHEAD = 3  # meetings that are shown before their day
COUNTED = 20_000  # ids of talks of everybody's that are counted at once


EVERYTHING = Wanted()


def index(
    book: Book, person: PersonId | None, wanted: Wanted = EVERYTHING, *, after: Mark | None = None
) -> Stretch:
    """A stretch of a timeline's rows, newest first, with a head for each month; texts come later.

    A stretch is STRETCH rows, or what is found among the next WALKED talks of everybody's, so that neither a
    million talks nor a word that is in none of them keeps anybody waiting; it may have no row and go on all the
    same. The head of a month that goes on below has no counts yet: `month_counts` has them. `person` None: the
    whole network's. `after`: goes on there. Narrowed to a kind or channel it has no facts, which are of neither.
    """
    words = sought_words(wanted.text)
    listed: list[TimelineRow] = []
    days: dict[str, date] = {}
    nothing: dict[str, int] = {}
    month, counts = after.month if after else -1, dict[str, int]()
    place = after.place if after else None
    most = WALKED if person is None else None
    further = False
    found = store.index(
        book.reader, person, kind=wanted.kind, channel=wanted.channel, words=words, after=place
    )
    for walked, (what, number, day_text, length, kind, turns, at) in enumerate(found):
        if len(listed) >= STRETCH or walked == most:
            further = True
            break
        place = (day_text, at, number, what)
        if length is None:
            continue
        day = days.get(day_text) or days.setdefault(day_text, date.fromisoformat(day_text))
        if day.year * 12 + day.month - 1 != month:
            month, counts = day.year * 12 + day.month - 1, {}
            listed.append(TimelineRow("month", month, day, counts=counts))
        listed.append(TimelineRow(what, number, day, length, "", nothing))
        if what == "talk":
            counts[kind] = counts.get(kind, 0) + turns  # an entry holds the messages of a day
    if not further or place is None:
        return Stretch(listed)
    headed = any(row.what == "month" for row in listed)
    if headed:
        counts.clear()
    return Stretch(listed, Mark(place, month), (month,) if headed else ())


def month_counts(
    book: Book, person: PersonId | None, wanted: Wanted = EVERYTHING, *, month: int
) -> dict[str, int]:
    """What the head of a month (year * 12 + month - 1) tells: turns by kind of talk, those not listed yet included."""
    return store.month_counts(
        book.reader, person, f"{month // 12:04}-{month % 12 + 1:02}",
        kind=wanted.kind, channel=wanted.channel, words=sought_words(wanted.text),
    )  # fmt: skip


def everybodys(book: Book) -> tuple[int, date | None]:
    """How many talks the whole network's timeline holds, and the day of the first."""
    talks_, first = store.everybodys(book.reader)
    return talks_, date.fromisoformat(first) if first else None


def offers(book: Book, person: PersonId | None, text: str = "", *, so_far: Offers | None = None) -> Offers:
    """What a timeline can be narrowed to, the most talks first; of those in which the words of `text` are.

    Everybody's is counted COUNTED ids at a time: ask again with what came, until `counted` is None.
    """
    sql, begun = book.reader, so_far or Offers()
    ids = None
    if person is None and begun.counted is not None:
        ids = (begun.counted, begun.counted + COUNTED)
    counts = {(each.kind, each.channel): each.talks for each in begun.offers}
    for kind, channel, talks_ in store.offers(sql, person, words=sought_words(text), ids=ids):
        key = Kind(kind), Channel(channel) if channel else None
        counts[key] = counts.get(key, 0) + talks_
    listed = sorted(
        (Offer(kind, channel, talks_) for (kind, channel), talks_ in counts.items()),
        key=lambda each: (-each.talks, each.kind.value, each.channel.value if each.channel else ""),
    )
    counted = ids[1] if ids is not None and ids[1] < store.last_talk(sql) else None
    return Offers(tuple(listed), counted)


def talks(book: Book, ids: Sequence[int], *, sought: str = "") -> dict[int, TalkView]:
    """Talks by id, with who took part and their topics; `sought`: what is looked for in them."""
    sql, words = book.reader, sought_words(sought)
    found = store.talks(sql, ids)
    who, topics = store.people_of_talks(sql, ids), store.topics_of_talks(sql, ids)
    return {
        number: _talk(row, who.get(number, ()), topics.get(number, ()), words)
        for number, row in found.items()
    }


def _talk(
    row: store.Row, who: Iterable[tuple[int, str]], topics: Iterable[str], words: Sequence[str]
) -> TalkView:
    number, kind, channel, direction, depth, day, at, minutes, subject, text, place, turns, *more = row
    by_hand, typed, gathering, gathering_name = more
    return TalkView(
        id=number,
        kind=Kind(kind),
        channel=Channel(channel) if channel else None,
        direction=Direction(direction) if direction else None,
        depth=Depth(depth) if depth else None,
        day=date.fromisoformat(day),
        at=datetime.fromisoformat(at) if at else None,
        minutes=minutes,
        subject=subject,
        text=text,
        place=place,
        turns=turns,
        people=tuple(Named(PersonId(each), name) for each, name in who),
        topics=tuple(topics),
        depth_by_hand=bool(by_hand),
        typed=bool(typed),
        gathering=GatheringId(gathering) if gathering is not None else None,
        gathering_name=gathering_name,
        found_at=first_place(text, words),
    )


def facts(book: Book, ids: Sequence[int]) -> dict[int, FactView]:
    """Dated facts by id."""
    return {number: people.fact_view(row) for number, row in store.facts(book.reader, ids).items()}


def head(book: Book, person: PersonId, *, today: date) -> PersonHead | None:
    """All that stands above a timeline; None where there is nobody of this id."""
    sql = book.reader
    row = people_store.person(sql, person)
    if row is None:
        return None
    answered = store.answers(sql, [person])
    handles = _by_answers(people.handle_views(sql, person), answered)
    facts_ = people.fact_views(sql, person)
    passed = [
        ladder.Passed(kind, answers_ or 0) for _person, _channel, kind, _tried, answers_, _day in answered
    ]
    reached = ladder.reached(passed, [each.field for each in facts_])
    times, latest, where = store.met(sql, person)
    over = row.state == State.DECEASED.value  # then nothing is told of what could come next
    topics, own = people_store.topics(sql, person)
    days, rhythm = rhythm_days(sql, person)
    birthday = next((each.value for each in facts_ if each.field == "birthday" and each.until is None), "")
    return PersonHead(
        id=person,
        name=row.name,
        shown=row.shown,
        given=called(row.given, row.name),
        stand_in=handles[0].text if handles and not row.name else "",
        company=row.company,
        title=row.title,
        city=row.city,
        circle=Circle(row.circle) if row.circle else None,
        state=State(row.state),
        want_to_know=bool(row.want_to_know),
        notes=row.notes,
        handles=tuple(handles),
        reached=reached,
        next_rung=None if over else ladder.next_rung(reached),
        marks=strips.marks(sql, [person], since=today - timedelta(days=STRIP_DAYS)).get(person, ()),
        contact_days=days,
        rhythm_days=rhythm if days >= 10 and not over else None,
        last_contact=date.fromisoformat(row.last_contact) if row.last_contact else None,
        met=(times, date.fromisoformat(latest) if latest else None, where),
        topics=tuple(topics),
        own_topics=frozenset(own),
        groups=tuple(people_store.groups(sql, person)),
        birthday=_partial(birthday),
        facts=tuple(facts_),
        ties=ties_of(sql, person),
        promises=open_promises(sql, person=person),
        sources=people_store.sources(sql, person),
        shallow=None if over else _shallow(sql, person, days),
        drift=drift_of(sql, person, today=today) if days >= ENOUGH_DAYS and row.circle and not over else None,
        wish_days=row.wish_days,
        wish_strict=bool(row.wish_strict),
        path=_path(book, person, today) if row.want_to_know and not over else None,
        ahead=() if over else meetings_ahead(sql, person, today),
        asks=asked_before.of_person(sql, person),
    )


def meetings_ahead(sql: sqlite3.Connection, person: int, today: date) -> tuple[MeetingAhead, ...]:
    """The next gatherings, and meetings of the calendar, that somebody comes to from a local day on."""
    found = meetings.meetings_of(sql, person, since=today.isoformat(), limit=AHEAD)
    return tuple(
        MeetingAhead(GatheringId(number), name, place, date.fromisoformat(day))
        for number, name, place, day in found
    )


def _path(book: Book, person: PersonId, today: date) -> Path | None:
    from networker.services import paths  # of whom the user wants to know alone

    return paths.path(book, person, day=today)


def _shallow(sql: sqlite3.Connection, person: int, days: int) -> ShallowTie | None:
    if days < SHALLOW_DAYS:
        return None
    deeper, messages, mine, theirs = store.spoken(sql, person)
    kind = shallow(days=days, deeper=deeper, mine=mine, theirs=theirs)
    return ShallowTie(kind, messages, mine) if kind is not None else None


def _partial(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def _by_answers(handles: Sequence[HandleView], answered: Sequence[store.Row]) -> list[HandleView]:
    """Handles, those first on whose channel most answers came; otherwise as they were."""
    won: dict[str, int] = {}
    for _person, channel, _kind, _tried, answers_, _day in answered:
        won[channel] = won.get(channel, 0) + (answers_ or 0)
    return sorted(handles, key=lambda each: -won.get(each.channel.value, 0))
