"""Whether a head tells of what happened (rule 5): what lies ahead, comes again, was off, is lost or over, and when it was."""

from datetime import date, datetime, time

from networker.domain.quick_line.doubt import Doubt
from networker.domain.quick_line.kinds import KindReader
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.patterns import match, search
from networker.domain.quick_line.promises import PromiseReader
from networker.domain.quick_line.reading import Reading
from networker.domain.quick_line.text import blanked, fold_same, marked
from networker.domain.quick_line.understood import Unclear
from networker.domain.vocabulary import Direction, Kind


class PlanReader:
    """Tells it in one language, at one moment."""

    def __init__(
        self, lexicon: Lexicon, kinds: KindReader, promises: PromiseReader, doubt: Doubt, now: datetime
    ) -> None:
        self._words, self._kinds, self._promises, self._doubt = lexicon, kinds, promises, doubt
        self._now, self._today = now, now.date()

    def lies_ahead(self, reading: Reading) -> bool:
        """What can only lie ahead has not happened; what is noted of somebody stays a note whatever dates it holds."""
        named = reading.named
        if self._kinds.fell_through(reading.told):
            return False
        if (named.anybody or reading.days) and self._ends_as_wish(reading):
            return True
        told = marked(reading.told, named.rest)
        stands = (
            search(rf"\b(?:{self._words.stands})(?=\s{{3,}}$)", told) is not None
        )  # before the day at its end
        future = stands or search(self._words.future, told) is not None
        ahead = future or self._is_later(reading) or any(day.ahead for day in reading.all_days)
        if not ahead and not self._is_order(reading):
            return False
        if reading.kind is not Kind.NOTE:
            return True
        return not reading.has_note and self._is_wish(reading)

    def _is_order(self, reading: Reading) -> bool:
        """ "Send Frank the book today": said to oneself, with a day that is not over; without one it stays a note."""
        words, told = self._words, fold_same(reading.told)
        verb = match(rf"\s*(?:{words.order})\s+", told)
        if verb is None or reading.kind is not Kind.NOTE:
            return False
        to_do = rf"(?:{words.articles}|{words.possessives}|{words.objects})(?!\w)"
        if verb.end() not in reading.named.places and match(to_do, told[verb.end() :]) is None:
            return False  # "order today", "book club today"
        over = rf"\b(?:{words.last}|{words.before_last})(?!\w)"
        if any(search(over, fold_same(reading.head[day.start : day.stop])) for day in reading.days):
            return False  # a slip for "sent Frank the book last friday"
        due, _, _ = self._promises.due(reading.head)
        return due is not None and due >= self._today

    def is_off(self, reading: Reading) -> bool:
        """ "Lunch with Ben, cancelled": a clause says that they did not talk."""
        told, where = reading.told, reading.words[0]
        together = self._kinds.direction(told, reading.kind, where, reading.named) is Direction.BOTH
        return together and self._doubt.is_off(
            (reading.bare[each.start : each.stop] for each in reading.clauses), reading.named
        )

    def is_lost(self, reading: Reading) -> bool:
        """ "Mail to Ben bounced": nothing passed between them."""
        clauses = [reading.bare[each.start : each.stop] for each in reading.clauses]
        told = marked(reading.told, reading.named.rest)
        return self._doubt.is_lost(told, reading.note, reading.kind, clauses)

    def _is_later(self, reading: Reading) -> bool:
        """Whether a talk would be later today: "call Ben at 16:00", said at 15:00."""
        day, at = self.when(reading)
        return at is not None and day in (None, self._today) and at > self._now.time() and not reading.asked

    def repeats(self, reading: Reading) -> bool:
        """Whether the head says how often, or unless we talk before."""
        plain, again = self._promises.again(blanked(reading.head, reading.clauses))
        said = again.repeat is not None or again.unless_contact
        if said and again.repeat is not None and (again.month_day or again.repeat.nth):
            # "Every 15th pay the rent" is more than a note, though nobody is talked with.
            return reading.kind is not Kind.NOTE or (not reading.has_note and self._is_wish(reading, plain))
        return said and reading.kind is not Kind.NOTE

    def comes_again(self, reading: Reading) -> bool:
        """ "Call Ben every two weeks" is a promise; "Ben calls every week", "every day last week" tell of a habit."""
        first = min(reading.named.places, default=-1)
        told = first >= 0 and not reading.told[:first].strip() and not self._ends_as_wish(reading)
        over = self._doubt.is_over(reading.named.rest) or any(
            day.month_only and not day.often for day in reading.days
        )
        return self.repeats(reading) and not told and not over

    def is_over(self, reading: Reading) -> bool:
        """ "Met Ben tomorrow" cannot be: it is asked about. "I'll call" is ahead whatever else is said."""
        rest = reading.named.rest
        if search(self._words.future, marked(reading.told, rest)) or self._ends_as_wish(reading):
            return False
        if not self._doubt.is_over(rest):
            return False
        if reading.kind is Kind.NOTE:
            return True
        if any(day.ahead for day in reading.note_days):  # "called Ben about the party tomorrow"
            reading.note, reading.note_days = reading.note_dated.strip(" ,"), []
        for day in reading.days:
            if day.ahead or day.time is not None:
                which = "day" if day.ahead else "time"
                reading.asked.append(Unclear(reading.head[day.start : day.stop].strip(), f"which {which}"))
                break
        return True

    def _ends_as_wish(self, reading: Reading) -> bool:
        """ "Jakob wegen der Tür anrufen": an infinitive at the end of the head or of what it is about."""
        rest, _ = self._promises.again(reading.named.rest or reading.told)
        ends = (rest, f"{reading.named.rest} {reading.about}")
        return any(match(self._words.wish_last, end) for end in ends)

    def _is_wish(self, reading: Reading, plain: str = "") -> bool:
        """ "Buy milk tomorrow", "send Tom the keys friday"; "Tom moves tomorrow", "the fair opens tomorrow" only tell."""
        if reading.named.anybody:
            return bool(reading.bare[: min(reading.named.places)].strip())
        tells = rf"\s*(?:{self._words.articles}|{self._words.possessives}|it|es|hay|there)(?!\w)"
        return match(tells, fold_same(plain or reading.bare)) is None

    def when(self, reading: Reading) -> tuple[date | None, time | None]:
        """The day and the time that a head says, or today of a note without a day of its own."""
        if reading.kind is Kind.NOTE and not reading.dated:
            return self._today, None
        at = next((each.time for each in reading.all_days if each.time is not None), None)
        day = next((each.day for each in reading.all_days if each.day is not None), None)
        return day, at
