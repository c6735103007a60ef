"""Outlook's CSV of people: the classic desktop program in several languages, and Outlook.com.

Headings are the program's own in each language. The encoding is often the system's old one, and dates are the
system's short ones, whose order is told by the file or by nobody.
"""

from networker.formats.address_book import AddressBook, numbered, of_languages
from networker.formats.records import Recognised
from networker.formats.source import Source

_STREETS = ("street", "street 2", "street 3")

_ENGLISH = {
    "title": "prefix", "first name": "given", "middle name": "middle", "last name": "family", "suffix": "suffix",
    "nickname": "nickname", "company": "company", "department": "custom:Department", "job title": "title",
    "e-mail address": "mail", "e-mail display name": "name", "e-mail type": "", "imaddress": "service:IM",
    **numbered({"e-mail {n} address": "mail", "e-mail {n} display name": "name", "e-mail {n} type": ""}, (2, 3)),
    "business phone": "phone:work", "business phone 2": "phone:work", "home phone": "phone:home",
    "home phone 2": "phone:home", "mobile phone": "phone:mobile", "car phone": "phone:car",
    "other phone": "phone:other", "primary phone": "phone:main", "pager": "phone:pager",
    "business fax": "phone:work fax", "home fax": "phone:home fax", "other fax": "phone:other fax",
    "company main phone": "phone:company", "callback": "phone:callback", "radio phone": "phone:radio",
    "isdn": "phone:isdn", "assistant's phone": "phone:assistant", "tty/tdd phone": "phone:tty",
    **{f"{which} {part}": f"address:{label}:{part}"
       for which, label in (("business", "work"), ("home", "home"), ("other", "other")) for part in _STREETS},
    **{f"{which} {name}": f"address:{label}:{part}"
       for which, label in (("business", "work"), ("home", "home"), ("other", "other"))
       for name, part in (
           ("city", "city"), ("state", "region"), ("postal code", "code"), ("country/region", "country"),
           ("country", "country"), ("address po box", "box"),
       )},
    "birthday": "birthday", "anniversary": "anniversary", "notes": "notes", "categories": "groups",
    "spouse": "relation:spouse", "children": "relation:child", "manager's name": "relation:manager",
    "assistant's name": "relation:assistant", "hobby": "like", "gender": "gender", "language": "language",
    "web page": "page", "personal web page": "page", "location": "place",
    "initials": "initials",
}  # fmt: skip

_GERMAN = {
    "anrede": "prefix", "vorname": "given", "weitere vornamen": "middle", "nachname": "family", "suffix": "suffix",
    "firma": "company", "abteilung": "custom:Department", "position": "title",
    "e-mail-adresse": "mail", "e-mail: angezeigter name": "name", "e-mail-typ": "",
    **numbered({"e-mail {n}: adresse": "mail", "e-mail {n}: angezeigter name": "name", "e-mail {n}: typ": ""}, (2, 3)),
    "telefon geschäftlich": "phone:work", "telefon geschäftlich 2": "phone:work",
    "telefon (privat)": "phone:home", "telefon (privat) 2": "phone:home", "telefon privat": "phone:home",
    "mobiltelefon": "phone:mobile", "mobiltelefon 2": "phone:mobile", "autotelefon": "phone:car",
    "weiteres telefon": "phone:other", "haupttelefon": "phone:main", "pager": "phone:pager",
    "fax geschäftlich": "phone:work fax", "fax privat": "phone:home fax", "weiteres fax": "phone:other fax",
    "telefon firma": "phone:company", "telefon assistent": "phone:assistant", "rückmeldung": "phone:callback",
    **{name: f"address:{label}:{part}" for label, names in (
        ("work", ("straße geschäftlich", "straße geschäftlich 2", "straße geschäftlich 3", "ort geschäftlich",
                  "region geschäftlich", "postleitzahl geschäftlich", "land/region geschäftlich")),
        ("home", ("straße privat", "straße privat 2", "straße privat 3", "ort privat",
                  "bundesland/kanton privat", "postleitzahl privat", "land/region privat")),
        ("other", ("weitere straße", "weitere straße 2", "weitere straße 3", "weiterer ort",
                   "weiteres/r bundesland/kanton", "weitere postleitzahl", "weiteres/e land/region")),
    ) for name, part in zip(names, (*_STREETS, "city", "region", "code", "country"), strict=True)},
    "geburtstag": "birthday", "jahrestag": "anniversary", "notizen": "notes", "kategorien": "groups",
    "partner/in": "relation:partner", "kinder": "relation:child", "name des/der vorgesetzten": "relation:manager",
    "name assistent": "relation:assistant", "hobby": "like", "geschlecht": "gender", "sprache": "language",
    "webseite": "page", "ort": "place",
    "initialen": "initials",
}  # fmt: skip

