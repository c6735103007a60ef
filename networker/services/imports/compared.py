"""A newer export of a network held against the earlier ones: who is gone, who is back, and which is older.

Who is missing has left the network: that is a dated fact, never a deletion. A file that looks like a part of
an export, or is older than what the book knows, marks nobody.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from networker.domain.vocabulary import Fact
from networker.formats.records import FactValue
from networker.services.imports.alike import is_listed, shown_name
from networker.services.imports.dates import in_words
from networker.services.imports.frame import Frame
from networker.services.imports.known import FORMER_NAME, Difference
from networker.services.imports.planned import Age, Entry, Held, Plan, Vanished, Verdict
from networker.store import imports as store
from networker.store import past_imports
from networker.store.book import Book

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
WHOLE_DAY = 10  # letters of an ISO day; an export may tell the year alone
_TAIL = 3  # so many who came last, and hardly anybody else, are missing in an older export; or fewer, and nobody else


class _List(NamedTuple):
    """Who is meant: LinkedIn's connections, those who follow the user on Instagram, a group on Meetup."""

    kind: str
    field: str
    value: str
    detail: str


class _Member(NamedTuple):
    """Somebody who is in a list: in the book, or by an older export of the same drop."""

    who: int  # a person of the book, or ~n for the newcomer of entry n
    name: str
    day: str  # on which they came, or ""


