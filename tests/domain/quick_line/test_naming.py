"""Whom a sentence names: known people, new ones, and words that only look like names."""

from datetime import date

import pytest

from networker.domain.quick_line import Known
from networker.domain.vocabulary import Kind
from tests.domain.quick_line.sentences import ListDirectory, meaning

PEOPLE = [
    ("en", "lunch w/ will, mark and grace on monday", ["Will Osei", "Mark Delaney", "Grace Adeyemi"], []),
    ("en", "coffee with Grace,Ben", ["Grace Adeyemi", "Ben Achterberg"], []),
    ("en", "coffee grace/ben", ["Grace Adeyemi", "Ben Achterberg"], []),
    ("en", "COFFEE WITH GRACE", ["Grace Adeyemi"], []),
    ("en", "met Tom's dentist Greta", [], ["Greta"]),
    ("en", "met Tom's new boyfriend Luis", [], ["Luis"]),
    ("en", "met the brother of Tom, Pedro", [], ["Pedro"]),
    ("en", "coffee with my plumber Dieter Klug", [], ["Dieter Klug"]),
    ("en", "commented on Tom's post", ["Tom Hadley"], []),
    ("en", "commented on tom's post", ["Tom Hadley"], []),
    ("en", "Tanya Reed came over for tea", [], ["Tanya Reed"]),
    ("en", "dinner with Tom and her husband Dmitri Sokol", ["Tom Hadley"], ["Dmitri Sokol"]),
    ("en", "call from Callum", [], ["Callum"]),
    ("en", "ran into Ida, Jon and Tom", ["Tom Hadley"], ["Ida", "Jon"]),
    ("es", "café con la doctora Ida Holm", [], ["Ida Holm"]),
    ("en", "met a guy called Ben Castle", [], ["Ben Castle"]),
    ("en", "dinner with Tom, Traffic was awful", ["Tom Hadley"], []),
    ("de", "Franks Sohn Till getroffen", [], ["Till"]),
    ("de", "Kaffee mit Franks Chefin Petra Klug", [], ["Petra Klug"]),
    ("de", "Kaffee mit dem Bruder von Frank, Jens", [], ["Jens"]),
    ("de", "Franks Beitrag kommentiert", ["Frank Ostermann"], []),
    ("de", "Bier mit Biermann", [], ["Biermann"]),
    ("de", "Till hat angerufen", [], ["Till"]),
    ("de", "Ida Holm und Jon Berg auf Bens Hochzeit getroffen", [], ["Ida Holm", "Jon Berg"]),
    ("de", "mit Frank Tennis gespielt", ["Frank Ostermann"], []),
    ("de", "todo Frank Buch zurückgeben", ["Frank Ostermann"], []),
    ("de", "Kaffee mit Frank Vogt getroffen", [], ["Frank Vogt"]),
    ("es", "café con el hermano de Nuria, Iker", [], ["Iker"]),
    ("en", "met a certain Zoltan Bodo on monday", [], ["Zoltan Bodo"]),
    ("en", "dinner with one Zoltan Bodo", [], ["Zoltan Bodo"]),
    ("de", "Kaffee mit einem gewissen Zoltan Bodo", [], ["Zoltan Bodo"]),
    ("es", "conocí a una chica llamada Amaia Soler", [], ["Amaia Soler"]),
    ("en", "Tom called from Leeds", ["Tom Hadley"], []),
    ("en", "coffee with Tom from Leeds", ["Tom Hadley"], []),
    ("en", "call from Zoltan", [], ["Zoltan"]),
    ("en", "coffee with Daniel Frost (Frost Glass)", ["Daniel Frost"], []),
    ("en", "coffee with Tom (Hadley Glass) yesterday", ["Tom Hadley"], []),
    ("en", "lunch with Grace's Tom", ["Tom Hadley"], []),
    ("en", "call with Tom from Hadley Motors", ["Tom Hadley"], []),
    ("en", "met a man from Split called Zoltan", [], ["Zoltan"]),
    ("en", "went to Sofia with Tom", ["Tom Hadley"], []),
    ("en", "coffee with Tom in Sofia", ["Tom Hadley"], []),
    ("en", "coffee in Sofia", [], []),
    ("de", "Kaffee mit Frank in Sofia", ["Frank Ostermann"], []),
    ("en", "gave it to Sofia", ["Sofia Petrova"], []),
    ("en", "met this guy Zoltan", [], ["Zoltan"]),
    ("en", "tea with Miss Sloane", ['Margaret "Peggy" Sloane'], []),
    ("en", "lunch with Tom Jr. yesterday", ["Tom Hadley"], []),
    ("de", "Frank Blumen geschickt am Montag", ["Frank Ostermann"], []),
    ("en", "coffee with O´Dwyer", ["Aoife O'Dwyer"], []),
    ("de", "Hr. Brandstätter hat angerufen", ["Uwe Brandstätter"], []),
    ("de", "Fr. Voß hat angerufen", ["Katrin Voß"], []),
    ("es", "comida con Mandy", [], ["Mandy"]),
    ("en", "coffee Tom, Carlo Rossi 2h yesterday: x", ["Tom Hadley"], ["Carlo Rossi"]),
    ("en", "zoom Tom, Zoltan 30 minutes: x", ["Tom Hadley"], ["Zoltan"]),
    ("en", "coffee Tom Bodo Falk yesterday: x", [], ["Tom Bodo Falk"]),
    ("en", "lunch with 李雷 yesterday: hi", [], ["李雷"]),
    ("en", "lunch 李雷 yesterday", [], ["李雷"]),
    ("en", "met Tom, דנה כהן and Grace", ["Tom Hadley", "Grace Adeyemi"], ["דנה כהן"]),
    ("en", "lunch with Tom about 東京", ["Tom Hadley"], []),
    ("es", "la madre de Carla, Inés, llamó por el menú", [], ["Inés"]),
    # a known first name with a surname that others bear
    ("en", "met Tom Delaney", [], ["Tom Delaney"]),
    ("en", "lunch with Grace, Tom Delaney and Ben", ["Grace Adeyemi", "Ben Achterberg"], ["Tom Delaney"]),
    ("de", "Frank Petrova getroffen", [], ["Frank Petrova"]),
    ("es", "café con José Ferrer", [], ["José Ferrer"]),
    ("en", "lunch Tom Grace", ["Tom Hadley", "Grace Adeyemi"], []),  # two first names
    # no name reaches over what stood between
    ("en", "coffee Tom yesterday Starbucks", ["Tom Hadley"], []),
    ("en", "call Tom 15:00 Project Apollo", ["Tom Hadley"], []),
    ("en", "coffee Tom #tea Starbucks", ["Tom Hadley"], []),
    ("en", "met T. Hadley", ["Tom Hadley"], []),
    ("en", "met A. Hadley", [], ["A. Hadley"]),
    # words that are names as well
    ("en", "frank talk with Grace", ["Grace Adeyemi"], []),
    ("en", "coffee with will", ["Will Osei"], []),
    ("en", "will, mark and Grace had lunch", ["Will Osei", "Mark Delaney", "Grace Adeyemi"], []),
    ("en", "mark called", ["Mark Delaney"], []),
    ("en", "mark Mark as a friend", ["Mark Delaney"], []),
    ("en", "April may come to dinner", ["April Novak"], []),
    ("es", "café con José y Tomás", ["José Quintana", "Tomás Ferrer"], []),
]


