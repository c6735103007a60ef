"""Those who take part in talks become records among the others, and are matched like them.

Whoever the user talked with is worth a person; who only wrote to a mailbox, or spoke in a crowd, is counted
and offered.
"""

import json
from collections.abc import Collection

from networker.domain.vocabulary import Channel
from networker.formats.records import FollowUpRecord, HandleValue, Party, PersonRecord, Standing, TieRecord
from networker.formats.source import quoted
from networker.services import follow_ups
from networker.services.imports.alike import is_bare
from networker.services.imports.folding import Partner
from networker.services.imports.frame import Frame
from networker.services.imports.planned import Entry, Plan, Verdict
from networker.store import imports as store
from networker.store import taken_out as taken
from networker.store.book import Book

EXCHANGES = 3  # answers to the user that make somebody a person, though no mail to them is in the mailbox


def become_entries(plan: Plan) -> None:
    """Add an entry for each party that is not the user."""
    for tie in plan.ties:
        plan.turns.number(tie.source_kind, tie.person)
        plan.turns.number(tie.source_kind, tie.other)
    for each in plan.follow_ups:
        for party in each.people:
            plan.turns.number(each.source_kind, party)
    for number, partner in enumerate(plan.turns.partners):
        if number not in plan.turns.mine and number not in plan.turns.same:
            plan.parties[number] = len(plan.entries)
            with_ = plan.chats_of.get(number, 0)
            plan.entries.append(Entry(_record(partner), partner.file, chat_of=with_))
    plan.parties.update((number, plan.parties[other]) for number, other in plan.turns.same.items())
    _put_mere_names_last(plan)


def _put_mere_names_last(plan: Plan) -> None:
    """Of those who only came by, whoever is but a name comes after all others: is found to be them, not they that.

    After those who talked, too. Else whoever is somebody by a talk alone would be nobody for a letter with their name,
    until the same files come again.
    """

    def is_mere_name(n: int) -> bool:
        record = plan.entries[n].record
        return record.standing is Standing.MENTIONED and is_bare(record)

    order = sorted(range(len(plan.entries)), key=is_mere_name)
    moved = {n: place for place, n in enumerate(order)}
    plan.entries = [plan.entries[n] for n in order]
    plan.parties = {number: moved[n] for number, n in plan.parties.items()}


def _standing(partner: Partner) -> Standing:
    kept = partner.close or partner.written_to or partner.replied >= EXCHANGES
    return Standing.PARTNER if kept else Standing.MENTIONED


def _record(partner: Partner) -> PersonRecord:
    party = partner.party
    # In one order, whichever file was read first: the first address is their place among those who talk.
    handles = tuple(sorted(party.handles))
    told = [party.name, party.source_id, [[each.channel.value, each.text] for each in handles]]
    raw = json.dumps(told, ensure_ascii=False)
    return PersonRecord(
        partner.kind, party.source_id, 0, full_name=party.name, handles=handles, raw=raw,
        standing=_standing(partner),
    )  # fmt: skip


def party_of(raw: str) -> Party | None:
    """The party of whom a record was made, by its raw values; None where these are something else."""
    try:
        name, source_id, handles = json.loads(raw)
        return Party(source_id, name, tuple(HandleValue(Channel(channel), text) for channel, text in handles))
    except (ValueError, TypeError):
        return None


def untold(plan: Plan) -> list[str]:
    """That a drop without talks tells something of people who only came by, which nobody keeps of whom is left out."""
    told = [
        entry
        for entry in plan.entries
        if entry.verdict is Verdict.OFFERED and entry.of_entry < 0 and entry.record.facts
    ]
    if not told or len(plan.turns):
        return []
    files = list(dict.fromkeys(quoted(entry.file.rpartition("/")[2]) for entry in told))
    named = " and ".join(files) if len(files) < 3 else f"{len(files)} files"
    who = "1 person" if len(told) == 1 else f"{len(told):,} people"
    if len(files) == 1:
        return [
            f"{named} tells of {who} with whom no talk is here. Where they are left out, so is what it tells of them: bring"
            " it together with your messages, or once more after them."
        ]
    return [
        f"{named} tell of {who} with whom no talk is here. Where they are left out, so is what they tell of them: bring"
        " them together with your messages, or once more after them."
    ]


