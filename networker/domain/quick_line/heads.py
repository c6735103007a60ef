"""The head of a sentence and its note (rule 1): where the one ends and the other begins, and what the head holds."""

import re
from collections.abc import Sequence
from dataclasses import replace

from networker.domain.quick_line.clauses import Clause, ClauseReader
from networker.domain.quick_line.days import DayReader
from networker.domain.quick_line.found import Found
from networker.domain.quick_line.kinds import KindReader
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.named import Named
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.patterns import compiled, fullmatch, match, search
from networker.domain.quick_line.places import PlaceReader, in_note
from networker.domain.quick_line.promises import PromiseReader
from networker.domain.quick_line.reading import Reading
from networker.domain.quick_line.said_days import SaidDays
from networker.domain.quick_line.sentences import NOTE_SIGN
from networker.domain.quick_line.text import blanked, fold_same


class HeadReader:
    """Reads it in one language."""

    def __init__(
        self,
        lexicon: Lexicon,
        names: NameReader,
        days: DayReader,
        kinds: KindReader,
        places: PlaceReader,
        promises: PromiseReader,
    ) -> None:
        self._words, self._names, self._days, self._kinds = lexicon, names, days, kinds
        self._places, self._promises = places, promises
        self._clauses = ClauseReader(lexicon, names, kinds)
        self._said_days = SaidDays(lexicon, names)
        self._denies = compiled(rf"\b(?:{lexicon.leads.denies})\b")
        self._denier = compiled(rf"\b(?:{lexicon.doubt.denier})(?!\w)")
        self._rather = compiled(rf"(?:,\s*|\s)(?:{lexicon.leads.rather})\s+(?=[^\W\d_])")
        leads = f"{lexicon.with_words}|{lexicon.to_words}|{lexicon.from_words}"
        self._led = compiled(rf"(?:^|(?<=\s))(?:{leads})\s*$")
        self._leads = compiled(rf"(?:{leads})(?!\w)")

    def read(self, first: str) -> Reading:
        """Who, how, when and where."""
        reading = self._head_and_note(first)
        reading.head, reading.signed = self._places.after_sign(reading.head)
        if reading.signed is None:
            reading.note, reading.signed = in_note(reading.note, self._names)
        reading.days = self._days.find(reading.head, head=True)
        every_day = list(reading.days)
        reading.bare, reading.place = blanked(reading.head, reading.days), reading.signed
        found = self._clauses.find(reading.bare)
        if reading.place is None:
            cut = min((each.start for each in found), default=len(reading.bare))
            reading.bare, reading.place = self._places.in_head(reading.bare, cut)
        reading.clauses = self._clauses.find(reading.bare)
        self._said_days.settle(reading)
        return self._told(reading, every_day)

    def _told(self, reading: Reading, every_day: Sequence[Found]) -> Reading:
        """With who and how."""
        reading.told = blanked(reading.bare, reading.clauses)
        reading.named = self._people(reading, every_day)
        reading.unsaid = self._clauses.instead_of_kind(reading.told)
        reading.kept += [(each.start, each.stop) for each in reading.unsaid]
        told, rest = reading.said
        reading.kind, reading.words = self._kinds.kind(told, replace(reading.named, rest=rest))
        return reading

    def _people(self, reading: Reading, days: Sequence[Found]) -> Named:
        """Who is named: no word for a day is a name, though it stays in the text."""
        text = blanked(reading.told, days)
        named = self._names.find(text)
        if named.away and not named.anybody:  # "not with Ben": nobody else was there, it is denied of him
            denied = [Clause(m.start(), m.end(), "") for m in self._denies.finditer(fold_same(text))]
            others = self._names.find(blanked(text, denied)) if denied else named
            if others.anybody:
                named = replace(others, denied=True)
                for each in denied:
                    rest = named.rest
                    named = replace(
                        named, rest=rest[: each.start] + text[each.start : each.stop] + rest[each.stop :]
                    )
        rest = named.rest
        for day in days:
            rest = rest[: day.start] + reading.told[day.start : day.stop] + rest[day.stop :]
        return replace(named, rest=rest)

    def instead_of_denied(self, reading: Reading) -> Reading | None:
        """The talk that took place where another is denied: "didn't call Ana but Ben"; None where none is told.

        Behind the "but" stands a talk, or only with whom the one denied was held.
        """
        bare = reading.bare
        folded = fold_same(bare)
        denier = self._denier.search(folded)
        rather = self._rather.search(folded, denier.end()) if denier is not None else None
        if denier is None or rather is None:
            return None
        behind = self._names.find(bare[rather.end() :])
        if not behind.anybody:
            return None
        cuts = [Clause(0, rather.end(), "")]
        if re.search(r"\w", self._leads.sub("", fold_same(behind.rest), count=1)) is None:
            before = self._names.find(bare[: rather.start()])
            gone = [
                m.span() for m in re.finditer(r"\S+", bare[: rather.start()]) if before.rest[m.start()] == " "
            ]
            cuts = [Clause(denier.start(), denier.end(), ""), Clause(rather.start(), rather.end(), "")]
            cuts += [Clause(start, stop, "") for start, stop in gone]
            led = self._led.search(folded[: min(before.places, default=0)])
            if led is not None and self._leads.match(folded[rather.end() :]) is not None:
                cuts.append(Clause(led.start(), led.end(), ""))
        other = replace(reading, bare=blanked(bare, cuts), instead=reading.head, kept=[*reading.kept])
        other.clauses = self._clauses.find(other.bare)
        return self._told(other, reading.days)

    def named(self, text: str) -> Named:
        """Everybody whom a text names, beside its days."""
        days = self._days.find(text)
        return self._names.find(blanked(text, days))

    def _head_and_note(self, first: str) -> Reading:
        first = self._with_its_people(first)
        sign = next((m for m in NOTE_SIGN.finditer(first) if not self._only_days(first[: m.start()])), None)
        about = search(rf"(?<=\s)(?:{self._words.about})\.?(?::\s*|\s+)", fold_same(first))
        if (end := self._sentence_end(first)) is not None:
            sign = end if sign is None or end.start() < sign.start() else sign
        if sign and (about is None or sign.start() < about.start()):
            return Reading(head=first[: sign.start()], note=first[sign.end() :].strip(), has_note=True)
        if about is None:
            return Reading(head=first)
        reading = Reading(head=first[: about.start()], note=first[about.end() :].strip(), has_note=True)
        reading.about = reading.note
        self._take_verb_at_end(reading)
        self._take_day_at_end(reading)
        return reading

    def _only_days(self, head: str) -> bool:
        """ "Yesterday: coffee with June": what is before the sign only says when."""
        days = self._days.find(head, head=True)
        return bool(days) and re.search(r"\w", blanked(head, days)) is None

    def _with_its_people(self, first: str) -> str:
        """ "Coffee: Ben, Ana" is one with them: behind the kind alone, and before people alone, the sign goes."""
        signs = [*NOTE_SIGN.finditer(first)]
        if not signs:
            return first
        sign, stop = signs[0], signs[1].start() if len(signs) > 1 else len(first)
        kind = blanked(first[: sign.start()], self._days.find(first[: sign.start()], head=True)).strip()
        if not kind or not self._kinds.is_word(fold_same(kind)):
            return first
        who = f"{kind} {first[sign.end() : stop]}"
        rest = blanked(self._places.after_sign(who)[0], ())
        named = self.named(rest)
        left = blanked(named.rest, self._days.find(rest))[len(kind) :]
        small = f"{self._words.and_words}|{self._words.with_words}"
        if not named.anybody or any(
            not fullmatch(small, word) for word in re.findall(r"\w+", fold_same(left))
        ):
            return first
        return f"{first[: sign.start()]} {first[sign.end() :]}"

    def _sentence_end(self, first: str) -> re.Match[str] | None:
        """Where a first sentence that names somebody ends; what is told after it is the note."""
        for end in self._promises.ends.find(first, self._days.find(first)):
            if first[end.end()].islower():
                continue
            return end if self.named(first[: end.start()]).anybody else None
        return None

    def _take_verb_at_end(self, reading: Reading) -> None:
        """German "wegen der Tür angerufen": the verb at the end belongs to the head."""
        verb = re.search(r"\s([^\W\d_]+)[.!\s]*$", reading.note)
        if (
            self._words.nouns_capital
            and verb
            and verb[1].islower()
            and self._kinds.is_word(fold_same(verb[1]))
        ):
            reading.head = f"{reading.head.rstrip()} {verb[1]}"
            reading.note = reading.note[: verb.start()]

    def _take_day_at_end(self, reading: Reading) -> None:
        """ "About the budget yesterday at 3": day and time at the end belong to the head, a time alone does not."""
        stop = len(reading.note.rstrip(" .!"))
        taken: list[Found] = []
        for found in reversed(self._days.find(reading.note)):
            before, said = reading.note[: found.start].rstrip(), reading.note[found.start : found.stop]
            if not before or found.month_only or reading.note[found.stop : stop].strip(" ,"):
                break
            of = rf"(?:{self._words.of_words}|{self._words.from_words})"
            if search(rf"\s{of}$", fold_same(before)) or match(rf"{of}\b", fold_same(said)):
                break  # "the invoices of yesterday"
            taken.insert(0, found)
            stop = found.start
        if any(found.day or found.asks for found in taken):
            reading.note_days, reading.note_dated = taken, reading.note
            reading.note = reading.note[:stop].strip(" ,")
