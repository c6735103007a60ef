"""What is still to be done, and by whom; now is Wednesday, 18 November 2026."""

from datetime import date, time

import pytest

from networker.domain.vocabulary import Kind, Side
from tests.domain.quick_line.sentences import meaning, read

TALK = {"en": "lunch with Tom", "de": "Essen mit Tom", "es": "cena con Tom"}
WEDNESDAY = date(2026, 11, 18)
FRIDAY, MONDAY, TWENTIETH = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 20)

PARTS = [
    ("en", "Tom sends the photos friday", FRIDAY, Side.THEM),
    ("en", "her agent will call by monday", MONDAY, Side.THEM),
    ("en", "owes me 20 quid", None, Side.THEM),
    ("en", "slides to Grace by friday", FRIDAY, Side.ME),
    ("en", "ask Grace about it", None, Side.ME),
    ("en", "we meet again on the 20th", TWENTIETH, Side.ME),
    ("en", "his wife Clara will call me", None, Side.THEM),
    ("en", "Tom to send the map", None, Side.THEM),
    ("en", "promised him the map", None, Side.ME),
    ("en", "promised to send the map", None, Side.THEM),
    ("en", "send the map in 2 wks", date(2026, 12, 2), Side.ME),
    ("en", "send the map by the end of next week", date(2026, 11, 29), Side.ME),
    ("en", "send the map a week from tomorrow", date(2026, 11, 26), Side.ME),
    ("en", "send the map a week from monday", date(2026, 11, 30), Side.ME),
    ("de", "den Plan schickt er am Freitag", FRIDAY, Side.THEM),
    ("de", "er: Angebot bis Freitag", FRIDAY, Side.THEM),
    ("de", "seine Frau Clara ruft mich an", None, Side.THEM),
    ("de", "Ende nächster Woche zahlt er", date(2026, 11, 29), Side.THEM),
    ("es", "que me mande las fotos", None, Side.THEM),
    ("es", "vendrá el lunes", MONDAY, Side.THEM),
    ("de", "sie schickt mir die Fotos", None, Side.THEM),
    ("de", "sie anrufen am Montag", MONDAY, Side.ME),
    ("de", "schickt mir die Unterlagen bis Freitag", FRIDAY, Side.THEM),
    ("de", "Angebot schreiben bis Freitag", FRIDAY, Side.ME),
    ("de", "Frank bringt das Buch mit", None, Side.THEM),
    ("de", "Frank am Freitag anrufen", FRIDAY, Side.ME),
    ("de", "Ende November zahlt er", date(2026, 11, 30), Side.THEM),
    ("de", "melde mich am Montag", MONDAY, Side.ME),
    ("es", "Pilar me manda las cuentas el viernes", FRIDAY, Side.THEM),
    ("es", "se lo mando el lunes", MONDAY, Side.ME),
    ("es", "avisa antes del lunes", MONDAY, Side.THEM),
    ("es", "tengo que llamarla el 20", TWENTIETH, Side.ME),
    ("es", "nos vemos el 20", TWENTIETH, Side.ME),
    ("es", "va a mandarme el contrato", None, Side.THEM),
]


@pytest.mark.parametrize(("lang", "part", "due", "side"), PARTS)
def test_whose_a_promise_is(lang: str, part: str, due: date | None, side: Side) -> None:
    meant: dict[str, object] = {"kind": Kind.MEETING, "due": due, "side": side, "people": ["Tom Hadley"]}
    assert meaning(f"{TALK[lang]}; {part}", lang, meant) == meant


