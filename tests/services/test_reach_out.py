"""Today's list: made once a local day, then the same until midnight; entries leave and come back."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from networker import settings
from networker.domain.reach_rules import Choice, explained
from networker.domain.vocabulary import Channel, Circle, PersonId, State
from networker.services import (
    after_gathering,
    circles,
    exports,
    follow_ups,
    gatherings,
    imports,
    me,
    merge,
    people,
    quick_log,
    reach_making,
    reach_out,
    reached,
    topics,
    undo,
    why,
)
from networker.services.errors import CannotDo
from networker.services.occasions import words_waiting
from networker.services.reach_candidates import candidates_of, ground
from networker.services.reach_telling import entry
from networker.services.sentences import spoken
from networker.services.today_views import TodayCard
from networker.settings import Settings
from networker.store.book import Book
from tests import samples

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    samples.fill(found, now=NOW)
    yield found
    found.close()


def names(book: Book, now: datetime = NOW) -> list[str]:
    return [card.name for card in reach_out.today(book, now=now).cards]


def test_the_list_of_a_day_is_made_once(book: Book) -> None:
    first = reach_out.today(book, now=NOW)
    people.set_circle(book, [first.cards[0].person], None, now=NOW)
    assert names(book, NOW + timedelta(hours=12)) == [card.name for card in first.cards]
    assert len(first.cards) == 5
    assert len({card.kind for card in first.cards}) > 1
    assert all(card.reason.endswith(".") for card in first.cards)


def test_a_new_day_has_a_new_list(book: Book) -> None:
    today = names(book)
    assert reach_out.today(book, now=NOW + timedelta(days=1)).day == NOW.date() + timedelta(days=1)
    assert names(book, NOW + timedelta(days=1)) != today


@pytest.mark.parametrize("action", ["done", "later", "not now", "less often", "let go"])
def test_an_action_takes_an_entry_off_and_undo_brings_it_back_at_its_place(book: Book, action: str) -> None:
    before = reach_out.today(book, now=NOW)
    person = before.cards[1].person
    until = NOW.date() + timedelta(days=30) if action == "later" else None
    told = book.read("SELECT state, wish_days FROM person WHERE id = ?", (person,))
    reach_out.act(book, person, action, now=NOW, until=until)
    after = reach_out.today(book, now=NOW)
    assert [card.person for card in after.cards] == [c.person for c in before.cards if c.person != person]
    assert [row.person for row in after.done] == [person]
    assert after.size == 5
    undo.undo(book, now=NOW)
    assert names(book) == [card.name for card in before.cards]
    assert book.read("SELECT state, wish_days FROM person WHERE id = ?", (person,)) == told
    assert book.read("SELECT count(*) FROM reach_action") == [(0,)]


def test_less_often_makes_the_rhythm_half_as_long_again_each_time(small: Book) -> None:
    people.set_circle(small, [PersonId(1)], Circle.CLOSE, now=NOW)
    for wish in (45, 68):
        reach_out.act(small, PersonId(1), "less often", now=NOW)
        assert small.read("SELECT wish_days FROM person WHERE id = 1") == [(wish,)]


def test_whose_number_a_wish_is_follows_what_was_said_last_and_undo(small: Book) -> None:
    def by_less() -> bool:
        [ana] = candidates_of(small.reader, [1], NOW.date())
        return ana.wish_by_less

    circles.set_wish(small, PersonId(1), 30, now=NOW)
    told = [by_less()]
    reach_out.act(small, PersonId(1), "less often", now=NOW)
    told.append(by_less())
    circles.set_wish(small, PersonId(1), 42, now=NOW)
    told.append(by_less())
    undo.undo(small, now=NOW)
    told.append(by_less())
    undo.undo(small, now=NOW)
    assert [*told, by_less()] == [False, True, False, True, False]


def test_why_tells_who_begins_by_the_days_of_which_that_is_known(tmp_path: Path) -> None:
    with closing(Book(tmp_path / "book", now=NOW)) as book:
        ana, _ = people.add(book, name="Ana Ruiz", now=NOW)

        def talks(first: int, direction: str, kind: str = "message") -> str:
            with book.step("talks", "Talks", now=NOW) as step:
                for n in range(12):
                    day = (NOW.date() - timedelta(days=first + 9 * n)).isoformat()
                    talk = step.insert(
                        "interaction", kind=kind, channel="signal", direction=direction, day=day
                    )
                    step.insert("interaction_person", interaction=talk, person=ana)
            return " ".join(why.why(book, ana, day=NOW.date()))

        assert "begin" not in talks(5, "both", "meeting")
        assert "You begin nearly every time." in talks(6, "out")
        assert "You begin about as often as Ana." in talks(7, "in")


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


def test_less_often_rests_for_half_the_new_wish_and_undo_gives_all_back(small: Book) -> None:
    reach_out.act(small, PersonId(1), "less often", now=NOW)
    [(wish,)] = small.read("SELECT wish_days FROM person WHERE id = 1")
    rest = small.read("SELECT until FROM reach_action")
    assert rest == [((NOW.date() + timedelta(days=round(wish / 2))).isoformat(),)]
    for days, named in ((1, False), (wish // 2 - 1, False), (wish // 2 + 1, True)):
        made = reach_making.make(small, NOW.date() + timedelta(days=days), size=5)
        assert (1 in [choice.candidate.person for choice in made]) is named
    undo.undo(small, now=NOW)
    assert small.read("SELECT wish_days, wish_strict FROM person WHERE id = 1") == [(None, False)]
    assert 1 in [c.candidate.person for c in reach_making.make(small, NOW.date() + timedelta(days=1), size=5)]


def test_a_hard_date_is_named_when_it_is_up(book: Book) -> None:
    five = [choice.candidate.person for choice in reach_making.make(book, NOW.date(), size=5)]
    more = [choice.candidate for choice in reach_making.make(book, NOW.date(), size=10)]
    other = next(c for c in more if c.person not in five and c.last)
    assert other.last is not None
    silent = (NOW.date() - other.last).days
    for wish, first in ((silent + 1, five[0]), (silent, other.person)):
        with book.step("wish", "Wish", now=NOW) as step:
            step.update("person", other.person, wish_days=wish, wish_strict=True)
        assert reach_making.make(book, NOW.date(), size=5)[0].candidate.person == first


def test_who_is_inner_comes_back_from_a_rest_within_four_rhythms(small: Book) -> None:
    people.set_circle(small, [PersonId(1)], Circle.INNER, now=NOW)
    for days in (*range(5), *range(18, 23)):
        reach_out.shown(small, [PersonId(1), PersonId(2)], now=NOW + timedelta(days=days))

    def back(person: int) -> int:
        for n in range(22, 60):
            made = reach_making.make(small, NOW.date() + timedelta(days=n), size=5)
            if person in [choice.candidate.person for choice in made]:
                return n - 22
        return 0

    assert 20 < back(1) < 4 * 7
    assert back(2) == 28


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


SECOND = "You wrote to Ana on {day} November, and it may have slipped by; a second word is fine."
AGAIN = "a week ago; in about a {share} of such cases people are in touch again within two weeks."


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        (Channel.MAIL, [SECOND, "You wrote to Ana on {day} November, " + AGAIN]),
        (Channel.PHONE, ["You last talked with Ana on {day} November, " + AGAIN] * 2),
    ],
)
def test_who_comes_back_a_week_after_done_is_there_for_a_reason(
    small: Book, channel: Channel, said: list[str]
) -> None:
    """That they were reached a week ago is none by itself; what the score rests on is told, with its numbers."""
    for n, expected in enumerate(said):
        reach_out.act(small, PersonId(1), "done", now=NOW + timedelta(days=7 * n), channel=channel)
        in_a_week = reach_out.today(small, now=NOW + timedelta(days=7 * n + 7))
        [reason] = [card.reason for card in in_a_week.cards if card.person == PersonId(1)]
        assert reason == expected.format(day=20 + 7 * n, share=("fifth", "third")[n])


def test_later_needs_a_day_and_rests_until_then(book: Book) -> None:
    person = reach_out.today(book, now=NOW).cards[0].person
    with pytest.raises(CannotDo):
        reach_out.act(book, person, "later", now=NOW)
    until = NOW.date() + timedelta(days=7)
    reach_out.act(book, person, "later", now=NOW, until=until)
    for days in range(1, 7):
        listed = reach_out.today(book, now=NOW + timedelta(days=days)).cards
        assert person not in [card.person for card in listed]


def test_done_logs_the_contact_on_the_channel_advised(book: Book) -> None:
    card = reach_out.today(book, now=NOW).cards[0]
    reach_out.act(book, card.person, "done", now=NOW)
    logged = book.read(
        "SELECT i.channel, i.day FROM interaction i JOIN interaction_person p ON p.interaction_id = i.id"
        " WHERE p.person_id = ? ORDER BY i.id DESC LIMIT 1",
        (card.person,),
    )
    assert logged == [(card.channel.value, "2026-11-20")]


def test_nobody_who_died_or_was_let_go_is_ever_named(book: Book) -> None:
    gone = {row[0] for row in book.read("SELECT id FROM person WHERE state <> 'active'")}
    assert gone
    for days in range(20):
        found = reach_out.today(book, now=NOW + timedelta(days=days))
        assert gone.isdisjoint(card.person for card in found.cards)
        assert gone.isdisjoint(each.person for each in found.birthdays)


def test_a_showing_counts_once_a_person_and_day(book: Book) -> None:
    shown = [card.person for card in reach_out.today(book, now=NOW).cards]
    for _ in range(3):
        reach_out.shown(book, shown, now=NOW)
    assert book.read("SELECT count(*) FROM showing") == [(5,)]
    assert undo.left(book) == 1, "a showing is no step of the history"


def test_shown_again_and_again_without_action_somebody_rests(book: Book) -> None:
    person = reach_out.today(book, now=NOW).cards[0].person
    for days in range(-5, 0):
        reach_out.shown(book, [PersonId(person)], now=NOW + timedelta(days=days))
    listed = reach_making.make(book, NOW.date(), size=10)
    assert person not in [choice.candidate.person for choice in listed]


def test_a_book_that_cannot_be_written_is_answered_all_the_same(book: Book, data_dir: Path) -> None:
    reader = Book(data_dir, now=NOW, writes=False)
    assert len(reach_out.today(reader, now=NOW).cards) == 5
    reader.close()
    assert book.read("SELECT count(*) FROM today_made") == [(0,)]


def test_an_empty_book_names_nobody(tmp_path: Path) -> None:
    empty = Book(tmp_path / "book", now=NOW)
    found = reach_out.today(empty, now=NOW)
    empty.close()
    assert (found.cards, found.people, found.talks) == ((), 0, 0)


def made(book: Book) -> int:
    return int(book.read("SELECT count(*) FROM today_made")[0][0])


def test_on_the_first_day_the_list_begins_with_who_can_be_named(tmp_path: Path) -> None:
    with closing(Book(tmp_path / "book", now=NOW)) as first:
        assert (names(first), made(first)) == ([], 0), "nobody is in the book"
        people.add(first, name="Ben Ode", now=NOW)
        assert (names(first), made(first)) == ([], 0), "nobody who ever said a word"
        quick_log.log(first, "coffee Ana Ruiz 1 march", now=NOW, new=True)
        assert (names(first), made(first)) == (["Ana Ruiz"], 1)
        quick_log.log(first, "coffee Eva Lind 1 april", now=NOW, new=True)
        assert names(first) == ["Ana Ruiz", "Eva Lind"], "there were free places"


def test_a_list_without_anybody_is_not_kept(tmp_path: Path) -> None:
    with closing(Book(tmp_path / "book", now=NOW)) as first:
        quick_log.log(first, "call Ana Ruiz", now=NOW, new=True)
        assert (names(first), made(first)) == ([], 0)
        quick_log.log(first, "coffee Eva Lind 1 april", now=NOW, new=True)
        assert (names(first), made(first)) == (["Eva Lind"], 1)


def test_free_places_are_filled_up_and_who_stood_on_the_list_stays_at_their_place(small: Book) -> None:
    before = names(small)
    reach_out.act(small, PersonId(2), "done", now=NOW)
    for n in range(1, 5):
        quick_log.log(small, f"coffee Eva {'ABCD'[n - 1]}mann {n} february", now=NOW, new=True)
    today = reach_out.today(small, now=NOW)
    assert ([row.person for row in today.done], today.size) == ([2], 5)
    assert today.cards[0].name == before[1] == "Ana Ruiz"
    again = [card.name for card in today.cards]
    quick_log.log(small, "coffee Uma Ode 5 march", now=NOW, new=True)
    assert names(small) == again, "a full list never changes"
    assert small.read("SELECT place FROM today_entry ORDER BY place") == [(n,) for n in range(5)]


def test_a_list_that_has_ended_stays_ended_that_day(small: Book) -> None:
    for person in (1, 2):
        reach_out.act(small, PersonId(person), "done", now=NOW)
    quick_log.log(small, "coffee Eva Lind 3 march", now=NOW, new=True)
    today = reach_out.today(small, now=NOW)
    assert ([row.person for row in today.done], today.cards, today.size) == ([2, 1], (), 2)
    assert today.ended is not None
    assert "Eva Lind" in names(small, NOW + timedelta(days=1))
    undo.undo(small, now=NOW)
    undo.undo(small, now=NOW)
    quick_log.log(small, "coffee Eva Lind 3 march", now=NOW, new=True)
    assert names(small) == ["Mia Lind", "Eva Lind"], "one is to do again, so it has not ended"


def test_whom_free_places_go_to_is_asked_after_a_change_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    make = reach_making.make

    def counted(*args: Any, **named: Any) -> list[Choice]:
        asked.append(1)
        return make(*args, **named)

    monkeypatch.setattr(reach_making, "make", counted)
    with closing(Book(tmp_path / "book", now=NOW)) as first:
        for sentence, n in (
            ("call Ana Ruiz", 1),
            ("coffee Eva Lind 1 april", 2),
            ("coffee Uma Ode 2 april", 3),
        ):
            quick_log.log(first, sentence, now=NOW, new=True)
            told = names(first)
            assert names(first, NOW + timedelta(minutes=5)) == told
            assert len(asked) == n, "of an empty list, and of one with free places"
        assert len(names(first, NOW + timedelta(days=1))) == 2
        assert len(asked) == 4, "a new day has its own"
        undo.undo(first, now=NOW + timedelta(days=1))
        assert names(first, NOW + timedelta(days=1)) == ["Eva Lind"]
        exports.export(first, tmp_path / "whole.json", format="json", now=NOW)
        assert "today looked" not in (tmp_path / "whole.json").read_text()


def test_an_answer_after_midnight_is_of_yesterday_and_takes_nobody_off_todays_list(book: Book) -> None:
    person = reach_out.today(book, now=NOW).cards[0].person
    late, early = NOW.replace(hour=23, minute=50), NOW.replace(hour=0, minute=1) + timedelta(days=1)
    reached.began(book, person, Channel.SIGNAL, now=late)
    before = reach_out.today(book, now=early)
    assert len(before.cards) == 5
    assert [each.person for each in before.questions] == [person]
    reached.yes(book, person, now=early + timedelta(minutes=4))
    after = reach_out.today(book, now=early + timedelta(minutes=5))
    assert ([card.person for card in after.cards], after.done) == ([card.person for card in before.cards], ())
    assert book.read("SELECT day FROM interaction ORDER BY id DESC LIMIT 1") == [(NOW.date().isoformat(),)]
    undo.undo(book, now=early)
    reached.not_yet(book, person, now=early)
    in_a_day = early + timedelta(days=1)
    assert person in [c.candidate.person for c in reach_making.make(book, in_a_day.date(), size=10)]


def test_places_are_filled_up_by_the_rules_of_the_list(small: Book) -> None:
    with small.step("jobs", "Jobs", now=NOW) as step:
        for person in (1, 2):
            step.insert("fact", person=person, field="job", detail="Acme", since="2019")
    for n in range(3):
        quick_log.log(small, f"coffee Eva {'ABC'[n]}mann {n + 1} february", now=NOW, new=True)
    with small.step("jobs", "Jobs", now=NOW) as step:
        step.insert("fact", person=3, field="job", detail="ACME Ltd", since="2019")
    assert names(small)[:2] == ["Mia Lind", "Ana Ruiz"]
    assert len(names(small)) == 4, "no third one of a company"


def test_who_is_known_from_a_chat_alone_is_written_to_there(tmp_path: Path) -> None:
    chat = tmp_path / "WhatsApp Chat with Mia Lind.txt"
    chat.write_text(
        "".join(
            f"{day}/05/2026, 10:{minute} - {who}: {said}\n"
            for day in (13, 20, 27)
            for minute, who, said in ((10, "Me Myself", "How are you?"), (12, "Mia Lind", "Fine, and you?"))
        ),
        encoding="utf-8",
    )
    with closing(Book(tmp_path / "book", now=NOW)) as first:
        imports.apply(first, imports.plan(first, [chat], owner_names=["Me Myself"]), now=NOW)
        (card,) = reach_out.today(first, now=NOW).cards
    assert (card.name, card.channel) == ("Mia Lind", Channel.WHATSAPP)
    assert card.advice == "Answered 3 of 3 times on WhatsApp."


LONG_AGO = "2026-09-01T10:00:00+01:00"
KNOWN: dict[str, tuple[str, dict[str, object], bool]] = {
    "a stranger": ("", {}, True),
    "a circle": ("person", {"circle": 2}, False),
    "an old tie": ("fact", {"field": "connected", "since": "2019"}, False),
    "a tie of these days": ("fact", {"field": "connected", "since": "2026-11-02"}, True),
    "an address book": ("source", {"kind": "vcard", "key": "e"}, False),
    "a network": ("source", {"kind": "linkedin", "key": "e"}, True),
    "in the book for long": ("person", {"created_at": LONG_AGO}, False),
    "wanted for long": ("person", {"created_at": LONG_AGO, "want_to_know": True}, True),
}


@pytest.mark.parametrize("what", KNOWN)
def test_who_was_known_before_is_no_new_acquaintance(tmp_path: Path, what: str) -> None:
    table, values, new = KNOWN[what]
    with closing(Book(tmp_path / "book", now=NOW)) as book:
        quick_log.log(book, "coffee Eva Lind yesterday", now=NOW, new=True)
        with book.step("known", "Known", now=NOW) as step:
            if table == "person":
                step.update("person", 1, **values)
            elif table:
                step.insert(table, person=1, **values)
        assert ([card.kind for card in reach_out.today(book, now=NOW).cards] == ["new"]) is new


def test_without_a_company_there_is_no_corner_to_bridge_to_and_a_company_is_one_however_written(
    tmp_path: Path,
) -> None:
    with closing(Book(tmp_path / "book", now=NOW)) as book:
        quiet = []
        for said in ("Ana Ruiz 1 march", "Ana Ruiz 1 may", "Ben Ode 1 november"):
            quick_log.log(book, f"coffee {said}", now=NOW, new=True)
        for mine, theirs in (("", ""), ("Delta GmbH", ""), ("Delta GmbH", "DELTA"), ("freelance", "")):
            with book.step("jobs", "Jobs", now=NOW) as step:
                for person, company in ((1, mine), (2, theirs)):
                    step.insert("fact", person=person, field="job", detail=company, since="2019")
            quiet.append(candidates_of(book.reader, [PersonId(1)], NOW.date())[0].corner_is_quiet)
            undo.undo(book, now=NOW)
    assert quiet == [False, True, False, False]


@pytest.mark.parametrize(
    ("day", "guests", "named"),
    [
        ("2026-11-25", 0, False),
        ("2026-11-30", 0, True),
        ("2026-11-25", 20, True),
        ("2026-12", 0, True),
        ("", 0, True),
    ],
)
def test_who_is_met_at_a_small_gathering_within_a_week_is_left_alone(
    small: Book, day: str, guests: int, named: bool
) -> None:
    with small.step("fair", "Fair", now=NOW) as step:
        fair = step.insert("gathering", name="Supper", day=day or None)
        step.insert("gathering_person", gathering=fair, person=1)
        for n in range(guests):
            other = step.insert("person", name=f"Guest {n}")
            step.insert("gathering_person", gathering=fair, person=other, role="invited")
    made = reach_making.make(small, NOW.date() + timedelta(days=1), size=5)
    assert (1 in [choice.candidate.person for choice in made]) is named


def test_in_person_is_advised_to_who_was_met(tmp_path: Path) -> None:
    with closing(Book(tmp_path / "book", now=NOW)) as first:
        quick_log.log(first, "coffee Ana Ruiz 1 march", now=NOW, new=True)
        wanted, _ = people.add(first, name="Eva Lind", now=NOW)
        with first.step("want", "Want", now=NOW) as step:
            step.update("person", wanted, want_to_know=True)
        found = {card.name: card.channel for card in reach_out.today(first, now=NOW).cards}
    assert found == {"Ana Ruiz": Channel.IN_PERSON, "Eva Lind": Channel.OTHER}


@pytest.mark.parametrize("what", ["job", "gathering", "want"])
def test_the_user_takes_no_place_of_their_own_list(small: Book, what: str) -> None:
    day = NOW.date()
    with small.step("news", "News", now=NOW) as step:
        otto = step.insert("person", name="Otto Own", created_at=NOW.isoformat(), want_to_know=what == "want")
        if what == "gathering":
            fair = step.insert("gathering", name="Supper", day=(day + timedelta(days=9)).isoformat())
            step.insert("gathering_person", gathering=fair, person=otto, role="there")
        elif what != "want":
            for since, name in ((None, "Acme"), (day.isoformat(), "Delta")):
                step.insert("fact", person=otto, field=what, detail=name, value="", since=since)
    assert otto in [
        each.candidate.person for each in reach_making.make(small, day + timedelta(days=1), size=5)
    ]
    me.this_is_me(small, PersonId(otto), now=NOW)
    for size in (3, 5):
        made = reach_making.make(small, day + timedelta(days=1), size=size)
        assert [each.candidate.name for each in made] == ["Mia Lind", "Ana Ruiz"]


def test_an_unknown_action_is_refused(book: Book) -> None:
    with pytest.raises(CannotDo):
        reach_out.act(book, PersonId(1), "poke", now=NOW)


def test_who_was_met_yesterday_is_not_told_that_it_has_been_a_while(data_dir: Path) -> None:
    with closing(Book(data_dir / "own", now=NOW)) as book:
        people.add(book, name="Eva Lind", now=NOW)
        quick_log.log(book, "coffee Eva Lind yesterday", now=NOW)
        [card] = reach_out.today(book, now=NOW).cards
    assert card.reason.startswith("You met Eva on Thursday")
    assert card.opener.startswith("Hi Eva, it was good to meet you.")


WHATSAPP = "{day}/11/2026, 10:10 - Me Myself: How are you?\n{day}/11/2026, 10:12 - Mia Lind: Fine, and you?\n"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Book]:
    """Ana and Mia, not talked with for months, are on today's list."""
    with closing(Book(tmp_path / "small", now=NOW)) as found:
        quick_log.log(found, "coffee Ana Ruiz 1 march", now=NOW, new=True)
        quick_log.log(found, "coffee Mia Lind 2 march", now=NOW, new=True)
        assert names(found) == ["Mia Lind", "Ana Ruiz"]
        yield found


