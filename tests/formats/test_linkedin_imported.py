"""Address books uploaded to LinkedIn: no ties there, several addresses in one cell."""

from tests.formats.conftest import Read
from tests.formats.seen import facts, people, texts

CONTENT = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,"
    "FullName,Birthday,Location,BookmarkedAt,Profiles\n"
    'MOBILE_CONTACTS,Zoë,Brandt,Kite Labs,Designer,"zoe@kite.example,z@home.example",+33 6 00 00 00 01,"1/2/20, 3:04 PM",'
    '"Quay 1, Lyon",,,Zoë Brandt,,France,,https://www.linkedin.com/in/zoe-brandt\n'
)


def test_an_uploaded_contact(read: Read) -> None:
    [zoe] = people(read(CONTENT, "linkedin-imported-contacts"))
    assert (zoe.source_kind, zoe.given, zoe.company, zoe.title) == (
        "linkedin-imported", "Zoë", "Kite Labs", "Designer",
    )  # fmt: skip
    assert texts(zoe) == [
        ("mail", "zoe@kite.example", ""), ("mail", "z@home.example", ""), ("phone", "+33 6 00 00 00 01", ""),
        ("linkedin", "https://www.linkedin.com/in/zoe-brandt", ""),
    ]  # fmt: skip
    assert facts(zoe) == [("place", "France", ""), ("place", "Quay 1, Lyon", "")]
