"""Spanish for the quick line."""

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
from networker.domain.quick_line.tell_words import ES_TELLS
from networker.domain.vocabulary import Kind

_HOURS = counted("una,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce")
_NUMBERS = MappingProxyType({**_HOURS, "un": 1, "quince": 15, "veinte": 20, "treinta": 30, "un par de": 2})
_TENS = "once,doce,trece,catorce,quince,dieciseis,diecisiete,dieciocho,diecinueve,veinte,veintiuno,veintidos,veintitres"
_ORDINALS = counted(
    f"uno primero,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,{_TENS},veinticuatro,veinticinco,veintiseis,veintisiete,"
    "veintiocho,veintinueve,treinta"
)
_MINUTES = MappingProxyType(
    {"media": 30, "cuarto": 15, "cinco": 5, "diez": 10, "veinte": 20, "veinticinco": 25}
)
_HOUR = rf"\d{{1,2}}|{either(_HOURS)}"
_UNITS = r"(?P<unit>minutos?|min|horas?|h|dias?|d|semanas?|sem|mes(?:es)?|anos?)"

_TIME = (
    rf"\b(?:a las? |sobre las? |hacia las? |a eso de las? |(?:desde )?las? (?=(?:{_HOUR}) (?:y |menos |de la |en punto)))"
    rf"(?P<h>{_HOUR})(?:[:.](?P<m>\d\d)| ?h(?:s|oras)?\b)?(?: (?P<sign>y|menos) (?P<mins>{either(_MINUTES)}|\d\d?))?"
    r"(?: en punto| y pico)?(?: (?:de|por) la (?P<half>manana|tarde|noche|madrugada))?(?!\w)"
    r"|\b(?P<noon>al? ?mediodia|a mediodia)|\b(?P<midnight>a (?:la )?medianoche)"
    r"|\b(?P<h2>\d{1,2})(?::(?P<m2>\d\d) ?h?|h(?P<m3>\d\d)?)(?!\w)"
)


def _read_time(m: re.Match[str]) -> time | None:
    if m["noon"]:
        return time(12)
    if m["midnight"]:
        return time(0)
    if m["h2"]:
        return clock(int(m["h2"]), int(m["m2"] or m["m3"] or 0))
    minutes = int(m["m"] or 0)
    if m["sign"]:
        said = _MINUTES.get(m["mins"]) or int(m["mins"])
        minutes = said if m["sign"] == "y" else -said
    hour = int(m["h"]) if m["h"].isdigit() else _HOURS[m["h"]]
    half_day = "" if not m["half"] else "a" if m["half"] in ("manana", "madrugada") else "p"
    if m["m"] and m["h"].isdigit():
        return clock(hour, minutes, half_day)
    return spoken(hour, minutes, half_day) if abs(minutes) < 60 else None


_MY_CALL = r"\b(?:rechazo|ignoro|colgo|perdio) mis? llamadas?\b|\bme (?:rechazo|colgo) la llamada\b"
_TO_ME = (
    r"recuerdame(?: que)?|acuerdate de|recordar(?:me)?|acordar(?:me|nos) de|recordatorio(?: de)?|(?:que )?no (?:se me )?(?:olvidar|olvide|olvides)|"
    r"(?:yo )?tengo que|hay que|debo|deberia|pendiente|to-?do(?=\s*:|\s+\w+[aei]r\b)|tarea"
)
_PAST = r"veo|noto|siento|creo|conozco|quiero|entiendo|admiro|odio|tengo|dijo|hizo|puso|tuvo|quiso|vino|supo|trajo|fue|dio|anduvo|conto"
# The stems to which a future adds its endings, and infinitives that are none.
_FUTURE = r"(?:vendr|tendr|pondr|saldr|valdr|podr|querr|sabr|habr|dir|har|dar|ir|ver|ser|leer|caer|oir|\w{3,}(?:ar|(?<!i)er|ir))"
_NO_INFINITIVE = r"(?:ayer|mujer|taller|lugar|charl\w*|burl\w*|perl\w*|bar|mar|azar|hogar|alquiler|placer|solar|collar|altar|mister)\b"
_LIKES = (
    r"gusta|gustan|encanta|encantan|parece|cae|duele|alegra|preocupa|interesa|importa|apetece|cuesta|da (?:igual|pena|miedo)|hace (?:gracia|ilusion|falta)|recuerda a|suena|conviene|viene (?:bien|mal)|"
    r"falta|sobra|queda|extrana|sorprende"
)

