"""LinkedIn's recommendations: who wrote which words on which day, told apart by the file's name alone."""

import pytest

from networker import formats
from networker.formats import limits, values
from networker.formats import linkedin_recommendations as recommendations
from networker.formats.records import Standing
from tests.formats.conftest import Read, Write
from tests.formats.seen import facts, people, skipped

HEAD = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
ADA = 'Ada,Quill,"Tern, Ltd.",Editor,"Mo is kind,\nquick, able, x, y, z, w\nand fun",{},VISIBLE\n'
ROW = ADA.format('"04/16/18, 08:02 PM"')


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Recommendations_Received.csv", "recommendation received"),
        ("export/Recommendations Given (1).csv", "recommendation given"),
        ("given/what.csv", "recommendation"),
        ("forgiven.csv", "recommendation"),
    ],
)
def test_the_name_says_which_of_the_two(write: Write, name: str, label: str) -> None:
    recognised = formats.read(write(name, HEAD + ROW))
    assert recognised.format == "linkedin-recommendations"
    [ada] = people(recognised)
    assert facts(ada) == [("custom", "Mo is kind,\nquick, able, x, y, z, w\nand fun", label)]


@pytest.mark.parametrize(
    "date", ['"04/16/18, 08:02 PM"', "2018/04/16 20:02:00 UTC", "2018-04-16", "16 Apr 2018"]
)
def test_a_recommendation(read: Read, date: str) -> None:
    [ada] = people(read(HEAD + ADA.format(date), "linkedin-recommendations"))
    assert (ada.source_kind, ada.source_id, ada.row, ada.standing) == ("linkedin", "", 2, Standing.MENTIONED)
    assert (ada.given, ada.family, ada.company, ada.title) == ("Ada", "Quill", "Tern, Ltd.", "Editor")
    assert ada.facts[0].since == "2018-04-16"
    assert "Mo is kind" in ada.raw


def test_what_is_no_recommendation(read: Read) -> None:
    rows = (
        ROW.replace("VISIBLE", "DRAFT") + "Bo,Lind,,,,,PENDING\nCy,Tern,,,,,PENDING\n"
        ",,Tern,Editor,Fine words,,VISIBLE\n,,,,,,\n" + ROW.replace("VISIBLE", "HIDDEN")
    )
    found = read(HEAD + rows, "linkedin-recommendations")
    assert skipped(found) == [
        (7, values.NO_PERSON), (8, values.EMPTY), (2, recommendations.DRAFT), (5, recommendations.NO_WORDS),
    ]  # fmt: skip
    assert found[-1].more == 1
    assert [record.row for record in people(found)] == [9], "hidden by the user, but written"


def test_columns_of_the_users_own_are_kept(read: Read) -> None:
    [ada] = people(read(HEAD.strip() + ",Mine\n" + ROW.strip() + ",thanked\n", "linkedin-recommendations"))
    assert facts(ada)[1:] == [("custom", "thanked", "Mine")]


def test_hostile_values_and_reading_twice(write: Write) -> None:
    long = "x" * 30_000
    rows = f"{long},{long},{long},{long},<p>{long}</p>,{long},{long}\n" + ROW[:60]
    recognised = formats.read(write("x.csv", (HEAD + rows).encode() + b"\xed\xa0\x80\x00"))
    first, cut = list(recognised)
    assert [first, cut] == list(recognised)
    assert (len(first.given), len(first.company), len(first.facts[0].value)) == (
        1000,
        1000,
        limits.TEXT_CHARACTERS,
    )
    assert cut.given == "Ada"


def test_other_tables_are_not_taken_for_recommendations(write: Write) -> None:
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(
            write("Recommendations_Given.csv", "First Name,Last Name,Company,Text,Status\nA,Q,T,x,y\n")
        )
    assert "Creation Date" in caught.value.reasons["LinkedIn recommendations"]
