"""What LinkedIn's export says of the user: never taken from a list of several people."""

import pytest

from networker import formats
from networker.domain.vocabulary import Channel
from networker.formats import linkedin_profile as profile
from networker.formats import values
from networker.formats.records import HandleValue, Item, OwnerRecord
from tests.formats.conftest import Read, Write
from tests.formats.seen import skipped

HEAD = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers\n"
)
MO = (
    'Mo,"Owner, MBA",,,"May 6, 1980",Sailor,"Ropes,\na, b, c, d, e, f, g, h, i, j, k, l, m, n\nand sails",'
    'Boats,1000,Lyon,"[mo_owner,@moo]","[COMPANY:https://tern.example,PERSONAL:https://mo.example/about]",\n'
)
MAILS = "Email Address,Confirmed,Primary,Updated On\n"
PHONES = "Extension,Number,Type\n"


def owner(read: Read, content: str) -> list[Item]:
    return read(content, "linkedin-profile")


def test_the_profile(read: Read) -> None:
    [mo] = owner(read, HEAD + MO)
    assert mo == OwnerRecord(
        "linkedin", 2, "Mo Owner, MBA", (),
        (
            HandleValue(Channel.X, "https://x.com/mo_owner"), HandleValue(Channel.X, "https://x.com/moo"),
            HandleValue(Channel.BLOG, "https://mo.example/about"),
        ),
    )  # fmt: skip


def test_a_profile_with_a_name_alone(read: Read) -> None:
    assert owner(read, HEAD + "Mo,Owner,,,,,,,,,,,") == [OwnerRecord("linkedin", 2, "Mo Owner")]
    assert owner(read, HEAD + ",,,,,Sailor,,,,,,,") == [(2, values.NO_PERSON, 0)]


def test_a_list_of_several_people_is_not_the_user(write: Write) -> None:
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(write("Profile.csv", HEAD + MO + MO.replace("Mo,", "Ada,")))
    assert "neither a profile" in caught.value.reasons["LinkedIn profile"]


def test_mail_addresses(read: Read) -> None:
    rows = 'mo@example.com,Yes,Yes,"3/4/24, 9:05 AM"\nmoo@example.com,Yes,No,\ntypo@example.com,No,No,\nx,Yes,No,\n'
    found = owner(read, MAILS + rows)
    assert found[:2] == [
        OwnerRecord("linkedin", 2, handles=(HandleValue(Channel.MAIL, "mo@example.com", "", True),)),
        OwnerRecord("linkedin", 3, handles=(HandleValue(Channel.MAIL, "moo@example.com"),)),
    ]
    assert skipped(found) == [(4, profile.UNCONFIRMED), (5, profile.NO_MAIL)]


def test_phone_numbers(read: Read) -> None:
    found = owner(read, PHONES + ",+44 7700 900123,Mobile\n,,Home\n")
    assert found == [
        OwnerRecord("linkedin", 2, handles=(HandleValue(Channel.PHONE, "+44 7700 900123", "mobile"),)),
        (3, profile.NO_NUMBER, 0),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "Email Address,Confirmed,Primary,Name\nada@example.com,Yes,Yes,Ada Quill\n",
        "Extension,Number,Type\n.csv,12,text\n",
        "Extension,Number,Type,Name\n1,+44 7700 900123,Mobile,Ada Quill\n",
        "First Name,Last Name,Headline,Summary,Industry\nAda,Quill,Sailor,Ropes,Boats\n",
    ],
)
def test_other_tables_are_not_taken_for_the_users(write: Write, content: str) -> None:
    try:
        assert formats.read(write("Profile.csv", content)).format != "linkedin-profile"
    except formats.UnknownFormat as error:
        assert "neither a profile" in error.reasons["LinkedIn profile"]


def test_damaged_and_hostile_files(write: Write) -> None:
    long = "x" * 30_000
    for content in (
        HEAD + MO[:70],
        HEAD + f'{long},{long},,,,,,,,,"[{long},../x]","[PERSONAL:{long},BLOG:\x00]",',
        MAILS + f"{long}@example.com,{long},{long},{long}\n\x00\n",
        PHONES + f"{long},{'9' * 30_000},{long}\n",
    ):
        recognised = formats.read(write("x.csv", content))
        assert list(recognised) == list(recognised)
        for item in recognised:
            assert not isinstance(item, OwnerRecord) or len(item.name) <= 1000
