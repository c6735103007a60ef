"""Folders and zip archives: everything readable in them, nothing unpacked, nothing believed."""

import errno
import io
import json
import os
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from networker import formats
from networker.formats import archive, limits
from networker.formats.columns import read_source
from networker.formats.records import PersonRecord, Recognised, SkippedRow
from networker.formats.source import Source
from tests.formats.seen import people, skipped

Write = Callable[..., Path]

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Quill,,a@example.com,,,05 Mar 2024\n"
GOOGLE = "Given Name,Family Name,E-mail 1 - Value\nBo,Ode,b@example.com\n"
CARDS = "BEGIN:VCARD\nVERSION:3.0\nN:Brandt;Zoë\nEND:VCARD\n"


def zipped(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as whole:
        for name, content in members.items():
            whole.writestr(name, content)
    return data.getvalue()


EXPORT = {
    "Basic_Export/Connections.csv": LINKEDIN,
    "Basic_Export/photo.jpg": b"\xff\xd8\xff\xe0",
    "Basic_Export/notes.txt": "a,b\n1,2\n",
    "Takeout/Contacts/Freunde/Freunde.vcf": CARDS,
    "Takeout/index.html": "<html>",
    "__MACOSX/Basic_Export/._Connections.csv": LINKEDIN,
    ".DS_Store": b"\0\0\0\1Bud1",
    ".hidden/contacts.csv": GOOGLE,
    "Thumbs.db": b"\xd0\xcf\x11\xe0",
    "empty/": b"",
}


def names(path: Path) -> list[str]:
    return [f"{each.file}: {each.format}" for each in formats.read_all(path)]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive(write: Write, method: int) -> None:
    path = write("export.zip (1)", zipped(EXPORT, method))
    found = list(formats.read_all(path))
    assert [(each.file, each.format) for each in found] == [
        ("export.zip (1)/Basic_Export/Connections.csv", "linkedin-connections"),
        ("export.zip (1)/Takeout/Contacts/Freunde/Freunde.vcf", "vcard"),
        ("export.zip (1)/Basic_Export/notes.txt", "unreadable"),
    ]
    assert skipped(found[2]) == [(0, "“Basic_Export/notes.txt” was not understood")]
    assert [person.given for each in found for person in people(each)] == ["Ada", "Zoë"]
    assert list(found[1]) == list(found[1])


def test_a_folder_with_an_archive_in_it(write: Write, tmp_path: Path) -> None:
    for name, content in EXPORT.items():
        if not name.endswith("/"):
            write(f"drop/{name}", content)
    write("drop/inner.zip", zipped({"contacts.csv": GOOGLE, "deeper.zip": zipped({"x.vcf": CARDS})}))
    (tmp_path / "drop" / "link").symlink_to(tmp_path)
    assert names(tmp_path / "drop") == [
        "drop/inner.zip/contacts.csv: google-csv",
        "drop/Basic_Export/Connections.csv: linkedin-connections",
        "drop/Takeout/Contacts/Freunde/Freunde.vcf: vcard",
        "drop/inner.zip/deeper.zip: unreadable",
        "drop/Basic_Export/notes.txt: unreadable",
    ]


def test_read_takes_an_archive_or_folder_with_one_readable_file(write: Write, tmp_path: Path) -> None:
    assert formats.read(write("a.zip", zipped({"x": CARDS, "y.png": b"\x89PNG"}))).format == "vcard"
    write("folder/x", GOOGLE)
    assert formats.read(tmp_path / "folder").format == "google-csv"
    with pytest.raises(formats.UnknownFormat, match="holds 2 files"):
        formats.read(write("b.zip", zipped(EXPORT)))


def test_a_single_file_is_all_there_is(write: Write) -> None:
    assert names(write("cards", CARDS)) == ["cards: vcard"]


@pytest.mark.parametrize(
    ("members", "word"),
    [
        ({}, "zip archive that holds none"),
        ({"photo.jpg": b"\xff\xd8\xff"}, "zip archive that holds none"),
        ({"club.csv": "Member,Mail\nAda,a@example.com\n"}, "the columns Member, Mail"),
        ({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}, "Excel workbook"),
        ({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}, "Word document"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument"),
        ({"inner.zip": b"PK\x03\x04rest"}, "zip archive inside another"),
    ],
)
def test_archives_without_people(write: Write, members: dict[str, str | bytes], word: str) -> None:
    with pytest.raises((formats.UnknownFormat, formats.UnreadableFile), match=word):
        list(formats.read_all(write("thing.zip", zipped(members, zipfile.ZIP_STORED))))


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    with pytest.raises(formats.UnknownFormat, match="“nothing” is a folder that holds none"):
        list(formats.read_all(tmp_path / "nothing"))


def test_names_that_lead_out_of_the_archive_lead_nowhere(write: Write, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    path = write(
        "a.zip",
        zipped({"../../x.vcf": CARDS, "/etc/y.vcf": CARDS, "C:\\z.vcf": CARDS, "d/" * 3000 + "w.vcf": CARDS}),
    )
    assert len([list(each) for each in formats.read_all(path)]) == 4
    assert sorted(tmp_path.rglob("*")) == [*before, path]


def locked(data: bytes, name: str) -> bytes:
    """The archive with an entry flagged as encrypted."""
    changed = bytearray(data)
    for signature, flags, at in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        place = changed.find(signature)
        while place >= 0:
            if changed[place + at : place + at + len(name)] == name.encode():
                changed[place + flags] |= 1
            place = changed.find(signature, place + 4)
    return bytes(changed)


def test_a_locked_entry_is_named_and_the_rest_read(write: Write) -> None:
    path = write("a.zip", locked(zipped({"a.vcf": CARDS, "secret.vcf": CARDS}), "secret.vcf"))
    first, second = formats.read_all(path)
    assert (first.format, second.format, second.file) == ("vcard", "unreadable", "a.zip/secret.vcf")
    [(row, why)] = skipped(second)
    assert row == 0, "it is the whole file"
    assert "“secret.vcf” in “a.zip” is locked with a password" in why
    with pytest.raises(formats.UnreadableFile, match="locked with a password"):
        list(formats.read_all(write("b.zip", locked(zipped({"s.vcf": CARDS}), "s.vcf"))))


def test_an_entry_packed_in_a_rare_way_is_named(write: Write) -> None:
    with pytest.raises(formats.UnreadableFile, match="packed in a way that cannot be read"):
        list(formats.read_all(write("a.zip", zipped({"s.vcf": CARDS}, zipfile.ZIP_BZIP2))))


def test_half_an_archive(write: Write) -> None:
    data = zipped(EXPORT)
    for part in (data[: len(data) // 2], data[:30], data[:-10]):
        with pytest.raises(formats.UnreadableFile, match="damaged or not whole"):
            list(formats.read_all(write("half.zip", part)))


def test_a_damaged_entry_is_told_while_reading(write: Write) -> None:
    data = bytearray(zipped({"a.vcf": CARDS * 3}, zipfile.ZIP_STORED))
    place = data.find(b"Brandt")
    data[place : place + 6] = b"Brandy"
    with pytest.raises(formats.UnreadableFile, match="checksum is wrong"):
        list(next(formats.read_all(write("a.zip", bytes(data)))))


def test_of_a_damaged_entry_among_others_no_row_is_told(write: Write) -> None:
    data = bytearray(zipped({"a.vcf": CARDS, "b.vcf": CARDS.replace("Brandt", "Sommer")}, zipfile.ZIP_STORED))
    place = data.find(b"Sommer")
    data[place : place + 6] = b"Winter"
    found = [row for each in formats.read_all(write("a.zip", bytes(data))) for row in skipped(each)]
    assert [row for row, why in found if "checksum is wrong" in why] == [0]


def test_a_bomb_is_stopped_by_counting(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_RATIO_FROM", 1_000_000)
    bomb = zipped({"a.vcf": CARDS + "x\n" * 5_000_000})
    with pytest.raises(formats.UnreadableFile, match="too large: it expands"):
        list(next(formats.read_all(write("a.zip", bomb))))


def test_next_to_nothing_that_is_millions_of_lines_is_stopped(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_LINES_FROM", 100_000)
    for lines in ("\n" * 200_000, "\r\n" * 200_000):
        with pytest.raises(formats.UnreadableFile, match=r"too large: it expands to more than \d+,\d+ lines"):
            list(next(formats.read_all(write("a.zip", zipped({"a.vcf": CARDS + lines})))))
    list(next(formats.read_all(write("b.zip", zipped({"a.vcf": CARDS + "\n" * 50_000})))))


def test_an_entry_that_lies_about_its_size_is_refused(write: Write) -> None:
    data = bytearray(zipped({"a.vcf": CARDS * 10_000}))
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<L", 100)
    with pytest.raises(formats.UnreadableFile, match="longer than it says"):
        list(formats.read_all(write("a.zip", bytes(data))))


def test_an_archive_that_expands_too_far_or_holds_too_much(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.zip", zipped({f"{n}.vcf": CARDS for n in range(20)}))
    monkeypatch.setattr(limits, "ARCHIVE_ENTRIES", 19)
    with pytest.raises(formats.UnreadableFile, match="20 entries"):
        list(formats.read_all(path))
    monkeypatch.setattr(limits, "ARCHIVE_ENTRIES", 20)
    monkeypatch.setattr(limits, "ARCHIVE_EXPANDED", 100)
    with pytest.raises(formats.UnreadableFile, match="too large: it expands"):
        list(formats.read_all(path))
    monkeypatch.setattr(limits, "ARCHIVE_DIRECTORY", 100)
    with pytest.raises(formats.UnreadableFile, match="entries"):
        list(formats.read_all(path))


def test_overlapping_entries_are_refused(write: Write) -> None:
    data = bytearray(zipped({"a.vcf": CARDS, "b.vcf": CARDS}, zipfile.ZIP_STORED))
    second = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<L", 10)
    with pytest.raises(formats.UnreadableFile, match="entries overlap"):
        list(formats.read_all(write("a.zip", bytes(data))))


def test_too_many_files_in_a_folder(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_ENTRIES", 3)
    for n in range(5):
        write(f"f/{n}.txt", "x")
    with pytest.raises(formats.UnreadableFile, match="more than 3 files"):
        list(formats.read_all(tmp_path / "f"))


def test_names_of_the_system_are_passed_over() -> None:
    assert archive.is_hidden("a/.git/x")
    assert archive.is_hidden("__MACOSX/x")
    assert archive.is_hidden("a\\thumbs.DB")
    assert not archive.is_hidden("../a/x.vcf")


def untold(path: Path) -> list[str]:
    """The tables that are named as unknown."""
    return [
        each.file
        for each in formats.read_all(path)
        if each.format == "unreadable" and [item.why for item in each] == [formats.UNTOLD]  # type: ignore[union-attr]
    ]


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
@pytest.mark.parametrize(("name", "known"), [("a.vcf", CARDS), ("Connections.csv", LINKEDIN)])
def test_a_table_that_nobody_knows_is_named_among_other_files(
    write: Write, name: str, known: str, packed: bool
) -> None:
    files = {
        name: known,
        "sub/crew.csv": "Crew name;Berth;E-Mail\nZoë Brandt;3;zoe@x.example\n",
        "friends.tsv": "Quem\tOnde\nZoë Brandt\tLyon\n",
        "notes.txt": "the cat, the dog\nand the mouse, too\n",
    }
    for each, content in files.items():
        write(f"drop/{each}", content)
    path = write("drop.zip", zipped(files)) if packed else write("drop/x", "").parent
    assert sorted(untold(path)) == [f"{path.name}/friends.tsv", f"{path.name}/sub/crew.csv"]


def test_of_a_services_export_only_tables_of_addresses_are_named(write: Write, tmp_path: Path) -> None:
    write("drop/Linked/Connections.csv", LINKEDIN)
    write(
        "drop/Linked/Invitations.csv", "From,To,Sent At,Message,Direction\nAda,Bo,1/2/24 8:00 AM,,INCOMING\n"
    )
    write("drop/Linked/Rich Media.csv", "Date,Link,Kind\n1,2,3\n")
    write("drop/Linked/Jobs/Saved.csv", "Date,Firm\n1,2\n")
    write("drop/Linked/crew.csv", "Crew name;Berth;E-Mail\nZoë Brandt;3;zoe@x.example\n")
    write("drop/Linked2.csv", "Date,Firm\n1,2\n")
    assert untold(tmp_path / "drop") == ["drop/Linked2.csv", "drop/Linked/crew.csv"]


CLUB = "Member,Mail\nAda,a@example.com\n"


def test_the_only_tables_of_an_archive_name_their_columns(write: Write) -> None:
    with pytest.raises(
        formats.UnknownFormat, match=r"the columns Member, Mail; say which .* --map"
    ) as caught:
        list(formats.read_all(write("thing.zip", zipped({"club.csv": CLUB}))))
    assert "“thing.zip/club.csv” is a table" in str(caught.value)
    with pytest.raises(
        formats.UnknownFormat, match=r"2 tables .* with the columns Member, Mail; say which .* --map"
    ):
        list(formats.read_all(write("thing.zip", zipped({"a.csv": CLUB, "b.csv": CLUB}))))
    with pytest.raises(formats.UnknownFormat, match=r"2 tables .* know: .* Drop one of them alone"):
        list(
            formats.read_all(
                write("thing.zip", zipped({"a.csv": CLUB, "b.csv": CLUB.replace("Mail", "Fon")}))
            )
        )


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
@pytest.mark.parametrize("beside", [{}, {"a.vcf": CARDS}, {"a.vcf": CARDS, "Connections.csv": LINKEDIN}])
def test_tables_that_nobody_knows_are_read_as_is_told(
    write: Write, beside: dict[str, str], packed: bool
) -> None:
    files = {
        "1/club.csv": CLUB,
        **beside,
        "2/club.csv": CLUB.replace("Ada", "Bo"),
        "crew.csv": "Quem;Onde\nZoë;Lyon\n",
    }
    for each, content in files.items():
        write(f"drop/{each}", content)
    path = write("drop.zip", zipped(files)) if packed else write("drop/x", "").parent
    asked = []

    def tell(source: Source, alone: bool) -> Recognised | None:
        asked.append((source.name, alone))
        known = source.head_text.startswith("Member")
        return read_source(source, {"Member": "name", "Mail": "mail"}) if known else None

    found = {each.file: list(each) for each in formats.read_all(path, tell)}
    names = [f"{path.name}/{each}" for each in ("1/club.csv", "2/club.csv", "crew.csv")]
    assert sorted(asked) == [(each, not beside) for each in names]
    assert [each.full_name for name in names[:2] for each in people(found[name])] == ["Ada", "Bo"]
    assert skipped(found[names[2]]) == [(0, formats.UNTOLD)]
    assert len(found) == 3 + len(beside)


def test_files_know_when_they_were_changed_where_that_is_written(write: Write, tmp_path: Path) -> None:
    path = write("drop/a.vcf", CARDS)
    os.utime(path, (86_400.0, 86_400.0))
    assert [each.changed for each in formats.read_all(path.parent)] == [86_400.0]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as whole:
        for n, day in enumerate([(1980, 1, 1), (2026, 13, 1), (2026, 3, 1)]):
            whole.writestr(zipfile.ZipInfo(f"{n}.vcf", (*day, 12, 0, 0)), CARDS)
    known = datetime(2026, 3, 1, 12).timestamp()  # noqa: DTZ001
    assert [each.changed for each in formats.read_all(tmp_path / "a.zip")] == [None, None, known]


def test_the_root_of_the_disk_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(
        root: Path, *, onerror: Callable[[OSError], None]
    ) -> Iterator[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(errno.EACCES, "no", str(root)))
        return iter([])

    monkeypatch.setattr(os, "walk", refuse)
    with pytest.raises(formats.UnreadableFile, match=r"^“/” may not be read"):
        list(formats.read_all("/"))


CHAT = '{"participants": [{"name": "Ada"}, {"name": "Zoë"}], "messages": [{"sender_name": "Ada", "timestamp_ms": 16'


def told(path: Path) -> list[tuple[str, list[str], list[str]]]:
    """(file, names, reasons) of everything behind a path."""
    found = []
    for each in formats.read_all(path):
        items = list(each)
        names = [item.full_name or item.given for item in items if isinstance(item, PersonRecord)]
        found.append((each.file, names, [item.why for item in items if isinstance(item, SkippedRow)]))
    return found


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_a_file_that_is_cut_off_is_named_and_the_others_read(
    write: Write, tmp_path: Path, packed: bool
) -> None:
    files = {"a.vcf": CARDS, "b.json": CHAT + " " * limits.HEAD, "c.csv": GOOGLE}
    for name, content in files.items():
        write(f"drop/{name}", content)
    path = write("drop.zip", zipped(files)) if packed else tmp_path / "drop"
    one, two, three = told(path)
    assert (one[1], three[1]) == (["Zoë"], ["Bo"])
    assert two[0] == f"{path.name}/b.json"
    assert "is damaged or cut off" in two[2][0]
    with pytest.raises(formats.UnreadableFile, match="damaged or cut off"):
        told(write("alone.zip", zipped({"b.json": CHAT + " " * limits.HEAD})))


def test_a_bomb_among_others_is_named_and_the_others_read(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_RATIO_FROM", 1_000_000)
    bomb = CARDS + "x\n" * 5_000_000
    path = write(
        "a.zip",
        zipped({"a.vcf": CARDS, "b.vcf": bomb, "c.csv": LINKEDIN + "\n" * 5_000_000, "d.csv": GOOGLE}),
    )
    found = {file: (names, why) for file, names, why in told(path)}
    assert found["a.zip/a.vcf"] == (["Zoë"], [])
    assert found["a.zip/d.csv"] == (["Bo"], [])
    assert "it is too large: it expands" in found["a.zip/b.vcf"][1][0]
    assert "it is too large: it expands" in found["a.zip/c.csv"][1][0]
    write("drop/export.zip", path.read_bytes())
    write("drop/more.vcf", CARDS)
    assert (
        sum(bool(names) for _, names, _ in told(path.parent / "drop")) == 4
    )  # the bomb's first card among them


def test_an_entry_that_says_to_be_of_ten_gigabytes_stops_no_other(write: Write) -> None:
    data = bytearray(zipped({"a.vcf": CARDS, "b.vcf": CARDS * 100, "c.csv": GOOGLE}))
    place = data.find(b"b.vcf", data.find(b"PK\x01\x02")) - 46
    data[place + 24 : place + 28] = struct.pack("<L", 0xFFFFFFF0)
    assert [(file, len(names)) for file, names, _ in told(write("a.zip", bytes(data)))] == [
        ("a.zip/a.vcf", 1),
        ("a.zip/b.vcf", 100),
        ("a.zip/c.csv", 1),
    ]


def test_a_disk_that_is_pulled_out_refuses_all(write: Write) -> None:
    folder = write("drop/a.vcf", CARDS).parent
    path = write("drop/b.vcf", CARDS)
    one, two = formats.read_all(folder)
    assert people(one)
    path.unlink()
    with pytest.raises(formats.UnreadableFile, match="is not there"):
        list(two)


def test_an_entry_without_a_name_is_read(write: Write) -> None:
    raw = bytearray(zipped({"x": CARDS}))
    place = raw.find(b"PK\x01\x02")
    raw[place + 28 : place + 30] = struct.pack("<H", 0)
    del raw[place + 46]
    end = raw.find(b"PK\x05\x06")
    raw[end + 12 : end + 16] = struct.pack("<L", end - place)
    [found] = formats.read_all(write("a.zip", bytes(raw)))
    assert people(found)


def test_what_holds_people_and_cannot_be_read_is_named_among_others(write: Write) -> None:
    card = write("drop/a.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n")
    write("drop/mail.pst", b"!BDN" + b"\1" * 99)
    write("drop/contacts.zip.crdownload", b"half")
    write("drop/photo.png", b"\x89PNG" + b"\1" * 99)
    for n in range(3):
        write(f"drop/messages{n}.html", "<html><head><title>Exported Data</title></head></html>")
    said = [
        item.why for each in formats.read_all(card.parent) for item in each if isinstance(item, SkippedRow)
    ]
    assert [why for why in said if ".pst" in why and "CSV or vCard" in why]
    assert [why for why in said if "not finished" in why]
    assert len([why for why in said if "JSON" in why]) == 1
    assert len(said) == 3


PAGE = "<!doctype html><html><title>Sign in</title></html>"
NOT_READ: dict[str, str | bytes] = {
    "page.csv": PAGE, "empty.vcf": b"", "people.xlsx": b"PK\3\4 [Content_Types].xml xl/", "noise.bin": b"\1\2\3" * 90,
    "page.html": PAGE, "photo.jpg": b"\xff\xd8\xff", "app.js": "let a = 1", "empty.txt": b"",
}  # fmt: skip


def test_what_is_called_like_a_list_of_people_and_is_none_is_named(write: Write, tmp_path: Path) -> None:
    for name, content in (NOT_READ | {"cards.vcf": CARDS}).items():
        write(f"drop/{name}", content)
    found = {each.file: list(each) for each in formats.read_all(tmp_path / "drop")}
    besides = {f"drop/{name}" for name in ("cards.vcf", "page.csv", "empty.vcf", "people.xlsx")}
    assert set(found) == {*besides, "drop/app.js", "drop/noise.bin"}
    assert skipped(found["drop/noise.bin"]) == [(0, "“noise.bin” was not understood")]
    [why] = found["drop/page.csv"]
    assert isinstance(why, SkippedRow)
    assert why.why.startswith("“drop/page.csv” is a web page, not the data itself")


def test_an_empty_table_in_a_whole_export_is_no_word_worth(write: Write, tmp_path: Path) -> None:
    invitations = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    files = {"Connections.csv": LINKEDIN, "Invitations.csv": invitations, "Rich Media.csv": ""}
    for name, content in files.items():
        write(f"Basic/{name}", content)
    assert {each.file for each in formats.read_all(tmp_path / "Basic")} == {
        "Basic/Connections.csv",
        "Basic/Invitations.csv",
    }
    write("Basic/Complete_Export.zip", PAGE)
    assert "Basic/Complete_Export.zip" in {each.file for each in formats.read_all(tmp_path / "Basic")}


def test_nothing_but_what_is_no_list_says_what_the_first_one_is(write: Write, tmp_path: Path) -> None:
    write("drop/page.csv", PAGE)
    write("drop/photo.jpg", b"\xff\xd8\xff")
    with pytest.raises(formats.UnreadableFile, match=r"page\.csv” is a web page"):
        list(formats.read_all(tmp_path / "drop"))


def test_a_table_to_be_told_about_is_named_beside_what_cannot_be_read(write: Write, tmp_path: Path) -> None:
    write("drop/members.csv", "Wer,Post\nAda,a@x.example\n")
    write("drop/out.pst", b"!BDN" + b"\1" * 90)
    with pytest.raises(formats.UnknownFormat) as caught:
        list(formats.read_all(tmp_path / "drop"))
    assert (
        "members.csv” is a table that Networker does not know, with the columns Wer, Post; say which column"
        in (str(caught.value))
    )
    assert "out.pst” is an Outlook data file" in str(caught.value)


def test_a_table_to_be_told_about_comes_before_a_page_that_could_be_had_otherwise(
    write: Write, tmp_path: Path
) -> None:
    write("drop/members.csv", "Wer,Post\nAda,a@x.example\n")
    write("drop/result.html", "<html><head><title>Exported Data</title>")
    with pytest.raises(formats.UnknownFormat, match=r"members\.csv” is a table .* page of Telegram's export"):
        list(formats.read_all(tmp_path / "drop"))


PACKED: dict[str, tuple[bytes, str]] = {
    "takeout-1.tgz": (b"\x1f\x8b\x08" + b"\1" * 90, "is packed with gzip"),
    "c.rar": (b"Rar!\x1a\x07" + b"\1" * 90, "is a packed archive of a kind that cannot be read"),
    "d.7z": (b"7z\xbc\xaf\x27\x1c" + b"\1" * 90, "is a packed archive of a kind that cannot be read"),
    "half.zip": (PAGE.encode(), "is a web page, not the data itself"),
    "friends.json": (PAGE.encode(), "is a web page, not the data itself"),
    "empty.json": (b"", "is empty"),
    "phone.db": (b"SQLite format 3\0" + b"\1" * 90, "is an SQLite database"),
}


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_what_cannot_be_read_says_the_same_in_a_folder_as_alone(
    write: Write, tmp_path: Path, packed: bool
) -> None:
    files = {name: content for name, (content, _) in PACKED.items() if content or not packed}
    for name, content in {"a.vcf": CARDS.encode(), **files}.items():
        write(f"drop/{name}", content)
    path = write("drop.zip", zipped({"a.vcf": CARDS, **files})) if packed else tmp_path / "drop"
    found = {file.rpartition("/")[2]: why for file, _, why in told(path) if why}
    assert found.keys() == files.keys()
    for name, content in files.items():
        [why] = found[name]
        assert why.startswith(f"“{path.name}/{name}” {PACKED[name][1]}")
        with pytest.raises(formats.UnreadableFile) as alone:
            formats.read(write(name, content))
        assert why.partition("” ")[2] == str(alone.value).partition("” ")[2]


def test_of_many_that_cannot_be_read_some_are_named_and_the_others_counted(
    write: Write, tmp_path: Path
) -> None:
    write("drop/a.vcf", CARDS)
    for n in range(formats.MOST_NAMED + 5):
        write(f"drop/{n:02}.gz", b"\x1f\x8b\x08" + b"\1" * 90)
    write("drop/z.pst", b"!BDN" + b"\1" * 90)
    rows = [
        item for each in formats.read_all(tmp_path / "drop") for item in each if isinstance(item, SkippedRow)
    ]
    assert [row.more for row in rows] == [0] * (formats.MOST_NAMED - 1) + [5, 0]


X_FILES = {
    "data/account.js": 'window.YTD.account.part0 = [{"account": {"accountId": "1", "username": "mia"}}]',
    "data/tweets.js": "window.YTD.tweets.part0 = []",
}


def x_manifest(*names: tuple[str, str, str]) -> str:
    """The manifest of an X archive that lists files: their type, name and count."""
    kinds = {
        f"{kind}{n}": {"files": [{"fileName": name, "globalName": f"YTD.{kind}.part{n}", "count": count}]}
        for n, (kind, name, count) in enumerate(names)
    }
    said = {
        "userInfo": {"accountId": "1", "userName": "mia"},
        "archiveInfo": {"isPartialArchive": True},
        "dataTypes": kinds,
    }
    return f"window.__THAR_CONFIG = {json.dumps(said)}"


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_an_archive_of_x_of_which_a_part_is_missing_says_so(
    write: Write, tmp_path: Path, packed: bool
) -> None:
    listed = [
        ("account", "data/account.js", "1"), ("tweets", "data/tweets.js", "0"), ("tweets", "data/Tweets-Part1.js", "2"),
        ("follower", "data/follower.js", "0"), ("ad_impressions", "data/ads.js", "9"),
    ]  # fmt: skip

    def said(*more: tuple[str, str, str], **files: str) -> list[str]:
        whole = {**X_FILES, **files, "data/manifest.js": x_manifest(*listed, *more)}
        for name, content in whole.items():
            write(f"xx/{name}", content)
        path = write("xx.zip", zipped(dict(whole))) if packed else tmp_path / "xx"
        return [why for _, _, reasons in told(path) for why in reasons if "not the whole" in why]

    [why] = said()
    assert "“Tweets-Part1.js” is not in it; if it came in several parts" in why
    [why] = said(("direct_messages", "data/direct-messages.js", "7"))
    assert "“Tweets-Part1.js” and 1 more of its files are not in it" in why
    assert said(**{"data/tweets-part1.js": "window.YTD.tweets.part1 = []"}) == []
