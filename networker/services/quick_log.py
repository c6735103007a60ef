"""The quick line: one sentence understood against the people of the book, and written as one undoable step.

The grammar is the domain's; this finds the people it names, and writes what it understood.
"""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType

from networker.domain.changes import Changes
from networker.domain.depth import depth_alone
from networker.domain.fruit import WinId
from networker.domain.names import fold, sort_key
from networker.domain.quick_line import Known, Understood, answering, understand, word_variants
from networker.domain.quick_line.understood import Promise as SaidPromise
from networker.domain.shown_names import as_shown
from networker.domain.vocabulary import Depth, Direction, FollowUpId, InteractionId, PersonId
from networker.services import depths, local_times, quick_gathering, topics, wins
from networker.services.errors import NeedsAnswer
from networker.services.follow_ups import insert as insert_follow_up
from networker.services.people import insert_named
from networker.services.quick_gathering import Meant, Places
from networker.services.repeats import next_day
from networker.services.today_views import Named
from networker.services.views import NAMESAKES, LogChip
from networker.services.wins import WinSaid
from networker.store import quick_line as store
from networker.store.book import Book
from networker.store.writer import Step

NOTHING_CHOSEN: Mapping[str, int] = MappingProxyType({})
PLACES_ONLY: Places = MappingProxyType({})
WHICH_DAY = "which day"
MOST_NAMED = 4  # people in the name of a step


class BookDirectory:
    """Looks people up by words, with the full-text index: one query for each word, or two side by side.

    `some`: a few of each name are enough, where only asked whether a word is one.
    """

    def __init__(self, sql: sqlite3.Connection, *, some: bool = False) -> None:
        self._sql, self._some = sql, some
        self._found: dict[tuple[str, ...], tuple[Known, ...]] = {}

    def candidates(self, *words: str) -> Sequence[Known]:
        """Everybody of whom each word is one of the names, a usual short form or the mail address."""
        if words not in self._found:
            self._found[words] = tuple(self._ask(words))
        return self._found[words]

    def _ask(self, words: Sequence[str]) -> Iterable[Known]:
        if any("@" in word for word in words):
            return _known(store.by_mail(self._sql, fold(words[0]))) if len(words) == 1 else ()
        found = _known(store.by_words(self._sql, map(_looked_up, words), some=self._some))
        for word in words:
            found = answering(word, found)
        return found


def _looked_up(word: str) -> set[str]:
    """The words and phrases of the full text among which somebody of this name is: the name itself decides.

    It holds O'Dwyer and Anne-Marie as two words: the longer part finds the first, and a word typed as one is cut
    at each place.
    """
    variants = word_variants(word)
    cuts = {f"{each[:n]} {each[n:]}" for each in variants[:1] for n in range(1, len(each)) if each.isalpha()}
    return {*variants, max(re.split(r"[\W_]+", fold(word)), key=len), *cuts}


def meant_by_name(sql: sqlite3.Connection, chosen: Mapping[str, int]) -> dict[str, Known]:
    """Of what was chosen the whole names, as they are shown, with whom each means."""
    meant = {}
    for said, number in chosen.items():
        for *row, suffix in store.by_id(sql, number):
            person = Known(*row)
            if fold(said) == fold(as_shown(person.name, person.given, person.family, suffix)):
                meant[said] = person
    return meant


def _shown(person: Known) -> str:
    return as_shown(person.name, person.given, person.family, "")


