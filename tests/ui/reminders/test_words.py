"""What cards say that no journey says: people who share a name."""

from dataclasses import replace
from datetime import date

from networker.domain.vocabulary import PersonId
from networker.services.reminders import Notice, NoticeKind
from networker.ui.reminders import words
from tests.ui.test_tray_words import CARD

DAY = date(2026, 12, 1)


def named(*people: tuple[str, str]) -> str:
    """The digest's line of people, each with what they are called by and their whole name."""
    cards = tuple(
        replace(CARD, person=PersonId(number), given=given, shown=shown)
        for number, (given, shown) in enumerate(people, start=1)
    )
    notice = Notice(NoticeKind.DIGEST, 0, DAY.isoformat(), people=cards)
    text = words.card(notice, "tag", today=DAY, hidden=False).text
    return text.replace("\u2068", "").replace("\u2069", "")


def test_the_morning_calls_people_by_their_given_names() -> None:
    assert named(("Ana", "Ana Torres"), ("Ben", "Ben Ode"), ("", "Acme")) == "Ana, Ben, Acme"


def test_of_several_with_one_name_it_says_the_whole_name() -> None:
    assert named(("Ana", "Ana Torres"), ("Ben", "Ben Ode"), ("Ana", "Ana Wu")) == "Ana Torres, Ben, Ana Wu"


def test_who_has_no_name_is_somebody() -> None:
    assert named(("", ""), ("", " ")) == "somebody, somebody"