def test_an_older_talk_than_todays_makes_nobody_done_but_changes_what_is_said(small: Book) -> None:
    quick_log.log(small, "coffee Ana Ruiz 1 september: sailing #boats", now=NOW)
    topics.add(small, PersonId(1), "boats", now=NOW)
    today = reach_out.today(small, now=NOW)
    assert [(card.name, card.kind) for card in today.cards] == [
        ("Mia Lind", "rhythm"),
        ("Ana Ruiz", "rhythm"),
    ]
    assert today.cards[1].reason == "You last talked with Ana on 1 September, 11 weeks ago."
    assert today.cards[1].opener == "Hi Ana, how is it going with boats?"
    assert (today.done, today.size) == ((), 2)


def test_who_was_talked_with_days_ago_leaves_without_being_done_and_undo_brings_them_back(
    small: Book,
) -> None:
    quick_log.log(small, "coffee Ana Ruiz 3 days ago", now=NOW)
    today = reach_out.today(small, now=NOW)
    assert [card.name for card in today.cards] == ["Mia Lind"]
    assert (today.done, today.size) == ((), 1)
    undo.undo(small, now=NOW)
    assert names(small) == ["Mia Lind", "Ana Ruiz"]


@pytest.mark.parametrize(("day", "listed", "done"), [(18, [], []), (20, [], ["wrote on WhatsApp"])])
def test_an_import_ticks_off_only_whom_it_shows_to_be_reached_today(
    small: Book, tmp_path: Path, day: int, listed: list[str], done: list[str]
) -> None:
    chat = tmp_path / "WhatsApp Chat with Mia Lind.txt"
    chat.write_text(WHATSAPP.format(day=day) + WHATSAPP.format(day=day), encoding="utf-8")
    imports.apply(small, imports.plan(small, [chat], owner_names=["Me Myself"]), now=NOW)
    stranger = next(row[0] for row in small.read("SELECT max(id) FROM person WHERE me = 0"))
    merge.merge(small, 2, stranger, now=NOW)
    today = reach_out.today(small, now=NOW)
    assert [card.name for card in today.cards] == [*listed, "Ana Ruiz"]
    assert [row.what for row in today.done] == done


