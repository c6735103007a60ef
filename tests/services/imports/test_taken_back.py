"""Any set of imports, taken back in any order: what stays is what the others and the user's hands made."""

import itertools
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from networker import formats
from networker.domain.vocabulary import Channel, ImportId, PersonId
from networker.formats.records import (
    ME,
    FactValue,
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    Recognised,
    Standing,
    TurnRecord,
)
from networker.services import backup, imports, merge, people, undo
from networker.services.errors import CannotDo
from networker.services.take_out import take_out
from networker.store import schema
from networker.store.book import Book
from tests.store.dump import dump, refold_everybody
from tests.thorough import examples

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
Dump = dict[str, list[tuple[object, ...]]]
NAMES = ("Ana", "Ben", "Cem")
MAILS = tuple(f"{name.lower()}@x.example" for name in NAMES)


class File(NamedTuple):
    """What one import brings."""

    items: tuple[Item, ...]
    everybody: bool = False  # whoever is missing in it has left


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


def bring(book: Book, file: File, n: int) -> ImportId | None:
    """Import a file as if a reader had yielded its records; None where it changes nothing."""
    found = Recognised("test", "Test", f"file {n}", lambda: iter(file.items), file.everybody)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formats, "read_all", lambda *_: iter([found]))
        plan = imports.plan(book, [Path(str(n))])
        number = imports.apply(book, plan, now=NOW + timedelta(days=n)).import_id
    return ImportId(number) if number is not None else None


def bring_all(book: Book, found: Sequence[File]) -> dict[ImportId, File]:
    """Import them one after the other; those that changed something."""
    numbers = {bring(book, file, n): file for n, file in enumerate(found)}
    return {number: file for number, file in numbers.items() if number is not None}


def take_back(book: Book, order: Sequence[ImportId]) -> None:
    for number in order:
        undo.undo_import(book, number, now=NOW)


def unnumbered(found: Dump) -> Dump:
    """Facts without their numbers: what is noted anew as an import goes has that of the moment.

    A job that comes out as it is stays the row of the import that brought it; told anew, it is of one that stands.
    """
    names = schema.columns(schema.Fact)
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


# ---- single cases


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def card(
    who: int, *phones: str, kind: str = "vcard", company: str = "", notes: str = "", mail: bool = True
) -> PersonRecord:
    handles = [HandleValue(Channel.MAIL, MAILS[who])] if mail else []
    handles += [HandleValue(Channel.PHONE, phone) for phone in phones]
    raw = json.dumps([who, phones, company, notes])
    return PersonRecord(
        kind,
        f"{kind}{who}",
        1,
        NAMES[who],
        "Moll",
        company=company,
        handles=tuple(handles),
        notes=notes,
        raw=raw,
    )


def brings(book: Book, *items: Item, n: int = 0, everybody: bool = False) -> ImportId:
    number = bring(book, File(items, everybody), n)
    assert number is not None
    return number


def kept(book: Book, number: ImportId) -> list[tuple[str, bool]]:
    done = undo.undo_import(book, number, now=NOW)
    return [(each.name, each.by_hand) for each in done.kept]


def test_who_is_told_of_by_another_import_stays_until_that_goes_too(book: Book) -> None:
    empty = dump(book)
    first = brings(book, card(0, "+44 7700 900200"), card(1))
    second = brings(book, card(0, "+44 7700 900300", kind="google"))
    assert kept(book, first) == [("Ana Moll", False)]
    assert book.read("SELECT key FROM handle ORDER BY key") == [("+447700900300",), (MAILS[0],)], (
        "her mail was told by both, the first number by the one alone"
    )
    assert book.read("SELECT DISTINCT source_id FROM handle") == book.read("SELECT id FROM source")
    (told_again, taken) = imports.past(book)
    assert [(each.name, each.by_hand) for each in taken.kept] == [("Ana Moll", False)]
    assert told_again.kept == ()
    assert kept(book, second) == []
    assert dump(book) == empty
    assert [each.kept for each in imports.past(book)] == [(), ()], "she is no longer there"
    undo.undo(book, now=NOW)
    assert [len(each.kept) for each in imports.past(book)] == [0, 1]
    undo.undo(book, now=NOW)
    assert [len(each.kept) for each in imports.past(book)] == [0, 0]


