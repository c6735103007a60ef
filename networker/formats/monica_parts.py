"""The shapes of Monica's export: entries, their properties and collections, days, and a contact as a person.

Its serialiser leaves optional properties in odd places (a list for an object, a level too deep), so they are
looked for there as well.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any

from networker.domain.handles import mail_key
from networker.domain.vocabulary import Channel, Fact
from networker.formats import limits, signs, text, values
from networker.formats.records import FactValue, HandleValue, PersonRecord, Standing
from networker.formats.when import iso_date

Entry = Mapping[str, Any]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]+")
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
_DATA_URL = re.compile(r"data:image/[\w.+-]+;base64,")
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"BM")
_DEPTH = 4  # how far down an odd place may be
_SEXES = {"M": "male", "F": "female", "O": "other", "N": "", "U": ""}
_CHANNELS = {"email": Channel.MAIL, "mail": Channel.MAIL, "phone": Channel.PHONE, "sms": Channel.PHONE}
# What changes while nobody does anything about the contact, so that the same contact stays the same record.
_RESTLESS = frozenset(
    (
        "data", "properties", "avatar", "created_at", "updated_at", "last_talked_to", "last_consulted_at",
        "number_of_views", "stay_in_touch_trigger_date", "distant_etag", "uuid",
    )
)  # fmt: skip
_LASTING = ("contactfield", "address", "pet", "lifeevent")
_STAMPS = frozenset(("properties", "created_at", "updated_at", "uuid"))


def properties(entry: object) -> dict[str, Any]:
    """An entry's own values and its properties, wherever the serialiser left them."""
    found: dict[str, Any] = {}
    if isinstance(entry, dict):
        _merge(found, entry.get("properties"), _DEPTH)
        for name, said in entry.items():
            if name != "properties":
                found.setdefault(name, said)
    return found


def _merge(found: dict[str, Any], layer: object, depth: int) -> None:
    if depth < 0:
        return
    if isinstance(layer, list):
        for each in layer[:100]:
            _merge(found, each, depth - 1)
    elif isinstance(layer, dict):
        for name, said in layer.items():
            if name.isdecimal() or (name == "data" and isinstance(said, dict)):
                _merge(found, said, depth - 1)
            else:
                found.setdefault(name, said)


def listed(said: object) -> list[Any]:
    """A list, also where it was written as an object with numbers or under "data" for keys."""
    if isinstance(said, list):
        return said
    if isinstance(said, dict):
        inner = said.get("data", said.get("values"))
        return inner if isinstance(inner, list) else list(said.values())
    return []


def collections(entry: object) -> dict[str, list[Any]]:
    """The collections of an entry by their type, whose underscores were not always written."""
    found: dict[str, list[Any]] = {}
    for each in listed(entry.get("data") if isinstance(entry, dict) else None):
        kind = each.get("type") if isinstance(each, dict) else None
        if isinstance(kind, str):
            found.setdefault(kind.replace("_", "").lower(), []).extend(listed(each.get("values")))
    return found


def words(said: object) -> str:
    """A text with its line ends and without control characters; numbers as text, "" for anything else."""
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        return ""
    shown = said if isinstance(said, str) else str(said) if abs(said) < 1e15 else ""
    shown = text.mend(shown.replace("\r\n", "\n"))
    return signs.unturned(_CONTROL.sub(" ", shown)).strip()[: limits.TEXT_CHARACTERS]


def line(said: object) -> str:
    """A text on one line."""
    return values.one_line(words(said))[: limits.NAME_CHARACTERS]


def truth(said: object) -> bool:
    """A yes or no, as PHP writes it: true, 1, "1", "yes"."""
    return said is True or (isinstance(said, int) and said == 1) or said in ("1", "true", "yes")


def uuid(said: object) -> str:
    """An id as a key: of an entry its own."""
    if isinstance(said, dict):
        said = said.get("uuid")
    return line(said) if isinstance(said, str) else ""


def moment(said: object) -> str:
    """The day or instant of an entry: midnight is what is written where only the day was told. "" for none."""
    match = _MOMENT.fullmatch(said.strip()) if isinstance(said, str) and len(said) < 60 else None
    if match is None:
        return ""
    day, clock, offset = match.groups()
    try:
        when = datetime.fromisoformat(f"{day}T{clock or '00:00'}{(offset or 'Z').replace('Z', '+00:00')}")
        if when.time() == time.min:
            return day
        return when.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return ""


def day_of(said: object) -> str:
    """The day alone, as written."""
    return iso_date(said[:10]) if isinstance(said, str) else ""


def special_date(said: object) -> str:
    """A date of which the year may be unknown, or all but the year."""
    told = properties(said)
    day = day_of(told.get("date"))
    if not day:
        return ""
    if truth(told.get("is_age_based")):
        return day[:4]
    return f"-{day[4:]}" if truth(told.get("is_year_unknown")) and len(day) == 10 else day


class Types:
    """What the account calls its kinds of contact fields, genders, life events and activities, by their ids."""

    def __init__(self, instance: object) -> None:
        told = instance if isinstance(instance, dict) else {}
        self._named = {
            kind: {uuid(each): properties(each) for each in listed(told.get(kind))}
            for kind in ("contact_field_types", "genders", "life_event_types", "activity_types")
        }

    def of(self, kind: str, id_: object) -> dict[str, Any]:
        """The properties of one type; an empty dict where it is not told."""
        return self._named[kind].get(uuid(id_), {})

    def name(self, kind: str, id_: object) -> str:
        """Its name, or the words of the key that stands for a built-in one."""
        told = self.of(kind, id_)
        return line(told.get("name")) or line(told.get("translation_key")).replace("_", " ").capitalize()

    def channel(self, id_: object) -> Channel:
        """The channel of a conversation, which is told by a type of contact field."""
        told = self.of("contact_field_types", id_)
        name = line(told.get("name"))
        known = _CHANNELS.get(line(told.get("type")).lower()) or _CHANNELS.get(name.lower())
        if known:
            return known
        found = values.service(name, "x")
        return found.channel if found else Channel.OTHER


