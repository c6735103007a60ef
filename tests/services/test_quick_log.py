"""The quick line against a book: whom its directory finds, and what is asked where a name fits several."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.quick_line import Known, answering
from networker.domain.vocabulary import Channel, Depth, Kind, PersonId, Side
from networker.services import follow_ups, imports, interactions, people, quick_log, timeline, undo
from networker.services.people import insert_named
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
Add = Callable[..., int]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def whole(book: Book) -> Add:
    """Adds somebody whom a source knows by a whole name alone, or by the parts given."""

    def add(name: str, **parts: str) -> int:
        with book.step("add", "Add", now=NOW) as step:
            return step.insert("person", name=name, folded=name.lower(), **parts)

    return add


def read(book: Book, sentence: str, **chosen: int) -> tuple[list[int], list[int], list[str]]:
    """(people meant, people asked about, new names)."""
    found = quick_log.interpret(book, sentence, now=NOW, chosen=chosen).understood
    return (
        sorted(each.id for each in found.people),
        sorted(option.id for asked in found.unclear for option in asked.options),
        list(found.new_people),
    )


def test_who_is_known_from_a_chat_alone_is_no_stranger(book: Book, tmp_path: Path) -> None:
    chat = tmp_path / "WhatsApp Chat with Dana Smith.txt"
    chat.write_text(
        "13/05/2026, 10:10 - Robin Vale: How are you?\n13/05/2026, 10:12 - Dana Smith: Fine.\n",
        encoding="utf-8",
    )
    imports.apply(book, imports.plan(book, [chat], owner_names=["Robin Vale"]), now=NOW)
    logged = quick_log.log(book, "coffee Dana Smith yesterday: x", now=NOW)
    assert [each.name for each in logged.people] == ["Dana Smith"]
    assert logged.understood.new_people == ()


@pytest.mark.parametrize(
    "said", ["Dana Smith", "dana smith", "Dana", "Smith", "Dana S", "Dana Lou Smith", "Dana Lou"]
)
def test_a_whole_name_is_found_by_its_words(book: Book, whole: Add, said: str) -> None:
    dana = whole("Dana Lou Smith, PhD")
    assert read(book, f"coffee with {said} yesterday") == ([dana], [], [])


def test_a_middle_name_belongs_to_the_name(book: Book, whole: Add) -> None:
    mary = whole("Mary Ann Poe", given="Mary", middle="Ann", family="Poe")
    assert read(book, "coffee with Mary Ann yesterday") == ([mary], [], [])
    ann = whole("Ann Reed", given="Ann", family="Reed")
    assert read(book, "coffee with Ann yesterday") == ([ann], [], []), "who is called so comes first"


def test_of_one_name_in_two_spellings_the_accents_typed_decide_and_missing_ones_do_not(
    book: Book, whole: Add
) -> None:
    accents = whole("Zoë Kravčenko", given="Zoë", family="Kravčenko")
    plain = whole("Zoe Kravcenko")
    assert read(book, "coffee Zoe Kravcenko") == ([], [accents, plain], [])
    assert read(book, "coffee Zoë Kravčenko") == ([accents], [], [])
    assert read(book, "coffee Zoë Kravcenko") == ([], [accents, plain], [])
    assert read(book, "coffee Zoe") == ([], [accents, plain], [])
    again = whole("Zoe Kravcenko")
    assert read(book, "coffee Zoe Kravcenko") == ([], [accents, plain, again], [])


def test_the_answer_is_for_the_word_that_was_asked(book: Book, whole: Add) -> None:
    one, other, third = whole("Dana Smith"), whole("Dana Smith"), whole("Chris Poe")
    whole("Dana Poe")
    asked = quick_log.interpret(book, "lunch Dana Smith, Poe", now=NOW).understood.unclear
    assert [each.word for each in asked] == ["Dana Smith", "Poe"]
    answers = {asked[0].word: other, asked[1].word: third}
    assert read(book, "lunch Dana Smith, Poe", **answers) == ([other, third], [], [])
    assert one not in read(book, "lunch Dana Smith", **answers)[0]


def test_a_whole_name_is_found_where_hundreds_have_each_of_its_words(book: Book) -> None:
    with book.step("add", "Add", now=NOW) as step:
        for n in range(quick_log.store.MOST + 1):
            insert_named(step, f"Ana Reed{n}", now=NOW)
            insert_named(step, f"Ben{n} Poe", now=NOW)
        wanted = insert_named(step, "Ana Poe", now=NOW)
    assert read(book, "coffee Ana Poe") == ([wanted], [], [])


NAMES = [
    ("Aoife O'Dwyer", "Aoife", "O'Dwyer", ""), ("Anne-Marie Dubreuil", "", "", ""), ("Łukasz Wrona", "", "", ""),
    ("Jürgen Großmann", "Jürgen", "Großmann", ""), ('Robert "Bobby" Tanaka', "", "", ""), ("王小明", "", "", ""),
    ("Dr. Daniel Frost", "", "", ""), ("Omar al-Khayri", "Omar", "al-Khayri", "Mo"), ("ليلى حداد", "", "", ""),
    ("Ana M. Ruiz", "Ana", "Ruiz", ""), ("Juan de la Cruz", "Juan", "de la Cruz", ""), ("Elizabeth Marsh", "", "", ""),
]  # fmt: skip
WORDS = (
    "Aoife", "O'Dwyer", "O’Dwyer", "odwyer", "ODwyer", "Anne", "Marie", "Anne-Marie", "annemarie", "Lukasz", "Łukasz",
    "Jurgen", "Juergen", "Jürgen", "Grossmann", "Bobby", "Bob", "Robert", "王小明", "Dr", "Dan", "Daniel", "Khayri",
    "al-Khayri", "alKhayri", "Mo", "ليلى", "Ruiz", "m", "Cruz", "Liz", "Nobody", "!",
)  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_the_book_finds_all_whom_the_rule_names(book: Book, whole: Add, word: str) -> None:
    everybody = []
    for name, given, family, nickname in NAMES:
        number = whole(name, given=given, family=family, nickname=nickname)
        everybody.append(Known(number, name, given, family, nickname))
    found = quick_log.BookDirectory(book.reader).candidates(word)
    assert {each.id for each in found} == {each.id for each in answering(word, everybody)}
    assert bool(found) is (word not in ("Dr", "m", "Nobody", "!"))


def test_an_address_is_found_by_itself(book: Book) -> None:
    added, _ = people.add(book, name="Dana Smith", handles=[(Channel.MAIL, "Dana@Example.org")], now=NOW)
    assert read(book, "mail to dana@example.org: the map") == ([PersonId(added)], [], [])


def test_a_week_is_asked_about_and_not_written(book: Book) -> None:
    people.add(book, name="Dana Smith", now=NOW)
    found = quick_log.interpret(book, "coffee Dana last week: x", now=NOW)
    assert found.unclear
    assert [(each.role, each.text) for each in found.chips][2:] == [("unclear", "which day"), ("note", "x")]
    assert found.chips[2].word == "last week"
    logged = quick_log.log(book, "coffee Dana last week: x", now=NOW)
    assert (logged.question, logged.interaction) == ("'last week' is not clear: which day?", None)


@pytest.mark.parametrize("sentence", ["", ";;", " ; "])
def test_a_sentence_that_says_nothing_is_no_note(book: Book, sentence: str) -> None:
    found = quick_log.interpret(book, sentence, now=NOW)
    assert (found.empty, found.chips) == (True, ())


@pytest.mark.parametrize(
    ("promise", "whose"),
    [
        ("send her the map", ["Ana Ruiz", "Ben Ode", "Zoe Quill"]),
        ("ask Ben for 5 euros", ["Ben Ode"]),
        ("ask ben for 5 euros", ["Ben Ode"]),
        ("Ana will call by 3 dec", ["Ana Ruiz"]),
        ("send Zoe the plan", ["Zoe Quill"]),
        ("introduce Ana to Zoe Quill", ["Ana Ruiz", "Zoe Quill"]),
        ("send Ana Ben's number", ["Ana Ruiz"]),
        ("send her Ben's number", ["Ana Ruiz", "Ben Ode", "Zoe Quill"]),
    ],
)
def test_a_promise_is_theirs_whom_its_chip_names(book: Book, promise: str, whose: list[str]) -> None:
    for name in ("Ana Ruiz", "Ben Ode"):
        people.add(book, name=name, now=NOW)
    sentence = f"coffee Ana, Ben, Zoe Quill: x; {promise}"
    (chip,) = [each for each in quick_log.interpret(book, sentence, now=NOW).chips if each.role == "promise"]
    logged = quick_log.log(book, sentence, now=NOW, new=True)
    (due,) = follow_ups.due(book)
    assert list(chip.names) == sorted(each.name for each in due.people) == whose
    assert len(logged.people) == 3


def test_who_may_be_meant_stands_in_the_same_order_when_it_is_asked_again(book: Book) -> None:
    for name in ("Ana Torres", "Ana Ruiz", "ana becker"):
        people.add(book, name=name, now=NOW)

    def offered() -> list[str]:
        (asked,) = (each for each in quick_log.interpret(book, "mail Ana", now=NOW).chips if each.options)
        return [each.name for each in asked.options]

    assert offered() == ["ana becker", "Ana Ruiz", "Ana Torres"]
    quick_log.log(book, "coffee Ana Torres", now=NOW)
    assert offered() == ["ana becker", "Ana Ruiz", "Ana Torres"], "whoever was talked with last moves not"


def test_what_remains_as_the_note_is_told(book: Book) -> None:
    people.add(book, name="Ana Torres", now=NOW)

    def note(sentence: str) -> list[str]:
        chips = quick_log.interpret(book, sentence, now=NOW).chips
        return [each.text for each in chips if each.role == "note"]

    assert note("coffee Ana yesterday: her move to Lyon #housing") == ["her move to Lyon"]
    assert note("coffee Ana") == []
    assert note("remind me to call Ana friday") == [], "nothing is noted of what lies ahead"


@pytest.mark.parametrize(
    ("sentence", "open_still"),
    [
        ("missed call from Dana", True),
        ("called Dana - no answer", True),
        ("didn't meet Dana today", True),
        ("called Dana", False),
        ("message from Dana: hi", False),
        ("texted Dana", False),
        ("texted Dana, no reply", True),
        ("mailed Dana - no answer", True),
        ("Dana declined my call", True),
        ("called Dana but she was busy", True),
        ("missed video call from Dana", True),
    ],
)
def test_what_was_no_talk_closes_no_promise(book: Book, sentence: str, open_still: bool) -> None:
    dana, _ = people.add(book, name="Dana Smith", now=NOW)
    follow_ups.add(
        book, side=Side.ME, text="call", due=NOW.date(), people=[dana], unless_contact=True, now=NOW
    )
    quick_log.log(book, sentence, now=NOW + timedelta(minutes=1))
    assert bool(follow_ups.due(book)) is open_still


@pytest.mark.parametrize(
    ("who", "named"),
    [
        (["Ana", "Ben", "Carla", "Dana"], "Ana, Ben, Carla, Dana"),
        (["Ana", "Ben", "Carla", "Dana", "Emil"], "Ana, Ben, Carla and 2 more"),
    ],
)
def test_the_step_names_everybody_or_says_how_many_more(book: Book, who: list[str], named: str) -> None:
    logged = quick_log.log(book, f"coffee {', '.join(who)}: the boat", now=NOW, new=True)
    assert logged.label == f"Meeting with {named}"


def test_who_one_wants_to_know_is_marked_in_one_step(book: Book) -> None:
    marked = "SELECT name FROM person WHERE want_to_know = 1"
    logged = quick_log.log(book, "want to know Zed Quux", now=NOW, new=True)
    assert (logged.interaction, logged.label) == (None, "You want to know Zed Quux")
    assert book.read(marked) == [("Zed Quux",)]
    assert [chip.text for chip in quick_log.interpret(book, "want to know Zed Quux", now=NOW).chips] == [
        "want", "Zed Quux",
    ]  # fmt: skip
    undo.undo(book, now=NOW)
    assert book.read(marked) == []


def test_an_unanswered_call_stays_one_when_its_words_are_corrected(book: Book) -> None:
    people.add(book, name="Dana Smith", now=NOW)
    number = quick_log.log(book, "missed call from Dana", now=NOW).interaction
    assert number is not None
    was = interactions.Correction.of(timeline.talks(book, [number])[number])
    interactions.correct(book, number, replace(was, text="missed, twice"), now=NOW)
    (found,) = timeline.talks(book, [number]).values()
    assert (found.kind, found.depth, found.text) == (Kind.CALL, Depth.HELLO, "missed, twice")


def test_a_time_has_the_offset_of_its_own_day(book: Book) -> None:
    people.add(book, name="Dana Smith", now=NOW)
    logged = quick_log.log(book, "coffee with Dana 2026-07-15 15:00", now=NOW)
    assert logged.at is not None
    assert logged.at.isoformat() == "2026-07-15T15:00:00+02:00"
    elsewhere = NOW.astimezone(timezone(timedelta(hours=-5)))
    logged = quick_log.log(book, "coffee with Dana 2026-07-15 15:00", now=elsewhere)
    assert logged.at is not None
    assert logged.at.isoformat() == "2026-07-15T15:00:00-05:00"


def test_a_promise_keeps_its_time_and_its_chip_says_it(book: Book) -> None:
    people.add(book, name="Dana Smith", now=NOW)
    sentence = "coffee Dana; call back at 5pm"
    (chip,) = [each for each in quick_log.interpret(book, sentence, now=NOW).chips if each.role == "promise"]
    assert chip.word == "me 2026-11-20T17:00"
    quick_log.log(book, sentence, now=NOW)
    (due,) = follow_ups.due(book)
    assert (due.due, due.time) == (NOW.date(), time(17))
