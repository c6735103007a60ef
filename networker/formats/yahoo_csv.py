"""Yahoo's contacts as CSV. Its headings are short: "Home" and "Work" are telephone numbers."""

from networker.formats.address_book import AddressBook, numbered, of_languages
from networker.formats.records import Recognised
from networker.formats.source import Source

_COLUMNS = {
    "first": "given", "middle": "middle", "last": "family", "nickname": "nickname", "email": "mail",
    "alternate email 1": "mail", "alternate email 2": "mail", "category": "groups", "distribution lists": "groups",
    "messenger id": "service:Yahoo", "yahoo! id": "service:Yahoo", "home": "phone:home", "work": "phone:work",
    "pager": "phone:pager", "fax": "phone:fax", "mobile": "phone:mobile", "other": "phone:other",
    "yahoo! phone": "phone:yahoo", "primary": "phone:main", "personal website": "page", "business website": "page",
    "title": "title", "company": "company",
    **{f"{which} {name}": f"address:{which}:{part}"
       for which in ("home", "work")
       for name, part in (
           ("address", "street"), ("city", "city"), ("state", "region"), ("county", "region"), ("zip", "code"),
           ("post code", "code"), ("country", "country"),
       )},
    "birthday": "birthday", "anniversary": "anniversary", "comments": "notes",
    **numbered({"messenger id{n}": "service:Yahoo"}, range(1, 10)),
    **{f"{name} id": f"service:{name.upper() if len(name) < 4 else name.capitalize()}"
       for name in ("skype", "irc", "icq", "google", "msn", "aim", "qq")},
}  # fmt: skip

_MARKS = ("distribution lists", "yahoo! id", "messenger id", "yahoo! phone")  # any of them

YAHOO = AddressBook(
    format="yahoo-csv",
    title="Yahoo contacts",
    kind="yahoo",
    columns=of_languages((_COLUMNS, [frozenset(("first", "last", "email", mark)) for mark in _MARKS])),
    why_not="no row with Yahoo's columns First, Last and Messenger ID",
)


def recognise(source: Source) -> Recognised | str:
    """The contacts in a file, or why it is not Yahoo's."""
    return YAHOO.recognise(source)
