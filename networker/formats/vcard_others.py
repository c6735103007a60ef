"""What a card says that has no place of its own in the book: nothing of it is lost.

It is kept as facts under the names of its properties. What programs write for themselves (stamps, keys, layouts) is
passed over.
"""

from collections.abc import Iterator, Sequence

from networker.domain.vocabulary import Fact
from networker.formats import values
from networker.formats.records import FactValue
from networker.formats.vcard_lines import Property
from networker.formats.vcard_values import bare_name, is_understood, names_of
from networker.formats.vcard_view import CardView

_OF_PROGRAMS = frozenset(
    (
        "AGENT", "BEGIN", "CHARSET", "CLASS", "CLIENTPIDMAP", "CREATED", "END", "ETAG", "JSPROP", "KEY", "KIND",
        "LANGUAGE", "LOGO", "MAILER", "MEMBER", "NAME", "PHOTO", "PRODID", "PROFILE", "REV", "SOURCE", "UID",
        "VERSION", "X-ABADR", "X-ABLABEL", "X-ABSHOWAS", "X-ABUID", "X-ADDRESSBOOKSERVER-KIND",
        "X-ADDRESSBOOKSERVER-MEMBER", "X-CHARSET", "X-CLASS", "X-COUCHDB-APPLICATION-ANNOTATIONS", "X-ETAG",
        "X-EVOLUTION-BOOK-URI", "X-EVOLUTION-WEBDAV-ETAG", "X-GENERATOR", "X-ID", "X-IMAGEHASH", "X-IMAGETYPE",
        "X-IRMC-LUID", "X-KADDRESSBOOK-CRYPTOENCRYPTPREF", "X-KADDRESSBOOK-CRYPTOPROTOPREF",
        "X-KADDRESSBOOK-CRYPTOSIGNPREF", "X-KADDRESSBOOK-OPENPGPFP", "X-KADDRESSBOOK-SMIMEFP", "X-MOZILLA-HTML",
        "X-MS-CARDPICTURE", "X-NETWORKER-ID", "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-MS-OL-DESIGN", "X-RADICALE-NAME",
        "X-SHARED-PHOTO-DISPLAY-PREF", "XML",
    )
)  # fmt: skip
_NAMES = frozenset(("SORT-STRING", "X-FILE-AS", "X-EVOLUTION-FILE-AS"))  # mostly the name again
_CALLED = {
    "CALADRURI": "Calendar address", "CALURI": "Calendar", "DEATHPLACE": "Place of death", "FBURL": "Free and busy times",
    "GEO": "Position", "GRAMGENDER": "Grammatical gender", "SOUND": "Phonetic name", "TZ": "Time zone",
}  # fmt: skip
_BLOB = 500  # characters without a space: no words of anybody's


def others_of(view: CardView, known: Sequence[str]) -> Iterator[FactValue]:
    """What is said beyond what has a place; of names only those with a word that is not among the `known` ones."""
    for name in names_of(view):
        if values.adds(name, *known):
            yield FactValue(Fact.CUSTOM, name, "Name")
    for prop in view.properties:
        if prop.name in _OF_PROGRAMS or prop.is_base64 or is_understood(prop.name):
            continue
        if prop.name == "SOUND" and "X-IRMC-N" not in map(str.upper, prop.all("TYPE")):
            continue  # one to listen to
        said = _said(view, prop)
        if prop.name in _NAMES and not values.adds(said, *known):
            continue
        if said and not (len(said) > _BLOB and len(said.split()) == 1):
            yield FactValue(Fact.CUSTOM, said, view.own_label(prop) or _called(prop.name))


def _said(view: CardView, prop: Property) -> str:
    """The parts of a value that hold something."""
    return (" " if prop.name == "SOUND" else "; ").join(filter(None, view.parts(prop)))


def _called(name: str) -> str:
    """X-PHONETIC-FIRST-NAME as "Phonetic first name"."""
    return (
        _CALLED.get(name) or bare_name(name).replace("-", " ").replace("_", " ").strip().capitalize() or name
    )
