"""Doubtful values: two birthdays, two present jobs or places that contradict, one mail address of two people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice

from networker.domain.dates import PartialDate
from networker.domain.not_people import is_automatic
from networker.domain.offices import is_role_address
from networker.services.rows import PersonRow
from networker.services.tidy.frame import Asked, Choice, Item, Reason, TidyList
from networker.store.tidy import people as people_store
from networker.store.tidy import values as store

KEY = "doubtful"
BIRTHDAY, JOB, PLACE, ADDRESS = "birthday", "job", "place", "address"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Values of which one is right. `people`: one, or of an address all who have it, as `choices` have them."""

    what: str
    key: str
    people: tuple[int, ...]
    choices: tuple[Choice, ...]

    @property
    def mark(self) -> str:
        """The values themselves, by which a "keep both" is remembered."""
        return f"{self.what}: " + " | ".join(sorted({each.text for each in self.choices}))


def contradict(one: str, other: str) -> bool:
    """Whether two partial dates cannot be the same day; what is no date contradicts nothing."""
    try:
        first, second = PartialDate.parse(one), PartialDate.parse(other)
    except ValueError:
        return False
    return any(
        here is not None and there is not None and here != there
        for here, there in ((first.year, second.year), (first.month, second.month), (first.day, second.day))
    )


def _doubts(asked: Asked) -> Iterator[Doubt]:
    """All that are open, in an order that stays."""
    kept = people_store.kept_words(asked.sql, KEY)
    for each in (*_birthdays(asked), *_beside(asked, JOB), *_beside(asked, PLACE), *_shared(asked)):
        if any((person, each.mark) not in kept for person in each.people):
            yield each


def _birthdays(asked: Asked) -> Iterator[Doubt]:
    for person, rows in groupby(store.birthdays(asked.sql, asked.import_id), key=lambda row: row[0]):
        told = {value: Choice(number, value, kind) for _, number, value, kind in reversed(list(rows))}
        choices = tuple(reversed(told.values()))  # of one value told twice the first row
        if any(contradict(one.text, other.text) for one in choices for other in choices):
            yield Doubt(BIRTHDAY, f"birthday {person}", (person,), choices)


def _beside(asked: Asked, what: str) -> Iterator[Doubt]:
    rows = (store.jobs if what == JOB else store.places)(asked.sql, asked.import_id)
    for person, of_person in groupby(rows, key=lambda row: row[0]):
        listed = list(of_person)
        present = listed[0][5]  # of several main ones the first is the present one
        choices = [Choice(present, _said(*listed[0][6:8]), listed[0][8])]
        choices += [Choice(row[1], _said(*row[2:4]), row[4]) for row in listed if row[5] == present]
        yield Doubt(what, f"{what} {person}", (person,), tuple(choices))


def _said(value: str, company: str) -> str:
    return ", ".join(filter(None, (value, company)))


def _shared(asked: Asked) -> Iterator[Doubt]:
    for key, rows in groupby(store.shared_mails(asked.sql, asked.import_id), key=lambda row: row[0]):
        if is_role_address(key) or is_automatic(key):
            continue  # of an office or a family, whoever answers: no doubt
        holders = {person: Choice(number, text) for _, number, person, text in rows}
        if len(holders) > 1:
            yield Doubt(ADDRESS, f"address {key}", tuple(holders), tuple(holders.values()))


def _page(asked: Asked, limit: int) -> list[Item]:
    found = list(islice(_doubts(asked), limit))
    cards = asked.cards([person for each in found for person in each.people])
    return list(filter(None, (_item(each, cards) for each in found)))


def _item(doubt: Doubt, cards: dict[int, PersonRow]) -> Item | None:
    people = [cards[each] for each in doubt.people if each in cards]
    if not people:
        return None
    choices: Iterable[Choice] = doubt.choices
    if doubt.what == ADDRESS:
        choices = [
            replace(each, person=cards[who]) for each, who in zip(doubt.choices, doubt.people, strict=True)
        ]
    return Item(
        of=KEY, key=doubt.key, people=tuple(people), reason=Reason(doubt.what, doubt.choices[0].text),
        choices=tuple(choices), mark=doubt.mark,
    )  # fmt: skip


LIST = TidyList(KEY, lambda asked: sum(1 for _ in _doubts(asked)), _page)
