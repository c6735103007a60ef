"""Applying a plan: one transaction, which is one step of the undo history, and its report."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from networker.domain.going_on import Cancelled
from networker.domain.vocabulary import ImportId
from networker.services.imports import dates, parties, region, restored, writing
from networker.services.imports.alike import shown_name
from networker.services.imports.foretold import calls, works
from networker.services.imports.frame import Frame
from networker.services.imports.known import only_ones
from networker.services.imports.plan import rematch
from networker.services.imports.planned import PASTED, Plan, Progress, Verdict, quiet
from networker.services.imports.report import Doubtful, Report, SkippedLine, keep
from networker.services.imports.told import told_again
from networker.services.pace import collector_at_rest, interruptible
from networker.store import people as people_store
from networker.store.book import Book
from networker.store.imports import next_ids, state_of_book
from networker.store.jobs_anew import tell_jobs_anew
from networker.store.names_anew import tell_names_anew
from networker.store.only_anew import tell_only_ones_anew
from networker.store.writer import Step

NAMED = 3  # of what is noted


def apply(
    book: Book,
    plan: Plan,
    *,
    now: datetime,
    circle: int | None = None,
    group: str = "",
    progress: Progress = quiet,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Write a plan as one step of the undo history, or nothing at all.

    `circle` and `group`, one or several parted by commas, are given to every newcomer. A plan made for another state
    of the book is matched anew first. Raises Cancelled, or BookError where the disk refuses; both leave the book as it was.
    """
    if plan.whole is not None:
        return restored.apply(book, plan, now=now, progress=progress, cancelled=cancelled)
    if is_stale(book, plan):
        rematch(book, plan, progress=progress, cancelled=cancelled)
    if plan.changes_nothing:
        return _report(book, plan, None, {})
    label = f"Import of {_named(plan.files)}"
    parties.take_offered(plan)
    import_id = ImportId(next_ids(book.reader, ["import"])["import"])

    def going_on() -> None:
        if cancelled():
            raise Cancelled

    with (
        collector_at_rest(),
        interruptible(book.writer.sql, going_on),
        book.step("import", label, now=now, import_id=import_id) as step,
    ):
        frame, new_talks = writing.write(
            step, plan, import_id, now=now, circle=circle, group=group, progress=progress, cancelled=cancelled
        )
        dates.remember(step, import_id, plan.date_orders)
        region.remember(step, import_id, book, plan)
        report = _report(book, plan, import_id, frame.people, talks_written=new_talks)
        told = told_again(frame)
        report = replace(
            report,
            told=told.again,
            came_by=told.came_by,
            told_otherwise=told.otherwise,
            told_turns=told.turns,
            held=told.held,
            dated=told.dated,
            said=told.said,
            called=told.called,
            ahead=told.ahead,
        )
        keep(report, step, now=now)
        _tell_in_order(step, frame)
    return _with_totals(report, book, step)


def _tell_in_order(step: Step, frame: Frame) -> None:
    """Let jobs, names, and what people have but one of be as they are told in the order of the files."""
    employed, changed, called = set[int](), set[int](), set[int]()
    for n, entry in enumerate(frame.plan.entries):
        if works(entry):
            employed.add(frame.person_of(n))
        if (entry.changes or entry.quietly) and entry.record.facts and only_ones(entry.record):
            changed.add(frame.person_of(n))
        if entry.names or (entry.changes and calls(entry)):
            called.add(frame.person_of(n))
    for people in (employed, changed, called):
        people.discard(0)
    if employed:
        tell_jobs_anew(step.connection, employed)
    if changed:
        tell_only_ones_anew(step.connection, changed)
    tell_names_anew(step.connection, called)
    step.derive_also(employed | changed | called)


def is_stale(book: Book, plan: Plan) -> bool:
    """Whether the book is another by now than the one a plan was made for."""
    return plan.made_for != state_of_book(book.reader)


def _named(files: Sequence[str]) -> str:
    """The one file, or how many there are; what was pasted is none."""
    names = [name for name in files if name != PASTED]
    if not names:
        return PASTED if PASTED in files else ""
    named = names[0] if len(names) == 1 else f"{len(names)} files"
    return f"{named} and what you pasted" if PASTED in files else named


def _report(
    book: Book, plan: Plan, import_id: ImportId | None, numbers: dict[int, int], *, talks_written: int = 0
) -> Report:
    return Report(
        import_id=import_id,
        files=plan.files,
        formats=plan.formats,
        new=plan.count(Verdict.NEW),
        updated=plan.count(Verdict.UPDATED),
        unchanged=plan.count(Verdict.UNCHANGED),
        again=plan.again,
        doubtful=tuple(_doubts(book, plan, numbers)),
        skipped=tuple(SkippedLine(s.file, s.row, s.why, s.more) for s in plan.skipped),
        interactions=talks_written,
        people=people_store.count_all(book.reader),
        offered=plan.count(Verdict.OFFERED),
        gathered=sum(plan.entries[n].verdict is Verdict.NEW for n in plan.gathered),
        gathered_out=sum(plan.entries[n].verdict is Verdict.OFFERED for n in plan.gathered),
        left=tuple((each.name, each.network) for each in plan.vanished),
        remarks=plan.remarks_now,
        noted=tuple(_noted(plan)),
        parts=tuple(plan.parts),
        marks=tuple(plan.marks.values()),
        lists=tuple(mark for age in plan.ages.values() for mark in age.lists),
        ages={kind: (age.newest, *age.lists) for kind, age in plan.ages.items()},
    )


def _noted(plan: Plan) -> Iterator[str]:
    """What is written besides people and talks."""
    owner = plan.owner
    if owner is not None and plan.owner_is_new:
        told = [owner.name, *(each.text for each in owner.handles), *(each for _, each in owner.ids)]
        yield f"Noted of you: {', '.join(list(filter(None, told))[:NAMED]) or 'what talks call you'}."
    if plan.returned:
        shown = ", ".join(f"{each.name} ({each.network})" for each in plan.returned[:NAMED])
        yield f"There again: {shown}{' …' if len(plan.returned) > NAMED else ''}."
    yield from plan.meetings_told
    if plan.new_ties:
        yield (
            "1 tie or promise noted." if plan.new_ties == 1 else f"{plan.new_ties:,} ties and promises noted."
        )


def preview(book: Book, plan: Plan) -> Report:
    """What applying a plan would report, without writing: `import --dry-run`."""
    parties.take_offered(plan)
    report = _report(book, plan, None, {}, talks_written=plan.new_talks)
    return replace(report, people=report.people + report.new)


def _with_totals(report: Report, book: Book, step: Step) -> Report:
    return replace(report, people=people_store.count_all(book.reader), changes=step.changes)


def _doubts(book: Book, plan: Plan, numbers: dict[int, int]) -> Iterator[Doubtful]:
    open_ = [(n, plan.entries[n]) for n in plan.doubtful if not plan.decisions.get(n)]
    names = people_store.names(book.reader, {e.doubt.maybe for _, e in open_ if e.doubt and e.doubt.maybe})
    for n, entry in open_:
        doubt = entry.doubt
        assert doubt is not None
        yield Doubtful(
            file=entry.file,
            row=entry.record.row,
            person=numbers.get(n, entry.person),
            maybe=doubt.maybe or numbers.get(doubt.entry, 0),
            why=doubt.why,
            name=shown_name(entry.record),
            maybe_name=names.get(doubt.maybe, "")
            if doubt.maybe
            else shown_name(plan.entries[doubt.entry].record),
        )
