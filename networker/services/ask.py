"""Whom to ask: people ranked by what is known of them, how near they are and how likely they answer, each with a line.

What a place or a company of the question names and nobody fits is answered by nobody, not by the next best.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import islice, zip_longest

from networker.domain.ask import reading
from networker.domain.ask.grammar import language_of
from networker.domain.ask.lexicon import Lexicon
from networker.domain.ask.match import Line, Match, match
from networker.domain.ask.need import Met, Need
from networker.domain.ask.reading import Known
from networker.domain.ask.seek import seek
from networker.domain.ask.words import tokens
from networker.domain.shown_names import as_shown
from networker.domain.vocabulary import Circle, InteractionId, PersonId
from networker.services import ask_candidates, ask_fields, ask_leads, ask_places, ask_ranking
from networker.services.ask_companies import Companies
from networker.services.ask_leads import as_said, day_of, evidence_of
from networker.services.ask_places import Home
from networker.services.ask_talks import Talks
from networker.services.ask_views import Answer, Answers, Evidence, Named
from networker.store import ask as store
from networker.store.book import Book
from networker.store.reach import Row

__all__ = ["Answer", "Answers", "Evidence", "Named", "answers"]

SHOWN = 20  # people
LOOKED_AT = 900  # of whom it is read what is known
AT_HOME = 30_000  # of one place
OLDER = 200  # talks that one look into the full text of what was said brings
SAID = 30  # words of each kind that are looked for in all that was ever said
RANKED = 200  # of whom conditions are looked up
LEAST = 0.13  # of what the word itself is worth: below that nobody is shown
SURE = 0.5  # of what the question's words tell that has to be answered surely
MORE_LINES = 0.08  # what each further line that answers adds
APART = 0.6  # of the worth of words that only other lines answer
SPECIFIC = 0.12  # at least so well has a word to be answered that is not a general one
BESIDE_BEST = 0.22  # of the best one's worth: below that nobody is shown
GUESSED = 0.2  # the worth of whoever is at home there, where the subject is known of nobody
ELSEWHERE = 0.4  # of the worth of whoever may know one, wherever that is
NEAR_BEST = 0.5  # and below that nobody, where whom the user knows best is asked
NO_HOUSE = 0.3  # of the worth of whoever works at no house of the kind that is asked for


@dataclass(slots=True)
class _Found:
    """What speaks for one person."""

    matches: list[Match] = field(default_factory=list)
    home: Home | None = None  # of a place that was asked for
    firm: Evidence | None = None  # of a company that was asked for
    worth: float = 0.0
    sure: bool = False
    via: Named | None = None
    evidence: Evidence | None = None


def answers(book: Book, question: str, *, now: datetime, dictionary: bool = True) -> Answers:
    """Whom to ask, the best first. `now` with its zone: days are local to it.

    `dictionary`: near words of WordNet too, where its files are installed. Raises OSError where the program's own list of
    fields is missing.
    """
    sql, today = book.reader, now.date()
    words, companies = ask_fields.lexicon(sql), Companies(sql)
    known = Known(
        place=ask_places.is_place,
        company=lambda name, exactly: bool(companies.find(name, exactly=exactly)),
        person=lambda name: bool(ask_candidates.called(sql, name)),
        word=lambda word: bool(words.begun_by(word)),
    )
    need = reading.read(question, today=today, known=known)
    asked = _Asked(sql, need, words, companies, today, dictionary=dictionary)
    return Answers(need, tuple(asked.told()))


class _Asked:
    """One question on its way to its answers."""

    def __init__(
        self,
        sql: sqlite3.Connection,
        need: Need,
        words: Lexicon,
        companies: Companies,
        today: date,
        *,
        dictionary: bool,
    ) -> None:
        self.sql, self.need, self.words, self.companies, self.today = sql, need, words, companies, today
        self.talks = Talks.read(sql)
        self.talks.look_for(ask_candidates.in_talks(need.places), each=OLDER)
        most = AT_HOME if need.subject or need.houses else LOOKED_AT
        # Of a way to somebody, where those asked live is looked up when they are found.
        self.places = [] if need.hop else [self._at_home(place, None, most) for place in need.places]
        vocabulary: dict[str, None] = {}

        def spelled(word: str) -> str:
            vocabulary.update(vocabulary or ask_candidates.vocabulary(sql, self.talks))
            return ask_candidates.spelled(word, words, vocabulary)

        self.sought = seek(
            need.subject, need.houses, words, near=ask_fields.near_words() if dictionary else None, spelled=spelled,
            language=language_of(need.question),
        )  # fmt: skip
        self.found: dict[int, _Found] = {}
        self.unplaced = False  # whether those of a company are told wherever they are
        self.unknown = False  # whether neither the fields nor the book know a word of the subject

    def told(self) -> list[Answer]:
        """The answers, the best first."""
        need = self.need
        firms = ask_leads.at_companies(self.sql, need, self.companies, self.talks) if need.companies else None
        among = self._among(firms)
        if self.need.people:
            self._led_to(among)
        elif self.sought.concepts:
            self._by_words(among)
        elif among is not None:
            self.found = {person: _Found(worth=1.0, sure=True) for person in among}
        elif self.need.since or self.need.nearest or self.need.met:
            self._by_condition()
        if not self.found and among and self.unknown:
            # Nobody of the book has a word of it, so it may be no subject at all; openly a guess.
            self.found = {person: _Found(worth=GUESSED) for person in among}
        self._placed(firms)
        rows = store.standing(self.sql, list(self.found))
        ranked = self._conditioned(self._ordered(rows))
        return self._answers(ranked[:SHOWN], rows)

    def _at_home(self, place: str, among: Collection[int] | None, most: int = AT_HOME) -> dict[int, Home]:
        return ask_places.at_home(self.sql, place, self.talks.rows, among=among, most=most)

    # ---- who is meant at all

    def _among(self, firms: Mapping[int, Evidence] | None) -> dict[int, None] | None:
        """Those whom places and companies leave; None where neither is named. Of a way to somebody, the line may name the place."""
        named: list[Mapping[int, object]] = [*self.places] if not self.need.hop else []
        if firms is not None:
            named.append(firms)
        if not named:
            return None
        both = dict.fromkeys(each for each in named[0] if all(each in other for other in named[1:]))
        if firms and not both and self.places:
            # Of nobody there is the place known: openly a guess.
            self.unplaced, both = True, dict.fromkeys(firms)
        return both

    def _by_condition(self) -> None:
        since, until = self.need.since or "0000", self.need.until or "9999"
        those = store.talked_within(self.sql, since, until, limit=LOOKED_AT)
        self.found = {person: _Found(worth=1.0, sure=True) for person in those}

    # ---- what speaks for them

    def _by_words(self, among: dict[int, None] | None) -> None:
        have = ask_candidates.weigh(self.sql, self.sought)
        surest = islice(ask_candidates.looks(self.sought, most=SAID), ask_candidates.GUESSES)
        self.talks.look_for([ask_candidates.any_of(each) for each in surest if each], each=OLDER)
        said = self.talks.lines(self.sought)
        for talk, day, topic in self._topics():
            said.setdefault(talk, []).append(Line("topic", topic, talk, day))
        of_talks = store.of_talks(self.sql, said)
        self.unknown = not (have or of_talks or any(each.entries for each in self.sought.concepts))
        people = ask_candidates.by_words(self.sql, self.sought, among)
        if self.need.houses:
            firms = [name for name, words in self.companies.every() if any(map(self.sought.houses_in, words))]
            people |= dict.fromkeys(row[0] for row in store.at_companies(self.sql, firms))
        talked: dict[int, list[Line]] = {}
        for talk, those in of_talks.items():
            for person in those:
                talked.setdefault(person, []).extend(said[talk])
        people = _in_turn(talked, people)
        if among is not None:
            people = {each: None for each in people if each in among}
        looked_at = list(people)[:LOOKED_AT]
        names = {person: row[0] for person, row in store.standing(self.sql, looked_at).items()}
        lines = self._lines(looked_at)
        for person in looked_at:
            if person in names:
                self._match(person, names[person], [*lines.get(person, ()), *talked.get(person, ())])

    def _topics(self) -> list[Row]:
        names = [
            name
            for name in store.topic_names(self.sql, limit=5000)
            if any(self.sought.begun_by(each.word) for each in tokens(name))
        ]
        return store.talks_about(self.sql, names, limit=2000) if names else []

    def _lines(self, people: Sequence[int]) -> dict[int, list[Line]]:
        found: dict[int, list[Line]] = {}
        for person, what, text, label, day, over in store.lines(self.sql, people):
            found.setdefault(person, []).extend(_as_lines(what, text, label, day, bool(over)))
        return found

    def _match(self, person: int, name: str, lines: Iterable[Line]) -> None:
        own = frozenset(each.word for each in tokens(name))
        found = _Found()
        for line in lines:
            each = match(line, self.sought, self.words, hop=self.need.hop, leave_out=own)
            if each is not None:
                found.matches.append(each)
        if found.matches:
            self._judge(found)
            if found.worth >= LEAST:
                self.found[person] = found

    def _judge(self, found: _Found) -> None:
        """What all lines are worth together: the best one, what others say of its words, and what only they say."""
        concepts = self.sought.concepts
        found.matches.sort(
            key=lambda each: (
                -each.worth(concepts),
                each.line.talk is not None,
                -len(each.line.day),
                each.line.day,
            )
        )
        best = found.matches[0]
        whole = sum(each.weight for each in concepts) or 1.0
        worth = best.worth(concepts)
        told = {n: each.told for n, each in enumerate(concepts) if not each.general} or {0: 1.0}
        for n, concept in enumerate(concepts):
            others = max((each.values.get(n, 0.0) for each in found.matches[1:]), default=0.0)
            worth += APART * concept.weight * max(others - best.values.get(n, 0.0), 0.0) / whole
        worth += MORE_LINES * sum(min(each.worth(concepts), 1.0) for each in found.matches[1:4])
        surely = {
            n for each in found.matches for n, sure in each.sure.items() if sure and each.values[n] >= 0.5
        }
        share = sum(told.get(n, 0.0) for n in surely) / sum(told.values())
        houses = [n for n, each in enumerate(concepts) if each.house]
        if houses and not any(each.values.get(n, 0.0) >= 0.3 for each in found.matches for n in houses):
            worth, share = worth * NO_HOUSE, 0.0
        specific = [n for n, each in enumerate(concepts) if not each.general]
        if specific and not any(
            each.values.get(n, 0.0) >= SPECIFIC for each in found.matches for n in specific
        ):
            worth = 0.0  # "our", "new" and "house" alone are no answer
        found.worth, found.sure = worth, share > SURE
        found.evidence = evidence_of(best.line, best.spans)
        if best.third:
            found.via = Named(best.third)

    def _led_to(self, among: dict[int, None] | None) -> None:
        """Who can lead to people named."""
        for person, (evidence, worth, to) in ask_leads.led_to(self.sql, self.need.people, self.talks).items():
            if among is None or person in among:
                self.found[person] = _Found(worth=worth, sure=True, via=to, evidence=evidence)

    # ---- places, companies and conditions

    def _placed(self, firms: Mapping[int, Evidence] | None) -> None:
        """Who belongs to the places asked for; of a way to somebody, the line itself may name one of them."""
        if self.need.hop:
            self.places = [self._at_home(place, self.found) for place in self.need.places]
        placed = {}
        for person, found in list(self.found.items()):
            homes = [place[person] for place in self.places if person in place]
            if self.unplaced:
                found.worth, found.sure, homes = found.worth * ELSEWHERE, False, []
            elif len(homes) < len(self.places) and not self._named_in_lines(found):
                continue
            placed[person] = found
            if homes:
                found.home = homes[0]
                found.worth *= 0.5 + 0.5 * homes[0].how
                found.sure = found.sure and homes[0].how > ask_places.NAMED
            if firms and person in firms:
                found.firm = firms[person]
        if not placed and self.need.hop and self.places:
            # Where whoever they know lives was not said: openly a guess.
            placed = {person: found for person, found in self.found.items() if found.via is not None}
            for found in placed.values():
                found.worth, found.sure = found.worth * ELSEWHERE, False
        self.found = placed

    def _named_in_lines(self, found: _Found) -> bool:
        there = [where for place in self.need.places if (where := ask_places.where(place))]
        return self.need.hop and any(
            all(where.named_in(each.line.text) for where in there) and bool(there)
            for each in found.matches[:3]
        )

    def _ordered(self, rows: Mapping[int, Row]) -> list[int]:
        for person in [each for each in self.found if each not in rows]:
            del self.found[person]
        best = max((each.worth for each in self.found.values()), default=0.0)
        least = best * (NEAR_BEST if self.need.nearest else BESIDE_BEST)
        fitting = [each for each, found in self.found.items() if found.worth >= least]
        if self.need.nearest:
            return sorted(fitting, key=lambda each: (-ask_ranking.nearness(rows[each], self.today), each))
        for person, found in self.found.items():
            row = rows[person]
            found.worth *= ask_ranking.closeness(row, self.today) * ask_ranking.likelihood(
                row, asked=self.need.answers
            )
        return sorted(fitting, key=lambda each: (-self.found[each].worth, each))

    def _conditioned(self, ranked: list[int]) -> list[int]:
        """Those whom the conditions leave, in order."""
        if self.need.since:
            until = self.need.until or (self.today + timedelta(days=1)).isoformat()
            talked = store.talked_between(self.sql, ranked[: RANKED * 3], self.need.since, until)
            ranked = [each for each in ranked if each in talked]
        if self.need.met is not None:
            looked_at = ranked[: RANKED * 3]
            met = store.met(self.sql, looked_at)
            ranked = [each for each in looked_at if (each in met) == (self.need.met is Met.YES)]
        return ranked

    # ---- as it is told

    def _answers(self, ranked: Sequence[int], rows: Mapping[int, Row]) -> list[Answer]:
        told = [self._answer(person, rows[person]) for person in ranked]
        cited = as_said(self.sql, [each.evidence for each in told])
        return [replace(each, evidence=evidence) for each, evidence in zip(told, cited, strict=True)]

    def _answer(self, person: int, row: Row) -> Answer:
        found = self.found[person]
        spoken = store.spoken(self.sql, person, latest=ask_ranking.LATEST)
        answered, of, days = ask_ranking.answering(spoken)
        name, given, family, suffix, company, city, circle = row[:7]
        return Answer(
            person=PersonId(person), name=name, shown=as_shown(name, given, family, suffix), company=company, city=city,
            circle=Circle(circle) if circle else None, evidence=self._cited(found, row), answered=answered, of=of, days=days,
            via=found.via, sure=found.sure, score=round(found.worth, 4),
        )  # fmt: skip

    def _cited(self, found: _Found, row: Row) -> Evidence:
        """The line for the subject; without one, for the company or the place; at last, when they were talked with."""
        if found.evidence is not None:
            return found.evidence
        if found.firm is not None:
            return found.firm
        if found.home is not None:
            home = found.home
            talk = InteractionId(home.talk) if home.talk is not None else None
            return Evidence(home.text, (home.span,) if home.span else (), home.source, talk, day_of(home.day))
        return Evidence(row[4] or "", (), "last talk", None, day_of(row[7] or ""))


def _in_turn(one: Iterable[int], other: Iterable[int]) -> dict[int, None]:
    """Both lists of people in turn, each of them once."""
    return dict.fromkeys(each for both in zip_longest(one, other) for each in both if each is not None)


def _as_lines(what: str, text: str, label: str, day: str, over: bool) -> list[Line]:
    if what == "job":
        told = ", ".join(each for each in (text, label) if each)
        if over:
            return [Line("former title", told, None, day, len(text), "former company")]
        return [Line("title" if text else "company", told, None, day, len(text), "company")]
    if what == "note":
        return [
            Line("note", part, None, "")
            for each in text.splitlines()
            if (part := each.strip().lstrip("-*# "))
        ]
    if over and what == "group":
        return []
    told = f"{label}: {text}" if what == "fact" and label else text
    return [Line(what, told, None, day)]