def test_where_the_last_talk_is_taken_out_the_one_before_is_named(small: Book) -> None:
    talk = quick_log.log(small, "coffee Eva Lind 1 april", now=NOW, new=True)
    quick_log.log(small, "coffee Eva Lind 1 june", now=NOW, new=True)
    later = NOW + timedelta(days=1)
    assert "1 June" in next(c.reason for c in reach_out.today(small, now=later).cards if c.name == "Eva Lind")
    undo.undo(small, now=later)
    [card] = [card for card in reach_out.today(small, now=later).cards if card.name == "Eva Lind"]
    assert card.reason.startswith("You last talked with Eva on 1 April")
    assert talk.interaction is not None


def test_being_shown_for_the_fifth_time_or_a_plan_takes_nobody_off_today(small: Book) -> None:
    for days in range(-4, 1):
        reach_out.shown(small, [PersonId(1)], now=NOW + timedelta(days=days))
    quick_log.log(small, "coffee Ana Ruiz 1 september; send her the map tomorrow", now=NOW)
    assert names(small) == ["Mia Lind", "Ana Ruiz"]


def test_who_was_met_long_ago_too_is_no_new_acquaintance(data_dir: Path) -> None:
    with closing(Book(data_dir / "own", now=NOW)) as book:
        quick_log.log(book, "coffee Eva Lind, Ida Holm 4 days ago", now=NOW, new=True)
        assert {card.kind for card in reach_out.today(book, now=NOW).cards} == {"new"}
        quick_log.log(book, "coffee Eva Lind 1 march", now=NOW)
        today = reach_out.today(book, now=NOW)
    assert [card.name for card in today.cards] == ["Ida Holm"]
    assert today.done == ()