LATER = [
    ("en", "He's sending me the photos tomorrow", Side.THEM),
    ("en", "I need to send him the file", Side.ME),
    ("en", "Send him the file on friday", Side.ME),
    ("en", "He said he'd send the keys", Side.THEM),
    ("de", "Ich bring ihm am Sonntag die Säge mit", Side.ME),
    ("de", "Ich ruf ihn am Montag an", Side.ME),
    ("de", "Ich meld mich morgen", Side.ME),
    ("de", "Er schickt mir die Fotos", Side.THEM),
    ("de", "Schicke ihm am Montag die Fotos", Side.ME),
    ("en", "Need to call Grace on friday", Side.ME),
    ("de", "Am Freitag schickt er die Unterlagen", Side.THEM),
    ("de", "Ich muss ihm noch das Geld geben", Side.ME),
    ("es", "Me prometió traer las llaves en diez días", Side.THEM),
    ("es", "Prometió llamarme el lunes", Side.THEM),
    ("es", "Le llevaré las llaves el lunes", Side.ME),
    ("es", "Le mando las fotos", Side.ME),
    ("es", "Ella me manda las fotos el lunes", Side.THEM),
    ("es", "El viernes me manda los papeles", Side.THEM),
    ("es", "Llamarla el lunes", Side.ME),
]


@pytest.mark.parametrize(("lang", "sentence", "side"), LATER)
def test_a_later_sentence_that_promises(lang: str, sentence: str, side: Side) -> None:
    meant: dict[str, object] = {"kind": Kind.MEETING, "side": side, "day": date(2026, 11, 18), "text": ""}
    assert meaning(f"{TALK[lang]}. {sentence}", lang, meant) == meant


BEHIND_COMMA = [
    ("en", "I'll send him the map on friday", Side.ME),
    ("en", "he'll send me the map on friday", Side.THEM),
    ("en", "will send him the map on friday", Side.ME),
    ("de", "ich schick ihm am Freitag die Karte", Side.ME),
    ("de", "er schickt mir am Freitag die Karte", Side.THEM),
    ("es", "le mando el mapa el viernes", Side.ME),
]


@pytest.mark.parametrize(("lang", "clause", "side"), BEHIND_COMMA)
def test_a_promise_behind_a_comma_leaves_the_talk(lang: str, clause: str, side: Side) -> None:
    meant: dict[str, object] = {
        "kind": Kind.MEETING, "day": date(2026, 11, 18), "text": "", "due": FRIDAY, "side": side, "people": ["Tom Hadley"],
    }  # fmt: skip
    assert meaning(f"{TALK[lang]}, {clause}", lang, meant) == meant


def test_a_comma_needs_no_space_behind_it() -> None:
    wanted: dict[str, object] = {
        "promises": [(FRIDAY, Side.ME, "send him the map")],
        "people": ["Tom Hadley", "Grace Adeyemi"],
    }
    assert meaning("lunch with Tom,Grace,will send him the map friday", "en", wanted) == wanted


def test_a_name_behind_a_comma_promises_nothing() -> None:
    meant: dict[str, object] = {"people": ["Grace Adeyemi", "Will Osei"], "promises": []}
    assert meaning("lunch with Grace, Will at half past 2", "en", meant) == meant
    assert meaning("lunch with Grace: tired, I'll never know why", "en", {"promises": []}) == {"promises": []}


HEADS = {
    "en": ("lunch w. Dr. Raman on monday", "call from Grace yesterday at 3 p.m.", "walk with Grace (@Kew)"),
    "de": ("Kaffee m. Fr. Voß am Mo.", "Essen mit Katrin u. Frank @ Merz", "Kaffee mit Katrin am 3.11."),
    "es": (
        "llamada de la Sra. Campos el lunes",
        "comida c/ Nuria y Pilar @ Bar Tula",
        "cena con Nuria a las 9",
    ),
}
VOWS = [
    ("en", "I'll send the map on friday", Side.ME),
    ("en", "send her the map by friday", Side.ME),
    ("en", "need to send her the map by friday", Side.ME),
    ("en", "she's going to call on friday", Side.THEM),
    ("de", "ich ruf sie am Freitag an", Side.ME),
    ("de", "muss ihr am Freitag die Karte schicken", Side.ME),
    ("de", "am Freitag schickt sie mir die Karte", Side.THEM),
    ("de", "sie hat versprochen, am Freitag anzurufen", Side.THEM),
    ("de", "ich habe ihr die Karte bis Freitag versprochen", Side.ME),
    ("es", "el viernes le mando el mapa", Side.ME),
    ("es", "haré la web para el viernes", Side.ME),
    ("es", "vendrá el viernes", Side.THEM),
    ("es", "me mandará el mapa el viernes", Side.THEM),
]


