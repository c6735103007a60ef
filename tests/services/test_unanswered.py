"""Words and calls that nobody answered, as today's list takes and tells them."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from networker import settings
from networker.domain.reach_rules import explained
from networker.domain.vocabulary import Channel, Circle, PersonId
from networker.services import (
    people,
    quick_log,
    reach_making,
    reach_out,
    reached,
    why,
)
from networker.services.occasions import words_waiting
from networker.services.reach_candidates import candidates_of
from networker.services.reach_telling import entry
from networker.services.sentences import spoken
from networker.settings import Settings
from networker.store.book import Book
from tests.services.reach_lists import NOW, two_known


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Book]:
    with two_known(tmp_path / "small") as found:
        yield found


@pytest.mark.parametrize(
    ("direction", "told"), [("out", "You last reached out to Kofi on"), ("in", "Kofi last got in touch on")]
)
def test_words_of_one_side_are_told_as_what_they_were(small: Book, direction: str, told: str) -> None:
    with small.step("mail", "Mail", now=NOW) as step:
        kofi = step.insert("person", name="Kofi", given="Kofi")
        for day in ("2026-03-01", "2026-05-01"):
            talk = step.insert("interaction", kind="mail", channel="mail", direction=direction, day=day)
            step.insert("interaction_person", interaction=talk, person=kofi)
    day = NOW.date()
    [who] = candidates_of(small.reader, [kofi], day)
    found = entry(small.reader, explained(who, "rhythm", day), day, spoken())
    assert found[2].startswith(told)
    assert "talked" not in " ".join(why.why(small, PersonId(kofi), day=day))


@pytest.mark.parametrize(
    ("language", "lines", "told"),
    [
        ("en", ["called Ida - no answer"], "You last reached out to Ida on 1 September"),
        ("en", ["Ida declined my call"], "You last reached out to Ida on 1 September"),
        ("en", ["missed call from Ida"], "Ida last got in touch on 1 September"),
        ("en", ["called Ida - no answer"] * 3, "You last reached out to Ida on 3 September"),
        ("en", ["missed call from Ida", "wrote Ida"], "You last reached out to Ida on 2 September"),
        ("en", ["wrote Ida", "missed call from Ida"], "Ida last got in touch on 2 September"),
        ("en", ["missed call from Ida", "called Ida"], "You last talked with Ida on 2 September"),
        ("de", ["Ida angerufen, nicht erreicht"], "Zuletzt hast du dich am 1. September bei Ida gemeldet"),
        ("de", ["verpasster Anruf von Ida"], "Ida hat sich zuletzt am 1. September"),
    ],
)  # fmt: skip
def test_a_call_that_nobody_answered_is_no_talk(
    tmp_path: Path, language: str, lines: list[str], told: str
) -> None:
    with closing(Book(tmp_path, now=NOW)) as book:
        settings.save(tmp_path, Settings(language=language))
        first = datetime(2026, 9, 1, 10, tzinfo=UTC)
        for day, line in enumerate(lines):
            quick_log.log(book, line, now=first + timedelta(days=day), new=True, lang=language)
        [card] = reach_out.today(book, now=datetime(2026, 12, 1, 10, tzinfo=UTC)).cards
        assert card.reason.startswith(told)
        talked = "talked" if language == "en" else "gesprochen"
        assert (talked in why.why(book, card.person, day=date(2026, 12, 1))[1]) is (lines[-1] == "called Ida")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("calls", [2, 11])
def test_of_two_who_only_called_in_vain_nothing_says_that_they_talked(
    tmp_path: Path, language: str, calls: int
) -> None:
    with closing(Book(tmp_path, now=NOW)) as book:
        settings.save(tmp_path, Settings(language=language))
        first = datetime(2026, 11, 1, 10, tzinfo=UTC)
        for day in range(calls):
            line = "missed call from Ida" if day % 2 else "called Ida - no answer"
            quick_log.log(book, line, now=first + timedelta(days=day), new=True)
        later = first + timedelta(days=calls + 9)
        [card] = reach_out.today(book, now=later).cards
        vain = "in vain" if language == "en" else "vergeblich"
        assert vain in card.reason
        told = why.why(book, card.person, day=later.date())
        assert vain in told[0]
        assert not any(word in " ".join((card.reason, *told)) for word in ("talk", "sprechen", "gesprochen"))
        quick_log.log(book, "called Ida 1 october", now=later)
        assert vain not in " ".join(why.why(book, card.person, day=later.date()))


def test_a_call_in_vain_is_not_told_as_words_that_wait(small: Book) -> None:
    with small.step("calls", "Calls", now=NOW) as step:
        for name, direction in (("Hal", "in"), ("Ida", "out")):
            person = step.insert("person", name=name, given=name)
            for ago, depth in ((90, "together"), (10, "hello")):
                day = (NOW.date() - timedelta(days=ago)).isoformat()
                talk = step.insert("interaction", kind="call", direction=direction, depth=depth, day=day)
                step.insert("interaction_person", interaction=talk, person=person)
    waiting = words_waiting(small.reader, NOW.date())
    assert not waiting.keys() & {
        person for (person,) in small.read("SELECT id FROM person WHERE name IN ('Hal', 'Ida')")
    }


def in_vain(book: Book, days: int) -> dict[int, int]:
    found = reach_making.make(book, NOW.date() + timedelta(days=days), size=5)
    return {choice.candidate.person: choice.candidate.in_vain for choice in found}


def test_who_never_answers_is_named_the_less_the_more_often_a_suggestion_led_to_them(small: Book) -> None:
    for n, days in enumerate((0, 20, 40)):
        reach_out.act(small, PersonId(1), "done", now=NOW + timedelta(days=days), channel=Channel.MAIL)
        assert in_vain(small, days + 9)[1] == n
    quick_log.log(small, "Ana Ruiz wrote me on whatsapp", now=NOW + timedelta(days=45))
    assert in_vain(small, 54)[1] == 0


def test_what_was_written_of_ones_own_accord_counts_against_nobody(small: Book) -> None:
    for day in ("1 april", "1 may", "1 june"):
        quick_log.log(small, f"mailed Ana Ruiz {day}", now=NOW)
    assert in_vain(small, 9) == {1: 0, 2: 0}


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("wrote to Ana Ruiz on signal: how are you?", True),
        ("wrote to Ana Ruiz on signal: thanks, see you", False),
        ("mailed Ana Ruiz and Ben Ode: the minutes, all right?", False),
    ],
    ids=["it asks", "it ends a talk", "to two"],
)
def test_whose_words_wait_is_one_rule_for_occasions_and_for_who_may_appear(
    small: Book, said: str, waits: bool
) -> None:
    quick_log.log(small, "Ana Ruiz wrote me on signal yesterday: hello", now=NOW)
    quick_log.log(small, said, now=NOW)
    found = candidates_of(small.reader, [PersonId(1)], NOW.date() + timedelta(days=3))
    assert found[0].mine_unanswered == (NOW.date() if waits else None)


def test_a_call_in_vain_neither_finishes_the_day_nor_closes_the_question(small: Book) -> None:
    before = reach_out.today(small, now=NOW)
    known = why.why(small, before.cards[1].person, day=NOW.date())
    reached.began(small, PersonId(1), Channel.PHONE, now=NOW)
    quick_log.log(small, "called Ana Ruiz - no answer", now=NOW)
    people.set_circle(small, [PersonId(2)], Circle.WIDE, now=NOW)
    after = reach_out.today(small, now=NOW)
    assert (after.done, [card.reason for card in after.cards]) == ((), [card.reason for card in before.cards])
    still = why.why(small, after.cards[1].person, day=NOW.date())
    assert still[1] == known[1] == "You last talked 9 months ago."
    assert [question.given for question in after.questions] == ["Ana"]
    quick_log.log(small, "called Ana Ruiz", now=NOW)
    today = reach_out.today(small, now=NOW)
    assert ([row.what for row in today.done], today.questions) == (["called"], ())


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("Ana Ruiz wrote me on signal 9 days ago: how are you?", True),
        ("Ana Ruiz wrote me on signal 9 days ago: thanks, all fine", False),
        ("Ana Ruiz and Mia Lind wrote me on signal 9 days ago: how are you?", False),
    ],
    ids=["it asks", "it ends a talk", "of two"],
)
def test_no_answer_is_told_only_of_words_that_wait(small: Book, said: str, waits: bool) -> None:
    quick_log.log(small, "wrote to Ana Ruiz on signal 12 days ago: hello", now=NOW)
    quick_log.log(small, said, now=NOW)
    [ana] = candidates_of(small.reader, [PersonId(1)], NOW.date())
    for kind in ("rhythm", "slipping", "bridge"):
        told = entry(small.reader, explained(ana, kind, NOW.date()), NOW.date(), spoken())
        assert ("no answer yet" in told[2], "your message" in told[5]) == (waits, waits)
