"""LinkedIn's Contacts.csv and ImportedContacts.csv: address books that the user uploaded there once.

They are no ties on LinkedIn, so they are a source of another kind than the connections.
"""

from networker.formats.address_book import AddressBook, of_marks
from networker.formats.records import Recognised
from networker.formats.source import Source

_COLUMNS = {
    "firstname": "given", "lastname": "family", "fullname": "name", "companies": "company", "title": "title",
    "emails": "mails", "phonenumbers": "phones", "addresses": "address::whole", "sites": "pages",
    "instantmessagehandles": "custom:Messenger", "birthday": "birthday", "location": "place", "profiles": "pages",
    "source": "", "createdat": "", "bookmarkedat": "",
}  # fmt: skip

IMPORTED = AddressBook(
    format="linkedin-imported-contacts",
    title="Contacts uploaded to LinkedIn",
    kind="linkedin-imported",
    columns=of_marks(("source", "firstname", "lastname", "emails", "phonenumbers"), _COLUMNS),
    why_not="no row with FirstName, LastName, Emails and PhoneNumbers",
)


def recognise(source: Source) -> Recognised | str:
    """The contacts in a file, or why they are not such."""
    return IMPORTED.recognise(source)
