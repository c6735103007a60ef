"""Every word of a sentence is understood, asked about or kept; nothing that did not happen is a talk; nobody who was not
there is one of its people. Now is Wednesday, 18 November 2026, 17:40."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.names import fold
from networker.domain.quick_line import Understood
from networker.domain.vocabulary import Kind
from tests.domain.quick_line.sentences import read

PEOPLE = {
    "Ana": "Ana Ribeiro", "Ben": "Ben Achterberg", "Grace": "Grace Adeyemi", "Søren": "Søren Dahlby", "Jonas": "Jonas Weidenfeld",
    "Nuria": "Nuria Campos", "Priya Raman": "Priya Raman",
}  # fmt: skip
TALKS = (Kind.MEETING, Kind.CALL, Kind.VIDEO, Kind.MAIL, Kind.MESSAGE, Kind.COMMENT)


@dataclass(frozen=True)
class Parts:
    """What a language's sentences are put together from."""

    heads: tuple[str, ...]  # of talks
    denied: tuple[str, ...]  # of none
    joins: tuple[str, ...]
    absent: tuple[str, ...]  # %s was not there
    days: dict[str, date]
    others: tuple[str, ...]  # a second day
    places: dict[str, str]
    extras: tuple[str, ...]  # words that mean nothing to the grammar
    connecting: frozenset[str]
    denials: tuple[str, ...]  # behind a ;


EXTRAS = (
    "Zugspitze",
    "Ristorante Quattro",
    "xylophone",
    "Προμηθέας",
    "(Frodo fiebrig)",
    "Kaldor 77",
    "nachhaltig",
    "résumé",
    "-- 42 --",
)
PARTS = {
    "en": Parts(
        ("coffee with %s", "met %s", "called %s", "mail to %s", "zoom with %s", "had lunch with %s", "texted %s", "ran into %s"),
        (
            "didn't meet %s", "never called %s", "did not mail %s", "tried to call %s", "almost met %s", "wanted to meet %s",
            "hope to meet %s", "no coffee with %s", "couldn't call %s", "forgot to text %s", "if I meet %s", "did I call %s", "mail to %s bounced", "auto-reply from %s",
        ),
        (" and ", ", ", " & "),
        ("without %s", "instead of %s", "instead of a call with %s", "rather than lunch with %s", "not %s", "but not %s", "(%s was ill)", "through %s", "because %s left", ", %s could not come", ", %s missing", ", no %s", ", %s on holiday", ", %s skipped", "on %s's recommendation", "next to %s's office", "for %s's birthday", "on behalf of %s"),
        {"yesterday": date(2026, 11, 17), "on monday": date(2026, 11, 16), "nov 5": date(2026, 11, 5)},
        ("and today", "and on thursday", "or monday", "not sunday", "then 9 nov"),
        {"at Blue Door": "Blue Door", "in Lisbon": "Lisbon", "@ Kew": "Kew", "at Signal Coffee": "Signal Coffee", "at Call Street": "Call Street"},
        (*EXTRAS, "twice", "x", "great fun"),
        frozenset(["with", "the", "a", "at", "on", "in", "and", "or", "to", "had", "i", "by", "then"]),
        ("; don't call before monday", "; he won't come friday", "; Wombat friday, not Gnu", "; it was fun", "; he refused", "; he might bring Wombat", "; I already sent Wombat", "; Wombat is bad", "; if he calls by friday, Wombat"),
    ),
    "de": Parts(
        ("Kaffee mit %s", "Telefonat mit %s", "Mail an %s", "Zoom mit %s", "Mittagessen mit %s", "Nachricht an %s", "Spaziergang mit %s"),
        (
            "kein Kaffee mit %s", "vielleicht Mittagessen mit %s", "nie Kaffee mit %s", "hoffentlich bald Kaffee mit %s", "nicht telefoniert mit %s",
            "fast Kaffee mit %s", "vergeblich Anruf bei %s", "unzustellbar die Mail an %s",
        ),
        (" und ", ", ", " & "),
        ("ohne %s", "statt %s", "statt Mittagessen mit %s", "nicht %s", "(%s krank)", "dank %s", "weil %s fehlte", ", %s konnte nicht", ", %s fehlte", ", %s verreist", "im Auftrag von %s"),
        {"gestern": date(2026, 11, 17), "am Montag": date(2026, 11, 16), "am 5.11.": date(2026, 11, 5)},
        ("und heute", "und am Donnerstag", "oder Montag", "nicht Sonntag"),
        {"in Köln": "Köln", "im Park": "Park", "@ Café Merz": "Café Merz"},
        (*EXTRAS, "zweimal", "x"),
        frozenset(["mit", "der", "die", "das", "am", "im", "in", "an", "und", "oder", "bei", "dann"]),
        ("; nicht vor Montag anrufen", "; er kommt am Freitag nicht", "; keine Eile", "; es war lustig", "; vielleicht kommt er", "; er hat Wombat bezahlt"),
    ),
    "es": Parts(
        ("café con %s", "llamé a %s", "correo a %s", "comida con %s", "cena con %s", "vi a %s", "zoom con %s"),
        (
            "no vi a %s", "nunca llamé a %s", "casi veo a %s", "quería llamar a %s", "intenté llamar a %s", "espero llamar a %s",
            "sin café con %s", "quizá cena con %s", "rebotado el correo a %s",
        ),
        (" y ", ", "),
        ("sin %s", "en vez de %s", "en vez de comida con %s", "(%s enfermo)", "gracias a %s", "porque %s faltó", ", %s no vino", ", %s de vacaciones", "en nombre de %s", "por recomendación de %s"),
        {"ayer": date(2026, 11, 17), "el lunes": date(2026, 11, 16), "el 5 de noviembre": date(2026, 11, 5)},
        ("y hoy", "y el jueves", "o el lunes"),
        {"en Bilbao": "Bilbao", "en el mercado": "mercado", "@ Bar Tula": "Bar Tula"},
        (*EXTRAS, "x"),
        frozenset(["con", "el", "la", "a", "en", "y", "o", "de", "los", "las"]),
        ("; no llamar antes del lunes", "; no viene el viernes", "; sin prisa", "; fue divertido", "; quizá venga", "; ya pagó Wombat"),
    ),
}  # fmt: skip


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _kept(got: Understood) -> set[str]:
    """The words that are kept as they were typed, or asked about."""
    texts = [got.text, got.place or "", got.vague, *got.new_people, *got.topics]
    texts += [each.text for each in got.follow_ups] + [each.word for each in got.unclear]
    return {word for text in texts for word in _words(text)}


