"""How those whom a question names can be asked: channel and words, who could introduce the user, who else might know somebody."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker import settings
from networker.domain.ask.need import Need
from networker.domain.vocabulary import Channel, Circle, Direction, Fact, Kind, PersonId
from networker.services import ask_ways, asks, facts, people, quick_log, ties, topics
from networker.services.ask_views import Answer, Answers, Evidence, Named
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
QUESTION = "who knows snorkelling"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def somebody(book: Book, name: str, *, talked: bool = True, mail: bool = True) -> PersonId:
    handles = [(Channel.MAIL, f"{name.split()[0].lower()}@mail.example")] if mail else []
    number, _ = people.add(book, name=name, now=NOW, handles=handles)
    if talked:
        quick_log.log(book, f"coffee {name} 2 november", now=NOW)
    return number


def answer(person: PersonId, name: str, *, talk: object = None, via: Named | None = None) -> Answer:
    evidence = Evidence("knows snorkelling", ((6, 17),), "talk" if talk else "topic", talk)  # type: ignore[arg-type]
    return Answer(person, name, name, "", "", None, evidence, 2, 3, 1.0, via, True, 1.0)


def ranked(*found: Answer) -> ask_ways.Rank:
    return lambda _book, question, _now: Answers(Need(question), found)


def asked(book: Book, *found: Answer) -> Sequence[ask_ways.Asked]:
    return ask_ways.found(book, QUESTION, now=NOW, rank=ranked(*found)).people


def together(book: Book, name: str, *who: PersonId) -> None:
    with book.step("together", "Together", now=NOW) as step:
        number = step.insert("people_group", name=name, folded=name.lower())
        for each in who:
            step.insert("group_member", group=number, person=each)


def test_each_is_offered_where_they_are_reached_with_words_of_the_question(book: Book) -> None:
    omar = somebody(book, "Omar Aziz")
    [each] = asked(book, answer(omar, "Omar Aziz"))
    assert (each.offer.channel, each.offer.handle, each.offer.asked) == (
        Channel.MAIL,
        "omar@mail.example",
        False,
    )
    assert each.offer.opener == "Hi Omar, I have a question, and you came to mind: Who knows snorkelling?"
    assert (each.talked, each.by, each.passed) == (True, None, None)
    asks.ask(book, QUESTION, omar, Channel.MAIL, now=NOW)
    [each] = asked(book, answer(omar, "Omar Aziz"))
    assert each.offer.asked, "it is asked whether they were reached"


def test_who_knows_somebody_is_asked_for_them_in_the_language_chosen(book: Book) -> None:
    omar = somebody(book, "Omar Aziz")
    [each] = asked(book, answer(omar, "Omar Aziz", via=Named("her brother")))
    assert each.offer.opener.endswith("Who knows snorkelling? Could you put us in touch?")
    settings.save(book.folder, settings.Settings(language="de"))
    [each] = asked(book, answer(omar, "Omar Aziz"))
    assert each.offer.opener.startswith("Hallo Omar, ich habe eine Frage")


def test_a_talk_is_told_with_what_it_was(book: Book) -> None:
    omar = somebody(book, "Omar Aziz")
    [[number]] = book.read("SELECT id FROM interaction")
    [each] = asked(book, answer(omar, "Omar Aziz", talk=number))
    assert each.passed == ask_ways.Passed(Kind.MEETING, Direction.BOTH)


def test_whom_the_user_never_talked_with_somebody_could_introduce(book: Book) -> None:
    lars, ines = somebody(book, "Lars Nygaard", talked=False), somebody(book, "Ines Duarte", talked=False)
    quick_log.log(book, "coffee Ines Duarte 2 november", now=NOW)
    ties.add(book, lars, "friend", ines, now=NOW)
    [each] = asked(book, answer(lars, "Lars Nygaard"))
    assert each.talked is False
    assert each.by is not None
    assert (each.by.id, each.by.name) == (ines, "Ines Duarte")
    assert people_marked(book) == 0, "though nobody is marked as wanted"


def people_marked(book: Book) -> int:
    [[number]] = book.read("SELECT count(*) FROM person WHERE want_to_know = 1")
    return int(number)


def test_of_many_the_first_are_shown_and_who_is_gone_is_not(book: Book) -> None:
    ids = [somebody(book, f"Ana {n}", talked=False) for n in range(ask_ways.SHOWN + 3)]
    found = ask_ways.found(
        book,
        QUESTION,
        now=NOW,
        rank=ranked(*(answer(each, "Ana") for each in ids), answer(PersonId(999), "Gone")),
    )
    assert [each.answer.person for each in found.people] == ids[: ask_ways.SHOWN]
    assert found.total == len(ids) + 1
    gone = ask_ways.found(book, QUESTION, now=NOW, rank=ranked(answer(PersonId(999), "Gone")))
    assert (gone.total, gone.people) == (0, ())


def test_well_connected_people_might_know_somebody(book: Book) -> None:
    omar, hana, lars, ana = (
        somebody(book, name) for name in ("Omar Aziz", "Hana Sato", "Lars Ny", "Ana Torres")
    )
    somebody(book, "Nobody Knows")
    for each in (omar, hana, lars):
        people.set_circle(book, [each], Circle.GOOD, now=NOW)
    together(book, "Divers", omar, hana)
    together(book, "Readers", omar, lars)
    found = ask_ways.might_know(book, QUESTION, now=NOW)
    assert [each.offer.shown for each in found] == ["Omar Aziz", "Hana Sato", "Lars Ny"]
    assert (found[0].ties, found[0].groups, found[0].gatherings, found[0].near) == (0, 2, 0, ())
    assert "put us in touch" in found[0].offer.opener
    ties.add(book, ana, "friend", lars, now=NOW)
    found = ask_ways.might_know(book, QUESTION, near=[ana], now=NOW)
    assert found[0].offer.shown == "Lars Ny", "who shares something with whoever comes near is the first"
    assert [each.name for each in found[0].near] == ["Ana Torres"]
    assert ana not in [each.offer.person for each in found]


def test_examples_come_out_of_the_users_own_book(book: Book) -> None:
    assert ask_ways.examples(book) == ask_ways.Examples(0, (), "", "")
    omar, hana = somebody(book, "Omar Aziz"), somebody(book, "Hana Sato")
    for each in (omar, hana):
        topics.add(book, each, "diving", now=NOW)
        facts.add(book, each, Fact.PLACE, "Porto", now=NOW)
    topics.add(book, omar, "chess", now=NOW)
    facts.add(book, hana, Fact.JOB, "Lead", detail="Kite Labs", now=NOW)
    assert ask_ways.examples(book) == ask_ways.Examples(2, ("diving", "chess"), "Porto", "Kite Labs")


def test_it_is_told_whether_there_is_anybody_to_ask(book: Book) -> None:
    assert not ask_ways.found(book, QUESTION, now=NOW, rank=ranked()).anybody
    somebody(book, "Omar Aziz")
    assert ask_ways.found(book, QUESTION, now=NOW, rank=ranked()).anybody
