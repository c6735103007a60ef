"""The words of the quick line in English, German and Spanish, as data: kinds, channels, days, times, promises.

All words are folded (lower case, no accents). The reader knows rules, never sentences.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time as clock_time
from types import MappingProxyType

from networker.domain.vocabulary import Channel, Kind

Words = frozenset[str]


def _w(text: str) -> Words:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language. Patterns are regular expressions over folded text."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    on: str
    last: str
    next: str
    ago: str
    hence: str
    fixed_days: tuple[tuple[str, int], ...]
    next_week: str
    month_end: str
    time: str
    read_time: Callable[["re.Match[str]"], clock_time | None]
    slash_day_first: bool
    day_units: tuple[str, ...]
    week_units: tuple[str, ...]
    month_units: tuple[str, ...]
    kinds: tuple[tuple[Kind, str], ...]  # the first that fits
    about: str  # words after which the note begins
    places: str  # words before a place
    remind: str
    to_words: str
    from_words: str
    i_words: str
    they_words: str
    promise_start: str
    due_words: str
    and_words: str
    stop: Words  # words that are no names, capital letter or not


CHANNELS: tuple[tuple[Channel, str], ...] = (
    (Channel.LINKEDIN, r"linkedin"), (Channel.WHATSAPP, r"whats\s?app\w*|wa"), (Channel.TELEGRAM, r"telegram\w*"),
    (Channel.SIGNAL, r"signal"), (Channel.INSTAGRAM, r"insta(?:gram)?"), (Channel.FACEBOOK, r"facebook|fb"),
    (Channel.MASTODON, r"mastodon"), (Channel.BLUESKY, r"bluesky|bsky"), (Channel.X, r"twitter|tweet\w*|x"),
    (Channel.MEETUP, r"meetup"), (Channel.BLOG, r"blog\w*"), (Channel.PHONE, r"sms"),
)  # fmt: skip


def _hour(hour: int, minute: int, half_day: str = "") -> clock_time | None:
    if half_day.startswith("p") and hour < 12:
        hour += 12
    elif half_day.startswith("a") and hour == 12:
        hour = 0
    return clock_time(hour, minute) if 0 <= hour <= 23 and 0 <= minute <= 59 else None


def _spoken(hour: int, minutes: int) -> clock_time | None:
    """A spoken hour from 1 to 6 is in the afternoon, from 7 to 12 as said."""
    total = hour * 60 + minutes
    if 1 <= hour <= 6:
        total += 12 * 60
    return clock_time(total // 60 % 24, total % 60)


_EN_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2,
}  # fmt: skip
_DE_NUMBERS = {
    "ein": 1, "einem": 1, "einer": 1, "eine": 1, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwolf": 12,
}  # fmt: skip
_ES_NUMBERS = {
    "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12,
}  # fmt: skip


def _number(text: str, words: Mapping[str, int]) -> int:
    return int(text) if text.isdigit() else words[text]


def _either(words: Mapping[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_EN_TIME = (
    r"\b(?:at |around |@ ?)?(?:(?P<noon>noon|midday)|(?P<midnight>midnight)"
    rf"|(?P<part>half past|quarter past|quarter to) (?P<ph>\d{{1,2}}|{_either(_EN_NUMBERS)})"
    r"|(?P<h>\d{1,2})[:.](?P<m>\d\d)\s?(?P<ap>[ap]\.?m\.?)?|(?P<h2>\d{1,2})\s?(?P<ap2>[ap]\.?m\b\.?))(?![\w/])"
    r"|\b(?:at|around) (?P<h3>\d{1,2})(?: o'clock)?(?![\w/:.-]|\.\d)"
)
_DE_TIME = (
    rf"\b(?:um |gegen )?(?:(?P<part>halb|viertel nach|viertel vor|dreiviertel) (?P<ph>\d{{1,2}}|{_either(_DE_NUMBERS)})"
    r"|(?P<noon>mittags|zwolf uhr mittags)|(?P<midnight>mitternacht)"
    rf"|(?P<h>\d{{1,2}}):(?P<m>\d\d)(?: uhr)?|(?P<h2>\d{{1,2}}|{_either(_DE_NUMBERS)}) uhr(?: (?P<m2>\d\d))?)(?![\w/])"
    r"|\bum (?P<h3>\d{1,2})(?![\w/:.])"
)
_ES_TIME = (
    rf"\b(?:a las? |sobre las? )(?P<h>\d{{1,2}}|{_either(_ES_NUMBERS)})"
    r"(?:[:.](?P<m>\d\d))?(?: (?P<part>y media|y cuarto|menos cuarto))?(?: de la (?P<half>manana|tarde|noche))?(?!\w)"
    r"|\b(?P<noon>al mediodia|a mediodia)|\b(?P<h2>\d{1,2}):(?P<m2>\d\d)(?!\w)"
)


def _read_en(m: "re.Match[str]") -> clock_time | None:
    if m["noon"]:
        return clock_time(12)
    if m["midnight"]:
        return clock_time(0)
    if m["part"]:
        minutes = {"half past": 30, "quarter past": 15, "quarter to": -15}[m["part"]]
        return _spoken(_number(m["ph"], _EN_NUMBERS), minutes)
    if m["h"]:
        return _hour(int(m["h"]), int(m["m"]), m["ap"] or "")
    if m["h2"]:
        return _hour(int(m["h2"]), 0, m["ap2"])
    return _spoken(int(m["h3"]), 0) if 1 <= int(m["h3"]) <= 12 else _hour(int(m["h3"]), 0)


def _read_de(m: "re.Match[str]") -> clock_time | None:
    if m["noon"]:
        return clock_time(12)
    if m["midnight"]:
        return clock_time(0)
    if m["part"]:
        minutes = {"halb": -30, "viertel nach": 15, "viertel vor": -15, "dreiviertel": -15}[m["part"]]
        return _spoken(_number(m["ph"], _DE_NUMBERS), minutes)
    if m["h"]:
        return _hour(int(m["h"]), int(m["m"]))
    if m["h2"]:
        minute = int(m["m2"] or 0)
        if m["h2"].isdigit():
            return _hour(int(m["h2"]), minute)
        return _spoken(_DE_NUMBERS[m["h2"]], minute)
    return _spoken(int(m["h3"]), 0) if 1 <= int(m["h3"]) <= 12 else _hour(int(m["h3"]), 0)


def _read_es(m: "re.Match[str]") -> clock_time | None:
    if m["noon"]:
        return clock_time(12)
    if m["h2"]:
        return _hour(int(m["h2"]), int(m["m2"]))
    minutes = {"y media": 30, "y cuarto": 15, "menos cuarto": -15}.get(m["part"] or "", 0) + int(m["m"] or 0)
    hour = _number(m["h"], _ES_NUMBERS)
    if m["half"]:
        return (
            _hour(hour + (12 if m["half"] != "manana" and hour < 12 else 0), minutes)
            if minutes >= 0
            else None
        )
    if m["m"] and m["h"].isdigit():
        return _hour(hour, minutes)
    return _spoken(hour, minutes) if 1 <= hour <= 12 else _hour(hour, minutes)


_MONTHS_EN = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS_DE = [
    "januar",
    "februar",
    "marz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
]
_MONTHS_ES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]


def _months(names: list[str], more: Mapping[str, int]) -> Mapping[str, int]:
    found = {name: n for n, name in enumerate(names, 1)}
    found |= {name[:3]: n for n, name in enumerate(names, 1)}
    return MappingProxyType(found | dict(more))


def _days(text: str) -> Mapping[str, int]:
    """Seven groups of forms, Monday first, separated by commas."""
    return MappingProxyType({form: n for n, group in enumerate(text.split(",")) for form in group.split()})


EN = Lexicon(
    months=_months(_MONTHS_EN, {"sept": 9}),
    weekdays=_days(
        "monday mon mondays,tuesday tue tues,wednesday wed weds,thursday thu thur thurs,friday fri,saturday sat,sunday sun"
    ),
    numbers=MappingProxyType(_EN_NUMBERS),
    on="on|by|until|till|before|this|this past|this coming",
    last="last|past|this past",
    next="next|coming|this coming",
    ago=rf"\b(?P<n>\d+|{_either(_EN_NUMBERS)}) (?P<unit>days?|weeks?|months?|years?) ago\b",
    hence=rf"\b(?:in|within) (?P<n>\d+|{_either(_EN_NUMBERS)}) (?P<unit>days?|weeks?|months?|years?)(?:'? time)?\b",
    fixed_days=(
        (r"the day before yesterday|day before yesterday", -2), (r"yesterday(?: (?:morning|afternoon|evening))?", -1),
        (r"last night", -1), (r"the day after tomorrow|day after tomorrow", 2),
        (r"(?:by |until |till )?(?:tomorrow|tmrw|tmr|tomoz)(?: (?:morning|afternoon|evening|night))?", 1),
        (r"(?:by )?today|(?:this|earlier this) (?:morning|afternoon|evening)|tonight|just now|earlier", 0),
    ),
    next_week=r"(?:by |early |sometime )?next week",
    month_end=r"(?:by |at |before |until )?(?:the )?end of (?:the|this) month|(?:by )?month's end",
    time=_EN_TIME,
    read_time=_read_en,
    slash_day_first=False,
    day_units=("day",), week_units=("week",), month_units=("month",),
    kinds=(
        (Kind.COMMENT, r"comment\w*|replied (?:to|under|on) \w+'?s? post|reply under"),
        (Kind.VIDEO, r"zoom\w*|teams|skyped?|skyping|video\s?calls?|video chat\w*|facetime\w*|google meet|gmeet|"
                     r"webex|jitsi|hangout|videocall\w*|video"),
        (Kind.CALL, r"call\w*|rang|ring|phon\w+|telephon\w+|spoke on the phone|voicemail|on the phone|by phone"),
        (Kind.MAIL, r"e-?mail\w*|mail\w*|newsletter from|📧|✉️?"),
        (Kind.MESSAGE, r"text(?:ed|s|ing)?|messag\w+|msg\w*|dm\w*|d\.m\.|dm'd|ping(?:ed|s|ing)?|wrote(?: to| on)?|"
                       r"writ\w+|sms|chat(?:ted)?(?: on| with)?|voice messages?|sent|wished|whats\s?app\w*|telegram\w*|"
                       r"signal|tweet\w*|instagram|linkedin message|invited|congratulat\w+|thanked"),
        (Kind.MEETING, r"coffees?|lunch\w*|dinners?|dined|breakfast\w*|brunch\w*|drinks?|beers?|pints?|wine|tea|"
                       r"supper|meals?|ate|met(?: up)?|meet(?:ing|up)?|walk(?:ed|s)?|ran into|bumped into|saw|"
                       r"visited|visit|hik(?:e|ed)|runn?(?:ing)?|ran|dropp?ed by|caught up|catch-?up|party|hung out|"
                       r"cocktails?|picnic|barbecue|bbq|bike ride|swim|swam|gym|concert|cinema|museum|saw|☕|🍷|🍺"),
        (Kind.CALL, r"📞|☎️?|talked|spoke|chat"),
        (Kind.NOTE, r"note|idea|nb"),
    ),
    about=r"about|re|regarding|concerning",
    places=r"at|in",
    remind=r"remind me(?: to)?|reminder|todo|to-?do|don'?t forget(?: to)?|need to|must|should|have to|remember to",
    to_words=r"to|→|->",
    from_words=r"from|←|<-",
    i_words=r"i|i'll|i will|i'm|i am|me|we|we'll|let me|i promised to|i promised",
    they_words=r"he|she|they|he'll|she'll|they'll",
    promise_start=r"(?:i'll|i will|i promised|i owe|we'll|(?:he|she|they) (?:promised|will|wants? to|owes?|agreed)|"
                  r"(?:he|she|they)'ll)\b",
    due_words=r"by|on|until|till|before|at",
    and_words=r"and|&|\+|with|w/|plus",
    stop=_w(
        "i a an the and with at in on to from about re for of by my me his her their our your had have has was were "
        "is are been he she they we you it this that last next yesterday today tomorrow tmrw noon morning afternoon "
        "evening night week weeks month months day days ago some few quick long short good nice great lovely again "
        "also up over out off down after before both then so but or if as her him them us mr mrs ms dr prof frau herr "
        "don doña new old post article blog linkedin whatsapp telegram signal facebook instagram twitter x mail email "
        "phone zoom teams skype q1 q2 q3 q4 sir call called rang coffee lunch dinner drinks beers tea video message "
        "text note idea todo remind reminder met meeting saw sent wished happy birthday merry christmas between "
        "guy girl man woman friend friends husband wife partner sister brother mother father mum dad son daughter "
        "named called someone somebody everyone everybody no not nobody together round around"
    ),
)  # fmt: skip

DE = Lexicon(
    months=_months(_MONTHS_DE, {"jan": 1, "janner": 1, "feber": 2, "maerz": 3, "mrz": 3, "dez": 12, "okt": 10}),
    weekdays=_days(
        "montag mo montags,dienstag di,mittwoch mi,donnerstag do,freitag fr,samstag sonnabend sa,sonntag so"
    ),
    numbers=MappingProxyType(_DE_NUMBERS),
    on="am|bis|bis zum|bis am|den|ab|vor|diesen|vom",
    last="letzten|letzte|letzter|letztem|vergangenen|vorigen",
    next="nachsten|nachster|kommenden|nachste",
    ago=rf"\bvor (?P<n>\d+|{_either(_DE_NUMBERS)}) (?P<unit>tag\w*|woche\w*|monat\w*|jahr\w*)\b",
    hence=rf"\bin (?P<n>\d+|{_either(_DE_NUMBERS)}) (?P<unit>tag\w*|woche\w*|monat\w*|jahr\w*)\b",
    fixed_days=(
        (r"vorgestern", -2), (r"gestern(?: (?:morgen|vormittag|mittag|nachmittag|abend|nacht))?|letzte nacht", -1),
        (r"heute(?: (?:morgen|fruh|vormittag|mittag|nachmittag|abend|nacht))?|vorhin|eben|gerade", 0),
        (r"(?:bis )?ubermorgen", 2),
        (r"(?:bis )?morgen(?: (?:fruh|vormittag|mittag|nachmittag|abend))?", 1),
    ),
    next_week=r"(?:bis |anfang )?nachste(?:r)? woche",
    month_end=r"(?:bis |am |zum )*(?:ende des monats|monatsende|ende (?:dieses )?monats)",
    time=_DE_TIME,
    read_time=_read_de,
    slash_day_first=True,
    day_units=("tag",), week_units=("woche",), month_units=("monat",),
    kinds=(
        (Kind.COMMENT, r"kommentar\w*|kommentiert\w*"),
        (Kind.VIDEO, r"zoom\w*|gezoomt|teams|skype\w*|geskypt|video\w*|facetime"),
        (Kind.CALL, r"anruf\w*|angerufen|rief|riefen|telefon\w*|telefoniert\w*|telefonat\w*|call"),
        (Kind.MAIL, r"e-?mails?|mails?|gemailt|mailt\w*|📧"),
        (Kind.MESSAGE, r"nachricht\w*|geschrieben|schrieb\w*|geschickt|schickt\w*|sms|dm|ping\w*|angepingt|"
                       r"whats\s?app\w*|telegram\w*|signal|gechattet|chat\w*|gesimst|gratuliert|sprachnachricht\w*"),
        (Kind.MEETING, r"kaffee\w*|mittagessen|abendessen|fruhstuck\w*|brunch|essen|gegessen|bier\w*|wein|drinks?|tee|"
                       r"treffen|getroffen|traf\w*|spazier\w*|spaziergang|wandern|wanderung|gewandert|besuch\w*|"
                       r"gesehen|sah|begegnet|uber den weg gelaufen|meeting|gefeiert|party|grillen|lunch|dinner|"
                       r"verabredung|ausflug|kino|konzert|☕|🍷|🍺"),
        (Kind.CALL, r"📞|gesprochen|geredet"),
        (Kind.NOTE, r"notiz|idee"),
    ),
    about=r"wegen|uber|zum thema|betreffs?|bzgl\.?",
    places=r"im|in der|in|auf der|auf dem|auf|bei der|beim|am",
    remind=r"erinner\w* mich(?: daran)?|erinnerung|todo|nicht vergessen|muss|denk dran|daran denken",
    to_words=r"an|→|->",
    from_words=r"von|←|<-",
    i_words=r"ich|wir",
    they_words=r"er|sie",
    promise_start=r"(?:ich (?:werde|schicke|melde|rufe|bringe|mache|sende)|(?:er|sie) (?:wird|versprach|will|schickt|meldet)|"
                  r"(?:er|sie) hat versprochen)\b",
    due_words=r"bis|bis zum|am|um",
    and_words=r"und|mit|&|\+|sowie",
    stop=_w(
        "ich ein eine einen einem einer der die das den dem des und mit am im in auf an von zu zum zur bei beim fur "
        "uber wegen aus nach vor hab habe hat haben war waren bin ist sind mein meine meinen meinem meiner ihr ihre "
        "ihrem ihren sein seine seinem seinen mir mich ihm er sie wir uns es gestern heute morgen vorgestern "
        "ubermorgen letzten letzte letzter nachsten nachste woche wochen tag tagen tage monat monate frau herr herrn "
        "dr prof ne nen um uhr halb viertel dreiviertel mittag abend nachmittag vormittag fruh nacht beitrag artikel "
        "blog linkedin whatsapp telegram signal facebook mail kaffee bier mittagessen abendessen treffen zoom mann "
        "freund freundin bruder schwester mutter vater sohn tochter kollege kollegin chef chefin kurz lang noch auch "
        "nicht erreicht nachricht anruf telefonat spaziergang essen geburtstag januar februar marz april mai juni "
        "juli august september oktober november dezember"
    ),
)  # fmt: skip

ES = Lexicon(
    months=_months(_MONTHS_ES, {"set": 9, "setiembre": 9, "ene": 1, "dic": 12}),
    weekdays=_days("lunes,martes,miercoles,jueves,viernes,sabado,domingo"),
    numbers=MappingProxyType(_ES_NUMBERS),
    on="el|este|para el|antes del|hasta el|del|al",
    last="pasado|ultimo",
    next="proximo|que viene|siguiente",
    ago=rf"\bhace (?P<n>\d+|{_either(_ES_NUMBERS)}) (?P<unit>dias?|semanas?|mes(?:es)?|anos?)\b",
    hence=rf"\b(?:en|dentro de) (?P<n>\d+|{_either(_ES_NUMBERS)}) (?P<unit>dias?|semanas?|mes(?:es)?|anos?)\b",
    fixed_days=(
        (r"anteayer|antes de ayer", -2), (r"ayer(?: por la (?:manana|tarde|noche))?|anoche", -1),
        (r"hoy|esta (?:manana|tarde|noche)|hace un rato", 0), (r"pasado manana", 2),
        (r"(?:para )?manana(?: por la (?:manana|tarde|noche))?", 1),
    ),
    next_week=r"(?:para )?la (?:semana que viene|proxima semana)|la semana proxima",
    month_end=r"(?:a |para |antes de )?(?:fin(?:ales)? de(?:l)? mes|final de mes)",
    time=_ES_TIME,
    read_time=_read_es,
    slash_day_first=True,
    day_units=("dia",), week_units=("semana",), month_units=("mes",),
    kinds=(
        (Kind.COMMENT, r"coment\w+"),
        (Kind.VIDEO, r"videollamad\w*|zoom|teams|skype|video\w*"),
        (Kind.CALL, r"llam\w+|telefon\w+|por telefono"),
        (Kind.MAIL, r"correos?|e-?mails?|mails?|📧"),
        (Kind.MESSAGE, r"mensajes?|escrib\w+|mand\w+|envi\w+|sms|dm|whats\s?app\w*|telegram|signal|felicit\w+"),
        (Kind.MEETING, r"cafes?|comid\w*|comi|comimos|comer|cen\w+|almuerzo|almorc\w+|desayun\w+|copas?|canas?|"
                       r"cervezas?|vinos?|te|paseo|pasee|paseamos|quede|quedamos|vi|vimos|encontr\w+|reunion|"
                       r"reuni\w*|visit\w+|tome|tomamos|merend\w+|fiesta|concierto|cine|☕|🍷|🍺"),
        (Kind.CALL, r"📞|hable|hablamos|hablado"),
        (Kind.NOTE, r"nota|idea"),
    ),
    about=r"sobre|acerca de|por lo de",
    places=r"en",
    remind=r"recuerdame|recordar|recordatorio|no olvidar|tengo que|hay que|pendiente|todo",
    to_words=r"a|→|->",
    from_words=r"de|←|<-",
    i_words=r"yo|le|les|lo",
    they_words=r"el|ella|ellos|ellas|me",
    promise_start=r"(?:prometi|(?:el|ella) (?:prometio|va a)|prometio|voy a)\b",
    due_words=r"para el|para|antes del|el",
    and_words=r"y|e|con|&|\+",
    stop=_w(
        "yo un una unos unas el la los las lo y e con en a al de del por para sobre mi mis me su sus le les se que "
        "ayer hoy manana anteayer anoche esta este pasado proxima proximo semana semanas dia dias mes meses hace "
        "tarde noche he ha tuve fue era es son senor senora don dona dr tal hermano hermana madre padre hijo hija "
        "amigo amiga marido mujer jefe jefa llame llamo cafe comida cena correo mensaje nota idea recuerdame enero "
        "febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre linkedin whatsapp "
        "telegram signal zoom videollamada llamada articulo publicacion telefono feria las tres media cuarto"
    ),
)  # fmt: skip

LEXICONS: Mapping[str, Lexicon] = MappingProxyType({"en": EN, "de": DE, "es": ES})