@pytest.fixture
def double(small: Book) -> int:
    """Ana once more, with a talk of her own."""
    person, _ = people.add(small, name="Ana R.", now=NOW)
    quick_log.log(small, "call 1 april: boats", now=NOW, context=person)
    return person


@pytest.mark.parametrize("turned", [False, True])
def test_whoever_is_kept_of_two_stays_on_the_list_at_the_place(
    small: Book, double: int, turned: bool
) -> None:
    before = reach_out.today(small, now=NOW)
    keep, gone = (double, 1) if turned else (1, double)
    merge.merge(small, keep, gone, now=NOW)
    today = reach_out.today(small, now=NOW)
    assert [card.person for card in today.cards] == [2, keep]
    assert "1 April" in today.cards[1].reason
    assert reach_out.act(small, PersonId(keep), "not now", now=NOW)
    assert [row.person for row in reach_out.today(small, now=NOW).done] == [keep]
    undo.undo(small, now=NOW)
    undo.undo(small, now=NOW)
    assert reach_out.today(small, now=NOW).cards == before.cards
    undo.redo(small, now=NOW)
    assert [card.person for card in reach_out.today(small, now=NOW).cards] == [2, keep]
    merge.split(small, merge.merges(small)[0].step, now=NOW)
    assert reach_out.today(small, now=NOW).cards == before.cards


