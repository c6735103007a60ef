"""Reading one sentence of the quick line, rule by rule: topics, promises, head and note, places, days, people, kind.

The head says who, how, when and where; the note is kept as it was written. Nothing is guessed: what fits two
people or two days is `unclear`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from types import MappingProxyType

from networker.domain.names import fold
from networker.domain.quick_line.days import DayReader, Found
from networker.domain.quick_line.lexicon import CHANNELS, LEXICONS, Lexicon
from networker.domain.quick_line.naming import Named, NameReader
from networker.domain.quick_line.people import Directory, Known
from networker.domain.quick_line.understood import Promise, Unclear, Understood
from networker.domain.vocabulary import Channel, Direction, Kind, Side

NOBODY_CHOSEN: Mapping[str, int] = MappingProxyType({})
_TOPIC = re.compile(r"(?<!\S)#([^\W\d_][\w-]*)")
_NOTE_SIGN = re.compile(r":(?=\s|$)|\s[-–—]\s")
_PLACE_SIGN = re.compile(r"(?<!\S)@\s?(?=\S)")
_WORD = re.compile(r"[^\s,;]+")
_HABITUAL = {Kind.MEETING: Channel.IN_PERSON, Kind.CALL: Channel.PHONE, Kind.MAIL: Channel.MAIL}


@dataclass(slots=True)
class _Reading:
    """What has been understood so far of one sentence."""

    days: list[Found] = field(default_factory=list)
    place: str | None = None
    note: str = ""
    has_note: bool = False
    by_name: bool = False  # the note stands after a colon


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
        self._context = context

    def read(self, sentence: str) -> Understood:
        """The sentence as a whole."""
        text, topics = _without_topics(" ".join(sentence.split()))
        first, parts = self._parts(text)
        found = self._first(first, topics, [self._promise(part) for part in parts])
        asked = [each for part in parts for each in _asked(self._days.find(part, ahead=True))]
        return replace(found, unclear=(*found.unclear, *asked)) if asked else found

    def _first(self, first: str, topics: Sequence[str], promised: Sequence[Promise]) -> Understood:
        """The part before the promises, with which they belong together."""
        if (wish := self._reminder(first)) is not None:
            return self._plan(wish, topics, promised, reminder=True)
        head, reading = self._head_and_note(first)
        head = self._take_place(head, reading)
        if not reading.place:
            reading.note, reading.place = _place_in_note(reading.note)
        reading.days += self._days.find(head)
        bare = _blanked(head, reading.days)
        if reading.place is None:
            bare, reading.place = self._place_in_head(bare)
        said = re.search(rf",\s+(?:{self._words.they_words}|it|es)\s", fold_same(bare))
        named = self._names.find(self._without_services(bare[: said.start()] if said else bare))
        kind, where = self._kind(bare, named)
        nobody = not (named.people or named.new or named.unclear or self._context)
        if nobody and not reading.has_note and not any(day.ahead for day in reading.days):
            # No person at all: a note about nobody, kept as it was written.
            reading.note, reading.has_note, kind = first, True, Kind.NOTE
        if any(day.ahead for day in reading.days) and kind is not Kind.NOTE:
            return self._plan(first, topics, promised, place=reading.place, named=named)
        return self._talk(bare, kind, where, named, reading, topics, promised)

    # ---- rules 6: promises

    def _parts(self, text: str) -> tuple[str, list[str]]:
        """What happened, and what is promised: after each ; and in later sentences that promise."""
        first, *rest = re.split(r"\s*;\s*", text)
        found = re.search(rf"(?<=[.!])\s+(?={self._words.promise_start})", fold_same(first))
        if found:
            rest.insert(0, first[found.end() :])
            first = first[: found.start()].rstrip(". ")
        return first, [part for part in rest if part.strip()]

    def _promise(self, part: str) -> Promise:
        days = self._days.find(part, ahead=True)
        due = next((each.day for each in days if each.day is not None), None)
        at = next((each.time for each in days if each.time is not None), None)
        words = self._words
        rest = _blanked(part, days)
        rest = re.sub(rf"\b(?:{words.due_words})\s*(?=$|[.,])", "", rest.strip())
        text = _clean(rest)
        return Promise(due, at, self._side(part), _clean(self._without_subject(text)) or text)

    def _side(self, part: str) -> Side:
        """He, she or a verb in the third person: them; I, an imperative, an infinitive: me."""
        folded, words = fold_same(part), self._words
        start = _clean(_blanked(folded, self._days.find(part, ahead=True)))
        if words is LEXICONS["de"]:
            if re.search(r"\bich\b|\bwir\b", folded):
                return Side.ME
            return Side.THEM if re.match(r"(?:er|sie)\b|\w+t (?:mir|sich|uns)\b", start) else Side.ME
        if words is LEXICONS["es"]:
            if re.match(r"(?:yo|le|les|lo|la)\b", start):
                return Side.ME
            return Side.THEM if re.match(r"(?:el|ella|ellos|ellas|me|nos)\b", start) else Side.ME
        if re.match(r"(?:he|she|they)(?:'ll|'s|\b)", start):
            return Side.THEM
        verb = re.match(r"([a-z]+)\b", start)
        third = (
            verb and verb[1].endswith("s") and not verb[1].endswith(("ss", "us", "is")) and len(verb[1]) > 3
        )
        if third and not self._names.find(start.split()[0].title()).people:
            return Side.THEM
        named = re.match(r"\w+ (?:will|promised|wants|owes)\b|\w+ \w+s\b", start)
        if named and self._names.find(part.split()[0]).people:
            return Side.THEM
        return Side.ME

    def _without_subject(self, text: str) -> str:
        words = self._words
        subject = rf"(?:{words.i_words}|{words.they_words}|he|she|they)(?:'ll| will| wird| werde)?"
        return re.sub(rf"^{subject}\s+(?:promised to |promised |prometio )?", "", text, flags=re.IGNORECASE)

    # ---- rule 5: plans

    def _reminder(self, first: str) -> str | None:
        found = re.match(rf"(?:{self._words.remind})\s*[:,]?\s+", fold_same(first))
        return first[found.end() :] if found else None

    def _plan(
        self,
        text: str,
        topics: Sequence[str],
        promised: Sequence[Promise],
        *,
        reminder: bool = False,
        place: str | None = None,
        named: Named | None = None,
    ) -> Understood:
        """What can only lie ahead has not happened: one follow-up of mine on that day."""
        days = self._days.find(text, ahead=True)
        due = next((each.day for each in days if each.day is not None), None)
        at = next((each.time for each in days if each.time is not None), None)
        rest = _blanked(text, days)
        if reminder and place is None:
            reading = _Reading()
            rest = self._take_place(rest, reading)
            place = reading.place
        named = named or self._names.find(self._without_services(rest))
        wish = _clean(re.sub(rf"\b(?:{self._words.due_words})\s*$", "", rest.strip()))
        wish = re.sub(r"\s+(?=[,.:;])", "", wish)  # where the day stood before a sign
        mine = Promise(due, at, Side.ME, wish)
        return Understood(
            people=named.people, new_people=named.new, kind=None, channel=None, direction=None, day=None,
            time=at, place=place, topics=tuple(topics), text="", follow_ups=(mine, *promised),
            unclear=(*named.unclear, *_asked(days)),
        )  # fmt: skip

    # ---- rule 1: head and note

    def _head_and_note(self, first: str) -> tuple[str, _Reading]:
        reading = _Reading()
        folded = fold_same(first)
        sign = _NOTE_SIGN.search(first)
        about = re.search(rf"(?<=\s)(?:{self._words.about})\s+", folded)
        if sign and (about is None or sign.start() < about.start()):
            reading.note, reading.has_note = first[sign.end() :].strip(), True
            reading.by_name = first[sign.start()] == ":"
            return first[: sign.start()], reading
        if about is None:
            return first, reading
        note, reading.has_note = first[about.end() :].strip(), True
        for found in self._days.find(note):
            if found.stop >= len(note.rstrip(" .!")) and found.start > 0:
                reading.days.append(found)
                note = note[: found.start].strip()
                break
        reading.note = note
        return first[: about.start()], reading

    # ---- rule 13: places

    def _take_place(self, head: str, reading: _Reading) -> str:
        """A place after @, up to a day, a time, a comma or the end."""
        sign = _PLACE_SIGN.search(head)
        if sign is None:
            return head
        rest = head[sign.end() :]
        stops = [len(rest), *(found.start for found in self._days.find(rest) if found.start > 0)]
        comma = re.search(r",|\s(?:with|mit|con)\s", rest)
        if comma:
            stops.append(comma.start())
        stop = min(stops)
        reading.place = _clean(rest[:stop])
        return f"{head[: sign.start()]} {rest[stop:]}"

    def _place_in_head(self, bare: str) -> tuple[str, str | None]:
        """A place after at, in, im, en …: a name with a capital letter, or an article and its noun."""
        for m in re.finditer(rf"(?<!\S)(?:{self._words.places})\s+", fold_same(bare)):
            rest = bare[m.end() :]
            article = re.match(r"(?:the|der|die|das|dem|den|el|la|los|las)\s+", rest, flags=re.IGNORECASE)
            tokens = list(_WORD.finditer(rest, article.end() if article else 0))
            taken: list[re.Match[str]] = []
            for token in tokens:
                gap = rest[taken[-1].end() if taken else (article.end() if article else 0) : token.start()]
                if "," in gap or ";" in gap or len(gap) > 2 or self._ends_place(token[0]):
                    break
                if (
                    not article
                    and not token[0][0].isupper()
                    and fold(token[0]) not in ("de", "del", "of", "am")
                ):
                    break
                taken.append(token)
            if not taken or self._names.find(taken[0][0]).people or _service(taken[0][0]) is not None:
                continue
            place = rest[: taken[-1].end()]
            return f"{bare[: m.start()]} {rest[taken[-1].end() :]}", _clean(place)
        return bare, None

    def _ends_place(self, word: str) -> bool:
        folded = fold(word).strip(".,!?")
        return bool(
            re.fullmatch(self._words.and_words, folded)
            or any(
                re.fullmatch(pattern, folded) for kind, pattern in self._words.kinds if kind is not Kind.NOTE
            )
        )

    # ---- rule 3: kind and channel

    def _without_services(self, bare: str) -> str:
        """The head without words for services, which are no names."""
        folded = fold_same(bare)
        for _, pattern in CHANNELS:
            for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", folded):
                bare = bare[: m.start()] + " " * (m.end() - m.start()) + bare[m.end() :]
        return bare

    def _kind(self, bare: str, named: Named) -> tuple[Kind, int]:
        """The kind, and where its word stands (-1: nowhere)."""
        folded = fold_same(named.rest or bare)
        opening = re.match(rf"\s*(?:{dict(self._words.kinds)[Kind.NOTE]})(?!\w)", folded)
        if opening:
            return Kind.NOTE, 0
        for kind, pattern in self._words.kinds:
            found = re.search(rf"(?<![\w'])(?:{pattern})(?!\w)", folded)
            if found and kind is not Kind.NOTE:
                return kind, found.start()
        if re.search(r"→|->|←|<-", bare) or _service(bare) is not None:
            return Kind.MESSAGE, -1
        return Kind.NOTE, -1

    # ---- rule 4: direction

    def _direction(self, bare: str, kind: Kind, where: int, named: Named) -> Direction | None:
        folded, words = fold_same(bare), self._words
        if kind is Kind.NOTE:
            return None
        if kind in (Kind.MEETING, Kind.VIDEO):
            return Direction.BOTH
        if re.search(r"←|<-", bare):
            return Direction.IN
        if re.search(r"→|->", bare) or re.match(r"\s*introduced\b|\s*vorgestellt\b|\s*presente\b", folded):
            return Direction.OUT
        if re.search(r"\bexchanged\b|\bausgetauscht\b|\bintercambi\w+|\bback and forth\b", folded):
            return Direction.BOTH
        along = re.search(r"(?<!\S)(?:with|w/|mit|con)(?!\S)", folded)
        if along and kind in (Kind.CALL, Kind.MESSAGE):
            return Direction.BOTH
        first = min(named.places, default=-1)
        if kind in (Kind.MAIL, Kind.MESSAGE) and first >= 0:
            before = folded[:first].rstrip()
            if re.search(rf"(?<!\S)(?:{words.from_words})$", before):
                return Direction.IN
            if re.search(rf"(?<!\S)(?:{words.to_words})$", before):
                return Direction.OUT
        if words is LEXICONS["de"]:
            mine = re.match(r"\s*(?:hab|habe|ich)\b", folded)
            theirs = re.search(r"\bhat\b|\bhaben\b|\b(?:rief|schrieb|schickte|mailte|meldete)\b", folded)
            return Direction.IN if theirs and not mine and first >= 0 else Direction.OUT
        if words is LEXICONS["es"] and re.search(r"\bme\b|\bnos\b", folded):
            return Direction.IN
        if first < 0 or where < 0:
            return Direction.OUT
        return Direction.IN if first < where and not re.match(r"\s*(?:i|we|yo)\b", folded) else Direction.OUT

    # ---- all together

    def _talk(
        self,
        bare: str,
        kind: Kind,
        where: int,
        named: Named,
        reading: _Reading,
        topics: Sequence[str],
        promised: Sequence[Promise],
    ) -> Understood:
        people = named.people
        if not (people or named.new or named.unclear) and self._context is not None:
            people = (self._context,)
        service = _service(bare)
        channel = service or _HABITUAL.get(kind)
        if kind is Kind.NOTE:
            channel = None
        day, at = self._when(reading, note=kind is Kind.NOTE)
        text = reading.note if reading.has_note else self._leftover(bare, kind, named, reading)
        return Understood(
            people=people,
            new_people=named.new,
            kind=kind,
            channel=channel,
            direction=self._direction(bare, kind, where, named),
            day=day,
            time=at,
            place=reading.place or None,
            topics=tuple(topics),
            text=_clean_note(text),
            follow_ups=tuple(promised),
            unclear=(*named.unclear, *_asked(reading.days)),
        )

    def _leftover(self, bare: str, kind: Kind, named: Named, reading: _Reading) -> str:
        """Without a sign the note is what is left over, behind the people, the kind and the day."""
        if kind is Kind.NOTE:
            return named.rest
        words = [*_WORD.finditer(self._without_services(named.rest + bare[len(named.rest) :]))]
        taken = max((*named.places, *(day.start for day in reading.days)), default=0)
        left = [
            m[0] for m in words
            if m.start() > taken and not any(day.start <= m.start() < day.stop for day in reading.days)
        ]  # fmt: skip
        while left and self._is_small(left[0]):
            left.pop(0)
        return " ".join(left) if any(not self._is_small(word) for word in left) else ""

    def _is_small(self, word: str) -> bool:
        """A word that carries no note of its own: a preposition, an article, the kind's word."""
        folded = fold(word).strip(".,!?'")
        return folded in self._words.on.split("|") or self._ends_place(word) or folded in (
            "a", "an", "the", "on", "at", "in", "for", "by", "some", "few", "with", "i", "and", "my", "post", "s",
            "am", "im", "auf", "fur", "ein", "eine", "einen", "an", "und", "zum", "en", "el", "la", "un", "una", "por", "de",
        )  # fmt: skip

    def _when(self, reading: _Reading, *, note: bool) -> tuple[date, time | None]:
        at = next((each.time for each in reading.days if each.time is not None), None)
        if note:
            return self._today, None
        day = next((each.day for each in reading.days if each.day is not None), None)
        return day or self._today, at


