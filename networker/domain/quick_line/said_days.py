"""Which of the days and times of a head are the talk's: one of each. What else is said of days is asked, or stays."""

import re

from networker.domain.quick_line.denials import denials
from networker.domain.quick_line.found import Found
from networker.domain.quick_line.lexicon import Lexicon
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.patterns import compiled, fullmatch, match
from networker.domain.quick_line.reading import Reading
from networker.domain.quick_line.tellings import tellings
from networker.domain.quick_line.text import fold_same
from networker.domain.quick_line.understood import Unclear


class SaidDays:
    """Settles it in one language."""

    def __init__(self, lexicon: Lexicon, names: NameReader) -> None:
        self._words, self._names = lexicon, names
        self._denials, self._tellings = denials(lexicon), tellings(lexicon)
        self._since = compiled(rf"(?:{lexicon.since})\b")
        self._behind_since = compiled(rf"\b(?:{lexicon.since})\s*$")
        self._invites = compiled(rf"\b(?:{lexicon.invites})\b")
        self._to_what = compiled(rf"\b(?:{lexicon.to_what})\b")
        self._not = compiled(rf"\b(?:{lexicon.not_day})\s*$")

    def settle(self, reading: Reading) -> None:
        """Give back to the words what is not when it was: a second day, a month beside a day, days of a clause."""
        bare = reading.bare
        day = next((each for each in reading.note_days if each.day), None)
        time = next((each for each in reading.note_days if each.time), None)
        left = []
        for each in reading.days:
            if self._stays(reading, bare, each, day, time):
                left.append(each)
            else:
                day, time = day or (each if each.day else None), time or (each if each.time else None)
        # "3 times in may" beside a day is no answer to when it was, nor is "since may".
        left += [
            each
            for each in reading.days
            if each.month_only and each not in left and (day or self._is_since(reading.head, each))
        ]
        for each in left:
            reading.give_back(each)

    def _stays(self, reading: Reading, bare: str, each: Found, day: Found | None, time: Found | None) -> bool:
        """Whether what is said is left to the words, beside the day and the time that there are."""
        taken = bool(each.day and day) or bool(each.time and time)
        if self._is_of_clause(reading, bare, each, taken=taken) or self._is_of_invitation(bare, each):
            return True
        if each.day is None or day is None or each.time is not None:
            return taken
        if each.day != day.day:
            self._ask_second(reading, bare, day, each)
        return each.day != day.day

    def _is_since(self, head: str, period: Found) -> bool:
        before, said = fold_same(head[: period.start]), fold_same(head[period.start : period.stop])
        return self._since.match(said) is not None or self._behind_since.search(before) is not None

    def _is_of_clause(self, reading: Reading, bare: str, day: Found, *, taken: bool) -> bool:
        """ "She's away until friday": a clause keeps its days, but for one at its end that is not `taken`.

        What is not done on a day, or only may be, was not then: "lunch with Ben, he won't come friday".
        """
        clause = next((one for one in reading.clauses if one.start <= day.start < one.stop), None)
        if clause is None:
            return False
        told = bare[clause.start : clause.stop].lstrip(" ,(")
        if match(rf"(?:{self._words.doubt.says})(?!\w)", fold_same(told)):
            return True  # "Ben wrote that he comes on friday"
        subject = match(rf"[\s,]*(?:{self._words.subject})(?!\w)", fold_same(bare[clause.start :]))
        until = self._since.match(fold_same(reading.head[day.start : day.stop])) is not None
        inside = re.search(r"\w", bare[day.stop : clause.stop]) is not None
        if taken or until or day.month_only or (subject is not None and inside):
            return True
        if day.ahead and match(self._words.side_them, fold_same(told)):
            return True  # "mail from Ben, wants it by friday"
        return self._denials.denies(told, self._names) or self._tellings.may_be(told, self._names)

    def _is_of_invitation(self, bare: str, day: Found) -> bool:
        """ "Ben invited me to dinner on friday": not then did he invite me."""
        if day.weekday is None and not day.ahead:
            return False
        before = fold_same(bare[: day.start])
        return self._invites.search(fold_same(bare)) is not None and self._to_what.search(before) is not None

    def _ask_second(self, reading: Reading, bare: str, first: Found, second: Found) -> None:
        """Another day: "yesterday and today" is asked about; "not tuesday", or one within what is told, only stays."""
        if self._not.search(fold_same(reading.head[: second.start])):
            return
        between = bare[first.stop : second.start] if first.stop <= second.start else bare[: second.start]
        named = self._names.find(bare[: second.start])
        rest = named.rest[first.stop : second.start]
        small = rf"{self._words.and_words}|{self._words.on}|{self._words.leads.either}"
        own = [word for word in re.findall(r"\w+", fold_same(rest)) if not fullmatch(small, word)]
        if own and not any(first.stop <= place for place in named.places):
            return
        start = first.start if not own and rest == between else second.start
        reading.asked.append(Unclear(reading.head[start : second.stop].strip(), "which day"))
