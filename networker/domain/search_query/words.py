"""The words of the search language in English, German and Spanish, folded. Saved searches have the English ones."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from networker.domain.search_query.query import Field
from networker.domain.vocabulary import Channel, Circle, Depth, State

Table = Mapping[str, str]


def _table(**lines: str) -> Table:
    """Each word of the lines to the name of its line; "_" stands for a space in a name."""
    return MappingProxyType(
        {
            word: key.replace("_", " ").strip()
            for key, line in lines.items()
            for word in (key.replace("_", " ").strip(), *line.split())
        }
    )


_KEYS = _table(
    circle="kreis circulo",
    company="firma empresa unternehmen compania org",
    title="job titel position cargo puesto",
    city="place stadt ort ciudad lugar",
    topic="tag thema tema",
    met="getroffen visto",
    last="zuletzt ultimo ultima",
    first="zuerst primero primera",
    channel="kanal canal",
    depth="tiefe profundidad",
    tie="bindung vinculo",
    group="gruppe grupo",
    gathering="event anlass veranstaltung encuentro evento",
    state="status zustand estado",
    has="hat tiene",
    birthday="geburtstag cumpleanos",
    want="wunsch deseo",
    win="erfolg logro",
    asked="gefragt preguntado",
    name="nombre",
    note="notes notiz notizen nota notas",
    said="gesagt dicho",
)
KEYS: Mapping[str, Field] = MappingProxyType({word: Field(key) for word, key in _KEYS.items()})

OPERATORS: Mapping[str, Literal["and", "or", "not"]] = MappingProxyType(
    {
        "and": "and", "und": "and", "or": "or", "oder": "or", "not": "not", "nicht": "not",
        "y": "and", "o": "or", "no": "not",
    }
)  # fmt: skip
# So short that they are a beginning of a name or a word of another language, unless a condition stands beside them.
BESIDE_CONDITIONS = frozenset(("y", "o", "no"))

_YES_NO = _table(yes="y true 1 ja si", no="n false 0 nein")
_CIRCLE = _table(
    inner="1 innerer innen interior intimo",
    close="2 nah enger cercano",
    good="3 gut guter bueno",
    wide="4 weit weiter amplio",
    beyond="5 jenseits daruber fuera",
    none="no ohne keiner ninguno sin",
)
_STATE = _table(
    active="aktiv activo",
    paused="pause pausiert pausado",
    let_go="let-go losgelassen soltado",
    deceased="dead verstorben tot fallecido",
    any="all alle jeder todos",
)
_CHANNELS = {each.value: each.value for each in Channel}
_CHANNEL: Table = MappingProxyType(
    _CHANNELS
    | dict.fromkeys(("email", "e-mail", "correo", "mails"), Channel.MAIL.value)
    | dict.fromkeys(("tel", "telefon", "telefono", "call"), Channel.PHONE.value)
    | dict.fromkeys(("twitter",), Channel.X.value)
    | dict.fromkeys(("fb",), Channel.FACEBOOK.value)
    | dict.fromkeys(("in-person", "inperson", "personlich", "persona"), Channel.IN_PERSON.value)
    | dict.fromkeys(("google-plus", "googleplus"), Channel.GOOGLE_PLUS.value)
)
_HAS: Table = MappingProxyType(
    {word: key for word, key in _CHANNEL.items() if key not in (Channel.IN_PERSON, Channel.OTHER)}
    | dict(
        _table(
            address="handle adresse direccion",
            note="notes notiz notizen nota notas",
            photo="picture foto bild",
            birthday="geburtstag cumpleanos",
            topic="thema tema",
            group="gruppe grupo",
            company="firma empresa",
            title="titel cargo",
            city="place stadt ort ciudad",
            circle="kreis circulo",
            promise="follow-up versprechen promesa",
        )
    )
)
_DEPTH = _table(
    hello="gruss hallo saludo hola",
    exchange="austausch antwort intercambio",
    conversation="gesprach conversacion",
    together="zusammen juntos",
)
_TIE: Table = MappingProxyType(
    dict.fromkeys(("hello only", "hello-only", "hello"), "hello only")
    | dict.fromkeys(("one way", "one-way", "oneway", "einseitig", "unilateral"), "one way")
)
_NEVER = _table(never="nie nunca none", today="heute hoy", yesterday="gestern ayer")
_BIRTHDAY = _table(today="heute hoy", week="woche semana", month="monat mes")

CHOICES: Mapping[Field, Table] = MappingProxyType(
    {
        Field.CIRCLE: _CIRCLE, Field.STATE: _STATE, Field.CHANNEL: _CHANNEL, Field.HAS: _HAS, Field.DEPTH: _DEPTH,
        Field.TIE: _TIE, Field.WANT: _YES_NO, Field.MET: _YES_NO, Field.WIN: _YES_NO, Field.ASKED: _YES_NO,
        Field.LAST: _NEVER, Field.FIRST: _NEVER, Field.BIRTHDAY: _BIRTHDAY,
    }
)  # fmt: skip
TEXTS = frozenset(
    (
        Field.COMPANY, Field.TITLE, Field.CITY, Field.TOPIC, Field.GROUP, Field.GATHERING, Field.NAME, Field.NOTE,
        Field.SAID, Field.WIN, Field.ASKED,
    )
)  # fmt: skip
DATES = frozenset((Field.MET, Field.LAST, Field.FIRST))

UNITS: Mapping[str, Literal["d", "w", "m", "y"]] = MappingProxyType(
    dict.fromkeys(("d", "day", "days", "t", "tag", "tage", "dia", "dias"), "d")  # type: ignore[arg-type]
    | dict.fromkeys(("w", "week", "weeks", "woche", "wochen", "s", "semana", "semanas"), "w")
    | dict.fromkeys(("m", "mo", "month", "months", "monat", "monate", "mes", "meses"), "m")
    | dict.fromkeys(("y", "year", "years", "j", "jahr", "jahre", "a", "ano", "anos"), "y")
)
_MONTHS = (
    "january januar janner enero", "february februar feber febrero", "march marz maerz marzo", "april abril",
    "may mai mayo", "june juni junio", "july juli julio", "august agosto", "september septiembre setiembre",
    "october oktober octubre", "november noviembre", "december dezember diciembre",
)  # fmt: skip
MONTHS: Mapping[str, int] = MappingProxyType(
    {name: n for n, line in enumerate(_MONTHS, 1) for name in line.split()}
)


def choices(field: Field) -> tuple[str, ...]:
    """The words that a condition of this field may have, in English and in their order."""
    return tuple(dict.fromkeys(CHOICES.get(field, {}).values()))


def chosen(field: Field, folded: str) -> str:
    """Which of a field's words is meant, also by its beginning where that can be only one; "" for none."""
    table = CHOICES.get(field, {})
    if folded in table:
        return table[folded]
    begun = {key for word, key in table.items() if folded and word.startswith(folded)}
    return begun.pop() if len(begun) == 1 else ""


def month(folded: str) -> int:
    """The month of a name in one of the three languages, or of its first three letters and more; 0 for none."""
    if folded in MONTHS:
        return MONTHS[folded]
    begun = {n for name, n in MONTHS.items() if len(folded) > 2 and name.startswith(folded)}
    return begun.pop() if len(begun) == 1 else 0


assert {each.word for each in Circle} < set(_CIRCLE.values())
assert {each.value for each in State} < set(_STATE.values())
assert {each.value for each in Depth} == set(_DEPTH.values())
