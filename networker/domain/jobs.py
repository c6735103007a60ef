"""The jobs of somebody as they follow from what was told of them, in the order in which it was told.

One rule for what an import writes and for what stays when another one is taken back: `Told` judges each telling, and
here the jobs that come of all of them are worked out anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from networker.domain.names import fold
from networker.domain.told import Judged, Told, Value, Words, is_older

# The day of what has not come yet: after all days on which the book learnt anything, for the last noted is the present.
NOT_YET = "9999-12-31"


@dataclass(slots=True)
class Job:
    """A job as the book has it; days are local ISO dates."""

    value: Value  # title and company
    noted: str  # when the book learnt it
    kind: str = ""  # of the source; "": the user's own word
    source: int | None = None  # the record that tells it
    import_id: int | None = None
    aside: bool = False
    since: str | None = None
    ended: bool = False
    row: int = 0  # its number in the book; 0: it follows from tellings


@dataclass(frozen=True, slots=True)
class Telling:
    """What a record said of the main job in one import; no title and no company: it said nothing of it."""

    step: int  # of the history
    source: int
    kind: str
    value: Value
    import_id: int
    day: str  # on which the book learnt it
    # An older list than one that stands: it counts for nothing but that the record was there.
    held: bool = False
    changed: float | None = None  # when its file was, in seconds since 1970, where that is kept
    nth: int = 0  # in its drop, the first first
    before: tuple[int, int, int] | None = (
        None  # step, place in the drop and record of a newer file's telling that came first
    )


@dataclass(frozen=True, slots=True)
class There:
    """A job that is there whatever files tell of the main one: typed, set right, or one more that a record tells."""

    step: int  # since when; 0: ever
    job: Job
    nth: int = 0  # as of what its record tells of the main one


@dataclass(frozen=True, slots=True)
class Gone:
    """A job that the user took out, or set right, in a step."""

    step: int
    value: Value
    source: int | None


Event = Telling | There | Gone


def jobs_of(events: Iterable[Event]) -> list[Job]:
    """All jobs of somebody, the first told first."""
    jobs = _Jobs()
    for event in sorted(events, key=_order):
        if isinstance(event, There):
            jobs.put(event.job)
        elif isinstance(event, Gone):
            jobs.take_out(event)
        else:
            jobs.hear(event)
    return jobs.found


def by_age(tellings: Iterable[Telling]) -> list[Telling]:
    """What was told, the first first: by the step, but what an older file told before what a newer one of its kind did.

    So it is the same whichever of the files came first; and as far as the book is concerned, it learnt both at once.
    """
    found = sorted(tellings, key=_order)
    return sorted((_in_time(each, found) for each in found), key=_order)


def _in_time(telling: Telling, found: Iterable[Telling]) -> Telling:
    """A telling, put before that of the first newer file which came in a step before."""
    for each in found if telling.changed is not None else ():
        came_first = each.step < telling.step and each.kind == telling.kind
        if came_first and is_older(telling.changed, each.changed):
            return replace(telling, before=(each.step, each.nth, each.source), day=each.day)
    return telling


def present_of(tellings: Iterable[Telling]) -> Value | None:
    """The present job, as far as files told of it."""
    jobs = present_last(jobs_of(by_age(tellings)))
    return jobs[-1].value if jobs else None


def _order(event: Event) -> tuple[int, int, int, int, float]:
    """By the step, and the place in the drop; what one record tells beside its main job comes after that."""
    if isinstance(event, Telling) and event.before:
        return *event.before, -1, event.changed or 0
    if isinstance(event, Gone):
        return event.step, 0, event.source or 0, 0, 0
    source = event.job.source if isinstance(event, There) else event.source
    return event.step, event.nth, source or 0, isinstance(event, There), 0


def present_last(jobs: Iterable[Job]) -> list[Job]:
    """Jobs in the order in which the book shows them, turned round: the last is the present one."""
    return sorted(jobs, key=lambda job: (not job.aside, job.noted, job.since or ""))


@dataclass(slots=True)
class _Jobs:
    """The jobs of somebody while they are told."""

    found: list[Job] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    seen: set[int] = field(default_factory=set)  # records that told of them before
    taken_out: list[Value] = field(default_factory=list)

    def put(self, job: Job) -> None:
        """Take in a job that is there; of a book that came back nobody knows what its records told otherwise."""
        self.found.append(job)
        if job.source and job.kind and not job.aside:
            self.words.take_first(job.source, job.kind, job.value)

    def hear(self, telling: Telling) -> None:
        """Take in what a record says."""
        if not telling.held:
            judged = self._judge(telling)
            self.words.take(telling.source, telling.kind, telling.value)
            if judged is not None:
                self._write(telling, judged)
        self.seen.add(telling.source)

    def _judge(self, telling: Telling) -> Judged | None:
        source, kind, value = telling.source, telling.kind, telling.value
        # What the user took out comes back with a record that said otherwise before, and with no other.
        stays_out = source not in self.seen and any(_is_same(value, each) for each in self.taken_out)
        if stays_out or self.words.has(source, value):
            return None
        told, before = Told(), self.words.before(source, kind)
        for job in present_last(job for job in self.found if not job.ended):
            told.take(job.kind, job.value, aside=job.aside)
        again = source in self.seen or before is not None
        return told.judge_job(kind, value, again=again, before=before)

    def _write(self, telling: Telling, judged: Judged) -> None:
        part = self._part_of(judged)
        if part is None:
            since = telling.day if judged.news else None
            self.found.append(
                Job(
                    judged.value,
                    telling.day,
                    telling.kind,
                    telling.source,
                    telling.import_id,
                    judged.aside,
                    since,
                )
            )
            return
        part.value, part.kind, part.source = judged.value, telling.kind, telling.source
        part.import_id = telling.import_id
        if part.aside and not judged.aside:
            part.aside, part.noted = False, telling.day
            if judged.news:
                part.since = telling.day

    def _part_of(self, judged: Judged) -> Job | None:
        """The job that is told in full from now on, the present one before others."""
        if judged.whole_of is None:
            return None
        parts = [
            job
            for job in present_last(self.found)
            if job.kind and not job.ended and job.value == judged.whole_of
        ]
        return parts[-1] if parts else None

    def take_out(self, gone: Gone) -> None:
        """Leave out what the user took out, or set right."""
        self.taken_out.append(gone.value)
        for job in reversed(self.found):
            if not job.row and job.value == gone.value and job.source == gone.source:
                self.found.remove(job)
                return


def _is_same(one: Value, other: Value) -> bool:
    return all(fold(here) == fold(there) for here, there in zip(one, other, strict=True))
