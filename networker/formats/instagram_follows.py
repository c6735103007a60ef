"""Whom the user follows on Instagram and who follows them: user names and days out of the JSON export."""

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from networker.domain.vocabulary import Channel, Fact
from networker.formats import json_text, values
from networker.formats.records import FactValue, HandleValue, Item, PersonRecord, Recognised, SkippedRow
from networker.formats.source import Source

_KEY = re.compile(r'\{\s*"(relationships_[a-z_]+)"\s*:\s*\[')
_BARE = re.compile(
    r'\[\s*\{[^\[\]{}]*(?:"media_list_data"\s*:\s*\[\s*\]\s*,\s*)?[^\[\]{}]*"string_list_data"\s*:'
)
_SAID: Mapping[str, tuple[str, str]] = {
    "relationships_following": ("by me", "Accounts followed on Instagram"),
    "relationships_followers": ("me", "Followers on Instagram"),
}
_USER = re.compile(r"[A-Za-z0-9._]{1,60}")


def recognise(source: Source) -> Recognised | str:
    """The accounts in a file, or why it holds none."""
    head = source.head_text[:8192].lstrip("\ufeff \t\r\n")
    found = _KEY.match(head)
    if found is None and not _BARE.match(head):
        return 'neither "relationships_following" nor a list with "string_list_data"'
    key = found[1] if found else "relationships_followers"
    if key not in _SAID:
        return f'"{key}" is neither following nor followers'
    said, title = _SAID[key]

    def items() -> Iterator[Item]:
        document = json_text.load(source)
        listed = document.get(key) if isinstance(document, dict) else document
        for number, each in enumerate(listed if isinstance(listed, list) else [], 1):
            yield _item(number, each, said)

    way = "following" if said == "by me" else "followers"
    return Recognised(f"instagram-{way}", title, source.name, items, everybody=True)


def _item(number: int, each: object, said: str) -> Item:
    cells = each.get("string_list_data") if isinstance(each, dict) else None
    cell = cells[0] if isinstance(cells, list) and cells and isinstance(cells[0], dict) else {}
    title = each.get("title") if isinstance(each, dict) else ""
    user = _user(title, cell.get("value"), cell.get("href"))
    if not user:
        return SkippedRow(number, values.NO_PERSON)
    day = json_text.day_of(cell.get("timestamp"))
    raw = json.dumps({"user": user, "timestamp": cell.get("timestamp"), "followed": said}, default=str)
    return values.within_limits(
        PersonRecord(
            "instagram", f"{user.lower()} {said}", number, nickname=user,
            handles=(HandleValue(Channel.INSTAGRAM, f"https://www.instagram.com/{user}"),),
            facts=(FactValue(Fact.FOLLOWED, said, "Instagram", day),), raw=raw,
        )
    )  # fmt: skip


def _user(title: object, value: object, href: object) -> str:
    """The user name: Instagram put it in one place after the other over the years."""
    last = ""
    if isinstance(href, str):
        try:
            last = urlsplit(href).path.rstrip("/").rpartition("/")[2]
        except ValueError:
            last = ""
    said = (values.one_line(json_text.mended(each)).lstrip("@") for each in (value, title, last))
    return next((each for each in said if _USER.fullmatch(each)), "")
