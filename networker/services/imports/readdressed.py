"""Newcomers of a newer file who may be somebody with another address: a better question, never an answer.

Where a kind of source has no ids, a card whose only address is another one says nothing but a name. What says more is
its place: the newer file has all the others, the old card is gone from it, and one of the same name stands there instead.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from networker.domain.employers import employer
from networker.domain.names import fold
from networker.domain.vocabulary import Channel
from networker.services.evidence import LOOKS_LIKE
from networker.services.imports.alike import full_name, is_listed, shown_name
from networker.services.imports.by_place import IN_AN_EARLIER_FILE
from networker.services.imports.compared import most_who_leave
from networker.services.imports.planned import Entry, Verdict
from networker.store import contacts
from networker.store import imports as store

_NUMBERS = (Channel.PHONE, Channel.WHATSAPP, Channel.SIGNAL)


def doubt(sql: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Say of doubtful newcomers that they look like somebody with another address, and which one is gone."""
    doubtful = [each for each in entries if _is_asked(each)]
    for kind in {each.record.source_kind for each in doubtful}:
        _of_kind(sql, kind, entries, [each for each in doubtful if each.record.source_kind == kind])


def _is_asked(entry: Entry) -> bool:
    """Whether a record came in as somebody new, of whom an earlier file of its kind has but the name."""
    new = entry.verdict is Verdict.NEW and entry.of_entry < 0 and not entry.record.source_id
    return (
        new
        and entry.doubt is not None
        and entry.doubt.maybe > 0
        and entry.doubt.why.endswith(IN_AN_EARLIER_FILE)
    )


def _of_kind(sql: sqlite3.Connection, kind: str, entries: Sequence[Entry], doubtful: Sequence[Entry]) -> None:
    told = store.listed_of_kind(sql, kind)
    places = Counter(key for _, _, key, _ in told)
    here: dict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        if each.record.source_kind == kind and is_listed(each.record):
            here[each.file].append(each)
    for file in {each.file for each in doubtful}:
        gone = _gone(told, here[file])
        named = Counter(each.source_key for each in here[file])
        present = {each.person for each in here[file]}
        for entry in doubtful:
            assert entry.doubt is not None
            which, company = gone.get((entry.doubt.maybe, entry.source_key), (0, ""))
            alone = places[entry.source_key] == 1 and named[entry.source_key] == 1
            if entry.file == file and which and alone and entry.doubt.maybe not in present:
                _say(sql, entry, which, company)


def _gone(told: Sequence[store.Row], here: Sequence[Entry]) -> dict[tuple[int, str], tuple[int, str]]:
    """The records of earlier files that a file has no more, by person and place; none where it is no newer one with all
    of them: nobody of them is in it, or so many are missing by name too that it is a part.
    """
    followed, named = {each.source for each in here}, {each.source_key for each in here}
    missing = [row for row in told if row[0] not in followed]
    lost = sum(key not in named for _, _, key, _ in missing)
    if len(missing) == len(told) or lost > most_who_leave(len(told)):
        return {}
    return {(person, key): (which, company) for which, person, key, company in missing}


def _say(sql: sqlite3.Connection, entry: Entry, which: int, company: str) -> None:
    """Say it, where one channel has another address, and name, company and birthday are no other ones."""
    assert entry.doubt is not None
    record, person = entry.record, entry.doubt.maybe
    name, _, _ = entry.source_key.partition("|")
    if employer(record.company) != employer(company or "") or fold(full_name(record)) != name:
        return
    born = {fact.value for fact in record.facts if fact.field == "birthday"}
    if born - {contacts.birthdays(sql, [person]).get(person, "")}:
        return
    former = dict(reversed(store.brought_by(sql, which)))
    channels = {each.channel for each in record.handles if each.channel.value in former}
    if len(channels) == 1:
        [channel] = channels
        what = "number" if channel in _NUMBERS else "address"
        gone, file = former[channel.value], entry.file.rpartition("/")[2]
        said = f"{LOOKS_LIKE} {shown_name(record)} has a new {what}: {gone} is gone from {file}"
        entry.doubt = replace(entry.doubt, why=said)