def person(entry: Entry, row: int, types: Types, introducer: str, photo: bytes) -> PersonRecord:
    """A contact as a person. Those without a card, whom only a relationship names, are mentioned."""
    told = properties(entry)
    parts = collections(entry)
    facts = list(_facts(told, parts, types, introducer))
    handles, written = values.parted(
        _handle(properties(field), types) for field in parts.get("contactfield", ())
    )
    facts += written
    frequency = told.get("stay_in_touch_frequency")
    days = int(frequency) if isinstance(frequency, int | float) and 0 < frequency <= 36500 else 0
    partial = truth(told.get("is_partial"))
    return values.within_limits(
        PersonRecord(
            "monica",
            uuid(entry),
            row,
            given=line(told.get("first_name")),
            family=line(told.get("last_name")),
            middle=line(told.get("middle_name")),
            nickname=line(told.get("nickname")),
            company=line(told.get("company")),
            title=line(told.get("job")),
            handles=handles,
            facts=tuple(facts),
            groups=tuple(filter(None, (line(_name_of(tag)) for tag in listed(told.get("tags"))))),
            notes=words(told.get("description")),
            deceased=truth(told.get("is_dead")),
            photo=photo,
            raw=_raw(told, parts),
            standing=Standing.MENTIONED if partial else Standing.LISTED,
            wish_days=days,
        )
    )


def _name_of(tag: object) -> object:
    return properties(tag).get("name") if isinstance(tag, dict) else tag


def _facts(told: Entry, parts: Mapping[str, list[Any]], types: Types, introducer: str) -> Iterator[FactValue]:
    if born := special_date(told.get("birthdate")):
        yield FactValue(Fact.BIRTHDAY, born)
    if died := special_date(told.get("deceased_date")):
        yield values.event(died, "died")
    met = special_date(told.get("first_met_date"))
    how = words(told.get("first_met_additional_info")) or (f"through {introducer}" if introducer else "")
    if met or how:
        yield FactValue(Fact.HOW_MET, how, since=met)
    if food := words(told.get("food_preferences")):
        yield FactValue(Fact.LIKE, food, "food")
    gender = told.get("gender")
    known = types.of("genders", gender)
    sex = line(known.get("type") or gender).upper()
    if sex in _SEXES or known:
        said = _SEXES.get(sex, "") or (line(known.get("name")) if sex not in ("N", "U") else "")
        if said:
            yield FactValue(Fact.GENDER, said)
    for address in map(properties, parts.get("address", ())):
        street, city, region, code, country = (
            words(address.get(name)) for name in ("street", "city", "province", "postal_code", "country")
        )
        yield from values.place(
            city=city,
            parts=[street, f"{code} {city}".strip(), region, country],
            label=line(address.get("name")),
        )
    for pet in map(properties, parts.get("pet", ())):
        name, category = line(pet.get("name")), line(_name_of(pet.get("category")))
        if name or category:
            yield FactValue(
                Fact.CUSTOM, f"{name} ({category})" if name and category else name or category, "Pet"
            )
    for event in map(properties, parts.get("lifeevent", ())):
        label = types.name("life_event_types", event.get("type")) or "Life event"
        said = "\n".join(filter(None, (line(event.get("name")), words(event.get("note")))))
        day = day_of(event.get("happened_at"))
        if said or day:
            yield FactValue(Fact.CUSTOM, said or label, label, day)


def _handle(field: Entry, types: Types) -> values.Reached:
    """A way to reach somebody, by the kind that the account gives it, else by how it looks."""
    said = line(field.get("data"))
    if not said:
        return None
    kind = types.of("contact_field_types", field.get("type"))
    name, sort = line(kind.get("name")), line(kind.get("type")).lower()
    protocol = line(kind.get("protocol")).lower().rstrip("/")
    made: HandleValue | None
    if sort == "email" or protocol == "mailto:" or mail_key(said):
        made = values.mail(said)
    elif sort == "phone" or protocol in ("tel:", "sms:"):
        made = values.phone(said.removeprefix("tel:"))
    elif re.match(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/", said):
        made = values.page(said)
    elif name:
        made = values.service(name, said)
    elif re.fullmatch(r"\+?[\d\s()./-]{5,}", said):
        made = values.phone(said)
    else:
        made = None
    return values.reached(made, said, name or "Contact")


def photo_of(entry: object) -> bytes:
    """A picture that is in the file itself and of a size to keep."""
    url = properties(entry).get("dataUrl")
    if not isinstance(url, str) or len(url) > 2 * limits.PHOTO:
        return b""
    match = _DATA_URL.match(url)
    if match is None:
        return b""
    try:
        data = base64.b64decode(url[match.end() :], validate=False)
    except (binascii.Error, ValueError):
        return b""
    return data if data.startswith(_IMAGES) and len(data) <= limits.PHOTO else b""


def _raw(told: Entry, parts: Mapping[str, list[Any]]) -> str:
    """The contact's values as JSON, with those of its collections that say who somebody is."""
    kept = {name: said for name, said in told.items() if name not in _RESTLESS}
    for kind in _LASTING:
        if kind in parts:
            kept[kind] = [
                {name: said for name, said in properties(each).items() if name not in _STAMPS}
                for each in parts[kind]
            ]
    raw = json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str)
    return text.mend(raw)[: limits.RAW_CHARACTERS]
