"""Who is named and was not there, and of whom one was."""

import pytest

from networker.domain.quick_line import understand
from networker.domain.vocabulary import Kind
from tests.domain.quick_line.sentences import BOOK, NOW, meaning, read

ABSENT = [
    ("en", "coffee without Tom, with Grace", ["Grace Adeyemi"], "without Tom"),
    ("en", "coffee with Grace instead of Tom", ["Grace Adeyemi"], "instead of Tom"),
    ("en", "lunch with Grace and not Tom", ["Grace Adeyemi"], "and not Tom"),
    ("en", "lunch with Grace without Tom and Ben", ["Grace Adeyemi"], "without Tom and Ben"),
    ("en", "met Grace through Tom", ["Grace Adeyemi"], "through Tom"),
    ("en", "coffee with Grace (Tom was sick)", ["Grace Adeyemi"], "(Tom was sick)"),
    ("en", "coffee with Grace, Tom could not come", ["Grace Adeyemi"], "Tom could not come"),
    ("en", "lunch with Grace because Tom cancelled", ["Grace Adeyemi"], "because Tom cancelled"),
    ("en", "called Grace and mailed Tom", ["Grace Adeyemi"], "and mailed Tom"),
    ("en", "coffee with Grace then lunch with Tom", ["Grace Adeyemi"], "then lunch with Tom"),
    ("en", "coffee with Grace yesterday, lunch Tom today", ["Grace Adeyemi"], "lunch Tom today"),
    ("de", "Essen ohne Tom, mit Grace", ["Grace Adeyemi"], "ohne Tom"),
    ("de", "Essen mit Grace statt Tom", ["Grace Adeyemi"], "statt Tom"),
    ("de", "Grace durch Tom kennengelernt", ["Grace Adeyemi"], "durch Tom"),
    ("de", "Essen mit Grace (Tom krank)", ["Grace Adeyemi"], "(Tom krank)"),
    ("es", "cena con Pilar sin Tom", ["Pilar Etxeberria"], "sin Tom"),
    ("en", "lunch with Grace, Tom absent", ["Grace Adeyemi"], "Tom absent"),
    ("en", "lunch with Grace, Tom sick", ["Grace Adeyemi"], "Tom sick"),
    ("en", "lunch with Grace, no Tom", ["Grace Adeyemi"], "no Tom"),
    ("en", "Tom sick, lunch with Grace", ["Grace Adeyemi"], "Tom sick"),
    ("en", "lunch with Grace, Tom and Ben missing", ["Grace Adeyemi"], "Tom and Ben missing"),
    ("en", "called Grace, away until friday", ["Grace Adeyemi"], "away until friday"),
    ("de", "Essen mit Grace, Tom fehlte", ["Grace Adeyemi"], "Tom fehlte"),
    ("de", "Essen mit Grace, es fehlte Tom", ["Grace Adeyemi"], "es fehlte Tom"),
    ("de", "Tom krank, Essen mit Grace", ["Grace Adeyemi"], "Tom krank"),
    ("es", "cena con Pilar, Tom no vino", ["Pilar Etxeberria"], "Tom no vino"),
    ("es", "cena con Pilar, faltó Tom", ["Pilar Etxeberria"], "faltó Tom"),
    ("es", "cena con Pilar, Tom ausente", ["Pilar Etxeberria"], "Tom ausente"),
    ("es", "conocí a Pilar por Tom", ["Pilar Etxeberria"], "por Tom"),
    ("en", "lunch with Grace, Tom on holiday", ["Grace Adeyemi"], "Tom on holiday"),
    ("en", "lunch with Grace, Tom skipped", ["Grace Adeyemi"], "Tom skipped"),
    ("en", "lunch with Grace, Tom in hospital", ["Grace Adeyemi"], "Tom in hospital"),
    ("en", "lunch with Grace, Tom in hospital, Ben", ["Grace Adeyemi", "Ben Achterberg"], "Tom in hospital"),
    ("en", "lunch with Grace, Tom away until friday", ["Grace Adeyemi"], "Tom away until friday"),
    ("en", "lunch with Grace, Tom sick, Ben", ["Grace Adeyemi", "Ben Achterberg"], "Tom sick"),
    ("en", "coffee with Grace on Tom's recommendation", ["Grace Adeyemi"], "on Tom's recommendation"),
    ("en", "coffee with Grace on behalf of Tom", ["Grace Adeyemi"], "on behalf of Tom"),
    ("en", "coffee with Grace next to Tom's office", ["Grace Adeyemi"], "next to Tom's office"),
    ("en", "coffee with Grace for Tom's birthday", ["Grace Adeyemi"], "for Tom's birthday"),
    ("en", "dinner for Tom's birthday", ["Tom Hadley"], "birthday"),
    ("en", "called Tom sick", ["Tom Hadley"], "sick"),
    ("en", "coffee with Grace; Tom was away", ["Grace Adeyemi"], "Tom was away"),
    (
        "en",
        "coffee with Grace; Tom and Ben were on holiday",
        ["Grace Adeyemi"],
        "Tom and Ben were on holiday",
    ),
    ("de", "Essen mit Grace, Tom verreist", ["Grace Adeyemi"], "Tom verreist"),
    ("de", "Essen mit Grace; Tom war krank", ["Grace Adeyemi"], "Tom war krank"),
    ("de", "Essen mit Grace auf Toms Empfehlung", ["Grace Adeyemi"], "auf Toms Empfehlung"),
    ("de", "Essen mit Grace zu Toms Geburtstag", ["Grace Adeyemi"], "zu Toms Geburtstag"),
    ("de", "Essen mit Grace im Auftrag von Tom", ["Grace Adeyemi"], "im Auftrag von Tom"),
    ("es", "cena con Pilar, Tom de vacaciones", ["Pilar Etxeberria"], "Tom de vacaciones"),
    ("es", "cena con Pilar; Tom estaba enfermo", ["Pilar Etxeberria"], "Tom estaba enfermo"),
    ("es", "cena con Pilar por recomendación de Tom", ["Pilar Etxeberria"], "por recomendación de Tom"),
    ("es", "cena con Pilar en nombre de Tom", ["Pilar Etxeberria"], "en nombre de Tom"),
    ("es", "cena con Pilar por el cumpleaños de Tom", ["Pilar Etxeberria"], "por el cumpleaños de Tom"),
    ("en", "call from Grace, not from Tom", ["Grace Adeyemi"], "not from Tom"),
    ("de", "Anruf von Grace, nicht von Tom", ["Grace Adeyemi"], "nicht von Tom"),
    ("es", "llamada de Pilar, no de Tom", ["Pilar Etxeberria"], "no de Tom"),
    ("es", "cena con Pilar en vez de Tom", ["Pilar Etxeberria"], "en vez de Tom"),
]


