"""Who the user is, out of Facebook's and Instagram's profiles of the years."""

import json

import pytest

from networker import formats
from networker.domain.vocabulary import Channel
from networker.formats import values
from networker.formats.records import HandleValue, OwnerRecord, SkippedRow
from tests.formats.conftest import Read, Write


def doubly(text: str) -> str:
    """As Meta writes it: each byte of UTF-8 as a letter."""
    return text.encode().decode("latin-1")


PROFILE = {
    "name": {"full_name": doubly("Renée Größe"), "first_name": doubly("Renée"), "last_name": doubly("Größe")},
    "emails": {"emails": ["renee@example.com"], "previous_emails": ["old@example.com"], "pending_emails": []},
    "birthday": {"year": 1975, "month": 3, "day": 14},
    "family_members": [{"name": "Bo Lind", "relation": "Brother"}],
    "phone_numbers": [{"phone_type": "Mobile", "phone_number": "+49 30 901820", "verified": True}],
    "username": "renee.groesse",
    "registration_timestamp": 1230768000,
    "profile_uri": "https://www.facebook.com/renee.groesse",
}


@pytest.mark.parametrize("key", ["profile_v2", "profile"])
def test_facebook_says_who_the_user_is(read: Read, key: str) -> None:
    [owner] = read(json.dumps({key: PROFILE}, indent=2), "facebook-profile")
    assert owner == OwnerRecord(
        "facebook",
        1,
        "Renée Größe",
        (),
        (
            HandleValue(Channel.MAIL, "renee@example.com"),
            HandleValue(Channel.MAIL, "old@example.com"),
            HandleValue(Channel.PHONE, "+49 30 901820"),
            HandleValue(Channel.FACEBOOK, "https://www.facebook.com/renee.groesse"),
        ),
    )


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Bo Lind", "Bo Lind"),
        ({"first_name": "Bo", "middle_name": "", "last_name": "Lind"}, "Bo Lind"),
        (["x"], ""),
    ],
)
def test_the_name_in_other_shapes(read: Read, name: object, full: str) -> None:
    [owner] = read(json.dumps({"profile": {**PROFILE, "name": name}}), "facebook-profile")
    assert isinstance(owner, OwnerRecord)
    assert owner.name == full


def cell(value: str) -> dict[str, object]:
    return {"href": "", "value": doubly(value), "timestamp": 0}


def of_instagram(**cells: object) -> str:
    return json.dumps(
        {
            "profile_user": [
                {
                    "title": "",
                    "media_map_data": {"Profile Photo": {"uri": "media/profile/x.jpg"}},
                    "string_map_data": cells,
                }
            ]
        },
        indent=2,
    )


ENGLISH = {
    "Email": cell("zoe@example.com"),
    "Phone Number": cell("+44 7700 900123"),
    "Phone Confirmed": cell("True"),
    "Username": cell("zoe.brandt"),
    "Name": cell("Zoë Brandt"),
    "Bio": cell("Ask Bo at bo@example.com"),
    "Date of birth": cell("1975-03-14"),
}
FRENCH = {
    doubly("Adresse e-mail"): cell("zoe@example.com"),
    doubly("Numéro de téléphone"): cell("+44 7700 900123"),
    doubly("Téléphone confirmé"): cell("2"),
    doubly("Nom d’utilisateur"): cell("zoe.brandt"),
    "Nom": cell("Zoë Brandt"),
}


@pytest.mark.parametrize("cells", [ENGLISH, FRENCH])
def test_instagram_says_it_in_the_language_of_the_user(read: Read, cells: dict[str, object]) -> None:
    [owner] = read(of_instagram(**cells), "instagram-profile")
    assert isinstance(owner, OwnerRecord)
    assert (owner.source_kind, owner.name) == ("instagram", "Zoë Brandt")
    assert owner.handles == (
        HandleValue(Channel.MAIL, "zoe@example.com"),
        HandleValue(Channel.PHONE, "+44 7700 900123"),
        HandleValue(Channel.INSTAGRAM, "https://www.instagram.com/zoe.brandt"),
    )


@pytest.mark.parametrize(
    ("content", "format"),
    [
        ('{"profile_v2": {"emails": 7, "profile_uri": null, "name": 3, "phone_numbers": {}, "username": []}}', "facebook-profile"),
        ('{"profile_v2": {"emails": {"emails": [1, null, "no"]}, "phone_numbers": [4], "profile_uri": "javascript:x"}}', "facebook-profile"),
        ('{"profile_user": [{"string_map_data": {"Username": 5, "Name": {"value": 6}, "x": {"value": "@"}}}]}', "instagram-profile"),
        ('{"profile_user": [null, 3, {"string_map_data": []}]}', "instagram-profile"),
    ],
)  # fmt: skip
def test_a_profile_of_wrong_types_is_nobody(read: Read, content: str, format: str) -> None:
    assert read(content, format) == [SkippedRow(1, values.NO_PERSON)]


def test_surrogates_and_controls_do_not_leave_the_reader(read: Read) -> None:
    name = "Bo\ud83d\u0000\u001b Lind"
    [owner] = read(json.dumps({"profile_v2": {**PROFILE, "name": {"full_name": name}}}), "facebook-profile")
    assert isinstance(owner, OwnerRecord)
    assert owner.name == "Bo\ufffd Lind"


def test_reading_twice_gives_the_same(write: Write) -> None:
    found = formats.read(write("x.json", json.dumps({"profile_v2": PROFILE})))
    assert list(found) == list(found) != []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps({"profile_v2": PROFILE})[:-20], "damaged or cut off"),
        ('{"profile_v2": {"full_name": 1, "emails": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_a_broken_profile_is_one_sentence(write: Write, content: str, said: str) -> None:
    with pytest.raises(formats.UnreadableFile, match=said):
        list(formats.read(write("x.json", content)))


@pytest.mark.parametrize(
    "document",
    [
        {"profile": {"name": "somebody else's program", "email": "x@example.com"}},
        {"profile_photos": [{"string_map_data": {}}]},
        {"profile_user": [{"name": "x"}]},
        {"friends_v2": [{"name": "full_name", "timestamp": 1600000000}]},
        [{"profile_v2": PROFILE}],
    ],
)
def test_relatives_are_not_claimed(write: Write, document: object) -> None:
    try:
        found = formats.read(write("profile_information.json", json.dumps(document))).format
    except formats.UnknownFormat as error:
        found = ""
        assert error.reasons["Facebook or Instagram profile"]
    assert not found.endswith("-profile")
