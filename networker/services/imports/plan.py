"""What an import would change, worked out without writing: one entry for each record of the files."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from functools import partial
from itertools import chain, islice
from pathlib import Path

from networker.domain.going_on import Cancelled
from networker.formats.records import DateOrder
from networker.formats.source import name_of, printable, quoted
from networker.services.imports import (
    ahead,
    compared,
    foretold,
    gathered,
    match,
    meetings_ahead,
    namesake_talks,
    namesakes,
    newer,
    older,
    owner,
    parties,
    readdressed,
    reading,
    restored,
    succession,
    talks,
    threads,
    witnesses,
)
from networker.services.imports import region as country
from networker.services.imports.dates import DateOrders, remembered
from networker.services.imports.explained import Explained
from networker.services.imports.in_book import Rekeyed
from networker.services.imports.planned import (
    CHUNK,
    Dropped,
    Entry,
    ImportRefused,
    Plan,
    Progress,
    Skipped,
    quiet,
)
from networker.services.imports.turns import Turns
from networker.services.pace import collector_at_rest, let_go
from networker.store.book import Book
from networker.store.imports import state_of_book

AHEAD = timedelta(days=1)  # that a file's zone may be ahead of the user's


def _refuse_own(book: Book, paths: Sequence[Dropped]) -> None:
    """The book's own files are never opened beside its connections, which would lose their locks (`connection.is_logged`)."""
    own = book.path.resolve()
    files = {own, *(own.with_name(own.name + ending) for ending in ("-wal", "-shm", "-journal"))}
    for path in paths:
        if not isinstance(path, Path) or not path.exists():
            continue
        real = path.resolve()
        if real in files:
            raise ImportRefused(f"{quoted(path.name)} is Networker's own book, which is open already.")
        below = own.relative_to(real).parts if real.is_dir() and own.is_relative_to(real) else (".",)
        if not any(part.startswith(".") for part in below):  # hidden folders are not looked into
            raise ImportRefused(
                f"{quoted(name_of(path))} holds Networker's own book: choose the folder of the export itself."
            )


def plan(
    book: Book,
    paths: Sequence[Dropped],
    *,
    mapping: Mapping[str, str] | None = None,
    headed: bool | None = None,
    asks: bool = False,
    left_out: Collection[Dropped] = (),
    region: str = "",
    owner_names: Sequence[str] = (),
    date_order: DateOrder | None = None,
    now: datetime | None = None,
    zone: tzinfo | None = None,
    progress: Progress = quiet,
    cancelled: Callable[[], bool] = lambda: False,
) -> Plan:
    """Read the files and say what importing them would do.

    `mapping` names the columns of tables that no reader knows (field → column); `headed` says whether their first row is
    a heading, else the columns are numbered (None: as the values tell). `asks`: a table in a folder or archive
    that may hold people is asked about too, but for those `left_out`; else it is named among the skipped. `region` is the country of
    phone numbers without a code; what lies ahead of `now` is left out. `zone` is the user's, by which a message
    belongs to a local day (None: the system's). `owner_names`: what the user is called in chats (names, addresses,
    numbers). `date_order`: whether day or month comes first in chats whose dates do not tell.
    Raises ImportRefused in one sentence where a file cannot be read (Unmapped where it is a table to be told
    about, OwnerUnknown where it holds talks and nobody knows which of the names is the user's, DatesUnclear where
    nobody knows which days its dates are), Cancelled.
    """
    _refuse_own(book, paths)
    until = (now + AHEAD).date().isoformat() if now else ""
    going_on = partial(_look, cancelled)
    turns = partial(Turns, region=country.of_book(book) or region, until=until, zone=zone)
    behind: list[Dropped] = []
    recognised = reading.recognise(paths, Explained(book, mapping, headed, asks, left_out), behind)
    files = tuple(dict.fromkeys(_name(path) for path in paths))
    first = list(islice(recognised, 2))
    whole = restored.plan(book, files, first, progress=progress, cancelled=cancelled)
    if whole is not None:
        return whole
    found = Plan(
        files=files, formats=(), titles=(), entries=[], skipped=[], made_for=state_of_book(book.reader),
        region=region, zone=zone, turns=turns(), now=now,
    )  # fmt: skip
    orders = DateOrders(
        date_order,
        until=until,
        of_book=lambda file: threads.reading_of_book(book, file, turns, going_on),
        remembered=partial(remembered, book),
    )
    with collector_at_rest():
        everything = restored.known_again(book, found, chain(first, recognised))
        try:
            reading.read(everything, paths, behind, found, orders, progress, cancelled, now)
            found.date_orders = orders.answers
            ahead.leave_out(found, until)
            country.settle(book, found)
            owner.settle(book, found, said=owner_names)
            if len(found.turns):
                namesake_talks.part(book, found, going_on)
                threads.adopt(book, found, going_on)
                _fold(found, progress, cancelled)
            parties.become_entries(found)
            rematch(book, found, progress=progress, cancelled=cancelled)
        except (Cancelled, ImportRefused):
            let_go(found.entries)
            raise
    return found


