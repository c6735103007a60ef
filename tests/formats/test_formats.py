"""The front door: every file is recognised by content or refused in one sentence that names it."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from networker import formats
from networker.formats import limits
from tests.formats.seen import people, skipped

Write = Callable[..., Path]

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Quill,,a@example.com,,,05 Mar 2024\n"
GOOGLE = "Given Name,Family Name,E-mail 1 - Value\nBo,Ode,b@example.com\n"
CARDS = "BEGIN:VCARD\nVERSION:3.0\nN:Brandt;Zoë\nEND:VCARD\n"


def sentence(path: Path | str, error: type[Exception] = formats.UnreadableFile) -> str:
    """The refusal of a file; it must be one sentence that names the file."""
    with pytest.raises(error) as caught:
        formats.read(path)
    said = str(caught.value)
    assert "\n" not in said
    assert said.endswith(".")
    assert Path(path).name in said
    return said


@pytest.mark.parametrize(
    ("content", "format"), [(LINKEDIN, "linkedin-connections"), (GOOGLE, "google-csv"), (CARDS, "vcard")]
)
@pytest.mark.parametrize("name", ["Connections (1).csv", "x.zip (1)", "noname", "photo.jpg", "CONTACTS.VCF"])
def test_content_counts_and_not_the_name(write: Write, name: str, content: str, format: str) -> None:
    recognised = formats.read(write(name, content))
    assert (recognised.format, recognised.file) == (format, name)
    assert recognised.title
    assert len(people(recognised)) == 1
    assert list(recognised) == list(recognised)  # afresh each time


def test_open_files_of_bytes_and_of_text_are_read(write: Write) -> None:
    assert people(formats.read(io.BytesIO(CARDS.encode())))[0].given == "Zoë"
    assert people(formats.read(io.StringIO("\ufeff" + GOOGLE)))[0].given == "Bo"
    with write("some.csv", LINKEDIN).open("rb") as file:
        recognised = formats.read(file)
    assert (recognised.file, len(list(recognised))) == ("some.csv", 1)
    assert formats.read(str(write("a", CARDS))).format == "vcard"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "is empty"),
        (b" \r\n\r\n\t ", "is empty but for spaces"),
        (b"\xef\xbb\xbf", "is empty but for spaces"),
        (bytes(5000), "nothing but zeros"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "is a web page"),
        (b"\n  <HTML lang=en><head>", "is a web page"),
        ("\ufeff<!-- saved --><html>".encode("utf-16"), "is a web page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
        (b"GIF89a\1\0\1\0", "is a picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "is a picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "is a picture"),
        (b"BM\x10\0\0\0\0\0\0\0\x36\0", "is a picture"),
        (b"<svg xmlns='x'></svg>", "is a picture"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "is a film"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
        (b"!BDN\x7f\0\0\0", "Outlook data file (.pst)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Office or Outlook file (.xls, .msg"),
        (b"SQLite format 3\0" + bytes(100), "is an SQLite database"),
        (b"\x1f\x8b\x08\0" + bytes(20), "is packed with gzip"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "packed archive"),
        (b"\x7fELF\2\1\1", "is a program"),
        (b"MZ\x90\0" + bytes(100), "is a program"),
        (b"{\\rtf1\\ansi", "document with formatting"),
        (bytes(range(1, 32)) * 40, "is not a text"),
        (b"x" * (limits.LINE + 100), ""),
    ],
)
def test_wrong_files_are_named(write: Write, content: bytes, word: str) -> None:
    path = write("thing.csv", content)
    with pytest.raises((formats.UnreadableFile, formats.UnknownFormat)) as caught:
        formats.read(path)
    said = str(caught.value)
    assert said.startswith("“thing.csv” ")
    assert word in said
    assert said.count(". ") == 0


def test_a_download_that_was_not_finished(write: Write) -> None:
    assert "not finished" in sentence(write("Connections.csv.crdownload", LINKEDIN))


def test_a_line_without_end_in_a_table_is_refused(write: Write) -> None:
    said = sentence(write("a.csv", LINKEDIN + "x" * (limits.LINE + 10)))
    assert "a line of more than 16 MB" in said


def test_paths_that_are_no_ordinary_files(tmp_path: Path) -> None:
    assert "is not there" in sentence(tmp_path / "gone.csv")
    assert "no name of a file" in sentence_of(tmp_path / "a\0b")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert "link to a file that is gone" in sentence(tmp_path / "dangling")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert "leads back to itself" in sentence(tmp_path / "circle")
    assert "is too long a name" in sentence_of(tmp_path / ("n" * 5000))


def test_a_folder_is_named_however_it_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = tmp_path / "my exports" / "old"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    for typed, name in ((".", "old"), ("..", "my exports")):
        with pytest.raises(formats.UnknownFormat, match=f"“{name}” is a folder"):
            list(formats.read_all(typed))


def sentence_of(path: Path) -> str:
    with pytest.raises(formats.UnreadableFile) as caught:
        formats.read(path)
    return str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in sentence(tmp_path / "pipe")
    assert "not an ordinary file" in sentence("/dev/zero")


def test_no_permission(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("secret.csv", LINKEDIN)

    def refuse(self: Path, *_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    assert "permissions do not allow it" in sentence(path)


def test_a_file_that_is_too_large_is_not_even_opened(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("large.csv", LINKEDIN)
    monkeypatch.setattr(limits, "FILE", 10)
    assert "too large" in sentence(path)
    with pytest.raises(formats.UnreadableFile, match="too large"):
        formats.read(io.BytesIO(LINKEDIN.encode()))


def test_a_file_that_goes_away_while_it_is_read(write: Write) -> None:
    for content in (LINKEDIN, GOOGLE, CARDS):
        recognised = formats.read(path := write("going", content))
        path.unlink()
        with pytest.raises(formats.UnreadableFile, match="is not there"):
            list(recognised)


def test_an_unknown_table_names_its_columns_and_the_way_out(write: Write) -> None:
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(write("club.csv", "Member;Mail address;Since\nAda;a@example.com;2001\n"))
    said = str(caught.value)
    assert "“club.csv”" in said
    assert "Member, Mail address, Since" in said
    assert "--map" in said
    assert caught.value.columns == ("Member", "Mail address", "Since")
    assert set(caught.value.reasons) == {name for name, _ in formats.READERS}
    assert all(caught.value.reasons.values())


def test_a_list_of_addresses_is_a_table_too(write: Write) -> None:
    with pytest.raises(formats.UnknownFormat, match=r"mail=Primary Email"):
        formats.read(write("a.csv", "Primary Email\na@example.com\nb@example.com\n"))


def test_many_columns_are_not_all_listed(write: Write) -> None:
    names = ",".join(f"Column {n}" for n in range(200))
    with pytest.raises(formats.UnknownFormat, match="and 170 more") as caught:
        formats.read(write("wide.csv", f"{names}\n1,2\n"))
    assert len(caught.value.columns) == 200


@pytest.mark.parametrize("content", ["Dear Ada,\n\nhow are you?\n", '{"people": []}', "BEGIN:VTODO\nEND:VTODO\n",
                                     "To: the whole crew\nthe ferry is late\n"])  # fmt: skip
def test_other_texts_are_unknown(write: Write, content: str) -> None:
    with pytest.raises(formats.UnknownFormat, match=r"“thing” is none of the files") as caught:
        formats.read(write("thing", content))
    assert caught.value.columns == ()


def test_names_of_files_are_shown_without_control_characters(write: Write) -> None:
    with pytest.raises(formats.UnreadableFile) as caught:
        formats.read(write("a\n\u202egnp.csv", b""))
    assert "\n" not in str(caught.value)
    assert "\u202e" not in str(caught.value)


def test_readers_are_imported_only_when_a_file_is_looked_at() -> None:
    program = (
        "import sys; import networker.formats; print([m for m in sys.modules if m.startswith('networker.formats.') and "
        "m.rpartition('.')[2] in ('linkedin', 'google_csv', 'vcard', 'tables', 'archive', 'mapped_csv')] + "
        "[m for m in sys.modules if m.startswith('charset_normalizer')])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_skipped_rows_do_not_hide_people(write: Write) -> None:
    recognised = formats.read(write("a", LINKEDIN + ",,,,,,07 Jun 2026\n"))
    assert len(people(recognised)) == 1
    assert [row for row, _ in skipped(recognised)] == [3]


def test_many_comments_before_anything_else_are_passed_over_at_once(write: Write) -> None:
    path = write("a.xml", '<?xml version="1.0"?>' + "<!-- a -->\n" * 5000 + "<rss>")
    with pytest.raises(formats.UnknownFormat):
        formats.read(path)
    page = write("a.html", "<!-- a - -- b -->\n" * 50 + "<!DOCTYPE html><html>")
    with pytest.raises(formats.UnreadableFile):
        formats.read(page)
