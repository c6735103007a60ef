"""Which files of a folder or archive that are not read are worth a word.

Pictures, pages and programs lie by the thousand in an export, so what is named is what a person would look for: a
file that is called like a list of people, a mailbox, a calendar or an export, and a table that may be somebody's own.
Of what else is not understood the first are named, unless an export brought it along.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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


NAMED = 3  # of those that are not understood
_PACKED_FOLDER = re.compile(r"\.zip(?: ?\(\d+\))?$", re.IGNORECASE)
_META = frozenset(
    (
        "your_facebook_activity", "your_instagram_activity", "your_activity_across_facebook", "connections", "messages",
        "personal_information", "friends_and_followers", "followers_and_following",
    )
)  # fmt: skip
_META_ENDINGS = (".json", ".html", ".js", ".css")
# By service the endings of what its exports hold besides, and the folders that lie at their top.
_EXPORTS: Mapping[str, tuple[tuple[str, ...] | None, frozenset[str]]] = {
    "facebook": (_META_ENDINGS, _META),
    "instagram": (_META_ENDINGS, _META),
    "linkedin": ((".csv", ".html"), frozenset()),
    "mastodon": ((".json", ".csv"), frozenset()),
    "mbox": ((".msf", ".dat"), frozenset()),
    "slack": ((".json",), frozenset()),
    "telegram": ((".json", ".html", ".js", ".css"), frozenset()),
    "whatsapp": ((), frozenset()),
    "x": ((".js", ".json", ".css", ".html"), frozenset(("data", "assets"))),
}
_TAKEOUT = "takeout"  # Google's, of whatever it has of somebody
_WORDS_OF_EXPORTS = ("readme", "no-data", "no_data")  # how their own texts begin


@dataclass(slots=True)
class Besides:
    """What a folder or archive holds besides that nobody understands. `packed`: it is an archive."""

    packed: bool
    _texts: list[str] = field(default_factory=list)
    _others: list[str] = field(default_factory=list)
    _exports: dict[str, set[str]] = field(default_factory=dict)  # top of each → endings that belong to it

    def read(self, name: str, format_: str) -> None:
        """Note a file that is read: others may belong to the same export."""
        endings, tops = _EXPORTS.get(format_.partition("-")[0], (None, frozenset()))
        if endings is not None:
            self._exports.setdefault(self._top(name.split("/")[:-1], tops), set()).update(endings)

    def _top(self, folders: Sequence[str], tops: frozenset[str]) -> str:
        """The folder in which all of an export lies, as far as its names tell."""
        for n, folder in enumerate(folders):
            if (n == 0 and self.packed) or _PACKED_FOLDER.search(folder):
                return "/".join(folders[: n + 1])
            if folder.lower() in tops:
                return "/".join(folders[: max(n, 1)])
        return "/".join(folders)

    def note(self, name: str, *, is_text: bool) -> None:
        """Note a file that nobody understands."""
        (self._texts if is_text else self._others).append(name)

    def left(self) -> list[str]:
        """Those that are worth a word, by their names."""
        left = [name for name in self._texts if not self._belongs(name)]
        return left + [name for name in self._others if not (self._exports_of(name) or _is_takeout(name))]

    def _exports_of(self, name: str) -> list[set[str]]:
        """The endings of what belongs to each export that a file lies in."""
        return [endings for top, endings in self._exports.items() if name.startswith(f"{top}/")]

    def _belongs(self, name: str) -> bool:
        called = name.lower().rpartition("/")[2]
        return _is_takeout(name) or any(
            called.endswith(tuple(endings)) or called.startswith(_WORDS_OF_EXPORTS)
            for endings in self._exports_of(name)
        )


def _is_takeout(name: str) -> bool:
    return _TAKEOUT in name.lower().split("/")[:-1]
