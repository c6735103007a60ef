"""What did not take place is a note with all its words, what others are going to do a promise of theirs."""

import re
from datetime import date, time

import pytest

from networker.domain.names import fold
from networker.domain.vocabulary import Direction, Kind, Side
from tests.domain.quick_line.sentences import meaning, read

NO_TALK = [
    ("en", "didn't meet Grace yesterday"),
    ("en", "I did not call Grace"),
    ("en", "never called Grace back"),
    ("en", "tried to call Grace"),
    ("en", "almost met Grace at the fair"),
    ("en", "wanted to have lunch with Grace"),
    ("en", "I hope Grace calls"),
    ("en", "no coffee with Grace"),
    ("en", "couldn't make lunch with Grace on monday"),
    ("en", "forgot to mail Grace: the invoice"),
    ("en", "did I meet Grace on monday?"),
    ("en", "met Grace?"),
    ("en", "maybe lunch with Grace"),
    ("en", "skipped lunch with Grace"),
    ("en", "no longer friends with Grace"),
    ("en", "Tom and Grace asked me to call them"),
    ("en", "if Grace calls"),
    ("en", "coffee with Grace would be nice"),
    ("en", "I owe Grace a dinner"),
    ("en", "moved lunch with Grace to friday"),
    ("en", "booked dinner with Grace for friday"),
    ("en", "rescheduled coffee with Grace to 3 dec"),
    ("en", "let's meet Grace on friday"),
    ("en", "hardly spoke to Grace"),
    ("de", "mit Grace für Freitag verabredet"),
    ("de", "weder Tom noch Grace getroffen"),
    ("es", "aplacé la comida con Grace al viernes"),
    ("es", "pospuesta la llamada con Grace"),
    ("de", "Treffen mit Grace auf Freitag verschoben"),
    ("de", "Essen mit Grace auf nächste Woche verlegt"),
    ("de", "Essen mit Grace, abgesagt"),
    ("en", "coffee with Grace moved to friday"),
    ("en", "lunch with Grace on friday was moved"),
    ("en", "coffee with Grace, moved to friday"),
    ("en", "lunch with Grace, cancelled"),
    ("en", "call with Grace (postponed)"),
    ("en", "call with Grace rescheduled"),
    ("es", "comida con Grace pasada al viernes"),
    ("es", "comida con Grace movida al 21 de noviembre"),
    ("en", "moved lunch with Grace to tomorrow"),
    ("en", "coffee with Grace moved to 21 nov"),
    ("de", "Treffen mit Grace auf den 21.11. verschoben"),
    ("es", "comida con Grace, aplazada al viernes"),
    ("de", "habe Grace gestern nicht getroffen"),
    ("de", "Tom und Grace nie besucht"),
    ("de", "kein Anruf von Grace"),
    ("de", "fast Grace getroffen"),
    ("de", "versucht, Grace anzurufen"),
    ("de", "wollte Grace anrufen"),
    ("de", "hoffentlich Kaffee mit Grace"),
    ("de", "ich schulde Grace ein Essen"),
    ("es", "no vi a Grace"),
    ("es", "nunca llamé a Grace"),
    ("es", "le debo una cena a Grace"),
    ("es", "casi veo a Grace"),
    ("es", "intenté llamar a Grace"),
    ("es", "quería cenar con Grace"),
    ("es", "espero ver a Grace"),
]


@pytest.mark.parametrize(("lang", "say"), NO_TALK)
def test_what_did_not_happen_is_a_note_with_all_its_words(lang: str, say: str) -> None:
    wanted: dict[str, object] = {"kind": Kind.NOTE, "text": say, "promises": [], "day": date(2026, 11, 18)}
    assert meaning(say, lang, wanted) == wanted


def test_a_talk_of_others_is_none_of_mine() -> None:
    for lang, say in (
        ("en", "Tom met Grace"),
        ("en", "Tom texted Grace"),
        ("de", "Tom traf Grace"),
        ("es", "Tom llamó a Pilar"),
    ):
        assert read(say, lang=lang).kind is Kind.NOTE, say
    assert read("Tom called me about Grace").kind is Kind.CALL


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("en", "Grace and I had lunch, never again"),
        ("en", "called Grace to ask if she hopes to come"),
        ("en", "met Grace maybe yesterday"),
        ("en", "had to call Grace"),
        ("de", "fast zwei Stunden mit Grace telefoniert"),
        ("de", "Grace getroffen, konnte nicht lange bleiben"),
        ("es", "llamé a Grace, no quería molestar"),
    ],
)
def test_doubt_behind_what_happened_changes_nothing(lang: str, say: str) -> None:
    assert read(say, lang=lang).kind in (Kind.MEETING, Kind.CALL)


