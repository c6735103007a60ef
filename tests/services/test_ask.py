"""Whom to ask: each kind of question on a small network, with its traps, and nobody where nobody fits."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Channel, Circle, Fact, PersonId, State
from networker.services import ask, facts, field_words, notes, people, quick_log, ties, topics, undo
from networker.services.errors import CannotDo
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def somebody(book: Book, name: str, title: str = "", company: str = "") -> PersonId:
    person = people.add(
        book, name=name, now=NOW, handles=[(Channel.MAIL, f"{name.lower().replace(' ', '.')}@mail.example")]
    )[0]
    if title or company:
        facts.add(book, person, Fact.JOB, title, detail=company, now=NOW)
    return person


def log(book: Book, line: str) -> None:
    assert quick_log.log(book, line, now=NOW).interaction is not None, line


def asked(book: Book, question: str) -> tuple[ask.Answer, ...]:
    return ask.answers(book, question, now=NOW, dictionary=False).list


def names(book: Book, question: str) -> list[str]:
    return [each.name for each in asked(book, question)]


def surely(book: Book, question: str) -> list[str]:
    return [each.name for each in asked(book, question) if each.sure]


def cited(answer: ask.Answer) -> list[str]:
    return [answer.evidence.text[start:end] for start, end in answer.evidence.matched]


def test_every_source_of_knowledge_answers_with_its_line(book: Book) -> None:
    ana, ben, carla = (somebody(book, name) for name in ("Ana Alm", "Ben Bor", "Carla Cid"))
    somebody(book, "Dan Dor", "Snorkel guide", "Blue Water")
    somebody(book, "Eva Eck")
    topics.add(book, ana, "snorkelling", now=NOW)
    facts.add(book, ben, Fact.PROJECT, "a guide to snorkelling in Palau", now=NOW)
    notes.write(book, carla, "Two children.\nLoves to snorkel.", before="", now=NOW)
    log(book, "call Eva Eck 3 weeks ago: went snorkelling off Corsica")
    found = {each.name: each for each in asked(book, "who knows about snorkelling?")}
    assert {name: (each.evidence.source, cited(each)) for name, each in found.items()} == {
        "Ana Alm": ("topic", ["snorkelling"]), "Ben Bor": ("fact", ["snorkelling"]), "Carla Cid": ("note", ["snorkel"]),
        "Dan Dor": ("title", ["Snorkel guide"]), "Eva Eck": ("talk", ["snorkelling"]),
    }  # fmt: skip
    assert all(each.sure for each in found.values())
    talk = found["Eva Eck"].evidence
    assert talk.day == NOW.date() - timedelta(weeks=3)
    assert book.read("SELECT text FROM interaction WHERE id = ?", (talk.talk,)) == [
        ("went snorkelling off Corsica",)
    ]


def test_who_works_in_the_field_answers_other_words_of_it(book: Book) -> None:
    somebody(book, "Zoe Zan", "Zahnärztin", "Praxis Zan")
    somebody(book, "Sam Sol", "Sales manager", "Crown Estates")
    assert surely(book, "toothache!! who") == ["Zoe Zan"]
    assert names(book, "wer hilft bei Zahnschmerzen") == ["Zoe Zan"]
    assert names(book, "me duele una muela, quién") == ["Zoe Zan"]


def test_a_near_field_is_openly_a_guess(book: Book) -> None:
    field_words.add(book, "glimming", "glimmer", part="who", now=NOW)
    field_words.add(book, "glimming", "glim", now=NOW)
    field_words.add(book, "glimming", "snorting", part="kin", now=NOW)
    field_words.add(book, "snorting", "snorter", part="who", now=NOW)
    somebody(book, "Gil Gad", "Glimmer", "House of Gad")
    somebody(book, "Sue Sim", "Snorter", "House of Sim")
    found = asked(book, "my glim is broken, who to ask")
    assert [(each.name, each.sure) for each in found] == [("Gil Gad", True), ("Sue Sim", False)]


def test_words_of_ones_own_are_undone(book: Book) -> None:
    somebody(book, "Gil Gad", "Sporler", "House of Gad")
    field_words.add(book, "Glimming", "sporler", part="who", now=NOW)
    field_words.add(book, "glimming", "glim", now=NOW)
    assert names(book, "my glim is broken") == ["Gil Gad"]
    undo.undo(book, now=NOW)
    assert names(book, "my glim is broken") == []
    with pytest.raises(CannotDo, match="already"):
        field_words.add(book, "glimming", "Sporler", part="who", now=NOW)
    word = field_words.listed(book)[0]
    assert (word.field, word.part, word.word) == ("glimming", "who", "sporler")
    field_words.remove(book, word.id, now=NOW)
    assert field_words.listed(book) == ()


@pytest.mark.parametrize(
    ("field", "word", "part"),
    [
        ("", "x1", "who"),
        ("a~b", "word", "who"),
        ("field", "a|b", "what"),
        ("field", "word", "whom"),
        ("f", "?", "at"),
    ],
)
def test_a_word_that_is_none_is_refused(book: Book, field: str, word: str, part: str) -> None:
    with pytest.raises(CannotDo):
        field_words.add(book, field, word, part=part, now=NOW)


def test_forms_and_misspellings(book: Book) -> None:
    topics.add(book, somebody(book, "Ora Orr"), "origami", now=NOW)
    topics.add(book, somebody(book, "Kit Kum"), "kubernetes", now=NOW)
    assert names(book, "orgami for a party") == ["Ora Orr"]
    assert names(book, "anyone good with kubernets") == ["Kit Kum"]


def test_small_words_alone_answer_nothing(book: Book) -> None:
    somebody(book, "Ned Now")
    log(book, "call Ned Now: his new house has a small garden and a good school")
    assert names(book, "good taxidermy for our new small house") == []


def test_words_of_a_name_are_no_knowledge(book: Book) -> None:
    somebody(book, "Mahalia Grant", "Tour operator", "Grant Travel")
    somebody(book, "Paul Baker", "Controller", "Baker & Sons")
    assert "Mahalia Grant" not in surely(book, "who knows how to write a grant application?")
    assert names(book, "who knows a good baker") == []


def test_a_word_of_another_field_is_no_answer_that_is_sure(book: Book) -> None:
    somebody(book, "Barney Hollick", "Owner", "Hollick Fencing & Gates")
    assert surely(book, "Who could teach my niece sabre fencing?") == []


def test_places_by_other_names_accents_and_countries(book: Book) -> None:
    for name, place in (
        ("Bea Bor", "Köln"),
        ("Gus Gad", "Gdańsk"),
        ("Olga Ost", "Osaka"),
        ("Tom Tal", "Toronto"),
    ):
        facts.add(book, somebody(book, name), Fact.PLACE, place, now=NOW)
    somebody(book, "Ina Imm")
    log(book, "mail Ina Imm: she has moved to Kyoto for two years")
    assert names(book, "somebody in Cologne") == ["Bea Bor"]
    assert names(book, "anyone in gdansk") == ["Gus Gad"]
    assert surely(book, "do i know someone in Japan") == ["Ina Imm", "Olga Ost"]  # with Ina I talk
    assert names(book, "who do I know in Montevideo") == []


def test_who_moved_away_from_a_place_is_hardly_there(book: Book) -> None:
    somebody(book, "Yev Yar")
    log(book, "call Yev Yar: moved from Lviv to Wrocław")
    assert surely(book, "someone in Wroclaw") == ["Yev Yar"]
    assert surely(book, "someone in Lviv") == []


def test_a_subject_at_a_place_is_not_the_next_best(book: Book) -> None:
    for name, title, place in (
        ("Ada Ash", "Lawyer", "Leeds"),
        ("Bob Bay", "Plumber", "Lisbon"),
        ("Cid Cox", "Lawyer", "Lisbon"),
    ):
        facts.add(book, somebody(book, name, title, "Firm"), Fact.PLACE, place, now=NOW)
    assert names(book, "a lawyer in Portugal") == ["Cid Cox"]
    assert surely(book, "a lawyer in Berlin") == []
    assert names(book, "a plumber in Leeds") == []


def test_companies_now_and_once(book: Book) -> None:
    somebody(book, "Alma Abt", "Engineer", "Tessellate")
    once = somebody(book, "Otto Ohm")
    facts.add(
        book, once, Fact.JOB, "Engineer", detail="Tessellate", until=PartialDate.parse("2021-05"), now=NOW
    )
    facts.add(book, once, Fact.JOB, "Founder", detail="Plainsong Labs", now=NOW)
    somebody(book, "Lia Lot", "Designer", "Plainsong Labs")
    log(book, "call Lia Lot: left Tessellate after nine years")
    assert names(book, "someone at Tesselate") == ["Alma Abt"]
    assert sorted(names(book, "who used to work at Tessellate?")) == ["Lia Lot", "Otto Ohm"]
    assert names(book, "someone at Larkspur Aerospace") == []
    assert names(book, "someone at Tessellate Aerospace") == []


def test_kinds_of_house(book: Book) -> None:
    somebody(book, "Sten Sky", "Crew scheduler", "Aurora Airways")
    somebody(book, "Rune Rud", "Branch manager", "Fjellbanken")
    somebody(book, "Carl Cab", "Founder", "Cab & Co")
    log(book, "call Carl Cab: his banker is slow, the airline lost his bag")
    assert surely(book, "do I know anybody at an airline?") == ["Sten Sky"]
    assert names(book, "do i know someone at a bank")[0] == "Rune Rud"


def test_met_and_not_met(book: Book) -> None:
    for name in ("Mia Met", "Uli Unmet"):
        somebody(book, name, "Journalist", "The Post")
    log(book, "coffee Mia Met yesterday")
    assert names(book, "a journalist i've had coffee with") == ["Mia Met"]
    assert names(book, "a journalist i have not met in person yet") == ["Uli Unmet"]


def test_talked_to_this_year(book: Book) -> None:
    for name in ("New Nil", "Old Orm"):
        somebody(book, name, "Lawyer", "Chambers")
    log(book, "call New Nil on 3 March")
    log(book, "call Old Orm on 3 May 2024")
    assert names(book, "which lawyer did I talk to this year?") == ["New Nil"]
    assert names(book, "a lawyer I talked to in 2024") == ["Old Orm"]


def test_whom_i_know_best(book: Book) -> None:
    near, far = (
        somebody(book, "Nea Near", "Buyer", "Northgate"),
        somebody(book, "Fay Far", "Buyer", "Northgate"),
    )
    people.set_circle(book, [near], Circle.CLOSE, now=NOW)
    log(book, "call Fay Far yesterday")
    assert names(book, "who do I know best at Northgate?") == ["Nea Near", "Fay Far"]
    assert far


def test_who_never_answers_falls_behind(book: Book) -> None:
    for name in ("Ava Answers", "Mute Muller"):
        somebody(book, name, "HR manager", "Amber")
    for days in (9, 7, 5):
        log(book, f"mail to Mute Muller {days} days ago")
    log(book, "mail from Ava Answers 3 days ago")
    found = asked(book, "someone in HR who actually answers")
    assert [each.name for each in found] == ["Ava Answers", "Mute Muller"]
    assert (found[1].answered, found[1].of, found[1].days) == (0, 3, None)
    assert names(book, "someone in HR")[0] == "Ava Answers"


def test_answers_are_counted_with_their_days(book: Book) -> None:
    topics.add(book, somebody(book, "Rob Reply"), "chess", now=NOW)
    for line in (
        "mail to Rob Reply 20 days ago",
        "mail from Rob Reply 18 days ago",
        "mail to Rob Reply 10 days ago",
        "call Rob Reply 5 days ago",
    ):
        log(book, line)
    found = asked(book, "who plays chess")[0]
    assert (found.answered, found.of, found.days) == (
        2,
        3,
        1.0,
    )  # two days, then at once; the second mail in vain


def test_a_brother_is_a_way_and_no_answer(book: Book) -> None:
    somebody(book, "Joana Jal")
    log(book, "zoom Joana Jal: her brother runs a vineyard near Porto, no weekends")
    found = asked(book, "who could introduce me to a winemaker in Portugal?")
    assert [(each.name, each.via and each.via.name) for each in found] == [("Joana Jal", "her brother")]
    assert surely(book, "who has a vineyard") == []
    somebody(book, "Vera Vin", "Winemaker", "Quinta Vin")
    assert names(book, "who knows about vineyards?") == ["Vera Vin", "Joana Jal"]


def test_what_was_promised_in_a_talk_was_said_in_it(book: Book) -> None:
    somebody(book, "Ffi Pen")
    log(book, "call Ffi Pen: ponies in the fog; wants to introduce me to her neighbour, who forges gates")
    found = asked(book, "who could introduce me to a blacksmith")
    assert [(each.name, each.via and each.via.name, each.evidence.source) for each in found] == [
        ("Ffi Pen", "her neighbour", "talk")
    ]
    assert book.read("SELECT text FROM interaction WHERE id = ?", (found[0].evidence.talk,)) == [
        ("ponies in the fog",)
    ]


def test_a_third_person_named_behind_the_word_changes_nothing(book: Book) -> None:
    somebody(book, "Ano Bha")
    log(book, "call Ano Bha: makes soap by her grandmother's recipe")
    assert [(each.name, each.via) for each in asked(book, "anyone who makes soap")] == [("Ano Bha", None)]


def test_a_way_to_somebody_known_by_name(book: Book) -> None:
    thandeka, greta, ines = (
        somebody(book, "Thandeka Mkhonza"),
        somebody(book, "Greta Gil"),
        somebody(book, "Ines Ira"),
    )
    log(book, "call Greta Gil: shared an office with Thandeka Mkhonza for six years")
    ties.add(book, ines, "colleague", thandeka, now=NOW)
    found = asked(book, "who can introduce me to Thandeka Mkhonza?")
    assert {each.name: each.evidence.source for each in found} == {"Greta Gil": "talk", "Ines Ira": "tie"}
    assert {each.via.person for each in found if each.via} == {thandeka}
    assert greta


def test_the_dead_and_those_let_go_are_never_named(book: Book) -> None:
    for name, state in (
        ("Dea Dead", State.DECEASED),
        ("Leo Left", State.LET_GO),
        ("Pia Paused", State.PAUSED),
    ):
        person = somebody(book, name, "Lawyer", "Firm")
        topics.add(book, person, "chess", now=NOW)
        people.set_state(book, person, state, now=NOW)
    assert names(book, "who plays chess") == ["Pia Paused"]
    assert names(book, "someone at Firm") == ["Pia Paused"]


def test_what_is_over_counts_less(book: Book) -> None:
    for name, line in (("Amy Act", "sails every weekend"), ("Una Past", "no longer sails at all")):
        somebody(book, name)
        log(book, f"call {name}: {line}")
    found = asked(book, "who sails")
    assert [each.name for each in found] == ["Amy Act", "Una Past"]
    assert found[0].score > 1.5 * found[1].score


def test_scripts_without_spaces(book: Book) -> None:
    topics.add(book, somebody(book, "王芳"), "书法艺术", now=NOW)
    assert names(book, "书法") == ["王芳"]


@pytest.mark.parametrize(
    "question", ["", "?", "who", "%_'\"", "who knows a", "((((", "a" * 3000, "who in the at for", "*" * 40]
)
def test_odd_questions_raise_nothing(book: Book, question: str) -> None:
    somebody(book, "Ana Alm", "Lawyer", "Firm")
    assert asked(book, question) == ()


def test_an_empty_book_answers_nobody(book: Book) -> None:
    assert asked(book, "who knows about bees?") == ()


def test_the_small_words_of_a_title_count(book: Book) -> None:
    somebody(book, "Ida Ito", "IT manager", "House of Ito")
    somebody(book, "Mia Mar", "Product manager", "House of Mar")
    somebody(book, "Hal Hod", "Head of packaging", "House of Hod")
    somebody(book, "Una Use")
    log(book, "coffee Una Use: made it manager at last")
    assert surely(book, "who can help me with my slow computer?") == ["Ida Ito"]
    assert names(book, "who can help me with my slow computer?") == ["Ida Ito"]
    assert surely(book, "an IT manager") == ["Ida Ito"]
    assert surely(book, "who knows about IT?") == ["Ida Ito"]


def test_an_artist_paints_no_faces_though_a_make_up_artist_does(book: Book) -> None:
    somebody(book, "Art Ast", "Artist", "House of Ast")
    somebody(book, "Max Mup", "Make-up artist", "House of Mup")
    assert surely(book, "who could do my make-up?") == ["Max Mup"]


def test_a_title_that_names_the_field_is_a_sure_answer(book: Book) -> None:
    somebody(book, "Fay Fam", "Barrister, family law", "Chambers")
    assert surely(book, "who knows about divorce?") == ["Fay Fam"]


def test_two_words_of_a_field_in_one_line_are_no_accident(book: Book) -> None:
    field_words.add(book, "glimming", "glim", "glamper", "glumlet", now=NOW)
    somebody(book, "One Ohm")
    somebody(book, "Two Tau")
    log(book, "coffee One Ohm: bought a glamper")
    log(book, "coffee Two Tau: a glamper, and a glumlet on top")
    found = {each.name: each.sure for each in asked(book, "who knows about glim?")}
    assert found == {"Two Tau": True, "One Ohm": False}


def test_a_misspelt_word_is_first_what_sounds_like_it(book: Book) -> None:
    somebody(book, "Pia Pot")
    log(book, "coffee Pia Pot: pottery on Sundays")
    assert names(book, "who knows about potery?") == ["Pia Pot"]


def test_a_topic_is_cited_by_the_words_of_its_talk(book: Book) -> None:
    somebody(book, "Tan Tau")
    log(book, "coffee Tan Tau 3 weeks ago: taught me eight steps at the milonga #tango")
    [found] = asked(book, "who dances tango?")
    assert (found.evidence.text, found.evidence.source) == (
        "taught me eight steps at the milonga #tango",
        "talk",
    )
    assert cited(found) == ["tango"]
    assert found.evidence.day == NOW.date() - timedelta(weeks=3)


def test_a_topic_without_words_is_cited_by_itself(book: Book) -> None:
    somebody(book, "Tan Tau")
    log(book, "coffee Tan Tau #tango")
    [found] = asked(book, "who dances tango?")
    assert (found.evidence.text, cited(found)) == ("tango", ["tango"])
    assert found.evidence.day == NOW.date()


def test_a_science_is_known_by_who_is_in_it(book: Book) -> None:
    somebody(book, "Endo Eck", "Consultant in endocrinology", "House of Eck")
    assert "Endo Eck" in names(book, "who knows about hormones?")


def test_a_will_is_no_small_word(book: Book) -> None:
    somebody(book, "Wil Wit", "Probate solicitor", "House of Wit")
    assert names(book, "who could help me write a will?") == ["Wil Wit"]


def test_a_trade_within_the_name_of_another_one_is_no_sure_answer(book: Book) -> None:
    somebody(book, "Tess Tau", "Tree surgeon", "House of Tau")
    assert surely(book, "who knows about a hernia?") == []
    somebody(book, "Sue Sig", "Surgeon", "House of Sig")
    assert surely(book, "who knows about a hernia?") == ["Sue Sig"]


def test_an_english_word_is_no_german_compound(book: Book) -> None:
    somebody(book, "Dev Dor", "Developer", "House of Dor")
    somebody(book, "Kim Kut", "Kammeroper, Dramaturgie", "House of Kut")
    assert names(book, "someone who sings opera") == ["Kim Kut"]
