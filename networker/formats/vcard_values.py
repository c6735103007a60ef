"""What the properties of a card say about a person: names, jobs, handles, facts.

Vendors spell the same thing in many ways (X-EVOLUTION-SPOUSE, X-MS-SPOUSE, an Apple label beside a name);
they are brought together here.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from networker.domain.vocabulary import Fact
from networker.formats import app_links, values
from networker.formats.google_csv import groups_of
from networker.formats.records import FactValue, HandleValue
from networker.formats.vcard_lines import Property, split, unescape
from networker.formats.vcard_view import NO_LABEL, CardView, preference
from networker.formats.when import NO_YEAR, iso_date

_VENDOR = re.compile(r"X-(?:EVOLUTION-|MS-(?:OL-)?|KADDRESSBOOK-(?:X-)?|MOZILLA-|GENERATOR-)?")
_CARD = re.compile(r"(?:urn|cid):", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!//)", re.IGNORECASE)
_RELATIONS = {
    "SPOUSE": "spouse", "SPOUSESNAME": "spouse", "PARTNER": "partner", "CHILD": "child", "MANAGER": "manager",
    "MANAGERSNAME": "manager", "ASSISTANT": "assistant", "ASSISTANTSNAME": "assistant",
}  # fmt: skip
_MESSENGERS = {
    "X-AIM": "AIM", "X-ICQ": "ICQ", "X-JABBER": "Jabber", "X-MSN": "MSN", "X-YAHOO": "Yahoo", "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype", "X-GTALK": "Google Talk", "X-GOOGLE-TALK": "Google Talk", "X-QQ": "QQ",
    "X-MS-IMADDRESS": "IM", "X-GADUGADU": "Gadu-Gadu", "X-GROUPWISE": "GroupWise", "X-MATRIX": "Matrix",
    "X-TWITTER": "Twitter", "X-FACEBOOK": "Facebook", "X-LINKEDIN": "LinkedIn", "X-INSTAGRAM": "Instagram",
    "X-TELEGRAM": "Telegram", "X-WHATSAPP": "WhatsApp", "X-SIGNAL": "Signal", "X-MASTODON": "Mastodon",
}  # fmt: skip
_SERVICE_OF_SCHEME = {
    "xmpp": "Jabber",
    "ymsgr": "Yahoo",
    "gtalk": "Google Talk",
    "tg": "Telegram",
    "sgnl": "Signal",
}
_PAGES = ("URL", "X-EVOLUTION-BLOG-URL", "X-EVOLUTION-VIDEO-URL", "X-KADDRESSBOOK-BLOGFEED", "X-ABURL")
_SEXES = {"M": "male", "F": "female", "O": "other", "N": "", "U": ""}
_ANDROID_EVENTS = {"1": "anniversary", "3": "birthday"}
_ANDROID_RELATIONS = (
    "", "assistant", "brother", "child", "domestic partner", "father", "friend", "manager", "mother", "parent",
    "partner", "referred by", "relative", "sister", "spouse",
)  # fmt: skip


def _is_primary(prop: Property) -> bool:
    return preference(prop) <= 1


def _one_of_each(view: CardView, name: str) -> list[Property]:
    """The properties of a name, of those that are the same in other words (ALTID) only one."""
    found: dict[object, Property] = {}
    for prop in view.named(name):
        if prop.value.strip():
            found.setdefault(prop.first("ALTID") or id(prop), prop)
    return list(found.values())


_UNDERSTOOD = frozenset(
    (
        "N", "FN", "NICKNAME", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "SOCIALPROFILE", "X-SOCIALPROFILE", "IMPP", "ADR",
        "LABEL", "NOTE", "CATEGORIES", "BDAY", "X-ABDATE", "DEATHDATE", "X-DEATHDATE", "X-ABRELATEDNAMES", "RELATED",
        "GENDER", "X-GENDER", "LANG", "HOBBY", "INTEREST", "BIRTHPLACE", "EXPERTISE", "PRONOUNS", "X-ANDROID-CUSTOM",
        *_PAGES, *_MESSENGERS,
    )
)  # fmt: skip


def bare_name(name: str) -> str:
    """The name of a property without that of the program that invented it."""
    return _VENDOR.sub("", name)


def is_understood(name: str) -> bool:
    """Whether what a property says has a place of its own."""
    bare = bare_name(name)
    return name in _UNDERSTOOD or bare == "ANNIVERSARY" or (name[:2] == "X-" and bare in _RELATIONS)


def names_of(view: CardView) -> list[str]:
    """All names that a card gives its person; those in other scripts are told beside the first."""
    found = [values.one_line(name) for name in view.all("FN")]
    for prop in view.named("N"):
        family, given = [*(_joined(view, each, " ") for each in split(view.text(prop), ";")[:2]), "", ""][:2]
        found.append(f"{given} {family}".strip())
    return values.unique(found)


def name_of(view: CardView) -> tuple[str, str, str, str, str]:
    """Family, given and middle names, prefixes and suffixes."""
    for prop in sorted(view.named("N"), key=preference):
        pieces = split(view.text(prop), ";")[:5]
        parts = [_joined(view, piece, ", " if n == 4 else " ") for n, piece in enumerate(pieces)]
        parts += [""] * (5 - len(parts))
        if any(parts):
            return parts[0], parts[1], parts[2], parts[3], parts[4]
    return "", "", "", "", ""


def _joined(view: CardView, piece: str, between: str) -> str:
    """One part of a name; since 3.0 several values in it are parted by commas."""
    pieces = [piece] if view.old else split(piece, ",")
    parts = (values.one_line(unescape(each, old=view.old)) for each in pieces)
    return between.join(part for part in parts if part)


def nickname_of(view: CardView) -> str:
    """Nicknames, parted by commas."""
    found = [name for prop in view.named("NICKNAME") for name in view.parts(prop, ",")]
    found += [content for kind, content, _, _ in _android(view) if kind == "nickname"]
    return ", ".join(values.unique(filter(None, map(values.one_line, found))))


def jobs_of(view: CardView) -> list[tuple[str, str, str]]:
    """Company, title and department of each job, in the card's order."""
    organisations = [view.parts(prop) for prop in _one_of_each(view, "ORG")]
    titles = [view.plain(prop) for prop in _one_of_each(view, "TITLE")] or view.all("ROLE")[:1]
    found = []
    for organisation, title in zip_longest(organisations, titles, fillvalue=None):
        names = organisation or [""]
        found.append((names[0], title or "", ", ".join(name for name in names[1:] if name)))
    return values.unique(job for job in found if any(job))