UNANSWERED = [
    ("en", "missed call from Grace", Direction.IN, True),
    ("en", "called Grace - no answer", Direction.OUT, True),
    ("en", "left Grace a voicemail", Direction.OUT, True),
    ("en", "called Grace: she didn't pick up", Direction.OUT, True),
    ("de", "verpasster Anruf von Grace", Direction.IN, True),
    ("de", "Grace angerufen - nicht erreicht", Direction.OUT, True),
    ("es", "llamada perdida de Grace", Direction.IN, True),
    ("es", "llamé a Grace - no contesta", Direction.OUT, True),
    ("en", "Grace declined my call", Direction.OUT, True),
    ("en", "Grace missed my call", Direction.OUT, True),
    ("en", "declined Grace's call", Direction.IN, True),
    ("en", "called Grace but she was busy", Direction.OUT, True),
    ("en", "Grace returned my call", Direction.IN, False),
    ("en", "Grace called twice, missed both", Direction.IN, True),
    ("de", "Grace hat meinen Anruf abgelehnt", Direction.OUT, True),
    ("de", "Grace angerufen, war besetzt", Direction.OUT, True),
    ("es", "Grace rechazó mi llamada", Direction.OUT, True),
    ("es", "llamé a Grace y no lo cogió", Direction.OUT, True),
    ("en", "called Grace: the bank gave no answer", Direction.OUT, False),
    ("en", "call with Grace: no answer from the bank yet", Direction.BOTH, False),
]


@pytest.mark.parametrize(("lang", "say", "direction", "unanswered"), UNANSWERED)
def test_a_call_that_nobody_answered(lang: str, say: str, direction: Direction, unanswered: bool) -> None:
    found = read(say, lang=lang)
    assert (found.kind, found.direction, found.unanswered) == (Kind.CALL, direction, unanswered)


@pytest.mark.parametrize(
    ("lang", "say", "kind", "direction", "unanswered"),
    [
        ("en", "texted Grace, no reply", Kind.MESSAGE, Direction.OUT, True),
        ("en", "mailed Grace the map - no answer yet", Kind.MAIL, Direction.OUT, True),
        ("en", "mailed Grace: no reply needed", Kind.MAIL, Direction.OUT, False),
        ("en", "text from Grace, no reply yet", Kind.MESSAGE, Direction.IN, False),
        ("en", "missed video call from Grace", Kind.VIDEO, Direction.IN, True),
        ("en", "facetimed Grace, no answer", Kind.VIDEO, Direction.OUT, True),
        ("en", "video call with Grace, no answer on the bid", Kind.VIDEO, Direction.BOTH, False),
        ("de", "Grace geschrieben, keine Antwort", Kind.MESSAGE, Direction.OUT, True),
        ("de", "verpasster Videoanruf von Grace", Kind.VIDEO, Direction.IN, True),
        ("es", "escribí a Grace, sin respuesta", Kind.MESSAGE, Direction.OUT, True),
        ("es", "le escribí a Grace y no contesta", Kind.MESSAGE, Direction.OUT, True),
    ],
)
def test_a_message_of_mine_without_a_reply_and_a_missed_video_call_are_attempts(
    lang: str, say: str, kind: Kind, direction: Direction, unanswered: bool
) -> None:
    found = read(say, lang=lang)
    assert (found.kind, found.direction, found.unanswered) == (kind, direction, unanswered)


def test_the_call_that_was_declined_is_named() -> None:
    assert meaning("Grace declined my call", "en", {"text": ""}) == {"text": "declined my call"}
    assert meaning("Grace rechazó mi llamada", "es", {"text": ""}) == {"text": "rechazó mi llamada"}


FRIDAY = date(2026, 11, 20)
THEIRS = [
    ("en", "Grace will call me friday", FRIDAY),
    ("en", "Grace should call me", None),
    ("en", "Grace promised to call me friday", FRIDAY),
    ("en", "Grace owes me lunch", None),
    ("en", "Grace is going to mail me the map on friday", FRIDAY),
    ("de", "Grace will mich am Freitag anrufen", FRIDAY),
    ("de", "Grace soll mir am Freitag schreiben", FRIDAY),
    ("es", "Grace me llamará el viernes", FRIDAY),
    ("es", "Grace prometió llamar el viernes", FRIDAY),
    ("es", "Grace tiene que mandarme el mapa", None),
]


