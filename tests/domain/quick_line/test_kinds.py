"""What passed, over what, and from whom to whom."""

import pytest

from networker.domain.vocabulary import Channel, Direction, Kind
from tests.domain.quick_line.sentences import meaning

TALKS = [
    ("en", "call from Grace", Kind.CALL, Direction.IN),
    ("en", "missed call from Grace", Kind.CALL, Direction.IN),
    ("en", "missed Grace's call", Kind.CALL, Direction.IN),
    ("en", "voicemail from Grace", Kind.CALL, Direction.IN),
    ("en", "left Grace a voicemail", Kind.CALL, Direction.OUT),
    ("en", "called back Grace", Kind.CALL, Direction.OUT),
    ("en", "texted Grace with the address", Kind.MESSAGE, Direction.OUT),
    ("en", "heard from Grace", Kind.MESSAGE, Direction.IN),
    ("en", "txt from Grace", Kind.MESSAGE, Direction.IN),
    ("en", "mtg with Grace", Kind.MEETING, Direction.BOTH),
    ("en", "replied to Grace's mail", Kind.MAIL, Direction.OUT),
    ("en", "comment from Grace on my post", Kind.COMMENT, Direction.IN),
    ("en", "Grace -> me: yes", Kind.MESSAGE, Direction.IN),
    ("en", "💬Grace", Kind.MESSAGE, Direction.OUT),
    ("en", "pizza with Grace", Kind.MEETING, Direction.BOTH),
    ("en", "chess with my friend Grace", Kind.MEETING, Direction.BOTH),
    ("en", "Grace and I painted the fence", Kind.MEETING, Direction.BOTH),
    ("en", "had a chat with Grace over coffee", Kind.MEETING, Direction.BOTH),
    ("en", "Grace works with Ben", Kind.NOTE, None),
    ("en", "Grace likes coffee", Kind.NOTE, None),
    ("en", "Grace whatsapped: on my way", Kind.MESSAGE, Direction.IN),
    ("en", "Grace telegrammed me", Kind.MESSAGE, Direction.IN),
    ("en", "whatsapped Grace: on my way", Kind.MESSAGE, Direction.OUT),
    ("en", "got Grace's mail", Kind.MAIL, Direction.IN),
    ("en", "sent Grace an invite by mail", Kind.MAIL, Direction.OUT),
    ("en", "had Grace on the phone", Kind.CALL, Direction.BOTH),
    ("en", "spoke to Grace in person", Kind.MEETING, Direction.BOTH),
    ("en", "saw Grace's post on linkedin", Kind.NOTE, None),
    ("en", "cancelled lunch with Grace", Kind.NOTE, None),
    ("en", "lunch with Grace tomorrow got cancelled", Kind.NOTE, None),
    ("en", "Grace called: lunch is cancelled", Kind.CALL, Direction.IN),
    ("en", "a certain Zoltan Bodo called", Kind.CALL, Direction.IN),
    ("en", "read Grace's mail", Kind.MAIL, Direction.IN),
    ("en", "saw Grace on instagram", Kind.NOTE, None),
    ("en", "saw Grace in Leeds", Kind.MEETING, Direction.BOTH),
    ("de", "Tel. v. Frank: Eiche", Kind.CALL, Direction.IN),
    ("de", "Frank wegen der Tür angerufen", Kind.CALL, Direction.OUT),
    ("de", "Frank bat per Mail um Aufschub", Kind.MAIL, Direction.IN),
    ("es", "hablé con un señor llamado Leo Gil", Kind.CALL, Direction.BOTH),
    ("es", "charlé con Pilar", Kind.CALL, Direction.BOTH),
    ("de", "Tel. mit Frank: Eiche", Kind.CALL, Direction.BOTH),
    ("de", "tel Frank: Eiche", Kind.CALL, Direction.OUT),
    ("de", "Frank wollte per Mail die Preise wissen", Kind.MAIL, Direction.IN),
    ("de", "Essen mit Frank abgesagt", Kind.NOTE, None),
    ("es", "charla con Pilar ayer", Kind.CALL, Direction.BOTH),
    ("es", "hablé con Pilar en persona", Kind.MEETING, Direction.BOTH),
    ("es", "comida con una chica llamada Amaia", Kind.MEETING, Direction.BOTH),
    ("es", "una llamada con Pilar", Kind.CALL, Direction.BOTH),
    ("de", "Anruf von Frank", Kind.CALL, Direction.IN),
    ("de", "verpasster Anruf von Frank", Kind.CALL, Direction.IN),
    ("de", "von Frank angerufen worden", Kind.CALL, Direction.IN),
    ("de", "gestern rief ich Frank an", Kind.CALL, Direction.OUT),
    ("de", "gestern rief Frank an", Kind.CALL, Direction.IN),
    ("de", "Frank und ich haben telefoniert", Kind.CALL, Direction.BOTH),
    ("de", "Schach mit Frank gespielt", Kind.MEETING, Direction.BOTH),
    ("de", "Frank über den Weg gelaufen", Kind.MEETING, Direction.BOTH),
    ("de", "Frank mag keinen Kaffee", Kind.NOTE, None),
    ("es", "llamada perdida de Pilar", Kind.CALL, Direction.IN),
    ("es", "llamó Pilar", Kind.CALL, Direction.IN),
    ("es", "llamé a Pilar", Kind.CALL, Direction.OUT),
    ("es", "llamada de whatsapp con Pilar", Kind.CALL, Direction.BOTH),
    ("es", "comenté la foto de Pilar", Kind.COMMENT, Direction.OUT),
    ("es", "merienda con Pilar", Kind.MEETING, Direction.BOTH),
    ("es", "conocí a Amaia Soler @ Feria del Queso", Kind.MEETING, Direction.BOTH),
]


