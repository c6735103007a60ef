"""Words of the Ask page: where a line is known from, how likely they answer, what came of a question."""

import math
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate

from networker.domain import questions
from networker.domain.vocabulary import Direction, Kind
from networker.services.ask_views import Answer, Evidence
from networker.services.ask_ways import SHOWN, Asked, Connected, Found, Passed
from networker.services.asked_before import AskView, Outcome
from networker.services.offers import Offer
from networker.ui import dates
from networker.ui.channels import KIND_ICONS
from networker.ui.text import grouped, isolate, isolated, numbered, one_line, sentence, several, shortened

NAME = 24  # letters of a name on a button
LONGEST, BEFORE = 220, 60  # letters of a line that are shown, and of them before what matched
OUTCOME_ICONS = {
    Outcome.HELPED: "win", Outcome.ANSWERED: "done", Outcome.WAITS: "later", Outcome.CLOSED: "close",
    Outcome.LOOKED_UP: "search",
}  # fmt: skip
SOURCE_ICONS = {
    "title": "channel-work", "company": "channel-work", "former company": "channel-work", "topic": "comment",
    "group": "group", "note": "note", "fact": "note", "place": "place", "talk": "message", "tie": "people",
}  # fmt: skip
Spans = tuple[tuple[int, int], ...]


def tr(text: str) -> str:
    """A text of the page in the user's language."""
    return QCoreApplication.translate("ask", text)


def called(offer: Offer) -> str:
    """How somebody is called on a button."""
    return isolated(shortened(one_line(offer.given or offer.name), NAME)) or tr("them")


def first_name(name: str) -> str:
    """The first word of a name, for a button."""
    return isolate(shortened(one_line(name).partition(" ")[0], NAME)) if name.strip() else tr("somebody")


# ---- the line an answer rests on


def excerpt(evidence: Evidence) -> tuple[str, Spans]:
    """The line, in one line and cut round what matched, with the places of that in it.

    Each letter that would break the line or turn its direction is a space, so that the places stay where they are.
    """
    text = "".join(ch if ch.isprintable() or ch in "\u200c\u200d" else " " for ch in evidence.text)
    spans = [(a, b) for a, b in evidence.matched if 0 <= a < b <= len(text)]
    if len(text) <= LONGEST:
        return text, tuple(spans)
    first = spans[0][0] if spans else 0
    start = max(first - BEFORE, 0)
    if start:
        start = text.find(" ", start, first) + 1 or start
    stop = min(start + LONGEST, len(text))
    head, tail = "… " if start else "", "…" if stop < len(text) else ""
    moved = tuple(
        (a - start + len(head), b - start + len(head)) for a, b in spans if start <= a and b <= stop
    )
    return f"{head}{text[start:stop].rstrip()}{tail}", moved


def told(answer: Answer) -> tuple[str, Spans]:
    """The line as it is told: in quotes where somebody wrote it, a guess openly as one."""
    text, spans = excerpt(answer.evidence)
    before = "" if answer.sure else tr("A guess:") + " "
    if answer.via is not None:
        before += tr("Knows somebody:") + " "
    if answer.evidence.source in ("talk", "note"):
        before, text = before + tr("“"), text + tr("”")
    return before + text, tuple((a + len(before), b + len(before)) for a, b in spans)


def source(each: Asked) -> str:
    """Where the line is known from, with its day."""
    evidence = each.answer.evidence
    if evidence.source == "talk" and each.passed is not None:
        return _of_talk(each, each.passed, evidence.day)
    if evidence.source == "note" and evidence.day is not None:
        return sentence(tr("your note of {0}").replace("{0}", _day(evidence.day)))
    said = {
        "title": tr("their work"), "company": tr("where they work"), "former company": tr("where they worked before"),
        "topic": tr("a topic of theirs"), "group": tr("a group they are in"), "note": tr("your notes"),
        "fact": tr("what you noted about them"), "place": tr("where they are"), "talk": tr("what was said"),
        "tie": tr("who belongs to them"),
    }.get(evidence.source, tr("what you noted about them"))  # fmt: skip
    if evidence.day is not None:
        said = tr("{0}, {1}").replace("{0}", said).replace("{1}", _day(evidence.day))
    return said


def _of_talk(each: Asked, passed: Passed, day: date | None) -> str:
    what = {
        Kind.MESSAGE: tr("message"), Kind.MAIL: tr("mail"), Kind.CALL: tr("call"), Kind.VIDEO: tr("video call"),
        Kind.MEETING: tr("meeting"), Kind.COMMENT: tr("comment"), Kind.NOTE: tr("note"),
    }[passed.kind]  # fmt: skip
    if passed.kind is Kind.NOTE or passed.direction is Direction.OUT:
        said = tr("your {0}")
    elif passed.direction is Direction.IN:
        said = tr("{1}, {0}").replace("{1}", called(each.offer))
    else:
        said = tr("a {0}")
    if day is not None:  # a message of a day, which is not said as "3 of 12" is
        of_day = QCoreApplication.translate("of a day", "{0} of {1}")
        said = said.replace("{0}", of_day.replace("{1}", _day(day)))
    return sentence(said.replace("{0}", what))