@pytest.mark.parametrize(("lang", "say", "due"), THEIRS)
def test_what_they_are_going_to_do_is_a_promise_of_theirs(lang: str, say: str, due: date | None) -> None:
    wanted: dict[str, object] = {"kind": None, "people": ["Grace Adeyemi"], "due": due, "side": Side.THEM}
    assert meaning(say, lang, wanted) == wanted


def test_what_is_only_told_of_them_is_no_promise() -> None:
    for say in ("Grace will be in Leeds on friday", "Grace wants a dog", "Grace must be tired"):
        found = read(say)
        assert (found.kind, found.follow_ups) == (Kind.NOTE, ()), say


MINE = [
    ("en", "will call April tomorrow", ["April Novak"], date(2026, 11, 19)),
    ("en", "will send Grace the map", ["Grace Adeyemi"], None),
    ("en", "Will call April tomorrow", ["April Novak"], date(2026, 11, 19)),
    ("en", "I'll call Grace: the boat", ["Grace Adeyemi"], None),
    ("en", "call Grace before friday", ["Grace Adeyemi"], FRIDAY),
]


@pytest.mark.parametrize(("lang", "say", "people", "due"), MINE)
def test_what_i_am_going_to_do_is_a_plan(lang: str, say: str, people: list[str], due: date | None) -> None:
    wanted: dict[str, object] = {"kind": None, "people": people, "due": due, "side": Side.ME}
    assert meaning(say, lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "say", "at"),
    [
        ("en", "call Grace at 18:30", time(18, 30)),
        ("en", "dinner with Grace tonight at 8", time(20)),
        ("de", "Essen mit Grace heute Abend um acht", time(20)),
        ("es", "cena con Grace esta noche a las nueve", time(21)),
    ],
)
def test_later_today_is_a_plan(lang: str, say: str, at: time) -> None:
    found = read(say, lang=lang)
    assert found.kind is None
    assert [(each.due, each.time) for each in found.follow_ups] == [(date(2026, 11, 18), at)]


def test_what_is_over_cannot_lie_ahead_and_is_asked() -> None:
    assert [each.word for each in read("met Grace tomorrow").unclear] == ["tomorrow"]
    assert [(each.word, each.why) for each in read("met Grace at 18:30").unclear] == [
        ("at 18:30", "which time")
    ]
    assert not read("met Grace at 17:30").unclear


def test_everybody_but_somebody_is_not_somebody() -> None:
    for say in ("lunch with everyone but Grace", "lunch with all but Grace"):
        assert not read(say).people, say


def test_what_comes_behind_the_colon_makes_no_plan_of_a_talk() -> None:
    assert read("coffee Grace: she moved house").kind is Kind.MEETING
    assert read("call Grace: booked the hotel").kind is Kind.CALL


def test_what_else_was_cancelled_or_moved_leaves_the_talk() -> None:
    for say in (
        "lunch with Grace, cancelled the trip",
        "lunch with Grace, moved house",
        "lunch with Grace, then moved on",
    ):
        assert read(say).kind is Kind.MEETING, say


