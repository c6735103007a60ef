"""What readers share when they turn cells and properties into a record: labels, cutting, names, places."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from networker.domain.handles import channel_of_url, is_of, mail_key
from networker.domain.turned_names import put_right
from networker.domain.vocabulary import Channel, Fact
from networker.formats import app_links, limits, numbers, signs
from networker.formats.records import FactValue, HandleValue, PersonRecord

NO_PERSON = "no name and no address"
ORGANISATION = "an organisation without a person"
UNREADABLE = "cannot be read"
EMPTY = "an empty row"

_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_EXCHANGE = "/o="  # begins an address inside a company's Exchange, which is none outside it
_WEB = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)

_FAMILY = frozenset(
    (
        "spouse", "husband", "wife", "partner", "domestic partner", "domesticpartner", "child", "son", "daughter",
        "mother", "father", "parent", "brother", "sister", "sibling", "relative", "kin", "grandmother",
        "grandfather", "grandparent", "grandchild", "aunt", "uncle", "nephew", "niece", "cousin", "fiancé", "fiancée",
    )
)  # fmt: skip

# Messengers by the name that address books give them. Those without a channel keep their name as label.
_SERVICES = {
    "whatsapp": Channel.WHATSAPP,
    "telegram": Channel.TELEGRAM,
    "signal": Channel.SIGNAL,
    "twitter": Channel.X,
    "x": Channel.X,
    "facebook": Channel.FACEBOOK,
    "facebook messenger": Channel.FACEBOOK,
    "linkedin": Channel.LINKEDIN,
    "instagram": Channel.INSTAGRAM,
    "mastodon": Channel.MASTODON,
    "bluesky": Channel.BLUESKY,
    "meetup": Channel.MEETUP,
}
_PAGE = {
    Channel.X: "https://x.com/",
    Channel.FACEBOOK: "https://www.facebook.com/",
    Channel.LINKEDIN: "https://www.linkedin.com/in/",
    Channel.INSTAGRAM: "https://www.instagram.com/",
    Channel.TELEGRAM: "https://t.me/",
    Channel.BLUESKY: "https://bsky.app/profile/",
}


def one_line(text: str) -> str:
    """`text` with runs of white space made one space, without signs that nobody sees."""
    return " ".join(signs.visible(text).split())


def mail(text: str, label: str = "", primary: bool = False) -> HandleValue | None:
    """A mail handle, or None where the text is no mail address."""
    text = signs.visible(text).strip()
    if text[:7].lower() == "mailto:":
        text = text[7:].split("?", 1)[0]
    return HandleValue(Channel.MAIL, text, label, primary) if mail_key(text) else None


def phone(text: str, label: str = "", primary: bool = False) -> HandleValue | None:
    """A phone handle, or None for a text without digits and for a number that a spreadsheet rounded.

    Words beside the number are its label, behind the one that it has.
    """
    text = signs.visible(text).strip().lstrip("'").strip()
    if _ROUNDED.fullmatch(text) or sum(ch.isdecimal() for ch in text) < 2:
        return None
    text, words = numbers.apart(text)
    if words and words.casefold() != label.casefold():
        label = f"{label}, {words}" if label else words
    return HandleValue(Channel.PHONE, text, label, primary)


def page(text: str, label: str = "", primary: bool = False) -> HandleValue | None:
    """A handle from a web address, which is made whole; or None for an empty text."""
    text = signs.visible(text).strip()
    if not text:
        return None
    if link := app_links.read(text):
        found = service(*link, primary)
        return found._replace(label=label or found.label) if found is not None else None
    channel = channel_of_url(text)
    if channel in (Channel.MAIL, Channel.PHONE):
        return HandleValue(channel, (text.partition(":")[2] or text).partition("?")[0], label, primary)
    if "://" not in text and not text.startswith("@") and channel is not Channel.OTHER:
        text = "https://" + text.removeprefix("//")
    return HandleValue(channel, text, label, primary)


def service(name: str, text: str, primary: bool = False) -> HandleValue | None:
    """A handle on a named service: a profile's address, or a user name made into one."""
    text = signs.visible(text).strip()
    if not text:
        return None
    name, text = app_links.read(text) or (name, text)
    if _WEB.match(text):
        found = page(text, "", primary)
        known = _SERVICES.get(name.lower().strip())
        if found is None or found.channel not in (Channel.BLOG, Channel.OTHER):
            return found
        if known is not None and not is_of(known, found.text):
            return found._replace(label=name.strip())  # a page of another site than it is said to be
        return found._replace(channel=known or Channel.OTHER, label="" if known else name.strip())
    channel = _SERVICES.get(name.lower().strip(), Channel.OTHER)
    if channel in _PAGE and text.lower().startswith(
        _PAGE[channel].removeprefix("https://").removeprefix("www.")
    ):
        text = f"https://{text}"
    elif channel in _PAGE and _is_user_name(channel, text):
        text = _PAGE[channel] + text.lstrip("@")
    return HandleValue(channel, text, "" if channel is not Channel.OTHER else name.strip(), primary)


def _is_user_name(channel: Channel, text: str) -> bool:
    """Whether it has a page of its own: no words, no number, no link that nobody here can read."""
    return (
        not (channel is Channel.TELEGRAM and text.startswith("+")) and " " not in text and "://" not in text
    )


