"""A book filled with invented people: for looking around, for the pictures, and for tests.

One undoable step writes all of it, through the same tables as anything else.
"""

from datetime import datetime

from networker.domain.changes import Changes
from networker.domain.names import fold, sort_key
from networker.domain.vocabulary import Channel
from networker.services import sample_fruit
from networker.services.handles import key_of
from networker.services.people import group_number
from networker.services.sample_network import SampleInteraction, SampleNetwork, SamplePerson
from networker.services.sample_people import generate
from networker.store.book import Book
from networker.store.writer import Step


def fill(book: Book, *, now: datetime, seed: int = 7, people: int = 120) -> Changes:
    """Write the invented network into a book, placed relative to the local day of `now`."""
    network = generate(now.date(), seed=seed, people=people)
    with book.step("fill with samples", "Sample people", now=now) as step:
        _Writing(step, network, now=now).write()
    with book.bookkeeping() as sql:  # the day's list is drawn by the book: invented ones all draw alike
        sql.execute("UPDATE meta SET value = ? WHERE key = 'book'", (f"sample {seed}",))
    return step.changes


class _Writing:
    """One network on its way into one step; ids by index in the network."""

    def __init__(self, step: Step, network: SampleNetwork, *, now: datetime) -> None:
        self._step = step
        self._network = network
        self._now = now
        self._today = now.date().isoformat()
        self._people: list[int] = []
        self._talks: list[int] = []
        self._gatherings: list[int] = []
        self._topics: dict[str, int] = {}

    def write(self) -> None:
        """Write everything, what others refer to first."""
        for person in self._network.people:
            self._people.append(self._person(person))
        for gathering in self._network.gatherings:
            number = self._step.insert(
                "gathering", name=gathering.name, place=gathering.place, day=gathering.day.isoformat(),
                until=gathering.until.isoformat(), notes=gathering.notes,
            )  # fmt: skip
            self._gatherings.append(number)
            for each in gathering.people:
                self._step.insert("gathering_person", gathering=number, person=self._people[each])
        self._write_talks()
        self._write_around()

    def _person(self, person: SamplePerson) -> int:
        step = self._step
        number = step.insert(
            "person", name=person.name, given=person.given, family=person.family, nickname=person.nickname,
            folded=sort_key(person.name), state=person.state.value,
            circle=int(person.circle) if person.circle else None, want_to_know=person.want_to_know,
            notes=person.notes, created_at=self._now.isoformat(),
        )  # fmt: skip
        for handle in person.handles:
            key = key_of(handle.channel, handle.text)
            step.insert(
                "handle", person=number, channel=handle.channel.value, text=handle.text, key=key,
                label=handle.label, first=handle.primary, shared=not key,
            )  # fmt: skip
        known = person.known_since.isoformat()
        extra: list[tuple[str, str, str, str | None, str | None]] = []
        if person.birthday:
            extra.append(("birthday", person.birthday.iso, "", None, None))
        if person.how_met:
            extra.append(("how met", person.how_met, "", known, None))
        told = [(f.field, f.value, f.detail, f.since or None, f.until or None) for f in person.facts]
        for name, value, detail, since, until in (*told, *extra):
            step.insert(
                "fact", person=number, field=name, value=value, detail=detail, since=since, until=until,
                noted=known,
            )  # fmt: skip
        for topic in person.topics:
            step.insert("person_topic", person=number, topic=self._topic(topic))
        return number

    def _topic(self, name: str) -> int:
        if name not in self._topics:
            found = self._step.rows("SELECT id FROM topic WHERE folded = ?", (fold(name),))
            self._topics[name] = (
                found[0][0] if found else self._step.insert("topic", name=name, folded=fold(name))
            )
        return self._topics[name]

    def _write_talks(self) -> None:
        """Talks by the thousand: plain rows, with numbers given here."""
        step, network = self._step, self._network
        first = step.rows("SELECT coalesce(max(id), 0) + 1 FROM interaction")[0][0]
        self._talks = list(range(first, first + len(network.interactions)))
        step.insert_many(
            "interaction",
            ("id", "kind", "channel", "direction", "depth", "depth_by_hand", "day", "at", "minutes", "subject",
             "text", "place", "thread", "turns", "started", "gathering_id", "origin", "created_at"),
            (self._talk_row(*each) for each in zip(self._talks, network.interactions, strict=True)),
        )  # fmt: skip
        step.insert_many(
            "interaction_person",
            ("interaction_id", "person_id"),
            (
                (number, self._people[who])
                for number, talk in zip(self._talks, network.interactions, strict=True)
                for who in dict.fromkeys(talk.people)
            ),
        )
        step.insert_many(
            "interaction_topic",
            ("interaction_id", "topic_id"),
            [
                (number, self._topic(topic))
                for number, talk in zip(self._talks, network.interactions, strict=True)
                for topic in dict.fromkeys(talk.topics)
            ],
        )

    def _talk_row(self, number: int, talk: SampleInteraction) -> tuple[object, ...]:
        return (
            number, talk.kind.value, talk.channel.value if talk.channel else None,
            talk.direction.value if talk.direction else None, talk.depth.value if talk.depth else None, False,
            talk.day.isoformat(), talk.at.isoformat() if talk.at else None, talk.minutes, talk.subject, talk.text,
            talk.place, talk.thread, talk.turns, talk.started.value if talk.started else None,
            self._gatherings[talk.gathering] if talk.gathering is not None else None,
            "", self._now.isoformat(),
        )  # fmt: skip

    def _write_around(self) -> None:
        step, network, people = self._step, self._network, self._people
        for promise in network.follow_ups:
            number = step.insert(
                "follow_up", side=promise.side.value, text=promise.text,
                due=promise.due.isoformat() if promise.due else None, state=promise.state.value,
                done_at=promise.closed.isoformat() if promise.closed else None,
                created_at=promise.made.isoformat(),
                interaction_id=self._talks[promise.interaction] if promise.interaction is not None else None,
            )  # fmt: skip
            for each in promise.people:
                step.insert("follow_up_person", follow_up=number, person=people[each])
        for group in network.groups:
            number = group_number(step, group.name)
            for each in group.members:
                step.insert("group_member", group=number, person=people[each])
        for win in network.wins:
            number = step.insert("win", day=win.day.isoformat(), text=win.text, channel=win.channel.value)
            for each in win.people:
                step.insert("win_person", win=number, person=people[each])
        sample_fruit.write(step, network, people)
        for ask in network.asks:
            open_, day = ask.end == "open", ask.day.isoformat()
            number = step.insert(
                "ask", question=ask.question, day=day, outcome=ask.outcome, closed_day=None if open_ else day
            )
            for n, each in enumerate(ask.whom):
                used = ask.end == "used" and n == 0  # and they were thanked for it
                step.insert(
                    "ask_person", ask=number, person=people[each], day=day, channel=Channel.MAIL.value,
                    helped=True if used else None, thanked_day=day if used else None,
                )  # fmt: skip
        for tie in network.relations:
            step.insert(
                "tie", person=people[tie.person], other=people[tie.other], kind=tie.kind,
                day=tie.day.isoformat() if tie.day else None,
            )  # fmt: skip
