"""Any set of imports, taken back in any order: what stays is what the others and the user's hands made."""

import itertools
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from networker.domain.vocabulary import Channel, ImportId, PersonId
from networker.formats.records import (
    ME,
    FactValue,
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    Standing,
    TurnRecord,
)
from networker.services import backup, imports, people, undo
from networker.services.errors import CannotDo
from networker.services.take_out import take_out
from networker.store import schema
from networker.store.book import Book
from networker.store.tables.people import Fact
from tests.services.imports.taken_back import MAILS, NAMES, NOW, OWNER, File, bring, take_back
from tests.store.dump import dump, refold_everybody
from tests.thorough import examples

Dump = dict[str, list[tuple[object, ...]]]


def record(draw: st.DrawFn, kind: str, who: int, row: int) -> PersonRecord:
    """A record of one of a few people, known by the mail; the rest is there or not, and of few values."""

    def maybe(*values: str) -> str:
        return draw(st.sampled_from(["", *values]))

    handles = [HandleValue(Channel.MAIL, MAILS[who])]
    # A family's number told of people who are in no list ties them by itself, whoever else is there.
    if kind != "slack" and (
        number := maybe("+44 7700 900123", f"+44 7700 90020{who}")
    ):  # the first is a family's
        handles.append(HandleValue(Channel.PHONE, number))
    facts = [FactValue("connected", "", since=f"2019-03-0{who + 1}")] if kind == "linkedin" else []
    if place := maybe("Lyon", "Metz"):
        facts.append(FactValue("place", place))
    if born := maybe("1988-02-29", "1990-01-01"):
        facts.append(FactValue("birthday", born))
    if praise := maybe("Sailing"):
        facts.append(FactValue("custom", praise, "endorsed by them"))
    # Slack knows everybody of a team, and says of them what it knows where they are somebody.
    standing = Standing.MENTIONED if kind == "slack" else Standing.LISTED
    found = PersonRecord(
        kind, f"{kind}{who}", row, NAMES[who], draw(st.sampled_from(["Moll", "Moll", "Ode"])),
        company=maybe("Acme", "Kite"), title=maybe("Lead"), handles=tuple(handles), facts=tuple(facts),
        groups=tuple(filter(None, [maybe("Choir")])), notes=maybe("sails", "cooks"), photo=maybe("p").encode(),
        nickname=maybe("Nan"), suffix=maybe("PhD"), standing=standing,
    )  # fmt: skip
    return found._replace(raw=json.dumps([str(each) for each in found]))


def turn(draw: st.DrawFn, who: int, row: int) -> TurnRecord:
    """Something said to somebody and the next one, or to somebody alone, or what they answered, on one of two days."""
    parties = [
        Party(f"linkedin{n % 3}", f"{NAMES[n % 3]} Moll", (HandleValue(Channel.MAIL, MAILS[n % 3]),))
        for n in (who, who + draw(st.integers(0, 1)))
    ]
    at = f"2026-03-0{draw(st.integers(4, 5))}T1{draw(st.integers(0, 3))}:00:00+00:00"
    to = tuple(dict.fromkeys(parties))
    sender, to = (ME, to) if draw(st.booleans()) else (to[0], (ME, *to[1:]))
    said = f"{'words' if sender is ME else 'answer'} {at}"
    return TurnRecord("linkedin", f"t{who}", row, at, Channel.LINKEDIN, sender, to, text=said)


@st.composite
def files(draw: st.DrawFn) -> File:
    kind = draw(st.sampled_from(["linkedin", "vcard", "google", "slack"]))
    told = draw(st.lists(st.integers(0, 2), unique=True, max_size=3))
    items: list[Item] = [OwnerRecord("linkedin", 1, "Olga Wren", ("olga",))] if draw(st.booleans()) else []
    items += [record(draw, kind, who, row) for row, who in enumerate(told, 1)]
    items += [turn(draw, draw(st.integers(0, 2)), row) for row in range(draw(st.integers(0, 2)))]
    return File(tuple(items), kind == "linkedin" and len(told) > 1)


def bring_all(book: Book, found: Sequence[File]) -> dict[ImportId, File]:
    """Import them one after the other; those that changed something."""
    numbers = {bring(book, file, n): file for n, file in enumerate(found)}
    return {number: file for number, file in numbers.items() if number is not None}


