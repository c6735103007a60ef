"""Two entries that files told of, merged: files that come again, are newer or are taken back, and the split."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel
from networker.services import (
    imports,
    people,
    undo,
)
from networker.services.comparison import Choices
from networker.services.merge import merge, merges, split
from networker.store.book import Book
from tests.services.twice import ANA, HEAD, LATER, NOW, bring
from tests.store.dump import dump, refold_everybody


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruíz\nN:Ruíz;Ana;;;\nEMAIL:home@x.example\nNOTE:Dives.\nEND:VCARD\n"


def test_the_same_files_again_change_nothing_after_a_merge(book: Book, tmp_path: Path) -> None:
    files = ((tmp_path / "c.csv", HEAD + ANA), (tmp_path / "a.vcf", CARD))
    for file, text in files:
        bring(book, file, text)
    merge(book, 1, 2, now=NOW)
    merged = dump(book)
    for file, text in files:
        report = bring(book, file, text)
        assert (report.new, report.updated, report.unchanged) == (0, 0, 1)
    assert dump(book) == merged
    newer = bring(book, tmp_path / "d.csv", HEAD + ANA.replace("Acme", "Delta"))
    assert (newer.new, newer.updated) == (0, 1)
    assert book.read("SELECT company FROM person") == [("Delta",)]


def test_an_import_taken_back_after_a_merge_and_then_the_split(book: Book, tmp_path: Path) -> None:
    people.add(book, name="Ana Ruiz", now=NOW, handles=[(Channel.PHONE, "+34 1")])
    report = bring(book, tmp_path / "a.vcf", CARD)
    merge(book, 1, 2, now=NOW)
    assert report.import_id is not None
    undo.undo_import(book, report.import_id, now=LATER)
    assert book.read("SELECT text FROM handle") == [("+34 1",)], "what the import brought is gone"
    split(book, merges(book)[0].step, now=LATER)
    assert book.read("SELECT person_id, text FROM handle") == [(1, "+34 1")]
    picture = dump(book)
    refold_everybody(book)
    assert dump(book) == picture


def test_an_import_since_is_kept_and_named_by_the_split(book: Book, tmp_path: Path) -> None:
    people.add(book, name="Ana Ruiz", now=NOW, handles=[(Channel.MAIL, "ana@x.example")])
    people.add(book, name="Ana Ruíz", now=NOW, handles=[(Channel.MAIL, "home@x.example")])
    merge(book, 1, 2, now=NOW)
    bring(book, tmp_path / "c.csv", HEAD + ANA)
    _, kept = split(book, merges(book)[0].step, now=LATER)
    assert kept[0] == "1 address"
    assert kept[1].endswith("facts")
    assert book.read("SELECT person_id, text FROM handle WHERE channel = 'linkedin'") == [
        (1, "https://www.linkedin.com/in/ana-ruiz")
    ]


def test_an_import_of_both_taken_back_leaves_nobody_and_comes_back_with_the_merge(
    book: Book, tmp_path: Path
) -> None:
    other = CARD.replace("home@", "work@").replace("Ana Ruíz", "Ana R.")
    report = bring(book, tmp_path / "a.vcf", CARD + other)
    before = dump(book)
    merge(book, 1, 2, now=NOW)
    assert report.import_id is not None
    undone = undo.undo_import(book, report.import_id, now=LATER)
    assert undone.kept == (), "that two are one is no content"
    assert book.read("SELECT 1 FROM person") == []
    assert merges(book) == []
    undo.undo(book, now=LATER)
    split(book, merges(book)[0].step, now=LATER)
    assert dump(book)["handle"] == before["handle"]
    assert dump(book)["person"] == before["person"]


def test_a_chosen_job_that_stood_beside_is_the_main_one(book: Book) -> None:
    one, other = [people.add(book, name="Ana Ruiz", now=NOW)[0] for _ in range(2)]
    with book.step("jobs", "Jobs", now=NOW) as step:
        step.insert("fact", person=one, field="job", value="Diver", noted="2026-02-01", aside=False)
        step.insert("fact", person=other, field="job", value="Baker", noted="2026-01-01", aside=True)
    merge(book, one, other, now=NOW, choices=Choices(of_gone=frozenset({"work"})))
    assert book.read("SELECT title FROM person") == [("Baker",)]
    assert book.read("SELECT value, aside FROM fact WHERE field = 'job' ORDER BY id") == [
        ("Diver", 1), ("Baker", 0),
    ]  # fmt: skip


def test_what_a_newer_file_told_goes_back_with_its_record(book: Book, tmp_path: Path) -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    page = "https://www.linkedin.com/in/zoe-k"
    file, cards = tmp_path / "Connections.csv", tmp_path / "cards.vcf"
    file.write_text(f"{head}Zoe,Kay,{page},,Acme,Lead,04 Mar 2019\n")
    imports.apply(book, imports.plan(book, [file]), now=NOW)
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Zoe Kay\nEMAIL:zoe@home.example\nEND:VCARD\n")
    imports.apply(book, imports.plan(book, [cards]), now=NOW)
    for keep, gone in ((1, 2), (2, 1)):
        merge(book, keep, gone, now=NOW)
        file.write_text(f"{head}Zoe,Kay,{page},zoe@kite.example,Kite,Head,04 Mar 2019\n")
        imports.apply(book, imports.plan(book, [file]), now=NOW)
        _, kept = split(book, merges(book)[0].step, now=LATER)
        assert ("1 address" in kept) == (keep == 1), "what goes back does not stay"
        assert book.read("SELECT person_id, text FROM handle WHERE channel = 'mail' ORDER BY id") == [
            (2, "zoe@home.example"),
            (1, "zoe@kite.example"),
        ]
        assert book.read("SELECT company FROM person ORDER BY id") == [("Kite",), ("",)]
        for _ in range(3):
            undo.undo(book, now=NOW)


OUTLOOK = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,"
    "E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Job Title,Company,Birthday\n"
)


@pytest.mark.parametrize(("keep", "gone"), [(1, 2), (2, 1)])
def test_what_files_of_both_told_while_they_were_one_both_have(
    keep: int, gone: int, book: Book, tmp_path: Path
) -> None:
    """What two records tell is written once; apart, each is as their own file has them."""

    def both_lists(family: str, company: str, born: str) -> None:
        li = f"Ravi,{family},https://www.linkedin.com/in/ravi,,{company},CEO,01 Jan 2020\n"
        bring(book, tmp_path / "c.csv", HEAD + li)
        bring(
            book, tmp_path / "o.csv", OUTLOOK + f"Ravi,,{family},,,,,,r@x.example,,,,,,CEO,{company},{born}\n"
        )

    both_lists("Neill", "BMW", "")
    assert book.read("SELECT name, title, company FROM person") == [("Ravi Neill", "CEO", "BMW")] * 2
    merge(book, keep, gone, now=NOW)
    both_lists("Gross", "Bosch", "3/25/1980")
    step = merges(book)[0].step
    split(book, step, now=LATER)
    assert (
        book.read("SELECT name, family, title, company FROM person")
        == [("Ravi Gross", "Gross", "CEO", "Bosch")] * 2
    )
    former = "SELECT person_id, value FROM fact WHERE detail = 'former name' ORDER BY 1"
    assert book.read(former) == [(1, "Ravi Neill"), (2, "Ravi Neill")]
    of_both = "SELECT person_id FROM fact WHERE field = 'job' AND detail = ? ORDER BY 1"
    assert [book.read(of_both, (company,)) for company in ("BMW", "Bosch")] == [[(1,), (2,)]] * 2
    assert book.read("SELECT person_id, value FROM fact WHERE field = 'birthday'") == [(2, "1980-03-25")]
    assert book.read("SELECT person_id FROM source WHERE kind = 'outlook'") == [(2,), (2,)]
    before = dump(book)
    both_lists("Gross", "Bosch", "3/25/1980")
    assert dump(book) == before, "nothing was left to tell"
    undo.undo(book, now=LATER)
    assert book.read("SELECT count(*) FROM person") == [(1,)]


def test_all_that_an_account_told_goes_with_who_has_it(book: Book, tmp_path: Path) -> None:
    """A connection that came after a message is a second record of one account, and no other one's."""
    page = "https://www.linkedin.com/in/ute-dan"
    talks = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
        f"2-A,,Ute Dan,{page},Olga Wren,https://www.linkedin.com/in/olga-wren,2026-01-10 10:00:00 UTC,,hi,INBOX\n"
        f"2-A,,Olga Wren,https://www.linkedin.com/in/olga-wren,Ute Dan,{page},2026-01-10 11:00:00 UTC,,ho,INBOX\n"
    )
    bring(book, tmp_path / "a.vcf", CARD.replace("Ana", "Ute").replace("Ruíz", "Dan"))
    bring(book, tmp_path / "messages.csv", talks, "Olga Wren")
    card, linkedin = [row[0] for row in book.read("SELECT id FROM person WHERE me = 0 ORDER BY id")]
    merge(book, card, linkedin, now=NOW)
    files = [tmp_path / "messages.csv", tmp_path / "c.csv"]
    files[0].write_text(talks.replace("hi,", "hi there,"))
    files[1].write_text(HEAD + f"Ute,Dan,{page},,Kite,Head,01 Feb 2026\n")
    imports.apply(book, imports.plan(book, files), now=NOW)
    _, kept = split(book, merges(book)[0].step, now=LATER)
    assert kept == (), "nothing of it stays with the other"
    assert book.read("SELECT person_id, person.company FROM person JOIN source s ON s.person_id = person.id"
                     " WHERE s.kind = 'linkedin' AND me = 0") == [(linkedin, "Kite")] * 2  # fmt: skip
    assert book.read("SELECT person_id FROM fact WHERE field IN ('job', 'connected')") == [(linkedin,)] * 2


def test_a_name_that_a_record_of_who_is_gone_gave_goes_with_it(book: Book, tmp_path: Path) -> None:
    def connections(family: str) -> None:
        page = "https://www.linkedin.com/in/ana-ruiz"
        bring(book, tmp_path / "c.csv", HEAD + f"Ana,{family},{page},,Acme,Lead,04 Mar 2019\n")

    bring(book, tmp_path / "a.vcf", CARD.replace("Ruíz", "Wren"))
    connections("Ruiz")
    for keep, gone, chosen in ((1, 2, {"name"}), (2, 1, set[str]())):
        merge(book, keep, gone, now=NOW, choices=Choices(frozenset(chosen)))
        connections("Gross")
        assert book.read("SELECT name FROM person") == [("Ana Gross",)]
        _, kept = split(book, merges(book)[0].step, now=LATER)
        assert ("the name" in kept) == (keep == 2)
        assert book.read("SELECT name, family FROM person ORDER BY id") == [
            ("Ana Wren", "Wren"),
            ("Ana Gross", "Gross"),
        ]
        for _ in range(3):
            undo.undo(book, now=NOW)