def _look(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def _fold(found: Plan, progress: Progress, cancelled: Callable[[], bool]) -> None:
    turns = len(found.turns)

    def going_on(done: int) -> None:
        _look(cancelled)
        progress("folding", done, turns)

    found.turns.fold(going_on)


def _name(path: Dropped) -> str:
    """A name to show; the system's need not be text."""
    name = path.name or name_of(path.resolve()) if isinstance(path, Path) else path.name
    return printable(name.encode("utf-8", "replace").decode("utf-8"))


def rematch(
    book: Book, plan_: Plan, *, progress: Progress = quiet, cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Match the records of a plan against the book as it is now."""
    plan_.taken.clear()
    plan_.made_for = state_of_book(book.reader)
    going_on = partial(_going_on, progress, cancelled)
    if _is_matched(plan_):
        _unmatch(plan_)
        owner.leave_out_now(book, plan_)
    plan_.older = {}
    rekeyed = country.rekeyed(book, plan_)
    matcher = _match(book, plan_, (), rekeyed, going_on)
    while found := older.older_files(book.reader, plan_.entries):
        # What they say is no word to hold others against, and by it others looked as if they said nothing new.
        plan_.older |= found
        _unmatch(plan_)
        matcher = _match(book, plan_, plan_.older, rekeyed, going_on)
    _judge(book, plan_, matcher)
    while found := older.repeated_files(book.reader, plan_):
        plan_.older |= found
        _unmatch(plan_)
        _judge(book, plan_, _match(book, plan_, plan_.older, rekeyed, going_on))
    plan_.remarks += plan_.lasting + [older.remark(file, day) for file, day in plan_.older.items()]
    plan_.remarks += newer.remarks(plan_, plan_.zone)
    plan_.untold = parties.untold(plan_) + parties.unmet(plan_)
    plan_.remarks += succession.contradictions(plan_) + plan_.untold
    talks.judge(book, plan_, progress=progress, cancelled=cancelled)
    owner.refuse_turned_round(book, plan_)
    parties.count_ties(book, plan_)
    meetings_ahead.compare(book, plan_)
    gathered.find(plan_)
    witnesses.find(book, plan_)


def _judge(book: Book, plan_: Plan, matcher: match.Matcher) -> None:
    """Say of everybody who was matched what becomes of them."""
    for number in matcher.identical:
        entry = plan_.entries[number]
        plan_.skipped.append(Skipped(entry.file, entry.record.row, matcher.identical[number]))
    plan_.drop(matcher.identical.keys())
    namesakes.doubt(book.reader, plan_.entries)  # once they are gone: nobody may be a row that is left out
    readdressed.doubt(book.reader, plan_.entries, plan_.changed)
    owner.compare(book, plan_)
    compared.compare(book, plan_)
    foretold.settle(book.reader, plan_)


def _is_matched(plan_: Plan) -> bool:
    return any(entry.source_key for entry in plan_.entries[:1])


def _unmatch(plan_: Plan) -> None:
    """Begin anew with what the records say."""
    plan_.entries = [Entry(each.record, each.file, chat_of=each.chat_of) for each in plan_.entries]


def _match(
    book: Book,
    plan_: Plan,
    older: Collection[str],
    rekeyed: Rekeyed,
    going_on: Callable[[int, int], None],
) -> match.Matcher:
    matcher = match.Matcher(
        book.reader, plan_.entries, region=plan_.region, own=plan_.own, rekeyed=rekeyed, older=older,
        changed=plan_.changed, renamed=plan_.renamed,
    )  # fmt: skip
    for start in range(0, len(plan_.entries), CHUNK):
        going_on(start, len(plan_.entries))
        matcher.match(start, min(start + CHUNK, len(plan_.entries)))
    return matcher


def _going_on(progress: Progress, cancelled: Callable[[], bool], done: int, of: int) -> None:
    _look(cancelled)
    progress("matching", done, of)
