"""Why a file cannot be read, each in one sentence that names the file and what to do."""

from collections.abc import Mapping
from types import MappingProxyType


class UnreadableFile(Exception):
    """The file is not there, not whole, too large or of a kind that never holds people. `str()` says it.

    `of_another_kind`: a picture, a page or the like, which among other files needs no word. `of_no_kind`: it is neither
    one of those nor a text. `ask_again`: the same export can be had in a form that is read, which is worth a word where
    nothing else was found. `lost`: the system does not give it any more, as when a disk is pulled out, so that what was
    read is not to be trusted either.
    """

    def __init__(
        self,
        sentence: str,
        *,
        of_another_kind: bool = False,
        of_no_kind: bool = False,
        ask_again: bool = False,
        lost: bool = False,
    ) -> None:
        super().__init__(sentence)
        self.of_another_kind = of_another_kind
        self.of_no_kind = of_no_kind
        self.ask_again = ask_again
        self.lost = lost


class UnknownFormat(Exception):
    """No reader knows the content. `str()` is one sentence; `reasons` says why each reader declined.

    `columns` are the names in the header where the file is a table, for a mapping by hand.
    """

    def __init__(
        self, sentence: str, reasons: Mapping[str, str] | None = None, columns: tuple[str, ...] = ()
    ) -> None:
        super().__init__(sentence)
        self.reasons: Mapping[str, str] = MappingProxyType(dict(reasons or {}))
        self.columns = columns
