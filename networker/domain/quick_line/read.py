"""Reading one sentence of the quick line, rule by rule: topics, promises, head and note, places, days, people, kind.

The head says who, how, when and where; the note is kept as it was written. Nothing is guessed: what fits two
people or two days is `unclear`.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from types import MappingProxyType

from networker.domain.quick_line.days import DayReader, Found
from networker.domain.quick_line.english import EN
from networker.domain.quick_line.german import DE
from networker.domain.quick_line.kinds import KindReader, channel, without_services
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.naming import Named, NameReader
from networker.domain.quick_line.people import Directory, Known
from networker.domain.quick_line.places import PlaceReader, in_note
from networker.domain.quick_line.promises import PromiseReader
from networker.domain.quick_line.spanish import ES
from networker.domain.quick_line.text import blanked, clean_note, fold_same
from networker.domain.quick_line.understood import Promise, Unclear, Understood
from networker.domain.vocabulary import Kind, Side

LEXICONS: Mapping[str, Lexicon] = MappingProxyType({"en": EN, "de": DE, "es": ES})
NOBODY_CHOSEN: Mapping[str, int] = MappingProxyType({})
_TOPIC = re.compile(r"(?<!\S)#([^\W\d_][\w-]*)")
# A colon may lack its space behind a word ("Ana:allergic"), but not in a web address or a time.
_NOTE_SIGN = re.compile(r":(?=\s|$)|(?<=[^\W\d_]):(?=[^\W\d_])|\s(?:[-–—]|--)\s")
# A sentence may end behind a word, not behind "Dr." or "Chris V."; the group is that word.
_SENTENCE_END = re.compile(r"(?<!\w)([^\W\d_][\w'’-]{2,}|\d+)[.!?]+\s+(?=[A-ZÀ-Þ¡¿])")
_SHORTENED = frozenset(("prof", "mrs", "sra", "dra", "bzgl", "usw", "etc", "approx", "srta", "inkl", "evtl"))
_WORD = re.compile(r"[^\s,;]+")


@dataclass(slots=True)
class _Reading:
    """What has been understood so far of one sentence."""

    days: list[Found] = field(default_factory=list)  # in the head
    note_days: list[Found] = field(default_factory=list)  # at the end of what it was about
    place: str | None = None
    note: str = ""
    has_note: bool = False

    @property
    def all_days(self) -> list[Found]:
        """Every day and time that says when it was."""
        return [*self.note_days, *self.days]


def understand(
    sentence: str,
    *,
    now: datetime,
    lang: str = "en",
    directory: Directory,
    chosen: Mapping[str, int] = NOBODY_CHOSEN,
    context: Known | None = None,
) -> Understood:
    """Read a sentence typed at `now` in an interface of language `lang` (en, de, es).

    `chosen` says which person a folded ambiguous word means; `context` is with whom a talk was that names nobody.
    """
    return _Reader(LEXICONS.get(lang, LEXICONS["en"]), now, directory, chosen, context).read(sentence)


class _Reader:
    """Reads one sentence."""

    def __init__(
        self,
        lexicon: Lexicon,
        now: datetime,
        directory: Directory,
        chosen: Mapping[str, int],
        context: Known | None,
    ) -> None:
        self._words = lexicon
        self._today = now.date()
        self._days = DayReader(lexicon, self._today)
        self._names = NameReader(lexicon, directory, chosen)
        self._kinds = KindReader(lexicon)
        self._places = PlaceReader(lexicon, self._days, self._names)
        self._promises = PromiseReader(lexicon, self._days, self._names)
        self._context = context

    def read(self, sentence: str) -> Understood:
        """The sentence as a whole."""
        text, topics = _without_topics(" ".join(unicodedata.normalize("NFC", sentence).split()))
        first, parts = self._promises.parts(text)
        found = self._first(first, topics, [self._promises.promise(part) for part in parts])
        asked = [each for part in parts for each in _asked(self._days.find(part, ahead=True))]
        return replace(found, unclear=(*found.unclear, *asked)) if asked else found

    def _first(self, first: str, topics: Sequence[str], promised: Sequence[Promise]) -> Understood:
        """The part before the promises, with which they belong together."""
        if (wish := self._promises.reminder(first)) is not None:
            rest, place = self._places.after_sign(wish)
            return self._plan(rest, topics, promised, place, self._named(rest))
        head, reading = self._head_and_note(first)
        head, signed = self._places.after_sign(head)
        if signed is None:
            reading.note, signed = in_note(reading.note)
        reading.place = signed
        reading.days = self._days.find(head)
        bare = blanked(head, reading.days)
        if reading.place is None:
            bare, reading.place = self._places.in_head(bare)
        told = self._told(bare)
        named = self._names.find(told)
        kind, where = self._kinds.kind(told, named)
        if self._lies_ahead(reading, bare, kind, named):
            return self._plan(self._places.after_sign(first)[0], topics, promised, reading.place, named)
        if not (named.anybody or self._context or (reading.has_note and kind is Kind.NOTE)):
            # No person at all: a note about nobody, kept as it was written.
            reading.note, reading.has_note, kind = first, True, Kind.NOTE
            reading.place = signed
        if kind is Kind.NOTE:
            reading.place = signed
            if not reading.has_note:
                reading.note, reading.has_note = self._noted(head, reading.days), True
        direction = self._kinds.direction(told, kind, where[0], named)
        people = named.people
        if not named.anybody and self._context is not None:
            people = (self._context,)
        day, at = self._when(reading, note=kind is Kind.NOTE)
        return Understood(
            people=people, new_people=named.new, kind=kind, channel=channel(bare, kind), direction=direction,
            day=day, time=at, place=reading.place or None, topics=tuple(topics),
            text=clean_note(reading.note if reading.has_note else self._leftover(bare, named, reading, where)),
            follow_ups=tuple(promised), unclear=(*named.unclear, *_asked(reading.all_days)),
        )  # fmt: skip

    def _named(self, text: str) -> Named:
        days = self._days.find(text)
        return self._names.find(blanked(text, days))

    # ---- rule 1: head and note

    def _head_and_note(self, first: str) -> tuple[str, _Reading]:
        reading = _Reading()
        sign = next((m for m in _NOTE_SIGN.finditer(first) if not self._only_days(first[: m.start()])), None)
        about = re.search(rf"(?<=\s)(?:{self._words.about})(?::\s*|\s+)", fold_same(first))
        if (end := self._sentence_end(first)) is not None:
            sign = end if sign is None or end.start() < sign.start() else sign
        if sign and (about is None or sign.start() < about.start()):
            reading.note, reading.has_note = first[sign.end() :].strip(), True
            return first[: sign.end(1) if sign.re is _SENTENCE_END else sign.start()], reading
        if about is None:
            return first, reading
        reading.note, reading.has_note = first[about.end() :].strip(), True
        self._take_day_at_end(reading)
        return first[: about.start()], reading

    def _only_days(self, head: str) -> bool:
        """ "Yesterday: coffee with June": what is before the sign only says when."""
        days = self._days.find(head)
        return bool(days) and re.search(r"\w", blanked(head, days)) is None

    def _sentence_end(self, first: str) -> re.Match[str] | None:
        """Where a first sentence that names somebody ends; what is told after it is the note."""
        days = self._days.find(first)
        for m in _SENTENCE_END.finditer(first):
            last = fold_same(m[1])
            if any(day.start < m.start() + 1 and m.end() <= day.stop for day in days):
                continue  # "am 14. November"
            if last in self._words.weekdays or last in self._words.months or last in _SHORTENED:
                continue
            return m if self._named(first[: m.end(1)]).anybody else None
        return None

    def _take_day_at_end(self, reading: _Reading) -> None:
        """ "About the budget yesterday at 3": day and time at the end belong to the head, a time alone does not."""
        stop = len(reading.note.rstrip(" .!"))
        taken: list[Found] = []
        for found in reversed(self._days.find(reading.note)):
            before, said = reading.note[: found.start].rstrip(), reading.note[found.start : found.stop]
            if not before or found.month_only or reading.note[found.stop : stop].strip(" ,"):
                break
            of = rf"(?:{self._words.of_words}|{self._words.from_words})"
            if re.search(rf"\s{of}$", fold_same(before)) or re.match(rf"{of}\b", fold_same(said)):
                break  # "the invoices of yesterday"
            taken.insert(0, found)
            stop = found.start
        if any(found.day or found.asks for found in taken):
            reading.note_days = taken
            reading.note = reading.note[:stop].strip(" ,")

    def _told(self, bare: str) -> str:
        """What of the head tells who and how: not what follows a comma and goes on in small letters."""
        places, words = self._names.find(bare).places, self._words
        leads = rf"{words.and_words}|{words.with_words}|{words.possessives}|{words.articles}|a|an"
        for m in re.finditer(r",\s+(?=[^\W\d_])", bare):
            word = fold_same(bare[m.end() :]).split()[0].strip(".,!?")
            if not bare[m.end()].islower() or m.end() in places or re.fullmatch(leads, word):
                continue
            before = bare[: m.start()]
            named = self._names.find(before)
            if named.anybody and self._kinds.kind(before, named)[0] is not Kind.NOTE:
                return before
        return bare

    # ---- rule 5: plans

    def _lies_ahead(self, reading: _Reading, bare: str, kind: Kind, named: Named) -> bool:
        """What can only lie ahead has not happened; what is noted of somebody stays a note whatever dates it holds."""
        future = not reading.has_note and re.search(self._words.future, fold_same(named.rest)) is not None
        if not (future or any(day.ahead for day in reading.all_days)):
            return False
        if kind is not Kind.NOTE:
            return True
        noted = reading.has_note or not named.anybody or not bare[: min(named.places)].strip()
        return not noted

    def _plan(
        self, text: str, topics: Sequence[str], promised: Sequence[Promise], place: str | None, named: Named
    ) -> Understood:
        """One follow-up of mine on that day."""
        due, at, days = self._promises.due(text)
        mine = Promise(due, at, Side.ME, self._promises.wish(text, days))
        return Understood(
            people=named.people, new_people=named.new, kind=None, channel=None, direction=None, day=None,
            time=at, place=place, topics=tuple(topics), text="", follow_ups=(mine, *promised),
            unclear=(*named.unclear, *_asked(days)),
        )  # fmt: skip

    # ---- what is left

    def _noted(self, head: str, days: Sequence[Found]) -> str:
        """A note without a sign as it was written, without the one name that it begins with."""
        opening = re.match(rf"\s*(?:{dict(self._words.kinds)[Kind.NOTE]})(?!\w)\s*", fold_same(head))
        start = opening.end() if opening else 0
        named = self._names.find(blanked(head, days)[start:])
        if len(named.places) == 1 and not head[start : start + named.places[0]].strip():
            start += named.first_stop
        return head[start:]

    def _leftover(self, bare: str, named: Named, reading: _Reading, kind: tuple[int, int]) -> str:
        """Without a sign the note is what is left over, behind the people, the kind and the day."""
        words = _WORD.finditer(without_services(named.rest + bare[len(named.rest) :]))
        taken = max((*named.places, *(day.start for day in reading.days)), default=0)
        left = [
            m for m in words
            if m.start() > taken and not any(day.start <= m.start() < day.stop for day in reading.days)
        ]  # fmt: skip
        own = [m for m in left if not (self._is_small(m[0]) or kind[0] <= m.start() < kind[1])]
        if not own:
            return ""
        left = [m for m in left if m.start() >= own[0].start()]
        while left and (
            fold_same(left[-1][0]) in self._words.open_words or kind[0] <= left[-1].start() < kind[1]
        ):
            left.pop()
        return " ".join(m[0] for m in left)

    def _is_small(self, word: str) -> bool:
        """A word that carries no note of its own: a preposition, an article, the kind's word, a sign."""
        if re.search(r"\w", word) is None:
            return True
        folded, words = fold_same(word).strip(".,!?'"), self._words
        leads = f"{words.on}|{words.and_words}|{words.with_words}|{words.to_words}"
        return folded in words.small or bool(re.fullmatch(leads, folded)) or self._kinds.is_word(folded)

    def _when(self, reading: _Reading, *, note: bool) -> tuple[date, time | None]:
        if note:
            return self._today, None
        at = next((each.time for each in reading.all_days if each.time is not None), None)
        day = next((each.day for each in reading.all_days if each.day is not None), None)
        return day or self._today, at


def _without_topics(text: str) -> tuple[str, tuple[str, ...]]:
    topics = tuple(dict.fromkeys(_TOPIC.findall(text)))
    return re.sub(r"\s+(?=[;,.:]|$)", "", re.sub(r"\s+", " ", _TOPIC.sub("", text))).strip(), topics


def _asked(days: Sequence[Found]) -> tuple[Unclear, ...]:
    return tuple(Unclear(each.asks, f"which {each.which}") for each in days if each.asks)