def test_the_user_is_no_contact_who_stays(book: Book) -> None:
    me = OwnerRecord("linkedin", 1, "Olga Wren", ("olga",), (HandleValue(Channel.MAIL, "olga@x.example"),))
    first = brings(book, me, card(0))
    brings(book, me, card(0, "+44 7700 900300", kind="google"))
    assert kept(book, first) == [("Ana Moll", False)]
    assert [[each.name for each in past.kept] for past in imports.past(book)] == [[], ["Ana Moll"]]
    assert book.read("SELECT name FROM person WHERE me = 1") == [("Olga Wren",)]


def test_that_everybody_stays_is_taken_back_all_the_same(book: Book) -> None:
    first = brings(book, card(0))
    people.set_notes(book, PersonId(1), "likes tea", now=NOW)
    whole = dump(book)
    assert kept(book, first) == [("Ana Moll", True)]
    assert dump(book) == whole
    assert imports.past(book)[0].undone
    assert undo.undo(book, now=NOW).label.endswith(" taken back")
    assert not imports.past(book)[0].undone
    undo.redo(book, now=NOW)
    assert imports.past(book)[0].undone


def test_a_value_is_that_of_the_last_import_which_stands(book: Book) -> None:
    numbers = [brings(book, card(0, company=f"Firm {n}"), n=n) for n in range(3)]
    raws = [json.dumps([0, [], f"Firm {n}", ""]) for n in range(3)]
    raw = "SELECT raw FROM source"
    take_back(book, numbers[1:2])
    assert book.read(raw) == [(raws[2],)]
    take_back(book, numbers[2:])
    assert book.read(raw) == [(raws[0],)], "not that of the second, which went before"
    assert book.read("SELECT company FROM person") == [("Firm 0",)]


def test_what_was_found_by_comparison_goes_with_what_it_was_compared_with(book: Book) -> None:
    def listed(who: int, company: str) -> PersonRecord:
        found = card(who, kind="linkedin", company=company)
        return found._replace(facts=(FactValue("connected", "", since="2019-03-04"),))

    first = brings(book, *(listed(n, "Kite") for n in range(3)), everybody=True)
    brings(book, card(0, "+44 7700 900200", kind="google"), n=1)
    brings(book, listed(1, "Acme"), listed(2, "Kite"), n=2, everybody=True)
    left = "SELECT person_id FROM fact WHERE field = 'left'"
    job = "SELECT value, detail, since FROM fact WHERE field = 'job' AND person_id = 2 AND until IS NULL ORDER BY id"
    assert book.read(left) == [(1,)]
    assert book.read(job) == [("", "Kite", None), ("", "Acme", "2026-11-22")]
    whole = dump(book)
    take_back(book, [first])
    assert book.read(left) == []
    assert book.read(job) == [("", "Acme", None)]
    assert book.read("SELECT DISTINCT name FROM person ORDER BY id") == [(f"{name} Moll",) for name in NAMES]
    undo.undo(book, now=NOW)
    assert dump(book) == whole


def test_a_job_that_a_newer_list_held_back_is_told_when_that_goes(book: Book) -> None:
    def listed(who: int, day: str, company: str) -> PersonRecord:
        found = card(who, kind="linkedin", company=company)
        return found._replace(facts=(FactValue("connected", "", since=day),))

    both = [listed(1, "2019-03-04", "Kite")]
    newer = brings(book, *both, listed(0, "2019-03-04", "Acme"), listed(2, "2026-01-01", ""), everybody=True)
    older = brings(
        book, *both, listed(0, "2019-03-04", "Orbit"), card(0, "+44 7700 900200"), n=1, everybody=True
    )
    job = "SELECT p.company, f.since, f.noted, f.import_id FROM person p LEFT JOIN fact f ON f.person_id = p.id AND f.field = 'job' WHERE p.id = 2"
    assert book.read(job) == [("Acme", None, "2026-11-20", newer)]
    before = dump(book)
    take_back(book, [newer])
    assert book.read(job) == [("Orbit", None, "2026-11-21", older)]
    gone = dump(book)
    undo.undo(book, now=NOW)
    assert dump(book) == before
    undo.redo(book, now=NOW)
    assert dump(book) == gone
    take_back(book, [older])
    assert book.read("SELECT 1 FROM person") == []


