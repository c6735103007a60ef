"""Addresses that bounced: a mail to them came back, and nothing came from them since."""

from dataclasses import replace

from networker.services.tidy.frame import Asked, Choice, Item, Reason, TidyList, of_people
from networker.store.tidy import known
from networker.store.tidy.people import BOUNCED

_people = of_people(BOUNCED, lambda _asked, _ids: {})


def _page(asked: Asked, limit: int) -> list[Item]:
    found = _people.page(asked, limit)
    ids = [item.person.id for item in found]
    came_back: dict[int, dict[str, str]] = {}
    for person, address, day in known.bounced(asked.sql, ids):
        came_back.setdefault(person, {})[address] = day
    rows: dict[int, list[Choice]] = {}
    for person, number, channel, text, key in known.addresses(asked.sql, ids):
        if channel == "mail" and key in came_back.get(person, ()):
            rows.setdefault(person, []).append(Choice(number, text))
    items = []
    for item in found:
        choices = tuple(rows.get(item.person.id, ()))
        if choices:
            day = max(came_back[item.person.id].values())
            reason = Reason("bounced", choices[0].text, day, len(choices))
            items.append(replace(item, reason=reason, choices=choices))
    return items


LIST = TidyList(BOUNCED.key, _people.count, _page)
