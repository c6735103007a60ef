"""The sentences of the deck: how somebody came, what passed between you, why a circle is guessed.

Pure: values in, words out. Names stand in isolation, so that one from right to left does not turn its sentence.
"""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Channel
from networker.services.triage import Came, Card, Guess, Talks, UpTo
from networker.ui import dates
from networker.ui.channels import BRANDS, CHANNEL_ICONS
from networker.ui.circle_words import circle_name, within_a_sentence
from networker.ui.text import grouped, isolate, isolated, numbered, one_line, several, shown_name, visible


def _tr(text: str) -> str:
    return QCoreApplication.translate("triage", text)


def progress(done: int, to_go: int) -> str:
    """ "12 sorted, 643 to go. Stop whenever you like."."""
    left = numbered(_tr("%n to go. Stop whenever you like."), to_go)
    return f"{numbered(_tr('%n sorted'), done)}, {left}" if done else left


def title(card: Card) -> str:
    """A name, else that there is none yet."""
    return shown_name(card.name)


def second(card: Card) -> str:
    """Work and place; where there is neither, or no name, the address."""
    work = ", ".join(isolated(one_line(part)) for part in (card.title, card.company) if part.strip())
    known = card.name and (work or card.city)
    parts = ("" if known else isolated(visible(card.stand_in)), work, isolated(one_line(card.city)))
    return "  ·  ".join(part for part in parts if part)


def came(how: Came) -> str:
    """ "connected 19 July 2018, from your LinkedIn export"."""
    said = {
        "connected": _tr("connected {0}"),
        "followed": _tr("followed {0}"),
        "brought": _tr("brought in {0}"),
        "added": _tr("added by hand {0}"),
    }[how.what]
    said = said.replace("{0}", day(how.day)).strip()
    whence = _whence(how)
    return f"{said}, {whence}" if whence else said


def _whence(how: Came) -> str:
    """From which of the user's own files; "" where that is not known."""
    channel = _channel(how)
    if channel in BRANDS:
        return _tr("from your {0} export").replace("{0}", BRANDS[channel])
    if how.what == "added" or not how.file:
        return ""
    return _tr("from {0}").replace("{0}", isolate(one_line(how.file.rpartition("/")[2])))


def came_icon(how: Came) -> str:
    """The kind of place that somebody came from."""
    channel = _channel(how)
    if channel is not None:
        return CHANNEL_ICONS[channel]
    return {"connected": "channel-work", "followed": "channel-short", "brought": "import"}.get(
        how.what, "write"
    )


def _channel(how: Came) -> Channel | None:
    kind = how.kind.partition("-")[0]
    return Channel(kind) if kind in set(Channel) else None


def talks(card: Card) -> str:
    """What passed between you, with its numbers."""
    found = card.talks
    if not found.days:
        return {
            "connected": _tr("None. You connected; nobody wrote a word."),
            "followed": _tr("None. You follow; nobody wrote a word."),
        }.get(card.came.what, _tr("None yet."))
    said = several(found.days, _tr("1 contact day"), _tr("%n contact days"))
    if found.last is not None:
        said = _tr("{0}, the last on {1}").replace("{0}", said).replace("{1}", _date(found.last))
    return f"{said}. {_sides(found)}".strip()


def _sides(found: Talks) -> str:
    if found.met:
        return _tr("You have met.")
    if not found.theirs:
        return _tr("All of it from you.")
    return "" if found.mine else _tr("All of it from them.")


def in_common(card: Card) -> str:
    """People, then groups: "Ines Duarte, Jonas Keller; Wind & Sails group"; "" for none."""
    people = ", ".join(isolate(shown_name(each)) for each in card.people)
    groups = ", ".join(_tr("{0} group").replace("{0}", isolate(one_line(each))) for each in card.groups[:2])
    return "; ".join(part for part in (people, groups) if part)


def up_to(card: Card) -> str:
    """Their project, else the job that they began; "" where neither is known."""
    found: UpTo | None = card.up_to
    if found is None:
        return ""
    text = isolate(one_line(found.text))
    since = _since(found.since)
    if found.field == "project":
        said = _tr("“{0}”").replace("{0}", text)
    elif found.detail:
        said = _tr("{0} at {1}").replace("{0}", text).replace("{1}", isolate(one_line(found.detail)))
    else:
        said = text
    return f"{said}, {since}" if since else said


def _since(when: PartialDate | None) -> str:
    return _tr("since {0}").replace("{0}", day(when)) if when is not None else ""


def alike(card: Card) -> str:
    """ "You gave the good circle to 3 people from Wind & Sails"; "" where nothing is alike."""
    if card.alike is None:
        return ""
    each, people, where = card.alike
    said = numbered(_tr("You gave the {0} circle to %n people from {1}"), people)
    return said.replace("{0}", within_a_sentence(each)).replace("{1}", isolate(one_line(where)))


def lines(card: Card) -> list[tuple[str, str]]:
    """(label, words) of what is known, without those of which nothing is."""
    listed = (
        (_tr("Talks"), talks(card)),
        (_tr("In common"), in_common(card)),
        (_tr("Up to"), up_to(card)),
        (_tr("Alike"), alike(card)),
    )
    return [(label, said) for label, said in listed if said]


def guess(found: Guess) -> str:
    """Which circle is guessed, and why."""
    n = int(str(found.numbers.get("n", 0)))
    days = int(str(found.numbers.get("days", 0)))
    where = isolate(one_line(str(found.numbers.get("where", ""))))
    why = {
        "rhythm": _tr("you talk about every {0}").replace("{0}", dates.span(days)),
        "silent": _tr("{0} contact days, then silence for {1}")
        .replace("{0}", grouped(n))
        .replace("{1}", dates.span(days)),
        "met": _tr("you have met"),
        "talked": several(n, _tr("you both wrote, on one day"), _tr("you both wrote, on %n days")),
        "one way": _tr("a name you would recognise, no answer yet"),
        "alike": numbered(_tr("as %n people from {0}"), n).replace("{0}", where),
        "name": _tr("a name you would recognise, no talk yet"),
        "stranger": _tr("no talk yet, and nobody in common"),
    }[found.reason]
    return _tr("{0} is the guess: {1}.").replace("{0}", circle_name(found.circle)).replace("{1}", why)


def spoken(card: Card) -> str:
    """The whole card for who listens to it."""
    said = [title(card), second(card), came(card.came), *(f"{label}: {text}" for label, text in lines(card))]
    return ". ".join(each.rstrip(".") for each in (*said, guess(card.guess)) if each)


def day(when: PartialDate | None) -> str:
    """ "19 July 2018", "July 2018", "2018"; "" for none."""
    if when is None:
        return ""
    if when.whole is not None:
        return _date(when.whole)
    if when.month and when.year:
        return dates.said(QDate(when.year, when.month, 1), "MMMM yyyy")
    return str(when.year or "")


def _date(when: date) -> str:
    return dates.said(QDate(when.year, when.month, when.day), "d MMMM yyyy")