def test_of_two_on_the_list_who_become_one_the_first_place_stays(small: Book) -> None:
    merge.merge(small, 1, 2, now=NOW)
    today = reach_out.today(small, now=NOW)
    assert [card.person for card in today.cards] == [1]
    assert today.size == 1
    undo.undo(small, now=NOW)
    assert names(small) == ["Mia Lind", "Ana Ruiz"]


def test_who_was_shown_often_enough_rests_as_whoever_they_became(small: Book, double: int) -> None:
    third, _ = people.add(small, name="Ruiz, Ana", now=NOW)
    for days in range(-5, 0):
        reach_out.shown(small, [PersonId(1)], now=NOW + timedelta(days=days))
    merge.merge(small, double, 1, now=NOW)
    merge.merge(small, third, double, now=NOW)
    assert [c.candidate.person for c in reach_making.make(small, NOW.date(), size=5)] == [2]
    undo.undo(small, now=NOW)
    undo.undo(small, now=NOW)
    assert {c.candidate.person for c in reach_making.make(small, NOW.date(), size=5)} == {2, double}


def test_who_was_split_off_and_left_the_book_is_nobody_else(small: Book, double: int) -> None:
    merge.merge(small, double, 1, now=NOW)
    merge.split(small, merge.merges(small)[0].step, now=NOW)
    with small.step("leave", "Leave", now=NOW) as step:
        for (row,) in step.rows("SELECT id FROM interaction_person WHERE person_id = 1"):
            step.delete("interaction_person", row)
        step.delete("person", 1)
    assert [card.person for card in reach_out.today(small, now=NOW).cards] == [2, 3]
    listed = small.read("SELECT person_id, place FROM today_entry ORDER BY place")
    assert listed == [(2, 0), (1, 1), (3, 2)], "a free place is theirs, not that of who is gone"


