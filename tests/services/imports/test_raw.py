"""What raw values say: addresses however they are written, and notes under whatever heading."""

import json

import pytest

from networker.services.imports.raw import notes_of, sentences_of, tells


@pytest.mark.parametrize(
    ("raw", "channel", "key", "text", "said"),
    [
        ({"E-mail": "Ana@X.example"}, "mail", "ana@x.example", "ana@x.example", True),
        ({"E-mail": "diana@x.example"}, "mail", "ana@x.example", "ana@x.example", False),

        ({"E-mail": "ana@x.example.org"}, "mail", "ana@x.example", "ana@x.example", False),
        ({"E-mail": "an.ana@x.example"}, "mail", "ana@x.example", "ana@x.example", False),
        ({"E-mail": "write to ana@x.example."}, "mail", "ana@x.example", "ana@x.example", True),
        ({"Phone": "07700 900-123"}, "phone", "+447700900123", "+44 7700 900123", True),
        (["TEL;TYPE=cell:+44 (7700) 900123"], "phone", "+447700900123", "07700900123", True),
        ({"Phone": "07700 900-124"}, "phone", "+447700900123", "+44 7700 900123", False),
        ({"Note": "900123"}, "phone", "+341", "+34 1", False),
        (["", "", [["linkedin", "https://www.linkedin.com/in/ana"]]], "linkedin", "linkedin.com/in/ana", "x", True),
        (["https://www.linkedin.com/in/anabel"], "linkedin", "linkedin.com/in/ana", "x", False),
        ({"Signal": "Ana.01"}, "signal", "", "ana.01", True),
        ({}, "mail", "", "", False),
        (7, "mail", "ana@x.example", "", False),
    ],
)  # fmt: skip
def test_addresses_are_found_as_they_are_written(
    raw: object, channel: str, key: str, text: str, said: bool
) -> None:
    assert tells(json.dumps(raw), channel, key, text) is said


def test_what_was_cut_off_is_read_as_it_stands() -> None:
    assert tells('{"mail": "ana@x.example", "no', "mail", "ana@x.example", "")
    assert notes_of('{"Notes": "sails", "no') == set()
    assert not tells("", "mail", "ana@x.example", "")


def test_notes_stand_under_their_heading_in_several_languages() -> None:
    assert notes_of(json.dumps({"Notizen": " sails ", "Company": "Acme"})) == {"sails"}
    assert notes_of(json.dumps(["FN:Ana", "NOTE;LANGUAGE=en:sails\\, and\\nsings\\; well"])) == {
        "sails, and\nsings; well"
    }


def test_sentences_are_notes_whatever_their_column_is_called() -> None:
    raw = json.dumps(
        {"Remarks": "sails in May", "Company": "Acme", "Notes": "sings", "More": [{"deep": "and dives"}]}
    )
    assert sentences_of(raw) == {"sails in May", "sings", "and dives"}