@pytest.mark.parametrize(
    ("lang", "say", "text"),
    [
        ("en", "mail from Grace, wants the map by friday", "wants the map by friday"),
        ("de", "Mail von Grace, schickt die Karte bis Freitag", "schickt die Karte bis Freitag"),
    ],
)
def test_by_when_somebody_wants_something_makes_no_plan_of_their_mail(lang: str, say: str, text: str) -> None:
    wanted: dict[str, object] = {
        "kind": Kind.MAIL,
        "direction": Direction.IN,
        "day": date(2026, 11, 18),
        "text": text,
    }
    assert meaning(say, lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("en", "coffee with Grace on friday is off"),
        ("en", "lunch with Grace tomorrow is off"),
        ("en", "call with Grace tuesday was off"),
        ("en", "dinner with Grace tomorrow won't happen"),
        ("de", "Treffen mit Grace am Freitag ist gestrichen"),
        ("de", "Kaffee mit Grace morgen entfällt"),
        ("es", "la cena con Pilar se cancela"),
        ("es", "pasamos la comida con Pilar al viernes"),
        ("es", "movimos el café con Pilar al martes"),
        ("en", "Grace had coffee with Tom yesterday"),
        ("en", "Grace met with Tom yesterday"),
        ("en", "Grace and Tom met for lunch"),
        ("en", "Grace's lunch with Tom"),
        ("de", "Grace sah Tom"),
        ("de", "Grace hat Tom gestern gesehen"),
        ("de", "Grace hat mit Tom Kaffee getrunken"),
        ("es", "Pilar comió con Tom ayer"),
        ("es", "Pilar tomó café con Tom"),
        ("en", "asked Grace for lunch on friday"),
        ("en", "asked Grace out to dinner yesterday"),
        ("en", "offered Grace lunch"),
        ("de", "Grace zum Essen am Freitag gefragt"),
        ("es", "ofrecí una cena a Pilar"),
        ("en", "Grace ignored my mail"),
        ("en", "Grace deleted my message"),
        ("de", "Grace hat meine Mail gelöscht"),
        ("es", "Pilar ignoró mi correo"),
    ],
)
def test_what_is_off_of_others_only_asked_or_thrown_away_is_a_note_with_all_its_words(
    lang: str, say: str
) -> None:
    got = read(say, lang=lang)
    assert (got.kind, got.follow_ups, got.unclear) == (Kind.NOTE, (), ())
    kept = {fold(word) for word in re.findall(r"\w+", got.text)}
    names = {fold(word) for each in got.people for word in each.name.split()}
    assert {fold(word) for word in re.findall(r"\w+", say)} <= kept | names


@pytest.mark.parametrize(
    ("lang", "say", "people"),
    [
        ("en", "Grace and I had coffee with Tom", ["Grace Adeyemi", "Tom Hadley"]),
        ("en", "Grace had coffee with me", ["Grace Adeyemi"]),
        ("en", "coffee with Grace, he is off sick", ["Grace Adeyemi"]),
        ("en", "dinner with Grace kicked off late", ["Grace Adeyemi"]),
        ("de", "Wand mit Grace gestrichen", ["Grace Adeyemi"]),
        ("de", "Grace hat mich gesehen", ["Grace Adeyemi"]),
        ("es", "pasamos la tarde con Pilar", ["Pilar Etxeberria"]),
        ("es", "quedé con Pilar y Tom", ["Pilar Etxeberria", "Tom Hadley"]),
    ],
)
def test_what_sounds_like_it_and_took_place_is_a_talk(lang: str, say: str, people: list[str]) -> None:
    got = read(say, lang=lang)
    assert (got.kind, [each.name for each in got.people]) == (Kind.MEETING, people)


@pytest.mark.parametrize(
    ("lang", "say", "text"),
    [
        ("en", "call with Grace is still on for friday", "call with Grace"),
        ("en", "lunch with Grace is on friday", "lunch with Grace"),
        ("de", "Essen mit Grace steht noch am Freitag", "Essen mit Grace"),
        ("es", "la cena con Pilar sigue en pie el viernes", "la cena con Pilar"),
    ],
)
def test_what_still_stands_is_a_plan(lang: str, say: str, text: str) -> None:
    got = read(say, lang=lang)
    assert got.kind is None
    assert [(each.due, each.text) for each in got.follow_ups] == [(date(2026, 11, 20), text)]


LOST = [
    ("en", "email from Ben bounced"),
    ("en", "email to Ben bounced"),
    ("en", "emailed Ben but it bounced"),
    ("en", "my mail to Ben was returned as undeliverable"),
    ("en", "text to Ben failed to send"),
    ("en", "auto-reply from Ben"),
    ("en", "mail from Ben was phishing"),
    ("de", "Mail an Ben kam zurück"),
    ("de", "Mail von Ben kam nicht an"),
    ("de", "Brief an Ben ging verloren"),
    ("de", "Abwesenheitsnotiz von Ben"),
    ("es", "correo a Ben rebotado"),
    ("es", "el correo de Ben no llegó"),
    ("es", "respuesta automática de Ben"),
]


@pytest.mark.parametrize(("lang", "say"), LOST)
def test_a_mail_that_did_not_arrive_or_that_nobody_wrote_is_a_note(lang: str, say: str) -> None:
    got = read(say, lang=lang)
    assert (got.kind, got.text, [each.name for each in got.people]) == (Kind.NOTE, say, ["Ben Achterberg"])


def test_what_a_mail_tells_of_something_lost_leaves_it_a_mail() -> None:
    for say in ("mail from Ben: the ball bounced", "mail to Ben: the parcel came back"):
        assert read(say).kind is Kind.MAIL
