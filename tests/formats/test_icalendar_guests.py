"""The lines that say who is asked to a meeting, in the ways in which programs write them."""

import pytest

from networker.formats.icalendar_guests import Guest, Guests


def guest(line: str) -> Guest:
    found = Guests().of(line)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "mail", "name"),
    [
        ("ATTENDEE:mailto:Ada@kite.example", "Ada@kite.example", ""),
        ("attendee;cn=Ada Quill:MAILTO:ada@kite.example", "ada@kite.example", "Ada Quill"),
        ("ATTENDEE; CN = Ada ; RSVP=TRUE:mailto:ada@kite.example", "ada@kite.example", "Ada"),
        ('ATTENDEE;CN="Quill; Ada: x":mailto:ada@kite.example', "ada@kite.example", "Quill; Ada: x"),
        ('ATTENDEE;CN="Quill, Ada":mailto:ada@kite.example', "ada@kite.example", "Ada Quill"),
        ("ATTENDEE;CN=Quill\\, Ada\\; B:mailto:ada@kite.example", "ada@kite.example", "Quill, Ada; B"),
        (
            "ATTENDEE;CN=Ada ^'Bee^' Quill^n(x):mailto:ada@kite.example",
            "ada@kite.example",
            'Ada "Bee" Quill (x)',
        ),
        (
            'ATTENDEE;DELEGATED-TO="mailto:bo@tern.example;CN=No":mailto:ada@kite.example',
            "ada@kite.example",
            "",
        ),
        ("ATTENDEE;CN='Ada Quill':mailto:ada@kite.example", "ada@kite.example", "Ada Quill"),
        ("ATTENDEE;CN=Ada;EMAIL=ada@kite.example:/aGVsbG8/principal/", "ada@kite.example", "Ada"),
        ("ATTENDEE;CN=Ada:urn:uuid:4711", "", "Ada"),
        ("ATTENDEE;CN=:mailto:ada@kite.example", "ada@kite.example", ""),
        ("ATTENDEE;CN=Zo\x00ë\u202e:mailto:zoe@kite.example", "zoe@kite.example", "Zo ë"),
    ],
)
def test_addresses_and_names(line: str, mail: str, name: str) -> None:
    found = guest(line)
    assert (found.mail, found.name, found.is_person) == (mail, name, True)
    assert found.key == (mail.lower() or f"name {name.casefold()}")


@pytest.mark.parametrize(
    "line", ["ATTENDEE", "ATTENDEE;CN=Ada", 'ATTENDEE;CN="unclosed:mailto:x@kite.example', ""]
)
def test_a_damaged_line_is_nobody(line: str) -> None:
    assert Guests().of(line) is None


def test_the_same_line_is_the_same_guest() -> None:
    guests = Guests()
    line = "ATTENDEE;PARTSTAT=DECLINED;CN=Ada:mailto:ada@kite.example"
    assert guests.of(line) is guests.of(line)
    assert guest(line).declined
    assert not guest(line.replace("DECLINED", "ACCEPTED")).declined