def _is_asked(got: Understood) -> bool:
    return bool(got.unclear or got.vague)


@pytest.mark.parametrize("lang", PARTS)
@given(data=st.data())
def test_every_word_is_understood_or_kept(lang: str, data: st.DataObject) -> None:
    parts, pick = PARTS[lang], data.draw
    names = pick(st.lists(st.sampled_from([*PEOPLE]), min_size=2, max_size=3, unique=True))
    there, away = names[:-1], names[-1]
    denied = pick(st.booleans())
    head = pick(st.sampled_from(parts.denied if denied else parts.heads))
    absent = pick(st.sampled_from(("", *parts.absent)))
    day = pick(st.sampled_from(("", *parts.days)))
    second = pick(st.sampled_from(("", *parts.others))) if day else ""
    place = pick(st.sampled_from(("", *parts.places)))
    extra = pick(st.sampled_from(("", *parts.extras)))
    note = pick(st.sampled_from(("", ": Fjord"))) + pick(st.sampled_from(("", " #maps")))
    promise = pick(st.sampled_from(("", "; Wombat", *parts.denials)))
    said = [
        head % pick(st.sampled_from(parts.joins)).join(there),
        f"{day} {second}".strip(),
        place,
        absent % away if absent else "",
        extra,
    ]
    sentence = " ".join(filter(None, said)).replace(" ,", ",") + note + promise
    got = read(sentence, lang=lang)

    if denied:
        assert got.kind not in TALKS or _is_asked(got), sentence
    if absent:
        assert PEOPLE[away] not in [each.name for each in got.people] or got.kind in (None, Kind.NOTE), (
            sentence
        )
    kept = _kept(got)
    if got.kind is None and not got.follow_ups:
        assert _is_asked(got), sentence
    understood = set(parts.connecting)
    for person in got.people:
        understood.update(_words(person.name))
    if got.kind in TALKS:
        understood.update(_words(head))
    if got.day == parts.days.get(day) or any(each.due for each in got.follow_ups):
        understood.update(_words(day))
    if any(each.due == date(2026, 11, 20) for each in got.follow_ups):
        understood.add("friday")
    if not _is_asked(got):  # what is asked is not written
        missing = [word for word in _words(sentence) if word not in kept | understood]
        assert not missing, (sentence, missing, got)
