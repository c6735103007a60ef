"""Thunderbird's address book as CSV, with the headings of the program in English and in German."""

from networker.formats.address_book import AddressBook
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

_MARKS = (
    frozenset(("display name", "primary email")),
    frozenset(("primary email", "secondary email")),
    frozenset(("anzeigename", "primäre e-mail-adresse")),
)

THUNDERBIRD = AddressBook(
    format="thunderbird-csv",
    title="Thunderbird address book",
    kind="thunderbird",
    columns={**_GERMAN, **_ENGLISH},
    is_header=lambda names: any(marks <= names for marks in _MARKS),
    why_not="no row with Display Name and Primary Email",
)


def recognise(source: Source) -> Recognised | str:
    """The people in a file, or why it is not Thunderbird's."""
    return THUNDERBIRD.recognise(source)
