"""What somebody is called, as it follows from what records called them, in the order of their files.

The counterpart of `jobs.py` for names: one rule for the preview, for what an import writes, and for what stays when
another one is taken back. The record that gave the name is followed by one in its place; what others say stands
beside it. What the user typed is never changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from networker.domain.jobs import Telling, by_age
from networker.domain.likeness import Likeness, likeness, says_more

# Kinds of source whose ids may mean somebody else by now, or in another account.
IDS_GIVEN_AGAIN = frozenset({"vcard", "hubspot", "ldif", "linkedin"})
TYPED = 0  # the record of a name that no file gave
NEVER = 1 << 62  # a step, and a record, that have not come yet


@dataclass(frozen=True, slots=True)
class Called:
    """What a record called somebody in an import."""

    step: int  # of the history
    record: int
    kind: str  # of source
    key: str  # the record's place there
    name: str
    day: str  # on which the book learnt it
    import_id: int = 0
    listed: bool = True  # a row of a list, and no talk or mention
    row: int = 1  # its line; 0: there is none, as in talks
    bare: bool = False  # it is a nickname, and no name
    held: bool = False  # an older list than one that stands, or of the same drop: a former name
    goes_by: bool = False  # their chat goes by this name now
    changed: float | None = None  # when its file was, in seconds since 1970, where that is kept
    nth: int = 0  # in its drop, the first first
    beside: frozenset[int] = frozenset()  # all records in which its file tells of them in its kind of source

    @property
    def has_id(self) -> bool:
        """Whether its place is an id, and not the name, nor an address."""
        return "|" not in self.key


@dataclass(frozen=True, slots=True)
class Given:
    """A name that stands from a step on, whatever was told before: typed, or chosen in a merge."""

    step: int
    name: str
    record: int = TYPED  # that gives it, else nobody changes it
    kind: str = ""
    key: str = ""
    row: int = 1
    known: bool = False  # of that record nobody knows any telling: it came before that was kept


@dataclass(frozen=True, slots=True)
class Beside:
    """Another name of somebody, and who told it: a former one is no longer theirs."""

    name: str
    former: bool
    by: Called


@dataclass(slots=True)
class Naming:
    """What somebody is called."""

    name: str = ""
    record: int = TYPED  # that gives it
    kind: str = ""
    key: str = ""
    loosely: bool = False  # a talk gave it, where people call themselves whatever they like
    step: int = -1  # in which it was given
    beside: dict[str, Beside] = field(default_factory=dict)

    def _give(self, name: str, by: Called, *, former: bool = True) -> None:
        before, self.name = self.name, name
        self.record, self.kind, self.key, self.step = by.record, by.kind, by.key, by.step
        self.loosely = not by.row
        self.beside.pop(name, None)
        if former and before and before != name and says_more(before, [name]):
            self.beside[before] = Beside(before, True, by)

    def _note(self, by: Called, *, former: bool) -> None:
        if says_more(by.name, [self.name, *self.beside]):
            self.beside[by.name] = Beside(by.name, former, by)

    def take(self, by: Called) -> None:
        """Take in what a record calls them."""
        if not by.name:
            return
        if by.held and self.name:
            self._note(by, former=True)
        elif not self.name:
            self._give(by.name, by)
        elif by.name == self.name:
            if self.loosely and by.listed:
                self._give(by.name, by)
        elif by.listed and (self.loosely or self._is_followed(by)):
            self._give(by.name, by)
        elif not by.bare and says_more(by.name, [self.name, *self.beside]):
            if self._is_followed(by):
                self._give(by.name, by)
            # In a talk people call themselves whatever they like, and a family may have one mailbox.
            elif by.listed or may_be_one(by.name, [self.name, *self.beside]):
                self._note(by, former=False)

    def _is_followed(self, by: Called) -> bool:
        """Whether a record follows the one that gave the name: in its place, or, without an id, in one of its kind
        that the file has no more, for there the place is the name. In talks an account does, unless a list knows it
        better, and a chat that goes by another name now.
        """
        if by.goes_by:
            return True
        if self.record == TYPED or self.kind != by.kind:
            return False
        if not by.listed:
            own = by.has_id and by.kind not in IDS_GIVEN_AGAIN and self.step < by.step
            return own and self.key == by.key and (self.loosely or by.row > 0)
        # Where the file has both, as two cards of one who was two, each keeps to its word.
        goes_on = by.record == self.record or self.record not in by.beside
        return goes_on and (self.key == by.key or not by.has_id)

    def stand(self, given: Given, last: str | None) -> None:
        """Let a name stand from now on. `last`: what the record that gives it said before."""
        name = given.name if given.record == TYPED or given.known else last
        if name is not None:  # else nobody who stands tells that
            self.name, self.record, self.kind, self.key = name, given.record, given.kind, given.key
            self.loosely, self.step = given.record != TYPED and not given.row, given.step
            self.beside.pop(name, None)


def naming(called: Iterable[Called], given: Iterable[Given] = ()) -> Naming:
    """What follows from all that somebody was called, and from the names that the user let stand."""
    found, last = Naming(), dict[int, str]()
    waiting = sorted(given, key=lambda each: each.step, reverse=True)
    for step, each in _in_order(called):
        while waiting and waiting[-1].step < step:
            stands = waiting.pop()
            found.stand(stands, last.get(stands.record))
        found.take(each)
        if each.name:
            last[each.record] = each.name
    for stands in reversed(waiting):
        found.stand(stands, last.get(stands.record))
    return found


def _in_order(called: Iterable[Called]) -> Iterator[tuple[int, Called]]:
    """As `by_age` has them, each with the step in which it counts; of one step the older file first."""
    there = [
        each for _, of_step in groupby(_as_told(called), attrgetter("step")) for each in _aged(list(of_step))
    ]
    told = [
        Telling(each.step, n, each.kind, (each.name, ""), each.import_id, each.day, changed=each.changed)
        for n, each in enumerate(there, 1)
    ]
    for telling in by_age(told):
        yield telling.before[0] if telling.before else telling.step, there[telling.source - 1]


def _as_told(called: Iterable[Called]) -> list[Called]:
    return sorted(called, key=lambda each: (each.step, each.nth, each.record))


def _aged(called: Sequence[Called]) -> Iterator[Called]:
    """Those whose files have a time change places, so that the older one comes first."""
    aged = iter(
        sorted((each for each in called if each.changed is not None), key=lambda each: each.changed or 0)
    )
    for each in called:
        yield each if each.changed is None else next(aged)


def may_be_one(name: str, names: Iterable[str]) -> bool:
    """Whether a name may be one that somebody goes by beside those, as far as a mailbox of their own says."""
    return all(likeness(name, other) >= Likeness.MARRIED for other in names)
