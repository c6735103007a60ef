"""Not people: machines, offices and services, gathered to be let go at once, after they were looked through."""

from itertools import islice

from networker.services.tidy.frame import Asked, Item, Reason, TidyList, people_items
from networker.store.tidy.not_people import KEY


def _page(asked: Asked, limit: int) -> list[Item]:
    first = dict(islice(asked.no_people.items(), limit))
    return people_items(asked, KEY, list(first), {each: Reason(why.value) for each, why in first.items()})


LIST = TidyList(KEY, lambda asked: len(asked.no_people), _page, gathered=True)
