"""What somebody does not do is no promise, but stays in the note; now is Wednesday, 18 November 2026."""

from datetime import date

import pytest

from networker.domain.vocabulary import Kind, Side
from tests.domain.quick_line.sentences import meaning

TALK = {"en": "lunch with Tom", "de": "Essen mit Tom", "es": "cena con Tom"}
FRIDAY = date(2026, 11, 20)

DENIED = [
    ("en", "don't call before monday"),
    ("en", "no need to write"),
    ("en", "he won't come friday"),
    ("en", "Grace isn't coming"),
    ("en", "his boss will never pay"),
    ("en", "no hurry"),
    ("en", "Grace missing"),
    ("de", "nicht vor Montag anrufen"),
    ("de", "er kommt am Freitag nicht"),
    ("de", "ich rufe ihn nicht an"),
    ("de", "braucht keine Antwort"),
    ("de", "Grace fehlte"),
    ("es", "no llamar antes del lunes"),
    ("es", "no viene el viernes"),
    ("es", "Pilar no vendrá"),
    ("es", "no hace falta escribir"),
    ("es", "mejor no llamar"),
]


@pytest.mark.parametrize(("lang", "part"), DENIED)
def test_a_denied_clause_is_a_note(lang: str, part: str) -> None:
    wanted: dict[str, object] = {
        "kind": Kind.MEETING, "people": ["Tom Hadley"], "text": part, "promises": [], "unclear": [], "day": date(2026, 11, 18),
    }  # fmt: skip
    assert meaning(f"{TALK[lang]}; {part}", lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "clause"),
    [
        ("en", "he won't come friday"),
        ("en", "I will not call him"),
        ("de", "er kommt am Freitag nicht"),
        ("es", "no vendrá el viernes"),
    ],
)
def test_it_is_one_behind_a_comma_and_in_a_later_sentence_too(lang: str, clause: str) -> None:
    wanted: dict[str, object] = {"promises": [], "day": date(2026, 11, 18), "kind": Kind.MEETING}
    later = f"{clause[0].upper()}{clause[1:]}"
    for say in (f"{TALK[lang]}, {clause}", f"{TALK[lang]}. {later}"):
        got = meaning(say, lang, {**wanted, "text": ""})
        assert {**got, "text": str(got["text"]).lower()} == {**wanted, "text": clause.lower()}, say


def test_it_goes_behind_the_note_or_the_plan() -> None:
    assert meaning("lunch with Tom: his boat; he can't wait", "en", {"text": ""}) == {
        "text": "his boat; he can't wait"
    }
    plan = (date(2026, 11, 19), Side.ME, "call Tom; don't mention the dog")
    assert meaning("call Tom tomorrow; don't mention the dog", "en", {"promises": []}) == {"promises": [plan]}


PROMISED = [
    ("en", "don't forget to send the map friday", FRIDAY, Side.ME),
    ("en", "won't forget to send the map", None, Side.ME),
    ("en", "if he doesn't call, ring him friday", FRIDAY, Side.ME),
    ("en", "ask Grace why she doesn't call", None, Side.ME),
    ("en", "tell her I don't eat meat", None, Side.ME),
    ("en", "send the map no later than friday", FRIDAY, Side.ME),
    ("de", "das Buch nicht vergessen", None, Side.ME),
    ("de", "falls er nicht schreibt, am Freitag anrufen", FRIDAY, Side.ME),
    ("de", "am Freitag anrufen, wenn er nicht schreibt", FRIDAY, Side.ME),
    ("de", "fragen ob er nicht mag", None, Side.ME),
    ("es", "que no se me olvide llamarle el viernes", FRIDAY, Side.ME),
    ("es", "si no contesta, llamarle el viernes", FRIDAY, Side.ME),
    ("es", "decirle que no venga", None, Side.ME),
]


@pytest.mark.parametrize(("lang", "part", "due", "side"), PROMISED)
def test_a_denial_within_a_promise_takes_nothing_from_it(
    lang: str, part: str, due: date | None, side: Side
) -> None:
    wanted: dict[str, object] = {"due": due, "side": side, "text": ""}
    assert meaning(f"{TALK[lang]}; {part}", lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "part", "text", "promise"),
    [
        ("en", "he won't come, I'll call him friday", "he won't come", "call him"),
        ("de", "kein Problem, ich schicke es am Freitag", "kein Problem", "schicke es"),
        ("es", "no puede ir, le llamo el viernes", "no puede ir", "llamo"),
    ],
)
def test_what_is_promised_behind_it_stands_for_itself(lang: str, part: str, text: str, promise: str) -> None:
    wanted: dict[str, object] = {"text": text, "promises": [(FRIDAY, Side.ME, promise)]}
    assert meaning(f"{TALK[lang]}; {part}", lang, wanted) == wanted


TOLD = [
    ("en", "it was fun"),
    ("en", "Tom was late"),
    ("en", "he refused"),
    ("en", "I refuse to pay by friday"),
    ("en", "his boss seemed angry"),
    ("en", "it was lovely to see him"),
    ("de", "es war schön"),
    ("de", "er kam zu spät"),
    ("de", "ich weigere mich, bis Freitag zu zahlen"),
    ("es", "fue divertido"),
    ("es", "llegó tarde"),
]


@pytest.mark.parametrize(("lang", "part"), TOLD)
def test_what_only_tells_how_it_was_is_a_note(lang: str, part: str) -> None:
    wanted: dict[str, object] = {
        "kind": Kind.MEETING, "people": ["Tom Hadley"], "text": part, "promises": [], "unclear": [], "day": date(2026, 11, 18),
    }  # fmt: skip
    assert meaning(f"{TALK[lang]}; {part}", lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "part", "due", "side"),
    [
        ("en", "he was going to send me the map", None, Side.THEM),
        ("en", "it was fun and I will send him the map friday", FRIDAY, Side.ME),
        ("en", "left to do: taxes", None, Side.ME),
        ("de", "Warenliste schicken", None, Side.ME),
        ("es", "fue a llamar", None, Side.ME),
    ],
)
def test_what_begins_like_it_and_promises_is_promised(
    lang: str, part: str, due: date | None, side: Side
) -> None:
    wanted: dict[str, object] = {"due": due, "side": side, "text": ""}
    assert meaning(f"{TALK[lang]}; {part}", lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "part", "text", "promise"),
    [
        ("en", "he was late, I'll call him friday", "he was late", "call him"),
        ("en", "he was late, book a table friday", "he was late", "book a table"),
        ("de", "er war krank, ich rufe ihn am Freitag an", "er war krank", "rufe ihn an"),
        ("es", "estuvo bien, le llamo el viernes", "estuvo bien", "llamo"),
    ],
)
def test_what_is_promised_behind_what_is_told_stands_for_itself(
    lang: str, part: str, text: str, promise: str
) -> None:
    wanted: dict[str, object] = {"text": text, "promises": [(FRIDAY, Side.ME, promise)]}
    assert meaning(f"{TALK[lang]}; {part}", lang, wanted) == wanted
