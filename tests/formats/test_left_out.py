"""What a folder or archive holds besides: counted and named, unless an export brought it along."""

from pathlib import Path

import pytest

from networker import formats
from networker.formats.left_out import Besides
from networker.formats.records import SkippedRow
from tests.formats.conftest import Write
from tests.formats.seen import skipped
from tests.formats.test_several import CARDS, LINKEDIN, zipped

FRIENDS = '{"friends_v2": [{"name": "Ada Quill", "timestamp": 1609459200}]}'
FOLLOWING = (
    'window.YTD.following.part0 = [{"following": {"accountId": "2", "userLink": "https://x.com/i/user/2"}}]'
)


def said(path: Path) -> list[str]:
    return [why for each in formats.read_all(path) for _, why in skipped(each) if why != formats.UNTOLD]


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_what_nobody_understands_is_counted_and_the_first_are_named(write: Write, packed: bool) -> None:
    files: dict[str, str | bytes] = {
        "a.vcf": CARDS, "b.txt": "Dear diary", "c/d.json": '{"a": 1}', "e.md": "# A plan", "photo.png": b"\x89PNG",
        "f.dat": b"\1\2\3" * 90,
    }  # fmt: skip
    for name, content in files.items():
        write(f"drop/{name}", content)
    path = write("drop.zip", zipped(files)) if packed else write("drop/x.txt", "").parent
    rows = [row for each in formats.read_all(path) for row in each if isinstance(row, SkippedRow)]
    assert {row.why for row in rows} == {
        f"“{name}” was not understood" for name in ("b.txt", "c/d.json", "e.md")
    }
    assert [(row.row, row.more) for row in rows] == [(0, 0), (0, 0), (0, 1)], (
        "4 files, of which no row is told"
    )


@pytest.mark.parametrize(
    ("whole", "strange"),
    [
        ({"Connections.csv": LINKEDIN, "Jobs/Saved.csv": "Date,Firm\n1,2\n"}, "notes.txt"),
        ({"connections/friends/your_friends.json": FRIENDS, "ads/a.json": "{}", "ads/no-data.txt": "-"}, "my.txt"),
        ({"data/following.js": FOLLOWING, "assets/x.js": "let a", "data/README.txt": "What is this?"}, "my.txt"),
        ({"Takeout/Contacts/All/All.vcf": CARDS, "Takeout/Maps/places.json": '{"a": 1}'}, "places.json"),
    ],
    ids=["LinkedIn", "Facebook", "X", "Google"],
)  # fmt: skip
@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_what_an_export_brought_along_needs_no_word(
    write: Write, tmp_path: Path, packed: bool, whole: dict[str, str | bytes], strange: str
) -> None:
    def drop(name: str, files: dict[str, str | bytes]) -> Path:
        for each, content in files.items():
            write(f"{name}/{each}", content)
        return write(f"{name}.zip", zipped(files)) if packed else tmp_path / name

    assert said(drop("whole", whole)) == []
    assert said(drop("with", whole | {strange: "Dear diary"})) == [f"“{strange}” was not understood"]


def test_an_export_in_a_folder_of_other_things_speaks_for_itself_alone() -> None:
    besides = Besides(packed=False)
    besides.read("drop/old.zip/Connections.csv", "linkedin-connections")
    besides.read("drop/chats/whatsapp.txt", "whatsapp-chat")
    for name, is_text in (
        ("drop/old.zip/Rich Media.csv", True),
        ("drop/chats/a.mp3", False),
        ("drop/x.csv", True),
    ):
        besides.note(name, is_text=is_text)
    assert besides.left() == ["drop/x.csv"]


def test_the_name_of_a_file_turns_no_words_round(write: Write) -> None:
    write("drop/a.vcf", CARDS)
    path = write("drop/ev\u202ecod\n.txt", "Dear diary").parent
    assert said(path) == ["“ev\N{REPLACEMENT CHARACTER}cod\N{REPLACEMENT CHARACTER}.txt” was not understood"]