Reached = HandleValue | FactValue | None


def reached(made: HandleValue | None, written: str, heading: str) -> Reached:
    """An address, or what is written where one should be as a fact under its heading: nothing is lost."""
    text = signs.visible(written).strip()
    if made is not None or not text or text.lower().startswith(_EXCHANGE):
        return made
    return FactValue(Fact.CUSTOM, text, heading)


def parted(found: Iterable[Reached]) -> tuple[tuple[HandleValue, ...], tuple[FactValue, ...]]:
    """The addresses among what `reached` made, and the rest."""
    all_ = list(found)
    handles = tuple(each for each in all_ if isinstance(each, HandleValue))
    return handles, tuple(each for each in all_ if isinstance(each, FactValue))


def relation(value: str, label: str) -> FactValue:
    """Somebody's relative as family, any other related person under the source's own label."""
    if label.lower().strip() in _FAMILY:
        return FactValue(Fact.FAMILY, value, label.lower().strip())
    return FactValue(Fact.CUSTOM, value, label or "related")


def event(date: str, label: str) -> FactValue:
    """A dated event: an anniversary, or the source's own label."""
    if label.lower().strip() in ("anniversary", "wedding", "wedding anniversary", "jahrestag"):
        return FactValue(Fact.ANNIVERSARY, date)
    return FactValue(Fact.CUSTOM, date, label or "event")


def place(
    *, city: str = "", formatted: str = "", parts: Sequence[str] = (), label: str = ""
) -> list[FactValue]:
    """The facts of a postal address: the place (its city), and the whole address where it says more.

    Of the parts of one that is told as a whole too, only those are put behind that it lacks.
    """
    city = one_line(city)
    more = [part for part in parts if not formatted or adds(part, formatted)]
    whole = ", ".join(one_line(line).strip(", ") for line in (*formatted.splitlines(), *more) if line.strip())
    if not city and not whole:
        return []
    facts = [FactValue(Fact.PLACE, city or whole, label)]
    if city and whole and whole != city:
        facts.append(FactValue(Fact.CUSTOM, whole, f"{label} address".strip()))
    return facts


def full_name(shown: str, given: str, family: str, *others: str) -> str:
    """The name as the source shows it, or "" where it is given and family name, with or without the others.

    Order does not count, nor do titles and middle names that are left out: all of them are kept apart.
    """
    shown = one_line(shown)
    words, needed = _words(shown), _words(f"{given} {family}")
    known = needed and needed <= words <= _words(" ".join((given, family, *others)))
    return "" if known or shown == one_line(f"{given} {family}") else shown


def names(
    shown: str, given: str, family: str, *others: str, companies: Collection[str] = ()
) -> tuple[str, str, str]:
    """Given name, family name and the name as shown (see `full_name`), which alone counts where only one of the two is
    told and it holds that one among other words. An address, and a company's name (in lower case), is nobody's name.
    """
    whole = full_name(shown, given, family, *others)
    alone = _words(given or family) if not (given and family) else None
    if whole and alone and alone <= _words(whole) and "@" not in whole and whole.casefold() not in companies:
        return "", "", whole
    return given, family, whole


def adds(text: str, *told: str) -> bool:
    """Whether a name has a word that is not among those told already."""
    words = _words(text)
    return not words.keys() <= _words(" ".join(told)).keys() if words else bool(text) and text not in told


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def within_limits(record: PersonRecord) -> PersonRecord:
    """The record with values beyond the limits cut and without signs that nobody sees; the source keeps the whole.

    A name as shown that the parts of the name do not give is kept as a fact, so that it is found and seen. One that
    stands for them and is turned round, "Petrov, Ivan", is put right.
    """
    name, long = limits.NAME_CHARACTERS, limits.TEXT_CHARACTERS
    line, words = signs.visible, signs.unturned
    if record.full_name and (record.given or record.family):
        record = record._replace(facts=(*record.facts, FactValue(Fact.CUSTOM, record.full_name, "Full name")))
    shown = line(record.full_name)
    if "," in shown and not (record.given or record.family):
        shown = put_right(shown)
    return record._replace(
        source_id=record.source_id[:name],
        given=line(record.given)[:name],
        family=line(record.family)[:name],
        middle=line(record.middle)[:name],
        prefix=line(record.prefix)[:name],
        suffix=line(record.suffix)[:name],
        nickname=line(record.nickname)[:name],
        full_name=shown[:name],
        company=line(record.company)[:name],
        title=line(record.title)[:name],
        handles=tuple(
            handle if len(handle.text) <= long else handle._replace(text=handle.text[:long])
            for handle in unique(record.handles)[: limits.HANDLES]
        ),
        facts=tuple(
            fact._replace(value=words(fact.value)[:long], detail=line(fact.detail)[:name])
            for fact in unique(record.facts)[: limits.FACTS]
            if not fact.value or signs.visible(fact.value).strip()
        ),
        groups=tuple(
            filter(None, (line(group).strip()[:name] for group in unique(record.groups)[: limits.GROUPS]))
        ),
        notes=words(record.notes)[: limits.NOTES_CHARACTERS],
    )


_T = TypeVar("_T")


def unique(values: Iterable[_T]) -> list[_T]:
    """The values in their order, each once."""
    return list(dict.fromkeys(values))