def _day(day: date) -> str:
    return dates.said(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def source_icon(each: Asked) -> str:
    """The glyph of where the line is known from."""
    if each.passed is not None:
        return KIND_ICONS.get(each.passed.kind, "message")
    return SOURCE_ICONS.get(each.answer.evidence.source, "note")


def likely(each: Asked) -> str:
    """How likely they answer: how often they did, and how soon; of whom the user never talked with, who could introduce them."""
    answer = each.answer
    if not each.talked:
        if each.by is None:
            return tr("no talk with you yet")
        said = tr("no talk with you yet; {0} could introduce you")
        return sentence(said.replace("{0}", isolated(one_line(each.by.name)) or tr("somebody")))
    if not answer.of:
        return ""
    said = tr("answered {0} of {1} times") if answer.of > 1 else tr("answered {0} of 1 time")
    said = said.replace("{0}", grouped(answer.answered)).replace("{1}", grouped(answer.of))
    if answer.days is None or answer.answered < 3:
        return said
    days = max(math.ceil(answer.days), 1)
    soon = several(days, tr("mostly within a day"), tr("mostly within %n days"))
    return tr("{0}, {1}").replace("{0}", said).replace("{1}", soon)


def about(answer: Answer) -> str:
    """Where somebody works and lives, in a line."""
    return "  ·  ".join(part for part in (one_line(answer.company), one_line(answer.city)) if part)


# ---- heads


def count(found: Found) -> tuple[str, str]:
    """How many fit, and by what they are in this order."""
    people = several(found.total, tr("1 person"), tr("%n people"))
    if found.total >= SHOWN:
        people = numbered(tr("The first %n"), len(found.people))
    if questions.unread(found.question):
        return people, tr(
            "who have a word of it: questions are understood in English, German and Spanish only"
        )
    if all(not each.answer.sure for each in found.people):
        return people, tr("who might fit: these are guesses, and each says why")
    return people, tr("by what they know, how close you are, and how likely they answer")


def nobody(question: str) -> str:
    """What is said where nobody is found."""
    said = tr("Nobody in your book comes to mind for this.")
    if not questions.unread(question):
        return said
    return f"{said} {tr('Questions are understood in English, German and Spanish only.')}"


def shares(each: Connected) -> str:
    """Why somebody might know somebody."""
    if each.near:
        names = [isolate(one_line(other.name)) for other in each.near[:2] if other.name]
        more = len(each.near) - len(names)
        said = tr("{0} and {1}") if len(names) == 2 and not more else "{0}"
        said = said.replace("{0}", names[0] if "{1}" in said else ", ".join(names))
        said = said.replace("{1}", names[-1] if names else "")
        if more:
            said = tr("{0} and {1}").replace("{0}", said).replace("{1}", numbered(tr("%n more"), more))
        return sentence(tr("knows {0}, who come near").replace("{0}", said))
    parts = (
        (each.ties, tr("tied to 1 person you know"), tr("tied to %n people you know")),
        (each.groups, tr("in 1 group with others"), tr("in %n groups with others")),
        (each.gatherings, tr("at 1 gathering"), tr("at %n gatherings")),
    )
    return ", ".join(several(n, one, many) for n, one, many in parts if n)


# ---- what was asked before


def whom(ask: AskView, today: date) -> str:
    """Whom a question was put to, and when."""
    names = [
        isolate(one_line(each.name if len(ask.people) == 1 else each.given or each.name))
        for each in ask.people
    ]
    if not names:
        return tr("nobody asked, {0}").replace("{0}", dates.short(ask.day, today))
    return sentence(
        tr("asked {0}, {1}").replace("{0}", together(names)).replace("{1}", dates.short(ask.day, today))
    )


def together(names: Sequence[str]) -> str:
    """Up to three names, or two and how many more."""
    first, last = list(names[:-1]), names[-1]
    if len(names) > 3:
        first, last = list(names[:2]), numbered(tr("%n more"), len(names) - 2)
    return tr("{0} and {1}").replace("{0}", ", ".join(first)).replace("{1}", last) if first else last


def came(ask: AskView) -> str:
    """What came of a question, in a line."""
    said = one_line(ask.outcome) or next((one_line(each.answer) for each in ask.people if each.answer), "")
    if not said:
        said = {
            Outcome.HELPED: tr("It helped."), Outcome.ANSWERED: tr("It did not help."),
            Outcome.WAITS: tr("No answer yet."), Outcome.CLOSED: tr("Closed without an answer."),
            Outcome.LOOKED_UP: tr("Looked up, not asked."),
        }[ask.came]  # fmt: skip
    due = [isolate(one_line(each.given or each.name)) for each in ask.people if each.thanks is not None]
    thanks = tr("Thanks to {0} are promised.").replace("{0}", together(due)) if due else ""
    return sentence(" ".join(part for part in (said, thanks) if part))


def outcome_word(outcome: Outcome) -> str:
    """What the mark of a question means."""
    return {
        Outcome.HELPED: tr("Helped"), Outcome.ANSWERED: tr("Answered"), Outcome.WAITS: tr("No answer yet"),
        Outcome.CLOSED: tr("Closed"), Outcome.LOOKED_UP: tr("Looked up"),
    }[outcome]  # fmt: skip