def fold_same(text: str) -> str:
    """`text` folded letter by letter, so that places in it stay where they are."""
    return "".join(folded if len(folded := fold(ch)) == 1 else ch.lower() for ch in text)


def _without_topics(text: str) -> tuple[str, tuple[str, ...]]:
    topics = tuple(dict.fromkeys(_TOPIC.findall(text)))
    return re.sub(r"\s+(?=[;,.:]|$)", "", re.sub(r"\s+", " ", _TOPIC.sub("", text))).strip(), topics


def _blanked(text: str, found: Sequence[Found]) -> str:
    """The text with days and times made blank; everything else stays where it was."""
    for each in found:
        text = text[: each.start] + " " * (each.stop - each.start) + text[each.stop :]
    return text


def _place_in_note(note: str) -> tuple[str, str | None]:
    """A place with @ at the note's end or before a sign of punctuation is taken out of it."""
    found = re.search(r"(?<!\S)@\s?([^\s,.;:!?](?:[^,.;:!?]*[^\s,.;:!?])?)(?=\s*(?:[,.;:!?]|$))", note)
    if found is None:
        return note, None
    return " ".join((note[: found.start()] + note[found.end() :]).split()), found[1]


def _service(bare: str) -> Channel | None:
    folded = fold_same(bare)
    for channel, pattern in CHANNELS:
        if re.search(rf"(?<![\w#@])(?:{pattern})(?!\w)", folded):
            return channel
    return None


def _asked(days: Sequence[Found]) -> tuple[Unclear, ...]:
    return tuple(Unclear(each.asks, f"which {each.which}") for each in days if each.asks)


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" ,.:;-–—")


def _clean_note(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:-–—").removesuffix(".")