@pytest.mark.parametrize(
    ("said", "spoken_of"),
    [
        ("coffee Carl Ode 1 april; I'll send him the map", True),
        ("coffee Carl Ode 1 april; ask Carl whether he is sober again", False),
        ("coffee Carl Ode 1 april; remind me to send him a bill", False),
        ("coffee Carl Ode 1 april; send him the map every month", False),
        ("coffee Carl Ode 1 april; send him the map unless we talk before", False),
        ("coffee Carl Ode 1 april; he sends the map", False),
        ("note Carl Ode: drinks; send him a book", False),
        ("send Carl Ode a card tomorrow", False),
    ],
)
def test_a_promise_is_spoken_of_only_to_whom_it_was_made_and_never_in_its_words(
    small: Book, said: str, spoken_of: bool
) -> None:
    quick_log.log(small, "coffee Carl Ode 20 march", now=NOW, new=True)
    quick_log.log(small, said, now=NOW)
    [carl] = candidates_of(small.reader, [PersonId(3)], NOW.date())
    words = entry(small.reader, Choice(carl, "rhythm", 0.5, "want"), NOW.date(), spoken())[5]
    told = words == "Hi Carl, I have not forgotten what I promised you. Is it still useful?"
    assert told == spoken_of, words
    assert not {"sober", "map", "bill", "book", "card"} & set(words.rstrip(".?").split())


