"""The words for what is over, how it is and what only may be, of the three languages side by side.

Patterns over folded text, as those of a lexicon, but for an é or ó at a word's end, which stays.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TellWords:
    """How a clause tells and promises nothing. In the clause names are signs, and its days are gone."""

    fillers: str  # besides those of denials, what may stand before the verb: "already"
    may: str  # behind who: "might"
    maybe: str  # how a clause begins whatever its verb: "perhaps he"
    over: str  # behind who: "sent", "was late"
    done: str  # the same where nobody is named: "sent him the map"
    states: str  # behind who: "is tired", "says hi"
    bare_states: str  # the same where nobody is named
    commits: str  # wherever it stands: it is still to be done


# ---- English

_PAST = (
    "ate|became|began|blew|bought|broke|brought|built|came(?! up)|caught|chose|dealt|did|drank|drew|drove|felt|fell|fought|found|flew|"
    "gave|got(?! to)|grew|had|heard|held|kept|knew|laid|learnt|lent|lost|made|met|paid|ran(?! out)|rang|rode|sang|sat|saw|sent|"
    "showed|slept|sold|spent|spoke|stood|stole|struck|swam|taught|thought|threw|told|took|tore|understood|was|were|went|woke|"
    "won|wore|wrote|said"
)
# Of those the ones that are no word of another kind, and what is done with something.
_SENT = "bought|brought|caught|did|gave|got(?! to)|heard|kept|lent|lost|made|met|paid|rang|saw|sent|sold|spoke|told|took|went|wrote"
_PARTICIPLE = (
    "been|become|begun|bought|broken|brought|built|caught|chosen|come|done|drawn|driven|eaten|fallen|felt|flown|forgotten|found|"
    "given|gone|got(?! to)|gotten|grown|had|heard|held|kept|known|left|lent|let|lost|made|met|paid|put|read|run|said|seen|sent|set|"
    r"shown|sold|spent|spoken|stolen|taken|taught|thought|told|understood|won|worn|written|\w{2,}[^\We]ed"
)
# What is spoken of here is still to be done, though the word itself is of the past.
_STILL = r"(?:promis|agre|offer|ow|need|want|hop|plann?|intend|decid|arrang|volunteer|vow|forg|mean|plan|decide|agree|schedul|remain|expect)\w*"
_NOT_ED = r"(?:shed|shred|embed|wed|bed|red)\b"
_IS = r"(?:is|are|am|isn['’]t|aren['’]t)"
_ADJECTIVES = r"(?:amazing|annoying|boring|charming|disappointing|exciting|exhausting|interesting|missing|outstanding|relaxing|surprising|tiring|willing|living|wedding|king|ring|thing)"
_NOT_OF_STATE = rf"(?! (?:\S+ ){{0,2}}?(?:to|due|supposed|expected|scheduled|ready|up for|for grabs)\b| (?:(?:also|still|now|just|probably|only) )?(?!{_ADJECTIVES}\b)\w+ing\b)"
_GREETS = (
    r"(?:sends?|says?|said|sent|wish(?:es|ed)?) (?:\S+ ){0,3}?(?:hi|hello|hey|thanks|love|regards|greetings|wishes|kisses|bye|goodbye|sorry|"
    r"congrats|congratulations|cheers|well|luck)\b"
)
_SENSES = "belong|believe|cost|doubt|enjoy|fear|feel|hate|have(?! to)|know|like|live|love|mind|miss|own|prefer|regret|resemble|smell|sound|suffer|suspect|taste|think|trust|understand"
_ITS_OWN = r"(?!['’]? (?:to|how to|into|after|for|at|up|forward|over)\b)"

EN_TELLS = TellWords(
    fillers="already|almost|always|finally|never|now|only|often|recently|simply|soon|sometimes|then|therefore|too|all|both|once",
    may=r"(?:might|may|could|can possibly|(?:hope|hopes|is hoping|are hoping|am hoping|['’](?:s|re|m) hoping) (?:to|that|he|she|they|for)|(?:is|are|am|['’](?:s|re|m)) (?:thinking (?:of|about)|considering|toying with)|(?:will|['’]ll|would|['’]d) (?:perhaps|maybe|possibly))\b",
    maybe=r"(?:maybe|perhaps|possibly|hopefully|with (?:any |some |a bit of )?luck|it (?:may|might|could) be that),? (?:i|he|she|they|we|it|his|her|their|the|my|our|there|_[_ ]*)(?![^\W_])",
    over=rf"(?:{_PAST}|(?!{_STILL}|{_NOT_ED})\w{{2,}}[^\We]ed|left|refuse[sd]?|(?:(?:has|have|had|['’](?:ve|d|s)) (?:(?:already|just|also|never|always|now|recently|finally|both) )*(?!{_STILL})(?:{_PARTICIPLE})))(?![\w'’])"
    r"(?! to be done)(?! (?:\S+ ){0,2}?(?:going|supposed|meant|about|hoping|planning) to\b)",
    done=rf"(?:(?:{_SENT}|(?!{_STILL}|{_NOT_ED})\w{{2,}}[^\We]ed) (?:him|her|them|it|the|a|an|my|his|our|about|with|to|back|me|us|_[_ ]*)(?![^\W_])|already (?!{_STILL})(?:{_PARTICIPLE})\b|"
    rf"(?:was|were|has been|have been|had been|left(?! (?:me|us|it|to)\b)|came(?! up)|stayed|refuse[sd]?|declined|seemed|looked|felt|enjoyed|loved|liked|hated|laughed|cried|arrived|slept|said no)(?![\w'’])(?! to\b|! forward)(?! (?:\S+ )?(?:going|supposed|meant|about|hoping|planning|asked|told|due) (?:to|for)\b)|(?:it )?(?:rained|snowed|poured)\b)",
    states=rf"(?:{_IS}{_NOT_OF_STATE}|(?<! )['’](?:s|re|m) (?:(?:also|still|now|very|so|too|quite|really|just) )*(?!going\b|to\b|due\b|on\b)(?!\w+ing\b)\w+{_NOT_OF_STATE}|(?:{_SENSES})\b{_ITS_OWN}|"
    rf"(?:belongs|believes|costs|doubts|enjoys|fears|feels|hates|has(?! to)|hurts|knows|likes|lives|loves|means|minds|misses|owns|prefers|rains|sleeps|regrets|resembles|seems|smells|snows|sounds|suffers|suspects|tastes|thinks|trusts|understands|"
    rf"looks)\b{_ITS_OWN}|(?:likes?|loves?|hates?|seems?) to\b|(?:is|['’]s) (?:raining|snowing|pouring|freezing|getting \w+)\b|(?:is|are|['’]s|['’]re) (?:learning|living|studying|feeling|growing|suffering|recovering|enjoying|struggling|thriving|doing (?:well|fine|ok|okay|great|badly|better))\b|speaks?(?! (?:to|with|at|about)\b)|works (?:at|as|in|for)\b|{_GREETS})",
    bare_states=r"(?:it|there|that|this) \w+s\b(?! (?:me|us|back)\b)|(?:(?:what|such) an? |very |really |so |too |quite )?(?:nice|good|great|lovely|wonderful|fun|"
    r"bad|awful|terrible|horrible|boring|pleasant|fantastic|excellent|delicious|sad)(?: \w+){0,2}$",
    commits=r"\b(?:will|shall|(?:is|are|am|was|were) (?:going|supposed|due|meant|about|asked|told|expected) to|has to|have to|had to|needs?|need to|must|should|promise[sd]?|owes?|owed|agree[sd]? to|offer(?:s|ed)? to|"
    r"(?:ask|told|tell|invit|remind|urg|said|say|beg|g[oe]t|want|left|leave)\w* (?:\S+ )?(?:to|that (?:i|he|she|they|we) (?:would|could))(?! (?:me|us|him|her|them|the|a|an|my|_)\b)|would(?! (?:love|like)\b)|wants? (?:me|us|it|the|my|our|a|an|to)|remember to|todo|to do)\b|['’]ll\b|"
    r"\b(?:he|she|they|i|we)['’]d (?!love|like|been|gone)",
)

# ---- German

_GONE = r"(?:\w*ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer|miss|emp|unter|uber|wider|wieder)\w{2,}(?:t|en)|\w{2,}iert|\w+(?:be|ver)\w{2,}(?:t|en))"
_STILL_DE = "versprochen|zugesagt|angeboten|vereinbart|ausgemacht|verabredet|vorgeschlagen|gebeten|vorgenommen|vergessen|geplant|vorgehabt|zugesichert|gewollt|beschlossen|bereit"
_STRONG = (
    "kam|ging|gab|nahm|sah|traf|rief|schrieb|sprach|fuhr|blieb|bekam|fand|brachte|dachte|lief|stand|hielt|half|verlor|gewann|begann|"
    "vergaß|ließ|zog|flog|fiel|starb|wurde|war|hatte(?! vor)|wusste|kannte|schien|lehnte|weigerte"
)
_STRONG_WE = "kamen|gingen|gaben|nahmen|sahen|trafen|riefen|schrieben|sprachen|fuhren|blieben|bekamen|fanden|brachten|liefen|standen|waren|hatten(?! vor)|wurden|lachten|redeten|sagten|machten|assen|aßen|tranken|schienen"
_WEAK = r"(?!mochte|konnte|sollte|wollte|musste|durfte|wurde|hatte vor|bot)\w{2,}te"
_MINE_DE = "schickte|sagte|machte|erzahlte|zeigte|kaufte|bezahlte|bestellte|buchte|schenkte|fragte|holte|mailte|redete|lachte|freute|fuhlte|lernte|horte|glaubte"
_LIKE_DE = (
    "ist|sind|bin|seid|mag|mogen|kennt|kenne|kennen|weiß|wissen|wohnt|wohne|wohnen|lebt|lebe|leben|arbeitet bei|arbeitet als|hat|habe|haben|heißt|heisst|"
    "findet(?! .*heraus)|finde(?! .*heraus)|glaubt|glaube|denkt(?! .*nach$)|denke(?! .*nach$)|meint|scheint|wirkt|wirken|klingt|liebt|lieben|liebe|hasst|vermisst|fuhlt|besitzt|studiert|versteht|freut|freue|"
    "kostet|riecht|schmeckt|gefallt|gefallen|gehort|stimmt|hofft|hoffe|leidet|tragt|sieht (?:\\S+ )*aus|regnet|schneit|fehlt mir"
)
_GREETS_DE = r"(?:(?:grußt|grusst)\b|(?:lasst|lassen|laßt) (?:\S+ )*(?:grußen|grussen)|(?:schickt|schicken|sendet|senden) (?:\S+ ){0,3}?(?:gruße|grusse|gruß|kusse|gluckwunsche)|wunscht (?:\S+ )*(?:alles gute|gluck|erfolg)|sagt (?:\S+ )?(?:hallo|danke|tschuss|servus))"
_TO_DO_DE = r"\bzu (?:\w+ )?\w+(?:en|ern|eln)\s*$|\b\w+zu\w+en\s*$"

DE_TELLS = TellWords(
    fillers="bereits|eben|gerade|endlich|jetzt|immer|inzwischen|mittlerweile|sehr|so|nun|heute|beide|alle",
    may=r"(?:konnte[nt]?|durfte[n]?)\b|\w+ (?:\S+ )*?(?:vielleicht|eventuell|evtl\.?|moglicherweise|womoglich|hoffentlich|unter umstanden)\b|hoff(?:t|e|en)\b(?!.*\bschick)|uberleg(?:t|e|en)\b",
    maybe=r"(?:vielleicht|eventuell|evtl\.?|moglicherweise|womoglich|hoffentlich|unter umstanden) (?:\S+ )??(?:er|sie|es|wir|ich|_[_ ]*|sein\w* \w+|ihr\w* \w+|mein\w* \w+|der|die|das)(?![^\W_])|(?:kann|mag) sein\b|(?:konnte|durfte) (?:er|sie|_)|(?:er|sie|_[_ ]*) (?:kann|mag) (?:vielleicht|eventuell)",
    over=rf"(?:(?<!ich ){_WEAK}|{_STRONG}|{_STRONG_WE})\b(?! (?:\S+ )*(?:{_STILL_DE})\b)|(?:{_MINE_DE})\b|(?:habe?|hat|haben|hatten?|bin|ist|sind|war|waren|wurden?)\b(?! (?:\S+ )*(?:{_STILL_DE})\b)(?!.*{_TO_DO_DE}) (?:\S+ )*?{_GONE}\W*$|(?:weiger(?:e|t|n)|lehn(?:e|t|en) (?:\S+ )*ab)\b",
    done=rf"(?:(?:hab|habe|hat|haben|bin|ist|wurde|wurden)\b(?! (?:\S+ )*(?:{_STILL_DE})\b)(?!.*{_TO_DO_DE}) (?:\S+ )*?{_GONE}\W*$|(?:{_WEAK} (?:er|sie|es|_[_ ]*)|(?:{_STRONG}|{_MINE_DE}) (?:er|sie|es|ich|_[_ ]*))(?![^\W_])|(?!.*\b(?:er|sie|ich|wir|man|{_STILL_DE})\b)(?:\S+ )*(?:\w*ge\w{{2,}}t|(?:schon|bereits) (?:\S+ )*?{_GONE})\W*$|"
    r"(?:war(?:en)?(?! (?:\S+ )*(?:verabredet|bereit)\b)|weiger(?:e|t|te|ten)|wirkten?|schien|lachten?|lachte|weinte|blieb|blieben|kam|kamen)(?!\w))",
    states=rf"(?:{_LIKE_DE})\b(?!\s*$)(?! (?:\S+ )*(?:{_STILL_DE}|dran|vor|fallig|dabei)\b)(?!.*{_TO_DO_DE})|(?:schlaft|weint|lacht|regnet|schneit|stimmt|leidet)\b|{_GREETS_DE}|geht (?:es )?(?:ihm|ihr|ihnen|mir|uns) ",
    bare_states=rf"(?:es|das) (?:regnet|schneit|stimmt|passt)\b|es (?:geht|gibt|ist|lauft)\b(?!.*{_TO_DO_DE})|(?:leider|jetzt|nun|zurzeit|derzeit|ubrigens|offenbar|anscheinend) (?:{_LIKE_DE}) (?:er|sie|es|ich|wir|_[_ ]*)(?![^\W_])|(?:mir|ihm|ihr) (?:geht|gefallt|schmeckt)\b|(?:viele|liebe|schone|herzliche|beste) (?:gruße|grusse)\b",
    commits=rf"\b(?:werden?|wird|soll|sollen|sollte[n]?|muss|mussen|musste[n]?|will|wollen|wollte[n]?|darf|{_STILL_DE}|verspricht|versprach|schuldet|schulde|hat vor|habe vor|bat|lud|bot|sagt bescheid|gibt bescheid|todo)\b",
)

# ---- Spanish

_IRREGULAR = "dio|dieron|di|hizo|hicieron|hice|fue|fueron|fui|tuvo|tuve|tuvieron|vino|vinieron|vine|trajo|traje|trajeron|puso|puse|pusieron|pudo|pude|supo|supe|vio|vi|vieron|estuvo|estuve|estuvieron|anduvo|hubo|dijeron|era|eran|estaba|estaban|tenia|tenian|habia|habian|parecia|nego|niego|rechazo|rio|murio|nacio"
_STILL_ES = (
    "promet|qued[oóe]|ofrec|compromet|pidi[oó]|propus|sugir|olvid|deb|quer|quis|acord|acept|plane|decid"
)
_OVER_ES = rf"(?:{_IRREGULAR}|(?!{_STILL_ES})\w{{2,}}(?:ó|(?<![aei]r)é|aron|ieron)|(?:he|ha|hemos|han|habia|habian) (?!{_STILL_ES})(?:\w+(?:ado|ido|ado|cho)|\w*puesto|visto|\w*scrito|\w*uelto|\w*bierto|roto|muerto|cubierto|resuelto))(?!\w)(?! (?:a|que) \w+[aei]r\b)"
_TALKED = "hablamos|charlamos|comimos|reimos|estuvimos|fuimos|tuvimos|hicimos|vimos|dimos|dijimos|pasamos|llegamos|cenamos|encontramos"
_GREETS_ES = r"(?:(?:manda|mandan|envia|envian|da|dan|deja) (?:\S+ ){0,3}?(?:saludos?|recuerdos|besos?|abrazos?|la enhorabuena|felicitaciones|las gracias)|(?:te |os |nos )?saludan?|dicen? (?:hola|gracias|adios))\b"
_INFINITIVE = r"(?!.*\b(?!mujer\b|ayer\b|taller\b|lugar\b|bar\b|mar\b|par\b|hogar\b|azucar\b)\w{2,}[aei]r(?:le|la|lo|les|las|los|me|nos|se)?\b)"
_LIKES_ES = "gusta|gustan|gusto|encanta|encantan|encanto|parece|parecen|duele|duelen|alegra|preocupa|interesa|apetece|da (?:igual|pena|miedo)|hace (?:gracia|ilusion)|suena|sorprende|cae (?:bien|mal|genial)"
_SHORT_ES = "es|son|soy|somos|esta|estan|estoy|estamos|vive|viven|vivo|tiene(?! que)|tienen(?! que)|tengo(?! que)|conoce|conocen|conozco|parece|parecen|cree|creo|creen|cuesta|cuestan|hay(?! que)|llueve|nieva|suena|huele|duele|sufre|odia|adora|odio|adoro|prefiere|entiende|opina|va (?:bien|mal|genial)|van (?:bien|mal)|hace (?:\\w+ )?(?:mal|buen|mucho|mucha|frio|calor|sol|viento|tiempo)"

ES_TELLS = TellWords(
    fillers="siempre|tambien|ahora|muy|solo|casi|recien|ayer|luego|mi|yo",
    may=r"(?:podri(?:a|as|an|amos)|puede que|quizas?|tal vez|a lo mejor|igual|posiblemente)\b|espera(?:n)? (?:poder )?\w+[aei]r\b",
    maybe=r"podri(?:a|as|an|amos)\b|(?:quizas?|tal vez|a lo mejor|puede (?:ser )?que|posiblemente|igual|ojala|es posible que|con suerte)\b(?! (?:\w+ ){0,1}?\w{2,}[aei]r(?:le|la|lo|les|las|los)?\b)",
    over=rf"{_OVER_ES}",
    done=rf"{_OVER_ES}|ya (?:esta|estan) (?:\w+(?:ado|ido)[oa]?s?|hech[oa]s?|pagad[oa]s?)\b|(?:llego|gusto|encanto)\b(?! a \w+[aei]r\b)",
    states=rf"(?:(?:{_SHORT_ES})\b(?! (?:que|por|para|a) \w+[aei]r\b)|(?:me |te |se |le |les |nos )?(?:{_LIKES_ES})\b|trabaja|estudia|ama\b|sabe\b|echa de menos|extrana|se llama|se siente|piensa que|quiere mucho|significa|{_GREETS_ES})(?!\w){_INFINITIVE}",
    bare_states=rf"(?:(?:nos )?(?:{_TALKED})\b(?=\s*$| (?:de|sobre|con|mucho|muy|un|una|juntos)\b)|(?:{_SHORT_ES})\b|(?:me|le|les|nos) (?:{_LIKES_ES})\b|se (?:llama|siente|encuentra)\b|(?:muchos )?(?:saludos|recuerdos|besos) de\b|manda (?:saludos|recuerdos)){_INFINITIVE}",
    commits=r"\b(?:va a|van a|voy a|vamos a|iba a|debe|debo|deberia|tiene que|tengo que|tienen que|hay que|prometi\w*|prometió|quedó en|quede en|quedo en|ofreció|ofrecio|propuso|pidió|pidio|comprometi\w*|dijo que|dijeron que|quiere (?:que|\w+[aei]r)|queria|acuerd\w*|\w{2,}[aei]r(?:a|an|as|emos)|\w{2,}[aei]ré|\w+[aei]ría\w*|(?:hecho|sido|dado) de)\b",
)