@pytest.mark.parametrize(("lang", "say", "kind", "direction"), TALKS)
def test_kind_and_direction(lang: str, say: str, kind: Kind, direction: Direction | None) -> None:
    meant: dict[str, object] = {"kind": kind, "direction": direction}
    assert meaning(say, lang, meant) == meant


def test_a_service_with_its_preposition_begins_no_note() -> None:
    meant: dict[str, object] = {
        "channel": Channel.SIGNAL,
        "direction": Direction.OUT,
        "text": "bin unterwegs",
    }
    assert meaning("Nachricht über Signal an Frank: bin unterwegs", "de", meant) == meant


def test_what_was_said_behind_a_comma_changes_no_kind() -> None:
    meant: dict[str, object] = {"kind": Kind.MEETING, "people": ["Grace Adeyemi"]}
    assert meaning("lunch with Grace, we talked about a call", "en", meant) == meant


@pytest.mark.parametrize(
    ("lang", "say", "text"),
    [
        ("en", "Grace lives in Leeds", "lives in Leeds"),
        ("en", "coffee with Grace about #maps", ""),
        ("en", "coffee with Grace great talk yesterday", "great talk"),
        ("en", "called Grace, she's out until friday", "she's out until friday"),
        ("en", "lunch with Grace, his wife is ill", "his wife is ill"),
        ("en", "lunch with Grace, the food was great", "the food was great"),
        ("es", "conocí a Paco Gil, el hermano de Pilar", "hermano de Pilar"),
        ("en", "call w. Grace re. the will", "the will"),
        ("de", "mit Frank über die Tür gesprochen", "die Tür"),
        ("de", "Mail an Frank wg. Vertrag", "Vertrag"),
        ("es", "comida con Pilar, su hija se casa en junio", "su hija se casa en junio"),
        ("en", "coffee with Grace about the #maps yesterday", ""),
        ("en", "coffee with Grace about #maps and boats", "and boats"),
        ("en", "lunch with Grace, she moves in may", "she moves in may"),
        ("de", "Kaffee mit Katrin, sie zieht im Mai um", "sie zieht im Mai um"),
        ("en", "Grace's birthday is 14 June", "birthday is 14 June"),
        ("en", "Grace invited me to dinner", "to dinner"),
        ("en", "invited Grace and Tom for a drink", "for a drink"),
        ("de", "Frank hat mich zum Essen eingeladen", "zum Essen"),
        ("de", "habe Frank auf ein Bier eingeladen", "auf ein Bier"),
        ("es", "Pilar me invitó a cenar", "a cenar"),
        ("en", "met Tom and his wife Grace", "his wife"),
        ("en", "met Tom and his new boss Grace yesterday", "his new boss"),
        ("en", "lunch with my friend Grace", ""),
        ("en", "dinner with Tom and his wife Grace: the fair", "the fair"),
        ("de", "Tom und seine Frau Grace getroffen", "seine Frau"),
        ("es", "vi a Tom y a su mujer Grace", "su mujer"),
        ("en", "coffee with Grace,great talk", "great talk"),
        ("en", "coffee with Grace,see https://a.org/x,y", "see https://a.org/x,y"),
        ("en", "txt from Grace running late", "running late"),
        ("en", "paid Grace for the drill", "paid Grace for the drill"),
        ("en", "Grace:allergic to nuts", "allergic to nuts"),
        ("de", "Priya hat mir den Vertrag geschickt", "Vertrag"),
        ("de", "Frank hat mir auf WhatsApp geschrieben", ""),
        ("en", "lunch Grace, some guy from Acme: the bid", "some guy from Acme: the bid"),
        ("en", "called Grace twice, no answer: left word", "twice, no answer: left word"),
        ("en", "called Grace twice about the roof", "twice: the roof"),
        ("en", "Grace and I went for a walk: her boat", "her boat"),
        ("en", "dropped Grace a line on linkedin: her boat", "her boat"),
        ("en", "Grace, retired pilot: bees", "retired pilot: bees"),
        ("en", "groceries: milk", "groceries: milk"),
        ("en", "idea: a kite", "a kite"),
        ("de", "mit Frank zu Mittag gegessen: Umbau", "Umbau"),
        ("es", "estuve con Pilar tomando algo: la obra", "la obra"),
    ],
)
def test_what_is_left_is_the_note(lang: str, say: str, text: str) -> None:
    assert meaning(say, lang, {"text": text}) == {"text": text}
