"""Whom a question may mean: found by the full text and by the latest talks, before anybody is ranked."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from math import log

from networker.domain.ask.fields import Part
from networker.domain.ask.lexicon import Lexicon
from networker.domain.ask.seek import Sought, Target, Way
from networker.domain.ask.words import beginning, near_spelled, plain_words, sound, tokens
from networker.domain.names import fold
from networker.services.ask_talks import Talks
from networker.store import ask as store
from networker.store import people as people_store

FEW = 1500  # people of a book in which everybody is looked at
EACH = 160  # people whom one look into the full text may bring
TERMS = 120  # words of one look
GUESSES = 3  # which look is for those alone
LEAST_RARE = 0.4  # of its weight is left of a word that everybody has


def called(sql: sqlite3.Connection, name: str) -> list[int]:
    """Whoever is called by all words of a name."""
    words = [each.word for each in tokens(name)]
    if not words or len(name) < 3:
        return []
    return store.called(sql, "name : (" + " AND ".join(f'"{word}"' for word in words) + ")")


def in_talks(texts: Iterable[str]) -> list[str]:
    """Full-text queries for talks in which the words of each of these texts stand."""
    return [any_of([tuple(words)]) for words in plain_words(texts) if words]


def spelled(word: str, words: Lexicon, vocabulary: Collection[str]) -> str:
    """The word of the fields or of the book that this one is a misspelling of; "" where it is in the book, or near none.

    What sounds the same comes first, then the fields, then the book: "potery" is the pottery of somebody, not poetry.
    """
    if word in vocabulary:
        return ""
    near = words.spellings(word)
    for widely in (False, True):
        near += [
            each
            for each in vocabulary
            if abs(len(each) - len(word)) < 4 and near_spelled(word, each, widely=widely)
        ]
        if near:
            heard = sound(word)
            return next((each for each in near if sound(each) == heard), near[0])
    return ""


def vocabulary(sql: sqlite3.Connection, talks: Talks) -> dict[str, None]:
    """The words of what was said of late, of topics and of what people do, folded."""
    found = talks.vocabulary()
    for words in plain_words([*store.topic_names(sql, limit=3000), *store.titles(sql, limit=3000)]):
        found.update(dict.fromkeys(words))
    return found


def weigh(sql: sqlite3.Connection, sought: Sought) -> int:
    """A word that many people of the book have says less than a rare one. How many have any, each word for itself."""
    every = 0
    everybody = max(people_store.count(sql), 1)
    for concept in sought.concepts:
        have = store.count(sql, _expression([concept.words]))
        every += have
        rare = log((everybody + 1) / (have + 1)) / log(everybody + 1) if everybody > 1 else 1.0
        concept.weight *= LEAST_RARE + (1 - LEAST_RARE) * max(rare, 0.0)
    return every


def looks(sought: Sought, *, most: int = TERMS) -> Iterator[list[tuple[str, ...]]]:
    """What is looked for in a full text, the surest kinds of words first, of each kind so many at most; there may be none."""
    targets = sorted(sought.targets.values(), key=lambda each: -each.strength)
    for those in (
        [each for each in targets if each.way <= Way.SPELT],
        [each for each in targets if each.way in (Way.FIELD, Way.PART) and each.part is Part.WHO],
        # Of what is asked, phrases are left out: their words are many people's, and two looks together take long.
        [
            each
            for each in targets
            if each.way in (Way.FIELD, Way.PART) and each.part is not Part.WHO and len(each.words) == 1
        ],
        [each for each in targets if each.way > Way.PART],
    ):
        yield list(dict.fromkeys(each.words for each in those[:most]))


def _found(sql: sqlite3.Connection, expression: str, among: Mapping[int, None] | None) -> list[int]:
    """The first whom a query finds, of all or of some people, in their order."""
    if among is None:
        return store.by_words(sql, expression, limit=EACH)
    with_words = store.with_words(sql, expression)
    return list(islice((each for each in among if each in with_words), EACH))


def by_words(sql: sqlite3.Connection, sought: Sought, among: Mapping[int, None] | None) -> dict[int, None]:
    """Whom the words sought find by work, topics, groups, facts and notes: the nearest of each kind of word.

    Of all, or of some people. Of a small book everybody: no full text finds the end of a word, as of a Patentanwalt.
    """
    if among is not None and len(among) <= FEW:
        return dict.fromkeys(among)
    if people_store.count(sql) <= FEW:
        return dict.fromkeys(store.everybody(sql))
    found: dict[int, None] = {}
    for nth, phrases in enumerate(looks(sought)):
        if nth == GUESSES and len(found) >= EACH:
            break  # enough who are better than a guess
        if phrases:
            found.update(dict.fromkeys(_found(sql, _expression(phrases), among)))
    # Of a question of several words, whoever has them all is not crowded out by whoever has one.
    specific = [each for each in sought.concepts if not each.general]
    if len(specific) > 1:
        targets = list(sought.targets.values())
        both = " AND ".join(
            f"({any_of(_direct(n, targets))})" for n, each in enumerate(sought.concepts) if each in specific
        )
        found = dict.fromkeys(_found(sql, f"{{{store.COLUMNS}}} : ({both})", among)) | found
    return found


def _direct(n: int, targets: Iterable[Target]) -> list[tuple[str, ...]]:
    return [each.words for each in targets if each.concept == n and each.way <= Way.FIELD][:60]


def _expression(phrases: Iterable[tuple[str, ...]]) -> str:
    return f"{{{store.COLUMNS}}} : ({any_of(phrases)})"


def any_of(phrases: Iterable[tuple[str, ...]]) -> str:
    """A full-text query for whatever holds all words of one of these phrases, in any form."""
    return " OR ".join(
        "(" + " AND ".join(f'"{_quoted(beginning(word))}" *' for word in words) + ")"
        if len(words) > 1
        else f'"{_quoted(beginning(words[0]))}" *'
        for words in phrases
    )


def _quoted(word: str) -> str:
    return fold(word).replace('"', "")