@pytest.mark.parametrize(("lang", "say", "people", "text"), ABSENT)
def test_who_was_not_there_stays_in_the_words(lang: str, say: str, people: list[str], text: str) -> None:
    wanted: dict[str, object] = {"people": people, "text": text, "new": [], "unclear": []}
    assert meaning(say, lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("en", "lunch, Tom missing"),
        ("en", "lunch, no Tom"),
        ("de", "Essen, Tom krank"),
        ("es", "cena, Tom ausente"),
        ("es", "cena sin Tom"),
    ],
)
def test_a_meal_without_the_one_who_is_named_is_a_note_about_nobody(lang: str, say: str) -> None:
    wanted: dict[str, object] = {"people": [], "kind": Kind.NOTE, "text": say, "new": []}
    assert meaning(say, lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "say"),
    [("en", "Tom couldn't make it"), ("de", "Tom hat abgesagt"), ("es", "Tom canceló, lo pasamos al lunes")],
)
def test_of_who_begins_the_sentence_it_is_noted(lang: str, say: str) -> None:
    wanted: dict[str, object] = {
        "people": ["Tom Hadley"],
        "kind": Kind.NOTE,
        "text": say.removeprefix("Tom "),
    }
    assert meaning(say, lang, wanted) == wanted


def test_brackets_with_people_alone_name_them() -> None:
    assert [each.name for each in read("lunch with my boss (Grace and Tom)").people] == [
        "Grace Adeyemi",
        "Tom Hadley",
    ]


def test_who_made_a_film_was_not_seen() -> None:
    assert read("saw a film by Frank").kind is Kind.NOTE


@pytest.mark.parametrize(
    ("lang", "say", "word"),
    [
        ("en", "met Grace or Tom yesterday", "Grace or Tom"),
        ("en", "met Zoltan or Tom", "Zoltan or Tom"),
        ("de", "Kaffee mit Grace oder Tom", "Grace oder Tom"),
        ("es", "cena con Pilar o Nuria", "Pilar o Nuria"),
    ],
)
def test_of_two_joined_by_or_one_is_asked(lang: str, say: str, word: str) -> None:
    wanted: dict[str, object] = {"people": [], "new": [], "unclear": [word]}
    assert meaning(say, lang, wanted) == wanted


def test_the_answer_says_which_of_two() -> None:
    (asked,) = read("met Grace or Tom yesterday").unclear
    tom = asked.options[1]
    found = understand("met Grace or Tom yesterday", now=NOW, directory=BOOK, chosen={asked.word: tom.id})
    assert (found.people, found.unclear, found.text) == ((tom,), (), "")


def test_an_introduction_keeps_its_words() -> None:
    for say in ("introduced Tom to Grace", "Tom introduced me to Grace"):
        found = read(say)
        assert {each.name for each in found.people} == {"Tom Hadley", "Grace Adeyemi"}
        assert "introduced" in found.text, say


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("en", "not with Tom"),
        ("en", "not with Tom yesterday, he was ill"),
        ("en", "lunch but not with Tom"),
        ("de", "nicht mit Tom telefoniert"),
        ("de", "gestern doch nicht mit Tom telefoniert"),
        ("de", "gestern doch nicht Tom getroffen"),
        ("de", "heute nicht mit Tom gesprochen"),
        ("de", "leider nicht an Tom geschrieben"),
        ("de", "nicht von Tom angerufen worden"),
        ("es", "no con Tom"),
    ],
)
def test_a_talk_denied_with_nobody_else_there_is_noted_of_them(lang: str, say: str) -> None:
    wanted: dict[str, object] = {"people": ["Tom Hadley"], "kind": Kind.NOTE, "text": say, "new": []}
    assert meaning(say, lang, wanted) == wanted


def test_so_it_is_of_somebody_new() -> None:
    wanted: dict[str, object] = {"people": [], "new": ["Zoltan"], "kind": Kind.NOTE}
    assert meaning("nicht mit Zoltan telefoniert", "de", wanted) == wanted
