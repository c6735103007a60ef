"""Thunderbird's address book as CSV, with the headings of the program in several languages."""

from networker.formats.address_book import AddressBook, of_languages
from networker.formats.records import Recognised
from networker.formats.source import Source

_ENGLISH = {
    "first name": "given", "last name": "family", "display name": "name", "nickname": "nickname",
    "primary email": "mail", "secondary email": "mail", "screen name": "service:Screen name",
    "work phone": "phone:work", "home phone": "phone:home", "fax number": "phone:fax",
    "pager number": "phone:pager", "mobile number": "phone:mobile",
    **{f"{which} {name}": f"address:{which}:{part}"
       for which in ("home", "work")
       for name, part in (
           ("address", "street"), ("address 2", "street 2"), ("city", "city"), ("state", "region"),
           ("zipcode", "code"), ("country", "country"),
       )},
    "job title": "title", "department": "custom:Department", "organization": "company",
    "web page 1": "page", "web page 2": "page",
    "birth year": "born:year", "birth month": "born:month", "birth day": "born:day", "notes": "notes",
}  # fmt: skip

_GERMAN = {
    "vorname": "given", "nachname": "family", "anzeigename": "name", "spitzname": "nickname",
    "primäre e-mail-adresse": "mail", "sekundäre e-mail-adresse": "mail", "messenger-name": "service:Screen name",
    "tel. dienstlich": "phone:work", "tel. privat": "phone:home", "fax-nummer": "phone:fax",
    "pager-nummer": "phone:pager", "mobil-tel.-nr.": "phone:mobile",
    "privat: adresse": "address:home:street", "privat: adresse 2": "address:home:street 2",
    "privat: ort": "address:home:city", "privat: bundesland": "address:home:region",
    "privat: plz": "address:home:code", "privat: land": "address:home:country",
    "dienstlich: adresse": "address:work:street", "dienstlich: adresse 2": "address:work:street 2",
    "dienstlich: ort": "address:work:city", "dienstlich: bundesland": "address:work:region",
    "dienstlich: plz": "address:work:code", "dienstlich: land": "address:work:country",
    "arbeitstitel": "title", "abteilung": "custom:Department", "organisation": "company",
    "webseite 1": "page", "webseite 2": "page", "geburtsjahr": "born:year", "geburtsmonat": "born:month",
    "geburtstag": "born:day", "notizen": "notes",
}  # fmt: skip

_ITALIAN = {
    "nome": "given", "cognome": "family", "nome visualizzato": "name", "soprannome": "nickname",
    "email principale": "mail", "email secondaria": "mail", "telefono lavoro": "phone:work",
    "telefono di casa": "phone:home", "numero fax": "phone:fax", "numero pager": "phone:pager",
    "numero cellulare": "phone:mobile", "indirizzo di casa": "address:home:street",
    "indirizzo di casa 2": "address:home:street 2", "città di residenza": "address:home:city",
    "provincia di residenza": "address:home:region", "cap di residenza": "address:home:code",
    "nazione di residenza": "address:home:country", "indirizzo di lavoro": "address:work:street",
    "città di lavoro": "address:work:city", "provincia di lavoro": "address:work:region",
    "cap di lavoro": "address:work:code", "nazione di lavoro": "address:work:country", "qualifica": "title",
    "reparto": "custom:Department", "organizzazione": "company", "pagina web 1": "page", "pagina web 2": "page",
    "anno di nascita": "born:year", "mese di nascita": "born:month", "giorno di nascita": "born:day", "note": "notes",
}  # fmt: skip