def groups_of_card(view: CardView) -> tuple[str, ...]:
    """The card's categories."""
    return groups_of([name for prop in view.named("CATEGORIES") for name in view.parts(prop, ",")])


def handles_of(view: CardView) -> tuple[tuple[HandleValue, ...], tuple[FactValue, ...]]:
    """All addresses (mail, phone, pages, messengers), and what is written in the place of one."""
    found: list[values.Reached] = []
    for prop in view.named("EMAIL"):
        mail = view.plain(prop)
        found.append(values.reached(values.mail(mail, view.label(prop), _is_primary(prop)), mail, "E-mail"))
    for prop in view.named("TEL"):
        number = _number(view.plain(prop))
        found.append(
            values.reached(values.phone(number, view.label(prop), _is_primary(prop)), number, "Phone")
        )
    for prop in view.named(*_PAGES):
        content = view.plain(prop).replace("\\:", ":")  # 2.1 of programs that escape as in 3.0
        found.append(values.page(content, view.label(prop), _is_primary(prop)))
    for prop in view.named("X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP"):
        found.append(_profile(view, prop))
    for prop in view.named(*_MESSENGERS):
        found.append(values.service(_MESSENGERS[prop.name], view.plain(prop)))
    return values.parted(found)


def _number(content: str) -> str:
    """A phone number out of a `tel:` address; its extension stays readable."""
    if content[:4].lower() != "tel:":
        return content
    number, _, rest = content[4:].partition(";")
    extension = re.search(r"ext=([\d-]+)", rest, re.IGNORECASE)
    return f"{number} ext. {extension[1]}" if extension else number


def _profile(view: CardView, prop: Property) -> HandleValue | None:
    """A handle on a social network or messenger, which a type, a parameter or the scheme names."""
    content = view.plain(prop)
    named = prop.first("X-SERVICE-TYPE") or prop.first("SERVICE-TYPE")
    if not named and prop.name != "IMPP":
        named = next(
            (kind for kind in prop.all("TYPE") if kind.lower() not in (*NO_LABEL, "home", "work")), ""
        )
    if link := app_links.read(content):
        return values.service(*link, _is_primary(prop))
    if match := _SCHEME.match(content):
        scheme = match[1].lower()
        content = content[match.end() :]
        if scheme != "x-apple":
            named = named or _SERVICE_OF_SCHEME.get(scheme, scheme.capitalize())
    elif not content:
        content = prop.first("X-USER") or prop.first("USERNAME")
    return values.service(named or view.label(prop), content, _is_primary(prop))


def facts_of(view: CardView, jobs: Sequence[tuple[str, str, str]]) -> Iterator[FactValue]:
    """Birthday, further jobs, places, family and all that has a date or a label."""
    yield from _birthday(view)
    for company, title, _ in jobs[1:]:
        yield FactValue(Fact.JOB, title, company)
    for _, _, department in jobs:
        if department:
            yield FactValue(Fact.CUSTOM, department, "Department")
    for role in view.all("ROLE"):
        if role not in (title for _, title, _ in jobs):
            yield FactValue(Fact.CUSTOM, role, "Role")
    yield from _places(view)
    yield from _events(view)
    yield from _relations(view)
    yield from _of_android(view)
    yield from _genders(view)
    for name, fact in (("LANG", Fact.LANGUAGE), ("HOBBY", Fact.LIKE), ("INTEREST", Fact.LIKE)):
        for content in view.all(name):
            yield FactValue(fact, content)
    for name in ("BIRTHPLACE", "EXPERTISE", "PRONOUNS"):
        for content in view.all(name):
            yield FactValue(Fact.CUSTOM, content, name.capitalize())


