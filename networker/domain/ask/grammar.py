"""What every question has, in English, German and Spanish: the words that only ask, and those that set a condition.

Patterns run over folded words parted by one space. What they find is no subject any more.
"""

import re

from networker.domain.names import fold


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KIN_WORDS = (
    r"(?:brother|sister|father|mother|son|daughter)s?(?: in law)?|husbands?|wife|wives|partners?|spouse|parents?|mum|dad|cousins?|uncles?|aunts?|nephews?|nieces?"
    r"|grandmother|grandfather|grandparents|godson|goddaughter|godfather|godmother|friends?|girlfriend|boyfriend|neighbou?rs?|colleagues?|boss|flatmate|housemate"
    r"|landlord|landlady|family|relatives?|relations?"
)
_KIN_WORDS_DE = r"bruder|schwester|mann|frau|partner|partnerin|mutter|vater|sohn|tochter|cousin|cousine|onkel|tante|neffe|nichte|freund|freundin|nachbar|nachbarin|schwager"
_KIN_WORDS_ES = r"hermano|hermana|marido|mujer|esposo|esposa|pareja|madre|padre|hijo|hija|primo|prima|tio|tia|sobrino|sobrina|amigo|amiga|vecino|vecina"
_I = r"(?:i|we)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")


NOT_MET = _any(
    rf"(?:(?:who|whom|that) )?(?:{_I} )?(?:have |has |did )?(?:not|never)(?: yet| ever| really| actually)* (?:met|meet|seen)"
    r"(?: in person| face to face| yet| before)*",
    r"(?:den|die|der) ich (?:noch )?(?:nie|nicht)(?: \w+)? (?:getroffen|gesehen|kennengelernt)(?: habe)?",
    r"(?:a quien|que) (?:aun |todavia )?(?:no|nunca) (?:(?:la|lo) )?(?:he|hemos) (?:conocido|visto)(?: en persona)?",
)
MET = _any(
    rf"(?:(?:who|whom|that) )?{_I} (?:have )?(?:already |actually |once |ever )?(?:met|seen|been introduced to)"
    r"(?: in person| face to face| before| already| once)*",
    rf"(?:(?:who|whom|that) )?{_I} (?:have )?(?:already |once |ever )?(?:had|shared|drunk|eaten|been for) (?:a |some )?"
    r"(?:coffee|lunch|dinner|breakfast|supper|brunch|tea|beer|drink|drinks|meal|walk)(?: with)?",
    r"met in person",
    r"(?:den|die|der) ich (?:schon |mal |einmal |bereits |personlich )*(?:getroffen|gesehen|kennengelernt)(?: habe)?",
    r"personlich kenne",
    r"(?:a quien|que|con quien) (?:ya )?(?:he|hemos) (?:conocido|visto|comido|cenado|tomado cafe)(?: en persona)?",
    r"que conozco en persona",
)
NEAREST = _any(
    r"know (?:the )?best", r"know well", r"best known to me", r"(?:am |are )?(?:the )?closest(?: to)?(?: me)?",
    r"kenne(?: ich)? am besten", r"am besten kenne", r"am nachsten stehe", r"(?:mejor conozco|conozco mejor)",
)  # fmt: skip
ANSWERS = _any(
    r"(?:(?:who|that|and) )?(?:actually|really|always|usually|reliably|quickly|promptly|even)"
    r" (?:answers?|replies|reply|responds?|gets? back(?: to (?:me|us|you|people))?|writes? back|picks? up(?: the phone)?)"
    r"(?: (?:quickly|promptly|fast|mails?|emails?|messages|letters|calls))*",
    r"(?:who|that) (?:answers|replies|responds|gets back|writes back|picks up)(?: to (?:me|us|you|people))?"
    r"(?: (?:quickly|promptly|fast|mails?|emails?|messages|letters|calls|the phone))*",
    r"(?:der|die|das|und) (?:wirklich |auch |tatsachlich |immer |schnell |zuverlassig |mal )*(?:antwortet|zuruckschreibt|reagiert)",
    r"(?:que|quien|y) (?:realmente |siempre |de verdad |si )*(?:contesta|responde|conteste|responda)(?: siempre| rapido)?",
)
HOP = _any(
    r"introduce (?:me|us) to", r"(?:put|bring|get) (?:me|us) in (?:touch|contact) with", r"connect (?:me|us) (?:to|with)",
    r"(?:get|help) (?:me|us) (?:into|to reach|reach|meet)",
    r"(?:a |any |the |some )?(?:line|lines|path|door|route|link|links|connection|connections|contact|contacts|bridge) (?:into|to|in|inside|at)",
    r"(?:a |any |some )?way (?:to reach|into|in to|in at|to meet|to get to|to get hold of|of reaching|in with)",
    r"an in (?:at|with)", r"get hold of",
    # Relations of theirs: "whose brother is a judge", "with family in the navy", "married to a vet".
    rf"whose (?:{_KIN_WORDS})(?: (?:is|are|works|work|knows|runs|does|has|was)(?: (?:a|an|the|in|at|for|with)\b)*)?",
    rf"(?:with|has|have|having) (?:a |an |any |some )?(?:{_KIN_WORDS})(?: who)?(?: (?:is|are|works|work|working|works for))?(?: (?:in|at|from|with|for|among))(?: (?:a|an|the)\b)?",
    rf"(?:with|has|have|having) (?:a |an |any |some )?(?:{_KIN_WORDS}) who(?: (?:is|are|works|runs|builds|makes|does|has))?(?: (?:a|an|as)\b)?",
    rf"(?:anyone|anybody|someone|somebody)s? (?:{_KIN_WORDS})(?: (?:is|works|runs|does|has|was)(?: (?:a|an|the|in|at|for|with)\b)*)?",
    rf"(?:{_KIN_WORDS}) of (?:a|an|some|somebody|someone)", r"(?:in|among) (?:the|their|his|her|your) (?:family|families|relatives|friends|circle)",
    r"(?:point|lead|refer|direct|guide|steer|pass) (?:me|us) (?:on )?to", r"(?:hook|set) (?:me|us) up with", r"is in with", r"relationship (?:with|to)",
    r"(?:married|related|engaged|close|connected|linked) to", r"friends? (?:with|of)", r"in touch with (?:a|an|some|somebody|someone|anybody)",
    r"(?:an? |the |any )?(?:intro|introduction|introductions|access|entry|ties|tie|inroad|inroads) (?:to|with|into|at|in)",
    r"through whom(?: (?:can|could|might|do|would|should) (?:i|we) (?:reach|get to|meet|contact|find))?",
    r"how (?:can|could|do|would|might|should) (?:i|we) (?:reach|get to|meet|contact|get at)",
    r"opens? (?:me |us )?(?:a |some |the )?doors? (?:for (?:me|us) )?(?:at|to|in|with|into)",
    r"put in a (?:good |kind )?word(?: for (?:me|us))?(?: (?:at|with|in))?", r"pull (?:some |a few )?strings (?:at|in|with)",
    r"(?:get|gets|arrange|arranges) (?:me |us )?(?:a |an )?(?:meeting|appointment|interview|audience) (?:with|at)",
    rf"(?:deren|dessen) (?:{_KIN_WORDS_DE})(?: (?:ist|arbeitet|kennt))?", r"(?:verheiratet|befreundet|verwandt|bekannt) mit", r"(?:uber|durch) wen",
    rf"cuy[oa]s? (?:{_KIN_WORDS_ES})(?: (?:es|trabaja|conoce))?", r"casad[oa]s? con", r"amig[oa]s? de", r"a traves de quien",
    r"(?:who|whom|anyone|anybody|someone|somebody) (?:i know )?(?:would |might |could |may |does |else )?knows? (?:of )?"
    r"(?:a|an|any|some|another|somebody|someone|anybody|anyone|people)(?! (?:lot|bit|little|thing|thing or two|great deal|good deal|fair bit|few things)\b)"
    r"(?! about\b)(?: (?:who is a|who is an|who|in|at|inside|with))?",
    r"wer kennt (?:einen|eine|ein|jemanden|jemand|leute)(?: (?:in|bei|der|die))?", r"(?:mich|uns) (?:mit|bei) .{0,40}?(?:bekannt machen|vorstellen)",
    r"(?:einen |ein )?(?:draht|kontakt|zugang|verbindung|weg) (?:zu|zur|zum|in|ins|bei)",
    r"quien conoce a (?:un|una|alguien|algun|alguna|gente)(?: (?:en|de|que))?", r"(?:puede |podria )?presentar(?:me|nos)(?: a)?",
    r"(?:un |algun )?(?:contacto|enlace|puente|camino) (?:en|con|a|al|hacia|dentro de)",
)  # fmt: skip
ONCE = _any(
    r"(?:used to|once|formerly|previously|before) (?:be |work|worked)(?:ed|ing)?(?= (?:at|for|with|in|by))", r"used to be(?= (?:at|with))",
    r"(?:has |have )?(?:once |ever )?worked(?= (?:at|for|with|by))", r"(?:has |have )?left(?= )", r"(?:ex|former|formerly)(?: of| at| from)?",
    r"(?:was|were|been)(?= (?:at|with) )(?! (?:at|with) (?:a|an|the)\b)",
    r"(?:fruher|ehemals|mal|einmal)(?= bei)", r"ehemalig\w*", r"(?:war|waren|gearbeitet)(?= bei)", r"bei .{2,40} gearbeitet",
    r"(?:trabajaba|trabajo|ha trabajado|trabajaban|estuvo|antes)(?= (?:en|para))", r"exemplead[oa]s?(?: de)?",
)  # fmt: skip
TRAVEL = _any(
    r"(?:will |ll |shall )?be in", r"(?:am )?(?:travelling|traveling|going|flying|moving|driving|headed|heading|off|relocating) to",
    r"visiting", r"(?:a )?(?:trip|journey|visit|move) to", r"passing through", r"on my way to", r"(?:spend|spending) .{0,30}? in",
    r"(?:ich |wir )?(?:bin|sind|reise|reisen|fahre|fahren|fliege|fliegen|ziehe)(?: (?:bald|im|in der|nachste|nachsten) ?\w*){0,2} (?:in|nach)",
    r"(?:viajo|voy|vamos|viajamos|estare|estaremos|me mudo) (?:a|en)",
)  # fmt: skip
TALKED = _any(
    rf"(?:did|have|do) {_I} (?:talk|talked|speak|spoken|spoke|chat|write|written|hear|heard|call|called)(?: (?:to|with|from))?",
    rf"{_I} (?:have )?(?:talked|spoke|spoken|chatted|wrote|written|heard)(?: (?:to|with|from))?", r"been in touch with", r"in touch with",
    r"habe ich (?:mit )?", r"(?:gesprochen|geredet|geschrieben|telefoniert)(?: habe)?", r"he hablado(?: con)?", r"hable con",
)  # fmt: skip
# What is asked beside a place: the place itself is the subject.
OF_PLACE = _any(
    r"knows (?:the |that |this )?(?:place|city|town|area|region|country|way around)", r"should i (?:see|meet|visit|call|look up)",
    r"can i (?:see|meet|visit)", r"to (?:see|meet|visit|look up)(?= there)", r"lives? (?:there|nearby)", r"wen (?:soll|sollte|kann) ich (?:treffen|sehen|besuchen)",
    r"kennt (?:die stadt|sich (?:dort |da )?aus)", r"a quien (?:deberia|puedo|podria) (?:ver|visitar)", r"conoce (?:la ciudad|el lugar|el sitio)",
)  # fmt: skip
BEFORE_PLACE = _listed("in near around from nach aus um en cerca desde outside bei")
SURELY_PLACE = _listed("in near around nach um cerca outside")  # what stands behind these is no company
BEFORE_FIRM = _listed("at for with from bei fur en para by of inside")
FROM = _listed("from aus desde de")
COMING = _listed(
    "fled flee came come comes bought brought buy order orders import imports goods things parcel letter"
)
WORKS = _listed(
    "work works working worked employed arbeitet arbeiten gearbeitet trabaja trabajan trabajo trabajaba"
)
CERTAIN_FIRM = frozenset(("at", "bei"))  # behind these a name is a house
ARTICLES = _listed("a an any some the ein eine einem einer einen der die dem das un una algun alguna el la los las this that our my")  # fmt: skip
OPEN_ARTICLES = _listed("a an any some ein eine einem einer einen un una algun alguna")

