"""What an import told again: rows of the book that its records hold too, which it therefore did not write.

They are kept with its report, as spans of ids, for the day on which the import that did write them is taken
back: what another one tells as well stays.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from networker.domain.names import fold
from networker.domain.told import says_no_more
from networker.formats import own_table
from networker.formats.records import PersonRecord, Standing
from networker.services.handles import key_of
from networker.services.imports import marks as marking
from networker.services.imports.alike import is_listed, shown_name
from networker.services.imports.foretold import is_bare_nickname, is_dated_file
from networker.services.imports.frame import Frame
from networker.services.imports.known import (
    FORMER_NAME,
    ONE_ONLY,
    OTHER_NAME,
    fact_mark,
    handle_mark,
    only_ones,
)
from networker.services.imports.planned import CHUNK, Entry, Held
from networker.store import imports as store
from networker.store.imports import Row

Spans = dict[str, list[tuple[int, int]]]
# A job that was held back: the record in the book, title and company.
HeldJob = tuple[int, str, str]
# A file: its name, kind of source, when it was changed in seconds since 1970, the records that it told as spans.
Dated = tuple[str, str, float, list[tuple[int, int]]]
# Of a record, when its file was changed in seconds since 1970: field and value of what people have but one of.
Said = tuple[int, float | None, str, str]
# Of a record: its row in the book, then file, line, name, raw values, title and company.
Words = tuple[int, str, int, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What an import told that others had brought, by which it stays when they are taken back."""

    again: Spans  # ids by table
    came_by: list[tuple[int, int]]  # people whom it mentions and no more: no reason to keep them
    otherwise: list[Words]  # records of the same place in their source, as this import has them
    turns: list[
        tuple[int, str]
    ]  # of talks that it told in part: the interaction, and the marks of those turns
    held: list[HeldJob]  # jobs of an older list or file, for the day on which no newer one tells another
    dated: list[Dated]
    called: dict[str, list[object]]  # how records call people, where it is not as a row of a list does
    said: list[Said]  # where several files, or one with several places, tell of somebody
    ahead: list[
        tuple[int, int, str]
    ]  # spans of gatherings that calendars told of, and when these were written


def told_again(frame: Frame) -> Told:
    """What the records of a plan told again. Called within the step, after all is written."""
    again: dict[str, set[int]] = defaultdict(set)
    verbatim: set[int] = set()
    otherwise: dict[int, Words] = {}
    told_by: dict[tuple[str, str], set[int]] = defaultdict(set)  # file and kind of source → records
    plan, sql = frame.plan, frame.step.connection
    met = [(entry.person, entry) for entry in plan.entries if entry.person]
    # Of whoever only came by, a book without the other imports would know nothing.
    again["person"] = {person for person, entry in met if plan.with_offered or _is_somebody(entry)}
    came_by = {person for person, _ in met} - again["person"]
    for start in range(0, len(met), CHUNK):
        chunk = met[start : start + CHUNK]
        rows = store.rows_of_others(sql, {person for person, _ in chunk}, frame.import_id)
        for person, entry in chunk:
            theirs = rows.get(person, ())
            for table, number in _told_by(entry, theirs):
                again[table].add(number)
            for number, raw in _records_told(entry, theirs):
                again["source"].add(number)
                told_by[entry.file, entry.record.source_kind].add(number)
                if raw == entry.record.raw or entry.source < 0:
                    verbatim.add(number)
                else:
                    otherwise.setdefault(number, _words(number, entry))
    turns = _talks_told(frame, again)
    _note_owner(frame, again)
    again["gathering"], again["gathering_person"] = frame.told_gatherings, frame.told_seats
    return Told(
        {table: spans(ids) for table, ids in again.items() if ids},
        spans(came_by),
        [words for number, words in otherwise.items() if number not in verbatim],
        turns,
        _jobs_held(frame),
        _dated(frame, told_by),
        _called(frame, told_by),
        _said(frame),
        [(*span, written) for written, ids in _by_written(frame).items() for span in spans(ids)],
    )


def _by_written(frame: Frame) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for gathering, written in frame.gatherings.items():
        found[written].add(gathering)
    return found


