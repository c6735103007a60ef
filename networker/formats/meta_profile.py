"""Who the user is, out of the profile in Facebook's or Instagram's JSON export.

Threads name everybody alike, so by this the services tell which of the names is the user's own.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from networker.domain.vocabulary import Channel
from networker.formats import json_text, limits, text, values
from networker.formats.records import HandleValue, Item, OwnerRecord, Recognised, SkippedRow
from networker.formats.source import Source

_FACEBOOK = re.compile(r'\s*\{\s*"(profile_v2|profile)"\s*:\s*\{')
_OF_A_PROFILE = ('"full_name"', '"emails"', '"profile_uri"', '"registration_timestamp"')
_INSTAGRAM = re.compile(r'\s*\{\s*"profile_user"\s*:\s*\[')
_USER = re.compile(r"[A-Za-z0-9._]{1,60}")

# The names of the fields, which Instagram translates (lower case).
_USER_NAME = frozenset(
    (
        "username", "user name", "benutzername", "nom d’utilisateur", "nom d'utilisateur", "nombre de usuario",
        "nome utente", "nome de usuário", "nome de utilizador", "gebruikersnaam", "nazwa użytkownika",
    )
)  # fmt: skip
_NAME = frozenset(("name", "nom", "nombre", "nome", "naam", "imię i nazwisko"))
_PHONE = re.compile(r"phone|telef|téléphone|mobil|celular", re.IGNORECASE)


def recognise(source: Source) -> Recognised | str:
    """The user in a file, or why it does not say who that is."""
    head = source.head_text[:65536].lstrip("\ufeff")
    if found := _FACEBOOK.match(head):
        if sum(key in head for key in _OF_A_PROFILE) < 2:
            return f'"{found[1]}" is none of Facebook\'s'
        return _recognised(source, "facebook", found[1])
    if _INSTAGRAM.match(head) and '"string_map_data"' in head:
        return _recognised(source, "instagram", "profile_user")
    return 'the file begins with neither "profile_v2" nor "profile_user"'


def _recognised(source: Source, kind: str, key: str) -> Recognised:
    def items() -> Iterator[Item]:
        document = json_text.load(source)
        said = document.get(key) if isinstance(document, dict) else None
        owner = _of_facebook(said) if kind == "facebook" else _of_instagram(said)
        if owner.name or owner.handles:
            yield owner
        else:
            yield SkippedRow(1, values.NO_PERSON)

    return Recognised(f"{kind}-profile", f"Your profile on {kind.capitalize()}", source.name, items)


def _of_facebook(profile: object) -> OwnerRecord:
    said = _dict(profile)
    name = _dict(said.get("name"))
    full = _line(name.get("full_name")) or _line(said.get("name"))
    if not full:
        full = values.one_line(
            " ".join(_line(name.get(f"{part}_name")) for part in ("first", "middle", "last"))
        )
    handles: list[HandleValue | None] = []
    mails = _dict(said.get("emails"))
    for each in (*_list(mails.get("emails")), *_list(mails.get("previous_emails"))):
        handles.append(values.mail(_line(each)))
    for each in _list(said.get("phone_numbers")):
        handles.append(values.phone(_line(_dict(each).get("phone_number"))))
    pages = [_line(said.get("profile_uri"))]
    if _USER.fullmatch(user := _line(said.get("username"))):
        pages.append(f"https://www.facebook.com/{user}")
    handles += [page for page in map(values.page, pages) if page and page.channel is Channel.FACEBOOK]
    return _owner("facebook", full, handles)


def _of_instagram(users: object) -> OwnerRecord:
    name = ""
    handles: list[HandleValue | None] = []
    for each in _list(users):
        for key, cell in _dict(_dict(each).get("string_map_data")).items():
            field, value = _line(key).casefold(), _line(_dict(cell).get("value"))
            if field in _USER_NAME and _USER.fullmatch(value):
                handles.append(HandleValue(Channel.INSTAGRAM, f"https://www.instagram.com/{value}"))
            elif field in _NAME:
                name = name or value
            elif "@" in value:
                handles.append(values.mail(value))
            elif _PHONE.search(field):
                handles.append(values.phone(value))
    return _owner("instagram", name, handles)


def _owner(kind: str, name: str, handles: list[HandleValue | None]) -> OwnerRecord:
    kept = values.unique(handle for handle in handles if handle is not None)
    return OwnerRecord(kind, 1, name[: limits.NAME_CHARACTERS], (), tuple(kept[: limits.HANDLES]))


def _line(said: object) -> str:
    """A string of Meta's as it was meant, in one line; "" for what is no string."""
    meant = values.one_line(text.mend(json_text.mended(said)))
    return "".join(ch for ch in meant if ch.isprintable())[: limits.TEXT_CHARACTERS]


def _dict(said: object) -> Mapping[str, Any]:
    return said if isinstance(said, dict) else {}


def _list(said: object) -> list[Any]:
    return said if isinstance(said, list) else []
