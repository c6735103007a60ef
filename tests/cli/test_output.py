"""What is printed for people stays in its line and cannot act on the terminal."""

from networker.cli import output

WHOLE = {
    "id": 1, "name": "Ana\n\x1b[31mRed\u202eevil", "company": "Acme\tLtd", "title": "", "city": "",
    "circle": None, "state": "active", "emails": [], "phones": [], "profiles": [], "groups": [], "topics": [],
    "last_contact": None, "met_in_person": None, "notes": "first line\nsecond line", "facts": [],
    "follow_ups": [], "interactions": [],
}  # fmt: skip


def test_a_name_stays_in_its_line() -> None:
    listed = output.people_text([WHOLE], 1)
    assert listed == "     1  Ana  [31mRedevil  ·  Acme Ltd\n1 person."


def test_notes_keep_their_lines() -> None:
    assert output.full_text(WHOLE).splitlines() == [
        "Ana  [31mRedevil", "  work      Acme Ltd", "  notes     first line", "            second line",
    ]  # fmt: skip