_SPANISH = {
    "nombre": "given", "segundo nombre": "middle", "apellidos": "family", "apellido": "family", "sufijo": "suffix",
    "organización": "company", "compañía": "company", "departamento": "custom:Department", "puesto": "title",
    "cargo": "title", "dirección de correo electrónico": "mail", "dirección del correo electrónico": "mail",
    **numbered({"dirección de correo electrónico {n}": "mail", "dirección del correo electrónico {n}": "mail"}, (2, 3)),
    "teléfono del trabajo": "phone:work", "teléfono del trabajo 2": "phone:work", "teléfono particular": "phone:home",
    "particular": "phone:home", "teléfono móvil": "phone:mobile", "móvil": "phone:mobile",
    "fax del trabajo": "phone:work fax", "cumpleaños": "birthday", "aniversario": "anniversary", "notas": "notes",
    "categorías": "groups", "página web": "page", "calle del trabajo": "address:work:street",
    "ciudad de trabajo": "address:work:city", "calle particular": "address:home:street",
    "ciudad": "address:home:city", "código postal del trabajo": "address:work:code",
    "código postal": "address:home:code", "código postal particular": "address:home:code", "título": "prefix",
    "sexo": "gender", "cónyuge": "relation:spouse", "hijos": "relation:child", "aficiones": "like", "iniciales": "initials",
    "tipo de correo electrónico": "", "nombre para mostrar del correo electrónico": "name",
    **numbered({"tipo de correo electrónico {n}": "", "nombre para mostrar del correo electrónico {n}": "name"}, (2, 3)),
}  # fmt: skip

_FRENCH = {
    "prénom": "given", "deuxième prénom": "middle", "nom": "family", "suffixe": "suffix", "société": "company",
    "service": "custom:Department", "profession": "title", "titre": "prefix", "adresse de messagerie": "mail",
    **numbered({"adresse de messagerie {n}": "mail"}, (2, 3)),
    "téléphone (bureau)": "phone:work", "téléphone 2 (bureau)": "phone:work", "téléphone (domicile)": "phone:home",
    "téléphone 2 (domicile)": "phone:home", "tél. mobile": "phone:mobile", "téléphone mobile": "phone:mobile",
    "télécopie (bureau)": "phone:work fax", "télécopie (domicile)": "phone:home fax",
    "anniversaire": "birthday", "anniversaire de mariage ou fête": "anniversary", "notes": "notes",
    "catégories": "groups", "page web": "page", "rue (bureau)": "address:work:street",
    "ville (bureau)": "address:work:city", "rue (domicile)": "address:home:street",
    "ville (domicile)": "address:home:city", "code postal (bureau)": "address:work:code",
    "code postal (domicile)": "address:home:code", "sexe": "gender", "conjoint(e)": "relation:spouse",
    "enfants": "relation:child", "loisirs": "like", "passe-temps": "like", "initiales": "initials",
    "type de messagerie": "", "nom complet de l'adresse de messagerie": "name",
    **numbered({"type de messagerie {n}": "", "nom complet de l'adresse de messagerie {n}": "name"}, (2, 3)),
}  # fmt: skip