# What was done again and again: the imperfect of what people do together.
_WENT_ON = (
    r"(?:llam|qued|cen|almorz|desayun|merend|pase|tom|habl|charl|visit|mand|envi|jug|trabaj|encontr)ab(?:a|amos|an)|ib(?:a|amos|an)(?! a\b)|"
    r"(?:com|ve|escrib|sal|reun)i(?:a|amos|an)"
)
# What puts a talk on another day.
_MOVES = r"(?:pas|cambi|retras|adelant|atras|traslad|desplaz|posterg|demor)(?:o|a|ado)|(?:mov|corr)(?:io|ido)|mueve|corre"

ES = Lexicon(
    months=months(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        {"set": 9, "setiembre": 9, "sept": 9},
    ),
    weekdays=counted("lunes lun,martes,miercoles mie,jueves jue,viernes vie,sabado sab,domingo dom", 0),
    numbers=_NUMBERS,
    ordinals=_ORDINALS,
    on="el|este|para el|para este|antes del|hasta el|del|al|el dia|para",
    until="para|antes del",
    last="pasado|ultimo",
    next="proximo|siguiente",
    coming="que viene",
    day_parts=r" (?:por|en) la (?:manana|tarde|noche)| noche",
    days_capital=False,
    day_does=r"(?:me|nos|le|les|se|no|ya|ha|es|está|tiene|quiere|vive|viene|vino|dijo|hizo|quiso|trajo|y|e|\w+ó)\b",
    no_weekday=r"(?!)",
    the_days=(
        r"\b(?:el|el dia|para el|para el dia|hasta el|antes del|del|desde el|al) (\d{1,2})(?!\w|[/.:-]\d| ?%| de )",
        r"\bel dia (\d{1,2})\b",
        r"\b(?:el )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo) (\d{1,2})(?!\w|[/.:-]\d| ?%| de )",
    ),
    in_month="en|desde|durante|a principios de|a mediados de|el pasado",
    periods=r"la semana pasada|el mes pasado|el ano pasado|este (?:mes|ano)|esta semana|el otro dia|(?:este|el) (?:fin de semana|finde)|"
            r"hace poco|hace tiempo|ultimamente|en (?:verano|invierno|otono|primavera)|(?:en|en el ano) (?:19|20)\d\d",
    last_week=r"la semana pasada",
    periods_ahead=r"el (?:mes|ano|verano|invierno) que viene|el proximo (?:mes|ano|verano)|el proximo fin de semana|pronto|algun dia",
    ago=rf"\bhace (?:como )?{count(_NUMBERS)}{_UNITS}\b",
    hence=rf"\b(?:en|dentro de|de aqui a) {count(_NUMBERS)}{_UNITS}\b",
    fixed_days=(
        (r"anteayer|antes de ayer|antier", -2),
        (r"ayer(?: (?:(?:por|en) la (?:manana|tarde|noche)|tarde|noche))?|anoche", -1),
        (r"hoy(?: (?:por|en) la (?:manana|tarde|noche))?|esta (?:misma )?(?:manana|tarde|noche)|este mediodia|hace un rato|ahora", 0),
        (r"(?:para )?pasado manana(?: por la (?:manana|tarde|noche))?", 2),
        (r"(?:para |hasta )?(?<!\bla )manana(?: (?:por|en) la (?:manana|tarde|noche)| mismo)?", 1),
    ),
    next_week=r"(?:para )?la (?:semana que viene|proxima semana|semana proxima|semana siguiente)",
    week_end=r"(?:a |para |antes de |hacia )?(?:el )?(?:fin(?:ales)?|final(?:es)?) de (?:(?:la|esta) semana(?! (?:que viene|proxima|siguiente))|"
             r"(?P<after>la semana (?:que viene|proxima|siguiente)|la proxima semana))",
    later="",
    week_behind="",
    before_last=r"(?!)",
    later_today=r"mas tarde|luego(?=\W*$)|despues(?=\W*$)",
    parts=(("anoche|noche", "p", 19), ("tarde", "p", 12), (r"(?:por|en|esta) (?:la )?manana", "a", 0)),
    since=r"hasta|desde",
    not_day=r"no",
    sure_hour=r"medio ?dia|media ?noche|(?:de|por) la",
    not_on=r"despues|desde|a partir|tras|\d+ dias? (?:antes|despues)",
    feasts=r"(?:en|por|durante|para|antes de|despues de|tras) (?:la )?(?:navidad(?:es)?|nochebuena|nochevieja|ano nuevo|semana santa|reyes|pascua|carnaval)",
    list_of_days=r"(?:entre el |del? )?\d{1,2} ?(?:o|y|al?|-|–|,)(?: el)? ?$",
    month_end=r"(?:a |para |antes de |hacia )?(?:el )?(?:fin(?:ales)? de(?:l)?(?: este)? mes|final(?:es)? de(?:l)?(?: este)? mes)",
    within_month=MonthWords(
        nth=MappingProxyType(
            {**counted("primer primero primera primeros,segundo segunda segundos,tercer tercero tercera terceros,cuarto cuarta cuartos,quinto quinta quintos"),
             "ultimo": -1, "ultima": -1, "ultimos": -1}
        ),
        day="dia",
        weeks="semana|quincena|mitad|fin de semana|finde",
        before="en|a|para|durante|desde|hasta|antes de|hacia|el|la|los",
        of="del?|en",
        this=r"(?:del?|de este|este|en el) mes(?! (?:que viene|pasado|proximo))",
        next=r"(?:del? |el )?(?:mes que viene|proximo mes|mes proximo)",
        last=r"(?:del? |el )?mes pasado",
        each=r"(?:de |en )?cada mes|(?:de )?todos los meses|mensualmente",
        parts="principios?|mediados|comienzos?|inicios?",
        week="de (?:la |esta )?semana(?: pasada)?",
        week_of=r"(?:en |durante )?(?:la )?semana (?:del? )?",
        end="fin|final|finales|fines",
    ),
    time=_TIME,
    range_from=r"de|entre|desde|de las|entre las|desde las",
    range_to=r"-|–|al?(?: las?)?|hasta(?: las?)?",
    range_and=r"y(?: las?)?",
    noons=("mediodia", "medianoche"),
    read_time=_read_time,
    slash_day_first=True,
    day_units=("d",), week_units=("s",), month_units=("me",), hour_units=("h", "mi"),
    kinds=(
        (Kind.COMMENT, r"comentarios?|coment(?:o|e|ar|aron|ado)"),
        (Kind.VIDEO, r"videollamadas?|zoom|teams|skype|video|videoconferencia|facetime"),
        (Kind.CALL, r"llam(?:a|e|o|ar|ada|adas|ado|aron|amos|aba|ando|arle|arla|arlo)|telefon(?:o|azo|ee|eo|eado)|por telefono"),
        (Kind.MAIL, r"correos?|e-?mails?|mails?|mailes"),
        (Kind.MESSAGE, r"mensajes?|mensajito|escrib(?:i|io|ir|imos|ieron|irle|irla|o)|escrito|mand(?:e|o|ar|aron|ado|amos|arle|aba)|"
                       r"envi(?:e|o|ar|aron|ado|amos|arle)|sms|dms?|whats\s?apps?|wasaps?|telegram|"
                       r"felicit(?:e|o|ar|ado|aron)|audios?|nota de voz|contest(?:e|o)|respondi(?:o)?|invit(?:e|o|aron|ado|amos)|chate(?:e|o|amos)|carta (?:de|a)|"
                       r"postal|presente"),
        (Kind.MEETING, r"en persona|cara a cara|vinieron|cafes?|cafelito|cafecito|comidas?|comi|comio|comimos|comer|cena|cenas|cene|ceno|cenamos|cenar|almuerzos?|"
                       r"almorce|almorzar|almorzamos|desayunos?|desayune|desayunar|desayunamos|meriendas?|merende|merendar|"
                       r"merendamos|copas?|canas?|cervezas?|cervecitas?|vinos?|vermuts?|vermu|tapas|tapeo|pinchos|pintxos|te|helados?|"
                       r"churros|chocolate|pizza|paella|sushi|asado|barbacoa|paseos?|pasee|pasear|paseamos|quede|quedamos|quedar|"
                       r"quedada|vi|vimos|nos vimos|visto a|encontre|encontramos|encuentro|reunion|reuni|reunimos|visit(?:e|o|a|amos|ar)|"
                       r"tome|tomamos|tomar|tomando|fiesta|concierto|cine|excursion|conoci|conocimos|conocer|conocido|"
                       r"presentaron|presento|me cruce|me tope|coincidi|caminata"),
        (Kind.CALL, r"hable|hablo|hablamos|hablado|hablar|charla|charle|charlamos|conversacion"),
        (Kind.NOTE, r"nota|idea|apunte"),
    ),
    over=r"por|en|via|con|a traves de",
    tells=r"\b(?:presente|presento|presentaron|presentado)\b",
    wants=(r"(?:yo )?(?:quiero|quisiera|querria|me gustaria|deseo) conocer (?:a )?", r""),
    win=r"exito|logro",
    through=r"por medio de|a traves de|gracias a",
    perhaps_through=r"por|con|de",
    invites=r"invit\w+",
    to_what="a|para",
    no_kind=r"\b(?:un[oa]? \w+|alguien) llamad[oa]s? (?!(?:con|de|a|al|por|desde|para|sobre|perdida|y)\b)(?=\w)",
    no_talk=r"\bse (?:cancela|cancelo|canceló|anula|anulo|suspende|suspendio|aplaza|aplazo|pospone|pospuso|cae|cayo)\b|"
            r"\b(?:(?:he|ha|hemos|han) (?:pasado|movido|cambiado|adelantado|retrasado|atrasado|trasladado)|pasamos|pasaron|movimos|movieron|movi|movio|cambiamos|cambio|aplazamos|adelantamos|retrasamos|atrasamos|pospusimos) (?:la|el|nuestr[oa]|mi) "
            r"(?:comida|cena|cafe|reunion|llamada|videollamada|almuerzo|desayuno|cita|quedada|paseo|merienda)\b|"
            r"\b(?:cancel(?:ad[oa]s?|o|e|amos)|anul(?:ad[oa]|o|e)|aplaz(?:ad[oa]|o|e|amos)|suspendid[oa])\b|"
            r"\b(?:pospuest[oa]|pospuse)\b|\b(?:pasad[oa]|movid[oa]|cambiad[oa]|adelantad[oa]|retrasad[oa])(?:\s{2}|\s*$)|"
            r"\bvi (?:el|la|las|los|un|una) (?:\w+ )?(?:post|fotos?|publicacion(?:es)?|video|historia|perfil|articulo|blog) de\b|"
            rf"\bvi .*\ben (?:{SOCIAL})\b",
    doubt=DoubtWords(
        denier="no",
        denied=r"\b(?:ignoro|borro|elimino|archivo|perdio|olvido) (?:mis?|nuestr[oa]s?|el|los|la) (?:correos?|mensajes?|mails?|e-?mails?|cartas?|postal)\b|\bya no\b",
        denied_before=r"\bno\b(?! solo\b| (?:con |a )?_)|\b(?:nunca|jamas|tampoco|ni siquiera|sin)\b",
        wished=r"\b(?:propuse|propuso|ofreci|ofrecio|suger\w+|pedi|deb(?:o|es|e|emos|ia)|intente|intento|intentamos|trate de|quise|queria|queriamos|quiero|quisiera|me gustaria|casi|ojala|espero|esperaba|"
               r"esperando|iba a|ibamos a|pensaba|pienso|olvide|(?:se )?me olvido|tal vez|quizas?|a lo mejor|si|pude)\b",
        wished_anywhere=r"\b(?:pasad[oa]|movid[oa]|cambiad[oa]|adelantad[oa]|retrasad[oa])(?:\s{2}|\s*$)|\b(?:aplac[eo]|aplazad[oa]|pospu(?:se|so|est[oa])|apenas|ni \S+ ni|podria|deberia|habria)\b",
        habit=r"\b(?:sol(?:ia|ias|iamos|ian)|suel(?:o|e|en)|solemos)\b",
        habit_undated=rf"(?<!como )\b(?:siempre|a menudo|normalmente|con frecuencia|muchas veces)\b|\b(?:{_WENT_ON})\b",
        moved=rf"\bse (?:(?:ha|han|habia) )?(?:{_MOVES})(?: (?:un|una|dos|tres|\d+) (?:horas?|dias?|semanas?|mes(?:es)?))?(?: (?:al?|para|hasta|a la))?(?=\s{{2}}|\s*$)|"
              rf"\b(?:fue|ha sido|quedo|queda) (?:pasad|movid|cambiad|adelantad|retrasad|atrasad|trasladad|postergad)[oa]\b",
        off=r"(?:(?:al final|pero|luego|fue|ha sido|otra vez) )*(?:se (?:cancela|cancelo|anula|anulo|suspende|suspendio)|cancelad[oa]|anulad[oa]|aplazad[oa]|suspendid[oa]|pospuest[oa]|(?:pasad|movid|cambiad)[oa])"
            r"(?=\s{2}|\W*$| (?:al?|para|por|porque|hasta)\b)",
        question=r"(?:por que|quien|donde|como(?! (?:siempre|de costumbre|quedamos|cada)\b)|cuando) \w",
        unanswered=rf"{_MY_CALL}|\bme colgo\b|\bno (?:me )?(?:lo |la )?(?:cogio|coge|cogieron|descuelga|descolgo)\b|\btelefono apagado\b|\bocupado\W*$|"
                   r"\bperdidas?\b|\bno (?:me )?(?:contesta|contesto|contestaron|cogio|coge|respondio|responde)\b|\bsin respuesta\b|"
                   r"\bbuzon de voz\b|\bcomunicaba\b",
        my_call=_MY_CALL,
        no_reply=r"\bsin (?:respuesta|contestar|contestacion)\b|\bno (?:me )?(?:ha |han )?(?:contesta|contesto|contestado|responde|respondio|respondido)\b|\ben visto\b",
        lost=r"\brebot(?:o|ado|ada|aron)\b|\b(?:devuelt[oa]s?|devolvieron)\b|\bno (?:llego|llegaron|entregad[oa]s?)\b|\bse (?:perdio|perdieron)\b|\bperdid[oa] en\b|\bfallid[oa]\b|"
             r"\b(?:era|fue|es) (?:spam|phishing|fals[oa])\b|\b(?:correo|mensaje|carta) fals[oa]\b|\b(?:respuesta|correo|mensaje) automatic[oa]\b|\bautorrespuesta\b",
        past=r"\b(?!café\b|té\b|qué\b|bebé\b)\w+[éó]\b|\b(?:vi|vimos|vio|hice|estuve|estuvimos|tuve|tuvimos|fui|fuimos|fue|\w+(?:amos|imos|aron|ieron)|comí|escribí|recibí|conocí|he|hemos|ha)\b",
        of_others=r"[\W_]*_(?:[\W_]|y\b)* (?:(?:comio|ceno|almorzo|hablo|quedo|paseo|tomo(?: \w+){1,2}|se (?:vio|reunio|encontro|tomo(?: \w+){1,2})) con|llamo a|vio a|visito a|conocio a|escribio a|encontro a) _|[\W_]*(?:la|el) (?:comida|cena|cafe|reunion|llamada|almuerzo|desayuno|cita) de _+ con _",
        clause="a lo mejor|porque|aunque|mientras|pero|(?<!tiene )(?<!tienen )(?<!tengo )(?<!hay )que|quien|cuando|donde|sino|hasta",
        says="que",
        does=r"(?:estaba|estuvo|era|fue|es|esta|tiene|tenia|tuvo|no|ha|habia|pudo|podia|puede|quiso|quiere|vino|viene|dijo|dice|llego|se|va|iba|falto|cancelo)\b",
        then="y luego|luego|despues|y despues|y",
        vows=r"(?:va a|debe|deberia|tiene que|prometio|promete|ha prometido|me debe|nos debe|quedo en|se comprometio a|quiere|dijo que|(?:(?:me|nos) )?\w+(?:ar|er|ir)a)\b",
        owes=r"prometio|promete|ha prometido|me debe|nos debe|quedo en|se comprometio a",
        to_me=r"me|nos|\w+(?:ar|er|ir)(?:me|nos)",
    ),
    denials=DenialWords(
        openings="por favor|pero|y|mejor|de momento|por ahora|al final|asi que|que|entonces",
        subjects=r"(?:yo|tu|el|ella|ellos|ellas|nosotr[oa]s|ustede?s?|eso|esto|todo|tod[oa]s|amb[oa]s)\b|(?:el|la|los|las|un|una|su|sus|mi|mis) \w+(?: \w+)?",
        fillers="todavia|aun|ya|seguramente|me|te|se|le|les|lo|la|los|las|nos|probablemente",
        begins=r"(?:se nieg[ao]n? a|me niego a|no|nunca|jamas|tampoco|nadie|nada de|ni|sin)\b(?! (?:solo|falta|dud\w+)\b)",
        within=r"(?!)",
        hangs=r"(?!)",
        conditions="si|cuando|en cuanto|en caso de que",
        subordinate="si|cuando|porque|aunque|que|para|donde|como|pero|y|sino",
        but=r"\bno (?:\S+ ){0,3}olvid",
    ),
    tells_only=ES_TELLS,
    about=rf"sobre(?! las? (?:{_HOUR})\b)|acerca de|por lo de|respecto a",
    places=r"en",
    at_place="",
    within="en",
    articles="el|la|los|las|un|una",
    place_ends="para|porque|por|donde|quien|cuando|pero|que|y|e|o|yo|sobre|desde|con|a|es|era|esta|estaba",
    no_place=r"pie\b|nombre|representacion|cc|persona|general|serio|privado|ingles|aleman|espanol|frances|total|breve|contra|la (?:manana|tarde|noche)|cuanto|"
             r"punto|coche|bici|tren|eso|esto|mi|su",
    small=words("en el la un una por de con al del y fue muy mi me nos yo foto articulo publicacion persona ha he hemos le les etc aprox"),
    idle=words("algo estuve estuvimos"),
    open_words=words("por en a de con y para del al el la los las"),
    and_words=r"y|e|con|&|\+",
    with_words=r"con|c/",
    to_words=r"a|al|→|->",
    from_words=r"de|←|<-",
    of_words="de|del",
    possessives=r"mi|mis|su|sus|tu|nuestr[oa]",
    before_names=r"para|senora?|sra?|don|dona|dr|dra|la|el|de|vi|yo|que|tal|llamado|llamada",
    name_verbs="",
    leads=LeadWords(
        relations=r"herman[oa]|madre|padre|hij[oa]|mujer|marido|espos[oa]|novi[oa]|jefe|jefa|amig[oa]|compane[nr][oa]|prim[oa]|ti[oa]|"
                  r"vecin[oa]|sobrin[oa]|suegr[oa]|abuel[oa]|soci[oa]",
        somebody="tipo|hombre|senor(?:a|ita)?|chic[oa]|alguien",
        named="tal|ciert[oa]|llamad[oa]",
        motion=r"\b(?:fui|fue|fuimos|ir|viaj\w+|vuelo|tren) a$",
        own_works=r"(?:post|foto|articulo|blog|video|publicacion|historia|cumpleanos|pagina)s?",
        without=r"falto|faltaba|sin|en vez de|en lugar de|excepto|salvo|menos|(?:y |pero )?no|"
               r"(?:pelicula|libro|cancion|obra|exposicion|cuadro|novela|disco|poema|concierto) de|"
               r"en (?:nombre|representacion) de|por (?:recomendacion|consejo|sugerencia|encargo|indicacion|invitacion|orden|culpa|el (?:cumpleanos|santo)) de|a (?:peticion|propuesta) de|"
               r"(?:al lado|cerca|enfrente) de (?:la |el )?(?:oficina|casa|tienda|despacho|piso) de",
        instead=r"en vez de|en lugar de|sin(?= \w{2,}[aei]r(?:le|la|lo|les|los|las)?\b)|sin(?= ver\b)",
        denies="no",
        rather=r"sino(?: que)?",
        away=r"(?:(?:estaba|estaban|esta|estan|estuvo|sigue|aun|todavia) )*(?:ausentes?|enferm[oa]s?|mal[oa]|fuera(?! de\b)|de (?:baja|vacaciones|viaje|puente|permiso)|en el hospital)|falto|faltaba|faltaron|falta|"
             r"no (?:pudo|podia|puede|quiso) (?:venir|ir|estar|asistir|llegar)|no (?:vino|vinieron|viene|estaba|estuvo|llego|aparecio|pudo)|cancelo|se cayo|fallo|se lo salto",
        beside="(?!)",
        their="su|sus",
        through=r"por|gracias a|a traves de|mediante",
        either="o|u",
        joins="y|e|ni",
        no_names_after="(?!)",
        modals=words(""),
        bare_verb="(?!)",
    ),
    genitive_s=False,
    nouns_capital=False,
    name_words=words("abril julio mar luz sol rosa paz pilar dolores soledad consuelo rocio"),
    stop=words(
        "yo un una unos unas el la los las lo y e o u con en a al de del por para sobre mi mis me su sus le les se que "
        "ayer hoy manana anteayer anoche esta este pasado proxima proximo semana semanas dia dias mes meses hace "
        "tarde noche he ha tuve fue era es son senor senora don dona dr tal hermano hermana madre padre hijo hija "
        "amigo amiga marido mujer jefe jefa llame llamo cafe comida cena correo mensaje nota idea recuerdame linkedin whatsapp "
        "telegram signal zoom videollamada llamada articulo publicacion telefono feria las tres media cuarto tu te"
    ),
    states=r"(?!me\b|nos\b|le\b|de\b|que\b)(?:es|esta|son|ha (?:sido|tenido)|\w{3,}[ae]|se \w+[ae])\b",
    mutual=r"\bintercambi\w+|\bal telefono\b|\bnos (?:escribimos|llamamos|mandamos|cruzamos)\b|\by yo\b",
    mine=r"^\s*(?:yo|nosotros|presente)\b|\b(?:le|les) (?:he )?(?:escri|llam|mand|envi)\w+",
    theirs=r"\b(?:me|nos)\b|\bperdidas?\b|\brecibi\b|"
           r"\b(?:llamo|escribio|mando|envio|telefoneo|contesto|respondio|felicito|comento)\b(?!.*\sal?\s)",
    subject_first=True,
    remind=_TO_ME,
    stands=r"(?:es|son|sigue en pie)",
    future=rf"\b(?:voy|vamos) a \w+[aei]r\b|^\s*(?!{_NO_INFINITIVE})\w{{2,}}[aei]r(?:le|les|la|lo|los|las|nos)?\b(?!.*\b(?:me|fue)\b)|"
           rf"^\s*(?:le |les |la |lo )?{_FUTURE}e\b|^\s*(?:quedo|veo|ceno|como|meriendo) (?:con|a)\b|"
           r"\b(?:tengo|tenemos) (?:un[ao]? )?(?!que\b|problema|confianza|relacion|contacto|amistad|suerte|cuidado)\w+ con\b",
    wish_last=r"(?!)",
    order=r"(?:manda|envia|da|di|lleva|pregunta|paga|presta|devuelve|presenta|pide|trae|compra|recuerda|avisa|ensena)les?",
    objects=r"a|que|si",
    promise_start=r"(?:(?:me )?(?:dijo|ha dicho) que (?:me |nos |lo |la |le )?\w+(?:ria|ra|rian|ran)|(?:yo )?(?:voy|vamos) a|(?:le |les )?(?:he )?promet(?:i|ido)|quede en|"
                  rf"(?:yo )?(?:se )?(?:le|les|lo|la|los|las) (?!(?:{_PAST})\b)\w+(?:o|are|(?<!i)ere|ire)|"
                  rf"(?:yo )?{_FUTURE}(?:e|emos)|"
                  r"(?:el |ella |ellos |ellas )?(?:me |nos )?(?:va a|van a|prometio|ha prometido|prometieron|debe|quedo en|se comprometio)|"
                  rf"(?:el |ella |ellos |ellas )?(?:me|nos) (?!(?:{_LIKES})\b)\w+(?:a|e|an|en)|"
                  rf"(?:el |ella )?(?:me |nos |se )?{_FUTURE}an?|se encarga|que (?:me|nos) \w+[ae]n?|"
                  rf"(?!{_NO_INFINITIVE})\w{{2,}}[aei]r(?:le|les|la|lo|los|las)|{_TO_ME})\b",
    pronoun="ella",
    told=r"(?i)(?!.*\b(?:prometió|quedó|comprometió)\b)(?:(?:le|les|lo|la|los|las|se|yo)\s+)*\w+ó\b",
    promise_dated=r"nos \w+mos\b|(?:yo|el|ella|ellos|ellas|nosotros) (?!(?:era|es|fue|estaba|esta|tenia|tiene|habia|ha|he|son)\b)\w+|"
                  rf"(?!{_NO_INFINITIVE})\w{{2,}}[aei]r\b|(?!(?:{_PAST})\b)\w{{3,}}o (?:a|el|la|los|las|un|una|con)\b",
    side_them=r"(?:el|ella|ellos|ellas)(?: (?!\d)|:)|(?:me|nos)\b|prometi(?:o|eron)\b|ha prometido|quedo en\b|dijo que\b|debe\b|tienen? que\b|va a\b|van a\b|"
              rf"que (?!no se me olvid|le\b|les\b|lo\b|la\b)\w+|se (?!(?:lo|la|los|las|le)\b)\w+|{_FUTURE}an?\b|"
              r"(?:manda|envia|paga|pasa|trae|presta|escribe|avisa|devuelve|habla|viene|firma|confirma|contesta|responde|revisa|"
              r"prepara|organiza|consigue|hace|deja|da|dice|piensa|ensena|presenta|ayuda|invita|recoge|lleva|decide|vuelve|quiere)\b|"
              r"(?:llama|busca|compra)\b(?! a\b)|sus? \w+ (?:\w+ )?(?:me|nos|va|\w+a)\b",
    side_me=r"nos \w+mos\b|(?:yo|le|les|lo|la|los|las)\b|se (?:lo|la|los|las) \w+o\b",
    third=r"me|nos|va|prometio|\w+(?:a|e)\b|(?:tiene|debe) ",
    subject=r"yo|el|él|ella|ellos|ellas|le|les|lo|me",
    due_words=r"para el|para|antes del|el",
    again=AgainWords(
        every="cada|todos los|todas las",
        second="(?!)",
        units=repeats("dia dias", "semana semanas", "quincena", "mes meses", "trimestre trimestres", "ano anos"),
        adverbs=repeats("diariamente", "semanalmente", "quincenalmente", "mensualmente", "trimestralmente", "anualmente"),
        # "Cada día 20 minutos" is of each day
        month_day=r"(?:(?:cada dia|todos los dias|(?:cada mes|todos los meses) el(?: dia)?) |el (?:dia )?(?=\d\d? de cada mes))(?P<n>\d{1,2})(?![\d.:])(?: de(?:l| cada) mes)?(?! ?(?:\w+s\b|min\b|km\b|h\b|%))",
        unless=r"(?:a menos que|salvo que|a no ser que|salvo si|excepto si) (?:antes )?(?:nos )?"
               r"(?:hablemos|hablamos|veamos|vemos|escribamos|escribimos|hayamos hablado)(?: antes)?",
    ),
)  # fmt: skip
