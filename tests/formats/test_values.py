"""What every reader of people keeps: no text in the place of an address is lost."""

from collections.abc import Callable
from io import StringIO

import pytest

from networker import formats
from networker.domain.vocabulary import Channel, Fact
from networker.formats import values
from networker.formats.mapped_csv import read_mapped
from networker.formats.records import FactValue, HandleValue, PersonRecord, Recognised

MAIL, PHONE = "nora (at) kann.example", "4.47E+11"
WRITTEN = {MAIL, PHONE, "ask her sister"}


def table(*lines: str) -> Callable[[], Recognised]:
    return lambda: formats.read_pasted("\n".join(lines) + "\n")


def mapped() -> Recognised:
    text = f"Who,Mail,Tel\nNora Kann,{MAIL},{PHONE}\nOle Kann,ask her sister,\n"
    return read_mapped(StringIO(text), {"name": "Who", "mail": "Mail", "phone": "Tel"})


READERS = {
    "google": table(
        "First Name,Last Name,File As,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value",
        f"Nora,Kann,,,,{MAIL},,{PHONE} ::: ask her sister",
    ),
    "outlook": table(
        "First Name,Last Name,E-mail Address,Business Phone,Home Phone,Notes",
        f"Nora,Kann,{MAIL},{PHONE},ask her sister,",
    ),
    "mapped": mapped,
    "vcard": table(
        "BEGIN:VCARD", "VERSION:3.0", "FN:Nora Kann", f"EMAIL:{MAIL}", f"TEL:{PHONE}", "TEL:ask her sister",
        "END:VCARD",
    ),
    "ldif": table(
        "dn: cn=Nora Kann", "objectclass: person", "objectclass: mozillaAbPersonAlpha", "cn: Nora Kann",
        f"mail: {MAIL}", f"mobile: {PHONE}", "homePhone: ask her sister",
    ),
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_text_in_the_place_of_an_address_is_kept_as_a_fact(reader: str) -> None:
    found = [item for item in READERS[reader]() if isinstance(item, PersonRecord)]
    assert found
    assert not [handle for each in found for handle in each.handles]
    facts = [fact for each in found for fact in each.facts if fact.field == Fact.CUSTOM]
    assert {fact.value for fact in facts} == WRITTEN
    assert all(fact.detail for fact in facts)  # each has a heading


def test_addresses_among_words_are_addresses_and_the_words_are_kept() -> None:
    text = "Who;Mail\nNora;nora@kann.example Ole@kann.example\nOle;Ole <ole@kann.example>, o@kann.example\n"
    nora, ole = read_mapped(StringIO(text), {"name": "Who", "mail": "Mail"})
    assert isinstance(nora, PersonRecord)
    assert isinstance(ole, PersonRecord)
    assert [each.text for each in nora.handles] == ["nora@kann.example", "Ole@kann.example"]
    assert not nora.facts
    assert len(ole.handles) == 2
    assert ole.facts == (FactValue(Fact.CUSTOM, "Ole <ole@kann.example>", "Mail"),)


def test_an_address_inside_a_company_and_nothing_at_all_are_not_kept() -> None:
    made = HandleValue(Channel.MAIL, "nora@kann.example")
    assert values.reached(made, "nora@kann.example", "Mail") is made
    assert values.reached(None, " \u200e ", "Mail") is None
    assert values.reached(None, "/o=Kann/ou=Exchange/cn=nora", "Mail") is None


@pytest.mark.parametrize(
    ("text", "channel", "label"),
    [
        ("https://www.linkedin.com/in/ada", Channel.LINKEDIN, ""),
        ("https://linkedin.com.evil.example/in/ada", Channel.BLOG, "LinkedIn"),
        ("https://xn--lnkedin-rog.com/in/ada", Channel.BLOG, "LinkedIn"),
        ("ada-quill", Channel.LINKEDIN, ""),
    ],
)
def test_a_page_is_of_a_service_by_its_host_whatever_a_file_calls_it(
    text: str, channel: Channel, label: str
) -> None:
    found = values.service("LinkedIn", text)
    assert found is not None
    assert (found.channel, found.label) == (channel, label)


def test_a_mail_address_where_a_page_should_be_is_one() -> None:
    assert values.page("ana@mail.example", "home") == HandleValue(Channel.MAIL, "ana@mail.example", "home")
    assert values.page("mailto:ana@mail.example?subject=a:b") == HandleValue(Channel.MAIL, "ana@mail.example")


def card(*lines: str) -> Callable[[], Recognised]:
    return table("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD")


BESIDE = {
    "ldif": table(
        "dn: cn=Ana Berg", "objectclass: person", "cn: Ana Berg", "sn: Berg", "mail: a@mail.example"
    ),
    "vcard, family": card("FN:Ana Berg", "N:Berg;;;;"),
    "vcard, given": card("FN:Ana Berg", "N:;Ana;;;"),
    "vcard, turned": card("FN:Berg\\, Ana", "N:Berg;;;;"),
    "google": table(
        "Name,Given Name,Family Name,Yomi Name,E-mail 1 - Type,E-mail 1 - Value", "Ana Berg,,Berg,,,"
    ),
    "thunderbird": table(
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name",
        ",Berg,Ana Berg,,a@mail.example,,",
    ),
}


@pytest.mark.parametrize("reader", BESIDE)
def test_a_whole_name_counts_beside_a_part_of_it_that_stands_alone(reader: str) -> None:
    (found,) = BESIDE[reader]()
    assert isinstance(found, PersonRecord)
    assert (found.given, found.family, found.full_name) == ("", "", "Ana Berg")
    assert not [fact for fact in found.facts if fact.value == "Ana Berg"]


@pytest.mark.parametrize(
    ("shown", "part"),
    [
        ("ana@berg.example", "Ana"),
        ("Berg Ltd", "Berg"),
        ("The boss", "Berg"),
        ("Ana Bergman", "Berg"),
        ("Ana", "🌱"),
    ],
)
def test_what_is_shown_does_not_stand_for_a_name_that_it_does_not_hold(shown: str, part: str) -> None:
    assert values.names(shown, part, "", companies=("berg ltd",)) == (part, "", shown)
    assert values.names(shown, "", part, companies=("berg ltd",)) == ("", part, shown)


def test_a_title_beside_a_family_name_is_no_whole_name() -> None:
    assert values.names("Dr. Berg", "", "Berg", "Dr.") == ("", "Berg", "")
    assert values.names("Dr. Ana Berg", "Ana", "Berg") == ("Ana", "Berg", "Dr. Ana Berg")