def _known(rows: Iterable[store.Row]) -> list[Known]:
    return [Known(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the quick line shows while a sentence is typed."""

    understood: Understood
    chips: tuple[LogChip, ...]

    @property
    def unclear(self) -> bool:
        """Whether something has to be answered before it can be written."""
        return bool(self.understood.unclear or self.understood.vague)

    @property
    def new_people(self) -> tuple[str, ...]:
        """Names that the book does not know."""
        return self.understood.new_people

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return self.understood.empty


@dataclass(frozen=True, slots=True)
class Logged:
    """What was written, or would have been. `question` is set where an answer is needed first."""

    understood: Understood
    people: tuple[Named, ...]
    interaction: InteractionId | None = None
    follow_ups: tuple[FollowUpId | None, ...] = ()
    at: datetime | None = None
    question: str = ""
    label: str = ""
    changes: Changes = field(default_factory=Changes)
    win: WinId | None = None


def _understood(
    book: Book,
    sentence: str,
    *,
    now: datetime,
    lang: str,
    context: int | None = None,
    chosen: Mapping[str, int] = NOTHING_CHOSEN,
    directory: BookDirectory | None = None,
) -> Understood:
    found = None
    if context is not None:
        rows = store.by_id(book.reader, context)
        found = next((Known(*row[:5]) for row in rows), None)
    understood = understand(
        sentence,
        now=now,
        lang=lang,
        directory=directory or BookDirectory(book.reader),
        chosen=chosen,
        meant=meant_by_name(book.reader, chosen),
        context=found,
    )
    if any(each.repeat for each in understood.follow_ups):
        return replace(
            understood, follow_ups=tuple(_begun(each, now.date()) for each in understood.follow_ups)
        )
    return understood


def _begun(promise: SaidPromise, today: date) -> SaidPromise:
    """What repeats and names no day begins with its first one."""
    if promise.repeat is None or promise.due is not None:
        return promise
    return replace(promise, due=next_day(promise.repeat.rule, due=today, after=today))


def interpret(
    book: Book,
    sentence: str,
    *,
    now: datetime,
    lang: str = "en",
    context: int | None = None,
    chosen: Mapping[str, int] = NOTHING_CHOSEN,
    places: Places = PLACES_ONLY,
) -> Interpretation:
    """Understand a sentence without writing, for the chips under the line.

    `places`: of which places the user said that they are a gathering, or none.
    """
    understood = _understood(book, sentence, now=now, lang=lang, context=context, chosen=chosen)
    gathering = quick_gathering.chip_word(book.reader, understood, places) if understood.place else ""
    return Interpretation(understood, tuple(_chips(understood, gathering)))


def _chips(u: Understood, gathering: str) -> list[LogChip]:
    chips: list[LogChip] = [LogChip("kind", "want" if u.wants else "win")] if u.wants or u.win else []
    if u.kind is not None:
        chips.append(LogChip("kind", u.kind.value, word=u.channel.value if u.channel else ""))
    chips += [LogChip("person", _shown(each), person=PersonId(each.id)) for each in u.people]
    chips += [LogChip("new", name, word=name) for name in u.new_people]
    for question in u.unclear:
        options = _in_order(question.options)
        chips.append(LogChip("unclear", question.why, word=question.word, options=options))
    if u.vague:
        chips.append(LogChip("unclear", WHICH_DAY, word=u.vague))
    if u.day is not None:
        chips.append(LogChip("day", u.day.isoformat()))
    if u.time is not None:
        chips.append(LogChip("time", u.time.isoformat("minutes")))
    if u.place:
        chips.append(LogChip("place", u.place, word=gathering))
    chips += [LogChip("topic", topic) for topic in u.topics]
    if (u.kind is not None or u.win) and u.text:
        chips.append(LogChip("note", u.text))
    for promise in u.follow_ups:
        due = promise.due.isoformat() if promise.due else ""
        if due and promise.time:
            due += "T" + promise.time.isoformat("minutes")
        chips.append(
            LogChip(
                "promise", promise.text, word=f"{promise.side.value} {due}".strip(),
                repeats=promise.repeat.rule if promise.repeat else "", unless_contact=promise.unless_contact,
                names=_names_of(u, promise),
            )
        )  # fmt: skip
    return chips


def _in_order(options: Sequence[Known]) -> tuple[Named, ...]:
    """Those whom a name may mean, by their names: a number means the same one when it is asked again.

    Of very many those last talked with come first all the same: no list shows more.
    """
    first = sorted(options[:NAMESAKES], key=lambda each: (sort_key(each.name), each.id))
    return tuple(Named(PersonId(each.id), _shown(each)) for each in (*first, *options[NAMESAKES:]))


def _names_of(u: Understood, promise: SaidPromise) -> tuple[str, ...]:
    """Whose a promise is: those it names, else everybody of the sentence."""
    named = promise if promise.people or promise.new_people else u
    return (*map(_shown, named.people), *named.new_people)


def log(
    book: Book,
    sentence: str,
    *,
    now: datetime,
    lang: str = "en",
    new: bool = False,
    dry_run: bool = False,
    context: int | None = None,
    chosen: Mapping[str, int] = NOTHING_CHOSEN,
    places: Places = PLACES_ONLY,
) -> Logged:
    """Understand a sentence and write it, as one step, unless something is unclear or nobody allowed new people.

    Nothing raises for an unclear sentence: `question` says in one sentence what has to be answered.
    """
    understood = _understood(book, sentence, now=now, lang=lang, context=context, chosen=chosen)
    people = tuple(Named(PersonId(each.id), _shown(each)) for each in understood.people)
    none_yet = (None,) * len(understood.follow_ups)
    question = _question(understood, new=new, today=now.date())
    if question or dry_run:
        return Logged(understood, people, follow_ups=none_yet, at=_at(understood, now), question=question)
    gathering = quick_gathering.meant(book.reader, understood, places)
    return _write(book, understood, gathering, now=now)


def write(
    book: Book,
    sentence: str,
    *,
    now: datetime,
    lang: str = "en",
    new: bool = False,
    context: int | None = None,
    chosen: Mapping[str, int] = NOTHING_CHOSEN,
    places: Places = PLACES_ONLY,
) -> Logged:
    """As `log`, for the window: raises NeedsAnswer where something has to be answered first."""
    logged = log(book, sentence, now=now, lang=lang, new=new, context=context, chosen=chosen, places=places)
    if logged.question:
        raise NeedsAnswer(logged.question)
    return logged


def _question(u: Understood, *, new: bool, today: date) -> str:
    if u.unclear:
        asked = u.unclear[0]
        names = " or ".join(each.name for each in asked.options[:4])
        return f"{asked.word!r} is not clear: {names or asked.why}?"
    if u.vague:
        return f"{u.vague!r} is not clear: {WHICH_DAY}?"
    if u.new_people and not new:
        who = ", ".join(u.new_people)
        return f"The book does not know {who}. Say --new to add them, or write the name as it is there."
    if u.empty:
        return "There is nothing to log in this sentence."
    if u.win and not (u.people or u.new_people):
        return "Through whom did it come? Say it at the end: win: the contract, through Ana."
    if u.win and u.day is not None and u.day > today:
        return "This day lies ahead. What is still to come is no win yet."
    return ""


def _at(u: Understood, now: datetime) -> datetime | None:
    if u.day is None or u.time is None:
        return None
    return local_times.moment(u.day, u.time, now=now)


def _named(names: Sequence[str]) -> str:
    """Four by name; of more the first, and how many besides."""
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    return f"{', '.join(names[: MOST_NAMED - 1])} and {len(names) - MOST_NAMED + 1} more"


def _write(book: Book, u: Understood, gathering: Meant | None, *, now: datetime) -> Logged:
    names = [*map(_shown, u.people), *u.new_people]
    what = u.kind.value.capitalize() if u.kind else "Plan"
    label = f"{what} with {_named(names)}" if names else what
    if u.win:
        label = wins.label(u.text)
    if u.wants:
        label = f"You want to know {_named(names)}"
    with book.step("log", label, now=now) as step:
        people = [Named(PersonId(each.id), _shown(each)) for each in u.people]
        added = {name: insert_named(step, name, now=now) for name in u.new_people}
        people += [Named(number, name) for name, number in added.items()]
        for each in people if u.wants else ():
            step.update("person", each.id, want_to_know=True)
        win = _insert_win(step, u, people) if u.win else None
        interaction = _insert_talk(step, u, people, gathering, now) if u.kind is not None else None
        follow_ups = tuple(
            insert_follow_up(
                step, side=each.side, text=each.text, due=each.due, at=each.time,
                people=_ids_of(u, each, added), interaction=interaction, now=now,
                repeat=each.repeat, unless_contact=each.unless_contact,
                place=u.place or "" if u.kind is None else "",
            )
            for each in u.follow_ups
        )  # fmt: skip
    return Logged(
        u, tuple(people), interaction, follow_ups, at=_at(u, now), label=label, changes=step.changes, win=win
    )


def _insert_win(step: Step, u: Understood, people: Sequence[Named]) -> WinId:
    """The channel is the one by which the tie to the first of them came."""
    assert u.day is not None
    who = tuple(dict.fromkeys(each.id for each in people))
    channel = next(filter(None, (wins.came_by(step.connection, each) for each in who)), None)
    return wins.insert(step, WinSaid(text=u.text, day=u.day, people=who, channel=channel), u.text)


def _ids_of(u: Understood, promise: SaidPromise, added: Mapping[str, PersonId]) -> list[int]:
    named = promise if promise.people or promise.new_people else u
    return [*(each.id for each in named.people), *(added[name] for name in named.new_people)]


def _insert_talk(
    step: Step, u: Understood, people: Sequence[Named], gathering: Meant | None, now: datetime
) -> InteractionId:
    assert u.kind is not None
    assert u.day is not None
    who = list(dict.fromkeys(each.id for each in people))
    at_gathering = quick_gathering.seat(step, gathering, who, u.day) if gathering else None
    at = _at(u, now)
    depth = Depth.HELLO if u.unanswered else depth_alone(u.kind, u.text, both=u.direction is Direction.BOTH)
    number = step.insert(
        "interaction",
        kind=u.kind.value,
        channel=u.channel.value if u.channel else None,
        direction=u.direction.value if u.direction else None,
        depth=depth.value if depth else None,
        depth_by_hand=u.unanswered,  # said so: no correction of its words makes it a talk
        day=u.day.isoformat(),
        at=at.isoformat() if at else None,
        text=u.text or "",
        place=gathering.place if gathering else u.place or "",
        gathering_id=at_gathering,
        created_at=now.isoformat(),
    )
    for person in who:
        step.insert("interaction_person", interaction=number, person=person)
    for topic in dict.fromkeys(u.topics):
        known = topics.number_of(step, topic)
        if not step.rows(
            "SELECT 1 FROM interaction_topic WHERE interaction_id = ? AND topic_id = ?", (number, known)
        ):
            step.insert("interaction_topic", interaction=number, topic=known)
    depths.settle(step, [number])
    return InteractionId(number)
