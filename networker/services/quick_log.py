"""The quick line: one sentence understood against the people of the book, and written as one undoable step.

The grammar is the domain's; this finds the people it names, and writes what it understood.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from networker.domain.changes import Changes
from networker.domain.depth import depth_alone
from networker.domain.names import fold
from networker.domain.quick_line import Known, Understood, name_keys, understand, word_variants
from networker.domain.vocabulary import Direction, FollowUpId, InteractionId, PersonId
from networker.services.errors import NeedsAnswer
from networker.services.follow_ups import insert as insert_follow_up
from networker.services.people import insert_named
from networker.services.views import LogChip, Named
from networker.store import quick_line as store
from networker.store.book import Book, Step

NOTHING_CHOSEN: Mapping[str, int] = MappingProxyType({})


class BookDirectory:
    """Looks people up by a word, with the full-text index: one query for each word of a sentence."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql
        self._found: dict[str, tuple[Known, ...]] = {}

    def candidates(self, word: str) -> Sequence[Known]:
        """Everybody one of whose names, usual short forms or mail addresses is the word."""
        if word not in self._found:
            self._found[word] = tuple(self._ask(word))
        return self._found[word]

    def _ask(self, word: str) -> list[Known]:
        variants = word_variants(word)
        # The full text holds O'Dwyer as two words: the longer one finds it, the name itself decides.
        parts = re.split(r"[\W_]+", fold(word))
        looked_up = (*variants, max(parts, key=len))
        rows = store.by_mail(self._sql, fold(word)) if "@" in word else store.by_words(self._sql, looked_up)
        known = [
            Known(id=row[0], name=row[1], given=row[2], family=row[3], nickname=row[4], mails=tuple(row[5]))
            for row in rows
        ]
        if "@" in word:
            return known
        wanted = set(variants)
        return [each for each in known if wanted & name_keys(each.given, each.family, each.nickname)]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the quick line shows while a sentence is typed."""

    understood: Understood
    chips: tuple[LogChip, ...]

    @property
    def unclear(self) -> bool:
        """Whether something has to be answered before it can be written."""
        return bool(self.understood.unclear)

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
        found = next((Known(id=r[0], name=r[1], given=r[2], family=r[3], nickname=r[4]) for r in rows), None)
    return understand(
        sentence,
        now=now,
        lang=lang,
        directory=directory or BookDirectory(book.reader),
        chosen=chosen,
        context=found,
    )


def interpret(
    book: Book,
    sentence: str,
    *,
    now: datetime,
    lang: str = "en",
    context: int | None = None,
    chosen: Mapping[str, int] = NOTHING_CHOSEN,
) -> Interpretation:
    """Understand a sentence without writing, for the chips under the line."""
    understood = _understood(book, sentence, now=now, lang=lang, context=context, chosen=chosen)
    return Interpretation(understood, tuple(_chips(understood)))


def _chips(u: Understood) -> list[LogChip]:
    chips: list[LogChip] = []
    if u.kind is not None:
        chips.append(LogChip("kind", u.kind.value, word=u.channel.value if u.channel else ""))
    chips += [LogChip("person", each.name, person=PersonId(each.id)) for each in u.people]
    chips += [LogChip("new", name, word=name) for name in u.new_people]
    for question in u.unclear:
        options = tuple(Named(PersonId(each.id), each.name) for each in question.options)
        chips.append(LogChip("unclear", question.why, word=question.word, options=options))
    if u.day is not None:
        chips.append(LogChip("day", u.day.isoformat()))
    if u.time is not None:
        chips.append(LogChip("time", u.time.isoformat("minutes")))
    if u.place:
        chips.append(LogChip("place", u.place))
    chips += [LogChip("topic", topic) for topic in u.topics]
    for promise in u.follow_ups:
        due = promise.due.isoformat() if promise.due else ""
        chips.append(LogChip("promise", promise.text, word=f"{promise.side.value} {due}".strip()))
    return chips


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
) -> Logged:
    """Understand a sentence and write it, as one step, unless something is unclear or nobody allowed new people.

    Nothing raises for an unclear sentence: `question` says in one sentence what has to be answered.
    """
    understood = _understood(book, sentence, now=now, lang=lang, context=context, chosen=chosen)
    people = tuple(Named(PersonId(each.id), each.name) for each in understood.people)
    none_yet = (None,) * len(understood.follow_ups)
    question = _question(understood, new=new)
    if question or dry_run:
        return Logged(understood, people, follow_ups=none_yet, at=_at(understood, now), question=question)
    return _write(book, understood, now=now)


def write(
    book: Book,
    sentence: str,
    *,
    now: datetime,
    lang: str = "en",
    new: bool = False,
    context: int | None = None,
    chosen: Mapping[str, int] = NOTHING_CHOSEN,
) -> Logged:
    """As `log`, for the window: raises NeedsAnswer where something has to be answered first."""
    logged = log(book, sentence, now=now, lang=lang, new=new, context=context, chosen=chosen)
    if logged.question:
        raise NeedsAnswer(logged.question)
    return logged


def _question(u: Understood, *, new: bool) -> str:
    if u.unclear:
        asked = u.unclear[0]
        names = " or ".join(each.name for each in asked.options[:4])
        return f"{asked.word!r} is not clear: {names or asked.why}?"
    if u.new_people and not new:
        who = ", ".join(u.new_people)
        return f"The book does not know {who}. Say --new to add them, or write the name as it is there."
    if u.empty:
        return "There is nothing to log in this sentence."
    return ""


def _at(u: Understood, now: datetime) -> datetime | None:
    if u.day is None or u.time is None:
        return None
    return datetime.combine(u.day, u.time, tzinfo=now.tzinfo)


def _write(book: Book, u: Understood, *, now: datetime) -> Logged:
    names = [each.name for each in u.people] + list(u.new_people)
    what = u.kind.value.capitalize() if u.kind else "Plan"
    label = f"{what} with {', '.join(names[:3])}" if names else what
    with book.step("log", label, now=now) as step:
        people = [Named(PersonId(each.id), each.name) for each in u.people]
        people += [Named(insert_named(step, name, now=now), name) for name in u.new_people]
        interaction = _insert_talk(step, u, people, now) if u.kind is not None else None
        follow_ups = tuple(
            insert_follow_up(
                step, side=each.side, text=each.text, due=each.due, at=each.time,
                people=[person.id for person in people], interaction=interaction, now=now,
                place=u.place or "" if u.kind is None else "",
            )
            for each in u.follow_ups
        )  # fmt: skip
    return Logged(
        u, tuple(people), interaction, follow_ups, at=_at(u, now), label=label, changes=step.changes
    )


def _insert_talk(step: Step, u: Understood, people: Sequence[Named], now: datetime) -> InteractionId:
    assert u.kind is not None
    assert u.day is not None
    at = _at(u, now)
    depth = depth_alone(u.kind, u.text, both=u.direction is Direction.BOTH)
    number = step.insert(
        "interaction",
        kind=u.kind.value,
        channel=u.channel.value if u.channel else None,
        direction=u.direction.value if u.direction else None,
        depth=depth.value if depth else None,
        day=u.day.isoformat(),
        at=at.isoformat() if at else None,
        text=u.text or "",
        place=u.place or "",
        created_at=now.isoformat(),
    )
    for person in dict.fromkeys(each.id for each in people):
        step.insert("interaction_person", interaction=number, person=person)
    for topic in dict.fromkeys(u.topics):
        found = step.rows("SELECT id FROM topic WHERE folded = ?", (fold(topic),))
        known = found[0][0] if found else step.insert("topic", name=topic, folded=fold(topic))
        if not step.rows(
            "SELECT 1 FROM interaction_topic WHERE interaction_id = ? AND topic_id = ?", (number, known)
        ):
            step.insert("interaction_topic", interaction=number, topic=known)
    return InteractionId(number)