def _dated(frame: Frame, told_again_by: Mapping[tuple[str, str], set[int]]) -> list[Dated]:
    """The files of kinds that tell no days themselves, with all records of the book that each told."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for n, entry in enumerate(frame.plan.entries):
        kind = entry.record.source_kind
        if is_dated_file(frame.plan, entry):
            mine = found[entry.file, kind]
            if source := frame.sources.get(n):
                mine.add(source)
    return [
        (file, kind, frame.plan.changed[file], spans(mine | told_again_by.get((file, kind), set())))
        for (file, kind), mine in found.items()
    ]


def _called(frame: Frame, told_again_by: Mapping[tuple[str, str], set[int]]) -> dict[str, list[object]]:
    """How records call people, as far as it is not as the rows of a list do, and is nobody's who was new with this drop.

    Where there are several files of a kind whose times nobody knows, also which of them told which records.
    """
    how: dict[str, set[int]] = defaultdict(set)
    parts: list[object] = []
    facts: list[object] = []
    order: dict[int, list[int]] = defaultdict(list)  # by person the records that tell of them
    files: dict[tuple[str, str], set[int]] = defaultdict(set)
    succession, listed = frame.plan.succession, Standing.LISTED
    for n, entry in enumerate(frame.plan.entries):
        record = entry.record
        own = record.source_kind == own_table.KIND or record.source_id in frame.plan.own
        # One of a hundred thousand in a list is told of nowhere else.
        is_one_of_many = not (entry.person or own) and entry.of_entry < 0 and record.standing is listed
        if is_one_of_many and record.family and not succession:
            continue
        several = entry.file in succession and is_listed(record)
        if not (frame.person_of(n) and (source := frame.source_of(n))):
            continue
        order[frame.person_of(n)].append(source)
        if own:
            facts += [
                (source, fact.value) for fact in record.facts if fact.detail in (OTHER_NAME, FORMER_NAME)
            ]
        if several and not is_dated_file(frame.plan, entry):
            files[entry.file, record.source_kind].add(source)
        if not is_listed(record):
            how["mentioned"].add(source)
        if is_bare_nickname(record):
            how["bare"].add(source)
        if entry.held is Held.BEFORE:
            how["former"].add(source)
        if entry.goes_by:
            how["goes_by"].add(source)
        name = shown_name(record)
        given, _, family = name.partition(" ")
        if entry.names and (record.given, record.middle, record.family) != (given, "", family.strip()):
            parts.append((source, name, record.given, record.middle, record.family))
    found: dict[str, list[object]] = {name: list(spans(ids)) for name, ids in how.items()}
    turned: list[object] = [each for each in order.values() if each != sorted(each)]
    found |= {name: lines for name, lines in (("parts", parts), ("facts", facts), ("order", turned)) if lines}
    if files:
        found["files"] = [
            (*place, spans(ids | told_again_by.get(place, set()))) for place, ids in files.items()
        ]
    return found


def _said(frame: Frame) -> list[Said]:
    """What there is but one of, where the rows of the book alone do not say which record told which of it."""
    plan = frame.plan
    tellers = Counter(frame.person_of(n) for n in range(len(plan.entries)))
    found = []
    for n, entry in enumerate(plan.entries):
        places = sum(fact.field == "place" for fact in entry.record.facts)
        # A birthday without its year has no row where the whole one is known.
        is_part = entry.person and any(
            fact.field == "birthday" and fact.value.startswith("--") for fact in entry.record.facts
        )
        alone = tellers[frame.person_of(n)] < 2 and (places < 2 or not entry.person) and not is_part
        if entry.record.facts and not alone and frame.person_of(n) and (source := frame.source_of(n)):
            changed = plan.changed[entry.file] if is_dated_file(plan, entry) else None
            found += [(source, changed, *each) for each in only_ones(entry.record)]
    return found


def _jobs_held(frame: Frame) -> list[HeldJob]:
    """What an older list or file says of jobs, for the day on which no newer one stands, but of records that another tells."""
    found: dict[int, HeldJob] = {}
    told: set[int] = set()
    several = any(entry.held in (Held.OLDER, Held.FILE) for entry in frame.plan.entries)
    for n, entry in enumerate(frame.plan.entries if several else ()):
        is_kept = bool(entry.source > 0 or entry.changes or entry.quietly)
        source = frame.source_of(n) if is_kept or entry.held else None
        if source and entry.held in (Held.OLDER, Held.FILE):
            # One that adds nothing has no row of its own, and says it in the place of another at most.
            if is_kept or source not in found:
                found[source] = source, entry.record.title, entry.record.company
        elif source and not entry.held:
            told.add(source)
    return [held for source, held in found.items() if source not in told]


def _talks_told(frame: Frame, again: dict[str, set[int]]) -> list[tuple[int, str]]:
    """Note which talks of the book the files tell, and that somebody took part; which turns, where not all of them."""
    plan, sql = frame.plan, frame.step.connection
    turns: dict[int, set[str]] = defaultdict(set)
    whole: set[int] = set()
    for page in plan.turns.known(but=plan.without):
        held = store.marks_and_people(sql, {each for holders, *_ in page for each in holders})
        for holders, marks, who in page:
            people = {frame.person_of(plan.parties[each]) for each in who}
            told = {digits for mark in marking.read(marks) for digits in (mark.digits, mark.earlier)}
            for number in holders:
                kept, links = held[number]
                again["interaction"].add(number)
                again["interaction_person"].update(link for link, person in links if person in people)
                if not (mine := told.intersection(there := marking.digits_of(kept))) >= set(there):
                    turns[number] |= mine
                else:
                    whole.add(number)
    return [(number, " ".join(sorted(mine))) for number, mine in turns.items() if number not in whole]


def _is_somebody(entry: Entry) -> bool:
    return entry.record.standing is not Standing.MENTIONED


def _told_by(entry: Entry, rows: Sequence[Row]) -> Iterator[tuple[str, int]]:
    """Which values of a person a record tells: (table, id) of each."""
    record = entry.record
    marks = {handle_mark(handle, key[1]) for handle, key in zip(record.handles, entry.keys, strict=True)}
    facts = {fact_mark(fact) for fact in record.facts}
    groups = {fold(group) for group in record.groups}
    for row in rows:
        table, number, one, two, three, four = row
        if table == "handle":
            told = (one, two or fold(three)) in marks
        elif table == "fact" and one == "job":
            job = (record.title, record.company)
            told = (one, two, three, four) in facts or (any(job) and says_no_more(job, (two, three)))
        elif table == "fact" and three in (OTHER_NAME, FORMER_NAME):
            # By whatever name a list calls them: taking back knows which former ones were said.
            told = is_listed(record) and (three == FORMER_NAME or two == shown_name(record))
        elif table == "fact":
            told = (one, two, three, four) in facts or (
                one in ONE_ONLY and any(fact.field == one and fact.value == two for fact in record.facts)
            )
        elif table == "group_member":
            told = one in groups
        else:
            told = table == "photo" and bool(record.photo)
        if told:
            yield table, number


def _records_told(entry: Entry, rows: Sequence[Row]) -> list[tuple[int, str]]:
    """Which records of others about a person a record is: (id, raw values) of each.

    The one that it repeats or follows. Where it adds nothing and has no row of its own, the one in its place.
    """
    there = [row for row in rows if row[0] == "source"]
    if entry.source < 0:  # in this book's own export they all stand
        return [(number, raw) for _, number, _, _, raw, _ in there]
    place = (entry.record.source_kind, entry.source_key)
    same = [
        (number, raw)
        for _, number, kind, key, raw, _ in there
        if number == entry.source or ((kind, key) == place and raw == entry.record.raw)
    ]
    if same or ((entry.changes or entry.quietly) and not entry.source):
        return same
    return [(number, raw) for _, number, kind, key, raw, _ in there if (kind, key) == place][:1]


def _words(number: int, entry: Entry) -> Words:
    record = entry.record
    return number, entry.file, record.row, shown_name(record), record.raw, record.title, record.company


def _note_owner(frame: Frame, found: dict[str, set[int]]) -> None:
    """The user's own entries, and those of their addresses and ids that these files tell."""
    owner = frame.plan.owner
    mine = store.me(frame.step.connection).people if owner is not None else ()
    if owner is None or not mine:
        return
    region = frame.plan.region
    keys = tuple(
        (each.channel.value, key_of(each.channel, each.text, region=region)) for each in owner.handles
    )
    card = Entry(PersonRecord("", "", 0, handles=owner.handles), "", keys=keys)
    rows = store.rows_of_others(frame.step.connection, set(mine), frame.import_id)
    found["me"].update(mine)  # who is the user, and not only somebody told of
    for person in mine:
        found["person"].add(person)
        for row in rows.get(person, ()):
            table, number, kind, key, *_ = row
            if (kind, key) in owner.ids if table == "source" else any(_told_by(card, [row])):
                found[table].add(number)


def spans(ids: Iterable[int]) -> list[tuple[int, int]]:
    """Ids as (first, last) of each run of neighbours."""
    found: list[tuple[int, int]] = []
    for number in sorted(ids):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