def unnumbered(found: Dump) -> Dump:
    """Facts without their numbers: what is noted anew as an import goes has that of the moment.

    A job that comes out as it is stays the row of the import that brought it; told anew, it is of one that stands.
    """
    names = schema.columns(Fact)
    rows = [dict(zip(names, each, strict=True)) | {"id": 0} for each in found["fact"]]
    rows = [each | ({"import_id": 0, "noted": ""} if each["field"] == "job" else {}) for each in rows]
    return found | {"fact": sorted((tuple(each.values()) for each in rows), key=repr)}


def told(book: Book) -> dict[str, set[tuple[object, ...]]]:
    """What is known of whom: by mail, so that ids do not count."""
    who = "(SELECT group_concat(key) FROM handle m WHERE m.person_id = {0} AND m.channel = 'mail')"
    of = who.format("t.person_id")
    names = "t.field = 'custom' AND t.detail IN ('other name', 'former name')"
    queries = {
        "people": "SELECT key FROM handle WHERE channel = 'mail'",
        "names": f"SELECT {who.format('p.id')}, name FROM person p UNION SELECT {of}, value FROM fact t WHERE {names}",
        "handles": f"SELECT {of}, channel, key, text FROM handle t",
        # That an address appeared, or that somebody left, is news of its day.
        "facts": f"SELECT {of}, field, value, detail FROM fact t WHERE field NOT IN ('left', 'address') AND field <> 'job' AND NOT ({names})",
        "jobs": f"SELECT {of}, value, detail FROM fact t WHERE field = 'job'",
        "groups": f"SELECT {of}, group_id > 0 FROM group_member t",
        "photos": f"SELECT {of}, sha256 FROM photo t",
        "sources": f"SELECT {of}, kind, key FROM source t",
        "talks": f"SELECT {of}, i.origin_key, i.at, i.kind, i.direction, i.started, i.turns, i.marks, i.text"
        " FROM interaction_person t JOIN interaction i ON i.id = t.interaction_id",
    } | {part: f"SELECT {who.format('p.id')}, {part} FROM person p" for part in ("nickname", "suffix")}
    found = {what: set(book.read(query)) for what, query in queries.items()}
    notes = book.read(f"SELECT {who.format('p.id')}, notes FROM person p")
    found["notes"] = {(mail, each) for mail, said in notes for each in filter(None, said.split("\n\n"))}
    return found


def told_when_all_are_there(book: Book, found: Sequence[File]) -> dict[str, set[tuple[object, ...]]]:
    """What is known when the files that only mention people come once more: by now everybody is there of whom they tell."""
    for n, file in enumerate(found):
        if mentions := mentioned_in(file):
            bring(book, File(tuple(mentions)), n)
    return told(book)


def mentioned_in(file: File) -> list[PersonRecord]:
    """Those whom a file mentions and no more: of them it tells but where somebody else brought them before."""
    return [each for each in file.items if isinstance(each, PersonRecord) and each.source_kind == "slack"]


def names_spoken(found: Iterable[File]) -> set[tuple[object, ...]]:
    """By mail what talks and mentions call people: no list says so."""
    mentions = [each for file in found for each in mentioned_in(file)]
    turns = [each for file in found for each in file.items if isinstance(each, TurnRecord)]
    parties = {party for each in turns for party in (each.sender, *each.to) if party is not ME}
    return {(each.handles[0].text, f"{each.given} {each.family}") for each in mentions} | {
        (each.handles[0].text, each.name) for each in parties
    }


def names_listed(found: Iterable[File]) -> set[tuple[object, ...]]:
    """By mail what lists call people, whatever else is said of them."""
    records = [each for file in found for each in file.items if isinstance(each, PersonRecord)]
    return {
        (each.handles[0].text, f"{each.given} {each.family}")
        for each in records
        if each.standing is Standing.LISTED
    }


def sayings(found: Iterable[File]) -> set[tuple[object, ...]]:
    """By mail what files say that stands in a person's own row; and that somebody may have none of it."""
    records = [each for file in found for each in file.items if isinstance(each, PersonRecord)]
    said = {(each.handles[0].text, word) for each in records for word in (each.nickname, each.suffix)}
    return said | {(mail, "") for mail in (*MAILS, None)}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as found:
        yield Path(found)


FRESH = itertools.count()


def fresh(folder: Path) -> Book:
    return Book(folder / str(next(FRESH)), now=NOW)


