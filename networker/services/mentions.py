"""Whom notes mention, and where somebody is mentioned.

A mention is the name that was written. It means whom the quick line would mean by it; who was merged or renamed
since is found by the former name, so nothing that was written is ever changed. Imported late, with the grammar.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from networker.domain.mentions import Place, Words, meant, places, places_in_markdown
from networker.domain.names import fold
from networker.domain.quick_line.people import Known, answering, is_spelled, main_names, name_keys
from networker.domain.short_names import short_forms, whole_names
from networker.domain.shown_names import as_shown
from networker.domain.vocabulary import Kind, PersonId
from networker.services import people, timeline
from networker.services.quick_log import BookDirectory
from networker.services.today_views import Named
from networker.services.views import TalkView
from networker.store import notes as store
from networker.store import people as people_store
from networker.store.book import Book

LOOKED_UP = 200  # mentions of one text
READ = 200_000  # characters of one text
SHOWN = 50  # mentions of somebody that are listed
Mentioned = Mapping[Words, tuple[Named, ...]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What belongs to the notes on somebody: whom they mention, and where else they are mentioned themselves."""

    mentioned: Mentioned
    notes: tuple[Named, ...]  # on whom the notes are that mention them
    talks: tuple[TalkView, ...]  # the newest first


class NamesOfBook:
    """Whom words mean: the one who spells the whole name so, else everybody the quick line would ask about."""

    def __init__(self, book: Book) -> None:
        self._sql = book.reader
        self._directory = BookDirectory(self._sql)
        self._known: dict[Words, tuple[Named, ...]] = {}

    def __call__(self, words: Words) -> tuple[Named, ...]:
        if words not in self._known:
            self._known[words] = self._ask(words)
        return self._known[words]

    def _ask(self, words: Words) -> tuple[Named, ...]:
        if not words:
            return ()
        name = " ".join(words)
        found: Sequence[Known] = self._directory.candidates(*words)
        if len(found) > 1:
            found = _narrowed(name, found)
        if found:
            return tuple(Named(PersonId(each.id), each.name) for each in found)
        if not all(word[:1] != word[:1].lower() or not word[:1].isascii() for word in words):
            return ()  # a name that nobody bears any more was written as one
        return tuple(Named(PersonId(number), now) for number, now in store.formerly(self._sql, name))


def _narrowed(name: str, found: Sequence[Known]) -> Sequence[Known]:
    exact = [each for each in found if is_spelled(each, name)]
    exact = exact or [each for each in found if fold(each.name).split() == fold(name).split()]
    if len(exact) == 1:
        return exact
    if not exact and " " not in name:  # before those of whom it is a short form
        exact = [each for each in found if fold(name) in map(fold, main_names(each))]
    return exact or found


def mentioned(text: str, who: NamesOfBook, *, markdown: bool = True) -> Mentioned:
    """The names that a text mentions somebody by, and whom each means."""
    found: dict[Words, tuple[Named, ...]] = {}
    read = places_in_markdown(text[:READ]) if markdown else places(text[:READ])
    for _, place in zip(range(LOOKED_UP), read, strict=False):
        words, _end, named = meant(place, who)
        if words:
            found[words] = tuple(named)
    return found


def beside(book: Book, person: PersonId, notes: str) -> Beside:
    """Whom the notes on somebody mention, and where they are mentioned."""
    who = NamesOfBook(book)
    mine = mentioned(notes, who)
    rows = people_store.person(book.reader, person)
    if rows is None:
        return Beside(mine, (), ())
    means = _Means(book, person, who)
    others = tuple(
        Named(PersonId(number), as_shown(*name))
        for number, text, *name in store.notes_with_signs(book.reader)
        if number != person and means(text)
    )
    talks = [number for number, text in store.talks_with_signs(book.reader) if means(text)]
    views = timeline.talks(book, talks[: 2 * SHOWN])
    listed = [views[each] for each in talks[: 2 * SHOWN] if each in views]
    apart = [each for each in listed if all(who_.id != person for who_ in each.people)]
    return Beside(mine, others[:SHOWN], tuple(apart[:SHOWN]))


class _Means:
    """Whether one of the mentions of a text means somebody, and them alone. Few texts are worth a look-up."""

    def __init__(self, book: Book, person: PersonId, who: NamesOfBook) -> None:
        self._person, self._who = person, who
        row = people_store.person(book.reader, person)
        assert row is not None
        self._known = Known(person, row.name, row.given, row.family, row.nickname)
        self._former = {
            word
            for fact in people.fact_views(book.reader, person)
            if fact.field == "custom" and fact.detail in ("former name", "other name")
            for word in fold(fact.value).split()
        }
        self._fits: dict[str, bool] = {}
        words = name_keys(self._known) | self._former
        words = words.union(*map(short_forms, words), *map(whole_names, words))
        letters = "".join(sorted({re.escape(word[0]) for word in words if word}))
        self._likely = re.compile(f"@[{letters}]" if letters else r"(?!)")

    def __call__(self, text: str) -> bool:
        text = text[:READ]
        return self._likely.search(fold(text)) is not None and any(map(self._one, places_in_markdown(text)))

    def _one(self, place: Place) -> bool:
        """Where even the words that fit mean others too, or nobody, no longer name needs to be looked up."""
        fitting = next((n for n, word in enumerate(place.words) if not self._fit(word)), len(place.words))
        if [each.id for each in self._who(place.words[:fitting])] != [self._person]:
            return False
        return [each.id for each in meant(place, self._who)[2]] == [self._person]

    def _fit(self, word: str) -> bool:
        if word not in self._fits:
            self._fits[word] = bool(answering(word, [self._known])) or fold(word) in self._former
        return self._fits[word]


def with_mentions(book: Book, talks: Mapping[int, TalkView]) -> dict[int, TalkView]:
    """Talks with whom they mention; of messages that came from elsewhere an @ says nothing."""
    who = NamesOfBook(book)
    return {
        number: replace(view, mentioned=mentioned(view.text, who, markdown=view.kind is Kind.NOTE))
        if "@" in view.text and (view.kind is Kind.NOTE or view.typed)
        else view
        for number, view in talks.items()
    }
