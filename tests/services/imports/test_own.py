"""Whoever has an address or an id of the user's is the user, and no contact: in whatever order the files tell it,
and whatever is merged, taken out, split or taken back in between.
"""

import itertools
import random
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, ImportId, Kind
from networker.formats.records import ME, HandleValue, Item, OwnerRecord, Party, PersonRecord, TurnRecord
from networker.services import backup, imports, people, somebody, undo
from networker.services.errors import CannotDo
from networker.services.imports.planned import ImportRefused
from networker.services.merge import merge, merges, split
from networker.services.take_out import records, take_out
from networker.store.book import Book
from networker.store.errors import NothingToUndo
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import dump

MAILS = tuple(HandleValue(Channel.MAIL, f"olga{n}@wren.example") for n in range(3))
PAGE = HandleValue(Channel.LINKEDIN, "https://www.linkedin.com/in/olga")
PHONE = HandleValue(Channel.PHONE, "+44 7700 900123")  # the family's
FRIEND = HandleValue(Channel.MAIL, "ana@x.example")
IDS = {"telegram": "user7", "linkedin": "olga", "google": "g7"}


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def contacts(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT name FROM person WHERE me = 0 ORDER BY name")]


def strays(book: Book) -> list[tuple[object, ...]]:
    """Contacts with an address or an id of the user's."""
    return book.read(
        "SELECT p.id, p.name, h.key FROM person p JOIN handle h ON h.person_id = p.id WHERE p.me = 0 AND h.key <> ''"
        " AND h.channel <> 'phone' AND EXISTS (SELECT 1 FROM handle m JOIN person u ON u.id = m.person_id AND u.me = 1"
        " WHERE m.channel = h.channel AND m.key = h.key)"
        " UNION SELECT p.id, p.name, s.kind || s.key FROM person p JOIN source s ON s.person_id = p.id WHERE p.me = 0"
        " AND s.key NOT LIKE '%|%'"  # a name is no id
        " AND EXISTS (SELECT 1 FROM source m JOIN person u ON u.id = m.person_id AND u.me = 1"
        " WHERE m.kind = s.kind AND m.key = s.key)"
    )


OWNER = OwnerRecord("linkedin", 1, "Olga Wren", ("olga",), (PAGE, MAILS[0]))


def told(kind: str, *handles: HandleValue, name: str = "Olga Wren", number: str = "") -> PersonRecord:
    return record(kind, number, name, *handles)


CARD = told("vcard", MAILS[0], MAILS[1])
OTHER = told("google", MAILS[1], MAILS[2], name="Me")
MESSAGE = TurnRecord(
    "mail", "t", 1, "2026-03-04T10:00:00+00:00", Channel.MAIL, Party("", "O. W.", (MAILS[2],)),
    (Party("", "Ana Ruiz", (FRIEND,)),), Kind.MAIL, "words",
)  # fmt: skip


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_the_order_in_which_files_tell_it_does_not_count(book: Book, order: tuple[int, ...]) -> None:
    files: list[list[Item]] = [
        [OWNER],
        [CARD],
        [OTHER],
        [OwnerRecord("mail", 1, "", (), (MAILS[2],)), MESSAGE],
    ]
    for n in order:
        brought(book, files[n])
    assert contacts(book) == ["Ana Ruiz"]
    assert strays(book) == []
    for n in order:
        assert brought(book, files[n]).import_id is None


def test_an_id_is_remembered(book: Book) -> None:
    owner = OwnerRecord("telegram", 1, "Olga Wren", ("user7",))
    brought(book, [owner])
    done = brought(book, [record("telegram", "user7", "Olga"), record("telegram", "user8", "Ana Ruiz")])
    assert [each.why for each in done.skipped] == ["this is you"]
    assert contacts(book) == ["Ana Ruiz"]
    assert brought(book, [owner]).import_id is None


def test_a_contact_of_an_id_that_turns_out_to_be_the_users_is_one_no_more(book: Book) -> None:
    brought(book, [record("telegram", "user7", "Olga"), record("telegram", "user8", "Ana Ruiz")])
    owner = brought(book, [OwnerRecord("telegram", 1, "Olga Wren", ("user7",))]).import_id
    assert contacts(book) == ["Ana Ruiz"]
    assert owner is not None
    undo.undo_import(book, ImportId(owner), now=NOW)
    assert contacts(book) == ["Ana Ruiz", "Olga"]


def test_who_tells_of_the_user_too_keeps_them_when_another_import_goes(book: Book) -> None:
    empty = dump(book)
    numbers = [brought(book, [each]).import_id for each in (CARD, OWNER)]
    numbers.append(brought(book, [OwnerRecord("mail", 1, "", (), (MAILS[0], MAILS[2]))]).import_id)
    for gone, left in ((1, []), (2, ["Olga Wren"]), (0, [])):
        undo.undo_import(book, ImportId(numbers[gone] or 0), now=NOW)
        assert contacts(book) == left
    assert dump(book) == empty


def test_of_a_family_the_user_is_who_is_called_so(book: Book) -> None:
    cards = [told("vcard", MAILS[0], PHONE), told("vcard", MAILS[0], PHONE, name="Max Wren")]
    brought(book, cards)
    brought(book, [OWNER])
    assert contacts(book) == ["Max Wren"]
    brought(
        book,
        [
            told("google", MAILS[0], PHONE, name="Max Wren", number="m"),
            told("google", PHONE, name="Ida Wren"),
        ],
    )
    assert contacts(book) == ["Ida Wren", "Max Wren"]


def test_a_namesake_is_not_the_user(book: Book) -> None:
    namesake = HandleValue(Channel.MAIL, "olga@other.example")
    brought(book, [told("google", MAILS[0]), told("google", namesake)])
    brought(book, [OWNER])
    assert contacts(book) == ["Olga Wren"]
    assert book.read("SELECT h.text FROM handle h JOIN person p ON p.id = h.person_id WHERE p.me = 0") == [
        (namesake.text,)
    ]
    assert brought(book, [OwnerRecord("google", 1, "Olga Wren", ("g7",))]).import_id
    assert contacts(book) == ["Olga Wren"]


def test_who_was_split_from_the_user_is_the_user_too(book: Book) -> None:
    brought(book, [told("telegram", number="user7", name="O. Wren")])
    brought(book, [told("linkedin", PAGE, number="olga")])
    one, other = (row[0] for row in book.read("SELECT id FROM person ORDER BY id"))
    merge(book, one, other, now=NOW)
    brought(book, [OWNER, OwnerRecord("telegram", 1, "Olga Wren", ("user7",))])
    assert contacts(book) == []
    split(book, merges(book)[0].step, now=NOW)
    assert contacts(book) == []


def test_a_friend_to_whom_one_mail_went_is_not_the_user(book: Book) -> None:
    mine = OwnerRecord("mail", 1, "", (), (MAILS[0],))
    brought(book, [mine, mine, mine, OwnerRecord("mail", 2, "", (), (FRIEND,)), OWNER])
    brought(book, [told("vcard", FRIEND, name="Ana Ruiz")])
    assert contacts(book) == ["Ana Ruiz"]


def test_a_plan_of_before_the_book_knew_the_user_leaves_them_out(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(_plan: imports.Plan) -> None:
        brought(book, [OWNER])

    brought(
        book, [told("google", MAILS[0], name="Me"), told("google", FRIEND, name="Ana Ruiz")], answer=meanwhile
    )
    assert contacts(book) == ["Ana Ruiz"]
    assert strays(book) == []


def test_nobody_becomes_the_user_by_a_merge_nor_the_user_somebody(book: Book) -> None:
    brought(book, [CARD])
    brought(book, [OWNER])
    ana, _ = people.add(book, name="Ana Ruiz", now=NOW)
    before = dump(book)
    [(me,)] = book.read("SELECT id FROM person WHERE me = 1")
    for verb in (lambda: merge(book, ana, me, now=NOW), lambda: merge(book, me, ana, now=NOW)):
        with pytest.raises(CannotDo, match="your own entry"):
            verb()
    with pytest.raises(CannotDo, match="your own entry"):
        take_out(book, me, [records(book, me)[0].id], now=NOW)
    assert dump(book) == before


class Life:
    """A random run of files that tell of the user and two friends, and of what the user does between them."""

    def __init__(self, seed: int, book: Book) -> None:
        self.random, self.book, self.told = random.Random(seed), book, [f"seed {seed}"]

    def items(self) -> list[Item]:
        r, found = self.random, list[Item]()
        mine = [*MAILS, PAGE]
        if r.random() < 0.5:
            kind = r.choice(list(IDS))
            found.append(
                OwnerRecord(
                    kind, 1, "Olga Wren", r.choice([(), (IDS[kind],)]), tuple(r.sample(mine, r.randint(0, 2)))
                )
            )
        for row in range(r.randint(0, 3)):
            kind = r.choice(["telegram", "linkedin", "google", "vcard"])
            number = r.choice(["", IDS.get(kind, "")])
            name = r.choice(["Olga Wren", "O. Wren", "Olga"])
            handles = r.sample([*mine, PHONE], r.randint(0, 3))
            found.append(record(kind, number, name, *handles, row=row + 1, title=r.choice(["", "Lead"])))
        for name in r.sample(["Ana Ruiz", "Ben Ode"], r.randint(0, 2)):
            mail = HandleValue(Channel.MAIL, f"{name[:3].lower()}@x.example")
            found.append(record(r.choice(["linkedin", "google"]), name[:3], name, mail, PHONE, row=9))
        if r.random() < 0.6:
            kind = r.choice(list(IDS))
            who = Party(IDS[kind], r.choice(["Olga Wren", "Olga"]), tuple(r.sample(mine, r.randint(0, 1))))
            ana = Party("Ana", "Ana Ruiz", (FRIEND,))
            turn = TurnRecord(
                kind,
                "t",
                1,
                f"2026-03-0{r.randint(1, 9)}T10:00:00+00:00",
                Channel.TELEGRAM,
                who,
                (ana,),
                text="words",
            )
            found += (
                [OwnerRecord(kind, 1, "Olga Wren", (IDS[kind],)), turn]
                if r.random() < 0.8
                else [turn, turn._replace(sender=ME, to=(ana,), id="m")]
            )
        return found

    def bring(self) -> None:
        brought(self.book, *[self.items() for _ in range(self.random.randint(1, 2))])

    def someone(self) -> int:
        return int(self.random.choice(self.book.read("SELECT id FROM person ORDER BY id"))[0])

    def merge(self) -> None:
        """Two of whom both are the user or neither is: who makes one of the user and a friend has said so."""
        one, other = self.someone(), self.someone()
        if somebody.name_of(self.book, one).startswith("O") == somebody.name_of(self.book, other).startswith(
            "O"
        ):
            merge(self.book, one, other, now=NOW)

    def split(self) -> None:
        past = self.random.choice(merges(self.book))
        split(self.book, past.step, gone=past.gone, now=NOW)

    def out(self) -> None:
        source, person = self.random.choice(self.book.read("SELECT id, person_id FROM source ORDER BY id"))
        take_out(self.book, person, [source], now=NOW)

    def back(self) -> None:
        past = [each.id for each in imports.past(self.book) if not each.undone]
        undo.undo_import(self.book, ImportId(self.random.choice(past)), now=NOW)

    def undo(self) -> None:
        undo.undo(self.book, now=NOW)


@pytest.mark.parametrize("seed", range(25))
def test_no_contact_ever_has_what_is_the_users(seed: int, book: Book) -> None:
    life = Life(seed, book)
    for _ in range(14):
        verb = life.random.choice(
            [
                life.bring,
                life.bring,
                life.bring,
                life.bring,
                life.merge,
                life.out,
                life.split,
                life.back,
                life.undo,
            ]
        )
        life.told.append(verb.__name__)
        with suppress(CannotDo, NothingToUndo, IndexError, ImportRefused):
            verb()
        assert strays(book) == [], life.told
    assert backup.check(book) == []
