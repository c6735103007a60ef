"""Whom a record means by its addresses, as far as the names agree enough for them."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from networker.domain.likeness import Likeness, likeness
from networker.domain.sharing import FAMILY, OF_SEVERAL, WEB, is_role, is_user_name
from networker.domain.vocabulary import Channel
from networker.formats.records import PersonRecord
from networker.services.imports.alike import (
    REAL_NAMES,
    full_name,
    have_something_in_common,
    is_listed,
    may_be,
)
from networker.services.imports.everybody import Everybody, doubt
from networker.services.imports.in_book import Key
from networker.services.imports.in_drop import Who
from networker.services.imports.planned import Entry

_NUMBERS = {
    Channel.PHONE.value: "phone number", Channel.WHATSAPP.value: "number", Channel.SIGNAL.value: "number",
}  # fmt: skip


class Identical(Exception):
    """A row repeats another of its file; `str()` says which."""


def profiles(entry: Entry) -> list[Key]:
    """The addresses of one person."""
    return [key for key in entry.keys if key[0] not in OF_SEVERAL and key[0] not in WEB]


def shared(entry: Entry) -> list[Key]:
    """The addresses that several may have, pages last."""
    found = [key for key in entry.keys if key[0] in OF_SEVERAL or key[0] in WEB]
    return sorted(found, key=lambda key: key[0] in WEB) if len(found) > 1 else found


class ByAddress:
    """Looks for those who have an address; of what more than a family has nobody is meant."""

    def __init__(self, everybody: Everybody) -> None:
        self._everybody = everybody

    def find(self, entry: Entry, keys: Iterable[Key]) -> Who | None:
        """Whoever has one of these addresses; notes a doubt where the names leave it open. May raise Identical."""
        for key in keys:
            candidates = self._everybody.having(key) if key[1] else ()
            if not candidates:
                continue
            candidates = self._without_rows_beside(entry, key, candidates)
            if not candidates or len(candidates) > FAMILY:
                continue
            found = self._pick(entry.record, key, candidates)
            # Two of one name and one address are most likely one already, whom Tidy will bring together.
            if found and not any(self._everybody.are_two(*pair) for pair in combinations(found, 2)):
                return found[0]
            if found:
                doubt(
                    entry, found[0], f"the same {_called(key)}, which {len(found)} people of this name have"
                )
            elif key[0] not in WEB:
                apart = self._apart(entry.record, key, candidates[0])
                doubt(entry, candidates[0], apart)
        return None

    def _without_rows_beside(self, entry: Entry, key: Key, candidates: Sequence[Who]) -> Sequence[Who]:
        """Those whom no other row of the same file is: of two rows with one address the file says that they are two."""
        rows = self._everybody.drop.rows_having(key, entry)
        if not rows:
            return candidates
        records = [self._everybody.entries[n].record for n in rows]
        for each in records:
            if each.raw == entry.record.raw:
                raise Identical(f"the same as row {each.row}")
        other = records[0]
        who = self._everybody.drop.who
        if may_be(key, full_name(entry.record), [full_name(other)]):
            doubt(entry, who(rows[0]), f"the same {_called(key)} as row {other.row}")
        beside = set(map(who, rows))
        return [each for each in candidates if each not in beside]

    def _pick(self, record: PersonRecord, key: Key, candidates: Sequence[Who]) -> Sequence[Who]:
        """Which of those who have an address a record may mean; nobody where the names leave it open."""
        if len(candidates) == 1 and not is_role(key) and key[0] not in WEB:
            [only] = candidates
            # Who talks is their address, whatever they call themselves, and so is whom a service itself tells of by
            # their profile there. A list may name a family's phone by one of them, or its firm's profile.
            if not is_listed(record):
                return candidates
            if key[0] not in OF_SEVERAL and key[0] in (record.source_kind, self._everybody.named_by(only)):
                return candidates if self._still_has(record, key, only) else ()
        name = full_name(record)
        if not name.strip() and len(candidates) == 1 and not is_listed(record):
            return candidates
        return self._of_name(record, key, name, candidates)

    def _apart(self, record: PersonRecord, key: Key, who: Who) -> str:
        """That a record and somebody with its address are two, and in what."""
        address = _called(key)
        if not self._everybody.are_born_apart(record, who):
            return f"the same {address}, another name"
        named = may_be(key, full_name(record), self._everybody.names(who))
        if named:
            return f"the same {address}, another birthday"
        return f"the same {address}, another name and birthday"

    def _still_has(self, record: PersonRecord, key: Key, who: Who) -> bool:
        """Whether a profile is still somebody's: a page that was given up may be taken by somebody else."""
        real = key[0] in REAL_NAMES and record.source_kind == key[0]
        return not real or have_something_in_common(full_name(record), self._everybody.names(who))

    def _of_name(self, record: PersonRecord, key: Key, name: str, candidates: Sequence[Who]) -> Sequence[Who]:
        names = self._everybody.names
        found = [
            who
            for who in candidates
            if may_be(key, name, names(who)) and not self._everybody.are_born_apart(record, who)
        ]
        if len(found) < 2:
            return found
        return [who for who in found if any(likeness(name, other) is Likeness.SAME for other in names(who))]


def _called(key: Key) -> str:
    if key[0] not in OF_SEVERAL:
        return "profile"
    if is_user_name(key):
        return "user name"
    return _NUMBERS.get(key[0], "address")
