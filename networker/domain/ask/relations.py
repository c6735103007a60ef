"""Third people in a line: "her brother runs a vineyard" tells of somebody whom the user may be led to."""

import re

_OF = (
    r"brother|sister|husband|wife|partner|spouse|mother|father|mum|dad|parents|son|daughter|child|cousin|uncle|aunt|nephew|niece"
    r"|grandmother|grandfather|grandson|granddaughter|godson|goddaughter|godfather|godmother|stepson|stepfather|stepmother"
    r"|(?:brother|sister|father|mother|son|daughter)-in-law|in-laws|friend|girlfriend|boyfriend|fiance|fiancee|neighbou?r|colleague|boss"
    r"|flatmate|housemate|roommate|classmate|schoolmate|landlord|landlady|tenant|client|customer|teacher|tutor|assistant|successor|predecessor"
    r"|ex|twin|mentor|banker|accountant|business partner|family"
)
_DE = (
    r"bruder|schwester|mann|frau|partner|partnerin|mutter|vater|eltern|sohn|tochter|cousin|cousine|vetter|onkel|tante|neffe|nichte"
    r"|oma|opa|grossmutter|grossvater|enkel|enkelin|schwager|schwagerin|schwiegervater|schwiegermutter|freund|freundin|nachbar|nachbarin"
    r"|kollege|kollegin|chef|chefin|mitbewohner|mitbewohnerin|vermieter|vermieterin"
)
_ES = (
    r"hermano|hermana|marido|mujer|esposo|esposa|pareja|madre|padre|padres|hijo|hija|primo|prima|tio|tia|sobrino|sobrina|abuelo|abuela"
    r"|nieto|nieta|cunado|cunada|suegro|suegra|amigo|amiga|vecino|vecina|companero|companera|jefe|jefa|novio|novia"
)
_THIRD = re.compile(
    rf"\b(?:(?:her|his|their|a|an|the) (?:[a-z-]+ ){{0,2}}?(?:{_OF})s?(?:['’]s (?:[a-z-]+ )?(?:{_OF}))*"
    rf"|(?:ihr|ihre|ihren|ihrem|sein|seine|seinen|seinem) (?:[a-z-]+ )?(?:{_DE})"
    rf"|(?:su|sus) (?:{_ES})s?(?: [a-z]+o[rs]?)?)\b"
)
_KNOWS = re.compile(
    r"\b(?:knows|know|introduce me to|introduces me to|put me in touch with|kennt|conoce a)"
    r" (?:(?:every|all|half|most|many|several|a|an|the|some|everybody|everyone|somebody|someone|people|jeden|alle|viele|eine|einen|todos|un|una)\b(?: [a-z]+)?)"
)


# Whoever else is told of by what they do: "her old captain sits in …", "plays chess with a judge".
_ELSE = re.compile(
    r"\b(?:her|his|their) (?:[a-z-]+ ){1,3}?(?=(?:is|was|works|worked|runs|owns|sits|serves|served|keeps|builds|makes|teaches|flies|drives|leads|sings"
    r"|sells|manages|knows|became|who)\b)"
)
_WITH = re.compile(
    r"\b(?:married to|engaged to|related to|next door to|in love with|(?:lives?|living|grew up|went|plays?|sings?|shares?|shared|rows|sails|trains|works|dances|runs) (?:[a-z-]+ ){0,2}?(?:with|for|next to)"
    r"|friends? with|friend of|dates?|dating|in touch with|introduced to|sat next to|sits next to|verheiratet mit|befreundet mit|casad[oa] con|amig[oa] de)"
    r" (?:a|an|the|two|some|one of the|somebody|someone|einer|einem|un|una)?\b"
)


def third_person(folded: str, before: int, *, widely: bool = False) -> str:
    """Who is told of in a folded line before a place in it: "her brother", or "knows every judge"; "" where nobody is.

    `widely`: where somebody else is asked for, whoever is told of by what they do counts too.
    """
    start = max(folded.rfind(mark, 0, before) for mark in (". ", "; ", "! ", "? "))
    part = folded[max(start, 0) : before + 1]
    if told := _THIRD.findall(part):
        return str(told[-1])  # the nearest one
    if widely:
        for pattern in (_ELSE, _WITH):
            for other in pattern.finditer(part):
                return other[0].strip()
    # "knows every judge": the one who is known may be the very word
    known = _KNOWS.search(folded, max(start, 0))
    return known[0].split()[0] if known and known.start() < before else ""
