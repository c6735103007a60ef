"""Where it was."""

from datetime import date

import pytest

from networker.domain.vocabulary import Channel, Kind
from tests.domain.quick_line.sentences import meaning, read

PLACES = [
    ("en", "coffee with Grace in Sofia: maps", ["Grace Adeyemi"], "Sofia"),
    ("en", "met Sofia in Sofia", ["Sofia Petrova"], "Sofia"),
    ("en", "met grace in lisbon: fado", ["Grace Adeyemi"], "lisbon"),
    ("en", "lunch with Grace at work", ["Grace Adeyemi"], "work"),
    ("en", "met Grace in person", ["Grace Adeyemi"], None),
    ("en", "met Grace at the Rose and Crown on tuesday", ["Grace Adeyemi"], "the Rose and Crown"),
    ("en", "dinner at Tom's with Grace", ["Grace Adeyemi"], "Tom's"),
    ("en", "dinner at Tom's", ["Tom Hadley"], None),
    ("en", "met Grace at Tom's party", ["Grace Adeyemi"], "Tom's party"),
    ("de", "mit Frank in der Bahn gefahren", ["Frank Ostermann"], "der Bahn"),
    ("en", "lunch with Grace @ 1pm @ Nonna", ["Grace Adeyemi"], "Nonna"),
    ("en", "met Grace in the park at 5 about the choir", ["Grace Adeyemi"], "the park"),
    ("en", "Grace lives in Leeds", ["Grace Adeyemi"], None),
    ("en", "@Kew lunch with Grace", ["Grace Adeyemi"], "Kew"),
    ("en", "@Kew called Grace", ["Grace Adeyemi"], "Kew"),
    ("en", "lunch with Grace (@Kew) on monday", ["Grace Adeyemi"], "Kew"),
    ("en", "lunch with Grace (at Kew)", ["Grace Adeyemi"], "Kew"),
    ("en", "lunch with Grace @ Lunch Box", ["Grace Adeyemi"], "Lunch Box"),
    ("en", "lunch with Grace at 21 Club on monday", ["Grace Adeyemi"], "21 Club"),
    ("en", "lunch with Grace @10 @ Nonna", ["Grace Adeyemi"], "Nonna"),
    ("en", "lunch with Grace, she works at Kew now", ["Grace Adeyemi"], None),
    ("en", "lunch with Grace, in Kew", ["Grace Adeyemi"], "Kew"),
    ("es", "café con Pilar, vive en Vigo", ["Pilar Etxeberria"], None),
    ("de", "Frank auf dem Weihnachtsmarkt getroffen", ["Frank Ostermann"], "dem Weihnachtsmarkt"),
    ("de", "Kaffee mit Frank in köln", ["Frank Ostermann"], "köln"),
    ("es", "me crucé con Pilar en la calle Mayor", ["Pilar Etxeberria"], "la calle Mayor"),
    ("es", "fiesta en casa de Pilar", ["Pilar Etxeberria"], None),
]


@pytest.mark.parametrize(("lang", "say", "people", "place"), PLACES)
def test_the_place(lang: str, say: str, people: list[str], place: str | None) -> None:
    meant: dict[str, object] = {"people": people, "place": place}
    assert meaning(say, lang, meant) == meant


def test_the_place_of_a_plan_is_kept_beside_its_words() -> None:
    meant: dict[str, object] = {"place": "Nonna", "promises": [(None, "me", "ring Grace")]}
    assert meaning("remind me to ring Grace @ Nonna", "en", meant) == meant


def test_a_place_taken_out_of_a_note_leaves_no_gap() -> None:
    meant: dict[str, object] = {"place": "Kings Market", "text": "his pitch, the rent"}
    assert meaning("lunch with Grace: his pitch @ Kings Market, the rent", "en", meant) == meant
    assert meaning("lunch with Grace: his pitch (@Kings Market), the rent", "en", meant) == meant


def test_who_is_mentioned_in_a_note_is_no_place() -> None:
    meant: dict[str, object] = {"place": None, "text": "knows @Tom Hadley, and @Pilar"}
    assert meaning("lunch with Grace: knows @Tom Hadley, and @Pilar", "en", meant) == meant
    meant = {"place": "Hadley", "text": "asked @Tom"}
    assert meaning("lunch with Grace: asked @Tom, @Hadley", "en", meant) == meant
    assert meaning("lunch with Grace: the flat @ Tom", "en", {"place": "Tom"}) == {"place": "Tom"}


NAMED = [
    ("coffee with Grace at Signal Coffee", Channel.IN_PERSON, Kind.MEETING, "Signal Coffee"),
    ("call with Grace at Zoom HQ", Channel.PHONE, Kind.CALL, "Zoom HQ"),
    ("lunch with Grace at Call Street", Channel.IN_PERSON, Kind.MEETING, "Call Street"),
    ("lunch with Grace at Monday Coffee", Channel.IN_PERSON, Kind.MEETING, "Monday Coffee"),
    ("lunch with Grace at Friday's", Channel.IN_PERSON, Kind.MEETING, "Friday's"),
    ("met Grace at Twitter", Channel.IN_PERSON, Kind.MEETING, "Twitter"),
    ("met Grace at the meetup", Channel.IN_PERSON, Kind.MEETING, "the meetup"),
]


@pytest.mark.parametrize(("say", "channel", "kind", "place"), NAMED)
def test_a_place_may_be_called_like_a_service_a_kind_or_a_day(
    say: str, channel: Channel, kind: Kind, place: str
) -> None:
    wanted: dict[str, object] = {
        "channel": channel, "kind": kind, "place": place, "new": [], "day": date(2026, 11, 18), "text": "",
    }  # fmt: skip
    assert meaning(say, "en", wanted) == wanted


SERVICES = [
    ("en", "dm on x from Grace", Channel.X),
    ("en", "X dm from Grace", Channel.X),
    ("en", "signal Grace: on my way", Channel.SIGNAL),
    ("en", "pinged Grace on signal", Channel.SIGNAL),
    ("de", "Nachricht an Grace über Signal", Channel.SIGNAL),
    ("es", "mensaje a Pilar por signal", Channel.SIGNAL),
    ("en", "coffee with Grace x", Channel.IN_PERSON),
    ("en", "tea with Grace (2 x 3h)", Channel.IN_PERSON),
    ("en", "lunch with Grace on the signal box", Channel.IN_PERSON),
    ("en", "coffee with Grace, see wa", Channel.IN_PERSON),
]


@pytest.mark.parametrize(("lang", "say", "channel"), SERVICES)
def test_an_ordinary_word_is_a_service_where_one_stands(lang: str, say: str, channel: Channel) -> None:
    assert read(say, lang=lang).channel is channel