# Words that only ask, or hold a sentence together.
STOP = _listed("""
    a an the and or but if so as of at by for from in into on onto to with about over under between through off out up
    down than then there here it its he she they them him his her their theirs we us our ours you your yours i me my mine
    who whom whose what which when where why how that this these those is are was were be been being am do does did done
    has have had having will would shall should can could may might must cannot not no yes any some all each every both
    either neither other another such own same too very just also only even ever never already yet still again more most
    much many few lot lots bit little less least quite rather really actually please thanks hello hi hey
    anyone anybody someone somebody somone sombody somebdy anyboy everybody everyone nobody none people person persons folks
    contact contacts know knows knew known knowing ask asks asking asked think thinks thought look looks looking see tell tells talk talks
    help helps helping need needs needed want wants wanted like likes get gets got give gives gave take takes find finds
    let lets come comes go goes went going make makes use uses used try tries tried say says said said s t ve ll re d m
    around near like via per across rid there's don doesn didn isn won wouldn couldn idea ideas recommend recommends suggest
    suggests advise something anything everything nothing thing things whats whos once
    now nowadays currently before earlier
    wer wen wem wessen was wie wo wann warum welche welcher welches ich du er sie es wir ihr mich mir dich dir uns euch
    sich mein meine meinen meiner dein deine unser unsere ein eine einen einem einer eines der die das den dem des und oder aber
    wenn weil dass ob zu zum zur im in am an auf aus bei mit nach von vom vor fur uber unter durch gegen ohne um bis
    beim ans ins aufs furs ums durchs ubers hab mirs irgendwas irgendwo irgendwie
    ist sind war waren bin bist sein hat haben habe hatte kann konnen konnte konnten muss mussen soll sollte wurde wurden
    will wollen mochte mag nicht kein keine keinen ja nein auch nur noch schon mal sehr mehr etwas jemand jemanden jemandem
    leute kenne kennt kennen kennst weiss wissen fragen frage frag brauche brauchen braucht suche suchen sucht hilft helfen
    hilfe gibt gut sich aus dort hier da man bitte wohl denn doch irgendwer irgendjemand
    quien quienes que cual cuales como donde cuando por porque para con sin sobre entre desde hasta hacia de del al a en
    el la los las lo un una unos unas y o u e pero si no mi mis tu tus su sus nuestro nuestra yo me te se nos le les
    es son era ser estar esta estan este esta estos estas ese esa hay ha he han tiene tengo tienen puede puedo pueden podria
    sabe saben conoce conozco conocen conocemos alguien algun alguna alguno algunos algunas nadie persona personas gente
    nosotros vosotros usted ustedes conmigo quisiera quiero querria gustaria podrian pudiera sepa sepan conozca conozcan haya tenga
    tengan sea seria seria necesite algo algunas cualquiera favor alguna vez
    necesito necesita necesitamos busco buscamos busca ayuda ayudar ayudarme preguntar pregunto muy mas tambien ya aqui alli
    """)
