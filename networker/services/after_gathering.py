"""What follows a gathering: one talk with everybody who was there, and promises to write to some within the week.

A promise hangs on the talk it came from, and the talk on its gathering: so whoever is to be followed up is logged with
the same step where they were not (decision 0013).
"""

from collections.abc import Sequence
from datetime import date, datetime

from networker.domain.changes import Changes
from networker.domain.depth import depth_alone
from networker.domain.gatherings import days_to_follow_up
from networker.domain.vocabulary import Channel, Direction, GatheringId, Kind, Role, Side
from networker.services import gatherings
from networker.services.errors import CannotDo
from networker.services.follow_ups import insert as insert_follow_up
from networker.services.gatherings import GatheringView
from networker.store import gatherings as store
from networker.store.book import Book
from networker.store.writer import Step


def log_everybody(book: Book, gathering: GatheringId, *, also: Sequence[int] = (), now: datetime) -> Changes:
    """Log the gathering as one meeting with everybody who was there; whoever is logged is not logged twice.

    `also`: guests of whom it is said now that they were there, too. Raises CannotDo where it lies ahead, has no day, or everybody is logged already.
    """
    view = _view(book, gathering)
    guests = [each for each in view.guests if each.talk is None and (each.present or each.person.id in also)]
    people = [each.person.id for each in guests]
    if not people:
        raise CannotDo("Everybody who was there is logged already.")
    names = [each.person.name for each in guests[:3] if each.person.name]
    label = f"{view.row.name} with {', '.join(names)}" if names else view.row.name
    with book.step("log gathering", label, now=now) as step:
        gatherings.seat(step, gathering, also, Role.THERE, raise_only=True)
        _log(step, view, people, now)
    return step.changes


def follow_up(
    book: Book, gathering: GatheringId, people: Sequence[int], *, due: date, text: str = "", now: datetime
) -> Changes:
    """Promise oneself to write to these people by a day within the week; each gets a promise of their own.

    Whoever has one from this gathering gets no second. Raises CannotDo where it lies ahead or has no day, where the
    day is none of the week's, or where nobody is left to follow up.
    """
    view = _view(book, gathering)
    wanted = dict.fromkeys(people)
    guests = [
        each for each in view.guests if each.person.id in wanted and each.present and not each.followed_up
    ]
    if not guests:
        raise CannotDo("Choose those who were there and have no follow-up from it yet.")
    last = view.last or now.date()
    if due not in days_to_follow_up(min(last, now.date()), now.date()):
        raise CannotDo("Follow up within a week, or promise it on its own.")
    text = " ".join(text.split()) or f"Follow up after {view.row.name}"
    who = guests[0].person.name or "somebody"
    label = f"Follow up with {who if len(guests) == 1 else f'{len(guests)} people'} from {view.row.name}"
    with book.step("follow up gathering", label, now=now) as step:
        _log(step, view, [each.person.id for each in guests if each.talk is None], now)
        talked = store.talked(step.connection, gathering)
        for each in guests:
            person = each.person.id
            insert_follow_up(
                step, side=Side.ME, text=text, due=due, people=[person], interaction=talked[person], now=now
            )
    return step.changes


def _view(book: Book, gathering: GatheringId) -> GatheringView:
    """The gathering, where it has been; raises CannotDo otherwise."""
    found = gatherings.view(book, gathering)
    if found is None:
        raise CannotDo("This gathering is not in the book any more.")
    return found


def _log(step: Step, view: GatheringView, people: Sequence[int], now: datetime) -> None:
    """Add people to the talk that says no more than that they met there, making it where there is none."""
    first = view.first
    if first is None:
        raise CannotDo("Say first on which day it was.")
    if first > now.date():
        raise CannotDo("This gathering lies ahead: log it once it has been.")
    if not people:
        return
    talk = next(
        (
            number
            for number, kind, text, _place, _subject in store.talks(step.connection, view.row.id)
            if kind == Kind.MEETING.value and not text
        ),
        None,
    )
    if talk is None:
        depth = depth_alone(Kind.MEETING, "", both=True)
        talk = step.insert(
            "interaction", kind=Kind.MEETING.value, channel=Channel.IN_PERSON.value,
            direction=Direction.BOTH.value, depth=depth.value if depth else None, day=first.isoformat(),
            place=view.row.place, gathering_id=view.row.id, created_at=now.isoformat(),
        )  # fmt: skip
    for person in dict.fromkeys(people):
        step.insert("interaction_person", interaction=talk, person=person)
