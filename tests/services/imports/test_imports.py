"""Who a record is, what it changes, and that an import is one undoable whole."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import Fact, PersonId
from networker.formats import limits
from networker.services import facts, imports, people, undo
from networker.services.imports import Cancelled, ImportRefused, Report
from networker.services.listing import Filter, Listing
from networker.services.views import Kept
from networker.store.book import Book
from tests.store.dump import dump, refold_everybody

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LATER = datetime(2027, 1, 5, 9, 0, tzinfo=UTC)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "Ana,Ribeiro,https://www.linkedin.com/in/ana-ribeiro,ana@x.example,Acme,Lead,04 Mar 2019\n"
BEN = "Ben,Ode,https://www.linkedin.com/in/ben-ode,,Delta,Manager,17 Sep 2016\n"
CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:{uid}\nN:{family};{given};;;\nFN:{given} {family}\n{more}END:VCARD\n"


def card(given: str, family: str, *more: str, uid: str = "1") -> str:
    return CARD.format(given=given, family=family, uid=uid, more="".join(f"{line}\n" for line in more))


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


@pytest.fixture
def bring(book: Book, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Writes texts as files and imports them together."""

    def bring_(*texts: str, now: datetime = NOW, **values: object) -> Report:
        paths = []
        for n, text in enumerate(texts):
            path = tmp_path / (f"{n}.vcf" if text.startswith("BEGIN") else f"{n}.csv")
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        return imports.apply(book, imports.plan(book, paths), now=now, **values)  # type: ignore[arg-type]

    return bring_


