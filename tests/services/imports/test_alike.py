"""The less an address is one person's, the more the names must agree."""

import pytest

from networker.formats.records import PersonRecord
from networker.services.imports.alike import full_name, have_something_in_common, may_be

PHONE, MAIL, ROLE = ("phone", "+4930123456"), ("mail", "ana@x.example"), ("mail", "info@x.example")
PAGE, PROFILE = ("blog", "acme.example"), ("linkedin", "linkedin.com/in/ana")


@pytest.mark.parametrize(
    ("one", "other", "allowed"),
    [
        ("Ana Costa", "Costa, Ana", {PHONE, MAIL, ROLE, PAGE, PROFILE}),
        ("Dr. Ana Costa", "Ana Costa", {PHONE, MAIL, ROLE, PAGE, PROFILE}),
        ("Ana", "Ana Costa", {PHONE, MAIL, PROFILE}),
        ("A. Costa", "Ana Costa", {PHONE, MAIL, PROFILE}),
        ("Ana C.", "Ana Costa", {PHONE, MAIL, PROFILE}),
        ("", "Ana Costa", {PHONE, MAIL, PROFILE}),
        ("Ana Costa", "Anna Costa", {MAIL, PROFILE}),
        ("Ana Costa", "Ana Reis", {MAIL, PROFILE}),
        ("Stefan Weber", "Stephan Weber", {MAIL, PROFILE}),
        ("Jon Weber", "John Weber", {MAIL, PROFILE}),
        ("Daniel Weber", "Daniela Weber", set()),
        ("Maria Weber", "Mario Weber", set()),
        ("Anna Weber", "Hanna Weber", set()),
        ("Herr Weber", "Frau Weber", set()),
        ("Daniel Weber", "Daniela Kraus", set()),
        ("Ana Lee", "Bruce Lee", set()),
        ("John Smith Jr.", "John Smith Sr.", set()),
        ("John Smith", "John Smith Sr.", {MAIL, PROFILE}),
        ("Costa", "Ana Costa", {MAIL, PROFILE}),
    ],
)
def test_names_and_addresses(one: str, other: str, allowed: set[tuple[str, str]]) -> None:
    for key in (PHONE, MAIL, ROLE, PAGE, PROFILE):
        assert may_be(key, one, [other]) == may_be(key, other, [one]) == (key in allowed), key


def test_one_name_that_is_the_same_is_enough_and_else_none_may_contradict() -> None:
    assert may_be(PHONE, "Robert Smith", ["Bob Smith", "Robert Smith"])
    assert not may_be(PHONE, "Martin Weber", ["M. Weber", "Maria Weber"])


def test_a_father_is_told_from_his_son() -> None:
    assert full_name(PersonRecord("vcard", "", 1, "John", "Smith", suffix="Jr.")) == "John Smith jr"
    assert full_name(PersonRecord("google", "", 1, "Karl", "Baum", suffix="jun.")) == "Karl Baum jr"
    assert full_name(PersonRecord("vcard", "", 1, "John", "Smith", suffix="PhD")) == "John Smith"


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [("Bob Smith", "Robert Smith", True), ("Ana One", "Zoe Three", False), ("", "Zoe Three", True)],
)
def test_an_id_means_another_person_only_where_nothing_agrees(one: str, other: str, common: bool) -> None:
    assert have_something_in_common(one, [other]) == common
