"""Why something is in a list of Tidy, in a sentence with its numbers; and what stands below a name there.

Pure: values in, words out. Names and addresses stand in isolation.
"""

from datetime import date

from PySide6.QtCore import QCoreApplication

from networker.domain.dates import PartialDate
from networker.services.rows import PersonRow
from networker.services.tidy import Choice, Item
from networker.ui import dates
from networker.ui.text import isolate, isolated, numbered, one_line, several, shown_name, visible
from networker.ui.tidy.words import came_from

SHOWN = 3  # addresses in a line


def _tr(text: str) -> str:
    return QCoreApplication.translate("tidy", text)


def _since(text: str, today: date) -> str:
    """A partial date as "May 2021" or "2021"; "" for what is none."""
    try:
        found = PartialDate.parse(text)
    except ValueError:
        return ""
    if found.year is None:
        return ""
    return dates.month(found.year, found.month, today) if found.month else str(found.year)


def _days(item: Item) -> str:
    return several(item.reason.number, _tr("1 contact day"), _tr("%n contact days"))


def _ago(item: Item, today: date) -> str:
    return dates.span((today - date.fromisoformat(item.reason.day)).days)


def follows(item: Item, today: date) -> str:
    """ "Follows you on X since May 2021, and no word passed between you."."""
    found, since = item.reason, _since(item.reason.day, today)
    said = _tr("Follows you on {0} since {1}.") if since else _tr("Follows you on {0}.")
    said = said.replace("{0}", isolate(one_line(found.text))).replace("{1}", since)
    rest = (
        _tr("You follow them, too. No word passed between you.")
        if found.both
        else _tr("No word passed between you.")
    )
    return f"{said} {rest}"


def hello_only(item: Item, today: date) -> str:
    """ "24 contact days, the last 4 weeks ago: greetings, and never more."."""
    said = _tr("{0}, the last {1} ago: greetings, and never more.")
    return said.replace("{0}", _days(item)).replace("{1}", _ago(item, today))


def silent(item: Item, today: date) -> str:
    """ "10 contact days, the last 6 years ago."."""
    said = _tr("{0}, the last {1} ago.")
    return said.replace("{0}", _days(item)).replace("{1}", _ago(item, today))


def unreachable(item: Item, today: date) -> str:
    """That no address is known, and what passed all the same."""
    said = _tr("No address of theirs is in your book.")
    return f"{said} {silent(item, today)}" if item.reason.number else said


def nameless(item: Item, _today: date) -> str:
    """That nobody noted a name, and how much passed."""
    said = _tr("No file told a name, and nobody wrote one down.")
    return f"{said} {_days(item)}." if item.reason.number else said


def bounced(item: Item, today: date) -> str:
    """ "A mail to ana@x.example came back on 4 March 2024, and nothing came from there since."."""
    said = _tr("A mail to {0} came back on {1}, and nothing came from there since.")
    day = dates.of_year(date.fromisoformat(item.reason.day), today)
    said = said.replace("{0}", isolate(visible(item.reason.text))).replace("{1}", day)
    more = item.reason.number - 1
    rest = several(more, _tr("So did one to another address."), _tr("So did mails to %n others."))
    return f"{said} {rest}" if more > 0 else said


def doubtful(item: Item, _today: date) -> str:
    """What is told twice."""
    number = len(item.choices)
    return {
        "birthday": numbered(_tr("%n birthdays are told of them."), number),
        "job": numbered(_tr("%n present jobs are told of them, and no date says which is the newer one."), number),
        "place": numbered(_tr("%n places are told of them, and no date says which is the newer one."), number),
        "address": numbered(_tr("%n people have this one address: {0}"), number).replace(
            "{0}", isolate(visible(item.reason.text))
        ),
    }[item.reason.key]  # fmt: skip


def no_person(item: Item, _today: date) -> str:
    """Why somebody is taken for no person."""
    return {
        "service": _tr("the name of a service or a firm"),
        "automatic": _tr("nobody reads what is sent there"),
        "office": _tr("an office's address, without a name"),
    }[item.reason.key]


def heading(item: Item) -> str:
    """Whom a card is about."""
    if item.reason.key == "address":
        return visible(one_line(item.reason.text))
    return title(item.person)


def title(row: PersonRow) -> str:
    """A name as it is shown; where there is none, the address."""
    return shown_name(row.shown) if row.shown.strip() else (visible(one_line(row.stand_in)) or shown_name(""))


def work(row: PersonRow) -> str:
    """Work and place."""
    job = ", ".join(isolated(one_line(part)) for part in (row.title, row.company) if part.strip())
    return "  ·  ".join(part for part in (job, isolated(one_line(row.city))) if part)


def second(item: Item) -> str:
    """What stands below the name."""
    if item.reason.key == "address":
        return ""
    return work(item.person)


def addresses(item: Item) -> str:
    """The first addresses, and how many more there are; "" where the one there is stands in the name's place."""
    if len(item.addresses) == 1 and not item.person.shown.strip():
        return ""
    shown = [isolate(visible(one_line(text))) for _, text in item.addresses[:SHOWN]]
    more = len(item.addresses) - len(shown)
    if more > 0:
        shown.append(numbered(_tr("%n more"), more))
    return "  ·  ".join(shown)


def came(item: Item, today: date) -> str:
    """ "from LinkedIn, May 2024"; "" where they were typed."""
    kind, day = item.came
    if not kind:
        return ""
    whence, since = came_from(kind), _since(day, today)
    return f"{whence}, {since}" if since else whence


def choice(item: Item, each: Choice) -> tuple[str, str]:
    """A value, or of an address whose it would be; and where it came from."""
    if each.person is not None:
        return title(each.person), work(each.person)
    text = dates.birthday(each.text) if item.reason.key == "birthday" else one_line(each.text)
    return text, came_from(each.source) if each.source else _tr("typed by you")
