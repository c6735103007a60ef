"""Facebook's list of friends out of its JSON export. It holds names and days, and no address of anybody."""

import json
import re
from collections.abc import Iterator

from networker.domain.vocabulary import Fact
from networker.formats import json_text, values
from networker.formats.records import FactValue, Item, PersonRecord, Recognised, SkippedRow
from networker.formats.source import Source

_KEY = re.compile(r'\{\s*"(friends_v2|friends)"\s*:\s*\[')
_OTHERS = re.compile(
    r'\{\s*"(removed_friends|rejected_friend_requests|received_friend_requests|sent_friend_requests)'
)


def recognise(source: Source) -> Recognised | str:
    """The friends in a file, or why it holds none."""
    head = source.head_text[:4096]
    if _OTHERS.search(head):
        return "these are requests or former friends, not friends"
    found = _KEY.match(head.lstrip("\ufeff \t\r\n"))
    if found is None:
        return 'the file does not begin with "friends_v2"'
    key = found[1]

    def items() -> Iterator[Item]:
        document = json_text.load(source)
        listed = document.get(key) if isinstance(document, dict) else None
        for number, each in enumerate(listed if isinstance(listed, list) else [], 1):
            yield _item(number, each)

    return Recognised("facebook-friends", "Facebook friends", source.name, items, everybody=True)


def _item(number: int, each: object) -> Item:
    if not isinstance(each, dict):
        return SkippedRow(number, values.UNREADABLE)
    name = values.one_line(json_text.mended(each.get("name")))
    if not name:
        return SkippedRow(number, values.NO_PERSON)
    day = json_text.day_of(each.get("timestamp"))
    facts = (FactValue(Fact.CONNECTED, "", "Facebook", day),) if day else ()
    raw = json.dumps({"name": name, "timestamp": each.get("timestamp")}, ensure_ascii=False, default=str)
    return values.within_limits(PersonRecord("facebook", "", number, full_name=name, facts=facts, raw=raw))
