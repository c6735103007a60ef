"""Files that people drop by mistake, known by their first bytes, each with a sentence that helps.

A sentence starts behind the file's name: “photo.jpg” *is a picture…*.
"""

import re

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

_TAKES = "Networker takes what services export: contacts as CSV or vCard, mailboxes, chats and calendars"
_PICTURE = f"is a picture; {_TAKES}."
_FILM = f"is a film or a sound; {_TAKES}."
_PROGRAM = f"is a program; {_TAKES}."
_ARCHIVE = (
    "is a packed archive of a kind that cannot be read; unpack it and drop the folder, or pack it as .zip."
)

_GZIP = "is packed with gzip (.tgz or .gz); unpack it first, or ask the service for a .zip."
_DATABASE = "is an SQLite database; drop an export of its program instead (CSV or vCard)."

ZIP_IN_ZIP = "is a zip archive inside another; unpack it and drop the folder."

OUTLOOK_DATA = (
    "is an Outlook data file (.pst), which cannot be read; in Outlook, export the contacts as CSV or vCard."
)
UNFINISHED = "is a download that was not finished; wait for it, or download it again."
NO_TEXT = f"is not a text; {_TAKES}."
# What is worth a word among files that are read: people are in it, and they can be had.
HOLDS_PEOPLE = frozenset({ZIP_IN_ZIP, OUTLOOK_DATA, UNFINISHED, _ARCHIVE, _GZIP, _DATABASE})

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"8BPS", _PICTURE),
    (b"\0\0\1\0", _PICTURE),
    (b"%PDF-", f"is a PDF document, which holds no list of people; {_TAKES}."),
    (b"!BDN", OUTLOOK_DATA),
    (
        b"\xd0\xcf\x11\xe0",
        "is an old Office or Outlook file (.xls, .msg or .doc); save or export it as CSV or vCard and drop that.",
    ),
    (b"SQLite format 3\0", _DATABASE),
    (b"\x1f\x8b", _GZIP),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\0", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"OggS", _FILM),
    (b"ID3", _FILM),
    (b"fLaC", _FILM),
    (b"\x1aE\xdf\xa3", _FILM),
    (b"\x7fELF", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"{\\rtf", "is a document with formatting (.rtf), not an export; drop the original CSV or vCard file."),
)
_PICTURE_BRANDS = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"avif", b"crx ")
_UNFINISHED = (".crdownload", ".part", ".networker-part", ".partial", ".download", ".opdownload")
_HTML = re.compile(
    # Possessive, or thirty comments before anything else are tried in a thousand million ways.
    r"[\s\ufeff]*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|title|script|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_AS_PAGES = (
    (
        re.compile(
            r'class="[^"]*\b(?:_a6-[a-z]|_3b0d|_a706|_2ph_)\b|your_(?:facebook|instagram)_activity',
            re.IGNORECASE,
        ),
        "is a page of Facebook's or Instagram's export; ask there for your information again and choose the format JSON "
        "instead of HTML, then drop that.",
    ),
    (
        re.compile(
            r'<title>Exported Data</title>|class="page_(?:wrap|header|body)[^"]*"|tgme_widget', re.IGNORECASE
        ),
        "is a page of Telegram's export; in Telegram Desktop choose Settings, Advanced, Export Telegram data and the format "
        "“Machine-readable JSON”, then drop that.",
    ),
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def kind_of(name: str, head: bytes) -> str:
    """Why bytes are no export at all, or ""."""
    if not head:
        return "is empty; ask for the export again."
    if not head.strip(b"\0"):
        return "holds nothing but zeros, so its download or copy went wrong; ask for the export again."
    if name.lower().endswith(_UNFINISHED):
        return UNFINISHED
    for magic, sentence in _MAGIC:
        if head.startswith(magic):
            return sentence
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        return _PICTURE
    if head[:2] == b"MZ" and b"\0\0" in head[:64]:
        return _PROGRAM
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"AVI ", b"WAVE"):
        return _PICTURE if head[8:12] == b"WEBP" else _FILM
    if head[4:8] == b"ftyp":
        return _PICTURE if head[8:12] in _PICTURE_BRANDS else _FILM
    if head.startswith(ZIP):
        return office_document(head) or ZIP_IN_ZIP
    return ""


def office_document(head: bytes) -> str:
    """What kind of Office document, which is a zip archive inside, begins like this; "" for none."""
    if b"mimetypeapplication/vnd.oasis" in head:
        return "is an OpenDocument file; save it as CSV (UTF-8) and drop that."
    if b"word/" in head and b"[Content_Types].xml" in head:
        return "is a Word document; export the list of people as CSV or vCard and drop that."
    if b"[Content_Types].xml" in head:
        return "is an Excel workbook; save it as CSV (UTF-8) and drop that."
    return ""


def page_of_an_export(head: str) -> str:
    """How to get the data itself, where a text is a page of an export that was asked for as web pages; else ""."""
    if _HTML.match(head):
        for marks, sentence in _AS_PAGES:
            if marks.search(head):
                return sentence
    return ""


def kind_of_text(head: str) -> str:
    """Why a text is no export at all, or ""."""
    if not head.strip():
        return "is empty but for spaces; ask for the export again."
    if _HTML.match(head):
        if page := page_of_an_export(head):
            return page
        return (
            "is a web page, not the data itself; ask the service again for its export and choose CSV, JSON or vCard "
            "(a sign-in page saved by mistake looks like this too)."
        )
    if head.lstrip()[:4].lower() == "<svg":
        return _PICTURE
    sample = head[:4096]
    if len(_CONTROL.findall(sample)) > max(8, len(sample) // 10):
        return NO_TEXT
    return ""
