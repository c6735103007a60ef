"""Newcomers of a newer file who may be somebody with another address: a better question, never an answer.

Where a kind of source has no ids, a card whose only address is another one says nothing but a name. What says more is
its place: the newer file has all the others, the old card is gone from it, and one of the same name stands there instead.
Where the book has the newer file already, it is the address in the older one that is gone.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from networker.domain.employers import employer
from networker.domain.handles import phone_digits
from networker.domain.names import fold
from networker.domain.told import is_older
from networker.services.handles import BY_NUMBER
from networker.services.imports.alike import full_name, is_listed, shown_name
from networker.services.imports.by_place import IN_AN_EARLIER_FILE
from networker.services.imports.compared import most_who_leave
from networker.services.imports.planned import Entry, Verdict
from networker.store import contacts
from networker.store import imports as store
from networker.store.dated_files import DatedFile, dated_files


def doubt(sql: sqlite3.Connection, entries: Sequence[Entry], changed: Mapping[str, float]) -> None:
    """Say of doubtful newcomers that they look like somebody with another address, and which one is gone.

    `changed`: when files of the drop were, in seconds since 1970.
    """
    doubtful = [each for each in entries if _is_asked(each)]
    dated = dated_files(sql) if doubtful and changed else []
    for kind in {each.record.source_kind for each in doubtful}:
        listed = [each for each in entries if each.record.source_kind == kind and is_listed(each.record)]
        files = [each for each in dated if each.kind == kind]
        _of_kind(sql, listed, [each for each in doubtful if each.record.source_kind == kind], files, changed)


def _is_asked(entry: Entry) -> bool:
    """Whether a record came in as somebody new, of whom an earlier file of its kind has but the name."""
    new = entry.verdict is Verdict.NEW and entry.of_entry < 0 and not entry.record.source_id
    return (
        new
        and entry.doubt is not None
        and entry.doubt.maybe > 0
        and entry.doubt.why.endswith(IN_AN_EARLIER_FILE)
    )


def _of_kind(
    sql: sqlite3.Connection,
    listed: Sequence[Entry],
    doubtful: Sequence[Entry],
    dated: Sequence[DatedFile],
    changed: Mapping[str, float],
) -> None:
    told = store.listed_of_kind(sql, doubtful[0].record.source_kind)
    places = Counter(key for _, _, key, _ in told)
    here: dict[str, list[Entry]] = defaultdict(list)
    for each in listed:
        here[each.file].append(each)
    for file in {each.file for each in doubtful}:
        unseen = _unseen(told, here[file])
        named = Counter(each.source_key for each in here[file])
        present = {each.person for each in here[file]}
        for entry in doubtful:
            assert entry.doubt is not None
            which, company = unseen.get((entry.doubt.maybe, entry.source_key), (0, ""))
            alone = places[entry.source_key] == 1 and named[entry.source_key] == 1
            if entry.file != file or not which or not alone or entry.doubt.maybe in present:
                continue
            newer = _newer(dated, which, changed.get(file))
            if newer is None and _has_the_others(told, here[file]):
                _say(sql, entry, which, company)
            elif newer is not None and _is_of_the_others(told, here[file], newer):
                _say(sql, entry, which, company, newer)


def _unseen(told: Sequence[store.Row], here: Sequence[Entry]) -> dict[tuple[int, str], tuple[int, str]]:
    """The records of the book that a file does not have, by person and place."""
    followed = {each.source for each in here}
    return {(person, key): (which, company) for which, person, key, company in told if which not in followed}


def _newer(dated: Sequence[DatedFile], which: int, changed: float | None) -> DatedFile | None:
    """The newest of the files that tell a record and are newer than the one that is read."""
    found = [each for each in dated if each.tells(which) and is_older(changed, each.changed)]
    return max(found, key=lambda each: each.changed, default=None)


def _has_the_others(told: Sequence[store.Row], here: Sequence[Entry]) -> bool:
    """Whether a file is a newer one with all whom the book has: somebody of them is in it, and few are missing by name
    too, else it is a part.
    """
    followed, named = {each.source for each in here}, {each.source_key for each in here}
    missing = [key for which, _, key, _ in told if which not in followed]
    return len(missing) < len(told) and sum(key not in named for key in missing) <= most_who_leave(len(told))


def _is_of_the_others(told: Sequence[store.Row], here: Sequence[Entry], newer: DatedFile) -> bool:
    """The same the other way round: whether a newer file of the book has all of this older one."""
    theirs = {which: key for which, _, key, _ in told if newer.tells(which)}
    missing = [each.source_key for each in here if each.source not in theirs]
    lost = sum(key not in theirs.values() for key in missing)
    return len(missing) < len(here) and lost <= most_who_leave(len(here))


def _say(
    sql: sqlite3.Connection, entry: Entry, which: int, company: str, newer: DatedFile | None = None
) -> None:
    """Say it, where one channel has another address, and name, company and birthday are no other ones.

    `newer`: the file of the book that has the new address; None: the entry has it.
    """
    assert entry.doubt is not None
    record, person = entry.record, entry.doubt.maybe
    name, _, _ = entry.source_key.partition("|")
    if employer(record.company) != employer(company or "") or fold(full_name(record)) != name:
        return
    born = {fact.value for fact in record.facts if fact.field == "birthday"}
    if born - {contacts.birthdays(sql, [person]).get(person, "")}:
        return
    known = dict(reversed(store.brought_by(sql, which)))
    channels = {each.channel for each in record.handles if each.channel.value in known}
    if len(channels) == 1:
        [channel] = channels
        told = next(each.text for each in record.handles if each.channel is channel)
        gone, path = (told, newer.file) if newer else (known[channel.value], entry.file)
        name, file = shown_name(record), path.rpartition("/")[2]
        if channel in BY_NUMBER and phone_digits(told):
            said = f"looks like {name} has a new number: {gone} is gone from {file}"
        else:
            said = f"looks like {name} has a new address: {gone} is gone from {file}"
        entry.doubt = replace(entry.doubt, why=said)