def names(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT name FROM person ORDER BY name, id")]


def test_the_same_file_twice_changes_nothing_and_makes_no_step(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    bring(HEAD + ANA + BEN)
    before, left = dump(book), undo.left(book)
    again = bring(HEAD + BEN + ANA)
    assert (again.import_id, again.unchanged, dump(book), undo.left(book)) == (None, 2, before, left)


def test_two_records_of_one_key_stay_two_and_a_repeat_finds_both(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    twins = HEAD + "Sam,Lee,,,Acme,Lead,04 Mar 2019\nSam,Lee,,,Delta,Cook,04 Mar 2019\n"
    assert bring(twins).new == 2
    assert bring(twins).unchanged == 2
    assert names(book) == ["Sam Lee", "Sam Lee"]


def test_a_row_that_repeats_another_is_skipped_with_its_number(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    done = bring(HEAD + ANA + ANA)
    assert [(each.row, each.why) for each in done.skipped] == [(3, "the same as row 2")]
    assert names(book) == ["Ana Ribeiro"]


def test_a_name_alone_never_merges_and_name_with_company_is_only_a_doubt(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    bring(HEAD + "Sam,Lee,,,Acme,Lead,04 Mar 2019\n")
    other = bring(card("Sam", "Lee", "ORG:Elsewhere"))
    assert (other.new, other.doubtful) == (1, ())
    doubtful = bring(card("Sam", "Lee", "ORG:Acme", uid="2"))
    assert doubtful.new == 1
    assert [(each.why, each.maybe) for each in doubtful.doubtful] == [
        ("the same name, and the same company", 1)
    ]
    assert names(book) == ["Sam Lee"] * 3
    assert book.read("SELECT person_id, other_id, verdict FROM pair") == [(1, 3, None)]


def test_an_address_joins_files_of_one_drop_and_of_different_days(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    bring(HEAD + ANA, card("Ana", "Ribeiro", "EMAIL:ANA@x.example", "TEL:+44 7700 900123"))
    bring(card("Anna", "Ribeiro", "EMAIL:ana@X.example", "BDAY:1988-02-29", uid="9"))
    assert names(book) == ["Ana Ribeiro"]
    assert book.read("SELECT channel FROM handle ORDER BY channel") == [("linkedin",), ("mail",), ("phone",)]
    assert book.read("SELECT value FROM fact WHERE field = 'birthday'") == [("1988-02-29",)]


def test_one_address_of_two_names_is_shared_and_matches_nobody(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    bring(card("Ana", "Ribeiro", "EMAIL:family@x.example"))
    other = bring(card("Otto", "Stein", "EMAIL:family@x.example", uid="2"))
    assert [each.why for each in other.doubtful] == ["the same address, another name"]
    assert book.read("SELECT DISTINCT shared FROM handle") == [(1,)]
    third = bring(card("Pia", "Moll", "EMAIL:family@x.example", uid="3"))
    assert third.new == 1


def test_a_changed_job_is_dated_and_the_former_one_kept(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    bring(HEAD + ANA)
    done = bring(HEAD + ANA.replace("Acme,Lead", "Orbit,Founder"), now=LATER)
    assert done.updated == 1
    assert book.read("SELECT company, title FROM person") == [("Orbit", "Founder")]
    jobs = book.read("SELECT value, detail, since FROM fact WHERE field = 'job' ORDER BY id")
    assert jobs == [("Lead", "Acme", None), ("Founder", "Orbit", "2027-01-05")]
    undo.undo(book, now=LATER)
    assert book.read("SELECT company, title FROM person") == [("Acme", "Lead")]


def test_what_was_typed_is_never_overwritten(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    bring(HEAD + ANA)
    person = book.read("SELECT id FROM person")[0][0]
    people.rename(book, person, "Ana Maria", now=NOW)
    bring(HEAD + ANA.replace("Ribeiro", "Ribeiro-Silva"), now=LATER)
    assert names(book) == ["Ana Maria"]
    bring(HEAD + ANA + BEN)
    bring(HEAD + ANA + BEN.replace("Ode", "Oddie"), now=LATER)
    assert names(book) == ["Ana Maria", "Ben Oddie"]
    assert book.read("SELECT value FROM fact WHERE detail = 'former name'") == [("Ben Ode",)]


def test_an_import_is_one_step_taken_back_to_the_row(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    bring(HEAD + ANA)
    before = dump(book)
    bring(
        HEAD + ANA.replace("Acme", "Orbit") + BEN,
        card("Zoë", "Brandt", "CATEGORIES:Harbour", uid="z"),
        now=LATER,
        group="New",
    )
    after = dump(book)
    undo.undo(book, now=LATER)
    assert dump(book) == before
    undo.redo(book, now=LATER)
    assert dump(book) == after


def test_an_old_import_goes_but_for_whom_was_edited_since(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    first = bring(HEAD + ANA + BEN)
    bring(HEAD + ANA.replace("Acme", "Orbit") + BEN, now=LATER)
    ana = book.read("SELECT id FROM person WHERE given = 'Ana'")[0][0]
    people.set_notes(book, ana, "likes tea", now=LATER)
    whole = dump(book)
    done = undo.undo_import(book, first.import_id, now=LATER)
    ben = Kept("Ben Ode", by_hand=False)
    assert (done.kept, names(book)) == ((Kept("Ana Ribeiro", by_hand=True), ben), ["Ana Ribeiro", "Ben Ode"])
    assert book.read("SELECT notes FROM person ORDER BY id") == [("likes tea",), ("",)]
    assert [each.undone for each in imports.past(book)] == [False, True]
    undo.undo(book, now=LATER)
    assert dump(book) == whole


def test_a_circle_and_a_tag_go_to_newcomers_alone(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    bring(HEAD + ANA)
    bring(HEAD + ANA + BEN, circle=4, group="Fair")
    assert book.read("SELECT given, circle FROM person ORDER BY given") == [("Ana", None), ("Ben", 4)]
    found = book.read("SELECT person_id FROM group_member")
    assert found == book.read("SELECT id FROM person WHERE given = 'Ben'")


def test_cancel_leaves_the_book_as_it_was(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text(HEAD + "".join(f"P{n},F{n},,p{n}@x.example,Firm,Cook,04 Mar 2019\n" for n in range(6000)))
    before = dump(book)
    plan = imports.plan(book, [path])
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        imports.apply(book, plan, now=NOW, cancelled=lambda: next(answers))
    assert dump(book) == before
    assert imports.apply(book, plan, now=NOW).new == 6000


def test_a_plan_made_for_another_book_is_matched_anew(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(HEAD + ANA)
    stale = imports.plan(book, [path])
    imports.apply(book, imports.plan(book, [path]), now=NOW)
    assert imports.apply(book, stale, now=NOW).unchanged == 1
    assert names(book) == ["Ana Ribeiro"]


def test_one_bad_file_among_several_refuses_them_all(book: Book, tmp_path: Path) -> None:
    good, bad = tmp_path / "c.csv", tmp_path / "page.html"
    good.write_text(HEAD + ANA)
    bad.write_text("<!DOCTYPE html><html><body>Sign in</body></html>")
    with pytest.raises(ImportRefused, match=r"page\.html"):
        imports.plan(book, [good, bad])
    assert names(book) == []


def test_large_imports_are_found_like_small_ones(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text(
        HEAD
        + "".join(
            f"Łuk{n},Fäm{n},https://www.linkedin.com/in/p{n},,Firm {n},Cook,04 Mar 2019\n"
            for n in range(5500)
        )
    )
    imports.apply(book, imports.plan(book, [path]), now=NOW)
    indexes = {row[0] for row in book.read("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"person_by_name", "person_by_talk", "handle_key", "handle_shared"} <= indexes
    found = people.Listing(book).ids(people.Filter(text="luk4242"))
    assert people.rows(book, list(found.ids))[found.ids[0]].name == "Łuk4242 Fäm4242"
    with book.step("a", "A", now=NOW) as step:
        step.insert("person", name="Ana", folded="ana")
    assert undo.next_labels(book)[0] == "A", "the journal's triggers are back"
    undo.undo(book, now=NOW)
    assert len(names(book)) == 5500


def test_undoing_the_undo_of_an_old_import_can_itself_be_undone(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    first = bring(HEAD + ANA + BEN)
    people.add(book, name="Zara", now=NOW)
    whole = dump(book)
    undo.undo_import(book, first.import_id, now=LATER)
    without = dump(book)
    undo.undo(book, now=LATER)
    assert dump(book) == whole
    undo.redo(book, now=LATER)
    assert dump(book) == without
    undo.undo(book, now=LATER)
    undo.undo(book, now=LATER)
    undo.undo(book, now=LATER)
    assert names(book) == []


TWO_OF_ALL = card(
    "Zoë", "Brandt", "ORG:Kite Labs", "TITLE:Designer", "ORG:Second Desk", "ADR;TYPE=work:;;Quay 1;Lyon;;;",
    "ADR;TYPE=home:;;Way 2;Metz;;;", "EMAIL:zoe@kite.example",
)  # fmt: skip


def present(book: Book) -> list[tuple[object, ...]]:
    return book.read("SELECT name, company, title, city FROM person ORDER BY id")


def test_the_main_job_and_place_stay_the_present_ones_after_an_edit(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    bring(TWO_OF_ALL)
    assert present(book) == [("Zoë Brandt", "Kite Labs", "Designer", "Lyon")]
    person = PersonId(book.read("SELECT id FROM person")[0][0])
    people.rename(book, person, "Zoe Brandt", now=NOW)
    assert present(book) == [("Zoe Brandt", "Kite Labs", "Designer", "Lyon")]
    facts.add(book, person, Fact.JOB, "Owner", detail="Brandt & Co", now=LATER)
    assert present(book) == [("Zoe Brandt", "Brandt & Co", "Owner", "Lyon")]


def test_a_job_beside_the_main_one_is_no_change_of_job(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    bring(TWO_OF_ALL)
    again = bring(TWO_OF_ALL.replace("END:VCARD", "NOTE:sails\nEND:VCARD"), now=LATER)
    assert again.updated == 1
    assert book.read("SELECT count(*) FROM fact WHERE field = 'job'") == [(2,)]
    bring(TWO_OF_ALL.replace("TITLE:Designer", "TITLE:Designer\nORG:Third Desk"), now=LATER)
    assert present(book)[0][1:] == ("Kite Labs", "Designer", "Lyon")


def test_what_an_import_derives_is_what_any_edit_derives(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    odd = card("Ana", "Ribeiro", "BDAY:31 Feb", "NICKNAME:Nana", "CATEGORIES:Choir", uid="2")
    bring(TWO_OF_ALL + odd.replace("FN:Ana Ribeiro", "FN:Ribeiro-Costa Ana"), HEAD + BEN)
    before = dump(book)
    refold_everybody(book)
    assert dump(book) == before
    for word in ("costa", "nana", "choir", "second"):
        assert Listing(book).ids(Filter(text=word)).total == (word != "second"), word


def test_an_import_goes_whole_though_somebody_of_a_doubtful_pair_stays(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    first = bring(HEAD + ANA + ANA.replace("Ana,Ribeiro", "Ana,Costa").replace("ana-ribeiro", "ana-costa"))
    assert len(first.doubtful) == 1
    later = bring(HEAD + BEN.replace("ben-ode,", "ben-ode,ana@x.example"), now=LATER)
    kept, gone = (PersonId(row[0]) for row in book.read("SELECT id FROM person ORDER BY id LIMIT 2"))
    people.set_notes(book, kept, "met at the harbour", now=LATER)
    undone = undo.undo_import(book, first.import_id, now=LATER)
    assert undone.kept == (Kept("Ana Ribeiro", by_hand=True),)
    left = {row[0] for row in book.read("SELECT id FROM person")}
    assert kept in left
    assert gone not in left
    pairs = book.read("SELECT person_id, other_id FROM pair")
    assert all({one, other} <= left for one, other in pairs)
    assert later.import_id


@pytest.mark.parametrize(
    ("one", "other", "address"),
    [
        (("Ana", "Costa"), ("Rui", "Costa"), "TEL:+351 21 123 4567"),
        (("Anna", "Lee"), ("Bruce", "Lee"), "EMAIL:family@x.example"),
        (("Dr. Ivan", "Petrov"), ("Dr. Maria", "Gomez"), "EMAIL:praxis@x.example"),
        (("Ana", "Costa"), ("Ana", "Pereira"), "EMAIL:info@x.example"),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_a_family_and_an_office_share_an_address_and_stay_apart(
    book: Book,
    bring,
    tmp_path: Path,
    one: tuple[str, str],
    other: tuple[str, str],
    address: str,
    together: bool,
) -> None:  # type: ignore[no-untyped-def]
    texts = [card(*one, address, uid="1"), card(*other, address, uid="2")]
    done = bring(*texts) if together else [bring(text) for text in texts][-1]
    assert len(names(book)) == 2
    assert [each.why for each in done.doubtful] == ["the same address, another name"] or done.doubtful
    assert book.read("SELECT DISTINCT shared FROM handle") == [(1,)]


@pytest.mark.parametrize("other", ["Anna Costa", "Dr. Ana Costa", "A. Costa", "Ana Costa-Reis"])
def test_one_person_is_one_under_names_that_begin_alike(book: Book, bring, other: str) -> None:  # type: ignore[no-untyped-def]
    given, _, family = other.rpartition(" ")
    bring(card("Ana", "Costa", "EMAIL:ana@x.example", uid="1"))
    assert bring(card(given, family, "EMAIL:ana@x.example", uid="2")).new == 0


def test_the_same_name_in_a_later_file_of_a_kind_without_ids_is_a_doubt(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    def nameless_id(more: str) -> str:
        return card("John", "Smith", more).replace("UID:1\n", "")

    bring(nameless_id("TEL:+44 7700 900123"))
    other = bring(nameless_id("EMAIL:john@x.example"))
    assert (other.new, [each.why for each in other.doubtful]) == (
        1,
        ["the same name, in an earlier file of this kind"],
    )
    assert bring(nameless_id("EMAIL:john@x.example")).unchanged == 1
    same = bring(nameless_id("TEL:+44 7700 900123\nNOTE:tall"))
    assert (same.new, same.updated) == (0, 1)


def test_a_job_that_goes_there_and_back_is_followed(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    bring(HEAD + ANA)
    bring(HEAD + ANA.replace("Acme", "Orbit"), now=LATER)
    bring(HEAD + ANA + BEN, now=LATER)
    assert book.read("SELECT company FROM person WHERE given = 'Ana'") == [("Acme",)]
    assert book.read("SELECT count(*) FROM source") == [(2,)]


def test_one_person_on_a_doubt_adds_only_what_is_missing(book: Book, tmp_path: Path, bring) -> None:  # type: ignore[no-untyped-def]
    bring(card("Sam", "Lee", "ORG:Acme", "BDAY:1980-02-01", "NOTE:likes port"))
    path = tmp_path / "other.vcf"
    path.write_text(
        card("Sam", "Lee", "ORG:Acme", "BDAY:1980-02-01", "NOTE:likes port", "EMAIL:s@x.example", uid="2")
    )
    plan = imports.plan(book, [path])
    [doubt] = plan.doubtful
    plan.decide(doubt, "same")
    imports.apply(book, plan, now=LATER)
    assert book.read("SELECT name, notes FROM person") == [("Sam Lee", "likes port")]
    assert book.read("SELECT field, count(*) FROM fact WHERE field <> 'address' GROUP BY 1") == [
        ("birthday", 1),
        ("job", 1),
    ]
    assert book.read("SELECT text FROM handle") == [("s@x.example",)]


def test_two_files_of_one_name_are_two_files(book: Book, tmp_path: Path) -> None:
    paths = [tmp_path / folder / "Connections.csv" for folder in ("a", "b")]
    for path, company in zip(paths, ("Acme", "Orbit"), strict=True):
        path.parent.mkdir()
        path.write_text(HEAD + ANA.replace("Acme", company) + BEN)
    done = imports.apply(book, imports.plan(book, paths), now=NOW)
    assert (done.new, done.doubtful, done.skipped) == (2, (), ())
    assert names(book) == ["Ana Ribeiro", "Ben Ode"]


def test_half_a_letter_and_a_name_that_is_no_text_are_no_obstacle(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "friends\udcff.json"
    path.write_text(
        '{"friends_v2": [{"name": "Bo \\ud83d", "timestamp": 1600000000}, {"name": "Ida \\ud83d\\ude00"}]}'
    )
    imports.apply(book, imports.plan(book, [path]), now=NOW)
    assert names(book) == ["Bo \ufffd", "Ida \U0001f600"]


@pytest.mark.parametrize("row", ["Ana{n},Ode,,,,,01 Jan 2020\n", ",,,,,,\n,,,,Acme,,no day\n"])
def test_a_list_longer_than_any_is_refused_and_changes_nothing(
    book: Book, bring, monkeypatch: pytest.MonkeyPatch, row: str
) -> None:  # type: ignore[no-untyped-def]
    before = dump(book)
    monkeypatch.setattr(limits, "RECORDS", 500)
    with pytest.raises(
        ImportRefused, match=r"“1.csv” is too long: 500 people are the most that come in at once"
    ):
        bring(HEAD + ANA, HEAD + "".join(row.format(n=n) for n in range(1010)))
    assert dump(book) == before


def test_words_to_be_found_by_are_the_same_when_they_are_derived_anew(book: Book, bring) -> None:  # type: ignore[no-untyped-def]
    more = ("X-ANNIVERSARY:20100605", "BDAY:1975-03-14", "X-SPOUSE:Bo", "LANG:de", "HOBBY:boats")
    bring(card("Ana", "Ode", *more))
    written = dump(book)["text"]
    assert "1975-03-14" in str(written)
    people.rename(book, PersonId(1), "Anna Ode", now=NOW)
    undo.undo(book, now=NOW)
    assert dump(book)["text"] == written
