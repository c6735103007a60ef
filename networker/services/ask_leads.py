"""Who leads to a company or a person that a question names, and the lines that say so."""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from networker.domain.ask.match import Line
from networker.domain.ask.need import Need
from networker.domain.names import fold
from networker.domain.ties import word_of
from networker.domain.vocabulary import InteractionId, PersonId
from networker.services import ask_candidates
from networker.services.ask_companies import Companies
from networker.services.ask_talks import Talks, told_about
from networker.services.ask_views import Evidence, Named
from networker.store import ask as store
from networker.store.reach import Row

OLDER = 200  # talks that the full text of what was said brings
SPOKEN_OF, TIED = 1.0, 1.2  # what a talk about somebody, and a tie with them, are worth
_LEFT = re.compile(
    r"\b(?:left|after \w+ years|used to|formerly|worked|years at|quit|fruher|verlassen|war bei|dejo|trabajo)\b"
)


def at_companies(
    sql: sqlite3.Connection, need: Need, companies: Companies, talks: Talks
) -> dict[int, Evidence]:
    """Whoever works at the companies asked for; with "used to", whoever did."""
    names = [name for each in need.companies for name in companies.find(each)]
    found: dict[int, Evidence] = {}
    now = set()
    for person, company, title, since, over in store.at_companies(sql, names):
        if not over:
            now.add(person)
        if bool(over) == need.once:
            text = ", ".join(each for each in (title, company) if each)
            start = text.rfind(company)
            source = "former company" if over else "company"
            found[person] = Evidence(text, ((start, start + len(company)),), source, None, day_of(since))
    if need.once:
        for person, told in _said_to_be_of(sql, [*need.companies, *names], talks).items():
            if person not in now:
                found.setdefault(person, told)
    return found


def _said_to_be_of(sql: sqlite3.Connection, names: Sequence[str], talks: Talks) -> dict[int, Evidence]:
    """Of whom a talk names one of these companies, whoever left it first."""
    talks.look_for(ask_candidates.in_talks(names), each=OLDER)
    lines = talks.naming(names)
    people = store.of_talks(sql, lines)
    found: dict[int, Evidence] = {}
    for line in sorted(lines.values(), key=lambda each: _LEFT.search(fold(each.text)) is None):
        those = people.get(line.talk or 0, ())
        if _LEFT.search(fold(line.text)) or len(those) == 1:
            for person in those:
                found.setdefault(person, evidence_of(line, [span_of(line.text, names)]))
    return found


def led_to(
    sql: sqlite3.Connection, names: Sequence[str], talks: Talks
) -> dict[int, tuple[Evidence, float, Named]]:
    """(line, worth, to whom) of whoever spoke of these people, or has a tie with them."""
    wanted = [person for name in names for person in ask_candidates.called(sql, name)]
    rows = store.standing(sql, wanted)
    to = Named(names[0], PersonId(wanted[0]) if wanted else None)
    called = list(dict.fromkeys([*names, *(row[0] for row in rows.values())]))
    talks.look_for(ask_candidates.in_talks(called), each=OLDER)
    lines = talks.naming(called)
    found: dict[int, tuple[Evidence, float, Named]] = {}
    for talk, people in store.of_talks(sql, lines).items():
        told = evidence_of(lines[talk], [span_of(lines[talk].text, called)])
        for person in people:
            if person not in wanted:
                first, worth, _ = found.get(person, (told, 0.0, to))
                found[person] = (first, worth + SPOKEN_OF, to)
    for _, other, kind, inverse, first_of_two, day in store.ties_of(sql, wanted):
        text = f"{word_of(kind, inverse, first=not first_of_two)} {to.name}"  # as on the other's page
        tie = Evidence(text, ((len(text) - len(to.name), len(text)),), "tie", None, day_of(day))
        told, worth, _ = found.get(other, (tie, 0.0, to))
        found[other] = (told, worth + TIED, to)
    return found


def evidence_of(line: Line, spans: Sequence[tuple[int, int] | None]) -> Evidence:
    """A line as it is cited, with what fits in it."""
    matched = tuple(each for each in spans if each is not None)
    source = line.second if line.second and matched and matched[0][0] >= line.behind > 0 else line.source
    talk = InteractionId(line.talk) if line.talk is not None else None
    return Evidence(line.text, matched, source, talk, day_of(line.day))


def as_said(sql: sqlite3.Connection, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence with the talk it is of: what was promised in a talk, and a topic by the words in which it was talked about.

    Of a promise without a talk, there is none to open.
    """
    promised = [each.talk for each in evidence if each.talk is not None and each.talk < 0]
    tagged = [each.talk for each in evidence if each.talk is not None and each.source == "topic"]
    of_promise = store.talks_of(sql, promised)
    said = {row[0]: row for row in store.talks(sql, tagged)}
    return [_as_said(each, of_promise, said) for each in evidence]


def _as_said(evidence: Evidence, of_promise: Mapping[int, int], said: Mapping[int, Row]) -> Evidence:
    if evidence.talk is None:
        return evidence
    if evidence.talk < 0:
        talk = of_promise.get(evidence.talk)
        return replace(evidence, talk=InteractionId(talk) if talk is not None else None)
    if evidence.source != "topic" or evidence.talk not in said:
        return evidence
    text, matched = told_about(said[evidence.talk], evidence.text, evidence.matched)
    return replace(evidence, text=text, matched=matched, source="talk")


def span_of(text: str, names: Sequence[str]) -> tuple[int, int] | None:
    """Where the first of some names stands in a text, in capitals or not."""
    for name in names:
        if (at := text.casefold().find(name.casefold())) >= 0:
            return at, at + len(name)
    return None


def day_of(text: str) -> date | None:
    """A day as the book writes it; None where only a part of it is known."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
