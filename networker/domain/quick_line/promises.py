"""What is still to be done: parts after ; and later sentences that promise, reminders and plans (rules 5 and 6)."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from networker.domain.quick_line.again import Again, again_reader
from networker.domain.quick_line.days import DayReader
from networker.domain.quick_line.denials import denials
from networker.domain.quick_line.found import Found
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.patterns import compiled, match, search, sub
from networker.domain.quick_line.reckoning import next_nth, next_numbered
from networker.domain.quick_line.sentences import NOTE_SIGN, SentenceEnds
from networker.domain.quick_line.tellings import tellings
from networker.domain.quick_line.text import blanked, clean, fold_same
from networker.domain.quick_line.understood import Promise, Unclear
from networker.domain.vocabulary import Side

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»")
_OPENING = 4  # words in which whoever promises is named


class PromiseReader:
    """Tells promises, and whose they are, in one language."""

    def __init__(self, lexicon: Lexicon, days: DayReader, names: NameReader, now: datetime) -> None:
        self._words, self._days, self._names = lexicon, days, names
        self._now, self._today = now, now.date()
        self.ends = SentenceEnds(lexicon, names.is_name)
        self._again = again_reader(lexicon)
        self._denials, self._tellings = denials(lexicon), tellings(lexicon)
        self._hangs = compiled(lexicon.denials.hangs)
        # "If he calls by friday, send it": the day stays in what it depends on.
        self._conditions = compiled(rf"\b(?:{lexicon.denials.conditions})\s[^,;]*")
        self._subject = compiled(rf"(?:{lexicon.subject})\s+(?!(?:{lexicon.and_words})\s)", re.IGNORECASE)

    def parts(self, text: str) -> tuple[str, list[str], list[str]]:
        """What happened, what is promised after each ; and in later sentences, and what is only told after a ;."""
        first, *rest = _split(text)
        head, *later = self._sentences(first)
        head, vowed = self._behind_comma(head)
        promised = [each for each in later if self._promises(each)]
        if vowed:
            first = " ".join([head, *later])
            promised.insert(0, vowed)
        if len(promised) > bool(vowed):
            others = [each for each in later if each not in promised]
            first = " ".join([head, *others]) if others else head.rstrip(". ")
        told = []
        for part in filter(str.strip, rest):
            denied, vow = self._denied_and_vow(part)
            told += [denied] if denied else []
            promised += [vow] if vow else []
        return first, promised, told

    def _denied_and_vow(self, part: str) -> tuple[str, str]:
        """Of a part what is not going to be done, and what is: "he won't call, I'll write"; "" where there is none."""
        for comma in re.finditer(r",\s+(?=[^\W\d_])", part):
            before, behind = part[: comma.start()], part[comma.end() :]
            if not self._denies(before):
                continue
            dated = self._days.find(behind, ahead=True) and self._only_tells(before)
            if self._vows(behind) or (
                dated and not self._denies(behind) and not self._hangs.search(fold_same(behind))
            ):
                return before, behind
        return (part, "") if self._denies(part) else ("", part)

    def _denies(self, clause: str) -> bool:
        days = self._days.find(clause, ahead=True)
        return self._denials.denies(blanked(clause, days), self._names) or self._tells(clause, days)

    def _only_tells(self, clause: str) -> bool:
        return self._tells(clause, self._days.find(clause, ahead=True))

    def _tells(self, clause: str, days: Sequence[Found]) -> bool:
        ahead = [each for each in days if each.day is None or each.day > self._today]
        return self._tellings.tells(clause, days, ahead, self._names)

    def _behind_comma(self, head: str) -> tuple[str, str]:
        """The first sentence, and what is promised behind a comma where nobody's words are quoted after a colon."""
        for comma in re.finditer(r",\s+(?=[^\W\d_])", head):
            before, clause = head[: comma.start()], head[comma.end() :]
            if NOTE_SIGN.search(before):
                break
            vows = self._vows(clause) or self._turns_ahead(before, clause)
            if vows and self._names.find(before).anybody:
                return before, clause
        return head, ""

    def _turns_ahead(self, before: str, clause: str) -> bool:
        """ "Call with Ana today, tomorrow send her the map": of two days the one to come begins what is promised."""
        happened = any(day.day is not None and not day.ahead for day in self._days.find(before))
        days = self._days.find(clause)
        ahead = bool(days) and days[0].start == 0 and days[0].ahead
        return happened and ahead and re.search(r"\w", blanked(clause, days)) is not None

    def _vows(self, clause: str) -> bool:
        """Whether what follows a comma promises; in "Ana, will and Ben" a name goes on the list."""
        start, _ = self._start(clause)
        if match(self._words.promise_start, start) is None or self._denies(clause):
            return False
        first, second = [*re.findall(r"[^\s,]+", start), "", ""][:2]
        if not self._names.is_name(first):
            return True
        return (
            clause[0].islower() and second.isalpha() and second not in (self._words.stop | self._words.small)
        )

    def _sentences(self, text: str) -> list[str]:
        """The sentences of a text; a date alone is none."""
        days = self._days.find(text)
        bare = blanked(text, days)
        found, start = [], 0
        for end in self.ends.find(text, days):
            if re.search(r"\w", bare[start : end.start()]):
                found.append(text[start : end.end()].rstrip())
                start = end.end()
        return [*found, text[start:]]

    def _promises(self, sentence: str) -> bool:
        start, days = self._start(sentence)
        if (behind := self._behind_name(sentence)) is not None:
            start = f"{self._words.pronoun} {behind}" if match(self._words.third, behind) else behind
        if match(self._words.told, sentence) or self._denies(sentence):
            return False
        if match(self._words.promise_start, start):
            return True
        return any(day.day for day in days) and match(self._words.promise_dated, start) is not None

    def _behind_name(self, part: str) -> str | None:
        """What stands behind the known person with whom a part begins, folded; None where it begins with no name."""
        opening = " ".join(part.split()[:_OPENING])
        named = self._names.find(opening)
        if not (named.people or named.unclear) or opening[: named.places[0]].strip():
            return None
        if opening[named.places[0] : named.first_stop] in named.new:
            return None  # "Need to call Ana": no name, though it has a capital
        return self._start(" ".join(part.split())[named.first_stop :])[0]

    def _start(self, part: str) -> tuple[str, list[Found]]:
        """The part without its days, folded."""
        days = self._days.find(part, ahead=True)
        return fold_same(clean(blanked(part, days))), days

    def promise(self, part: str) -> Promise:
        """A part that promises, read."""
        part, again = self._again.take(part)
        due, at, days = self.due(part)
        due = self.first(again, due)
        within = [condition.span() for condition in self._conditions.finditer(fold_same(part))]
        days = [day for day in days if not any(start <= day.start < stop for start, stop in within)]
        if search(self._words.doubt.denied, fold_same(part)) or match(
            self._words.doubt.denied_before, fold_same(part)
        ):
            days = []  # "don't call before 5 jan" says more than the day
        rest = _without_dates(part, days)
        rest = sub(rf"\b(?:{self._words.due_words})\s*(?=$|[.,])", "", rest.strip())
        text = clean(rest)
        said = clean(self._without_subject(text)) or text
        return Promise(due, at, self.side(part), said, again.repeat, again.unless_contact)

    def due(self, text: str) -> tuple[date | None, time | None, list[Found]]:
        """On which day and at which time something is due, and what the text says of it; what else it says stays.

        A time without a day is the next one that the clock shows.
        """
        days = self._days.find(text, ahead=True)
        due = next((each for each in days if each.day is not None), None)
        at = next((each for each in days if each.time is not None), None)
        said = [each for each in days if each in (due, at) or each.asks]
        others = [each for each in days if each not in said]
        if due is not None and any(each.day not in (None, due.day) for each in others):
            said.remove(due)  # "on 24 dec and 31 dec": both stay, the first is the day
        day, moment = due.day if due else None, at.time if at else None
        if day is None and moment is not None and not any(each.asks or each.month_only for each in days):
            day = self._today + timedelta(days=moment <= self._now.time())
        return day, moment, [each for each in said if not each.stays]

    def past(self, text: str) -> list[Unclear]:
        """What is said of when it is due, and lies behind."""
        due, _, _ = self.due(text)
        found = next((each for each in self._days.find(text, ahead=True) if each.day is not None), None)
        if found is None or due is None or due >= self._today:
            return []
        return [Unclear(text[found.start : found.stop].strip(), "which day")]

    def side(self, part: str) -> Side:
        """He, she or a verb in the third person: them; I, an imperative, an infinitive: me."""
        start, _ = self._start(part)
        if match(self._words.side_me, start):
            return Side.ME
        if (behind := self._behind_name(part)) is not None:
            return Side.THEM if match(self._words.third, behind) else Side.ME
        return Side.THEM if match(self._words.side_them, start) else Side.ME

    def is_by(self, names: Sequence[str], part: str) -> bool:
        """Whether a part begins with one of these names, whole or the first word, and says what they do."""
        said = part.strip()
        called = next((c for name in names for c in (name, name.split()[0]) if said.startswith(f"{c} ")), "")
        return bool(called) and match(self._words.third, self._start(said[len(called) :])[0]) is not None

    def _without_subject(self, text: str) -> str:
        found = self._subject.match(text)
        return text[found.end() :] if found is not None else text  # "he and I will go" stays whole

    def reminder(self, first: str) -> str | None:
        """What a sentence says I am to be reminded of; None where it is no reminder."""
        bare = fold_same(blanked(first, self._days.find(first)))
        found = match(rf"\s*(?P<said>(?:{self._words.remind})(?:\s*[:,]\s*|\s+))", bare)
        if found is None:
            return None
        # "Remind me on friday to call": what was blank behind the word stays.
        stop = min(found.end(), found.start("said") + len(found["said"].rstrip(" ")) + 1)
        return first[: found.start("said")] + first[stop:]

    def again(self, text: str) -> tuple[str, Again]:
        """A plan or reminder without the words that say how often, and what they say."""
        return self._again.take(text)

    def first(self, again: Again, due: date | None) -> date | None:
        """The first day on which it is due: of a rule that names days the first of these, from the day said on."""
        if again.month_day:
            return next_numbered(again.month_day, due or self._today + timedelta(days=1))
        if again.repeat is None or not again.repeat.nth:
            return due
        return next_nth(again.repeat.nth, again.repeat.weekday, due or self._today + timedelta(days=1))

    def wish(self, text: str, days: Sequence[Found]) -> str:
        """A plan in words: without its day and the words that lead to it."""
        rest = sub(rf"\b(?:{self._words.due_words})\s*$", "", _without_dates(text, days).strip())
        rest = sub(rf"(?<=\w)\s+(?:{self._words.stands})\s*$", "", rest, flags=re.IGNORECASE)
        rest = self._without_subject(clean(rest)) or clean(rest)
        return re.sub(r"\s+(?=[,.:;])", "", rest)  # where the day stood before a sign


def _split(text: str) -> list[str]:
    """The parts between ; but for those within quotes: "he said “now; or never”" is one."""
    hidden = _QUOTED.sub(lambda found: found[0].replace(";", "\0"), text)
    return [part.replace("\0", ";") for part in re.split(r"\s*;\s*", hidden)]


def _without_dates(text: str, days: Sequence[Found]) -> str:
    """The text without the days and times that are kept apart; "next month" has none, and stays."""
    return blanked(text, [each for each in days if not each.month_only])