def compare(book: Book, plan: Plan) -> None:
    """Note in the plan who is gone and who is back, and take out of it what an older export says of jobs."""
    plan.vanished, plan.returned, plan.remarks, plan.parts = [], [], [], []
    plan.ages = {}
    lists: dict[tuple[str, str, str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    listing = plan.whole_lists.difference(plan.older)
    for n, entry in enumerate(plan.entries):
        record = entry.record
        kind = record.source_kind
        for field, value, detail, since, *_ in record.facts if kind in NETWORKS else ():
            # Whom the user follows is the user's own doing: nobody leaves by it.
            if field not in MEMBERSHIP or value == "by me":
                continue
            age = plan.ages.get(kind) or plan.ages.setdefault(kind, Age(since))
            age.newest = max(age.newest, since)
            if entry.file in listing:
                # A plain tuple: a hundred thousand are looked up by it, and it is equal to a _List.
                lists[kind, field, value, detail][entry.file].append(n)
    older: set[str] = set()
    known = past_imports.lists(book.reader)
    for place, files in lists.items():
        which = _List(*place)
        marks = [_mark(plan, which, file, whole=True) for file in files.values()]
        plan.ages[which.kind].lists += marks
        if known.issuperset(marks):
            # A list that came before just so is no newer one, whoever came or left since: what it says of jobs was
            # taken then, or held back.
            _keep_jobs((plan.entries[n] for file in files.values() for n in file), Held.OLDER)
            continue
        before, newest = _exports(plan, which, files.values())
        _keep_what_is_unchanged(plan, before, newest)
        if _compare_one(book, plan, which, before, newest):
            older.add(which.kind)
    if older:
        _keep_jobs((entry for entry in plan.entries if entry.record.source_kind in older), Held.OLDER)


def _exports(plan: Plan, which: _List, files: Iterable[list[int]]) -> tuple[list[int], list[int]]:
    """The entries of earlier exports of one list, and those of the newest. The files come by their age.

    Files that have most people in common are successive exports, unless the later one brings neither anybody nor a
    day: then it is a copy, or a part. Others are parts of one export.
    """
    files = list(files)
    if len(files) == 1:
        return [], files[0]
    lines: list[tuple[list[int], list[int]]] = []  # what is told by turns: before, and last
    for file in files:
        here = _people(plan, file)
        alike = [line for line in lines if _are_alike(_people(plan, line[1]), here)]
        lines = [line for line in lines if line not in alike]
        before = [n for line in alike for n in line[0]]
        last = [n for line in alike for n in line[1]]
        if here <= _people(plan, last) and _newest(plan, file, which) <= _newest(plan, last, which):
            lines.append((before, last + file))
        else:
            lines.append((before + last, file))
    return [n for line in lines for n in line[0]], [n for line in lines for n in line[1]]


def _people(plan: Plan, entries: Iterable[int]) -> set[int]:
    return {_who(plan, n) for n in entries}


def _are_alike(one: set[int], other: set[int]) -> bool:
    return 2 * len(one & other) >= min(len(one), len(other))


def _who(plan: Plan, n: int) -> int:
    return plan.entries[n].person or ~plan.root(n)


def _compare_one(book: Book, plan: Plan, which: _List, before: list[int], newest: list[int]) -> bool:
    """Compare one list; whether the newest file of the drop is older than what the book knows."""
    members = _members(book, plan, which, before)
    if not members:
        return False
    network = NETWORKS.get(which.kind, which.kind)
    last = _newest(plan, newest, which)
    here = _people(plan, newest)
    missing = [each for each in members if each.who not in here]
    later = sum(each.day > last for each in missing)
    # A file says nothing of whoever came after its newest day.
    gone = [each for each in missing if each.day <= last]
    few = len(gone) <= ((len(members) - later) // 10 if later >= _TAIL else 0)
    whole = len(missing) < len(members) and len(gone) <= most_who_leave(len(members))
    if later and (few or (whole and _has_strangers(plan, which, newest, members, last))):
        newest_day = (in_words(last) if len(last) == WHOLE_DAY else last) or "not told"
        who = "1 person" if later == 1 else f"{later:,} people"
        plan.remarks.append(
            f"This export of {network} is older than what you have: its newest day is {newest_day}, and {who} came"
            " after it. It changes no job and no name, and nobody counts as having left."
        )
        return True
    # Whoever a part brought in makes the network larger, and so would make the same part whole the next time.
    mark = _mark(plan, which, newest)
    if not whole or (gone and mark in past_imports.parts(book.reader)):
        plan.parts.append(mark)
        plan.remarks.append(_part(network, len(missing), len(members)))
        return False
    plan.vanished += [
        Vanished(max(who, 0), name, which.kind, network, which.value, ~who if who < 0 else -1)
        for who, name, _ in gone
    ]
    plan.returned += [
        Vanished(person, name, which.kind, network, which.value)
        for person, name in store.left_ones(book.reader, which.kind, which.value)
        if person in here
    ]
    return False


def _has_strangers(
    plan: Plan, which: _List, entries: Iterable[int], members: Iterable[_Member], last: str
) -> bool:
    """Whether a list names somebody of whom nobody knew though they came before others who are known: they left since.

    A newer list has newcomers only behind those who are known.
    """
    known = {each.who for each in members}
    return any(
        _who(plan, n) not in known
        and plan.entries[n].verdict is Verdict.NEW
        and "" < _day(plan, n, which) < last
        for n in entries
    )


def _part(network: str, gone: int, members: int) -> str:
    """That an export looks like a part. Whoever is not found may be there under another address, and be doubtful."""
    if gone == members:
        return (
            f"Nobody whom you have from {network} was found again in this file. It looks like a part of an export, so nobody"
            " counts as having left."
        )
    if gone == 1:
        return (
            f"1 of the {members:,} people you have from {network} was not found again in this file. It looks like a part of"
            " an export, so nobody counts as having left."
        )
    return (
        f"{gone:,} of the {members:,} people you have from {network} were not found again in this file. It looks like a part"
        " of an export, so nobody counts as having left."
    )


def _mark(plan: Plan, which: _List, entries: Iterable[int], *, whole: bool = False) -> str:
    """By what the same people of a list are known again; `whole`: with all that was told of them."""
    # One after the other, whatever their order: to sort a hundred thousand holds up the window. Nobody gains by
    # forging such a mark, so that a checksum is enough, at a third of the time of a hash.
    total, known = _sum("\n".join(which)), plan.entries
    for n in entries:
        total += _sum(known[n].record.raw if whole else known[n].source_key)
    return f"{total % 2**64:016x}"


def _sum(said: str) -> int:
    return zlib.crc32(said.encode("utf-8", "replace"))


def _members(book: Book, plan: Plan, which: _List, before: Iterable[int]) -> list[_Member]:
    """Who is in a list by the book and by older exports of the drop, but for those known to have left it."""
    members = {person: _Member(person, name, day) for person, name, day in store.members(book.reader, *which)}
    left = (
        {person for person, _ in store.left_ones(book.reader, which.kind, which.value)} if before else set()
    )
    for n in before:
        who = _who(plan, n)
        if who not in left:
            members.setdefault(who, _Member(who, shown_name(plan.entries[n].record), _day(plan, n, which)))
    return list(members.values())


def _newest(plan: Plan, entries: Iterable[int], which: _List) -> str:
    return max((_day(plan, n, which) for n in entries), default="")


def _day(plan: Plan, n: int, which: _List) -> str:
    facts = plan.entries[n].record.facts
    return max((fact.since for fact in facts if fact.field == which.field), default="")


def most_who_leave(members: int) -> int:
    """How many of a network may be missing in one export that still counts as the whole of it."""
    return max(members // _SHARE, min(_FEW, max(1, members // 2)))


def _keep_what_is_unchanged(plan: Plan, before: Iterable[int], newest: Iterable[int]) -> None:
    """What an older export of the drop says of jobs is no change where the newest one tells what the book has."""
    same = {_who(plan, n) for n in newest if plan.entries[n].verdict is Verdict.UNCHANGED}
    _keep_jobs((plan.entries[n] for n in before if _who(plan, n) in same), Held.BEFORE)


def _keep_jobs(entries: Iterable[Entry], why: Held) -> None:
    """What is present stays so: an older list holds its jobs back, and another name in it is a former one."""
    for entry in entries:
        if entry.person and (entry.changes or entry.quietly):
            entry.held = why
        if entry.person and entry.changes:
            entry.changes = tuple(as_former(each) for each in entry.changes if each.what != "job")
            if not entry.changes:
                entry.verdict = Verdict.UNCHANGED
                # What stands beside a list is known by its words when it comes again, though the list is then no news.
                entry.quietly = not (entry.source or is_listed(entry.record))


def as_former(change: Difference) -> Difference:
    """A change as an older word tells it: another name is a former one."""
    if change.what != "name" or not change.old:
        return change
    return Difference("fact", "name", "", change.new, fact=FactValue("custom", change.new, FORMER_NAME))


def write(frame: Frame) -> set[int]:
    """Date the departures and the returns; everybody concerned."""
    step, day, people = frame.step, frame.noted, set()
    for each in frame.plan.vanished:
        person = each.person or frame.person_of(each.entry)
        people.add(person)
        source = step.rows(
            "SELECT id FROM source WHERE person_id = ? AND kind = ? ORDER BY id DESC LIMIT 1",
            (person, each.kind),
        )
        step.insert(
            "fact", person=person, field=Fact.LEFT.value, value=each.value, detail=each.network, since=day, noted=day,
            source_id=source[0][0] if source else None,
        )  # fmt: skip
    for each in frame.plan.returned:
        people.add(each.person)
        for (number,) in step.rows(
            "SELECT f.id FROM fact f JOIN source s ON s.id = f.source_id WHERE f.person_id = ? AND s.kind = ?"
            " AND f.field = 'left' AND f.value = ? AND f.until IS NULL",
            (each.person, each.kind, each.value),
        ):
            step.update("fact", int(number), until=day)
    return people
