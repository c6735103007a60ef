"""Words of the reach-out pane that follow from values: buttons by channel, what was done."""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate

from networker.domain.vocabulary import Channel, Side
from networker.services.today_views import Came, DayEnd, DoneRow, Promise, Question, TodayCard
from networker.ui import dates
from networker.ui.again import again
from networker.ui.channels import BRANDS, way
from networker.ui.text import isolate, numbered, one_line, sentence, shortened, visible

LONGEST_NAME = 80  # characters: a longer one would fill a card alone


def _tr(text: str) -> str:
    return QCoreApplication.translate("reach_out", text)


def to_sort(people: int) -> str:
    """What leads to the deck, with how many have no circle yet."""
    if people == 1:
        return _tr("1 is new: sort them with one key")
    from networker.domain.triage import SITTING

    if people <= SITTING:
        return numbered(_tr("%n are new: sort them, one key each"), people)
    return numbered(_tr("%n are new: sort twenty, one key each"), people)


def where(card: TodayCard) -> str:
    """The first words of the channel's sentence, which are DemiBold."""
    return f"{way(card.channel, known=bool(card.handle))}."


def reached_on(card: TodayCard) -> Sequence[Channel]:
    """Where else they may have been reached than it is advised: the channels there are, a call, and face to face."""
    offered = dict.fromkeys((*(channel for channel, _ in card.ways), Channel.PHONE, Channel.IN_PERSON))
    return [each for each in offered if each not in (card.channel, Channel.OTHER)]


def reached(channel: Channel) -> str:
    """That somebody was reached on a channel, for a menu."""
    if channel is Channel.PHONE:
        return _tr("Done: we spoke by phone")
    if channel is Channel.IN_PERSON:
        return _tr("Done: we met")
    if channel is Channel.MAIL:
        return _tr("Done: I wrote a mail")
    return _tr("Done: I wrote on {0}").replace("{0}", BRANDS.get(channel, _tr("their page")))


_COUNTS = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def day_in_numbers(end: DayEnd, *, promised: bool = False) -> str:
    """What the day's list came to: "Three talks, two messages. Nothing is left over."

    `promised`: what was promised for today stands above it still.
    """
    parts = []
    if end.talks:
        parts.append(_tr("One talk") if end.talks == 1 else _counted(_tr("{0} talks"), end.talks))
    if end.messages:
        parts.append(_tr("One message") if end.messages == 1 else _counted(_tr("{0} messages"), end.messages))
    said = ", ".join(part if n == 0 else part[:1].lower() + part[1:] for n, part in enumerate(parts))
    rest = _tr("What was promised stands above.") if promised else _tr("Nothing is left over.")
    return f"{said}. {rest}" if said else rest


def _counted(text: str, number: int) -> str:
    return text.replace("{0}", _tr(_COUNTS[number]) if number < len(_COUNTS) else str(number))


def question_about(name: str) -> str:
    """Whether somebody was reached, by the name that people are called."""
    said = _tr("Did you reach {0}?")
    return sentence(said.replace("{0}", isolate(name) if name else _tr("them")))


def question_of(question: Question, *, longest: int = 120) -> str:
    """What a question asks; no name in it has more than so many characters."""
    name = _short(question.given or question.name, longest)
    meeting = question.meeting
    if question.introduced is not None:
        other = _short(question.introduced.other_given or question.introduced.other_name, longest)
        return sentence(
            _tr("Did anything come of {0}?").replace(
                "{0}", _together([name or _tr("them"), other or _tr("somebody")])
            )
        )
    if meeting is None:
        return question_about(name)
    if len(meeting.people) == 1:
        said = _tr("Did you meet {0} on {1}?").replace("{0}", isolate(name) if name else _tr("them"))
    else:
        people = [_short(each, longest) or _tr("somebody") for each in meeting.people]
        said = _tr("Did “{2}” with {0} take place on {1}?").replace("{0}", _together(people))
        said = said.replace("{2}", isolate(_short(meeting.name, longest)))
    return sentence(said.replace("{1}", _weekday(question.day)))


def answers_to(question: Question) -> tuple[tuple[str, str], ...]:
    """How a question is answered: in words, and as it is told to the book."""
    if question.introduced is not None:
        return (_tr("They talked"), "yes"), (_tr("Nothing"), "not yet"), (_tr("Ask in a month"), "later")
    no = _tr("Not yet") if question.meeting is None else _tr("Not this time")
    return (_tr("Yes"), "yes"), (no, "not yet"), (_tr("Ask tomorrow"), "later")


def _together(people: Sequence[str]) -> str:
    """Up to three names, or two and how many more."""
    named, more = (people, 0) if len(people) <= 3 else (people[:2], len(people) - 2)
    first, last = [isolate(each) for each in named], numbered(_tr("%n more"), more)
    last = last if more else first.pop()
    return _tr("{0} and {1}").replace("{1}", last).replace("{0}", ", ".join(first))


def _weekday(day: date) -> str:
    return dates.said(QDate(day.year, day.month, day.day), "dddd")


def _short(text: str, longest: int) -> str:
    return shortened(visible(one_line(text)), longest)


def came(found: Came) -> tuple[str, str]:
    """(who, what) of something that came of the day."""
    if found.what == "promise":
        return (_tr("You") if found.side is Side.ME else isolate(found.name or _tr("Somebody"))), one_line(
            found.text
        )
    how = {Channel.MAIL: _tr("answered by mail"), Channel.OTHER: _tr("answered")}.get(
        found.channel, _tr("answered on {0}").replace("{0}", BRANDS.get(found.channel, _tr("their page")))
    )
    return isolate(found.name or _tr("Somebody")), how


def done(row: DoneRow) -> str:
    """What happened, in a word or two."""
    return _tr(row.what)


def promise(found: Promise) -> str:
    """What was promised, with the names of those who promised it where that is not the user."""
    text = one_line(found.text)
    if found.side is Side.ME or not found.people:
        return text
    from networker.domain.promisers import without_promiser  # its expressions take their time

    told = without_promiser(text, [each.name for each in found.people])
    return f"{_names(found) or isolate(_tr('Somebody'))}: {told}"


def _names(found: Promise) -> str:
    return _listed([name for each in found.people[:3] if (name := one_line(each.name))])


def _listed(names: Sequence[str]) -> str:
    return ", ".join(isolate(shortened(name, LONGEST_NAME)) for name in names)


def more_of_promise(found: Promise) -> str:
    """Whom a promise of the user's is to, as far as its words leave that open, and how often it comes again."""
    to = _beside(found) if found.side is Side.ME else ""
    return ", ".join(part for part in (to, again(found.repeats, found.unless_contact)) if part)


def _beside(found: Promise) -> str:
    """ "to Ada Lovelace"; beside "call Ada" only which Ada that is, and nothing beside "call Ada Lovelace"."""
    known = [name for each in found.people[:3] if (name := one_line(each.name))]
    names = [name for name in known if not _says(found.text, name)]
    told = _listed(names)
    if not told or all(_says(found.text, name.split()[0]) for name in names):
        return told
    return _tr("to {0}").replace("{0}", told)


def _says(text: str, name: str) -> bool:
    """Whether a text names somebody so, in words of their own."""
    spelt = " ".join(map(re.escape, name.split()))
    return re.search(rf"(?<!\w){spelt}(?!\w)", one_line(text), re.IGNORECASE) is not None
