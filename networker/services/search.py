"""Searching: what a page asks the People page to show, and (later) the verbs of the search language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """People to be shown as a list, and what they are.

    `query`: words of the search language; `among`: ids, where no query can say who they are; both: those of them whom
    the query finds. `label`: what the chip above the list says, in the user's language; "": the query itself.
    """

    query: str = ""
    among: tuple[int, ...] = ()
    label: str = ""
