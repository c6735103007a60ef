"""Successive exports: news is dated, who is gone is noted and kept, and what the user typed stays."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from networker.domain import reach_words as words
from networker.domain.dates import PartialDate
from networker.domain.reach_rules import explained
from networker.domain.vocabulary import Fact, PersonId
from networker.services import facts, imports, people, reach_making, reach_out, timeline, undo
from networker.services.imports import Report, compared
from networker.services.imports.witnesses import REMARK
from networker.services.reach_candidates import candidates
from networker.services.reach_telling import entry
from networker.services.sentences import spoken
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LATER = datetime(2027, 1, 5, 9, 0, tzinfo=UTC)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def row(name: str, day: int, company: str = "Acme", mail: str = "") -> str:
    return f"{name},Moll,https://www.linkedin.com/in/{name.lower()},{mail},{company},Lead,{day:02} Mar 2019\n"


NAMES = ("Ana", "Ben", "Cora", "Dan", "Eva", "Finn", "Gus", "Hal")
EIGHT = [row(name, day) for day, name in enumerate(NAMES, 1)]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


Bring = Callable[..., Report]


@pytest.fixture
def bring(book: Book, tmp_path: Path) -> Bring:
    def bring_(text: str, name: str = "Connections.csv", now: datetime = LATER) -> Report:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return imports.apply(book, imports.plan(book, [path]), now=now)

    return bring_


def left(book: Book) -> list[tuple[object, ...]]:
    return book.read(
        "SELECT p.name, f.detail, f.since, f.until FROM fact f JOIN person p ON p.id = f.person_id"
        " WHERE f.field = 'left' ORDER BY p.name"
    )


def test_who_is_missing_in_a_newer_export_has_left_and_stays_in_the_book(book: Book, bring: Bring) -> None:
    bring(HEAD + "".join(EIGHT), now=NOW)
    before = dump(book)
    done = bring(HEAD + "".join(EIGHT[1:]) + row("Ida", 20))
    assert (done.new, done.left) == (1, (("Ana Moll", "LinkedIn"),))
    assert left(book) == [("Ana Moll", "LinkedIn", "2027-01-05", None)]
    rows = timeline.index(book, PersonId(book.read("SELECT id FROM person WHERE given = 'Ana'")[0][0])).rows
    assert "2027-01-05" in [each.day.isoformat() for each in rows if each.what == "fact"]
    again = bring(HEAD + "".join(EIGHT[1:]) + row("Ida", 20))
    assert (again.import_id, again.left) == (None, ())
    undo.undo(book, now=LATER)
    assert dump(book) == before


def test_who_comes_back_is_no_longer_gone(book: Book, bring: Bring) -> None:
    bring(HEAD + "".join(EIGHT), now=NOW)
    bring(HEAD + "".join(EIGHT[1:]))
    bring(HEAD + "".join(EIGHT) + row("Ida", 20))
    assert left(book) == [("Ana Moll", "LinkedIn", "2027-01-05", "2027-01-05")]
    bring(HEAD + "".join(EIGHT[1:]) + row("Ida", 20))
    assert left(book)[-1][3] is None


def test_lists_that_were_brought_before_say_nothing_of_who_came_or_left_since(
    book: Book, bring: Bring
) -> None:
    lists = [HEAD + "".join(EIGHT), HEAD + "".join(EIGHT[1:]), HEAD + "".join(EIGHT[2:])]
    for text in lists:
        bring(text)
    before = dump(book)
    for text in reversed(lists):
        assert bring(text).import_id is None
    assert dump(book) == before
    undo.undo(book, now=LATER)
    assert bring(lists[2]).left == (("Ben Moll", "LinkedIn"),), "what was undone was never brought"


def test_parts_that_were_brought_apart_are_parts_again(book: Book, bring: Bring) -> None:
    forty = [row(f"N{n}", 1 + n % 28) for n in range(40)]
    parts = [HEAD + "".join(forty[:34]), HEAD + "".join(forty[34:])]
    bring(parts[0], now=NOW)
    assert [each[:6] for each in bring(parts[1]).remarks] == ["Nobody"], "all whom the book has are missing"
    for text in parts:
        assert (bring(text).import_id, left(book)) == (None, [])


@pytest.mark.parametrize("order", [(0, 1, 0), (0, 0, 1), (2, 0), (2, 0, 1), (0, 1, 2), (2, 1), (0, 2)])
@pytest.mark.parametrize("twice", [False, True])
def test_copies_and_parts_beside_the_whole_are_nobodys_departure(
    book: Book, tmp_path: Path, order: tuple[int, ...], twice: bool
) -> None:
    forty = [row(f"N{n}", 1 + n % 28) for n in range(40)]
    texts = [HEAD + "".join(each) for each in (forty[:34], forty[34:], forty)]
    if twice:
        together(book, tmp_path, texts[2])
    done = together(book, tmp_path, *(texts[n] for n in order))
    assert (done.left, [each for each in done.remarks if each != REMARK]) == ((), [])


def test_a_whole_list_after_its_parts_tells_who_left(book: Book, tmp_path: Path) -> None:
    forty = [row(f"N{n}", 1 + n % 28) for n in range(40)]
    later = row("Zoe", 30)
    texts = [HEAD + "".join(each) for each in (forty[:20], forty[20:], [*forty[:38], later])]
    assert {name for name, _ in together(book, tmp_path, *texts).left} == {"N38 Moll", "N39 Moll"}


def test_an_older_export_changes_no_job_and_nobody_has_left(book: Book, bring: Bring) -> None:
    bring(HEAD + "".join(EIGHT), now=NOW)
    mail = row("Ben", 2, mail="ben@x.example")
    older = HEAD + EIGHT[0].replace("Acme", "Delta") + mail + "".join(EIGHT[2:4])
    done = bring(older)
    assert left(book) == []
    assert len(done.remarks) == 1
    assert "older than what you have" in done.remarks[0]
    assert book.read("SELECT company FROM person WHERE given = 'Ana'") == [("Acme",)]
    assert bring(older).import_id is None, "nor when it comes again"


def test_a_name_of_an_older_export_is_a_former_one(book: Book, bring: Bring) -> None:
    bring(HEAD + "".join(EIGHT).replace("Ana,", "Anna Lena,"), now=NOW)
    bring(HEAD + "".join(EIGHT[:4]))
    (person,) = book.read("SELECT id FROM person WHERE given = 'Anna Lena'")
    assert book.read("SELECT value FROM fact WHERE person_id = ? AND detail = 'former name'", person) != []


def test_a_part_of_an_export_marks_nobody(book: Book, bring: Bring) -> None:
    bring(HEAD + "".join(EIGHT), now=NOW)
    done = bring(HEAD + EIGHT[7].replace("Acme", "Delta") + EIGHT[2])
    assert left(book) == []
    assert "looks like a part" in done.remarks[0]
    assert book.read("SELECT company FROM person WHERE given = 'Hal'") == [("Delta",)]
    assert bring(HEAD + row("Zoe", 9)).left == (), "nobody in common: somebody else's list"


@pytest.mark.parametrize(
    ("gone", "members", "said"),
    [
        (1, 2, "1 of the 2 people you have from X was not found again in this file. "),
        (2, 1000, "2 of the 1,000 people you have from X were not found again in this file. "),
        (1, 1, "Nobody whom you have from X was found again in this file. "),
        (1000, 1000, "Nobody whom you have from X was found again in this file. "),
    ],
)
def test_what_a_part_lacks_is_said_in_numbers(gone: int, members: int, said: str) -> None:
    assert compared._part("X", gone, members).startswith(said)


def test_a_new_job_and_a_new_address_are_dated_and_shown(book: Book, bring: Bring) -> None:
    bring(HEAD + EIGHT[0] + EIGHT[1], now=NOW)
    bring(HEAD + row("Ana", 1, "Orbit", "ana@x.example") + EIGHT[1])
    ana = PersonId(book.read("SELECT id FROM person WHERE given = 'Ana'")[0][0])
    rows = timeline.index(book, ana).rows
    shown = timeline.facts(book, [each.id for each in rows if each.what == "fact"])
    told = {(each.field, each.value, each.detail, str(each.since)) for each in shown.values()}
    assert ("job", "Lead", "Orbit", "2027-01-05") in told
    assert ("address", "ana@x.example", "mail", "2027-01-05") in told
    assert not book.read("SELECT 1 FROM fact WHERE field = 'address' AND person_id <> ?", (ana,))


CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:{uid}\nN:Moll;{given};;;\nFN:{given} Moll\n{more}\nEND:VCARD\n"


def test_a_corrected_birthday_and_note_take_the_place_of_those_of_the_same_source(
    book: Book, bring: Bring
) -> None:
    def card(more: str) -> str:
        return CARD.format(uid="7", given="Pia", more=more)

    bring(card("BDAY:1980-02-01\nNOTE:likes gulls"), "a.vcf", NOW)
    bring(card("BDAY:1980-02-11\nNOTE:likes gulls and terns"), "a.vcf")
    pia = PersonId(book.read("SELECT id FROM person")[0][0])
    head = timeline.head(book, pia, today=LATER.date())
    assert head is not None
    assert (str(head.birthday), head.notes) == ("1980-02-11", "likes gulls and terns")
    assert book.read("SELECT value, until FROM fact WHERE field = 'birthday' ORDER BY id")[0] == (
        "1980-02-01",
        "2027-01-05",
    )
    people.set_notes(book, pia, "met at the harbour\n\nlikes gulls and terns", now=LATER)
    bring(card("BDAY:1980-02-11\nNOTE:likes puffins"), "a.vcf")
    assert book.read("SELECT notes FROM person") == [("met at the harbour\n\nlikes puffins",)]
    people.set_notes(book, pia, "likes puffins best", now=LATER)
    bring(card("BDAY:1980-02-11\nNOTE:likes owls"), "a.vcf")
    assert book.read("SELECT notes FROM person") == [("likes puffins best\n\nlikes owls",)], (
        "what was typed stays"
    )


def test_a_card_that_says_less_of_a_job_is_no_news(book: Book, bring: Bring) -> None:
    bring(HEAD + row("Ana", 1, mail="ana@x.example"), now=NOW)
    bring(CARD.format(uid="1", given="Ana", more="ORG:ACME\nEMAIL:ana@x.example"), "a.vcf")
    assert book.read("SELECT title, company FROM person") == [("Lead", "Acme")]
    assert book.read("SELECT count(*) FROM fact WHERE field = 'job'") == [(1,)]
    bring(CARD.format(uid="1", given="Ana", more="ORG:Acme\nTITLE:Head\nEMAIL:ana@x.example"), "a.vcf")
    assert book.read("SELECT title, company FROM person") == [("Head", "Acme")]


def test_what_a_newer_export_tells_is_a_reason_to_reach_out(book: Book, bring: Bring) -> None:
    first = [row(name, day, f"Firm {day}") for day, name in enumerate(NAMES, 1)]
    bring(HEAD + "".join(first), now=NOW)
    newer = [
        row("Ben", 2, "Orbit"), first[2], row("Dan", 4, "Firm 4", "dan@x.example"),
        first[4].replace("Lead", "Head of Maps"), *first[5:],
    ]  # fmt: skip
    fresh = "Ida,Moll,https://www.linkedin.com/in/ida,,Firm 9,Lead,02 Jan 2027\n"
    bring(HEAD + "".join(newer) + fresh)
    day = LATER.date()
    told = [explained(each, "occasion", day) for each in candidates(book.reader, day) if each.news]
    assert {words.reason(each, day, spoken("en")) for each in told} == {
        "Ana is no longer among your contacts on LinkedIn; a word elsewhere keeps the door open.",
        "Ben is at Orbit now.",
        "Dan has a new mail address: dan@x.example.",
        "Eva is Head of Maps now.",
        "You and Ida connected on LinkedIn on Saturday, and have not talked yet.",
    }
    kinds = [card.kind for card in reach_out.today(book, now=LATER, size=9).cards]
    assert kinds == ["occasion"] * 2, "nobody was talked with: one in turn, and one more"


IDA = "Ida,Moll,https://www.linkedin.com/in/ida,,Firm 9,Lead,02 Jan 2027\n"


def test_a_first_export_names_nobody_and_of_later_new_ties_one_a_day_is_named(
    book: Book, bring: Bring
) -> None:
    bring(HEAD + "".join(EIGHT) + IDA)
    assert reach_out.today(book, now=LATER).cards == ()
    fresh = [
        IDA.replace("Ida", name).replace("ida", name).replace("02 Jan", f"{day} Jan")
        for name, day in (("Jo", "03"), ("Kim", "04"), ("Lu", "03"))
    ]
    bring(HEAD + "".join(EIGHT) + IDA + "".join(fresh))
    today = reach_out.today(book, now=LATER)
    assert [(card.name, card.kind) for card in today.cards] == [("Kim Moll", "occasion")]


def test_a_first_import_with_jobs_or_a_calendar_ahead_names_nobody(book: Book, bring: Bring) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nN:Ruiz;Ana\nEMAIL:ana@x.example\nORG:Acme\nEND:VCARD\n"
    bring(card, "a.vcf")
    for brought, named in ((1, 0), (None, 1)):
        with book.step("jobs", "Jobs", now=LATER) as step:
            for company, since in (("Delta", "2026-12"), ("Orbit", "2019")):
                step.insert("fact", person=1, field="job", detail=company, since=since, import_id=brought)
        assert len(reach_making.make(book, LATER.date(), size=5)) == named, "what the user noted counts"
        undo.undo(book, now=LATER)
        with book.step("fair", "Fair", now=LATER) as step:
            fair = step.insert("gathering", name="PyCon", day="2027-01-19")
            step.insert("gathering_person", gathering=fair, person=1, import_id=brought)
        assert len(reach_making.make(book, LATER.date(), size=5)) == named
        undo.undo(book, now=LATER)


def test_a_file_says_nothing_of_those_who_came_after_it(book: Book, bring: Bring) -> None:
    bring(HEAD + "".join(EIGHT), now=NOW)
    assert bring(HEAD + "".join(EIGHT[:7])).left == (), "Hal came after the newest day of this file"
    assert bring(HEAD + "".join(EIGHT[:6]) + EIGHT[7]).left == (("Gus Moll", "LinkedIn"),)


@pytest.mark.parametrize(
    ("members", "most"),
    [(1, 1), (2, 1), (3, 1), (4, 2), (9, 4), (10, 5), (29, 5), (30, 6), (100, 20), (5000, 1000)],
)
def test_few_of_a_network_leave_at_once(members: int, most: int) -> None:
    assert compared.most_who_leave(members) == most


@pytest.mark.parametrize(("missing", "counts"), [(6, True), (7, False), (15, False)])
def test_more_than_a_fifth_missing_is_a_part_of_an_export(
    book: Book, bring: Bring, missing: int, counts: bool
) -> None:
    thirty = [row(f"N{day}", day) for day in range(1, 31)]
    bring(HEAD + "".join(thirty), now=NOW)
    done = bring(HEAD + "".join(thirty[missing:]) + row("Zoe", 31))
    assert len(done.left) == len(left(book)) == (missing if counts else 0)
    assert [("looks like a part" in each, f"{missing} of the 30" in each) for each in done.remarks] == (
        [] if counts else [(True, True)]
    )


def followers(*names: str) -> str:
    cell = '{{"title": "", "string_list_data": [{{"value": "{}", "timestamp": {}}}]}}'
    return "[" + ",\n".join(cell.format(name, 1_700_000_000 + n) for n, name in enumerate(names)) + "]"


def test_nobody_has_left_where_a_part_of_the_list_is_broken(book: Book, tmp_path: Path) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    names = ("ana", "ben", "cora", "dan", "eva", "finn")
    (drop / "followers_1.json").write_text(followers(*names[:4]), encoding="utf-8")
    (drop / "followers_2.json").write_text(followers(*names[4:]), encoding="utf-8")
    imports.apply(book, imports.plan(book, [drop]), now=NOW)
    (drop / "followers_1.json").write_text(followers(*names[:4], "gil"), encoding="utf-8")
    whole = imports.plan(book, [drop / "followers_1.json"])
    assert len(whole.vanished) == 2
    (drop / "followers_2.json").write_text(followers(*names[4:])[:-1] + " " * 300_000, encoding="utf-8")
    plan = imports.plan(book, [drop])
    assert [(each.file, each.why.count("is damaged or cut off")) for each in plan.skipped] == [
        ("drop/followers_2.json", 1)
    ]
    assert plan.vanished == []


def together(book: Book, tmp_path: Path, *texts: str) -> Report:
    """Several exports in one drop."""
    paths = [tmp_path / f"{n}.csv" for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return imports.apply(book, imports.plan(book, paths), now=LATER)


OLD = HEAD + "".join(EIGHT)
NEW = HEAD + row("Ben", 2, company="Orbit") + "".join(EIGHT[2:]) + row("Ida", 20)


@pytest.mark.parametrize("texts", [(OLD, NEW), (NEW, OLD)])
def test_two_exports_of_one_drop_are_compared_with_each_other(
    book: Book, tmp_path: Path, texts: tuple[str, str]
) -> None:
    empty = dump(book)
    done = together(book, tmp_path, *texts)
    assert (done.new, done.left) == (9, (("Ana Moll", "LinkedIn"),))
    assert left(book) == [("Ana Moll", "LinkedIn", "2027-01-05", None)]
    jobs = "SELECT f.detail, f.since FROM fact f JOIN person p ON p.id = f.person_id WHERE p.given = 'Ben' AND field = 'job'"
    assert book.read(f"{jobs} ORDER BY f.id") == [("Acme", None), ("Orbit", "2027-01-05")]
    before = dump(book)
    assert together(book, tmp_path, *texts).import_id is None
    assert dump(book) == before
    undo.undo(book, now=LATER)
    assert dump(book) == empty


def test_both_exports_again_change_nothing_after_one_and_then_the_other(
    book: Book, bring: Bring, tmp_path: Path
) -> None:
    bring(OLD, now=NOW)
    bring(NEW)
    done = together(book, tmp_path, OLD, NEW)
    assert (done.new, done.left) == (0, ())
    assert book.read("SELECT company FROM person WHERE given = 'Ben'") == [("Orbit",)]
    assert len(left(book)) == 1


def test_an_old_export_beside_the_one_that_the_book_has_changes_no_job(
    book: Book, bring: Bring, tmp_path: Path
) -> None:
    bring(NEW, now=NOW)
    together(book, tmp_path, OLD.replace("Acme", "Delta"), NEW)
    assert book.read("SELECT company FROM person WHERE given = 'Ben'") == [("Orbit",)]
    assert book.read("SELECT 1 FROM person WHERE company = 'Delta' AND given <> 'Ana'") == []


def test_parts_of_one_list_are_one_export(book: Book, tmp_path: Path) -> None:
    for n, names in enumerate((("ana", "ben", "cora"), ("dan", "eva", "finn"))):
        (tmp_path / f"followers_{n + 1}.json").write_text(followers(*names), encoding="utf-8")
    done = imports.apply(book, imports.plan(book, sorted(tmp_path.glob("followers_*"))), now=NOW)
    assert (done.new + done.offered, done.left, done.remarks) == (6, (), ())


def test_a_part_of_an_export_is_one_the_second_time_too(book: Book, bring: Bring) -> None:
    bring(HEAD + "".join(row(f"N{n}", 1 + n % 28) for n in range(40)), now=NOW)
    part = HEAD + "".join(row(f"N{n}", 1 + n % 28) for n in range(10, 40))
    part += "".join(row(f"Q{n}", 1 + n % 28) for n in range(30))
    for _ in range(3):
        assert bring(part).left == ()
    assert left(book) == []


def test_an_export_that_is_older_by_one_person_changes_nothing(book: Book, bring: Bring) -> None:
    jan = HEAD + "".join(EIGHT)
    feb = HEAD + row("Ana", 1, company="Orbit") + "".join(EIGHT[1:]) + row("Ida", 20)
    for text in (jan, feb):
        bring(text)
    before = dump(book)
    for text in (jan, feb, jan):
        assert bring(text).import_id is None
    assert dump(book) == before


def test_an_export_that_tells_of_somebody_who_left_is_an_older_one(book: Book, bring: Bring) -> None:
    """Though somebody is missing in it who came long ago: two came after its last day, so it is no newer list."""
    feb = (
        HEAD
        + row("Ana", 1, company="Orbit")
        + "".join(EIGHT[1:])
        + row("Joined", 2)
        + row("Ida", 20)
        + row("Jo", 21)
    )
    jan = HEAD + "".join(EIGHT) + row("Gone", 3)
    bring(feb)
    done = bring(jan)
    assert (done.new, done.updated, left(book)) == (1, 0, [])
    assert "older than what you have" in done.remarks[0]
    assert book.read("SELECT company FROM person WHERE given = 'Ana'") == [("Orbit",)]


def test_an_export_that_lacks_the_last_to_come_and_another_is_newer_where_nobody_is_new(
    book: Book, bring: Bring
) -> None:
    bring(HEAD + "".join(EIGHT) + row("Ida", 20), now=NOW)
    done = bring(HEAD + row("Ana", 1, company="Orbit") + "".join(EIGHT[2:]))
    assert book.read("SELECT company FROM person WHERE given = 'Ana'") == [("Orbit",)]
    assert done.left == (("Ben Moll", "LinkedIn"),)


def test_a_list_that_ends_in_the_middle_of_a_row_says_nothing_of_the_missing(
    book: Book, bring: Bring
) -> None:
    bring(HEAD + "".join(EIGHT), now=NOW)
    done = bring((HEAD + "".join(EIGHT)).rpartition("Hal,Moll")[0] + "Hal,Moll,https://www.linke")
    assert (done.new, done.left) == (0, ())
    assert [(each.row, each.why) for each in done.skipped] == [(9, "the file ends in the middle of this row")]


def test_only_former_notes_give_way_to_new_ones(book: Book, bring: Bring) -> None:
    head = "Given Name,Family Name,Notes,Address 1 - City,E-mail 1 - Type,E-mail 1 - Value\n"
    bring(head + "Ana,Moll,Met at the fair,Berlin,Home,ana@x.example\n", now=NOW)
    person = PersonId(book.read("SELECT id FROM person")[0][0])
    people.set_notes(book, person, "Met at the fair\n\nBerlin\n\nAsk about the boat", now=NOW)
    bring(head + "Ana,Moll,Sails,Munich,Home,ana@x.example\n")
    assert book.read("SELECT notes FROM person") == [("Berlin\n\nAsk about the boat\n\nSails",)]


def test_a_word_in_a_note_is_no_note(book: Book, bring: Bring) -> None:
    for uid, note in (("1", "Likes the boyfriends of art"), ("2", "friend"), ("3", "friend")):
        bring(CARD.format(uid=uid, given="Ana", more=f"EMAIL:ana@x.example\nNOTE:{note}"), "a.vcf")
    assert book.read("SELECT notes FROM person") == [("Likes the boyfriends of art\n\nfriend",)]


def test_notes_of_several_paragraphs_give_way_as_one(book: Book, bring: Bring) -> None:
    card = CARD.replace("{more}", r"NOTE:{more}\n\nsecond word").format
    bring(card(uid="1", given="Nora", more="first word"), "a.vcf", now=NOW)
    person = PersonId(book.read("SELECT id FROM person")[0][0])
    people.set_notes(book, person, "typed\n\nfirst word\n\nsecond word\n\nmore", now=NOW)
    bring(card(uid="1", given="Nora", more="another word"), "a.vcf")
    assert book.read("SELECT notes FROM person") == [("typed\n\nmore\n\nanother word\n\nsecond word",)]


def test_what_a_newer_export_tells_is_said_where_it_is_true(book: Book, bring: Bring) -> None:
    """Ana is gone from the export, Dan has a new address there; both were talked with."""
    first = [row(name, day, f"Firm {day}") for day, name in enumerate(NAMES, 1)]
    bring(HEAD + "".join(first), now=NOW)
    ids = dict(book.read("SELECT given, id FROM person"))
    with book.step("talks", "Talks", now=NOW) as step:
        for name, day in ((name, day) for name in ("Ana", "Dan") for day in ("2026-10-01", "2026-10-09")):
            talk = step.insert(
                "interaction",
                kind="message",
                channel="linkedin",
                direction="both",
                depth="conversation",
                day=day,
            )
            step.insert("interaction_person", interaction=talk, person=ids[name])
    bring(HEAD + "".join([*first[1:3], row("Dan", 4, "Firm 4", "dan@x.example"), *first[4:]]))
    day, said = LATER.date(), spoken("en")
    listed = {each.person: each for each in candidates(book.reader, day)}

    def told(name: str) -> tuple[str, str]:
        found = entry(book.reader, explained(listed[ids[name]], "occasion", day), day, said)
        return found[3], found[5]

    channel, opener = told("Ana")
    assert (channel, "LinkedIn" in opener) == ("other", False)
    assert told("Dan")[0] == "linkedin"
    assert "mail address" not in told("Dan")[1], "on LinkedIn nothing is a trial of it"
    with book.step("mail", "Mail", now=LATER) as step:
        for (talk,) in book.read("SELECT id FROM interaction"):
            step.update("interaction", talk, channel="mail", kind="mail")
    assert told("Dan")[0] == "mail"
    assert "a new mail address of yours and am trying it out" in told("Dan")[1]
    undo.undo(book, now=LATER)
    bring(HEAD + "".join([first[0], *first[2:]]), now=LATER + timedelta(days=9))
    assert told("Ana")[0] == "linkedin", "who is there again is written to there again"


@pytest.mark.parametrize(
    ("since", "told"),
    [("2027-01", "Ana started at Delta in January."), ("2027-01-05", "Ana started at Delta in January."), ("2027", None)],
)  # fmt: skip
def test_of_a_job_the_month_is_told_that_somebody_said(book: Book, since: str, told: str | None) -> None:
    ana, _ = people.add(book, name="Ana", now=NOW)
    facts.add(book, ana, Fact.JOB, "Lead", detail="Acme", now=NOW)
    facts.add(book, ana, Fact.JOB, "Lead", detail="Delta", since=PartialDate.parse(since), now=NOW)
    day = LATER.date()
    found = [explained(each, "occasion", day) for each in candidates(book.reader, day) if each.news]
    assert [words.reason(each, day, spoken("en")) for each in found] == ([told] if told else [])
