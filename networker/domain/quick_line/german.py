"""German for the quick line. Words are folded letter by letter: ü is u, ß stays ß."""

import re
from datetime import time
from types import MappingProxyType

from networker.domain.quick_line.lexicon import (
    SOCIAL,
    AgainWords,
    DenialWords,
    DoubtWords,
    LeadWords,
    Lexicon,
    MonthWords,
    clock,
    count,
    counted,
    either,
    months,
    repeats,
    spoken,
    words,
)
from networker.domain.quick_line.tell_words import DE_TELLS
from networker.domain.quick_line.text import fold_same
from networker.domain.vocabulary import Kind

_HOURS = counted("eins ein,zwei zwo,drei,vier,funf,sechs,sieben,acht,neun,zehn,elf,zwolf")
_NUMBERS = MappingProxyType(
    {
        **_HOURS,
        "einem": 1,
        "einer": 1,
        "eine": 1,
        "einen": 1,
        "ner": 1,
        "nem": 1,
        "vierzehn": 14,
        "zwanzig": 20,
    }
)
_ORDINALS = counted(
    "ersten,zweiten,dritten,vierten,funften,sechsten,siebten,achten,neunten,zehnten,elften,zwolften,dreizehnten,vierzehnten,"
    "funfzehnten,sechzehnten,siebzehnten,achtzehnten,neunzehnten,zwanzigsten"
)
_MINUTES = MappingProxyType({"funf": 5, "zehn": 10, "zwanzig": 20})
_HOUR = rf"\d{{1,2}}|{either(_HOURS)}"
_UNITS = r"(?P<unit>minuten?|min|stunden?|std|h|tag(?:en?)?|tg|wochen?|wo|monat(?:en?)?|jahr(?:en?)?)\.?"

_TIME = (
    rf"\b(?:um |gegen |ab |so )*(?:(?P<part>halb|viertel nach|viertel vor|dreiviertel|viertel) (?P<ph>{_HOUR})"
    r"|(?P<noon>mittags|zwolf uhr mittags|12 uhr mittags)|(?P<midnight>mitternacht)"
    r"|(?P<h>\d{1,2}):(?P<m>\d\d)(?: ?uhr)?|(?:(?<=um )|(?<=gegen ))(?P<h8>\d{1,2})\.(?P<m8>\d\d)|(?P<h6>\d{1,2})\.(?P<m6>\d\d) ?uhr|(?P<h7>\d{1,2}) ?h"
    rf"|(?P<h2>{_HOUR}) uhr(?: (?P<m2>\d\d))?"
    rf"|(?<=um )(?P<mins>{either(_MINUTES)}|\d{{1,2}}) (?P<side>vor|nach) (?P<half>halb )?(?P<h4>{_HOUR})"
    rf"|(?:(?<=um )|(?<=gegen ))(?!ein\b)(?P<h3>{_HOUR})(?!\.\d|:))"
    r"(?: (?P<day_part>morgens|fruh|vormittags|nachmittags|abends|nachts))?(?![\w/])"
)


def _read_time(m: re.Match[str]) -> time | None:
    half_day = {
        "nachmittags": "p",
        "abends": "p",
        "morgens": "a",
        "fruh": "a",
        "vormittags": "a",
        "nachts": "a",
    }.get(m["day_part"] or "", "")
    if m["noon"]:
        return time(12)
    if m["midnight"]:
        return time(0)
    if m["part"]:
        minutes = {"halb": -30, "viertel nach": 15, "viertel vor": -15, "dreiviertel": -15, "viertel": -45}[
            m["part"]
        ]
        return spoken(_hour(m["ph"]), minutes, half_day)
    if m["mins"]:
        minutes = _MINUTES.get(m["mins"]) or int(m["mins"])
        minutes = (minutes if m["side"] == "nach" else -minutes) - (30 if m["half"] else 0)
        return spoken(_hour(m["h4"]), minutes, half_day) if minutes < 60 else None
    if hour := m["h"] or m["h6"] or m["h8"]:
        return clock(int(hour), int(m["m"] or m["m6"] or m["m8"]), half_day)
    hour = m["h7"] or m["h2"]
    if hour and hour.isdigit():
        return clock(int(hour), int(m["m2"] or 0), half_day)
    return spoken(_hour(hour or m["h3"]), int(m["m2"] or 0), half_day)


def _hour(text: str) -> int:
    return int(text) if text.isdigit() else _HOURS[text]


