"""The same files give the same people, with the same values, in whatever order and grouping they are brought in.

People of an invented world are told of by five kinds of source, each of which knows other addresses of theirs, and
other words of their names and work. Where one order can only leave two records beside each other, the safe merges of
Tidy bring them together. Which of several first words is the present one is a matter of the order; that none is lost
is not.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from networker import formats
from networker.domain.told import says_no_more
from networker.domain.vocabulary import Channel, Kind
from networker.formats.records import (
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    Recognised,
    TurnRecord,
)
from networker.services import imports, merge
from networker.store.book import Book
from tests.store.dump import dump
from tests.thorough import examples

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
# Two families and a stranger: within a family a phone is shared, and the given names do not contradict by chance.
CAST = (("Anna", "Lee"), ("Bruce", "Lee"), ("Carla", "Moll"), ("Dirk", "Moll"), ("Eve", "Stone"))


class One(NamedTuple):
    """What of somebody each source knows: bits that choose among their addresses."""

    linkedin: int
    vcard: int
    google: int
    telegram: int
    mail: int
    said: int  # and what each says of them: bits that choose among SAYS


KNOWS = st.builds(One, *[st.integers(0, 7)] * 5, st.integers(0, 63))
# What LinkedIn and two address books say of somebody, where they say anything.
SAYS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("linkedin", {"title": "Lead", "company": "Acme"}),
    ("vcard", {"nickname": "Bear", "middle": "Rose", "prefix": "Dr.", "wish_days": 30}),
    ("vcard", {"company": "Acme"}),
    ("google", {"nickname": "Cub", "middle": "R."}),
    ("google", {"title": "Cook", "company": "Inn"}),
    ("google", {"nickname": "Bear", "prefix": "Prof. Dr."}),
)


def addresses(who: int, knows: int) -> tuple[HandleValue, ...]:
    """Of two mail addresses of one's own and a phone that is the family's."""
    given_name, family = CAST[who]
    own = (
        HandleValue(Channel.MAIL, f"{given_name.lower()}@home.example"),
        HandleValue(Channel.MAIL, f"{given_name.lower()}@work.example"),
        HandleValue(Channel.PHONE, f"+4930123456{len(family)}"),
    )
    return tuple(each for bit, each in enumerate(own) if knows >> bit & 1)


def files_of(world: Sequence[One]) -> list[list[Item]]:
    """The five exports. Who is not known by any address is in none but LinkedIn's and Telegram's."""
    files: list[list[Item]] = [[], [], [], [], []]
    files[3].append(OwnerRecord("telegram", 0, "Olga Wren", ("user9",)))
    files[4].append(OwnerRecord("mail", 0, "Olga Wren", (), (HandleValue(Channel.MAIL, "olga@x.example"),)))
    olga = (
        Party("user9", "Olga Wren"),
        Party("", "Olga Wren", (HandleValue(Channel.MAIL, "olga@x.example"),)),
    )
    for who, one in enumerate(world):
        first, last = CAST[who]
        profile = HandleValue(Channel.LINKEDIN, f"https://www.linkedin.com/in/{first.lower()}")
        listed = {
            0: ("linkedin", first.lower(), (profile, *addresses(who, one.linkedin & 1)), one.linkedin & 4),
            1: ("vcard", f"uid-{who}", addresses(who, one.vcard), one.vcard),
            2: ("google", "", addresses(who, one.google), one.google),
            3: ("telegram", f"user{who}", addresses(who, 4), one.telegram & 1),
        }
        for n, (kind, number, handles, there) in listed.items():
            if there:
                record = PersonRecord(kind, number, who + 1, first, last, handles=handles)
                record = record._replace(**said_by(kind, one))
                files[n].append(record._replace(raw=repr(record)))
        said = Party(f"user{who}", f"{first} {last}")
        if one.telegram & 2:
            files[3].append(turn("telegram", f"chat {who}", olga[0], said))
        for address in addresses(who, one.mail & 3):
            party = Party("", f"{first} {last}", (address,))
            files[4].append(turn("mail", f"mail {address.text}", olga[1], party, Kind.MAIL))
    return [each for each in files if any(isinstance(item, PersonRecord | TurnRecord) for item in each)]


def said_by(kind: str, one: One) -> dict[str, Any]:
    """What a source says of somebody beside their name and addresses."""
    found: dict[str, Any] = {}
    for bit, (who, words) in enumerate(SAYS):
        if who == kind and one.said >> bit & 1:
            found |= words
    return found


def turn(kind: str, thread: str, one: Party, other: Party, what: Kind = Kind.MESSAGE) -> TurnRecord:
    channel = Channel.MAIL if what is Kind.MAIL else Channel.TELEGRAM
    return TurnRecord(
        kind, thread, 1, "2026-03-04T10:00:00+00:00", channel, one, (other,), what, "hello there"
    )


def bring(book: Book, drop: Sequence[Sequence[Item]], patch: pytest.MonkeyPatch) -> None:
    def read_all(path: Path, *_: object) -> Iterator[Recognised]:
        items = drop[int(path.name)]
        yield Recognised("test", "Test", f"file {path.name}", lambda: iter(items))

    patch.setattr(formats, "read_all", read_all)
    imports.apply(book, imports.plan(book, [Path(str(n)) for n in range(len(drop))]), now=NOW)


Keys = frozenset[tuple[str, str]]  # the addresses and ids of one
People = set[tuple[Keys, tuple[object, ...]]]  # and values; two of a family may have the same keys


def people_after(
    folder: Path, drops: Sequence[Sequence[Sequence[Item]]], patch: pytest.MonkeyPatch
) -> People:
    """Everybody by their addresses and ids, after the drops, a second round of them, and the safe merges."""
    book = Book(folder, now=NOW)
    try:
        for drop in drops:
            bring(book, drop, patch)
        before = dump(book)
        for drop in drops:
            bring(book, drop, patch)
        assert dump(book) == before, "the second time something changed"
        merge.merge_safe(book, now=NOW)
        found: dict[int, set[tuple[str, str]]] = {}
        for person, channel, key in book.read(
            "SELECT p.id, h.channel, h.key FROM person p JOIN handle h ON h.person_id = p.id WHERE me = 0"
            " UNION SELECT p.id, s.kind, s.key FROM person p JOIN source s ON s.person_id = p.id WHERE me = 0"
            " AND instr(s.key, '|') = 0"
        ):
            found.setdefault(person, set()).add((channel, key))
        return {(frozenset(keys), values_of(book, person)) for person, keys in found.items()}
    finally:
        book.close()


def values_of(book: Book, person: int) -> tuple[object, ...]:
    """Name, words of the name, jobs and wish of somebody, whichever of them are the present ones."""
    [(name, wish, *own)] = book.read(
        "SELECT name, wish_days, nickname, middle, prefix FROM person WHERE id = ?", (person,)
    )
    labels = ("nickname", "middle name", "form of address")
    facts = book.read(
        "SELECT field, detail, value FROM fact WHERE person_id = ? AND until IS NULL", (person,)
    )
    words = [
        fullest([word, *(value for field, detail, value in facts if (field, detail) == ("custom", label))])
        for word, label in zip(own, labels, strict=True)
    ]
    jobs = {(title, company) for field, company, title in facts if field == "job"}
    full = {job for job in jobs if not any(says_no_more(job, other) for other in jobs - {job})}
    return name, wish, *words, frozenset(full)


def fullest(words: Sequence[str]) -> frozenset[str]:
    """The words without first letters and whatever another of them says too."""
    parts = {part for word in words for part in word.split()}
    return frozenset(part for part in parts if len(part.strip(".")) > 1)


def owners(keys: Keys) -> set[str]:
    """Whose these addresses are, without the family's phone."""
    return {
        name
        for n, (name, _) in enumerate(CAST)
        for channel, key in keys
        if name.lower() in key.split("|")[0].lower() or key in (f"user{n}", f"uid-{n}")
    }


@pytest.mark.property
@settings(max_examples=examples(30), deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    world=st.lists(KNOWS, min_size=2, max_size=len(CAST)),
    order=st.permutations(range(5)),
    cuts=st.sets(st.integers(1, 4)),
    turned=st.booleans(),
)
def test_any_order_and_grouping_gives_the_same_people(
    world: list[One], order: list[int], cuts: set[int], turned: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = files_of(world)
    assume(files)
    ordered = [files[n] for n in order if n < len(files)]
    if turned:
        ordered = [list(reversed(each)) for each in ordered]
    bounds = [0, *sorted(cut for cut in cuts if cut < len(ordered)), len(ordered)]
    drops = [ordered[one:other] for one, other in pairwise(bounds)]
    with pytest.MonkeyPatch.context() as patch:
        together = people_after(tmp_path_factory.mktemp("together"), [files], patch)
        apart = people_after(tmp_path_factory.mktemp("apart"), drops, patch)
    for people in (together, apart):
        assert all(len(owners(keys)) <= 1 for keys, _ in people), "two people became one"
    assert together == apart