_PORTUGUESE = {
    "primeiro nome": "given", "último nome": "family", "mostrar nome": "name", "apelido": "nickname",
    "e-mail primário": "mail", "e-mail secundário": "mail", "fone de trabalho": "phone:work",
    "fone de casa": "phone:home", "número de fax": "phone:fax", "número do pager": "phone:pager",
    "celular": "phone:mobile", "endereço de casa": "address:home:street", "cidade de casa": "address:home:city",
    "estado de casa": "address:home:region", "cep de casa": "address:home:code", "país de casa": "address:home:country",
    "endereço de trabalho": "address:work:street", "cidade de trabalho": "address:work:city",
    "cep de trabalho": "address:work:code", "país de trabalho": "address:work:country", "cargo": "title",
    "departamento": "custom:Department", "organização": "company", "ano de nascimento": "born:year",
    "mês de nascimento": "born:month", "dia de nascimento": "born:day", "notas": "notes",
}  # fmt: skip

_FINNISH = {
    "etunimi": "given", "sukunimi": "family", "näyttönimi": "name", "näytettävä nimi": "name", "lempinimi": "nickname",
    "ensisijainen sähköposti": "mail", "toissijainen sähköposti": "mail", "työpuhelin": "phone:work",
    "kotipuhelin": "phone:home", "faksin numero": "phone:fax", "hakulaitteen numero": "phone:pager",
    "matkapuhelinnumero": "phone:mobile", "kotiosoite": "address:home:street", "kotikaupunki": "address:home:city",
    "kodin lääni": "address:home:region", "kodin postinumero": "address:home:code", "kotimaa": "address:home:country",
    "työosoite": "address:work:street", "työpaikan kaupunki": "address:work:city",
    "työpaikan lääni": "address:work:region", "työpaikan postinumero": "address:work:code",
    "työpaikan maa": "address:work:country", "ammattinimi": "title", "osasto": "custom:Department",
    "järjestö": "company", "verkkosivu 1": "page", "verkkosivu 2": "page", "syntymävuosi": "born:year",
    "syntymäkuukausi": "born:month", "syntymäpäivä": "born:day", "muistiinpanot": "notes",
}  # fmt: skip

_RUSSIAN = {
    "имя": "given", "фамилия": "family", "отображаемое имя": "name", "псевдоним": "nickname",
    "адрес электронной почты": "mail", "альтернативный адрес электронной почты": "mail",
    "рабочий телефон": "phone:work", "номер факса": "phone:fax", "номер пейджера": "phone:pager",
    "номер сотового телефона": "phone:mobile", "адрес": "address:home:street", "город": "address:home:city",
    "штат": "address:home:region", "почтовый индекс": "address:home:code", "страна": "address:home:country",
    "адрес (раб.)": "address:work:street", "город (раб.)": "address:work:city", "штат (раб.)": "address:work:region",
    "почтовый индекс (раб.)": "address:work:code", "страна (раб.)": "address:work:country", "организация": "company",
    "веб-страница 1": "page", "веб-страница 2": "page", "год рождения": "born:year", "месяц рождения": "born:month",
    "день рождения": "born:day", "заметки": "notes",
}  # fmt: skip

_LANGUAGES = (
    (
        _ENGLISH,
        [frozenset(("display name", "primary email")), frozenset(("primary email", "secondary email"))],
    ),
    (_GERMAN, [frozenset(("anzeigename", "primäre e-mail-adresse"))]),
    (_ITALIAN, [frozenset(("nome visualizzato", "email principale"))]),
    (_PORTUGUESE, [frozenset(("mostrar nome", "e-mail primário"))]),
    (
        _FINNISH,
        [
            frozenset(("näyttönimi", "ensisijainen sähköposti")),
            frozenset(("näytettävä nimi", "ensisijainen sähköposti")),
        ],
    ),
    (_RUSSIAN, [frozenset(("отображаемое имя", "адрес электронной почты"))]),
)

THUNDERBIRD = AddressBook(
    format="thunderbird-csv",
    title="Thunderbird address book",
    kind="thunderbird",
    columns=of_languages(*_LANGUAGES),
    why_not="no row with Display Name and Primary Email",
)


def recognise(source: Source) -> Recognised | str:
    """The people in a file, or why it is not Thunderbird's."""
    return THUNDERBIRD.recognise(source)