@pytest.mark.property
@settings(max_examples=examples(30))
@given(found=st.lists(files(), min_size=3, max_size=4), data=st.data())
def test_any_set_of_imports_goes_in_any_order(folder: Path, found: list[File], data: st.DataObject) -> None:
    with closing(fresh(folder)) as book, closing(fresh(folder)) as other:
        empty = dump(book)
        brought = bring_all(book, found)
        whole, everything = dump(book), told(book)
        order = data.draw(st.permutations(list(brought)))
        some = order[: data.draw(st.integers(0, len(order)))]
        take_back(book, some)
        without = dump(book)
        assert backup.check(book) == []
        refold_everybody(book)
        assert dump(book) == without, "nothing is stale"

        others = [file for number, file in brought.items() if number not in some]
        bring_all(other, others)
        assert told(book)["people"] == told(other)["people"], (
            "nobody whom only these told of, and everybody else"
        )
        left, alone = told(book), told(other)
        # Of a file that only mentions people those are told of who were there: here others may have brought them.
        most = told_when_all_are_there(other, others)
        # Of nickname and suffix the first one told counts, which may have been taken back. But none stays that nobody tells.
        for what in alone.keys() - {"nickname", "suffix", "jobs", "names"}:
            assert alone[what] <= left[what] <= most[what], (
                f"no {what} that nobody tells, and all that anybody does"
            )
        # By which name a talk or a mention called somebody first is a matter of the order too.
        spoken = names_spoken(others)
        missed = (alone["names"] & names_listed(others)) - left["names"]
        assert not missed, "no name is lost that a list says"
        assert alone["names"] - spoken <= left["names"] <= alone["names"] | spoken
        for what in ("nickname", "suffix"):
            assert alone[what] <= left[what], what
        if not any(mentioned_in(file) for file in found):
            assert left["jobs"] == alone["jobs"]
        workers = {mail for mail, *_ in left["jobs"]}
        assert {mail for mail, *_ in alone["jobs"]} <= workers, "who has a job by these has one"
        for mail, *job in left["jobs"]:
            assert any(
                each.handles[0].text == mail
                and (each.title or each.company)
                and each.title in (job[0], "")
                and each.company in (job[1], "")
                for file in others
                for each in file.items
                if isinstance(each, PersonRecord)
            ), "a job of which nobody tells a part"
        assert left["nickname"] | left["suffix"] <= sayings(others)
        raws = [raw for (raw,) in book.read("SELECT raw FROM source")]
        standing = {each.raw for file in others for each in file.items if isinstance(each, PersonRecord)}
        gone = {
            each.raw
            for number in some
            for each in brought[number].items
            if isinstance(each, PersonRecord) and each.raw not in standing
        }
        assert not gone.intersection(raws), "no record in words of what was taken back"

        again = [number for number in sorted(some) if bring(book, brought[number], 9) is not None]
        for what in ("people", "handles"):
            assert everything[what] <= told(book)[what], f"{what} came back"
        for _ in again:
            undo.undo(book, now=NOW)
        assert dump(book) == without

        for _ in some:
            undo.undo(book, now=NOW)
        assert dump(book) == whole
        for _ in some:
            undo.redo(book, now=NOW)
        assert dump(book) == without
        for _ in some:
            undo.undo(book, now=NOW)
        take_back(book, sorted(some))
        assert unnumbered(dump(book)) == unnumbered(without), "the order does not count"

        take_back(book, [number for number in order if number not in some])
        assert dump(book) == empty


CALLED = st.tuples(
    st.sampled_from(["talk", "vcard", "google", "hubspot"]), st.sampled_from(["Moll", "Ode", "Kern"])
)


@settings(max_examples=4)
@given(called=st.lists(CALLED, min_size=4, max_size=4))
@example(called=[("talk", "Ode"), ("vcard", "Moll"), ("google", "Moll")])
@example(called=[("talk", "Ode"), ("hubspot", "Ode"), ("vcard", "Moll"), ("google", "Moll")])
@example(called=[("vcard", "Ode"), ("vcard", "Moll"), ("google", "Moll")])
def test_no_name_is_lost_that_a_list_says(folder: Path, called: list[tuple[str, str]]) -> None:
    """All tell of one person, by one address and one name or another."""
    with closing(fresh(folder)) as book:
        numbers = [bring(book, calling(*each), n) for n, each in enumerate(called)]
        for number in filter(None, numbers):
            take_back(book, [number])
            left = [each for n, each in zip(numbers, called, strict=True) if n not in (None, number)]
            names = [name for mail, name in told(book)["names"] if mail]
            assert {f"Ana {name}" for kind, name in left if kind != "talk"} <= set(names)
            without = dump(book)
            undo.undo(book, now=NOW)
            undo.redo(book, now=NOW)
            assert dump(book) == without
            undo.undo(book, now=NOW)