def unmet(plan: Plan) -> list[str]:
    """That of meetings of two nobody knows which of them is the user, so that neither is taken for somebody met."""
    files = {
        entry.file
        for number, n in plan.parties.items()
        if plan.turns.partners[number].maybe_me and (entry := plan.entries[n]).verdict is Verdict.OFFERED
    }
    if not files:
        return []
    [first, *others] = sorted(files)
    if others:
        return [
            f"{len(files):,} files do not say which of two who met is you. So both are left out, until your own address is"
            " known or you bring in those who only came by."
        ]
    return [
        f"{quoted(first.rpartition('/')[2])} does not say which of two who met is you. So both are left out, until your own"
        " address is known or you bring in those who only came by."
    ]


def is_offered(plan: Plan, n: int) -> bool:
    """Whether an entry is somebody who is left out unless the user asks for them."""
    return plan.entries[plan.root(n)].verdict is Verdict.OFFERED


def take_offered(plan: Plan) -> None:
    """Let those come along who are only offered, where the user asked for them; else leave them out again."""
    if plan.with_offered:
        offered = {n for n, entry in enumerate(plan.entries) if entry.verdict is Verdict.OFFERED}
        plan.taken |= offered - plan.gathered  # those were left out by a word of their own
    for n in plan.taken:
        plan.entries[n].verdict = Verdict.NEW if plan.with_offered else Verdict.OFFERED
    if not plan.with_offered:
        plan.taken.clear()


def entry_of(plan: Plan, kind: str, party: Party) -> int:
    """The entry of a party; -1 for the user."""
    return plan.parties.get(plan.turns.number(kind, party), -1)


# ---- ties and follow-ups


def count_ties(book: Book, plan: Plan) -> None:
    """Count those ties and follow-ups that the book does not have yet."""

    def person(n: int) -> int:
        return plan.entries[n].person

    sql = book.reader
    taken_out = taken.ties(sql) if plan.ties else ()
    plan.new_ties = 0
    for tie in plan.ties:
        one, other = entry_of(plan, tie.source_kind, tie.person), entry_of(plan, tie.source_kind, tie.other)
        if one >= 0 and other >= 0 and not is_offered(plan, one) and not is_offered(plan, other):
            told = (person(one), person(other), tie.kind)
            plan.new_ties += told not in taken_out and not store.has_tie(sql, *told)
    for each in plan.follow_ups:
        who = [entry_of(plan, each.source_kind, party) for party in each.people]
        known = [n for n in who if n >= 0 and not is_offered(plan, n)]
        if known:
            plan.new_ties += not store.has_follow_up(sql, [person(n) for n in known], each.text, each.due)


def write_ties(frame: Frame) -> None:
    """Write the ties and follow-ups that are not there yet."""
    taken_out = taken.ties(frame.step.connection) if frame.plan.ties else ()
    for tie in frame.plan.ties:
        _write_tie(frame, tie, taken_out)
    for each in frame.plan.follow_ups:
        _write_follow_up(frame, each)


def _write_tie(frame: Frame, tie: TieRecord, taken_out: Collection[tuple[int, int, str]]) -> None:
    one, other = (entry_of(frame.plan, tie.source_kind, party) for party in (tie.person, tie.other))
    if one < 0 or other < 0:
        return
    person, with_ = frame.person_of(one), frame.person_of(other)
    step = frame.step
    if (person, with_, tie.kind) in taken_out:
        return
    if person and with_ and person != with_ and not store.has_tie(step.connection, person, with_, tie.kind):
        step.insert(
            "tie", person=person, other=with_, kind=tie.kind, inverse=tie.inverse, source_id=frame.source_of(one),
        )  # fmt: skip


def _write_follow_up(frame: Frame, each: FollowUpRecord) -> None:
    numbers = [entry_of(frame.plan, each.source_kind, party) for party in each.people]
    people = {found: frame.source_of(n) for n in numbers if n >= 0 and (found := frame.person_of(n))}
    text = " ".join(each.text.split())
    if people and text and not store.has_follow_up(frame.step.connection, people, text, each.due):
        follow_ups.bring(frame.step, each, people, text=text, now=frame.now)