@pytest.mark.parametrize(("lang", "vow", "side"), VOWS)
def test_a_promise_means_the_same_behind_every_sign_and_leaves_what_happened(
    lang: str, vow: str, side: Side
) -> None:
    fields = dict.fromkeys(("people", "new", "kind", "direction", "day", "time", "place", "text"))
    for head in HEADS[lang]:
        alone = meaning(head, lang, {**fields})
        for joined in (f"{head}; {vow}", f"{head}, {vow}", f"{head.rstrip('.')}. {vow[0].upper()}{vow[1:]}"):
            meant = {**alone, "due": FRIDAY, "side": side}
            assert meaning(joined, lang, meant) == meant, joined


TOLD = [
    ("en", "He was tired on friday"),
    ("en", "It will rain on friday"),
    ("en", "The landlord was rude"),
    ("de", "Sie sucht ein Zimmer"),
    ("de", "Er wollte die Fotos schicken"),
    ("de", "Ich war müde"),
    ("es", "Me gusta su casa"),
    ("es", "Le regaló un libro a Pilar"),
    ("es", "Está cansado"),
]


@pytest.mark.parametrize(("lang", "sentence"), TOLD)
def test_a_later_sentence_that_only_tells_is_the_note(lang: str, sentence: str) -> None:
    meant: dict[str, object] = {"promises": [], "people": ["Tom Hadley"], "text": sentence}
    assert meaning(f"{TALK[lang]}. {sentence}", lang, meant) == meant


def test_several_later_sentences_promise_each_for_itself() -> None:
    say = "lunch with Tom. I'll send him the file friday. Great food! He'll call me monday"
    meant: dict[str, object] = {
        "text": "Great food",
        "promises": [(FRIDAY, Side.ME, "send him the file"), (MONDAY, Side.THEM, "call me")],
    }
    assert {**meaning(say, "en", meant), "text": str(meaning(say, "en", meant)["text"]).rstrip("!")} == meant


PLANS = [
    ("en", "send Tom the slides by friday", FRIDAY, "send Tom the slides"),
    ("en", "I'll call Tom on friday", FRIDAY, "call Tom"),
    ("en", "follow up with Tom friday", FRIDAY, "follow up with Tom"),
    ("en", "on friday remind me to call Tom", FRIDAY, "call Tom"),
    ("en", "note to self: call Tom by friday", FRIDAY, "call Tom"),
    ("en", "give tom the drill back tomorrow", date(2026, 11, 19), "give tom the drill back"),
    ("en", "seeing Tom on friday", FRIDAY, "seeing Tom"),
    ("de", "Tom am Freitag treffen", FRIDAY, "Tom treffen"),
    ("es", "el viernes ceno con Tom", FRIDAY, "ceno con Tom"),
    ("de", "Tom am Freitag wegen der Tür anrufen", FRIDAY, "Tom wegen der Tür anrufen"),
    ("es", "acordarme de llamar a Tom el viernes", FRIDAY, "llamar a Tom"),
    ("es", "el viernes tengo café con Tom", FRIDAY, "tengo café con Tom"),
    ("de", "Tom am Freitag anrufen", FRIDAY, "Tom anrufen"),
    ("de", "Ich werde Tom am Freitag besuchen", FRIDAY, "werde Tom besuchen"),
    ("de", "erinner mich am Freitag an Tom", FRIDAY, "an Tom"),
    ("es", "llamar a Tom el viernes", FRIDAY, "llamar a Tom"),
    ("es", "voy a llamar a Tom el viernes", FRIDAY, "voy a llamar a Tom"),
    ("en", "give Tom the keys today", WEDNESDAY, "give Tom the keys"),
    ("en", "today lend Tom my drill", WEDNESDAY, "lend Tom my drill"),
    ("en", "thank Tom today", WEDNESDAY, "thank Tom"),
    ("en", "return the ladder to Tom on friday", FRIDAY, "return the ladder to Tom"),
    ("de", "gib Tom heute den Schlüssel", WEDNESDAY, "gib Tom den Schlüssel"),
    ("de", "frag Tom heute", WEDNESDAY, "frag Tom"),
    ("es", "dale las llaves a Tom hoy", WEDNESDAY, "dale las llaves a Tom"),
]


