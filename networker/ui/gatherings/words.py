"""The sentences of the Gatherings page: days, counts, what stands beside a guest."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate

from networker.domain.dates import PartialDate
from networker.domain.inviting import Reason
from networker.domain.vocabulary import Role
from networker.formats.records import SkippedRow
from networker.services.gathering_events import NEW, Attendee, said
from networker.services.gatherings import GatheringRow, GatheringView, Guest, month_of
from networker.services.planning import Plan, Suggestion
from networker.ui import dates
from networker.ui.text import grouped, isolate, numbered, one_line, several, shortened, shown_name, visible


def tr(text: str) -> str:
    """A sentence of this page in the language of the interface."""
    return QCoreApplication.translate("gatherings", text)


def until() -> str:
    """What stands between the first and the last day."""
    return QCoreApplication.translate("from day to day", "to")


def head(number: int, today: date) -> str:
    """The month, or the year alone, that a head of the list stands for."""
    found = month_of(number)
    if found is None:
        return tr("Without a day")
    year, month = found
    return dates.month_heading(year, month, today) if month else str(year)


def days(first: PartialDate | None, last: PartialDate | None) -> str:
    """ "20 November 2026", "17–19 November 2026", "30 November – 2 December 2026"; what is not known is left out."""
    if first is None:
        return ""
    begin, end = first.whole, last.whole if last else None
    if begin is None:
        if first.year and first.month:
            return dates.said(QDate(first.year, first.month, 1), "MMMM yyyy")
        return str(first.year or first.iso)
    if end is None or end <= begin:
        return dates.said(QDate(begin.year, begin.month, begin.day), "dddd d MMMM yyyy")
    whole = dates.said(QDate(end.year, end.month, end.day), "d MMMM yyyy")
    if dates.in_figures():
        return f"{dates.said(begin, 'd MMMM yyyy')} – {whole}"
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{dates.day_of_month(begin)}–{whole}"
    form = "d MMMM" if begin.year == end.year else "d MMMM yyyy"
    return f"{dates.said(QDate(begin.year, begin.month, begin.day), form)} – {whole}"


def day_of_row(row: GatheringRow) -> str:
    """The day in a list under its month: "Fri 20", "17–19"."""
    begin, end = row.day.whole if row.day else None, row.until.whole if row.until else None
    if begin is None:
        return ""
    if end is None or end <= begin:
        return f"{dates.weekday(begin)} {dates.day_of_month(begin)}"
    both = f"{dates.day_of_month(begin)}–{dates.day_of_month(end)}"
    return both if end.month == begin.month else f"{both} {dates.month_short(end)}"


def people(n: int) -> str:
    """How many people, in words."""
    return several(n, tr("1 person"), tr("%n people"))


def people_of_row(row: GatheringRow) -> str:
    """How many were there, or come; of whom nobody is said to, how many are asked."""
    if row.there or not row.named:
        return people(row.there)
    return several(row.named, tr("1 invited"), tr("%n invited"))


def row_words(row: GatheringRow | str) -> str:
    """A line of the list for screen readers."""
    if isinstance(row, str):
        return row
    parts = (one_line(row.name), days(row.day, row.until), one_line(row.place), people_of_row(row))
    return ", ".join(part for part in parts if part)


def role(role: Role, *, ahead: bool) -> str:
    """What somebody is to a gathering."""
    return {
        Role.HOST: tr("host"),
        Role.THERE: tr("coming") if ahead else tr("was there"),
        Role.INVITED: tr("invited"),
        Role.DECLINED: tr("declined"),
    }[role]


def beside(guest: Guest, *, ahead: bool, today: date) -> str:
    """What stands at the right of a guest: the follow-up, else their role where it says something, else that they are new."""
    parts = []
    if guest.role is not Role.THERE:
        parts.append(role(guest.role, ahead=ahead))
    if guest.followed_up is not None and guest.followed_up.done:
        parts.append(tr("followed up"))
    elif guest.followed_up is not None:
        due = dates.short(guest.followed_up.due, today)
        parts.append(tr("follow up: {0}").replace("{0}", due) if due else tr("to follow up"))
    elif guest.present and not guest.known and not ahead:
        parts.append(tr("new to you"))
    return " · ".join(parts)


def guest_words(guest: Guest, *, ahead: bool, today: date, chosen: bool) -> str:
    """A guest for screen readers."""
    parts = [shown_name(guest.person.name), one_line(guest.company), role(guest.role, ahead=ahead)]
    said = beside(guest, ahead=ahead, today=today)
    parts += [said if said not in parts else "", tr("chosen to follow up") if chosen else ""]
    return ", ".join(part for part in parts if part)


def who(view: GatheringView, today: date) -> tuple[str, str]:
    """The head above the guests, and how many there are of which sort."""
    ahead = view.lies_ahead(today)
    there = sum(guest.present for guest in view.guests)
    counts = [several(there, tr("1 is coming"), tr("%n are coming")) if ahead else people(there)]
    new = sum(guest.present and not guest.known for guest in view.guests)
    if new and not ahead:
        counts.append(several(new, tr("1 new to you"), tr("%n new to you")))
    asked = len(view.invited)
    if asked and not there:
        return tr("Invited"), people(asked)
    if asked:
        counts.append(several(asked, tr("1 invited"), tr("%n invited")))
    return (tr("Who is coming") if ahead else tr("Who was there")), " · ".join(counts)


def log(view: GatheringView) -> str:
    """What the button says: with whom it is still to be logged."""
    left = len(view.unlogged)
    if left == sum(guest.present for guest in view.guests):
        return tr("Log with everybody")
    return several(left, tr("Log with 1 more"), tr("Log with %n more"))


def logged(view: GatheringView, today: date) -> str:
    """What stands beside the buttons: that everybody is logged, or why nobody can be."""
    there = sum(guest.present for guest in view.guests)
    if view.lies_ahead(today):
        return tr("It lies ahead: log it once it has been.")
    if not there:
        return tr("Tick who was there, then log it with one press.")
    if view.first is None:
        return tr("Say on which day it was, then it can be logged.")
    if not view.unlogged:
        return tr("Logged with everybody who was there")
    return ""


def left_out(skipped: Sequence[SkippedRow], *, most: int = 3) -> str:
    """What of a calendar is left out and why, a line for each; "" for nothing."""
    if not skipped:
        return ""
    line = tr("Line {0}: {1}")
    lines = [
        tr("Left out"),
        *(
            visible(line.replace("{0}", grouped(each.row)).replace("{1}", said(each)))
            for each in skipped[:most]
        ),
    ]
    if len(skipped) > most:
        lines.append(numbered(tr("and %n more"), len(skipped) - most))
    return "\n".join(lines)


def attendee(one: Attendee, answer: int | None) -> str:
    """What becomes of somebody of a calendar."""
    if answer is None:
        if one.maybe:
            return tr("maybe {0}?").replace("{0}", isolate(shown_name(one.maybe[0].name)))
        return tr("in the book, left out") if one.person else tr("not in the book")
    if answer == NEW:
        return tr("becomes a new person")
    named = next((each for each in one.maybe if each.id == answer), None)
    if named is None:
        return tr("in the book")
    return tr("is {0}").replace("{0}", isolate(shown_name(named.name)))


# ---- whom to invite


def plan_heads(plan: Plan) -> dict[int, str]:
    """What stands over those of the table, and over the others."""
    made = numbered(tr("These would make it %n"), plan.coming + plan.asked + len(plan.table))
    return {-1: made, -2: tr("Also possible")}


def plan_totals(plan: Plan, *, brief: bool = False) -> str:
    """How many come, are asked, and still have room; `brief`: the last alone."""
    room = several(plan.room, tr("room for 1 more"), tr("room for %n more")) if plan.room else tr("full")
    if brief:
        return room
    parts = [several(plan.coming, tr("1 is coming"), tr("%n are coming"))]
    if plan.asked:
        parts.append(several(plan.asked, tr("1 invited"), tr("%n invited")))
    parts.append(room)
    return " · ".join(parts)


def capacity(n: int) -> str:
    """How many are to be there."""
    return numbered(tr("for %n"), n)


def reason(why: Reason) -> str:
    """One reason to ask somebody, in a few words."""
    if why.what == "near":
        return tr("is in {0}").replace("{0}", isolate(one_line(why.text)))
    if why.what == "new":
        return tr("you have not met yet")
    if why.what == "silent":
        return tr("silent for {0}").replace("{0}", dates.span(why.days))
    said = tr("did not make it to {0}") if why.what == "missed" else tr("was not at {0}")
    return said.replace("{0}", isolate(shortened(one_line(why.text), 28)))


def reasons(one: Suggestion) -> str:
    """Every reason to ask somebody."""
    return " · ".join(reason(each) for each in one.reasons)


def suggestion_words(one: Suggestion) -> str:
    """Somebody to ask for screen readers."""
    parts = (shown_name(one.person.name), one_line(one.company), reasons(one))
    return ", ".join(part for part in parts if part)


def no_plan(plan: Plan) -> tuple[str, str]:
    """What is said where nobody is left to offer."""
    if plan.coming or plan.asked:
        return tr("Nobody else comes to mind"), tr("Whoever has a reason to be asked is asked already.")
    return (
        tr("Nobody comes to mind yet"),
        tr("Put people into circles, or note where they live: those near the place are offered here."),
    )
