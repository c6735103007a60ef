"""Whom a sentence names: known people, new ones, and words that only look like names."""

import pytest

from networker.domain.vocabulary import Kind
from tests.domain.quick_line.sentences import meaning

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
    ("es", "comida con Mandy", [], ["Mandy"]),
    ("es", "la madre de Carla, Inés, llamó por el menú", [], ["Inés"]),
]


@pytest.mark.parametrize(("lang", "say", "people", "new"), PEOPLE)
def test_who_is_named(lang: str, say: str, people: list[str], new: list[str]) -> None:
    meant: dict[str, object] = {"people": people, "new": new, "unclear": []}
    assert meaning(say, lang, meant) == meant


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
