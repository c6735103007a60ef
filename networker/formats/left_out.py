"""Which files of a folder or archive that are not read are worth a word.

Pictures, pages and programs lie by the thousand in an export, so what is named is what a person would look for: a
file that is called like a list of people, a mailbox, a calendar or an export, and a table that may be somebody's own.
"""

from networker.formats.errors import UnknownFormat

_TABLES = (".csv", ".tsv")
_WORKBOOKS = (".xls", ".xlsx", ".ods", ".numbers")
_OTHERS = (".vcf", ".vcard", ".ldif", ".mbox", ".eml", ".ics", ".msg", ".ost", ".json")
_PACKED = (".zip", ".tgz", ".gz", ".rar", ".7z")  # where it is none, it is mostly the page of a sign-in


def is_called_like_ours(name: str, exports: tuple[str, ...]) -> bool:
    """Whether a file that cannot be read has the name of something that is.

    `exports`: folders of an export of a service, where an empty table is nothing but what the user does not have.
    """
    called = name.lower()
    return called.endswith(_PACKED) or (
        called.endswith((*_TABLES, *_WORKBOOKS, *_OTHERS)) and not name.startswith(exports)
    )


def is_missed_table(name: str, error: UnknownFormat, exports: tuple[str, ...]) -> bool:
    """Whether a table that nobody knows is worth a word: one that may be somebody's own list.

    An export of a service has many tables of other things: in it only those count that hold ways to reach people.
    """
    from networker.formats.guesses import guess

    kinds = {what.partition(":")[0] for what in guess(error.columns, [()] * len(error.columns))}
    if kinds & {"mail", "phone"}:
        return True
    return name.lower().endswith(_TABLES) and not name.startswith(exports)