def calling(kind: str, family: str) -> File:
    """A file that calls somebody so, in a list or in what was said to her."""
    name, mail = f"Ana {family}", HandleValue(Channel.MAIL, MAILS[0])
    if kind != "talk":
        listed = PersonRecord(kind, "1", 1, "Ana", family, handles=(mail,), raw=json.dumps([family]))
        return File((listed,))
    at = "2026-03-04T10:00:00+00:00"
    said = TurnRecord(
        "mail", family, 1, at, Channel.MAIL, ME, (Party(MAILS[0], name, (mail,)),), text="words"
    )
    return File((OWNER, said))


@pytest.mark.property
@settings(max_examples=examples(25))
@given(found=st.lists(files(), min_size=2, max_size=4), data=st.data())
def test_whom_the_user_edited_stays_whole(folder: Path, found: list[File], data: st.DataObject) -> None:
    with closing(fresh(folder)) as book:
        brought: list[ImportId] = []
        edited: set[int] = set()
        for n, file in enumerate(found):
            number = bring(book, file, n)
            brought += [number] if number is not None else []
            there = [row[0] for row in book.read("SELECT id FROM person WHERE me = 0")]
            for person in data.draw(st.sets(st.sampled_from(there), max_size=1)) if there else ():
                people.add_to_group(book, [PersonId(person)], "Mine", now=NOW)
                edited.add(person)
        owned = ("handle", "interaction_person", "photo", "group_member")
        of = "person_id IN (" + ", ".join(map(str, edited)) + ")"
        # As the import brought them that brought the person; or by hand.
        came = (
            f"{of} AND (import_id IS NULL OR import_id = (SELECT import_id FROM person WHERE id = person_id))"
        )
        queries = {table: f"SELECT id FROM {table} WHERE {came} ORDER BY id" for table in owned}
        whole = {table: book.read(query) for table, query in queries.items()}
        order = data.draw(st.permutations(brought))
        take_back(book, order)
        assert {row[0] for row in book.read("SELECT id FROM person")} == edited
        assert {table: book.read(query) for table, query in queries.items()} == whole
        assert whole == {table: book.read(f"SELECT id FROM {table} ORDER BY id") for table in owned}
        for each in imports.past(book):
            assert all(kept.by_hand for kept in each.kept), "no other import tells of anybody now"
        assert backup.check(book) == []


@pytest.mark.property
@settings(max_examples=examples(30))
@given(found=st.lists(files(), min_size=2, max_size=4), data=st.data())
def test_who_was_taken_out_of_somebody_stays_whole(
    folder: Path, found: list[File], data: st.DataObject
) -> None:
    with closing(fresh(folder)) as book:
        brought = list(bring_all(book, found))
        pictures, out = [dump(book)], list[int]()
        for _ in range(data.draw(st.integers(1, 2))):
            rows = book.read(
                "SELECT s.id, s.person_id FROM source s JOIN person p ON p.id = s.person_id AND p.me = 0 ORDER BY 1"
            )
            source, person = data.draw(st.sampled_from(rows)) if rows else (0, 0)
            with suppress(CannotDo):
                # With a record goes all that its account tells, in other rows too.
                before = book.read(
                    "SELECT DISTINCT t.interaction_id FROM source s JOIN source o ON o.id = ?1 AND s.person_id = o.person_id"
                    " AND (s.id = o.id OR s.kind = o.kind AND s.key = o.key AND o.key NOT IN ('') AND instr(o.key, '|') = 0)"
                    " JOIN interaction_person t ON t.source_id = s.id ORDER BY 1",
                    (source,),
                )
                newcomer, _ = take_out(book, person, [source], now=NOW)
                assert (
                    book.read(
                        "SELECT interaction_id FROM interaction_person WHERE person_id = ? ORDER BY 1",
                        (newcomer,),
                    )
                    == before
                )
                out.append(newcomer)
                pictures.append(dump(book))
        there = book.read("SELECT id FROM person")
        for file in found:  # told again, everybody is who they are by now
            bring(book, file, 9)
        assert book.read("SELECT id FROM person") == there
        while dump(book) != pictures[-1]:
            undo.undo(book, now=NOW)
        take_back(book, data.draw(st.permutations(brought)))
        assert backup.check(book) == []
        assert set(out) <= {row[0] for row in book.read("SELECT id FROM person")}
        gone = dump(book)
        refold_everybody(book)
        assert dump(book) == gone
        for _ in brought:
            undo.undo(book, now=NOW)
        assert dump(book) == pictures[-1]
        for picture in reversed(pictures[:-1]):
            undo.undo(book, now=NOW)
            assert dump(book) == picture