IT = "IT"  # in capitals it is no small word, but computers
# What many a question has beside its subject; it says little alone.
GENERAL = _listed("""
    make good great best better nice new old big small large short long young cheap safe fast slow quick easy hard bad
    right wrong true reliable proper decent real own free brown black white red blue green yellow grey dark light funny strange single
    whole next last first second one two three four five six seven eight nine ten hundred couple pair half
    child children childrens kid kids son sons daughter daughters niece nieces nephew nephews boy boys girl girls baby mother mothers father
    fathers mum dad parent parents wife husband partner brother sister grandmother grandfather granny grandpa uncle aunt
    cousin family families friend friends neighbour neighbours neighbor colleague colleagues boss team man men woman women
    lady guy group company firm business office
    teach teaches show shows learn learning explain explains understand understands fix fixes fixing repair repairs mend mends
    build buy buying sell selling choose write writes read reads run runs running start starts stop stopped stops
    eat eats eating play plays playing speak speaks work works working worked keep keeps bring open close move moved live lives living
    stay visit meet meeting call write pay paid cost costs price prices turn put set send left fall falling grow grows
    happen happens break broken hurt hurts hurting goes gone does doing done feel feels
    question questions problem problems trouble advice tip tips way ways kind kinds sort place places day days week weeks month
    months year years night nights morning evening weekend time times hour hours home house houses garden room world life part
    parts name names side area end party event project plan plans school town city country village street water food
    lesson lessons course courses class beginner beginners service services private professional expert experience experienced
    painfully terribly constantly always suddenly well enough properly daily every
    eins zwei drei vier fuenf dos tres cuatro cinco
    gut gute guten guter gutes neu neue neuen alt alte klein kleine gross grosse kind kinder sohn tochter mutter vater frau mann
    freund freundin bruder schwester nachbar familie haus wohnung machen macht reparieren repariert lernen lernt kaufen verkaufen
    lerne zeigen zeigt beibringen beibringt erklaren erklart richten macht machst baut bauen kauft verkauft arbeite spiele
    arbeiten arbeitet spielen spielt sprechen spricht schreiben schreibt problem thema tipp tag woche jahr zeit schule stadt
    arreglar arregla arregle arreglarme repare repara repararme ensene ensena ensenarme aprenda aprendo haga hacerme compre compra
    venda vende juega juegue escriba escribe viva clase clases
    bueno buena buenos mejor nuevo nueva viejo pequeno pequena grande hijo hija hijos ninos nino nina madre padre mujer
    hombre amigo amiga hermano hermana vecino familia casa piso hacer hace reparar aprender ensenar comprar vender trabajar
    trabaja jugar habla hablar escribir problema dia semana ano tiempo escuela ciudad
    """)
