"""What people have but one of, as it follows from all that was said."""

from networker.domain.one_only import Said, only


def said(step: int, kind: str, value: str) -> Said:
    return Said(step, f"2026-01-0{step}", {"vcard": 1, "google": 2, "hubspot": 3}[kind], kind, value)


def test_a_source_that_repeated_a_place_and_comes_to_say_what_another_told_is_a_move() -> None:
    told = [said(1, "google", "Rome"), said(2, "vcard", "Rome"), said(3, "hubspot", "Oslo")]
    assert only(told, several=True).present == "Rome"
    assert only([*told, said(4, "vcard", "Oslo")], several=True).present == "Oslo"
    assert only([*told, said(4, "vcard", "Bonn")], several=True).present == "Bonn"


def test_a_birthday_set_right_to_what_another_source_told_is_so_and_the_former_one_is_ended() -> None:
    told = [
        said(1, "google", "1980-01-02"),
        said(2, "hubspot", "1980-02-01"),
        said(3, "google", "1980-02-01"),
    ]
    found = only(told, several=False)
    assert (found.present, found.ended["1980-01-02"]) == ("1980-02-01", "2026-01-03")


def test_a_record_that_says_again_what_it_said_changes_nothing() -> None:
    told = [said(1, "google", "Rome"), said(2, "hubspot", "Oslo"), said(3, "hubspot", "Bonn")]
    assert only(told, several=True).present == "Bonn"
    assert only([*told, said(4, "google", "Rome")], several=True).present == "Bonn"
