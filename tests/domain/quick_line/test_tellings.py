"""What is over, how it is and what only may be promises nothing and stays in the note; now is Wednesday, 18 November 2026."""

from datetime import date

import pytest

from networker.domain.vocabulary import Kind, Side
from tests.domain.quick_line.sentences import meaning

TALK = {"en": "lunch with Tom", "de": "Essen mit Tom", "es": "cena con Tom"}
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)

OVER = [
    ("en", "I already sent the doc on monday"),
    ("en", "I've already paid him"),
    ("en", "he gave me the keys"),
    ("en", "he left me his keys"),
    ("en", "sent him the slides yesterday"),
    ("en", "Grace has signed the contract"),
    ("en", "she told me about the fire"),
    ("de", "ich habe ihm das Buch schon am Montag geschickt"),
    ("de", "er hat die Rechnung bezahlt"),
    ("de", "sie schickte mir gestern die Fotos"),
    ("de", "Unterlagen schon geschickt"),
    ("de", "gestern rief Ben zurück"),
    ("es", "ya le mandé el contrato el lunes"),
    ("es", "ya le he devuelto el libro"),
    ("es", "me dio las llaves"),
    ("es", "se mudó a Oporto"),
]
STATES = [
    ("en", "the weather is bad"),
    ("en", "Carla says hi"),
    ("en", "his wife sends her love"),
    ("en", "he likes the idea"),
    ("en", "he's tired"),
    ("en", "that was all"),
    ("en", "nice evening"),
    ("en", "it's raining in Porto"),
    ("en", "his new boat looks great"),
    ("de", "das Wetter ist schlecht"),
    ("de", "Carla lässt grüßen"),
    ("de", "sie wohnt jetzt in Köln"),
    ("de", "leider ist sie krank"),
    ("de", "alles ist gut"),
    ("es", "hace mal tiempo"),
    ("es", "Carla manda saludos"),
    ("es", "le gusta la idea"),
    ("es", "tiene dos gatos"),
]
MAY_BE = [
    ("en", "he might send the map"),
    ("en", "Grace may come friday"),
    ("en", "I could ask his boss"),
    ("en", "maybe she will call"),
    ("en", "he hopes to visit in may"),
    ("de", "vielleicht schickt er die Karte"),
    ("de", "er könnte mir am Freitag die Karte schicken"),
    ("de", "Ben hilft vielleicht am Freitag"),
    ("es", "quizá me mande el mapa"),
    ("es", "a lo mejor viene el viernes"),
    ("es", "podría mandarme el mapa"),
]


@pytest.mark.parametrize(("lang", "part"), OVER + STATES + MAY_BE)
def test_what_only_tells_is_a_note(lang: str, part: str) -> None:
    wanted: dict[str, object] = {
        "kind": Kind.MEETING, "people": ["Tom Hadley"], "text": part, "promises": [], "unclear": [], "day": date(2026, 11, 18),
    }  # fmt: skip
    assert meaning(f"{TALK[lang]}; {part}", lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "I already emailed him the form"),
        ("en", "He might send the map on friday"),
        ("de", "Er könnte am Freitag die Karte schicken"),
        ("es", "A lo mejor viene el viernes"),
    ],
)
def test_so_it_is_in_a_later_sentence_and_behind_a_comma(lang: str, sentence: str) -> None:
    wanted: dict[str, object] = {"kind": Kind.MEETING, "promises": [], "day": date(2026, 11, 18)}
    for say in (f"{TALK[lang]}. {sentence}", f"{TALK[lang]}, {sentence[0].lower()}{sentence[1:]}"):
        got = meaning(say, lang, {**wanted, "text": ""})
        assert {**got, "text": str(got["text"]).lower()} == {**wanted, "text": sentence.lower()}, say


PROMISED = [
    ("en", "the invoice is due friday", FRIDAY, Side.THEM),
    ("en", "she is back friday", FRIDAY, Side.THEM),
    ("en", "he sends photos", None, Side.THEM),
    ("en", "he looks into it", None, Side.THEM),
    ("en", "he is sending the keys", None, Side.THEM),
    ("en", "he promised to call", None, Side.THEM),
    ("en", "he asked me to write to Ben", None, Side.THEM),
    ("en", "I think I'll call his boss", None, Side.ME),
    ("en", "ask whether he likes the idea", None, Side.ME),
    ("en", "say hi to Carla", None, Side.ME),
    ("en", "feed the cats", None, Side.ME),
    ("en", "signed copy for his brother", None, Side.ME),
    ("en", "maybe call him friday", FRIDAY, Side.ME),
    ("de", "er ist am Freitag dran", FRIDAY, Side.THEM),
    ("de", "er hat versprochen anzurufen", None, Side.THEM),
    ("de", "Buch zurückgeben", None, Side.ME),
    ("de", "ich warte auf seine Nachricht", None, Side.ME),
    ("de", "ich denke drüber nach", None, Side.ME),
    ("de", "er sagt mir Bescheid", None, Side.THEM),
    ("de", "vielleicht am Freitag anrufen", FRIDAY, Side.ME),
    ("es", "me enseña el taller", None, Side.THEM),
    ("es", "le mandaré el mapa", None, Side.ME),
    ("es", "hablamos el lunes", MONDAY, Side.ME),
    ("es", "tiene que firmar el viernes", FRIDAY, Side.THEM),
    ("es", "quedó en llamarme", None, Side.THEM),
    ("es", "preguntar si le gusta", None, Side.ME),
]


@pytest.mark.parametrize(("lang", "part", "due", "side"), PROMISED)
def test_what_sounds_like_it_and_is_still_to_be_done_is_promised(
    lang: str, part: str, due: date | None, side: Side
) -> None:
    wanted: dict[str, object] = {"due": due, "side": side, "text": ""}
    assert meaning(f"{TALK[lang]}; {part}", lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "part", "text", "promise"),
    [
        ("en", "the weather is bad, bring an umbrella friday", "the weather is bad", "bring an umbrella"),
        ("en", "I already sent the doc, he'll sign it friday", "I already sent the doc", "sign it"),
        (
            "de",
            "das Wetter ist schlecht, ich rufe ihn am Freitag an",
            "das Wetter ist schlecht",
            "rufe ihn an",
        ),
        ("es", "está cansado, le llamo el viernes", "está cansado", "llamo"),
    ],
)
def test_what_is_promised_behind_it_stands_for_itself(lang: str, part: str, text: str, promise: str) -> None:
    got = meaning(f"{TALK[lang]}; {part}", lang, {"text": "", "promises": []})
    assert got["text"] == text
    assert [(due, said) for due, _, said in got["promises"]] == [(FRIDAY, promise)]  # type: ignore[attr-defined]