# Of no weight beside a place, a company, or how well somebody is known.
EMPTY = _listed("""
    live lives living lived stay stays based home friend friends pal pals buddy buddies acquaintance acquaintances colleague colleagues
    meet meeting meets see work works working worked employed job jobs insider insiders guys folk comes born grew grown raised
    wohnt wohnen lebt leben arbeitet arbeiten freund freunde freundin freundinnen bekannte bekannten kollege kollegen treffen stammt kommt
    vive viven trabaja trabajan amigo amiga amigos amigas conocido conocidos companero companeros nacio
    """)
MONTHS = (
    ("january", "januar", "enero"), ("february", "februar", "febrero"), ("march", "marz", "marzo"), ("april", "abril"),
    ("may", "mai", "mayo"), ("june", "juni", "junio"), ("july", "juli", "julio"), ("august", "agosto"),
    ("september", "septiembre"), ("october", "oktober", "octubre"), ("november", "noviembre"),
    ("december", "dezember", "diciembre"),
)  # fmt: skip
SEASONS = _listed(
    "spring summer autumn winter fruhling fruhjahr sommer herbst primavera verano otono invierno easter christmas"
    " week weeks month months year years weekend tomorrow today soon next ostern weihnachten"
)
# How short words are written out, before anything else is read.
SPELLED_OUT = (
    (re.compile(r"\b(i|we|you|they)['’]ve\b", re.IGNORECASE), r"\1 have"),
    (re.compile(r"\b(i|we|you|he|she|they|who|that)['’]ll\b", re.IGNORECASE), r"\1 will"),
    (re.compile(r"\b(i)['’]m\b", re.IGNORECASE), r"\1 am"),
    (re.compile(r"\b(we|you|they)['’]re\b", re.IGNORECASE), r"\1 are"),
    (re.compile(r"\b(i|we|you|he|she|they|who)['’]d\b", re.IGNORECASE), r"\1 would"),
    (re.compile(r"\b(who|what|where|how|that|it|he|she|there|let)['’]s\b", re.IGNORECASE), r"\1 is"),
    (re.compile(r"\bcan['’]t\b", re.IGNORECASE), "can not"),
    (re.compile(r"\bwon['’]t\b", re.IGNORECASE), "will not"),
    (re.compile(r"(?<=[a-z])n['’]t\b", re.IGNORECASE), " not"),
    (re.compile(r"\b(have|has|does|do|did|is|are|was)nt\b", re.IGNORECASE), r"\1 not"),
    (re.compile(r"\bive\b", re.IGNORECASE), "i have"),
    # What would be taken for small words.
    (re.compile(r"\b(an?|the|my|his|her|our|their|last) will\b(?! to\b)", re.IGNORECASE), r"\1 testament"),
    (re.compile(r"\bmake-up\b", re.IGNORECASE), "makeup"),
    (re.compile(r"\bim\b(?= (?:looking|going|travelling|traveling|in search|after))", re.IGNORECASE), "i am"),
)

# Words by which a question is known to be German or Spanish.
_GERMAN = _listed(
    "wer wen wem wo wie kenne kennt kann ich ein eine einen einem einer und der die das mit fur im bei jemand nach uns mein unser"
)
_SPANISH = _listed(
    "quien quienes conozco conoce el la los las un una alguien algun alguna para con por que de en mi nuestro necesito sabe"
)


def language_of(question: str) -> str:
    """ "en", "de" or "es": by most of the small words of a question, English where none are others'."""
    words = re.findall(r"[^\W_]+", fold(question))
    german, spanish = sum(word in _GERMAN for word in words), sum(word in _SPANISH for word in words)
    english = sum(word in _ENGLISH for word in words)
    if max(german, spanish) <= english:
        return "en"
    return "de" if german >= spanish else "es"


_ENGLISH = _listed(
    "who whom knows know the a an of to for with my our someone anyone somebody anybody i we do does is can could in about"
)