# What I am or was, not what I am going to do: "ich bin müde", "ich fragte ihn".
_STATE = (
    r"habe?|hatte|bin|war|wurde|kann|konnte|mag|mochte|weiß|weiss|wusste|glaube?|denke?|dachte|finde?|fand|hoffe?|freue?|kenne?|"
    r"verstehe|liebe|hasse|lebe|wohne|arbeite|ging|kam|sah|traf|gab|nahm|las|schrieb|rief|sprach|fuhr|blieb|bekam|aß|trank|"
    r"trug|lief|saß|stand|hielt|schlief|half|verlor|gewann|begann|vergaß|ließ|verließ|zog|flog|bat|lud|warf|stieg|fiel|hing|lag|brachte|durfte|musste|sollte|wollte|fuhle|vermisse|\w+te"
)
_NOT_A_VERB = r"(?:mit|nicht|jetzt|seit|erst|heut|fest|gut|rest|zeit|laut|selbst|sonst|fast|dort|spat|oft|zuletzt|leicht|kurzt|vielleicht|\w+heit|\w+keit)\b"
_TO_ME = (
    r"erinner(?:e|t)?(?: mich)?(?: bitte)?(?: daran| an)?|erinnerung(?: an)?|to-?do|aufgabe|(?:bitte )?nicht vergessen|"
    r"vergiss nicht|(?:ich )?muss(?: noch)?|(?:ich )?sollte(?: noch)?|(?:denk|denke|denken) (?:dran|daran)|daran denken|merken"
)

_MY_CALL = r"\b(?:meinen?|unseren?) anrufe? (?:abgelehnt|weggedruckt|ignoriert|verpasst)\b|\b(?:lehnte|druckte|ignorierte|verpasste) (?:meinen?|unseren?) anruf"
# What I do to somebody, as an infinitive at the end says it.
_CONTACT = (
    r"anrufen|zurückrufen|anschreiben|schreiben|fragen|nachfragen|nachhaken|mailen|anmailen|simsen|texten|anpingen|kontaktieren|"
    r"erinnern|einladen|danken|gratulieren|antworten|informieren|benachrichtigen|bitten|bezahlen|zahlen|bringen|mitbringen|"
    r"schicken|senden|geben|zurückgeben|leihen|besuchen|abholen|treffen|sagen|zeigen|vorstellen|melden|ansprechen|besorgen|"
    r"kaufen|helfen|vorschlagen|empfehlen|weiterleiten"
)
_CONTACT_FOLDED = fold_same(_CONTACT)

_MONTH_NAMES = "januar februar marz april mai juni juli august september oktober november dezember"