@pytest.mark.parametrize(("lang", "say", "due", "text"), PLANS)
def test_a_plan(lang: str, say: str, due: date, text: str) -> None:
    meant: dict[str, object] = {"kind": None, "people": ["Tom Hadley"], "promises": [(due, Side.ME, text)]}
    assert meaning(say, lang, meant) == meant


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("en", "give Tom the keys"),
        ("en", "give Tom the keys yesterday"),
        ("en", "give Tom the keys last friday"),
        ("en", "let Tom know today"),
        ("en", "order today"),
        ("en", "invite from Tom today"),
        ("de", "Frage an Tom heute"),
        ("de", "gib Tom letzten Freitag den Schlüssel"),
        ("es", "dale las llaves a Tom el viernes pasado"),
    ],
)
def test_what_is_not_to_be_done_today_or_later_stays_a_note(lang: str, say: str) -> None:
    meant: dict[str, object] = {"kind": Kind.NOTE, "promises": []}
    assert meaning(say, lang, meant) == meant


def test_a_plan_needs_nobody() -> None:
    meant: dict[str, object] = {
        "kind": None,
        "people": [],
        "promises": [(date(2026, 11, 19), Side.ME, "buy milk")],
    }
    assert meaning("buy milk tomorrow", "en", meant) == meant
    assert meaning("Brot kaufen am Freitag", "de", {"due": FRIDAY}) == {"due": FRIDAY}
    told = {"kind": Kind.NOTE, "promises": []}
    assert meaning("the fair opens tomorrow", "en", told) == told


def test_what_is_noted_of_somebody_is_no_plan() -> None:
    meant: dict[str, object] = {"kind": Kind.NOTE, "promises": [], "text": "moves to Leeds tomorrow"}
    assert meaning("Tom moves to Leeds tomorrow", "en", meant) == meant
    assert meaning("Pilar vino a casa ayer", "es", {"kind": Kind.MEETING}) == {"kind": Kind.MEETING}


@pytest.mark.parametrize(
    ("lang", "say", "day", "promises"),
    [
        (
            "de",
            "Telefonat mit Carla heute Morgen, morgen ihr das Angebot senden",
            date(2026, 11, 18),
            [(date(2026, 11, 19), Side.ME, "ihr das Angebot senden")],
        ),
        (
            "en",
            "call with Grace yesterday, tomorrow send her the map",
            date(2026, 11, 17),
            [(date(2026, 11, 19), Side.ME, "send her the map")],
        ),
        (
            "en",
            "lunch with Grace, tomorrow at noon",
            None,
            [(date(2026, 11, 19), Side.ME, "lunch with Grace")],
        ),
    ],
)
def test_behind_what_happened_a_day_to_come_begins_a_promise(
    lang: str, say: str, day: date | None, promises: list[object]
) -> None:
    meant = {"day": day, "promises": promises, "text": ""}
    assert meaning(say, lang, meant) == meant