def test_a_reason_writes_a_name_as_names_are(small: Book) -> None:
    people.rename(small, PersonId(1), "anneliese", now=NOW)
    assert card_of_ana(small).reason.startswith("You last talked with Anneliese on")


def test_a_tag_of_a_talk_is_spoken_of_only_where_it_is_a_topic_of_theirs(small: Book) -> None:
    plain = card_of_ana(small).opener
    quick_log.log(small, "call Ana Ruiz 2 march: #divorce #boats", now=NOW)
    assert card_of_ana(small).opener == plain, "the user's own word may be private"
    topics.add(small, PersonId(2), "boats", now=NOW)
    assert card_of_ana(small).opener == plain, "it is somebody else's"
    topics.add(small, PersonId(1), "boats", now=NOW)
    assert card_of_ana(small).opener == "Hi Ana, how is it going with boats?"


def test_a_gathering_is_common_ground_as_long_as_they_were_not_met_since(small: Book) -> None:
    fair, _ = gatherings.create(
        small, name="Carl's party", day=date(2026, 9, 14), people=[PersonId(1)], now=NOW
    )
    assert "14 September" not in card_of_ana(small).opener, (
        "that somebody was there says not that they were seen"
    )
    after_gathering.log_everybody(small, fair, now=NOW)
    assert card_of_ana(small).opener == "Hi Ana, we saw each other on 14 September. How have you been since?"
    quick_log.log(small, "coffee Ana Ruiz 2 october", now=NOW)
    assert "14 September" not in card_of_ana(small).opener