_ITALIAN = {
    "titolo": "prefix", "nome": "given", "secondo nome": "middle", "cognome": "family", "suffisso": "suffix",
    "società": "company", "reparto": "custom:Department", "qualifica": "title", "indirizzo e-mail": "mail",
    **numbered({"indirizzo e-mail {n}": "mail"}, (2, 3)),
    "telefono di lavoro": "phone:work", "telefono di lavoro 2": "phone:work", "telefono di casa": "phone:home",
    "telefono di casa 2": "phone:home", "telefono mobile": "phone:mobile", "telefono dell'auto": "phone:car",
    "telefono principale": "phone:main", "telefono dell'assistente": "phone:assistant", "fax di lavoro": "phone:work fax",
    "fax di casa": "phone:home fax", "numero cercapersone": "phone:pager", "compleanno": "birthday",
    "anniversario": "anniversary", "note": "notes", "categorie": "groups", "pagina web": "page", "genere": "gender",
    "coniuge": "relation:spouse", "nome del responsabile": "relation:manager", "nome dell'assistente": "relation:assistant",
    "indirizzo di lavoro": "address:work:street", "città di lavoro": "address:work:city",
    "provincia di lavoro": "address:work:region", "cap di lavoro": "address:work:code",
    "nazione/regione di lavoro": "address:work:country", "indirizzo di casa": "address:home:street",
    "città di residenza": "address:home:city", "provincia di residenza": "address:home:region",
    "cap di casa": "address:home:code", "nazione/regione di casa": "address:home:country",
    "telefono cellulare": "phone:mobile", "sesso": "gender", "figli": "relation:child", "iniziali": "initials",
    "tipo e-mail": "", "nome visualizzato e-mail": "name",
    **numbered({"tipo e-mail {n}": "", "nome visualizzato e-mail {n}": "name"}, (2, 3)),
}  # fmt: skip

_PORTUGUESE = {
    "título": "prefix", "primeiro nome": "given", "nome do meio": "middle", "último nome": "family", "sufixo": "suffix",
    "empresa": "company", "departamento": "custom:Department", "cargo": "title", "endereço de e-mail": "mail",
    **numbered({"endereço de e-mail {n}": "mail"}, (2, 3)),
    "fone comercial": "phone:work", "fone comercial 2": "phone:work", "fone de casa": "phone:home",
    "fone de casa 2": "phone:home", "celular": "phone:mobile", "fone do carro": "phone:car", "fone primario": "phone:main",
    "outro fone": "phone:other", "fone do assistente": "phone:assistant", "fax comercial": "phone:work fax",
    "fax de casa": "phone:home fax", "notas": "notes", "categorias": "groups", "gênero": "gender",
    "data de nascimento": "birthday", "aniversário": "birthday", "nome do gerente": "relation:manager",
    "nome do assistente": "relation:assistant", "rua comercial": "address:work:street",
    "cidade comercial": "address:work:city", "estado comercial": "address:work:region",
    "código postal comercial": "address:work:code", "região/país comercial": "address:work:country",
    "rua de casa": "address:home:street", "cidade de casa": "address:home:city", "estado de casa": "address:home:region",
    "código postal de casa": "address:home:code", "região/país de casa": "address:home:country",
    "sexo": "gender", "cônjuge": "relation:spouse", "filhos": "relation:child", "iniciais": "initials",
    "tipo de e-mail": "", **numbered({"tipo de e-mail {n}": ""}, (2, 3)),
}  # fmt: skip

