"""The reasons, advice and openers of today's list as sentences: warm, plain, with their numbers, never blaming.

One table of English sentences with named fields, so that a translation is another table.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from networker.domain.dates import MONTHS
from networker.domain.reach_rules import Advice, Choice, Tried
from networker.domain.vocabulary import Channel

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "usual": "You and {name} usually talk every {rhythm}; it has been {age}.",
        "wish": "You wanted to talk with {name} every {rhythm}; it has been {age}.",
        "about time": "You and {name} usually talk every {rhythm}; about now would be your turn.",
        "unanswered": "{name} wrote last, on {day}, and has no answer yet.",
        "pause": "{ratio} times your usual pause: people come back by themselves in about {share} of such cases.",
        "new": "You met {name} on {day}; the first week is when a second talk usually happens.",
        "job": "{name} started at {text} in {month}.",
        "title": "{name} is {text} since {month}.",
        "connected": "You and {name} connected on {text} on {day}, and have not talked yet.",
        "left": "{name} left {text} in {month}; a word now keeps you in touch.",
        "address": "{name} has a new address since {month}: {text}.",
        "mail": "{name} has a new mail address since {month}: {text}.",
        "number": "{name} has a new number since {month}: {text}.",
        "profile": "{name} is {text} now.",
        "gathering": "You and {name} both go to {text} on {day}.",
        "last": "You last talked with {name} on {day}, {age} ago.",
        "revive": "You and {name} talked on {n} days once; the last time was {day}.",
        "want": "You want to know {name}; a first word is the first rung.",
        "want via": "You want to know {name}; {via} could introduce you.",
    }
)
OPENERS: Mapping[str, str] = MappingProxyType(
    {
        "promise": "Hi {name}, I have not forgotten: {text}. Is it still useful?",
        "news job": "Hi {name}, I saw you are at {text} now. How is it going so far?",
        "news title": "Hi {name}, I saw you are {text} now. How is it going so far?",
        "news connected": "Hi {name}, good that we are connected. What are you working on these days?",
        "news left": "Hi {name}, I saw that you left {text}, and would be glad to stay in touch. How are you?",
        "news address": "Hi {name}, I have a new address of yours and am trying it out. How are you?",
        "news mail": "Hi {name}, I have a new mail address of yours and am trying it out. How are you?",
        "news number": "Hi {name}, I have a new number of yours and am trying it out. How are you?",
        "news profile": "Hi {name}, I saw that you are {text} now. How are you?",
        "news gathering": "Hi {name}, will I see you at {text}?",
        "answer": "Hi {name}, I still owe you an answer, and here it is.",
        "topic": "Hi {name}, how is it going with {text}?",
        "subject": "Hi {name}, how did it go with “{text}”?",
        "common": "Hi {name}, something about {text} made me think of you. How are you?",
        "gathering": "Hi {name}, I was thinking back to {text}. How are you?",
        "just met": "Hi {name}, it was good to meet you. What are you up to these days?",
        "plain": "Hi {name}, it has been a while. How are you, and what are you up to?",
    }
)
LONG: Mapping[str, str] = MappingProxyType(
    {
        "call": "After so long a call says more than a message.",
        "meet": "After so long it is worth meeting.",
    }
)
CHANNELS: Mapping[Channel, str] = MappingProxyType(
    {
        Channel.MAIL: "by mail", Channel.PHONE: "by phone", Channel.LINKEDIN: "on LinkedIn", Channel.X: "on X",
        Channel.FACEBOOK: "on Facebook", Channel.INSTAGRAM: "on Instagram", Channel.MASTODON: "on Mastodon",
        Channel.BLUESKY: "on Bluesky", Channel.WHATSAPP: "on WhatsApp", Channel.TELEGRAM: "on Telegram",
        Channel.SIGNAL: "on Signal", Channel.BLOG: "on their blog", Channel.GOOGLE_PLUS: "on Google+",
        Channel.MEETUP: "on Meetup", Channel.IN_PERSON: "in person", Channel.OTHER: "there",
    }
)  # fmt: skip
_TIMES = ("", "", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")


_NO_NETWORK = (Channel.BLOG, Channel.IN_PERSON, Channel.OTHER)


def news_of_address(channel: str, address: str) -> tuple[str, str]:
    """What an address that appeared is called, as a key of the reasons, and the words for its sentence."""
    match channel:
        case Channel.MAIL:
            return "mail", address
        case Channel.PHONE:
            return "number", address
    if channel not in list(Channel) or channel in _NO_NETWORK:
        return "address", address
    return "profile", CHANNELS[Channel(channel)]


def period(days: float, *, every: bool = False) -> str:
    """A span in words: "5 days", "3 weeks", "2 months", "a year". `every`: as after "every" ("day", "week")."""
    days = max(round(days), 1)
    if days < 14:
        n, unit = days, "day"
    elif days < 75:
        n, unit = round(days / 7), "week"
    elif days < 700:
        n, unit = round(days / 30.44), "month"
    else:
        n, unit = round(days / 365.25), "year"
    if unit == "month" and n == 12:
        n, unit = 1, "year"
    if n == 1:
        return unit if every else f"a {unit}"
    return f"{n} {unit}s"


def _age_like(age: float, rhythm: float) -> str:
    """An age in the unit of the rhythm beside it where that is the same: "every 3 weeks; it has been 7"."""
    told, usual = period(age), period(rhythm, every=True)
    number, _, unit = told.partition(" ")
    return number if number.isdigit() and usual.endswith(unit.rstrip("s") + "s") else told


def day_in_words(day: date, today: date) -> str:
    """A weekday within the last week, else "12 May", with its year where that is another one."""
    if 0 < (today - day).days < 7:
        return WEEKDAYS[day.weekday()]
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year or 0 <= (today - day).days < 200 else f"{words} {day.year}"


def _share(share: float) -> str:
    return {0.5: "half", 0.7: "two thirds", 0.6: "six in ten", 0.3: "a third", 0.4: "four in ten"}.get(
        round(share, 1), f"{share:.0%}"
    )


def reason(choice: Choice, today: date) -> str:
    """Rule 3: one warm sentence with its numbers; never a bare score."""
    numbers = dict(choice.numbers)
    words: dict[str, object] = {"name": choice.candidate.given or choice.candidate.name or "they"}
    rhythm, age = numbers.get("rhythm"), numbers.get("age")
    if isinstance(rhythm, float) and isinstance(age, int):
        words |= {"rhythm": period(rhythm, every=True), "age": _age_like(age, rhythm)}
    elif isinstance(age, int):
        words["age"] = period(age)
    day = numbers.get("day")
    if isinstance(day, date):
        words |= {"day": day_in_words(day, today), "month": MONTHS[day.month - 1]}
    ratio = numbers.get("ratio")
    if isinstance(ratio, int):
        words["ratio"] = _TIMES[ratio] if ratio < len(_TIMES) else str(ratio)
    share = numbers.get("share")
    if isinstance(share, float):
        words["share"] = _share(share)
    for key in ("text", "via", "n"):
        if key in numbers:
            words[key] = numbers[key]
    return REASONS[choice.reason].format(**words)


def advice(given: Advice) -> str:
    """Rule 4: the evidence for a channel in one sentence, and one more after a long silence; "" where there is none."""
    told = [_evidence(given.best, given.other)] if given.best is not None else []
    if given.long:
        told.append(LONG[given.verb])
    return " ".join(told)


def _evidence(best: Tried, other: Tried | None) -> str:
    first = f"Answered {_of(best)} {CHANNELS[best.channel]}"
    if other is None or other.channel is best.channel:
        return first + "."
    return f"{first}, {other.answered} of {other.tried} {CHANNELS[other.channel]}."


def _of(tried: Tried) -> str:
    return f"{tried.answered} of {tried.tried} times" if tried.tried > 1 else "the one time"


def opener(key: str, *, name: str, words: Mapping[str, str]) -> str:
    """Rule 5: a first sentence from common ground; without a name the greeting stands alone."""
    text = OPENERS[key].format(name=name or "there", **words)
    return text if name else text.replace("Hi there", "Hello", 1)