def test_that_somebody_is_missing_elsewhere_keeps_nobody(book: Book) -> None:
    connected = FactValue("connected", "", since="2019-03-04")
    entries = [card(n, kind="linkedin")._replace(facts=(connected,)) for n in range(3)]
    first = brings(book, entries[0])
    brings(book, *entries[1:], n=1)
    second = brings(book, *entries[1:], card(2, "+44 7700 900200"), n=2, everybody=True)
    assert book.read("SELECT count(*) FROM fact WHERE field = 'left'") == [(1,)]
    assert second
    assert kept(book, first) == []
    assert book.read("SELECT count(*) FROM fact WHERE field = 'left'") == [(0,)]
    assert backup.check(book) == []


def test_an_address_is_somebodys_own_again_when_the_other_goes(book: Book) -> None:
    family = "+44 7700 900123"
    first = brings(book, card(0, family, mail=False))
    second = brings(book, card(1, family, mail=False), n=1)
    assert book.read("SELECT shared FROM handle") == [(1,), (1,)]
    assert kept(book, first) == [], "that both have a number keeps neither"
    assert book.read("SELECT shared FROM handle") == [(0,)]
    undo.undo(book, now=NOW)
    assert kept(book, second) == []
    assert book.read("SELECT shared FROM handle") == [(0,)]


def test_what_the_user_corrected_of_somebody_elses_rows_stays(book: Book) -> None:
    people.add(book, name="Ana Moll", handles=[(Channel.MAIL, MAILS[0])], now=NOW)
    first = brings(book, card(0, "+44 7700 900200", "+44 7700 900201"))
    with book.step("edit", "A label", now=NOW) as step:
        step.update("handle", 2, label="home")
    assert kept(book, first) == [("Ana Moll", True)]
    assert book.read("SELECT text, source_id FROM handle ORDER BY id") == [
        (MAILS[0], None),
        ("+44 7700 900200", None),
    ], "the record is gone, so what stays is the user's own"


def test_a_talk_that_the_user_corrected_keeps_those_in_it(book: Book) -> None:
    party = Party("linkedin0", "Ana Moll", (HandleValue(Channel.MAIL, MAILS[0]),))
    owner = OwnerRecord("linkedin", 1, "Olga Wren", ("olga",))
    said = [
        TurnRecord(
            "linkedin", thread, 1, "2026-03-04T10:00:00+00:00", Channel.LINKEDIN, ME, (who,), text="hello"
        )
        for thread, who in (("a", party), ("b", party._replace(source_id="l", name="Ben Moll", handles=())))
    ]
    first = brings(book, owner, *said)
    with book.step("edit", "Depth", now=NOW) as step:
        step.update("interaction", 1, depth="conversation", depth_by_hand=True)
    assert kept(book, first) == [("Ana Moll", True)]
    assert book.read("SELECT depth FROM interaction") == [("conversation",)]


def test_a_record_that_was_taken_out_stays_with_its_new_person(book: Book) -> None:
    people.add(book, name="Ana Moll", handles=[(Channel.MAIL, MAILS[0])], now=NOW)
    first = brings(book, card(0, "+44 7700 900200"))
    newcomer, _ = take_out(book, 1, [1], now=NOW, name="Ben Ode")
    assert kept(book, first) == [("Ben Ode", True)]
    assert book.read("SELECT person_id, text FROM handle ORDER BY id") == [
        (1, MAILS[0]),
        (newcomer, "+44 7700 900200"),
    ]
    assert book.read("SELECT person_id FROM source") == [(newcomer,)]


