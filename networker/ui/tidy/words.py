"""The sentences of the Tidy page: where somebody came from, what passed, what both would be together."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate

from networker.domain.vocabulary import Circle
from networker.services.comparison import Cell, Comparison, Head
from networker.services.duplicates import Duplicate, Survey
from networker.ui import dates
from networker.ui.channels import BRANDS
from networker.ui.circle_words import circle_name
from networker.ui.text import grouped, isolate, numbered, one_line, several, shortened, shown_name, translated

DAYS = 364
LONG = 48  # letters of a name, beyond which the rest of a sentence would have no room


def _tr(text: str) -> str:
    return QCoreApplication.translate("tidy", text)


def field(name: str) -> str:
    """How a line of the comparison is called."""
    return {
        "name": _tr("Name"), "work": _tr("Work"), "phone": _tr("Phone"), "mail": _tr("Mail"),
        "profiles": _tr("Profiles"), "place": _tr("Place"), "birthday": _tr("Birthday"),
        "circle": _tr("Circle"), "state": _tr("State"), "groups": _tr("Groups"), "notes": _tr("Notes"),
    }[name]  # fmt: skip


def _origin(kind: str) -> str:
    """A kind of source, as behind "from"."""
    return {
        "linkedin": _tr("LinkedIn"), "google": _tr("Google Contacts"), "vcard": _tr("a contact card"),
        "outlook": _tr("Outlook"), "thunderbird": _tr("Thunderbird"), "yahoo": _tr("Yahoo"),
        "hubspot": _tr("HubSpot"), "meetup": _tr("Meetup"), "mastodon": _tr("Mastodon"),
        "facebook": _tr("Facebook"), "instagram": _tr("Instagram"), "whatsapp": _tr("WhatsApp"),
        "telegram": _tr("Telegram"), "slack": _tr("Slack"), "x": _tr("X"), "mail": _tr("your mail"),
        "csv": _tr("a table"), "ldif": _tr("an address book"),
    }.get(kind, _tr("a file"))  # fmt: skip


def came_from(kind: str) -> str:
    """ "from LinkedIn", by a kind of source."""
    return _tr("from {0}").replace("{0}", _origin(kind))


def origin(head: Head) -> str:
    """ "from LinkedIn and your mail, 2026"; "typed by you, 2026"."""
    kinds = list(dict.fromkeys(_origin(kind) for kind in head.sources))
    if not kinds:
        where = _tr("typed by you")
    elif len(kinds) == 1:
        where = _tr("from {0}").replace("{0}", kinds[0])
    else:
        where = _tr("from {0} and {1}").replace("{0}", ", ".join(kinds[:-1])).replace("{1}", kinds[-1])
    return f"{where}, {head.since}" if head.since else where


def _circle(word: str) -> str:
    return next((circle_name(each) for each in Circle if each.word == word.lower()), word)


def value(name: str, cell: Cell | None) -> str:
    """One value as a line shows it."""
    if cell is None:
        return ""
    text = one_line(cell.text)
    if name == "name":
        return shown_name(text)
    if name == "circle":
        return _circle(text) if text else _tr("none")
    if name == "state":
        return {"active": _tr("active"), "paused": _tr("paused"), "let go": _tr("let go")}.get(
            text, _tr("has died")
        )
    if name == "birthday" and text:
        return dates.birthday(text)
    if name == "profiles":
        brand = BRANDS.get(cell.channel) if cell.channel is not None and "/" not in text else None
        text = text.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        return f"{brand}: {text}" if brand else text  # a page says itself where it is, a number does not
    return text or _tr("not given")


def contact_days(head: Head, today: date) -> str:
    """What the strip shows, in words: how many days of contact, of which time, and where there are more, of all time."""
    said, ever = _days_shown(head, today), head.contact_days
    if head.marks and ever > len(head.marks):
        return f"{said}, {numbered(_tr('%n in all'), ever)}"
    return said


def _days_shown(head: Head, today: date) -> str:
    if not head.contact_days or head.last_contact is None:
        return _tr("no contact day yet")
    last = head.last_contact
    month = dates.month(last.year, last.month, today)
    if not head.marks:
        told = several(head.contact_days, _tr("1 day, in {0}"), _tr("%n days, the last in {0}"))
        return told.replace("{0}", month)
    if len(head.marks) == 1:
        return _tr("1 day, on {0}").replace(
            "{0}", dates.said(QDate(last.year, last.month, last.day), "d MMM")
        )
    first = head.marks[0].day
    if (today - last).days > 60:
        return numbered(_tr("%n days until {0}"), len(head.marks)).replace("{0}", month)
    since = dates.month(first.year, first.month, today)
    return numbered(_tr("%n days since {0}"), len(head.marks)).replace("{0}", since)


def together(shown_: Comparison, name: str, phones: int, mails: int) -> str:
    """What both would be, behind "Together:"."""
    parts = [isolate(shortened(shown_name(name), LONG))]
    if phones:
        parts.append(several(phones, _tr("1 phone"), _tr("%n phones")))
    if mails:
        parts.append(several(mails, _tr("1 mail"), _tr("%n mails")))
    parts.append(_all_days(shown_))
    if shown_.rhythm_days is not None:
        often = dates.often(shown_.rhythm_days)
        parts.append(_tr("a talk about {0}").replace("{0}", often))
    return ", ".join(parts)


def _all_days(shown_: Comparison) -> str:
    """The contact days of all time. One with both of them counts once, which is said: else the figures do not add up."""
    if not shown_.contact_days:
        return _tr("no contact day yet")
    said = several(shown_.contact_days, _tr("1 contact day in all"), _tr("%n contact days in all"))
    shared = shown_.keep.contact_days + shown_.gone.contact_days - shown_.contact_days
    if shared > 0:
        said += several(shared, _tr(" (1 of them with both)"), _tr(" (%n of them with both)"))
    return said


def place(nth: int, survey: Survey, pair: Duplicate) -> tuple[str, str]:
    """ "1 of 12" and the evidence."""
    count = f"{grouped(survey.count)}+" if survey.more else grouped(survey.count)
    return _tr("{0} of {1}").replace("{0}", grouped(nth)).replace("{1}", count), one_line(
        translated(pair.why, parts=True)
    )


def listed(words: Sequence[str]) -> str:
    """ "1 talk, 2 facts and the notes"."""
    if len(words) < 2:
        return "".join(words)
    return _tr("{0} and {1}").replace("{0}", ", ".join(words[:-1])).replace("{1}", words[-1])


def stayed(words: Sequence[str], name: str) -> str:
    """What came since a merge, and with whom it stays."""
    told = _tr("What came since stays with {0}: {1}.")
    return told.replace("{0}", isolate(shown_name(name))).replace("{1}", listed(words))
