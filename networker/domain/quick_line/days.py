"""Days and times as they are said in a sentence, counted from `now`. Nothing is guessed: 11/3 is asked about.

Weekdays are never today; what happened lies behind, what is promised ahead; years left out are the nearest.
"""

import contextlib
import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

from networker.domain.quick_line.found import Found, together
from networker.domain.quick_line.lexicon import TITLES, Lexicon, either
from networker.domain.quick_line.month_days import month_reader
from networker.domain.quick_line.naming import NameReader
from networker.domain.quick_line.parts_of_day import in_parts
from networker.domain.quick_line.patterns import compiled, fullmatch, match, search
from networker.domain.quick_line.reckoning import (
    SOON,
    end_of_month,
    full_year,
    month_later,
    nearest,
    weekday,
)
from networker.domain.quick_line.text import fold_same
from networker.domain.quick_line.times import TimeReader

MOST = 1000  # days, weeks or years counted back or ahead
# "Half past 2 nov 5", "ten to 2 nov 5"; "moved to 2 nov" is a day
_NO_HOUR = r"(?<![\d:])(?<!\bpast )(?:(?<!\bto )|(?!\d{1,2} [a-z]+ \d))(?<!\bat )"


class DayReader:
    """Reads days and times of one language relative to one moment; a word that is somebody's name there is none."""

    def __init__(self, lexicon: Lexicon, now: datetime, names: NameReader) -> None:
        self._words, self._now, self._today, self._names = lexicon, now, now.date(), names
        self._known: dict[tuple[str, bool, bool], list[Found]] = {}
        months, days = either(lexicon.months), either(lexicon.weekdays)
        number = rf"\d{{1,2}}|{either(lexicon.ordinals)}"
        # "May first"; elsewhere a word for a number behind a month counts something: "en mayo dos veces"
        month_first = r"\d{1,2}" if lexicon.slash_day_first else number
        on = f"(?:(?:{lexicon.on}) )?"
        self._iso = compiled(
            rf"\b{on}(\d{{4}})(?P<sign>[-/])(\d\d?)(?P=sign)(\d\d?)(?:T(\d\d):(\d\d))?(?![\w-]|/\d)",
            re.IGNORECASE,
        )
        self._dotted = compiled(
            rf"(?<![\d.])\b{on}(\d{{1,2}})\.\s?(\d{{1,2}})\.(?:\s?(\d{{4}}|\d\d)(?![\d:]))?(?![\d.])"
        )
        self._bare = compiled(
            rf"(?<![\d.:,/€$£@#-])(?<!\bum )(?<!\bat )(?<!\blas )(?<!\bgegen )\b(?P<on>(?:{lexicon.on}) )?(\d{{1,2}})\.(\d{{1,2}})"
            r"(?![\d/%€\w]|[.:]\d| ?(?:uhr|h|[ap]\.?m|€|euros?|[ck]?m|k?g|%)\b)"
        )
        self._slashed = compiled(
            rf"(?<![\d/-])\b{on}(\d{{1,2}})(?:/(\d{{1,2}})(?:/(\d{{4}}|\d\d))?|-(\d{{1,2}})-(\d{{4}}))(?![\d/-])"
        )
        self._day_month = compiled(
            rf"{_NO_HOUR}\b{on}({number})(?:st|nd|rd|th|\.|º)?(?: of| de)? ?({months})\b\.?(?:,? (?:del? )?(\d{{4}})\b)?"
        )
        self._month_day = compiled(
            rf"\b{on}({months})\.?(?: the)? ({month_first})(?:st|nd|rd|th)?\b(?![:.]\d)(?:,? (\d{{4}})\b)?"
        )
        self._the_days = [compiled(pattern) for pattern in lexicon.the_days]
        which = f"{lexicon.last}|{lexicon.next}|{lexicon.coming}"
        self._weekday = compiled(
            rf"\b(?P<on>(?:{lexicon.on}) )?(?:(?P<which>{which}) )?(?P<day>{days})"
            rf"(?:{lexicon.day_parts})?\b\.?(?: (?P<behind>{which})\b(?! (?:week|month|woche|monat)\b))?"
        )
        self._month = month_reader(lexicon)
        self._week_of = compiled(rf"\b(?:{lexicon.within_month.week_of})$")
        self._no_weekday = compiled(lexicon.no_weekday)
        self._until = compiled(rf"(?:{lexicon.until})\b")
        self._over = compiled(lexicon.doubt.past)
        self._in_month = compiled(rf"\b(?:{lexicon.in_month}) ({months})\b(?: (?:de )?\d{{4}}\b)?")
        self._last_week = compiled(lexicon.last_week)
        self._period = compiled(rf"\b(?:{lexicon.periods}|{lexicon.feasts})\b")
        self._later_today = compiled(rf"\b(?:{lexicon.later_today})")
        self._period_ahead = compiled(rf"\b(?:{lexicon.periods_ahead})\b")
        self._ago = compiled(lexicon.ago)
        self._hence = compiled(lexicon.hence)
        self._fixed = [(compiled(rf"\b(?:{pattern})\b"), days_) for pattern, days_ in lexicon.fixed_days]
        self._week = compiled(rf"\b(?:{lexicon.next_week})\b")
        self._month_end = compiled(rf"\b(?:{lexicon.month_end})\b")
        self._week_end = compiled(rf"\b(?:{lexicon.week_end})\b")
        self._before_later = compiled(lexicon.later) if lexicon.later else None
        self._names_day = compiled(rf"\d|\b(?:{months}|{days})\b")
        self._date_words = compiled(rf"\b(?:{months}|{days}|morgen)\b")
        # "At Monday Coffee", "at Friday's": no day stands behind at, and a capital behind it is a place's.
        capital = "|".join(form.capitalize() for form in (*lexicon.weekdays, *lexicon.months, *lexicon.noons))
        self._place_words = compiled(rf"\b[Aa]t ({capital})(?='s\b| [A-Z])") if lexicon.at_place else None
        self._times = TimeReader(lexicon, names, self._date_words)

    def find(self, text: str, *, ahead: bool = False, head: bool = False) -> list[Found]:
        """Every day and time said, in their order, none within another.

        `ahead`: the text is a promise; `head`: it is the head alone, where "5.11" at an edge can only be a day.
        """
        key = (text, ahead, head)
        if key not in self._known:  # a head is looked at from several sides
            self._known[key] = self._find(text, ahead=ahead, head=head)
        return list(self._known[key])

    def _find(self, text: str, *, ahead: bool, head: bool) -> list[Found]:
        folded = self._without_names(fold_same(text), text)
        found: list[Found] = []
        bare = partial(self._bare_dates, edges=head)
        for reader in (
            partial(self._month.find, today=self._today),
            self._whole_dates,
            bare,
            self._named_dates,
            self._weekdays,
            self._relative,
            self._times.find,
        ):
            for each in reader(folded, text, ahead):
                if all(each.stop <= other.start or each.start >= other.stop for other in found):
                    found.append(each)
        found = [self._later(each, folded) for each in sorted(found, key=lambda each: each.start)]
        found = [self._nearby(each, folded, text, ahead=ahead, head=head) for each in together(found, text)]
        return in_parts(found, folded, self._words.parts, self._words.sure_hour, self._now)

    def _without_names(self, folded: str, text: str) -> str:
        """The folded text with what is somebody's name made unreadable as a day: "el domingo con Domingo"."""
        for m in self._place_words.finditer(text) if self._place_words else ():
            folded = folded[: m.start(1)] + "_" * len(m[1]) + folded[m.end(1) :]
        for m in self._date_words.finditer(folded):
            if self._names.bears(text, m.start(), m.end()):
                folded = folded[: m.start()] + "_" * len(m[0]) + folded[m.end() :]
        return folded

    def _later(self, found: Found, folded: str) -> Found:
        """ "A week from tomorrow", "a week on friday": counted from the day that follows."""
        if found.weekday is not None and found.day is not None and self._words.week_behind:
            behind = match(self._words.week_behind, folded[found.stop :])
            if behind is not None:
                day = weekday(found.weekday, self._today, ahead=True, next_=False) + timedelta(days=7)
                return replace(found, stop=found.stop + behind.end(), day=day, ahead=True)
        if self._before_later is None or found.day is None:
            return found
        m = self._before_later.search(folded[: found.start])
        if m is None:
            return found
        number = int(m["n"]) if m["n"].isdigit() else self._words.numbers[m["n"]]
        day = found.day
        if found.weekday is not None:
            day = weekday(found.weekday, self._today, ahead=True, next_=False)
        return replace(found, start=m.start(), day=day + timedelta(days=7 * number), ahead=True)

    def _nearby(self, found: Found, folded: str, text: str, *, ahead: bool, head: bool) -> Found:
        """ "After friday" and "2 or 3 may" name no day: they are asked about, in a promise they stay beside the day."""
        if found.day is None:
            return found
        before, behind = folded[: found.start], folded[found.stop :]
        several = search(rf"(?<![\d:.])(?:{self._words.list_of_days})", before)
        dated = match(rf"(?:(?:{self._words.on}) )?\d", folded[found.start : found.stop]) is not None
        if several is not None and dated:
            return replace(found, start=several.start(), day=None, asks=text[several.start() : found.stop])
        if dated and (week := self._week_of.search(before)) is not None:
            monday = found.day - timedelta(days=found.day.weekday())
            whole = replace(found, start=week.start(), weekday=None)
            return (
                replace(whole, day=monday)
                if ahead or found.ahead
                else replace(whole, day=None, month_only=True)
            )
        last = match(self._words.before_last, behind)
        if last is not None and found.weekday is not None:
            stop = found.stop + last.end()
            return replace(found, stop=stop, day=None, asks=text[found.start : stop])
        every = rf"(?:{self._words.again.every})"
        led = search(rf"\b(?:{self._words.not_on}|{every})(?: (?:{self._words.on}))? $", before)
        said = folded[found.start : found.stop]
        own = match(rf"(?:{self._words.not_on})\b", said) if self._names_day.search(said) else None
        if (led is None and own is None) or found.time is not None:
            return found
        if ahead or not head:
            return replace(found, stays=True)
        if led is not None and match(every, led[0]):
            return found
        start = led.start() if led is not None else found.start
        return replace(found, start=start, day=None, ahead=False, asks=text[start : found.stop].strip())

    def _iso_date(self, m: re.Match[str], text: str, ahead: bool) -> Found:
        made = self._made(m, int(m[4]), int(m[3]), int(m[1]), ahead, text)
        if made is None:
            return Found(m.start(), m.end(), asks=text[m.start(1) : m.end()])
        with contextlib.suppress(ValueError, TypeError):
            return replace(made, time=time(int(m[5]), int(m[6])))
        return made

    def _bare_dates(self, folded: str, text: str, ahead: bool, *, edges: bool) -> list[Found]:
        """A day and month without the last dot: "am 5.11"; without a word before it at an edge of the head alone."""
        found = []
        for m in self._bare.finditer(folded):
            at_edge = not text[: m.start()].strip() or re.match(r"\s*(?:[,;:)@]|$)", text[m.end() :])
            if m["on"] or (edges and at_edge):
                found.append(self._made(m, int(m[2]), int(m[3]), None, ahead, text))
        return [each for each in found if each is not None and not each.asks]

    def _whole_dates(self, folded: str, text: str, ahead: bool) -> list[Found]:
        found: list[Found | None] = []
        for m in self._iso.finditer(folded):
            found.append(self._iso_date(m, text, ahead))
        for m in self._dotted.finditer(folded):
            found.append(self._made(m, int(m[1]), int(m[2]), full_year(m[3]) if m[3] else None, ahead, text))
        for m in self._slashed.finditer(folded):
            one, two, said = int(m[1]), int(m[2] or m[4]), m[3] or m[5]
            year = full_year(said) if said else None
            if self._words.slash_day_first or one > 12:
                found.append(self._made(m, one, two, year, ahead, text))
            elif two > 12:
                found.append(self._made(m, two, one, year, ahead, text))
            elif one == two:
                found.append(self._made(m, one, two, year, ahead, text))
            else:
                start = m.start(1)
                found.append(Found(m.start(), m.end(), asks=text[start : m.end()]))
        return [each for each in found if each is not None]

    def _named_dates(self, folded: str, text: str, ahead: bool) -> list[Found]:
        found = []
        for m in self._day_month.finditer(folded):
            found.append(self._named(m, m[1], m[2], m[3], ahead, text))
        for m in self._month_day.finditer(folded):
            found.append(self._named(m, m[2], m[1], m[3], ahead, text))
        for pattern in self._the_days:
            for m in pattern.finditer(folded):
                until = self._until.match(m[0]) is not None
                day = self._of_month(
                    self._number(m[1]), ahead or until, over=self._over.search(text.lower()) is not None
                )
                if day is not None:
                    lies_ahead = until or (not ahead and day > self._today)
                    found.append(Found(m.start(), m.end(), day, ahead=lies_ahead))
        for pattern, lies_ahead in (
            (self._in_month, False),
            (self._period, False),
            (self._period_ahead, True),
        ):
            for m in pattern.finditer(folded):
                monday = self._monday(-1) if self._last_week.fullmatch(m[0]) else None
                found.append(Found(m.start(), m.end(), month_only=True, ahead=lies_ahead, monday=monday))
        return [each for each in found if each is not None]

    def _number(self, text: str) -> int:
        return int(text) if text.isdigit() else self._words.ordinals[text]

    def _named(
        self, m: re.Match[str], day: str, month: str, year: str | None, ahead: bool, text: str
    ) -> Found | None:
        return self._made(
            m, self._number(day), self._words.months[month], int(year) if year else None, ahead, text
        )

    def _of_month(self, number: int, ahead: bool, *, over: bool) -> date | None:
        """The day of a month that is not said; one of this month that comes soon and is not `over` is ahead, too."""
        ahead = ahead or (not over and 0 < number - self._today.day <= SOON)
        for months in (0, 1 if ahead else -1, 2 if ahead else -2):
            first = month_later(self._today.replace(day=1), months)
            try:
                day = first.replace(day=number)
            except ValueError:
                continue
            if day >= self._today if ahead else day <= self._today:
                return day
        return None

    def _made(
        self, m: re.Match[str], day: int, month: int, year: int | None, ahead: bool, text: str
    ) -> Found | None:
        """The date of a match; a day that its month never has is asked about."""
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        made: date | None = None
        until = self._until.match(m[0]) is not None
        if year is None:
            made = nearest(day, month, self._today, ahead=ahead or until)
        else:
            with contextlib.suppress(ValueError):
                made = date(year, month, day)
        if made is None:
            return Found(m.start(), m.end(), asks=text[m.start(1) : m.end()].strip())
        return Found(m.start(), m.end(), made, ahead=until or (not ahead and made > self._today))

    def _relative(self, folded: str, text: str, ahead: bool) -> list[Found]:
        found = []
        for pattern, days in self._fixed:
            for m in pattern.finditer(folded):
                found.append(Found(m.start(), m.end(), self._today + timedelta(days=days), ahead=days > 0))
        for m in self._later_today.finditer(folded):
            found.append(Found(m.start(), m.end(), self._today, ahead=True))
        for m in self._week_end.finditer(folded):
            weeks = 1 if m["after"] else 0
            sunday = self._today + timedelta(days=6 + 7 * weeks - self._today.weekday())
            found.append(Found(m.start(), m.end(), sunday, ahead=True))
        for m in self._week.finditer(folded):
            weeks = 2 if m.groupdict().get("after") else 1
            monday = self._monday(weeks)
            found.append(Found(m.start(), m.end(), monday, ahead=True, monday=monday))
        for m in self._month_end.finditer(folded):
            found.append(Found(m.start(), m.end(), end_of_month(self._today), ahead=True))
        for pattern, sign in ((self._ago, -1), (self._hence, 1)):
            for m in pattern.finditer(folded):
                said = {name.rstrip("2"): text for name, text in m.groupdict().items() if text}
                found.append(self._counted(m, said["n"], said["unit"], sign))
        return found

    def _monday(self, weeks: int) -> date:
        return self._today + timedelta(days=7 * weeks - self._today.weekday())

    def _counted(self, m: re.Match[str], number: str, unit: str, sign: int) -> Found:
        n = int(number) if number.isdigit() else self._words.numbers.get(number, 1)
        if n > MOST:
            return Found(m.start(), m.end(), asks=m[0])
        if unit.startswith(self._words.hour_units):
            minutes = n if unit.startswith("m") else 60 * n
            moment = self._now + timedelta(minutes=sign * minutes)
            at = moment.time().replace(second=0, microsecond=0) if sign > 0 else None
            return Found(m.start(), m.end(), moment.date(), at, ahead=sign > 0)
        if unit.startswith(self._words.day_units):
            day = self._today + timedelta(days=sign * n)
        elif unit.startswith(self._words.week_units):
            day = self._today + timedelta(days=7 * sign * n)
        elif unit == "fortnight":
            day = self._today + timedelta(days=14 * sign * n)
        elif unit.startswith(self._words.month_units):
            day = month_later(self._today, sign * n)
        else:
            day = month_later(self._today, 12 * sign * n)
        return Found(m.start(), m.end(), day, ahead=sign > 0)

    def _weekdays(self, folded: str, text: str, ahead: bool) -> list[Found]:
        found = []
        for m in self._weekday.finditer(folded):
            which = m["which"] or m["behind"] or ""
            alone = not (m["on"] or which) and not re.match(r"[ ,]*\d{1,2}\.\s?\d", folded[m.end() :])
            if len(m["day"]) == 2 and alone and not (m.start("day") and text[m.start("day")].isupper()):
                continue  # German "so" and "do" are words of their own
            if self._no_weekday.match(folded, m.start("day")) or (not m["on"] and self._is_title(m, text)):
                continue
            coming = fullmatch(self._words.coming, which) is not None
            next_ = coming or fullmatch(self._words.next, which) is not None
            until = self._until.match(m[0]) is not None
            number = self._words.weekdays[m["day"]]
            day = weekday(number, self._today, ahead=ahead or until, next_=next_)
            this_week = day.isocalendar()[:2] == self._today.isocalendar()[:2]
            if next_ and this_week and not (ahead or until or coming):
                # "Next Friday" said on Wednesday may be this one or that: it is asked about.
                asks = text[m.start("which" if m["which"] else "day") : m.end()].strip()
                found.append(Found(m.start(), m.end(), asks=asks, weekday=number))
            else:
                found.append(Found(m.start(), m.end(), day, ahead=next_ or until, weekday=number))
        return found

    @staticmethod
    def _is_title(m: re.Match[str], text: str) -> bool:
        """German "Fr. Baumgart" is no Friday."""
        behind = re.match(r"\.? ([^\W\d_])", text[m.end("day") :])
        return fullmatch(TITLES, m["day"]) is not None and behind is not None and behind[1].isupper()
