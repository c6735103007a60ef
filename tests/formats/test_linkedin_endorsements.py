"""LinkedIn's endorsements, received and given: facts of somebody who is only mentioned."""

import pytest

from networker import formats
from networker.formats import linkedin_endorsements as endorsements
from networker.formats import values
from networker.formats.records import Standing
from tests.formats.conftest import Read, Write
from tests.formats.seen import facts, people, skipped, texts

RECEIVED = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
GIVEN = RECEIVED.replace("Endorser", "Endorsee")
OLD = RECEIVED.replace("Endorser Public Url,", "")
ROW = '2021/05/06 07:08:09 UTC,"Sailing, ropes",Zoë,"Brandt, Ph.D.",www.linkedin.com/in/zo%C3%AB-brandt,ACCEPTED\n'


@pytest.mark.parametrize(("header", "side"), [(RECEIVED, "received"), (GIVEN, "given")])
def test_endorsements(read: Read, header: str, side: str) -> None:
    [zoe] = people(read(header + ROW, "linkedin-endorsements"))
    assert (zoe.source_kind, zoe.source_id, zoe.row, zoe.standing) == (
        "linkedin", "zoë-brandt", 2, Standing.MENTIONED,
    )  # fmt: skip
    assert (zoe.given, zoe.family, zoe.full_name) == ("Zoë", "Brandt, Ph.D.", "")
    assert texts(zoe) == [("linkedin", "https://www.linkedin.com/in/zo%C3%AB-brandt", "")]
    assert facts(zoe) == [("endorsed", "Sailing, ropes", side)]
    assert zoe.facts[0].since == "2021-05-06"
    assert "Sailing" in zoe.raw


def test_columns_of_the_users_own_are_kept(read: Read) -> None:
    content = RECEIVED.strip() + ",Mine\n" + ROW.strip() + ",thanked,beyond\n"
    [zoe] = people(read(content, "linkedin-endorsements"))
    assert facts(zoe)[1:] == [("custom", "thanked", "Mine"), ("custom", "beyond", "Column 8")]


def test_the_title_says_which_of_the_two(write: Write) -> None:
    assert formats.read(write("x.csv", GIVEN + ROW)).title == "LinkedIn endorsements given"


def test_older_files_have_no_addresses(read: Read) -> None:
    [ada] = people(read(OLD + "2019/05/06 07:08:09 UTC,Ropes,Ada,Quill,ACCEPTED", "linkedin-endorsements"))
    assert (ada.source_id, ada.handles, ada.given, ada.family) == ("", (), "Ada", "Quill")


def test_only_what_was_accepted_counts(read: Read) -> None:
    rows = (
        ROW.replace("ACCEPTED", "PENDING")
        + ROW
        + ROW.replace("ACCEPTED", "HIDDEN")
        + ROW.replace("ACCEPTED", "")
    )
    found = read(RECEIVED + rows, "linkedin-endorsements")
    assert [record.row for record in people(found)] == [3]
    assert found[-1] == (2, endorsements.NOT_ACCEPTED, 2)


def test_rows_that_make_no_sense_are_skipped_alone(read: Read) -> None:
    rows = "x,,Ada,Quill,,ACCEPTED\nx,Ropes,,,n/a,ACCEPTED\nx,Ropes,Bo,,,ACCEPTED\n,,,,,\nx,Ropes,Cut\n"
    found = read(RECEIVED + rows, "linkedin-endorsements")
    assert skipped(found) == [
        (2, endorsements.NO_SKILL), (3, values.NO_PERSON), (5, values.EMPTY), (6, endorsements.NOT_ACCEPTED),
    ]  # fmt: skip
    [bo] = people(found)
    assert (bo.given, bo.facts[0].since) == ("Bo", ""), "the day cannot be read, the skill can"


def test_hostile_values_and_reading_twice(write: Write) -> None:
    long = "x" * 30_000
    path = write(
        "x.csv",
        (RECEIVED + f"{long},{long},{long},{long},a/{long},ACCEPTED\n\x00{ROW}").encode() + b"\xed\xa0\x80",
    )
    recognised = formats.read(path)
    assert list(recognised) == list(recognised)
    assert max(len(record.given) for record in people(recognised)) == 1000
    assert "Zoë" in [record.given for record in people(recognised)]


def test_other_tables_are_not_taken_for_endorsements(write: Write) -> None:
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(
            write("Endorsement_Received_Info.csv", "Endorsement Date,Skill Name,Who\n2021,Ropes,Ada\n")
        )
    assert "Skill Name" in caught.value.reasons["LinkedIn endorsements"]