@pytest.mark.parametrize(("lang", "say", "people", "new"), PEOPLE)
def test_who_is_named(lang: str, say: str, people: list[str], new: list[str]) -> None:
    meant: dict[str, object] = {"people": people, "new": new, "unclear": []}
    assert meaning(say, lang, meant) == meant


DAYS = ListDirectory(
    Known(n, name, *name.split())
    for n, name in enumerate(("Domingo Prats", "Emma Sonntag", "Julio Vega", "August Lind", "Ana Ribeiro"), 1)
)
BORNE = [
    ("es", "comida con Domingo el domingo", ["Domingo Prats"], date(2026, 11, 15)),
    ("es", "el domingo comida con domingo", ["Domingo Prats"], date(2026, 11, 15)),
    ("es", "llamé a Domingo ayer", ["Domingo Prats"], date(2026, 11, 17)),
    ("es", "correo de Domingo: el coche", ["Domingo Prats"], date(2026, 11, 18)),
    ("es", "el domingo Domingo me llamó", ["Domingo Prats"], date(2026, 11, 15)),
    ("es", "comida con Ana el dom.", ["Ana Ribeiro"], date(2026, 11, 15)),
    ("es", "comida con Ana el tres de noviembre", ["Ana Ribeiro"], date(2026, 11, 3)),
    ("es", "Domingo me escribió ayer", ["Domingo Prats"], date(2026, 11, 17)),
    ("es", "llamó Domingo", ["Domingo Prats"], date(2026, 11, 18)),
    ("es", "Domingo: alérgico a las nueces", ["Domingo Prats"], date(2026, 11, 18)),
    ("es", "domingo comida con Ana", ["Ana Ribeiro"], date(2026, 11, 15)),
    ("es", "Domingo: comida con Ana", ["Ana Ribeiro"], date(2026, 11, 15)),
    ("es", "comida con Ana el domingo pasado", ["Ana Ribeiro"], date(2026, 11, 15)),
    ("es", "comida con Julio el 3 de julio", ["Julio Vega"], date(2026, 7, 3)),
    ("de", "Kaffee mit Emma Sonntag am Sonntag", ["Emma Sonntag"], date(2026, 11, 15)),
    ("de", "Kaffee mit Frau Sonntag gestern", ["Emma Sonntag"], date(2026, 11, 17)),
    ("de", "Kaffee mit Ana Sonntag", ["Ana Ribeiro"], date(2026, 11, 15)),
    ("en", "coffee with August 5 days ago", ["August Lind"], date(2026, 11, 13)),
    ("en", "coffee with Ana on 5 August", ["Ana Ribeiro"], date(2026, 8, 5)),
]


@pytest.mark.parametrize(("lang", "say", "people", "day"), BORNE)
def test_a_word_for_a_day_is_a_name_where_a_name_stands(
    lang: str, say: str, people: list[str], day: date
) -> None:
    meant: dict[str, object] = {"people": people, "day": day, "new": []}
    assert meaning(say, lang, meant, book=DAYS) == meant


NOBODY = [
    ("en", "raised the mark by a point"),
    ("en", "put the frost cover on the beds"),
    ("en", "hope it stops raining"),
    ("en", "the grace period is over"),
    ("en", "went to the Frost museum"),
    ("en", "called the dentist"),
    ("en", "moved to Leeds"),
    ("de", "Rasen gemäht, Hecke geschnitten"),
    ("de", "Film gesehen"),
    ("de", "guten Morgen an alle"),
    ("es", "todo el día en casa"),
]


@pytest.mark.parametrize(("lang", "say"), NOBODY)
def test_a_word_that_is_no_name_makes_a_note_about_nobody(lang: str, say: str) -> None:
    meant: dict[str, object] = {"people": [], "new": [], "kind": Kind.NOTE, "text": say, "place": None}
    assert meaning(say, lang, meant) == meant
