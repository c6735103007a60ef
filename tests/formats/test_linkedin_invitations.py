"""LinkedIn's invitations: words make a talk, a click is a fact, and a name without an address is nobody."""

import pytest

from networker import formats
from networker.domain.vocabulary import Channel
from networker.formats import linkedin_invitations as invitations
from networker.formats import values
from networker.formats.linkedin_profiles import NO_DATE
from networker.formats.records import ME, Item, OwnerRecord, Party, Standing, TurnRecord
from tests.formats.conftest import Read, Write
from tests.formats.seen import facts, people, skipped, texts

OLD = "From,To,Sent At,Message,Direction\n"
NEW = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
PAGE = "https://www.linkedin.com/in/"
MO, ADA = f"{PAGE}mo-owner", f"{PAGE}Ada-Quill"
SENT = f'Mo Owner,Ada Quill,"3/4/24, 9:05 AM","Hello,\nwe met",OUTGOING,{MO},{ADA}\n'
GOT = f'Ada Quill,Mo Owner,"11/5/23, 12:30 PM",Do you sail?,INCOMING,{ADA},{MO}\n'


def invited(read: Read, content: str) -> list[Item]:
    return read(content, "linkedin-invitations")


def turns(items: list[Item]) -> list[TurnRecord]:
    return [item for item in items if isinstance(item, TurnRecord)]


def owners(items: list[Item]) -> list[OwnerRecord]:
    return [item for item in items if isinstance(item, OwnerRecord)]


def test_words_are_a_talk_at_a_local_time(read: Read) -> None:
    sent, got = turns(invited(read, NEW + SENT + GOT))
    assert sent.sender is ME
    assert got.to == (ME,)
    assert got.to[0] is ME
    assert got.sender is sent.to[0]
    assert got.sender == Party("ada-quill", "Ada Quill", ((Channel.LINKEDIN, ADA, "", False),))
    assert (sent.at, got.at) == ("2024-03-04T09:05:00", "2023-11-05T12:30:00"), "no zone is known"
    assert (sent.text, got.text, sent.row, got.row) == ("Hello,\nwe met", "Do you sail?", 2, 4)
    assert sent.thread == got.thread == "invitation:ada-quill"
    assert sent.channel is Channel.LINKEDIN


def test_who_invites_is_the_user(read: Read) -> None:
    [owner] = owners(invited(read, NEW + SENT + SENT + GOT))
    assert owner == OwnerRecord(
        "linkedin", 2, "Mo Owner", ("mo-owner",), ((Channel.LINKEDIN, MO, "", False),)
    )


def test_who_is_invited_is_the_user_where_two_rows_say_so(read: Read) -> None:
    assert owners(invited(read, NEW + GOT)) == [], "the last address may be cut short"
    assert [owner.source_ids for owner in owners(invited(read, NEW + GOT + GOT))] == [("mo-owner",)]
    cut = (NEW + SENT + GOT).rstrip()[:-3]
    assert [owner.source_ids for owner in owners(invited(read, cut))] == [("mo-owner",)]


@pytest.mark.parametrize(("row", "said"), [(SENT, "by me"), (GOT, "by them")])
def test_an_invitation_without_words_is_a_fact(read: Read, row: str, said: str) -> None:
    wordless = row.replace('"Hello,\nwe met"', '" "').replace("Do you sail?", "")
    found = invited(read, NEW + wordless)
    [ada] = people(found)
    assert turns(found) == []
    assert (ada.source_kind, ada.source_id, ada.full_name) == ("linkedin", "ada-quill", "Ada Quill")
    assert ada.standing is Standing.MENTIONED
    assert texts(ada) == [("linkedin", ADA, "")]
    assert facts(ada) == [("custom", said, "LinkedIn invitation")]
    assert ada.facts[0].since == ("2024-03-04" if said == "by me" else "2023-11-05")
    assert "Ada Quill" in ada.raw


def test_a_name_alone_is_nobody(read: Read) -> None:
    rows = 'Mo Owner,Ada Quill,"3/4/24, 9:05 AM",,OUTGOING\nBo Lind,Mo Owner,"3/4/24, 9:05 AM",,INCOMING\n'
    found = invited(read, OLD + rows)
    assert people(found) == []
    assert found[-1] == (2, invitations.NO_PROFILE, 1)
    assert owners(found) == [OwnerRecord("linkedin", 2, "Mo Owner")]


def test_words_of_years_without_addresses(read: Read) -> None:
    [sent] = turns(invited(read, OLD + 'Mo Owner,Ada Quill,"3/4/24, 9:05 AM",Hello,OUTGOING\n'))
    assert (sent.to, sent.thread) == ((Party("", "Ada Quill"),), "invitation:ada quill")


def test_a_member_who_left_is_nobody(read: Read) -> None:
    found = invited(read, NEW + f'LinkedIn Member,Mo Owner,"3/4/24, 9:05 AM",Hello,INCOMING,,{MO}\n')
    assert found == [(2, values.NO_PERSON, 0)]


def test_rows_that_make_no_sense_are_skipped_alone(read: Read) -> None:
    rows = (
        f"Mo,Ada,yesterday,Hello,OUTGOING,,{ADA}\nMo,Ada,,Hello,SIDEWAYS\nMo,Ada\n,,,,,,\n"
        f'Mo,Ada,"13/40/24, 9:05 AM",,OUTGOING,,{ADA}\n'
    )
    found = invited(read, NEW + rows + SENT)
    assert skipped(found) == [
        (2, NO_DATE), (3, invitations.NO_DIRECTION), (4, invitations.NO_DIRECTION), (5, values.EMPTY),
    ]  # fmt: skip
    assert [ada.facts[0].since for ada in people(found)] == [""], "invited, but nobody knows when"
    assert len(turns(found)) == 1


def test_a_file_that_is_cut_off_keeps_what_is_whole(read: Read) -> None:
    whole = NEW + GOT + SENT
    for end in range(len(NEW + GOT) + 1, whole.index("OUTGOING") + 7):
        assert [turn.row for turn in turns(invited(read, whole[:end]))] == [2]


def test_hostile_values(read: Read) -> None:
    long = "y" * 30_000
    [bad] = people(invited(read, NEW + f"{long},{long},{long},,INCOMING,{PAGE}{long},{long}\n"))
    assert max(map(len, (bad.source_id, bad.full_name))) == 1000
    [turn] = turns(invited(read, NEW + GOT.replace("Do you", "<p>Do\x00 &lt;you\x07</p>")))
    assert turn.text == "Do <you\n sail?"


def test_reading_twice_gives_the_same(write: Write) -> None:
    recognised = formats.read(write("x.csv", NEW + SENT + GOT + GOT.replace("Do you sail?", "")))
    assert list(recognised) == list(recognised)


def test_other_tables_are_not_taken_for_invitations(write: Write) -> None:
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(write("Invitations.csv", "From,To,Date,Message\nAda,Mo,3/4/24,Hello\n"))
    assert "Direction" in caught.value.reasons["LinkedIn invitations"]