def test_what_was_promised_in_anothers_talk_is_not_spoken_of(small: Book) -> None:
    quick_log.log(small, "coffee Mia Lind 1 april; send Ana Ruiz the map", now=NOW)
    with small.step("who", "Who", now=NOW) as step:
        step.insert("follow_up_person", follow_up=1, person=1)
    told = [
        ground(small.reader, each, NOW.date(), just_met=False).promised
        for each in candidates_of(small.reader, [PersonId(1), PersonId(2)], NOW.date())
    ]
    assert told == [False, True]


@pytest.mark.parametrize(
    "what", [{"state": State.DECEASED.value}, {"state": State.PAUSED.value}, {"state": State.LET_GO.value},
             {"muted": 1}, {"me": 1}],
    ids=str,
)  # fmt: skip
def test_who_may_not_be_named_any_more_leaves_without_a_tick_and_undo_brings_them_back(
    small: Book, what: dict[str, object]
) -> None:
    with small.step("state", "State", now=NOW) as step:
        step.update("person", 1, **what)
    today = reach_out.today(small, now=NOW)
    assert [card.name for card in today.cards] == ["Mia Lind"]
    assert (today.done, today.size, today.ended) == ((), 1, None)
    undo.undo(small, now=NOW)
    assert names(small) == ["Mia Lind", "Ana Ruiz"]


def test_a_second_done_is_refused_and_changes_nothing(small: Book) -> None:
    reach_out.act(small, PersonId(1), "done", now=NOW)
    with pytest.raises(CannotDo, match="Ana Ruiz is done for today already"):
        reach_out.act(small, PersonId(1), "done", now=NOW)
    talks = small.read("SELECT count(*) FROM interaction")
    undo.undo(small, now=NOW)
    assert small.read("SELECT count(*) FROM interaction") == [(talks[0][0] - 1,)]
    quick_log.log(small, "call Ana Ruiz", now=NOW)
    with pytest.raises(CannotDo):
        reach_out.act(small, PersonId(1), "done", now=NOW)


def card_of_ana(book: Book) -> TodayCard:
    return next(card for card in reach_out.today(book, now=NOW).cards if card.person == 1)


def test_the_words_of_an_entry_follow_what_changed_since_the_list_was_made(small: Book) -> None:
    before = card_of_ana(small)
    with small.step("address", "Address", now=NOW) as step:
        step.insert("handle", person=1, channel="mail", key="a@x.example", text="a@x.example")
    assert (before.channel, card_of_ana(small).channel) == (Channel.IN_PERSON, Channel.MAIL)
    undo.undo(small, now=NOW)
    assert card_of_ana(small).channel is before.channel
    people.rename(small, PersonId(1), "Anneliese Ruiz", now=NOW)
    after = card_of_ana(small)
    assert "Anneliese" in after.reason
    assert "Anneliese" in after.opener
    settings.save(small.folder, Settings(language="de"))
    assert card_of_ana(small).reason != after.reason
    assert (after.kind, after.score) == (before.kind, before.score), "the choice stays"
    assert names(small) == ["Mia Lind", "Anneliese Ruiz"]


def test_a_list_of_which_nothing_changed_is_told_in_the_language_that_is_chosen(small: Book) -> None:
    later = NOW + timedelta(days=1)  # nothing is done on this day
    told = []
    for language in ("", "de", "en"):
        settings.save(small.folder, Settings(language=language))
        told.append([(card.reason, card.opener) for card in reach_out.today(small, now=later).cards])
    assert told[0] == told[2] != told[1]
    assert all(opener.startswith("Hallo ") for _, opener in told[1])


def test_a_promise_that_was_kept_is_not_what_an_entry_begins_with(small: Book) -> None:
    plain = card_of_ana(small).opener
    quick_log.log(small, "coffee Ana Ruiz 1 march; I send her the map", now=NOW)
    promised = card_of_ana(small).opener
    assert promised != plain
    ((number,),) = small.read("SELECT id FROM follow_up")
    follow_ups.done(small, number, now=NOW)
    assert "promised" not in card_of_ana(small).opener
    assert card_of_ana(small).opener != promised