def test_one_who_only_came_by_elsewhere_does_not_stay(book: Book) -> None:
    first = brings(book, card(0), card(1))
    ana, ben = (Party(f"l{n}", f"{NAMES[n]} Moll", (HandleValue(Channel.MAIL, MAILS[n]),)) for n in (0, 1))
    owner = OwnerRecord("linkedin", 1, "Olga Wren", ("olga",))
    turn = TurnRecord("linkedin", "t", 1, "2026-03-04T10:00:00+00:00", Channel.LINKEDIN, ME, (ana,), text="x")
    turn = turn._replace(id="m1")
    brings(book, owner, turn, turn._replace(to=(ana, ben)), n=1)
    assert kept(book, first) == [("Ana Moll", False)], "of Ben there is no talk"


OWNER = OwnerRecord("linkedin", 1, "Olga Wren", ("olga",), (HandleValue(Channel.MAIL, "olga@x.example"),))
ANA = Party("linkedin0", "Ana Moll", (HandleValue(Channel.MAIL, MAILS[0]),))


def said(thread: str) -> TurnRecord:
    return TurnRecord(
        "linkedin", thread, 1, "2026-03-04T10:00:00+00:00", Channel.LINKEDIN, ME, (ANA,), text="x"
    )


def test_a_talk_and_the_user_told_again_stay(book: Book) -> None:
    empty = dump(book)
    first = brings(book, OWNER, said("a"), said("b"))
    second = brings(book, OWNER, said("a"), said("c"), n=1)
    before = book.read("SELECT id, name, me FROM person ORDER BY id")
    own = "SELECT key FROM handle WHERE person_id = (SELECT id FROM person WHERE me = 1)"
    assert book.read(own) == [("olga@x.example",)]
    assert ("Ana Moll", False) in kept(book, first)
    assert book.read("SELECT thread FROM interaction ORDER BY thread") == [("a",), ("c",)]
    assert book.read("SELECT id, name, me FROM person ORDER BY id") == before
    assert book.read(own) == [("olga@x.example",)]
    assert kept(book, second) == []
    assert dump(book) == empty


@pytest.mark.parametrize("order", [(0, 2), (2, 0)])
def test_who_is_told_of_in_a_talk_alone_keeps_that_record(book: Book, order: tuple[int, int]) -> None:
    numbers = [
        brings(book, card(0)),
        brings(book, OWNER, said("a"), n=1),
        brings(book, card(0, kind="linkedin", company="Kite"), n=2),
    ]
    take_back(book, [numbers[n] for n in order])
    assert book.read("SELECT kind FROM source WHERE person_id = 1") == [("linkedin",)]


def test_a_note_goes_with_the_only_import_that_told_it(book: Book) -> None:
    noted = card(0)._replace(notes="a secret", middle="Q.", raw='["a secret", "Q."]')
    first = brings(book, noted)
    brings(book, card(0, kind="linkedin", company="Kite"), n=1)
    take_back(book, [first])
    assert book.read("SELECT notes, middle FROM person") == [("", "")]
    undo.undo(book, now=NOW)
    assert book.read("SELECT notes, middle FROM person") == [("a secret", "Q.")]
    brings(book, card(0, kind="google")._replace(notes="a secret", raw='["a secret"]'), n=2)
    take_back(book, [first])
    assert book.read("SELECT notes, middle FROM person") == [("a secret", "")]


def test_a_second_record_that_adds_nothing_claims_no_source_of_others(book: Book) -> None:
    noted = card(0, "+44 7700 900200", notes="a secret")
    first = brings(book, noted)
    mail = card(0, kind="linkedin")
    brings(book, mail, mail._replace(source_id="linkedin9", row=2, raw="[9]"), OWNER, said("a"), n=1)
    take_back(book, [first])
    assert book.read("SELECT DISTINCT kind FROM source WHERE person_id = 1") == [("linkedin",)]
    assert book.read("SELECT notes FROM person WHERE id = 1") == [("",)]
    brings(book, noted, n=2)
    assert book.read("SELECT notes FROM person WHERE id = 1") == [("a secret",)]
    assert book.read("SELECT key FROM handle WHERE channel = 'phone'") == [("+447700900200",)]


