"""Setting right what the timeline says: a talk corrected, or taken out of the book. Logging is the quick line's."""

from dataclasses import dataclass
from datetime import date, datetime, time

from networker.domain.changes import Changes
from networker.domain.depth import depth_of_day
from networker.domain.vocabulary import Channel, Depth, Direction, InteractionId, Kind, PersonId
from networker.services import depths, timeline, topics
from networker.services.errors import CannotDo
from networker.services.local_times import moment
from networker.services.views import TalkView
from networker.store.book import Book
from networker.store.writer import Step

NAMED = 3  # people in the name of a step


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """All that can be said otherwise of a talk, as it shall be. Days and times are local."""

    kind: Kind
    channel: Channel | None
    direction: Direction | None
    depth: Depth | None  # None: worked out from what is known
    day: date
    time: time | None
    people: tuple[PersonId, ...]
    place: str
    topics: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, view: TalkView) -> "Correction":
        """A talk as it stands."""
        return cls(
            kind=view.kind,
            channel=view.channel,
            direction=view.direction,
            depth=view.depth if view.depth_by_hand else None,
            day=view.day,
            time=view.at.time().replace(second=0, microsecond=0) if view.at else None,
            people=tuple(each.id for each in view.people),
            place=view.place,
            topics=view.topics,
            text=view.text,
        )


def correct(book: Book, talk: InteractionId, to: Correction, *, now: datetime) -> Changes:
    """Make a talk say what it should. Nothing is written where it says so already.

    Raises CannotDo where it is not there any more, lies ahead, a topic is none, or nobody would be left of those in it.
    """
    was = _talk(book, talk)
    before = Correction.of(was)
    if before.people and not to.people:
        raise CannotDo("Somebody must have been there: leave one of them, or delete the entry.")
    if to.day > max(now.date(), was.day):
        raise CannotDo("This day lies ahead. What is planned is a promise, not a talk.")
    named = tuple(topics.checked(each) for each in to.topics) if to.topics != before.topics else to.topics
    with book.step("correct talk", f"Corrected: {_label(was)}", now=now) as step:
        if to != before:
            near = [row[0] for row in depths.spell(step, talk)]
            step.update("interaction", talk, **_columns(was, before, to, now))
            _set_people(step, talk, to.people)
            _set_topics(step, talk, named)
            depths.settle(step, {talk, *near})
    return step.changes


def delete(book: Book, talk: InteractionId, *, now: datetime) -> Changes:
    """Take a talk out of the book. What was promised in it stays a promise.

    Raises CannotDo where it is not there any more.
    """
    was = _talk(book, talk)
    with book.step("delete talk", f"Deleted: {_label(was)}", now=now) as step:
        near = {row[0] for row in depths.spell(step, talk)} - {talk}
        for table in ("interaction_person", "interaction_topic"):
            for (link,) in step.rows(f"SELECT id FROM {table} WHERE interaction_id = ?", (talk,)):
                step.delete(table, link)
        for (promise,) in step.rows("SELECT id FROM follow_up WHERE interaction_id = ?", (talk,)):
            step.update("follow_up", promise, interaction_id=None)
        step.delete("interaction", talk)
        depths.settle(step, near)
    return step.changes


def _talk(book: Book, talk: InteractionId) -> TalkView:
    found = timeline.talks(book, [talk]).get(talk)
    if found is None:
        raise CannotDo("This entry is not in the book any more.")
    return found


def _label(view: TalkView) -> str:
    what = view.kind.value.capitalize()
    names = [each.name for each in view.people[:NAMED] if each.name]
    return f"{what} with {', '.join(names)}" if names else what


def _columns(was: TalkView, before: Correction, to: Correction, now: datetime) -> dict[str, object]:
    values: dict[str, object] = {
        "kind": to.kind.value,
        "channel": to.channel.value if to.channel else None,
        "direction": to.direction.value if to.direction else None,
        "day": to.day.isoformat(),
        "place": to.place.strip(),
        "text": to.text,
    }
    if (to.day, to.time) != (before.day, before.time):
        at = moment(to.day, to.time, now=now) if to.time else None
        values["at"] = at.isoformat() if at else None
    if to.direction is not before.direction:
        values["started"] = None
    said = (to.kind, to.direction, to.text)
    if to.depth is not None and to.kind is not Kind.NOTE:
        values |= {"depth": to.depth.value, "depth_by_hand": True}
    elif was.depth_by_hand or said != (before.kind, before.direction, before.text):
        both = to.direction is Direction.BOTH
        depth = depth_of_day(to.kind, to.text, both=both, turns=was.turns)
        values |= {"depth": depth.value if depth else None, "depth_by_hand": False}
    return values


def _set_people(step: Step, talk: InteractionId, people: tuple[PersonId, ...]) -> None:
    links = {
        person: link
        for link, person in step.rows(
            "SELECT id, person_id FROM interaction_person WHERE interaction_id = ?", (talk,)
        )
    }
    for person in set(links) - set(people):
        step.delete("interaction_person", links[person])
    for person in dict.fromkeys(people):
        if person not in links:
            step.insert("interaction_person", interaction=talk, person=person)


def _set_topics(step: Step, talk: InteractionId, names: tuple[str, ...]) -> None:
    wanted = dict.fromkeys(topics.number_of(step, name) for name in names)
    links = {
        topic: link
        for link, topic in step.rows(
            "SELECT id, topic_id FROM interaction_topic WHERE interaction_id = ?", (talk,)
        )
    }
    for topic in set(links) - set(wanted):
        step.delete("interaction_topic", links[topic])
    for topic in wanted:
        if topic not in links:
            step.insert("interaction_topic", interaction=talk, topic=topic)
