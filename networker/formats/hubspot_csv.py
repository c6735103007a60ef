"""HubSpot's contacts as CSV. The user chose the columns; only the record's id, the names and the mail are sure."""

from networker.formats.address_book import AddressBook, of_marks
from networker.formats.records import Recognised
from networker.formats.source import Source

_COLUMNS = {
    "record id": "id", "first name": "given", "last name": "family", "email": "mail", "additional email addresses": "mails",
    "phone number": "phone", "mobile phone number": "phone:mobile", "associated company": "companies",
    "company name": "company", "job title": "title", "country/region": "address::country", "city": "address::city",
    "state/region": "address::region", "street address": "address::street", "postal code": "address::code",
    "website url": "page", "linkedin url": "page", "twitter username": "service:X",
    "date of birth": "birthday", "notes": "notes",
    # Whose the record is there, and when it was last touched.
    "contact owner": "", "create date": "", "last activity date": "", "last modified date": "",
    "associated company ids": "", "associated company ids (primary)": "", "marketing contact status": "",
}  # fmt: skip

HUBSPOT = AddressBook(
    format="hubspot-csv",
    title="HubSpot contacts",
    kind="hubspot",
    columns=of_marks(("record id", "first name", "last name", "email"), _COLUMNS),
    why_not="no row with Record ID, First Name, Last Name and Email",
)


def recognise(source: Source) -> Recognised | str:
    """The contacts in a file, or why it is not HubSpot's."""
    return HUBSPOT.recognise(source)