@pytest.mark.parametrize(
    ("lang", "part", "due", "at"),
    [
        ("en", "call back at 6pm", date(2026, 11, 18), time(18)),
        ("en", "call back at 5pm", date(2026, 11, 19), time(17)),
        ("en", "call back in an hour", date(2026, 11, 18), time(18, 40)),
        ("en", "call back in 8 hours", date(2026, 11, 19), time(1, 40)),
        ("de", "um 19 Uhr zurückrufen", date(2026, 11, 18), time(19)),
        ("es", "llamar a las 19:00", date(2026, 11, 18), time(19)),
    ],
)
def test_a_time_without_a_day_is_the_next_that_the_clock_shows(
    lang: str, part: str, due: date, at: time
) -> None:
    (found,) = read(f"{TALK[lang]}; {part}", lang=lang).follow_ups
    assert (found.due, found.time) == (due, at)


@pytest.mark.parametrize(
    ("part", "due", "text"),
    [
        ("call on dec 24 and dec 31", date(2026, 12, 24), "call on dec 24 and dec 31"),
        ("call after friday", FRIDAY, "call after friday"),
        ("call him friday if he doesn't write", FRIDAY, "call him friday if he doesn't write"),
        ("call after Christmas", None, "call after Christmas"),
    ],
)
def test_what_more_is_said_of_days_stays_in_the_words(part: str, due: date | None, text: str) -> None:
    (found,) = read(f"lunch with Tom; {part}").follow_ups
    assert (found.due, found.text) == (due, text)


def test_a_semicolon_in_quotes_parts_nothing() -> None:
    wanted: dict[str, object] = {"promises": [], "text": 'he said "now; or never"'}
    assert meaning('lunch with Tom: he said "now; or never"', "en", wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "part", "text", "due"),
    [
        ("en", "he and I will go to Lyon", "he and I will go to Lyon", None),
        (
            "en",
            "if he calls by friday, send the map",
            "if he calls by friday, send the map",
            date(2026, 11, 20),
        ),
        ("en", "send the map friday if he calls", "send the map if he calls", date(2026, 11, 20)),
        ("de", "er und ich fahren nach Lyon", "er und ich fahren nach Lyon", None),
        (
            "de",
            "falls er bis Freitag anruft, Karte schicken",
            "falls er bis Freitag anruft, Karte schicken",
            date(2026, 11, 20),
        ),
        ("es", "él y yo iremos a Lyon", "él y yo iremos a Lyon", None),
        (
            "es",
            "si llama antes del viernes, enviar el mapa",
            "si llama antes del viernes, enviar el mapa",
            date(2026, 11, 20),
        ),
    ],
)
def test_who_goes_together_and_what_it_depends_on_stay_whole(
    lang: str, part: str, text: str, due: date | None
) -> None:
    talk = {"en": "lunch with Tom", "de": "Essen mit Tom", "es": "cena con Tom"}[lang]
    wanted: dict[str, object] = {"due": due, "promises": []}
    [(_, _, said)] = meaning(f"{talk}; {part}", lang, wanted)["promises"]  # type: ignore[attr-defined]
    assert said == text
    assert meaning(f"{talk}; {part}", lang, {"due": due}) == {"due": due}


def test_whoever_promises_is_not_told_twice() -> None:
    (one,) = read("lunch with Tom; Tom will ask his boss").follow_ups
    assert (one.text, one.side) == ("will ask his boss", Side.THEM)
    (other,) = read("lunch with Tom; Grace will ask her boss").follow_ups
    assert other.text == "Grace will ask her boss"


@pytest.mark.parametrize(
    ("lang", "sentence", "said"),
    [
        ("en", "lunch with Zed Ark; Zed will ask his boss", "will ask his boss"),
        ("de", "Essen mit Zed Ark; Zed schickt die Karte", "schickt die Karte"),
        ("es", "cena con Zed Ark; Zed Ark promete las fotos", "promete las fotos"),
    ],
)
def test_whoever_is_new_promises_by_name_too(lang: str, sentence: str, said: str) -> None:
    found = read(sentence, lang=lang)
    assert found.new_people == ("Zed Ark",)
    assert [(each.side, each.text) for each in found.follow_ups] == [(Side.THEM, said)]
