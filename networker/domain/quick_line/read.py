"""Reading one sentence of the quick line, rule by rule: topics, promises, head and note, places, days, people, kind.

The head says who, how, when and where; the note is kept as it was written. Nothing is guessed: what fits two
people or two days is `unclear`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from networker.domain.promisers import without_promiser
from networker.domain.quick_line.again import Again
from networker.domain.quick_line.days import DayReader
from networker.domain.quick_line.doubt import Doubt
from networker.domain.quick_line.english import EN
from networker.domain.quick_line.found import Found
from networker.domain.quick_line.german import DE
from networker.domain.quick_line.heads import HeadReader
from networker.domain.quick_line.kinds import KindReader
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.named import Named
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.patterns import finditer, sub
from networker.domain.quick_line.people import Directory, Known
from networker.domain.quick_line.places import PlaceReader
from networker.domain.quick_line.plans import PlanReader
from networker.domain.quick_line.promises import PromiseReader
from networker.domain.quick_line.reading import Leftover, Reading
from networker.domain.quick_line.spanish import ES
from networker.domain.quick_line.stand_ins import StandIns
from networker.domain.quick_line.text import clean, clean_note, fold_same
from networker.domain.quick_line.understood import Promise, Unclear, Understood
from networker.domain.quick_line.wants import wanted
from networker.domain.quick_line.wins import WinReader
from networker.domain.vocabulary import Direction, Kind, Side

LEXICONS: Mapping[str, Lexicon] = MappingProxyType({"en": EN, "de": DE, "es": ES})
NOBODY_CHOSEN: Mapping[str, int] = MappingProxyType({})
NOBODY_MEANT: Mapping[str, Known] = MappingProxyType({})
_TOPIC = re.compile(r"(?<!\S)#([^\W\d_][\w-]*)")


def understand(
    sentence: str,
    *,
    now: datetime,
    lang: str = "en",
    directory: Directory,
    chosen: Mapping[str, int] = NOBODY_CHOSEN,
    meant: Mapping[str, Known] = NOBODY_MEANT,
    context: Known | None = None,
) -> Understood:
    """Read a sentence typed at `now` in an interface of language `lang` (en, de, es).

    `chosen` says which person a folded ambiguous word means, `meant` whom a whole name as it is written; `context` is
    with whom a talk was that names nobody.
    """
    stand_ins = StandIns(directory, meant)
    reader = _Reader(LEXICONS.get(lang, LEXICONS["en"]), lang, now, stand_ins, chosen, context)
    return stand_ins.back(reader.read(stand_ins.put(sentence)))


class _Reader:
    """Reads one sentence."""

    def __init__(
        self,
        lexicon: Lexicon,
        lang: str,
        now: datetime,
        directory: Directory,
        chosen: Mapping[str, int],
        context: Known | None,
    ) -> None:
        self._words = lexicon
        self._now, self._today = now, now.date()
        self._names = NameReader(lexicon, directory, chosen)
        self._days = DayReader(lexicon, now, self._names)
        self._kinds = KindReader(lexicon)
        self._places = PlaceReader(lexicon, self._days, self._names)
        self._promises = PromiseReader(lexicon, self._days, self._names, now)
        self._heads = HeadReader(lexicon, self._names, self._days, self._kinds, self._places, self._promises)
        self._wins = WinReader(lexicon, self._heads, self._days)
        self._left = Leftover(lexicon, self._names, self._kinds)
        self._doubt = Doubt(lexicon)
        self._plans = PlanReader(lexicon, self._kinds, self._promises, self._doubt, now)
        self._context = context

    def read(self, sentence: str) -> Understood:
        """The sentence as a whole."""
        if (wish := self._wanted(sentence)) is not None:
            return wish
        if (won := self._won(sentence)) is not None:
            return won
        text, topics = self._without_topics(sentence)
        first, parts, told = self._promises.parts(text)
        found = self._first(first, topics, [self._promises.promise(part) for part in parts])
        found = _with_told(found, told)
        if found.empty and not (found.people or found.new_people or found.unclear):
            found = replace(found, kind=None, day=None)
        if len(found.people) + len(found.new_people) > 1:
            found = self._with_whose(found, parts)
        found = _without_promisers(self._with_new_promisers(found, parts))
        asked = [each for part in parts for each in _asked(self._days.find(part, ahead=True))]
        asked += [each for part in parts for each in self._promises.past(part)]
        return replace(found, unclear=(*found.unclear, *asked)) if asked else found

    def _wanted(self, sentence: str) -> Understood | None:
        """ "Want to know Eva Lind": only where nothing but names follows; else it is read as any sentence."""
        said = wanted(sentence, fold_same(sentence), self._words)
        if said is None:
            return None
        lead = self._words.with_words.partition("|")[
            0
        ]  # names that the book does not know are read behind it
        named = self._heads.named(f"{lead} {said}")
        left = sub(rf"\b(?:{self._words.and_words})\b", " ", fold_same(named.rest).removeprefix(lead))
        if not named.anybody or re.search(r"\w", left):
            return None
        days = self._days.find(said, ahead=True)
        if not days:
            return replace(_nothing_yet(named, (), (), None, ()), wants=True)
        promise = replace(self._promises.promise(sentence), side=Side.ME)  # by then it is to be done
        asked = (*_asked(days), *self._promises.past(sentence))
        return replace(_nothing_yet(named, (), (promise,), None, asked), wants=True)

    def _won(self, sentence: str) -> Understood | None:
        """ "Win: the contract, through Ana": nothing that is said of when it was may lie ahead."""
        text, topics = self._without_topics(sentence)
        said = self._wins.read(text)
        if said is None:
            return None
        named = said.named
        if not named.anybody and self._context is not None:
            named = replace(named, people=(self._context,))
        kept = " ".join(
            (said.text, *(f"#{topic}" for topic in topics))
        )  # a win has no topics: they are its words
        found = _nothing_yet(
            named, (), (), None, tuple(Unclear(each, "which day") for each in said.when.asks)
        )
        day = said.when.day or (None if said.when.vague else self._today)
        return replace(found, day=day, text=kept, win=True, vague="" if day else said.when.vague)

    def _with_whose(self, found: Understood, parts: Sequence[str]) -> Understood:
        """Each promise with those whom it names, where there are several people."""
        own = len(found.follow_ups) - len(parts)  # a plan is everybody's
        told = []
        for part, each in zip(parts, found.follow_ups[own:], strict=True):
            people, new = self._names.among(part, found.people, found.new_people)
            told.append(replace(each, people=people, new_people=new))
        return replace(found, follow_ups=(*found.follow_ups[:own], *told))

    def _with_new_promisers(self, found: Understood, parts: Sequence[str]) -> Understood:
        """ "Zed will ask his boss" is theirs, too, where the head named Zed Ark for the first time."""
        if not found.new_people:
            return found
        own = len(found.follow_ups) - len(parts)
        told = [
            replace(each, side=Side.THEM) if self._promises.is_by(found.new_people, part) else each
            for part, each in zip(parts, found.follow_ups[own:], strict=True)
        ]
        return replace(found, follow_ups=(*found.follow_ups[:own], *told))

    def _first(self, first: str, topics: Sequence[str], promised: Sequence[Promise]) -> Understood:
        """The part before the promises, with which they belong together."""
        plain, again = self._promises.again(first)
        if (wish := self._promises.reminder(plain)) is not None:
            rest, place = self._places.after_sign(wish)
            return self._plan(rest, topics, promised, place, self._heads.named(rest), again)
        reading = self._heads.read(first)
        denied = self._is_none(reading)
        other = self._heads.instead_of_denied(reading) if denied else None
        if other is not None and self._took_place(other):
            reading, denied = other, False
        if not denied and self._doubt.vows(reading.told, reading.named, does=reading.kind is not Kind.NOTE):
            text, place = self._places.after_sign(first)
            vow = replace(self._promises.promise(text), side=Side.THEM)
            asked = (*_asked(self._days.find(text, ahead=True)), *self._promises.past(text))
            return _nothing_yet(reading.named, topics, (vow, *promised), place, asked)
        if (
            not denied
            and (self._plans.lies_ahead(reading) or self._plans.comes_again(reading))
            and not self._plans.is_over(reading)
        ):
            text, _ = self._places.after_sign(plain)
            return self._plan(text, topics, promised, reading.place, reading.named, again)
        if (
            denied
            or self._plans.repeats(reading)
            or self._plans.is_off(reading)
            or self._plans.is_lost(reading)
            or self._doubt.wishes(reading.told, reading.named, reading.words)
        ):
            reading.kind, reading.whole = Kind.NOTE, True
        if reading.kind is Kind.NOTE or not (reading.named.anybody or self._context):
            self._make_note(first, reading)
        return self._happened(reading, topics, promised)

    def _is_none(self, reading: Reading) -> bool:
        """Whether it is told of no one talk: it is denied, was a habit or was put on another day."""
        told, named = reading.told, reading.named
        one = any(day.day is not None and day.weekday is None for day in reading.days)
        one = one or self._plans.lies_ahead(reading)
        return (
            named.denied
            or self._doubt.denies(told, named, reading.words)
            or self._doubt.was_habit(told, named, reading.words, one=one)
            or self._doubt.moves(told, named)
        )

    def _took_place(self, reading: Reading) -> bool:
        """Whether nothing in it speaks against it."""
        return not (
            reading.kind is Kind.NOTE
            or self._is_none(reading)
            or self._doubt.wishes(reading.told, reading.named, reading.words)
            or self._doubt.vows(reading.told, reading.named, does=True)
            or self._plans.lies_ahead(reading)
        )

    def _make_note(self, first: str, reading: Reading) -> None:
        """A note is kept as it was written, with the places in it; with no person at all it is one about nobody."""
        nobody = not (reading.named.anybody or self._context)
        if reading.whole:
            reading.note = self._left.noted(first, self._days.find(first))
        elif nobody and not (reading.has_note and reading.kind is Kind.NOTE):
            reading.note = first
        elif not reading.has_note:
            reading.note = self._left.noted(reading.head, reading.days)
        elif nobody:
            reading.note = _with_sign(clean(self._left.noted(reading.head, reading.days)), reading.note)
        else:
            self._keep_days_of_note(reading)
            reading.note = _with_sign(self._left.before_note(reading), reading.note)
            reading.kind, reading.dated = Kind.NOTE, True
            return
        reading.kind, reading.has_note, reading.place = Kind.NOTE, True, reading.signed

    def _keep_days_of_note(self, reading: Reading) -> None:
        """ "Ben in Lyon yesterday: plans" is of yesterday; what gives no day, or lies ahead, stays as words."""
        today = all(day.day in (None, self._today) for day in reading.days)
        for day in list(reading.days):
            later = today and day.time is not None and day.time > self._now.time()
            if day.month_only or day.ahead or later:
                reading.give_back(day)

    def _happened(self, reading: Reading, topics: Sequence[str], promised: Sequence[Promise]) -> Understood:
        """What is not ahead."""
        named, kind = reading.named, reading.kind
        people = named.people
        if not named.anybody and self._context is not None:
            people = (self._context,)
        day, at = self._plans.when(reading)
        vague = self._vague(reading) if day is None else ""
        if day is None and not vague:
            day = self._today
        text = clean_note(self._text(reading))
        direction, unanswered = self._passed(reading, text)
        return Understood(
            people=people, new_people=named.new, kind=kind, channel=self._kinds.channel(*reading.said, kind),
            direction=direction, unanswered=unanswered,
            day=day, time=at, place=reading.place or None, topics=tuple(topics),
            text=text,
            follow_ups=tuple(promised), unclear=(*named.unclear, *_asked(reading.all_days), *reading.asked), vague=vague,
        )  # fmt: skip

    def _passed(self, reading: Reading, text: str) -> tuple[Direction | None, bool]:
        """From whom to whom it went, and whether nothing came of it: a video call that was missed went one way, too."""
        told, where, named = reading.told, reading.words[0], reading.named
        note = reading.note if reading.has_note else text
        if reading.kind is Kind.VIDEO:
            way = self._kinds.direction(told, Kind.CALL, where, named)
            if self._doubt.unanswered(reading.bare, note, Kind.CALL, way):
                return way, True
        way = self._kinds.direction(told, reading.kind, where, named)
        return way, self._doubt.unanswered(reading.bare, note, reading.kind, way)

    def _text(self, reading: Reading) -> str:
        """The note, behind what is left over of the head: nothing that was said is lost."""
        if not reading.has_note:
            return self._left.of(reading)
        if reading.kind is Kind.NOTE:
            return reading.note
        return _with_sign(self._left.before_note(reading), reading.note)

    def _without_topics(self, text: str) -> tuple[str, tuple[str, ...]]:
        """The text without its topics; with nothing else behind it, "about #maps" leaves no about."""
        topics = tuple(dict.fromkeys(_TOPIC.findall(text)))
        if not topics:
            return text, ()
        about = rf"\s(?:{self._words.about})\s+(?:(?:{self._words.articles})\s+)?(?=#)"
        for m in reversed([*finditer(about, fold_same(text))]):
            behind = _TOPIC.sub("", text[m.end() :]).strip()
            if not re.match(r"\w", behind) or any(day.start == 0 for day in self._days.find(behind)):
                text = f"{text[: m.start()]} {text[m.end() :]}"
        # Where one stood a gap stays: the words around it are no name.
        return re.sub(r"\s+(?=[;,.:]|$)", "", _TOPIC.sub("", text)).strip(), topics

    # ---- rule 5: plans

    def _plan(
        self,
        text: str,
        topics: Sequence[str],
        promised: Sequence[Promise],
        place: str | None,
        named: Named,
        again: Again,
    ) -> Understood:
        """One follow-up of mine on that day, and perhaps again."""
        due, at, days = self._promises.due(text)
        said = self._promises.wish(text, days)
        side = self._promises.side(text) if self._doubt.to_me(text) else Side.ME  # "Ben calls me tomorrow"
        mine = Promise(self._promises.first(again, due), at, side, said, again.repeat, again.unless_contact)
        return replace(_nothing_yet(named, topics, (mine, *promised), place, _asked(days)), time=at)

    @staticmethod
    def _vague(reading: Reading) -> str:
        """A week or a month in the head, which is no day and never taken for today."""
        said = (reading.head[each.start : each.stop] for each in reading.days if each.month_only)
        return next(said, "")


def _nothing_yet(
    named: Named,
    topics: Sequence[str],
    promised: Sequence[Promise],
    place: str | None,
    asked: Sequence[Unclear],
) -> Understood:
    return Understood(
        people=named.people, new_people=named.new, kind=None, channel=None, direction=None, day=None, time=None,
        place=place, topics=tuple(topics), text="", follow_ups=tuple(promised), unclear=(*named.unclear, *asked),
    )  # fmt: skip


def _with_told(found: Understood, told: Sequence[str]) -> Understood:
    """What stands after a ; and promises nothing goes to the note, of a plan to the plan."""
    if not told:
        return found
    if found.kind is not None:
        return replace(found, text="; ".join(filter(None, (found.text, *map(clean_note, told)))))
    plan, *others = found.follow_ups
    plan = replace(plan, text="; ".join((plan.text, *map(clean_note, told))))
    return replace(found, follow_ups=(plan, *others))


def _without_promisers(found: Understood) -> Understood:
    """ "Ben will send it" is told of Ben: his name is not told twice."""
    told = []
    for each in found.follow_ups:
        people, new = (
            (each.people, each.new_people)
            if each.people or each.new_people
            else (found.people, found.new_people)
        )
        text = each.text
        if each.side is Side.THEM and len(people) + len(new) == 1:
            for name in (
                *new,
                *(name for known in people for name in (known.name, known.nickname, known.given)),
            ):
                text = without_promiser(text, [name])
        told.append(replace(each, text=text))
    return replace(found, follow_ups=tuple(told))


def _with_sign(left: str, note: str) -> str:
    return ": ".join(part for part in (left, note) if part)


def _asked(days: Sequence[Found]) -> tuple[Unclear, ...]:
    return tuple(Unclear(each.asks, f"which {each.which}") for each in days if each.asks)
