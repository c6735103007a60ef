"""They follow, and never wrote: nobody knows yet whether the user would know them in the street."""

from collections.abc import Mapping, Sequence

from networker.services.tidy.frame import Asked, Reason, of_people
from networker.store.tidy import known
from networker.store.tidy.people import FOLLOWERS


def _reasons(asked: Asked, ids: Sequence[int]) -> Mapping[int, Reason]:
    found: dict[int, Reason] = {}
    followed: dict[int, set[str]] = {}
    for person, value, network, since in known.follows(asked.sql, ids):
        followed.setdefault(person, set()).add(value)
        if value == "me":
            found.setdefault(person, Reason("follows", network, since or ""))
    return {
        person: Reason(each.key, each.text, each.day, both="by me" in followed[person])
        for person, each in found.items()
    }


LIST = of_people(FOLLOWERS, _reasons, but_no_people=True)