DE = Lexicon(
    months=months(
        _MONTH_NAMES,
        {"janner": 1, "feber": 2, "maerz": 3, "mrz": 3, "sept": 9, "juno": 6, "julei": 7},
    ),
    weekdays=counted(
        "montag mo montags,dienstag di,mittwoch mi,donnerstag do,freitag fr,samstag sonnabend sa,sonntag so", 0
    ),
    numbers=_NUMBERS,
    ordinals=_ORDINALS,
    on="am|bis|bis zum|bis am|bis spatestens|spatestens|spatestens am|bis spatestens am|zum|den|ab|vor|diesen|diese|vom|der|an diesem|"
       "am kommenden|am vergangenen|am letzten|am nachsten|bis nachsten|bis kommenden",
    until="bis|spatestens|vor",
    last="letzten|letzte|letzter|letztem|vergangenen|vorigen",
    next="nachsten|nachster|nachste",
    coming="kommenden|kommender|kommende",
    day_parts=r" ?(?:morgen|fruh|vormittag|mittag|nachmittag|abend|nacht)",
    days_capital=True,
    day_does=r"(?:hat|haben|ist|rief|ruft|schrieb|schreibt|schickte|schickt|mailte|meldete|meldet|kam|kommt|sagte|sagt|will)\b",
    no_weekday=r"(?!)",
    the_days=(
        r"\b(?:am|zum|bis|bis zum|den|vom) (\d{1,2})\.(?!\s?\d)",
        r"\b(?:am|bis zum) (\d{1,2})(?=\s|$)",
        rf"\b(?:am|zum|bis zum) ({either(_ORDINALS)})(?! (?:tag|abend|mal|juli|platz))(?=\s|$|[,:;.])",
    ),
    in_month="im|letzten|seit|anfang|mitte|im letzten",
    periods=r"im (?:sommer|winter|herbst|fruhling|fruhjahr)|(?:letzte[nsr]?|diese[nsr]?|vorige[nsr]?) (?:woche|monat|jahr|wochenende|sommer|winter|herbst|fruhling)|am wochenende|"
            r"neulich|kurzlich|vor kurzem|(?:im jahre? |in |anfang |mitte |ende )?(?:19|20)\d\d(?=\W*$)",
    last_week=r"(?:letzte[nr]?|vorige[nr]?) woche",
    periods_ahead=r"nachste[nsr]? (?:monat|jahr|wochenende|sommer|winter|herbst|fruhling|mal)|bald|demnachst|irgendwann",
    ago=rf"\b(?:vor|heute vor) {count(_NUMBERS)}{_UNITS}(?!\w)",
    hence=rf"\b(?:in|binnen|innerhalb von) {count(_NUMBERS)}{_UNITS}(?!\w)",
    fixed_days=(
        (r"vorgestern(?: (?:morgen|vormittag|mittag|nachmittag|abend|nacht))?", -2),
        (r"gestern(?: (?:morgen|fruh|vormittag|mittag|nachmittag|abend|nacht))?|letzte nacht", -1),
        (r"heute?(?: (?:morgen|fruh|vormittag|mittag|nachmittag|abend|nacht))?|vorhin|eben|gerade", 0),
        (r"(?:bis )?(?:ubermorgen|uebermorgen)(?: (?:fruh|vormittag|mittag|nachmittag|abend))?", 2),
        (r"(?:bis )?(?<!\bam )(?<!guten )(?<!jeden )(?<!diesen )morgen(?: (?:fruh|vormittag|mittag|nachmittag|abend))?", 1),
    ),
    next_week=r"(?:bis |anfang )?(?:der )?nachste[rn]? woche|kommende woche|(?P<after>ubernachste woche)",
    week_end=r"(?:bis |am |zum )*ende (?:(?:der|dieser) woche|(?P<after>(?:der )?nachste[rn] woche))",
    later="",
    week_behind="",
    before_last=r" vor (?:letzter|der letzten) woche\b",
    later_today=r"spater heute|heute noch|nachher|heute spater|spater(?=\W*$)",
    parts=(("abend|nacht", "p", 18), ("nachmittag", "p", 12), (r"(?<=[a-z]) ?(?:morgen|fruh|vormittag)", "a", 0)),
    since=r"bis|seit|ab",
    not_day=r"nicht",
    sure_hour=r"mittag|mitternacht|morgens|fruh|abends|nachts",
    not_on=r"nach|nach dem|seit|seit dem|ab|ab dem|\d+ tage? (?:vor|nach)|(?:zwei|drei|ein paar) tage (?:vor|nach)|am tag (?:vor|nach)",
    feasts=r"(?:zu|an|uber|um|vor|nach|seit) (?:weihnachten|ostern|pfingsten|silvester|neujahr|heiligabend|nikolaus|fasching|karneval)",
    list_of_days=r"(?:zwischen |vom |zwischen dem )?\d{1,2}\. ?(?:oder|und|bis|-|–|,)(?: (?:dem|zum|am))? ?$",
    month_end=r"(?:bis |am |zum )*(?:ende des monats|monatsende|ende (?:dieses )?monats|ende (?:des|dieses) monats)",
    within_month=MonthWords(
        nth=MappingProxyType(
            {
                form: n
                for stem, n in (("erste", 1), ("zweite", 2), ("dritte", 3), ("vierte", 4), ("funfte", 5), ("letzte", -1))
                for form in (stem, f"{stem}n", f"{stem}r", f"{stem}s")
            }
            | {"1.": 1, "2.": 2, "3.": 3, "4.": 4, "5.": 5}
        ),
        day="tag",
        weeks="woche|wochenende|halfte",
        before="in|am|im|zu|zum|bis|seit|gegen|um|die|der|das",
        of="im|in|des|vom|von",
        this=r"(?:im|des|dieses|diesen|in diesem) monats?",
        next=r"(?:(?:im|des|vom) )?(?:nachsten|kommenden) monats?",
        last=r"(?:(?:im|des|vom) )?(?:letzten|vorigen|vergangenen) monats?",
        each=r"jeden monat|jedes monats|eines jeden monats|in jedem monat|monatlich",
        parts="anfang|mitte",
        week="(?:der|dieser|letzter|vergangener|voriger) woche",
        week_of=r"(?:in )?(?:der |die )?woche (?:vom |ab )?",
        end="ende",
    ),
    time=_TIME,
    range_from=r"von|zwischen",
    range_to=r"-|–|bis",
    range_and=r"und",
    noons=("mittags", "mitternacht"),
    read_time=_read_time,
    slash_day_first=True,
    day_units=("t",), week_units=("w",), month_units=("mo",), hour_units=("st", "h", "min"),
    kinds=(
        (Kind.COMMENT, r"kommentare?|kommentier(?:t|te|en)"),
        (Kind.VIDEO, r"zoom(?:en|te|call|meeting)?|gezoomt|teams|skyp(?:e|en|te)|geskypt|video(?:anruf|call|chat|konferenz|telefonat)?|"
                     r"facetime"),
        (Kind.CALL, r"tel|anrufe?|anrufen|angerufen|rief|riefen|ruft|ruf|rufe|telefon(?:at|ate|ierte?|ieren|isch)?|call|zuruckgerufen|zuruckrufen|"
                    r"mailbox"),
        (Kind.MAIL, r"e-?mails?|mails?|gemailt|mailte|mailt|mailen"),
        (Kind.MESSAGE, r"nachricht(?:en)?|geschrieben|schrieb|schrieben|schreibt|geschickt|schickte|schickt|sms|dms?|ping|pingte|"
                       r"angepingt|whats\s?app(?:s|t|te|nachricht)?|telegram|gechattet|chat|chatte|gesimst|gratuliert|"
                       r"sprachnachricht(?:en)?|angeschrieben|anschreiben|eingeladen|lud|geantwortet|antwortete|brief (?:von|an)|postkarte|messenger|gemeldet"),
        (Kind.MEETING, r"personlich|unter vier augen|von angesicht zu angesicht|kaffee(?:trinken|klatsch|pause)?|mittagessen|abendessen|fruhstuck(?:en)?|gefruhstuckt|brunch(?:en)?|"
                       r"essen|gegessen|biere?|bierchen|wein|drinks?|tee|kuchen|pizza|doner|eis|eisessen|sushi|burger|cocktails?|"
                       r"gluhwein|schnitzel|treffen?|getroffen|traf|trafen|spazieren|spaziergang|spaziert|wandern|wanderung|"
                       r"gewandert|besuch|besucht|besuchte|gesehen|sah|begegnet|uber den weg gelaufen|meeting|gefeiert|party|"
                       r"grillen|gegrillt|lunch|dinner|verabredung|ausflug|kino|konzert|kennengelernt|kennen gelernt|radtour|"
                       r"termin mit|vorbeigekommen|vorbeigeschaut"),
        (Kind.CALL, r"gesprochen|geredet|unterhalten|geplaudert|gequatscht|diskutiert"),
        (Kind.NOTE, r"notiz|idee|merke"),
    ),
    over=r"auf|uber|per|via|in|bei|mit",
    tells=r"\b(?:vorgestellt|stellte\w*)\b",
    wants=(
        r"(?:(?:ich )?(?:mochte|moechte|will|wurde|wuerde) (?:gerne? )?)?",
        r"(?: gerne?)? kennen ?lernen",
    ),
    win=r"erfolg",
    through=r"durch|dank",
    perhaps_through=r"uber|ueber|mit|von",
    invites="eingeladen|lud",
    to_what="zum|zur|zu|auf",
    no_kind=r"(?!)",
    no_talk=r"\b(?:entfallt|entfiel|entfallen|gecancelt|storniert)\b|\b(?:ist|sind|wurde|wird|war) (?:\w+ )?(?:gestrichen|hinfallig)\b|\bfallt (?:flach|ins wasser)\b|\bfindet (?:\w+ )?nicht statt\b|"
            r"\b(?:abgesagt|absagen|sagte? .*\bab|ausgefallen|fiel aus|fallt aus|verschoben|verschieben|(?:vor)?verlegt|vertagt|vorgezogen|geplatzt|versetzt|abgeblasen)\b|"
            r"\b(?:beitrag|foto|fotos|bild|bilder|video|story|profil|artikel|post) .*\bgesehen\b|"
            rf"\b(?:auf|bei) (?:{SOCIAL}) .*\bgesehen\b",
    doubt=DoubtWords(
        denier="nicht",
        denied=r"\b(?:meinen?|unseren?|die|_+) (?:\w+ )?(?:e-?mails?|mails?|nachricht(?:en)?|sms|brief) (?:\w+ )?(?:ignoriert|geloscht|archiviert|ubersehen|verloren|weggeworfen)\b|"
               r"\b(?:ignorierten?|ignorierte|loschte|ubersah|verlor) (?:meinen?|unseren?|die) (?:\w+ )?(?:e-?mails?|mails?|nachricht(?:en)?|sms|brief)\b|"
               r"\b(?:nicht|nie|niemals)\b(?! (?:mit |an |von |bei )?_| nur\b| (?:erreicht|abgenommen|rangegangen|drangegangen|geantwortet)\b)|"
               r"\b(?:vergeblich|vergebens|erfolglos)\b",
        denied_before=r"\bkein\w*(?: \S+){0,2} $|\bohne(?: \S+)? $",
        wished=r"\b(?:schuld(?:e|est|et|en)|vielleicht|hoffentlich|falls|wenn|hoffe|hoffte|plane|plante|mochte|wurde|hatte (?:gern\w*|fast|beinahe)|"
               r"(?:fast|beinahe)(?! (?:\d|eine?|zwei|drei|vier|funf|sechs|jede\w*)\b)|vorgeschlagen|vergessen,?|geschwanzt|verschwitzt)\b",
        wished_anywhere=r"\b(?:zum|zur|auf|nach) \S+ (?:.* )?gefragt\b|\b(?:verschoben|verschieben|(?:vor)?verlegt|vorgezogen|vertagt|verabredet|weder|kaum|versuch(?:t|e|te|ten)|gehofft|(?<!als )(?<!wie )geplant|vorgehabt|vergessen|gewollt|konnte|sollen|wollen)\b|"
                        rf"\bwollten?\b.*\b(?:{_CONTACT_FOLDED})\s*$|\w+zu(?:rufen|schreiben|laden|sprechen|treffen|telefonieren)\b",
        habit=r"\bpfleg(?:t?en?|te)\b.* zu \w+en\b",
        habit_undated=r"(?<!wie )(?<!etwas )(?<!stunde )\b(?:fruher(?! als\b)|immer(?! (?:noch|wieder)\b)|oft|haufig|meistens|regelmassig|damals)\b",
        moved=r"\b(?:(?:wurde|ist|war|leider|nun|jetzt|doch) )*(?:auf(?: (?:den|die|das))?\s{2,}|auf (?:spater|(?:den |die )?\w+ \w+\s{2,})|um (?:\w+ ){1,2}(?:minuten?|stunden?|tage?|wochen?|monate?)(?: nach (?:hinten|vorne?))? |nach (?:hinten|vorne?) )\s*"
              r"(?:gelegt|gerutscht|geschoben|gesetzt|gewandert|gezogen|geandert|gewechselt|zuruckgestellt)\b|"
              r"\b(?:rutscht|rutschte|wandert|wanderte) (?:auf|nach hinten|nach vorne?|um)\b|\b(?:umgelegt|umterminiert|umgebucht|umgeplant|verzogert)\b",
        off=r"(?:(?:leider|aber|dann|doch|wurde|ist|wieder|kurzfristig|nun|jetzt) )*(?:abgesagt|gestrichen|entfallt|entfallen|entfiel|gecancelt|verschoben|(?:vor)?verlegt|vertagt|ausgefallen|geplatzt|fiel aus|fallt aus|abgeblasen)"
            r"(?=\s{2}|\W*$| (?:auf|um|wegen|weil|worden)\b)",
        question=r"(?:(?:habe?|soll|kann|war) ich|(?:haben|sollen|konnen|waren) wir|(?:hat|ist|war) (?:er|sie))\b|(?:wann|warum|wer|wo|wie(?! (?:immer|ublich|gewohnt|vereinbart|geplant|versprochen|besprochen)\b)) \w",
        unanswered=rf"{_MY_CALL}|\bweggedruckt\b|\b(?:ging|geht) (?:\S+ )?nicht (?:ran|dran)\b|\b(?:keiner|niemand) (?:ran|dran|ging ran)\b|"
                   r"\bverpasst\w*\b|\bentgangen\w*\b|\bnicht (?:erreicht|abgenommen|rangegangen|drangegangen|da)\b|\bkeine antwort\b|"
                   r"\bniemand(?:en)? (?:erreicht|da)\b|\bmailbox\b|\banrufbeantworter\b|\bbesetzt\b",
        my_call=_MY_CALL,
        no_reply=r"\bkeine (?:antwort|ruckmeldung|reaktion)\b(?! (?:notig|erforderlich|erwartet))|\b(?:noch )?nicht (?:geantwortet|reagiert)\b|\bunbeantwortet\b|\bohne antwort\b",
        lost=r"\b(?:kam|kamen|kommt|ging) (?:\S+ )?zuruck\b|\bzuruckgekommen\b|\bunzustellbar\b|\bnicht (?:zugestellt|zustellbar|angekommen)\b|\b(?:kam|kamen|kommt) nicht an\b|\bverloren gegangen\b|\b(?:ging|gingen) verloren\b|\bfehlgeschlagen\b|"
             r"\b(?:war|ist|waren) (?:nur )?(?:eine? )?(?:spam|phishing|gefalscht|falschung)\b|\bgefalschte \w+\b|\babwesenheits\w+|\bautomatische (?:antwort|mail|e-?mail|nachricht)\b|\bautoreply\b",
        past=r"\b(?:ge\w{2,}(?:t|en)|[a-zäöüß]{2,}ge\w{2,}(?:t|en)|traf|trafen|rief|schrieb|sah|sprach|war|besucht|begegnet|telefoniert)\b",
        of_others=r"[\W_]*_(?:[\W_]|und\b)* (?:(?:hat|haben) (?:sich )?(?:\w+ ){0,3}?(?:mit |an )?_.* (?:getroffen|angerufen|geschrieben|gesprochen|besucht|kennengelernt|gesehen|getrunken|gegessen|telefoniert|geredet|gezoomt|gefruhstuckt)\b|"
                  r"(?:traf|trafen|rief|besuchte|sah|sahen) (?:sich )?(?:mit )?_|(?:sprach|telefonierte|redete|ass|aß|trank)(?: \w+){0,2} mit _)|[\W_]*(?:das|der|die) \w+ von _+ mit _",
        clause="weil|obwohl|wahrend|aber|dass|nachdem|bevor|damit|sondern|doch|sodass|sobald",
        says="dass",
        does=r"(?:war|ist|waren|sind|hat|hatte|haben|konnte|kann|wollte|will|musste|muss|kam|kommt|blieb|sagte|sagt|fehlte|fehlt|wird|durfte|sollte|mag|lasst|liess)\b",
        then="und dann|dann|und|danach|spater",
        vows=r"(?:wird|will|soll|sollte|muss|verspricht|versprach|schuldet|hat (?:\S+ ){0,6}versprochen|mochte|hat vor)\b",
        owes=r"verspricht|versprach|schuldet|hat (?:\S+ ){0,6}versprochen",
        to_me=r"mich|mir|uns",
    ),
    denials=DenialWords(
        openings="bitte|aber|und|also|dann",
        subjects=r"(?:ich|er|sie|es|wir|das|alles|alle|beide)\b|(?:der|die|das|sein\w*|ihr\w*|mein\w*|unser\w*) \w+",
        fillers="leider|noch|schon|auch|nur|wieder|danach",
        begins=r"(?:weiger(?:e|t|te|ten)|lehnt?e?n? (?:\S+ )*ab)\b",
        hangs=r"\bzu \w+(?:en|ern|eln)\b",
        conditions="wenn|falls|sobald|sofern",
        within=r"\b(?:nicht|nie|niemals|kein(?:e[nmrs]?)?|nichts|niemand(?:e[nm])?|keinesfalls|weder)\b(?! (?:nur|spater als)\b)",
        subordinate="wenn|falls|dass|ob|weil|damit|sofern|sobald|bevor|nachdem|obwohl|warum|wer|wo|wie|was|aber|und|sondern|sonst",
        but=r"\b(?:nicht|nichts|nie|niemals) (?:\S+ )*(?:vergess|verpass)|\bvergiss|\bvergesst",
    ),
    tells_only=DE_TELLS,
    about=r"wegen|wg|betr|uber(?! (?:den weg|whatsapp|signal|telegram|zoom|teams|linkedin|facebook|instagram|insta|skype|mastodon|mail))|"
          r"zum thema|betreffs?|bzgl|bezuglich",
    places=r"im|in|auf|bei der|beim|am|bei",
    at_place="",
    within="in",
    articles="der|die|das|dem|den|ein|eine|einem|einer|einen|nem|ner",
    place_ends="um|weil|wo|wer|als|wenn|aber|dann|ich|wir|er|sie|und|oder|zu|zum|zur|nach|wegen|uber|gewesen|war|ist|sind|waren|essen|unterwegs",
    no_place=r"(?:\w+ )?(?:empfehlung|wunsch|rat|anraten|vorschlag|anregung|einladung|bitte|kosten|namen|auftrag)\b|cc|bcc|ruhe|eile|person|echt|stress|moment|ende|bord|deutsch|englisch|spanisch|einmal|jeden fall|keinen fall|der regel|"
             r"morgen|abend|vormittag|nachmittag|mittag|anfang|letzter|urlaub|einer?|einem|mein\w*|sein\w*|ihr\w*|"
             r"den (?:weg|letzten)|dem weg|der fruh|der nacht",
    small=words("am im auf fur ein eine einen an und zum der die das hab habe hat war mit von post s lang kurz noch mir mich uns ich haben wir beitrag foto bild gewesen worden ne uber per via zum da los ca gg usw etc"),
    idle=words("zu mittag gegangen"),
    open_words=words("per uber auf mit an am im in von und zu zum zur bei wegen der die das den"),
    and_words=r"und|u\.?|mit|&|\+|sowie|plus",
    with_words=r"mit|m\.?",
    to_words=r"an|→|->",
    from_words=r"von|vom|v|←|<-",
    of_words="von|vom",
    possessives=r"mein\w*|sein\w*|ihr\w*|unser\w*|dein\w*|deren|dessen",
    before_names=r"bei|fur|hat|hab|habe|ich|frau|herrn?|dr|prof|den|dem|der|die|wir|dass|haben|auch|noch|kurz|nach|zu|beim",
    name_verbs=r"hat|haben|rief|riefen|ruft|schrieb|schreibt|schickte|mailte|meldete|kam|kamen|getroffen|kennengelernt|begegnet|"
               r"angerufen|angeschrieben",
    leads=LeadWords(
        relations=r"bruder|schwester|mutter|vater|sohn|tochter|frau|mann|partner(?:in)?|chef|chefin|freund|freundin|kollegen?|kollegin|"
                  r"nachbarn?|nachbarin|oma|opa|onkel|tante|cousine?|vetter|neffen?|nichte",
        somebody="typ|dame|jemand(?:em|en)?",
        named="gewisse[nmrs]?|namens",
        motion=r"(?!)",
        own_works=r"(?:beitrag|foto|bild|artikel|post|blog|video|geburtstag|story)s?",
        denies="nicht",
        rather="sondern",
        without=r"(?:es )?fehlten?|ohne|statt|anstatt|anstelle von|außer|ausser|(?:aber |und )?nicht|"
               r"(?:filme?|buch|lied|stuck|ausstellung|gemalde|roman|album|gedicht|konzert) von|"
               r"(?:im (?:namen|auftrag)|auf (?:empfehlung|wunsch|rat|anraten|vorschlag|anregung|einladung|bitte)) von",
        instead=r"(?:statt|anstatt|anstelle)(?! (?:des(?:sen|halb)\b))|ohne(?= (?:\S+ )*?(?:zu \w+en|\w{2,}zu\w+en)\b)",
        away=r"(?:(?:war|waren|ist|sind|leider|noch|gerade|beide|schon|wieder) )*(?:abwesend|verhindert|krank|verreist|unterwegs|weg|nicht (?:da|dabei|gekommen|anwesend)|krankgeschrieben|"
             r"(?:im|in) (?:urlaub|ferien|elternzeit|krankenhaus)|auf (?:reisen|(?:dienst|geschafts)reise))|fehl(?:t|te|ten|en)|"
             r"(?:konnten?|kann|kam|kamen) (?:leider )?nicht(?: kommen)?|hat(?:te)? (?:leider )?abgesagt|sagte (?:leider )?ab|musste (?:leider )?absagen|abgesagt|geschwanzt",
        beside="auf|neben|fur|zu|bei|wegen|vor|hinter|nahe|gegenuber|an|aus|uber",
        their=r"sein\w*|ihr\w*",
        through=r"durch|dank",
        either="oder",
        joins="und|noch|sowie",
        no_names_after="eine?|einer|einen|einem|keine?",
        modals=words(""),
        bare_verb="(?!)",
    ),
    genitive_s=True,
    nouns_capital=True,
    name_words=words("april august ernst lang mark max rose weiss weiß will wolf"),
    stop=words(
        "ich ein eine einen einem einer der die das den dem des und mit am im in auf an von zu zum zur bei beim fur "
        "uber wegen aus nach vor hab habe hat haben war waren bin ist sind mein meine meinen meinem meiner ihr ihre "
        "ihrem ihren sein seine seinem seinen mir mich ihm er sie wir uns es gestern heute morgen vorgestern "
        "ubermorgen letzten letzte letzter nachsten nachste woche wochen tag tagen tage monat monate frau herr herrn "
        "dr prof ne nen um uhr halb viertel dreiviertel mittag abend nachmittag vormittag fruh nacht beitrag artikel "
        "blog linkedin whatsapp telegram signal facebook mail kaffee bier mittagessen abendessen treffen zoom mann "
        "freund freundin bruder schwester mutter vater sohn tochter kollege kollegin chef chefin kurz lang noch auch "
        "nicht erreicht nachricht anruf telefonat spaziergang essen geburtstag foto bild else"
    ),
    states=rf"(?!{_NOT_A_VERB})(?!(?:hat|bat|fragt|bittet|erzahlt|berichtet|erklart|schlagt|sagt|meint|bedankt|dankt|antwortet|ladt|ruft|schreibt|schickt|mailt|meldet|gratuliert|kommentiert|besucht|telefoniert)\b|ge)"
           r"(?:mag|will|kann|weiß|ist|war krank|\w+t)\b",
    mutual=r"\bausgetauscht\b|\bhin und her\b|\bmiteinander\b|\bam telefon\b|\bund (?:ich|mir)\b|\bich und\b",
    mine=r"\b(?:ich|wir|habe?)\b|\bvorgestellt\b",
    theirs=r"\b(?:hat|haben|rief|riefen|ruft|schrieb|schrieben|schreibt|schickte|schickt|mailte|mailt|meldete|meldet|"
           r"antwortete|fragte?|bat|bittet|wollte|will|sagte?|meinte?|erzahlte?|berichtete?|dankte?|bedankte?|whatsappte|simste|pingte|gelesen|mochte|mir|mich|uns)\b|\bverpasst|\bentgangen|\bbekam|\bbekommen|\berhalten",
    subject_first=False,
    remind=_TO_ME,
    stands=r"(?:ist|sind|steht)(?: (?:immer )?noch)?(?: fest)?",
    future=r"\bfindet\b.*\bstatt\b|^\s*(?:treffe|treffen|sehe|sehen|besuche|besuchen) (?:ich|wir)\b|^\s*(?:ich|wir) (?:treffe|treffen|sehe|sehen|besuche|besuchen|ruf|rufe|rufen|gehe|gehen)\b|\b(?:ich|wir|er|sie) (?:werden?|wird)\b|^(?:werden?|wird) (?:ich|wir)\b",
    wish_last=rf"(?!.*\b(?:[Hh]abe?|hat|haben|ist|war|wollte|will|möchte|kann|konnte|darf|soll|sollte|lässt|hilft|ging|geht)\b).*\s(?:{_CONTACT})[.!\s]*$",
    order=r"(?:bitte )?(?:(?:schick|sag|frag|zeig|leih|besorg|kauf|bring|hol|erinner|mahn|bezahl|zahl|bestell|buch)e?|send|sende|gib|lad|lade)",
    objects=r"ihm|ihr|ihnen|ihn|sie|es",
    promise_start=rf"(?:ich (?!(?:{_STATE})\b)\w+|(?:ich )?habe? (?:\w+ ){{0,6}}versprochen|wir (?:werden|wollen|mussen|sollten)|"
                  r"(?:er|sie) (?:wird|werden|will (?:mir|mich|uns|ihm|ihr)|versprach|verspricht|schuldet|schickt|meldet|ruft|bringt|gibt|leiht|zeigt|"
                  r"besorgt|kummert|schreibt|mailt|hilft|zahlt)|(?:(?:er|sie) )?hat (?:\w+ ){0,6}versprochen|"
                  r"(?:er|sie) \w+t (?:mir|mich|uns|sich)|(?!gefallt|fehlt|scheint|kommt)\w+t (?:er|sie) (?:mir|mich|uns)|versprach|wird|(?:meldet|kummert) sich|"
                  rf"\w+t (?:mir|mich|uns)|(?!(?:{_STATE})\b)\w+e (?:ihm|ihr|ihnen|ihn|mich)|{_TO_ME}|(?!(?:{_STATE})\b)\w+ ich)\b",
    pronoun="sie",
    told=r"(?!)",
    promise_dated=r"(?:er|sie|wir) (?!(?:hat|hatte|hatten|ist|war|waren|wurde|haben|sind|kam|ging|sah)\b)\w+|"
                  r"(?!(?:hat|hatte|hatten|ist|war|waren|wurde|haben|sind|kam|ging|sah)\b)\w+ (?:er|sie|wir)\b|"
                  r"(?!.*\b(?:hat|habe?|haben|ist|war|sind|waren|bin)\b).*\w{2,}(?:en|ern|eln)$",
    side_them=rf"(?:er|sie):|(?:sein|ihr|dein)e?\w{{0,2}} \w+ (?:\w+ )?(?:will|wird|soll|kann|(?!{_NOT_A_VERB})\w+t)\b|(?:er|sie) und\b|(?:er|sie) (?:will|wird|kann|muss|soll|darf|wollte|versprach|\w+t)\b|(?:er|sie) \w+en (?:mir|uns|mich|sich)\b|"
              rf"(?:will|wird|versprach)\b|(?!{_NOT_A_VERB})\w+t (?:mir|mich|sich|uns)\b|(?:schickt|meldet|ruft|bringt|gibt|zahlt|"
              r"kommt|schreibt|sagt|fragt)\b(?!.*\w(?:en|ern|eln)$)|"
              r"wollte (?:mir|mich|uns)\b|.*\w(?:t|ill|ird) (?:er|sie)\b",
    side_me=r".*\b(?:ich|wir)\b|(?:hat |habe )?(?:ihm|ihr|ihnen) .*versprochen|versprach (?:ihm|ihr)\b|"
            r"ihr (?:das|die|den|ein\w*|noch) .*\w(?:en|ern|eln)$",
    third=rf"will|wird|versprach|soll|kann|muss|darf|mochte|(?!{_NOT_A_VERB})\w+t\b",
    subject=r"ich|wir|er|sie",
    due_words=r"bis|bis zum|am|um|spatestens",
    again=AgainWords(
        every="jeden|jede|jedes|alle",
        second="zweiten|zweite|zweites|anderen|andere",
        units=repeats("tag tage", "woche wochen", "", "monat monate monats", "quartal quartale", "jahr jahre"),
        adverbs=repeats("taglich", "wochentlich", "vierzehntaglich", "monatlich", "vierteljahrlich", "jahrlich"),
        month_day=rf"jeden (?P<n>\d{{1,2}})\.(?! ?(?:\d|tag|woche|monat(?!s)|jahr|{'|'.join(_MONTH_NAMES.split())}|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag))(?: (?:des|im) monats?)?",
        unless=r"(?:außer|ausser|es sei denn|sofern|falls|wenn),? wir (?:uns )?(?:nicht )?(?:(?:vorher|davor|bis dahin|zuvor) )?(?:nicht )?"
               r"(?:sprechen|reden|treffen|telefonieren|schreiben|sehen|horen|gesprochen haben|geredet haben)(?: uns)?"
               r"(?: (?:vorher|davor|bis dahin|zuvor))?",
    ),
)  # fmt: skip