_POLISH = {
    "tytuł": "prefix", "imię": "given", "drugie imię": "middle", "nazwisko": "family", "przydomek": "nickname",
    "firma": "company", "oddział": "custom:Department", "stanowisko": "title", "adres e-mail": "mail",
    **numbered({"adres e-mail {n}": "mail"}, (2, 3)),
    "telefon służbowy": "phone:work", "telefon służbowy 2": "phone:work", "telefon domowy": "phone:home",
    "telefon komórkowy": "phone:mobile", "telefon główny": "phone:main", "telefon asystenta": "phone:assistant",
    "faks służbowy": "phone:work fax", "faks domowy": "phone:home fax", "urodziny": "birthday",
    "rocznica": "anniversary", "notatki": "notes", "kategorie": "groups", "płeć": "gender",
    "osobista strona sieci web": "page", "menadżer": "relation:manager", "asystent": "relation:assistant",
    "ulica (biuro)": "address:work:street", "miasto (biuro)": "address:work:city",
    "województwo (biuro)": "address:work:region", "kod pocztowy (biuro)": "address:work:code",
    "kraj/region (biuro)": "address:work:country", "ulica (dom)": "address:home:street",
    "miasto (dom)": "address:home:city", "województwo (dom)": "address:home:region",
    "kod pocztowy (dom)": "address:home:code", "kraj/region (dom)": "address:home:country",
    "inicjały": "initials", "typ e-mail": "", **numbered({"typ e-mail {n}": ""}, (2, 3)),
}  # fmt: skip

# By what is written in each language alone; a few words are the same in all of them.
_EVERYWHERE = {"isdn": "phone:isdn", "pager": "phone:pager", "hobby": "like"}
_LANGUAGES = tuple(
    ({**_EVERYWHERE, **holds}, list(map(frozenset, marks)))
    for holds, *marks in (
        (_ENGLISH,
         ("first name", "last name", "e-mail type", "government id number"),
         ("first name", "last name", "given yomi", "surname yomi"),
         ("first name", "last name", "e-mail address", "business phone"),
         ("e-mail address", "e-mail 2 address", "e-mail 3 address")),
        (_GERMAN,
         ("vorname", "nachname", "e-mail-adresse", "telefon geschäftlich"),
         ("vorname", "nachname", "e-mail-adresse", "e-mail 2: adresse")),
        (_SPANISH,
         ("nombre", "apellidos", "dirección de correo electrónico"),
         ("nombre", "apellidos", "dirección del correo electrónico")),
        (_FRENCH, ("prénom", "nom", "adresse de messagerie")),
        (_ITALIAN, ("nome", "cognome", "indirizzo e-mail")),
        (_PORTUGUESE, ("primeiro nome", "último nome", "endereço de e-mail")),
        (_POLISH, ("imię", "nazwisko", "adres e-mail")),
    )
)  # fmt: skip

# What it writes for nothing, and under which headings alone: anybody may be called Normal. Other than the English and
# German ones they are unproven.
_NOTHING = frozenset(
    (
        "normal", "normale", "normalny", "normalna", "normalne", "false", "falsch", "falso", "faux", "fałsz",
        "unspecified", "keine angabe", "sin especificar", "non spécifié", "non specificato", "não especificado",
        "nieokreślona",
    )
)  # fmt: skip
_FILLED = (
    "gender", "geschlecht", "sexo", "sexe", "genere", "sesso", "gênero", "płeć",
    "priority", "priorität", "prioridad", "priorité", "priorità", "prioridade", "priorytet",
    "private", "privat", "privado", "privé", "privato", "particular", "prywatne",
    "sensitivity", "vertraulichkeit", "confidencialidad", "carácter", "confidentialité", "critère de diffusion",
    "riservatezza", "confidencialidade", "sensibilidade", "poufność",
)  # fmt: skip

OUTLOOK = AddressBook(
    format="outlook-csv",
    title="Outlook contacts",
    kind="outlook",
    columns=of_languages(*_LANGUAGES),
    why_not="no row with Outlook's columns, such as E-mail Address and Business Phone",
    usual=dict.fromkeys(_FILLED, _NOTHING),
)


def recognise(source: Source) -> Recognised | str:
    """The contacts in a file, or why it is not Outlook's."""
    return OUTLOOK.recognise(source)