def _date(view: CardView, prop: Property) -> str:
    """A property's date; the year that Apple writes for an unknown one is none."""
    day = iso_date(view.plain(prop))
    omitted = prop.first("X-APPLE-OMIT-YEAR") or str(NO_YEAR)
    return "-" + day[4:] if day.startswith(omitted + "-") else day


def _genders(view: CardView) -> Iterator[FactValue]:
    """A gender, and another one that is told besides under its own heading: people have but one."""
    first = ""
    for prop in view.named("GENDER", "X-GENDER"):
        letter, _, words = view.plain(prop).partition(";")
        sex = words.strip() or _SEXES.get(letter.strip().upper(), letter.strip().lower())
        if sex and sex != first:
            yield FactValue(Fact.CUSTOM, sex, "Gender") if first else FactValue(Fact.GENDER, sex)
            first = first or sex


def _birthday(view: CardView) -> Iterator[FactValue]:
    """The birthday; another one that is told besides, and one in words, under its own heading."""
    found = sorted((prop for prop in view.named("BDAY") if prop.value.strip()), key=preference)
    days = [(prop.first("ALTID"), _date(view, prop), view.plain(prop)) for prop in found]
    days += [
        ("", iso_date(content), content)
        for kind, content, number, label in _android(view)
        if kind == "contact_event" and (label or _ANDROID_EVENTS.get(number)) == "birthday"
    ]
    first = next(((alike, day) for alike, day, _ in days if day), ("", ""))
    if first[1]:
        yield FactValue(Fact.BIRTHDAY, first[1])
    for alike, day, said in days:
        same = day == first[1] if day else bool(alike) and alike == first[0]  # the same in other words
        if not same:
            yield FactValue(Fact.CUSTOM, day or said, "Birthday")


def _places(view: CardView) -> Iterator[FactValue]:
    addresses = view.named("ADR")
    for prop in addresses:
        parts = view.parts(prop)[:7]
        box, extended, street, city, region, code, country = parts + [""] * (7 - len(parts))
        yield from values.place(
            city=city,
            formatted=prop.first("LABEL").replace("\\n", "\n"),
            parts=[
                line
                for part in (extended, street, box, f"{code} {city}".strip(), region, country)
                for line in part.split("\n")
            ],
            label=view.label(prop),
        )
    if not addresses:
        for prop in view.named("LABEL"):
            yield from values.place(formatted=view.plain(prop), label=view.label(prop))


def _events(view: CardView) -> Iterator[FactValue]:
    for prop in view.properties:
        bare = _VENDOR.sub("", prop.name)
        if bare == "ANNIVERSARY":
            label = "anniversary"
        elif prop.name == "X-ABDATE":
            label = view.label(prop) or "date"
        elif prop.name in ("DEATHDATE", "X-DEATHDATE"):
            label = "died"
        else:
            continue
        content = view.plain(prop)
        if day := _date(view, prop):
            yield values.event(day, label)
        elif content:
            yield FactValue(Fact.CUSTOM, content, label)


def _relations(view: CardView) -> Iterator[FactValue]:
    for prop in view.properties:
        if prop.name == "X-ABRELATEDNAMES":
            label = view.label(prop)
        elif prop.name == "RELATED":
            label = view.label(prop)
            if prop.first("VALUE").lower() != "text" and _CARD.match(view.plain(prop)):
                continue  # it points at another card
        elif not (label := _RELATIONS.get(_VENDOR.sub("", prop.name), "") if prop.name[:2] == "X-" else ""):
            continue
        if content := view.plain(prop):
            yield values.relation(content, label.replace("_", " ").lower() if label.isupper() else label)


def _android(view: CardView) -> Iterator[tuple[str, str, str, str]]:
    """Kind, content, number of the type and the user's own label, of what Android adds to 2.1."""
    for prop in view.named("X-ANDROID-CUSTOM"):
        kind, *rest = view.parts(prop)
        content, number, label = [*rest, "", "", ""][:3]
        if content:
            yield kind.rpartition("/")[2].lower(), content, number, label


def _of_android(view: CardView) -> Iterator[FactValue]:
    for kind, content, number, label in _android(view):
        if kind == "contact_event":
            day = iso_date(content)
            named = label or _ANDROID_EVENTS.get(number, "event")
            if named != "birthday":
                yield values.event(day, named) if day else FactValue(Fact.CUSTOM, content, named)
        elif kind == "relation":
            known = number.isdecimal() and int(number[:3]) < len(_ANDROID_RELATIONS)
            yield values.relation(content, label or (_ANDROID_RELATIONS[int(number)] if known else ""))
        elif kind not in ("nickname", "group_membership"):
            yield FactValue(Fact.CUSTOM, content, label or kind.replace("_", " ").capitalize())