def test_a_record_told_of_otherwise_stays_in_those_words(book: Book) -> None:
    listed = card(0, "+44 7700 900200", kind="linkedin", company="Kite")
    first = brings(book, listed)
    second = brings(book, OWNER, said("a"), n=1)
    take_back(book, [first])
    [(line, raw)] = book.read("SELECT row, raw FROM source WHERE person_id = 1")
    assert (line, json.loads(raw)[0]) == (0, "Ana Moll")
    brings(book, listed, n=2)
    assert book.read("SELECT company FROM person WHERE id = 1") == [("Kite",)]
    assert book.read("SELECT text FROM handle WHERE channel = 'phone'") == [("+44 7700 900200",)]
    assert second


def mentioned(who: int, title: str) -> PersonRecord:
    """Of a list of a team, which is no reason to know somebody."""
    found = card(who, kind="linkedin")
    return found._replace(title=title, standing=Standing.MENTIONED, raw=json.dumps([who, title]))


def test_what_is_mentioned_of_somebody_talked_with_stays(book: Book) -> None:
    first = brings(book, mentioned(0, "Lead"), OWNER, said("a"))
    brings(book, mentioned(0, "Lead"), OWNER, said("a"), said("b"), n=1)
    take_back(book, [first])
    assert book.read("SELECT name, title FROM person WHERE me = 0") == [("Ana Moll", "Lead")]


def test_whom_another_import_only_mentions_does_not_stay(book: Book) -> None:
    first = brings(book, card(0), card(1))
    brings(book, mentioned(0, "Lead"), mentioned(1, ""), card(2), n=1)
    assert book.read("SELECT title FROM person WHERE id = 1") == [("Lead",)]
    assert kept(book, first) == []
    assert book.read("SELECT name FROM person") == [("Cem Moll",)]
    assert backup.check(book) == []


def test_what_was_mentioned_is_known_again_when_newer_words_came(book: Book) -> None:
    brings(book, card(0)._replace(title="Lead"))
    brings(book, mentioned(0, "Lead"), card(1), n=1)
    brings(book, card(0)._replace(title="Head", raw='["Head"]'), n=2)
    assert bring(book, File((mentioned(0, "Lead"),)), 3) is None


def test_a_name_is_that_of_the_imports_which_stand(book: Book) -> None:
    phone = card(0, "+44 7700 900200", mail=False)._replace(given="", family="", source_id="", row=1)
    brings(book, phone._replace(full_name="", source_kind="vcard", raw="[0]"))
    second = brings(book, card(0, "+44 7700 900200", kind="google"), n=1)
    brings(book, card(0, "+44 7700 900200", kind="outlook"), n=2)
    assert book.read("SELECT name FROM person") == [("Ana Moll",)]
    take_back(book, [second])
    assert book.read("SELECT name, given, family, folded FROM person") == [
        ("Ana Moll", "Ana", "Moll", "ana moll")
    ]


def test_a_former_name_goes_with_the_only_import_that_said_it(book: Book) -> None:
    first = brings(book, card(0))
    brings(book, card(0)._replace(family="Ode", raw='["Ode"]'), n=1)
    former = "SELECT value FROM fact WHERE detail = 'former name'"
    assert book.read(former) == [("Ana Moll",)]
    take_back(book, [first])
    assert book.read("SELECT name FROM person") == [("Ana Ode",)]
    assert book.read(former) == []


def test_merged_and_split_again_is_no_edit(book: Book) -> None:
    first = brings(book, card(0, company="Kite"), card(1))
    merge.merge(book, 1, 2, now=NOW)
    (made,) = merge.merges(book)
    merge.split(book, made.step, gone=made.gone, now=NOW)
    assert kept(book, first) == []
    assert book.read("SELECT 1 FROM person") == []
