"""The reasons, advice and openers of today's list as sentences: warm, plain, with their numbers, never blaming.

The sentences themselves are data, one table per language (`Sentences`); here their fields are filled.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from networker.domain.dates import PartialDate
from networker.domain.greeting import greeted
from networker.domain.path import Way
from networker.domain.reach_rules import Advice, Choice, Tried
from networker.domain.sentences import BEGIN, END, Sentences, Spans, number_of, where
from networker.domain.vocabulary import Channel

_NOW = MappingProxyType(
    {
        "usual": "about time",
        "usual me": "about time me",
        "usual them": "about time them",
        "wish": "wish now",
        "less often": "less often now",
    }
)
_NO_NETWORK = (Channel.BLOG, Channel.IN_PERSON, Channel.OTHER)


def news_of_address(channel: str, address: str) -> tuple[str, str]:
    """What an address that appeared is called, as a key of the reasons, and what its sentence names.

    That is the address, or of a profile the channel.
    """
    match channel:
        case Channel.MAIL:
            return "mail", address
        case Channel.PHONE:
            return "number", address
    if channel not in list(Channel) or channel in _NO_NETWORK:
        return "address", address
    return "profile", channel


def _measured(days: float) -> tuple[float, str]:
    """A span as people say it: a number and its unit. Of a few years the halves are told, of more the whole ones.

    A longer span is never told as a shorter one: eleven weeks are followed by three months, five years by the sixth
    when it is full.
    """
    days = max(round(days), 1)
    if days == 7:
        return 1, "week"
    if days < 14:
        return days, "day"
    if days < 81:
        return round(days / 7), "week"
    months = round(days / 30.44)
    if days < 700 and months != 12:
        return months, "month"
    halves = round(days / 365.25 * 2)
    # An anniversary is up to three quarters of a day before so many years of 365.25 days.
    return (halves / 2 if halves < 10 else max(int((days + 0.75) / 365.25), 5)), "year"


def _number(n: float) -> str:
    return f"{int(n)}½" if n % 1 else str(int(n))


def period(days: float, spans: Spans) -> str:
    """A span in words by one of the tables of spans: "3 weeks", "3 weeks ago", "every 3 weeks"; one is "a week"."""
    n, unit = _measured(days)
    one, several = spans[unit]
    return one if n == 1 else several.format(n=_number(n))


def alike_in_words(one: float, other: float) -> bool:
    """Whether two spans are said with the same words: "3 weeks" and "3 weeks"."""
    return _measured(one) == _measured(other)


def ago(days: int, said: Sentences) -> str:
    """How long a local day is over: "today", "yesterday", "3 weeks ago"; a day ahead is today."""
    return said.words["yesterday" if days == 1 else "today"] if days < 2 else period(days, said.ago)


def capital(sentence: str) -> str:
    """A sentence that begins with a capital."""
    return sentence[:1].upper() + sentence[1:]


def counted(number: int, words: Sequence[str]) -> str:
    """A number as a word, where there is one."""
    return words[number] if number < len(words) else str(number)


def day_of_year(day: date, today: date, said: Sentences) -> str:
    """ "12 May", with its year where it is far from today."""
    key = "day" if is_near(day, today) else "day of year"
    return said.dates[key].format(day=day.day, month=said.lists["months"][day.month - 1], year=day.year)


def is_near(day: date, today: date) -> bool:
    """Whether a day is told without its year: less than 200 days before or behind today."""
    return abs((today - day).days) < 200


def day_in_words(day: date, today: date, said: Sentences) -> str:
    """A weekday within the last week, else "12 May", with its year where that is another one."""
    if 0 < (today - day).days < 7:
        return said.lists["weekdays"][day.weekday()]
    near = day.year == today.year or 0 <= (today - day).days < 200
    template = said.dates["day" if near else "day of year"]
    return template.format(day=day.day, month=said.lists["months"][day.month - 1], year=day.year)


def percent(share: float, said: Sentences) -> str:
    """A share of one: "54%"."""
    return said.words["percent"].format(n=round(share * 100))


_DIGITS = re.compile(r"\d+½?")
_OWN = ("since", "ago", "every", "number", "day")  # what a reason itself counts or dates


def reason(choice: Choice, today: date, said: Sentences) -> str:
    """Rule 3: one warm sentence with its numbers; never a bare score."""
    return number_of(marked_reason(choice, today, said))[0]


def _one_mark(told: str) -> str:
    """The last marked number is what counts; a name or a title is none."""
    *before, last = told.split(BEGIN)
    plain = "".join(before).replace(END, "")
    return f"{plain}{BEGIN}{last}" if before else last


def marked_reason(choice: Choice, today: date, said: Sentences) -> str:
    """The same as `reason`, with its number marked: `number_of` tells both."""
    numbers = choice.numbers
    name = choice.candidate.spoken or choice.candidate.given or choice.candidate.name
    words: dict[str, object] = {"name": name or said.words["nobody"]}
    key = choice.reason
    rhythm, age, day = numbers.get("rhythm"), numbers.get("age"), numbers.get("day")
    if isinstance(age, int):
        words |= {"since": period(age, said.since), "ago": period(age, said.ago)}
    if isinstance(rhythm, float):
        words["every"] = period(rhythm, said.every)
        if isinstance(age, int) and key in _NOW and alike_in_words(age, rhythm):
            key = _NOW[key]  # "every 3 weeks; it has been 3" is about now
        elif isinstance(age, int) and f"{key} alike" in said.reasons and _alike(age, rhythm):
            key, words["number"] = f"{key} alike", _number(_measured(age)[0])
    if isinstance(day, date):
        words |= {"day": day_in_words(day, today, said), "month": said.lists["months"][day.month - 1]}
    if isinstance(circle := numbers.get("circle"), int):
        words["circle"] = said.lists["circles"][circle]
    way = numbers.get("path")
    if isinstance(way, Way):
        words["path"] = path(way, str(words["name"]), today, said).removesuffix(".")
    words = {**_others(numbers, said), **words}
    for field in words.keys() & _OWN:
        words[field] = _DIGITS.sub(rf"{BEGIN}\g<0>{END}", str(words[field]))
    told = _one_mark(said.reasons[key].format_map(words))
    return told if name else capital(told)


def _others(numbers: Mapping[str, object], said: Sentences) -> dict[str, object]:
    words: dict[str, object] = {each: numbers[each] for each in ("text",) if each in numbers}
    if "text" in words:
        words["where"] = where(str(words["text"]), said)
    if "n" in numbers:
        words["number"] = numbers["n"]
    ratio, share = numbers.get("ratio"), numbers.get("share")
    if isinstance(ratio, int):
        times = said.lists["times"]
        words["ratio"] = times[ratio] if ratio < len(times) else str(ratio)
    if isinstance(share, float):
        words["share"] = share_in_words(share, said)
    return words


def share_in_words(share: float, said: Sentences) -> str:
    """A share of such cases: "half", "a third"; from a fifth to three quarters."""
    return said.lists["tenths"][min(max(round(share * 10), 2), 8)]


def _alike(age: float, rhythm: float) -> bool:
    """Whether both are several of one unit, which is then said once: "every 3 weeks; it has been 7"."""
    (n, unit), (usual, usual_unit) = _measured(age), _measured(rhythm)
    return unit == usual_unit and n > 1 and usual > 1


def path(way: Way, name: str, today: date, said: Sentences) -> str:
    """Why somebody could introduce the user to `name`, one sentence with its evidence and its day; it begins with who."""
    link, via = way.link, way.given or said.path["somebody"]
    talked = (
        said.path["talked"].format(via=via, ago=ago((today - way.last).days, said))
        if way.last is not None and way.last < today
        else ""
    )
    return said.path["introduced one" if link.what == "introduced" and link.n == 1 else link.what].format(
        via=via, name=name, text=link.text, other=link.other, talked=talked, when=_when(link.day, today, said),
        number=counted(link.n, said.lists["numbers"]),
    )  # fmt: skip


def no_path(name: str, company: str, said: Sentences) -> str:
    """That nobody could introduce the user, and what would show a way."""
    return said.path["nobody at" if company else "nobody"].format(name=name, text=company)


def _when(day: PartialDate | None, today: date, said: Sentences) -> str:
    """ " in May 2025", as closely as it is known; "" where no year is."""
    if day is None or day.year is None:
        return ""
    if (whole := day.whole) is not None:
        return " " + said.path["on day"].format(day=day_of_year(whole, today, said))
    if day.month is not None:
        month = said.lists["months"][day.month - 1]
        return " " + said.path["in month"].format(month=month, year=day.year)
    return " " + said.path["in year"].format(year=day.year)


def advice(given: Advice, said: Sentences) -> str:
    """Rule 4: the evidence for a channel in one sentence, and one more after a long silence; "" where there is none."""
    told = [_evidence(given.best, given.other, said)] if given.best is not None else []
    if given.long:
        told.append(said.advice[given.verb])
    return " ".join(told)


def _evidence(best: Tried, other: Tried | None, said: Sentences) -> str:
    key = "best" if best.tried > 1 else "once"
    if other is not None and other.tried < 2:  # one try says too little beside several
        other = None
    words: dict[str, object] = {
        "answered": best.answered, "tried": best.tried, "where": where(best.channel, said),
    }  # fmt: skip
    if other is not None and other.channel is not best.channel:
        key += ", other"
        words |= {
            "other_answered": other.answered, "other_tried": other.tried, "other_where": where(other.channel, said),
        }  # fmt: skip
    return said.advice[key].format(**words)


def greeting(name: str, said: Sentences) -> str:
    """The first words to somebody who is called so; alone where that is no name to greet by."""
    name = greeted(name)
    return said.words["greeting"].format(name=name) if name else said.words["nobody_greeted"]


def opener(key: str, said: Sentences, *, name: str, words: Mapping[str, object]) -> str:
    """Rule 5: a first sentence from common ground; without a name the greeting stands alone.

    `words`: what the key names: a "text", or the "day" ahead, a date.
    """
    text, day = str(words.get("text", "")), words.get("day")
    ahead = _day_and_month(day, said) if isinstance(day, date) else ""
    return said.openers[key].format_map(
        {"greeting": greeting(name, said), "where": where(text, said), "text": text, "day": ahead}
    )


def _day_and_month(day: date, said: Sentences) -> str:
    return said.dates["day"].format(day=day.day, month=said.lists["months"][day.month - 1])
