"""A newer export of a network held against the earlier ones: who is gone, who is back, and which is older.

Who is missing has left the network: that is a dated fact, never a deletion. A file that looks like a part of
an export, or is older than what the book knows, marks nobody.
"""

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from networker.domain.vocabulary import Fact
from networker.services.imports.planned import Entry, Plan, Vanished, Verdict
from networker.store import imports as store
from networker.store.book import Book, Step

NETWORKS = {
    "linkedin": "LinkedIn", "facebook": "Facebook", "instagram": "Instagram", "mastodon": "Mastodon",
    "meetup": "Meetup", "x": "X",
}  # fmt: skip
MEMBERSHIP = (Fact.CONNECTED, Fact.FOLLOWED, Fact.JOINED)
# So many missing at once are people who left; more look like a part of an export. Networks lose a few people in a
# hundred between two exports, while a search, a page or a tag that was exported lacks most of them. Whoever is
# taken for gone wrongly becomes a reason to reach out, and whoever is not, is found by the next whole export: so
# the limit is low. In a small network a few are soon more than a fifth, hence these go by half, up to five.
_SHARE = 5
_FEW = 5
_TAIL = 3  # so many who came last, and hardly anybody else, are missing in an older export


class _List(NamedTuple):
    """Who is meant: LinkedIn's connections, those who follow the user on Instagram, a group on Meetup."""

    kind: str
    field: str
    value: str
    detail: str


def compare(book: Book, plan: Plan) -> None:
    """Note in the plan who is gone and who is back, and take out of it what an older export says of jobs."""
    plan.vanished, plan.returned, plan.remarks = [], [], []
    if store.is_empty(book.reader):
        return
    lists: dict[_List, list[Entry]] = defaultdict(list)
    for entry in plan.entries:
        if entry.file in plan.whole_lists:
            for fact in entry.record.facts:
                # Whom the user follows is the user's own doing: nobody leaves by it.
                if fact.field in MEMBERSHIP and fact.value != "by me":
                    lists[_List(entry.record.source_kind, fact.field, fact.value, fact.detail)].append(entry)
    older: set[str] = set()
    for which, entries in lists.items():
        if _compare_one(book, plan, which, entries):
            older.add(which.kind)
    if older:
        _keep_jobs(plan, older)


def _compare_one(book: Book, plan: Plan, which: _List, entries: list[Entry]) -> bool:
    """Compare one list; whether the file is older than what the book knows."""
    members = store.members(book.reader, *which)
    if not members:
        return False
    network = NETWORKS.get(which.kind, which.kind)
    newest = max(
        (fact.since for entry in entries for fact in entry.record.facts if fact.field == which.field),
        default="",
    )
    here = {entry.person or _root_person(plan, entry) for entry in entries}
    missing = [(person, name, day) for person, name, day in members if person not in here]
    later = sum(day > newest for _, _, day in missing)
    # A file says nothing of whoever came after its newest day.
    gone = [each for each in missing if each[2] <= newest]
    if later >= _TAIL and len(gone) <= (len(members) - later) // 10:
        plan.remarks.append(
            f"This export of {network} is older than what you have: its newest day is {newest or 'not told'}, and "
            f"{later:,} people came after it. It changes no job, and nobody counts as having left."
        )
        return True
    if len(missing) == len(members) or len(gone) > most_who_leave(len(members)):
        plan.remarks.append(
            f"{len(gone):,} of {len(members):,} people you have from {network} are not in this file. "
            "It looks like a part of an export, so nobody counts as having left."
        )
        return False
    plan.vanished += [Vanished(person, name, which.kind, network, which.value) for person, name, _ in gone]
    plan.returned += [
        Vanished(person, name, which.kind, network, which.value)
        for person, name in store.left_ones(book.reader, which.kind, which.value)
        if person in here
    ]
    return False


def most_who_leave(members: int) -> int:
    """How many of a network may be missing in one export that still counts as the whole of it."""
    return max(members // _SHARE, min(_FEW, max(1, members // 2)))


def _root_person(plan: Plan, entry: Entry) -> int:
    return plan.entries[entry.of_entry].person if entry.of_entry >= 0 else 0


def _keep_jobs(plan: Plan, older: set[str]) -> None:
    for entry in plan.entries:
        if entry.record.source_kind in older and entry.person and entry.changes:
            entry.changes = tuple(each for each in entry.changes if each.what != "job")
            if not entry.changes:
                entry.verdict = Verdict.UNCHANGED


def write(step: Step, plan: Plan, *, now: datetime) -> set[int]:
    """Date the departures and the returns; everybody concerned."""
    day = now.date().isoformat()
    for each in plan.vanished:
        source = step.rows(
            "SELECT id FROM source WHERE person_id = ? AND kind = ? ORDER BY id DESC LIMIT 1",
            (each.person, each.kind),
        )
        step.insert(
            "fact", person=each.person, field=Fact.LEFT.value, value=each.value, detail=each.network, since=day, noted=day,
            source_id=source[0][0] if source else None,
        )  # fmt: skip
    for each in plan.returned:
        for (number,) in step.rows(
            "SELECT f.id FROM fact f JOIN source s ON s.id = f.source_id WHERE f.person_id = ? AND s.kind = ?"
            " AND f.field = 'left' AND f.value = ? AND f.until IS NULL",
            (each.person, each.kind, each.value),
        ):
            step.update("fact", int(number), until=day)
    return {each.person for each in (*plan.vanished, *plan.returned)}
